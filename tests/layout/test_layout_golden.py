"""Golden pages: invented weeks and the scenarios of the costs, laid out as they were before.

A change of a cost or of a limit shows here as lines that differ. After one that is
meant, ``REFRESH_GOLDEN=1 python -m pytest -m "slow or not slow" tests/layout/test_layout_golden.py``
writes the files anew. Read the difference as a page before committing it: which box, how many words
and empty lines, how large a head and a picture.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from layout_desk import Typewriter, design, headline, prose
from press_weeks import piece, week_of
from test_layout_costs import CASES

from digest.layout import compose
from digest.layout.breaking import Typesetter
from digest.layout.costs import COSTS
from digest.layout.graphics import GraphicRow
from digest.layout.posters import poster_columns, posters_of
from digest.model import Figure, Frame, Image, Issue, Page, Place, Placement, Slot, Story
from digest.themes import Measurer, load_theme
from digest.themes.design import Design

GOLDEN = Path(__file__).parent / "golden"
SIZES = ((4000, 2400), (2400, 3600), (1200, 630), (1600, 1600), (640, 400), (3000, 900))
"""Pixels of the pictures, by the number in their name."""


class Photographs(Measurer):
    """The fonts of a theme, and pictures of SIZES that are nowhere."""

    def size(self, image: Image) -> tuple[int, int] | None:
        return SIZES[int(image.path) % len(SIZES)]


def told(number: int, story: Story) -> Story:
    """*story* with a standfirst, a figure and pictures, but not all of each."""
    figure = Figure(
        value="214 boats",
        number="214",
        label="",
        sentence=story.summary.sentences[story.summary.order[-1]],
    )
    images = tuple(Image(src=f"{n}", path=f"{n}", alt="A pier") for n in (number, number + 1))
    pictured = number % 3 == 0
    return replace(
        story,
        headline=headline(number, 4 + number * 5 % 17),
        standfirst=prose(number, 8 + number * 7 % 40) if number % 4 < 2 else "",
        figures=(figure,) if number % 5 == 1 else (),
        quotes=story.quotes if number % 2 else (),
        picture=images[0] if pictured else None,
        further_pictures=images[1:] if number % 6 == 0 else (),
    )


def full(count: int) -> Issue:
    issue = week_of(count)
    return replace(issue, stories=tuple(told(n, one) for n, one in enumerate(issue.stories)))


def spoken(count: int) -> Issue:
    """Stories with quotations of many lengths, figures and pictures, more than can be shown."""
    issue = week_of(count)
    made = []
    for number, one in enumerate(issue.stories):
        quote = replace(
            one.quotes[0], text=prose(number, 4 + number * 7 % 33), speaker=f"Ada Lund {number}"
        )
        image = Image(src=f"{number}", path=f"{number}", alt="" if number % 4 else "A pier")
        made.append(replace(told(number, one), quotes=(quote,), picture=image))
    return replace(issue, stories=tuple(made))


def thin(count: int, sentences: int) -> Issue:
    made = [piece(n, sentences=sentences + n % 3, quotes=()) for n in range(count)]
    made[0] = replace(made[0], place=Place.LEAD)
    return replace(week_of(1), stories=tuple(made), cover="")


WEEKS = {
    "full": ("atlas", full(34), 24),
    "crowded": ("", week_of(170), 10),
    "even": ("", full(26), 20),
    "spoken": ("atlas", spoken(60), 24),
    "quotations": ("", spoken(44), 24),
    "novel": ("folio", full(14), 24),
    "thin": ("atlas", thin(7, 5), 24),
    "briefs": ("", thin(9, 2), 24),
}
"""By name: theme, issue, limit of pages; without a theme on the paper of the typewriter."""


def pages_of(name: str) -> tuple[Page, ...]:
    theme_name, issue, limit = WEEKS[name]
    if theme_name:
        theme = load_theme(theme_name)
        return compose(issue, design=theme.design, measure=Photographs(theme), limit=limit)
    paper: Design = design()
    return compose(issue, design=paper, measure=Typewriter((2400, 1500)), limit=limit)


def described(pages: tuple[Page, ...]) -> Iterator[str]:
    """A line for each page and each placement on it."""
    for page in pages:
        yield f"{page.number} {page.pattern}"
        yield from (f"  {_placement(one)}" for one in page.placements)


def _placement(one: Placement) -> str:
    words = sum(sentence.words for sentence in one.sentences)
    parts = [one.box, one.style, one.story.removeprefix("story-"), f"{words}w" if words else ""]
    parts += [*map(_slot, one.slots), *map(_frame, one.frames)]
    return " ".join(filter(None, parts))


def _slot(slot: Slot) -> str:
    across = f"/{slot.across:.0f}" if slot.across else ""
    size = f"/{slot.size:.0f}" if slot.size else ""
    return (
        f"{slot.kind}={slot.style}@{slot.column}.{slot.line}+{slot.width}x{slot.height}"
        f"{across}{size}"
    )


def _frame(frame: Frame) -> str:
    return f"|{frame.column}.{frame.line} {frame.filled:g}/{frame.height}"


def compare(name: str, lines: list[str]) -> None:
    file, text = GOLDEN / f"{name}.txt", "\n".join(lines) + "\n"
    if os.environ.get("REFRESH_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.slow] if name in ("spoken", "quotations") else [])
        for name in WEEKS
    ],
)
def test_a_week_is_laid_out_as_before(name: str) -> None:
    compare(name, list(described(pages_of(name))))


def posters() -> Iterator[str]:
    """A line for each poster of a figure or a quotation in a place of several heights."""
    theme = load_theme("atlas")
    typesetter = Typesetter(theme.design, Measurer(theme), COSTS)
    story = told(1, piece(1))
    for graphic in posters_of(story):
        for height in (70, 100, 128, 132, 180, 240, 300, 340, 460, 640):
            columns = poster_columns(story, graphic, theme.design.width, float(height), typesetter)
            parts = [f"|{one.x:.0f}+{one.width:.0f} {_rows(one.rows)}" for one in columns]
            yield f"{graphic.kind} {height} {' '.join(parts) or 'none'}"


def _rows(rows: tuple[GraphicRow, ...]) -> str:
    return " ".join(
        f"{row.role}={row.style}x{len(row.lines)}" + (f"/{row.size:.0f}" if row.size else "")
        for row in rows
    )


def test_posters_are_set_as_before() -> None:
    compare("posters", list(posters()))


@pytest.mark.slow
def test_the_scenarios_of_the_costs_count_what_they_did() -> None:
    """What each scenario counts with the magazine's costs; less is better."""
    counted = {case.scenario.__name__: round(case.scenario(COSTS), 3) for case in CASES}
    compare("scenarios", [f"{count:g} {name}" for name, count in sorted(counted.items())])
