"""Judges the openings of sentences: does one refer to a sentence before?

Pronouns, connectives, "the minister also" and bare surnames do. The lists are wide on purpose: a
sentence left out costs little, one that refers to nothing confuses its reader.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache

from digest.languages import NOTHING, base, pattern, words
from digest.languages import language as language_of
from digest.languages.model import Openings
from digest.summarise.speakers import outermost, speaker
from digest.text.quotation import inside, spans

#: Nothing but a quotation: who says it stands in a sentence before.
_SPEECH = re.compile(
    r"(?:[\"“][^\"“”]*(?:[.!?…,][\"”]|[\"”][.!?])|«[^«»]*»|„[^„“”]*[“”]|[‘'](?:[^'‘’]|(?<=\w)['’](?=\w))*[.!?…,]['’])\W?$"
)
_LEADING = re.compile(r"^[\W_]+")
_QUOTED = re.compile(r"[\"“«][^\"”»]*[\"”»]")
_FIRST = re.compile(r"[^\W_]+")
#: The US, an IT firm; no opening in capitals: "IT WAS here".
_ABBREVIATION = re.compile(r"[A-Z]{2,}(?![\w'-])(?! [A-Z]{2,}(?![\w'-]))")


class Lean(IntEnum):
    """What an opening refers to: nothing, the topic of the text, the sentence before,
    or unknown.
    """

    NOTHING = 0
    TOPIC = 1
    BEFORE = 2
    UNKNOWN = 3


def introduction(opening: str, before: str, headlines: str, language: str) -> int | None:
    """Where in *before* the thing is introduced that *opening* mentions as known ("Le navire …").

    None where it is introduced nowhere. Things that the text never introduces are known to
    everyone; those in the *headlines* are known to the reader.
    """
    definite = _definite(base(language))
    noun = definite.match(opening) if definite else None
    if not noun:
        return None
    form = language_of(language).openings.mention
    mention = re.compile(form.format(noun=re.escape(noun.group(1))), re.IGNORECASE)
    first = mention.search(before)
    if not first or mention.search(headlines):
        return None
    return None if _known(first) else first.end() - 1


@cache
def _definite(code: str) -> re.Pattern[str] | None:
    """A definite noun that opens a sentence; None for a language that has no pattern for it."""
    known = language_of(code).openings
    return pattern("WORDS", known.definite) if known.definite and known.mention else None


def _known(mention: re.Match[str]) -> bool:
    """Whether a first mention speaks of its thing as known already."""
    groups = mention.groupdict()
    return not groups["new"] if "new" in groups else bool(groups.get("known"))


@lru_cache(maxsize=16)
def openers(language: str) -> Openers:
    """The one judge of a *language*'s openings."""
    return Openers(language)


def _pointing(known: Openings) -> re.Pattern[str]:
    """A phrase in front of a sentence that points to what was named before it."""
    if not known.prepositions:
        return re.compile(NOTHING)
    # A preposition of Arabic may be written with its word, as an article of Italian is.
    return re.compile(
        rf"(?:{known.clefts or NOTHING})?(?:{known.prepositions})\s?(?:{known.demonstratives})"
        rf"(?:\s|(?<='))(?!{known.at_hand})",
        re.IGNORECASE,
    )


def _going_on(known: Openings) -> re.Pattern[str]:
    """A whole sentence without a verb of its own, each relative clause with one at most."""
    if not known.indefinite:
        return re.compile(NOTHING)
    noun = rf"(?:(?!{known.finite}|{known.relatives}).)*"
    relative = rf"(?:{known.relatives}){noun}(?:(?:{known.finite}){noun})?"
    return re.compile(rf"(?:{known.indefinite}) {noun}(?:{relative})*$", re.IGNORECASE)


