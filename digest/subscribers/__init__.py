"""The list of readers: who joins, who leaves, who wants to be forgotten; lists in and out as CSV.

Who left stays known as having left, so that importing an old list does not bring them back.
"""

from __future__ import annotations

from digest.subscribers.members import add, erase, find, listed, remove
from digest.subscribers.tables import Imported, export_csv, import_csv

__all__ = ["Imported", "add", "erase", "export_csv", "find", "import_csv", "listed", "remove"]
