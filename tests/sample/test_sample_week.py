from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

import digest.sample
from digest.model import Article, Rejected
from digest.sources import read_paths

WEEK = Path(digest.sample.__file__).parent / "weeks" / "en"
OUTLETS = ("tidewater", "meridian", "northlight", "kiosk")
SECTIONS = {"World", "Nation", "Business", "Science", "Culture", "Sport"}
PICTURES = {
    "harbour.jpg",
    "dam.jpg",
    "tram.jpg",
    "wheat.jpg",
    "stadium.jpg",
    "parliament.jpg",
    "laboratory.jpg",
    "satellite.jpg",
    "orchestra.jpg",
    "reef.jpg",
    "snow.jpg",
    "solar.jpg",
    "market.jpg",
    "lighthouse.jpg",
    "library.jpg",
    "fire.jpg",
    "cycling.jpg",
    "desalination.jpg",
    "train.jpg",
    "kitchen.jpg",
    "ferry.jpg",
    "bridge.jpg",
    "orchard.jpg",
    "observatory.jpg",
}
ENCODINGS = {"2025-07-24-huitres-anse-morvelle": "cp1252", "2025-07-26-najm-al-marsa": "cp1256"}
TAILS = ("subscribe", "abonnez", "اشتركوا", "may not be copied", "morning letter", "share this")
TWINS = {"2025-07-22-new-orsa-dam", "2025-07-22-just-in-orsa-dam-families"}
SHORT = {  # small on purpose: refused, or outside the week
    "2025-07-25-fishery-board-quota-embargoed",
    "2025-07-23-brennick-goalkeeper-retires",
    "2025-07-24-members-only-rents",
    "2025-07-26-eldmoor-storks",
    "2025-07-22-marennet-imports",
}
EVENTS = (
    ("Orsa", "Kessby", {"tidewater", "meridian", "northlight"}),
    ("Melvanti", "Sorrane", {"tidewater", "meridian", "northlight"}),
    ("Ostrand", "Corsand", {"tidewater", "meridian"}),
    ("Heron-1", "Kolvane", {"meridian", "northlight"}),
)
QUOTATION = re.compile(r"[\"“«][^\"”»\n]{15,}[\"”»]|&ldquo;.{15,}?&rdquo;")


def posts() -> list[Path]:
    return sorted(
        file
        for outlet in OUTLETS
        for file in (WEEK / outlet).rglob("*")
        if file.suffix in {".md", ".html", ".txt"} and "_drafts" not in file.parts
    )


@cache
def parts(file: Path) -> tuple[str, str]:
    """Front matter and body, apart from what the room of sources makes of them."""
    text = file.read_bytes().decode(ENCODINGS.get(file.stem, "utf-8-sig"))
    match = re.match(r"---\n(.*?)\n(?:---|\.\.\.)\n(.*)", text, re.DOTALL)
    return (match[1], match[2]) if match else ("", text)


def body(file: Path) -> str:
    return parts(file)[1]


def words(file: Path) -> int:
    return len(body(file).split())


def whole() -> list[Path]:
    return [file for file in posts() if file.stem not in SHORT]


@cache
def read() -> tuple[tuple[Article, ...], tuple[Rejected, ...]]:
    items = list(read_paths([WEEK], zone=ZoneInfo("UTC"), language="en"))
    return (
        tuple(item for item in items if isinstance(item, Article)),
        tuple(item for item in items if isinstance(item, Rejected)),
    )


def test_there_are_enough_articles_of_every_length() -> None:
    lengths = [words(file) for file in whole()]
    assert len(lengths) >= 38
    assert all(145 <= length <= 1200 for length in lengths)
    assert sum(length >= 900 for length in lengths) >= 6
    assert sum(500 <= length <= 800 for length in lengths) >= 12
    assert sum(length < 250 for length in lengths) >= 5
    assert sum(lengths) >= 18_000


def test_every_section_is_filled_and_no_other_is_named() -> None:
    found = Counter(name for file in whole() for name in section(file))
    assert {name for name, count in found.items() if count >= 5} >= SECTIONS
    assert set(found) <= SECTIONS | {"Food"}


def section(file: Path) -> set[str]:
    if file.suffix == ".txt":
        return {file.parent.name.capitalize()}
    block = re.search(r"^categor(?:y|ies):(.*(?:\n\s*- .*)*)", parts(file)[0], re.MULTILINE)
    return set(re.findall(r"[A-Z]\w+", block[1])) if block else set()


