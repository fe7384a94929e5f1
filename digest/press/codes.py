"""The codes by which a PDF's strings name glyphs, chosen so that each code reads as one letter.

A PDF gives each code of a font a glyph to draw and a text to read. WeasyPrint's code is the glyph's
own number, which is not enough where one glyph stands for different letters in different words, as
in Arabic faces. Here each pair of a glyph and a text has a code.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

JOINER = "\u200d"
"""The text of a letter's second and further glyphs. It shows nothing; where a code has no text,
programs invent a letter.
"""


class DrawnGlyph(NamedTuple):
    """One glyph as drawn in one place.

    *letters* are those of its cluster where WeasyPrint gives them to this glyph, "" for the
    cluster's other glyphs. WeasyPrint gives them to the leftmost glyph in right-to-left text, else
    to the last. *font* is a `weasyprint.pdf.fonts.Font`.
    """

    font: Any
    glyph: int
    letters: str


@dataclass(slots=True)
class Codes:
    """The codes of one font file: the first text of a glyph has the glyph's number for its code,
    each other text a new code.

    *glyph_count* is the number of glyphs in the file; *free* is the next code that is neither a
    glyph's number nor one that WeasyPrint uses for a character the font lacks.
    """

    glyph_count: int
    free: int
    by_text: dict[tuple[int, str], str] = field(default_factory=dict)
    glyphs: dict[int, int] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)

    def code(self, glyph: int, letters: str) -> str:
        """The code of *glyph* where it reads as *letters*, as four hexadecimal digits."""
        if (glyph, letters) not in self.by_text:
            code = glyph if glyph not in self.glyphs else self.free
            self.free += code == self.free
            self.by_text[glyph, letters], self.glyphs[code] = f"{code:04x}", glyph
        return self.by_text[glyph, letters]

    @property
    def new_codes(self) -> list[tuple[int, int]]:
        """The codes that are not their glyph's number, each with that number."""
        return sorted((code, glyph) for code, glyph in self.glyphs.items() if code != glyph)


@cache
def right_to_left(letters: str) -> bool:
    """Whether *letters* are of a script that is written from the right."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in letters)


def glyph_codes(drawn: Sequence[DrawnGlyph], codes: Mapping[str, Codes]) -> Iterator[str]:
    """For each drawn glyph the hexadecimal codes that draw it, by font hash from *codes*.

    A cluster, several letters or several glyphs that belong together, is coded as a whole: its
    glyphs share out its letters.
    """
    start = 0
    while start < len(drawn):
        cluster = drawn[start : _cluster_end(drawn, start)]
        first = cluster[0]
        of_font = codes[first.font.hash]
        if len(cluster) == 1 and len(first.letters) == 1:
            yield of_font.code(first.glyph, first.letters)
        else:
            yield from _cluster_codes(cluster, of_font)
        start += len(cluster)


def _cluster_end(drawn: Sequence[DrawnGlyph], start: int) -> int:
    """The index behind the cluster that begins at *start*."""
    end, font = start + 1, drawn[start].font
    if right_to_left(drawn[start].letters):
        while end < len(drawn) and drawn[end].font is font and not drawn[end].letters:
            end += 1
    else:
        while end < len(drawn) and drawn[end].font is font and not drawn[end - 1].letters:
            end += 1
    return end


def _cluster_codes(cluster: Sequence[DrawnGlyph], codes: Codes) -> Iterator[str]:
    text = "".join(one.letters for one in cluster)
    backwards = right_to_left(text)
    # Programs reverse right-to-left text code by code, so that its letters are shared out in the
    # order drawn.
    letters = [*(text[::-1] if backwards else text), *[JOINER] * (len(cluster) - len(text))]
    last = len(cluster) - 1
    strings = [
        codes.code(one.glyph, letter) for one, letter in zip(cluster[:last], letters, strict=False)
    ]
    blank = cluster[0].font.to_unicode.blank
    if backwards and blank:
        # No code may read as two right-to-left letters: the reversal would leave them in the wrong
        # order.
        rest = [
            (cluster[last].glyph, letters[last]),
            *((blank, letter) for letter in letters[last + 1 :]),
        ]
    else:
        rest = [(cluster[last].glyph, "".join(letters[last:][:: -1 if backwards else 1]))]
    strings.append("".join(codes.code(glyph, letter) for glyph, letter in rest))
    if text and letters[-1] == JOINER:
        # More glyphs than letters: /ActualText keeps the joiners out of what is copied.
        strings[0] = f">] TJ\n/Span <</ActualText <feff{utf16(text)}>>> BDC\n[<{strings[0]}"
        strings[last] += ">] TJ\nEMC\n[<"
    return iter(strings)


def utf16(letters: str) -> str:
    """*letters* as hexadecimal digits of UTF-16, as PDF writes texts."""
    return letters.encode("utf-16-be").hex()
