"""theme.toml: read strictly. Whatever the engine cannot do is told with its key and with what is possible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from types import MappingProxyType
from typing import Any, TypeVar

from digest.errors import MissingLibrary
from digest.themes.design import (
    HEADS,
    LESSER,
    POSTERS,
    SIZED,
    SIZES,
    Art,
    Back,
    Box,
    Contents,
    Cover,
    Design,
    Pattern,
    Standing,
    Style,
    Titles,
    sized,
)
from digest.themes.fonts import faces
from digest.themes.messages import Messages

T = TypeVar("T")

MM = 72 / 25.4

PAPERS = {
    "A4": (595.28, 841.89),
    "A5": (419.53, 595.28),
    "Letter": (612.0, 792.0),
    "tablet": (180 * MM, 240 * MM),
}
"""Papers by name, in points."""

LOWEST, SHIFTED = 8, 6
"""Lines that a box has at least, as told and where the edge of its neighbour has moved."""

TABLES = frozenset(
    {
        "title",
        "description",
        "page",
        "standing",
        "titles",
        "cover",
        "contents",
        "back",
        "colours",
        "fonts",
        "styles",
        "pattern",
    }
)
PAGE = frozenset(
    {
        "size",
        "width",
        "height",
        "top",
        "side",
        "inner",
        "outer",
        "bottom",
        "leading",
        "lines",
        "gutters",
        "notes",
        "gap",
    }
)
COLOURS = ("ink", "accent", "second", "panel", "paper", "muted")
GROUNDS = ("paper", "panel")

STYLES = frozenset(
    {
        *HEADS,
        *POSTERS,
        "body",
        "brief",
        "deck",
        "kicker",
        "byline",
        "source",
        "caption",
        "initial",
        "quote",
        "speaker",
        "big-quote",
        "panel-title",
        "panel-text",
        "entry-head",
        "entry-deck",
        "list-head",
        "list-text",
        "masthead",
        "page-title",
    }
)
"""What the planner and the common templates set text in."""

MANNERS = ("lead", "feature", "news")
"""The kinds of box: what a story must be to like standing in it."""

FIGURES = ("lining", "oldstyle", "tabular")

CONTRAST = 4.5
"""What text must have on its ground: WCAG 2, level AA."""

TYPES: dict[str, tuple[tuple[type, ...], str]] = {
    "int": ((int,), "a whole number"),
    "float": ((int, float), "a number"),
    "bool": ((bool,), "true or false"),
    "str": ((str,), "a text"),
    "tuple[int, int]": ((list,), "two whole numbers"),
    "tuple[float, float]": ((list,), "two numbers"),
    "tuple[float, float] | None": ((list,), "two numbers"),
}


def known(table: Mapping[str, Any], names: Iterable[str], where: str) -> None:
    """Raise ValueError for a key of *table* that is none of *names*."""
    names = sorted(names)
    for key in table:
        if key not in names:
            raise ValueError(
                f"{where}: '{key}' is nothing the engine knows; possible are {', '.join(names)}"
            )


def made(kind: type[T], values: Mapping[str, Any], where: str) -> T:
    """A dataclass of *values*, every key and type checked."""
    mine = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    known(values, mine, where)
    for name, field in mine.items():
        if name not in values and field.default is MISSING:
            raise ValueError(f"{where}: '{name}' is missing")
        wanted, said = TYPES.get(str(field.type), ((object,), ""))
        value = values.get(name)
        if name in values and (
            not isinstance(value, wanted)
            or (isinstance(value, bool) and bool not in (*wanted, object))
        ):
            raise ValueError(f"{where}: '{name}' must be {said}, not {value!r}")
    return kind(
        **{
            name: tuple(value) if isinstance(value, list) else value
            for name, value in values.items()
        }
    )


def paper(page: Mapping[str, Any]) -> tuple[float, float]:
    """Width and height in points of ``size``: a name, "210x280" in millimetres, or [width, height] in points."""
    size = page.get("size", [page.get("width"), page.get("height")])
    if isinstance(size, str):
        wide = re.fullmatch(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)", size)
        found = PAPERS.get(size, (float(wide[1]) * MM, float(wide[2]) * MM) if wide else None)
    else:
        fine = (
            isinstance(size, list)
            and len(size) == 2
            and all(isinstance(side, int | float) for side in size)
        )
        found = (float(size[0]), float(size[1])) if fine else None
    if found is None or min(found) < 200:
        raise ValueError(
            f'[page] size: {size!r} is no paper; possible are {", ".join(PAPERS)}, millimetres as "210x280", '
            "or points as [595.28, 793.7], 200 points a side at least"
        )
    return found


def margins(
    page: Mapping[str, Any], size: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Top, inner, bottom, outer. Raises ValueError when they and the lines are more, or less, than the page."""
    top, lines, leading = (_number(page, key, "[page]") for key in ("top", "lines", "leading"))
    inner = _number(page, "inner" if "inner" in page else "side", "[page]")
    outer = _number(page, "outer", "[page]") if "outer" in page else inner
    bottom = (
        _number(page, "bottom", "[page]") if "bottom" in page else size[1] - top - lines * leading
    )
    if bottom < 0 or abs(top + lines * leading + bottom - size[1]) > 0.5:
        room = int((size[1] - top - max(bottom, 0)) / leading)
        raise ValueError(
            f"[page] lines: {lines:g} lines of {leading:g} with top {top:g} and bottom {bottom:g} do not make a "
            f"page {size[1]:g} high; there is room for {room} lines"
        )
    notes = page.get("notes", 0) + page.get("gap", 0)
    if notes > outer - 8:
        raise ValueError(
            f"[page] notes: with their gap they are {notes:g} wide, and the outer margin is {outer:g}; "
            f"{max(0, outer - 8 - page.get('gap', 0)):g} is possible"
        )
    if size[0] - inner - outer < 150:
        raise ValueError(
            f"[page] inner, outer: they leave {size[0] - inner - outer:g} points for text; 150 is the least"
        )
    return top, inner, bottom, outer


