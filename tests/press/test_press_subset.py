"""Fonts in a PDF hold the glyphs shown and no others, whatever the system has to cut them with."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from digest.press.cuts import characters_of, choose_cut
from digest.press.engine import Sources, collect_warnings, print_pdf
from digest.press.subset import reduce
from digest.themes import load_theme

STYLE = load_theme("atlas").design.style("body")
CUT = choose_cut("Source Serif 4", STYLE, italic=False, first="Source Serif 4")
WHOLE = CUT.font_file(characters_of("Harbour 1947"))


def font(content: bytes) -> SimpleNamespace:
    return SimpleNamespace(file_content=content, index=0, missing={}, family="Source Serif 4")


def outlines(content: bytes) -> list[int]:
    """The glyphs that have an outline."""
    glyphs = TTFont(io.BytesIO(content))
    return [
        number
        for number, name in enumerate(glyphs.getGlyphOrder())
        if glyphs["glyf"][name].numberOfContours
    ]


def test_only_the_glyphs_shown_stay_and_keep_their_numbers() -> None:
    shown = outlines(WHOLE)[4:9:2]
    one = font(WHOLE)
    reduce(one, set(shown), hinting=False)
    assert outlines(one.file_content) == shown
    assert len(TTFont(io.BytesIO(one.file_content)).getGlyphOrder()) == shown[-1] + 1


def test_the_box_for_a_missing_character_stays_where_the_font_lacks_one() -> None:
    shown = outlines(WHOLE)[4]
    for missing, glyphs in ({}, [shown]), ({0x4E2D: 900}, [0, shown]):
        one = font(CUT.face.path.read_bytes())
        one.missing = missing
        reduce(one, {shown}, hinting=False)
        assert outlines(one.file_content) == glyphs


def test_tables_that_place_or_choose_glyphs_are_dropped() -> None:
    one = font(WHOLE)
    assert {"GPOS", "GSUB"} <= set(TTFont(io.BytesIO(WHOLE)).keys())
    reduce(one, {3}, hinting=False)
    assert not {"GPOS", "GSUB"} & set(TTFont(io.BytesIO(one.file_content)).keys())


def test_a_file_that_is_no_font_stays_as_it_is_and_is_named() -> None:
    one = font(b"no font")
    with collect_warnings() as warnings:
        reduce(one, {3}, hinting=False)
    assert one.file_content == b"no font"
    assert warnings == ['Font "Source Serif 4" is embedded whole: HarfBuzz cannot reduce it']


def test_weasyprint_reduces_no_font_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails when WeasyPrint no longer asks the font object for its method `subset`."""
    from weasyprint.pdf.fonts import Font

    def refuse(*_: object) -> None:
        raise AssertionError("WeasyPrint's own subsetter was called")

    for name in ("subset", "_harfbuzz_subset", "_fonttools_subset"):
        assert hasattr(Font, name)
        monkeypatch.setattr(Font, name, refuse)
    html = "<html lang='en'><title>A pier</title><body>Harbour</body></html>"
    css = (
        f"@font-face {{ font-family: '{CUT.family}'; src: url('{CUT.uri}') }}"
        f"body {{ font-family: '{CUT.family}' }}"
    )
    sources = Sources(pictures={}, fonts=frozenset(), cuts={CUT.uri: WHOLE})
    assert print_pdf(html, css, sources, tmp_path / "pier.pdf", 0) == ()
    with pikepdf.open(tmp_path / "pier.pdf") as pdf:
        files = [
            one.FontFile2.read_bytes()
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one
        ]
    assert [len(outlines(file)) for file in files] == [len(set("Harbour"))]
