"""Makes paragraphs of blank lines, as WordPress does when it shows a post of its old editor."""

from __future__ import annotations

import re

_TAG = re.compile(r"(<[^<>]*>)")
_AS_IT_IS = re.compile(r"</?(pre|script|style|textarea)\b", re.IGNORECASE)
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_BLOCKS = "<!-- wp:"


def paragraphed(html: str) -> str:
    """*html* with a double break for each blank line and a single one for each other line's end.

    A post of the block editor has paragraphs of its own.
    """
    html = html.replace("\r\n", "\n").replace("\r", "\n")
    if _BLOCKS in html:
        return html
    pieces = _TAG.split(html)
    inside = 0  # how many elements are open whose lines stay as they are
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            pieces[index] = piece if inside else _with_breaks(piece)
        elif _AS_IT_IS.match(piece):
            inside = max(0, inside + (-1 if piece.startswith("</") else 1))
    return "".join(pieces)


def _with_breaks(text: str) -> str:
    return _BLANK.sub("<br><br>", text).replace("\n", "<br>\n")