def _number(table: Mapping[str, Any], key: str, where: str) -> float:
    value = table.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise ValueError(
            f"{where} {key}: must be a number over 0, not {value!r}"
            if key in table
            else f"{where}: '{key}' is missing"
        )
    return float(value)


def design(data: Mapping[str, Any], said: Mapping[str, Messages]) -> Design:
    """The page as planning sees it, every pattern checked against the grid."""
    page = data["page"]
    size = paper(page)
    _, inner, _, outer = margins(page, size)
    found = Design(
        width=size[0] - inner - outer,
        height=page["lines"] * page["leading"],
        leading=page["leading"],
        lines=page["lines"],
        gutters=MappingProxyType(
            {int(columns): float(gap) for columns, gap in page["gutters"].items()}
        ),
        styles=styles(data),
        patterns=tuple(_pattern(values) for values in data["pattern"]),
        paper=size,
        credits={
            language: words.pgettext("before the names of a story's sources", "From")
            for language, words in said.items()
        },
        notes=float(page.get("notes", 0)),
        gap=float(page.get("gap", 0)),
        standing=made(Standing, data.get("standing", {}), "[standing]"),
        titles=made(Titles, data.get("titles", {}), "[titles]"),
        cover=made(Cover, data.get("cover", {}), "[cover]"),
        contents=made(Contents, data.get("contents", {}), "[contents]"),
        back=made(Back, data.get("back", {}), "[back]"),
    )
    _columns(found)
    _patterns(found)
    return found


def styles(data: Mapping[str, Any]) -> Mapping[str, Style]:
    found = {
        name: made(Style, values, f"[styles] {name}") for name, values in data["styles"].items()
    }
    needed = STYLES | ({"note"} if data["page"].get("notes") else set())
    if missing := sorted(needed - set(found)):
        raise ValueError(f"[styles]: '{missing[0]}' is missing")
    for name, style in found.items():
        if style.family not in data["fonts"]:
            raise ValueError(
                f"[styles] {name}: family '{style.family}' is no role of [fonts]; possible are "
                f"{', '.join(data['fonts'])}"
            )
        if style.cursive and style.cursive not in data["fonts"]:
            raise ValueError(
                f"[styles] {name}: cursive '{style.cursive}' is no role of [fonts]; possible are "
                f"{', '.join(data['fonts'])}"
            )
        if style.figures not in FIGURES:
            raise ValueError(
                f"[styles] {name}: figures '{style.figures}' is unknown; possible are {', '.join(FIGURES)}"
            )
        if min(style.size, style.leading) <= 0 or style.weight not in range(100, 1000, 100):
            raise ValueError(
                f"[styles] {name}: size and leading must be over 0, weight a hundred from 100 to 900"
            )
    sizes = {sized(name, part): found[name].scaled(part) for name in SIZED for part in SIZES}
    sizes |= {
        sized("figure", part): found["figure"].scaled(part) for part in LESSER if "figure" in found
    }
    return MappingProxyType(found | sizes)


