"""Passages: the text of a PDF, block by block, in the order in which it is read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from digest.proof.letters import as_read
from digest.proof.marks import Document, TextRun

NEAR = 0.35
"""Of the type's size: runs whose baselines are nearer stand on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The text of one paragraph, heading or the like on *page*.

    *type* is the font and the size of most of it. *tagged*: the structure tree has it; what it does
    not have is page furniture, or should be.
    """

    page: int
    text: str
    type: tuple[str, float]
    tagged: bool = True


def passages(document: Document) -> Iterator[Passage]:
    """Every passage of *document*, page by page."""
    for page in document.pages:
        written = [run for run in page.runs if run.text.strip()]
        tagged = sorted((run for run in written if run.element >= 0), key=_place)
        for _, runs in groupby(tagged, key=lambda run: run.element):
            yield _passage(page.number, list(runs), tagged=True)
        loose = [run for run in written if run.element < 0]
        for _, runs in groupby(loose, key=lambda run: round(run.y)):
            yield _passage(page.number, list(runs), tagged=False)


def _place(run: TextRun) -> tuple[int, int, int]:
    return run.element, run.place, run.order


def _passage(page: int, runs: Sequence[TextRun], *, tagged: bool) -> Passage:
    longest = max(runs, key=lambda run: len(run.text))
    return Passage(
        page=page,
        text="\n".join(as_read(_drawn(line)) for line in _lines(runs)),
        type=(longest.font, round(longest.size, 1)),
        tagged=tagged,
    )


def _lines(runs: Sequence[TextRun]) -> list[list[TextRun]]:
    """*runs* by line. Marks over letters are drawn by themselves, above the baseline."""
    lines: list[list[TextRun]] = []
    for run in runs:
        first = lines[-1][0] if lines else None
        near = first and abs(run.y - first.y) < NEAR * max(run.size, first.size)
        if first and run.place == first.place and (near or _is_mark(run)):
            lines[-1].append(run)
        else:
            lines.append([run])
    return lines


def _is_mark(run: TextRun) -> bool:
    return run.right - run.left < 0.01 or all(unicodedata.combining(sign) for sign in run.text)


def _drawn(runs: Sequence[TextRun]) -> str:
    return "".join(f"{' ' if run.space_before else ''}{run.text}" for run in runs)
