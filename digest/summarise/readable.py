"""Make any choice of sentences a text: what is never chosen, what needs what, and the order that keeps to both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.model import Article, Sentence
from digest.summarise.references import Lean, introduction, openers
from digest.text.quotation import balanced, spans
from digest.text.sentences import paragraphs
from digest.text.words import stop_words

#: Fewer words are a fragment, more are a list or a broken split.
SHORTEST, LONGEST = 4, 70

_ENDS = re.compile(r"[.!…۔?؟](?:(?<=[.!…۔])[\"'”’»)\]]*|(?<=[?!؟])[\"'”’»])$")
#: A quotation that asks and nothing else: who asked, and what was answered, stand elsewhere.
_ASKED_ALONE = re.compile(r"[\"“«'‘][^\"”»]*[?؟][\"”»'’]$")
#: A sign of an address, without which there is none, and what an address is.
_ADDRESSED = ("://", "www.", "@", "#")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|#\w+ #\w+")
_LISTED = re.compile(r"^(?:[-•*–—▪●]|\(?\d{1,2}[.)]\s|[a-z]\)\s|\|)")
#: "Loved-up: The pair at sea": a label and what it labels, no sentence of a text, unless a quotation follows.
_LABELLED = re.compile(
    r"[A-ZÀ-Þ][\w'’-]*(?: [\w'’-]+){0,3}[:!]\s(?=[A-ZÀ-Þ])|"
    r"(?:Q|A|R|Question|Answer|Réponse|Pregunta|Frage) ?:\s"
)
_NAME = re.compile(
    r"([A-ZÀ-Þ](?<!\w.)[\w'’-]+\.? (?:[A-ZÀ-Þ][\w'’-]+\.? ){0,2})([A-ZÀ-Þ][\w’'-]*[^\W_]{2})"
)
_BARE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Miss|M|Mme|Sr|Sra|Herr|Frau)\.? )?([A-ZÀ-Þ][\w-]*[^\W_]{2})(?:['’]s)?\b"
)
_SAID = r"(?:said|says|told|added|according to|selon|dit|déclaré|dijo|sagte)"
_SPEAKERS = (
    re.compile(rf"{_SAID} (?:(?:Mr|Mrs|Ms|Dr|M|Mme|Sr|Sra)\.? )?([A-ZÀ-Þ][\w-]+)\b(?! [A-Z])"),
    re.compile(
        r"([A-ZÀ-Þ][\w-]*[^\W_]{2}),? (?:has |have |had |also )?(?:said|says|told|added|adds|wrote|writes|argued|argues|explained|"
        r"admitted|warned|insisted|claimed|noted|recalled|replied|declined|denied|a (?:dit|déclaré|ajouté|expliqué|affirmé|"
        r"annoncé)|dijo|añadió|afirmó|explicó|sagte|erklärte)\b"
    ),
)
_TITLES_WORDS = (
    "The A An In On At For By From With Mr Mrs Ms Dr Sir Miss But And When While After Before As If He She It "
    "They President Prime Minister M Mme Le La Les Un Une Sr Sra El Los Las Der Die Das Herr Frau"
)
_TITLES = frozenset(_TITLES_WORDS.split())
_SMALL = re.compile(r"[a-zß-öø-ÿ](?<!\w.)[a-zß-öø-ÿ]*\b")
_OWNER = re.compile(r"([A-ZÀ-Þ](?<=[a-z] .)[\w-]*[^\W_]{2})['’]s\b")
_CAPITAL = re.compile(
    r"[A-ZÀ-Þ](?<=[a-zß-öø-ÿ,] .)[\w-]*[^\W_]{2}"
)  # within a sentence, no name or title before it
_WORDS = re.compile(r"[\w-]+")
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the choice must respect, by index into the sentences: never *barred*, always what it *needs* (all earlier)."""

    barred: frozenset[int]
    needs: Mapping[int, frozenset[int]]

    def closure(
        self, index: int, chosen: frozenset[int] = frozenset(), *, limit: int = 1000
    ) -> frozenset[int] | None:
        """*index* and all it needs that is not *chosen*; None where that holds a barred one or more than *limit*."""
        found: set[int] = set()
        waiting = [index]
        while waiting:
            current = waiting.pop()
            if current in found or current in chosen:
                continue
            if current in self.barred or len(found) >= limit:
                return None
            found.add(current)
            waiting.extend(self.needs.get(current, ()))
        return frozenset(found)


def read(
    sentences: Sequence[Sentence],
    *,
    articles: Sequence[Article],
    every: Sequence[Sentence],
    strict: bool = True,
    introduced: bool = False,
) -> Reading:
    """Judge *sentences*, the kept ones of *articles* in order; *every* holds the dropped ones as well.

    Not *strict*: bare surnames and references to the topic are let pass, since the headline may explain them.
    *introduced*: what a sentence opens with as known ("The ship …" in French and Arabic) needs the one that first tells of it.
    """
    by_id = {article.id: article for article in articles}
    before = _predecessors(sentences, every)
    uncut = {(sentence.article, sentence.start) for sentence in every}
    fragments = {article.id: _open_quotations(article.text) for article in articles}
    names = _introductions(sentences, articles) if strict else {}
    headlined = " ".join(article.title for article in articles)
    barred: set[int] = set()
    needs: dict[int, frozenset[int]] = {}
    lead: dict[str, int] = {}
    for index, sentence in enumerate(sentences):
        begun = (sentence.article, sentence.start) in uncut
        if not fit(sentence.text, begun=begun) or any(
            a < sentence.end and sentence.start < b for a, b in fragments[sentence.article]
        ):
            barred.add(index)
            continue
        judge = openers(by_id[sentence.article].language)
        leans = judge.lean(sentence.text) if judge.known else Lean.UNKNOWN
        if leans is Lean.TOPIC and (not index or sentences[index - 1].article != sentence.article):
            leans = (
                Lean.NOTHING
            )  # an article's opening has no topic before it: "Ships moved again on Monday"
        leant_on = {
            Lean.BEFORE: before.get(index),
            Lean.TOPIC: lead.get(sentence.article) if strict else index,
            Lean.NOTHING: index,
            Lean.UNKNOWN: before.get(index, index),
        }[leans]
        if leant_on is None:
            barred.add(index)
            continue
        lead.setdefault(sentence.article, index)
        first = (
            _told_first(index, sentences, by_id[sentence.article], headlined)
            if strict and introduced
            else set()
        )
        if wanted := (_introduced(index, sentence, names) | first | {leant_on}) - {index}:
            needs[index] = frozenset(wanted)
    return Reading(barred=frozenset(barred), needs=needs)


