"""Cuts of fonts: what a style sets, with the issue's signs and their forms, as wide as they were measured and none higher."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import uharfbuzz as hb

from digest.press.cuts import characters_of, choose_cut, cut_family
from digest.press.engine import Sources, print_pdf
from digest.press.reading import ZERO_WIDTH
from digest.press.render import css
from digest.proof.pdf import read
from digest.themes import Measurer, load_theme
from digest.themes.measure import families
from digest.themes.theme import Theme

ATLAS, FOLIO = load_theme("atlas"), load_theme("folio")
TEXT = "AVA office, 1947: “Tj”"


def advance(font: bytes, text: str, **features: bool) -> float:
    face = hb.Face(font)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(face), buffer, dict(features))
    return float(sum(one.x_advance for one in buffer.glyph_positions) / face.upem)


def test_a_cut_is_as_wide_as_the_planner_measured() -> None:
    for name in ("body", "news-head", "kicker"):
        style = ATLAS.design.style(name)
        family = ATLAS.fonts[style.family][0]
        made = choose_cut(family, style, italic=False, first=family)
        old = style.figures == "oldstyle"
        printed = (
            advance(
                made.font_file(characters_of(TEXT)),
                TEXT.upper() if style.capitals else TEXT,
                onum=old,
                pnum=old,
            )
            * style.size
        )
        extra = style.tracking * len(TEXT) + style.spacing * TEXT.count(" ")
        assert abs(printed + extra - Measurer(ATLAS).width(TEXT, name, "en")) < 0.05, name


def test_a_cut_holds_the_issues_signs_and_no_others_and_no_axes() -> None:
    style = ATLAS.design.style("body")
    made = choose_cut("Source Serif 4", style, italic=False, first="Source Serif 4")
    face = hb.Face(made.font_file(characters_of("déjà ‐")))
    assert {ord("é"), ord("É"), ord("‐"), ord("7")} <= set(face.unicodes)
    assert ord("ж") not in face.unicodes
    assert "fvar" not in face.table_tags
    assert len(made.font_file(characters_of("déjà"))) < made.face.path.stat().st_size / 10


def test_a_family_of_fixed_weights_is_cut_from_the_file_nearest_in_weight() -> None:
    made = choose_cut("Amiri", ATLAS.design.style("brief-head"), italic=False, first="Amiri")
    assert (made.family, made.weight, made.face.weight) == ("Amiri Static", 700, 700)


def test_the_fonts_of_a_stack_reach_as_far_as_its_first() -> None:
    style = FOLIO.design.style("second-head")
    stack = FOLIO.fonts[style.family]
    reaches = {
        tuple(
            round(reach / hb.Face(made).upem, 2)
            for reach in hb.Font(hb.Face(made)).get_font_extents("ltr")[:2]
        )
        for made in (
            choose_cut(family, style, italic=False, first=stack[0]).font_file(characters_of("aжع"))
            for family in stack
        )
    }
    assert len(reaches) == 1


def test_sizes_near_each_other_share_an_optical_size() -> None:
    def name(family: str, style: str) -> str:
        return cut_family(family, ATLAS.design.style(style), family)

    assert name("Source Serif 4", "body") == name("Source Serif 4", "wide") == "Source Serif 4 9pt"
    assert name("Source Serif 4", "masthead") != name("Source Serif 4", "body")
    assert name("Libre Franklin", "kicker") == "Libre Franklin Static"


@pytest.mark.slow
@pytest.mark.parametrize("theme", [ATLAS, FOLIO], ids=lambda theme: theme.name)
@pytest.mark.parametrize("language", ["en", "ru", "el", "ar"])
def test_no_word_makes_its_line_higher_whatever_its_script(
    theme: Theme, language: str, tmp_path: Path
) -> None:
    lines = (
        "Harbour 1947",
        "Harbour مرفأ",
        "Harbour гавань",
        "Harbour λιμάνι",
        "مرفأ",
        "гавань",
        "λιμάνι",
        "٨٠٠ 5% Å",
    )
    styles = ("body", "deck", "second-head", "kicker", "list-text", "lead-head")
    body = "".join(f"<p class='set s-{style}'>{chr(10).join(lines)}</p>" for style in styles)
    html = f'<html lang="{language}"><head><title>Lines</title></head><body>{body}</body></html>'
    sheet = css(theme, html, language=language)
    sources = Sources(
        pictures={},
        fonts=frozenset(),
        cuts={one.uri: one.font_file(characters_of(html)) for one in sheet.cuts},
    )
    page = f"@page {{ size: A3; margin: 20pt {'' if theme is ATLAS else '; background: white'} }}"
    assert print_pdf(html, sheet.text + page, sources, tmp_path / "lines.pdf", 0) == ()
    runs = [
        run
        for one in read(tmp_path / "lines.pdf", (tmp_path / "lines.pdf").read_bytes()).pages
        for run in one.runs
    ]
    feet = sorted({round(run.y, 1) for run in runs if run.text.strip() and run.element >= 0})
    steps = [round(low - high, 1) for high, low in pairwise(feet)]
    planned = [round(theme.design.style(style).leading, 1) for style in styles for _ in lines]
    assert len(feet) == len(planned)
    within = [number for number in range(len(steps)) if (number + 1) % len(lines)]
    assert [steps[number] for number in within] == pytest.approx(
        [planned[number] for number in within], abs=0.11
    )


def test_a_text_is_set_in_a_font_that_has_its_letters() -> None:
    stack = FOLIO.fonts["display"]
    assert families(stack, "en") == stack
    assert families(stack, "ru")[0] == families(stack, "el-GR")[0] == "Source Serif 4"
    assert families(stack, "ar-EG")[0] == "Amiri"


@pytest.mark.parametrize("family", ["Amiri", "IBM Plex Sans Arabic"])
def test_a_cut_keeps_a_glyph_without_ink_for_a_ligatures_letters(family: str) -> None:
    made = choose_cut(family, ATLAS.design.style("body"), italic=False, first=family).font_file(
        characters_of("لا")
    )
    font = hb.Font(hb.Face(made))
    glyphs = [glyph for glyph in (*map(font.get_nominal_glyph, ZERO_WIDTH), 1) if glyph]
    assert any(
        not font.get_glyph_h_advance(glyph) and not any(font.get_glyph_extents(glyph) or ())
        for glyph in glyphs
    )