class Openers:
    """Judges openings in one language; where it is not *known*, the caller keeps to the lead."""

    def __init__(self, language: str) -> None:
        own = language_of(language)
        known = own.openings
        self.known = bool(known.pronouns)
        self._code = own.code
        self._words = words(f"{known.pronouns} {known.connectives}")
        self._first_person = words(known.first_person)
        # All match at the beginning, except *pronoun_speech*, which may stand anywhere.
        self._phrases = pattern(r"(?:WORDS)(?:\b|(?<=,))", known.phrases, flags=re.IGNORECASE)
        self._pointing = _pointing(known)
        self._going_on = _going_on(known)
        self._topical = pattern("WORDS", known.topical, flags=re.IGNORECASE)
        self._joined = pattern("WORDS", known.joined, flags=re.IGNORECASE)
        self._objects = pattern("WORDS", known.objects, flags=re.IGNORECASE)
        self._pronoun_speech = pattern("WORDS", known.pronoun_speech, flags=re.IGNORECASE)
        # Twice as fast as without regard to capitals; only the first letter may be one.
        self._anywhere = pattern(r"\b(?:WORDS)", known.anywhere)
        self._unnamed = pattern("WORDS", known.unnamed)
        self._clear = pattern("(?:WORDS)", known.clear, flags=re.IGNORECASE)
        self._points_back = pattern("WORDS", known.points_back, flags=re.IGNORECASE)
        self._marks = re.compile(f"[{own.script.unwritten}]") if own.script.unwritten else None
        alefs = own.script.alefs
        self._alefs = str.maketrans(alefs, alefs[:1] * len(alefs))

    def refers_back(self, text: str) -> bool:
        """Whether only the sentence before explains how *text* opens, or who speaks in it."""
        return self.lean(text) is Lean.BEFORE

    def goes_on(self, text: str) -> bool:
        """Whether *text* has no verb of its own, and goes on with the sentence before."""
        # A quotation's verbs are not the sentence's; an article stands for its first word.
        return bool(self._going_on.match(_QUOTED.sub("les x", text)))

    def lean(self, text: str) -> Lean:
        """What the opening of *text*, its quotation marks aside, leans on."""
        if _SPEECH.match(text):
            return Lean.BEFORE
        plain = self._plain(text)
        first = _FIRST.match(plain)
        word = first.group() if first else ""
        lower = word.lower()
        clear = bool(self._clear.match(plain))
        # "US" is no pronoun, "IT" neither, though both are in the list in small letters.
        leaning = lower in self._words and not clear and not _ABBREVIATION.match(plain)
        if (leaning and lower not in self._first_person) or not word:
            return Lean.BEFORE
        if (
            not clear and (self._phrases.match(plain) or self._pointing.match(plain))
        ) or self._leans(plain, text):
            return Lean.BEFORE
        # "We are sorry," said Anna Reed: the pronoun means the speaker, whom the text names.
        if leaning:
            return Lean.NOTHING if self._introduces_its_speaker(text) else Lean.BEFORE
        return Lean.TOPIC if self._topical.match(plain) else Lean.NOTHING

    def _plain(self, text: str) -> str:
        """*text* from its first letter on, as the lists write it."""
        plain = _LEADING.sub("", text).replace("’", "'")
        return self._marks.sub("", plain).translate(self._alefs) if self._marks else plain

    def _leans(self, plain: str, text: str) -> bool:
        """Whether the first words of *plain*, or who speaks, lean on the sentence before."""
        return bool(
            self._unnamed.match(plain)
            or self._joined.match(plain)
            or self._objects.match(plain)
            or self._pronoun_speech.search(text)
            or self._joined_anywhere(text)
        )

    def _joined_anywhere(self, text: str) -> bool:
        """Whether something outside its quotations joins *text* to the sentence before."""
        found = list(self._anywhere.finditer(text[:1].lower() + text[1:]))
        quoted = spans(text) if found else ()
        return not all(inside(match.start(), quoted) for match in found)

    def _introduces_its_speaker(self, text: str) -> bool:
        """Whether *text* opens with a quotation that can be understood alone and names
        who says it.
        """
        quoted = outermost(text)
        if not quoted or quoted[0].start or not all(span.closed for span in quoted):
            return False
        quotation, rest = text[: quoted[0].end], text[quoted[0].end :]
        return not self._points_back.search(quotation) and bool(speaker(f"\0{rest}", self._code))
