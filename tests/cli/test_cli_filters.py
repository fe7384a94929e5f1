from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import FERRY, PIER, Digest


def write(path: Path, *records: object) -> str:
    path.write_text(
        "\n".join(record if isinstance(record, str) else json.dumps(record) for record in records),
        encoding="utf-8",
    )
    return str(path)


def test_summarise_gives_slices_of_the_text(digest: Digest, tmp_path: Path) -> None:
    file = write(
        tmp_path / "in.jsonl",
        {"id": "a", "text": FERRY},
        {"id": "b", "texts": [FERRY, PIER], "title": "Boats"},
    )
    done = digest("summarise", "--jsonl", "--sentences", "2", file)
    assert done.code == 0, done.err
    told = [json.loads(line) for line in done.out.splitlines()]
    assert [one["id"] for one in told] == ["a", "b"]
    for one, texts in zip(told, ([FERRY], [FERRY, PIER]), strict=True):
        assert len(one["sentences"]) == 2
        assert sorted(sentence["rank"] for sentence in one["sentences"]) == [1, 2]
        for sentence in one["sentences"]:
            assert set(sentence) == {"text", "source", "start", "end", "rank"}
            assert (
                texts[sentence["source"]][sentence["start"] : sentence["end"]] == sentence["text"]
            )


@pytest.mark.parametrize(
    "method",
    [
        "default",
        "lead",
        "lexrank",
        "textrank",
        "lsa",
        "luhn",
        "edmundson",
        "sumbasic",
        "kl",
        "reduction",
    ],
)
def test_every_method_answers_by_its_name(digest: Digest, tmp_path: Path, method: str) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")
    done = digest("summarise", "--method", method, "--words", "30", "ferry.txt")
    assert done.code == 0, done.err
    assert done.out.strip()


def test_a_line_ends_at_a_line_feed_only(digest: Digest, tmp_path: Path) -> None:
    text = FERRY.replace("\n\n", "\u2028")
    file = write(tmp_path / "in.jsonl", json.dumps({"id": "a", "text": text}, ensure_ascii=False))
    done = digest("summarise", "--jsonl", file)
    assert done.code == 0, done.err
    (told,) = (json.loads(line) for line in done.out.split("\n") if line)
    assert all(
        text[sentence["start"] : sentence["end"]] == sentence["text"]
        for sentence in told["sentences"]
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{", "line 1: this is not JSON"),
        ("[1]", "line 1: this is not a JSON object"),
        ('{"id": "a"}', "line 1"),
        ('{"id": "a", "text": 3}', "line 1"),
    ],
)
def test_a_bad_line_is_named(digest: Digest, tmp_path: Path, line: str, expected: str) -> None:
    done = digest("summarise", "--jsonl", write(tmp_path / "in.jsonl", line))
    assert done.code == 2
    assert expected in done.err


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "word",
        "?!",
        "A" * 9000,
        "no stop at all " * 300,
        "ALL CAPITALS. " * 40,
        "1–0\n2–1\n0–0\n" * 50,
        "\u200f\u200e\u200b",
        "مرحبا. " * 30,
        "Ένα κείμενο. " * 20,
    ],
)
def test_odd_texts_give_a_summary_or_nothing(digest: Digest, tmp_path: Path, text: str) -> None:
    done = digest("summarise", "--jsonl", write(tmp_path / "in.jsonl", {"id": "odd", "text": text}))
    assert done.code == 0, done.err
    assert json.loads(done.out)["id"] == "odd"


def test_stories_groups_reports_of_one_event(digest: Digest, tmp_path: Path) -> None:
    again = PIER.replace(
        "Engineers closed the old pier on Tuesday",
        "The old pier was closed by engineers on Tuesday",
    )
    file = write(
        tmp_path / "in.jsonl",
        {"id": "a", "title": "Old pier closed", "text": PIER},
        {"id": "b", "title": "Ferries until midnight", "text": FERRY},
        {"id": "c", "title": "Pier closed after divers find broken piles", "text": again},
    )
    done = digest("stories", "--jsonl", file)
    assert done.code == 0, done.err
    assert [json.loads(line) for line in done.out.splitlines()] == [
        {"story": 0, "ids": ["a", "c"]},
        {"story": 1, "ids": ["b"]},
    ]
