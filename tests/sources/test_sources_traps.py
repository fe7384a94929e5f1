"""Posts that a reader of front matter stumbles over, in the folder ``traps``.

They are the kinds of slip that real sites hold: titles that YAML takes for a number, broken front
matter, wrong dates, other encodings, stubs of paywalls, posts that are not to be published.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from digest import curate
from digest.curate import weeks
from digest.model import Article, Rejected
from digest.sources import read_paths

TRAPS = Path(__file__).parent / "traps"
TWINS = ("2025-07-22-new-orsa-dam", "2025-07-22-just-in-orsa-dam-families")


@cache
def read() -> tuple[tuple[Article, ...], tuple[Rejected, ...]]:
    items = list(read_paths([TRAPS], zone=ZoneInfo("UTC"), language="en"))
    return (
        tuple(item for item in items if isinstance(item, Article)),
        tuple(item for item in items if isinstance(item, Rejected)),
    )


def posts() -> list[Path]:
    return [
        file
        for file in TRAPS.rglob("*")
        if file.suffix in {".md", ".html", ".txt"} and "_drafts" not in file.parts
    ]


def by_stem(stem: str) -> Article:
    return next(one for one in read()[0] if Path(one.path).stem == stem)


def test_the_broken_and_the_unpublished_are_refused_with_the_reason() -> None:
    articles, rejected = read()
    unread = {str(file) for file in posts()} - {item.path for item in articles}
    assert unread <= {item.where for item in rejected}  # each is named
    assert {
        Path(item.where).stem: item.reason
        for item in rejected
        if Path(item.where).is_file() and "held" not in item.reason and "a draft" not in item.reason
    } == {
        "2025-07-25-fishery-board-quota-embargoed": "not published",
        "2025-07-23-brennick-goalkeeper-retires": (
            "the date '2025-13-23 11:00:00' is wrong or unclear"
        ),
        "2025-07-24-members-only-rents": "an error of the site instead of the article",
        "2025-07-22-marennet-imports": "behind a paywall",
    }


def test_drafts_are_passed_over() -> None:
    assert (TRAPS / "tidewater" / "_drafts" / "pilots-profile-runa-ostrand.md").exists()
    assert not [one for one in read()[0] if "pilots-profile" in one.id]


def test_articles_of_another_week_and_without_a_date_are_known() -> None:
    starts, ends = datetime(2025, 7, 21, tzinfo=UTC), datetime(2025, 7, 28, tzinfo=UTC)
    articles, _ = read()
    outside = {
        Path(one.path).stem
        for one in articles
        if one.published and not starts <= one.published < ends
    }
    undated = {Path(one.where).stem for one in read()[1] if one.reason == "held: no date"}
    assert outside == {"2025-07-17-sandgate-cheese-theft", "2025-07-26-eldmoor-storks"}
    assert undated == {"nadhira-coast-earthquake"}
    assert Counter(one.language for one in articles) == {"en": len(articles) - 4, "fr": 2, "ar": 2}


@pytest.mark.parametrize(
    ("stem", "title", "published"),
    [
        (
            "2025-07-22-new-orsa-dam",
            "New: Families flee below cracked Orsa Dam",
            "2025-07-22T11:05:41+00:00",
        ),
        ("2025-07-21-tarrow-isles-vote-on-tunnel", "No", "2025-07-21T06:40:00+00:00"),
        ("2025-07-24-photographs-of-one-year", "2024", "2025-07-24T13:55:00+00:00"),
        ("2025-07-26-noon-gun-silent", "12:30", "2025-07-26T07:00:00+00:00"),
        (
            "2025-07-25-tavoria-forest-fire-zelin",
            "Fire in Tavoria's old forest comes within nine kilometres of Zelin",
            "2025-07-25T20:30:00+00:00",
        ),
        (
            "2025-07-23-brennick-orchestra-steelworks",
            "Brennick's orchestra moves into the steelworks and keeps the crane",
            "2025-07-23T20:54:47+00:00",
        ),
        (
            "2025-07-25-bouquinistes-sainte-aure",
            "À Sainte-Aure, les bouquinistes du quai gagnent deux étés",
            "2025-07-25T00:00:00+00:00",
        ),
        (
            "2025-07-24-mahattat-tahliya-ras-marjan",
            "محطة رأس المرجان تعيد الماء إلى أحياء دار البحر الجنوبية",
            "2025-07-24T00:00:00+00:00",
        ),
        (
            "2025-07-24-huitres-anse-morvelle",
            "Les huîtres de l’anse Morvelle attendent la fin de la boue",
            "2025-07-24T10:30:00+00:00",
        ),
        (
            "2025-07-26-swim-record-ferrow",
            "Ferrow, 16, swims the Tarrow Strait in under six hours",
            "2025-07-26T18:45:00+00:00",
        ),
        (
            "2025-07-28-five-provinces-final-stage",
            "Ottesen-Vale wins the Five Provinces by the width of a tyre and four seconds",
            "2025-07-27T22:30:00+00:00",
        ),
        (
            "2025-07-23-night-train-pelaro-dunvarra",
            "Four countries, one bed: the night train is back on the coast line",
            "2025-07-24T08:22:08+00:00",
        ),
    ],
)
def test_what_is_hard_to_read_is_read_right(stem: str, title: str, published: str) -> None:
    one = by_stem(stem)
    assert one.title == title
    assert one.published == datetime.fromisoformat(published)


@pytest.mark.parametrize(
    ("stem", "opening"),
    [
        ("2025-07-22-harbour-rovers-stadium-vote", "Updated at 22:10"),
        ("2025-07-25-kessby-stored-snow", "When the rain stopped on Tuesday"),
        ("2025-07-24-central-bank-holds-rate", "The Central Bank of Marend left"),
        ("2025-07-25-achterly-stays-athletic", "Desmond Achterly, the top scorer"),
    ],
)
def test_no_text_is_lost_at_the_top(stem: str, opening: str) -> None:
    assert by_stem(stem).text.startswith(opening)


def test_what_stands_in_raw_is_printed_as_it_stands() -> None:
    assert (
        "Dear {{ first_name }}, you still have {{ count }} of our books."
        in by_stem("2025-07-23-library-letters-first-name").text
    )


@pytest.mark.parametrize(
    ("stem", "repair"),
    [
        ("2025-07-22-new-orsa-dam", "colon"),
        ("2025-07-22-school-kitchens-green-beans", "colon"),
        ("2025-07-22-school-kitchens-green-beans", "{% include %}"),
        ("2025-07-23-library-letters-first-name", "@"),
        ("2025-07-25-market-prices-june-breakfast", "%"),
        ("2025-07-24-sandgate-bridge-limit", "tab"),
        ("2025-07-25-tavoria-forest-fire-zelin", "twice"),
        ("2025-07-24-huitres-anse-morvelle", "cp1252"),
        ("2025-07-26-najm-al-marsa", "cp1256"),
    ],
)
def test_every_repair_is_named(stem: str, repair: str) -> None:
    assert any(repair in note for note in by_stem(stem).notes)


@pytest.mark.parametrize(
    ("stem", "section"),
    [
        ("2025-07-24-tarrow-reef-returns", "Science"),
        ("2025-07-24-ilvania-crowds-after-vote", "World"),
        ("2025-07-23-varnholm-laboratory-bread-mould", "Science"),
        ("2025-07-24-sandgate-bridge-limit", "Nation"),
    ],
)
def test_a_section_given_twice_or_behind_tabs_is_one(stem: str, section: str) -> None:
    assert by_stem(stem).section == section


def test_a_control_character_of_an_old_encoding_is_removed() -> None:
    one = by_stem("2025-07-23-varnholm-laboratory-bread-mould")
    assert "\x9d" in Path(one.path).read_text(encoding="utf-8")
    assert "\x9d" not in one.text + one.standfirst


def test_a_story_printed_twice_with_a_retouched_title_is_told_once() -> None:
    week = weeks.week("2025-W30", zone=ZoneInfo("UTC"), first_weekday=0)
    twins = [by_stem(stem) for stem in TWINS]
    assert twins[0].text.split("\n\n", 1)[1] == twins[1].text.split("\n\n", 1)[1]
    chosen = curate.stories(twins, week=week, sections=(), pinned=())
    assert [len(story.articles) for story in chosen.stories] == [1]
    assert "the same text" in chosen.rejected[0].reason
