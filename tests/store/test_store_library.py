from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from builders import MONDAY, article, image
from hypothesis import given
from hypothesis import strategies as st
from stores import a_store

from digest.model import Article, Image
from digest.store.library import ArticleCounts, Input, Library, dump, load

LATER = MONDAY + timedelta(days=7)
ANY_TEXT = st.text(
    st.characters(exclude_categories=()), max_size=30
)  # lone surrogates and NUL as well
OFFSETS = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.none() | st.datetimes(timezones=OFFSETS | st.just(UTC))
IMAGES = st.builds(
    Image, src=ANY_TEXT, path=ANY_TEXT, alt=ANY_TEXT, caption=ANY_TEXT, credit=ANY_TEXT
)
ARTICLES = st.builds(
    Article,
    id=ANY_TEXT,
    source=ANY_TEXT,
    path=ANY_TEXT,
    title=ANY_TEXT,
    text=ANY_TEXT,
    language=ANY_TEXT,
    standfirst=ANY_TEXT,
    byline=ANY_TEXT,
    published=MOMENTS,
    tags=st.lists(ANY_TEXT, max_size=3).map(tuple),
    images=st.lists(IMAGES, max_size=2).map(tuple),
    notes=st.lists(ANY_TEXT, max_size=2).map(tuple),
    labels=st.lists(ANY_TEXT, max_size=2).map(tuple),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_store(tmp_path) as store:
        yield store.library


@given(ARTICLES)
def test_a_row_gives_back_the_article(written: Article) -> None:
    read = load(dump(written))
    assert read == written
    assert not written.published or read.published.utcoffset() == written.published.utcoffset()  # type: ignore[union-attr]


def test_a_row_of_an_earlier_version_has_no_labels() -> None:
    row = json.loads(dump(article(id="a:1")))
    del row["labels"]
    assert load(json.dumps(row)).labels == ()


def test_an_article_survives_the_database(library: Library) -> None:
    odd = article(
        id="gull:\udce9t\0e",
        images=(image(path="/tmp/é.jpg"), image(src="b.png")),
        tags=("a", "b"),
        notes=("no date",),
        published=datetime(2025, 10, 26, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Paris")),
    )
    library.add([odd], seen=MONDAY)
    (read,) = library.articles()
    assert replace(read, published=None) == replace(odd, published=None)
    assert read.published
    assert read.published.isoformat() == "2025-10-26T02:30:00+01:00"
    assert library.find([odd.id]) == (read,)


def test_what_is_new_changed_and_same(library: Library) -> None:
    first, second = article(id="a:1"), article(id="a:2")
    assert library.add([first, second], seen=MONDAY) == ArticleCounts(new=2)
    again = [first, replace(second, title="Retouched"), article(id="a:3")]
    assert library.add(again, seen=LATER) == ArticleCounts(new=1, changed=1, same=1)
    assert [each.title for each in library.find(["a:2", "unknown", "a:1"])] == [
        "Retouched",
        first.title,
    ]


def test_an_id_that_comes_twice_counts_once(library: Library) -> None:
    assert library.add(
        [article(title="first"), article(title="last")], seen=MONDAY
    ) == ArticleCounts(new=1)
    assert [each.title for each in library.articles()] == ["last"]


def test_the_window_is_half_open_and_ordered(library: Library) -> None:
    moments = [MONDAY - timedelta(seconds=1), LATER - timedelta(seconds=1), MONDAY, LATER]
    library.add(
        [article(id=f"a:{n}", published=moment) for n, moment in enumerate(moments)], seen=MONDAY
    )
    assert [each.id for each in library.articles(MONDAY, LATER)] == ["a:2", "a:1"]
    assert len(library.articles()) == 4


def test_offsets_do_not_disturb_the_window(library: Library) -> None:
    tunis = timezone(timedelta(hours=1))
    library.add([article(published=MONDAY.replace(tzinfo=tunis))], seen=MONDAY)
    assert not library.articles(MONDAY)
    assert library.articles(MONDAY - timedelta(hours=1), MONDAY)


@pytest.mark.parametrize(
    ("undated", "expected"), [(False, ["a:dated"]), (True, ["a:dated", "a:undated"])]
)
def test_the_undated_belong_to_the_week_they_were_first_seen_in(
    library: Library,
    *,
    undated: bool,
    expected: list[str],
) -> None:
    library.add([article(id="a:undated", published=None), article(id="a:dated")], seen=MONDAY)
    library.add([article(id="a:undated", published=None, title="Retouched")], seen=LATER)
    assert [each.id for each in library.articles(MONDAY, LATER, undated=undated)] == expected
    assert library.articles(LATER, undated=True) == ()


def test_the_first_day_of_the_calendar_does_not_break_it(library: Library) -> None:
    east = timezone(timedelta(hours=3))
    library.add([article(published=datetime(1, 1, 1, tzinfo=east))], seen=MONDAY)
    assert len(library.articles()) == 1


def test_rejections_are_those_of_the_places_as_they_were_read_last(library: Library) -> None:
    assert library.rejected() == ()
    refused = [
        Input(place="gull/\\udcff.md", reason="no text", remedy="write some"),
        Input(place="b", stamp="7", reason="broken"),
        Input(place="c", stamp="8"),
    ]
    library.record_inputs("folder gull", {each.place: each for each in refused})
    assert [str(each) for each in library.rejected()] == [
        "b: broken",
        "gull/\\udcff.md: no text; write some",
    ]
    assert library.stamps("folder gull") == {"b": "7", "c": "8"}
    assert library.rejected("folder tern") == ()
    library.record_inputs("folder gull", {"b": Input(place="b", stamp="9")})
    assert len(library.rejected()) == 1
    library.forget_inputs("folder gull", ["gull/\\udcff.md"])
    assert library.rejected() == ()
    assert library.input_places("folder gull") == {"b", "c"}


def test_the_last_run_is_known(library: Library) -> None:
    assert library.last_collect() is None
    library.add([article()], seen=MONDAY)
    library.count_same(3, seen=LATER)
    assert library.last_collect() == LATER


def test_more_articles_than_one_statement_takes(library: Library) -> None:
    many = [article(id=f"a:{number:05}") for number in range(1201)]
    assert library.add(many, seen=MONDAY).new == 1201
    assert library.add(iter(many), seen=LATER).same == 1201
    assert [each.id for each in library.find(each.id for each in many)] == [
        each.id for each in many
    ]
