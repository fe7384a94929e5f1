"""Figures: strong numbers with their unit and the words beside them that say what they count, as these stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from digest.model import Figure, Sentence
from digest.summarise.numbers import TOO_LONG, Number, numbers, spelled
from digest.text.quotation import inside, spans
from digest.text.words import base, content_words, stop_words

#: Words of a label; of a plain count, the least that is worth a figure.
LONGEST, LEAST = 8, 20

_UNITS = {
    "en": r"(?:square |cubic |nautical )?(?:kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|foot|inches|acres|hectares|"
          r"tonnes|tons|kilograms?|kilos|"
          r"pounds|litres|liters|barrels|degrees|euros|dollars|megawatts|gigawatts|kilowatts|watts|knots|km|kg|mm|cm|"
          r"m|ft|lb|mph|GW|MW|kWh)",
    "fr": r"(?:kilomètres?|mètres?|hectares|tonnes|kilos|litres|degrés|euros|dollars|km|kg|m|cm)(?: (?:carrés?|"
          r"cubes?))?",
    "es": r"(?:kilómetros?|metros?|hectáreas|toneladas|kilos|litros|grados|euros|dólares|pesos|km|kg|"
          r"m)(?: (?:cuadrados|cúbicos))?",
    "de": r"(?:Quadrat|Kubik)?(?:[Kk]ilometer|[Mm]eter|Hektar|Tonnen|Kilo(?:gramm)?|Liter|Grad|Euro|Dollar|km|kg|m)",
    "ar": r"(?:كيلومتر\w*|متر\w*|طن\w*|دولار\w*|يورو|هكتار\w*|لتر\w*)(?: (?:مربع|مكعب))?",
}
#: A time that passed is no figure.
_TIME = re.compile(
    r"\s*(?:-| )?(?:more |full |long |last |first |consecutive )?(?:years?|months?|weeks?|days?|hours?|minutes?|"
    r"seconds?|nights?|weekends?|decades?|"
    r"year-olds?|ans?|années?|mois|semaines?|jours?|heures?|minutes|años|meses|semanas|días|horas|minutos|Jahren?|"
    r"Monaten?|Wochen|Tagen?|Stunden|Minuten|"
    r"سن\w*|عام\w*|شهر\w*|يوم\w*|أيام|ساع\w*|دقي\w*)\b")
#: Where a clause ends, and where at need a label may.
_STOP = re.compile(r"[,;:!?()\[\]—–\"“”«»،؛؟]|\.(?=\s|$)|\.\.\.|…|\s-\s")
_JOINS = {
    "en": "and or but that which who whose when while because after before as since where if though although so than "
          "until without "
          "whereas yet nor via",
    "fr": "et ou mais que qui dont où quand lorsque parce après avant comme si tandis contre puis",
    "es": "y e o u pero que quien cuando porque tras antes como si mientras donde",
    "de": "und oder aber dass weil wenn als nachdem bevor während",
    "ar": "الذي التي الذين حيث عندما بعد قبل لكن وذلك منذ",
}
_PREPOSITIONS = {
    "en": "in on at by for from to with over under into onto through across between during towards around about "
          "against within among near "
          "along due upon behind beyond off up down out last this next each every per also now",
    "fr": "dans en à au aux sur par pour avec sous vers entre pendant depuis chez lors",
    "es": "en a al por para con sobre bajo hacia entre durante desde hasta",
    "de": "in im an am auf bei für mit über unter von vom zu zum zur aus nach seit",
    "ar": "في من على الى إلى عن مع خلال بين",
}
#: What may stand between the beginning of a clause and the number that is its subject.
_SUBJECT = {
    "en": r"(?:^|\b(?:that|said|says|when|while|because|where) )(?:(?:On|In|At|By|Since|After) [^,]{2,40}, )?",
    "fr": r"(?:^|\b(?:que|où|quand) )(?:(?:En|Dans|À|Depuis|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|"
          r"Dimanche)[^,]{0,40}, )?",
    "es": r"(?:^|\bque )(?:(?:En|Desde|El) [^,]{2,40}, )?",
    "de": r"^",
    "ar": r"(?:^|إن |أن )",
}
_HEDGE = (r"(?:(?:about|around|some|almost|nearly|more than|at least|over|up to|only|just|another|the|all|"
          r"an estimated|roughly|"
          r"environ|quelque|plus de|près de|au moins|les|unos|unas|más de|al menos|los|las|cerca de|etwa|rund|"
          r"mehr als|نحو|حوالي|أكثر من) )*$")
#: Endings and words by which English shows where a noun phrase is over and a verb begins.
_VERB = re.compile(r"(?:\w{2,}(?<!e)ed|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|"
                   r"do|does|kept|found|caught|done|spent|sent|hit|descends|died|fell|left|rose|came|"
                   r"went|took|made|won|lost|said|say|want|need|live|work|get|got|became|saw|gave|told|cost|costs)$")

#: What may open a label behind a sum or a share, and behind a measure; behind a bare number nothing but its thing.
_OPENS_WORDS = "of a an per for from in on over under below above more less fewer de d' du des par pour por para von pro je من في"
_OF = frozenset(("of", "a", "an", "per", "de", "d'", "du", "des"))
_OPENS = frozenset(_OPENS_WORDS.split())
#: Words that point out of the label, and scales that a second number left behind.
_BLIND = re.compile(r"\b(?:it|them|him|her|us|this|that|these|those|each other|millions?|billions?|thousands?|"
                    r"hundreds?)\b")
_MEASURE = re.compile(r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|summers?|times?|met(?:re|er)s?|"
                      r"tonnes?|kilos?|full|earlier|later|"
                      r"ans?|mois|jours?|años?|alone)$")
_NO_END = re.compile(r" (?:by|at|until|before|in|since) the (?:end|start|beginning|rest|time)$")
_DAY = re.compile(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
                  r"dimanche|yesterday|today|tonight)\b")


def figures(sentences: Iterable[Sentence], *, language: str) -> tuple[Figure, ...]:
    """Strong numbers with what they count, one a sentence and each value once, in the sentences' order."""
    found = (next(_figures(sentence, base(language)), None) for sentence in sentences)
    unique: dict[str, Figure] = {}
    for figure in found:
        if figure:
            unique.setdefault(figure.value, figure)
    return tuple(unique.values())


