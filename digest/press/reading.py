"""Makes a PDF's text read and copy as written, letter for letter.

WeasyPrint gives a glyph one text, that of the first place where it is drawn. Arabic faces draw a
letter with several glyphs and share glyphs between letters, so words would read back with letters
missing or added. Here every drawn glyph is recorded with its letters, and each then gets a code
that reads as these (see `digest.press.codes`).
"""

from __future__ import annotations

import logging
from functools import cached_property
from itertools import chain
from typing import Any

from digest.press.codes import Codes, DrawnGlyph, glyph_codes, right_to_left
from digest.press.pdf_strings import (
    all_strings,
    describe_codes,
    font_hash,
    fonts_with_texts,
    glyph_numbers,
    replace_codes,
)
from digest.press.subset import subset_by_wheel

ZERO_WIDTH = (0x200B, 0x200C)
"""Characters whose glyph may be blank and without width. In faces that lack them, glyph 1 may be
so.
"""

REPLACEMENTS = {"\xa0": " ", "\u2010": "\xad"}
"""Characters that read as another one: a no-break space as a space, so that a search for words
finds them; a hyphen at which a word was divided as a soft hyphen, so that the word is read,
searched and copied whole (ISO 32000-1, 14.8.2.2.3).
"""

MIRRORED = dict(zip("()[]{}«»‹›", ")(][}{»«›‹", strict=True))
"""Brackets in right-to-left text are drawn mirrored and read as what is drawn: other programs
write, and viewers expect it so.
"""


class GlyphRecorder(dict[int, str]):
    """A font's texts by glyph, in the place of WeasyPrint's own; records each glyph drawn in
    *drawn*, which fonts share.

    WeasyPrint sets a glyph's text only where it finds none yet. `in` is therefore always false
    here, so that it sets one wherever a glyph is drawn. *blank* is the number of a glyph without
    ink or width, as soon as one is needed, else 0.
    """

    def __init__(self, font: Any, drawn: list[DrawnGlyph]) -> None:
        super().__init__()
        self.font, self.drawn, self.blank = font, drawn, 0
        self.cache: dict[tuple[int, str], DrawnGlyph] = {}

    def __contains__(self, _: object) -> bool:
        return False

    def __setitem__(self, glyph: int, letters: str) -> None:
        if (glyph, letters) not in self.cache:
            self.cache[glyph, letters] = self._first_time(glyph, letters)
        self.drawn.append(self.cache[glyph, letters])

    def _first_time(self, glyph: int, letters: str) -> DrawnGlyph:
        letters = REPLACEMENTS.get(letters, letters)
        if letters in MIRRORED and self.face.get_nominal_glyph(ord(letters)) != glyph:
            letters = MIRRORED[letters]
        self.setdefault(glyph, letters)
        if not self.blank and len(letters) > 1 and right_to_left(letters):
            self._use_blank()
        return DrawnGlyph(self.font, glyph, letters)

    @cached_property
    def face(self) -> Any:
        import uharfbuzz as hb  # type: ignore[import-untyped]

        return hb.Font(hb.Face(self.font.file_content, self.font.index))

    def _use_blank(self) -> None:
        """Find a blank glyph and list it among those drawn, so that it stays in the font file."""
        if blank := self._blank_glyph():
            self.blank = blank
            self.setdefault(blank, "")
            self.font.widths[blank] = 0

    def _blank_glyph(self) -> int:
        for glyph in (*map(self.face.get_nominal_glyph, ZERO_WIDTH), 1):
            if (
                glyph
                and not self.face.get_glyph_h_advance(glyph)
                and not any(self.face.get_glyph_extents(glyph) or ())
            ):
                return int(glyph)
        return 0


class Fonts(dict[Any, Any]):
    """A document's fonts, which WeasyPrint enters while it draws. `assign_codes` then corrects the
    PDF before it is written.

    Only a TrueType font can have several codes for one glyph in a PDF; other fonts stay as
    WeasyPrint describes them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[DrawnGlyph] = []

    def __setitem__(self, key: Any, font: Any) -> None:
        subset_by_wheel(font)
        if font.type == "ttf" and not font.bitmap:
            font.to_unicode = GlyphRecorder(font, self.drawn)
        super().__setitem__(key, font)

    def assign_codes(self, pdf: Any) -> None:
        """Give every glyph on the pages of *pdf* a code that reads as its letters."""
        codes = self._codes_by_hash()
        strings = all_strings(pdf, codes)
        numbers = chain.from_iterable(glyph_numbers(stream[index]) for stream, index in strings)
        if list(numbers) != [one.glyph for one in self.drawn]:
            # Never seen; a later WeasyPrint may draw in another order. The page looks right all the
            # same.
            logging.getLogger("weasyprint").warning(
                "the pages draw text in a way that is not followed; copied words may lack letters"
            )
            return
        new_codes = glyph_codes(self.drawn, codes)
        for stream, index in strings:
            stream[index] = replace_codes(stream[index], new_codes)
        for font in fonts_with_texts(pdf):
            if font_hash(font) in codes:
                describe_codes(pdf, font, codes[font_hash(font)])

    def _codes_by_hash(self) -> dict[str, Codes]:
        """An empty table of codes for each font file; several of WeasyPrint's fonts may share a
        file.
        """
        codes: dict[str, Codes] = {}
        for font in (font for font in self.values() if isinstance(font.to_unicode, GlyphRecorder)):
            free = font.glyph_count + len(font.missing)
            of_file = codes.setdefault(font.hash, Codes(font.glyph_count, free))
            of_file.free = max(of_file.free, free)
            of_file.widths |= font.widths
        return codes
