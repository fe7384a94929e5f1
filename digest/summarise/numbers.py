"""Numbers in running text: their value, their precision and their unit, by language.

Examples are 12,000 · 1 234,5 · 1.234 · ١٢٬٣٠٠ · £40,000 · 7.4 per cent · 21 million · sixty-three.
Dates, years, times, ages, scores, ordinals, list numbers, telephone numbers and names (Line 4) do
not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import inf

from digest.languages import NOTHING, base, pattern
from digest.languages import language as language_of

#: Characters from which on a sentence is a table or a trap, and nothing is pulled out of it.
TOO_LONG = 1200

_SPACES = "\u00a0\u202f\u2009 "
_MONEY = r"(?:US|A|C|NZ|HK)?\$|[€£¥₹₽]"
_AGE = re.compile(r"[^\W\d_]\S*, $")  # Anna Reed, 41,
_NAMED = re.compile(r"(?<![.!?:”\"] )(?<!^)\b(?!I\b)[A-ZÀ-Þ][\w’'-]* $")  # France 24, Boeing 737
_GLUED_BEFORE, _GLUED_BEHIND = re.compile(r"[\w.,:/@#+-]$"), re.compile(r"\w|[–-]\d")
_YEAR = re.compile(r"(?:1[3-9]|20)\d\d$")
_ZEROS = "0٠"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number from *start* to *end* of its text, with its sign and scale.

    *low* to *high* is the range that it may mean: a round or hedged number is imprecise. *unit* is
    "%", the sign of a currency, or "".
    """

    text: str
    start: int
    end: int
    value: float
    low: float
    high: float
    unit: str = ""
    spelled: bool = False

    def contradicts(self, other: Number) -> bool:
        """Whether the two differ by more than rounding."""
        return self.high < other.low or other.high < self.low


def numbers(text: str, *, language: str) -> Iterator[Number]:
    """The numbers of *text* that say how many or how much, in order."""
    rules = _rules(base(language))
    for match in rules.number.finditer(text):
        if not _no_number(text, match, rules):
            yield _number(text, match, rules)


