"""One figure of each of several names, in a list of one form: "12 in Lyon, 9 in Nice"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from digest.languages import NOTHING, every, words
from digest.languages import language as language_of
from digest.model import Chart, Datum
from digest.summarise.changes import SCALED
from digest.summarise.marking import NUMBER, Marked
from digest.summarise.numbers import Number

LEAST, MOST = 3, 8
"""Names of a ranking."""

AGES = 130
"""A bare number in brackets up to this may be an age, a minute or a shirt's number."""

WORD = r"[^\W\d_a-zß-ÿ][\w’'.-]*"
"""A capitalised word."""


@cache
def _forms(code: str) -> tuple[re.Pattern[str], ...]:
    """The forms of an entry, each with a name and a figure."""
    own = language_of(code).comparisons
    small = "|".join(
        word for each in every() for word in f"{each.naming.particles} {each.naming.places}".split()
    )
    name = rf"(?P<name>{WORD}(?: (?:(?:{small}) )?{WORD}){{0,3}})"
    noun = r"(?P<noun>(?: [^\W\d_A-Z][\w’'-]*){0,2})"
    return tuple(
        re.compile(form)
        for form in (
            rf"{name} \((?P<figure>{NUMBER}){noun}\)",
            rf"(?P<figure>{NUMBER}){noun} (?P<by>{own.for_each or NOTHING}) (?:the )?{name}",
            rf"{name} (?P<by>{own.in_each or NOTHING}) (?P<figure>{NUMBER}){noun}(?!\w)",
            rf"{name}(?: (?:{own.in_each or NOTHING}))? (?P<figure>{NUMBER}){noun}(?!\w)",
        )
    )


@cache
def _joint(code: str) -> re.Pattern[str]:
    own = language_of(code).comparisons
    return re.compile(rf"[,;]?(?: (?:{own.and_ or NOTHING}))? ?")


def ranking(found: Marked, code: str) -> Chart | None:
    """The chart of the figures of several names in one list; None where it is not sure.

    The entries have one form and one unit, follow each other, and are all the numbers of the
    sentence.
    """
    for form in _forms(code):
        entries = list(form.finditer(found.text))
        if not LEAST <= len(entries) <= MOST or len(entries) != len(found.numbers):
            continue
        if _listed(entries, found, code) and _one_measure(entries, found, code):
            return _chart(entries, found)
    return None


def _listed(entries: list[re.Match[str]], found: Marked, code: str) -> bool:
    """Whether nothing but a comma and "and" parts the entries."""
    joint = _joint(code)
    return all(
        joint.fullmatch(found.text[one.end() : other.start()]) for one, other in pairwise(entries)
    )


def _one_measure(entries: list[re.Match[str]], found: Marked, code: str) -> bool:
    """Whether all entries count the same, in one unit and one scale, each for another name."""
    figures = [found.number(entry["figure"]) for entry in entries]
    ways = {entry.groupdict().get("by", "") for entry in entries}
    units = {figure.unit for figure in figures}
    if len(ways) != 1 or len(units) != 1 or any(figure.spelled for figure in figures):
        return False
    if not _named(entries, code) or found.hedged(*figures, code=code):
        return False
    # A noun or a unit holds for all that follows; a bare small number may be an age or a minute.
    stated = bool(entries[0]["noun"]) or units != {""}
    return (stated or all(figure.value > AGES for figure in figures)) and _one_scale(figures)


def _named(entries: list[re.Match[str]], code: str) -> bool:
    """Whether each entry has a name of its own, and all count one thing."""
    names = {entry["name"].casefold() for entry in entries}
    nouns = {" ".join(noun.split()) for entry in entries if (noun := entry["noun"])}
    first = entries[0]["name"].split()[0]
    opened = first in words(language_of(code).comparisons.opens)
    return len(names) == len(entries) and len(nouns) <= 1 and not opened


def _one_scale(figures: list[Number]) -> bool:
    """Whether all figures, or none, have a word that multiplies them, or none can miss one."""
    scaled = {
        figure.unit != "%" and any(letter.isalpha() for letter in figure.text) for figure in figures
    }
    return len(scaled) == 1 or min(figure.value for figure in figures) >= SCALED


def _chart(entries: list[re.Match[str]], found: Marked) -> Chart:
    """The entries in the order of their figures, the largest first."""
    data = [
        Datum(
            shown=found.number(entry["figure"]).text.strip(),
            value=found.number(entry["figure"]).value,
            label=entry["name"].rstrip("."),
        )
        for entry in entries
    ]
    return Chart(
        kind="ranking",
        data=tuple(sorted(data, key=lambda one: -one.value)),
        sentence=found.sentence,
    )
