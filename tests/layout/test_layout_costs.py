"""Every cost of the layout: without it a page becomes worse, in the way that its scenario counts.

A scenario lays something out with the costs it is given and returns how bad it looks: divided words, empty lines, lost
pictures. Each field of ``Costs`` has one, and it counts more when the field has its neutral value: 0, or for a limit one
that limits nothing. ``python tests/layout/without_costs.py`` takes one cost after another out of the program and counts the
tests that notice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from statistics import fmean
from typing import Any

import pytest
from layout_desk import (
    ART,
    LEAD,
    ONE,
    STYLES,
    THREE,
    TWO,
    Typewriter,
    box,
    design,
    fitter,
    headline,
    holes,
    lead,
    panel_lines,
    prose,
    setter,
    stories,
    told,
    week,
)
from press_weeks import piece

from digest.layout import compose
from digest.layout.allotment import Allotter
from digest.layout.breaking import Typesetter, balanced
from digest.layout.briefs import brief_pages
from digest.layout.contents import contents
from digest.layout.costs import COSTS, Costs
from digest.layout.cover import cover
from digest.layout.covers.choice import CoverChoice, choose
from digest.layout.display import fullest, reaching
from digest.layout.fitting import Fit
from digest.layout.gallery import pictures_pages
from digest.layout.groups import PLATES, PageGroup, candidates, cut, pages
from digest.layout.heads import headed
from digest.layout.illustrating import Illustration, Illustrator, cropped
from digest.layout.joints import bad_breaks
from digest.layout.links import also
from digest.layout.lists import Item, columned, flush
from digest.layout.posters import SHOWPIECE, inked, poster_columns, posters_of
from digest.layout.quotes import quotes_page
from digest.layout.showpieces import ABOVE, BELOW, Showpieces
from digest.layout.words import HYPHEN
from digest.model import Difference, Figure, Image, Page, Place, Placement, Slot, Story, Strip
from digest.themes.covers import CoverArt, CoverKind, CoverTeasers, CoverText, Edges
from digest.themes.design import Design, Pattern

Scenario = Callable[[Costs], float]


@dataclass(frozen=True)
class Case:
    field: str
    neutral: Any
    scenario: Scenario


CASES: list[Case] = []


def without(field: str, neutral: Any = 0) -> Callable[[Scenario], Scenario]:
    """Registers a scenario that looks worse when *field* is *neutral*."""

    def register(scenario: Scenario) -> Scenario:
        CASES.append(Case(field, neutral, scenario))
        return scenario

    return register


# --- Lines ---


def justified(costs: Costs, *, width: float = 250.0, longest: int = 9) -> list[tuple[str, ...]]:
    return [
        setter(costs).lines(prose(n, 60, longest=longest), "justified", width, "en")
        for n in range(20)
    ]


def space_in(line: str, measure: float, space: float = 5.0) -> float:
    """Points of a word space of a justified line; one that is not justified takes *space* points."""
    spaces = line.count(" ")
    used = 5 * (len(line) - spaces) + space * spaces
    return space + (measure - used) / spaces if spaces else 0.0


def divided(line: str) -> bool:
    return line.endswith(HYPHEN)


def in_a_row(costs: Costs, count: int) -> int:
    """Places where *count* lines running end with a divided word, in a narrow measure."""
    paragraphs = justified(costs, width=75.0)
    return sum(
        all(map(divided, lines[at : at + count]))
        for lines in paragraphs
        for at in range(len(lines) - count + 1)
    )


@without("ragged_reach")
def shortest_ragged_line(costs: Costs) -> float:
    lines = setter(costs).lines(prose(1, 80), "ragged", 100.0, "en")
    return 20 - min(map(len, lines[:-1]))


@without("lone_word")
def words_alone_on_a_last_line(costs: Costs) -> float:
    ends = [
        setter(costs).lines(prose(number, count, longest=9), "ragged", 135.0, "en")[-1]
        for number in range(60)
        for count in (6, 7, 8)
    ]
    return sum(" " not in end for end in ends)


@without("lender_reach")
def hole_above_a_last_line(costs: Costs) -> float:
    lines = setter(costs).lines("unremarkable circumstance too", "ragged", 130.0, "en")
    return 26.0 - len(lines[0])


@without("space_growth")
@without("divided_word")
def divided_words(costs: Costs) -> float:
    return sum(divided(line) for lines in justified(costs) for line in lines)


@without("space_stretch", 1e9)
def widest_word_space(costs: Costs) -> float:
    return max(space_in(line, 250.0) for lines in justified(costs) for line in lines[:-1])


@without("divided_name")
def divided_names(costs: Costs) -> float:
    return sum(divided(line) and line.split()[-1][0].isupper() for line in of_names(costs))


def of_names(costs: Costs) -> list[str]:
    """Lines of texts in which each long word begins with a capital."""
    texts = [
        " ".join(word.title() if len(word) > 7 else word for word in prose(number, 60).split())
        for number in range(30)
    ]
    return [line for text in texts for line in setter(costs).lines(text, "justified", 250.0, "en")]


@without("divided_twice")
def two_divided_lines_running(costs: Costs) -> float:
    return sum(
        divided(one) and divided(other)
        for lines in justified(costs, width=150.0)
        for one, other in pairwise(lines)
    )


@without("divided_thrice")
def three_divided_lines_running(costs: Costs) -> float:
    return in_a_row(costs, 3)


@without("short_end")
@without("short_end_part")
def stumps_that_end_a_paragraph(costs: Costs) -> float:
    lines = [
        setter(costs).lines(prose(n, 30, longest=7), "justified", 200.0, "en") for n in range(150)
    ]
    return sum(len(one[-1]) * 5 < 0.12 * 200 for one in lines)


# --- Headlines ---


def headlines(costs: Costs) -> list[list[str]]:
    """A hundred and twenty headlines, each in four measures."""
    broken = []
    for number in range(120):
        words = headline(number).split()
        advances = [float(len(word)) for word in words]
        broken += [
            balanced(words, advances, 1.0, width, "en", costs) for width in (18.0, 22.0, 26.0, 32.0)
        ]
    return broken


@without("headline_lone_word")
def words_alone_within_a_headline(costs: Costs) -> float:
    return sum(" " not in line for lines in headlines(costs) for line in lines[:-1])


@without("headline_lone_end")
def words_alone_at_the_end_of_a_headline(costs: Costs) -> float:
    return sum(" " not in lines[-1] for lines in headlines(costs) if len(lines) > 1)


@without("headline_end")
def short_last_lines_of_headlines(costs: Costs) -> float:
    return sum(40 - len(lines[-1]) for lines in headlines(costs))


@without("headline_bad_break")
def headlines_badly_broken(costs: Costs) -> float:
    return sum(
        line.split()[-1] in ("of", "the", "to") for lines in headlines(costs) for line in lines[:-1]
    )


@without("headline_weak_break")
def short_quotations_parted(costs: Costs) -> float:
    parted = 0
    for number in range(40):
        words = headline(number).split()
        words[3:5] = f"“{words[3].rstrip(',')}", f"{words[4].rstrip(',')}”"
        advances = [float(len(word)) for word in words]
        for width in (18.0, 22.0, 26.0, 32.0):
            lines = balanced(words, advances, 1.0, width, "en", costs)
            parted += any("“" in line and "”" not in line for line in lines)
    return parted


@without("headline_pause")
def headlines_broken_elsewhere_than_at_a_pause(costs: Costs) -> float:
    return -sum(line.endswith(",") for lines in headlines(costs) for line in lines[:-1])


# --- Display lines and heads ---


def display(costs: Costs, style: str = "news-head", count: int = 20) -> list[tuple[str, float]]:
    """By headline, the style it is set in and the part of its measure that its lines leave free, on average."""
    made = []
    for number in range(count):
        of = setter(costs)
        name, lines = fullest(headline(number), style, 400.0, "en", of)
        made.append((name, 1 - fmean(of.advance(line, name, "en") / 400 for line in lines)))
    return made


@without("display_reach")
@without("display_lack", 1.0)
def holes_beside_headlines(costs: Costs) -> float:
    return sum(hole for _, hole in display(costs))


@without("display_bad_break")
def display_lines_badly_broken(costs: Costs) -> float:
    of = setter(costs)
    made = [fullest(headline(number), "news-head", 400.0, "en", of)[1] for number in range(80)]
    return sum(bad_breaks(lines, "en") for lines in made)


@without("list_end")
def short_lines_under_listed_headlines(costs: Costs) -> float:
    lines = [reaching(headline(n, 7), "list-head", 200.0, "en", setter(costs)) for n in range(300)]
    return sum(len(one[-1]) * 5 < 0.28 * 200 for one in lines if len(one) > 1)


def head_lines(costs: Costs, style: str, words: int, **changes: Any) -> int:
    story = told("One.", headline=headline(3, words), standfirst=prose(5, 50))
    return len(headed(story, box(**changes), style, setter(costs), deck=True).lines)


@without("poster_lines", 99)
def lines_of_a_poster(costs: Costs) -> float:
    return head_lines(costs, "cover-type-head", 30)


@without("narrow_head_lines", 99)
def lines_of_a_head_over_one_column(costs: Costs) -> float:
    return head_lines(costs, "second-head", 20, width=1)


@without("wide_head_lines", 99)
def lines_of_a_head_over_the_page(costs: Costs) -> float:
    return head_lines(costs, "feature-head", 34)


@without("lead_head_lines", 99)
def lines_of_the_head_of_a_lead(costs: Costs) -> float:
    return head_lines(costs, "lead-head", 24)


@without("head_lines", 99)
def lines_of_a_head_over_two_columns(costs: Costs) -> float:
    return head_lines(costs, "lead-head", 24, span=2)


@without("deck_lines", 99)
def lines_of_a_standfirst(costs: Costs) -> float:
    story = told("One.", standfirst=prose(5, 90))
    return len(headed(story, box(span=1), "news-head", setter(costs), deck=True).deck)


# --- A story in its box ---


def fits(
    costs: Costs,
    count: int = 12,
    *,
    pixels: tuple[int, int] | None = None,
    space: float = 1.0,
    sentences: int = 24,
    picture: str = "",
    of: Design | None = None,
    story: dict[str, Any] | None = None,
    **changes: Any,
) -> list[Fit]:
    of_issue = fitter(costs, of or design(), pixels, space)
    made = stories(count, sentences, picture=picture, **(story or {}))
    return [of_issue.fit(one, box(**changes)) for one in made]


def alone(costs: Costs) -> Costs:
    """*costs* without the prices of text alone and of small pictures, which would hide the price of a scenario."""
    return replace(costs, bare_text=0.0, picture_lack=0.0)


def slots(placed: list[Fit], kind: str) -> list[Slot]:
    return [slot for fit in placed for slot in fit.placement.slots if slot.kind == kind]


def text_of(placed: list[Fit]) -> list[Strip]:
    frames = (frame for fit in placed for frame in fit.placement.frames)
    return [strip for frame in frames for strip in frame.strips if strip.kind == "text"]


@without("paragraph_words")
def paragraphs_of_a_line_or_two(costs: Costs) -> float:
    return sum(
        len(strip.lines) < 4 and strip.opens and strip.closes
        for strip in text_of(fits(costs, 6, sentences=30, height=14, span=1))
    )


ILLUSTRATED_BOX: dict[str, Any] = {
    "picture": "p.jpg",
    "pixels": (4000, 2400),
    "art": replace(ART, least=6),
    "line": 2,
}


@without("loose_space", 9.0)
@without("loose_line")
def loose_lines(costs: Costs) -> float:
    """With spaces half as wide as letters, as a justified text should have them."""
    placed = fits(costs, 12, body="justified", height=34, quotes=True, space=0.5, **ILLUSTRATED_BOX)
    return sum(
        space_in(line, 200.0, 2.5) > 5 for strip in text_of(placed) for line in strip.lines[:-1]
    )


@without("hole_power", 1.0)
def largest_holes_of_a_column(costs: Costs) -> float:
    placed = [
        *fits(
            costs,
            6,
            sentences=30,
            height=14,
            span=1,
            body="justified",
            **(
                ILLUSTRATED_BOX | {"art": replace(ART, least=6, under=True), "pixels": (4000, 1200)}
            ),
        ),
        *fits(
            costs,
            12,
            sentences=50,
            height=16,
            width=2,
            span=1,
            head="second-head",
            **ILLUSTRATED_BOX,
        ),
    ]
    return sum(max(frame.height - frame.filled for frame in fit.placement.frames) for fit in placed)


@without("white")
def white_beside_heads(costs: Costs) -> float:
    """Parts of their measure that the lines of heads leave free."""
    of, made = (
        setter(costs),
        slots(
            fits(
                costs,
                12,
                sentences=8,
                height=16,
                width=2,
                body="justified",
                decks=True,
                story={"place": Place.LEAD},
                **(ILLUSTRATED_BOX | {"pixels": (4000, 1200)}),
            ),
            "head",
        ),
    )
    return sum(
        1 - fmean(of.advance(line, slot.style, "en") / 400 for line in slot.lines) for slot in made
    )


@without("smaller_head")
def heads_smaller_than_their_box_asks(costs: Costs) -> float:
    placed = fits(
        costs, 6, sentences=14, height=36, width=2, span=1, head="second-head", **ILLUSTRATED_BOX
    )
    return sum(slot.style == "brief-head" for slot in slots(placed, "head"))


@without("smaller_lead")
def heads_of_leads_smaller_than_their_box_asks(costs: Costs) -> float:
    placed = fits(
        costs,
        6,
        sentences=30,
        height=32,
        width=2,
        style="lead",
        head="lead-head",
        story={"place": Place.LEAD},
        **ILLUSTRATED_BOX,
    )
    return sum(slot.style != "lead-head" for slot in slots(placed, "head"))


@without("missing_panel")
def reports_that_differ_without_a_panel(costs: Costs) -> float:
    of_issue = fitter(costs, design())
    missing = 0
    for number, height in enumerate(range(14, 26)):
        one = piece(number, sentences=40)
        second = replace(one.articles[0], id="heron:x", source="The Heron")
        sides = tuple(
            replace(one.summary.sentences[0], article=article.id)
            for article in (one.articles[0], second)
        )
        made = replace(
            one,
            articles=(*one.articles, second),
            differences=(Difference(topic="boats", sides=sides),),
        )
        fit = of_issue.fit(made, box(height=height, panel=True, head="feature-head"))
        missing += fit.placement.slot("panel") is None
    return missing


@without("lost_deck")
def lost_standfirsts(costs: Costs) -> float:
    return sum(
        not slot.deck
        for slot in slots(
            fits(costs, 12, decks=True, sentences=60, story={"standfirst": prose(5, 30)}), "head"
        )
    )


@without("missing_quote")
def tall_boxes_without_a_quotation(costs: Costs) -> float:
    costs = alone(costs)
    return 6 - len(slots(fits(costs, 6, quotes=True, height=40, width=2, sentences=40), "quote"))


@without("tall_box")
def quotations_in_low_boxes(costs: Costs) -> float:
    costs = alone(costs)
    return len(slots(fits(costs, 5, quotes=True, height=26, sentences=90), "quote"))


@without("bare_text")
def boxes_of_text_alone(costs: Costs) -> float:
    return 6 - len(slots(fits(costs, 6, quotes=True, height=28, width=2, sentences=40), "quote"))


@without("bare_box", 99)
def lower_boxes_of_text_alone(costs: Costs) -> float:
    return boxes_of_text_alone(costs)


@without("quote_in_low_box")
def quotations_that_crowd_a_low_column(costs: Costs) -> float:
    costs = alone(costs)
    return len(slots(fits(costs, 8, quotes=True, height=26, width=1, sentences=6), "quote"))


@without("missing_picture")
def lost_pictures(costs: Costs) -> float:
    costs = alone(costs)
    placed = fits(costs, 4, art=ART, height=30, sentences=60, picture="p.jpg", pixels=(2000, 1500))
    return 4 - len(slots(placed, "picture"))


def told_with_figures(costs: Costs, **changes: Any) -> list[Fit]:
    """Stories with a figure each, in a tall box."""
    of_issue = fitter(costs, pixels=(2000, 1500))
    tall = box(columns=3, width=3, height=40, **changes)
    picture = Image(src="", path="p.jpg") if "art" in changes else None
    return [
        of_issue.fit(
            replace(
                one,
                picture=picture,
                figures=(
                    Figure(
                        value="214 boats",
                        number="214",
                        label="",
                        sentence=one.summary.sentences[one.summary.order[-1]],
                    ),
                ),
            ),
            tall,
        )
        for one in stories(8, 60)
    ]


@without("missing_graphic")
def lost_figures(costs: Costs) -> float:
    """In a box that may have a quotation instead, which takes less room."""
    return -len(slots(told_with_figures(costs, quotes=True), "figure"))


@without("missing_graphic_beside")
def lost_figures_beside_pictures(costs: Costs) -> float:
    costs = alone(costs)
    return -len(slots(told_with_figures(costs, art=ART), "figure"))


def showpieces(costs: Costs) -> list[tuple[Story, Slot]]:
    """The posters, each with its story, across the texts of stories with a quotation each."""
    of_issue = fitter(costs)
    made = [
        replace(one, quotes=(replace(one.quotes[0], text=prose(n, 9 + n), speaker=f"Ada {n}"),))
        for n, one in enumerate(stories(12, 60))
    ]
    of_issue.divider.showpieces = Showpieces(made, of_issue.typesetter)
    fits = [(one, of_issue.fit(one, box(height=46, showpiece=True))) for one in made]
    quotes = [(one, slot) for one, fit in fits for slot in slots([fit], "quote")]
    return [(one, slot) for one, slot in quotes if slot.style == SHOWPIECE]


@without("missing_showpiece")
def lost_showpieces(costs: Costs) -> float:
    return -len(showpieces(costs))


@without("showpiece_part")
def small_showpieces(costs: Costs) -> float:
    """Columns by lines, on average: the deeper it is, the wider it may be."""
    return -fmean(slot.width * slot.height for _, slot in showpieces(costs))


@without("showpiece_white")
def white_showpieces(costs: Costs) -> float:
    """The part of their ground that their words leave white, on average."""

    def white(story: Story, slot: Slot) -> float:
        of, (graphic,) = setter(), posters_of(story)
        across, points = 200.0 * slot.width, 10.0 * slot.height - ABOVE - BELOW
        columns = poster_columns(story, graphic, across, points, of)
        return 1 - inked(columns, across, points, of)

    return fmean(white(*one) for one in showpieces(costs))


@without("picture_shape")
def pictures_cut_out_of_shape(costs: Costs) -> float:
    """Lines more or less than the pictures' own proportions ask for."""
    costs = replace(costs, picture_lack=0.03, unprinted_news=0.0, missing_word=0.0)
    placed = fits(
        costs, 12, height=40, sentences=40, **(ILLUSTRATED_BOX | {"pixels": (4000, 1600)})
    )
    return sum(abs(slot.height - 16) for slot in slots(placed, "picture"))


