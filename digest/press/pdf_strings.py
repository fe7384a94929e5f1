"""Reads and changes the strings and fonts of a PDF that WeasyPrint has drawn and not yet written.

Such a PDF is a list of pydyf objects: dictionaries, and streams whose operations are byte strings.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import Any

from digest.press.codes import Codes, utf16

CMAP_SECTION_LIMIT = 100
"""The most lines that a section of a CMap may have (Adobe Technical Note 5014)."""

HEXADECIMAL = re.compile(rb"<([0-9a-f]+)>")

Place = tuple[list[Any], int]
"""Where a string is shown: a stream's operations, and the index of the one that shows it."""


def all_strings(pdf: Any, fonts: Container[str]) -> list[Place]:
    """Where text in *fonts*, named by hash, is shown on the pages of *pdf*, in the order drawn."""
    pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    return [
        place
        for page in pages
        for place in _strings(pdf, object_at(pdf, page["Contents"]), page["Resources"], fonts)
    ]


def _strings(pdf: Any, drawing: Any, resources: Any, fonts: Container[str]) -> Iterator[Place]:
    """As `all_strings`, of one stream and the forms that it draws."""
    in_fonts = False
    for index, operation in enumerate(drawing.stream):
        if not isinstance(operation, bytes):
            continue
        if operation.endswith(b" Tf"):
            in_fonts = operation[1:].split()[0].decode() in fonts
        elif operation.endswith(b" TJ") and in_fonts:
            yield drawing.stream, index
        elif operation.endswith(b" Do"):
            name = operation[1:-3].decode()
            form = object_at(pdf, object_at(pdf, resources)["XObject"][name])
            if form.extra.get("Subtype") == "/Form":
                yield from _strings(pdf, form, form.extra["Resources"], fonts)


def object_at(pdf: Any, reference: Any) -> Any:
    """The object that *reference*, such as b"12 0 R", points to."""
    return pdf.objects[int(reference.split()[0])]


def glyph_numbers(operation: bytes) -> tuple[int, ...]:
    """The two-byte codes that a string shows: WeasyPrint's are the glyphs' numbers."""
    codes = bytes.fromhex(b"".join(HEXADECIMAL.findall(operation)).decode())
    return struct.unpack(f">{len(codes) // 2}H", codes)


def replace_codes(operation: bytes, codes: Iterator[str]) -> bytes:
    """*operation* with the next of *codes* in place of each code."""
    # WeasyPrint moves the pen by nothing between most glyphs: where it has rounded to a whole
    # thousandth. Without that the file is smaller, and quicker to read.
    operation = operation.replace(b">0<", b"")
    changed = HEXADECIMAL.sub(
        lambda match: b"<%s>" % "".join(islice(codes, len(match[1]) // 4)).encode(), operation
    )
    # A cluster's /ActualText closes one string and opens another; empty ones that this leaves are
    # removed.
    return changed.replace(b"<>", b" ").replace(b"[ ] TJ\n", b"").removesuffix(b"\n[ ] TJ")


def fonts_with_texts(pdf: Any) -> list[Any]:
    """The font dictionaries of *pdf* that say what their codes read as."""
    return [
        one
        for one in pdf.objects
        if isinstance(one, dict) and one.get("Type") == "/Font" and "ToUnicode" in one
    ]


def font_hash(font: Any) -> str:
    """The hash that WeasyPrint gives a font file: it stands before the "+" of /BaseFont."""
    return str(font["BaseFont"][1:].partition(b"+")[0].decode())


def describe_codes(pdf: Any, font: Any, codes: Codes) -> None:
    """Say in *font*'s dictionary what *codes* read as, and which glyphs they draw, how wide."""
    texts = object_at(pdf, font["ToUnicode"])
    start, end = texts.stream.index(b"endcodespacerange") + 1, texts.stream.index(b"endcmap")
    texts.stream[start:end] = _cmap_sections(
        "bfchar", [f"<{code}> <{utf16(letters)}>" for (_, letters), code in codes.by_text.items()]
    )
    if not codes.new_codes:
        return
    descendant = object_at(pdf, font["DescendantFonts"][0])
    for code, glyph in codes.new_codes:
        descendant["W"].extend([code, f"[{codes.widths.get(glyph, 0)}]"])
    glyph_map = type(texts)([_glyph_map(codes)], compress=texts.compress)
    pdf.add_object(glyph_map)
    descendant["CIDToGIDMap"] = glyph_map.reference
    if font["Encoding"] != "/Identity-H":
        # The font lacks a character: WeasyPrint then lists every code that there is, and the new
        # ones must be among them.
        encoding = object_at(pdf, font["Encoding"]).stream
        end = encoding.index(b"endcmap")
        encoding[end:end] = _cmap_sections(
            "cidchar", [f"<{code:04x}> {code}" for code, _ in codes.new_codes]
        )


def _glyph_map(codes: Codes) -> bytes:
    """For each code below `codes.free` its glyph's number in two bytes; 0, the glyph for "missing",
    where there is none.
    """
    numbers = (codes.glyphs.get(code, 0) for code in range(codes.free))
    within = (number if number < codes.glyph_count else 0 for number in numbers)
    return struct.pack(f">{codes.free}H", *within)


def _cmap_sections(kind: str, lines: list[str]) -> Iterable[bytes]:
    lines = sorted(lines)
    for start in range(0, len(lines), CMAP_SECTION_LIMIT):
        section = lines[start : start + CMAP_SECTION_LIMIT]
        yield "\n".join([f"{len(section)} begin{kind}", *section, f"end{kind}"]).encode()
