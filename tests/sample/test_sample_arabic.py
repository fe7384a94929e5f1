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
from digest.sample.scenes import SCENES
from digest.sources import read_paths
from digest.text.language import detect

WEEK = Path(digest.sample.__file__).parent / "weeks" / "ar"
OUTLETS = {"akhbar": "أخبار دار البحر", "barid": "بريد النضيرة", "qindil": "القنديل الأزرق"}
SECTIONS = {"العالم", "الوطن", "الاقتصاد", "العلوم", "الثقافة", "الرياضة"}
EVENTS = (
    ("الأثلي", "جبل السنديان", {"akhbar", "barid", "qindil"}),
    ("الأركاني", "السرو", {"akhbar", "barid", "qindil"}),
    ("الساحلي", "فالمار", {"akhbar", "barid"}),
    ("الفلكاوي", "زرقاء", {"akhbar", "barid"}),
    ("النخلي", "شبيبة الواحات", {"akhbar", "barid"}),
)
QUOTATION = re.compile(r"«[^«»\n]{15,}»")
TAILS = ("*اشتركوا", "المصدر:")


def posts() -> list[Path]:
    return sorted(WEEK.rglob("_posts/*"))


@cache
def parts(file: Path) -> tuple[str, str]:
    """Front matter and body, apart from what the room of sources makes of them."""
    match = re.match(r"---\n(.*?)\n---\n(.*)", file.read_text(encoding="utf-8"), re.DOTALL)
    assert match, file.name
    return match[1], match[2]


@cache
def read() -> tuple[Article, ...]:
    items = list(read_paths([WEEK], zone=ZoneInfo("UTC"), language="en"))
    assert not [item for item in items if isinstance(item, Rejected) and "_posts" in item.where]
    return tuple(item for item in items if isinstance(item, Article))


def test_every_post_is_read_and_none_refused() -> None:
    assert len(read()) == len(posts())
    assert {one.source for one in read()} == set(OUTLETS.values())
    assert {one.section for one in read()} == SECTIONS
    assert min(Counter(one.section for one in read()).values()) >= 5


def test_every_article_is_arabic_as_declared_and_as_found_out() -> None:
    assert {one.language for one in read()} == {"ar"}
    assert {detect(one.text, default="") for one in read()} == {"ar"}


def test_every_article_belongs_to_the_week() -> None:
    starts, ends = datetime(2025, 7, 21, tzinfo=UTC), datetime(2025, 7, 28, tzinfo=UTC)
    assert all(one.published and starts <= one.published < ends for one in read())


def test_there_are_enough_articles_of_every_length() -> None:
    lengths = [len(parts(file)[1].split()) for file in posts()]
    assert 28 <= len(lengths) <= 34
    assert all(130 <= length <= 850 for length in lengths)
    assert sum(length >= 600 for length in lengths) == 5
    assert sum(300 <= length <= 500 for length in lengths) >= 12
    assert 9_000 <= sum(lengths) <= 12_000


def test_every_picture_can_be_drawn_and_has_alternative_text_caption_and_credit() -> None:
    pictures = [image for one in read() for image in one.images]
    names = [Path(image.src).name for image in pictures]
    assert len(names) == len(set(names)) >= 16
    assert set(names) <= set(SCENES)
    assert all(image.alt and image.caption and image.credit == "رسم: digest" for image in pictures)


def test_every_article_quotes_somebody_and_gives_figures() -> None:
    for file in posts():
        assert QUOTATION.search(parts(file)[1]), file.name
        assert re.search(r"\d", parts(file)[1]), file.name


def test_an_article_keeps_to_one_kind_of_digits_and_both_kinds_are_used() -> None:
    kinds = {
        file: {"٠" <= digit <= "٩" for digit in re.findall(r"\d", parts(file)[1])}
        for file in posts()
    }
    assert all(len(kind) == 1 for kind in kinds.values())
    assert set().union(*kinds.values()) == {True, False}


def test_nothing_but_tails_is_printed_twice() -> None:
    places = defaultdict(list)
    for file in posts():
        for paragraph in parts(file)[1].split("\n"):
            if paragraph and not paragraph.startswith(TAILS):
                places[paragraph.strip()].append(file.stem)
    assert [stems for stems in places.values() if len(stems) > 1] == []


def test_no_latin_mark_stands_where_arabic_has_its_own() -> None:
    for file in posts():
        assert not re.search(r"[؀-ۿ]\s*[,;?]", parts(file)[1]), file.name


@pytest.mark.parametrize(("name", "other", "outlets"), EVENTS)
def test_an_event_is_told_by_several_outlets_with_the_same_names(
    name: str, other: str, outlets: set[str]
) -> None:
    telling = {
        file.relative_to(WEEK).parts[0]
        for file in posts()
        if name in parts(file)[1] and other in parts(file)[1]
    }
    assert telling >= outlets


def test_configurations_are_yaml_and_name_the_outlet() -> None:
    titles = {
        outlet: yaml.safe_load((WEEK / outlet / "_config.yml").read_text(encoding="utf-8"))["title"]
        for outlet in OUTLETS
    }
    assert titles == OUTLETS


def test_the_readme_names_files_that_exist() -> None:
    stems = {file.stem.removeprefix("2025-07-") for file in posts()}
    listed = set(re.findall(r"`(\d\d-[\w-]+)`", (WEEK / "README.md").read_text(encoding="utf-8")))
    assert len(listed) >= 12
    assert listed <= stems
