"""A file beside the issue's PDF which says that its mail was sent.

The ledger knows it too. But a ledger that is lost, or restored from an older backup, does not, and
would mail everybody again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import DigestError
from digest.files import write_whole

if TYPE_CHECKING:
    from digest.store.ledger import Ledger

OLD = timedelta(days=30)
"""After so long nobody waits for an issue any more."""

SHARES, FEWEST = 20, 500
"""How often the mark is written while a long list is sent, and after how many mails at least."""

AGAIN = "nobody is mailed. If it is right, add --again to 'digest send'"


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of *issue*, in the folder of its PDF."""

    folder: Path
    issue: str

    @property
    def file(self) -> Path:
        return self.folder / f"{self.issue}.mailed.json"

    def write(self, ledger: Ledger) -> None:
        """Write down when the ledger changed last, and what it says."""
        changed = ledger.last_change(self.issue)
        content = {
            "issue": self.issue,
            "changed": changed.isoformat() if changed else "",
            "deliveries": ledger.counts(self.issue),
        }
        write_whole(self.file, json.dumps(content, indent=1, sort_keys=True).encode() + b"\n")

    def check(self, ledger: Ledger, *, now: datetime) -> None:
        """Raise DigestError where mail may have gone out that the ledger does not know of, or where
        the campaign is so old that a forgotten rest of it would start again.
        """
        marked, changed = self._changed(), ledger.last_change(self.issue)
        if marked and (changed is None or changed < marked):
            known = f"ends at {changed:%Y-%m-%d %H:%M} UTC" if changed else "does not know of it"
            raise DigestError(
                f"{self.issue}: mail was sent until {marked:%Y-%m-%d %H:%M} UTC ({self.file}), but "
                f"the ledger {known}: is the database new, or restored from a backup? {AGAIN}: "
                "readers whom the ledger does not name get the issue twice"
            )
        if changed and changed < now - OLD and ledger.counts(self.issue).get("queued"):
            raise DigestError(
                f"{self.issue}: its mail began long ago and stopped {(now - changed).days} days "
                f"ago; {AGAIN}, or end it with 'digest deliveries cancel --week {self.issue}'"
            )

    def _changed(self) -> datetime | None:
        try:
            text = json.loads(self.file.read_bytes())["changed"]
            return datetime.fromisoformat(text) if text else None
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DigestError(
                f"{self.file}: cannot be read ({error}); it says whether the issue was mailed. "
                "Restore it, or remove it when 'digest deliveries list' shows what you expect"
            ) from error


@dataclass(slots=True)
class Keeper:
    """Writes *mark* from time to time while an issue is sent.

    It reads all rows for that, so it does it for each share of the list, however long that is.
    """

    mark: Mark
    ledger: Ledger
    _since: int = 0
    _share: int = 0

    def note(self, claimed: int) -> None:
        """Take note that so many deliveries were claimed."""
        if not self._share:
            campaign = self.ledger.campaign(self.mark.issue)
            self._share = max(FEWEST, (campaign.readers if campaign else 0) // SHARES)
        self._since += claimed
        if self._since >= self._share:
            self._since = 0
            self.mark.write(self.ledger)
