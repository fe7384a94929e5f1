"""Texts that are found, but stand in the wrong company: beside another outlet's name, in a block of
several stories, at a link that leads elsewhere, or at a place in its article that is not its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise
from urllib.parse import unquote

from digest.proof.evidence import FURNITURE, NUMBER, SENTENCE, Evidence, alike
from digest.proof.findings import Found, Stray, stray
from digest.proof.letters import letters, part_letters
from digest.proof.passages import Group

FRAGMENT = "#:~:text="
"""Begins the words of a page that a link leads to."""


def misplaced(found: Sequence[Found], evidence: Evidence) -> Iterator[Stray]:
    """The strays among the texts *found*."""
    order = sorted(found, key=lambda one: one.order)
    for one in found:
        yield from _beside_another_outlet(one)
        yield from _leading_to_another_story(one)
        yield from _leading_elsewhere(one, evidence)
    for one, link in pairwise(order):
        yield from _before_another_link(one, link, evidence)
    yield from _mixed_groups(found, evidence)
    yield from _false_places(found, evidence)


def _stray(one: Found, words: str, reason: str) -> Stray:
    return stray(one.passage, one.scope, words, reason)


def _beside_another_outlet(one: Found) -> Iterator[Stray]:
    """A sentence right behind the name of an outlet that did not publish it."""
    for name, sentence in pairwise(one.units):
        named = name.kind == FURNITURE and name.articles and sentence.kind == SENTENCE
        if named and name.articles.isdisjoint(sentence.articles):
            yield _stray(
                one, one.passage.text, "stands in no article of the outlet named before it"
            )


def _leading_to_another_story(one: Found) -> Iterator[Stray]:
    """Links within the issue to another story than the one named, or to another page."""
    numbers = {int(unit.letters) for unit in one.units if unit.kind == NUMBER}
    for number, page in one.passage.paged:
        if number != page and number in numbers:
            yield _stray(one, str(number), f"is another number than {page}")
    named = [unit.articles for unit in one.units if unit.articles]
    for stories in one.scope.leads:
        there = frozenset[str]().union(*(story.articles for story in stories))
        if any(there.isdisjoint(articles) for articles in named):
            yield _stray(one, one.passage.text, "leads to another story")


def _leading_elsewhere(one: Found, evidence: Evidence) -> Iterator[Stray]:
    """Links out of the issue that lead to no article of the story, nor to the magazine itself."""
    articles = one.scope.articles
    origins = evidence.origins.items()
    known = {origin.url for name, origin in origins if articles is None or name in articles}
    known = {unquote(url) for url in (*known, *evidence.sites)}
    for address in one.passage.addresses:
        page, _, words = address.partition(FRAGMENT)
        if unquote(page) not in known and not address.startswith("mailto:"):
            reason = f"leads to {address}, which is no article of its story"
            yield _stray(one, one.passage.text, reason)
        elif not _names(one, page, evidence):
            yield _stray(one, one.passage.text, f"leads to {address}, which is of another article")
        elif words and not _there(words, page, evidence):
            yield _stray(one, one.passage.text, "leads to words that its article does not have")


def _at(address: str, evidence: Evidence) -> frozenset[str]:
    """The articles at *address*."""
    page = unquote(address.partition(FRAGMENT)[0])
    return frozenset(
        name for name, origin in evidence.origins.items() if page and unquote(origin.url) == page
    )


def _names(one: Found, page: str, evidence: Evidence) -> bool:
    """Whether *one* names the article at the address *page*, where it names any."""
    there, named = _at(page, evidence), _articles(one)
    return not there or not named or not there.isdisjoint(named)


def _articles(one: Found) -> frozenset[str]:
    return frozenset[str]().union(*(unit.articles for unit in one.units))


def _before_another_link(one: Found, link: Found, evidence: Evidence) -> Iterator[Stray]:
    """The name of an outlet right before a link, in one entry of a list, to another's article."""
    entry, outer = one.passage.groups[:1], link.passage.groups[1:2]
    if entry != outer or not entry or entry[0].whole or one.passage.sheet != link.passage.sheet:
        return
    named = _articles(one)
    for address in link.passage.addresses:
        there = _at(address, evidence)
        if there and named and there.isdisjoint(named):
            yield _stray(
                one, one.passage.text, "names another outlet than that of the link behind it"
            )


