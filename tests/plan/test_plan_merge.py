from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from test_plan_file import plan, planned

from digest.model import Place, Plan
from digest.plan.merge import merge as merge_both

PIER, FERRY, TRAM, ORCHARD = (planned(name) for name in ("pier", "ferry", "tram", "orchard"))
BASE = plan(PIER, FERRY, TRAM)


def merge(base: Plan | None, edited: Plan | None, fresh: Plan) -> Plan:
    return merge_both(base, edited, fresh).plan


def ids(found: Plan) -> list[str]:
    return [story.id for story in found.stories]


def test_without_a_plan_the_new_one_stands() -> None:
    assert merge(None, None, BASE) == BASE


def test_what_nobody_edited_follows_the_week() -> None:
    fresh = plan(ORCHARD, TRAM, replace(PIER, headline="Pier to reopen"), FERRY)
    assert merge(BASE, BASE, fresh) == fresh


def test_an_edited_value_stays_and_the_rest_follows() -> None:
    edited = plan(replace(PIER, headline="Mine", words=120), FERRY, TRAM)
    fresh = plan(replace(PIER, headline="Theirs", section="Nation"), FERRY, TRAM)
    assert merge(BASE, edited, fresh).stories[0] == replace(
        PIER, headline="Mine", words=120, section="Nation"
    )


def test_the_editors_order_stays_and_a_new_story_goes_behind_the_one_it_follows() -> None:
    edited = plan(TRAM, PIER, FERRY)
    assert ids(merge(BASE, edited, plan(PIER, ORCHARD, FERRY, TRAM))) == [
        "tram",
        "pier",
        "orchard",
        "ferry",
    ]
    assert ids(merge(BASE, edited, plan(ORCHARD, PIER, FERRY, TRAM))) == [
        "orchard",
        "tram",
        "pier",
        "ferry",
    ]


def test_a_pinned_story_keeps_its_position() -> None:
    edited = plan(PIER, replace(FERRY, pinned=True), TRAM)
    assert ids(merge(BASE, edited, plan(TRAM, ORCHARD, PIER, FERRY))) == [
        "tram",
        "ferry",
        "orchard",
        "pier",
    ]


def test_a_deleted_block_comes_back_as_dropped() -> None:
    merged = merge(BASE, plan(PIER, TRAM), BASE)
    assert [(story.id, story.place) for story in merged.stories] == [
        ("pier", Place.NEWS),
        ("ferry", Place.DROP),
        ("tram", Place.NEWS),
    ]


def test_a_story_is_known_by_its_articles_when_its_name_changes() -> None:
    edited = plan(replace(PIER, place=Place.HOLD), FERRY, TRAM)
    grown = planned("harbour", articles=("tide:harbour", "gull:pier"))
    merged = merge(BASE, edited, plan(grown, FERRY, TRAM))
    assert merged.stories[0] == replace(grown, id="pier", place=Place.HOLD)


def test_articles_put_together_by_hand_stay_together() -> None:
    both = replace(PIER, articles=("gull:pier", "gull:ferry"))
    merged = merge(BASE, plan(both, TRAM), BASE)
    assert merged.stories[0] == both
    told = [
        article for story in merged.stories for article in story.articles if story.place.printed
    ]
    assert sorted(told) == sorted(set(told))


def test_stories_that_the_editor_joins_or_parts_stay_so_however_often_the_week_is_planned() -> None:
    both = planned("pier", articles=("gull:pier", "tide:pier"))
    base = plan(both, FERRY, TRAM)
    edited = plan(
        replace(both, articles=("gull:pier",)),
        planned("tide", articles=("tide:pier",)),
        replace(FERRY, articles=("gull:ferry", "gull:tram")),
    )
    later = plan(ORCHARD, replace(both, articles=(*both.articles, "kite:pier")), FERRY, TRAM)
    first = merge_both(base, edited, base)
    again = merge_both(first.base, first.plan, later)
    last = merge_both(again.base, again.plan, later)
    for merged in (first, again, last):
        told = {story.id: story.articles for story in merged.plan.stories if story.place.printed}
        assert told["pier"] == ("gull:pier",)
        assert told["tide"] == ("tide:pier",)
        assert told["ferry"] == ("gull:ferry", "gull:tram")
        assert "tram" not in told
    assert {article for story in last.plan.stories for article in story.articles} >= {"kite:pier"}


def test_a_story_whose_articles_are_gone_goes() -> None:
    assert ids(merge(BASE, BASE, plan(PIER))) == ["pier"]


def test_a_cover_that_is_no_longer_printed_is_left_to_the_layout() -> None:
    edited = replace(BASE, cover="ferry")
    assert merge(BASE, edited, BASE).cover == "ferry"
    assert merge(BASE, edited, plan(PIER)).cover == ""


def test_without_a_base_all_that_stands_there_is_the_editors() -> None:
    edited = plan(replace(TRAM, headline="Mine"), PIER)
    merged = merge(None, edited, BASE)
    assert ids(merged) == ["tram", "pier", "ferry"]
    assert merged.stories[0].headline == "Mine"


names = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


@given(names, names, names)
def test_no_article_is_repeated_facts_and_none_of_the_week_is_lost(
    before: list[str], after: list[str], today: list[str]
) -> None:
    base, edited, fresh = (
        plan(*(planned(name) for name in some)) for some in (before, after, today)
    )
    both = merge_both(base, edited, fresh)
    merged = both.plan
    told = [article for story in merged.stories for article in story.articles]
    assert len(told) == len(set(told))
    assert {f"gull:{name}" for name in today} <= set(told)
    assert set(merge(both.base, merged, fresh).stories) == set(merged.stories)


def test_an_edit_stays_however_often_the_week_is_planned() -> None:
    edited = plan(TRAM, replace(PIER, headline="Mine"))
    first = merge_both(BASE, edited, BASE)
    again = merge_both(first.base, first.plan, plan(ORCHARD, PIER, FERRY, TRAM))
    assert [(story.id, story.headline, story.place) for story in again.plan.stories] == [
        ("orchard", "Orchard", Place.NEWS),
        ("tram", "Tram", Place.NEWS),
        ("pier", "Mine", Place.NEWS),
        ("ferry", "Ferry", Place.DROP),
    ]
