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
_OPENING = re.compile(r"[{<]")
_SIGN = re.compile(r"[\"'`{}>]")
#: So many tags and expressions that are not closed make a text no MDX.
_MOST_OPEN = 100
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
    braces. What is behind too many that are not closed is not searched.
    """
    if "{" not in text and "<" not in text:
        return text
    pieces, start, position, open_ones = [], 0, 0, 0
    while open_ones < _MOST_OPEN and (opening := _OPENING.search(text, position)):
        position = opening.start()
        end, kept = _replaced(text, position)
        if end:
            pieces += [text[start:position], kept]
            start = position = end
        else:
            position += 1
            open_ones += end is None
    return "".join((*pieces, text[start:]))


def _replaced(text: str, start: int) -> tuple[int | None, str]:
    """The end of the tag or expression at *start*, and what stays of it.

    None where it does not end, 0 where there is neither.
    """
    if text[start] == "{":
        if start and text[start - 1] == "\\":
            return 0, ""
        written = _TEXT.match(text, start)
        if written:
            return written.end(), next(filter(None, written.groups()), "")
        return _closed(text, start), ""
    tag = _TAG.match(text, start)
    end = _closed(text, start) if tag else 0
    if not tag or not end:
        return end, ""
    name = tag[0].strip("</")
    if not name or not name[0].islower() or "." in name:
        return end, ""
    whole = text[start:end]
    return end, whole if "{" not in whole else f"{tag[0]}>"


def _closed(text: str, start: int) -> int | None:
    """Where the tag or expression that opens at *start* ends; None where it does not."""
    depth, quote = 0, ""
    is_tag = text[start] == "<"
    for match in _SIGN.finditer(text, start, start + LONGEST):
        sign = match[0]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'`":
            quote = sign if depth or is_tag else ""
        elif sign == ">":
            if is_tag and depth == 0:
                return match.end()
        else:
            depth += 1 if sign == "{" else -1
            if not is_tag and depth == 0:
                return match.end()
    return None
