"""What typography owes a reader: one set of digits, hanging marks, whole addresses, fonts by their names."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest
from editions import document, laid_out, printed
from press_weeks import piece, week_of

from digest.languages.scripts import ARABIC_DIGITS as ARABIC
from digest.languages.scripts import WESTERN
from digest.layout.breaking import Typesetter
from digest.layout.heads import byline
from digest.layout.parts import whole_words
from digest.layout.placing.compositor import Compositor
from digest.layout.placing.text import fitted
from digest.model import Figure, Issue, Place
from digest.press.render import css
from digest.text.typography import plain
from digest.themes import Measurer, load_theme

ATLAS, FOLIO = load_theme("atlas"), load_theme("folio")


def shown(issue: Issue, theme: Any = ATLAS) -> str:
    return document(laid_out(issue, theme), theme)


def arabic(count: int, language: str = "ar") -> Issue:
    """A week whose stories are Arabic, each with a number in either set of digits."""
    issue = week_of(count, language=language)
    said = "قالت الهيئة إن 780 مترا من أصل ٨٠٠ متر جاهزة اليوم."
    stories = []
    for story in issue.stories:
        text = "\n\n".join([said] * len(story.summary.sentences))
        sentences = tuple(
            replace(
                one,
                start=number * (len(said) + 2),
                end=number * (len(said) + 2) + len(said),
                text=said,
            )
            for number, one in enumerate(story.summary.sentences)
        )
        articles = tuple(
            replace(article, text=text, title="جسر 12 ومرفأ ١٥", language=language, byline="ليلى")
            for article in story.articles
        )
        stories.append(
            replace(
                story,
                articles=articles,
                headline="جسر 12 ومرفأ ١٥",
                language=language,
                quotes=(),
                figures=(Figure(value="٨٠٠ متر", label="متر", sentence=sentences[0]),),
                summary=replace(story.summary, sentences=sentences),
            )
        )
    return replace(issue, stories=tuple(stories))


@pytest.mark.slow
@pytest.mark.parametrize(("language", "foreign"), [("ar", ARABIC), ("ar-EG", WESTERN)])
def test_an_arabic_edition_has_one_set_of_digits(
    language: str, foreign: str, tmp_path: Path
) -> None:
    edition = laid_out(arabic(3, language), ATLAS)
    made = printed(edition, tmp_path / "issue.pdf", ATLAS)
    assert (*edition.warnings, *made.warnings) == ()
    with pdfplumber.open(made.path) as pdf:
        pages = ["".join(char["text"] for char in page.chars) for page in pdf.pages[:-1]]
    assert not set("".join(pages)) & set(foreign)
    assert len(set(plain("".join(pages))) & set(WESTERN)) > 5
    with pikepdf.open(made.path) as pdf:
        title = str(pdf.docinfo["/Title"])
    assert title.count("، ") == 2
    assert "," not in title


def test_authors_are_joined_with_the_comma_of_their_language() -> None:
    one, other = arabic(2).stories
    assert (
        byline(replace(one, articles=(*one.articles, replace(other.articles[0], byline="نعيم"))))
        == "ليلى، نعيم"
    )


def test_the_colophon_names_the_fonts_that_set_the_edition() -> None:
    back = " ".join(laid_out(arabic(3), ATLAS).pages[-1].texts())
    assert "Amiri، IBM Plex Sans Arabic" in back
    back = " ".join(laid_out(week_of(3), ATLAS).pages[-1].texts())
    assert "Source Serif 4, Libre Franklin" in back
    assert "Newsreader, Source Serif 4" in shown(week_of(3), FOLIO)


@pytest.mark.parametrize(("language", "side"), [("en", "left"), ("ar", "right")])
def test_an_opening_mark_hangs_before_its_lines(language: str, side: str) -> None:
    story = piece(0, place=Place.LEAD, sentences=56)
    # Of too few words for a poster.
    text = "Nobody asked those who live here"
    if language == "ar":
        text = "لم يسأل أحد الناس الذين يعيشون"
    story = replace(story, language=language, quotes=(replace(story.quotes[0], text=text),))
    page = shown(replace(week_of(1, language=language), stories=(story,)))
    found = re.search(
        rf'padding-inline-start:([\d.]+)pt;"><span class="hang" style="{side}:-([\d.]+)pt">[“«]',
        page,
    )
    assert found, "no pull quote hangs"
    assert found[1] == found[2]
    assert 4 < float(found[1]) < 14
    assert "Ada Lund · <a href=" in page


def test_the_magazines_address_is_not_broken() -> None:
    link = '<a dir="ltr" href="https://atlas-hebdo.example">https://atlas-hebdo.example</a>'
    for theme in (ATLAS, FOLIO):
        assert link in shown(replace(week_of(3), website="https://atlas-hebdo.example"), theme)
    endless = "https://example.org/" + "a-long-way-down/" * 9
    assert f">{endless}</a>" not in shown(replace(week_of(3), website=endless))
    assert f'href="{endless}"' in shown(replace(week_of(3), website=endless))


@pytest.mark.slow
def test_the_back_pages_band_is_as_high_as_what_it_holds(tmp_path: Path) -> None:
    for count in (1, 30):
        issue = replace(week_of(count), website="https://atlas-hebdo.example")
        made = printed(laid_out(issue, ATLAS), tmp_path / f"{count}.pdf", ATLAS)
        with pdfplumber.open(made.path) as pdf:
            page = pdf.pages[-1]
            band = max(
                (rect for rect in page.rects if rect["width"] > 590),
                key=lambda rect: rect["height"],
            )
            inside = [char for char in page.chars if char["top"] > band["top"]]
            above = [char for char in page.chars if char["bottom"] < band["top"]]
        assert band["height"] < 140
        assert inside
        assert min(band["bottom"] - char["bottom"] for char in inside) > 8
        assert min(band["top"] - char["bottom"] for char in above) > 10


def test_letters_that_join_are_neither_slanted_nor_spaced_out() -> None:
    sheet = css(FOLIO, '<p class="s-quote">', language="ar").text
    rule = next(line for line in sheet.splitlines() if line.startswith(".s-quote:lang(ar)"))
    assert "font-style: normal; letter-spacing: normal; text-transform: none" in rule
    assert "counter(page, arabic-indic)" in css(FOLIO, "", language="ar-EG").text
    wide, plain_style = (
        Measurer(FOLIO).width("العالم", "kicker", "ar"),
        FOLIO.design.style("kicker"),
    )
    tracked = replace(plain_style, tracking=0.0)
    again = replace(
        FOLIO, design=replace(FOLIO.design, styles={**FOLIO.design.styles, "kicker": tracked})
    )
    assert Measurer(again).width("العالم", "kicker", "ar") == wide


def test_a_title_in_a_list_has_no_hyphen_and_no_word_alone() -> None:
    setter = Typesetter(ATLAS.design, Measurer(ATLAS))
    lines = whole_words(
        "A week on Line 4, the tram that was not supposed to pay", "list-text", 150.0, "en", setter
    )
    assert len(lines) > 1
    assert not any(line.endswith("\u2010") for line in lines)
    assert " " in lines[-1]


def test_no_word_space_of_a_justified_line_reaches_half_an_em() -> None:
    compositor = Compositor(week_of(1), (), ATLAS, Measurer(ATLAS))
    style, room = ATLAS.design.style("wide"), 240.0
    line = "Extraordinarily circumstantial evidence"
    points, free = fitted(line, "wide", "en", room, compositor)
    gap = (
        room
        - free
        - Measurer(ATLAS).width(line.replace(" ", ""), "wide", "en")
        - points * len(line)
    ) / line.count(" ") + points
    assert free > 0
    assert gap / style.size < 0.5
    full = "It stood in the harbour for a week, and nobody knew why"
    assert fitted(full, "wide", "en", room, compositor)[1] == 0
