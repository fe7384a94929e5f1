"""Mails one issue to every reader, once.

Readers are frozen when the campaign opens. A run that dies leaves rows that the next run marks as
doubtful; ``digest.mail.sending`` does the work in between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from digest import plugins
from digest.config import Config
from digest.errors import DigestError
from digest.mail.courier import Room
from digest.mail.envelope import Transport, Verdict
from digest.mail.mark import Keeper, Mark
from digest.mail.message import Mailing, issue_mailing, message_id
from digest.mail.orders import Orders
from digest.mail.pace import Pacer
from digest.mail.report import Balance, SendReport
from digest.mail.sending import Limits, Sending
from digest.model import Rejected
from digest.press.letter import Letter
from digest.progress import Meter
from digest.subscribers.address import parse

if TYPE_CHECKING:
    from digest.model import Subscriber
    from digest.store.store import Store

FEW = 10  # refused readers that may all be gone, whatever became of the others
TRANSPORTS = "digest.mail.transports"
ADDRESS_REMEDY = "correct or remove the address"
Clock = Callable[[], datetime]


def send_issue(
    store: Store,
    issue: str,
    pdf: Path,
    bodies: Letter,
    config: Config,
    *,
    now: Clock,
    orders: Orders | None = None,
) -> SendReport:
    """Mail the issue in *pdf* to every reader on its list who has not received it.

    The list is frozen by the first call; a second call sends nothing to those who have it. Raises
    DigestError when another PDF of the issue was mailed before, when mail may have gone out that
    the ledger does not know of, or another process is sending and the database is not PostgreSQL,
    on which several share the work; ConfigError for missing settings. The report lists the problems
    of single readers.
    """
    orders = orders or Orders()
    letter = _checked_letter(pdf, bodies, config, now)
    open_transport(config).close()  # raises for missing settings
    mark = Mark(pdf.parent, issue)
    with _as_sender(store, now):
        if not orders.again:
            mark.check(store.ledger, now=now())
        store.ledger.mark_interrupted(now=now())
        if orders.resend_written:
            store.ledger.settle(issue, "queued", now=now(), states=("written",))
        before = store.ledger.counts(issue)
        store.ledger.freeze(
            issue,
            letter.pdf_sha256,
            now=now(),
            mark=lambda reader: message_id(issue, reader, letter.sender),
            newcomers=orders.newcomers,
        )
        mark.write(store.ledger)
        room = Room(
            queue=store.queue(),
            issue=issue,
            letter=letter,
            name=config.mail.transport,
            now=now,
            orders=orders,
            meter=Meter(orders.count, store.ledger.counts(issue).get("queued", 0)),
        )
        try:
            sending = work(room, config, progress=Keeper(mark, store.ledger).note)
        finally:
            mark.write(store.ledger)
        report = Balance(
            ledger=store.ledger,
            issue=issue,
            transport=config.mail.transport,
            before=before,
            tally=sending.tally,
            stopped=(*sending.stopped, *_campaign_stop(store, issue)),
            next_due=room.queue.next_due(issue),
        ).report()
        # After the report, which names only those who are still on the list.
        # Where most are refused, the cause is hardly their addresses: nobody is taken off the list.
        if not sending.stopped and report.failed <= max(FEW, report.sent):
            _count_refusals(store, issue, now)
        return report


def _count_refusals(store: Store, issue: str, now: Clock) -> None:
    """Count what the mail server refused for good, as the bounces are: once for each mail."""
    from digest.mail.bounces import note_refusal

    for delivery in store.ledger.deliveries(issue, "failed"):
        note_refusal(store, issue, delivery.subscriber, delivery.detail, now=now())


def work(room: Room, config: Config, *, progress: Callable[[int], None]) -> Sending:
    """Send what the queue of *room* has, over as many connections as [mail] says.

    Several senders, on several machines, may do so for the same issue at the same time.
    """
    mail = config.mail
    transports = [open_transport(config) for _ in range(mail.connections)]
    limits = Limits(
        pacer=Pacer(rate=mail.rate, domain_rate=mail.domain_rate),
        patience=timedelta(minutes=mail.patience),
    )
    room.queue.hold_expired(now=room.now())
    room.queue.mend_times(room.issue, now=room.now())
    sending = Sending(room=room, transports=transports, limits=limits, progress=progress)
    sending.run()
    return sending


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
        # Once there is a list, nobody else is on it.
        if states.get(reader.id, "" if states else "queued") != "queued":
            continue
        try:
            _compose(letter, issue, reader, now)
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


def _compose(letter: Mailing, issue: str, reader: Subscriber, now: Clock) -> None:
    letter.to(
        parse(reader.email, name=reader.name),
        message_id=message_id(issue, reader.id, letter.sender),
        date=now(),
        subscriber=reader.id,
        language=reader.language,
    )


def send_trial(
    to: str,
    pdf: Path,
    bodies: Letter,
    config: Config,
    *,
    now: Clock,
    reader: Subscriber | None = None,
) -> SendReport:
    """Mail the issue to the address *to* alone, who need not be a subscriber.

    *reader* is the subscriber of that address: the mail has their language and their own links.
    The ledger does not record it. Raises UsageError when *to* is not an address, DigestError when
    the mail was not delivered.
    """
    letter, moment = _checked_letter(pdf, bodies, config, now), now()
    mark = message_id("trial", f"{to} {moment.isoformat()}", letter.sender)
    envelope = letter.to(
        parse(to, name=reader.name if reader else ""),
        date=moment,
        message_id=mark,
        subscriber=reader.id if reader else "",
        language=reader.language if reader else "",
    )
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


@contextmanager
def _as_sender(store: Store, now: Clock) -> Iterator[None]:
    """Take the "send" lock; a share of it where senders on several machines have one database.

    A share is refused while somebody settles deliveries.
    """
    runs = store.runs
    lock = runs.share if store.database.many_hosts else runs.lock
    with lock("send", now=now()) as holder:
        if holder:
            raise DigestError(
                f"another process is sending mail ({holder.described(now())}); "
                "wait until it is done, then send again. If that machine is gone: 'digest unlock'"
            )
        yield


def _campaign_stop(store: Store, issue: str) -> tuple[Rejected, ...]:
    """The problem that the campaign of *issue* was paused or cancelled, while mail waits."""
    campaign = store.ledger.campaign(issue)
    if campaign is None or campaign.state == "open" or not store.ledger.counts(issue).get("queued"):
        return ()
    return (
        Rejected(
            where=issue,
            reason=f"its mail is {campaign.state}",
            remedy="go on with 'digest deliveries resume', then send again",
        ),
    )


def _checked_letter(pdf: Path, bodies: Letter, config: Config, now: Clock) -> Mailing:
    """The letter, composed once for its own sender.

    An error common to all mails is raised here, before it fails every reader.
    """
    letter = issue_mailing(pdf, bodies, config)
    letter.to(letter.sender, message_id=message_id("trial", "", letter.sender), date=now())
    return letter
