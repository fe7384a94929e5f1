"""The pages of a theme that are not stories': how they are divided, from theme.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from digest.tables import key


def _two(value: Any) -> Any:
    """*value* if it is two numbers."""
    if len(value) != 2:
        raise ValueError(f"must be two numbers, not {len(value)}")
    return value


def _one_of(*names: str) -> Any:
    """A check that a value is one of *names*."""

    def check(value: str) -> str:
        from digest import suggest

        if value not in names:
            raise ValueError(suggest.unknown("value", value, names))
        return value

    return check


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """[standing]: the pages of briefs, quotations, lists and contents."""

    title: int = key(5, "Lines above briefs and quotations, for the page's title.", example=5)
    briefs: int = key(3, "Columns of the page of briefs.", example=3)
    brief: tuple[int, int] = key(
        (6, 13), "Lines of text that a brief should have, and has at most.", check=_two
    )
    alone: int = key(
        0,
        "Lines of text that a story without a picture must have for a box of its own, where a page "
        "holds only one; a shorter one becomes a brief. 0: as anywhere.",
    )
    run_in: bool = key(
        default=False,
        text="Whether the sources of a text stand at the end of its last line, where it has room "
        "for them.",
    )
    lists: int = key(3, "Columns of the lists.", example=2)
    quotes: int = key(2, "Columns of the page of quotations.", example=1)
    contents: tuple[int, int] = key(
        (3, 2), "Columns of the contents page, and how many of them hold entries.", check=_two
    )
    back: float = key(162.0, "Points at the back page's foot that its list of sources leaves free.")
    sources: bool = key(
        default=False,
        text="Whether the list of sources has pages of its own before the back page, with the page "
        "of each article's story.",
    )
    links: int = key(
        0,
        "Pages that lists of linked headlines may take; 0: as many as the layout allows anywhere.",
    )
    rows: float = key(65.0, "Points from the type area's top to where lists begin.")
    speaker: str = key(
        "speaker", "The style of speakers' names on the page of quotations.", example="panel-title"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """[titles]: the title of a page that is not a story's, and a sentence beside it."""

    top: float = key(-4.0, "Points from the type area's top to the title's box.")
    height: float = key(52.0, "Points that the title's box is high.")
    aside: str = key("panel-text", "The style of the sentence on what the page holds.")
    fill: float = key(
        0.0,
        "The size of a title at the most, which is as large as its line has room for; 0: its "
        "style's own.",
    )
    gap: float = key(22.0, "Points between the title and the sentence.")
    deep: float = key(
        48.0,
        "Points that the sentence may be high. A higher one goes into the margin, or is left out.",
    )
    align: str = key(
        "foot",
        'The end of the title\'s box by which the sentence stands: "top" or "foot".',
        check=_one_of("top", "foot"),
    )
    inset: float = key(8.0, "Points between that end and the sentence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """[opening]: the band in a section's colour, over the head of the page with which it begins."""

    height: float = key(0.0, "Points that it is high, from the paper's edge; 0: no band.")
    style: str = key("page-title", "The style of the section's name on it, which is white.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """[cover]: the kinds of cover, and where name and date stand on all of them, in points from the
    paper's upper edge.
    """

    name: tuple[float, float] = key(
        (34.0, 64.0), "Where the magazine's name begins, and how high it may be.", check=_two
    )
    strip: float = key(102.0, "Where the line with number, dates and price stands.")
    gap: float = key(16.0, "Points between two parts of that line.")
    kinds: tuple[str, ...] = key(
        (),
        "The kinds of cover, the best first: files of covers/, without .toml. An issue has one of "
        "the first four that fit its week. Without it, all that there are, by their names.",
        example=["full", "plate", "headline"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """[contents]: what the issue was made from, beside the entries of the contents page."""

    side: int = key(3, "The column in which it stands; 0: in the margin.")
    top: float = key(68.3, "Points from the type area's top to where it begins.")
    number: str = key("figure", "The style of the page number of a large entry.")
    pages: int = key(
        1,
        "Pages that the contents may take. Where they may take several, every story is in them, "
        "and nothing is counted beside them.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """[back]: the back page's foot."""

    kind: str = key(
        "band",
        '"band": a band of colour across the page, over it how summaries are made and the '
        'colophon. "stack": all of it in one column.',
        check=_one_of("band", "stack"),
    )
    band: float = key(126.0, "Points that the band is high, at the paper's foot.")
    notes: float = key(82.0, "Points over the band for how summaries are made.")
    large: float = key(150.0, "The same in larger type, where the sources end early.")
    lists: float = key(91.0, "Points above the list of sources.")