@without("picture_high", 99)
@without("picture_too_high")
def pictures_too_high(costs: Costs) -> float:
    costs = alone(costs)
    placed = fits(
        costs, 10, art=ART, height=50, sentences=20, picture="p.jpg", pixels=(4000, 3000), line=2
    )
    return sum(max(0, slot.height - 24) for slot in slots(placed, "picture"))


# --- The sizes of pictures ---

TWO_WIDE: dict[str, Any] = {"art": ART, "line": 2, "height": 40}


def illustrations(
    costs: Costs, pixels: tuple[int, int], *, count: int = 1, alt: str = "A pier", **changes: Any
) -> list[Illustration]:
    """The ways to show *count* pictures in a box, the cheapest first."""
    images = [Image(src=f"{n}.jpg", path=f"{n}.jpg", alt=alt) for n in range(count)]
    one = replace(piece(1), picture=images[0], further_pictures=tuple(images[1:]))
    options = Illustrator(setter(costs, pixels=pixels)).options(one, box(**(TWO_WIDE | changes)))
    return sorted(options, key=lambda option: option.cost)


def shown(options: list[Illustration]) -> list[Slot]:
    return [place.slot for option in options for place in option.places]


@without("picture_band", -9.0)
def pictures_that_could_bleed(costs: Costs) -> float:
    over = {"art": replace(ART, width=3, most=40), "height": 60, "line": 1}
    return sum(not slot.bleeds for slot in shown(illustrations(costs, (4000, 2400), **over)[:1]))


