"""Patterns of text that is not the story, compiled from the language files.

None contains the name of one outlet: an agency's name is news as often as a credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from digest.languages import pattern, union, with_english
from digest.languages.agencies import AGENCIES
from digest.languages.model import Trace as Data

_I = re.IGNORECASE
#: How a sentence of the story ends, by a sign or by more; a colon or semicolon counts, since lists
#: follow it.
_ENDS = tuple(".!?…؟۔।。！？:;؛”\"»“«」』’'")
_TERMINAL = re.compile(
    r"[.!?…؟۔।。！？:;؛][\"'”’»“«)\]]*$|[.!?…؟][\"'”’»)\]]*\s*\(\w+\)$|[”\"»’'][.]?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A pattern that shows that a sentence is no part of the story, and the *reason* to leave it
    out.

    Every match of the *pattern* contains one of the *hints*, in small letters; most sentences have
    none, and need no search. Without hints the pattern must match from the sentence's beginning.
    *late*: only in the last part of a text.
    """

    reason: str
    pattern: re.Pattern[str]
    hints: tuple[str, ...] = ()
    late: bool = False

    def narrowed(self, hints: tuple[str, ...]) -> Trace:
        """The same trace with those of its *hints* that a text holds."""
        return Trace(reason=self.reason, pattern=self.pattern, hints=hints, late=self.late)

    def matches(self, text: str, lowered: str) -> bool:
        """Whether the pattern occurs in *text*; *lowered* is the text in small letters."""
        if not self.hints:
            return self.pattern.match(text) is not None
        return any(map(lowered.__contains__, self.hints)) and self.pattern.search(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """What the outlets of one language write around a story.

    *openings* are bylines, datelines and phrases in front of it; of these, *datelines* may also
    stand inside a text. *spoiled* are traces that spoil a sentence of any length, *chrome* what the
    outlet says of itself in short sentences. *attribution* are the words of a credit. None of the
    story comes behind *last*.
    """

    openings: tuple[re.Pattern[str], ...]
    datelines: tuple[re.Pattern[str], ...]
    spoiled: tuple[Trace, ...]
    chrome: tuple[Trace, ...]
    attribution: re.Pattern[str]
    last: tuple[Trace, ...]
    openings_of_chrome: re.Pattern[str]


def ended(text: str) -> bool:
    """Whether *text* ends as a sentence of a story does."""
    return text.endswith(_ENDS) or bool(_TERMINAL.search(text))


@cache
def patterns(code: str) -> Patterns:
    """The patterns for texts in the language *code*: its own, the English ones, and those without
    words.
    """
    own = with_english(code)
    datelines = _datelines(code)
    traces = [
        trace
        for each in own
        for trace in each.furniture.traces
        if each.code == code or not trace.own
    ]
    spoiled = (*(_trace(data) for data in traces if data.spoils), _TEMPLATE, _POST)
    chrome = (*(_trace(data) for data in traces if not data.spoils), *_WORDLESS)
    inventions = [invention for each in own for invention in each.furniture.invented_openings]
    return Patterns(
        openings=(
            *(pattern("WORDS", head) for each in own for head in each.furniture.heads),
            *_HEADS,
            *datelines,
            *(pattern("WORDS", invention, flags=_I) for invention in inventions),
        ),
        datelines=datelines,
        spoiled=spoiled,
        chrome=chrome,
        openings_of_chrome=_any(spoiled + chrome),
        last=tuple(_trace(data) for each in own for data in each.furniture.last),
        attribution=pattern(
            rf"\b(?:WORDS|{_DOMAIN})\b", *(each.furniture.attribution for each in own), flags=_I
        ),
    )


def _any(traces: Iterable[Trace]) -> re.Pattern[str]:
    """What matches wherever one of *traces* without hints does."""
    return re.compile(
        "|".join(
            f"(?{'i' if trace.pattern.flags & _I else ''}:{trace.pattern.pattern})"
            for trace in traces
            if not trace.hints
        )
    )


def _trace(data: Data) -> Trace:
    return Trace(
        reason=data.reason,
        pattern=pattern("WORDS", data.pattern, flags=0 if data.cased else _I),
        hints=data.hints,
        late=data.late,
    )


_WORDLESS = (
    # an agency's crosshead, left between dashes
    Trace(reason="heading or caption", pattern=re.compile(r"-\s.{2,60}\s-$")),
    # a link's arrow: "Watch the boats leave »"
    Trace(
        reason="related link",
        pattern=re.compile(r"^[^«„“]*[^.!?…«„“\s]\s?[»›→▶►]+$"),
        hints=("»", "›", "→", "▶", "►"),
    ),
    Trace(
        reason="rights notice",
        pattern=re.compile(r"©\s*(?:(?:19|20)\d\d|[^\W\d_])"),
        hints=("©",),
    ),
    Trace(
        reason="contact line",
        pattern=re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}"),
        hints=("@",),
        late=True,
    ),
)
#: A post's picture, of which the page keeps the address alone.
_POST = Trace(
    reason="plugin debris",
    pattern=re.compile(r"pic\.twitter\.com/\w"),
    hints=("pic.twitter.com",),
)
#: A template that its site never filled in.
_TEMPLATE = Trace(
    reason="unfilled template",
    pattern=re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}"),
    hints=("{{", "{%"),
)
_DOMAIN = r"[\w-]+\.(?:com|org|net|info|news|(?-i:[a-z]{2}))"
_PLACE = r"[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*)?"
_HEADS = (
    re.compile(r"\|\.?\s*"),
    # any outlet's initials, in front of a text only
    re.compile(r"\([A-Z]{2,5}\)\s*(?:--?|[–—―])?\s*(?=[\"“‘]?[A-Z])"),
    # any outlet's name and a dash: "(Gull Weekly) -- The board"
    re.compile(r"\([A-Z][\w.&+'’ -]{2,40}\)\s*(?:--|[–—―])\s*(?=[\"“‘]?[A-Z])"),
    re.compile(r"\((?:[A-Z][\w.]* ?){2,4}\)(?=[\"“‘]?[A-Z])"),  # or its name, the text glued to it
    # a place and a new sentence: "Northport, Westland — The board", "[Northport] The board"
    re.compile(
        r"[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,2}(?:, [A-ZÀ-Þ][\w.]*(?: [A-ZÀ-Þ][\w.]*)?)?"
        r",? ?(?:--|[–—―|]) (?=[\"“‘«]?[A-ZÀ-Þ])"
    ),
    # several of them: "Northport, Westland / Port Alder, Corran — As the board"
    re.compile(
        rf"(?:{_PLACE}(?:, {_PLACE})? ?/ ?){{1,3}}{_PLACE}(?:, {_PLACE})? ?(?:--|[–—―]) "
        r"(?=[\"“‘«]?[A-ZÀ-Þ])"
    ),
    # "Northport, Westland - The board"
    re.compile(
        r"[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*)?, [A-ZÀ-Þ][\w.]*(?: [A-ZÀ-Þ][\w.]*)? - "
        r"(?=[\"“‘«]?[A-ZÀ-Þ])"
    ),
    re.compile(r"\[[A-ZÀ-Þ][\w' -]{2,25}\]\s+(?=[\"“‘«]?[A-ZÀ-Þ])"),
)


