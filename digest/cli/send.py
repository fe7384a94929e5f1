"""``digest send``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli import _offers
from digest.cli.common import (
    common_options,
    confirm,
    counted,
    note,
    now,
    result,
    settings,
    working,
)
from digest.errors import DigestError, NothingToPublish, UsageError

if TYPE_CHECKING:
    from digest.config import Config
    from digest.store.store import Store


@click.command()
@click.option(
    "--week",
    envvar="DIGEST_WEEK",
    metavar="WEEK",
    shell_complete=_offers.weeks,
    help="Such as 2025-W30, or last: the newest week that is over.  [default: last]",
)
@click.option("--dry-run", is_flag=True, help="Write and check every mail; send none.")
@click.option(
    "--to", metavar="ADDRESS", help="Send one trial mail to ADDRESS, who need not be a subscriber."
)
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@click.option(
    "--resend-written",
    is_flag=True,
    help="Also send to readers whose mail stands in a file of the outbox.",
)
@click.option(
    "--newcomers", is_flag=True, help="Also send to readers who joined since the list was frozen."
)
@click.option(
    "--again",
    is_flag=True,
    help="Send although mail of the issue is out that the database does not know of, or its mail "
    "stopped long ago.",
)
@common_options
def send(week: str | None, to: str | None, *, dry_run: bool, yes: bool, **choices: bool) -> None:
    """Mail the issue to every subscriber, once.

    The list of readers is frozen by the first run. Run it as often as you like: nobody gets an
    issue twice. A delivery that failed, or that may or may not have arrived, is named and not
    repeated: see 'digest deliveries'. Mail that a server defers is tried again for [mail] patience
    minutes, then by the next run. Ctrl-C ends it after the answers that are awaited. An issue with
    a hard fault in its proof is not sent; exit code 1.
    """
    from digest import pipeline
    from digest.cli import _library, _mail
    from digest.mail.report import OUTBOX

    if to and dry_run:
        raise UsageError("--to sends a trial mail and --dry-run sends none; give one of the two")
    config = settings()
    chosen = pipeline.find_week(week or "last", config, now=now())
    with _library.opened(config) as store:
        pdf = pipeline.printed(chosen, config)
        if pdf is None:
            raise NothingToPublish(
                f"{chosen.label}: no issue was built; build it with "
                f"'digest build --week {chosen.label}'"
            )
        _check(pdf)
        if to:
            _mail.send_trial(store, pdf, to, config)
            done = "written to the outbox, for" if config.mail.transport == OUTBOX else "sent to"
            note(f"trial mail {done} {to}")
        elif dry_run:
            _mail.tell(_mail.rehearse(store, pdf, config))
        else:
            _ask(store, chosen.label, config, yes=yes)
            _mail.tell(_mail.send(store, pdf, config, **choices))
        result(str(pdf))


def _check(pdf: Path) -> None:
    """Raise DigestError where the proof finds a hard fault in *pdf*: nobody gets it."""
    from digest.cli import _issue
    from digest.progress import Stage
    from digest.proof import proof, read_layout

    working()(Stage.PROOFING)
    report = proof(pdf, read_layout(pdf))
    if report.hard:
        raise DigestError(f"{pdf}: not sent: {_issue.hard_faults(report)}; {_issue.MEND}")


def _ask(store: Store, issue: str, config: Config, *, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError("Not a terminal: pass --yes to send, or --dry-run to try")
    campaign = store.ledger.campaign(issue)
    readers = (
        store.ledger.counts(issue).get("queued", 0)
        if campaign and campaign.readers
        else len(store.roster.subscribers("active"))
    )
    confirm(f"Send {issue} to {counted(readers, 'subscriber')} by {config.mail.transport}?")