def lines_of_pictures(costs: Costs) -> float:
    """Lines of all columns that pictures take of boxes whose text could fill them."""
    placed = fits(costs, 4, art=ART, height=40, sentences=90, picture="p.jpg", pixels=(3000, 1500))
    return sum(slot.width * slot.height for slot in slots(placed, "picture"))


@without("picture_lack")
def pictures_smaller_than_their_stories_deserve(costs: Costs) -> float:
    return -lines_of_pictures(costs)


@without("picture_width", dict.fromkeys(Place, 0.1))
def pictures_narrower_than_their_stories_deserve(costs: Costs) -> float:
    return -lines_of_pictures(costs)


@without("picture_inset", -9.0)
def pictures_narrower_than_a_column(costs: Costs) -> float:
    return sum(slot.across > 0 for slot in shown(illustrations(costs, (4000, 4000))[:1]))


@without("picture_in_white", -9.0)
def pictures_alone_in_white(costs: Costs) -> float:
    return sum(slot.across > 0 for slot in shown(illustrations(costs, (4000, 4000), alt="")[:1]))


@without("picture_narrow")
def slivers_in_a_wide_column(costs: Costs) -> float:
    """The column is 600 points wide, the picture 62."""
    wide = {"columns": 1, "width": 1, "art": None}
    return len(shown(illustrations(costs, (130, 130), **wide)))


@without("picture_least", 2)
def pictures_as_low_as_a_rule(costs: Costs) -> float:
    return sum(slot.height < 6 for slot in shown(illustrations(costs, (4000, 700))))


