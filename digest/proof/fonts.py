"""A font of a PDF: maps codes to widths and characters."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

SECTIONS = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
RANGE = re.compile(
    rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:<([0-9a-fA-F]*)>|\[(.*?)\])", re.DOTALL
)
PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
HEX = re.compile(rb"<([0-9a-fA-F]*)>")
LONGEST_RANGE = 0x10000
"""Most codes taken from one range: a hostile file may name billions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """What a code shows: its *width* in em, its *text*, whether its glyph is *missing*, whether it
    is a *blank*.
    """

    width: float
    text: str
    missing: bool
    blank: bool


class Font:
    """A font resource.

    *wide* is true for a composite font, whose codes have two bytes. *count* is the number of glyphs
    in the font file and *numbers* its map from codes to glyphs, None where unknown.
    """

    def __init__(self, source: Any) -> None:
        self.name = str(source.get("/BaseFont", "/?"))[1:]
        self.wide = source.get("/Subtype") == "/Type0"
        inner = source.DescendantFonts[0] if self.wide else source
        self.embedded = source.get("/Subtype") == "/Type3" or any(
            f"/FontFile{kind}" in inner.get("/FontDescriptor", {}) for kind in ("", "2", "3")
        )
        self.count = _glyph_count(inner) if self.wide else None
        self.numbers = _glyph_numbers(inner) if self.wide else None
        self.texts = (
            _to_unicode(source["/ToUnicode"].read_bytes()) if "/ToUnicode" in source else {}
        )
        self.widths = _wide_widths(inner) if self.wide else _simple_widths(source)
        self.default = float(inner.get("/DW", 1000)) / 1000 if self.wide else 0.0
        self.glyphs: dict[int, Glyph] = {}

    def codes(self, data: bytes) -> Iterable[int]:
        """The codes in a string: two bytes each in a composite font, one in a simple one."""
        if not self.wide:
            return data
        if len(data) == 2:  # most strings, where each glyph is placed by itself
            return (data[0] << 8 | data[1],)
        count = len(data) // 2
        return struct.unpack(f">{count}H", data[: 2 * count])

    def glyph(self, code: int) -> Glyph:
        """The glyph of *code*."""
        if code not in self.glyphs:
            text = self._text(code)
            self.glyphs[code] = Glyph(
                width=self.widths.get(code, self.default),
                text=text,
                missing=self._is_missing(code),
                blank=text.isspace(),
            )
        return self.glyphs[code]

    def _text(self, code: int) -> str:
        if code in self.texts:
            return self.texts[code]
        return "\ufffd" if self.wide else bytes([code]).decode("cp1252", "replace")

    def _is_missing(self, code: int) -> bool:
        number = code
        if self.numbers is not None:
            number = int.from_bytes(self.numbers[2 * code : 2 * code + 2], "big")
        return (
            "\ufffd" in self.texts.get(code, "")
            or (self.wide and number == 0)
            or (self.count is not None and number >= self.count)
        )


def _glyph_count(font: Any) -> int | None:
    """The number of glyphs in the embedded TrueType or OpenType file, None where unknown.

    WeasyPrint prints characters that its fonts lack under numbers beyond it; viewers show a box.
    """
    descriptor = font.get("/FontDescriptor", {})
    file = descriptor.get("/FontFile2", descriptor.get("/FontFile3"))
    if file is None:
        return None
    data = file.read_bytes()
    for entry in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16):
        if data[entry : entry + 4] == b"maxp":
            start = int.from_bytes(data[entry + 8 : entry + 12], "big")
            return int.from_bytes(data[start + 4 : start + 6], "big")
    return None


def _glyph_numbers(font: Any) -> bytes | None:
    """A table of glyph numbers, two bytes a code; None where codes are glyph numbers."""
    from pikepdf import Stream

    numbers = font.get("/CIDToGIDMap")
    return numbers.read_bytes() if isinstance(numbers, Stream) else None


def _wide_widths(font: Any) -> dict[int, float]:
    """The widths in a composite font's /W: "c [w w …]" or "first last w"."""
    widths: dict[int, float] = {}
    entries = list(font.get("/W", []))
    at = 0
    while at + 1 < len(entries):
        first, second = int(entries[at]), entries[at + 1]
        if hasattr(second, "__len__"):
            widths.update((first + step, float(width) / 1000) for step, width in enumerate(second))
            at += 2
        elif at + 2 < len(entries):
            last = min(int(second), first + LONGEST_RANGE)
            widths.update(dict.fromkeys(range(first, last + 1), float(entries[at + 2]) / 1000))
            at += 3
        else:
            break
    return widths


def _simple_widths(font: Any) -> dict[int, float]:
    """A simple font's /Widths; half an em for the fourteen standard fonts, which have none."""
    scale = float(font.FontMatrix[0]) if "/FontMatrix" in font else 0.001
    if "/Widths" not in font:
        return dict.fromkeys(range(256), 0.5)
    first = int(font.get("/FirstChar", 0))
    return {first + step: float(width) * scale for step, width in enumerate(font.Widths)}


def _to_unicode(source: bytes) -> dict[int, str]:
    """The text of each code in a /ToUnicode map."""
    texts: dict[int, str] = {}
    for kind, body in SECTIONS.findall(source):
        if kind == b"bfchar":
            texts.update((int(code, 16), _text(text)) for code, text in PAIR.findall(body))
            continue
        for first, last, start, several in RANGE.findall(body):
            low, high = int(first, 16), min(int(last, 16), int(first, 16) + LONGEST_RANGE)
            if several:
                texts.update(
                    zip(range(low, high + 1), map(_text, HEX.findall(several)), strict=False)
                )
            else:
                text = _text(start) or "\ufffd"
                texts.update(
                    (code, text[:-1] + chr(min(ord(text[-1]) + code - low, 0x10FFFF)))
                    for code in range(low, high + 1)
                )
    return texts


def _text(digits: bytes) -> str:
    """The UTF-16 text that hexadecimal *digits* spell; an odd rest is dropped."""
    return bytes.fromhex(digits.decode().ljust(4, "0")[: len(digits) // 4 * 4 or 4]).decode(
        "utf-16-be", "replace"
    )
