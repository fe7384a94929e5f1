"""Finds furniture that is glued to a sentence without a full stop.

Pages lose the edges between their parts when they are copied: "Advertisement Supported by Gunmen
killed …", "PORT CLOSES FOR GOOD Crews wait (Anna Reed/Gull Wire) The board said …". What
stands in front of the sentence is cut off; the sentence stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from digest.languages import NOTHING, every, pattern, with_english, words
from digest.languages import language as language_of
from digest.languages.agencies import PICTURES
from digest.languages.model import Language
from digest.text.quotation import inside, spans

#: A small word of fewer letters is often a name with a capital.
OPENER = 3
#: A cut that leaves fewer words cut off the sentence itself.
FEWEST_LEFT = 4
#: So many capitals in a row are no names but another story's headline or a call.
CAPITALS = 4
#: A headline or a caption has no more words.
LONGEST_HEADING = 25
#: In front of an opener where nouns have capitals, a label of the page has no more words.
LABEL = 2
#: A word that may be an opener: a small letter follows, or any where nouns have capitals; or what
#: is written together with the next word.
_ELIDED = r"[A-ZÀ-Þ]u?['’](?=[^\W\d_])"
_WORD = {
    False: re.compile(rf"[A-ZÀ-Þ][a-zß-ÿ]+(?= [a-zß-ÿ])|{_ELIDED}"),
    True: re.compile(rf"[A-ZÀ-Þ][a-zß-ÿ]+(?= [^\W\d_])|{_ELIDED}"),
}
#: Cuts one after another, at most.
_MOST_CUTS = 6
#: A quotation within a heading.
_QUOTED = re.compile(r"(?<!\w)(?:'[^'’]*['’]|‘[^’]*’|[\"“][^\"”]*[\"”])(?!\w)")
#: A letter alone at an end.
_ALONE = re.compile(r"(?<=\s)[AI]\s+$")
#: A word that begins small, or a year, goes on with a capital: a heading, and a sentence behind it.
#: A shorter word may be a name ("iPhone", "vanRhee").
_RUN_ON = re.compile(
    r"(?<![\w'’@#/.-])(?:[a-zß-ÿ]['’])?([a-zß-öø-ÿ]{4,}|\d{4})(?=[A-ZÀ-Þ]['’]?[a-zß-öø-ÿ])"
)
#: The same where the heading ends with a name: "les mots d'Anna ReedVenu à Port Alder".
_NAME_RUN_ON = re.compile(
    r"(?<![\w'’@#/.&-])(?P<name>[A-ZÀ-Þ]\w*?\w)(?=[A-ZÀ-Þ][a-zß-öø-ÿ]{2,} [a-zß-öø-ÿ«\"])"
)
#: A small word in one with the next.
_RUN_TOGETHER = re.compile(r"(?<![\w'’@#/.-])([a-zß-öø-ÿ]{2,})(?=[A-ZÀ-Þ])")
#: A heading of several words in capitals, and a sentence behind it.
_CAPITALS_RUN_ON = re.compile(
    r"[^\W\d_a-zß-ÿ]+,? (?:[^\W\d_a-zß-ÿ]|[\s,'’\"-])*[A-ZÀ-Þ]{3}(?=[A-ZÀ-Þ][a-zß-ÿ]{2,} )"
)
#: A capital within a word, behind a year, or right behind a quotation mark.
_JOINT = re.compile(r"[A-ZÀ-Þ](?:(?<=[a-zß-öø-ÿ\d\"”»)].)|(?<=[A-ZÀ-Þ]{2}.)(?=[a-zß-ÿ]{2}))")
#: A quotation right behind another one, which does not end like a sentence: a heading.
_QUOTATIONS = re.compile(r"[^\W_] ?[\"”»](?=[\"“«][A-ZÀ-Þ«])")
_BEGINS = r"(?=[\"“‘'«„(]?[^\W\d_a-zß-öø-ÿ])"
_CAPITALS = re.compile(
    rf"(?:\([^()\n]{{2,60}}\)\s+)?(?:[^\sa-zß-ÿ]+\s+){{{CAPITALS},}}"
    r"(?=[\"“‘'«„]?(?:[^\W\d_a-zß-ÿ][a-zß-ÿ’']|(?:A|I)\s[a-zß-ÿ]))"
)
#: A photographer and an agency in brackets: "(Anna Reed/Gull Wire)".
_CREDIT = r"\([^\W\d_](?:(?:[^()/\d]|\d(?:st|nd|rd|th)){1,60}/){1,9}[^\W\d_a-z][^()/\d]{1,60}\)"
#: A word of a name, or what its owner is called besides: 'Kurt "Gull" Reed'.
_PROPER = r"(?:[^\W\d_a-z][\w.'’-]*|[\"“][^\"”()]{1,20}[\"”])"
#: Who sent a post that the page shows: "A post shared by Anna Reed (@annareed)".
_SENDER = (
    r"[^.!?\"“”()]{2,80}\(@[\u200e\u200f]*[\w.]+[\u200e\u200f]*\)[\u200e\u200f]*\s+"
    r"(?=[\"“]?[A-ZÀ-Þ])"
)
#: A credit without brackets, in front of a sentence.
_BARE_CREDIT = rf"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){{0,3}}(?:/{PICTURES})+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Glue:
    """What is glued to sentences in one language.

    *leads* stand in front of a sentence. *credit* ends a caption. So do names alone in brackets:
    *named* in front of a sentence, *closing* where one of *openers* follows. *openers* open a
    sentence, so a heading without a stop stands before one that follows a word in small letters, a
    day or a month, one of *times*. So does a *clause*, which
    a name may follow. Where nouns have *capitals*, it follows any of the first words.
    The *surest* of them open one behind a heading with capitals as well.
    *joined* are openers in one word with the heading, or right behind its last quotation mark.
    *brands*: names in one word with two capitals are many, as in English ("IndyCar").
    """

    leads: re.Pattern[str]
    credit: re.Pattern[str]
    named: re.Pattern[str]
    closing: re.Pattern[str]
    openers: frozenset[str]
    surest: frozenset[str]
    opener: re.Pattern[str]
    clause: re.Pattern[str] | None
    joined: re.Pattern[str] | None
    capitals: bool
    brands: bool
    times: re.Pattern[str]
    stop: frozenset[str]


@cache
def glue(code: str) -> Glue:
    """What is glued to sentences in the language *code*, and in English."""
    own, every = language_of(code), with_english(code)
    openers = _openers(own)
    either = "|".join(openers)
    return Glue(
        leads=pattern(
            rf"(?:WORDS)[\s.:|•·–-]*{_BEGINS}",
            _BARE_CREDIT,
            _SENDER,
            *(lead for each in every for lead in each.furniture.leads),
        ),
        credit=pattern(
            rf"(?:{_CREDIT}|[(\[](?i:WORDS)\b[^()\[\]]{{1,80}}[)\]])\s*",
            *(each.furniture.pictured for each in every),
        ),
        named=re.compile(rf"{_bracketed()}\s+{_BEGINS}"),
        closing=re.compile(rf"{_bracketed()} (?=(?:{either or NOTHING}) )"),
        openers=frozenset(openers),
        surest=frozenset(each for each in words(own.furniture.crossheads) if len(each) >= OPENER),
        opener=_WORD[own.nouns.capitals],
        clause=pattern(r"(?<=[a-zß-öø-ÿ] )(?:WORDS)(?= [A-ZÀ-Þ])", "|".join(clauses))
        if (clauses := sorted(words(own.furniture.clauses)))
        else None,
        joined=(
            re.compile(
                r"(?:(?<=[a-zß-öø-ÿ]{2})|(?<=[a-zß-öø-ÿ][\"”»)])|(?<=[ \u00a0]»))"
                rf"(?:{either})(?:(?= [\w«“\"])|(?<=['’])(?=[^\W\d_]))"
                # Behind a quotation any word opens a sentence.
                r"|(?<=[^\W\d_][\"”»])[A-ZÀ-Þ][a-zß-ÿ]*(?= [^\W_])"
            )
            if openers
            else None
        ),
        capitals=own.nouns.capitals,
        brands=own.nouns.capitals or own.headlines.title_case,
        times=pattern("WORDS", own.numbers.months, own.figures.day, flags=re.IGNORECASE),
        stop=words(own.vocabulary.stop),
    )


def _openers(own: Language) -> list[str]:
    """The words that open sentences, with a capital; where nouns have none, so do all small words
    but the shortest, which are names too often. Some are written together with the next ("L'").
    """
    known = [word.replace("'", mark) for word in own.furniture.crossheads.split() for mark in "'’"]
    if not known or own.nouns.capitals:
        return known
    names = words(own.furniture.no_crossheads)
    small = (word.capitalize() for word in own.vocabulary.stop.split() if word.isalpha())
    return [*known, *(word for word in small if len(word) >= OPENER and word not in names)]


@cache
def _bracketed() -> str:
    """Names alone in brackets: "(Anna Reed)", "(Gull Wire via Press)"."""
    small = "|".join(word for each in every() for word in each.reading.credit_words.split())
    return rf"\({_PROPER}(?:[ ,/&-]{{1,3}}(?:{_PROPER}|{small})){{0,8}}\)"


def plain(text: str) -> str:
    """*text* with a space for each one that holds words together, as furniture is looked for."""
    return text.replace("\xa0", " ").replace("\u202f", " ")


def unglued(text: str, code: str, whole: str = "") -> Iterator[tuple[int, str]]:
    """The places in the sentence *text* up to which furniture stands, each with the reason.

    *whole* is its article's text, where a name stands that ends a heading.
    """
    text = plain(text)
    known, start = glue(code), 0
    for _ in range(_MOST_CUTS):
        cut, reason = _lead(text, start, known)
        if cut <= start or len(text[cut:].split()) < FEWEST_LEFT:
            break
        yield cut, reason
        start = cut
    cut = _heading(text, start, known, whole)
    if cut > start:
        yield cut, "heading or caption"


def openers_behind(text: str, code: str) -> Iterator[int]:
    """The places in *text* where a word that opens sentences follows a small one without a stop."""
    known = glue(code)
    for match in known.opener.finditer(text) if known.openers else ():
        before = text[: match.start()].split()
        if match[0] in known.openers and len(before) >= FEWEST_LEFT:
            last = before[-1]
            if last.isalpha() and last.islower() and last not in known.stop:
                yield match.start()


def opens_with_credit(text: str, code: str) -> int:
    """How far a picture's credit reaches that *text* opens with; then a caption stands before."""
    match = glue(code).credit.match(text) or glue(code).named.match(text)
    return match.end() if match else 0


