"""What came of sending, in numbers and by reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.errors import DigestError
from digest.model import Rejected

if TYPE_CHECKING:
    from digest.store.ledger import Ledger

OUTBOX = "outbox"
LABELS: Mapping[str, str] = MappingProxyType(
    {
        "sent": "sent",
        "written": "written",
        "failed": "failed",
        "skipped": "suppressed",
        "doubtful": "in doubt",
        "attempting": "in doubt",
        "queued": "waiting",
        "cancelled": "cancelled",
    }
)
"""What each state of the ledger is called. Each reader of an issue is in exactly one."""

REMEDIES = {
    "failed": "correct or remove the address, or settle it with 'digest deliveries'",
    "doubtful": "look for its Message-ID in the server's log, then 'digest deliveries resolve'",
    "queued": "send again later: nobody receives it twice",
    "written": "in a file of the outbox; if nobody sent it: 'digest send --resend-written'",
}
"""By state, what to do about a delivery that is not at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendReport:
    """The result of a run, in numbers of deliveries.

    *sent*, *written*, *skipped* and *failed* count this run; *already* was sent or written before
    it, or meanwhile by other senders, *failed_before* failed then. *written_before* waits in files
    that another transport wrote. *doubtful* (perhaps delivered, waiting for a decision) and
    *deferred* (still queued) are the totals of the ledger at the end. *ready* counts the mails of a
    rehearsal. *problems* name every reader who has not got the issue, with the reason. *totals* are
    all *readers* of the frozen list by what became of them; *next_due* is when the first that waits
    may be tried again. *newcomers* joined since the list was frozen and are not on it.
    """

    sent: int = 0
    written: int = 0
    skipped: int = 0
    failed: int = 0
    doubtful: int = 0
    deferred: int = 0
    already: int = 0
    failed_before: int = 0
    written_before: int = 0
    ready: int = 0
    problems: tuple[Rejected, ...] = ()
    totals: Mapping[str, int] = field(default_factory=dict, compare=False)
    next_due: datetime | None = field(default=None, compare=False)
    newcomers: int = field(default=0, compare=False)

    @property
    def readers(self) -> int:
        """How many readers the issue is for."""
        return sum(self.totals.values())

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do or to decide, and nothing failed."""
        left = self.failed, self.failed_before, self.doubtful, self.deferred, self.written_before
        return not any(left) and not self.problems and not self.nobody

    @property
    def nobody(self) -> bool:
        """Whether there was no reader at all."""
        return not any((self.readers, self.ready, self.already, self.problems))

    def summary(self) -> str:
        """One line, zeros left out: "12 sent, 3 already sent, 1 in doubt"."""
        counts = (
            (self.ready, "ready to be sent"),
            (self.sent, "sent"),
            (self.written, "written to the outbox"),
            (self.already, "already sent or written"),
            (self.skipped, "skipped"),
            (self.failed, "failed"),
            (self.failed_before, "failed before"),
            (self.deferred, "still waiting"),
            (self.doubtful, "in doubt"),
            (self.written_before, "in files of an outbox only"),
        )
        return (
            ", ".join(f"{count} {name}" for count, name in counts if count) or "nobody to send to"
        )

    def balance(self) -> str:
        """All readers by what became of them: "of 20 readers: 18 sent, 1 failed, 1 waiting"."""
        parts = ", ".join(f"{count} {label}" for label, count in self.totals.items() if count)
        return f"of {self.readers} {'reader' if self.readers == 1 else 'readers'}: {parts}"


def labelled(counts: Mapping[str, int]) -> dict[str, int]:
    """*counts* of the ledger's states by what these are called, always in the same order."""
    called: dict[str, int] = {}
    for state, label in LABELS.items():
        if state in counts:
            called[label] = called.get(label, 0) + counts[state]
    return called


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What a report is made from: the ledger, its counts *before* the run, the run's *tally*."""

    ledger: Ledger
    issue: str
    transport: str
    before: Mapping[str, int]
    tally: Mapping[str, int]
    stopped: tuple[Rejected, ...] = ()
    next_due: datetime | None = None

    def report(self) -> SendReport:
        """The report. Raises DigestError where the ledger does not add up."""
        counts = self.ledger.counts(self.issue)
        self._check(counts)
        written = self.before.get("written", 0)
        # An outbox makes nothing but files; over another transport they are a question.
        open_files = 0 if self.transport == OUTBOX else written
        problems, left = self._problems(written=bool(open_files))
        failed, sent = self.tally.get("failed", 0), self.tally.get("sent", 0)
        # Other senders may have sent some meanwhile.
        already = max(counts.get("sent", 0) - sent, self.before.get("sent", 0))
        return SendReport(
            sent=sent,
            written=self.tally.get("written", 0),
            skipped=self.tally.get("skipped", 0),
            failed=failed,
            doubtful=counts.get("doubtful", 0) + counts.get("attempting", 0),
            deferred=counts.get("queued", 0),
            already=already + written - open_files,
            failed_before=max(left["failed"] - failed, 0),
            written_before=open_files,
            problems=(*self.stopped, *problems),
            totals=labelled(counts),
            next_due=self.next_due if counts.get("queued") else None,
            newcomers=self.ledger.newcomers(self.issue),
        )

    def _check(self, counts: Mapping[str, int]) -> None:
        campaign = self.ledger.campaign(self.issue)
        frozen, present = campaign.readers if campaign else 0, sum(counts.values())
        if frozen != present:
            raise DigestError(
                f"{self.issue}: the ledger does not add up: the list had {frozen} readers, and "
                f"{present} are accounted for; restore the database, or ask its administrator"
            )

    def _problems(self, *, written: bool) -> tuple[list[Rejected], Counter[str]]:
        """The readers who have not got the issue, and how many by state.

        Whoever left the list since then misses nothing, and whom nobody tried is counted only.
        """
        left: Counter[str] = Counter()
        problems = []
        states = [state for state in REMEDIES if written or state != "written"]
        for delivery, email in self.ledger.unfinished(self.issue, *states):
            left[delivery.state] += 1
            problems.append(
                Rejected(
                    where=email,
                    reason=delivery.detail or delivery.state,
                    remedy=REMEDIES[delivery.state],
                )
            )
        return problems, left
