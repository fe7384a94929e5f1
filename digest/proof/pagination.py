"""What only the page plan can tell: fill, overflow, widows, orphans, stranded heads."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any

from digest.model import Fault
from digest.proof.lines import Line, short
from digest.proof.marks import Area, Document, Element, Page

STRIPS = 6
BRIDGED = 3
"""Lines of white that still count as filled."""
LEAST_FILL = 0.90
OUTER = ("cover", "contents", "back")
"""Patterns whose white space is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The type area of every page, in points, and what stands on each: *plans* by page number."""

    area: Area
    leading: float
    plans: Mapping[int, Mapping[str, Any]]
    reach: Area | None = None

    def of(self, page: int) -> Grid:
        """The grid of one page, where left and right ones differ: its type area, and how far notes in its margin reach."""
        plan = self.plans.get(page, {})
        if "area" not in plan:
            return self
        area, reach = (
            replace(self.area, left=float(plan[key][0]), right=float(plan[key][1]))
            for key in ("area", "reach")
        )
        return replace(self, area=area, reach=reach)

    def pattern(self, page: int) -> str:
        return str(self.plans.get(page, {}).get("pattern", ""))

    def inner(self, page: int) -> bool:
        return page in self.plans and not self.pattern(page).startswith(OUTER)


def grid(layout: Mapping[str, Any]) -> Grid | None:
    """The grid a ``.layout.json`` tells of, None when it tells of none."""
    try:
        paper = layout["page"]
        top, side, leading = float(paper["top"]), float(paper["side"]), float(paper["leading"])
        area = Area(
            left=side,
            top=top,
            right=float(paper["width"]) - side,
            bottom=top + leading * int(paper["lines"]),
        )
        return Grid(
            area=area,
            leading=leading,
            plans={int(page["number"]): page for page in layout["pages"]},
        )
    except (KeyError, TypeError, ValueError):
        return None


# fill


def fills(document: Document, lines: Mapping[int, Sequence[Line]], on: Grid) -> dict[int, float]:
    """How full each inner page is, 0 to 1."""
    return {
        page.number: _fill(page, lines[page.number], on.of(page.number))
        for page in document.pages
        if on.inner(page.number)
    }


def _fill(page: Page, lines: Sequence[Line], on: Grid) -> float:
    """The type area in six upright strips: the mean of how much of each is used, white over three lines being empty."""
    used = [_around(line, on.leading) for line in lines]
    used += [picture.area for picture in page.pictures]
    used += [panel.area for panel in page.panels if _is_panel(panel.area, page, on)]
    used = [
        part
        for part in (area.within(on.area) for area in used)
        if part.width > 0 and part.height > 0
    ]
    wide = on.area.width / STRIPS
    return fmean(_used(used, on.area.left + wide * index, wide, on) for index in range(STRIPS))


def _around(line: Line, least: float = 0.0) -> Area:
    """The room a line takes, *least* points high at least."""
    high = max(line.size, least)
    return Area(
        left=line.left, top=line.y - 0.75 * high, right=line.right, bottom=line.y + 0.25 * high
    )


def _is_panel(area: Area, page: Page, on: Grid) -> bool:
    """A box with a ground of its own: neither a rule nor the whole page's ground."""
    return (
        min(area.width, area.height) > 2 * on.leading
        and area.width * area.height < 0.9 * page.width * page.height
    )


def _used(areas: Sequence[Area], left: float, wide: float, on: Grid) -> float:
    """How much of one strip's height is used. What covers less than a tenth of its width does not count."""
    spans = sorted(
        (area.top, area.bottom)
        for area in areas
        if min(area.right, left + wide) - max(area.left, left) > min(0.1 * wide, 0.9 * area.width)
    )
    reached, empty = on.area.top, 0.0
    for top, bottom in [*spans, (on.area.bottom, on.area.bottom)]:
        if top - reached > (BRIDGED + 0.25) * on.leading:
            empty += top - reached
        reached = max(reached, bottom)
    return 1 - empty / on.area.height


def holes(filled: Mapping[int, float]) -> Iterator[Fault]:
    for page, fill in filled.items():
        if fill < LEAST_FILL:
            yield Fault(name="low fill", page=page, detail=f"{fill:.2f} of the type area is used")


# overflow


def overflow(document: Document, lines: Mapping[int, Sequence[Line]], on: Grid) -> Iterator[Fault]:
    """Text beyond the paper, beyond the type area, over other text, or more lines than their frame holds."""
    for page in document.pages:
        text = [line for line in lines[page.number] if _told(line, document)]
        paper = Area(left=-1, top=-1, right=page.width + 1, bottom=page.height + 1)
        for line in text:
            if not _inside(line, paper):
                yield _overflow(line, "runs off the paper")
            elif on.inner(page.number) and not _inside(line, _with_margin(on.of(page.number))):
                yield _overflow(line, "runs out of the type area")
        yield from (_overflow(line, "lies over other text") for line in _overprinted(text))
        yield from _overfull(page.number, on)


def _told(line: Line, document: Document) -> bool:
    """It is part of the text: furniture is marked so, or stands outside the structure tree."""
    return not line.artifact and (line.element >= 0 or not document.tagged)


def _overflow(line: Line, what: str) -> Fault:
    return Fault(name="overflow", page=line.page, hard=True, detail=f"“{short(line.text)}” {what}")


