"""A theme on a phone: its fonts and colours on a page of one column, from phone/phone.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, replace
from math import ceil, floor
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from digest import suggest
from digest.tables import bind, key
from digest.themes.cover_file import check_covers, read_covers
from digest.themes.paper import paper_size
from digest.themes.pattern_file import check_patterns, read_pattern
from digest.themes.patterns import Pattern
from digest.themes.sheets import stretched
from digest.themes.theme import templates
from digest.themes.theme_file import DIVISIONS, in_sizes, parsed

if TYPE_CHECKING:
    from digest.themes.design import Design, Style
    from digest.themes.place import Place
    from digest.themes.theme import Theme

FOLDER, FILE = "phone", "phone.toml"
"""The folder, of a theme or of all, that has the pages of a phone, and its file."""

PATTERN = "pattern"

OPEN = 1.2
"""Ems from line to line of enlarged letters at least."""

Bound = TypeVar("Bound")


@dataclass(frozen=True, slots=True, kw_only=True)
class PhonePage:
    """[phone]: the page, as large as it is printed; its margins in the theme's own points."""

    size: Any = key(  # noqa: RUF009
        MISSING,
        "The page, as [page] size: points as they are printed.",
        example=[270.0, 480.0],
        check=paper_size,
    )
    text: float = key(
        MISSING,
        "Points of the smallest running text as it is printed. All else grows by the same factor.",
        example=11.2,
    )
    least: float = key(
        0.0, "Points of the smallest letters as they are printed: captions, sources."
    )
    top: float = key(MISSING, "Points over the first line.", example=30.0)
    side: float = key(MISSING, "Points of each side margin.", example=14.0)
    bottom: float = key(MISSING, "Points beneath the last line at least.", example=30.0)
    links: int = key(
        0,
        "Pages of the theme's own size whose linked headlines are listed at most; 0: as in "
        "[standing].",
    )
    lines: int = key(
        MISSING,
        "Lines of the page for which the patterns are written; they are stretched to those that "
        "the theme's leading gives.",
        example=25,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """phone.toml as read: the tables by name with the place of each, and the patterns."""

    tables: Mapping[str, tuple[Mapping[str, Any], Place]]
    patterns: tuple[tuple[Pattern, Place], ...]

    def table(self, name: str, kind: type[Bound]) -> Bound:
        """The table *name* as a *kind*."""
        value, place = self.tables[name]
        return bind(kind, value, place=place)


def on_phone(theme: Theme) -> Theme:
    """*theme* on a phone's page: its styles, larger by one factor, in one column.

    The page, its patterns and its covers are those of phone/phone.toml in the theme's folder, table
    by table, else those that all themes share. Raises UsageError where one of them is wrong.
    """
    phone = _read(theme)
    page = phone.table("phone", PhonePage)
    bodies = {box.body for pattern, _ in phone.patterns for box in pattern.boxes} | {"brief"}
    scale = page.text / min(theme.design.style(name).size for name in bodies)
    wide, high = (side / scale for side in page.size)
    lines = floor((high - page.top - page.bottom) / theme.design.leading)
    design = _design(theme, phone, page, (wide, high), lines, page.least / scale)
    return replace(
        theme,
        page=(wide, high),
        margins=(page.top, page.side, high - page.top - design.height),
        outer=page.side,
        scale=scale,
        design=design,
    )


def _read(theme: Theme) -> Phone:
    """The tables and the patterns, each from the theme's own file where that has it."""
    names = ("phone", "largest", *DIVISIONS)
    tables: dict[str, tuple[Mapping[str, Any], Place]] = {}
    patterns: tuple[tuple[Pattern, Place], ...] = ()
    for folder in (templates() / "common", theme.folder):
        if not (folder / FOLDER / FILE).is_file():
            continue
        data, place = parsed(folder / FOLDER / FILE, f"{FOLDER}/{FILE}", folder)
        for name, value in data.items():
            if name not in (*names, PATTERN):
                raise place.fault(name, suggest.unknown("table", name, (*names, PATTERN)))
            if not isinstance(value, list if name == PATTERN else dict):
                raise place.fault(name, f"must be a table: write [{name}] on a line of its own")
        tables |= {name: (data[name], place.table(name)) for name in names if name in data}
        patterns = tuple(_patterns(data.get(PATTERN, []), place)) or patterns
    return Phone(tables=MappingProxyType(tables), patterns=patterns)


def _patterns(values: list[Any], place: Place) -> list[tuple[Pattern, Place]]:
    wheres = [place.table(PATTERN, number) for number in range(len(values))]
    return [
        (read_pattern(value, where), where) for value, where in zip(values, wheres, strict=True)
    ]


def _design(
    theme: Theme,
    phone: Phone,
    page: PhonePage,
    paper: tuple[float, float],
    lines: int,
    least: float,
) -> Design:
    """The design of *theme* on *paper*, of *lines* lines, its letters *least* points at least."""
    design = theme.design
    divisions: dict[str, Any] = {name: phone.table(name, kind) for name, kind in DIVISIONS.items()}
    _, named = phone.tables["cover"]
    folders = (theme.folder / FOLDER, templates() / "common" / FOLDER)
    covers = read_covers(divisions["cover"].kinds, folders, parsed, named)
    styles = _styles(design, least, *phone.tables["largest"])
    check_covers(covers, theme.colours, theme.section_colours, styles)
    written = replace(
        design,
        width=paper[0] - 2 * page.side,
        height=page.lines * design.leading,
        lines=page.lines,
        gutters=MappingProxyType({1: 0.0}),
        styles=styles,
        patterns=tuple(pattern for pattern, _ in phone.patterns),
        paper=paper,
        notes=0.0,
        gap=0.0,
        covers=tuple(kind for kind, _ in covers),
        side=page.side,
        facing=False,
        **divisions,
    )
    check_patterns([*phone.patterns], written)
    links = ceil(page.links * design.share / written.share)
    return replace(
        written,
        standing=replace(written.standing, links=links) if links else written.standing,
        height=lines * design.leading,
        lines=lines,
        patterns=tuple(stretched(one, page.lines, lines) for one in written.patterns),
    )


def _styles(
    design: Design, least: float, largest: Mapping[str, Any], place: Place
) -> Mapping[str, Style]:
    """The styles of *design* from *least* points to those that *largest* has by their names."""
    styles = {
        name: replace(style, size=least, leading=max(style.leading, round(least * OPEN, 1)))
        if style.size < least
        else style
        for name, style in design.styles.items()
    }
    for name, most in largest.items():
        if name not in styles:
            raise place.fault(name, suggest.unknown("style", name, styles))
        if type(most) not in (int, float) or most <= 0:
            raise place.fault(name, "must be a number of points over 0")
        if styles[name].size > most:
            styles[name] = styles[name].scaled(most / styles[name].size)
    return in_sizes(styles)