@without("crop_most", 0.9)
def wide_pictures_cut_to_pieces(costs: Costs) -> float:
    slots = shown(illustrations(costs, (4000, 2400)))
    return max(cropped(5 / 3, 200 * slot.width / (10 * slot.height)) for slot in slots)


@without("crop_upright", 0.9)
def upright_pictures_laid_on_their_side(costs: Costs) -> float:
    return sum(slot.width > 1 for slot in shown(illustrations(costs, (2400, 4000))))


@without("missing_second")
def second_pictures_left_out(costs: Costs) -> float:
    costs = replace(alone(costs), strip_more=-9.0)
    return 2 - len(shown(illustrations(costs, (4000, 2400), count=2)[:1]))


@without("strip_more")
def pictures_missing_in_a_strip(costs: Costs) -> float:
    return 3 - len(shown(illustrations(costs, (4000, 2400), count=3)[:1]))


@without("wide_column", 999.0)
def pictures_that_almost_fill_a_wide_column(costs: Costs) -> float:
    """A picture of more than half the column, with a narrow strip of white beside it."""
    wide = {"columns": 1, "width": 1, "art": replace(ART, width=1, most=20), "style": "lead"}
    return sum(slot.across > 300 for slot in shown(illustrations(costs, (4000, 2400), **wide)))


@without("inset_part", 0.9)
def insets_that_leave_no_caption_beside_them(costs: Costs) -> float:
    insets = [slot for slot in shown(illustrations(costs, (4000, 4000))) if slot.across]
    return sum(not slot.beside for slot in insets)


def illustrated(count: int) -> list[Story]:
    return [
        replace(one, picture=Image(src=f"{n}.jpg", path=f"{n}.jpg"))
        for n, one in enumerate(stories(count, 12))
    ]


def pictures_of_briefs(
    costs: Costs, pixels: tuple[int, int] = (2400, 1400), across: int = 3
) -> list[Slot]:
    paper = design()
    paper = replace(paper, standing=replace(paper.standing, briefs=across))
    made, _ = brief_pages(illustrated(9), fitter(costs, of=paper, pixels=pixels))
    placements = [one for page in made for one in page.placements]
    return [slot for one in placements for slot in one.slots if slot.kind == "picture"]


@without("brief_picture_every", 1)
def briefs_that_all_have_a_picture(costs: Costs) -> float:
    return len(pictures_of_briefs(costs))


@without("brief_picture_lines", 40)
def briefs_under_a_large_picture(costs: Costs) -> float:
    return max(slot.height for slot in pictures_of_briefs(costs, (2400, 2600)))


@without("brief_picture_widest", 999.0)
def briefs_in_wide_columns_with_a_picture(costs: Costs) -> float:
    return len(pictures_of_briefs(costs, (2400, 900), across=2))


def gallery(costs: Costs, count: int, pixels: tuple[int, int]) -> list[Page]:
    many = illustrated(count)
    bare = Page(
        number=3, pattern="one", placements=tuple(Placement(story=s.id, box="x") for s in many)
    )
    return pictures_pages(many, [bare], fitter(costs, pixels=pixels), 1)


@without("gallery_least", 1)
def pages_of_a_few_pictures(costs: Costs) -> float:
    return len(gallery(costs, 3, (2400, 900)))


@without("gallery_most", 99)
def pictures_crowded_on_a_page(costs: Costs) -> float:
    return max(len(page.placements) for page in gallery(costs, 40, (6000, 600)))


@without("gallery_part")
def pages_of_pictures_with_a_bare_foot(costs: Costs) -> float:
    return len(gallery(costs, 4, (6000, 600)))


def text_lines(fit: Fit) -> int:
    return sum(frame.height for frame in fit.placement.frames)


@without("thin_text")
@without("thin_text_lines")
def stories_that_are_captions(costs: Costs) -> float:
    costs = replace(costs, picture_lack=0.12)
    placed = fits(
        costs, 10, art=ART, height=30, sentences=8, picture="p.jpg", pixels=(4000, 2000), line=2
    )
    return sum(text_lines(fit) < 3 * 7 for fit in placed)


@without("least_text")
def stumps_of_text_beside_a_quotation(costs: Costs) -> float:
    placed = fits(costs, 20, quotes=True, height=18, sentences=90)
    return sum(frame.height < 4 for fit in placed for frame in fit.placement.frames)


def unprinted(costs: Costs, style: str, place: Place, *, sentences: int = 60) -> float:
    """Words left out under pictures that may take as much as they like."""
    costs = replace(costs, picture_shape=costs.picture_shape)
    placed = fits(
        costs,
        3,
        art=ART,
        height=50,
        style=style,
        sentences=sentences,
        picture="p.jpg",
        pixels=(4000, 2400),
        line=2,
        story={"place": place},
    )
    return -sum(sentence.words for fit in placed for sentence in fit.placement.sentences)


@without("unprinted_lead")
def words_of_a_lead_left_out(costs: Costs) -> float:
    costs = alone(costs)
    return unprinted(costs, "lead", Place.LEAD)


@without("unprinted_feature")
def words_of_a_feature_left_out(costs: Costs) -> float:
    costs = alone(costs)
    return unprinted(costs, "feature", Place.FEATURE)


@without("unprinted_news")
def words_of_news_left_out(costs: Costs) -> float:
    costs = alone(costs)
    return unprinted(costs, "news", Place.NEWS)


def words_told(
    costs: Costs, place: Place, sentences: int, *, count: int = 4, **changes: Any
) -> float:
    plain = {"width": 2, "span": 1, "story": {"place": place}, **ILLUSTRATED_BOX}
    placed = fits(costs, count, sentences=sentences, **(plain | changes))
    return sum(sentence.words for fit in placed for sentence in fit.placement.sentences)


@without("words_lead")
@without("missing_word")
def leads_that_are_too_short(costs: Costs) -> float:
    costs = alone(costs)
    return -words_told(
        costs,
        Place.LEAD,
        30,
        count=2,
        height=50,
        body="justified",
        decks=True,
        style="lead",
        head="feature-head",
    )


@without("words_feature")
def features_that_are_too_short(costs: Costs) -> float:
    return -words_told(costs, Place.FEATURE, 14, height=36, head="second-head")


@without("words_news")
def news_that_are_too_short(costs: Costs) -> float:
    costs = alone(costs)
    return -words_told(
        costs,
        Place.NEWS,
        8,
        count=8,
        height=18,
        width=1,
        span=0,
        art=replace(ART, width=1, least=6),
        head="second-head",
    )


@without("near_lines")
def lines_left_empty_by_the_fullest_text(costs: Costs) -> float:
    return sum(fit.cost for fit in fits(costs, 5, body="justified", height=14))


@without("late_sentences")
def lines_left_empty_by_prefixes(costs: Costs) -> float:
    return sum(fit.holes for fit in fits(costs, 8, height=18))


# --- The make-up of pages ---


def run(
    costs: Costs, of: Design, made: list[Story], *, first: int = 3, page: float = 0.0
) -> list[PageGroup]:
    return cut(made, of.patterns, fitter(costs, of), page, first)


def seated(
    costs: Costs, made: list[Story], *patterns: Pattern, pixels: tuple[int, int] | None = None
) -> PageGroup:
    """The stories in the pattern, and the boxes, that are estimated to fit them best."""
    return candidates(made, patterns, fitter(costs, design(*patterns), pixels))[0]


def first_in(group: PageGroup) -> str:
    return group.stories[0].id


TALL, LOW = box(name="tall", height=36), box(name="low", line=38, height=13)


