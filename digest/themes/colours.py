"""A theme's colours: by role, those of sections, and their contrast."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from digest import suggest
from digest.themes.place import Place

ROLES = {
    "ink": "text",
    "accent": "text that stands out, bands and covers of colour",
    "second": "links and figures",
    "muted": "captions, sources, bylines",
    "paper": "the page",
    "panel": "panels",
}
"""The colours that every theme has, and what each is for."""

TEXT = ("ink", "accent", "second", "muted")
"""Roles in which text is set."""

GROUNDS = ("paper", "panel")
"""Roles on which text is set."""

CONTRAST = 4.5
"""The contrast that text must have with its ground: WCAG 2, level AA."""


def read_colours(
    table: Mapping[str, Any], place: Place
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The colours by role, and those of the sections, each with contrast enough for text.

    Raises UsageError for a value that is not a colour, and for a colour that is too pale.
    """
    colours = dict(table)
    sections = colours.pop("sections", None)
    for role in ROLES:
        if role not in colours:
            near = suggest.closest(role, set(colours) - set(ROLES))
            advice = f"did you mean that by '{near}'?" if near else f'add a line {role} = "#…"'
            raise place.fault(near or "", f"has no '{role}'; {advice}")
    if not isinstance(sections, list) or not sections:
        raise place.fault("sections", 'must be a list of colours, as ["#b3201f"]')
    for role, colour in [*colours.items(), *(("sections", colour) for colour in sections)]:
        if not isinstance(colour, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
            raise place.fault(role, f'{colour!r} is not a colour; write it as "#b3201f"')
    _check_contrast(colours, sections, place)
    return MappingProxyType(colours), tuple(sections)


def _check_contrast(colours: Mapping[str, str], sections: list[str], place: Place) -> None:
    pairs = [(role, colours[role], ground) for role in TEXT for ground in GROUNDS]
    pairs += [("sections", colour, "paper") for colour in sections]
    for role, colour, ground in pairs:
        if (ratio := contrast(colour, colours[ground])) < CONTRAST:
            way = "darker" if _luminance(colours[ground]) > 0.2 else "lighter"
            raise place.fault(
                role,
                f"{colour} on {ground} {colours[ground]} has a contrast of {ratio:.1f}, and text "
                f"needs {CONTRAST}; make it {way}",
            )


def contrast(one: str, other: str) -> float:
    """WCAG 2's contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2's relative luminance, 0 to 1."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def mixed(one: str, other: str, part: float) -> str:
    """*one* with *part*, 0 to 1, of *other*, channel by channel."""
    channels = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in channels)
