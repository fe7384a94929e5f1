"""Findings: texts that were found again, and strays that were not."""

from __future__ import annotations

from dataclasses import dataclass

from digest.proof.attribution import Scope
from digest.proof.evidence import Unit
from digest.proof.lines import excerpt
from digest.proof.passages import Passage


@dataclass(frozen=True, slots=True)
class Found:
    """A passage and the units that it consists of; *order* counts the passages of an issue."""

    order: int
    passage: Passage
    scope: Scope
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """Words that are not found, and the *reason*: on *page*, or at *place* in a file.

    *story* is the id of the story under which they stand, "" for none.
    """

    page: int
    words: str
    reason: str
    place: str = ""
    story: str = ""

    def __str__(self) -> str:
        story = f" (story '{self.story}')" if self.story else ""
        return f"{self.place or f'page {self.page}'}{story}: “{self.words}” {self.reason}"


def stray(passage: Passage, scope: Scope, words: str, reason: str) -> Stray:
    """The stray that *passage* is from *words* on."""
    return Stray(
        page=passage.page,
        words=excerpt(words),
        reason=reason,
        place=passage.place,
        story=scope.stories[0].id if scope.stories else "",
    )
