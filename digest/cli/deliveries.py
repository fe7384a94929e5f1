"""``digest deliveries``: who got an issue, who did not, and settling what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from digest.cli import _offers
from digest.cli._json import line, lines_option, moment
from digest.cli.common import (
    Choice,
    Suggesting,
    common_options,
    counted,
    note,
    now,
    result,
    settings,
)
from digest.errors import DigestError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.config import Config
    from digest.model import Delivery
    from digest.store.store import Store

COLUMNS = ("address", "state", "reason", "message_id")
"""What a line of the list shows of a delivery."""

LISTED = ("sent", "written", "failed", "skipped", "doubtful", "queued", "cancelled")
"""The states of the ledger, without that of a delivery in the hands of a running sender."""

STATES = ("failed", "doubtful", "written", "queued", "cancelled")
"""The states that a person can settle; the deliveries of a run that was killed are in doubt."""

CALLED = {"suppressed": "skipped", "in doubt": "doubtful", "waiting": "queued"}
"""The states by what lists and reports call them, where that is another word."""

SENT = "the last week of which anything was sent"
QUEUED = "the last week whose mail was queued"


def _week(default: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(
        "--week",
        envvar="DIGEST_WEEK",
        metavar="WEEK",
        shell_complete=_offers.weeks,
        help=f"Such as 2025-W30, or last.  [default: {default}]",
    )


def _which(command: Callable[..., None]) -> Callable[..., None]:
    """Which deliveries: those to ADDRESS, or all of some states."""
    for option in (
        click.option(
            "--state",
            "states",
            multiple=True,
            type=Choice("state", STATES, CALLED),
            metavar="STATE",
            help="All that are failed, doubtful, written, queued or cancelled, instead of ADDRESS; "
            "may be repeated.",
        ),
        click.argument("address", nargs=-1),
    ):
        command = option(command)
    return _week(SENT)(command)


@click.group(cls=Suggesting, context_settings={"help_option_names": ["-h", "--help"]})
@common_options
def deliveries() -> None:
    """List the mails of an issue, and settle those that failed or are in doubt."""


@deliveries.command(name="list")
@_week(SENT)
@click.option(
    "--state",
    "states",
    multiple=True,
    type=Choice("state", LISTED, CALLED),
    metavar="STATE",
    help="Only those: sent, written, failed, skipped, doubtful, queued or cancelled.",
)
@lines_option
@common_options
def list_(week: str | None, states: tuple[str, ...], *, as_json: bool) -> None:
    """List each reader's delivery: address, state, the server's words and the Message-ID.

    Without --week it is the last week of which anything was sent.
    """
    from digest.cli import _library
    from digest.mail import labelled

    config = settings()
    with _library.opened(config) as store:
        label = _sent(store, week)
        addresses = {reader.id: reader.email for reader in store.roster.subscribers()}
        for delivery in store.ledger.deliveries(label, *states):
            record = _record(delivery, addresses.get(delivery.subscriber, "erased reader"), config)
            if as_json:
                line(record)
            else:
                result("\t".join(record[key] for key in COLUMNS))
        counts = store.ledger.counts(label)
    total = sum(counts.values())
    parts = ", ".join(f"{count} {state}" for state, count in labelled(counts).items())
    note(f"{label}: {counted(total, 'reader')}{f': {parts}' if parts else ''}")


def _sent(store: Store, week: str | None) -> str:
    """*week*'s label; without one the newest of which mail went out, or may have."""
    weeks = sorted(store.ledger.issues(), reverse=True)
    last = None if week else next((each for each in weeks if store.ledger.pdf_of(each)), None)
    return last or _label(week)


def _record(delivery: Delivery, address: str, config: Config) -> dict[str, Any]:
    from digest.mail import LABELS

    return {
        "week": delivery.issue,
        "address": address,
        "state": LABELS[delivery.state],
        "reason": delivery.detail,
        "message_id": delivery.message_id,
        "changed": moment(delivery.changed, config.magazine.zone),
    }


