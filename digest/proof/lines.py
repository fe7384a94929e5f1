"""Lines of type, made of runs, and what is wrong with them: ladders, loose lines, contrast, missing glyphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.model import Fault
from digest.proof.marks import Ink, Page, Run

LOOSE = 0.5
"""Em of mean word space from which on a justified line is loose."""
LADDER = 3
NEAR = 0.8
"""Points by which an edge may miss its column's."""
HYPHENS = ("-", "\u2010", "\u00ad")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Runs on one baseline that belong together; *y* is that baseline, places are points."""

    page: int
    runs: tuple[Run, ...]
    left: float
    right: float
    y: float
    size: float

    @property
    def element(self) -> int:
        return self.runs[0].element

    @property
    def artifact(self) -> bool:
        return self.runs[0].artifact

    @property
    def text(self) -> str:
        return "".join(f"{' ' if run.before else ''}{run.text}" for run in self.runs).strip()

    @property
    def gaps(self) -> list[float]:
        """Its word spaces in em, those between runs among them."""
        found = [gap for run in self.runs for gap in run.gaps]
        for first, second in zip(self.runs, self.runs[1:], strict=False):
            between = max(second.left - first.right, first.left - second.right) / self.size
            if between > 0.12:
                found.append(between)
        return found

    @property
    def divided(self) -> bool:
        """It ends inside a word."""
        return self.text.endswith(HYPHENS) and len(self.text) > 1 and self.text[-2].isalpha()


def lines(page: Page) -> tuple[Line, ...]:
    """The page's lines in the order they were set."""
    found: list[list[Run]] = []
    for run in page.runs:
        if not _lettered(run.text):
            continue
        if found and _continues(found[-1], run):
            found[-1].append(run)
        else:
            found.append([run])
    return tuple(_line(page.number, runs) for runs in found)


def _line(page: int, runs: list[Run]) -> Line:
    return Line(
        page=page,
        runs=tuple(runs),
        left=min(run.left for run in runs),
        right=max(run.right for run in runs),
        y=runs[0].y,
        size=max(run.size for run in runs),
    )


def _lettered(text: str) -> bool:
    """It holds more than blanks and what stands on another letter or is part of it, which Arabic fonts raise one by one."""
    return any(
        not sign.isspace()
        and not unicodedata.combining(sign)
        and unicodedata.category(sign) != "Cf"
        for sign in text
    )


def _continues(runs: list[Run], run: Run) -> bool:
    last = runs[-1]
    size = min(last.size, run.size)
    between = max(run.left - last.right, last.left - run.right)
    return (
        abs(run.y - last.y) < 0.35 * size
        and -0.3 * size < between < 1.5 * size
        and max(last.size, run.size) < 2 * size  # else one is a drop cap
        and (run.element, run.artifact) == (last.element, last.artifact)
    )


def columns(of: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one size that stand under one another."""
    stack: list[Line] = []
    for line in of:
        if stack and not _under(stack[-1], line):
            yield stack
            stack = []
        stack.append(line)
    if stack:
        yield stack


def _under(upper: Line, line: Line) -> bool:
    step = (line.y - upper.y) / upper.size
    return (
        upper.page == line.page
        and abs(upper.size - line.size) < 0.3
        and 0.8 < step < 2.0
        and min(upper.right, line.right) > max(upper.left, line.left)
    )


def ladders(of: Sequence[Line]) -> Iterator[Fault]:
    """Three or more divided words, one under the other."""
    for stack in columns(of):
        streak = 0
        for line in stack:
            streak = streak + 1 if line.divided else 0
            if streak == LADDER:
                yield Fault(
                    name="hyphen ladder",
                    page=line.page,
                    detail=f"three divided words in a row at “{short(line.text)}”",
                )


def justified(of: Sequence[Line]) -> Iterator[Line]:
    """The lines that fill their column, an indent aside, where most do and their word spaces differ."""
    for stack in columns(of):
        left, right = _edge([line.left for line in stack]), _edge([line.right for line in stack])
        starts = [line for line in stack if abs(line.left - left) < NEAR]
        ends = [line for line in stack if abs(line.right - right) < NEAR]
        if min(len(starts), len(ends)) < 0.4 * len(stack):
            continue
        indent = 2 * stack[0].size
        full = [
            line
            for line in stack
            if right - line.right + line.left - left < indent and (line in starts or line in ends)
        ]
        if len(full) >= 3 and _stretched(full):
            yield from full


def _stretched(of: Sequence[Line]) -> bool:
    means = [sum(line.gaps) / len(line.gaps) for line in of if line.gaps]
    return bool(means) and max(means) - min(means) > 0.02


def _edge(places: list[float]) -> float:
    """The place most others lie near."""
    near = {place: sum(1 for other in places if abs(place - other) < NEAR) for place in set(places)}
    return max(places, key=near.__getitem__)


def loose(of: Sequence[Line]) -> Iterator[Fault]:
    """Justified lines whose words stand half an em apart and more."""
    for line in justified(of):
        gaps = line.gaps
        if gaps and sum(gaps) / len(gaps) > LOOSE:
            mean = f"{sum(gaps) / len(gaps):.2f}".removeprefix("0")
            yield Fault(
                name="loose line",
                page=line.page,
                detail=f"words {mean} em apart in “{short(line.text)}”",
            )


def missing(of: Sequence[Line]) -> Iterator[Fault]:
    """Characters the font has no glyph for: printed as a blank or a box."""
    for line in of:
        if count := sum(run.missing for run in line.runs):
            yield Fault(
                name="missing glyph",
                page=line.page,
                hard=True,
                detail=f"{count} in “{short(line.text)}”; name a font that has it in the theme",
            )


def pale(of: Sequence[Line]) -> Iterator[Fault]:
    """Text whose contrast with the one colour behind it is under WCAG's 4.5, under 3 when large."""
    for line in of:
        run = line.runs[0]
        if run.ink is None or run.ground is None:
            continue
        ratio, needed = contrast(run.ink, run.ground), 3.0 if large(run) else 4.5
        if ratio < needed - 0.005:
            yield Fault(
                name="low contrast",
                page=line.page,
                detail=f"{ratio:.1f} of {needed:g} at “{short(line.text)}”",
            )


def large(run: Run) -> bool:
    """WCAG's large text: 18 points, or 14 bold."""
    return run.size >= 18 or (run.size >= 14 and "bold" in run.font.lower())


def contrast(first: Ink, second: Ink) -> float:
    """WCAG 2.2's contrast ratio, 1 to 21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(ink: Ink) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in ink
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def short(text: str) -> str:
    return text if len(text) <= 40 else text[:38].rstrip() + "…"
