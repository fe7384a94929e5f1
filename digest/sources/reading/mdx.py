"""Takes the program out of MDX: imports, exports, components and expressions go, words stay."""

from __future__ import annotations

import re

from digest.sources.reading.markdown_marks import code_parts

_STATEMENT = re.compile(
    r"(?:import\s+(?:[\w{*'\"])|export\s+(?:const|let|default|function|class|\{))"
)
_COMMENT = re.compile(r"\{/\*\s*(.{0,300}?)\s*\*/\}", re.DOTALL)
_TAG = re.compile(r"</?(?:[A-Za-z][\w.:-]{0,60})?(?=[\s/>{])")
_TEXT = re.compile(
    r"""\{\s*(?:'([^'\\{}]{0,300})'|"([^"\\{}]{0,300})"|`([^`\\{}$]{0,300})`)\s*\}"""
)
#: The longest tag or expression that is searched for its end.
LONGEST = 5_000


def without_jsx(text: str) -> str:
    """*text* as Markdown, its code as it is."""
    text = _COMMENT.sub(lambda comment: _comment(comment[1]), text)
    return "".join(
        part if is_code else _plain(_without_statements(part)) for part, is_code in code_parts(text)
    )


def _comment(words: str) -> str:
    """The mark that ends a teaser stays one."""
    return f"<!-- {words} -->" if words.lower() == "truncate" else ""


def _without_statements(text: str) -> str:
    """*text* without imports and exports, each from the start of a line to an empty one."""
    if "import" not in text and "export" not in text:
        return text
    lines, inside = [], False
    for line in text.split("\n"):
        inside = (inside and bool(line.strip())) or bool(_STATEMENT.match(line))
        if not inside:
            lines.append(line)
    return "\n".join(lines)


def _plain(text: str) -> str:
    """*text* without components and expressions; tags of HTML stay, without attributes in
    braces.
    """
    if "{" not in text and "<" not in text:
        return text
    pieces, start, position = [], 0, 0
    while (position := _next(text, position)) >= 0:
        end, kept = _replaced(text, position)
        if end:
            pieces += [text[start:position], kept]
            start = position = end
        else:
            position += 1
    return "".join((*pieces, text[start:]))


def _next(text: str, start: int) -> int:
    places = [place for sign in "{<" if (place := text.find(sign, start)) >= 0]
    return min(places, default=-1)


def _replaced(text: str, start: int) -> tuple[int, str]:
    """The end of the tag or expression at *start*, and what stays of it; 0 where it is none."""
    if text[start] == "{":
        if start and text[start - 1] == "\\":
            return 0, ""
        written = _TEXT.match(text, start)
        if written:
            return written.end(), next(filter(None, written.groups()), "")
        return _closed(text, start), ""
    tag = _TAG.match(text, start)
    if tag is None:
        return 0, ""
    end = _closed(text, start)
    name = tag[0].strip("</")
    if not end:
        return 0, ""
    if name and name[0].islower() and "." not in name:
        whole = text[start:end]
        return end, whole if "{" not in whole else f"{tag[0]}>"
    return end, ""


def _closed(text: str, start: int) -> int:
    """Where the tag or expression that opens at *start* ends; 0 where it does not."""
    depth, quote = 0, ""
    is_tag = text[start] == "<"
    for place in range(start, min(len(text), start + LONGEST)):
        sign = text[place]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'`" and (depth or is_tag):
            quote = sign
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if not is_tag and depth == 0:
                return place + 1
        elif sign == ">" and is_tag and depth == 0:
            return place + 1
    return 0
