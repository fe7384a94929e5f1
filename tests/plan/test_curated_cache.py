from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from builders import article

from digest import curate
from digest.config.keys import Magazine
from digest.curate import CuratedWeek
from digest.model import Article, Image, Week
from digest.pipeline.curated_cache import FILE, curated

WEEK = Week(
    label="2025-W30",
    starts=datetime(2025, 7, 21, tzinfo=UTC),
    ends=datetime(2025, 7, 28, tzinfo=UTC),
)
QUAY = (
    "Lisk opened its new quay after eleven years of work, and forty boats came to see the ribbon "
    "cut by the harbour master Ada Lund. The quay cost nine million crowns."
)


def articles() -> list[Article]:
    """Two reports of one event with a picture, a copy of one of them, and another event."""
    common = {"published": datetime(2025, 7, 22, tzinfo=UTC), "labels": ("harbour",)}
    first = article(
        id="gull:quay", source="Gull", title="Lisk opens its new quay", text=QUAY, **common
    )
    picture = Image(src="quay.jpg", path="quay.jpg", alt="The quay")
    return [
        replace(first, images=(picture,), tags=("Sports",)),
        replace(first, id="gull:quay-2", published=datetime(2025, 7, 21, tzinfo=UTC)),
        replace(first, id="tern:quay", source="Tern", text=QUAY.replace("opened", "has opened")),
        replace(
            first, id="tern:bees", source="Tern", title="Bees", text="Bees left the town hall."
        ),
    ]


def ask(file: Path, *given: Article, week: Week = WEEK, **settings: Any) -> CuratedWeek:
    magazine = replace(Magazine(), **settings)
    return curated(given or articles(), week=week, language="en", magazine=magazine, file=file)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one entry for each time that a week is curated."""
    counted: list[int] = []
    stories = curate.stories

    def counting(*given: Any, **named: Any) -> CuratedWeek:
        counted.append(1)
        return stories(*given, **named)

    monkeypatch.setattr(curate, "stories", counting)
    return counted


def test_an_unchanged_week_is_read_back_as_it_was_curated(tmp_path: Path, calls: list[int]) -> None:
    first = ask(tmp_path / FILE)
    assert ask(tmp_path / FILE) == first
    assert len(calls) == 1
    assert {len(story.articles) for story in first.stories} == {1, 2}
    assert first.rejected
    assert any(story.picture for story in first.stories)


def test_notes_of_another_reading_change_nothing(tmp_path: Path, calls: list[int]) -> None:
    ask(tmp_path / FILE)
    noted = [replace(each, notes=("picture a.jpg took too long",)) for each in articles()]
    again = ask(tmp_path / FILE, *noted)
    assert len(calls) == 1
    assert all(each.notes for story in again.stories for each in story.articles)


def test_sections_given_to_the_articles_are_read_back(tmp_path: Path) -> None:
    settings = {"sections": ("Sport", "News"), "tags": {"harbour": "Sport"}}
    first = ask(tmp_path / FILE, **settings)
    again = ask(tmp_path / FILE, **settings)
    assert {each.section for story in again.stories for each in story.articles} == {"Sport"}
    assert again == first


@pytest.mark.parametrize(
    "change",
    [
        {"sections": ("News",)},
        {"pinned": ("News",)},
        {"tags": {"harbour": "News"}},
        {"week": replace(WEEK, starts=datetime(2025, 7, 20, tzinfo=UTC))},
    ],
)
def test_whatever_the_stories_depend_on_makes_them_anew(
    change: dict[str, Any], tmp_path: Path, calls: list[int]
) -> None:
    ask(tmp_path / FILE)
    ask(tmp_path / FILE, **change)
    assert len(calls) == 2


def test_a_changed_article_makes_them_anew(tmp_path: Path, calls: list[int]) -> None:
    first, *others = articles()
    ask(tmp_path / FILE)
    longer = ask(tmp_path / FILE, replace(first, title="Lisk has a new quay"), *others)
    assert len(calls) == 2
    assert any("has a new quay" in each.title for s in longer.stories for each in s.articles)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"key": "KEY", "stories": [7]}', b"\xff"])
def test_a_damaged_file_only_costs_time(content: bytes, tmp_path: Path, calls: list[int]) -> None:
    first = ask(tmp_path / FILE)
    key = (tmp_path / FILE).read_bytes().split(b'"')[3]
    (tmp_path / FILE).write_bytes(content.replace(b"KEY", key))
    assert ask(tmp_path / FILE) == first
    assert len(calls) == 2


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert ask(tmp_path / "file" / FILE).stories
