"""Turns what Markdown's dialects add into Markdown: boxes, wiki links, lists of attributes, icons.

Code stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Every repetition has a bound: a hostile text must not be searched from each sign to its end.
_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`{1,3})(?!`)[^`\n]{1,500}(?P=ticks)(?!`)",
    re.MULTILINE,
)
#: Without one of these there is nothing to do; looked for one by one, since that is quickest.
_SIGNS = (":::", "!!!", "???", "===", "[[", "[!", "{", "==", "8<", "*[", "@[", "$$", "^", "~")
#: Boxes in colons: ":::note A title", ":::note[A title]", ":::".
_COLONS = re.compile(
    r"^[ \t>]{0,12}:{3,}[ \t]*([\w-]*)[ \t]*(?:\[([^\]\n]*)\])?(.*)$", re.MULTILINE
)
#: Boxes by indentation: '!!! note "A title"', '???+ note', '=== "A tab"'.
_INDENTED = re.compile(
    r"""^([ \t]{0,12})(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+(?:([\w -]{1,80}?)[ \t]*)?"""
    r"""(?:"([^"\n]*)")?[ \t]*$"""
)
_CALLOUT = re.compile(
    r"^([ \t]{0,3}(?:>[ \t]?)+)\[!([\w-]{1,40})(?:\|[^\]\n]{0,80})?\][+-]?[ \t]*(.*)$", re.MULTILINE
)
_WIKI = re.compile(r"(!?)\[\[([^\[\]|\n]{1,300})(?:\\?\|([^\[\]\n]{0,300}))?\]\](?!\()")
_VALUE = r"""(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[^\s"'{}=<>]{1,200})"""
_ITEM = rf"(?:[.#][\w:/-]{{1,80}}|[A-Za-z][\w:.-]{{0,40}}={_VALUE})"
_ATTRIBUTES = re.compile(
    rf"[ \t]{{0,9}}\{{:?[ \t]{{0,9}}{_ITEM}(?:[ \t]{{1,9}}{_ITEM}){{0,20}}[ \t]{{0,9}}\}}"
)
_KRAMDOWN = re.compile(r"[ \t]{0,9}\{:[^}\n]{0,200}\}")
_MARKED = re.compile(r"(?<![=\w])==(?=[^\s=])([^\n=]{1,300}?)(?<=\S)==(?![=\w])")
_CRITIC = re.compile(
    r"\{(?:\+\+|==)([^\n{}]{0,500}?)(?:\+\+|==)\}|\{(?:--|>>)[^\n{}]{0,500}?(?:--|<<)\}"
)
_SNIPPET = re.compile(r"^[ \t]*(?:-{1,2}8<-{1,2}|;--8<--).*$", re.MULTILINE)
_ABBREVIATION = re.compile(r"^\*\[[^\]\n]{1,80}\]:.*$", re.MULTILINE)
_NOTE = re.compile(r"\^\[[^\]\n]{1,1000}\]")  # a note where its mark stands
_RAISED = re.compile(r"(?<=[\w)\]])\^([+\-−]?\w{1,8}[+\-−]?)\^(?!\^)")
_LOWERED = re.compile(r"(?<=[^\W_])~([\w+\-−]{1,8})~(?!~)")
_EMBED = re.compile(r"@\[[\w -]{1,40}\]\([^)\n]{0,500}\)")
#: ":smile:", ":material-check:"; not in "10:30:45", nor in an address.
_ICON = re.compile(r":(?<![^\W_]:)(?<![:/.]:)(?:[a-z][a-z0-9_+-]{1,60}|\+1|-1|100):(?![\w:/])")
_FORMULA = re.compile(r"\$\$[\s\S]{1,2000}?\$\$")
_PICTURE = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp")
_TAB = 4


