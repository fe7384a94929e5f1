"""Kinds of cover: what each needs of a week, and where its parts stand, from covers/*.toml."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, replace
from typing import Any

from digest import suggest
from digest.tables import key

SIDE, ART = "side", "art"
"""Edges by name: the margin of the theme's first page, and what stands under the pictures."""

TREATMENTS = ("", "duotone", "screen")
"""What is done to a picture: nothing, two colours, or dots of one colour on another."""

ORNAMENTS = ("tiles", "squares", "bars")
"""The ornaments that can be drawn; an issue takes one of those that a kind names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """A place on the paper by its edges in points.

    They count from the left and the upper edge of the paper, negative ones from the right and the
    lower edge, and 0 on the right or below is that edge. In a right-to-left edition left is right.
    """

    left: float | str
    top: float | str
    right: float | str
    bottom: float | str

    def scaled(self, part: float) -> Edges:
        """The same place on a paper of *part* of the size."""
        return Edges(
            left=_times(self.left, part),
            top=_times(self.top, part),
            right=_times(self.right, part),
            bottom=_times(self.bottom, part),
        )

    def area(
        self, paper: tuple[float, float], side: float, art: float
    ) -> tuple[float, float, float, float]:
        """Left, top, width and height in points. *side* is the margin, *art* the foot of the
        pictures.
        """
        wide, high = paper
        left = side if self.left == SIDE else _counted(self.left, wide)
        right = wide - side if self.right == SIDE else _counted(self.right or wide, wide)
        top = art if self.top == ART else _counted(self.top, high)
        bottom = art if self.bottom == ART else _counted(self.bottom or high, high)
        return left, top, right - left, max(bottom - top, 0.0)


def _times(edge: float | str, part: float) -> float | str:
    return edge if isinstance(edge, str) else edge * part


def _counted(edge: float | str, size: float) -> float:
    edge = float(edge)
    return edge if edge >= 0 else size + edge


def _edges(value: Any) -> Edges:
    fine = isinstance(value, list) and len(value) == 4
    if not fine or not all(type(edge) in (int, float, str) for edge in value):
        raise ValueError('must be left, top, right and lower edge, as ["side", 130, "side", -300]')
    left, top, right, bottom = value
    for edge, name in ((left, SIDE), (top, ART), (right, SIDE), (bottom, ART)):
        if isinstance(edge, str) and edge != name:
            raise ValueError(
                f'{edge!r} is no such edge; write points, "side" at the left or right, "art" at '
                "the top or below"
            )
    return Edges(left=left, top=top, right=right, bottom=bottom)


def _one_of(names: tuple[str, ...], kind: str) -> Any:
    def check(value: str) -> str:
        if value not in names:
            raise ValueError(suggest.unknown(kind, value, [name for name in names if name]))
        return value

    return check


def _pair(value: Any) -> Any:
    if len(value) != 2:
        raise ValueError(f"must be two, not {len(value)}")
    return value


def _ornaments(value: Any) -> Any:
    for name in value:
        if name not in ORNAMENTS:
            raise ValueError(suggest.unknown("ornament", name, ORNAMENTS))
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverField:
    """fields, of a cover: a ground of another colour."""

    area: Edges = key(MISSING, "Its four edges.", example=[0, "art", 0, 0], check=_edges)  # noqa: RUF009
    colour: str = key("section", 'Its colour: "section" or a name of [colours].')


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverArt:
    """art, of a cover: the place of a picture."""

    area: Edges = key(  # noqa: RUF009
        MISSING, "Its four edges, at the most.", example=[0, 124, 0, -300], check=_edges
    )
    least: float = key(0.0, "Points that it is high at least; 0: its whole height.")
    own: bool = key(
        default=False,
        text="Whether the picture keeps its own shape, as large as it can be in the place. Else it "
        "fills the width and is cropped.",
    )
    shape: tuple[float, float] = key(
        (0.2, 6.0), "Width by height that a picture must have, from and to.", check=_pair
    )
    kept: float = key(0.6, "The part of a picture that a crop must leave.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverText:
    """head or words, of a cover: a headline, or a figure or quotation, as large as it can be."""

    area: Edges = key(  # noqa: RUF009
        MISSING, "Its four edges.", example=["side", "art", "side", -150], check=_edges
    )
    style: str = key("cover-head", "The style of its letters, at another size.")
    largest: float = key(40.0, "The size of its letters at the most.")
    least: float = key(18.0, "Their size at the least.")
    most: int = key(6, "Its lines at the most.")
    foot: bool = key(default=False, text="Whether it stands at its place's foot, else at the top.")
    gap: float = key(16.0, 'Points between it and a picture above, where its top edge is "art".')
    ink: str = key("", "Its colour; without it, the cover's ink.")

    def scaled(self, part: float) -> CoverText:
        """The same on a paper of *part* of the size."""
        return replace(
            self,
            area=self.area.scaled(part),
            largest=self.largest * part,
            least=self.least * part,
            gap=self.gap * part,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverTeasers:
    """teasers, of a cover: other stories, with their pages."""

    area: Edges = key(  # noqa: RUF009
        MISSING, "Their four edges.", example=["side", -124, "side", -40], check=_edges
    )
    count: int = key(3, "Their number at the most.")
    columns: int = key(
        3, "Columns of the page's grid in which they stand; 0: one beneath the other."
    )
    picture: float = key(0.0, "Points that a small picture over each is high; 0: none.")
    ink: str = key("", "Their colour; without it, the cover's ink.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverKind:
    """covers/<name>.toml: one kind of cover."""

    name: str = key(MISSING, "Its name, that of its file.", example="plate")
    ground: str = key("paper", 'The colour of the page: "section" or a name of [colours].')
    ink: str = key("ink", "The colour of what is set on it.")
    title: str = key("", "The colour of the magazine's name and of kickers; without it, the ink.")
    treatment: str = key(
        "",
        'What is done to its pictures: "duotone", two colours; "screen", dots of one colour on the '
        "other, for a picture of few pixels.",
        check=_one_of(TREATMENTS, "treatment"),
    )
    tones: tuple[str, str] = key(
        ("section", "paper"), "The dark and the light colour of a treatment.", check=_pair
    )
    dpi: float = key(150.0, "Pixels an inch that its pictures must have.")
    dark: bool = key(
        default=False,
        text="Whether its texts lie on its picture, which is darkened under them as far as needed.",
    )
    tags: bool = key(default=False, text="Whether each picture shows the page of its story.")
    figure: bool = key(default=False, text="Whether it needs a figure, set in the place of words.")
    quotation: bool = key(default=False, text="Whether it needs a quotation, likewise.")
    ornament: tuple[str, ...] = key(
        (), "Ornaments, of which an issue takes one.", example=["tiles"], check=_ornaments
    )
    drawn: Edges | None = key(  # noqa: RUF009
        None, "The four edges of the ornament.", example=[0, 124, 0, -330], check=_edges
    )
    cells: int = key(6, "Cells of the ornament across.")
    initial: bool = key(default=False, text="Whether its words are the headline's first letter.")
    art: tuple[CoverArt, ...] = key((), "The places of pictures, each of another story's.")
    fields: tuple[CoverField, ...] = key((), "Grounds of other colours.")
    head: CoverText = key(MISSING, "The place of the headline.")  # noqa: RUF009
    words: CoverText | None = key(None, "The place of a figure or a quotation.")  # noqa: RUF009
    teasers: CoverTeasers | None = key(None, "The place of other stories.")  # noqa: RUF009

    def scaled(self, part: float) -> CoverKind:
        """The same kind on a paper of *part* of the size."""
        return replace(
            self,
            drawn=self.drawn and self.drawn.scaled(part),
            art=tuple(
                replace(one, area=one.area.scaled(part), least=one.least * part) for one in self.art
            ),
            fields=tuple(replace(one, area=one.area.scaled(part)) for one in self.fields),
            head=self.head.scaled(part),
            words=self.words and self.words.scaled(part),
            teasers=self.teasers
            and replace(
                self.teasers,
                area=self.teasers.area.scaled(part),
                picture=self.teasers.picture * part,
            ),
        )

    @property
    def heading(self) -> str:
        """The colour of the magazine's name and of kickers."""
        return self.title or self.ink
