"""The text layer: what a reopened PDF reads as, letter for letter.

WeasyPrint names one text for a glyph, that of the first place where it stands. Arabic faces draw a letter with several glyphs
and share glyphs between letters, so that words would read back with a letter too few, or with one too many. Here every glyph
has a code for each text it stands for. No code names two letters of a right-to-left word: programs turn round what they find
drawn from the left, code by code. A ligature's other letters belong to a glyph without ink or width behind it.
"""

from __future__ import annotations

import logging
import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain, islice
from typing import Any, NamedTuple

from digest.press.subset import subset_by_wheel

NO_INK = (0x200B, 0x200C)
"""Characters whose glyph may be nothing, of no width; faces that lack them may keep glyph 1 for that."""

JOINER = "\u200d"
"""What a letter's other glyphs read as: it shows nothing, but where a code names nothing, programs make up a letter."""

READS = {"\xa0": " ", "\u2010": "\xad"}
"""What reads as something else: a space that holds words together as the space it is drawn as, so that a search for both finds
them; a hyphen where a word was divided as a soft one, so that the word is read, searched and copied whole (ISO 32000-1, 14.8.2.2.3).
"""

MIRRORED = dict(zip("()[]{}«»‹›", ")(][}{»«›‹", strict=True))
"""A bracket in right-to-left text is drawn mirrored, and reads as what is drawn: so other programs write, and viewers expect."""

BATCH = 100
"""How many lines a section of a CMap may have."""

HEX = re.compile(rb"<([0-9a-f]+)>")


class Shown(NamedTuple):
    """A glyph as drawn once, with its cluster's letters where it is the one that WeasyPrint gives them to, the leftmost in
    right-to-left text, else the last.
    """

    font: Any
    glyph: int
    letters: str


@dataclass(slots=True)
class Codes:
    """A font file's codes: for each glyph and text one, the glyph's own number for the first of its texts.

    *end* is how many glyphs there are, *free* the next code that is no glyph's number, nor stands for what the font lacks.
    """

    end: int
    free: int
    known: dict[tuple[int, str], str] = field(default_factory=dict)
    glyphs: dict[int, int] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)

    def of(self, glyph: int, letters: str) -> str:
        """The code as hexadecimal digits."""
        if (glyph, letters) not in self.known:
            code = glyph if glyph not in self.glyphs else self.free
            self.free += code == self.free
            self.known[glyph, letters], self.glyphs[code] = f"{code:04x}", glyph
        return self.known[glyph, letters]

    @property
    def more(self) -> list[tuple[int, int]]:
        """The codes that are no glyph's number, each with its glyph's."""
        return sorted((code, glyph) for code, glyph in self.glyphs.items() if code != glyph)


class Told(dict[int, str]):
    """A font's texts by glyph, which never admits to hold one: so WeasyPrint tells it the letters wherever a glyph is drawn."""

    def __init__(self, font: Any, shown: list[Shown]) -> None:
        super().__init__()
        self.font, self.shown, self.no_ink = font, shown, 0
        self.drawn: dict[tuple[int, str], Shown] = {}

    def __contains__(self, _: object) -> bool:
        return False

    def __setitem__(self, glyph: int, letters: str) -> None:
        if (glyph, letters) not in self.drawn:
            self.drawn[glyph, letters] = self._met(glyph, letters)
        self.shown.append(self.drawn[glyph, letters])

    def _met(self, glyph: int, letters: str) -> Shown:
        letters = READS.get(letters, letters)
        if letters in MIRRORED and self.face.get_nominal_glyph(ord(letters)) != glyph:
            letters = MIRRORED[letters]
        self.setdefault(glyph, letters)
        if (
            not self.no_ink
            and len(letters) > 1
            and leftwards(letters)
            and (found := self._no_ink())
        ):
            self.no_ink = found
            self.setdefault(found, "")  # so that it stays in the file
            self.font.widths[found] = 0
        return Shown(self.font, glyph, letters)

    @cached_property
    def face(self) -> Any:
        import uharfbuzz as hb  # type: ignore[import-untyped]

        return hb.Font(hb.Face(self.font.file_content, self.font.index))

    def _no_ink(self) -> int:
        for glyph in (*map(self.face.get_nominal_glyph, NO_INK), 1):
            if (
                glyph
                and not self.face.get_glyph_h_advance(glyph)
                and not any(self.face.get_glyph_extents(glyph) or ())
            ):
                return int(glyph)
        return 0


