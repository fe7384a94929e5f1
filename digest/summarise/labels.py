"""The words beside a number that say what it counts, as they stand in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from digest.languages import base, pattern, words
from digest.languages import language as language_of
from digest.summarise.numbers import Number, spelled
from digest.text.words import content_words, stop_words

#: Words of a label, and of a counted noun.
LONGEST, NOUN = 8, 4
_GAP = (" ", "\u00a0", "\u202f")
#: Where a clause ends, and where at need a label may.
_STOP = re.compile(r"[,;:!?()\[\]—–\"“”«»،؛؟]|\.(?=\s|$)|\.\.\.|…|\s-\s")
_I = re.IGNORECASE


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """One language's patterns and words; `digest.languages.model.Figures` says what each means.

    *former*: what stands before the old one of two figures, with at most one word between.
    """

    units: re.Pattern[str]
    people: re.Pattern[str]
    struck: re.Pattern[str]
    cash: re.Pattern[str]
    record: re.Pattern[str]
    part: re.Pattern[str]
    former: re.Pattern[str]
    time: re.Pattern[str]
    day: re.Pattern[str]
    blind: re.Pattern[str]
    measure: re.Pattern[str]
    no_end: re.Pattern[str]
    plural: re.Pattern[str] | None
    verb: re.Pattern[str] | None
    subject: re.Pattern[str]
    dangling: re.Pattern[str]
    participle: re.Pattern[str]
    elided_of: re.Pattern[str]
    uncounted_behind: re.Pattern[str]
    uncounted_before: re.Pattern[str]
    joins: frozenset[str]
    prepositions: frozenset[str]
    opens: frozenset[str]
    of: frozenset[str]
    leads: frozenset[str]
    pairs: frozenset[str]
    loose: frozenset[str]


@cache
def counting(code: str) -> Counting:
    """The patterns and words of the language *code*."""
    own, compared = language_of(code).figures, language_of(code).comparisons
    prepositions, opens = words(own.prepositions), words(own.opens)
    return Counting(
        units=pattern(r"[ \u00a0\u202f-]?(?:WORDS)\b", own.units),
        people=pattern(r"\b(?:WORDS)\b", own.people),
        struck=pattern("WORDS", own.struck, flags=_I),
        cash=pattern(r"\b(?:WORDS)\b", own.cash, flags=_I),
        record=pattern(r"\b(?:WORDS)\b", own.record, flags=_I),
        part=pattern(r"\b(?:WORDS) ?$", own.part, flags=_I),
        former=pattern(
            r"\b(?:WORDS)(?: [^\W\d_]+)?\s*$",
            compared.against,
            compared.up_from,
            compared.down_from,
            flags=_I,
        ),
        time=pattern(r"\s*(?:-| )?(?:WORDS)\b", own.time),
        day=pattern(r"(?:WORDS)\b", own.day),
        blind=pattern(r"\b(?:WORDS)\b", own.blind),
        measure=pattern("(?:WORDS)$", own.measure),
        no_end=pattern(" (?:WORDS)$", own.no_end),
        plural=pattern("(?:WORDS)$", own.plural) if own.plural else None,
        verb=pattern("(?:WORDS)$", own.verb) if own.verb else None,
        subject=pattern("WORDS", own.subject, flags=_I),
        dangling=pattern("(?:WORDS)$", own.dangling, own.participle),
        participle=pattern("(?:WORDS)$", own.participle),
        elided_of=pattern("WORDS", own.elided_of),
        uncounted_behind=pattern("WORDS", own.uncounted_behind),
        uncounted_before=pattern("WORDS", own.uncounted_before),
        joins=words(own.joins),
        prepositions=prepositions,
        opens=opens,
        of=words(own.of),
        pairs=words(own.pairs),
        leads=prepositions | opens | words(own.leads),
        loose=prepositions | stop_words(code),
    )


def noun_end(text: str, start: int, code: str) -> int:
    """Where the noun after a number ends; the number ends at *start*. *start* where there is no
    noun.
    """
    rules = counting(code)
    clause = _STOP.split(text[start:], maxsplit=1)[0]
    parts = list(re.finditer(r"\S+", clause)) if clause[:1] in _GAP else []
    plain = [part.group() for part in parts]
    if not plain or (
        rules.uncounted_behind.match(plain[0]) and rules.uncounted_before.search(text[:start])
    ):
        return start
    if rules.plural and plain[0] not in rules.of:
        count = _up_to_plural(plain, rules, code)
    else:
        count = _up_to_adjective(plain, code, scaled=not text[:start][-1:].isdigit())
    return start + parts[count - 1].end() if 0 < count <= min(len(parts), NOUN) else start


def _up_to_plural(parts: list[str], rules: Counting, code: str) -> int:
    """Of how many *parts* the noun in front is made: adjectives, and the noun with its plural."""
    nouns = _noun_phrase(parts, code)
    for place, word in enumerate(nouns):
        if word.lower() in rules.loose or rules.participle.search(word):
            return place
        if rules.plural and rules.plural.search(word):
            return place + 1
    return len(nouns)


def _up_to_adjective(parts: list[str], code: str, *, scaled: bool) -> int:
    """The same where adjectives stand behind their noun, all but a few.

    *scaled*: the number ends in "millions", from which "de" leads to what is counted.
    """
    rules, own = counting(code), language_of(code).figures
    of = parts[0] in rules.of
    led = of or bool(rules.elided_of.match(parts[0]))
    if own.scale_leads and scaled and not led:
        return 0
    first = 1 if of else 0
    if first >= len(parts) or parts[first][:1].isdigit():
        return 0
    if not led and parts[first].lower() in rules.loose:
        return 0
    return first + 1 + (parts[first].lower() in words(own.before_noun))


def label_behind(text: str, number: Number, *, end: int, language: str) -> str:
    """The words of *text* from *end* on that say what *number* counts; "" where they are too few.

    They end with the clause or the phrase.
    """
    code = base(language)
    rules = counting(code)
    clause = _STOP.split(text[end:], maxsplit=1)[0]
    if clause[:1] not in (" ", "\u00a0"):
        return ""
    whole = clause.split()
    parts = _until(whole, code)
    if rules.verb and not rules.subject.search(text[: number.start]):
        parts = _noun_phrase(parts, code)
    parts = _short(parts, rules, cut=len(parts) < len(whole))
    opens = rules.opens if number.unit else rules.of if end > number.end else frozenset()
    return " ".join(parts) if _says(parts, code, opens) else ""


def _says(parts: list[str], code: str, opens: frozenset[str]) -> bool:
    """Whether *parts* say by themselves what is counted.

    The first is the thing, or one of *opens*, that leads to it.
    """
    rules = counting(code)
    if not parts or rules.blind.search(" ".join(parts)):
        return False
    first = parts[0].lower()
    if first in rules.loose and first not in opens:
        return False
    topical = content_words(" ".join(parts), language=code)
    return sum(not rules.measure.match(word) for word in topical) >= 2


def _until(parts: list[str], code: str) -> list[str]:
    """As far as no other clause, number or day begins."""
    rules = counting(code)
    for place, word in enumerate(parts):
        lower = word.lower()
        led = place and parts[place - 1].lower() in rules.prepositions
        other = lower in rules.joins or word[:1].isdigit() or rules.day.match(word)
        if other or (spelled(lower, code) and not led):
            return parts[:place]
    return parts


def _noun_phrase(parts: list[str], code: str) -> list[str]:
    """As far as no verb has come, nor a noun that no preposition leads to."""
    rules, own = counting(code), language_of(code).figures
    infinitive, new = words(own.infinitive), words(own.new_noun)
    for place, word in enumerate(parts):
        verb = rules.verb and rules.verb.match(word)
        if verb or (place and word in infinitive):
            return parts[:place]
        if place and word in new and parts[place - 1].lower() not in rules.leads:
            return parts[:place]
    return parts


def _short(parts: list[str], rules: Counting, *, cut: bool) -> list[str]:
    """At most LONGEST words.

    A phrase that is cut off (*cut*, or here) ends before its preposition.
    """
    if len(parts) > LONGEST or (cut and _dangles(parts, rules)):
        cuts = [
            place
            for place, word in enumerate(parts[: LONGEST + 1])
            if place > 1 and word.lower() in rules.prepositions
        ]
        parts = parts[: cuts[-1]] if cuts else []
    while parts and parts[-1].lower() in rules.loose:
        parts = parts[:-1]
    return rules.no_end.sub("", " ".join(parts)).split()


def _dangles(parts: list[str], rules: Counting) -> bool:
    """Whether a phrase that was cut off here misses what it leads to."""
    return bool(parts) and bool(
        rules.dangling.search(parts[-1]) or not rules.pairs.isdisjoint(parts)
    )
