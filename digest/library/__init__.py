"""The library: what was collected, in every version, and what the issues printed of it."""

from digest.library.absences import Absence, lasting
from digest.library.changes import changed_in_matter
from digest.library.collecting import Collected, collect, source_key
from digest.library.memory import earlier
from digest.library.pruning import MEGABYTE, Pruned, prune

__all__ = [
    "MEGABYTE",
    "Absence",
    "Collected",
    "Pruned",
    "changed_in_matter",
    "collect",
    "earlier",
    "lasting",
    "prune",
    "source_key",
]