def code_parts(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of *text*, each with whether it is code."""
    start = 0
    for match in _CODE.finditer(text):
        yield text[start : match.start()], False
        yield match[0], True
        start = match.end()
    yield text[start:], False


def plain_marks(text: str) -> str:
    """*text* in Markdown that every reader of it knows."""
    if not any(sign in text for sign in _SIGNS) and not _ICON.search(text):
        return text
    if "!!!" in text or "???" in text or "===" in text:
        text = _without_indented(text)
    if ":::" in text:
        text = _COLONS.sub(_box, text)
    if "[!" in text:
        text = _CALLOUT.sub(_callout, text)
    return "".join(part if is_code else _inline(part) for part, is_code in code_parts(text))


def _inline(text: str) -> str:
    """*text*, no code, without the marks that stand in lines."""
    if "[[" in text:
        text = _WIKI.sub(_wiki, text)
    if "{" in text:
        text = _CRITIC.sub(lambda change: change[1] or "", text)
        text = _KRAMDOWN.sub("", _ATTRIBUTES.sub("", text))
    if "==" in text:
        text = _MARKED.sub(r"\1", text)
    if "8<" in text:
        text = _SNIPPET.sub("", text)
    if "$$" in text:
        text = _FORMULA.sub("", text)
    if "^" in text:
        text = _RAISED.sub(r"<sup>\1</sup>", _NOTE.sub("", text))
    if "~" in text:
        text = _LOWERED.sub(r"<sub>\1</sub>", text)
    text = _EMBED.sub("", text) if "@[" in text else text
    text = _ABBREVIATION.sub("", text) if "*[" in text else text
    return _ICON.sub("", text) if ":" in text else text


def _box(match: re.Match[str]) -> str:
    """The title of a box as a paragraph; its edge is an empty line."""
    title = (match[2] or "").strip() or match[3].strip(" \t:")
    front = match[0][: len(match[0]) - len(match[0].lstrip(" \t>"))]
    if not title or title.startswith(("{", "<")) or not match[1]:
        return front.rstrip()
    return f"{front}\n{front}**{title}**\n{front}"


def _callout(match: re.Match[str]) -> str:
    title = match[3].strip()
    return f"{match[1]}{title}\n{match[1]}" if title else match[1].rstrip()


def _wiki(match: re.Match[str]) -> str:
    """The words of a wiki link, the picture of an embed; another note is not put in."""
    target, label = match[2].strip(), (match[3] or "").strip()
    name = target.partition("#")[0]
    if match[1]:
        is_picture = name.lower().endswith(_PICTURE)
        alt = "" if label.replace("x", "").isdigit() else label
        return f"![{alt}](<{name}>)" if is_picture else ""
    return label or name.rpartition("/")[2] or target.lstrip("#^")


def _without_indented(text: str) -> str:
    """*text* with the boxes and tabs that are marked by indentation as plain paragraphs."""
    lines: list[str] = []
    open_boxes: list[int] = []  # how far each is indented
    fence = ""
    for line in text.split("\n"):
        stripped = line.lstrip(" \t")
        depth = len(line.expandtabs(_TAB)) - len(line.expandtabs(_TAB).lstrip(" "))
        while stripped and open_boxes and depth <= open_boxes[-1] and not fence:
            open_boxes.pop()
        fence = _fence(stripped, fence)
        box = _INDENTED.match(line) if not fence else None
        moved = _moved(line, _TAB * len(open_boxes)) if open_boxes else line
        if box and (box[2] or box[3]):
            open_boxes.append(depth)
            front = moved[: len(moved) - len(moved.lstrip(" \t"))]
            lines += ["", f"{front}**{box[3]}**" if (box[3] or "").strip() else "", ""]
        else:
            lines.append(moved)
    return "\n".join(lines)


def _fence(line: str, fence: str) -> str:
    """The fence of the code that is open behind *line*; "" where none is."""
    mark = line[:3]
    if mark not in ("```", "~~~"):
        return fence
    if not fence:
        return mark
    return "" if mark == fence else fence


def _moved(line: str, columns: int) -> str:
    """*line* moved to the left."""
    wide = line.expandtabs(_TAB)
    return wide[min(columns, len(wide) - len(wide.lstrip(" "))) :]
