"""A PDF's font: from codes to widths and characters."""

from __future__ import annotations

import re
import struct
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


class Font:
    """*glyphs* maps a code, met or not yet, to its width in em, its text, and whether it stands for a missing glyph."""

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
        self.glyphs: dict[int, tuple[float, str, bool]] = {}

    def codes(self, data: bytes) -> Iterable[int]:
        """The codes in a string: two bytes each in a composite font, one in a simple one."""
        if not self.wide:
            return data
        count = len(data) // 2
        return struct.unpack(f">{count}H", data[: 2 * count])

    def glyph(self, code: int) -> tuple[float, str, bool]:
        if code not in self.glyphs:
            text = self.texts.get(code)
            if text is None:
                text = "\ufffd" if self.wide else bytes([code]).decode("cp1252", "replace")
            missing = code in self.texts and "\ufffd" in text
            number = (
                code
                if self.numbers is None
                else int.from_bytes(self.numbers[2 * code : 2 * code + 2], "big")
            )
            missing = (
                missing
                or (self.wide and number == 0)
                or (self.count is not None and number >= self.count)
            )
            self.glyphs[code] = (self.widths.get(code, self.default), text, missing)
        return self.glyphs[code]


def _glyph_count(font: Any) -> int | None:
    """How many glyphs the TrueType or OpenType file inside has, None where that cannot be told.

    WeasyPrint prints what its fonts lack under numbers beyond it, which viewers show as a box.
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
    """Two bytes a code: its glyph's number; None where codes are glyph numbers."""
    from pikepdf import Stream

    numbers = font.get("/CIDToGIDMap")
    return numbers.read_bytes() if isinstance(numbers, Stream) else None


def _wide_widths(font: Any) -> dict[int, float]:
    """A composite font's /W: "c [w w …]" or "first last w"."""
    found: dict[int, float] = {}
    entries = list(font.get("/W", []))
    at = 0
    while at + 1 < len(entries):
        first, second = int(entries[at]), entries[at + 1]
        if hasattr(second, "__len__"):
            found.update((first + step, float(width) / 1000) for step, width in enumerate(second))
            at += 2
        elif at + 2 < len(entries):
            last = min(int(second), first + LONGEST_RANGE)
            found.update(dict.fromkeys(range(first, last + 1), float(entries[at + 2]) / 1000))
            at += 3
        else:
            break
    return found


def _simple_widths(font: Any) -> dict[int, float]:
    """A simple font's /Widths; without them (the fourteen standard fonts) half an em."""
    scale = float(font.FontMatrix[0]) if "/FontMatrix" in font else 0.001
    if "/Widths" not in font:
        return dict.fromkeys(range(256), 0.5)
    first = int(font.get("/FirstChar", 0))
    return {first + step: float(width) * scale for step, width in enumerate(font.Widths)}


def _to_unicode(source: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for kind, body in SECTIONS.findall(source):
        if kind == b"bfchar":
            found.update((int(code, 16), _text(text)) for code, text in PAIR.findall(body))
            continue
        for first, last, start, several in RANGE.findall(body):
            low, high = int(first, 16), min(int(last, 16), int(first, 16) + LONGEST_RANGE)
            if several:
                found.update(
                    zip(range(low, high + 1), map(_text, HEX.findall(several)), strict=False)
                )
            else:
                text = _text(start) or "\ufffd"
                found.update(
                    (code, text[:-1] + chr(min(ord(text[-1]) + code - low, 0x10FFFF)))
                    for code in range(low, high + 1)
                )
    return found


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode().ljust(4, "0")[: len(digits) // 4 * 4 or 4]).decode(
        "utf-16-be", "replace"
    )