def _figures(sentence: Sentence, code: str) -> Iterator[Figure]:
    if len(sentence.text) > TOO_LONG:
        return
    quoted = spans(sentence.text)
    for number in numbers(sentence.text, language=code):
        if number.spelled or inside(number.start, quoted) or _TIME.match(sentence.text, number.end):
            continue
        unit = re.match(rf"[ \u00a0\u202f-]?{_UNITS.get(code, '(?!)')}\b", sentence.text[number.end:])
        if not (unit or number.unit or number.value >= LEAST):
            continue
        end = number.end + (unit.end() if unit else 0)
        label = label_behind(sentence.text, number, end=end, language=code)
        if label:
            yield Figure(value=sentence.text[number.start:end], label=label, sentence=sentence)


def label_behind(text: str, number: Number, *, end: int, language: str) -> str:
    """The words of *text* from *end* on that say what *number* counts, cut where the clause or the phrase ends; "" if too few."""
    code = base(language)
    clause = _STOP.split(text[end:], maxsplit=1)[0]
    if clause[:1] not in (" ", "\u00a0"):
        return ""
    whole = clause.split()
    words = _until(whole, code)
    if code == "en" and not re.search(_SUBJECT["en"] + _HEDGE, text[:number.start], re.IGNORECASE):
        words = _noun_phrase(words, code)
    words = _short(words, code, cut=len(words) < len(whole))
    opens = _OPENS if number.unit else _OF if end > number.end else frozenset()
    return " ".join(words) if _tells(words, code, opens) else ""


def _tells(words: list[str], code: str, opens: frozenset[str]) -> bool:
    """Whether *words* say by themselves what is counted; the first is the thing, or one of *opens* that leads to it."""
    if not words or _BLIND.search(" ".join(words)):
        return False
    first = words[0].lower()
    loose = first in _prepositions(code) or first in stop_words(code)
    if loose and first not in opens:
        return False
    return len([word for word in content_words(" ".join(words), language=code) if not _MEASURE.match(word)]) >= 2


def _until(words: list[str], code: str) -> list[str]:
    """As far as no other clause, number or day begins."""
    joins, prepositions = _JOINS.get(code, "").split(), _prepositions(code)
    for place, word in enumerate(words):
        lower = word.lower()
        led = place and words[place - 1].lower() in prepositions
        if lower in joins or word[:1].isdigit() or (spelled(lower, code) and not led) or _DAY.match(word):
            return words[:place]
    return words


def _noun_phrase(words: list[str], code: str) -> list[str]:
    """As far as no verb has come, nor a noun that no preposition leads to: what follows tells of something else."""
    leads = {*_prepositions(code), *_OPENS, "all"}
    for place, word in enumerate(words):
        if _VERB.match(word) or (place and (word == "to" or (word == "the" and words[place - 1].lower() not in leads))):
            return words[:place]
    return words


def _short(words: list[str], code: str, *, cut: bool) -> list[str]:
    """At most LONGEST words; a phrase that is *cut* off, or would be, goes from its preposition on."""
    prepositions = _prepositions(code)
    if len(words) > LONGEST or (cut and words and (words[-1].endswith(("ing", "of")) or "between" in words)):
        cuts = [place for place, word in enumerate(words[:LONGEST + 1]) if place > 1 and word.lower() in prepositions]
        words = words[:cuts[-1]] if cuts else []
    while words and (words[-1].lower() in prepositions or words[-1].lower() in stop_words(code)):
        words = words[:-1]
    return _NO_END.sub("", " ".join(words)).split()


def _prepositions(code: str) -> frozenset[str]:
    return frozenset(_PREPOSITIONS.get(code, "").split())
