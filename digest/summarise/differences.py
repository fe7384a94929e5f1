"""Where reports differ: numbers of one thing that a story's outlets give differently, each in its own sentence.

Two numbers count one thing where they bear the same unit or noun and stand in like words, tell of the same fate of people
(dead, hurt, missing, moved, arrested, in the streets), or are the first of a thing that each report opens with. Precision comes
first: a pair in doubt is no difference. What headlines and openings count, and lives, come before what is small.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from itertools import takewhile
from math import inf, log, log10

from digest.model import Article, Difference, Sentence
from digest.summarise.figures import LONGEST, PEOPLE, label_behind
from digest.summarise.numbers import TOO_LONG, Number, numbers
from digest.summarise.references import openers
from digest.text.quotation import balanced, inside, spans
from digest.text.words import base, by_language, content, stop_words

#: Reports further apart than this may tell of different states of things.
SAME_TIME = timedelta(hours=36)
#: How much of the lighter one's words two sentences share at least, weighted by rarity, where the numbers are not near.
LIKE = 0.4
#: One number over the other: near enough to be two counts of one thing, and too far to be.
NEAR, FAR = 1.25, 3.0
#: Fewer of a thing come about by chance; so many people with one fate need no further word in common.
FEW, CROWD = 10, 500
#: In so many of its first sentences an article says what its story is about.
OPENING = 4
#: So many are shown; so many articles of a story, and numbers of an article, are compared at all.
MOST, ARTICLES, NUMBERS = 3, 12, 40

#: What happens to people, in the words for it.
_FATES = {
    "en": {
        "dead": r"dead|died|killed|killing|kills?|deaths?|death toll|lost their lives|bodies",
        "hurt": r"injured|wounded|hurt|injuring|wounding|injuries",
        "missing": r"missing|unaccounted",
        "moved": r"evacuat\w+|displaced|left their homes|leave their homes|driven|moved|fled|flee",
        "arrested": r"arrest\w*|detained|in custody",
        "gathered": r"protest\w*|demonstrat\w+|march(?:ed|ers|ing)?|rallied|crowds?|(?:in|on|to) the streets|"
        r"gathered|turned out",
    },
    "fr": {
        "dead": r"morts?|tuée?s?|décédée?s?|décès",
        "hurt": r"blessée?s?",
        "missing": r"disparue?s?",
        "moved": r"évacuée?s?|déplacée?s?|chassée?s?|(?:quitter|quitté) leurs? (?:maisons?|logements?|foyers?|domiciles?)|relogée?s?",
        "arrested": r"arrêtée?s?|interpellée?s?|interpellations",
        "gathered": r"manifest\w+|défil\w+|rassemblée?s?",
    },
    "es": {
        "dead": r"muert[oa]s?|murieron|fallecid[oa]s?|"
        r"fallecieron",
        "hurt": r"herid[oa]s?",
        "missing": r"desaparecid[oa]s?",
        "moved": r"evacuad[oa]s?|"
        r"desplazad[oa]s?",
        "arrested": r"detenid[oa]s?|arrestad[oa]s?",
        "gathered": r"manifesta\w+|marcharon",
    },
    "de": {
        "dead": r"Tote|tot|getötet|starben|Todesopfer",
        "hurt": r"verletzt\w*|Verletzte",
        "missing": r"vermisst\w*",
        "moved": r"evakuiert\w*|"
        r"vertrieben",
        "arrested": r"festgenommen|verhaftet",
        "gathered": r"demonstrierten|Demonstranten",
    },
    "ar": {
        "dead": r"قتيل\w*|قتلى|مقتل|قتل|شهيد\w*|شهداء|استشهاد|"
        r"وفاة",
        "hurt": r"جريح\w*|جرحى|إصابة|مصاب\w*",
        "missing": r"مفقود\w*",
        "moved": r"إجلاء|أجلت|أجلي\w*|نازح\w*|نزوح|نزح\w*|أخلت",
        "arrested": r"اعتقال|توقيف",
        "gathered": r"متظاهر\w*|تظاهر",
    },
}
_counted = by_language(r"\s*(?:WORDS)\b", PEOPLE)
_people_first = by_language(r"\s*(?:(?:of |more |other )*(?:\w+ )?(?:WORDS)\b)?", PEOPLE)
_WORD = re.compile(r"[\w'’]+")
_CUT = re.compile(
    r"[,;:!?()\[\]—–\"“”«»،؛؟]|\.(?=\s)|\b(?:and|but|while|et|mais|y|pero|und|aber)\b"
)
#: Another time than the report's, anywhere in the sentence; or what is compared, feared or expected, in the number's clause.
_ELSEWHEN = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:last|previous|next|every|each|per) (?:year|month|decade|century|season|week)s?\b|"
    r"\bago\b|\bso far this\b|"
    r"\b(?:year|mois|an)s? derniers?\b|\bl[’']an\b|\bil y a\b|\baño pasado\b|\bhace\b|\bvergangenen\b|"
    r"\bvor \w+ Jahren\b|الماضي",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:compared|up from|down from|yesterday|previously|earlier|by the end|since|could|would|may|might|if|another|"
    r"additional|further|"
    r"others?|up to|as many as|doubled|half|new|more(?! than)|quarters?|thirds?|passe\w* de|contre|"
    r"depuis(?! (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))|pourrai\w+|autres|desde|"
    r"podría\w*|könnte\w*)\b",
    re.IGNORECASE,
)
#: What a clause between commas sums up: "… were evacuated, or 3,200 people".
_SUMS_UP = re.compile(
    r"[,;:] (?:soit|or|that is|in all|au total|es decir|insgesamt|أي) (?:some |about |environ |quelque |نحو )?$"
)
#: "Forty hours later" tells when, and the panel's reader need not know since when.
_LATER = re.compile(r"^(?:\S+ ){1,4}(?:plus tard|later), ", re.IGNORECASE)
_OUTSIDE = re.compile(r"\w+ (?:him|her|them|it|lui|elle|eux)\b")  # Around her
_ADDED = re.compile(
    r"\b(?:an?|his|her|their|the|une?|una?|sa|son|su) \w+ (?:and|et|"
    r"y) $",
    re.IGNORECASE,
)  # a woman and five children
#: Words that are no thing to disagree on.
_NO_THING_WORDS = (
    "year month week day hour minute second time point other part way thing more percent age an moi jour heur semain "
    "minut "
    "año mes dia hora seman jahr monat woch tag stund state first"
)
_NO_THING = frozenset(_NO_THING_WORDS.split())
#: Stems of one thing under two names.
_SAME = {
    "vessel": "ship",
    "boat": "ship",
    "kg": "kilogram",
    "km": "kilometr",
    "home": "hous",
    "car": "vehicl",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A number in its sentence: what it counts (*things*: stems; *fate*: of people), and the words it stands among.

    *sound*: its sentence can be printed by itself. *place*: the sentence's, counted from 0 in its article. *leads*: it is the
    article's first of its thing, near its beginning or headed by it.
    """

    sentence: Sentence
    number: Number
    things: frozenset[str]
    fate: str
    near: frozenset[str]
    sound: bool = True
    noun: str = ""
    place: int = 0
    leads: bool = False


