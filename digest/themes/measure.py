"""How wide text is and where words divide: HarfBuzz, which Pango shapes with too, and pyphen,
WeasyPrint's dictionaries.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from digest.languages import language as language_of
from digest.languages import right_to_left
from digest.text.typography import raised
from digest.themes.fonts import Face, face, optical

if TYPE_CHECKING:
    import pyphen  # type: ignore[import-untyped]
    import uharfbuzz as hb  # type: ignore[import-untyped]

    from digest.model import Image
    from digest.shelf import Shelf
    from digest.themes.design import Style
    from digest.themes.theme import Theme

RAISED_SIZE, RAISED_BY = 0.62, 0.34
"""Size and height of raised letters, in ems of their line, in a font that has none of its own."""

RAISED_LETTERS = "demnors"
"""The letters that a font must have raised: those of the ordinals of all languages."""

BEFORE, AFTER = 2, 3
"""Letters that must stay before and after a hyphen."""


class _Ems(dict[str, float]):
    """The advances of texts in ems, by the fonts of one stack in one optical size, each measured
    when it is first asked for.
    """

    def __init__(self, stack: tuple[str, ...], style: Style, size: float, language: str) -> None:
        import uharfbuzz

        self._harfbuzz = uharfbuzz
        self._faces = [face(family, weight=style.weight, italic=style.italic) for family in stack]
        self._fonts = [_shaper(one, style.weight, size) for one in self._faces]
        old = style.figures == "oldstyle"
        self._features = {"onum": old, "pnum": old, "tnum": style.figures == "tabular"}
        self._language = language
        self._first: set[str] = set()

    def __missing__(self, text: str) -> float:
        self[text] = advance = sum(
            self._advance(number, run, raised=up)
            for part, up in raised(text, self._language)
            for number, run in self._runs(part)
        )
        return advance

    def _runs(self, text: str) -> list[tuple[int, str]]:
        """*text* cut where the font changes: each sign is set in the first that has it, spaces in
        what stands before.
        """
        if self._first.issuperset(text):
            return [(0, text)] if text else []
        runs: list[tuple[int, str]] = []
        for sign in text:
            number = next(
                (number for number, one in enumerate(self._faces) if ord(sign) in coverage(one)), 0
            )
            if number == 0:
                self._first.add(sign)
            if runs and (runs[-1][0] == number or sign == " "):
                runs[-1] = (runs[-1][0], runs[-1][1] + sign)
            else:
                runs.append((number, sign))
        return runs

    def _advance(self, number: int, text: str, *, raised: bool) -> float:
        font, buffer = self._fonts[number], self._harfbuzz.Buffer()
        features, size = self._features, 1.0
        if raised and has_raised(self._faces[number]):
            features = {**features, "sups": True}
        elif raised:
            size = RAISED_SIZE
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = self._language
        self._harfbuzz.shape(font, buffer, features)
        return float(
            size * sum([position.x_advance for position in buffer.glyph_positions]) / font.face.upem
        )


class Measurer:
    """The advances of a theme's fonts; satisfies ``themes.design.Measure``."""

    def __init__(self, theme: Theme, shelf: Shelf | None = None) -> None:
        """*shelf* keeps the sizes of pictures for the next time."""
        self._theme = theme
        self._shelf = shelf
        self._sizes: dict[str, tuple[tuple[int, int] | None, str]] = {}
        self._ems: dict[tuple[tuple[str, ...], int, bool, float, str, str], _Ems] = {}
        self._hands: dict[tuple[str, str], tuple[_Ems, float, Style | None]] = {}

    def width(self, text: str, style: str, language: str) -> float:
        """The advance of *text* in points.

        A sign no font of the theme has counts as wide as the text's size.
        """
        key = style, language
        if key not in self._hands:
            self._hands[key] = self._hand(style, language)
        ems, size, setting = self._hands[key]
        if setting is None:
            return ems[text] * size
        shown = text.upper() if setting.capitals else text
        spaces = shown.count(" ") + shown.count("\u00a0")
        return ems[shown] * size + setting.tracking * len(shown) + setting.spacing * spaces

    def _hand(self, style: str, language: str) -> tuple[_Ems, float, Style | None]:
        """How *style* sets *language*: the advances in ems, which all styles of one cut share, its
        size, and itself where there is more to it.
        """
        own = setting = self._theme.design.styles[style]
        if right_to_left(language):
            setting = replace(
                own, size=own.size * own.enlarged, italic=False, capitals=False, tracking=0.0
            )
        stack, size = (
            families(self._theme.fonts[setting.role(language)], language),
            optical(own.size),
        )
        key = stack, setting.weight, setting.italic, size, setting.figures, language
        if key not in self._ems:
            self._ems[key] = _Ems(stack, setting, size, language)
        more = setting.capitals or setting.tracking or setting.spacing
        return self._ems[key], setting.size, setting if more else None

    def divisions(self, word: str, language: str) -> tuple[int, ...]:
        """Where *word* may be divided.

        Acronyms are left whole, so are parts under BEFORE or AFTER letters.
        """
        dictionary = _dictionary(language)
        if dictionary is None or not word[1:].islower():
            return ()
        return _divisions(dictionary, word)

    def size(self, image: Image) -> tuple[int, int] | None:
        """Width and height in pixels; None for a picture that is missing or damaged.

        Where the pages are printed larger than they are laid out, they count for fewer.
        """
        size = self._inspection(image.path)[0] if image.path else None
        scale = self._theme.scale
        return (int(size[0] / scale), int(size[1] / scale)) if size and scale != 1 else size

    def trouble(self, image: Image) -> str:
        """Why a picture cannot be printed, naming its file; "" where it can be, or has no file."""
        return self._inspection(image.path)[1] if image.path else ""

    def _inspection(self, path: str) -> tuple[tuple[int, int] | None, str]:
        if path not in self._sizes:
            self._sizes[path] = _inspected(path, self._shelf)
        return self._sizes[path]

    def first_family(self, role: str, language: str) -> str:
        """The family that sets most of a text in *language*, of the theme's fonts in *role*."""
        return families(self._theme.fonts[role], language)[0]

    def lacks(self, text: str) -> frozenset[str]:
        """The signs of *text* that the theme's fonts cannot set: some stack of them has no glyph
        for it.
        """
        stacks = tuple(self._theme.fonts.values())
        return frozenset(
            sign for sign in set(text) if not sign.isspace() and not _has(stacks, sign)
        )


