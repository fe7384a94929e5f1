"""Hugo's shortcodes: pictures become pictures, the words between and in them stay, the rest goes."""

from __future__ import annotations

import re
from html import escape

_SHORTCODE = re.compile(r"\{\{([<%])\s*(/?)\s*([\w./-]*)\s*(.*?)\s*(/?)[>%]\}\}", re.DOTALL)
_LITERAL = re.compile(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}", re.DOTALL)
_LINK = re.compile(r"\]\(\s*\{\{[<%].*?[>%]\}\}[^\s)\"']*")
_CODE = re.compile(r"\{\{[<%]\s*(highlight|code|mermaid|math|katex|style|script|comment)\b.*?[>%]\}\}.*?"
                   r"\{\{[<%]\s*/\s*\1\s*[>%]\}\}", re.DOTALL)
_PARAMETER = re.compile(r"""([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|'([^']*)'|(\S+))""")
_PICTURE = re.compile(r"(^|[-_.])(figure|image|img|picture|photo)s?($|[-_.])", re.IGNORECASE)
_WORDS = ("text", "quote", "content", "message", "body")
_ESCAPED = re.compile(r"\\([_*\"\\])")


def expand(text: str) -> str:
    """*text* without shortcodes. What stands between an opening and a closing one stays, but for code."""
    if "{{<" not in text and "{{%" not in text:
        return text
    text = _LINK.sub("](#", text)
    text = _CODE.sub("", text)
    text = _SHORTCODE.sub(lambda match: _replaced(match[3], match[4]) if not match[2] else "", text)
    return _LITERAL.sub(r"{{\1\2\3}}", text)


def _replaced(name: str, written: str) -> str:
    """What an opening shortcode leaves: a picture as HTML, or the words among its parameters."""
    parameters = {
        key.lower(): _ESCAPED.sub(r"\1", next(filter(None, values), ""))
        for key, *values in _PARAMETER.findall(written)
    }
    if _PICTURE.search(name):
        return _picture(parameters, written)
    return " ".join(parameters[word] for word in _WORDS if word in parameters)


def _picture(parameters: dict[str, str], written: str) -> str:
    source = parameters.get("src") or parameters.get("link") or written.strip("\"' ").partition('"')[0]
    if not source:
        return ""
    image = f'<img src="{escape(source)}" alt="{escape(parameters.get("alt", ""))}">'
    caption = " ".join(parameters[word] for word in ("caption", "attr") if parameters.get(word))
    return f"<figure>{image}<figcaption>{escape(caption)}</figcaption></figure>" if caption else image
