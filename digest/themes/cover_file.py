"""Reads a theme's kinds of cover, one of covers/*.toml each, and checks their colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest import suggest
from digest.tables import bind
from digest.themes.colours import CONTRAST, contrast
from digest.themes.covers import CoverArt, CoverField, CoverKind, CoverTeasers, CoverText

if TYPE_CHECKING:
    from digest.themes.place import Place

FOLDER = "covers"
"""The folder, of a theme or of all, whose files are a kind of cover each."""

SECTION = "section"
"""The colour of the section whose story is on the cover."""

PARTS: Mapping[str, type[Any]] = {
    "head": CoverText,
    "words": CoverText,
    "teasers": CoverTeasers,
}
LISTS: Mapping[str, type[Any]] = {"art": CoverArt, "fields": CoverField}

Parsed = Callable[[Path, str, Path], tuple[dict[str, Any], "Place"]]


def read_covers(
    names: Sequence[str], folders: Sequence[Path], parsed: Parsed, place: Place
) -> tuple[tuple[CoverKind, Place], ...]:
    """The kinds of cover *names*, each from the first of *folders* that has its file.

    *place* is where they are named. Raises UsageError for a name without a file.
    """
    found = {
        file.stem: (file, folder)
        for folder in reversed(folders)
        for file in sorted((folder / FOLDER).glob("*.toml"))
    }
    kinds = []
    for name in names or sorted(found):
        if name not in found:
            raise place.fault("kinds", suggest.unknown("kind of cover", name, found))
        file, folder = found[name]
        table, whole = parsed(file, f"{FOLDER}/{file.name}", folder)
        kinds.append((_kind({"name": name, **table}, whole), whole))
    return tuple(kinds)


def _kind(table: Mapping[str, Any], place: Place) -> CoverKind:
    parts = {
        name: bind(kind, _table(table[name], name, place), place=place.called(name))
        for name, kind in PARTS.items()
        if name in table
    }
    lists = {
        name: [
            bind(kind, _table(one, name, place), place=place.called(name))
            for one in _tables(table[name], name, place)
        ]
        for name, kind in LISTS.items()
        if name in table
    }
    kind = bind(CoverKind, {**table, **parts, **lists}, place=place)
    if (kind.figure or kind.quotation or kind.initial) and kind.words is None:
        raise place.fault("words", "is missing: the place of the figure or quotation")
    if kind.ornament and kind.drawn is None:
        raise place.fault("drawn", "is missing: the place of the ornament")
    return kind


def _table(value: Any, name: str, place: Place) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise place.fault(name, "must be a table: { area = [0, 124, 0, -300] }")
    return value


def _tables(value: Any, name: str, place: Place) -> list[Any]:
    if not isinstance(value, list):
        raise place.fault(name, "must be a list of tables: [ { area = [0, 124, 0, -300] } ]")
    return value


def check_covers(
    kinds: Sequence[tuple[CoverKind, Place]],
    colours: Mapping[str, str],
    sections: Sequence[str],
    styles: Mapping[str, Any],
) -> None:
    """Raise UsageError for a colour or a style that does not exist, or cannot be read.

    Only that of text on the page's own ground is measured here: pictures are darkened for it.
    """
    for kind, place in kinds:
        for name, role in _roles(kind):
            if role and role != SECTION and role not in colours:
                raise place.fault(name, suggest.unknown("colour", role, (SECTION, *colours)))
        for text in (kind.head, kind.words):
            if text and text.style not in styles:
                raise place.fault("style", suggest.unknown("style", text.style, styles))
        if not kind.dark and not kind.fields:
            for name, role in (("ink", kind.ink), ("title", kind.heading)):
                _check_contrast(name, role, kind.ground, colours, sections, place)


def _roles(kind: CoverKind) -> list[tuple[str, str]]:
    named = [("ground", kind.ground), ("ink", kind.ink), ("title", kind.title)]
    named += [("tones", tone) for tone in kind.tones]
    named += [("colour", field.colour) for field in kind.fields]
    return named + [("ink", one.ink) for one in (kind.head, kind.words, kind.teasers) if one]


def _check_contrast(
    name: str,
    ink: str,
    ground: str,
    colours: Mapping[str, str],
    sections: Sequence[str],
    place: Place,
) -> None:
    for colour in sections if SECTION in (ink, ground) else ("",):
        one, other = (colour if role == SECTION else colours[role] for role in (ink, ground))
        if (ratio := contrast(one, other)) < CONTRAST:
            raise place.fault(
                name,
                f"{one} on {other} has a contrast of {ratio:.1f}, and text needs {CONTRAST}",
            )
