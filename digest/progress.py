"""How long work tells how far it is: the stages it goes through, and a count within each.

What is passed on is one function, so that no stage knows a terminal::

    count = progress(Stage.SUMMARISING)
    for number, story in enumerate(stories, start=1):
        …
        count(number, len(stories))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, TypeVar

Item = TypeVar("Item")

Count: TypeAlias = Callable[[int, int], None]
"""Called with how many are done and how many there are, 0 where that is not known. Any thread may
call it. A count of a stage that is over changes nothing.
"""


class Stage(StrEnum):
    """What is being done, in an editor's words."""

    DRAWING = "drawing the sample's pictures"
    READING = "reading"
    FETCHING = "fetching"
    CHOOSING = "choosing"
    SUMMARISING = "summarising"
    LAYING_OUT = "laying out"
    PICTURES = "preparing pictures"
    PRINTING = "printing"
    PROOFING = "proofing"
    FORMATS = "writing other formats"
    MAILING = "mailing"
    RETURNS = "reading returned mail"
    IMPORTING = "importing"


Progress: TypeAlias = Callable[[Stage], Count]
"""Called when a stage begins, or goes on; gives what counts within it."""


def uncounted(_done: int, _total: int) -> None:
    """Count for nobody."""


def silent(_stage: Stage) -> Count:
    """Progress that nobody watches."""
    return uncounted


def counted(items: Iterable[Item], count: Count, total: int = 0) -> Iterator[Item]:
    """*items*, each counted when the next is asked for."""
    for done, item in enumerate(items, start=1):
        yield item
        count(done, total)


@dataclass(slots=True)
class Meter:
    """Adds up for *count*, for those who know only that one more of *total* is done.

    One thread at a time may call it.
    """

    count: Count = uncounted
    total: int = 0
    done: int = 0

    def add(self, more: int = 1) -> None:
        """Count *more* of them as done."""
        self.done += more
        self.count(self.done, self.total)
