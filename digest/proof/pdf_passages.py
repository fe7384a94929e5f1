"""The passages of a PDF: its text, block by block, in the order in which it is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from digest.proof.letters import as_read, letters
from digest.proof.marks import Area, Document, Element, Link, TextRun
from digest.proof.passages import Group, Passage

NEAR = 0.35
"""Of the type's size: runs whose baselines are nearer stand on one line."""


SIDEWAYS = 0.1
"""How much less a point to the side counts than one down, where a link's place is looked for: a
line of a text that reads leftwards may begin far from the left edge of its box."""

PAGE = re.compile(r"\D*(\d{1,4})\D*")
"""What a link to a page consists of."""

_Place = tuple[int, float, float]


def passages(document: Document) -> Iterator[Passage]:
    """Every passage of *document*, page by page, then the texts of its bookmarks."""
    read = [one for page in document.pages for one in _of_page(page.number, document)]
    names = _names(document, read)
    for passage, runs in read:
        yield replace(passage, names=tuple(names.get(id(runs), ())))
    for link in document.links:
        if link.title:
            yield _bookmark(link)


def _of_page(number: int, document: Document) -> Iterator[tuple[Passage, list[TextRun]]]:
    """The passages of a page, each with the runs that it is read from."""
    page = document.pages[number - 1]
    links = [link for link in document.links if link.page == number and link.area]
    written = [run for run in page.runs if run.text.strip()]
    tagged = sorted((run for run in written if run.element >= 0), key=_place)
    for element, group in groupby(tagged, key=lambda run: run.element):
        runs = list(group)
        passage = _passage(number, runs, tagged=True)
        clicked = _clicked(runs, links)
        placed = _placed(passage, element, document.elements, [link for link, _ in clicked])
        yield replace(placed, paged=tuple(_paged(clicked))), runs
    loose = [run for run in written if run.element < 0]
    for _, group in groupby(loose, key=lambda run: round(run.y)):
        runs = list(group)
        yield _passage(number, runs, tagged=False), runs


def _placed(
    passage: Passage, number: int, elements: Sequence[Element], links: Sequence[Link]
) -> Passage:
    """*passage* with what encloses it, and with where its *links* lead."""
    element = elements[number]
    around = (Group(f"group {one}", whole=one == element.article) for one in element.around)
    return replace(
        passage,
        groups=(Group(f"element {number}"), *around),
        heading=element.role.startswith("H"),
        targets=tuple(dict.fromkeys(_name(link.to) for link in links if link.internal)),
        addresses=tuple(dict.fromkeys(link.target for link in links if not link.internal)),
    )


def _clicked(runs: Sequence[TextRun], links: Sequence[Link]) -> list[tuple[Link, str]]:
    """Those of *links* that a reader clicks on *runs*, each with the words there."""
    on = ((link, [run for run in runs if link.area and _lies_on(run, link.area)]) for link in links)
    return [(link, _drawn(some)) for link, some in on if some]


def _lies_on(run: TextRun, area: Area) -> bool:
    across, down = (run.left + run.right) / 2, run.y - run.size / 4
    return area.left <= across <= area.right and area.top <= down <= area.bottom


def _paged(clicked: Sequence[tuple[Link, str]]) -> Iterator[tuple[int, int]]:
    """The numbers that links consist of, as in "page 7", and the pages that they lead to."""
    for link, words in clicked:
        number = PAGE.fullmatch(letters(as_read(words)))
        if number and link.to:
            yield int(number[1]), link.to[0]


def _name(place: _Place | None) -> str:
    """A place within the file as a name; it begins with its page."""
    return "nowhere" if place is None else f"{place[0]} {place[1]:.0f} {place[2]:.0f}"


def _names(
    document: Document, read: Sequence[tuple[Passage, list[TextRun]]]
) -> dict[int, list[str]]:
    """The names of the places where links lead, by the identity of the runs that stand there."""
    names: dict[int, list[str]] = {}
    for place in dict.fromkeys(link.to for link in document.links if link.to):
        there = [
            (_distance(runs, place), id(runs))
            for passage, runs in read
            if passage.page == place[0]
            and passage.tagged
            and max(run.right for run in runs) > place[1]
        ]
        if there:
            names.setdefault(min(there)[1], []).append(_name(place))
    return names


def _distance(runs: Sequence[TextRun], place: _Place) -> float:
    _, left, top = place
    over = min(run.y - run.size for run in runs)
    return abs(over - top) + SIDEWAYS * max(0.0, min(run.left for run in runs) - left)


def _bookmark(link: Link) -> Passage:
    """The text of a bookmark, which leads to a heading."""
    return Passage(
        page=link.to[0] if link.to else 0,
        text=link.title,
        type=("", 0.0),
        runs_on=False,
        part="bookmark",
        groups=(Group(f"bookmark {id(link)}"),),
        targets=(_name(link.to),),
    )


def _place(run: TextRun) -> tuple[int, int, int]:
    return run.element, run.place, run.order


def _passage(page: int, runs: Sequence[TextRun], *, tagged: bool) -> Passage:
    longest = max(runs, key=lambda run: len(run.text))
    return Passage(
        page=page,
        text=as_read("\n".join(map(_drawn, _lines(runs)))),
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
