"""TOML files that people write, bound to frozen dataclasses. Every error names file, line and key.

A dataclass is the table's whole definition: its fields are the keys, and ``key()`` gives each its
description, example and check. The reference in docs/ and the file that ``digest init`` writes are
generated from the same fields.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from digest import suggest
from digest.errors import UsageError

Bound = TypeVar("Bound")

KINDS = {
    str: "text in quotation marks",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}
"""What a value of each type is called in messages and in the reference."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
SHOWN = 40
"""Characters of a wrong value that a message repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What is known of one key beside its type and default.

    *example* is a value worth showing. *check* returns the value to use and raises ValueError,
    with the reason, for a bad one. *active*: the file that ``digest init`` writes sets the key
    instead of showing it behind a #.
    """

    text: str
    example: Any = None
    check: Callable[[Any], Any] | None = None
    active: bool = False


def key(default: Any, text: str, **more: Any) -> Any:
    """A dataclass field that is a key of a TOML table; *more* are the fields of ``Key``.

    *default* MISSING: the key must be there.
    """
    metadata = {"key": Key(text=text, **more)}
    if isinstance(default, Mapping):
        return field(default_factory=lambda: MappingProxyType(dict(default)), metadata=metadata)
    return field(default=default, metadata=metadata)


def keys(kind: type[Any]) -> Iterator[tuple[str, Field[Any], Key]]:
    """Each key of the table *kind*: its name in the file, its field, and what is known of it."""
    for one in fields(kind):
        if "key" in one.metadata:
            yield one.name.rstrip("_"), one, one.metadata["key"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a table stands: the *file*'s name and *text*, the table's *header*.

    *index* counts the tables of that header from 0; *error* is the class to raise.
    """

    file: str
    text: str
    error: type[UsageError]
    header: str = ""
    index: int = 0

    def fault(self, key: str, problem: str) -> UsageError:
        """The error for *key* of this table, "" for the table as a whole."""
        return self.error(self.message(f"{key}: {problem}" if key else problem, key=key))

    def message(self, problem: str, *, key: str = "") -> str:
        """*problem* behind the file, the line of *key* where the text shows one, and the table."""
        line = self.line(key)
        place = f"{self.file}, line {line}" if line else self.file
        return f"{place}: {f'[{self.header}] ' if self.header else ''}{problem}"

    def line(self, key: str) -> int:
        """The line, from 1, of *key* in this table, else of the table; 0 for neither."""
        line_of_table, seen, inside = 0, -1, not self.header
        for number, line in enumerate(self.text.splitlines(), start=1):
            if heading := re.match(r"\s*\[\[?\s*([\w.\"-]+)\s*\]", line):
                seen += heading[1] == self.header
                inside = heading[1] == self.header and seen == self.index
                line_of_table = number if inside else line_of_table
                if key and heading[1] == f"{self.header}.{key}":  # a table that is a key's value
                    return number
            elif inside and key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return number
        return line_of_table


def parse(text: str, *, file: str, error: type[UsageError]) -> dict[str, Any]:
    """The tables in *text*; raises *error*, with the line, where it is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        line = re.search(r"at line (\d+)", str(problem))
        place = f"{file}, line {line[1]}" if line else file
        raise error(
            f"{place}: this is not TOML ({re.sub(r' *[(]at .*', '', str(problem))}); "
            "look for a missing quotation mark, bracket or comma there"
        ) from problem


def bind(
    kind: type[Bound],
    table: Mapping[str, Any],
    *,
    place: Location,
    extra: str = "",
    others: Iterable[str] = (),
    elsewhere: Mapping[str, type[Any]] = MappingProxyType({}),
) -> Bound:
    """*table* as a *kind*, a dataclass whose fields are its keys (a trailing _ left off).

    Unknown keys go to the field called *extra*; without one they are an error, which may suggest
    one of the *others* as well: names that are read elsewhere. *elsewhere* are the tables of the
    file by their headers ("" for above the first): the error names the one that has the key.
    """
    of_any_kind: Any = kind  # mypy does not take a type variable for hashable
    known, described, hints = _definition(of_any_kind)
    unknown = {name: value for name, value in table.items() if name not in known}
    if unknown and not extra:
        name = next(iter(unknown))
        advice = _belongs(name, elsewhere) or suggest.unknown("key", name, (*known, *others))
        raise place.error(place.message(advice, key=name))
    values = {}
    for name, one in known.items():
        if name in table:
            value = _typed(table[name], hints[one.name], name=name, place=place)
            _check_signs(value, name=name, place=place)
            values[one.name] = _checked(value, described[name], name=name, place=place)
        elif one.default is MISSING and one.default_factory is MISSING:
            raise place.fault("", f"has no '{name}'; add a line {name} = …")
    return kind(**values, **({extra: MappingProxyType(unknown)} if extra else {}))


def _belongs(name: str, tables: Mapping[str, Any]) -> str:
    """Which of *tables* has the key *name*, and what to do; "" for none."""
    found = [header for header, kind in tables.items() if name in _definition(kind)[0]]
    if not found:
        return ""
    if found == [""]:
        return f"'{name}' stands above the first table; move the line there"
    headers = " or ".join(header for header in found if header)
    return f"'{name}' is a key of {headers}; put that line above it, without a #"


@cache
def _definition(kind: Any) -> tuple[dict[str, Field[Any]], dict[str, Key], dict[str, Any]]:
    """The fields of the table *kind* and what is known of them by key, and its types by field."""
    known = {name: one for name, one, _ in keys(kind)}
    described = {name: about for name, _, about in keys(kind)}
    return known, described, get_type_hints(kind)


def _typed(value: Any, hint: Any, *, name: str, place: Location) -> Any:
    """*value* as the type *hint* says, lists as tuples, whole numbers as floats where those go."""
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        kinds = (int, float) if inner is float else (inner,)
        if not isinstance(value, list) or not all(type(item) in kinds for item in value):
            raise place.fault(name, f"must be a list, each item {KINDS[inner]}: {name} = […, …]")
        return tuple(float(item) if inner is float else item for item in value)
    if get_origin(hint) is Mapping:
        inner = get_args(hint)[1]
        kinds = (int, float) if inner is float else (inner,)
        if not isinstance(value, dict) or not all(type(item) in kinds for item in value.values()):
            items, item = ("texts", '"value"') if inner is str else ("numbers", "16.0")
            raise place.fault(name, f"must be a table of {items}: {name} = {{ Name = {item} }}")
        return MappingProxyType(value)
    if hint is float and type(value) is int:
        return float(value)
    if hint in KINDS and type(value) is not hint:  # of a union, the key's own check makes sure
        raise place.fault(name, f"must be {KINDS[hint]}, not {_shortened(value)}")
    return value


def _check_signs(value: Any, *, name: str, place: Location) -> None:
    """Raise the error of *place* for a character in *value* that no page can have."""
    texts = value.values() if isinstance(value, Mapping) else value
    for text in texts if isinstance(value, tuple | Mapping) else (value,):
        if isinstance(text, str) and (sign := unprintable(text)):
            raise place.fault(
                name, f"contains the character {sign}, which no page can have; remove it"
            )


def unprintable(text: str) -> str:
    """The first character of *text* that no page or XML can have, as "U+0007"; "" for none."""
    found = _UNPRINTABLE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def _checked(value: Any, about: Key, *, name: str, place: Location) -> Any:
    """*value* as the key's check gives it back."""
    if about.check is None:
        return value
    try:
        return about.check(value)
    except ValueError as error:
        raise place.fault(name, str(error)) from error


def _shortened(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}…"