def _there(words: str, page: str, evidence: Evidence) -> bool:
    """Whether the article at the address *page* has the *words* of a text fragment."""
    parts = [part_letters(unquote(part)) for part in words.split(",")]
    return any(
        all(part in origin.letters for part in parts)
        for origin in evidence.origins.values()
        if unquote(origin.url) == unquote(page)
    )


def _mixed_groups(found: Sequence[Found], evidence: Evidence) -> Iterator[Stray]:
    """Blocks that lead nowhere and have no headline, but texts of different stories."""
    groups: dict[Group, list[Found]] = defaultdict(list)
    leading = {group for one in found if one.passage.targets for group in one.passage.groups}
    for one in found:
        around = [group for group in one.passage.groups[1:] if group not in leading]
        if around and not one.scope.stories and not around[0].whole:
            groups[around[0]].append(one)
    for some in groups.values():
        told = [
            _told(unit.articles, evidence)
            for one in some
            for unit in one.units
            if not unit.letters.isdigit()  # the title of one may be what another counts
        ]
        if (bound := [each for each in told if each]) and not reduce(frozenset.__and__, bound):
            last = next(one for one in reversed(some) if any(unit.articles for unit in one.units))
            yield _stray(last, last.passage.text, "stands beside words of another story")


def _told(articles: Iterable[str], evidence: Evidence) -> frozenset[str]:
    """The stories that *articles* belong to."""
    some = frozenset(articles)
    return frozenset(story.id for story in evidence.stories if not some.isdisjoint(story.articles))


def _false_places(found: Sequence[Found], evidence: Evidence) -> Iterator[Stray]:
    """Places in an article that a sentence does not have, and numbers that lead to another's."""
    places = {
        (one.passage.sheet, one.passage.trace.number): one for one in found if one.passage.trace
    }
    for one in places.values():
        if not _places(one, evidence):
            yield _stray(one, one.passage.text, "does not stand between these words in its article")
    for one in found:
        passage = one.passage
        if passage.of and (place := places.get((passage.sheet, passage.of))):
            yield from _told_wrongly(one, place, evidence)
        if passage.mark and not _leads_to(one, places.get((passage.sheet, passage.mark))):
            reason = f"is not the sentence that its number {passage.mark} leads to"
            yield _stray(one, passage.text, reason)


def _places(one: Found, evidence: Evidence) -> dict[str, frozenset[int]]:
    """The paragraphs in which the trace *one* stands, by article."""
    trace = one.passage.trace
    words = part_letters(one.passage.text)
    if trace is None:
        return {}
    before = part_letters(trace.before.removeprefix("…"))
    behind = part_letters(trace.behind.removesuffix("…"))
    articles = _articles(one)
    found = {
        name: evidence.origins[name].paragraphs(words, before, behind)
        for name in articles
        if name in evidence.origins
    }
    return {name: numbers for name, numbers in found.items() if numbers}


def _told_wrongly(one: Found, place: Found, evidence: Evidence) -> Iterator[Stray]:
    """What is said of a sentence's *place*: its outlet, its paragraph, the link to its article."""
    there = _places(place, evidence)
    articles = frozenset(there)
    numbers = frozenset().union(*there.values())
    for unit in one.units:
        if unit.kind == NUMBER and int(unit.letters) not in numbers:
            yield _stray(one, one.passage.text, "names another paragraph than that of its sentence")
        elif unit.articles and unit.articles.isdisjoint(articles):
            yield _stray(one, one.passage.text, "names another outlet than that of its sentence")
    urls = {unquote(evidence.origins[name].url) for name in articles}
    for address in one.passage.addresses:
        if unquote(address.partition(FRAGMENT)[0]) not in urls:
            yield _stray(
                one, one.passage.text, "leads to another article than that of its sentence"
            )


def _leads_to(one: Found, place: Found | None) -> bool:
    """Whether the last sentence of *one*, or what it names, is that of *place*."""
    if place is None:
        return False
    sentences = [unit for unit in one.units if unit.kind == SENTENCE]
    if sentences:
        return alike(sentences[-1].letters, letters(place.passage.text))
    articles = _articles(place)
    return all(not unit.articles or not unit.articles.isdisjoint(articles) for unit in one.units)
