"""Text that overprints: over other text, over a rule, over a picture or a panel that is not its
background, or outside the box that the layout gave it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.model import Fault
from digest.proof.lines import excerpt
from digest.proof.marks import Area

if TYPE_CHECKING:
    from digest.proof.lines import Line
    from digest.proof.marks import Document, Panel, Picture, PrintedPage, TextRun
    from digest.proof.places import Places

X_HEIGHT = 0.45
"""The part of its size that the lower-case letters of a text are high. Accents, ascenders and
descenders may touch what is above and beneath.
"""
ACROSS, DOWN = 3.0, 0.6
"""Points by which two things must cover each other in both directions to count as overprinted."""
CLOSE = 0.7
"""The part of the smaller size by which the lines of two texts stand apart at the least."""
SMALLEST = 5.0
"""Points of type that is checked."""
WITHIN = 0.98
"""The part of a text that lies on its background at the least."""
THINNEST = 2.5
"""Points up to which an area is a rule."""
PAPER = 0.95
"""The part of the page from which on a field of colour is its background."""
LOW = 0.06
"""The part of its size over the baseline that a rule under a text, or a link's, may touch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A run of text and the area of its lower-case letters."""

    run: TextRun
    area: Area


def overprints(page: PrintedPage, document: Document, places: Places | None) -> Iterator[Fault]:
    """What is printed over something else on *page*, each pair once.

    *places* is what the layout has there; without it text over pictures and panels is not checked.
    """
    bodies = _bodies(page)
    for upper, lower in _pairs(bodies):
        yield _fault(page, upper, f"lies over “{excerpt(lower.run.text.strip())}”")
    for body in bodies:
        if any(_crosses(body, panel.area) for panel in page.panels):
            yield _fault(page, body, "lies over a rule")
    if places is not None:
        yield from _over_grounds(page, bodies, document, places)


def _fault(page: PrintedPage, body: Body, what: str) -> Fault:
    words = excerpt(body.run.text.strip())
    return Fault(name="overprint", page=page.number, hard=True, detail=f"“{words}” {what}")


def _bodies(page: PrintedPage) -> list[Body]:
    """The runs of two letters or more; a drop cap may reach into the lines beside it."""
    bodies = []
    for run in page.runs:
        if run.size > SMALLEST and sum(sign.isalnum() for sign in run.text) > 1:
            area = Area(
                left=run.left + 0.5,
                top=run.y - X_HEIGHT * run.size,
                right=run.right - 0.5,
                bottom=run.y,
            )
            bodies.append(Body(run=run, area=area))
    return bodies


def _hits(first: Area, second: Area) -> bool:
    across = min(first.right, second.right) - max(first.left, second.left)
    down = min(first.bottom, second.bottom) - max(first.top, second.top)
    return across > ACROSS and down > DOWN


def _pairs(bodies: Sequence[Body]) -> Iterator[tuple[Body, Body]]:
    """The texts that lie over each other, the one printed later first."""
    down = sorted(bodies, key=lambda body: body.area.top)
    for index, body in enumerate(down):
        for other in down[index + 1 :]:
            if other.area.top >= body.area.bottom + body.run.size:
                break
            if _hits(body.area, other.area) or _tangled(body, other):
                later, earlier = sorted((body, other), key=lambda one: -one.run.order)
                yield later, earlier


def _tangled(one: Body, other: Body) -> bool:
    """Whether two lines stand so close that the ascenders of one cross the letters of the other."""
    across = min(one.area.right, other.area.right) - max(one.area.left, other.area.left)
    down = abs(one.run.y - other.run.y)
    return across > ACROSS and DOWN < down < CLOSE * min(one.run.size, other.run.size)


def _is_rule(area: Area) -> bool:
    return min(area.width, area.height) <= THINNEST < max(area.width, area.height)


def _crosses(body: Body, rule: Area) -> bool:
    """Whether *rule* runs through the letters, not beneath them."""
    if not _is_rule(rule):
        return False
    area, middle = body.area, (rule.top + rule.bottom) / 2
    if rule.height <= rule.width:
        across = min(area.right, rule.right) - max(area.left, rule.left)
        return across > ACROSS and area.top < middle < area.bottom - LOW * body.run.size
    down = min(area.bottom, rule.bottom) - max(area.top, rule.top)
    centre = (rule.left + rule.right) / 2
    return down > DOWN and area.left + 1 < centre < area.right - 1


def _over_grounds(
    page: PrintedPage, bodies: Sequence[Body], document: Document, places: Places
) -> Iterator[Fault]:
    fields: list[Panel | Picture] = [
        *page.pictures,
        *(
            panel
            for panel in page.panels
            if not _is_rule(panel.area) and not _is_paper(panel, page)
        ),
    ]
    fields.sort(key=lambda field: -field.order)
    pictures = set(map(id, page.pictures))
    for body in bodies:
        if _in_figure(body.run, document):
            continue  # a drawing: its own words stand on its own areas
        for field in fields:
            if not _hits(body.area, field.area):
                continue
            is_picture = id(field) in pictures
            if fault := _on(body, field, is_picture=is_picture, places=places):
                yield _fault(page, body, fault)
                break
            if field.order < body.run.order and _whole(body.area, field.area):
                break  # what lies beneath this background does not matter


def _is_paper(panel: Panel, page: PrintedPage) -> bool:
    """Whether *panel* is the background of the whole page."""
    area = panel.area
    return area.width * area.height > PAPER * page.width * page.height


def _in_figure(run: TextRun, document: Document) -> bool:
    return run.element >= 0 and document.elements[run.element].role == "Figure"


def _whole(area: Area, field: Area) -> bool:
    return area.overlap(field) >= WITHIN * area.width * area.height


def _on(body: Body, field: Panel | Picture, *, is_picture: bool, places: Places) -> str:
    """What is wrong with a text that shares its place with *field*, "" where nothing is."""
    thing = "picture" if is_picture else "panel"
    opaque = is_picture or getattr(field, "ink", None) is not None
    if field.order > body.run.order:
        return f"is covered by a {thing}" if opaque else ""
    if not _whole(body.area, field.area):
        return f"runs over the edge of a {thing}" if opaque else ""
    if is_picture:
        return "" if places.is_ground(field.area) else "lies over a picture"
    if body.run.artifact or body.run.element < 0:
        return ""  # running heads and folios are in no box of the layout
    return (
        "" if places.belongs(body.run.text, field.area) else "lies over a panel it is not part of"
    )


def outside(page: PrintedPage, lines: Sequence[Line], places: Places) -> Iterator[Fault]:
    """Lines that are printed outside every box in which the layout has their words."""
    for line in lines:
        if not line.artifact and line.element >= 0 and places.strays(line):
            yield Fault(
                name="overflow",
                page=page.number,
                hard=True,
                detail=f"“{excerpt(line.text)}” stands outside its box",
            )
