"""Finds what one outlet prints again and again: it belongs to the outlet, not to a story.

Whole sentences count, and so do the first words of sentences, for a page's header is often glued
to what follows it, titles of its other articles in front of a sentence, and credits in brackets.
Two articles that have nothing in common but their first sentence have the caption of one clip or
picture. What several versions of one article share is no habit: they count once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType

from digest.languages import base
from digest.languages import language as language_of
from digest.languages import words as words_of
from digest.model import Article
from digest.text.sentences import sentences

#: A sentence in this many of one outlet's articles, and in this share of them, is the outlet's.
LEAST, SHARE = 3, 0.05
#: Two articles that share this part of their words are versions of one.
VERSIONS = 0.6
#: A sentence in more articles than this shows no versions: an article is posted less often.
MOST_VERSIONS = 12
#: A repeated head has so many words, at a text's beginning so many.
HEAD, FIRST_HEAD, LONGEST_HEAD = 3, 2, 16
#: A head goes on where this part of the articles with its first words has the next one as well.
GOES_ON = 0.5
#: A longer head replaces a shorter one that stands in this share of its places.
SAME = 0.9
#: Of the words behind a head, so many open sentences ("The", "In"): behind an office stand names.
OPENERS = 0.2
#: So many articles of an outlet open with a head that stands at their beginning alone.
FIRST_SHARE = 0.2
#: A title of fewer words may open a sentence.
TITLE = 5
#: A sentence of fewer words is a dateline or a label.
CAPTION = 6
#: Names in brackets, what goes on behind them, and what does not.
_BRACKETS = re.compile(r"\(([^()\n]{3,80})\)(?:\s+(\S+))?")
_DIGIT = re.compile(r"\d")
_MORE = " …"
_BEFORE_ANOTHER = " | …"

#: By source, the sentences that are the outlet's own, as `signature` writes them; with " …" behind
#: them, the first words of sentences.
Repeated = Mapping[str, frozenset[str]]
NONE_REPEATED: Repeated = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What one outlet repeats: *sentences*, *heads*, the first words of others, *titles*, which
    stand in front of others, and *credits* in brackets.
    """

    sentences: frozenset[str] = frozenset()
    heads: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    credits: frozenset[str] = frozenset()

    def credit(self, text: str) -> int:
        """How far a caption with its credit reaches that a sentence of *text* is glued to; 0 where
        there is none.
        """
        return max(
            (
                match.start(2)
                for match in _BRACKETS.finditer(text if self.credits else "")
                if signature(match[0].partition(")")[0] + ")") in self.credits and _opens(match[2])
            ),
            default=0,
        )

    def tail(self, signed: str, text: str) -> int:
        """Where a repeated sentence begins that *text*, with this signature, ends with; its length
        where there is none.
        """
        if not signed.endswith(self.tails):
            return len(text)
        longest = max((tail for tail in self.tails if signed.endswith(tail)), key=len)
        return _end_of_words(text, len(signed.split()) - len(longest.split()))

    def __bool__(self) -> bool:
        return bool(self.sentences or self.heads or self.titles or self.credits)

    def head(self, signed: str, text: str) -> int:
        """How far a repeated head reaches that *text*, with this signature, opens with; 0 where
        there is none.
        """
        if signed.startswith(self.heads):
            longest = max((head for head in self.heads if signed.startswith(head)), key=len)
            return _end_of_words(text, len(longest.split()))
        for title in self.titles if signed.startswith(self.titles) else ():
            cut = _end_of_words(text, len(title.split()))
            if signed.startswith(title) and _opens(text[cut : cut + 1]):
                return cut
        return 0


@lru_cache(maxsize=256)
def habits(repeated: frozenset[str]) -> Habits:
    """The habits in one source's signatures."""
    whole = frozenset(each for each in repeated if not each.endswith(_MORE))
    bracketed = frozenset(each for each in whole if each[0] == "(" and each[-1] == ")")
    whole -= bracketed
    return Habits(
        sentences=whole,
        heads=tuple(
            f"{each.removesuffix(_MORE)} "
            for each in repeated
            if each.endswith(_MORE) and not each.endswith(_BEFORE_ANOTHER)
        ),
        titles=tuple(
            f"{each.removesuffix(_BEFORE_ANOTHER)} "
            for each in repeated
            if each.endswith(_BEFORE_ANOTHER)
        ),
        tails=tuple(f" {each}" for each in whole if len(each.split()) > HEAD),
        credits=bracketed,
    )


def signature(text: str) -> str:
    """The form in which repetitions of *text* are counted: lower case, one digit for all, single
    spaces.
    """
    return _DIGIT.sub("0", " ".join(text.split())).lower()


