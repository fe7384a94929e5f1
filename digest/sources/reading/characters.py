"""Unicode clean-up: invisible characters, debris of old encodings, white space."""

from __future__ import annotations

import re
import unicodedata

# What an editor saved as U+0080 to U+009F was cp1252 once: ’ and “, not control characters. U+0085
# is a line end.
_FROM_CP1252 = {
    code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)
} | {0x85: "\n"}

_OUT_OF_CP1252 = re.compile("[\x80-\x9f]")

# Nothing to see or to print: controls, soft hyphens, zero-width spaces, marks that turn the
# direction of what follows (LRM, RLM and ALM stay: they turn nothing), private use, surrogates,
# tags, non-characters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\ufdd0-\ufdef\ue000-\uf8ff\ud800-\udfff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
# Joiners shape Arabic and Indic words and emoji; between Latin letters they are debris.
_STRAY_JOINER = re.compile(
    "(?<![\u0600-\u1fff\u3000-\U0010ffff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u1fff\u2600-\u27bf\u3000-\U0010ffff])"
)
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"\s(?:\s+|(?<! ))")  # but for the single space that most are
_FIXED_SPACES = ("\u00a0", "\u202f")


def clean(text: str) -> str:
    r"""*text* in Unicode's NFC form, without invisible characters; every line ends in "\n"."""
    if text.isascii():
        if _CONTROL.search(text):
            text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _OUT_OF_CP1252.sub(lambda sign: _FROM_CP1252[ord(sign[0])] or "", text)
    text = _INVISIBLE.sub("", text)
    if "\u200c" in text or "\u200d" in text:
        text = _STRAY_JOINER.sub("", text)
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Clean *text* and put it on one line, each run of white space a single space.

    A no-break space between two words stays one: French needs it before "?".
    """
    if text.isascii() and (plain := " ".join(text.split())).isprintable():
        return plain  # most are, and the rest would only cost time
    return _SPACES.sub(lambda run: run[0] if run[0] in _FIXED_SPACES else " ", clean(text)).strip()