def _inside(line: Line, area: Area) -> bool:
    return line.left >= area.left and line.right <= area.right and area.top <= line.y <= area.bottom


def _with_margin(on: Grid) -> Area:
    """The type area and what may hang out of it: punctuation at the sides, half a line above and below."""
    half, most = on.leading / 2, on.reach or on.area
    return Area(
        left=most.left - half,
        top=most.top - half,
        right=most.right + half,
        bottom=most.bottom + half,
    )


def _overprinted(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines a quarter of whose lower-case letters lie on another line's."""
    bodies = sorted(((_body(line), line) for line in lines), key=lambda pair: pair[0].top)
    for index, (body, line) in enumerate(bodies):
        for other, _ in bodies[index + 1 :]:
            if other.top >= body.bottom:
                break
            smaller = min(body.width * body.height, other.width * other.height)
            if body.meets(other) > 0.25 * smaller > 0:
                yield line
                break


def _body(line: Line) -> Area:
    return Area(left=line.left, top=line.y - 0.45 * line.size, right=line.right, bottom=line.y)


def _overfull(page: int, on: Grid) -> Iterator[Fault]:
    for placement, frame in _frames(page, on):
        if (surplus := int(frame.get("filled", 0)) - int(frame.get("lines", 0))) > 0:
            yield Fault(
                name="overflow",
                page=page,
                hard=True,
                detail=f"story '{placement.get('story', '')}' has {surplus} lines too many",
            )


def _frames(page: int, on: Grid) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    for placement in on.plans.get(page, {}).get("placements", ()):
        for frame in placement.get("frames", ()):
            yield placement, frame


def unprinted(document: Document, on: Grid) -> Iterator[Fault]:
    """Pages that lack some of what was to stand there: a line below a page's foot is dropped by the printer without a word."""
    pages = {
        page.number: "".join(run.text for run in page.runs if not run.artifact)
        for page in document.pages
    }
    for number, plan in on.plans.items():
        there, wanted = (
            _letters(pages.get(number, "")),
            [str(text) for text in plan.get("text", ())],
        )
        if lost := sum((Counter(_letters("".join(wanted))) - Counter(there)).values()):
            gone = [text for text in wanted if not _stands(text, there)]
            yield Fault(
                name="overflow",
                page=number,
                hard=True,
                detail=f"“{short((gone or wanted[-1:])[0])}” is not printed "
                f"({lost} letters are missing); its page has no room for it",
            )


def _stands(text: str, there: str) -> bool:
    """It is among the letters of a page, in its own order or, as right-to-left text is drawn, backwards."""
    letters = _letters(text)
    return letters in there or letters[::-1] in there


def _letters(text: str) -> str:
    """What neither capitals, hyphens nor the shapes of letters change."""
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", text).casefold() if sign.isalnum()
    )


# widows, orphans, stranded heads


def told_of_strips(on: Grid) -> bool:
    """Whether the layout says how paragraphs are parted between frames."""
    frames = [frame for page in on.plans for _, frame in _frames(page, on)]
    return all("strips" in frame for frame in frames) and bool(frames)


def widows(on: Grid) -> Iterator[Fault]:
    """Last lines of paragraphs alone on top of a frame."""
    for page, story, strips in _texts(on):
        first = strips[0]
        if first["lines"] == 1 and first["closes"] and not first["opens"]:
            yield Fault(
                name="widow",
                page=page,
                detail=f"a paragraph of story '{story}' ends alone on top of a column",
            )


def orphans(on: Grid) -> Iterator[Fault]:
    """First lines of paragraphs alone at the foot of a frame."""
    for page, story, strips in _texts(on):
        last = strips[-1]
        if last["lines"] == 1 and last["opens"] and not last["closes"]:
            yield Fault(
                name="orphan",
                page=page,
                detail=f"a paragraph of story '{story}' begins alone at the foot of a column",
            )


def _texts(on: Grid) -> Iterator[tuple[int, str, list[Mapping[str, Any]]]]:
    for page in on.plans:
        for placement, frame in _frames(page, on):
            if strips := [
                strip for strip in frame.get("strips", ()) if strip.get("kind") != "source"
            ]:
                yield page, str(placement.get("story", "")), strips


def stranded(lines: Mapping[int, Sequence[Line]], document: Document, on: Grid) -> Iterator[Fault]:
    """Headings with neither text nor picture, nor another heading, within five lines under them."""
    for page in document.pages:
        if not on.inner(page.number):
            continue
        heads = [line for line in lines[page.number] if _is_head(line, document.elements)]
        text = [(line.element, _around(line)) for line in lines[page.number] if not line.artifact]
        pictures = [picture.area for picture in page.pictures]
        ends = {line.element: line for line in heads}  # the last line of each heading
        for line in ends.values():
            area = _around(line)
            under = Area(
                left=area.left,
                top=area.bottom - 2,
                right=area.right,
                bottom=area.bottom + 5 * on.leading,
            )
            others = [*pictures, *(other for element, other in text if element != line.element)]
            if not any(under.meets(other) for other in others):
                yield Fault(
                    name="stranded head",
                    page=page.number,
                    detail=f"nothing follows “{short(line.text)}”",
                )


def _is_head(line: Line, elements: Sequence[Element]) -> bool:
    return line.element >= 0 and elements[line.element].role.startswith("H")
