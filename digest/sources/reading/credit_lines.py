"""Credit lines such as "Reuters via The Daily Gull" at the end of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TAIL = 6  # paragraphs from the end in which a credit line can stand
_MOST_WORDS = 14
_SMALL = {
    "via",
    "the",
    "and",
    "with",
    "of",
    "for",
    "from",
    "in",
    "on",
    "at",
    "by",
    "de",
    "du",
    "la",
    "le",
    "les",
    "des",
    "et",
    "avec",
    "y",
    "del",
    "con",
    "und",
    "von",
    "mit",
    "&",
    "/",
    "|",
    "-",
    "–",
    "—",
    "·",
    "+",
}
_MARKED = re.compile(
    r"^\W*(?:sources?|credits?|crédits?|fuentes?|quellen?|المصدر|المصادر)\s*[:：-]\s*(.{2,120}?)\W*$",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:subscribe|sign up|follow|read more|share|click|newsletter|abonnez|suscríb|copyright|©)",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}$", re.IGNORECASE)
_OUTLET = re.compile(
    r"\b(?:news|press|presse|times|post|tribune|herald|gazette|journal|agency|agence|agencia|radio|tv|"
    r"daily|weekly|observer|courier|chronicle|mail|star|monitor|review|wire|service|network|media|magazine|"
    r"channel|broadcasting|reuters|afp|ap|efe|dpa|tass|xinhua|bloomberg)\b",
    re.IGNORECASE,
)
# They write for others: an article that credits one was published by somebody else.
_AGENCIES = {
    "reuters",
    "afp",
    "ap",
    "efe",
    "dpa",
    "tass",
    "xinhua",
    "ansa",
    "bloomberg",
    "associated press",
    "the associated press",
    "agence france-presse",
    "anadolu agency",
    "upi",
    "رويترز",
}
_PARTS = re.compile(r"\s*(?:,|;|\||/| via | with )\s*")


def find_credit(paragraphs: Sequence[str]) -> str:
    """The last line of *paragraphs* that names sources and nothing else; "" without one.

    Only short lines may follow it: a longer paragraph below would make it a heading.
    """
    for text in list(reversed(paragraphs[1:]))[:_TAIL]:
        words = text.split()
        marked = _MARKED.match(text)
        if marked:
            return marked[1].strip()
        if _is_names(words, text):
            return text.strip(" ()[]")
        if len(words) > 2 * _MOST_WORDS:
            return ""
    return ""


def outlet_of(credit: str) -> str:
    """The outlet that published an article with this credit line; "" when it is not certain.

    It is the last name of "an agency via a paper" or "an agency, paper.example".
    """
    parts = _parts(credit)
    if not parts or parts[-1].lower() in _AGENCIES:
        return ""
    return parts[-1] if _is_known(parts[-1]) or " via " in credit else ""


def _parts(credit: str) -> list[str]:
    return [name for part in _PARTS.split(credit) if (name := part.strip(" .()[]"))]


def _is_known(name: str) -> bool:
    return bool(_DOMAIN.match(name) or _OUTLET.search(name))


def _is_names(words: list[str], text: str) -> bool:
    """Whether the line has only names: capitalised words, and "via" or "and" between them."""
    if (
        not 0 < len(words) <= _MOST_WORDS
        or text.endswith((".", "!", "?", ":", "…", "”", '"'))
        or _CALL.search(text)
    ):
        return False
    bare = [word.strip("()[],;.'’") for word in words]
    named = [word for word in bare if word[:1].isupper() or word.isdigit() or _DOMAIN.match(word)]
    others = [word for word in bare if word and word not in named and word.lower() not in _SMALL]
    return bool(named) and not others and (" via " in text or any(map(_is_known, _parts(text))))
