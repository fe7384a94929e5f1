"""What the outcomes so far say about the server and about us: go on, wait, or stop."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from digest.mail.envelope import Cause, Outcome, Verdict
from digest.mail.pace import server_delay
from digest.model import Rejected

MOST_REJECTED = 10  # mails rejected in a row, who knows why: the cause is hardly the readers
MOST_STRIKES = 12  # refusals of the server in a row, each waited for longer than the one before
MOST_DOUBTS = 3  # connections lost in a row after a whole mail
AFTER_STOP = "correct it and send again: nobody receives it twice"


@dataclass(slots=True)
class Situation:
    """Shared by the threads of a campaign over the transport called *name*.

    *stopped* says why the campaign must end, *resume* until when all mail waits, *delivered* how
    many mails the server took. *broken*: something is wrong here, such as the ledger.
    """

    name: str
    stopped: list[Rejected] = field(default_factory=list)
    broken: bool = False
    resume: datetime | None = None
    delivered: int = 0
    _reason: str = ""
    _rejected: int = 0
    _strikes: int = 0
    _doubts: int = 0
    _lock: Lock = field(default_factory=Lock)

    @property
    def over(self) -> bool:
        """Whether no further mail may be begun."""
        return self.broken or bool(self.stopped)

    def note(self, outcome: Outcome, now: datetime, chance: float) -> None:
        """Take *outcome* into account."""
        with self._lock:
            if outcome.verdict.done:
                self.delivered += 1
                self._rejected = self._strikes = self._doubts = 0
            elif outcome.stop or (outcome.cause is Cause.UNREACHABLE and not self.delivered):
                self.stop(outcome.detail, AFTER_STOP)
            elif outcome.verdict is Verdict.DOUBTFUL:
                self._note_doubt(outcome, now, chance)
            elif outcome.cause in (Cause.SERVER, Cause.UNREACHABLE):
                self._strike(outcome.detail, now, chance)
            elif outcome.cause is Cause.UNCLEAR and outcome.verdict is Verdict.FAILED:
                self._note_rejection()

    def overdue(self, limit: datetime) -> bool:
        """Whether the wait for the server goes beyond *limit*; then the campaign must end."""
        with self._lock:
            too_long = self.resume is not None and self.resume > limit
            if too_long or self._strikes > MOST_STRIKES:
                self.stop(self._reason, "send again later: nobody receives it twice")
            return bool(self.stopped)

    def waited(self, now: datetime) -> None:
        """Go on, when the time to wait is over."""
        with self._lock:
            if self.resume and self.resume <= now:
                self.resume = None

    def stop(self, reason: str, remedy: str) -> None:
        """End the campaign; the first reason stands."""
        if not self.stopped:
            where = f"mail ({self.name}) stopped"
            self.stopped.append(Rejected(where=where, reason=reason, remedy=remedy))

    def _note_doubt(self, outcome: Outcome, now: datetime, chance: float) -> None:
        """One lost connection may be chance. When it happens again, more mail would be in doubt."""
        self._doubts += 1
        if self._doubts >= MOST_DOUBTS:
            self.stop(outcome.detail, "find out why the server takes mail without an answer")
        elif self._doubts > 1:
            self._strike(outcome.detail, now, chance)

    def _strike(self, reason: str, now: datetime, chance: float) -> None:
        """Let all mail wait; what several connections meet at once counts once."""
        self._reason = reason
        if self.resume is None or self.resume <= now:
            self._strikes += 1
            self.resume = now + server_delay(self._strikes, chance)

    def _note_rejection(self) -> None:
        self._rejected += 1
        if self._rejected >= MOST_REJECTED:
            self.stop(
                f"{MOST_REJECTED} mails rejected in a row",
                "find the cause; if it is not the readers': 'digest deliveries retry'",
            )
