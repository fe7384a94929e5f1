"""An old and a new figure of one measure: "rose from 3.1 to 4.2 per cent"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from digest.languages import NOTHING, pattern
from digest.languages import language as language_of
from digest.model import Chart, Datum
from digest.summarise.labels import counting
from digest.summarise.marking import NUMBER, PAUSE, Marked
from digest.summarise.numbers import Number
from digest.text.words import stop_words

LEAST, MOST = 1.06, 40.0
"""How many times the smaller figure the larger one is: less is not seen, more leaves no bar."""

PLAIN = 10
"""A bare number up to this may be a grade, a level or a score."""

SCALED = 1000.0
"""A number below this may lack the word that multiplies the one beside it: "from 3 to 4 million".
"""

BEFORE, BEHIND = 60, 45
"""Characters before and behind the figures within which the verb stands."""

TITLE = 6
"""Words of a title at most."""

NOUNS = 3
"""Words that may say what a figure counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    forms: tuple[re.Pattern[str], ...]
    rose: re.Pattern[str]
    fell: re.Pattern[str]
    changed: re.Pattern[str]
    points: re.Pattern[str]
    month: re.Pattern[str]
    clause: re.Pattern[str]


@cache
def _rules(code: str) -> _Rules:
    own, months = language_of(code).comparisons, "|".join(language_of(code).dates.months)
    word, flags = r"(?<!\w)(?:WORDS)(?!\w)", re.IGNORECASE

    def pair(form: str) -> re.Pattern[str]:
        """*form* with N, O for the new and the old figure and what stands behind them."""
        noun = rf"(?: (?!(?:{own.to or NOTHING}) )[^\W\d_][\w’'-]*){{0,{NOUNS}}}?"
        within = own.within or NOTHING
        month = months or NOTHING
        when = rf"(?: (?:{within})? ?(?P<{{0}}_when>(?:(?:{month}) )?\d{{{{4}}}}|(?:{month})\b))?"
        plain = noun.replace("{", "{{").replace("}", "}}")
        figure = rf"(?P<{{0}}>{NUMBER})(?P<{{0}}_noun>{plain}){when}"
        full = form.replace("FIGURE_N", figure.format("new")).replace(
            "FIGURE_O", figure.format("old")
        )
        full = full.replace("EARLIER", rf"(?: (?P<earlier>{own.earlier or NOTHING}))?")
        for name, words in (
            ("FROM", own.from_),
            ("TO", own.to),
            ("UP", own.up_from),
            ("DOWN", own.down_from),
            ("AGAINST", own.against),
        ):
            full = full.replace(name, f"(?:{words or NOTHING})")
        return re.compile(full, flags)

    return _Rules(
        forms=(
            pair(r"(?<!\w)(?P<first>FROM) ?FIGURE_O,? (?P<second>TO) ?FIGURE_N(?!\w)"),
            pair(r"(?<!\w)TO FIGURE_N,? (?:FROM) FIGURE_OEARLIER(?!\w)"),
            pair(r"(?<!\w)FIGURE_N,? (?:(?P<up>UP)|(?P<down>DOWN)) FIGURE_OEARLIER(?!\w)"),
            pair(r"(?<!\w)FIGURE_N,? (?P<against>AGAINST) FIGURE_OEARLIER(?!\w)"),
        ),
        rose=pattern(word, own.rose, flags=flags),
        fell=pattern(word, own.fell, flags=flags),
        changed=pattern(word, own.changed, flags=flags),
        points=pattern(r"(?:WORDS)", own.points, flags=flags),
        month=pattern("WORDS", months, flags=flags),
        clause=re.compile(PAUSE),
    )


def change(found: Marked, code: str) -> Chart | None:
    """The chart of the one change that a sentence tells of; None where it is not sure."""
    rules = _rules(code)
    pairs = [match for form in rules.forms for match in form.finditer(found.text)]
    if len(pairs) != 1:
        return None
    pair = pairs[0]
    names = _in_time(pair)
    if names is None:
        return None
    old, new = (found.number(pair[name]) for name in names)
    if not _comparable(pair, old, new, found, rules) or found.hedged(old, new, code=code):
        return None
    direction = _direction(pair, found.text, rules)
    sign = (new.value > old.value) - (new.value < old.value)
    if direction is None or (direction and direction != sign):
        return None
    return Chart(
        kind="change",
        title=_title(pair, found, code),
        data=(
            _datum(pair, names[0], old),
            _datum(pair, names[1], new),
        ),
        sentence=found.sentence,
    )


def _in_time(pair: re.Match[str]) -> tuple[str, str] | None:
    """The groups of the earlier and the later figure; None where years and words contradict."""
    years = [re.search(r"\d{4}", pair[f"{name}_when"] or "") for name in ("old", "new")]
    if not all(years) or years[0].group() <= years[1].group():  # type: ignore[union-attr]
        return "old", "new"
    # "29 per cent in 2014 against 22 in 2016": only there either may come first.
    return ("new", "old") if pair.groupdict().get("against") else None