@without("estimated_hole")
def short_stories_in_tall_boxes(costs: Costs) -> float:
    made = [piece(1, sentences=8, section="City"), piece(2, sentences=60, section="City")]
    costs = replace(costs, unprinted_news=0.0, missing_word=0.0, estimated_cut=0.0)
    return float(
        first_in(seated(costs, made, Pattern(name="both", boxes=(TALL, LOW)))) == "story-1"
    )


@without("estimated_cut")
def long_stories_in_low_boxes(costs: Costs) -> float:
    made = [piece(1, sentences=90, section="City"), piece(2, sentences=14, section="City")]
    costs = replace(costs, unprinted_news=0.0, missing_word=0.0, estimated_hole=0.0)
    return float(
        first_in(seated(costs, made, Pattern(name="both", boxes=(LOW, TALL)))) == "story-1"
    )


@without("overset")
def stories_that_their_box_cannot_hold(costs: Costs) -> float:
    long = told(prose(1, 150) + ".", id="long")
    costs = replace(costs, missing_word=0.0)
    low = replace(LOW, width=1, head="second-head")
    made = [piece(2, sentences=60), long]
    return float(first_in(seated(costs, made, Pattern(name="both", boxes=(low, TALL)))) == "long")


@without("unseen_picture")
def pictures_in_boxes_that_show_none(costs: Costs) -> float:
    costs = alone(costs)
    boxes = box(name="plain", height=24), box(name="art", line=26, height=24, art=ART)
    made = [piece(2, sentences=40, picture="p.jpg"), piece(1, sentences=40)]
    # No box without art is low enough for a picture.
    costs = replace(costs, unprinted_news=0.0, estimated_cut=0.0, picture_least=99)
    both = seated(costs, made, Pattern(name="both", boxes=boxes), pixels=(4000, 1600))
    return float(first_in(both) == "story-2")


@without("bare_lead")
def lead_pages_without_their_picture(costs: Costs) -> float:
    essay = box(height=49, style="lead", head="lead-head", decks=True)
    patterns = (
        Pattern(name="art", boxes=(replace(essay, art=ART, height=50),)),
        Pattern(name="essay", boxes=(essay,)),
    )
    return float(seated(costs, [lead(sentences=90)], *patterns).pattern.name == "art")


NOWHERE = {place: dict.fromkeys(("lead", "feature", "news"), 0.0) for place in Place}


@without("misplaced", NOWHERE)
def leads_in_boxes_for_news(costs: Costs) -> float:
    main = replace(LOW, style="lead", head="lead-head", line=1, height=24)
    both = Pattern(name="both", boxes=(main, box(line=26, height=25)))
    made = [piece(1, sentences=60), piece(2, sentences=30, place=Place.LEAD)]
    costs = replace(costs, words_lead=0, unprinted_lead=0.004)
    return float(first_in(seated(costs, made, both)) == "story-1")


@without("mixed_section")
def sections_that_share_a_page(costs: Costs) -> float:
    made = [piece(n, sentences=14, section="City" if n < 3 else "Sport") for n in range(8)]
    groups = run(replace(costs, same_facing=4.0), design(ONE, TWO, THREE), made, page=8.0)
    return sum(len({story.section for story in group.stories}) - 1 for group in groups)


OTHER = replace(
    TWO,
    name="other",
    boxes=(replace(TWO.boxes[0], height=26), replace(TWO.boxes[1], line=28, height=23)),
)
PAIRS = design(ONE, TWO, OTHER)


def names(costs: Costs, made: list[Story]) -> list[str]:
    return [group.pattern.name for group in run(costs, PAIRS, made, page=20.0)]


@without("same_pattern")
def pages_alike_that_follow_each_other(costs: Costs) -> float:
    made = names(replace(costs, same_facing=0.0), stories(12, 40))
    return sum(one == other for one, other in pairwise(made))


@without("same_facing")
def pages_alike_that_face_each_other(costs: Costs) -> float:
    made = names(replace(costs, same_pattern=0.0), stories(12, 40))
    return sum(one == other for one, other in zip(made[1::2], made[2::2], strict=False))


@without("same_spread")
def spreads_alike_that_follow_each_other(costs: Costs) -> float:
    third = replace(
        TWO,
        name="third",
        boxes=(replace(TWO.boxes[0], height=22), replace(TWO.boxes[1], line=24, height=29)),
    )
    of = design(ONE, TWO, OTHER, third)
    made = [group.pattern.name for group in run(costs, of, stories(16, 40), page=20.0)]
    spreads = [*zip(made[1::2], made[2::2], strict=False)]
    return sum(one == other for one, other in pairwise(spreads))


PLATE = Pattern(name="plate", boxes=(box(height=50, art=replace(ART, width=3, bleed=True)),))
BANDED = Pattern(name="banded", boxes=(box(height=50, art=replace(ART, width=3)),))


def plates(costs: Costs) -> list[bool]:
    """By page, whether it stands under a picture that runs off the paper."""
    made = stories(6, 60, picture="p.jpg")
    costs = replace(costs, same_pattern=0.0, same_facing=0.0, same_spread=0.0, picture_band=4.0)
    return [group.pattern is PLATE for group in run(costs, design(PLATE, BANDED), made)]


@without("plates")
def pages_under_a_plate_among_others(costs: Costs) -> float:
    return sum(plates(costs)) - 2.0


SPREAD = Pattern(name="spread", pages=2, boxes=(box(height=100, style="lead", head="lead-head"),))


@without("turned")
def stories_of_two_pages_that_do_not_face_each_other(costs: Costs) -> float:
    groups = run(replace(costs, bare_lead=0.0), design(SPREAD, LEAD), [lead(sentences=94)])
    return float(groups[0].pattern.name == "spread")


@without("inward")
def heavy_columns_at_the_spine(costs: Costs) -> float:
    left, right = replace(THREE, outer="first"), replace(THREE, name="right", outer="last")
    of = design(ONE, left, right)
    costs = replace(costs, same_pattern=0.0, same_facing=0.0)
    groups = run(costs, of, stories(9), page=60.0)
    return sum(
        group.pattern.outer == ("first" if page % 2 else "last")
        for page, group in enumerate(groups, start=3)
    )


@without("patterns_best", 1)
def pages_alike_for_want_of_others(costs: Costs) -> float:
    return pages_alike_that_follow_each_other(costs)


@without("patterns_tried")
def lines_left_empty_by_the_first_pattern(costs: Costs) -> float:
    low = replace(TWO, name="low", shift=0, boxes=(TALL, LOW))
    even = replace(TWO, shift=0)
    empty = 0
    for count in (9, 15):
        of_issue = fitter(costs, design(even, low))
        made = [
            piece(1, sentences=count, section="City"),
            piece(2, sentences=34 - count, section="City"),
        ]
        group = candidates(made, (even, low), of_issue)[0]
        empty += sum(map(holes, pages(group, (even, low), of_issue)))
    return empty


# --- Pages with more room than copy ---


def thin_page(costs: Costs, sentences: int, pattern: Pattern = ONE, **changes: Any) -> Page:
    """A page that may grow, with a few sentences in each of its boxes."""
    of = design(pattern)
    of_issue = fitter(costs, of, changes.pop("pixels", None))
    made = stories(len(pattern.boxes), sentences, **changes)
    return pages(candidates(made, of.patterns, of_issue)[0], of.patterns, of_issue, growing=True)[0]


ILLUSTRATED = replace(ONE, boxes=(box(height=50, art=replace(ART, most=12)),))


