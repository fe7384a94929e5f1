"""Typography that an outlet's software lost: titles and standfirsts whose apostrophes and quotation marks are gone.

The article's own text is the witness: "Barretts nomination" is damaged where the text has only "Barrett's nomination".
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’]")
_QUOTES = re.compile(r"[\"“”«»„]|(?<![^\W_])['‘’]|['’](?![^\W_])")
#: Never words of their own, unlike "its", "were", "wont" and "cant".
_ALWAYS = re.compile(
    r"(?i:\b(?:dont|doesnt|didnt|isnt|wasnt|arent|werent|havent|hasnt|hadnt|wouldnt|couldnt|shouldnt|youre|theyre|"
    r"youve|theyve|weve|thats|whats|"
    r"shes|hes|youll|theyll)\b)|\bI(?:m|ve)\b")
#: So many words in a row show that two texts are one.
RUN = 4


def stripped(words: str, text: str = "") -> bool:
    """Whether *words* lost apostrophes or quotation marks that the same words have in *text*."""
    if _ALWAYS.search(words):
        return True
    mine, theirs = list(_WORD.finditer(words)), list(_WORD.finditer(text))
    return _lost_apostrophe(mine, theirs) or _lost_quotation(words, mine, text, theirs)


def _lost_apostrophe(mine: list[re.Match[str]], theirs: list[re.Match[str]]) -> bool:
    """Whether a word, or else a word and its neighbour, stands in the text with an apostrophe only."""
    for size in (1, 2):
        whole = {tuple(word.group().lower() for word in theirs[at:at + size]) for at in range(len(theirs))}
        bare = {tuple(_APOSTROPHE.sub("", part) for part in run) for run in whole} - whole
        for at in range(len(mine) - size + 1):
            run = tuple(word.group().lower() for word in mine[at:at + size])
            if run in bare:
                return True
    return False


def _lost_quotation(words: str, mine: list[re.Match[str]], text: str, theirs: list[re.Match[str]]) -> bool:
    """Whether some words in a row stand in the text with a quotation mark among or around them that *words* lack."""
    marked: dict[tuple[str, ...], list[bool]] = {}
    for at in range(len(theirs) - RUN + 1):
        part = text[max(theirs[at].start() - 1, 0):theirs[at + RUN - 1].end() + 2]
        marked.setdefault(_key(theirs[at:at + RUN]), []).append(bool(_QUOTES.search(part)))
    runs = (_key(mine[at:at + RUN]) for at in range(len(mine) - RUN + 1))
    return not _QUOTES.search(words) and any(all(marked.get(run, [False])) for run in runs)


def _key(run: list[re.Match[str]]) -> tuple[str, ...]:
    return tuple(_APOSTROPHE.sub("", word.group().lower()) for word in run)