def _comparable(
    pair: re.Match[str], old: Number, new: Number, found: Marked, rules: _Rules
) -> bool:
    """Whether the two figures have one unit, one scale and periods of one kind."""
    if old.spelled or new.spelled or min(old.value, new.value) <= 0:
        return False
    if not (old.unit or new.unit) and max(old.value, new.value) <= PLAIN:
        return False
    times = max(old.value, new.value) / min(old.value, new.value)
    behind = found.text[pair.end() :]
    if not LEAST <= times <= MOST or _points(pair, old, new, found, rules):
        return False
    return _one_unit(pair, old, new, behind) and _one_scale(old, new) and _one_period(pair, rules)


def _points(pair: re.Match[str], old: Number, new: Number, found: Marked, rules: _Rules) -> bool:
    """Whether one of the figures counts points, which are no share."""
    behind = (found.text[pair.end(name) :][:24].lstrip() for name in ("old", "new"))
    return any(rules.points.search(one.text) for one in (old, new)) or any(
        map(rules.points.match, behind)
    )


def _one_unit(pair: re.Match[str], old: Number, new: Number, behind: str) -> bool:
    """Whether both count the same: the last one's unit may hold for both, the first one's not."""
    first, last = (old, new) if pair.start("old") < pair.start("new") else (new, old)
    noun = (pair["old_noun"] if first is old else pair["new_noun"]).split()
    other = (pair["new_noun"] if first is old else pair["old_noun"]).split() or _words(behind)
    # What the first counts must follow the second too, or nothing: "28 months to 10 years".
    if noun and other and noun[0].casefold() != other[0].casefold():
        return False
    if first.unit == last.unit:
        return not (noun and first.unit == "%")
    # "from 3.1 to 4.2 per cent": only a share's sign may be left out, and only of the first.
    return not first.unit and last.unit == "%" and not noun and first.value <= 100


def _words(behind: str) -> list[str]:
    """The words of *behind* up to the clause's end, where they follow at once."""
    clause = re.split(rf"{PAUSE}|\.(?:\s|$)", behind)[0]
    return clause.split() if clause[:1] in (" ", "\u00a0", "\u202f") else []


def _one_scale(old: Number, new: Number) -> bool:
    """Whether neither number misses a word such as "million" that the other has."""
    scaled = [any(letter.isalpha() for letter in _bare(one)) for one in (old, new)]
    return scaled[0] == scaled[1] or min(old.value, new.value) >= SCALED


def _bare(number: Number) -> str:
    """The text of a number without the words for a share."""
    return "" if number.unit == "%" else number.text.removeprefix("US").removeprefix("NZ")


def _one_period(pair: re.Match[str], rules: _Rules) -> bool:
    """Whether both periods are years, both months, or neither is named, and they differ."""
    times = [pair[f"{name}_when"] for name in ("old", "new")]
    named = pair.groupdict()
    if named.get("earlier"):
        return not any(times)
    if not all(times):
        return not any(times) and not named.get("against")
    kinds = {(bool(rules.month.search(time)), bool(re.search(r"\d{4}", time))) for time in times}
    return len(kinds) == 1 and times[0].casefold() != times[1].casefold()


def _direction(pair: re.Match[str], text: str, rules: _Rules) -> int | None:
    """1 for a rise, -1 for a fall, 0 for a change without direction, None where no verb says it."""
    named = pair.groupdict()
    if named.get("up") or named.get("down"):
        return 1 if named.get("up") else -1
    if named.get("against"):
        return 0 if not pair["old_noun"] else None
    before = rules.clause.split(text[max(0, pair.start() - BEFORE) : pair.start()])[-1]
    behind = rules.clause.split(text[pair.end() : pair.end() + BEHIND])[0]
    for clause in (before, behind):
        rose, fell = rules.rose.search(clause), rules.fell.search(clause)
        if rose and fell:
            return None
        if rose or fell:
            return 1 if rose else -1
        if rules.changed.search(clause):
            return 0
    return None


def _datum(pair: re.Match[str], name: str, number: Number) -> Datum:
    """A figure with its year or month, or the words that say when it was."""
    when = pair[f"{name}_when"]
    if not when and name == "old":
        when = pair.groupdict().get("earlier")
    return Datum(shown=number.text.strip(), value=number.value, label=(when or "").strip())


def _title(pair: re.Match[str], found: Marked, code: str) -> str:
    """The subject of the sentence where it is a short phrase before the verb; else ""."""
    rules, verb = _rules(code), counting(code).verb
    before = found.text[: pair.start()]
    verbs = [
        match.start()
        for one in (rules.rose, rules.fell, rules.changed)
        for match in one.finditer(before)
    ]
    # A second verb, or a pause, begins another clause, which has another subject.
    if len(verbs) != 1 or verb is None or re.search(PAUSE, before[verbs[0] :]):
        return ""
    subject = before[: verbs[0]].split()
    while subject and subject[-1].casefold() in stop_words(code):
        subject = subject[:-1]
    phrase = " ".join(subject)
    others = any(verb.fullmatch(word) for word in subject)
    marred = re.search(PAUSE, phrase) or re.search(rf"\d|{NUMBER}", phrase)
    return phrase if 0 < len(subject) <= TITLE and not others and not marred else ""
