"""Names by which a sentence calls those whom only a left-out sentence introduces.

The article itself shows what its readers know: where a name stands alone from the first ("Paris",
"Hamas") they know it, where the first mention introduces it ("Anna Reed", "her mother Anna", "the
Northport Harbour Board (NHB)") they do not, and "Reed", "Anna" and "NHB" lean on that sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from digest.languages import every, pattern, union
from digest.languages import language as language_of
from digest.languages import words as words_of
from digest.model import Article, Sentence
from digest.text.words import stop_words

#: A name of fewer letters is an initial.
SHORTEST = 3

#: So many words of a name may have their initials for another one.
INITIALS = 3

_WORD_BEFORE = re.compile(r"([\w'’-]+) [\"“‘«]?$")
#: What introduces a name behind it, not an age ("Anna Reed, a pilot", but "Reed, 69, said").
_EXPLAINED = re.compile(r", [a-zß-ÿ][^,.;:]{3,60},")
_PREFIX = re.compile(r"^[a-z]{2}-")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A *name*, and whether its place *introduces* it."""

    name: str
    introduces: bool


class BareNames:
    """Who is called by one name in the *sentences* of *articles*, and where each is introduced.

    Nobody is known where nouns are written like names.
    """

    def __init__(self, sentences: Sequence[Sentence], articles: Sequence[Article]) -> None:
        languages = {
            article.id: article.language
            for article in articles
            if not language_of(article.language).nouns.capitals
        }
        known = _headlined(articles)
        self._known = {
            article.id: known | _places(article.text, article.language) for article in articles
        }
        self._articles = [sentence.article for sentence in sentences]
        self._mentions = [
            tuple(_mentions(sentence.text, languages[sentence.article]))
            if sentence.article in languages
            else ()
            for sentence in sentences
        ]
        #: By article and name, its first mention: the sentence, and whether that introduces it.
        self._first: dict[tuple[str, str], tuple[int, bool]] = {}
        for index, (article, mentions) in enumerate(
            zip(self._articles, self._mentions, strict=True)
        ):
            for mention in mentions:
                self._first.setdefault((article, mention.name), (index, mention.introduces))

    def needs(self, index: int) -> frozenset[int]:
        """The sentences that introduce those whom the one at *index* calls by a bare name."""
        article, own = self._articles[index], self._mentions[index]
        known = self._known[article] | {each.name for each in own if each.introduces}
        firsts = (self._first[article, each.name] for each in own if each.name not in known)
        return frozenset(first for first, introduces in firsts if introduces and first < index)


@cache
def _run() -> re.Pattern[str]:
    """Names that follow one another, particles between them ("Ursula von der Leyen")."""
    particles = union(lambda each: each.naming.particles)
    name = r"(?:[a-z]{2}-)?[A-ZÀ-Þ][\w-]*(?:['’][A-ZÀ-Þ][\w-]*)?\.?"
    return re.compile(rf"(?<![\w'’.-]){name}(?: (?:(?:{particles}) ){{0,2}}{name})*")


def _mentions(text: str, language: str) -> Iterator[_Mention]:
    """The names in *text*, given names and surnames one by one."""
    stops = stop_words(language)
    for run in _run().finditer(text):
        opens = run.start() < 2
        names = _names(run.group(), stops if opens else frozenset())
        if len(names) == 1:
            before, behind = text[: run.start()], text[run.end() :]
            explained = _explained(names[0], before, behind) or (
                not opens and _has_role(before, language)
            )
            yield _Mention(names[0], introduces=explained)
            continue
        # "Westland Attorney General Anna Reed": what stands before a first name is no name.
        for name in names[-2:]:
            yield _Mention(name, introduces=True)
        if len(names) >= INITIALS:
            yield _Mention("".join(name[0] for name in names), introduces=True)


def _names(run: str, stops: AbstractSet[str]) -> list[str]:
    """The names in a *run* of words with capitals, without titles, particles and initials; *stops*
    are words with which a sentence opens.
    """
    names = run.rstrip(".").split(" ")
    if names[0].lower() in stops:
        names = names[1:]
    titles, particles = _titles(), _particles()
    first = next(
        (at for at, name in enumerate(names) if name.rstrip(".") not in titles), len(names)
    )
    bare = (_bare(name) for name in names[first:] if name.lower() not in particles)
    return [name for name in bare if len(name) >= SHORTEST]


def _explained(name: str, before: str, behind: str) -> bool:
    """Whether what stands around a single *name* says whose it is."""
    if name.isupper():
        return before.endswith("(") and behind.startswith(")")
    apposed = before.endswith(", ") and behind.startswith(",")
    return apposed or bool(_EXPLAINED.match(behind))


def _has_role(before: str, language: str) -> bool:
    """Whether a noun right before a name says who it is ("her mother Anna")."""
    word = _WORD_BEFORE.search(before)
    return word is not None and word.group(1) in words_of(language_of(language).naming.roles)


def _places(text: str, language: str) -> frozenset[str]:
    """The names in *text* that are a place's."""
    within = "|".join(language_of(language).naming.within.split())
    found = pattern(r"\b(?:WORDS) ([A-ZÀ-Þ][\w-]+)", within)
    return frozenset(match.group(1) for match in found.finditer(text))


def _bare(name: str) -> str:
    return _PREFIX.sub("", name).rstrip(".")


def _headlined(articles: Sequence[Article]) -> AbstractSet[str]:
    titles = [
        {_bare(name) for run in _run().finditer(article.title) for name in run.group().split(" ")}
        for article in articles
    ]
    return set.intersection(*titles) if titles else set()


@cache
def _particles() -> frozenset[str]:
    return frozenset(union(lambda each: each.naming.particles).split("|"))


@cache
def _titles() -> frozenset[str]:
    return words_of(" ".join(each.naming.titles for each in every()))
