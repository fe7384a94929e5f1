"""Themes: folders of templates/, each with theme.toml, theme.css and one HTML file a page pattern."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from digest.errors import UsageError
from digest.themes import theme_file
from digest.themes.design import Design
from digest.themes.messages import Messages, in_language, refuse_strangers, words

if TYPE_CHECKING:
    from digest.model import Issue

FILE = "theme.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A magazine's looks. *page* is the paper's width and height in points, *margins* top, side and bottom; where left and
    right pages mirror each other the side is the inner one and *outer* differs from it.

    *fonts* maps a role ("serif") to families, the first preferred; *colours* a role to a CSS colour.
    """

    name: str
    folder: Path
    title: str
    description: str
    page: tuple[float, float]
    margins: tuple[float, float, float]
    outer: float
    colours: Mapping[str, str]
    section_colours: tuple[str, ...]
    fonts: Mapping[str, tuple[str, ...]]
    design: Design
    words: Mapping[str, Messages]

    def speaks(self, language: str) -> Messages:
        """What the magazine says of itself in *language*, in English where it has no words for it."""
        return in_language(self.words, language)

    def start(self, page: int) -> float:
        """Points from the edge where reading starts to the type area of *page*; the first page is a right-hand one, or a
        left-hand one where reading goes from right to left, and both begin at the spine.
        """
        return self.margins[1] if page % 2 else self.outer

    def section_colour(self, section: str, issue: Issue) -> str:
        """The colour of a section: what the magazine says, else by the magazine's own order of
        sections, else by its name, so that it is the same in every issue.
        """
        if section in issue.colours:
            return issue.colours[section]
        order = issue.section_order
        number = order.index(section) if section in order else crc32(section.casefold().encode())
        return self.section_colours[number % len(self.section_colours)]

    @property
    def folders(self) -> tuple[Path, Path]:
        """Where its templates are looked for: its own folder, then what all themes share."""
        return self.folder, templates() / "common"


def templates() -> Path:
    """The folder of all themes: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def theme_names() -> list[str]:
    return sorted(file.parent.name for file in templates().glob(f"*/{FILE}"))


def load_theme(name: str) -> Theme:
    """The theme called *name*, or that of the folder *name*. Raises UsageError, with the themes there are, when there is none, or it is broken."""
    own = Path(name)
    if name not in theme_names() and not (own / FILE).is_file():
        raise UsageError(
            f"there is no theme '{name}'; pick one of {', '.join(theme_names())}, or name a folder with a {FILE}"
        )
    file = (templates() / name if name in theme_names() else own.resolve()) / FILE
    said = _words(file.parent)
    try:
        return _theme(file.parent.name, file.parent, _read(file), said)
    except (tomllib.TOMLDecodeError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(
            f"theme '{name}': {file.name} cannot be used ({error}); compare it with the theme atlas, or see "
            "docs/themes.md"
        ) from error


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _words(folder: Path) -> Mapping[str, Messages]:
    """What all themes say, and what the theme in *folder* says otherwise or besides."""
    refuse_strangers(folder, templates())
    return words(templates(), folder)


def _theme(name: str, folder: Path, data: Mapping[str, Any], said: Mapping[str, Messages]) -> Theme:
    theme_file.known(data, theme_file.TABLES, "theme.toml")
    for table in ("title", "page", "colours", "fonts", "styles", "pattern"):
        if table not in data:
            raise ValueError(f"'{table}' is missing")
    for name_of in ("title", "description"):
        if not isinstance(data.get(name_of, ""), str):
            raise TypeError(f"'{name_of}' must be a text, not {data[name_of]!r}")
    page = data["page"]
    theme_file.known(page, theme_file.PAGE, "[page]")
    size = theme_file.paper(page)
    top, inner, bottom, outer = theme_file.margins(page, size)
    colours, sections = theme_file.colours(data)
    return Theme(
        name=name,
        folder=folder,
        title=data["title"],
        description=data.get("description", ""),
        page=size,
        margins=(top, inner, bottom),
        outer=outer,
        colours=colours,
        section_colours=sections,
        fonts=theme_file.fonts(data),
        design=theme_file.design(data, said),
        words=said,
    )
