from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from builders import MONDAY, article
from stores import a_store

from digest.library import earlier
from digest.model import Earlier
from digest.store.library import Library
from digest.store.printed import PrintedArticle

PIER = article(id="gull:pier")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_store(tmp_path) as store:
        store.library.add([PIER, article(id="gull:other")], seen=MONDAY)
        yield store.library


def an(week: str, version: int = 1) -> PrintedArticle:
    number = int(week[-2:])
    return PrintedArticle(
        week=week, number=number, article=PIER.id, version=version, page=4, headline="Pier"
    )


def test_the_newest_issue_that_printed_it_counts(library: Library) -> None:
    printed = [an("2025-W30"), an("2025-W29")]
    then = earlier([PIER, article(id="gull:other")], printed, library)
    assert then == {PIER.id: Earlier(number=30, week="2025-W30", page=4)}


@pytest.mark.parametrize(("more", "update"), [(" It was old.", False), (" A. " * 9, True)])
def test_a_change_of_matter_since_then_makes_an_update(
    library: Library, more: str, *, update: bool
) -> None:
    more = "".join(f" New fact {number} was told." for number in range(3)) if update else more
    now = replace(PIER, text=PIER.text + more)
    library.add([now], seen=MONDAY + timedelta(days=1))
    assert earlier([now], [an("2025-W30")], library)[PIER.id].update is update
    assert not earlier([now], [an("2025-W30", version=2)], library)[PIER.id].update


def test_an_article_that_the_library_does_not_have_was_not_printed(library: Library) -> None:
    assert earlier([replace(PIER, id="x")], [replace(an("2025-W30"), article="x")], library) == {}
