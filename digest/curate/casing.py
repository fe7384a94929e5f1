"""Sets headlines in sentence case: no word in capitals that the week's texts write small.

The texts know which words are names and initials: they are capitals there too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from digest.curate._meaning import common
from digest.languages import base, language, words
from digest.model import Article
from digest.text.words import stop_words

REACH = 2000
"""Characters of an article that bear witness; they hold most words of its title."""
MOST = 3000
"""Articles that bear witness: more add few words."""
CAPITALISED = 0.8
"""From this share of capitalised words on, a title is in title case; names alone reach less."""
FEWEST = 4
"""Words of a title whose case can be judged."""
SHOUTED = 3
"""Letters from which a word in capitals may be no initials."""
NAMED = 2
"""How much oftener a word must be capitalised than small to be taken for a name."""

PAIRED = 3
"""Times that the texts must write two words as one name: once or twice it may be a heading."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: A word within a sentence, and the one before it; what follows a stop or a quotation mark opens
#: a sentence, and shows nothing.
_INNER = re.compile(
    r"(?:(?<=[\w,;’'] )|(?<=\w-))(?<![.!?] )([^\W\d_]+(?:['’][^\W\d_]+)*)(?=( [^\W\d_]+)?)"
)
_ENDING = re.compile(r"['’][^\W\d_]{1,2}$")
#: What stands before a word that opens a title or a part of it; "U.S. " ends no sentence.
_OPENS = re.compile(r"(?:^|(?:[^\W\d_]{2}[.?!]|[:–—])\s)[“‘„«\"'(]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Casing:
    """How texts write words, and pairs of words: each in small letters, with its spellings'
    counts, by language.
    """

    spellings: Mapping[str, Mapping[str, Counter[str]]] = field(default_factory=dict)

    def of(self, word: str, code: str, *, sure: bool = True) -> str:
        """How the texts write *word*, or the two words in it; "" where they do not have it.

        What only opens sentences there counts unless *sure*: it may be a name, if no small word.
        """
        seen = self.spellings.get(code, {}).get(word.lower())
        if not seen:
            return ""
        if not seen.total() and (sure or word.lower() in stop_words(code)):
            return ""
        best = max(seen, key=lambda spelling: (seen[spelling], spelling))
        return best if seen[best] >= NAMED * seen[word.lower()] else word.lower()


NOTHING_SEEN = Casing()


def witnessed(articles: Iterable[Article]) -> Casing:
    """How the texts of *articles* write the words of their titles."""
    examined = list(articles)[:MOST]
    asked: dict[str, set[str]] = {}
    for article in examined:
        found = [_ENDING.sub("", word) for word in _WORD.findall(article.title.lower())]
        asked.setdefault(base(article.language), set()).update(
            found, map(" ".join, pairwise(found))
        )
    seen: dict[str, dict[str, Counter[str]]] = {}
    for article in examined:
        code = base(article.language)
        own = seen.setdefault(code, {})
        text = article.text[:REACH]
        for word in _WORD.findall(text):
            if word[0].isupper() and (small := word.lower()) in asked[code]:
                own.setdefault(small, Counter())[word] += 0
        for word, after in _INNER.findall(text):
            for spelling in (_ENDING.sub("", word), word + after):
                if (small := spelling.lower()) in asked[code]:
                    own.setdefault(small, Counter())[spelling] += 1
    return Casing(spellings=seen)


def sentence_case(title: str, code: str, week: Casing, own: Casing = NOTHING_SEEN) -> str:
    """*title* without words in capitals for emphasis, or capitals at the head of every word.

    *own* are the texts below the title, which know better than those of the *week*.
    """
    if not language(code).script.cased:
        return title
    words = list(_WORD.finditer(title))
    found = [match[0] for match in words]
    whole = len(found) >= FEWEST and _shouts(found)
    heads = language(code).headlines.title_case and _capitalised(found, code)
    named = _named_pairs(found, code, week) if whole or heads else {}
    known = [_spelled(word, code, own, week) for word in found]
    cased, last = [], 0
    for number, match in enumerate(words):
        word = match[0]
        changes = (
            whole or (heads and word[1:].islower()) or _is_shouted(word, code, known[number], own)
        )
        if number in named:
            word = named[number]
        elif changes and known[number]:
            word = known[number]
        elif changes and (whole or not _is_name(number, found, known, code)):
            word = _unseen(word, code, shouted=whole)
        if match[0][0].isupper() and _OPENS.search(title[: match.start()]):
            word = word[:1].upper() + word[1:] if word == word.lower() else word
        cased += [title[last : match.start()], word]
        last = match.end()
    return "".join([*cased, title[last:]])


def _spelled(word: str, code: str, *texts: Casing) -> str:
    """How the first of *texts* that has *word* writes it; a possessive's ending is kept."""
    stem = _ENDING.sub("", word)
    spellings = (text.of(stem, code, sure=sure) for sure in (True, False) for text in texts)
    known = next(filter(None, spellings), "")
    return known + word[len(stem) :].lower() if known else ""


def _named_pairs(found: list[str], code: str, week: Casing) -> dict[int, str]:
    """The words, by their number, that are capitalised as one name with their neighbour."""
    named: dict[int, str] = {}
    for number, pair in enumerate(pairwise(found)):
        both = " ".join(pair)
        seen = week.spellings.get(code, {}).get(both.lower(), Counter())
        known = week.of(both, code).split(" ")
        capital = all(word[:1].isupper() for word in (*pair, *known))
        if len(known) == 2 and capital and seen[" ".join(known)] >= PAIRED:
            named |= {number: known[0], number + 1: known[1]}
    return named


def _is_name(number: int, found: list[str], known: list[str], code: str) -> bool:
    """Whether a capitalised word that no text has is a name, or the first of two.

    It is a rare word, of an owner ("Reed's") or behind another such word ("Anna Reed"): texts have
    most other words of their titles.
    """

    def strange(place: int) -> bool:
        inside = 0 <= place < len(found)
        return inside and found[place][0].isupper() and not known[place]

    def rare(place: int) -> bool:
        return not common(_ENDING.sub("", found[place]), code)

    if strange(number + 1) and rare(number + 1):
        return True
    owner = bool(_ENDING.search(found[number]))
    return rare(number) and (owner or strange(number - 1))


def _shouts(found: list[str]) -> bool:
    """Whether most of the words *found* are in capitals."""
    long = [word for word in found if len(word) >= SHOUTED]
    return bool(long) and sum(word.isupper() for word in long) >= CAPITALISED * len(long)


def _capitalised(found: list[str], code: str) -> bool:
    """Whether the words *found* are in title case."""
    small = words(language(code).typography.small)
    counted = [word for word in found[1:] if word.lower() not in small]
    heads = sum(word[0].isupper() for word in counted)
    return len(found) >= FEWEST and heads >= CAPITALISED * len(counted)


def _is_shouted(word: str, code: str, known: str, own: Casing) -> bool:
    """Whether *word* is in capitals though the texts write it small, as *known*; *own* may know it
    as initials.
    """
    shouted = word.isupper() and len(word) >= SHOUTED
    initials = word in own.spellings.get(code, {}).get(word.lower(), ())
    return shouted and not initials and known == word.lower()


def _unseen(word: str, code: str, *, shouted: bool) -> str:
    """A word that no text has: small, or as a noun where all nouns are capitalised."""
    nouns = language(code).headlines.nouns_capitalised
    if nouns and word.lower() not in stop_words(base(code)):
        return word.capitalize()
    return word.lower() if shouted or word[1:].islower() else word