@deliveries.command()
@_which
@common_options
def retry(week: str | None, address: tuple[str, ...], states: tuple[str, ...]) -> None:
    """Queue the mail to ADDRESS again; the next run sends it.

    A mail in doubt may have arrived: look for its Message-ID in the mail server's log first.
    """
    _settle(week, address, states, "queued")


@deliveries.command()
@click.argument("outcome", type=Choice("outcome", ("sent", "failed", "cancelled")))
@_which
@common_options
def resolve(
    week: str | None, outcome: str, address: tuple[str, ...], states: tuple[str, ...]
) -> None:
    """Record what became of the mail to ADDRESS: sent, failed or cancelled.

    Cancelled means that this reader will not get this issue, and that nobody is told of it again.
    """
    _settle(week, address, states, outcome)


def _settle(
    week: str | None, addresses: tuple[str, ...], states: tuple[str, ...], outcome: str
) -> None:
    from digest import subscribers
    from digest.cli import _library
    from digest.mail import LABELS

    if bool(addresses) == bool(states):
        raise UsageError("Name the readers by ADDRESS, or all of them by --state; one of the two")
    with (
        _library.opened(settings()) as store,
        store.runs.lock("send", now=now()) as holder,
    ):
        label = _sent(store, week)
        if holder:
            raise DigestError(
                f"mail is being sent ({holder.described(now())}); settle deliveries when that is "
                "done. If that machine is gone: 'digest unlock'"
            )
        # With the lock nobody is attempting anything: those rows are of a run that was killed.
        store.ledger.mark_interrupted(now=now())
        see = f"see 'digest deliveries list --week {label}'"
        if states:
            done = store.ledger.settle(label, outcome, now=now(), states=states)
            if not done:
                names = " or ".join(dict.fromkeys(LABELS[state] for state in states))
                raise DigestError(
                    f"{label}: nothing was settled as {LABELS[outcome]}: no delivery is "
                    f"{names}; {see}"
                )
        else:
            readers = [subscribers.find(store, address) for address in addresses]
            ids = dict.fromkeys(reader.id for reader in readers)
            open_ = {
                each.subscriber
                for each in store.ledger.deliveries(label, *STATES)
                if each.state != outcome or outcome == "queued"
            }
            settled = "" if outcome == "queued" else f", or it is {LABELS[outcome]} already"
            for reader in readers:
                if reader.id not in open_:
                    raise UsageError(
                        f"{label}: no mail to {reader.email} is to be settled, so nothing was "
                        f"changed: there is none, or it was sent{settled}; {see}"
                    )
            done = store.ledger.settle(label, outcome, now=now(), subscribers=[*ids])
    note(f"{label}: {counted(done, 'delivery')} settled as {LABELS[outcome]}")


@deliveries.command()
@_week(QUEUED)
@common_options
def pause(week: str | None) -> None:
    """Send no more of this issue, also while it is being sent; 'resume' lets it go on."""
    _set_state(week, "paused")


@deliveries.command()
@_week(QUEUED)
@common_options
def resume(week: str | None) -> None:
    """Let the mail of a paused or cancelled issue go on; the next 'digest send' sends it."""
    _set_state(week, "open")


@deliveries.command()
@_week(QUEUED)
@common_options
def cancel(week: str | None) -> None:
    """End the mail of an issue, also while it is being sent: whoever waits does not get it.

    After 'resume', 'retry --state cancelled' queues them again.
    """
    _set_state(week, "cancelled")


def _set_state(week: str | None, state: str) -> None:
    from digest.cli import _library
    from digest.mail import labelled

    with _library.opened(settings()) as store:
        queued = None if week else max(store.ledger.issues(), default=None)
        label = queued or _label(week)
        store.ledger.set_state(label, state, now=now())
        counts = labelled(store.ledger.counts(label))
    parts = ", ".join(f"{count} {name}" for name, count in counts.items())
    note(f"{label}: {state}; {parts}")


def _label(week: str | None) -> str:
    from digest import pipeline

    return pipeline.find_week(week or "last", settings(), now=now()).label
