"""Themes: folders of templates/, each with theme.toml, theme.css and one HTML file a page pattern."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from digest.errors import UsageError
from digest.flatplan.grid import Art, Box, Design, Pattern, Style

FILE = "theme.toml"
WORDS = "common/words.toml"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A magazine's looks. *page* is the paper's width and height in points, *margins* top, side and bottom.

    *fonts* maps a role ("serif") to families, the first preferred; *colours* a role to a CSS colour.
    """

    name: str
    folder: Path
    title: str
    description: str
    page: tuple[float, float]
    margins: tuple[float, float, float]
    colours: Mapping[str, str]
    section_colours: tuple[str, ...]
    fonts: Mapping[str, tuple[str, ...]]
    design: Design

    @property
    def folders(self) -> tuple[Path, Path]:
        """Where its templates are looked for: its own folder, then what all themes share."""
        return self.folder, self.folder.parent / "common"


def templates() -> Path:
    """The folder of all themes: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def theme_names() -> list[str]:
    return sorted(file.parent.name for file in templates().glob(f"*/{FILE}"))


def load_theme(name: str) -> Theme:
    """The theme called *name*. Raises UsageError, with the themes there are, when there is none, or it is broken."""
    if name not in theme_names():
        raise UsageError(f"there is no theme '{name}'; pick one of {', '.join(theme_names())}")
    file = templates() / name / FILE
    try:
        return _theme(name, file.parent, _read(file), words())
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"theme '{name}': {file.name} cannot be used ({error}); compare it with the theme atlas") from error


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def words() -> Mapping[str, Mapping[str, str]]:
    """What the magazine itself says, by language."""
    return MappingProxyType({language: MappingProxyType(said) for language, said in _read(templates() / WORDS).items()})


def _theme(name: str, folder: Path, data: Mapping[str, Any], said: Mapping[str, Mapping[str, str]]) -> Theme:
    page, colours = data["page"], dict(data["colours"])
    return Theme(
        name=name,
        folder=folder,
        title=data["title"],
        description=data.get("description", ""),
        page=(float(page["width"]), float(page["height"])),
        margins=(float(page["top"]), float(page["side"]), float(page["bottom"])),
        section_colours=tuple(colours.pop("sections")),
        colours=MappingProxyType(colours),
        fonts=MappingProxyType({role: tuple(families) for role, families in data["fonts"].items()}),
        design=_design(data, said),
    )


def _design(data: Mapping[str, Any], said: Mapping[str, Mapping[str, str]]) -> Design:
    page = data["page"]
    return Design(
        width=page["width"] - 2 * page["side"],
        height=page["lines"] * page["leading"],
        leading=page["leading"],
        lines=page["lines"],
        gutters=MappingProxyType({int(columns): float(gap) for columns, gap in page["gutters"].items()}),
        styles=MappingProxyType({name: _made(Style, values) for name, values in data["styles"].items()}),
        patterns=tuple(
            Pattern(name=pattern["name"], shift=pattern.get("shift", 0), boxes=tuple(map(_box, pattern["boxes"])))
            for pattern in data["pattern"]
        ),
        words=said,
    )


def _box(values: Mapping[str, Any]) -> Box:
    art = values.get("art")
    return _made(Box, {**values, "art": _made(Art, art) if art else None})


def _made(kind: type[T], values: Mapping[str, Any]) -> T:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(values) - known)
    if unknown:
        raise ValueError(f"'{unknown[0]}' is nothing a {kind.__name__.lower()} has")
    return kind(**values)
