"""Figures: strong numbers with their unit or counted noun, and the words beside them that say what they count, as these
stand in the text; what is news comes before what is curious.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import log10

from digest.model import Figure, Sentence
from digest.summarise.numbers import TOO_LONG, Number, numbers, spelled
from digest.text.quotation import inside, spans
from digest.text.words import base, by_language, content_words, stop_words

#: Words of a label; of a plain count, the least that is worth a figure.
LONGEST, LEAST = 8, 20
#: Words of a counted noun; what a figure must be worth: a thousand things, a hundred metres or people, any share or sum.
NOUN, TRIVIAL = 4, 2.5
#: What one place further down the summary's order takes from a figure.
LATE = 0.05
#: So many characters behind people their fate is told.
STRUCK_WITHIN = 80

_UNITS = {
    "en": r"(?:square |cubic |nautical )?(?:kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|foot|inches|acres|hectares|"
    r"tonnes|tons|kilograms?|kilos|"
    r"pounds|litres|liters|barrels|degrees|euros|dollars|megawatts|gigawatts|kilowatts|watts|knots|km|kg|mm|cm|"
    r"m|ft|lb|mph|GW|MW|kWh)",
    "fr": r"(?:kilomètres?|mètres?|centimètres?|hectares|tonnes|kilos|grammes|milligrammes|litres|degrés|euros|dollars|mégawatts|km|kg|m|cm)(?: (?:carrés?|"
    r"cubes?))?",
    "es": r"(?:kilómetros?|metros?|hectáreas|toneladas|kilos|litros|grados|euros|dólares|pesos|km|kg|"
    r"m)(?: (?:cuadrados|cúbicos))?",
    "de": r"(?:Quadrat|Kubik)?(?:[Kk]ilometer|[Mm]eter|Hektar|Tonnen|Kilo(?:gramm)?|Liter|Grad|Euro|Dollar|km|kg|m)",
    "ar": r"(?:كيلومتر\w*|متر\w*|أمتار|سنتيمتر\w*|مليمتر\w*|طن\w*|أطنان|دولار\w*|يورو|هكتار\w*|لتر\w*|غرام\w*|ميغاواط)(?: (?:مربع|مكعب)\w*)?",
}
PEOPLE = {
    "en": r"people|persons?|residents?|inhabitants|civilians|men|women|children|passengers|protest[eo]rs|"
    r"demonstrators|marchers|"
    r"families|villagers|others|migrants|refugees|troops|soldiers|fans|students|workers",
    "fr": r"personnes|habitants|civils|hommes|femmes|enfants|manifestants|passagers|voyageurs|familles|autres|migrants|soldats",
    "es": r"personas|habitantes|civiles|hombres|mujeres|niños|manifestantes|pasajeros|familias|migrantes|soldados",
    "de": r"Menschen|Personen|Einwohner|Zivilisten|Männer|Frauen|Kinder|Demonstranten|Passagiere|Familien|Soldaten",
    "ar": r"شخص\w*|أشخاص|مدني\w*|طفل\w*|أطفال|امرأة|نساء|متظاهر\w*|عائلة|أسرة|نسمة|فلسطيني\w*|نازح\w*",
}
#: What makes a number of people news.
_STRUCK = {
    "en": r"\b(?:dead|died|killed|deaths|injured|wounded|missing|evacuat\w+|displaced|homeless|arrested|lost their|leave their|left their)\b",
    "fr": r"\b(?:morts?|tué\w*|blessé\w*|disparu\w*|évacué\w*|déplacé\w*|quitt\w+ leurs?|chassé\w*|arrêté\w*|licencié\w*)\b",
    "es": r"\b(?:muert\w+|fallecid\w+|herid\w+|desaparecid\w+|evacuad\w+|desplazad\w+|detenid\w+)\b",
    "de": r"\b(?:Tote|tot|getötet|verletzt|vermisst|evakuiert|vertrieben|verhaftet)\b",
    "ar": r"\b(?:قتيل\w*|قتلى|قتلوا|جريح\w*|جرحى|مصاب\w*|مفقود\w*|نازح\w*|نزح\w*)\b",
}
_CASH = re.compile(
    r"\b(?:euros?|dollars?|pounds?|yen|francs?|pesos?|roubles?|rubles?|rupees?|crowns|dirhams?|dinars?|yuan|"
    r"يورو|دولار\w*|دينار\w*|درهم\w*|ريال\w*|جنيه\w*|ليرة)\b",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b(?:record|unprecedented|highest|largest ever|inédite?s?|jamais atteint|más alto|récord|Rekord|höchste|قياسي\w*|أدنى|أعلى)\b",
    re.IGNORECASE,
)
_units = by_language(r"[ \u00a0\u202f-]?WORDS\b", _UNITS)
_people = by_language(r"\b(?:WORDS)\b", PEOPLE)
_struck = by_language("WORDS", _STRUCK, re.IGNORECASE)
_DIGIT = re.compile(r"\d")
#: A number of which only a part is told about ("83 of the 97 clerks"), or which names a race ("le 400 mètres").
_PART = re.compile(
    r"\b(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|most|half|many|some) (?:of|in) (?:the )?|out of|"
    r"des|sur les|sur|du|le|au|de los|de las|von den|von|من أصل|من بين) ?$",
    re.IGNORECASE,
)
_GAP = (" ", "\u00a0", "\u202f")
_PLURAL = re.compile(r"(?:[^su]s|people|men|women|children)$")
#: "… needs up to 6000 for the hole" and no thing that is counted.
_FOR_THE, _UP_TO = re.compile(r"لل?\w{2,4}$"), re.compile(r"(?:إلى|على|من) \S+$")
#: What may stand between a number and its noun in the languages whose adjectives otherwise stand behind.
_BEFORE_NOUN = frozenset(
    [
        "nouveaux",
        "nouvelles",
        "autres",
        "petits",
        "petites",
        "grands",
        "grandes",
        "jeunes",
        "anciens",
        "anciennes",
        "vieux",
        "vieilles",
        "premiers",
        "premières",
        "nuevos",
        "nuevas",
        "otros",
        "otras",
        "grandes",
        "jóvenes",
        "neue",
        "neuen",
        "weitere",
        "junge",
    ]
)
#: A time that passed is no figure.
_TIME = re.compile(
    r"\s*(?:-| )?(?:more |full |long |last |first |consecutive )?(?:years?|months?|weeks?|days?|hours?|minutes?|"
    r"seconds?|nights?|weekends?|decades?|"
    r"year-olds?|ans?|années?|mois|semaines?|jours?|nuits?|heures?|minutes|secondes?|años|meses|semanas|días|horas|minutos|segundos|Jahren?|"
    r"Monaten?|Wochen|Tagen?|Stunden|Minuten|Sekunden|"
    r"سن\w*|عام\w*|شهر\w*|يوم\w*|أيام|ليلة|ليال\w*|ساع\w*|دقي\w*|ثاني\w*|ثوان\w*)\b"
)
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
#: Between the beginning of a clause and the number that is its subject stands no more than this.
_SUBJECT = re.compile(
    r"(?:^|\b(?:that|said|says|when|while|because|where) )(?:(?:On|In|At|By|Since|After) [^,]{2,40}, )?"
    r"(?:(?:about|around|some|almost|nearly|more than|at least|over|up to|only|just|another|the|all|an estimated|roughly) )*$",
    re.IGNORECASE,
)
#: Endings and words by which English shows where a noun phrase is over and a verb begins.
_VERB = re.compile(
    r"(?:\w{2,}(?<!e)ed|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|"
    r"do|does|kept|found|caught|done|spent|sent|hit|descends|died|fell|left|rose|came|"
    r"went|took|made|won|lost|said|say|want|need|live|work|get|got|became|saw|gave|told|cost|costs)$"
)

#: What may open a label behind a sum or a share, and behind a measure; behind a bare number nothing but its thing.
_OPENS_WORDS = "of a an per for from in on over under below above more less fewer de d' du des par pour por para von pro je من في"
_OF = frozenset(("of", "a", "an", "per", "de", "d'", "du", "des"))
_OPENS = frozenset(_OPENS_WORDS.split())
#: Words that point out of the label, and scales that a second number left behind.
_BLIND = re.compile(
    r"\b(?:it|them|him|her|us|this|that|these|those|each other|millions?|billions?|thousands?|"
    r"hundreds?)\b"
)
_MEASURE = re.compile(
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|summers?|times?|met(?:re|er)s?|"
    r"tonnes?|kilos?|full|earlier|later|"
    r"ans?|mois|jours?|años?|alone)$"
)
_NO_END = re.compile(r" (?:by|at|until|before|in|since) the (?:end|start|beginning|rest|time)$")
_DAY = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|yesterday|today|tonight)\b"
)


def figures(
    sentences: Iterable[Sentence], *, language: str, titles: Sequence[str] = ()
) -> tuple[Figure, ...]:
    """Strong numbers with what they count, one a sentence and each value once, the most newsworthy first.

    *sentences* come best first; a number of one of *titles* is worth most.
    """
    code = base(language)
    known = {
        number.value
        for title in titles
        for number in numbers(title, language=language)
        if not number.spelled
    }
    worth: dict[str, tuple[float, Figure]] = {}
    for place, sentence in enumerate(sentences):
        found = [
            (_worth(number, figure, code, known) - LATE * place, figure)
            for number, figure in _figures(sentence, code, known)
        ]
        best = max(found, key=lambda each: each[0], default=None)
        if best and best[0] + LATE * place >= TRIVIAL:
            worth.setdefault(best[1].value, best)
    return tuple(figure for _, figure in sorted(worth.values(), key=lambda each: -each[0]))


def _worth(number: Number, figure: Figure, code: str, known: set[float]) -> float:
    """News worth: people's fates, money and shares before people and measures, these before things; records, what the
    headline has and what is large come before what is not.
    """
    text, sentence = f"{figure.value} {figure.label}", figure.sentence.text
    if number.unit == "%":
        worth = 3.5
    elif number.unit or _CASH.search(text):
        worth = 2.5
    elif _people(code).search(text):
        worth = (
            3.0
            if _struck(code).search(sentence[number.start : number.start + STRUCK_WITHIN])
            else 1.5
        )
    else:
        worth = 1.5 if _unit(sentence, number, code) else 1.0
    size = 0.5 * log10(max(number.value, 1.0)) if number.unit != "%" else 0.0
    return worth + size + 2.0 * (number.value in known) + bool(_RECORD.search(sentence))


def _unit(text: str, number: Number, code: str) -> re.Match[str] | None:
    return _units(code).match(text, number.end)


def _figures(sentence: Sentence, code: str, known: set[float]) -> Iterator[tuple[Number, Figure]]:
    if len(sentence.text) > TOO_LONG or not _DIGIT.search(sentence.text):
        return
    text, quoted = sentence.text, spans(sentence.text)
    for number in numbers(text, language=code):
        if (
            number.spelled
            or inside(number.start, quoted)
            or _TIME.match(text, number.end)
            or _PART.search(text[: number.start])
        ):
            continue
        unit = _unit(text, number, code)
        if not (unit or number.unit or number.value >= LEAST):
            continue
        end = unit.end() if unit else number.end
        label = label_behind(text, number, end=end, language=code)
        whole = end if unit or number.unit else _noun_end(text, end, code)
        if whole == number.end and not number.unit:
            continue
        if label or (number.value in known and unit):
            rest = (
                text[whole : end + len(text[end:]) - len(text[end:].lstrip()) + len(label)].strip()
                if label
                else ""
            )
            yield number, Figure(value=text[number.start : whole], label=rest, sentence=sentence)


def _noun_end(text: str, start: int, code: str) -> int:
    """Where the noun ends that a number counts which ends at *start*; *start* where none is found."""
    clause = _STOP.split(text[start:], maxsplit=1)[0]
    words = list(re.finditer(r"\S+", clause)) if clause[:1] in _GAP else []
    plain = [word.group() for word in words]
    if not plain or (code == "ar" and _FOR_THE.match(plain[0]) and _UP_TO.search(text[:start])):
        return start
    count = (
        _english(plain)
        if code == "en" and plain[0] not in _OF
        else _noun(plain, code, scaled=not text[:start][-1:].isdigit())
    )
    return start + words[count - 1].end() if 0 < count <= min(len(words), NOUN) else start


def _english(words: list[str]) -> int:
    """Of how many *words* the noun in front is made: up to its plural."""
    nouns = _noun_phrase(words, "en")
    for place, word in enumerate(nouns):
        if _loose(word, "en") or word.endswith("ing"):
            return place
        if _PLURAL.search(word):
            return place + 1
    return len(nouns)


def _noun(words: list[str], code: str, *, scaled: bool) -> int:
    """The same in a language whose adjectives stand behind; *scaled*: "de" leads from "millions" to what is counted."""
    led = bool(words[0] in _OF or re.match("d[’']", words[0]))
    if code == "fr" and scaled and not led:
        return 0
    first = 1 if words[0] in _OF else 0
    if (
        first >= len(words)
        or (not led and _loose(words[first], code))
        or words[first][:1].isdigit()
    ):
        return 0
    return first + 1 + (words[first].lower() in _BEFORE_NOUN)


def _loose(word: str, code: str) -> bool:
    return word.lower() in _prepositions(code) or word.lower() in stop_words(code)


def label_behind(text: str, number: Number, *, end: int, language: str) -> str:
    """The words of *text* from *end* on that say what *number* counts, cut where the clause or the phrase ends; "" if too few."""
    code = base(language)
    clause = _STOP.split(text[end:], maxsplit=1)[0]
    if clause[:1] not in (" ", "\u00a0"):
        return ""
    whole = clause.split()
    words = _until(whole, code)
    if code == "en" and not _SUBJECT.search(text[: number.start]):
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
    return (
        len(
            [
                word
                for word in content_words(" ".join(words), language=code)
                if not _MEASURE.match(word)
            ]
        )
        >= 2
    )


def _until(words: list[str], code: str) -> list[str]:
    """As far as no other clause, number or day begins."""
    joins, prepositions = _JOINS.get(code, "").split(), _prepositions(code)
    for place, word in enumerate(words):
        lower = word.lower()
        led = place and words[place - 1].lower() in prepositions
        if (
            lower in joins
            or word[:1].isdigit()
            or (spelled(lower, code) and not led)
            or _DAY.match(word)
        ):
            return words[:place]
    return words


def _noun_phrase(words: list[str], code: str) -> list[str]:
    """As far as no verb has come, nor a noun that no preposition leads to: what follows tells of something else."""
    leads = _prepositions(code) | _OPENS | {"all"}
    for place, word in enumerate(words):
        if _VERB.match(word) or (
            place and (word == "to" or (word == "the" and words[place - 1].lower() not in leads))
        ):
            return words[:place]
    return words


def _short(words: list[str], code: str, *, cut: bool) -> list[str]:
    """At most LONGEST words; a phrase that is *cut* off, or would be, goes from its preposition on."""
    prepositions = _prepositions(code)
    if len(words) > LONGEST or (
        cut and words and (words[-1].endswith(("ing", "of")) or "between" in words)
    ):
        cuts = [
            place
            for place, word in enumerate(words[: LONGEST + 1])
            if place > 1 and word.lower() in prepositions
        ]
        words = words[: cuts[-1]] if cuts else []
    while words and (words[-1].lower() in prepositions or words[-1].lower() in stop_words(code)):
        words = words[:-1]
    return _NO_END.sub("", " ".join(words)).split()


@cache
def _prepositions(code: str) -> frozenset[str]:
    return frozenset(_PREPOSITIONS.get(code, "").split())
