"""Words with a full stop that are no sentence: without a verb, or a list of labels."""

from __future__ import annotations

import re

from digest.languages import language as language_of
from digest.languages import words

#: So many colons are the labels of a list ("Value: $9 Owner: 9% Cost: $2").
LABELS = 3
_LABEL = re.compile(r"\w: (?=[^\s\"“‘'«„])")
_MARKS = '.,;:!?…"“”„«»()[]—–-'


def fragment(text: str, language: str) -> bool:
    """Whether *text* has nothing that may be its verb, or is a list of labels."""
    labels = text.count(": ") >= LABELS and len(_LABEL.findall(text)) >= LABELS
    return labels or not _has_verb(text, language)


def _has_verb(text: str, language: str) -> bool:
    """Whether a word may be a verb; a short form ("it's") may hold one."""
    own = language_of(language).vocabulary
    known, written = words(own.verbs), text.split()
    if not known or not known.isdisjoint(written):
        return True
    bare = [word.strip(_MARKS) for word in written]
    endings = tuple(own.verb_endings.split())
    return not known.isdisjoint(map(str.lower, bare)) or any(
        "'" in word or "’" in word or (word.islower() and word.endswith(endings)) for word in bare
    )