def spelled(word: str, code: str) -> bool:
    """Whether *word*, in lower case, is a number of that language."""
    return word in _spelled(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """One language's patterns; `digest.languages.model.Numbers` says what each means."""

    words: Mapping[str, int]
    scales: Mapping[str, float]
    group: re.Pattern[str]
    decimal: re.Pattern[str]
    number: re.Pattern[str]
    and_: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    goes_on: re.Pattern[str]
    gone_on: re.Pattern[str]
    partly: re.Pattern[str]
    aged: re.Pattern[str]
    measured: re.Pattern[str]
    up: re.Pattern[str]
    down: re.Pattern[str]
    about: re.Pattern[str]


@cache
def _rules(code: str) -> _Rules:
    own = language_of(code).numbers
    hedge = "(?:WORDS) ?$"
    return _Rules(
        words=_spelled(code),
        scales={word.lower(): float(factor) for word, factor in own.scales.items()},
        group=re.compile(rf"[{own.group}](?=\d{{3}}(?!\d))"),
        decimal=re.compile(f"[{own.decimal}]"),
        number=_pattern(code),
        and_=pattern(r"\b(?:WORDS)$", own.and_),
        before=pattern(
            r"(?:WORDS|(?:\bNo\.?|\bn[°º]|#) ?|[\w.,:/@#+-]|\d[ \u00a0]|[-–]\d+ ?[–-] ?)$",
            own.before,
            rf"\b(?:{own.months or NOTHING}) (?:de |of )?",
        ),
        behind=pattern(
            r"[\w/:@]|[–-]\d|[.,]\d|WORDS| ?[–-] ?\d|(?<=\d)h\b| \d{3}",
            own.behind,
            rf" (?:de |of )?(?:{own.months or NOTHING})\b",
            flags=re.IGNORECASE,
        ),
        goes_on=pattern("WORDS", own.goes_on),
        gone_on=pattern("WORDS", own.gone_on),
        partly=pattern("WORDS", own.partly),
        aged=pattern(r"[,.;)]|$| (?:WORDS)\b", own.years),
        measured=pattern(r"[ \u00a0\u202f](?:WORDS)", own.measured),
        up=pattern(hedge, own.up, flags=re.IGNORECASE),
        down=pattern(hedge, own.down, flags=re.IGNORECASE),
        about=pattern(hedge, own.about, flags=re.IGNORECASE),
    )


def _pattern(code: str) -> re.Pattern[str]:
    """A number with its sign, scale and unit."""
    own, spelled_out = language_of(code).numbers, _spelled(code)
    group, decimal = f"[{own.group}]", f"[{own.decimal}]"
    digits = rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?"
    words = _any(map(re.escape, spelled_out))
    # At most places nothing more than three letters need be tried.
    opening = "|".join(sorted({word[:3] for word in spelled_out})) or NOTHING
    scales = _any(map(re.escape, own.scales))
    shares = "|".join(filter(None, ("%|٪", own.shares)))
    return re.compile(
        rf"(?=\d|{_MONEY}|(?<![\w-])(?:{opening}))"
        rf"(?P<sign>(?:{_MONEY})[{_SPACES}]?)?"
        rf"(?:(?:(?<!\w)|(?<=\b{own.and_ or NOTHING}))(?P<digits>{digits})|"
        rf"(?<![\w-])(?P<spelled>{words})\b(?!-))"
        rf"(?:[{_SPACES}-]?(?P<scale>{scales})(?!\w))?(?:[{_SPACES}]?(?P<share>{shares})(?!\w)|"
        rf"[{_SPACES}]?(?P<behind>{_MONEY}))?",
        re.IGNORECASE,
    )


def _any(words: Iterable[str]) -> str:
    """One of *words*, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True)) or NOTHING


@cache
def _spelled(code: str) -> Mapping[str, int]:
    """The numbers of a language that are written as words, in lower case."""
    own = language_of(code).numbers
    few = {word: value for word, value in own.ones.items() if value < 10}
    teens = {
        form.format(ones=word): value + 10 for word, value in few.items() for form in own.teens
    }
    joined = {
        own.joined.format(tens=ten, ones=word): tens + value
        for ten, tens in own.tens.items()
        for word, value in few.items()
        if own.joined
    }
    return {**own.tens, **own.ones, **teens, **joined, **own.others}


def _no_number(text: str, match: re.Match[str], rules: _Rules) -> bool:
    """Whether what looks like a number says neither how many nor how much."""
    before, behind = rules.and_.sub("", text[: match.start()]), text[match.end() :]
    if match["spelled"]:
        part = rules.goes_on.match(behind) or rules.gone_on.search(before)
        return bool(part or rules.partly.match(behind))
    if match["sign"] or match["share"] or match["behind"]:
        return bool(_GLUED_BEFORE.search(before) or _GLUED_BEHIND.match(behind))
    around = rules.behind.match(behind) or rules.before.search(before) or _NAMED.search(before)
    if around or match["scale"] or not match["digits"].isdigit():
        return bool(around)
    return _no_count(match["digits"], before, behind, rules)


def _no_count(digits: str, before: str, behind: str, rules: _Rules) -> bool:
    """Whether plain *digits* are a year, an age, a code that begins with 0 or a list's number."""
    year = _YEAR.match(digits) and not rules.measured.match(behind)
    age = len(digits) < 3 and _AGE.search(before) and rules.aged.match(behind)
    coded = len(digits) > 1 and digits.startswith("0")
    return bool(year or age or coded or (not before.strip() and behind.startswith((".", ")"))))


def _number(text: str, match: re.Match[str], rules: _Rules) -> Number:
    scale = rules.scales.get((match["scale"] or "").lower(), 1.0)
    if match["spelled"]:
        value, step = float(rules.words[match["spelled"].lower()]), scale
    else:
        value, step = _read(match["digits"], rules, scaled=scale > 1)
        step *= scale
    value *= scale
    sign = (match["sign"] or match["behind"] or "").strip(_SPACES)
    low, high = _range(value, step, text[max(0, match.start() - 24) : match.start()], rules)
    return Number(
        text=match.group(),
        start=match.start(),
        end=match.end(),
        value=value,
        low=low,
        high=high,
        unit="%" if match["share"] else sign,
        spelled=bool(match["spelled"]),
    )


def _read(digits: str, rules: _Rules, *, scaled: bool) -> tuple[float, float]:
    """The value of *digits*, and the value of the last digit that is no filling zero.

    Of 40 both digits count, of 40 million the 4 alone.
    """
    plain = rules.decimal.sub(".", rules.group.sub("", digits))
    whole, _, fraction = plain.partition(".")
    if fraction:
        return float(f"{whole}.{fraction}"), 10.0 ** -len(fraction)
    zeros = len(whole) - len(whole.rstrip(_ZEROS))
    return float(whole), 10.0 ** min(zeros, max(len(whole) - (1 if scaled else 2), 0))


def _range(value: float, step: float, before: str, rules: _Rules) -> tuple[float, float]:
    """The range that a number may mean, by its rounding and the words *before* it."""
    half = 0.0 if step <= 1 and value == int(value) else 0.499 * step  # 7.4 and 7.5 do not touch
    low, high = value - half, value + half
    if rules.up.search(before):
        return value, inf
    if rules.down.search(before):
        return min(low, 0.85 * value), high
    if rules.about.search(before):
        return min(low, 0.9 * value), max(high, 1.1 * value)
    return low, high
