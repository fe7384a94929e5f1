"""Front matter: YAML between ---, TOML between +++, JSON, Pelican's ``Key: value``,
or Nikola's ``.. key: value``.

Parsers are asked for text only, so that ``title: No`` and ``12:30`` stay what was written. What a
parser refuses is read line by line, with a note that says so.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from digest.sources.reading.fields import Fields, Value, key, make_fields
from digest.sources.reading.rejections import NotAnArticle

LONGEST = 65_536  # characters; far beyond any real front matter

_CLOSERS = {"---": ("---", "..."), "+++": ("+++",)}
_ENTRY = re.compile(r"""^(["'“”‘’]?[^\W\d_][\w .\-]{0,40}["'“”‘’]?)\s*[:=](?:\s+|$)(.*)$""")
_ITEM = re.compile(r"^\s*-\s+(.*)$")
_NIKOLA = re.compile(r"^\s{0,9}\.\. ([\w-]{1,40}):[ \t]*(.*)$", re.MULTILINE)
_OLD_SIDECAR = ("title", "slug", "date", "tags", "link", "description", "type")
_PELICAN = {
    "title",
    "date",
    "modified",
    "category",
    "tags",
    "slug",
    "author",
    "authors",
    "summary",
    "status",
    "lang",
    "language",
    "keywords",
    "subtitle",
}
_LISTS = ("categories", "category", "tags")
#: Signs that open a table or a list; so many levels are safe for the parser in C.
_MOST_OPENED = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """A text split into its metadata and its *body*.

    *present* is False when the text has no front matter; *body* is then all of it. *notes* name
    what was repaired.
    """

    body: str
    fields: Fields = field(default_factory=Fields)
    notes: tuple[str, ...] = ()
    present: bool = True


def split_front_matter(text: str) -> FrontMatter:
    """Split *text* into metadata and body.

    A text that merely opens with a line of dashes has no metadata. Raises NotAnArticle for front
    matter of more than LONGEST characters.
    """
    lines = text.lstrip().split("\n")
    fence = lines[0].rstrip()
    if fence in _CLOSERS:
        return _fenced(text, fence, lines)
    if fence == "{":
        return _json(text)
    if fence.startswith((".. ", "<!--")) and (header := _nikola(text)):
        return header
    return _pelican(lines) or FrontMatter(body=text, present=False)


def read_sidecar(text: str) -> Fields:
    """Fields of Nikola's ``.meta`` file: lines such as ``.. title: A``, or of old seven lines in a
    fixed order.
    """
    if text.lstrip().startswith(".. "):
        return make_fields(dict(_NIKOLA.findall(text)))
    if text.lstrip().startswith(tuple(_CLOSERS)):
        return split_front_matter(text).fields
    return make_fields(dict(zip(_OLD_SIDECAR, text.split("\n"), strict=False)))


def read_yaml(block: str) -> tuple[Fields, tuple[str, ...]]:
    """Fields of a YAML table, and notes on what was repaired."""
    if quickly := _read_in_c(block):
        return quickly
    loader = _Loader(block)
    notes: list[str] = []
    try:
        raw = _built(loader.get_single_node(), notes)
        if raw is not None and not isinstance(raw, Mapping):
            return read_lines(block), ("front matter: no names with values, read line by line",)
        return make_fields(raw or {}), tuple(notes)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return read_lines(block), (f"front matter: {_problem(error, block)}, read line by line",)
    finally:
        loader.dispose()


def _read_in_c(block: str) -> tuple[Fields, tuple[str, ...]] | None:
    """What ``read_yaml`` gives, several times as fast; None for a block that it does not suit.

    PyYAML's parser in C overflows its stack on deep nesting, where the other one raises
    RecursionError; no table is deeper than it has signs that open one. It has no say on aliases,
    and other messages on faults.
    """
    if "*" in block or sum(map(block.count, "[{-?:")) > _MOST_OPENED:
        return None
    loader = _Quick(block)
    notes: list[str] = []
    try:
        node = loader.get_single_node()
        raw = _built(node, notes)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    finally:
        loader.dispose()
    return (make_fields(raw), tuple(notes)) if isinstance(raw, Mapping) else None


def _built(node: Any, notes: list[str]) -> Any:
    """What *node* of a YAML tree stands for: text, a list or a table."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_built(each, notes) for each in node.value]
    values: dict[str, Any] = {}
    for name_node, value_node in node.value if node is not None else ():
        name, value = key(_built(name_node, notes)), _built(value_node, notes)
        if name in values:
            value = _merged(name, values[name], value, notes)
        values[name] = value
    return values


def _merged(name: str, first: Any, second: Any, notes: list[str]) -> Any:
    """Join sections and tags given twice; of other fields the last counts, as in Jekyll."""
    if name in _LISTS:
        notes.append(f"front matter: '{name}' is given twice; both count")
        return [first, second]
    notes.append(f"front matter: '{name}' is given twice; the last counts")
    return second


def read_toml(block: str) -> tuple[Fields, tuple[str, ...]]:
    """Fields of TOML, and notes on what was repaired."""
    try:
        return make_fields(tomllib.loads(block)), ()
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return read_lines(block), (f"front matter: {error}, read line by line",)


def read_lines(block: str) -> Fields:
    """Fields of front matter that no parser accepts, line by line.

    It knows ``name: value`` and ``name = value``, lists, folded lines and one inner level.
    """
    values: dict[str, Value] = {}
    current = ""
    for raw in block.expandtabs(2).split("\n"):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        entry = _ENTRY.match(raw)
        if entry:
            current = key(entry[1])
            values[current] = _value(entry[2])
        elif current:
            values[current] = _extended(values[current], raw)
    return make_fields(values)


def _fenced(text: str, fence: str, lines: list[str]) -> FrontMatter:
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() in _CLOSERS[fence]), None)
    block = lines[1:end]
    if not _looks_like_metadata(block):
        return FrontMatter(body=text, present=False)
    notes: tuple[str, ...] = ()
    if end is None:
        end = _first_gap(lines)
        block = lines[1:end]
        notes = (f"front matter: its closing {fence} is missing, read to the first empty line",)
    joined = "\n".join(block)
    if len(joined) > LONGEST:
        raise NotAnArticle(
            f"front matter of more than {LONGEST:,} characters",
            f"check that it is closed by {fence}",
        )
    fields, repairs = read_toml(joined) if fence == "+++" else read_yaml(joined)
    return FrontMatter(fields=fields, body="\n".join(lines[end + 1 :]), notes=notes + repairs)


def _looks_like_metadata(block: list[str]) -> bool:
    """Whether the first line names a field.

    An empty block counts: Jekyll uses it to mark its posts.
    """
    first = next(
        (line for line in block if line.strip() and not line.lstrip().startswith("#")), None
    )
    return first is None or bool(
        _ENTRY.match(first.expandtabs(2)) or first.lstrip().startswith("[")
    )


def _first_gap(lines: list[str]) -> int:
    """The index of the first empty line after the first field."""
    start = next((n for n, line in enumerate(lines) if n and line.strip()), len(lines))
    return next((n for n in range(start, len(lines)) if not lines[n].strip()), len(lines))


def _nikola(text: str) -> FrontMatter | None:
    """The ``.. title: …`` lines at the top, in a comment or not; None without such."""
    start = text.lstrip()
    header, end, body = start.partition("-->" if start.startswith("<!--") else "\n\n")
    fields = make_fields(dict(_NIKOLA.findall(header)))
    if "title" not in fields.values:
        return None
    return FrontMatter(fields=fields, body=body if end else "")


def _json(text: str) -> FrontMatter:
    stripped = text.lstrip()
    try:
        raw, end = json.JSONDecoder().raw_decode(stripped)
    except (ValueError, RecursionError):
        return FrontMatter(body=text, present=False)
    return FrontMatter(fields=make_fields(raw), body=stripped[end:])


def _pelican(lines: list[str]) -> FrontMatter | None:
    """The ``Title: …`` lines before the first empty line; None without such."""
    entries: list[str] = []
    names: set[str] = set()
    for line in lines:
        entry = _ENTRY.match(line)
        if entry and ":" in line:
            names.add(key(entry[1]))
        elif not line.strip():
            break
        elif not (entries and line[0] in " \t"):
            return None
        entries.append(line)
    if "title" not in names or not names & (_PELICAN - {"title"}):
        return None
    return FrontMatter(
        fields=read_lines("\n".join(entries)), body="\n".join(lines[len(entries) + 1 :])
    )


def _value(written: str) -> Value:
    text = written.strip()
    if text in ("|", ">", "|-", ">-"):
        return ""
    if text.startswith("[") and text.endswith("]"):
        return [_unquoted(item) for item in text[1:-1].split(",") if item.strip()]
    return _unquoted(text)


def _unquoted(text: str) -> str:
    text = text.strip()
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if quoted else text


def _extended(value: Value, line: str) -> Value:
    """*value* with *line* added: an item of its list, a field of its table, or more of its text."""
    item, inner = _ITEM.match(line), _ENTRY.match(line.strip())
    if item and isinstance(value, str | list):
        return [
            *(value if isinstance(value, list) else [value] if value else []),
            _unquoted(item[1]),
        ]
    if inner and (value == "" or isinstance(value, dict)):
        return {**(value if isinstance(value, dict) else {}), key(inner[1]): _value(inner[2])}
    return f"{value} {line.strip()}".strip() if isinstance(value, str) else value


class _Loader(yaml.BaseLoader):
    """Composes nodes and refuses aliases: a few nested ones can expand to gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="an alias", problem_mark=mark)
        return super().compose_node(parent, index)


_Quick: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # without libyaml there is none in C

_PROBLEMS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"mapping values are not allowed", lambda _: "an unquoted colon"),
    (
        r"found character '(.+?)' that cannot start",
        lambda match: f"an unquoted {match[1]}".replace(r"\t", "tab"),
    ),
    (r"special characters are not allowed", lambda _: "a control character"),
)


def _problem(error: Exception, block: str) -> str:
    """What is wrong and in which field, in the words of a person who writes front matter."""
    problem = (
        getattr(error, "problem", None) or getattr(error, "reason", None) or type(error).__name__
    )
    for pattern, worded in _PROBLEMS:
        if match := re.search(pattern, problem):
            problem = worded(match)
    mark = getattr(error, "problem_mark", None)
    lines = block.split("\n")
    entry = _ENTRY.match(lines[mark.line]) if mark and mark.line < len(lines) else None
    return f"{problem} in '{key(entry[1])}'" if entry else problem
