from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.curate.ranking import rank
from digest.model import Place, Story
from tests.builders import MONDAY, article, image, story, week


def told(
    name: str,
    *,
    words: int = 400,
    outlets: int = 1,
    day: int | None = 2,
    section: str = "City",
    picture: bool = False,
) -> Story:
    published = None if day is None else MONDAY + timedelta(days=day, hours=12)
    articles = [
        article(
            id=f"{outlet}:{name}",
            source=f"outlet {outlet}",
            text="word " * words,
            published=published,
            section=section,
        )
        for outlet in range(outlets)
    ]
    return story(
        *articles, id=name, section=section, picture=image(path="/pier.jpg") if picture else None
    )


def names(ranked: list[Story]) -> list[str]:
    return [one.id for one in ranked]


@pytest.mark.parametrize(
    "better",
    [
        told("better", outlets=2),
        told("better", day=5),
        told("better", words=700),
        told("better", picture=True),
    ],
)
def test_each_part_of_the_score_counts(better: Story) -> None:
    assert names(rank([told("usual"), better], week=week())) == ["better", "usual"]


def test_a_pinned_section_comes_first() -> None:
    ranked = rank(
        [told("city", outlets=2), told("sport", section="Sport")], week=week(), pinned=["sport"]
    )
    assert names(ranked) == ["sport", "city"]
    assert "Sport is pinned" in ranked[0].reasons


def test_no_section_fills_the_front() -> None:
    city = [told(f"city-{number}", words=600 - number) for number in range(4)]
    assert (
        names(rank([*city, told("sport", words=500, section="Sport")], week=week())).index("sport")
        < 3
    )


def test_equals_follow_the_order_of_the_sections() -> None:
    stories = [told("a", section="Sport"), told("b", section="World"), told("c", section="")]
    assert names(rank(stories, week=week(), sections=["World", "Sport"])) == ["b", "a", "c"]


def test_the_reasons_are_told() -> None:
    first, second, third = rank(
        [
            told("a", outlets=3, words=820, day=4, picture=True),
            told("b", day=None, section="World"),
            told("c", day=0),
        ],
        week=week(),
    )
    assert first.reasons == ("told by 3 outlets", "Friday's", "820 words", "has a picture")
    assert second.reasons == ("undated", "400 words")
    assert third.reasons == ("Monday's", "400 words", "number 2 of City")


def test_a_story_held_from_an_earlier_week_is_no_fresher_than_monday() -> None:
    (held,) = rank([told("held", day=-9)], week=week())
    assert held.reasons[0] == "of 2025-07-12"
    assert held.score == rank([told("x", day=-1)], week=week())[0].score


def test_places_follow_rank_and_length() -> None:
    stories = [
        told(f"{number:02}", words=600 - number, section=str(number)) for number in range(12)
    ]
    short = told("short", words=40, outlets=4, section="Short")
    ranked = rank([*stories, short], week=week(), features=2, news=6)
    assert [one.place for one in ranked] == (
        [Place.LEAD, Place.BRIEF, Place.FEATURE, Place.FEATURE]
        + [Place.NEWS] * 6
        + [Place.BRIEF] * 3
    )
    assert names(ranked)[:2] == ["00", "short"]


def test_few_stories_have_few_features() -> None:
    assert [one.place for one in rank([told(str(number)) for number in range(4)], week=week())] == [
        Place.LEAD,
        Place.FEATURE,
        Place.NEWS,
        Place.NEWS,
    ]


def test_where_all_are_short_one_leads_even_so() -> None:
    assert [one.place for one in rank([told("a", words=20), told("b", words=10)], week=week())] == [
        Place.LEAD,
        Place.BRIEF,
    ]
    assert rank([], week=week()) == []


@given(
    st.lists(
        st.builds(
            told,
            st.uuids().map(str),
            words=st.integers(0, 2000),
            outlets=st.integers(1, 4),
            day=st.none() | st.integers(-9, 9),
            section=st.sampled_from(["", "City", "World"]),
        ),
        max_size=10,
    ),
    st.randoms(use_true_random=False),
)
def test_every_story_is_ranked_once_whatever_the_order(stories: list[Story], lots: object) -> None:
    ranked = rank(stories, week=week())
    assert sorted(names(ranked)) == sorted(one.id for one in stories)
    assert [one.rank for one in ranked] == list(range(1, len(stories) + 1))
    assert sum(one.place is Place.LEAD for one in ranked) == min(len(stories), 1)
    shuffled = stories[:]
    lots.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rank(shuffled, week=week()) == ranked
