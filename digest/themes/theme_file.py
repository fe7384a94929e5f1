"""Reads theme.toml, and the patterns of a theme: strictly, with file, line and key in
each error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from digest import suggest
from digest.errors import MissingLibrary, UsageError
from digest.tables import bind, key, parse
from digest.themes.colours import read_colours
from digest.themes.cover_file import check_covers, read_covers
from digest.themes.design import COVERS, HEADS, SIZED, SIZES, Design, Style, sized
from digest.themes.fonts import faces
from digest.themes.messages import Messages
from digest.themes.paper import PageSize, read_page
from digest.themes.pattern_file import check_patterns, read_pattern
from digest.themes.patterns import Pattern
from digest.themes.place import Place
from digest.themes.standing import Back, Contents, Cover, Opening, Standing, Titles

FILE = "theme.toml"
PATTERNS = "patterns"
"""The folder of a theme whose files are a pattern each."""

STYLES = frozenset(
    {
        *HEADS,
        *COVERS,
        *("body", "brief", "deck", "kicker", "byline", "source", "caption", "initial", "quote"),
        *("speaker", "big-quote", "panel-title", "panel-text", "entry-head", "entry-deck"),
        *("entry-number", "figure", "list-head", "list-text", "masthead", "page-title"),
    }
)
"""The styles that every theme has: layout sets text in them."""

NARROWEST = 60.0
"""Points that a column is wide at least."""

DIVISIONS = {
    "standing": Standing,
    "titles": Titles,
    "opening": Opening,
    "cover": Cover,
    "contents": Contents,
    "back": Back,
}
"""The tables that a theme may leave out, by name."""

TABLES = ("page", *DIVISIONS, "colours", "fonts", "styles")
NEEDED = ("page", "colours", "fonts", "styles")

Bound = TypeVar("Bound")


@dataclass(frozen=True, slots=True, kw_only=True)
class Top:
    """What theme.toml states above its first table."""

    title: str = key(MISSING, "The theme's name.", example="Mine")
    description: str = key("", "A line on how it looks, for 'digest themes'.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFile:
    """A theme.toml as read: *section_colours* are those that sections take in turn."""

    title: str
    description: str
    page: PageSize
    colours: Mapping[str, str]
    section_colours: tuple[str, ...]
    fonts: Mapping[str, tuple[str, ...]]
    design: Design


LATER = {"number": "{number}", "page": "{page}"}
"""The parts of a message that the layout fills in."""


def read_theme(folder: Path, common: Path, messages: Mapping[str, Messages]) -> ThemeFile:
    """The theme in *folder*; *common* has what all themes share.

    Raises UsageError naming file, line and key of what is wrong.
    """
    data, place = parsed(folder / FILE, FILE, folder)
    _check_tables(data, place)
    top = {name: value for name, value in data.items() if name not in (*TABLES, "pattern")}
    titles = bind(Top, top, place=place, others=(*TABLES, "pattern"))
    page = read_page(data["page"], place.table("page"))
    colours, sections = read_colours(data["colours"], place.table("colours"))
    fonts = _fonts(data["fonts"], place.table("fonts"))
    patterns = [*_patterns(data, folder, place)]
    divisions: dict[str, Any] = {
        name: bind(kind, data.get(name, {}), place=place.table(name))
        for name, kind in DIVISIONS.items()
    }
    covers = read_covers(
        divisions["cover"].kinds,
        (folder, common),
        parsed,
        place.table("cover"),
    )
    design = Design(
        width=page.text_width,
        height=page.lines * page.leading,
        leading=page.leading,
        lines=page.lines,
        gutters=page.gutters,
        styles=_styles(data, place),
        patterns=tuple(pattern for pattern, _ in patterns),
        paper=page.paper,
        credits={
            language: one.pgettext("before the names of a story's sources", "From")
            for language, one in messages.items()
        },
        earlier={
            language: (
                one.gettext("Earlier: number {number}, page {page}", **LATER),
                one.gettext("Update of number {number}, page {page}", **LATER),
            )
            for language, one in messages.items()
        },
        notes=page.notes,
        gap=page.gap,
        covers=tuple(kind for kind, _ in covers),
        side=page.inner,
        **divisions,
    )
    check_covers(covers, colours, sections, design.styles)
    _check_columns(design, place)
    _check_style_names(design, place)
    check_patterns(patterns, design)
    return ThemeFile(
        title=titles.title,
        description=titles.description,
        page=page,
        colours=colours,
        section_colours=sections,
        fonts=fonts,
        design=design,
    )


def parsed(file: Path, name: str, folder: Path) -> tuple[dict[str, Any], Place]:
    """The tables of *file*, which messages call *name*, and its place."""
    where = f"theme '{folder.name}': {name}"
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{where}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise UsageError(f"{where}: cannot be read ({error.strerror})") from error
    place = Place(file=where, text=text, error=UsageError)
    return parse(text, file=where, error=UsageError), place


def _check_tables(data: Mapping[str, Any], place: Place) -> None:
    for name in TABLES:
        if name in NEEDED and name not in data:
            raise place.fault("", f"has no table [{name}]; see docs/themes.md")
        if not isinstance(data.get(name, {}), dict):
            raise place.fault(name, f"must be a table: write [{name}] on a line of its own")
    patterns = data.get("pattern", [])
    if not isinstance(patterns, list) or not all(isinstance(one, dict) for one in patterns):
        raise place.fault("pattern", "must be tables: write [[pattern]] over each")


def _patterns(
    data: Mapping[str, Any], folder: Path, place: Place
) -> Iterator[tuple[Pattern, Place]]:
    """The patterns of theme.toml, then those of the files in patterns/, in the files' order."""
    tables = [(one, place.table("pattern", index)) for index, one in enumerate(_list(data))]
    for file in sorted((folder / PATTERNS).glob("*.toml")):
        table, whole = parsed(file, f"{PATTERNS}/{file.name}", folder)
        tables.append(({"name": file.stem, **table}, whole))
    if not tables:
        raise place.fault("", "has no [[pattern]]; see docs/themes.md")
    for table, where in tables:
        yield read_pattern(table, where), where


