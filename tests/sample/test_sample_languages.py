"""What holds for the sample week of every language beside English: whole articles, all of them
read, in that language.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from digest import cli, curate, sample
from digest.curate import weeks
from digest.errors import UsageError
from digest.model import Article, Rejected
from digest.sample.scenes import SCENES
from digest.sources import read_paths
from digest.text.language import detect

if TYPE_CHECKING:
    from digest.model import Story

WEEKS = Path(sample.__file__).parent / "weeks"
LANGUAGES = sorted(
    folder.name for folder in WEEKS.iterdir() if folder.is_dir() and folder.name != "en"
)
QUOTATION = re.compile(r"«[^«»\n]{15,}»|\"[^\"\n]{15,}\"|“[^“”\n]{15,}”")
PICTURE = re.compile(r"assets/images/([^\s\"')}]+)")
EVENTS = {"fr": (("Terrasson", 3), ("Tarnow", 2), ("Dursac", 2), ("Fabrègue", 2), ("Arcambal", 2))}
"""A name of an event, and by how many outlets it is told."""

pytestmark = pytest.mark.parametrize("language", LANGUAGES)


@cache
def read(language: str) -> tuple[Article | Rejected, ...]:
    return tuple(read_paths([WEEKS / language], zone=ZoneInfo("UTC"), language=language))


def articles(language: str) -> list[Article]:
    return [item for item in read(language) if isinstance(item, Article)]


@cache
def stories(language: str) -> tuple[Story, ...]:
    week = weeks.week(sample.WEEK, zone=ZoneInfo("UTC"), first_weekday=0)
    return curate.stories(
        articles(language), week=week, sections=sample.magazine(language).sections, pinned=()
    ).stories


def test_enough_articles_are_read_and_none_refused(language: str) -> None:
    refused = [item for item in read(language) if isinstance(item, Rejected)]
    assert not [item for item in refused if "_posts" in item.where]
    assert 28 <= len(articles(language)) <= 34
    assert len({one.source for one in articles(language)}) == 3


def test_articles_are_of_every_length(language: str) -> None:
    lengths = [len(one.text.split()) for one in articles(language)]
    assert sum(lengths) >= (9_500 if language == "fr" else 7_000)
    assert sum(length >= 500 for length in lengths) >= 4
    assert sum(length < 300 for length in lengths) >= 8
    assert min(lengths) >= 90


def test_articles_are_in_their_language_declared_or_not(language: str) -> None:
    assert {one.language for one in articles(language)} == {language}
    assert {detect(one.text, default="") for one in articles(language)} == {language}


def test_every_article_is_of_the_week_in_a_section_of_the_magazine(language: str) -> None:
    starts, ends = datetime(2025, 7, 21, tzinfo=UTC), datetime(2025, 7, 28, tzinfo=UTC)
    assert all(one.published and starts <= one.published < ends for one in articles(language))
    found = Counter(one.section for one in articles(language))
    assert set(found) == set(sample.magazine(language).sections)
    assert min(found.values()) >= 4


def test_every_article_quotes_somebody_and_gives_figures(language: str) -> None:
    for one in articles(language):
        assert QUOTATION.search(one.text), one.path
        assert re.search(r"\d", one.text), one.path


def test_pictures_are_scenes_each_named_once(language: str) -> None:
    files = [
        file.read_text(encoding="utf-8")
        for file in (WEEKS / language).rglob("*.md")
        if file.name != "README.md"
    ]
    named = Counter(name for text in files for name in PICTURE.findall(text))
    assert len(named) >= 14
    assert set(named) <= set(SCENES)
    assert set(named.values()) == {1}
    for text in filter(PICTURE.search, files):
        assert all(
            re.search(rf"^(?:image_|  ){key}: \"", text, re.MULTILINE)
            for key in ("alt", "caption", "credit")
        )


def test_events_told_by_several_outlets_become_one_story_each(language: str) -> None:
    together = [story for story in stories(language) if len(story.articles) > 1]
    assert len(together) >= 3
    for name, outlets in EVENTS.get(language, ()):
        telling = [story for story in together if all(name in one.text for one in story.articles)]
        assert [len({one.source for one in story.articles}) for story in telling] == [outlets], name


def test_the_week_has_a_magazine_in_its_language(language: str) -> None:
    magazine = sample.magazine(language)
    assert magazine.language == language
    assert magazine.title != sample.magazine().title
    assert len(magazine.sections) == len(sample.magazine().sections)


def test_unpacking_draws_what_the_articles_name(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr("digest.sample.scenes.draw", lambda name, _folder: drawn.append(name))
    sample.unpack(tmp_path, language)
    assert len(drawn) >= 14
    assert {file.name for file in tmp_path.iterdir()} == {
        folder.name for folder in (WEEKS / language).iterdir() if folder.is_dir()
    }


@pytest.mark.slow
def test_each_language_is_planned_in_a_folder_of_its_own(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("digest.sample.scenes.draw", lambda _name, _folder: None)
    proof = SimpleNamespace(hard=())
    built = SimpleNamespace(pdf="issue.pdf", proof=proof)
    monkeypatch.setattr("digest.cli._issue.build", lambda _desk, **_press: built)
    for chosen in ("en", language):
        assert cli.execute(["-q", "demo", "--language", chosen]) == 0
    assert {str(file.relative_to(tmp_path)) for file in tmp_path.rglob("issue.toml")} == {
        f"output/{sample.WEEK}/issue.toml",
        f"output/{language}/{sample.WEEK}/issue.toml",
    }
    assert sample.magazine(language).title in (
        tmp_path / "output" / language / sample.WEEK / "issue.toml"
    ).read_text("utf-8")


def test_a_language_without_a_week_is_named_with_those_there_are(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UsageError, match=rf"'tlh'.*en.*{language}"):
        sample.magazine("tlh")
    assert cli.execute(["demo", "--language", "tlh"]) == UsageError.exit_code
    assert "'tlh'" in capsys.readouterr().err
