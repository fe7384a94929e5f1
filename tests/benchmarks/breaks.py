"""How many display lines of a finished issue break badly: within a name or an amount, or after a small word.

    python tests/benchmarks/breaks.py [-v] LAYOUT…      the .layout.json files that ``digest build`` writes beside the PDFs

One line for each kind of display type: how many of its texts have several lines, and how many of these have a bad break. -v lists
them. The small words are those of the language files; the rules are this file's own, and stricter about names than the layout's:
two neighbours with capitals in a headline that is not in title case are a name.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from digest.languages import language as language_of
from digest.languages import words as listed

KINDS = ("headlines", "listed headlines", "standfirsts", "quotations", "other large lines")
OPENING, CLOSING = "«“„‘‚\"'([¿¡\u00a0\u202f", "»”’\"')]\u00a0\u202f"
STOPS = ".,;:!?…–—،؛؟/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The lines of one display text."""

    kind: str
    page: int
    language: str
    lines: tuple[str, ...]


def texts(layout: dict[str, Any]) -> Iterator[Text]:
    """The display texts of an edition, as its file holds them."""
    edition = layout["edition"]
    for page in edition["pages"]:
        for part in page.get("parts", ()):
            for block in part.get("blocks", ()):
                for row in block.get("rows", ()):
                    code = row.get("language") or block.get("language") or part.get("language")
                    lines = tuple("".join(span["text"] for span in line) for line in row["lines"])
                    if kind := _kind(block["kind"], row["role"], row["style"]):
                        yield Text(
                            kind=kind,
                            page=page["number"],
                            language=code or edition["language"],
                            lines=lines,
                        )


def _kind(block: str, role: str, style: str) -> str:
    if role == "headline":
        return KINDS[1] if block in {"row", "item"} else KINDS[0]
    if role == "deck":
        return KINDS[2]
    if role == "words" and block in {"quote", "saying", "main"}:
        return KINDS[3]
    large = (
        "head" in style or style in {"quote", "big-quote", "cover-sentence"}
    ) and "list" not in style
    return KINDS[4] if large and role in {"words", "sentence", "text", "title"} else ""


def faults(text: Text) -> list[str]:
    """Why each of the text's badly ended lines is bad."""
    found, own = [], _small(text.language)
    whole = [word for line in text.lines for word in line.split(" ")]
    sentence = sum(_is_plain(word) and word.lower() not in own[0] for word in whole) >= 2
    opens = True
    at = 0
    for line, following in zip(text.lines, text.lines[1:], strict=False):
        words = line.split(" ")
        at += len(words)
        why = fault(words[-1], following.split(" ")[0], text.language, sentence=sentence)
        if why == "name" and _beside_office(whole, at, text.language):
            why = ""
        if why and not (opens and len(words) == 1 and why == "name"):
            found.append(f"{why}: {words[-1]} / {following.split(' ')[0]}")
        opens = words[-1][-1:] in ".:?!"
    return found


def fault(last: str, first: str, language: str, *, sentence: bool) -> str:
    """What is parted by a break between the words *last* and *first*; "" for nothing.

    *sentence*: they are not in title case.
    """
    every, openers, either, numbers, titles = _small(language)
    plain, after = last.lstrip(OPENING), first.lstrip(OPENING)
    if not any(map(str.isalnum, first)):
        return "mark"
    if plain[:1].islower() or not sentence or not plain[:1].isupper():
        tails = _tails(plain.lower(), language)
        if tails & every and not (tails & either and after.lower() in openers):
            return "small word"
    small_follows = bool(_tails(after.lower(), language) & (every - numbers))
    if (re.search(r"\d(?:th|st|nd|rd)?$", plain) or plain.lower() in numbers) and not small_follows:
        return "number"
    if after[:1].isupper() and (
        re.fullmatch(r"(?:[A-Z]\.)+|[A-Z]", plain) or plain.lower().rstrip(".") in titles
    ):
        return "name"
    ends = plain[-1:] in STOPS + CLOSING or re.search(r"['’]s$|s['’]$", plain)
    if sentence and _capital(plain) and _capital(after) and not ends and first == after:
        return "name"
    return ""


def _beside_office(words: list[str], at: int, language: str) -> bool:
    """Whether a long name of an office and a person is parted between the two, or before the office.

    "French President / Emmanuel Macron", "linked to UK / Prime Minister Starmer"; *at* is the word behind the break.
    """
    offices = listed(language_of(language).naming.titles)
    before, behind = words[at - 1].lstrip(OPENING) in offices, words[at].lstrip(OPENING) in offices
    following = words[at + 1] if at + 1 < len(words) else ""
    return behind > before or (before > behind and _capital(following))


def _capital(word: str) -> bool:
    return re.sub(r"^(?:[a-zà-ÿ]{1,4}['’]|al-|el-)", "", word)[:1].isupper()


def _is_plain(word: str) -> bool:
    return word.isalpha() and word.islower()


def _tails(word: str, language: str) -> set[str]:
    word = word.replace("’", "'")
    prefixes = listed(language_of(language).breaks.prefixes)
    return {word, word.rpartition("'")[2]} | ({word[1:]} if word[:1] in prefixes else set())


@cache
def _small(code: str) -> tuple[frozenset[str], ...]:
    """All small words; those that open a phrase; those that may close one; numbers; forms of address."""
    own = language_of(code)
    breaks, numbers = own.breaks, own.numbers
    every = listed(f"{breaks.openers} {breaks.bound} {breaks.either} {own.typography.small}")
    counts = frozenset(word.lower() for word in (*numbers.scales, *numbers.ones, *numbers.tens))
    return (
        every,
        listed(breaks.openers),
        listed(breaks.either),
        counts,
        listed(own.naming.short_titles.lower()),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("layouts", nargs="+", type=Path)
    parser.add_argument("-v", action="store_true", help="list the bad breaks")
    options = parser.parse_args()
    several: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    for path in options.layouts:
        for text in texts(json.loads(path.read_text(encoding="utf-8"))):
            if len(text.lines) < 2:
                continue
            several[text.kind] += 1
            if found := faults(text):
                bad[text.kind] += 1
                if options.v:
                    sys.stdout.write(
                        f"{text.kind[:-1]}, page {text.page}: {' / '.join(text.lines)}  [{'; '.join(found)}]\n"
                    )
    for kind in KINDS:
        if several[kind]:
            share = 100 * bad[kind] / several[kind]
            sys.stdout.write(
                f"{kind:20}{several[kind]:5} of several lines{bad[kind]:5} with a bad break {share:5.1f} %\n"
            )


if __name__ == "__main__":
    main()
