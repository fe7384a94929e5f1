from __future__ import annotations

from pathlib import Path

import pytest
from builders import copy_tree

from digest.errors import MissingLibrary, UsageError
from digest.layout.placing import linkable
from digest.themes import Measurer, load_theme, theme_names
from digest.themes import theme as themes
from digest.themes.dates import interval
from digest.themes.fonts import faces
from digest.themes.glyphs import Glyphs


def test_atlas_is_there() -> None:
    assert "atlas" in theme_names()
    assert load_theme("atlas").design.lines == 52


def test_an_unknown_theme_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="Unknown theme 'nosuch'. Choose one of: atlas"):
        load_theme("nosuch")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('name = "opener"', 'nam = "opener"', "name"),
        ("decks = true", "dekcs = true", "dekcs"),
        ('title = "Atlas"', "title = Atlas", "line 2: this is not TOML .Invalid value"),
    ],
)
def test_a_broken_theme_is_told_what_is_wrong(
    old: str, new: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_tree(themes.templates(), tmp_path / "templates")
    file = tmp_path / "templates" / "atlas" / "theme.toml"
    file.write_text(file.read_text().replace(old, new, 1))
    monkeypatch.setattr(themes, "templates", lambda: tmp_path / "templates")
    with pytest.raises(UsageError, match=f"theme 'atlas': theme.toml.*({reason})"):
        load_theme("atlas")


def test_boxes_of_a_page_do_not_overlap_and_end_on_its_last_line() -> None:
    design = load_theme("atlas").design
    for pattern in design.patterns:
        taken: set[tuple[int, int]] = set()
        for box in pattern.boxes:
            sixths = range(
                (box.column - 1) * 6 // box.columns, (box.column - 1 + box.width) * 6 // box.columns
            )
            cells = {
                (sixth, line) for sixth in sixths for line in range(box.line, box.line + box.height)
            }
            assert not cells & taken, (pattern.name, box.name)
            taken |= cells
        assert max(line for _, line in taken) == design.lines * pattern.pages, pattern.name


def test_a_missing_font_names_its_package() -> None:
    with pytest.raises(MissingLibrary, match="pip install fontpkg-no-such-font"):
        faces("No Such Font")


def test_measures_are_those_of_the_fonts() -> None:
    measurer = Measurer(load_theme("atlas"))
    assert measurer.width("", "body", "en") == 0
    assert measurer.width("ii", "body", "en") < measurer.width("MM", "body", "en")
    assert measurer.width("كتاب", "body", "ar") > 0
    assert measurer.divisions("bridge", "ar") == ()
    assert measurer.divisions("UNESCO", "en") == ()
    assert measurer.divisions("iPhones", "en") == ()
    assert measurer.divisions("consultation", "en") == (3, 8)


def test_signs_no_font_has_are_replaced_and_named() -> None:
    glyphs = Glyphs(Measurer(load_theme("atlas")))
    assert glyphs.printable("7 ℃ 😀 中 é") == "7 °C  ? é"
    assert len(glyphs.warnings()) == 3
    assert any("GRINNING FACE" in warning for warning in glyphs.warnings())


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc", False),
        ("//example.org", False),
        ("", False),
        ("https://", False),
        ("http://[", False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str, good: bool) -> None:  # noqa: FBT001 - a table's column
    assert linkable(url) is good


def test_weeks_are_written_as_their_language_does() -> None:
    from datetime import date

    assert interval(date(2025, 7, 21), date(2025, 7, 27), "en") == "21–27 July 2025"
    assert "juillet\u2009–\u20093 août 2025" in interval(date(2025, 7, 28), date(2025, 8, 3), "fr")
    assert interval(date(2025, 7, 21), date(2025, 7, 27), "qq") == "21–27 July 2025"


def test_a_theme_is_read_once() -> None:
    assert load_theme("atlas") is load_theme("atlas")


@pytest.mark.parametrize(
    ("file", "wrong"),
    [
        ("theme.toml", "title ="),
        ("covers/figure.toml", "unknown = 1"),
        ("patterns/mine.toml", "unknown = 1"),
        ("locale/eo.po", 'msgid "In brief"\nmsgstr "{count}"'),
        ("stories.html", "what the catalogue translates is gone"),
    ],
)
def test_a_theme_that_was_edited_is_read_anew(file: str, wrong: str, tmp_path: Path) -> None:
    mine = copy_tree(themes.templates() / "folio", tmp_path / "mine")
    (mine / "locale").mkdir()
    (mine / "locale" / "eo.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Only here"\nmsgstr "Nur tie"\n',
        encoding="utf-8",
    )
    (mine / "stories.html").write_text('{{ _("Only here") }}', encoding="utf-8")
    load_theme(str(mine))
    path = mine / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(UsageError):
        load_theme(str(mine))
