"""Checks the data of a language: each value against its type, when the data is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar, dataclass_transform, get_args, get_origin, get_type_hints

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def part(cls: type[T]) -> type[T]:
    """Make *cls* a frozen, slotted dataclass whose fields are given by name."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


class Slip(TypeError):
    """A value of the wrong type; *key* is its field."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


class Part:
    """A group of values that rejects a value of the wrong type."""

    __slots__ = ()

    def __post_init__(self) -> None:
        cls: Any = type(self)
        for name, wanted in _hints(cls).items():
            value = getattr(self, name)
            if not _fits(value, wanted):
                raise Slip(name, f"'{name}' must be {_plain(wanted)}, not {value!r:.40}")


@cache
def _hints(cls: Any) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {each.name: hints[each.name] for each in fields(cls)}


def _fits(value: object, wanted: Any) -> bool:
    """Whether *value* is of the type *wanted*: a plain class, a tuple or a mapping of such."""
    kind, inner = get_origin(wanted) or wanted, get_args(wanted)
    if kind is tuple:
        return isinstance(value, tuple) and _fits_all(value, inner)
    if kind is Mapping:
        return isinstance(value, Mapping) and all(
            _fits(key, inner[0]) and _fits(each, inner[1]) for key, each in value.items()
        )
    if kind in (int, float) and isinstance(value, bool):
        return False
    return isinstance(value, (int, float) if kind is float else kind)


def _fits_all(values: tuple[object, ...], inner: tuple[Any, ...]) -> bool:
    if inner[1:] == (...,):
        return all(_fits(value, inner[0]) for value in values)
    return len(values) == len(inner) and all(map(_fits, values, inner))


def _plain(wanted: Any) -> str:
    """The type as it is named in a message."""
    return {str: "text", bool: "True or False", float: "a number", int: "a whole number"}.get(
        wanted, getattr(wanted, "__name__", "") if not get_args(wanted) else str(wanted)
    )
