"""Asks a publishing system's interface for JSON, and tells why what came is none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from digest.model import Rejected
from digest.sources._items import Context
from digest.sources.net.access import Access
from digest.sources.net.urls import shown
from digest.sources.net.values import RECORDS, Answer, Failure, Gone, Limit, Request

LIMIT = Limit(bytes=32_000_000, seconds=60.0, silence=20.0)
"""A hundred long posts with all that is embedded in them have some 10 MB."""
CLOSED = frozenset({400, 401, 403, 404, 405, 406, 410, 501})
"""With these a server says that it has no such interface, or none for us."""
DEEPEST = 60
"""Levels of brackets in an answer; real ones have fewer than 15."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The JSON that came, and the answer's headers."""

    value: Any
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why no JSON came. *closed*: nothing more will come from this interface; *status* 0 where
    the answer itself is odd.
    """

    where: str
    reason: str
    remedy: str = ""
    closed: bool = False
    status: int = 0

    def rejected(self) -> Rejected:
        return Rejected(
            where=self.where, reason=self.reason, remedy=self.remedy, temporary=not self.closed
        )


def ask(url: str, context: Context, access: Access) -> Records | Problem:
    """The JSON at *url*."""
    request = Request(url=url, accept=RECORDS, limit=LIMIT, access=access)
    result = context.client().get(request)
    if isinstance(result, Answer):
        return _read(result)
    where = shown(url)
    if isinstance(result, Gone):
        return Problem(
            where=where,
            reason=result.reason,
            remedy=result.remedy,
            closed=True,
            status=result.status,
        )
    if isinstance(result, Failure):
        return Problem(
            where=where,
            reason=result.reason,
            remedy=result.remedy,
            closed=result.status in CLOSED,
            status=result.status,
        )
    return Problem(where=where, reason="gave nothing", closed=False)


def with_query(url: str, query: str) -> str:
    """*url* with *query* added to what it asks already."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, query)))))


def _read(answer: Answer) -> Records | Problem:
    where = shown(answer.request.url)
    text = answer.content.decode("utf-8-sig", "replace").strip()
    start = text[:1]
    if start not in ("{", "["):
        return _odd(where, text)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return Problem(
            where=where, reason="gave JSON that is cut or broken", remedy="try again later"
        )
    if depth(value) > DEEPEST:
        return Problem(where=where, reason="gave JSON nested too deeply", closed=True)
    return Records(value=value, headers=answer.headers)


def _odd(where: str, text: str) -> Problem:
    """What is said of an answer that does not even begin like JSON."""
    if not text:
        return Problem(where=where, reason="gave an empty answer", remedy="try again later")
    page = text[:1] == "<"
    return Problem(
        where=where,
        reason="gave a web page instead of JSON" if page else "gave no JSON",
        remedy="see whether a log-in or a security plug-in stands before it",
        closed=True,
    )


def depth(value: Any) -> int:
    """How deep the lists and tables of *value* are nested, counted no further than DEEPEST + 1."""
    level, found = [value], 0
    while level and found <= DEEPEST:
        found += 1
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
            if isinstance(inner, dict | list)
        ]
    return found


def table(value: Any) -> Mapping[str, Any]:
    """*value* if it is a table, else an empty one."""
    return value if isinstance(value, dict) else {}


def rows(value: Any) -> list[Mapping[str, Any]]:
    """The tables in the list *value*; none where it is no list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def text(value: Any) -> str:
    """*value* as text: a text or a number, else ""."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).replace("\x00", "")


def rendered(value: Any) -> str:
    """The text of a field that WordPress renders: {"rendered": "…"}, or a text."""
    return text(value.get("rendered")) if isinstance(value, dict) else text(value)
