"""A statement compiled once, for what is written many times a second.

For a row or two SQLAlchemy takes longer, though it keeps what it compiled, than SQLite does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Update
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.dml import ReturningUpdate
from sqlalchemy.types import TypeDecorator


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A statement's *text* for ``Connection.exec_driver_sql``.

    *constants* are the parameters that it has itself. *order* is that of all names, empty for a
    driver that takes names. *stored* turns values into what our own column types store.
    """

    text: str
    constants: Mapping[str, Any]
    order: tuple[str, ...]
    stored: Mapping[str, Callable[[Any], Any]]

    def parameters(self, values: Mapping[str, Any]) -> Any:
        """The parameters for one row; *values* has those that are not constant."""
        whole = dict(self.constants)
        for name, value in values.items():
            store = self.stored.get(name)
            whole[name] = store(value) if store else value
        return tuple([whole[name] for name in self.order]) if self.order else whole


def prepare(statement: Update | ReturningUpdate[Any], dialect: Dialect) -> Prepared:
    """*statement* for the driver of *dialect*. How many parameters it has must not vary."""
    compiled = statement.compile(dialect=dialect)
    stored = {
        name: process
        for parameter, name in compiled.bind_names.items()
        if isinstance(parameter.type, TypeDecorator)
        and (process := parameter.type.bind_processor(dialect))
    }
    constants = {name: value for name, value in compiled.params.items() if value is not None}
    return Prepared(
        text=compiled.string,
        constants={
            name: stored[name](value) if name in stored else value
            for name, value in constants.items()
        },
        order=tuple(compiled.positiontup or ()),
        stored=stored,
    )
