"""Language tags (BCP 47): checked, and written the one way that the rest of digest reads them."""

from __future__ import annotations

import re
from functools import cache

from digest import suggest

TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:[-_](?P<script>[a-z]{4}))?(?:[-_](?P<region>[a-z]{2}|\d{3}))?",
    re.IGNORECASE,
)
"""Language, script and region: "pt", "pt-BR", "zh-Hant-TW". Variants would change nothing here."""

NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis"})
"""Codes for "unknown", "several" and "none": no text can be set in them."""


def check(tag: str) -> str:
    """*tag* as BCP 47 writes it: "pt_br" is "pt-BR". "" stays "".

    Raises ValueError, with a suggestion where a name is given for a code, when no language,
    script or region is called that. The names are the Unicode CLDR's, as Babel has them.
    """
    if not tag:
        return tag
    parts = TAG.fullmatch(tag.strip())
    if not parts or not _exists(parts["language"].lower(), _languages()):
        raise ValueError(f"Unknown language '{tag}'. {_advice(tag)}")
    script, region = (parts["script"] or "").title(), (parts["region"] or "").upper()
    for part, what in ((script, "script"), (region, "country")):
        if part and not _exists(part, _parts_of(what)):
            raise ValueError(f"Unknown {what} '{part}' in language '{tag}'. {_advice(tag)}")
    return "-".join(part for part in (parts["language"].lower(), script, region) if part)


def _advice(tag: str) -> str:
    """What to write instead: the code of the language named, or of the first part of *tag*."""
    first = re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]
    if len(first) <= 3:  # too short to be a name: "eng" is meant to be "en"
        code = next((part for part in (first, first[:2]) if _exists(part, _languages())), "")
    else:
        code = _named(tag)
    if code:
        return f"Did you mean '{code}'?"
    return "Write its code, such as en, fr, ar or pt-BR."


def _named(name: str) -> str:
    """The code of the language called *name* in English or in itself, "" for none."""
    codes = _codes_by_name()
    match = suggest.closest(name, codes)
    return codes[match] if match else ""


def _exists(code: str, names: dict[str, str]) -> bool:
    return code in names and code not in NO_LANGUAGE


@cache
def _languages() -> dict[str, str]:
    """Language code → English name."""
    from babel import Locale

    return {code: name for code, name in Locale("en").languages.items() if "_" not in code}


@cache
def _parts_of(what: str) -> dict[str, str]:
    """Code → English name of every "script" or "country"."""
    from babel import Locale

    english = Locale("en")
    return dict(english.scripts if what == "script" else english.territories)


@cache
def _codes_by_name() -> dict[str, str]:
    """English name, and the name in the language itself, → code."""
    from babel import Locale

    names = {name.lower(): code for code, name in _languages().items()}
    for code in ("ar", "de", "es", "fr", "it", "nl", "pt", "ru", "tr", "zh"):
        names[str(Locale(code).get_language_name(code)).lower()] = code
    return names
