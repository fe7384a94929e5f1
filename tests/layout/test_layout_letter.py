"""The editor's letter: one page, the largest type that fits, whole paragraphs, a signature."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from editions import composed, document, laid_out
from press_weeks import week_of

from digest.edition import EditionPage
from digest.errors import PlanError
from digest.layout.breaking import Typesetter
from digest.layout.letter import letter_page, most_words
from digest.model import Issue, Page
from digest.pipeline.letter import check_letter
from digest.themes import Measurer, load_theme

THEMES = {name: load_theme(name) for name in ("atlas", "folio")}
SENTENCE = "This week the ferries stopped and the library opened, and we wondered why. "


def letter(sentences: int, *, by: str = "Mina Okafor", each: int = 4, **changes: object) -> Issue:
    """A week of nine stories and a letter of that many sentences, *each* to a paragraph."""
    paragraphs = [
        (SENTENCE * min(each, sentences - start)).strip() for start in range(0, sentences, each)
    ]
    text = "\n\n".join(["Dear readers,", *paragraphs])
    return replace(week_of(9), letter=text, letter_by=by, **changes)  # type: ignore[arg-type]


def setter(theme: str) -> Typesetter:
    return Typesetter(THEMES[theme].design, Measurer(THEMES[theme]))


def page(sentences: int, theme: str = "atlas", **changes: object) -> Page:
    (made,) = letter_page(letter(sentences, **changes), setter(theme))  # type: ignore[arg-type]
    return made


def printed(issue: Issue, theme: str = "atlas") -> EditionPage:
    return next(one for one in laid_out(issue, theme).pages if one.pattern == "letter")


def words(made: Page) -> str:
    strips = [strip for frame in made.placements[0].frames for strip in frame.strips]
    return " ".join(line for strip in strips if strip.kind == "text" for line in strip.lines)


@pytest.mark.parametrize("theme", THEMES)
def test_all_words_are_printed_and_signed(theme: str) -> None:
    issue = letter(12)
    made = printed(issue, theme)
    text = " ".join(made.texts()).replace("\u2010 ", "")
    assert text.startswith("From the editor Dear readers, This week")
    assert text.count("we wondered why.") == 12
    assert "Mina Okafor" in text
    assert made.section == "From the editor"


@pytest.mark.parametrize(
    ("sentences", "theme", "style"),
    [
        (4, "atlas", "cover-sentence"),
        (30, "atlas", "deck"),
        (44, "atlas", "body"),
        (4, "folio", "cover-sentence"),
        (17, "folio", "body"),
    ],
)
def test_a_short_letter_is_set_larger(sentences: int, theme: str, style: str) -> None:
    assert page(sentences, theme).placements[0].style == style


def test_small_type_stands_in_columns_of_like_height() -> None:
    frames = page(44).placements[0].frames
    assert [frame.column for frame in frames] == [1, 2]
    first, second = (sum(len(strip.lines) for strip in frame.strips) for frame in frames)
    assert abs(first - second) <= 5
    assert len(page(4).placements[0].frames) == 1


@pytest.mark.parametrize("each", [2, 3, 4])
@pytest.mark.parametrize("sentences", range(30, 46))
def test_no_line_of_a_paragraph_stands_alone(sentences: int, each: int) -> None:
    for frame in page(sentences, each=each).placements[0].frames:
        for strip in frame.strips:
            whole = strip.opens and strip.closes
            assert whole or strip.kind == "signature" or len(strip.lines) > 1


def test_a_short_letter_leaves_room_for_a_poster_and_a_long_one_does_not() -> None:
    assert [one.box for one in page(4).placements] == ["letter", "advert"]
    assert [one.box for one in page(44).placements] == ["letter"]
    design = THEMES["atlas"].design
    slot = page(4).placements[1].slots[0]
    frame = page(4).placements[0].frames[0]
    assert slot.line == frame.line + frame.height + 2
    assert slot.line + slot.height - 1 == design.lines


def test_something_stands_under_a_letter_that_leaves_twelve_lines() -> None:
    lines, spare = THEMES["atlas"].design.lines, {}
    for count, by in product(range(1, 24), ("", "Mina Okafor")):
        text = "\n\n".join(["Dear readers,"] * count)
        issue = replace(week_of(9), letter=text, letter_by=by)
        (made,) = letter_page(issue, setter("atlas"))
        frame = made.placements[0].frames[0]
        spare[lines - (frame.line + frame.height + 2) + 1] = len(made.placements) > 1
    assert not any(spare[left] for left in spare if left < 12)
    assert all(spare[left] for left in spare if left >= 12)
    assert {11, 12} <= set(spare)


def test_paragraphs_and_the_signature_stand_half_a_line_apart() -> None:
    block = next(part for part in printed(letter(8)).parts if part.box == "letter").blocks[0]
    leading = THEMES["atlas"].design.style("cover-sentence").leading
    assert [(row.role, row.style, row.above) for row in block.rows] == [
        ("text", "cover-sentence", 0.0),
        ("text", "cover-sentence", leading / 2),
        ("text", "cover-sentence", leading / 2),
        ("signature", "panel-title", leading / 2),
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_the_letter_stays_on_its_page(theme: str) -> None:
    design = THEMES[theme].design
    for sentences in range(1, 60, 3):
        for made in letter_page(letter(sentences), setter(theme)):
            for frame in made.placements[0].frames:
                assert frame.line + frame.height - 1 <= design.lines


def test_the_letter_follows_the_contents() -> None:
    patterns = [one.pattern for one in composed(letter(8), THEMES["atlas"])]
    assert patterns[:3] == ["cover", "contents", "letter"]
    assert patterns.count("letter") == 1
    few = replace(letter(8), stories=letter(8).stories[:2])
    assert [one.pattern for one in composed(few, THEMES["atlas"])][:2] == ["cover", "letter"]


@pytest.mark.parametrize("pages", [4, 6, 12])
def test_an_issue_with_a_letter_keeps_its_limit(pages: int) -> None:
    made = composed(letter(8), THEMES["atlas"], limit=pages)
    assert len(made) <= pages
    assert "letter" in [one.pattern for one in made]


@pytest.mark.slow
def test_without_a_letter_the_issue_is_the_same() -> None:
    plain = week_of(9)
    assert letter_page(plain, setter("atlas")) == []
    signed = replace(plain, letter_by="Mina Okafor")
    assert document(laid_out(signed)) == document(laid_out(plain))


def test_a_letter_without_a_name_is_not_signed() -> None:
    strips = [strip.kind for strip in page(4, by="").placements[0].frames[0].strips]
    assert strips == ["text", "text"]


def test_the_letter_speaks_the_language_of_the_issue() -> None:
    issue = replace(letter(2), language="fr", letter="Le 1er mai, « oui » !", letter_by="M. Ito")
    made = printed(issue)
    assert list(made.texts())[:2] == [
        "Le mot de la rédaction",
        "Le 1er mai, «\u202foui\u202f»\u202f!",
    ]
    assert '<span class="up">er</span> mai' in document(laid_out(issue))


@pytest.mark.parametrize("theme", THEMES)
def test_a_letter_that_is_too_long_is_named_with_its_limit(theme: str, tmp_path: Path) -> None:
    path = tmp_path / "2025-W30" / "issue.toml"
    path.parent.mkdir()
    path.write_text('number = 1\nletter = "Dear"\n', encoding="utf-8")
    long = letter(400)
    limit = most_words(long, setter(theme))
    with pytest.raises(PlanError) as caught:
        check_letter(long, THEMES[theme], path, pages=24)
    assert str(caught.value) == (
        f"2025-W30/issue.toml, line 2: letter: has {2 + 400 * 13} words; a page of the theme "
        f"'{theme}' holds about {limit}; shorten it"
    )
    fitting = limit // 13 - 8
    assert letter_page(letter(fitting), setter(theme))
    check_letter(letter(fitting), THEMES[theme], path, pages=24)


def test_a_letter_needs_four_pages(tmp_path: Path) -> None:
    path = tmp_path / "issue.toml"
    with pytest.raises(PlanError, match="letter: has no room in an issue of 3 pages; allow 4"):
        check_letter(letter(2), THEMES["atlas"], path, pages=3)
    check_letter(letter(2), THEMES["atlas"], path, pages=4)
    check_letter(week_of(9), THEMES["atlas"], path, pages=3)


def test_a_long_letter_goes_on_where_no_page_faces_another() -> None:
    own = setter("atlas").design
    short = replace(own, facing=False, lines=40)
    typesetter = Typesetter(short, Measurer(THEMES["atlas"]))
    assert not letter_page(letter(60), Typesetter(replace(short, facing=True), typesetter.measure))
    for sentences in range(60, 80):
        made = letter_page(letter(sentences), typesetter)
        assert len(made) > 1
        text = " ".join(words(one) for one in made).replace("\u2010 ", "")
        assert text.count("we wondered why.") == sentences
        signed = [
            [strip.kind for frame in one.placements[0].frames for strip in frame.strips]
            for one in made
        ]
        assert [kinds.count("signature") for kinds in signed] == [*[0] * (len(made) - 1), 1]
        for one in made:
            for frame in one.placements[0].frames:
                assert frame.line + frame.height - 1 <= short.lines