def test_every_picture_is_one_of_the_list_and_each_is_used() -> None:
    named = {
        name
        for file in posts()
        for name in re.findall(r"assets/images/([^\s\"')}]+)", "\n".join(parts(file)))
    }
    assert named == PICTURES


def test_every_picture_can_be_drawn() -> None:
    scenes = pytest.importorskip("digest.sample.scenes", exc_type=ImportError)
    assert set(scenes.SCENES) >= PICTURES


def test_pictures_come_with_alternative_text_caption_and_credit() -> None:
    complete = [file for file in posts() if re.search(r"^image:", parts(file)[0], re.MULTILINE)]
    assert len(complete) >= 20
    for file in complete:
        for name in ("alt", "caption", "credit"):
            assert re.search(rf"^(?:image_|  ){name}: \"", parts(file)[0], re.MULTILINE), (
                file.name,
                name,
            )


def test_every_article_quotes_somebody_and_gives_figures() -> None:
    for file in whole():
        assert QUOTATION.search(body(file)), file.name
        assert re.search(r"\d", body(file)), file.name


def test_only_tails_and_the_retouched_story_are_printed_twice() -> None:
    places = defaultdict(set)
    for file in posts():
        for paragraph in body(file).split("\n"):
            if len(paragraph) > 40 and not any(tail in paragraph.lower() for tail in TAILS):
                places[paragraph.strip()].add(file.stem)
    assert {frozenset(stems) for stems in places.values() if len(stems) > 1} == {frozenset(TWINS)}


def test_the_twins_differ_in_title_and_opening_only() -> None:
    first, second = (
        body(next(file for file in posts() if file.stem == stem)).strip() for stem in sorted(TWINS)
    )
    assert first.split("\n", 1)[1] == second.split("\n", 1)[1]
    assert first != second


@pytest.mark.parametrize(("name", "other", "outlets"), EVENTS)
def test_an_event_is_told_by_several_outlets_with_the_same_names(
    name: str, other: str, outlets: set[str]
) -> None:
    telling = {
        file.relative_to(WEEK).parts[0]
        for file in whole()
        if name in body(file) and other in body(file)
    }
    assert telling >= outlets


def test_configurations_are_yaml_and_name_the_outlet() -> None:
    for outlet in ("tidewater", "northlight", "kiosk"):
        assert yaml.safe_load((WEEK / outlet / "_config.yml").read_text(encoding="utf-8"))["title"]
    assert not (WEEK / "meridian" / "_config.yml").exists()


def test_the_list_of_cases_names_files_that_exist() -> None:
    stems = {file.name.removeprefix("2025-07-") for file in posts()}
    listed = set(
        re.findall(
            r"(?:/|`)(\d\d-[\w-]+\.(?:md|html|txt))`",
            (WEEK / "README.md").read_text(encoding="utf-8"),
        )
    )
    assert len(listed) >= 25
    assert listed <= stems


def test_reading_gives_every_article_and_refuses_the_broken_by_name() -> None:
    articles, rejected = read()
    assert len(articles) == len(posts()) - len(rejected)
    assert {Path(item.where).stem: reason(item) for item in rejected} == {
        "2025-07-25-fishery-board-quota-embargoed": "published",
        "2025-07-23-brennick-goalkeeper-retires": "2025-13-23",
        "2025-07-24-members-only-rents": "error of the site",
        "2025-07-22-marennet-imports": "paywall",
    }


def reason(item: Rejected) -> str:
    return next(
        (
            word
            for word in ("published", "2025-13-23", "paywall", "error of the site")
            if word in item.reason
        ),
        item.reason,
    )


def test_the_week_holds_the_expected_articles() -> None:
    starts, ends = datetime(2025, 7, 21, tzinfo=UTC), datetime(2025, 7, 28, tzinfo=UTC)
    articles, _ = read()
    outside = {
        Path(one.path).stem
        for one in articles
        if one.published and not starts <= one.published < ends
    }
    undated = {Path(one.path).stem for one in articles if not one.published}
    assert outside == {"2025-07-17-sandgate-cheese-theft", "2025-07-26-eldmoor-storks"}
    assert undated == {"nadhira-coast-earthquake"}
    assert Counter(one.language for one in articles) == {"en": len(articles) - 4, "fr": 2, "ar": 2}
    assert {one.section for one in articles} == SECTIONS


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


def by_stem(stem: str) -> Article:
    return next(one for one in read()[0] if Path(one.path).stem == stem)