def differences(
    articles: Sequence[Article], sentences: Iterable[Sentence]
) -> tuple[Difference, ...]:
    """The numbers on which *articles*, the best first, disagree, the most telling first; *sentences* are all of theirs.

    A side is the sentence of one outlet; rounding, another day and another thing are no disagreement.
    """
    if len({article.source for article in articles}) < 2:
        return ()
    of = {article.id: article for article in articles[:ARTICLES]}
    mentions = _first(_placed(sentences, of))
    weights = _weights(mentions)
    titled = {
        number.value
        for article in of.values()
        for number in numbers(article.title, language=article.language)
    }
    found = [
        (_importance(sides, titled), sides)
        for first in mentions
        if first.sound and len(sides := _sides(first, mentions, of, weights)) > 1
    ]
    told: list[Difference] = []
    for _, sides in sorted(found, key=lambda each: -each[0]):
        texts = tuple(side.sentence for side in sides)
        if not {sentence for difference in told for sentence in difference.sides} & set(texts):
            told.append(
                Difference(
                    topic=_topic(sides[0], of[sides[0].sentence.article].language), sides=texts
                )
            )
    return tuple(told[:MOST])


def _placed(sentences: Iterable[Sentence], of: Mapping[str, Article]) -> Iterator[_Mention]:
    """The mentions of each article of *of* in order, each with its place, and whether it leads."""
    places: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    headed = {
        name: {
            number.value
            for number in numbers(
                f"{article.title}. {article.standfirst}", language=article.language
            )
        }
        for name, article in of.items()
    }
    for sentence in sentences:
        if sentence.article not in of:
            continue
        place = places[sentence.article]
        places[sentence.article] += 1
        for mention in _mentions(sentence, language=of[sentence.article].language):
            key = (sentence.article, mention.noun)
            early = place < OPENING or mention.number.value in headed[sentence.article]
            yield replace(
                mention, place=place, leads=bool(mention.noun) and early and key not in seen
            )
            seen.add(key)