def _lead(text: str, start: int, known: Glue) -> tuple[int, str]:
    if match := known.leads.match(text, start):
        return match.end(), "furniture run into it"
    match = _CAPITALS.match(text, start)
    if match and 2 * sum(map(str.isupper, match[0])) > len(match[0].rpartition(")")[2]):
        return _before_article(match), "heading or caption"
    if "(" in text or "[" in text:
        if match := known.named.match(text, start) or known.closing.search(text, start):
            return match.end(), "caption"
        for match in known.credit.finditer(text, start):
            following = text[match.end() :].lstrip("\"“‘'«„")[:1]
            if following.isupper() or (following and not following.islower()):
                return match.end(), "caption"
    return start, ""


def _before_article(capitals: re.Match[str]) -> int:
    """Where *capitals* end, before a last "A" or "I", which opens the sentence behind them."""
    last = _ALONE.search(capitals[0])
    return capitals.start() + last.start() if last else capitals.end()


def _heading(text: str, start: int, known: Glue, whole: str) -> int:
    """Where the sentence begins behind a heading without a stop; *start* without one."""
    # "immunité"Selon", "un long jourLe": nothing but a lost line joins words like this.
    for joint in _joints(text, start, known, whole):
        words = len(text[start:joint].split())
        if words <= LONGEST_HEADING and not inside(joint, spans(text)):
            return joint
    found = [
        match
        for match in (known.opener.finditer(text, start) if known.openers else ())
        if match[0] in known.openers
    ]
    found += known.clause.finditer(text, start) if known.clause else ()
    for match in sorted(found, key=re.Match.start):
        cut = match.start()
        # "a long dayThe board": a word and an opener in one.
        joined = text[cut - 1 : cut].isalpha()
        if not joined and text[cut - 1 : cut] != " ":
            continue
        before = text[start:cut].split()
        fewest = 1 if known.capitals else 2
        if not fewest <= len(before) <= LONGEST_HEADING or before[-1].lower() in known.stop:
            continue
        # A quotation may end the heading: "It will be 'very, very busy' To that end …".
        last = before[-1].rstrip("'’\"”»")
        small = last.isalpha() and (last.islower() or (known.capitals and len(before) <= LABEL))
        # "The Rogue One actress": other openers are names too often behind one.
        titled = match[0] in known.surest and match.re is known.opener
        titled = titled and not known.capitals and _in_title_case(before, known)
        if not joined and not small and not titled and not known.times.fullmatch(before[-1]):
            continue
        if _clean_break(text, start, cut):
            return cut
    return start


