"""The numbers in a story's sentences that count things, people, or what happened to people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from digest.languages import NOTHING, base, pattern, words
from digest.languages import language as language_of
from digest.model import Article, Sentence
from digest.summarise.labels import counting
from digest.summarise.numbers import TOO_LONG, Number, numbers
from digest.summarise.references import openers
from digest.text.quotation import balanced, inside, spans
from digest.text.words import content

#: In so many of its first sentences an article says what its story is about.
OPENING = 4
#: So many numbers of an article are compared.
NUMBERS = 40

_WORD = re.compile(r"[\w'’]+")
_CUT = r"[,;:!?()\[\]—–\"“”«»،؛؟]|\.(?=\s)|\b(?:WORDS)\b"
_I = re.IGNORECASE


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A number in its sentence.

    *things* are the stems of what it counts; *noun* is the stem of the thing, "" for people. *fate*
    is what happened to the people it counts. *measured*: it counts a unit of measure. *near* are
    the stems around it. *sound*: its sentence can be printed alone. *place* is that of the
    sentence, from 0 in its article. *leads*: it is the first number of its thing in the article,
    near the beginning or in the headline.
    """

    sentence: Sentence
    number: Number
    things: frozenset[str]
    fate: str
    near: frozenset[str]
    sound: bool = True
    noun: str = ""
    measured: bool = False
    place: int = 0
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """One language's patterns; `digest.languages.model.Differences` says what each means."""

    people: re.Pattern[str]
    people_first: re.Pattern[str]
    fates: Mapping[str, re.Pattern[str]]
    cut: re.Pattern[str]
    elsewhen: re.Pattern[str]
    not_so: re.Pattern[str]
    sums_up: re.Pattern[str]
    later: re.Pattern[str]
    outside: re.Pattern[str]
    added: re.Pattern[str]
    no_thing: frozenset[str]
    same: Mapping[str, str]


@cache
def _rules(code: str) -> _Rules:
    language = language_of(code)
    own, people = language.differences, language.figures.people
    more = "".join(f"{word} |" for word in own.more.split()).rstrip("|") or NOTHING
    about = "".join(f"|{words} " for words in own.sums_about.split("|") if words)
    and_ = f"(?:{language.numbers.and_})?" if language.numbers.and_ else ""
    return _Rules(
        people=pattern(r"\s*(?:WORDS)\b", people),
        people_first=pattern(rf"\s*(?:(?:{more})*(?:\w+ )?(?:WORDS)\b)?", people),
        fates={name: pattern(rf"\b{and_}(?:WORDS)\b", fate) for name, fate in own.fates.items()},
        cut=pattern(_CUT, own.cuts),
        elsewhen=pattern(r"\b(?:1[5-9]|20)\d\d\b|WORDS", own.elsewhen, flags=_I),
        not_so=pattern(r"\b(?:WORDS)\b", own.not_so, flags=_I),
        sums_up=pattern(rf"[,;:] (?:WORDS) (?:{NOTHING}{about})?$", own.sums_up),
        later=pattern(r"^(?:\S+ ){1,4}(?:WORDS), ", own.later, flags=_I),
        outside=pattern(r"\w+ (?:WORDS)\b", own.outside),
        added=pattern("WORDS", own.added, flags=_I),
        no_thing=words(own.no_thing),
        same=own.same,
    )


def mentions(sentences: Iterable[Sentence], of: Mapping[str, Article]) -> list[Mention]:
    """The first NUMBERS of each article of *of*, by their order in *sentences*."""
    seen: Counter[str] = Counter()
    first = []
    for mention in _placed(sentences, of):
        seen[mention.sentence.article] += 1
        if seen[mention.sentence.article] <= NUMBERS:
            first.append(mention)
    return first


def clause(text: str, number: Number, language: str) -> tuple[int, int]:
    """The start and end of the number's own clause."""
    cuts = [match.span() for match in _rules(base(language)).cut.finditer(text)]
    return (
        max((end for _, end in cuts if end <= number.start), default=0),
        min((start for start, _ in cuts if start >= number.end), default=len(text)),
    )


def fate_word(mention: Mention, behind: str, language: str) -> re.Match[str] | None:
    """The word for the fate of the people that *mention* counts, in the text *behind*
    its number.
    """
    fate = _rules(base(language)).fates.get(mention.fate)
    return fate.search(behind) if fate else None


