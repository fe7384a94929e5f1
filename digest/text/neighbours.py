"""Judges sentences by those around them.

A caption stands before its photographer's name, an author's note goes on with a pronoun, and what
stands between two pieces of furniture at the end of a page is furniture too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from digest.languages import language as language_of
from digest.languages import words
from digest.model import Sentence
from digest.text.boilerplate_patterns import Trace, ended
from digest.text.glued import opens_with_credit

#: A sentence and the reason to leave it out, "" for none.
Judged = tuple[Sentence, str]

#: So many sentences at most stand between two pieces of furniture without being the story.
BETWEEN = 2
#: So many repeated sentences at the end of a text show that its end is furniture.
FEWEST_REPEATED = 3
#: A page goes on after its last word for so long, as a share of the story.
MOST_AFTER = 0.5

#: So far behind its caption a picture's credit stands at most.
BEFORE_CREDIT = 3
#: So few words behind a gap of so many blanks go on with the furniture before it.
REST, GAP = 4, 4

_FIRST = re.compile(r"[\w']+")
_REPEATED, _NOTE, _CAPTION = "repeated in the source", "author's note", "caption"


def by_neighbours(
    judged: Sequence[Judged],
    *,
    code: str,
    late: Callable[[Sentence], bool],
    last: Sequence[Trace],
) -> list[Judged]:
    """*judged* with more reasons, as the sentences around each show.

    *late* says whether a sentence stands near the end. None of the story follows *last*.
    """
    result = _captions(_rests(judged), code)
    result = _notes(result, code, late)
    result = _between(result, late)
    return _after(result, last)


def _rests(judged: Sequence[Judged]) -> list[Judged]:
    """What goes on with a piece of furniture that ends without a stop, behind a gap."""
    result: list[Judged] = []
    for sentence, reason in judged:
        goes_on = (
            result
            and result[-1][1]
            and sentence.words <= REST
            and sentence.start - result[-1][0].end >= GAP
            and not ended(result[-1][0].text)
        )
        result.append((sentence, reason or (result[-1][1] if goes_on else "")))
    return result


def _captions(judged: Sequence[Judged], code: str) -> list[Judged]:
    """A sentence before a photographer's name is a caption."""
    result: list[Judged] = []
    for sentence, reason in judged:
        if (
            result
            and not result[-1][1]
            and _stands_behind(sentence, result[-1][0])
            and sentence.text[:1] in "(["
            and (reason == _CAPTION or opens_with_credit(sentence.text, code))
        ):
            result[-1] = result[-1][0], _CAPTION
        result.append((sentence, reason))
    return result


def _stands_behind(credit: Sentence, caption: Sentence) -> bool:
    """Whether *credit* stands right behind *caption*, on the next line at most."""
    gap = credit.start - caption.end
    return gap <= (BEFORE_CREDIT if credit.paragraph == caption.paragraph else 1)


def _notes(judged: Sequence[Judged], code: str, late: Callable[[Sentence], bool]) -> list[Judged]:
    """An author's note goes on as long as sentences open with a pronoun."""
    pronouns = _pronouns(code)
    result: list[Judged] = []
    for sentence, reason in judged:
        first = _FIRST.match(sentence.text)
        goes_on = result and result[-1][1] == _NOTE and first and first[0].lower() in pronouns
        own = _NOTE if not reason and goes_on and late(sentence) else reason
        result.append((sentence, own))
    return result


@cache
def _pronouns(code: str) -> frozenset[str]:
    return words(language_of(code).openings.pronouns)


def _between(judged: Sequence[Judged], late: Callable[[Sentence], bool]) -> list[Judged]:
    """At most BETWEEN sentences between two of those that the outlet repeats at the page's end."""
    result = list(judged)
    inner: list[int] = []
    right, count = len(judged), 0
    for index in range(len(judged) - 1, -1, -1):
        sentence, reason = judged[index]
        if right - index > BETWEEN + 1 or not late(sentence):
            break
        if reason == _REPEATED:
            inner += range(index + 1, right) if count else ()
            right, count = index, count + 1
    for index in inner if count >= FEWEST_REPEATED else ():
        result[index] = result[index][0], result[index][1] or "between furniture"
    return result


def _after(judged: Sequence[Judged], last: Sequence[Trace]) -> list[Judged]:
    """Nothing behind a sentence that ends the story is part of it, if it is the shorter part."""
    end = next((index for index, (sentence, _) in enumerate(judged) if _ends(sentence, last)), None)
    if end is None:
        return list(judged)
    story = sum(sentence.words for sentence, reason in judged[:end] if not reason)
    rest = sum(sentence.words for sentence, reason in judged[end + 1 :] if not reason)
    if rest > MOST_AFTER * story:
        return list(judged)
    behind = [
        (sentence, reason or "after the story's end") for sentence, reason in judged[end + 1 :]
    ]
    return [*judged[: end + 1], *behind]


def _ends(sentence: Sentence, last: Sequence[Trace]) -> bool:
    lowered = sentence.text.lower() if last else ""
    return any(trace.matches(sentence.text, lowered) for trace in last)