def thin_pages(costs: Costs, *sentences: int, pattern: Pattern = ONE, **changes: Any) -> list[Page]:
    return [thin_page(costs, count, pattern, **changes) for count in sentences]


def heads(placed: list[Page]) -> list[Slot]:
    return [head for page in placed for one in page.placements if (head := one.slot("head"))]


@without("bearable_holes", 99)
def lines_left_empty_on_thin_pages(costs: Costs) -> float:
    return sum(map(holes, thin_pages(costs, 8, 20)))


@without("growth_step")
def heads_larger_than_need_be(costs: Costs) -> float:
    return sum(STYLES[head.style].size for head in heads(thin_pages(costs, 3, 8, pattern=TWO)))


@without("growth_picture")
def pages_that_pictures_do_not_fill(costs: Costs) -> float:
    made = thin_pages(costs, 14, pattern=ILLUSTRATED, picture="p.jpg", pixels=(4000, 2400))
    return sum(holes(page) + panel_lines(page) for page in made)


@without("air_lines")
def lines_that_no_air_takes(costs: Costs) -> float:
    return sum(holes(thin_page(costs, count, THREE)) for count in (4, 12))


@without("panel_line")
def panels_where_copy_could_stand(costs: Costs) -> float:
    return sum(map(panel_lines, thin_pages(costs, 27, 29)))


@without("panel_least", 0)
def panels_of_a_line_or_two(costs: Costs) -> float:
    return sum(0 < panel_lines(page) < 7 for page in thin_pages(costs, 40, 44))


@without("panel_large", 99)
@without("panel_large_line")
def lines_of_panels_that_are_empty_pages(costs: Costs) -> float:
    return sum(max(0, panel_lines(page) - 13) for page in thin_pages(costs, 2, 4, pattern=TWO))


# --- Pages of briefs ---


def brief(number: int, sentences: int = 8, **changes: Any) -> Story:
    return piece(
        number, **{"sentences": sentences, "place": Place.BRIEF, "section": "City", **changes}
    )


def briefs(
    costs: Costs, count: int, sentences: int = 8, *, alone: bool = False, **changes: Any
) -> tuple[list[Page], list[Story]]:
    made = [brief(number, sentences, **changes) for number in range(count)]
    return brief_pages(made, fitter(costs), alone=alone)


def pages_of_briefs(costs: Costs, sentences: int, *counts: int) -> list[Page]:
    return [page for count in counts for page in briefs(costs, count, sentences)[0]]


def feet(page: Page) -> list[int]:
    """The last line of each column of briefs."""
    last: dict[int, int] = {}
    for one in page.placements:
        for frame in one.frames:
            last[frame.column] = max(last.get(frame.column, 0), frame.line + frame.height - 1)
    return list(last.values())


def uneven(page: Page) -> int:
    """Lines by which columns of briefs end above the deepest one, or above the foot of the page or of its panel."""
    foot = next((one.slots[0].line - 3 for one in page.placements if one.box == "advert"), 50)
    return sum(foot - line for line in feet(page))


@without("briefs_least")
def pages_of_a_brief_or_two(costs: Costs) -> float:
    return sum(len(briefs(costs, count)[0]) for count in (1, 2, 3))


@without("briefs_few")
def pages_of_few_briefs_over_a_large_panel(costs: Costs) -> float:
    return len(briefs(costs, 5, 1, alone=True)[0])


@without("brief_left")
def briefs_that_find_no_place(costs: Costs) -> float:
    return len(briefs(costs, 4, 2)[1])


@without("brief_hole")
def uneven_columns_of_briefs(costs: Costs) -> float:
    return sum(map(uneven, pages_of_briefs(costs, 8, 6, 11)))


def aired(page: Page) -> int:
    """Lines of air, beyond one, between the briefs of a column."""
    told_in = [one for one in page.placements if one.frames]
    return sum(
        below.slots[0].line - above.frames[0].line - above.frames[0].height - 1
        for above, below in pairwise(told_in)
        if above.frames[0].column == below.frames[0].column
    )


@without("brief_foot")
def briefs_that_air_parts_over_a_panel(costs: Costs) -> float:
    return sum(map(aired, pages_of_briefs(costs, 4, 6, 8)))


@without("brief_column_least")
def columns_of_next_to_no_briefs(costs: Costs) -> float:
    return sum(0 < panel_lines(page) < 6 for page in pages_of_briefs(costs, 3, 26))


@without("brief_air")
def columns_of_briefs_that_no_air_evens(costs: Costs) -> float:
    return sum(map(uneven, pages_of_briefs(costs, 2, 6, 24)))


@without("brief_longer")
def briefs_that_might_be_longer(costs: Costs) -> float:
    made = [page for count in range(4, 10) for page in briefs(costs, count, 9)[0]]
    return sum(uneven(page) + panel_lines(page) for page in made)


@without("brief_step")
def large_heads_over_briefs_that_need_none(costs: Costs) -> float:
    return sum(STYLES[head.style].size for head in heads(briefs(costs, 4, 7)[0]))


# --- How many pages, and who is told at what length ---


def composed(
    costs: Costs,
    *made: Story,
    limit: int = 24,
    of: Design | None = None,
    pixels: tuple[int, int] | None = None,
    **changes: Any,
) -> tuple[Page, ...]:
    of = of or design()
    return compose(
        week(*made, **changes), design=of, measure=Typewriter(pixels), limit=limit, costs=costs
    )


def kinds(printed: tuple[Page, ...]) -> list[str]:
    return [page.pattern for page in printed]


def with_box(printed: tuple[Page, ...]) -> set[str]:
    """The stories told in a box of their own."""
    return {
        one.story
        for page in printed
        for one in page.placements
        if one.sentences and one.box not in ("brief", "saying")
    }


@without("page", (0.0,))
def stories_that_lose_their_box_to_the_limit(costs: Costs) -> float:
    return -len(with_box(composed(costs, lead(), *stories(10, 14)[1:], limit=6)))


SIDE = Pattern(
    name="side",
    boxes=(
        box(name="main", width=2, height=50),
        box(name="side", column=3, width=1, height=50, head="second-head"),
    ),
)


@without("page_holes", 999)
def holes_that_a_page_less_would_fill(costs: Costs) -> float:
    """Where the estimate sees no holes, the cut at no price gives each story what room it likes."""
    made = [
        lead(),
        piece(5, sentences=30, section="City"),
        *(piece(20 + n, sentences=7, section="City") for n in range(2)),
    ]
    costs = replace(costs, estimated_hole=0.0, even_page=())
    return sum(map(holes, composed(costs, *made, of=design(SIDE, ONE, THREE))[1:-1]))


@without("even_page", ())
@without("even_holes")
def issues_of_an_odd_number_of_pages(costs: Costs) -> float:
    return sum(len(composed(costs, lead(), *stories(count)[1:])) % 2 for count in range(7, 13))


@without("gathered_holes", 999)
def holes_of_a_thin_story_that_no_others_join(costs: Costs) -> float:
    """With one story too thin for a box, and no pattern with a small box."""
    made = [lead(), *stories(9, 40)[1:], piece(20, sentences=2, section="City")]
    printed = composed(costs, *made, of=design(LEAD, SIDE))
    return max(holes(page) for page in printed if page.pattern == "side")


def of_short_stories(costs: Costs) -> tuple[Page, ...]:
    """Four short stories beside the lead, where three share a page, and a few briefs."""
    short = [piece(20 + n, sentences=6, section="City") for n in range(4)]
    brief = [piece(60 + n, sentences=2, section="City", place=Place.BRIEF) for n in range(6)]
    return composed(costs, lead(), *short, *brief, of=design(LEAD, ONE, THREE))


