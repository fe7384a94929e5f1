"""Themes: a folder each, with theme.toml, theme.css and templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from digest import suggest
from digest.errors import UsageError
from digest.languages import language
from digest.languages.model import SECTIONS
from digest.themes.design import Design
from digest.themes.messages import FOLDER as LOCALE
from digest.themes.messages import Messages, catalogues, check_messages, in_language
from digest.themes.theme_file import FILE, read_theme

if TYPE_CHECKING:
    from digest.model import Issue

READ = ("*.toml", "covers/*.toml", "patterns/*.toml", "*.html", f"{LOCALE}/*.po*")
"""The files that a theme is read from, in its own folder or in the common one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """How a magazine looks.

    *page* is the paper's width and height, *margins* the top, inner and bottom ones, *outer* the
    one away from the spine, all in points; they are printed *scale* times as large. *fonts* gives
    the families of a role ("serif"), the first preferred; *colours* the colour of a role, as
    "#b3201f". *catalogues* are its messages by language.
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
    catalogues: Mapping[str, Messages]
    scale: float = 1.0

    def messages(self, language: str) -> Messages:
        """The messages in *language*; those that have no translation are English."""
        return in_language(self.catalogues, language)

    def start(self, page: int) -> float:
        """Points from the paper's starting edge to the type area of *page*.

        "Starting" is where reading starts: the right edge of a right-to-left edition.
        """
        return self.margins[1] if page % 2 else self.outer

    def section_colour(self, section: str, issue: Issue) -> str:
        """The colour of a section, the same in every issue.

        It is the one that the magazine sets; else one of the theme's, by the magazine's own order
        of sections, by that of the sections every magazine has, or by the section's name. The last
        one is that of stories without a section.
        """
        if section in issue.colours:
            return issue.colours[section]
        if not section:
            return self.section_colours[-1]
        usual = language(issue.language).sections.names
        orders = (issue.section_order, [usual.get(name, "") for name in SECTIONS])
        places = (order.index(section) for order in orders if section in order)
        number = next(places, crc32(section.casefold().encode()))
        return self.section_colours[number % len(self.section_colours)]

    @property
    def folders(self) -> tuple[Path, Path]:
        """Where its templates are looked for: its own folder, then the common one."""
        return self.folder, templates() / "common"


def templates() -> Path:
    """The folder of all themes: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def theme_names() -> list[str]:
    return sorted(file.parent.name for file in templates().glob(f"*/{FILE}"))


def load_theme(name: str) -> Theme:
    """The theme called *name*, or that in the folder *name*.

    Raises UsageError where there is none, or where a file of it is wrong.
    """
    names, own = theme_names(), Path(name)
    if name not in names and not (own / FILE).is_file():
        advice = suggest.unknown("theme", name, names)
        raise UsageError(f"{advice} A theme of your own is a folder with a {FILE}.")
    folder = templates() / name if name in names else own.resolve()
    return _read(folder, templates(), _state(folder, templates()))


def _state(folder: Path, common: Path) -> tuple[tuple[Path, int, int], ...]:
    """What changes with any file that a theme in *folder* is read from."""
    files = (file for root in (folder, common, common / "common") for file in _files(root))
    return tuple((file, *_stamp(file)) for file in files)


def _files(folder: Path) -> list[Path]:
    return sorted(file for pattern in READ for file in folder.glob(pattern))


def _stamp(file: Path) -> tuple[int, int]:
    try:
        state = file.stat()
    except OSError:  # whoever reads it says so
        return 0, 0
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=8)  # a build asks for its theme at every stage
def _read(folder: Path, common: Path, _: tuple[tuple[Path, int, int], ...]) -> Theme:
    """The theme in *folder*, whose files are in the state given."""
    check_messages(folder, common)
    messages = catalogues(common, folder)
    file = read_theme(folder, common / "common", messages)
    return Theme(
        name=folder.name,
        folder=folder,
        title=file.title,
        description=file.description,
        page=file.page.paper,
        margins=(file.page.top, file.page.inner, file.page.bottom),
        outer=file.page.outer,
        colours=file.colours,
        section_colours=file.section_colours,
        fonts=file.fonts,
        design=file.design,
        catalogues=messages,
    )