def repeated(articles: Iterable[Article]) -> Repeated:
    """The sentences, and the first words of sentences, that each source of *articles* repeats."""
    by_source: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_source[article.source].append(article)
    return MappingProxyType({source: _habits_of(each) for source, each in by_source.items()})


def often(articles: Iterable[tuple[str, Iterable[str]]]) -> Repeated:
    """The signatures in at least LEAST of a source's articles and in SHARE of them.

    *articles* are pairs of a source and the signatures of one article's sentences, each once.
    Versions of one article count once.
    """
    by_source: dict[str, list[frozenset[str]]] = defaultdict(list)
    for source, signatures in articles:
        by_source[source].append(frozenset(signatures))
    return MappingProxyType({source: _often(texts)[0] for source, texts in by_source.items()})


def _habits_of(articles: Sequence[Article]) -> frozenset[str]:
    cut = [[" ".join(sentence.text.split()) for sentence in sentences(each)] for each in articles]
    whole, family = _often([frozenset(map(signature, texts)) for texts in cut])
    stop = words_of(language_of(base(articles[0].language)).vocabulary.stop)
    heads = _heads(cut, family, stop) if len(set(family)) >= LEAST else set()
    heads |= _long_heads(cut, family)
    whole |= _openings_alone(cut, family, whole) | _credits(articles)
    return whole | {f"{head}{_MORE}" for head in heads} | _titles(articles, cut)


def _titles(articles: Sequence[Article], cut: Sequence[Sequence[str]]) -> set[str]:
    """The titles that other articles have as a link in front of a sentence; *cut* are the
    sentences of *articles*.
    """
    known: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        title = signature(article.title)
        if len(split := title.split()) >= TITLE:
            known[" ".join(split[:TITLE])].add(title)
    return {
        f"{title}{_BEFORE_ANOTHER}"
        for article, texts in zip(articles, cut, strict=True)
        for text in texts
        for title in known.get(signature(" ".join(text.split(maxsplit=TITLE)[:TITLE])), ())
        if title != signature(article.title) and signature(text).startswith(f"{title} ")
    }


def _openings_alone(
    cut: Sequence[Sequence[str]], family: Sequence[int], whole: frozenset[str]
) -> set[str]:
    """The first sentences of articles that have nothing else in common: a clip's captions."""
    texts = [frozenset(map(signature, each)) - whole for each in cut]
    alike: dict[str, dict[int, frozenset[str]]] = defaultdict(dict)
    for number, each, text in zip(family, cut, texts, strict=True):
        signed = (signature(sentence) for sentence in each if len(sentence.split()) >= CAPTION)
        if first := next((one for one in signed if one not in whole), ""):
            alike[first].setdefault(number, text)
    return {
        first
        for first, holders in alike.items()
        if len(holders) > 1
        and all(len(one & other) == 1 for one, other in combinations(holders.values(), 2))
    }


def _credits(articles: Iterable[Article]) -> set[str]:
    """The brackets behind which sentences begin wherever they stand: "(Anna Reed) The board"."""
    behind: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        for match in _BRACKETS.finditer(article.text):
            named = any(map(str.isalpha, match[1])) and not match[1].islower()
            if match[2] and named and not (match[1].isupper() and match[1].isalpha()):
                behind[signature(f"({match[1]})")].append(match[2])
    return {
        credit
        for credit, words in behind.items()
        if len(set(words)) >= LEAST and all(map(_opens, words))
    }


def _opens(word: str | None) -> bool:
    """Whether *word* may open a sentence: no small letter and no mark goes on with one."""
    return word is not None and (word[0].isupper() or word[0].isdigit() or word[0] in '"“‘«$€£')


def _often(texts: Sequence[frozenset[str]]) -> tuple[frozenset[str], list[int]]:
    """The signatures that *texts* repeat, and the number of each text's family of versions."""
    counts = Counter(signed for text in texts for signed in text)
    candidates = {signed for signed, count in counts.items() if count >= LEAST}
    family = _families(texts, candidates)
    families: dict[str, set[int]] = defaultdict(set)
    for number, text in zip(family, texts, strict=True):
        for signed in text & candidates:
            families[signed].add(number)
    least = max(LEAST, SHARE * len(set(family)))
    return frozenset(signed for signed, seen in families.items() if len(seen) >= least), family