def _importance(sides: Sequence[_Mention], titled: set[float]) -> float:
    """How much a difference matters: lives, what a headline counts, openings, many outlets, large numbers."""
    first = sides[0]
    fate = {"dead": 4.0, "missing": 3.0, "moved": 2.5, "hurt": 2.0}.get(
        first.fate, 1.0 if first.fate else 0.0
    )
    near = sum(1.0 / (1 + side.place) for side in sides) / len(sides)
    size = log10(max(side.number.value for side in sides) + 1.0)
    return (
        fate
        + 3.0 * any(side.number.value in titled and side.number.value >= FEW for side in sides)
        + 2.0 * near
        + (len(sides) - 2)
        + 0.5 * size
    )


def _first(mentions: Iterable[_Mention]) -> list[_Mention]:
    """The first NUMBERS of each article."""
    seen: Counter[str] = Counter()
    kept = []
    for mention in mentions:
        seen[mention.sentence.article] += 1
        if seen[mention.sentence.article] <= NUMBERS:
            kept.append(mention)
    return kept


def _mentions(sentence: Sentence, *, language: str) -> Iterator[_Mention]:
    counted_in = (
        tuple(numbers(sentence.text, language=language)) if len(sentence.text) <= TOO_LONG else ()
    )
    if not counted_in or _elsewhen(sentence.text, {number.start for number in counted_in}):
        return
    every = frozenset(content(sentence.text, language=language))
    quoted = spans(sentence.text)
    read = _LATER.sub("", sentence.text)
    sound = (
        balanced(sentence.text)
        and not openers(language).refers_back(read)
        and not _OUTSIDE.match(sentence.text)
    )
    for number in counted_in:
        start, end = _clause(sentence.text, number)
        before, behind = sentence.text[start : number.start], sentence.text[number.end : end]
        if (
            _NOT_SO.search(before)
            or _NOT_SO.search(behind)
            or _ADDED.search(sentence.text[: number.start])
        ):
            continue
        if inside(number.start, quoted):  # somebody's claim, no report
            continue
        counted = content(" ".join(_WORD.findall(behind)[:3]), language=language)[:2]
        things = frozenset(_SAME.get(stem, stem) for stem in counted) - _NO_THING
        fate = _fate(_summed(sentence.text, number) or before, behind, base(language))
        if fate or things or number.unit:
            yield _Mention(
                sentence=sentence,
                number=number,
                things=things,
                fate=fate,
                sound=sound,
                noun=_noun(counted, behind, language),
                near=every
                - frozenset(content(number.text, language=language))
                - frozenset(counted[:1]),
            )


def _noun(counted: Sequence[str], behind: str, language: str) -> str:
    """The stem of the thing that is counted; "" for people, of whom one story counts many."""
    if not counted or counted[0] in _NO_THING or _counted(base(language)).match(behind):
        return ""
    return _SAME.get(counted[0], counted[0])


def _summed(text: str, number: Number) -> str:
    """The clause that the number's own sums up; "" where it sums up none."""
    opening = _SUMS_UP.search(text[: number.start])
    cuts = [
        match.end() for match in _CUT.finditer(text) if opening and match.end() < opening.start()
    ]
    return text[max(cuts, default=0) : opening.start()] if opening else ""


def _elsewhen(text: str, counted: set[int]) -> bool:
    """Whether *text* names another time; a number that counts something, at the places *counted*, is no year."""
    return any(match.start() not in counted for match in _ELSEWHEN.finditer(text))


def _clause(text: str, number: Number) -> tuple[int, int]:
    """From where to where the number's own clause reaches."""
    cuts = [match.span() for match in _CUT.finditer(text)]
    return (
        max((end for _, end in cuts if end <= number.start), default=0),
        min((start for start, _ in cuts if start >= number.end), default=len(text)),
    )


@cache
def _fates(code: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"\bو?(?:{words})\b") for name, words in _FATES.get(code, {}).items()}


def _fate(before: str, behind: str, code: str) -> str:
    """What befalls the people that the number between *before* and *behind* counts; "" where it counts none."""
    fates = _fates(code)
    noun = _people_first(code).match(behind)
    counted = bool(noun and noun.group().strip())
    nearest = min(
        ((match.start(), name) for name, fate in fates.items() if (match := fate.search(behind))),
        default=None,
    )
    if nearest and (counted or len(behind[: nearest[0]].split()) <= 3):
        return nearest[1]
    if counted or not behind.strip(" ."):
        last = max(
            (
                (match.start(), name)
                for name, fate in fates.items()
                for match in fate.finditer(before)
            ),
            default=None,
        )
        return last[1] if last else ""
    return ""


