"""The list of subscribers: adding, removing and erasing them; import and export as CSV.

Those who left stay recorded, so that importing an old list does not bring them back.
"""

from __future__ import annotations

from digest.subscribers.members import add, erase, find, list_subscribers, remove, tag
from digest.subscribers.tables import ImportReport, export_csv, import_csv

__all__ = [
    "ImportReport",
    "add",
    "erase",
    "export_csv",
    "find",
    "import_csv",
    "list_subscribers",
    "remove",
    "tag",
]
