"""TOML files that people write: bound to frozen dataclasses, every fault named with its file, line and key."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from digest.errors import UsageError

Bound = TypeVar("Bound")

KINDS = {
    str: "text in quotation marks",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a table stands: the *file*'s name and *text*, the table's *header* and which of that name it is, from 0."""

    file: str
    text: str
    error: type[UsageError]
    header: str = ""
    index: int = 0

    def fault(self, key: str, problem: str) -> UsageError:
        """The error that names *key* of this table, with its line where the file's text shows one."""
        line = self.line(key)
        at = f"{self.file}, line {line}" if line else self.file
        table = f"[{self.header}] " if self.header else ""
        named = f"'{key}' " if key else ""
        return self.error(f"{at}: {table}{named}{problem}")

    def line(self, key: str) -> int:
        """The line, from 1, on which *key* stands in this table; the table's own where it does not; 0 for neither."""
        found, seen, inside = 0, -1, not self.header
        for number, line in enumerate(self.text.splitlines(), start=1):
            if heading := re.match(r"\s*\[\[?\s*([\w.\"-]+)\s*\]", line):
                seen += heading[1] == self.header
                inside = heading[1] == self.header and seen == self.index
                found = number if inside else found
            elif inside and key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return number
        return found


def parse(text: str, *, file: str, error: type[UsageError]) -> dict[str, Any]:
    """The tables in *text*; an *error* that names the line where it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        line = re.search(r"at line (\d+)", str(problem))
        at = f"{file}, line {line[1]}" if line else file
        raise error(
            f"{at}: this is not TOML ({re.sub(r' *[(]at .*', '', str(problem))}); "
            "look for a missing quotation mark, bracket or comma there"
        ) from problem


def bind(kind: type[Bound], table: Mapping[str, Any], *, place: Place, extra: str = "") -> Bound:
    """*table* as a *kind*, a dataclass whose fields are its keys (a trailing _ left off).

    Unknown keys go to the field called *extra*, or are a fault where there is none.
    """
    hints = get_type_hints(kind)
    known = {name.name.rstrip("_"): name for name in fields(kind) if name.name != extra}  # type: ignore[arg-type]
    unknown = {key: value for key, value in table.items() if key not in known}
    if unknown and not extra:
        key = next(iter(unknown))
        raise place.fault(key, f"is not known here{_instead(key, known)}")
    values = {
        known[key].name: _checked(value, hints[known[key].name], key=key, place=place)
        for key, value in table.items()
        if key in known
    }
    for key, field in known.items():
        if (
            field.name not in values
            and field.default is MISSING
            and field.default_factory is MISSING
        ):
            raise place.fault("", f"has no '{key}'; add a line {key} = …")
    return kind(**values, **({extra: unknown} if extra else {}))


def _instead(key: str, known: Mapping[str, object]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    return f"; did you mean '{close[0]}'?" if close else f"; what is: {', '.join(known)}"


def _checked(value: Any, hint: Any, *, key: str, place: Place) -> Any:
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if not isinstance(value, list) or not all(isinstance(item, inner) for item in value):
            raise place.fault(key, f"must be a list, each item {KINDS[inner]}: {key} = […, …]")
        return tuple(value)
    wanted = hint if hint in KINDS else str
    if wanted is float and type(value) is int:
        return float(value)
    if type(value) is not wanted:
        raise place.fault(key, f"must be {KINDS[wanted]}, not {_shown(value)}")
    return value


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}…"
