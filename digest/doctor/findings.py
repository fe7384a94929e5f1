"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What a check found; only WRONG makes the command fail."""

    GOOD = "ok"
    WRONG = "wrong"
    SKIPPED = "not checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at (*name*), and in *detail* what there is, or what is wrong and the next
    step.
    """

    name: str
    state: State
    detail: str


def good(name: str, detail: str) -> Finding:
    return Finding(name=name, state=State.GOOD, detail=detail)


def wrong(name: str, detail: str) -> Finding:
    return Finding(name=name, state=State.WRONG, detail=detail)


def skipped(name: str, detail: str) -> Finding:
    return Finding(name=name, state=State.SKIPPED, detail=detail)
