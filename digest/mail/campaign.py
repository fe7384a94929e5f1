"""Mails one issue to every reader, once.

For each queued delivery: check the reader again, hand the mail over up to its last step, record
"attempting", take that step, record the outcome. A run that dies in between leaves a row that the
next run marks as doubtful.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest import plugins
from digest.config import Config
from digest.errors import DigestError
from digest.mail.envelope import Outcome, Transport, Verdict, one_line
from digest.mail.message import Mailing, issue_mailing, message_id
from digest.model import Rejected, Subscriber
from digest.press.letter import Letter
from digest.subscribers.address import parse

if TYPE_CHECKING:
    from digest.store.ledger import Claim
    from digest.store.store import Store

PASSES = 2  # deferred deliveries are tried once more at the end
MOST_REJECTED = 10  # readers rejected in a row: the cause is hardly their addresses
TRANSPORTS = "digest.mail.transports"
OUTBOX = "outbox"
ADDRESS_REMEDY = "correct or remove the address"
# By state, what to do about a delivery that an earlier run left open.
OPEN_REMEDIES = {
    "failed": "correct or remove the address, or settle it with 'digest deliveries'",
    "doubtful": "look for its Message-ID in the server's log, then 'digest deliveries resolve'",
    "queued": "send again later: nobody receives it twice",
    "written": "in a file of the outbox; if nobody sent it: 'digest send --resend-written'",
}
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class SendReport:
    """The result of a run, in numbers of deliveries.

    *sent*, *written*, *skipped* and *failed* count this run; *already* was sent or written before
    it, *failed_before* failed then. *written_before* waits in files that another transport wrote.
    *doubtful* (perhaps delivered, waiting for a decision) and *deferred* (still queued) are the
    totals of the ledger at the end. *ready* counts the mails of a rehearsal. *problems* name every
    reader who has not got the issue, with the reason.
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

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do or to decide, and nothing failed."""
        left = self.failed, self.failed_before, self.doubtful, self.deferred, self.written_before
        return not any(left) and not self.problems

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


def send_issue(
    store: Store, issue: str, pdf: Path, bodies: Letter, config: Config, *, now: Clock
) -> SendReport:
    """Mail the issue in *pdf* to every active reader who has not received it.

    A second call sends nothing. Raises DigestError when another PDF of the issue was mailed before,
    or another process is sending; ConfigError for missing settings. The report lists the problems
    of single readers.
    """
    letter = _checked_letter(pdf, bodies, config, now)
    transport = open_transport(config)
    with _only_sender(store, now), closing(transport):
        store.ledger.mark_interrupted(now=now())
        before = store.ledger.counts(issue)
        store.ledger.enqueue(
            issue, letter.pdf_sha256, store.roster.subscribers("active"), now=now()
        )
        campaign = _Campaign(store, issue, letter, transport, config.mail.transport, now)
        campaign.run()
    return campaign.report(before)


def rehearse(
    store: Store, issue: str, pdf: Path, bodies: Letter, config: Config, *, now: Clock
) -> SendReport:
    """Compose and check every mail that ``send_issue`` would send, without sending or queueing.

    The report counts them as *ready*.
    """
    letter = _checked_letter(pdf, bodies, config, now)
    open_transport(config).close()  # raises for missing settings
    states = {delivery.subscriber: delivery.state for delivery in store.ledger.deliveries(issue)}
    problems, ready = [], 0
    for reader in store.roster.subscribers("active"):
        if states.get(reader.id, "queued") != "queued":
            continue
        mark = message_id(issue, reader.id, letter.sender)
        try:
            letter.to(
                parse(reader.email, name=reader.name),
                message_id=mark,
                date=now(),
                subscriber=reader.id,
                language=reader.language,
            )
            ready += 1
        except DigestError as error:
            problems.append(Rejected(where=reader.email, reason=str(error), remedy=ADDRESS_REMEDY))
    count = Counter(states.values())
    return SendReport(
        already=count["sent"] + count["written"],
        failed_before=count["failed"],
        doubtful=count["doubtful"] + count["attempting"],
        ready=ready,
        problems=tuple(problems),
    )


def send_trial(to: str, pdf: Path, bodies: Letter, config: Config, *, now: Clock) -> SendReport:
    """Mail the issue to the address *to* alone, who need not be a subscriber.

    The ledger does not record it. Raises UsageError when *to* is not an address, DigestError when
    the mail was not delivered.
    """
    letter, moment = _checked_letter(pdf, bodies, config, now), now()
    mark = message_id("trial", f"{to} {moment.isoformat()}", letter.sender)
    envelope = letter.to(parse(to), date=moment, message_id=mark)
    with closing(open_transport(config)) as transport:
        outcome = transport.deliver(envelope, lambda: None)
    if not outcome.verdict.done:
        raise DigestError(
            f"the trial mail to {to} was not delivered: {outcome.detail}; "
            "check [mail] in digest.toml"
        )
    written = outcome.verdict is Verdict.WRITTEN
    return SendReport(sent=int(not written), written=int(written))


def open_transport(config: Config) -> Transport:
    """The transport that [mail] transport names."""
    opener = plugins.load(TRANSPORTS, config.mail.transport, "open_transport")
    transport: Transport = opener(config.mail, folder=config.folder)
    return transport


class _TakenError(Exception):
    """Another process took this delivery first: the last step must not follow."""


@dataclass(slots=True)
class _Campaign:
    """One run over the queue of one issue."""

    store: Store
    issue: str
    letter: Mailing
    transport: Transport
    transport_name: str
    now: Clock
    tally: Counter[str] = field(default_factory=Counter)
    problems: dict[str, Rejected] = field(default_factory=dict)
    rejected_in_a_row: int = 0

    def run(self) -> None:
        for _ in range(PASSES):
            for claim in self._queued():
                if self._handle(claim):
                    return

    def report(self, before: Mapping[str, int]) -> SendReport:
        """What came of the run; *before* are the ledger's counts when it began."""
        counts = self.store.ledger.counts(self.issue)
        written = before.get("written", 0)
        # An outbox makes nothing but files; over another transport they are a question.
        open_files = 0 if self.transport_name == OUTBOX else written
        open_states = self._note_open(written=bool(open_files))
        return SendReport(
            sent=self.tally["sent"],
            written=self.tally["written"],
            skipped=self.tally["skipped"],
            failed=self.tally["failed"],
            doubtful=counts.get("doubtful", 0),
            deferred=counts.get("queued", 0),
            already=before.get("sent", 0) + written - open_files,
            failed_before=open_states["failed"],
            written_before=open_files,
            problems=tuple(self.problems.values()),
        )

    def _note_open(self, *, written: bool) -> Counter[str]:
        """Note the readers whose delivery earlier runs left open; returns how many by state.

        Whoever left the list since then misses nothing.
        """
        states = [state for state in OPEN_REMEDIES if written or state != "written"]
        count: Counter[str] = Counter()
        for delivery in self.store.ledger.deliveries(self.issue, *states):
            reader = self.store.roster.get(delivery.subscriber)
            if delivery.subscriber in self.problems or not reader or reader.status != "active":
                continue
            if delivery.state == "queued" and not delivery.detail:
                continue  # nobody tried yet; the report counts them
            count[delivery.state] += 1
            self.problems[delivery.subscriber] = Rejected(
                where=reader.email,
                reason=delivery.detail or delivery.state,
                remedy=OPEN_REMEDIES[delivery.state],
            )
        return count

    def _queued(self) -> Iterator[Claim]:
        """Each delivery that is queued when its turn comes, once."""
        number = 0
        while claim := self.store.ledger.claim(self.issue, after=number):
            yield claim
            number = claim.number

    def _handle(self, claim: Claim) -> bool:
        """Make one delivery; returns whether the campaign must stop."""
        reader = claim.reader
        if reader is None or reader.status != "active":
            self._settle(claim, "skipped", reader.status if reader else "erased")
            return False
        try:
            outcome = self._deliver(claim, reader)
        except _TakenError:
            return False
        self._settle(claim, outcome.verdict, outcome.detail)
        self._note(claim, reader, outcome)
        return outcome.stop or self.rejected_in_a_row >= MOST_REJECTED

    def _note(self, claim: Claim, reader: Subscriber, outcome: Outcome) -> None:
        """Note the problem of *reader* for the report, or of the server when all are affected."""
        self.problems.pop(claim.subscriber, None)  # the first pass may have deferred it
        failed = outcome.verdict is Verdict.FAILED
        self.rejected_in_a_row = self.rejected_in_a_row + 1 if failed else 0
        if not outcome.verdict.done:
            where = f"mail ({self.transport_name})" if outcome.stop else reader.email
            self.problems[claim.subscriber] = Rejected(
                where=where, reason=outcome.detail, remedy=_remedy(outcome)
            )
        if self.rejected_in_a_row >= MOST_REJECTED:
            self.problems["all"] = Rejected(
                where=f"mail ({self.transport_name})",
                reason=f"{MOST_REJECTED} readers rejected in a row, so the run stopped",
                remedy="find the cause; if it is not theirs: 'digest deliveries retry'",
            )

    def _deliver(self, claim: Claim, reader: Subscriber) -> Outcome:
        mark = message_id(self.issue, claim.subscriber, self.letter.sender)
        try:
            envelope = self.letter.to(
                parse(reader.email, name=reader.name),
                message_id=mark,
                date=self.now(),
                subscriber=reader.id,
                language=reader.language,
            )
        except DigestError as error:
            # Only this reader's address or name is invalid; the next mail may be sound.
            return Outcome(verdict=Verdict.FAILED, detail=one_line(str(error)))

        def commit() -> None:
            if not self._move(claim, "attempting", message_id=mark):
                raise _TakenError

        return self.transport.deliver(envelope, commit)

    def _settle(self, claim: Claim, state: str, detail: str) -> None:
        self._move(claim, str(state), detail=detail)
        self.tally[state] += 1

    def _move(self, claim: Claim, state: str, **values: str) -> bool:
        return self.store.ledger.move(self.issue, claim.subscriber, state, now=self.now(), **values)


def _remedy(outcome: Outcome) -> str:
    if outcome.verdict is Verdict.DOUBTFUL:
        return OPEN_REMEDIES["doubtful"]
    if outcome.verdict is Verdict.FAILED:
        return ADDRESS_REMEDY
    if outcome.stop:
        return "the run stopped here; fix the cause and send again: nobody receives it twice"
    return "send again later: nobody receives it twice"


@contextmanager
def _only_sender(store: Store, now: Clock) -> Iterator[None]:
    with store.runs.lock("send", now=now()) as holder:
        if holder:
            raise DigestError(
                f"another process is sending mail ({holder}); "
                "wait until it is done, then send again"
            )
        yield


def _checked_letter(pdf: Path, bodies: Letter, config: Config, now: Clock) -> Mailing:
    """The letter, composed once for its own sender.

    An error common to all mails is raised here, before it fails every reader.
    """
    letter = issue_mailing(pdf, bodies, config)
    letter.to(letter.sender, message_id=message_id("trial", "", letter.sender), date=now())
    return letter
