"""Finds titles and standfirsts that lost their apostrophes or quotation marks.

An outlet's software drops them. The article's own text shows it: "Barretts nomination" is damaged
where the text has only "Barrett's nomination".
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from digest.languages import pattern, union

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_INNER = re.compile(r"'(?<=[^\W_]')(?=[^\W_])")
#: What may stand between two words of a run: a few signs, quotation marks or others.
_BETWEEN, _UNQUOTED = re.compile(r"\W{1,4}"), re.compile(r"[^\w\"“”«»„'‘’]{1,4}")
_ELIDED = re.compile(
    r"(?<![^\W_])(?P<word>[^\W_]{1,40}+(?:'[^\W_]{1,40}){1,2})"
    r"(?: (?P<next>[^\W_]{1,40}(?:'[^\W_]{1,40})?))?"
)
_QUOTES = re.compile(r"[\"“”«»„]|(?<![^\W_])['‘’]|['’](?![^\W_])")
#: So many words in a row show that two texts are one.
RUN = 4
#: So many characters of a text bear witness.
REACH = 20_000


def stripped(words: str, text: str = "") -> bool:
    """Whether *words* lost apostrophes or quotation marks that the same words have in *text*."""
    if _always().search(words):
        return True
    low = text[:REACH].lower().replace("’", "'")
    mine = _WORD.findall(words.lower().replace("’", "'"))
    return _lost_apostrophe(mine, low) or (not _QUOTES.search(words) and _lost_quotation(mine, low))


def _lost_apostrophe(mine: list[str], text: str) -> bool:
    """Whether a word, or two words in a row, stand in the text with an apostrophe only."""
    alone, pairs = set(mine), set(pairwise(mine))
    elided = [
        (bare, match["next"])
        for match in _ELIDED.finditer(text)
        if (bare := match["word"].replace("'", "")) in alone
    ]
    whole = set(_WORD.findall(text)) if elided else ()
    return any(
        bare not in whole or ((bare, after) in pairs and f"{bare} {after}" not in text)
        for bare, after in elided
    )


def _lost_quotation(mine: list[str], text: str) -> bool:
    """Whether words in a row stand in the text only with a quotation mark among or around them."""
    plain = _INNER.sub("", text)
    if not _QUOTES.search(plain):
        return False
    bare = [word.replace("'", "") for word in mine]
    flat = _UNQUOTED.sub(" ", plain)
    spaced = _BETWEEN.sub(" ", plain)
    for at in range(len(bare) - RUN + 1):
        run = " ".join(bare[at : at + RUN])
        place = flat.find(run)
        if run not in spaced or (place >= 0 and not _quoted(flat, place, place + len(run))):
            continue  # most runs: no search by pattern is needed
        matches = list(re.finditer(run.replace(" ", r"\W{1,4}"), plain))
        if matches and all(_quoted(plain, *one.span()) for one in matches):
            return True
    return False


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation mark stands in text[start:end] or beside it."""
    return bool(_QUOTES.search(text[max(start - 1, 0) : end + 2]))


@cache
def _always() -> re.Pattern[str]:
    """Contractions that are no words without their apostrophe, unlike "its" and "were"."""
    return pattern("WORDS", union(lambda language: language.typography.unapostrophed))
