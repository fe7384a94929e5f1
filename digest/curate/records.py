"""Same-event groups for scripts: JSON objects in, JSON objects out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from digest.curate.events import group
from digest.errors import UsageError
from digest.model import Article

FORM = '{"id", "title", "text", "published"?, "source"?, "language"?}'


def group_records(records: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Which of *records* tell one story: {"story": 0, "ids": [...]}, in the order of the stories'
    first members.

    *published* is a date or an ISO 8601 moment; one that cannot be read counts as none. Texts may
    share an id, it then stands once for each. Raises UsageError, with the record's number from 1,
    where a record lacks its id or its text.
    """
    articles = articles_of(records)
    ids = {id(article): record["id"] for record, article in articles}
    for story, members in enumerate(group([article for _, article in articles])):
        yield {"story": story, "ids": [ids[id(article)] for article in members]}


def articles_of(
    records: Iterable[Mapping[str, Any]],
) -> list[tuple[Mapping[str, Any], Article]]:
    """Each of *records* with the article it describes; raises UsageError as `group_records`."""
    return [(record, _article(record, number)) for number, record in enumerate(records, start=1)]


def _article(record: object, number: int) -> Article:
    if not isinstance(record, Mapping):
        raise UsageError(f"line {number}: this is no JSON object; write {FORM}")
    name = record.get("id")
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise UsageError(f"line {number}: 'id' is missing or no text; write {FORM}")
    if not isinstance(record.get("text"), str):
        raise UsageError(f"line {number}: 'text' is missing or no text; write {FORM}")
    return Article(
        id=str(name),
        source=_text(record, "source", number),
        path=f"line {number}",
        title=_text(record, "title", number),
        text=record["text"],
        language=_text(record, "language", number),
        published=_moment(record.get("published")),
    )


def _text(record: Mapping[str, Any], key: str, number: int) -> str:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise UsageError(f"line {number}: '{key}' is no text; write {FORM}")
    return value or ""


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value.strip()) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC) if moment else None