@without("unused_part", 1.0)
@without("fewer_most")
def white_of_a_page_for_one_short_story(costs: Costs) -> float:
    return max(holes(page) for page in of_short_stories(costs)[1:-1])


@without("fewer_box")
def boxes_lost_for_a_page_that_is_hardly_fuller(costs: Costs) -> float:
    short = [piece(20 + n, sentences=8, section="City") for n in range(8)]
    brief = [piece(60 + n, sentences=2, section="City", place=Place.BRIEF) for n in range(6)]
    return -len(with_box(composed(costs, lead(), *short, *brief, of=design(LEAD, ONE, THREE))))


@without("thin_lines")
def thin_stories_with_a_box_of_their_own(costs: Costs) -> float:
    made = [piece(20 + n, sentences=2, section="City") for n in range(6)]
    return len(with_box(composed(costs, lead(), *stories(4)[1:], *made)) & {one.id for one in made})


def listed(printed: tuple[Page, ...]) -> int:
    """How many stories are only linked headlines."""
    return sum(one.box == "also" and bool(one.story) for page in printed for one in page.placements)


@without("stories_a_page", 99.0)
def briefs_that_lose_their_page_to_boxes(costs: Costs) -> float:
    return listed(composed(costs, lead(), *stories(40, 12)[1:], limit=8))


@without("stories_a_page", 1.0)
def boxes_that_their_pages_could_hold(costs: Costs) -> float:
    return -len(with_box(composed(costs, lead(), *stories(40, 12)[1:], limit=8)))


@without("pictured_story", 1.0)
def boxes_too_small_for_their_pictures(costs: Costs) -> float:
    many = stories(60, 12)
    one = Allotter(many, many, lambda story: (True, story.rank, 0), lambda _: True, design(), costs)
    return len(one.allot(8, 0, gathered=False).running)


@without("pictured_ahead")
def stories_with_pictures_without_a_box(costs: Costs) -> float:
    many = stories(60, 12)
    shown = {story.id for story in many[1::2]}
    one = Allotter(
        many,
        many,
        lambda story: (True, many.index(story), 0),
        lambda story: story.id in shown,
        design(),
        costs,
    )
    return -sum(story.id in shown for story in one.allot(8, 0, gathered=False).running)


@without("briefs_a_page", 1)
def stories_that_are_only_listed(costs: Costs) -> float:
    return listed(composed(costs, lead(), *stories(30, 8)[1:], limit=6))


def crowd(costs: Costs, count: int = 150, limit: int = 8) -> tuple[Page, ...]:
    return composed(costs, lead(), *stories(count, 8)[1:], limit=limit)


@without("links_a_page", 1)
def stories_crowded_out_by_links(costs: Costs) -> float:
    return -len(with_box(crowd(costs, 60, 10)))


@without("lists_share", 0.0)
def stories_that_are_not_even_listed(costs: Costs) -> float:
    return -listed(crowd(costs, 400, 6))


@without("stories_share", 0.0)
def few_pages_of_stories_beside_links(costs: Costs) -> float:
    return -len(with_box(crowd(costs, 400, 5)))


@without("briefs_share", 1.0)
def pages_of_briefs_in_a_crowded_week(costs: Costs) -> float:
    return kinds(crowd(costs, 40, 8)).count("briefs")


# --- Standing pages ---


@without("contents_stories")
def contents_of_a_few_stories(costs: Costs) -> float:
    return kinds(composed(costs, lead(), *stories(4, 60)[1:], of=design(LEAD, ONE))).count(
        "contents"
    )


@without("contents_pages")
def contents_of_a_page_or_two(costs: Costs) -> float:
    return kinds(composed(costs, lead(sentences=4), *stories(6, 8)[1:])).count("contents")


@without("contents_limit")
def contents_that_take_a_page_from_stories(costs: Costs) -> float:
    return kinds(composed(costs, lead(), *stories(9)[1:], limit=7)).count("contents")


def large_entries(costs: Costs, count: int, lines: int = 50) -> float:
    """The part of a contents page's entries that is in large type."""
    of = replace(design(), lines=lines)
    (page,) = contents(stories(count, 2, standfirst=""), setter(costs, of))
    entries = [one for one in page.placements if one.story]
    return sum(one.style == "large" for one in entries) / len(entries)


@without("contents_large")
def contents_of_few_stories_in_small_type(costs: Costs) -> float:
    return 1 - large_entries(costs, 6)


@without("contents_large", 99)
def contents_of_many_stories_all_in_one_size(costs: Costs) -> float:
    """On a page high enough for all of them in large type."""
    return large_entries(costs, 18, 120)


def told_on_contents(costs: Costs, *, words: int = 40, **more: Any) -> list[Placement]:
    """The entries of a contents page that are told with a standfirst of so many *words*."""
    made = [
        replace(one, standfirst=prose(number, words), **more)
        for number, one in enumerate(stories(30, 2))
    ]
    (page,) = contents(made, setter(costs, pixels=(1600, 1000)))
    return [one for one in page.placements if one.style == "told"]


@without("entries_most", 2)
def contents_that_tell_of_one_story(costs: Costs) -> float:
    return -len(told_on_contents(costs))


@without("entry_deck")
def contents_that_only_name(costs: Costs) -> float:
    return -sum(
        len(strip.lines)
        for one in told_on_contents(costs, words=20)
        for frame in one.frames
        for strip in frame.strips
    )


@without("entry_picture")
def contents_without_pictures(costs: Costs) -> float:
    shown = told_on_contents(costs, picture=Image(src="", path="pier.jpg"))
    return -sum(one.slot("picture") is not None for one in shown)


def five_lines(costs: Costs, count: int, limit: int) -> int:
    """Pages of the week in five lines."""
    return kinds(composed(costs, lead(), *stories(count, 24)[1:], limit=limit)).count("five-lines")


@without("five_stories")
def five_lines_of_a_week_of_nine_stories(costs: Costs) -> float:
    return five_lines(costs, 9, 24)


@without("five_limit")
def five_lines_that_take_a_page_from_stories(costs: Costs) -> float:
    return five_lines(costs, 24, 12)


@without("lists_pages", 99)
def a_directory_of_links(costs: Costs) -> float:
    return kinds(crowd(costs, 900, 24)).count("also")


@without("contents_decks")
def a_standfirst_alone_in_its_column(costs: Costs) -> float:
    items = [Item(height=2, story=str(number)) for number in range(6)]
    deck = {"3": Strip(lines=("One line.",), language="en")}
    column = flush(columned(items, 30)[0], 30, deck, costs.contents_decks)
    return sum(bool(item.strips) for _, item in column)


HEAD = CoverText(area=Edges(left=0.0, top=100.0, right=0.0, bottom=-100.0), largest=30.0, most=30)
WHOLE = Edges(left=0.0, top=100.0, right=0.0, bottom=-300.0)


def covers(costs: Costs, *printed: Story, **changes: Any) -> CoverChoice:
    """The cover of a theme with one kind of it."""
    kind = CoverKind(**{"name": "one", "head": HEAD, **changes})
    typesetter = setter(costs, of=design(covers=(kind,)), pixels=(1600, 1000))
    chosen = choose(week(*printed, cover=""), printed, typesetter)
    assert chosen is not None
    return chosen


