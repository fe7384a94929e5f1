"""Finds the speaker of a quotation in the words around it, and the speaker's full name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digest.languages import ENGLISH, NOTHING, base, every, language, pattern, union, words
from digest.model import Article
from digest.summarise.numbers import spelled
from digest.text.quotation import Span, spans

_PART = r"(?:[A-ZÀ-Þ][\w’'.-]{0,30}[\w.]|[A-ZÀ-Þ]\.)"
_OWNED = re.compile(r"[’']s$")
#: A mark behind a name that is not of it.
_BEHIND_NAME = re.compile(r"(?:[’']|(?<!Jr)(?<!Sr)\.)$")
_POSSESSED = re.compile(r"[’']s?$|\.$")
_BROKEN = re.compile(r"[.’']s?$")

#: Characters of a credit, which is to stand in one line.
LINE = 46


def outermost(text: str) -> tuple[Span, ...]:
    """The quotations of *text* that are not inside another."""
    quoted = [span for span in spans(text) if span.quote]
    return tuple(
        span
        for span in quoted
        if not any(other.start < span.start and span.end < other.end for other in quoted)
    )


def speaker(rest: str, code: str) -> str:
    """The speaker, from the words around a quotation; a NUL stands for the quotation. "" for nobody
    named.
    """
    match = next((match for form in _telling(code) if (match := form.search(rest))), None)
    if not match or not language(code).script.cased:
        return match["name"].strip() if match else ""
    return _person(match["name"], rest[: match.start("name")], rest[match.end("name") :], code)


@cache
def _particle() -> str:
    """A word between the parts of a name: "de ", "van ", "d’"."""
    return rf"(?:(?:{union(lambda each: each.naming.particles)})\s|d[’'])"


@cache
def _telling(code: str) -> tuple[re.Pattern[str], ...]:
    """The forms in which a language names a speaker, the surest first; a NUL is the quotation."""
    own = language(code).speakers
    verbs = own.verbs or language(ENGLISH).speakers.verbs
    if own.patterns:
        return tuple(pattern("WORDS", each.replace("{verbs}", verbs)) for each in own.patterns)
    name = rf"{_PART}(?:\s{_particle()}{{0,2}}{_PART}){{0,4}}"
    # the lower-case words of an office right before a name: none that leads to somebody else's
    office = rf"(?:(?!(?:{own.leads_on or NOTHING})\s)[a-zà-ÿ-]+,?\s){{0,5}}"
    # an office with whatever it leads to, up to its comma: "la maire des îles, "
    office_of = rf"(?:{_article(code)})[a-zà-ÿœ][a-zà-ÿœ'’\s-]{{2,40}},\s"
    auxiliary = rf"(?:(?:{own.auxiliary or NOTHING})\s)?"
    addressing, according = own.addressing or NOTHING, own.according or NOTHING
    the = rf"(?:(?:{own.articles or NOTHING})\s)?"
    aside = r"(?:,[^,\0]+,)?"
    announced = (
        rf"(?:{verbs})(?:[^\0.;]{{0,30}}[:,]| (?:{own.that or NOTHING}))?\s?|{addressing}[:,]?\s?"
    )
    forms = (
        rf"\0,?\s*{auxiliary}(?:{verbs})\s(?:{office}|{office_of})(?P<name>{name})",
        rf"\0,?\s*(?:{according})\s{office}(?P<name>{name})",
        rf"\0,?\s*{the}{office}(?P<name>{name}){aside}\s{auxiliary}(?:{verbs}|{addressing})\b",
        rf"(?:^|[,.;:] |(?<=[a-z]) )(?P<name>{name}){aside}\s{auxiliary}(?:{announced})\0",
        rf"(?:{according})\s{office}(?P<name>{name}){aside},?\s\0",
    )
    return tuple(pattern("WORDS", form) for form in forms)


def _article(code: str) -> str:
    """An article before an office: "le ", "l’"."""
    own = language(code).speakers
    elided = rf"|(?:{own.elided})['’]" if own.elided else ""
    return rf"(?:{own.articles or NOTHING})\s{elided}"


def _person(name: str, before: str, behind: str, code: str) -> str:
    """*name* as a person's; "" where it is no name, a body's name, or part of a longer name."""
    around = _around(code)
    before = around.according.sub("", before)
    whose = _OWNED.search(name)
    name = _BEHIND_NAME.sub("", name)
    half = around.halved_before.search(before) or around.halved_behind.match(behind)
    return "" if half or whose or name.split()[0] in _no_names() or _bodies().search(name) else name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What may stand around a name.

    *according*: "according to" right before it. *halved_before*, *halved_behind*: what shows that
    the name is but a part of one. *office_behind*, *office_before*: an office beside it.
    *no_office*: what shows that this is none.
    """

    according: re.Pattern[str]
    halved_before: re.Pattern[str]
    halved_behind: re.Pattern[str]
    office_behind: re.Pattern[str]
    office_before: str
    no_office: re.Pattern[str]


