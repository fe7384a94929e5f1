from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import article

from digest import summarise as package
from digest.edition import json_converter
from digest.model import Article, Difference, Figure, Quote, Sentence, StorySummary, Summary
from digest.pipeline.summary_cache import FILE, SummaryCache
from digest.summarise import summarise

TEXT = "\n\n".join(
    f"The harbour board met on day {number} of the week. It counted {number * 7} boats at the pier, "
    f'and "nobody slept well", said Ada Lund, its chair for {number} years.'
    for number in range(2, 12)
)


@pytest.fixture
def report() -> Article:
    return article(text=TEXT, title="The harbour board counts its boats")


def ask(
    file: Path, *articles: Article, others: tuple[Article, ...] = (), **more: Any
) -> tuple[StorySummary, SummaryCache]:
    cache = SummaryCache(file, (*articles, *others))
    settings = {"headline": articles[0].title, "method": "default", "quote_limit": 0.4} | more
    return cache.summarise(articles, **settings), cache


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one entry for each time that a summary is made."""
    counted: list[int] = []

    def counting(*arguments: Any, **named: Any) -> StorySummary:
        counted.append(1)
        return summarise(*arguments, **named)

    monkeypatch.setattr(package, "summarise", counting)
    return counted


def test_a_summary_is_read_back_as_it_was_made(
    tmp_path: Path, report: Article, calls: list[int]
) -> None:
    first, cache = ask(tmp_path / FILE, report)
    cache.save()
    again, _ = ask(tmp_path / FILE, report)
    assert again == first == summarise([report], method="default", quote_limit=0.4, repeated={})
    assert again.summary.sentences
    assert again.summary.words == first.summary.words
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("change", "more"),
    [
        ({"text": TEXT.replace("boats", "ships")}, {}),
        ({"title": "Ships"}, {}),
        ({}, {"quote_limit": 0.2}),
        ({}, {"method": "lead"}),
        ({}, {"headline": "The board counts"}),
        ({}, {"unset": frozenset("é")}),
        ({}, {"others": (article(text="A pier closes.", source="The Gull"),)}),
    ],
)
def test_whatever_a_summary_depends_on_makes_it_anew(
    change: dict[str, Any],
    more: dict[str, Any],
    tmp_path: Path,
    report: Article,
    calls: list[int],
) -> None:
    report = replace(report, source="The Gull")
    ask(tmp_path / FILE, report)[1].save()
    ask(tmp_path / FILE, replace(report, **change), **more)
    assert len(calls) == 2


def test_entries_that_nobody_asks_for_go(tmp_path: Path, report: Article) -> None:
    ask(tmp_path / FILE, report)[1].save()
    first = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    other = replace(report, id="other", text=TEXT[: len(TEXT) // 2])
    ask(tmp_path / FILE, other)[1].save()
    second = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    assert len(first) == len(second) == 1
    assert first.keys() != second.keys()


@pytest.mark.parametrize("content", ["", "[]", "{", '{"KEY": {"summary": 7}}', "\udcff"])
def test_a_damaged_file_only_costs_time(
    content: str, tmp_path: Path, report: Article, calls: list[int]
) -> None:
    first, cache = ask(tmp_path / FILE, report)
    key = next(iter(cache._used))
    (tmp_path / FILE).write_bytes(
        content.replace("KEY", key).encode("utf-8", errors="surrogateescape")
    )
    assert ask(tmp_path / FILE, report)[0] == first
    assert len(calls) == 2


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path, report: Article) -> None:
    (tmp_path / "file").write_text("in the way")
    ask(tmp_path / "file" / FILE, report)[1].save()


def test_a_method_of_ones_own_is_asked_every_time(
    tmp_path: Path, report: Article, calls: list[int]
) -> None:
    for _ in range(2):
        ask(tmp_path / FILE, report, method="digest.summarise.methods.lead:rank")[1].save()
    assert len(calls) == 2


def test_all_parts_of_a_summary_are_read_back() -> None:
    sentence = Sentence(article="gull:a", start=3, end=9, text="a b c", paragraph=2)
    whole = StorySummary(
        summary=Summary(sentences=(sentence, sentence), order=(1, 0), needs=((), (0,))),
        standfirst="A pier closes",
        quotes=(Quote(text="a", speaker="Ada Lund", sentence=sentence),),
        figures=(Figure(value="7 boats", label="", sentence=sentence),),
        differences=(Difference(topic="boats", sides=(sentence, sentence)),),
        dropped=((sentence, "a credit"),),
    )
    converter = json_converter()
    again = converter.loads(converter.dumps(whole), StorySummary)
    assert again == whole
    assert again.summary.words == whole.summary.words == 6