def _list(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    patterns: list[dict[str, Any]] = data.get("pattern", [])
    return patterns


def _styles(data: Mapping[str, Any], place: Place) -> Mapping[str, Style]:
    """The styles by name, those of display type also at parts of their size."""
    table, where = data["styles"], place.table("styles")
    styles: dict[str, Style] = {}
    for name, values in table.items():
        if not isinstance(values, dict):
            raise where.fault(
                name, 'must be a table: { family = "text", size = 9.5, leading = 13.0 }'
            )
        styles[name] = bind(Style, values, place=where.entry(name))
        _check_style(styles[name], data["fonts"], where.entry(name))
    for name in sorted(STYLES | ({"note"} if data["page"].get("notes") else set())):
        if name not in styles:
            near = suggest.closest(name, set(styles) - STYLES)
            advice = f"did you mean it by '{near}'?" if near else "copy its line from Folio's"
            raise where.fault(near or "", f"has no style '{name}'; {advice}")
    return in_sizes(styles)


def in_sizes(styles: Mapping[str, Style]) -> Mapping[str, Style]:
    """*styles* by name, those of display type also at parts of their size."""
    sizes = {sized(name, part): styles[name].scaled(part) for name in SIZED for part in SIZES}
    return MappingProxyType({**styles, **sizes})


def _check_style(style: Style, fonts: Mapping[str, Any], place: Place) -> None:
    for name, role in (("family", style.family), ("cursive", style.cursive or style.family)):
        if role not in fonts:
            raise place.fault(name, suggest.unknown("role of [fonts]", role, fonts))
    if min(style.size, style.leading) <= 0:
        raise place.fault("size", "size and leading must be over 0")
    if style.weight not in range(100, 1000, 100):
        raise place.fault("weight", f"must be a hundred from 100 to 900, not {style.weight}")


def _check_style_names(design: Design, place: Place) -> None:
    """Every style that a table names exists."""
    names = {
        "standing": ("speaker", design.standing.speaker),
        "titles": ("aside", design.titles.aside),
        "opening": ("style", design.opening.style),
        "contents": ("number", design.contents.number),
    }
    for table, (name, style) in names.items():
        if style not in design.styles:
            own = [one for one in design.styles if not one[-1].isdigit()]
            raise place.table(table).fault(name, suggest.unknown("style", style, own))


def _check_columns(design: Design, place: Place) -> None:
    """Gutters leave columns, and there is a grid for each standing page."""
    for columns, gutter in design.gutters.items():
        if design.across(columns) < NARROWEST:
            raise place.table("page").fault(
                "gutters",
                f"{columns} columns with gutters of {gutter:g} do not fit into a text of "
                f"{design.width:g}; a column is {NARROWEST:g} points wide at least",
            )
    standing, where = design.standing, place.table("standing")
    grids = {
        "lists": standing.lists,
        "briefs": standing.briefs,
        "quotes": standing.quotes,
        "contents": standing.contents[0],
    }
    for name, columns in grids.items():
        if columns not in design.gutters:
            raise where.fault(
                name,
                f"the page has no grid of {columns} columns; [page] gutters has "
                f"{', '.join(map(str, design.gutters))}",
            )
    if standing.contents[1] > standing.contents[0]:
        raise where.fault(
            "contents",
            f"{standing.contents[1]} columns of entries do not fit into a grid of "
            f"{standing.contents[0]}",
        )


def _fonts(table: Mapping[str, Any], place: Place) -> Mapping[str, tuple[str, ...]]:
    """Families by role, each of them installed."""
    fonts = {}
    for role, families in table.items():
        if not isinstance(families, list) or not families:
            raise place.fault(role, 'must be a list of families, as ["Source Serif 4", "Amiri"]')
        for family in families:
            try:
                faces(family)
            except MissingLibrary as error:
                raise place.fault(role, str(error)) from error
        fonts[role] = tuple(families)
    return MappingProxyType(fonts)
