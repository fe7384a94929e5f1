"""Standfirsts: the sentence or two that a site prints below its headline."""

from __future__ import annotations

import re

LONGEST = 600  # characters of a standfirst; what is longer is cut at the end of a sentence

_LONGEST_DECK = 100  # characters: a shorter standfirst may be a phrase without a full stop
_SENTENCE_END = re.compile(r"""[.!?؟](?:["”’»)\]]*)(?=\s|$)""")
_CUT_OFF = re.compile(r"(?:\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&hellip;\]))+$")


def whole_standfirst(standfirst: str, text: str) -> str:
    """*standfirst* as whole sentences; "" when none is whole.

    Many sites make an excerpt of the first so many characters of *text*, the article's own words,
    and end it with dots. What is left of such an excerpt is its complete sentences.
    """
    if standfirst.startswith('"') and standfirst.endswith('"'):
        standfirst = standfirst.strip(' "')
    trimmed = _CUT_OFF.sub("", standfirst)
    is_deck = len(trimmed) <= _LONGEST_DECK and not text.startswith(trimmed)
    is_whole = _SENTENCE_END.search(trimmed[-3:]) or is_deck
    if trimmed == standfirst and is_whole and len(trimmed) <= LONGEST:
        return trimmed
    ends = [match.end() for match in _SENTENCE_END.finditer(trimmed[:LONGEST])]
    return trimmed[: ends[-1]] if ends else ""
