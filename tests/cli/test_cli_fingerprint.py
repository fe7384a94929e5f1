"""What makes ``digest run`` build an issue again: a change of anything that is printed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest
from builders import MONDAY, article, image, week

from digest import pipeline, themes
from digest import plan as plans
from digest.config import Config, Magazine, MailConfig
from digest.model import Place, Plan, PlannedStory
from digest.themes import fonts, theme

Desk = tuple[pipeline.Material, Config]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A planned issue whose theme folder, catalogues and pictures may be changed."""
    folder = tmp_path / "templates"
    shutil.copytree(themes.templates(), folder)
    for module in (theme, themes):
        monkeypatch.setattr(module, "templates", lambda: folder)
    (tmp_path / "pier.jpg").write_bytes(b"an article's picture")
    (tmp_path / "desk.jpg").write_bytes(b"the editor's picture")
    pier = article(images=(image(path=str(tmp_path / "pier.jpg")),))
    other = article(id="gull:other", published=MONDAY)
    config = Config(
        folder=tmp_path,
        magazine=Magazine(website="https://example.org"),
        mail=MailConfig(postal_address="1 Harbour Street"),
    )
    story = PlannedStory(
        id="pier",
        place=Place.NEWS,
        section="City",
        headline="Old pier closed",
        articles=(pier.id,),
        picture="desk.jpg",
    )
    plan = Plan(number=1, week="2025-W30", title="Quayside", language="en", stories=(story,))
    plans.write(pipeline.plan_path(config, week()), plan)
    return pipeline.Material(articles=(pier, other)), config


def mark(desk: Desk) -> str:
    return pipeline.fingerprint(desk[0], week(), desk[1])


def append(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        file = folder / name
        assert file.exists() or "new" in name
        file.parent.mkdir(exist_ok=True)
        with file.open("a", encoding="utf-8") as opened:
            opened.write("\n")

    return change


def test_nothing_changed_gives_the_same_mark(desk: Desk) -> None:
    assert mark(desk) == mark(desk)


@pytest.mark.parametrize(
    "file",
    [
        "output/2025-W30/issue.toml",
        "templates/locale/fr.po",
        "templates/atlas/theme.css",
        "templates/atlas/furniture.html",
        "templates/atlas/art/new.svg",
        "templates/common/type.css",
        "templates/common/parts.html",
        "pier.jpg",
        "desk.jpg",
    ],
)
def test_a_changed_file_changes_it(desk: Desk, tmp_path: Path, file: str) -> None:
    before = mark(desk)
    append(file)(tmp_path)
    assert mark(desk) != before


def test_what_is_not_printed_does_not_change_it(desk: Desk, tmp_path: Path) -> None:
    before = mark(desk)
    append("templates/mail/issue.txt")(tmp_path)
    read, config = desk
    config = replace(config, mail=replace(config.mail, host="mail.example.org"))
    assert mark((read, config)) == before


def test_the_postal_address_and_the_website_change_it(desk: Desk) -> None:
    read, config = desk
    moved = replace(config, mail=replace(config.mail, postal_address="2 Harbour Street"))
    renamed = replace(config, magazine=replace(config.magazine, website="https://example.net"))
    coloured = replace(config, magazine=replace(config.magazine, colours={"City": "#102030"}))
    marks = {mark((read, one)) for one in (config, moved, renamed, coloured)}
    assert len(marks) == 4


def test_an_article_changes_it_even_one_that_is_in_no_story(desk: Desk) -> None:
    read, config = desk
    pier, other = read.articles
    for articles in ((replace(pier, text="New."), other), (pier, replace(other, text="New."))):
        assert mark((replace(read, articles=articles), config)) != mark(desk)


@pytest.mark.parametrize("library", ["weasyprint", "pyphen", "pillow", "fonttools"])
def test_the_version_of_a_library_changes_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    before, version = mark(desk), metadata.version
    monkeypatch.setattr(
        metadata, "version", lambda name: "999" if name == library else version(name)
    )
    assert mark(desk) != before


def test_the_version_of_digest_changes_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = mark(desk)
    monkeypatch.setattr("digest.pipeline.fingerprints.__version__", "999")
    assert mark(desk) != before


def test_a_font_changes_it(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, faces = mark(desk), fonts.faces
    (tmp_path / "other.ttf").write_bytes(b"another cut")

    def other_faces(family: str) -> tuple[fonts.Face, ...]:
        first, *rest = faces(family)
        return replace(first, path=tmp_path / "other.ttf"), *rest

    monkeypatch.setattr(fonts, "faces", other_faces)
    assert mark(desk) != before
