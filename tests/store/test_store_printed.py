from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from stores import a_store

from digest.store.printed import Printed, PrintedArticle


@pytest.fixture
def printed(tmp_path: Path) -> Iterator[Printed]:
    with a_store(tmp_path) as store:
        yield store.printed


def an(article: str, *, week: str = "2025-W30", page: int = 3) -> PrintedArticle:
    number = int(week[-2:])
    return PrintedArticle(
        week=week, number=number, article=article, version=1, page=page, headline="Pier"
    )


def test_the_newest_issue_comes_first_and_its_own_week_is_left_out(printed: Printed) -> None:
    for week in ("2025-W28", "2025-W30", "2025-W29"):
        printed.record(week, [an("a", week=week), an("b", week=week, page=2)])
    assert [(each.week, each.article) for each in printed.before("2025-W30")] == [
        ("2025-W29", "b"),
        ("2025-W29", "a"),
        ("2025-W28", "b"),
        ("2025-W28", "a"),
    ]


def test_an_issue_that_is_built_again_replaces_what_it_printed(printed: Printed) -> None:
    printed.record("2025-W30", [an("a"), an("b")])
    printed.record("2025-W30", [an("b")])
    assert printed.before("2025-W31") == (an("b"),)
    printed.record("2025-W30", [])
    assert printed.before("2025-W31") == ()
