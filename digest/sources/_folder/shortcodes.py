"""Expands Hugo's shortcodes: pictures become HTML, words in and between them stay, the rest
goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from digest.sources._folder.holes import close_in_markup, hole

# No braces inside and a bound on length: a hostile text of open braces must not be searched from
# each to its end.
_SHORTCODE = re.compile(r"\{\{[<%]\s{0,9}(/?)\s{0,9}([\w./-]*)([^{}]{0,2000}?)/?[>%]\}\}")
_LITERAL = re.compile(r"\{\{([<%])/\*([^{}]{0,2000}?)\*/([>%])\}\}")
_LINK = re.compile(r"\]\([ \t]{0,9}\{\{[<%][^{}]{0,2000}?[>%]\}\}[^\s)\"']{0,500}")
_CODE = {"highlight", "code", "mermaid", "math", "katex", "style", "script", "comment"}
_PARAMETER = re.compile(r"""([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|'([^']*)'|(\S+))""")
_PICTURE = re.compile(r"(^|[-_.])(figure|image|img|picture|photo)s?($|[-_.])", re.IGNORECASE)
_CLOSING = re.compile(r"\{\{[<%]\s{0,9}/\s{0,9}([\w./-]+)")
_WORDS = ("text", "quote", "content", "message", "body")
_QUOTED = re.compile(r"""(?<![=\w"`])(?:"((?:[^"\\]|\\.){0,2000})"|`([^`]{0,2000})`)""")
_SENTENCE = re.compile(r"\S+\s+\S+\s+\S.*[.!?…؟。！？][\"'”’»)]*", re.DOTALL)
_ESCAPED = re.compile(r"\\([_*\"\\])")


def expand_shortcodes(text: str) -> str:
    """*text* without shortcodes; what an opening and a closing one enclose stays, unless it is
    code.
    """
    if "{{<" not in text and "{{%" not in text:
        return text
    expanded = "".join(_pieces(_LINK.sub("](#", text)))
    return close_in_markup(_LITERAL.sub(r"{{\1\2\3}}", expanded))


def _pieces(text: str) -> Iterator[str]:
    start, code = 0, ""
    for match in _SHORTCODE.finditer(text):
        is_closing, name = bool(match[1]), match[2]
        if code and not (is_closing and name == code):
            continue
        if match[0].startswith(("{{</*", "{{%/*")):
            continue
        if not code:
            yield text[start : match.start()]
            yield "" if is_closing else _replaced(name, match)
        start, code = match.end(), name if name in _CODE and not is_closing else ""
    yield text[start:]


def _replaced(name: str, match: re.Match[str]) -> str:
    """The replacement for an opening shortcode: a picture as HTML, the words in its parameters,
    or a hole in its sentence.
    """
    written = match[3].strip()
    parameters = {
        key.lower(): _ESCAPED.sub(r"\1", next(filter(None, values), ""))
        for key, *values in _PARAMETER.findall(written)
    }
    if _PICTURE.search(name):
        return _picture(parameters, written)
    said = " ".join(parameters[word] for word in _WORDS if word in parameters)
    said = said or ("" if parameters else _sentence(written))
    closed = _CLOSING.search(match.string, match.end())
    enclosing = closed is not None and closed[1] == name
    return said or ("" if enclosing else hole(match.string, *match.span()))


def _sentence(written: str) -> str:
    """The first value without a name that is a sentence, as in ``{{< quote "So it is." >}}``."""
    values = (_ESCAPED.sub(r"\1", one or other) for one, other in _QUOTED.findall(written))
    return next((value for value in values if _SENTENCE.fullmatch(value.strip())), "")


def _picture(parameters: dict[str, str], written: str) -> str:
    source = (
        parameters.get("src") or parameters.get("link") or written.strip("\"' ").partition('"')[0]
    )
    if not source:
        return ""
    image = f'<img src="{escape(source)}" alt="{escape(parameters.get("alt", ""))}">'
    caption = " ".join(parameters[word] for word in ("caption", "attr") if parameters.get(word))
    return (
        f"<figure>{image}<figcaption>{escape(caption)}</figcaption></figure>" if caption else image
    )
