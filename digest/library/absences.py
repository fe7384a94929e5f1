"""Counts in how many collects a place was not there (404, 410), and names it as gone in time.

A server may lose a page for an hour. One that says so in several collects in a row has removed it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from digest.store.library import Library

PLACE = "(gone)"
"""The place under whose name the absences of a source stand in its memory."""
LASTING = 3
"""Collects in a row after which a place is named as gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A *place*, an address, that is not there: the server's *reason*, *since* when (ISO 8601), and
    in how many *collects* in a row.
    """

    place: str
    reason: str
    since: str
    collects: int = 1

    @property
    def lasting(self) -> bool:
        """Whether the place is to be named as gone."""
        return self.collects >= LASTING

    def __str__(self) -> str:
        day = self.since[:10]
        return (
            f"{self.place}: {self.reason}, since {day} in {self.collects} collects; "
            "correct its address in digest.toml, or remove it"
        )


def again(before: Absence | None, place: str, reason: str, seen: datetime) -> Absence:
    """The absence of *place* in the collect at *seen*, after *before* in the one before it."""
    return Absence(
        place=place,
        reason=reason,
        since=before.since if before else seen.isoformat(),
        collects=before.collects + 1 if before else 1,
    )


def written(absences: Mapping[str, Absence]) -> str:
    """*absences* as text; "" for none."""
    rows = [asdict(each) for each in absences.values()]
    return json.dumps(rows, separators=(",", ":")) if rows else ""


def read_absences(text: str) -> dict[str, Absence]:
    """The absences in *text*, by place; none where it cannot be read."""
    try:
        rows = [Absence(**row) for row in json.loads(text)] if text else []
    except (ValueError, TypeError):
        return {}
    return {each.place: each for each in rows}


def lasting(library: Library, sources: Iterable[str]) -> Iterator[Absence]:
    """What is gone of *sources*, each by what it is known by in *library*."""
    for source in dict.fromkeys(sources):
        for each in read_absences(library.stamp(source, PLACE)).values():
            if each.lasting:
                yield each
