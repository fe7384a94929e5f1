"""What is remembered of an address between two runs, as one text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256

from digest.sources.net import Validators

MOST_PLACES = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A version of a feed or page. *moved* is the address that replaces it for good, *digest* the
    hash of its content, *places* its articles' and rejections'.

    *since* is the time from which it was read; *until* when it must be read again though unchanged,
    since an entry's date lies ahead. Both are "" or in ISO 8601. *changed* is when a page changed
    last, as its list writes it.
    """

    etag: str = ""
    modified: str = ""
    moved: str = ""
    digest: str = ""
    since: str = ""
    until: str = ""
    changed: str = ""
    places: tuple[str, ...] = ()

    @property
    def validators(self) -> Validators:
        return Validators(etag=self.etag, modified=self.modified)

    def holds(self, *, now: datetime | None, since: datetime | None) -> bool:
        """Whether an unchanged feed gives a run at *now*, which reads from *since*, nothing new."""
        if not self.digest:
            return False
        if self.until and (now is None or now >= datetime.fromisoformat(self.until)):
            return False
        return not self.since or (since is not None and since >= datetime.fromisoformat(self.since))

    def written(self) -> str:
        """The stamp as text."""
        values = {name: value for name, value in asdict(self).items() if value}
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def read_stamp(text: str) -> Stamp:
    """The stamp in *text*; an empty one where there is none."""
    try:
        values = json.loads(text) if text else {}
        stamp = Stamp(**values)
        for moment in filter(None, (stamp.since, stamp.until)):
            datetime.fromisoformat(moment)
    except (ValueError, TypeError):
        return Stamp()
    return replace(stamp, places=tuple(stamp.places))


def digest_of(content: bytes) -> str:
    """A hash of *content*."""
    return sha256(content).hexdigest()[:32]


def limited(places: Iterable[str]) -> tuple[str, ...]:
    """*places* each once, no more than can be remembered."""
    return tuple(dict.fromkeys(places))[:MOST_PLACES]