def _in_title_case(words: Sequence[str], known: Glue) -> bool:
    """Whether all *words* but the language's small ones open with a capital, and not all are
    capitals: "Growing Interest in NATO".
    """
    long = [word for word in words if word.lower() not in known.stop]
    return all(word[:1].isupper() for word in long) and any(word[1:].islower() for word in long)


def _joints(text: str, start: int, known: Glue, whole: str) -> list[int]:
    """The places in one word, or behind a quotation, where a sentence begins."""
    quoted = [match.end() for match in _QUOTATIONS.finditer(text, start)]
    likely = [match.start() for match in _JOINT.finditer(text, start)]
    if not likely:
        return quoted
    # To try the openers at these places alone takes a tenth of the time of a search.
    joints = [*quoted]
    joints += [place for place in likely if known.joined and known.joined.match(text, place)]
    joints += [
        match.end()
        for match in _RUN_ON.finditer(text, start)
        # "there wereAnna Reed and …": only a space was lost.
        if match[1] not in known.stop and len(text[match.end() :].split()) > FEWEST_LEFT
    ]
    if not known.brands:
        joints += [
            match.end()
            for match in _NAME_RUN_ON.finditer(text, start)
            if _stands_alone(match["name"], whole)
        ]
    if capitals := _CAPITALS_RUN_ON.match(text, start):
        joints.append(capitals.end())
    return sorted(joints)


def _stands_alone(name: str, text: str) -> bool:
    """Whether *name* is a word of *text* by itself."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def run_together(text: str, code: str) -> bool:
    """Whether a small word of *text* is written in one with the next: "durch dieStraßen"."""
    if not _JOINT.search(text):
        return False
    return any(match[1] in glue(code).stop for match in _RUN_TOGETHER.finditer(text))


def _clean_break(text: str, start: int, cut: int) -> bool:
    """Whether a heading may end at *cut*: no quotation goes over it, no comma stands before."""
    heading = _QUOTED.sub("", text[start:cut])
    return (
        not any(sign in heading for sign in ",;:—–")
        and len(text[cut:].split()) > FEWEST_LEFT
        and not inside(cut, spans(text))
    )