@cache
def _datelines(code: str) -> tuple[re.Pattern[str], ...]:
    """Places, days and agencies in front of a text, in the order to try them."""
    own = with_english(code)
    small = union(lambda each: each.naming.places)
    place = rf"[A-ZÀ-Þ][\w.'’-]*(?:[ ,/]+(?:{small})?[A-ZÀ-Þ][\w.'’-]*){{0,5}}"
    months = "|".join(each.numbers.months for each in own if each.numbers.months)
    # one to three places and a day: "SORREL PASS, Nadhira border, July 26", "Paris, le 3 mai"
    date = (
        rf"(?:(?:{months}) \d{{1,2}}|(?:le )?\d{{1,2}}(?:er|\.)? (?:de )?(?:{months}))"
        r"(?:,? \d{4})?"
    )
    dated = rf"(?:{place}(?: [a-z]+)?, ){{1,3}}{date}"
    day = r"(?:le )?\d{1,2}(?:er|º|\.)? (?:de )?[^\W\d_]{3,10}\.?"
    agencies = "|".join((AGENCIES, union(lambda each: each.furniture.agencies)))
    return (
        # the agency in brackets, with or without a place: "(CNN) -- ", "LONDON, May 3 (Reuters) - "
        re.compile(
            rf"(?:{place}(?:, {day}|, [A-Z][a-z]{{2,8}}\.? \d{{1,2}})?"
            rf"(?: \d{{4}})?,?\s{{0,3}})?"
            rf"[(\[](?:{agencies})(?:[/ ][\w ]{{2,20}})?[)\]]\s*[.:]?\s*(?:--|[-–—―])?\s*"
        ),
        # a place, a day and a dash, an agency perhaps: "Roma, 3 mag. - ", "Caracas, 3 may. AVN.- "
        re.compile(rf"{place}, {day}(?: \d{{4}})?(?:,? [A-Z]{{2,8}}\.?)?\s*(?:--|[–—―-])\s+"),
        # any agency, where a day stands before it: "VARNHOLM, July 24 (Corran Press) — "
        re.compile(rf"{dated} ?\([^()\n]{{2,40}}\)\s*(?:--|[-–—―:.])(?:-|\s*[–—―])?\s*"),
        *(pattern("WORDS", dateline) for each in own for dateline in each.furniture.datelines),
        re.compile(
            rf"{place}(?:, [A-Z][a-z]{{2,8}}\.? \d{{1,2}})?\.? ?/(?:{agencies})/\.?\s*"
            r"(?:[-–—―]\s*)?"
        ),
        # a city in capitals and any outlet: "SKARRA (Gull) -- "
        re.compile(
            r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,}(?:, [A-Z][\w. ]{2,24})? ?\([^()\n]{2,40}\)\s*"
            r"(?:--|[–—―])\s*"
        ),
        # a city in capitals, its region and a day: "SKARRA /Corran Region/, July 25. "
        re.compile(
            rf"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{{2,}} ?/[^/\n]{{3,40}}/, {date}\s*"
            rf"(?:--|[-–—―:.])(?:-|\s*[–—―])?\s+(?:/(?:{agencies})/\.?\s+)?"
        ),
        # a city in capitals and a day: "SKARRA, Corran, July 25. "
        re.compile(rf"(?=[A-ZÀ-Þ .'’-]{{4,}},){dated}\s*(?:--|[-–—―:.])(?:-|\s*[–—―])?\s+"),
        re.compile(
            r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,}(?:, [A-Z][\w. ]{2,24})?(?:, \w+\.? \d{1,2}(?:, \d{4})?)?"
            r"\s*(?:--|[–—―]|\s-\s)\s*"
        ),
    )
