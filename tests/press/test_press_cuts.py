"""Cuts of variable fonts: what a style sets, with the issue's signs and their forms, as wide as they were measured."""

from __future__ import annotations

import uharfbuzz as hb

from digest.press import Measurer, load_theme
from digest.press.cuts import cut, cuts, named, signs

ATLAS = load_theme("atlas")
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
        made = cut(ATLAS.fonts[style.family][0], style, italic=False)
        assert made
        old = style.figures == "oldstyle"
        printed = advance(made.made(signs(TEXT)), TEXT.upper() if style.capitals else TEXT, onum=old, pnum=old) * style.size
        extra = style.tracking * len(TEXT) + style.spacing * TEXT.count(" ")
        assert abs(printed + extra - Measurer(ATLAS).width(TEXT, name, "en")) < 0.05, name


def test_a_cut_holds_the_issues_signs_and_no_others_and_no_axes() -> None:
    style = ATLAS.design.style("body")
    made = cut("Source Serif 4", style, italic=False)
    assert made
    face = hb.Face(made.made(signs("déjà ‐")))
    assert {ord("é"), ord("É"), ord("‐"), ord("7")} <= set(face.unicodes)
    assert ord("ж") not in face.unicodes
    assert "fvar" not in face.table_tags
    assert len(made.made(signs("déjà"))) < made.face.path.stat().st_size / 10


def test_a_family_of_fixed_weights_is_no_cut() -> None:
    assert named("Amiri", ATLAS.design.style("body")) == "Amiri"
    assert all(one.face.variable for one in cuts(ATLAS, ATLAS.design.styles))


def test_sizes_near_each_other_share_an_optical_size() -> None:
    styles = ATLAS.design.styles
    assert named("Source Serif 4", styles["body"]) == named("Source Serif 4", styles["wide"]) == "Source Serif 4 9pt"
    assert named("Source Serif 4", styles["masthead"]) != named("Source Serif 4", styles["body"])
    assert named("Libre Franklin", styles["kicker"]) == "Libre Franklin Static"
