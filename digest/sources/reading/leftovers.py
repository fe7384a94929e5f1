"""Takes away marks of Markdown that no parser took for one, since their author slipped.

Code is guarded: what stands in it is meant.
"""

from __future__ import annotations

import re
from html import unescape

_GUARD = "\x02"  # gone with the other control characters when the text is cleaned
_SIGNS = re.compile(r"[\[\]*_`&#>{}<:~]")
_TRACE = re.compile(r"[\]\\*_`&>{~#]")
_LINK = re.compile(
    r"!?\[((?:[^\[\]\n]|\[[^\[\]\n]{0,100}\]){0,500})\\?\]\((?:<[^>\n]{0,1000}>|(?:https?:|mailto:|/|#|\.{1,2}/|www\.)?"
    r"[^\s()\"]{1,1000}(?:\([^\s()]{0,200}\)[^\s()]{0,500})?)(?:\s+\"[^\"\n]{0,300}\")?\s?\)"
)
_LOOSE = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{0,500}\)")
_DANGLING = re.compile(r"\]\((?:https?:|/|#)[^\s()]{0,500}\)?")
_ESCAPED = re.compile(r"\\([*_\[\]#`])")
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,500}\\?\]\([^()\n]{0,1000}\)")
_REFERENCE = re.compile(r"\[([^\[\]\n]{2,300})\]\s?\[[^\[\]\n]{0,80}\]")
_EMPTY = re.compile(r"(?:\[\]){1,20}(?:\([^()\n]{0,500}\))?")
_STRONG = re.compile(r"(?<![\w*_])(\*\*|__|~~)(?=[^\s*_])(.{1,500}?)(?<=\S)\1(?![\w*_])")
_LONE = re.compile(r"(?<![\w*])\*\*(?=\w)|(?<=[\w.,:;!?)])\*\*(?![\w*])|(?<!\S)\*\*(?!\S)")
# A mark that stands apart from the words it should end at: "*Two cranes will be moved. *"
_APART = re.compile(
    r"""(?<![\w*_])([*_])(?=[^\W_]|[\[("'“«‘¿¡])([^*_]{4,3000}?)(\s+)\1(?![\w*_])"""
    r"(?=([,.;:!?…)]?))"
)
# Half of a pair whose other half stands in another paragraph.
_HALF = re.compile(r"""^\*(?=[^\W_]|[\[("'“«‘¿¡])|(?<=\S)\s+[*_]$""")
_TICK = re.compile(r"(?<![^\W\d_])`+|`+(?![^\W\d_])")
_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][ds]quo|[nm]dash|hellip|#\d{2,5}|#x[0-9a-f]{2,5});"
)
_HEADING = re.compile(r"^#{1,6}\s+")
_QUOTED = re.compile(r"^(?:>\s?){1,20}|(?:(?<=\s)>\s+){2,20}")
_ATTRIBUTES = re.compile(r"\s?\{[:.#][^{}\n]{0,200}\}")


def guarded(code: str) -> str:
    """*code* such that ``without_leftovers`` sees no mark in it."""
    return _SIGNS.sub(lambda sign: sign[0] + _GUARD, code)


def without_leftovers(text: str) -> str:
    """*text*, one paragraph, without marks that were left in it."""
    if not _TRACE.search(text):
        return text
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if "](" in text or "\\](" in text:
        text = _LINK.sub(
            lambda link: "" if link[0].startswith("!") else link[1], _PICTURE.sub("", text)
        )
        text = _LINK.sub(r"\1", text)  # a link within a link
        text = _DANGLING.sub("", _LOOSE.sub(r"\1", text))
    if "[" in text:
        text = _EMPTY.sub("", _REFERENCE.sub(r"\1", text))
    if "*" in text or "_" in text or "~~" in text:
        text = _without_emphasis(text)
    if "`" in text:
        text = _TICK.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: unescape(entity[0]), text)
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    return _QUOTED.sub("", _HEADING.sub("", text)) if "#" in text or ">" in text else text


def _without_emphasis(text: str) -> str:
    """*text* without marks of emphasis that end at no word, or in another paragraph."""
    if "**" in text or "__" in text or "~~" in text:
        text = _LONE.sub("", _STRONG.sub(r"\2", text))
    if " *" in text or " _" in text:
        text = _APART.sub(lambda pair: pair[2] + ("" if pair[4] else pair[3]), text)
    alone = text.count("*") + text.count("_") == 1
    return _HALF.sub("", text.strip()) if alone else text
