"""A small paper for the tests of the layout: three columns of forty letters, set with a typewriter.

A letter is half its size wide, and so is a space: in text of 10 points 5 points. Every style's
leading is a whole number of the page's lines of 10 points, but for display type in other sizes.
"""

from __future__ import annotations

import random
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from builders import article, issue
from press_weeks import piece

from digest.layout.breaking import Typesetter
from digest.layout.costs import COSTS, Costs
from digest.layout.dividing import Divider
from digest.layout.fitting import Fitter
from digest.model import Image, Issue, Page, Place, Sentence, Story, Summary
from digest.themes.design import SIZED, SIZES, Art, Box, Design, Pattern, Style, sized

PLAIN = {
    "body": 10, "brief": 10, "deck": 10, "kicker": 10, "byline": 10, "source": 10, "caption": 10,
    "note": 10, "speaker": 10, "panel-title": 10, "panel-text": 10, "entry-head": 10,
    "entry-deck": 10, "list-head": 10, "list-text": 10, "brief-head": 10, "second-head": 15,
    "news-head": 20, "feature-head": 30, "lead-head": 40, "initial": 30, "quote": 20,
    "big-quote": 20, "cover-teaser": 15, "cover-head": 40, "cover-type-head": 60,
    "cover-sentence": 15, "placard-head": 70, "poster-head": 90, "figure": 30, "small": 5,
}  # fmt: skip


def _styles() -> dict[str, Style]:
    styles = {name: Style(family="serif", size=size, leading=size) for name, size in PLAIN.items()}
    styles["ragged"] = styles["body"]
    styles["justified"] = replace(styles["body"], justify=True)
    for name in SIZED:
        styles |= {sized(name, part): styles[name].scaled(part) for part in SIZES}
    return styles


STYLES = _styles()


class Typewriter:
    """Letters half as wide as their size, spaces as wide as *space* letters; words divided after every third letter; pictures as large as *pixels*."""

    def __init__(self, pixels: tuple[int, int] | None = None, space: float = 1.0) -> None:
        self.pixels = pixels
        self.narrower = 1 - space

    def width(self, text: str, style: str, language: str) -> float:  # noqa: ARG002
        return (len(text) - text.count(" ") * self.narrower) * STYLES[style].size / 2

    def divisions(self, word: str, language: str) -> tuple[int, ...]:  # noqa: ARG002
        return tuple(range(3, len(word) - 2, 3))

    def size(self, image: Image) -> tuple[int, int] | None:  # noqa: ARG002
        return self.pixels


def box(**changes: Any) -> Box:
    """A box across the page, 30 lines high, for a news story."""
    plain = Box(
        name="story",
        columns=3,
        column=1,
        line=1,
        width=3,
        height=30,
        style="news",
        head="news-head",
        body="body",
    )
    return replace(plain, **changes)


ART = Art(column=1, width=2, least=8, most=30)

ONE = Pattern(name="one", boxes=(box(height=50),))
TWO = Pattern(
    name="two", shift=5, boxes=(box(height=25, name="upper"), box(name="lower", line=27, height=24))
)
THREE = Pattern(
    name="three",
    shift=5,
    boxes=(
        box(name="main", width=2, height=50),
        box(name="upper", column=3, width=1, height=24, head="second-head"),
        box(name="lower", column=3, width=1, line=26, height=25, head="second-head"),
    ),
)
LEAD = Pattern(name="lead", boxes=(box(height=50, style="lead", head="lead-head", decks=True),))


def design(*patterns: Pattern, **changes: Any) -> Design:
    """The small paper with *patterns*, or with four of its own."""
    plain = Design(
        width=600,
        height=576,
        leading=10,
        lines=50,
        gutters=MappingProxyType({1: 0.0, 2: 0.0, 3: 0.0, 4: 0.0}),
        styles=MappingProxyType(STYLES),
        patterns=patterns or (LEAD, ONE, TWO, THREE),
        credits=MappingProxyType({"en": "From"}),
    )
    return replace(plain, **changes)


DESIGN = design()


def setter(
    costs: Costs = COSTS, of: Design = DESIGN, pixels: tuple[int, int] | None = None
) -> Typesetter:
    return Typesetter(of, Typewriter(pixels), costs)


def fitter(
    costs: Costs = COSTS,
    of: Design = DESIGN,
    pixels: tuple[int, int] | None = None,
    space: float = 1.0,
) -> Fitter:
    return Fitter(Typesetter(of, Typewriter(pixels, space), costs), "en")


def divider(
    costs: Costs = COSTS, of: Design = DESIGN, pixels: tuple[int, int] | None = None
) -> Divider:
    return Divider(setter(costs, of, pixels), "en")


def prose(number: int, count: int, *, longest: int = 12) -> str:
    """*count* invented words of 2 to *longest* letters, the same for each *number*."""
    chance = random.Random(number)
    return " ".join(
        "".join(chance.choice("abdefgilmnoprstu") for _ in range(chance.randint(2, longest)))
        for _ in range(count)
    )


def headline(number: int, words: int = 8) -> str:
    """An invented headline with small words and a comma in it."""
    chance = random.Random(number)
    made = [word + ("," if chance.random() < 0.15 else "") for word in prose(number, words).split()]
    return (
        " ".join(chance.choice(("of", "the", "to", word, word, word)) for word in made[:-1])
        + f" {made[-1]}"
    )


def told(*sentences: str, paragraphs: int = 3, **changes: Any) -> Story:
    """A story of these sentences, ranked as they stand, three a paragraph."""
    groups = [
        " ".join(sentences[at : at + paragraphs]) for at in range(0, len(sentences), paragraphs)
    ]
    one = article(text="\n\n".join(groups))
    made, start = [], 0
    for number, text in enumerate(sentences):
        begin = one.text.index(text, start)
        start = begin + len(text)
        made.append(
            Sentence(
                article=one.id, start=begin, end=start, text=text, paragraph=number // paragraphs
            )
        )
    summary = Summary(
        sentences=tuple(made), order=tuple(range(len(made))), needs=tuple(() for _ in made)
    )
    plain = replace(
        piece(1),
        articles=(one,),
        summary=summary,
        quotes=(),
        headline=headline(len(sentences)),
        id=f"told-{len(sentences)}",
    )
    return replace(plain, **changes)


def stories(count: int, sentences: int = 24, **changes: Any) -> list[Story]:
    """*count* news stories of one section."""
    return [
        piece(number, sentences=sentences, section="City", **changes) for number in range(count)
    ]


def week(*printed: Story, **changes: Any) -> Issue:
    return issue(*printed, **{"cover": printed[0].id, **changes})


def lead(number: int = 0, **changes: Any) -> Story:
    return piece(number, **{"place": Place.LEAD, "sentences": 30, "section": "City", **changes})


def holes(page: Page) -> int:
    """The empty lines of a page's texts."""
    return sum(frame.height - frame.filled for one in page.placements for frame in one.frames)


def panel_lines(page: Page) -> int:
    """The lines of a page's advertisement."""
    return sum(one.slots[0].height for one in page.placements if one.box == "advert")