@cache
def _has(stacks: tuple[tuple[str, ...], ...], sign: str) -> bool:
    """Whether each of the *stacks* of families has a glyph for *sign*."""
    return all(
        any(ord(sign) in coverage(face(family, weight=400, italic=False)) for family in stack)
        for stack in stacks
    )


def _inspected(path: str, shelf: Shelf | None) -> tuple[tuple[int, int] | None, str]:
    """A picture's size in pixels, or why it has none."""
    from digest.pictures import PictureError, PictureShelf, inspect

    try:
        info = PictureShelf(shelf).inspect(path) if shelf else inspect(path)
    except PictureError as error:
        return None, str(error)
    return (info.width, info.height), ""


def families(stack: tuple[str, ...], language: str) -> tuple[str, ...]:
    """*stack* in the order in which *language* wants it: a text takes its spaces and marks from a
    font that has its letters.
    """
    letter = language_of(language).script.letter
    return tuple(
        sorted(
            stack,
            key=lambda family: ord(letter) not in coverage(face(family, weight=400, italic=False)),
        )
    )


@cache
def coverage(of: Face) -> Container[int]:
    """The code points that a font file has a glyph for."""
    return opened(of).unicodes  # type: ignore[no-any-return]


@cache
def has_raised(of: Face) -> bool:
    """Whether a font has raised letters of its own, by the OpenType feature "sups"."""
    import uharfbuzz as hb

    def glyphs(letter: str, features: dict[str, bool]) -> list[int]:
        buffer = hb.Buffer()
        buffer.add_str(letter)
        buffer.guess_segment_properties()
        hb.shape(font, buffer, features)
        return [one.codepoint for one in buffer.glyph_infos]

    font = hb.Font(opened(of))
    return all(glyphs(one, {}) != glyphs(one, {"sups": True}) for one in RAISED_LETTERS)


@cache
def opened(of: Face) -> hb.Face:
    import uharfbuzz as hb

    return hb.Face(hb.Blob.from_file_path(str(of.path)))


@cache
def _shaper(of: Face, weight: int, size: float) -> hb.Font:
    """The optical size is pinned: the style sheet asks WeasyPrint for the same."""
    import uharfbuzz as hb

    font = hb.Font(opened(of))
    if of.variable:
        font.set_variations({"wght": weight, **({"opsz": size} if of.optical else {})})
    return font


@cache
def _dictionary(language: str) -> pyphen.Pyphen | None:
    import pyphen

    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=BEFORE, right=AFTER) if name else None


@lru_cache(maxsize=20_000)
def _divisions(dictionary: pyphen.Pyphen, word: str) -> tuple[int, ...]:
    return tuple(int(position) for position in dictionary.positions(word))