@cache
def _around(code: str) -> _Around:
    own = language(code).speakers
    aged = rf"(?:, (?:(?:{own.aged or NOTHING}) )?\d+(?: (?:{own.years or NOTHING}))?)?"
    who = rf"(?:(?:{own.who_is or NOTHING}) )?"
    elided = rf"|(?:{own.elided})['’]" if own.elided else ""
    no_article = rf"(?!(?:{own.no_office_opens or NOTHING}) {elided})"
    keeps = rf"|(?=(?:{own.office_keeps}) )" if own.office_keeps else ""
    articles = own.articles if not own.office_keeps else ""
    dropped = rf"(?:{articles or NOTHING}) {elided}"
    return _Around(
        according=pattern("(?:WORDS) $", own.according),
        halved_before=pattern(r"\b(?:WORDS) $", _PART, own.within, "&"),
        halved_behind=pattern(r" (?:WORDS) [A-ZÀ-Þ]", "&", own.and_),
        office_behind=re.compile(
            rf"{aged}[,،] {who}{no_article}"
            r"([a-zà-ÿœ\u0621-\u064a][^,،.;:«»\"“”()\n]{3,40}?)(?=[,،.;:]| ?[«»\"“”])"
        ),
        office_before=rf"(?<![\w-])(?:{dropped}{keeps})([a-zà-ÿœ][\w'’ -]{{3,36}})",
        no_office=pattern("WORDS", own.no_office, flags=re.IGNORECASE),
    )


@cache
def _titles() -> frozenset[str]:
    return words(" ".join(each.naming.titles for each in every()))


@cache
def _no_names() -> frozenset[str]:
    return words(" ".join(each.naming.no_names for each in every()))


@cache
def _address() -> frozenset[str]:
    return words(" ".join(each.naming.address for each in every()))


@cache
def _bodies() -> re.Pattern[str]:
    return pattern(r"\b(?:WORDS)\b", union(lambda each: each.naming.bodies))


def with_office(name: str, sentence: str, article: Article) -> str:
    """*name* with the office that stands right beside it, in the words of the text.

    "Anna Reed, the board's chair" where the quotation's *sentence* has "said the board's chair,
    Anna Reed" or "Anna Reed, 41, the board's chair,"; else where the *article* has it.
    """
    own, around = language(article.language), _around(base(article.language))
    before = (
        re.findall(rf"{around.office_before}, {re.escape(name)}(?![\w-])", sentence)
        if f", {name}" in sentence
        else ()
    )
    elsewhere = _behind(name, article.text, around) if own.script.cased else ()
    offices = [
        office
        for office in (*_behind(name, sentence, around), *before, *elsewhere)
        if len(name) + len(office) < LINE
        and not around.no_office.search(office)
        and not spelled(office.split()[0].lower(), own.code)
    ]
    return f"{name}{own.script.comma}{offices[0]}" if offices else name


def _behind(name: str, text: str, around: _Around) -> Iterator[str]:
    """What stands right behind *name* in *text* as an office does."""
    place = text.find(name)
    while place >= 0:
        if match := around.office_behind.match(text, place + len(name)):
            yield match[1]
        place = text.find(name, match.end() if match else place + 1)


def in_full(name: str, article: Article) -> str:
    """*name* as the article gives it in full: with a first name, or else an office.

    "" where the article only has the surname.
    """
    if not name or name[0].upper() == name[0].lower():  # a script without capitals
        return name
    bare = " ".join(_without_titles(name.split()))
    if " " in bare or not bare:
        return name if bare else ""
    full: Counter[str] = Counter()
    offices: Counter[str] = Counter()
    for match in _mentions(bare, article.text):
        before = _name_words(match["before"].split())
        known = _full(before, bare, match["behind"])
        if " " in known and not _bodies().search(known):
            full[known] += 1
        elif before and before[-1] not in _address():
            offices[" ".join([*before, bare])] += 1
    best = full.most_common(1) or offices.most_common(1)
    return best[0][0] if best else ""


def _mentions(bare: str, text: str) -> Iterator[re.Match[str]]:
    """Where the surname *bare* stands in *text*, with the capitalised words around it."""
    return re.finditer(
        rf"(?<![\w’'-])(?P<before>(?:{_PART}\s){{0,4}}){re.escape(bare)}"
        rf"(?P<behind>(?:\s{_particle()}?{_PART})?)(?![\w-])",
        text,
    )


def _name_words(before: list[str]) -> list[str]:
    """The words *before* a surname less those that are of no name."""
    while before and (before[0] in _no_names() or _BROKEN.search(before[0])):
        before = before[1:]
    return before


def _full(before: list[str], bare: str, behind: str) -> str:
    """The surname *bare* with the first names *before* it, or with the surname *behind* it."""
    first = _without_titles(before)
    surname = _POSSESSED.sub("", behind) if not first else ""
    return " ".join([*first[-2:], bare]) + surname


def _without_titles(parts: list[str]) -> list[str]:
    """What is left of a name behind its last form of address or office."""
    last = max(
        (place for place, word in enumerate(parts) if word.rstrip(".") in _titles()), default=-1
    )
    return parts[last + 1 :]