class Fonts(dict[Any, Any]):
    """A document's fonts, for WeasyPrint to fill while it draws; `read_back` then mends the PDF it has made.

    Only of a TrueType font can a PDF say that several codes draw one glyph; others stay as they are.
    """

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Shown] = []

    def __setitem__(self, key: Any, font: Any) -> None:
        subset_by_wheel(font)
        if font.type == "ttf" and not font.bitmap:
            font.to_unicode = Told(font, self.shown)
        super().__setitem__(key, font)

    def read_back(self, pdf: Any) -> None:
        """Give every glyph on the pages of *pdf* a code that reads as its letters."""
        codes: dict[str, Codes] = {}
        for font in (font for font in self.values() if isinstance(font.to_unicode, Told)):
            free = font.glyph_count + len(font.missing)
            one = codes.setdefault(font.hash, Codes(font.glyph_count, free))
            one.free = max(one.free, free)
            one.widths |= font.widths
        strings = [
            string
            for number in pdf.pages["Kids"][::3]
            for string in _strings(
                pdf,
                _of(pdf, pdf.objects[number]["Contents"]),
                pdf.objects[number]["Resources"],
                codes,
            )
        ]
        if list(chain.from_iterable(_numbers(stream[at]) for stream, at in strings)) != [
            each.glyph for each in self.shown
        ]:
            logging.getLogger("weasyprint").warning(
                "the pages draw text in a way that is not followed; copied words may lack letters"
            )
            return
        told = coded(self.shown, codes)
        for stream, at in strings:
            put = HEX.sub(
                lambda found: b"<%s>" % "".join(islice(told, len(found[1]) // 4)).encode(),
                stream[at],
            )
            stream[at] = (
                put.replace(b"<>", b" ").replace(b"[ ] TJ\n", b"").removesuffix(b"\n[ ] TJ")
            )
        named = [
            it
            for it in pdf.objects
            if isinstance(it, dict) and it.get("Type") == "/Font" and "ToUnicode" in it
        ]
        for font in named:
            if _name(font) in codes:
                _rename(pdf, font, codes[_name(font)])


@cache
def leftwards(letters: str) -> bool:
    """They are written from the right to the left."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in letters)


def coded(shown: list[Shown], codes: Mapping[str, Codes]) -> Iterator[str]:
    """For each glyph drawn what stands for it in a string: the codes that draw it and read as its letters."""
    at = 0
    while at < len(shown):
        end, font = at + 1, shown[at].font
        if leftwards(shown[at].letters):
            while end < len(shown) and shown[end].font is font and not shown[end].letters:
                end += 1
        else:
            while end < len(shown) and shown[end].font is font and not shown[end - 1].letters:
                end += 1
        if end - at == 1 and len(shown[at].letters) == 1:
            yield codes[font.hash].of(shown[at].glyph, shown[at].letters)
        else:
            yield from _cluster(shown[at:end], codes[font.hash])
        at = end


def _cluster(shown: list[Shown], codes: Codes) -> Iterator[str]:
    whole = "".join(one.letters for one in shown)
    back, no_ink = leftwards(whole), shown[0].font.to_unicode.no_ink
    letters = [*(whole[::-1] if back else whole), *[JOINER] * (len(shown) - len(whole))]
    last = len(shown) - 1
    glyphs = [
        codes.of(one.glyph, letter) for one, letter in zip(shown[:last], letters, strict=False)
    ]
    if back and no_ink:
        rest = [
            (shown[last].glyph, letters[last]),
            *((no_ink, letter) for letter in letters[last + 1 :]),
        ]
    else:
        rest = [(shown[last].glyph, "".join(letters[last:][:: -1 if back else 1]))]
    glyphs.append("".join(codes.of(glyph, letter) for glyph, letter in rest))
    if whole and letters[-1] == JOINER:
        glyphs[0] = f">] TJ\n/Span <</ActualText <feff{_utf16(whole)}>>> BDC\n[<{glyphs[0]}"
        glyphs[last] += ">] TJ\nEMC\n[<"
    return iter(glyphs)


# in the PDF, of which WeasyPrint has strings, dictionaries and streams


def _of(pdf: Any, reference: Any) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _name(font: Any) -> str:
    """The name that WeasyPrint gives a font file, before the "+" of /BaseFont."""
    return str(font["BaseFont"][1:].partition(b"+")[0].decode())


def _numbers(operation: bytes) -> tuple[int, ...]:
    """The codes of two bytes that a string shows."""
    shown = bytes.fromhex(b"".join(HEX.findall(operation)).decode())
    return struct.unpack(f">{len(shown) // 2}H", shown)


def _utf16(letters: str) -> str:
    return letters.encode("utf-16-be").hex()


def _strings(
    pdf: Any, drawing: Any, resources: Any, codes: Mapping[str, Codes]
) -> Iterator[tuple[list[Any], int]]:
    """Where glyphs are shown on a page and in its forms, in the order drawn: a list of operations, and the index in it."""
    known = False
    for at, operation in enumerate(drawing.stream):
        if not isinstance(operation, bytes):
            continue
        if operation.endswith(b" Tf"):
            known = operation[1:].split()[0].decode() in codes
        elif operation.endswith(b" TJ") and known:
            yield drawing.stream, at
        elif operation.endswith(b" Do"):
            form = _of(pdf, _of(pdf, resources)["XObject"][operation[1:-3].decode()])
            if form.extra.get("Subtype") == "/Form":
                yield from _strings(pdf, form, form.extra["Resources"], codes)


def _rename(pdf: Any, font: Any, codes: Codes) -> None:
    """Say in *font*'s dictionary what its codes read as, and which glyphs they draw."""
    texts = _of(pdf, font["ToUnicode"])
    start, end = texts.stream.index(b"endcodespacerange") + 1, texts.stream.index(b"endcmap")
    texts.stream[start:end] = _sections(
        "bfchar", [f"<{code}> <{_utf16(letters)}>" for (_, letters), code in codes.known.items()]
    )
    if not codes.more:
        return
    inner = _of(pdf, font["DescendantFonts"][0])
    for code, glyph in codes.more:
        inner["W"].extend([code, f"[{codes.widths.get(glyph, 0)}]"])
    numbers = [codes.glyphs.get(code, 0) for code in range(codes.free)]
    drawn = type(texts)(
        [
            struct.pack(
                f">{codes.free}H", *(number if number < codes.end else 0 for number in numbers)
            )
        ],
        compress=texts.compress,
    )
    pdf.add_object(drawn)
    inner["CIDToGIDMap"] = drawn.reference
    if (
        font["Encoding"] != "/Identity-H"
    ):  # the font lacks a glyph, and WeasyPrint lists all codes there are
        listed = _of(pdf, font["Encoding"]).stream
        at = listed.index(b"endcmap")
        listed[at:at] = _sections("cidchar", [f"<{code:04x}> {code}" for code, _ in codes.more])


def _sections(kind: str, lines: list[str]) -> Iterable[bytes]:
    lines = sorted(lines)
    for at in range(0, len(lines), BATCH):
        batch = lines[at : at + BATCH]
        yield "\n".join([f"{len(batch)} begin{kind}", *batch, f"end{kind}"]).encode()
