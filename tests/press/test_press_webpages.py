"""The pages of the site: fonts and colours of the theme, words of the language."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from types import MappingProxyType

import pytest
from fontTools.ttLib import TTFont

from digest.press.webpages import DARK, Pages, ranges
from digest.themes import load_theme
from digest.themes.colours import CONTRAST, contrast


def pages(theme: str = "atlas", language: str = "en") -> Pages:
    return Pages(
        theme=load_theme(theme),
        title="Atlas & Co",
        tagline="",
        language=language,
        url="https://weekly.example.org",
    )


@pytest.mark.parametrize("theme", [pytest.param("atlas", marks=pytest.mark.slow), "folio"])
def test_the_colours_can_be_read_on_both_grounds(theme: str) -> None:
    css = pages(theme).style.data.decode()
    light, dark = re.findall(r"--accent: (#\w+); --second: (#\w+)", css)
    colours = load_theme(theme).colours
    assert light == (colours["accent"], colours["second"])
    for tint in (*dark, DARK["ink"], DARK["muted"]):
        assert contrast(tint, DARK["paper"]) >= CONTRAST
        assert contrast(tint, DARK["panel"]) >= CONTRAST


@pytest.mark.parametrize(
    ("language", "letters"),
    [
        ("en", "Aé–ž€"),
        pytest.param("ar", "1ابة؟", marks=pytest.mark.slow),
        pytest.param("ru", "AЯё", marks=pytest.mark.slow),
        pytest.param("el", "Aω", marks=pytest.mark.slow),
    ],
)
def test_a_font_has_the_letters_of_the_language(language: str, letters: str) -> None:
    made = pages(language=language)
    assert made.style
    known: set[int] = set()
    for file in made.files.values():
        if file.kind == "font/woff2":
            known |= set(TTFont(BytesIO(file.data)).getBestCmap())
    assert {ord(letter) for letter in letters} <= known
    assert (ord("ب") in known) == (language == "ar")


def test_letters_are_named_in_ranges() -> None:
    assert ranges([0x42, 0x41, 0x43, 0xA0]) == "U+41-43, U+A0"
    css = pages().style.data.decode()
    assert "unicode-range: U+20-FF, U+152-153, U+2010-203F" in css
    assert "unicode-range: U+100-151, U+154-17F" in css


def test_the_same_fonts_have_the_same_names() -> None:
    first, second = pages(), pages()
    assert first.style.name == second.style.name
    assert first.files.keys() == second.files.keys()
    assert first.style.name != pages("folio").style.name


def test_a_theme_without_a_style_gets_another() -> None:
    made = pages()
    styles = {name: one for name, one in made.theme.design.styles.items() if name != "news-head"}
    design = replace(made.theme.design, styles=MappingProxyType(styles))
    assert replace(made, theme=replace(made.theme, design=design)).style.data


def test_the_languages_are_called_by_their_own_names() -> None:
    languages = pages().languages
    assert (languages["fr"], languages["ar"], languages["en"]) == ("Français", "العربية", "English")


def test_what_people_write_is_escaped() -> None:
    made = pages()
    assert "Atlas &amp; Co" in made.html("message.html", heading="<b>", text="x", link="", label="")
    assert "<b>" not in made.html("message.html", heading="<b>", text="x", link="", label="")
    assert ">A</text>" in made.icon.data.decode()
