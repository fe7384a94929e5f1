"""What stands around a story's text: head, picture, quotation, panel of reports, and the notes in the margin."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import pytest
from builders import article
from layout_desk import ART, DESIGN, STYLES, box, design, fitter, headline, prose, setter, told

from digest.layout.breaking import Typesetter
from digest.layout.captions import CAPTION, caption
from digest.layout.heads import AIR, byline, deep, headed, lines_high, standfirst
from digest.layout.illustrating import HEAD, Illustrator
from digest.layout.margin import (
    beside,
    note_lines,
    noted,
    source_strip,
    spoken,
    unbroken,
)
from digest.layout.parts import (
    REPORTS,
    SIDES,
    quoted,
    reports,
    side_by_side,
)
from digest.layout.words import HYPHEN
from digest.model import Article, Difference, Earlier, Image, Quote, Sentence, Slot, Story
from digest.text.typography import NO_BREAK
from digest.themes.design import Box

STORY = told("One sentence.", headline="Harbour board asks for a second bridge")
NOTES = design(notes=60.0)
"""The small paper with a margin of twelve letters in ten points."""


def named(*outlets: str, **changes: object) -> Story:
    """A story that these outlets tell."""
    many = [article(id=f"a:{n}", source=name, title=f"Title {n}") for n, name in enumerate(outlets)]
    return replace(STORY, articles=tuple(many), **changes)


def written(*bylines: str) -> Story:
    many = [article(id=f"a:{n}", byline=name) for n, name in enumerate(bylines)]
    return replace(STORY, articles=tuple(many))


# --- Heads ---


@pytest.mark.parametrize(
    ("bylines", "credit"),
    [
        (("Ada Lund",), "Ada Lund"),
        (("Ada Lund", "Mina Okafor"), "Ada Lund, Mina Okafor"),
        (("Ada Lund", " Ada Lund "), "Ada Lund"),
        (("Ada Lund", ""), ""),
        (("A", "B", "C"), "A, B, C"),
        (("A", "B", "C", "D"), ""),
        (("x" * 59,), "x" * 59),
        (("x" * 30, "y" * 30), ""),
    ],
)
def test_a_byline_names_all_authors_or_none(bylines: tuple[str, ...], credit: str) -> None:
    assert byline(written(*bylines)) == credit


def width_of(of: Box) -> float:
    """Points of a column of the box."""
    return DESIGN.across(of.columns)


def head(story: Story, *, style: str = "news-head", deck: bool = False, **changes: object) -> Slot:
    return headed(story, box(**changes), style, setter(), deck=deck)


def test_a_head_is_as_high_as_its_parts() -> None:
    bare = told("One.", headline="A bridge", articles=written("").articles)
    signed = replace(bare, articles=written("Ada Lund").articles)
    decked = replace(signed, standfirst=prose(1, 10))
    narrow = box(width=1)
    # The kicker takes a line of 10 points, the headline 20, the air under it 6.
    assert deep(head(bare, width=1), narrow, DESIGN) == 10 + 20 + AIR
    assert deep(head(signed, width=1), narrow, DESIGN) == 10 + 20 + AIR + 10
    slot = head(decked, deck=True, width=1)
    assert deep(slot, narrow, DESIGN) == 10 + 20 + AIR + 10 + 10 * len(slot.deck) + AIR
    assert [head(one, width=1).height for one in (bare, signed)] == [4, 5]


def test_there_is_more_air_under_larger_letters() -> None:
    """A fifth of their leading at least, unless a standfirst or a byline stands between."""
    bare = told("One.", headline="A bridge", articles=written("").articles)
    fine = replace(DESIGN, leading=1.0)
    small = replace(fine.style("news-head"), size=10.0, leading=10.0)
    large = replace(small, size=50.0, leading=50.0)
    for style, air in ((small, AIR / 2), (large, 10.0)):
        styles = {**fine.styles, "news-head": style, "news-head-124": style}
        typesetter = Typesetter(replace(fine, styles=styles), setter().measure)
        one = headed(bare, box(width=2), "news-head", typesetter, deck=False)
        assert one.height == ceil(deep(one, box(width=2), typesetter.design) - AIR + air)


def test_a_kicker_in_the_margin_makes_the_head_lower() -> None:
    slot = head(STORY)
    assert deep(slot, box(), DESIGN) - deep(slot, box(), NOTES) == pytest.approx(10)
    assert deep(slot, box(width=2), DESIGN) == deep(slot, box(width=2), NOTES)


def test_a_headline_too_long_for_its_style_is_set_in_the_next_smaller_one() -> None:
    sizes = [STYLES[head(told("One.", headline=headline(3, n))).style].size for n in (4, 30, 60)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]


def test_a_word_that_does_not_fit_makes_the_headline_smaller() -> None:
    story = told("One.", headline="x" * 25)
    # 25 letters take 250 points at 20, 187.5 at 15.
    assert head(story, width=1).style == "second-head"
    assert head(story, width=1).lines == ("x" * 25,)


def test_a_box_that_grows_gives_its_headline_a_line_more() -> None:
    story = told("One.", headline=prose(9, 28))
    usual, more = head(story, span=2), head(story, span=2, more=1)
    assert STYLES[more.style].size > STYLES[usual.style].size
    assert len(more.lines) > len(usual.lines)


def test_heads_side_by_side_over_one_column_keep_their_size() -> None:
    story = told("One.", headline="Crews leave")
    assert head(story, width=1, style="second-head").style == "second-head"
    assert head(story, style="second-head").style != "second-head"


@pytest.mark.parametrize(("words", "lines"), [(15, 2), (60, 0)])
def test_a_standfirst_that_is_too_long_is_left_out(words: int, lines: int) -> None:
    story = replace(STORY, standfirst=" ".join(["board"] * words))
    assert len(standfirst(story, 240.0, setter())) == lines


def test_a_head_without_deck_has_none() -> None:
    story = replace(STORY, standfirst="A line.")
    assert head(story, deck=True).deck == ("A line.",)
    assert head(story, deck=False).deck == ()


@pytest.mark.parametrize(
    ("lines", "style", "high"),
    [(1, "brief-head", 1), (2, "brief-head", 2), (1, "second-head", 2), (2, "second-head", 4)],
)
def test_a_headline_alone_takes_whole_lines_with_air_where_it_is_larger_than_the_text(
    lines: int, style: str, high: int
) -> None:
    assert lines_high(("x",) * lines, style, DESIGN) == high


# --- Pictures and captions ---

PIER = Image(src="p.jpg", path="p.jpg", alt="The pier at dusk", credit="Mina Okafor")


def test_a_caption_ends_with_its_credit_unless_it_names_it() -> None:
    def words(image: Image) -> str:
        return " ".join(caption(STORY, image, 400.0, setter(), "caption")).replace(NO_BREAK, " ")

    assert words(PIER) == "The pier at dusk · Mina Okafor"
    assert words(replace(PIER, caption="The old pier.")) == "The old pier · Mina Okafor"
    assert words(replace(PIER, caption="Photo: MINA OKAFOR")) == "Photo: MINA OKAFOR"
    assert words(replace(PIER, alt="")) == "Mina Okafor"
    assert words(Image(src="p.jpg")) == ""


def test_a_long_caption_is_cut_and_one_in_the_margin_is_as_long_as_its_picture_is_high() -> None:
    long = replace(PIER, caption=prose(1, 90, longest=5))
    shown = replace(STORY, picture=long)
    of = setter(of=NOTES, pixels=(4000, 2400))

    def slots(**changes: object) -> list[Slot]:
        options = Illustrator(of).options(shown, box(line=2, height=40, **changes))
        return [place.slot for option in options for place in option.places]

    beside = [slot for slot in slots(art=ART) if slot.style == "note"]
    assert beside
    assert all(len(slot.lines) == slot.height - 1 for slot in beside)
    assert max(len(line) for slot in beside for line in slot.lines) <= 12
    beneath = slots(art=ART, width=2)
    assert {(slot.style, len(slot.lines)) for slot in beneath} == {("caption", CAPTION)}
    assert {slot.credit for slot in beneath} == {"Mina Okafor"}


def test_a_picture_that_runs_off_the_paper_has_its_caption_beneath() -> None:
    shown = replace(STORY, picture=replace(PIER, caption="The old pier."))
    options = Illustrator(setter(of=NOTES, pixels=(4000, 2400))).options(
        shown, box(line=1, height=40, columns=1, width=1, art=replace(ART, width=1))
    )
    slots = [place.slot for option in options for place in option.places]
    assert {(slot.bleeds, slot.style) for slot in slots} == {(True, "caption"), (False, "note")}


def test_a_picture_beside_text_may_be_nearly_as_high_as_its_box() -> None:
    shown = replace(STORY, picture=PIER)
    low = box(line=2, height=14, width=2, art=replace(ART, column=2, width=1, least=6, most=9))
    options = Illustrator(setter(pixels=(4000, 4000))).options(shown, low)
    heights = {place.slot.height for option in options for place in option.places}
    assert max(heights) == low.height - HEAD


# --- Quotations ---


def quote(words: int, speaker: str = "Ada Lund") -> Quote:
    return Quote(text=prose(1, words), speaker=speaker, sentence=STORY.summary.sentences[0])


def test_a_pull_quote_stands_in_the_last_column_with_room_for_rule_and_speaker() -> None:
    slot = quoted(STORY, quote(8), box(width=2), setter())
    assert (slot.column, slot.width, slot.credit) == (2, 1, "Ada Lund")
    leading = STYLES[slot.style].leading
    points = len(slot.lines) * leading + 22 + 10
    assert points <= slot.height * 10 < points + 10
    assert slot.lines[0].startswith("“")
    assert slot.lines[-1].endswith("”")


def test_the_lines_of_a_pull_quote_stand_in_so_that_its_mark_hangs() -> None:
    slot = quoted(STORY, quote(30), box(), setter())
    size = STYLES[slot.style].size
    assert max(map(len, slot.lines)) * size / 2 <= 200 - 10


def test_a_longer_quotation_is_higher() -> None:
    heights = [quoted(STORY, quote(n), box(), setter()).height for n in (4, 12, 24)]
    assert heights == sorted(set(heights))


# --- Reports ---


def side(of: Article, text: str) -> Sentence:
    return Sentence(article=of.id, start=0, end=len(text), text=text, paragraph=0)


def test_a_panel_sets_differing_sentences_side_by_side_and_else_headlines() -> None:
    story = named(*(f"Outlet {n}" for n in range(8)))
    assert [text for _, text in side_by_side(story)] == [f"Title {n}" for n in range(REPORTS)]
    sides = tuple(side(one, f"{n} people.") for n, one in enumerate(story.articles))
    first = Difference(topic="people", sides=sides)
    other = Difference(topic="houses", sides=sides[:2])
    differing = replace(story, differences=(first, other))
    entries = side_by_side(differing)
    assert [text for _, text in entries] == [f"{n} people." for n in range(SIDES)]
    assert [one.source for one, _ in entries] == ["Outlet 0", "Outlet 1", "Outlet 2"]


def test_a_panel_has_room_for_every_line_of_its_entries() -> None:
    two, three = named("A", "B"), named("A", "B", "C")
    assert reports(three, box(), setter()).height > reports(two, box(), setter()).height
    long = replace(two, articles=tuple(replace(one, title=prose(1, 40)) for one in two.articles))
    width = (200 - 20) / 5
    lines = -(-len(prose(1, 40)) // width)
    grown = reports(long, box(), setter()).height - reports(two, box(), setter()).height
    assert grown >= 2 * (lines - 1)


# --- The margin ---


def test_only_boxes_across_the_page_reach_a_margin_and_only_where_the_theme_has_one() -> None:
    assert beside(box(), NOTES)
    assert not beside(box(width=2), NOTES)
    assert not beside(box(), DESIGN)


def test_a_note_names_the_outlets_in_whole_words() -> None:
    slot = noted(named("The Gull", "The Heron"), setter(of=NOTES), "en")
    assert " ".join(slot.lines).replace(NO_BREAK, " ") == "From The Gull, The Heron"
    assert max(map(len, slot.lines)) <= 12
    assert any("The\N{NO-BREAK SPACE}Heron" in line for line in slot.lines)
    assert slot.height == len(slot.lines)


def test_an_outlet_wider_than_the_margin_is_broken_between_words() -> None:
    slot = noted(named("The Evening Messenger"), setter(of=NOTES), "en")
    assert " ".join(slot.lines).replace(NO_BREAK, " ") == "From The Evening Messenger"
    assert max(map(len, slot.lines)) <= 12


def test_the_word_before_the_outlets_stays_with_the_first_where_both_fit() -> None:
    short = noted(named("Gull", "Heron"), setter(of=NOTES), "en")
    assert short.lines[0].startswith(f"From{NO_BREAK}Gull")
    long = noted(named("Messenger", "Heron"), setter(of=NOTES), "en")
    assert long.lines[0] == "From"


def test_notes_divide_only_a_word_that_fits_no_line() -> None:
    assert note_lines("seven letters", "en", setter(of=NOTES)) == ("seven", "letters")
    assert note_lines("abcdefghijklmn and then", "en", setter(of=NOTES))[0].endswith(HYPHEN)


def test_the_source_line_divides_no_outlet() -> None:
    story = named("The Evening Messenger", "The Morning Messenger")
    strip = source_strip(story, width_of(box()), setter(), "en")
    assert strip.kind == "source"
    joined = " ".join(strip.lines).replace(NO_BREAK, " ")
    assert joined == "From The Evening Messenger, The Morning Messenger"
    assert len(strip.lines) == 2
    assert unbroken("The Morning Messenger") in strip.lines[1]


@pytest.mark.parametrize(
    ("language", "update", "text"),
    [
        ("en", False, "From The Gull · Earlier: number 29, page 3"),
        ("en", True, "From The Gull · Update of number 29, page 3"),
        ("ar-EG", False, "From The Gull · سبق ٢٩ ٣"),
        ("fr", False, "From The Gull · Earlier: number 29, page 3"),
    ],
)
def test_a_story_names_the_issue_and_the_page_of_the_report_before(
    language: str, text: str, *, update: bool
) -> None:
    earlier = {
        "en": ("Earlier: number {number}, page {page}", "Update of number {number}, page {page}"),
        "ar": ("سبق {number} {page}", ""),
    }
    of = design(earlier=earlier, credits={"en": "From", "ar": "From", "fr": "From"})
    told = replace(
        named("The Gull"),
        language=language,
        earlier=Earlier(number=29, week="2025-W29", page=3, update=update),
    )
    strip = source_strip(told, width_of(box(columns=1)), setter(of=of), language)
    assert " ".join(strip.lines).replace(NO_BREAK, " ") == text
    note = noted(told, setter(of=replace(NOTES, earlier=earlier, credits=of.credits)), language)
    assert " ".join(note.lines).replace(NO_BREAK, " ") == text


def test_the_magazines_own_words_are_in_the_storys_language_where_the_theme_has_them() -> None:
    of = design(credits={"en": "From", "de": "Aus"})
    german = replace(STORY, language="de-AT")
    french = replace(STORY, language="fr")
    assert spoken(german, of, "en") == "de-AT"
    assert spoken(french, of, "de") == "de"
    assert source_strip(german, width_of(box()), setter(of=of), "en").lines[0].startswith("Aus")
    assert source_strip(french, width_of(box()), setter(of=of), "en").lines[0].startswith("From")


def test_a_kicker_in_the_margin_takes_its_line_and_the_rule_beneath() -> None:
    parts_of = fitter(of=NOTES).fit(STORY, box(line=7)).placement.slots
    (slot,) = (one for one in parts_of if one.kind == "kicker")
    head_slot = next(one for one in parts_of if one.kind == "head")
    assert slot.line == head_slot.line == 7
    assert slot.height > 1


def test_a_name_without_blanks_around_it_is_not_broken() -> None:
    assert unbroken(" The  Gull ") == f"The{NO_BREAK}{NO_BREAK}Gull"
