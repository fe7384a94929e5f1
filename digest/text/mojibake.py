"""Mends UTF-8 that somebody read as cp1252 and stored as UTF-8 again: "CafÃ©" is "Café"."""

from __future__ import annotations

import re

# cp1252 as editors practise it: the five bytes without a sign stand for themselves.
_TO_BYTES = {
    ord(bytes([code]).decode("cp1252", "ignore") or chr(code)): code for code in range(256)
} | {code: code for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_SIGNS = "".join(map(chr, sorted(code for code in _TO_BYTES if code > 0x7F)))
_RUN = re.compile(f"[{re.escape(_SIGNS)}]{{2,}}")
#: What nearly only such texts have: the first bytes of accents, quotation marks, Cyrillic, Arabic.
_SUSPECT = re.compile(
    r"[ÂÃÄÅ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|[ÐÑØÙ][\x80-\xbf‚ƒ„…†‡€‰Š‹Œ]"
)
_ROUNDS = 3
_FEWEST = 2


def mended(text: str) -> str:
    """*text* as it was meant; *text* itself where nothing shows that it was stored twice."""
    for _ in range(_ROUNDS):
        if len(_SUSPECT.findall(text)) < _FEWEST:
            return text
        fixed = _RUN.sub(_meant, text)
        if fixed == text:
            return text
        text = fixed
    return text


def _meant(match: re.Match[str]) -> str:
    """A run of signs as the UTF-8 that it is in cp1252; unchanged where it is none."""
    try:
        data = bytes(_TO_BYTES[ord(sign)] for sign in match[0])
        return data.decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return match[0]