def _placed(sentences: Iterable[Sentence], of: Mapping[str, Article]) -> Iterator[Mention]:
    """The mentions of each article of *of* in order, each with its place, and whether it leads."""
    places: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    headed = {name: _headed(article) for name, article in of.items()}
    for sentence in sentences:
        name = sentence.article
        if name not in of:
            continue
        place = places[name]
        places[name] += 1
        for mention in _mentions(sentence, of[name].language):
            early = place < OPENING or mention.number.value in headed[name]
            leads = bool(mention.noun) and early and (name, mention.noun) not in seen
            yield replace(mention, place=place, leads=leads)
            seen.add((name, mention.noun))


def _headed(article: Article) -> set[float]:
    """The numbers of an article's headline and standfirst."""
    head = f"{article.title}. {article.standfirst}"
    return {number.value for number in numbers(head, language=article.language)}


def _mentions(sentence: Sentence, language: str) -> Iterator[Mention]:
    """The numbers of one sentence that reports could disagree on."""
    text, rules = sentence.text, _rules(base(language))
    given = tuple(numbers(text, language=language)) if len(text) <= TOO_LONG else ()
    if not given or _elsewhen(text, {number.start for number in given}, rules):
        return
    quoted, sound = spans(text), _sound(text, language, rules)
    every = frozenset(content(text, language=language))
    for number in given:
        # What is quoted is somebody's claim, and no report.
        if inside(number.start, quoted) or rules.added.search(text[: number.start]):
            continue
        mention = _mention(sentence, number, every, language)
        if mention:
            yield replace(mention, sound=sound)


def _mention(
    sentence: Sentence, number: Number, every: frozenset[str], language: str
) -> Mention | None:
    """What *number* counts among the stems *every*; None where it counts nothing for certain."""
    text, rules = sentence.text, _rules(base(language))
    start, end = clause(text, number, language)
    before, behind = text[start : number.start], text[number.end : end]
    if rules.not_so.search(before) or rules.not_so.search(behind):
        return None
    counted = content(" ".join(_WORD.findall(behind)[:3]), language=language)[:2]
    things = frozenset(rules.same.get(stem, stem) for stem in counted) - rules.no_thing
    fate = _fate(_summed(text, number, rules) or before, behind, rules)
    if not (fate or things or number.unit):
        return None
    own = {*content(number.text, language=language), *counted[:1]}
    return Mention(
        sentence=sentence,
        number=number,
        things=things,
        fate=fate,
        noun=_noun(counted, behind, rules),
        measured=bool(counting(base(language)).units.match(text[number.end :])),
        near=every - own,
    )


def _sound(text: str, language: str, rules: _Rules) -> bool:
    """Whether the sentence *text* can be printed by itself.

    "Forty hours later" says when, and the panel's reader need not know since when.
    """
    read = rules.later.sub("", text)
    whole = balanced(text) and not openers(language).refers_back(read)
    return whole and not rules.outside.match(text)


def _noun(counted: Sequence[str], behind: str, rules: _Rules) -> str:
    """The stem of the thing that is counted; "" for people, of whom one story counts many."""
    if not counted or counted[0] in rules.no_thing or rules.people.match(behind):
        return ""
    return rules.same.get(counted[0], counted[0])


def _summed(text: str, number: Number, rules: _Rules) -> str:
    """The clause that the number's own sums up ("… were evacuated, or 3,200 people"), or ""."""
    opening = rules.sums_up.search(text[: number.start])
    if not opening:
        return ""
    cuts = [match.end() for match in rules.cut.finditer(text) if match.end() < opening.start()]
    return text[max(cuts, default=0) : opening.start()]


def _elsewhen(text: str, counted: set[int], rules: _Rules) -> bool:
    """Whether *text* names another time.

    A number at one of the places *counted* counts something, so it is no year.
    """
    return any(match.start() not in counted for match in rules.elsewhen.finditer(text))


def _fate(before: str, behind: str, rules: _Rules) -> str:
    """What happened to the people that the number between *before* and *behind* counts, or ""."""
    noun = rules.people_first.match(behind)
    counted = bool(noun and noun.group().strip())
    place, name = _nearest(behind, rules)
    if name and (counted or len(behind[:place].split()) <= 3):
        return name
    return _last(before, rules) if counted or not behind.strip(" .") else ""


def _nearest(text: str, rules: _Rules) -> tuple[int, str]:
    """Where the first word for a fate stands in *text*, and which fate it is."""
    matches = ((fate.search(text), name) for name, fate in rules.fates.items())
    return min(((match.start(), name) for match, name in matches if match), default=(0, ""))


def _last(text: str, rules: _Rules) -> str:
    """The fate whose word stands last in *text*."""
    places = (
        (match.start(), name) for name, fate in rules.fates.items() for match in fate.finditer(text)
    )
    return max(places, default=(0, ""))[1]
