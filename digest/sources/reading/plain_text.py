"""Reads plain text: a title, perhaps a byline and a date, paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from digest.languages import pattern, union
from digest.sources.reading.characters import clean, one_line
from digest.sources.reading.raised import settled

LONGEST_TITLE = 200  # characters
NARROWEST_WRAP, WIDEST_WRAP = 50, 120  # characters to which somebody breaks lines by hand
_HEADER_LINES = 3  # below the title
_LONGEST_BYLINE = 80
_UNDERLINE = re.compile(r"[=\-~_*#]{3,}")
_DATE = re.compile(r"(?=.*\b(?:19|20)\d{2}\b|.*[٠-٩]{4})(?:.*\d.*)")
_FIRST_SENTENCE = re.compile(r".+?[.!?؟…][”\"’»)]*(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """What a plain text holds. *header* are short lines below the title that may be dates.

    Give them to ``read_date``, which decides.
    """

    title: str
    paragraphs: tuple[str, ...]
    byline: str = ""
    header: tuple[str, ...] = ()


def read_plain_text(text: str) -> PlainText:
    """Read a text whose first line is its title.

    If that line is longer than LONGEST_TITLE or all there is, the title is its first sentence.
    """
    lines = clean(text).strip("\n ").split("\n")
    title = one_line(lines[0]).lstrip("# ").strip()
    rest = lines[1:]
    if rest and _UNDERLINE.fullmatch(rest[0].strip()):
        rest = rest[1:]
    if len(title) > LONGEST_TITLE or not any(row.strip() for row in rest):
        sentence = _FIRST_SENTENCE.match(title)
        return PlainText(
            title=sentence[0] if sentence else title[:LONGEST_TITLE],
            paragraphs=tuple(plain_paragraphs(lines)),
        )
    byline, header, count = _header(rest)
    return PlainText(
        title=title, byline=byline, header=header, paragraphs=tuple(plain_paragraphs(rest[count:]))
    )


def plain_paragraphs(lines: list[str]) -> list[str]:
    """Join lines that were wrapped at a width; otherwise each line is a paragraph."""
    width = max((len(row.rstrip()) for row in lines), default=0)
    joined: list[str] = []
    for block in _blocks(lines):
        joined += (
            [" ".join(block)]
            if NARROWEST_WRAP <= width <= WIDEST_WRAP and _wrapped(block, width)
            else block
        )
    return [
        paragraph
        for paragraph in settled(map(one_line, joined))
        if any(letter.isalnum() for letter in paragraph)
    ]


def _header(rest: list[str]) -> tuple[str, tuple[str, ...], int]:
    """The byline, the lines that may be a date, and the number of lines of *rest* they take."""
    byline, header, count = "", [], 0
    for number, row in enumerate(rest, start=1):
        text = one_line(row)
        match = _byline().fullmatch(text)
        if text and len(text) <= _LONGEST_BYLINE and match and not byline:
            byline = match[1]
        elif (
            text
            and len(text) <= _LONGEST_BYLINE
            and _DATE.fullmatch(text)
            and not text.endswith((".", "!", "?"))
        ):
            header.append(text)
        elif text:
            break
        if text:
            count = number
        if len(header) + bool(byline) >= _HEADER_LINES:
            break
    return byline, tuple(header), count


def _blocks(lines: list[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for row in lines:
        if row.strip():
            blocks[-1].append(row.strip())
        else:
            blocks.append([])
    return [block for block in blocks if block]


def _wrapped(block: list[str], width: int) -> bool:
    """Whether most lines are full: the first word of the next one would not have fitted."""
    full = sum(len(row) + 1 + len(after.split()[0]) > width for row, after in pairwise(block))
    return full >= 0.8 * (len(block) - 1)


@cache
def _byline() -> re.Pattern[str]:
    """A line that names its author: "By Anna Reed"."""
    bylines = union(lambda language: language.reading.bylines)
    return pattern(r"(?:WORDS)\s+(\S.*)", bylines, flags=re.IGNORECASE)