def _pattern(values: Mapping[str, Any]) -> Pattern:
    where = f"[[pattern]] {values.get('name', '')}".rstrip()
    boxes = [
        {
            **box,
            "art": made(Art, box["art"], f"{where}, box {box.get('name')}, art")
            if "art" in box
            else None,
        }
        for box in values.get("boxes", [])
    ]
    found = tuple(made(Box, box, f"{where}, box {box.get('name', '')}".rstrip()) for box in boxes)
    return made(Pattern, {**values, "boxes": found}, where)


def _columns(of: Design) -> None:
    """Gutters leave columns, and the standing pages have columns that there are gutters for."""
    for columns, gutter in of.gutters.items():
        if columns < 1 or of.across(columns) < 60:
            raise ValueError(
                f"[page] gutters: {columns} columns with gutters of {gutter:g} do not add up to a text of "
                f"{of.width:g}; a column is 60 points wide at least"
            )
    standing = of.standing
    wanted = {
        "lists": standing.lists,
        "briefs": standing.briefs,
        "quotes": standing.quotes,
        "contents": standing.contents[0],
        "teasers": standing.teasers[1],
    }
    for key, columns in wanted.items():
        if columns not in of.gutters:
            raise ValueError(
                f"[standing] {key}: the page has no grid of {columns} columns; [page] gutters knows "
                f"{', '.join(map(str, of.gutters))}"
            )
    if standing.contents[1] > standing.contents[0]:
        raise ValueError(
            f"[standing] contents: {standing.contents[1]} columns of entries in a grid of {standing.contents[0]}"
        )
    if 1 not in of.gutters:
        raise ValueError("[page] gutters: a grid of 1 column is missing; write 1 = 0.0")


def _patterns(of: Design) -> None:
    names = [pattern.name for pattern in of.patterns]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"[[pattern]] {twice[0]}: there are two of this name")
    if not any(len(pattern.boxes) == 1 for pattern in of.patterns):
        raise ValueError(
            "[[pattern]]: one of them must have a single box, for a story that shares its page with none"
        )
    for pattern in of.patterns:
        if pattern.pages not in (1, 2):
            raise ValueError(
                f"[[pattern]] {pattern.name}: pages is {pattern.pages}; possible are 1 and 2"
            )
        for box in pattern.boxes:
            _inside(box, of, f"[[pattern]] {pattern.name}, box {box.name}", pattern.pages)
        _apart(pattern)
        _to_the_foot(pattern, of.lines * pattern.pages)


def _inside(box: Box, of: Design, where: str, pages: int) -> None:
    """The box stands in the grid and asks for what there is."""
    if box.columns not in of.gutters:
        raise ValueError(
            f"{where}: the page has no grid of {box.columns} columns; [page] gutters knows "
            f"{', '.join(map(str, of.gutters))}"
        )
    if box.column < 1 or box.width < 1 or box.column + box.width - 1 > box.columns:
        raise ValueError(
            f"{where}: column {box.column} and a width of {box.width} do not add up in {box.columns} columns"
        )
    if box.line < 1 or box.height < LOWEST or box.line + box.height - 1 > of.lines * pages:
        raise ValueError(
            f"{where}: line {box.line} and a height of {box.height} leave the page's {of.lines * pages} lines; a box is {LOWEST} "
            "lines high at least"
        )
    if box.style not in MANNERS:
        raise ValueError(
            f"{where}: style '{box.style}' is no kind of box; possible are {', '.join(MANNERS)}"
        )
    if box.head not in HEADS:
        raise ValueError(
            f"{where}: head '{box.head}' is no headline's style; possible are {', '.join(HEADS)}"
        )
    if box.body not in of.styles:
        raise ValueError(f"{where}: body '{box.body}' is none of [styles]")
    if box.head_width > box.width:
        raise ValueError(f"{where}: span {box.span} is wider than the box's {box.width} columns")
    if box.art:
        _art(box.art, box, f"{where}, art")


