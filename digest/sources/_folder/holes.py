"""Leaves out sentences from which a template's value is missing.

"The dam is {{ site.data.height }} metres high" says nothing once the value is gone. Whoever expands
a template puts HOLE where one was left out; ``without_holes`` removes the sentences around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.text.sentences import split

#: Stands for a value that was left out. No author writes two empty double parentheses.
HOLE = "⸨⸩"

_IN_MARKUP = re.compile(rf"(\]\([^)\n]{{0,500}}|<[^<>]{{0,2000}}){HOLE}")
_EDGES = re.compile(rf"^(?:\s*{HOLE}\s*)+|(?:\s*{HOLE}\s*)+$")
_ENDED = re.compile(r"[.!?…؟۔。！？।:;][\"'”’»)\]]*$")
_LONGEST_SHOWN = 80


def hole(text: str, start: int, end: int) -> str:
    """What is put in the place of the template tag text[start:end], which had no value.

    A tag alone on its line is no part of a sentence.
    """
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[first:start] + text[end : last if last >= 0 else len(text)]
    return HOLE if any(letter.isalnum() for letter in line) else ""


def close_in_markup(text: str) -> str:
    """*text* without holes in addresses and tags, which are no sentences."""
    while HOLE in text and (closed := _IN_MARKUP.sub(r"\1", text)) != text:
        text = closed
    return text


def without_holes(
    paragraphs: Sequence[str], *, language: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """*paragraphs* without the sentences that have a hole, and a note for each of these.

    A hole between two whole sentences leaves both.
    """
    remaining: list[str] = []
    notes: list[str] = []
    for paragraph in paragraphs:
        text = _without(paragraph, language, notes) if HOLE in paragraph else paragraph
        if any(letter.isalnum() for letter in text):
            remaining.append(text)
    return tuple(remaining), tuple(notes)


def _without(paragraph: str, language: str, notes: list[str]) -> str:
    pieces: list[str] = []
    for start, end in split(paragraph, language=language):
        sentence = paragraph[start:end]
        whole = _EDGES.sub("", sentence)
        if HOLE in whole or (whole != sentence and not _is_whole(sentence, whole)):
            if whole:
                notes.append(_note(sentence))
        elif whole:
            pieces.append(whole)
    return " ".join(pieces)


def _note(sentence: str) -> str:
    shown = sentence.replace(HOLE, "…")
    cut = f"{shown[:_LONGEST_SHOWN]}…" if len(shown) > _LONGEST_SHOWN else shown
    return f"a template's value is missing, so a sentence is left out: {cut}"


def _is_whole(sentence: str, rest: str) -> bool:
    """Whether *rest*, what is left of *sentence* beside a hole at its edge, needs no value."""
    begun = not sentence.startswith(HOLE) or not rest[:1].islower()
    return begun and (not sentence.endswith(HOLE) or bool(_ENDED.search(rest)))
