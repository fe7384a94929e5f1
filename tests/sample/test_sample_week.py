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
TAILS = ("subscribe", "abonnez", "اشتركوا", "may not be copied", "morning letter", "share this")
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
        if file.suffix in {".md", ".html", ".txt"}
    )


@cache
def parts(file: Path) -> tuple[str, str]:
    """Front matter and body, without the readers of digest."""
    text = file.read_text(encoding="utf-8")
    match = re.match(r"---\n(.*?)\n---\n(.*)", text, re.DOTALL)
    return (match[1], match[2]) if match else ("", text)


def body(file: Path) -> str:
    return parts(file)[1]


def words(file: Path) -> int:
    return len(body(file).split())


@cache
def read() -> tuple[tuple[Article, ...], tuple[Rejected, ...]]:
    items = list(read_paths([WEEK], zone=ZoneInfo("UTC"), language="en"))
    return (
        tuple(item for item in items if isinstance(item, Article)),
        tuple(item for item in items if isinstance(item, Rejected)),
    )


def test_there_are_enough_articles_of_every_length() -> None:
    lengths = [words(file) for file in posts()]
    assert len(lengths) >= 38
    assert all(145 <= length <= 1200 for length in lengths)
    assert sum(length >= 900 for length in lengths) >= 6
    assert sum(500 <= length <= 800 for length in lengths) >= 12
    assert sum(length < 250 for length in lengths) >= 5
    assert sum(lengths) >= 18_000


def test_every_section_is_filled_and_no_other_is_named() -> None:
    found = Counter(name for file in posts() for name in section(file))
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
    for file in posts():
        assert QUOTATION.search(body(file)), file.name
        assert re.search(r"\d", body(file)), file.name


def test_nothing_but_tails_is_printed_twice() -> None:
    places = defaultdict(set)
    for file in posts():
        for paragraph in body(file).split("\n"):
            if len(paragraph) > 40 and not any(tail in paragraph.lower() for tail in TAILS):
                places[paragraph.strip()].add(file.stem)
    assert [stems for stems in places.values() if len(stems) > 1] == []


@pytest.mark.parametrize(("name", "other", "outlets"), EVENTS)
def test_an_event_is_told_by_several_outlets_with_the_same_names(
    name: str, other: str, outlets: set[str]
) -> None:
    telling = {
        file.relative_to(WEEK).parts[0]
        for file in posts()
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
    assert len(listed) >= 20
    assert listed <= stems


def test_every_post_becomes_an_article_without_a_remark() -> None:
    articles, rejected = read()
    assert not [item for item in rejected if "_posts" in item.where]
    assert len(articles) == len(posts())
    # Pictures are drawn when the week is unpacked; until then their files are missing.
    remarks = [note for one in articles for note in one.notes if "assets/images" not in note]
    assert remarks == []


def test_every_headline_is_one_that_an_editor_would_print() -> None:
    for one in read()[0]:
        assert len(one.title.split()) >= 5, one.title
        assert sum(letter.isalpha() for letter in one.title) > len(one.title) / 2, one.title


def test_every_article_is_of_the_week() -> None:
    starts, ends = datetime(2025, 7, 21, tzinfo=UTC), datetime(2025, 7, 28, tzinfo=UTC)
    articles, _ = read()
    assert all(one.published and starts <= one.published < ends for one in articles)
    assert Counter(one.language for one in articles) == {"en": len(articles) - 4, "fr": 2, "ar": 2}
    assert {one.section for one in articles} == SECTIONS


@pytest.mark.parametrize(
    ("stem", "opening"),
    [
        ("2025-07-25-kessby-stored-snow", "When the rain stopped on Tuesday"),
        ("2025-07-24-central-bank-holds-rate", "The Central Bank of Marend left"),
        ("2025-07-25-achterly-stays-athletic", "Desmond Achterly, the top scorer"),
    ],
)
def test_no_text_is_lost_at_the_top(stem: str, opening: str) -> None:
    assert by_stem(stem).text.startswith(opening)


def by_stem(stem: str) -> Article:
    return next(one for one in read()[0] if Path(one.path).stem == stem)