def fit(text: str, *, begun: bool = True) -> bool:
    """Whether *text* is one whole statement: begun, ended, in balance, neither question nor heading nor list.

    Not *begun*: a dateline or made-up opening was cut off, so a small letter may stand first.
    """
    words = text.split()
    letters = sum(map(str.isalpha, text))
    if not SHORTEST <= len(words) <= LONGEST or letters < 0.55 * len(text):
        return False
    if (begun and text[:1].islower()) or _ASKED_ALONE.match(text) or _LABELLED.match(text):
        return False
    if (
        _LISTED.match(text)
        or (any(map(text.__contains__, _ADDRESSED)) and _ADDRESS.search(text))
        or text.startswith(("...", "…"))
    ):
        return False
    if 2 * sum(map(str.isupper, text)) > letters:
        return False
    return bool(_ENDS.search(text)) and balanced(text)


def _predecessors(sentences: Sequence[Sentence], every: Sequence[Sentence]) -> dict[int, int]:
    """For each sentence the index of the one that stands right before it in its article, where that was kept."""
    kept = {(sentence.article, sentence.end): index for index, sentence in enumerate(sentences)}
    found: dict[int, int] = {}
    for left, right in pairwise(every):
        if (
            left.article == right.article
            and (right.article, right.end) in kept
            and (left.article, left.end) in kept
        ):
            found[kept[right.article, right.end]] = kept[left.article, left.end]
    return found


def _open_quotations(text: str) -> list[tuple[int, int]]:
    """Where words are quoted without a closing mark: nothing there may be taken for the outlet's own."""
    return [
        (first + span.start, first + span.end)
        for first, last in paragraphs(text)
        for span in spans(text[first:last])
        if span.quote and not span.closed
    ]


def _introductions(
    sentences: Sequence[Sentence], articles: Sequence[Article]
) -> dict[tuple[str, str], int]:
    """By article and surname, and first name where it is no common word, the first sentence that gives the full name.

    What stands alone before it ever has a first name is no surname ("Italy" before "Six Nations Italy"), and what stands
    in the headline is known: the summary is read under it, whichever report's it will be.
    """
    common = {article.id: frozenset(_SMALL.findall(article.text)) for article in articles}
    stops = {article.id: stop_words(article.language) for article in articles}
    found: dict[tuple[str, str], int] = {}
    headlined = (
        set.intersection(*(set(_WORDS.findall(article.title)) for article in articles))
        if articles
        else set()
    )
    alone = {(article.id, name) for article in articles for name in headlined}
    for index, sentence in enumerate(sentences):
        full: set[str] = set()
        for match in _NAME.finditer(sentence.text):
            first_names = [
                word for word in match.group(1).split() if word.rstrip(".") not in _TITLES
            ]
            if not first_names or (
                not match.start() and first_names[0].lower() in stops[sentence.article]
            ):
                continue
            surname = _POSSESSIVE.sub("", match.group(2))
            full |= {surname, *first_names}
            if (sentence.article, surname) not in alone:
                found.setdefault((sentence.article, surname), index)
            if first_names[0].lower() not in common[sentence.article]:
                found.setdefault((sentence.article, first_names[0]), index)
        alone |= {
            (sentence.article, name) for name in _CAPITAL.findall(sentence.text) if name not in full
        }
    return found


def _told_first(
    index: int, sentences: Sequence[Sentence], article: Article, headlined: str
) -> set[int]:
    """The sentence that first tells of the thing which *sentences*[*index*] opens with as known; none where a headline does."""
    sentence = sentences[index]
    place = introduction(sentence.text, article.text[: sentence.start], headlined, article.language)
    if place is None:
        return set()
    return {
        other
        for other in range(index)
        if sentences[other].article == article.id
        and sentences[other].start <= place < sentences[other].end
    }


def _introduced(index: int, sentence: Sentence, names: Mapping[tuple[str, str], int]) -> set[int]:
    """The sentences that introduce the bare surnames by which *sentence* opens or names its speaker."""
    opening = _BARE.match(sentence.text.lstrip("\"'“‘« "))
    bare = [opening.group(1)] if opening else []
    bare += [match.group(1) for pattern in _SPEAKERS for match in pattern.finditer(sentence.text)]
    bare += [match.group(1) for match in _OWNER.finditer(sentence.text)]
    places = {names.get((sentence.article, _POSSESSIVE.sub("", name)), index) for name in bare}
    return {place for place in places if place < index}
