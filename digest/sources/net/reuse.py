"""Answers that a command will ask for once more, so that no server is asked twice."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace

from digest.sources.net.access import Access
from digest.sources.net.values import Answer, Request, Result

MOST_BYTES = 16_000_000
"""Bytes of answers that wait to be asked for again; the oldest go first."""

_Key = tuple[str, bool, Access]


@dataclass(slots=True)
class Reuse:
    """Keeps the answers to requests that say ``again``, and gives each once. Any thread may ask."""

    _answers: dict[_Key, Answer] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, result: Result) -> None:
        """Keep *result* where it is an answer to a request that will come again."""
        if not (isinstance(result, Answer) and result.request.again):
            return
        with self._lock:
            for url in {result.request.url, result.url}:
                self._answers[_key(result.request, url)] = result
            while self._size() > MOST_BYTES:
                del self._answers[next(iter(self._answers))]

    def take(self, request: Request) -> Answer | None:
        """The answer that was kept for *request*, None where there is none."""
        with self._lock:
            answer = self._answers.pop(_key(request, request.url), None)
        if answer is None or len(answer.content) > request.limit.bytes:
            return None
        # Asked under its last address it has not moved.
        moved = answer.moved if request.url == answer.request.url else ""
        return replace(answer, request=request, moved=moved)

    def _size(self) -> int:
        return sum(len(each.content) for each in self._answers.values())


def _key(request: Request, url: str) -> _Key:
    """What two requests have in common that give the same: "https://a.example" is its "/" too."""
    return url if url.count("/") > 2 else f"{url}/", request.robots, request.access