@without("cover_step")
def covers_of_a_story_that_weighs_little(costs: Costs) -> float:
    long, short = lead(headline="x " * 38), told("One.", rank=9, headline="A pier")
    return float(covers(costs, long, *stories(4), short).story is not long)


@without("cover_letters")
def covers_that_shun_a_headline_of_two_lines(costs: Costs) -> float:
    made = [lead(headline="a bridge " * 7), *stories(1, headline="A pier")]
    return float(covers(costs, *made).story is not made[0])


@without("cover_letter")
def covers_with_a_paragraph_for_a_headline(costs: Costs) -> float:
    made = [lead(headline="a bridge " * 20), *stories(1, headline="A pier")]
    return float(covers(costs, *made).story is made[0])


@without("cover_digit")
def covers_with_a_figure_of_many_digits(costs: Costs) -> float:
    story = lead()
    figures = [
        Figure(value=value, label="", sentence=story.summary.first(1)[0])
        for value in ("1,234,567", "12")
    ]
    made = replace(story, figures=tuple(figures))
    return float(len(covers(costs, made, figure=True, words=HEAD).number))


def photographed(number: int, *paths: str) -> Story:
    """A story whose article has the pictures *paths*; the first is its own."""
    made = told("One.", id=f"s{number}", rank=number, headline="A pier")
    images = tuple(Image(src="", path=path) for path in paths)
    return replace(made, picture=images[0], articles=(replace(made.articles[0], images=images),))


@without("cover_crop")
def covers_with_half_a_picture(costs: Costs) -> float:
    class Two(Typewriter):
        def size(self, image: Image) -> tuple[int, int]:
            return (2000, 1320) if image.path == "fit" else (2000, 2000)

    kind = CoverKind(name="one", head=HEAD, art=(CoverArt(area=WHOLE, least=90.0, kept=0.3),))
    made = [photographed(1, "square"), photographed(2, "fit")]
    typesetter = Typesetter(design(covers=(kind,)), Two(), costs)
    chosen = choose(week(*made, cover=""), made, typesetter)
    return float(chosen is not None and chosen.story is made[0])


@without("cover_again")
def covers_whose_picture_comes_again_inside(costs: Costs) -> float:
    made = [photographed(1, "a"), photographed(2, "b", "c")]
    art = (CoverArt(area=WHOLE, least=90.0, kept=0.3),)
    return float(covers(costs, *made, art=art).pictures[0].other is None)


def teasing(costs: Costs) -> Typesetter:
    kind = CoverKind(name="one", head=HEAD, teasers=CoverTeasers(area=WHOLE))
    return setter(costs, of=design(covers=(kind,)))


@without("teaser_lines", 99)
def long_headlines_on_the_cover(costs: Costs) -> float:
    made = [lead(), *stories(4, headline=prose(3, 40))[1:]]
    return max(
        (
            len(one.slots[0].lines)
            for one in cover(week(*made), made, teasing(costs)).placements[1:]
        ),
        default=0,
    )


@without("crowd")
def small_links_where_there_is_room(costs: Costs) -> float:
    made = also(stories(20), setter(costs), capacity=20, most=20)
    return sum(one.style == "dense" for one in made[0].placements)


@without("list_air")
def lists_that_end_above_the_foot(costs: Costs) -> float:
    feet_of = [
        max(
            frame.line + frame.height
            for one in also(stories(count), setter(costs), capacity=20, most=20)[0].placements
            for frame in one.frames
        )
        for count in (60, 66)
    ]
    return -sum(feet_of)


def said(count: int, words: int = 20) -> list[Story]:
    """Stories of 20 words, each with a quotation of as many *words*."""
    return [
        replace(story, quotes=(replace(story.quotes[0], text=prose(n, words), speaker=f"Ada {n}"),))
        for n, story in enumerate(stories(count))
    ]


def counted(count: int, words: int) -> list[Story]:
    """Stories with a figure over a sentence of so many *words*."""
    made = []
    for number in range(count):
        story = told(prose(number, words) + ".", id=f"counted-{number}")
        figure = Figure(value="214", label="", sentence=story.summary.sentences[0])
        made.append(replace(story, figures=(figure,)))
    return made


def sayings(costs: Costs, made: list[Story]) -> list[Page]:
    return quotes_page(made, [], fitter(costs))


def gaps(page: Page) -> list[int]:
    """Lines between the entries of a column."""
    slots = sorted(
        (one.slots[0] for one in page.placements if one.box == "saying"),
        key=lambda slot: (slot.column, slot.line),
    )
    return [
        below.line - above.line - above.height
        for above, below in pairwise(slots)
        if above.column == below.column
    ]


@without("saying_lines", 99)
def pages_lost_to_long_quotations(costs: Costs) -> float:
    return -len(sayings(costs, [*said(6, 60), *said(20, 12)]))


@without("figure_lines", 99)
def long_sentences_under_figures(costs: Costs) -> float:
    slots = [
        slot
        for page in sayings(costs, [*counted(4, 60), *said(20, 12)])
        for one in page.placements
        for slot in one.slots
        if slot.kind == "figure"
    ]
    return max((len(slot.lines) for slot in slots), default=0)


@without("saying_air_least")
def quotations_that_touch(costs: Costs) -> float:
    return sum(
        gap < 1
        for count in (6, 12)
        for page in sayings(costs, said(count, 12))
        for gap in gaps(page)
    )


@without("saying_air", 99.0)
def holes_between_quotations(costs: Costs) -> float:
    return max(
        gap for count in (6, 12) for page in sayings(costs, said(count, 9)) for gap in gaps(page)
    )


@without("sayings_least")
def pages_of_a_few_quotations(costs: Costs) -> float:
    return len(sayings(replace(costs, sayings_part=0.6), said(4, 16)))


@without("sayings_part")
def quotations_over_a_panel_that_is_larger(costs: Costs) -> float:
    """Pages whose panel takes half of the lines under the title, or more."""
    return sum(2 * panel_lines(page) >= 45 for page in sayings(costs, said(6, 2)))


@without("quotes_pages")
def quotations_that_pad_a_thin_issue(costs: Costs) -> float:
    made = [
        replace(story, quotes=(replace(story.quotes[0], text=prose(n, 14), speaker=f"Ada {n}"),))
        for n, story in enumerate([lead(), *stories(12, 60)[1:]])
    ]
    return kinds(composed(costs, *made, of=design(LEAD, THREE))).count("quotes")


# --- What the registry promises ---

PARAMS = [pytest.param(case, id=f"{case.field}-{case.scenario.__name__}") for case in CASES]


@pytest.mark.slow  # all together; each alone is quick: -k and the name of the cost
@pytest.mark.parametrize("case", PARAMS)
def test_without_a_cost_the_page_is_worse(case: Case) -> None:
    assert case.scenario(COSTS) < case.scenario(replace(COSTS, **{case.field: case.neutral}))


def test_every_cost_has_a_scenario() -> None:
    assert {field.name for field in fields(Costs)} == {case.field for case in CASES}


def test_a_plate_is_forgotten_after_three_pages() -> None:
    assert plates(COSTS) == [True, False, False, False, True, False]
    assert PLATES == 3


def test_a_brief_that_fills_the_page_has_no_picture() -> None:
    """However wide a column with pictures may be: it would be a feature's."""
    wide = replace(COSTS, brief_picture_widest=999.0)
    assert pictures_of_briefs(wide, (2400, 900), across=2)
    assert pictures_of_briefs(wide, (2400, 900), across=1) == []
