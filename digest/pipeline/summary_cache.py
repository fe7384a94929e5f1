"""Summaries of the last build, kept beside the plan: a story that has not changed costs nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from digest.edition import json_converter
from digest.errors import DigestError
from digest.files import write_whole
from digest.model import Article, StorySummary
from digest.shelf import key_of, package_hash
from digest.text.repetition import Repeated, repeated

FILE = ".summaries.json"
"""Beside ``issue.toml``. It may be deleted at any time."""

CODE = ("languages", "summarise", "text", "model.py")
"""What a summary depends on besides its articles: a change of these makes all entries stale."""


class SummaryCache:
    """Summaries by a hash of all that they depend on, in one JSON file.

    A file that is missing, damaged or cannot be written only costs time.
    """

    def __init__(self, file: Path, read: Sequence[Article]) -> None:
        self._file = file
        self._read = read
        self._entries = _entries(file)
        self._used: dict[str, Any] = {}

    def summarise(
        self,
        articles: Sequence[Article],
        *,
        headline: str,
        method: str,
        quote_limit: float,
        unset: frozenset[str] = frozenset(),
    ) -> StorySummary:
        """As ``digest.summarise.summarise``; the same articles are summarised once.

        What an outlet repeats in the articles *read* is left out of their summaries.
        """
        if ":" in method:  # the code of a plug-in may change without a trace
            return self._summarised(articles, headline, method, quote_limit, unset)
        outlets = {article.source: self._outlets[article.source] for article in articles}
        # Notes are of one reading only, such as why a picture could not be had this time.
        plain = (replace(article, notes=()) for article in articles)
        key = key_of(
            package_hash(*CODE),
            headline,
            method,
            quote_limit,
            sorted(unset),
            sorted(outlets.items()),
            *plain,
        )
        summary = self._entry(key)
        if summary is None:
            summary = self._summarised(articles, headline, method, quote_limit, unset)
            self._used[key] = json_converter().unstructure(summary)
        return summary

    def _summarised(
        self,
        articles: Sequence[Article],
        headline: str,
        method: str,
        quote_limit: float,
        unset: frozenset[str],
    ) -> StorySummary:
        from digest.summarise import summarise

        return summarise(
            articles,
            headline=headline,
            method=method,
            quote_limit=quote_limit,
            repeated=self._repeated,
            unset=unset,
        )

    @cached_property
    def _repeated(self) -> Repeated:
        """The sentences that each outlet repeats; they are looked for only where one is needed."""
        return repeated(self._read)

    @cached_property
    def _outlets(self) -> Mapping[str, str]:
        """By outlet, a hash of all its articles that were read: what it repeats hangs on them."""
        texts: dict[str, list[str]] = defaultdict(list)
        for article in self._read:
            texts[article.source].append(article.text)
        return {source: key_of(*several) for source, several in texts.items()}

    def _entry(self, key: str) -> StorySummary | None:
        if key not in self._entries:
            return None
        try:
            summary = json_converter().structure(self._entries[key], StorySummary)
        except Exception:  # noqa: BLE001 - whatever is wrong with an entry, it is made anew
            return None
        self._used[key] = self._entries[key]
        return summary

    def save(self) -> None:
        """Write the entries that were asked for; the others go."""
        if self._used.keys() == self._entries.keys():
            return
        with suppress(DigestError):
            write_whole(self._file, json.dumps(self._used, ensure_ascii=False).encode())


def _entries(file: Path) -> dict[str, Any]:
    try:
        entries = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return entries if isinstance(entries, dict) else {}