def _weights(mentions: Sequence[_Mention]) -> Mapping[str, float]:
    """The rarer a word among the numbers' sentences, the more it tells."""
    count = Counter(word for mention in mentions for word in mention.near)
    return {word: log(1 + len(mentions) / times) for word, times in count.items()}


def _same_thing(one: _Mention, other: _Mention, weights: Mapping[str, float]) -> bool:
    """Whether both count one thing: the nearer the numbers, the fewer like words must say so."""
    if one.number.unit != other.number.unit or one.fate != other.fate:
        return False
    low, high = sorted((one.number.value, other.number.value))
    apart = high / low if low else inf
    shared = one.near & other.near
    lighter = min(sum(weights[word] for word in mention.near) for mention in (one, other))
    like = sum(weights[word] for word in shared) / lighter if lighter else 0.0
    if one.fate:
        return apart <= FAR and (low >= CROWD or len(shared) >= 1)
    if one.leads and other.leads and one.noun == other.noun and low >= CROWD:
        return apart <= NEAR
    if not one.things & other.things:
        return bool(one.number.unit) and like >= LIKE and len(shared) >= 3 and apart <= NEAR
    if one.number.unit == "%" or low < FEW:
        return apart <= FAR and like >= LIKE and len(shared) >= 3
    return (apart <= NEAR and len(shared) >= 1) or (
        apart <= FAR and like >= LIKE and len(shared) >= 3
    )


def _sides(
    first: _Mention,
    mentions: Sequence[_Mention],
    of: Mapping[str, Article],
    weights: Mapping[str, float],
) -> tuple[_Mention, ...]:
    """*first* and, of each other outlet, what contradicts it and the sides before; none whose outlet also agrees.

    Where two contradict each other, an outlet that gives a third number, though but roughly, is a side as well.
    """
    sides, rough = [first], []
    for source in dict.fromkeys(article.source for article in of.values()):
        own = [mention for mention in mentions if of[mention.sentence.article].source == source]
        same = [
            mention
            for mention in own
            if mention.sound
            and _same_thing(first, mention, weights)
            and all(_apart(mention, side, of) for side in sides)
        ]
        contradicting = [
            mention
            for mention in same
            if all(mention.number.contradicts(side.number) for side in sides)
        ]
        agrees = any(_agree(mention, side) for mention in own for side in sides)
        if contradicting and contradicting == same and not agrees:
            sides.append(same[0])
        elif same and not any(
            mention.number.value == side.number.value for mention in own for side in sides
        ):
            rough.append(same[0])
    if len(sides) < 2 or _told_alike(sides, mentions, of):
        return ()
    for mention in rough:
        if all(
            _apart(mention, side, of) and mention.number.value != side.number.value
            for side in sides
        ):
            sides.append(mention)
    order = list(of)
    return tuple(sorted(sides, key=lambda side: order.index(side.sentence.article)))


def _told_alike(
    sides: Sequence[_Mention], mentions: Sequence[_Mention], of: Mapping[str, Article]
) -> bool:
    """Whether one side's outlet also gives the number of another."""
    return any(
        _agree(mention, side)
        for mention in mentions
        for side in sides
        for own in sides
        if own is not side
        and of[mention.sentence.article].source == of[own.sentence.article].source
    )


def _agree(one: _Mention, other: _Mention) -> bool:
    """Whether both give one number of one kind of thing, whatever it tells of."""
    return (
        one.number.unit == other.number.unit
        and not one.number.contradicts(other.number)
        and bool(
            one.number.unit or one.things & other.things or (one.fate and one.fate == other.fate)
        )
    )


def _apart(one: _Mention, other: _Mention, of: Mapping[str, Article]) -> bool:
    """Whether the two are reports of one time, by different outlets."""
    left, right = of[one.sentence.article], of[other.sentence.article]
    late = (
        abs(left.published - right.published) > SAME_TIME
        if left.published and right.published
        else False
    )
    return left.source != right.source and not late


def _topic(mention: _Mention, language: str) -> str:
    """What is counted, in the sentence's own words behind the number: up to the people's fate, else the phrase; a word at least."""
    text, number = mention.sentence.text, mention.number
    behind = text[number.end : _clause(text, number)[1]].lstrip("- ")
    fate = (
        re.search(rf"\b(?:{_FATES[base(language)][mention.fate]})\b", behind)
        if mention.fate
        else None
    )
    if fate and len(behind[: fate.end()].split()) <= LONGEST:
        return behind[: fate.end()]
    label = label_behind(text, number, end=number.end, language=language)
    words = behind.split()
    while words and words[0].lower() in stop_words(language):
        words = words[1:]
    short = list(takewhile(lambda word: word.lower() not in stop_words(language), words))
    return label or " ".join(short[:2]).rstrip(".") or number.text
