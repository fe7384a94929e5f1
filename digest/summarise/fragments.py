"""Words with a full stop that are no sentence, since they have no verb: captions, lists, answers."""

from __future__ import annotations

import re
from functools import cache

from digest.languages import base, pattern
from digest.languages import language as language_of

#: So many colons are the labels of a list ("Value: $9 Owner: 9% Cost: $2").
LABELS = 3
_LABEL = re.compile(r"\w: (?=[^\s\"“‘'«„])")


def fragment(text: str, language: str) -> bool:
    """Whether *text* has nothing that may be its verb, or is a list of labels."""
    verbs = _verbs(base(language))
    return bool(verbs and not verbs.search(text)) or (
        text.count(": ") >= LABELS and len(_LABEL.findall(text)) >= LABELS
    )


@cache
def _verbs(code: str) -> re.Pattern[str] | None:
    """What a sentence has one of; None for a language whose verbs are not known."""
    words = language_of(code).vocabulary.verbs
    return pattern("WORDS", words, flags=re.IGNORECASE) if words else None
