"""Lines of text, and their checks: hyphen ladders, loose lines, contrast, missing glyphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from digest.model import Fault
from digest.proof.marks import Ink, PrintedPage, TextRun

REPLACEMENT = "\ufffd"
LOOSE = 0.5
"""Mean word space, in em, above which a justified line is loose."""
LADDER = 3
"""Consecutive lines ending in a hyphen that make a ladder."""
NEAR = 0.8
"""Points between a line's edge and its column's that count as aligned."""
HYPHENS = ("-", "\u2010", "\u00ad")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Neighbouring runs on one baseline; *y* is the baseline, positions are points."""

    page: int
    runs: tuple[TextRun, ...]
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
        return "".join(f"{' ' if run.space_before else ''}{run.text}" for run in self.runs).strip()

    @property
    def gaps(self) -> list[float]:
        """Its word spaces in em, including those between runs."""
        gaps = [gap for run in self.runs for gap in run.gaps]
        for first, second in zip(self.runs, self.runs[1:], strict=False):
            between = max(second.left - first.right, first.left - second.right) / self.size
            if between > 0.12:
                gaps.append(between)
        return gaps

    @property
    def ends_in_hyphen(self) -> bool:
        """Whether it ends inside a word; a dash after a space does not count."""
        return self.text.endswith(HYPHENS) and len(self.text) > 1 and self.text[-2].isalpha()


def page_lines(page: PrintedPage) -> tuple[Line, ...]:
    """The page's lines in the order of its content stream."""
    groups: list[list[TextRun]] = []
    for run in page.runs:
        if not _has_letters(run.text):
            continue
        if groups and _continues(groups[-1], run):
            groups[-1].append(run)
        else:
            groups.append([run])
    return tuple(_line(page.number, runs) for runs in groups)


def _line(page: int, runs: list[TextRun]) -> Line:
    return Line(
        page=page,
        runs=tuple(runs),
        left=min(run.left for run in runs),
        right=max(run.right for run in runs),
        y=runs[0].y,
        size=max(run.size for run in runs),
    )


def _has_letters(text: str) -> bool:
    """Whether *text* has more than spaces, combining marks and format characters.

    Arabic fonts place marks one by one above the baseline; they must not split a line.
    """
    return any(
        not sign.isspace()
        and not unicodedata.combining(sign)
        and unicodedata.category(sign) != "Cf"
        for sign in text
    )


def _continues(runs: list[TextRun], run: TextRun) -> bool:
    """Whether *run* continues the line of *runs*, by its baseline, distance, size and element."""
    last = runs[-1]
    # Raised letters are smaller and stand higher than their line.
    size, line = sorted((last.size, run.size))
    between = max(run.left - last.right, last.left - run.right)
    return (
        abs(run.y - last.y) < 0.35 * line
        and -0.3 * size < between < 1.5 * size
        and line < 2 * size  # else one is a drop cap
        and (run.element, run.artifact) == (last.element, last.artifact)
    )


def columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Groups of lines of one size that follow one another down a column."""
    stack: list[Line] = []
    for line in lines:
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


def hyphen_ladders(lines: Sequence[Line]) -> Iterator[Fault]:
    """Three or more consecutive lines that end in a hyphen; one fault for each ladder."""
    for stack in columns(lines):
        streak = 0
        for line in stack:
            streak = streak + 1 if line.ends_in_hyphen else 0
            if streak == LADDER:
                yield Fault(
                    name="hyphen ladder",
                    page=line.page,
                    detail=f"three hyphens in a row at “{excerpt(line.text)}”",
                )


def justified_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of justified columns that fill the column, but for an indent.

    A PDF does not say which text is justified: a column counts as justified when many of its lines
    share both edges and their word spaces differ.
    """
    for stack in columns(lines):
        full = _full_lines(stack)
        if len(full) >= 3 and _spaces_differ(full):
            yield from full


def _full_lines(stack: Sequence[Line]) -> list[Line]:
    """The lines of one column that fill its width; none when few lines share its edges."""
    left, right = _edge([line.left for line in stack]), _edge([line.right for line in stack])
    starts = [abs(line.left - left) < NEAR for line in stack]
    ends = [abs(line.right - right) < NEAR for line in stack]
    if min(sum(starts), sum(ends)) < 0.4 * len(stack):
        return []
    indent = 2 * stack[0].size
    return [
        line
        for line, start, end in zip(stack, starts, ends, strict=True)
        if (start or end) and right - line.right + line.left - left < indent
    ]


def _spaces_differ(lines: Sequence[Line]) -> bool:
    means = [fmean(line.gaps) for line in lines if line.gaps]
    return bool(means) and max(means) - min(means) > 0.02


def _edge(positions: list[float]) -> float:
    """The position that most others lie near."""
    near = {
        position: sum(abs(position - other) < NEAR for other in positions)
        for position in set(positions)
    }
    return max(positions, key=near.__getitem__)


def loose_lines(lines: Sequence[Line]) -> Iterator[Fault]:
    """Justified lines whose mean word space is more than half an em."""
    for line in justified_lines(lines):
        if line.gaps and (space := fmean(line.gaps)) > LOOSE:
            mean = f"{space:.2f}".removeprefix("0")
            yield Fault(
                name="loose line",
                page=line.page,
                detail=f"words {mean} em apart in “{excerpt(line.text)}”",
            )


def missing_glyphs(lines: Sequence[Line]) -> Iterator[Fault]:
    """Characters the font has no glyph for: printed as a blank or a box."""
    for line in lines:
        if count := sum(run.missing for run in line.runs):
            yield Fault(
                name="missing glyph",
                page=line.page,
                hard=True,
                detail=f"{count} in “{excerpt(line.text)}”; name a font that has it in the theme",
            )


def replaced_signs(lines: Sequence[Line]) -> Iterator[Fault]:
    """Lines with a � in the place of a sign that no font of the theme has."""
    for line in lines:
        if count := line.text.count(REPLACEMENT):
            yield Fault(
                name="replaced sign",
                page=line.page,
                detail=f"{count} in “{excerpt(line.text)}”; name a font that has it in the theme",
            )


def low_contrast(lines: Sequence[Line]) -> Iterator[Fault]:
    """Text whose contrast with its background is below 4.5, or 3 when large.

    The limits are WCAG 2.2's, criterion 1.4.3. Text over pictures is not measured.
    """
    for line in lines:
        run = line.runs[0]
        if run.ink is None or run.background is None:
            continue
        ratio, needed = contrast(run.ink, run.background), 3.0 if is_large(run) else 4.5
        if ratio < needed - 0.005:
            yield Fault(
                name="low contrast",
                page=line.page,
                detail=f"{ratio:.1f} of {needed:g} at “{excerpt(line.text)}”",
            )


def is_large(run: TextRun) -> bool:
    """WCAG's large text: 18 points, or 14 bold."""
    return run.size >= 18 or (run.size >= 14 and "bold" in run.font.lower())


def contrast(first: Ink, second: Ink) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(ink: Ink) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in ink
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def excerpt(text: str) -> str:
    """The start of *text*, at most 40 characters, for a message."""
    return text if len(text) <= 40 else text[:38].rstrip() + "…"
