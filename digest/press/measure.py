"""How wide text is and where words divide: HarfBuzz, which Pango shapes with too, and pyphen, WeasyPrint's dictionaries."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from digest.press.fonts import Face, face, optical

if TYPE_CHECKING:
    import pyphen  # type: ignore[import-untyped]
    import uharfbuzz as hb  # type: ignore[import-untyped]

    from digest.flatplan.grid import Style
    from digest.model import Image
    from digest.press.themes import Theme

BEFORE, AFTER = 2, 3
"""Letters that must stay before and after a hyphen."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


class Measurer:
    """The advances of a theme's fonts; satisfies ``flatplan.grid.Measure``."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._styles = theme.design.styles
        self._sizes: dict[str, tuple[int, int] | None] = {}
        self.width = lru_cache(maxsize=None)(self._width)

    def _width(self, text: str, style: str, language: str) -> float:
        """The advance of *text* in points. A sign no font of the theme has counts as wide as the text's size."""
        setting = self._styles[style]
        if right_to_left(language):
            setting = replace(setting, size=setting.size * setting.enlarged, italic=False, capitals=False, tracking=0.0)
        shown = text.upper() if setting.capitals else text
        stack = families(self._theme.fonts[setting.role(language)], language)
        total, size = 0.0, setting.size
        for family, run in _runs(shown, stack, setting):
            total += _advance(_shaper(family, setting.weight, setting.italic, self._styles[style].size), run, setting, language) * size
        spaces = shown.count(" ") + shown.count("\u00a0")
        return total + setting.tracking * len(shown) + setting.spacing * spaces

    def divisions(self, word: str, language: str) -> tuple[int, ...]:
        """Where *word* may be divided; acronyms are left whole, so are parts under BEFORE or AFTER letters."""
        dictionary = _dictionary(language)
        if dictionary is None or not word[1:].islower():
            return ()
        return _divisions(dictionary, word)

    def size(self, image: Image) -> tuple[int, int] | None:
        """Width and height in pixels; None for a picture that is missing or damaged."""
        if not image.path:
            return None
        if image.path not in self._sizes:
            self._sizes[image.path] = _inspected(image.path)
        return self._sizes[image.path]

    def lacks(self, text: str) -> frozenset[str]:
        """The signs of *text* that the theme's fonts cannot set: some stack of them has no glyph for it."""
        return frozenset(sign for sign in set(text) if not sign.isspace() and not all(
            any(ord(sign) in coverage(face(family, weight=400, italic=False)) for family in stack)
            for stack in self._theme.fonts.values()))


def _inspected(path: str) -> tuple[int, int] | None:
    from digest.pictures import PictureError, inspect

    try:
        info = inspect(path)
    except PictureError:
        return None
    return info.width, info.height


def families(stack: tuple[str, ...], language: str) -> tuple[str, ...]:
    """*stack* in the order in which *language* wants it: an Arabic text takes its spaces and marks from the Arabic font."""
    return tuple(reversed(stack)) if right_to_left(language) else stack


def right_to_left(language: str) -> bool:
    return language.partition("-")[0] in RIGHT_TO_LEFT


@cache
def coverage(of: Face) -> frozenset[int]:
    """The code points that a font file has a glyph for."""
    import uharfbuzz as hb

    return frozenset(_face(of).unicodes) if hasattr(hb.Face, "unicodes") else frozenset()


@cache
def _face(of: Face) -> hb.Face:
    import uharfbuzz as hb

    return hb.Face(hb.Blob.from_file_path(str(of.path)))


@cache
def _shaper(family: str, weight: int, italic: bool, size: float) -> hb.Font:  # noqa: FBT001 - a cache's key
    """The optical size is pinned: the style sheet asks WeasyPrint for the same."""
    import uharfbuzz as hb

    chosen = face(family, weight=weight, italic=italic)
    font = hb.Font(_face(chosen))
    if chosen.variable:
        font.set_variations({"wght": weight, **({"opsz": optical(size)} if chosen.optical else {})})
    return font


def _runs(text: str, stack: tuple[str, ...], style: Style) -> list[tuple[str, str]]:
    """*text* cut where the font changes: each sign is set in the first family that has it, spaces in what stands before."""
    runs: list[tuple[str, str]] = []
    for sign in text:
        family = _setter(sign, stack, style.weight, style.italic)
        if runs and (runs[-1][0] == family or sign == " "):
            runs[-1] = (runs[-1][0], runs[-1][1] + sign)
        else:
            runs.append((family, sign))
    return runs


@cache
def _setter(sign: str, stack: tuple[str, ...], weight: int, italic: bool) -> str:  # noqa: FBT001 - a cache's key
    return next((one for one in stack if ord(sign) in coverage(face(one, weight=weight, italic=italic))), stack[0])


def _advance(font: hb.Font, text: str, style: Style, language: str) -> float:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = language
    old = style.figures == "oldstyle"
    hb.shape(font, buffer, {"onum": old, "pnum": old, "tnum": style.figures == "tabular"})
    units = sum(position.x_advance for position in buffer.glyph_positions)
    return float(units / font.face.upem)


@cache
def _dictionary(language: str) -> pyphen.Pyphen | None:
    import pyphen

    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=BEFORE, right=AFTER) if name else None


@lru_cache(maxsize=20_000)
def _divisions(dictionary: pyphen.Pyphen, word: str) -> tuple[int, ...]:
    return tuple(int(position) for position in dictionary.positions(word))