def _art(art: Art, box: Box, where: str) -> None:
    """The picture stands in its box, as wide as the head beneath it."""
    last = art.column + art.width - 1
    if art.column < 1 or last > box.width:
        raise ValueError(
            f"{where}: column {art.column} and a width of {art.width} leave the box's {box.width} columns"
        )
    if not art.under and art.column <= box.head_width > last:
        raise ValueError(
            f"{where}: a picture over columns {art.column} to {last} above a head over {box.head_width} leaves a hole "
            f"beside it; make it {box.head_width} wide, or the head as narrow by span, or under = true"
        )
    if not 0 < art.least <= art.most < box.height:
        raise ValueError(
            f"{where}: from {art.least} to {art.most} lines do not fit a box of {box.height}"
        )


def _apart(pattern: Pattern) -> None:
    """No two boxes meet: one line at least is free between those that are stacked, and their edges may move as far as told."""
    for upper in pattern.boxes:
        for lower in pattern.boxes:
            if upper is lower or _beside(upper, lower) or lower.line < upper.line:
                continue
            where = f"[[pattern]] {pattern.name}: boxes {upper.name} and {lower.name}"
            if lower.line < upper.line + upper.height:
                raise ValueError(f"{where} lie over each other")
            if lower.line == upper.line + upper.height:
                raise ValueError(f"{where} touch; leave a line free between them")
            if (
                lower.line == upper.line + upper.height + 1
                and min(upper.height, lower.height) - pattern.shift < SHIFTED
            ):
                raise ValueError(
                    f"[[pattern]] {pattern.name}: a shift of {pattern.shift} leaves box {upper.name} or {lower.name} fewer than "
                    f"{SHIFTED} lines; {min(upper.height, lower.height) - SHIFTED} is possible"
                )


def _beside(one: Box, other: Box) -> bool:
    return (one.column - 1) / one.columns >= (
        other.column - 1 + other.width
    ) / other.columns - 0.01 or (other.column - 1) / other.columns >= (
        one.column - 1 + one.width
    ) / one.columns - 0.01


def _to_the_foot(pattern: Pattern, lines: int) -> None:
    """The last box in each column ends on the page's last line."""
    for box in pattern.boxes:
        last = box.line + box.height - 1
        if last < lines and all(
            _beside(box, other) for other in pattern.boxes if other.line > last
        ):
            raise ValueError(
                f"[[pattern]] {pattern.name}, box {box.name}: ends on line {last} of {lines}, and nothing stands beneath; "
                f"make it {lines - box.line + 1} lines high"
            )


def colours(data: Mapping[str, Any]) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The colours by role, and the sections'; each that text is set in has contrast enough on the grounds there are."""
    found = dict(data["colours"])
    sections = found.pop("sections", None)
    if missing := sorted(set(COLOURS) - set(found)):
        raise ValueError(f"[colours]: '{missing[0]}' is missing")
    if not isinstance(sections, list) or not sections:
        raise ValueError("[colours] sections: must be a list of one colour at least")
    for role, colour in [*found.items(), *(("sections", colour) for colour in sections)]:
        if not isinstance(colour, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
            raise ValueError(f'[colours] {role}: {colour!r} is no colour; write it as "#b3201f"')
    text = [("ink", found["ink"]), *((role, found[role]) for role in ("accent", "second", "muted"))]
    pairs = [(role, colour, ground) for role, colour in text for ground in GROUNDS]
    pairs += [("sections", colour, "paper") for colour in sections]
    for role, colour, ground in pairs:
        if (reached := contrast(colour, found[ground])) < CONTRAST:
            raise ValueError(
                f"[colours] {role}: {colour} on {ground} {found[ground]} has a contrast of {reached:.1f}; text needs "
                f"{CONTRAST}: make it {'darker' if _light(found[ground]) > 0.2 else 'lighter'}"
            )
    return MappingProxyType(found), tuple(sections)


def contrast(one: str, other: str) -> float:
    """WCAG 2's contrast of two colours, 1 to 21."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    """WCAG 2's relative luminance, 0 to 1."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def fonts(data: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """Families by role, each in an installed package."""
    found = {}
    for role, families in data["fonts"].items():
        if not isinstance(families, list) or not families:
            raise ValueError(
                f'[fonts] {role}: must be a list of families, as ["Source Serif 4", "Amiri"]'
            )
        for family in families:
            try:
                faces(family)
            except MissingLibrary as error:
                raise ValueError(f"[fonts] {role}: {error}") from error
        found[role] = tuple(families)
    return MappingProxyType(found)
