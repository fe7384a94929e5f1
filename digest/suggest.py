"""Messages for a name that does not exist: what was meant, or what there is."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

CLOSE = 0.6
"""How alike two names must be for a suggestion, 0 to 1 (difflib's ratio and its own default)."""


def closest(name: str, known: Iterable[str]) -> str | None:
    """The one of *known* that *name* most likely means, whatever its case; None for none."""
    by_lower = {candidate.lower(): candidate for candidate in known}
    matches = difflib.get_close_matches(name.strip().lower(), by_lower, n=1, cutoff=CLOSE)
    return by_lower[matches[0]] if matches else None


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """One line for an unknown *name*: ``Unknown transport 'smpt'. Did you mean 'smtp'?``

    Where nothing is close, the line lists all that is *known*.
    """
    known = tuple(known)
    match = closest(name, known)
    advice = f"Did you mean '{match}'?" if match else f"Choose one of: {', '.join(known)}."
    return f"Unknown {kind} '{name}'. {advice}"