def _families(texts: Sequence[frozenset[str]], candidates: set[str]) -> list[int]:
    """For each text the number of the first one that it is a version of, else its own."""
    first = {text: number for number, text in reversed(list(enumerate(texts)))}
    family = [first[text] for text in texts]
    holders: dict[str, list[int]] = defaultdict(list)
    for text, number in first.items():
        for signed in text & candidates:
            holders[signed].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for signed, numbers in holders.items():
        if len(numbers) <= MOST_VERSIONS:
            shared.update(dict.fromkeys(combinations(sorted(numbers), 2), len(signed.split())))
    size = [sum(len(signed.split()) for signed in text) for text in texts]
    for (left, right), count in sorted(shared.items()):
        if count >= VERSIONS * min(size[left], size[right]):
            old, new = family[right], family[left]
            family = [new if number == old else number for number in family]
    return family


def _heads(cut: Sequence[Sequence[str]], family: Sequence[int], stop: frozenset[str]) -> set[str]:
    """The first words of sentences after which other sentences begin, in several articles."""
    places: dict[str, list[tuple[int, bool, str]]] = defaultdict(list)
    for number, texts in zip(family, cut, strict=True):
        for index, text in enumerate(texts):
            for head, following in _openings(text, first=not index):
                places[head].append((number, not index, following))
    total = len(set(family))
    likely = {
        head: seen
        for head, seen in places.items()
        if len(seen) >= LEAST and _is_head(head, seen, total, stop)
    }
    return {head for head in likely if _goes_over(head, likely)} if likely else set()


def _long_heads(cut: Sequence[Sequence[str]], family: Sequence[int]) -> set[str]:
    """The heads of more than LONGEST_HEAD words: a page's lists of links in front of a sentence."""
    alike: dict[str, dict[int, list[str]]] = defaultdict(dict)
    for number, texts in zip(family, cut, strict=True):
        for text in texts:
            split = text.split()
            if len(split) > LONGEST_HEAD:
                alike[signature(" ".join(split[:LONGEST_HEAD]))].setdefault(number, split)
    longest = (_common(list(each.values())) for each in alike.values() if len(each) >= LEAST)
    return {head for head in longest if head}


def _common(texts: Sequence[Sequence[str]]) -> str:
    """What *texts*, split into words, open with in common, up to a word that opens sentences; ""
    where other words go on with it.
    """
    size, alike = LONGEST_HEAD, texts
    while True:
        nexts: dict[str, list[Sequence[str]]] = defaultdict(list)
        for text in alike:
            if size < len(text):
                nexts[signature(text[size])].append(text)
        most = max(nexts.values(), key=len, default=[])
        if len(most) < max(LEAST, GOES_ON * len(alike)):
            break
        size, alike = size + 1, most
    following = [text[size][:1] for text in alike if size < len(text)]
    begins = sum(not sign.islower() for sign in following)
    return signature(" ".join(alike[0][:size])) if begins >= SAME * len(alike) else ""


def _openings(text: str, *, first: bool) -> Iterable[tuple[str, str]]:
    """The possible heads of *text*, each with the word that follows."""
    split = text.split(maxsplit=LONGEST_HEAD + 1)[: LONGEST_HEAD + 1]
    signed = signature(" ".join(split)).split()
    for size in range(FIRST_HEAD if first else HEAD, len(split)):
        if split[size][:1].isupper() or split[size][:1] in '"“‘«':
            yield " ".join(signed[:size]), split[size]


def _is_head(
    head: str, seen: Sequence[tuple[int, bool, str]], total: int, stop: frozenset[str]
) -> bool:
    families = {number for number, _, _ in seen}
    following = {word for _, _, word in seen}
    if len(families) < max(LEAST, SHARE * total) or len(following) < LEAST:
        return False
    # "Former Prime Minister" is followed by names alone, a header by the openings of sentences.
    openings = sum(word.lower() in stop or word[:1] in '"“‘«' for _, _, word in seen)
    at_first = all(first for _, first, _ in seen) and len(families) >= FIRST_SHARE * total
    last = head.rsplit(maxsplit=1)[-1]
    plain = last not in stop and not last.endswith((",", ";", ":"))
    return openings >= OPENERS * len(seen) and (plain or at_first)


def _goes_over(head: str, likely: Mapping[str, Sequence[object]]) -> bool:
    """Whether no longer head stands in nearly all places of *head*."""
    return not any(
        other.startswith(f"{head} ") and len(likely[other]) >= SAME * len(likely[head])
        for other in likely
    )


def _end_of_words(text: str, count: int) -> int:
    """Where the word behind the first *count* words of *text* begins."""
    place = 0
    for number, word in enumerate(re.finditer(r"\S+", text)):
        if number == count:
            return word.start()
        place = word.end()
    return place
