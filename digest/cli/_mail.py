"""What send and run share: an issue's mail, and sending it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cli.common import now
from digest.errors import DigestError

if TYPE_CHECKING:
    from digest.config import Config
    from digest.edition import Edition
    from digest.mail import Letter, SendReport
    from digest.store.store import Store

BEGUN = ("attempting", "sent", "doubtful")


def begun(store: Store, issue: str) -> bool:
    """Whether mail of *issue* was sent, or may have been."""
    return any(store.ledger.counts(issue).get(state) for state in BEGUN)


def send(store: Store, pdf: Path, config: Config) -> SendReport:
    """Mail the issue in *pdf* to every reader who has not received it."""
    from digest import mail

    edition = _edition(pdf)
    return mail.send_issue(
        store, edition.week, pdf, _bodies(edition, pdf, config), _with_password(config), now=now
    )


def rehearse(store: Store, pdf: Path, config: Config) -> SendReport:
    """Write and check every mail; send none."""
    from digest import mail

    edition = _edition(pdf)
    return mail.rehearse(
        store, edition.week, pdf, _bodies(edition, pdf, config), _with_password(config), now=now
    )


def send_trial(pdf: Path, to: str, config: Config) -> SendReport:
    """Mail the issue to *to* alone."""
    from digest import mail

    return mail.send_trial(
        to, pdf, _bodies(_edition(pdf), pdf, config), _with_password(config), now=now
    )


def resolve(store: Store, issue: str, address: str, state: str) -> None:
    """Record what became of the mail to *address*.

    Raises UsageError where it has no doubtful or failed delivery.
    """
    from digest import subscribers

    store.ledger.resolve(issue, subscribers.find(store, address).id, state, now=now())


def doubtful(store: Store, issue: str) -> list[str]:
    """A line for each reader whose copy of *issue* may have arrived, with its Message-ID."""
    lines = []
    for delivery in store.ledger.deliveries(issue, "doubtful"):
        reader = store.roster.get(delivery.subscriber)
        address = reader.email if reader else "erased subscriber"
        lines.append(f"{address}\t{delivery.message_id}\t{delivery.detail}")
    return lines


def tell_editor(config: Config, error: Exception) -> None:
    """Mail the reason why an unattended run failed to [mail] editor."""
    from digest import mail

    text = (
        f"digest run failed:\n\n{error}\n\n"
        "Nobody was mailed twice. Correct the cause and run it again: it goes on from there.\n"
    )
    mail.notify(
        _with_password(config), f"{config.magazine.title}: the weekly run failed", text, now=now()
    )


def _with_password(config: Config) -> Config:
    password = os.environ.get("DIGEST_SMTP_PASSWORD", "")
    return replace(config, mail=replace(config.mail, password=password)) if password else config


def _edition(pdf: Path) -> Edition:
    """The edition that was printed as *pdf*; DigestError where that is not known."""
    from digest import pipeline
    from digest.proof import read_layout

    layout = read_layout(pdf)
    if layout is None:
        raise DigestError(
            f"{pdf.with_suffix('.layout.json')}: does not exist; "
            "build the issue again with 'digest build'"
        )
    if layout.pdf_sha256 != pipeline.sha256(pdf):
        raise DigestError(
            f"{pdf}: was changed since digest built it; build it again with 'digest build'"
        )
    return layout.edition


def _bodies(edition: Edition, pdf: Path, config: Config) -> Letter:
    from digest import mail
    from digest.mail.message import sender_of
    from digest.press.letter import letter as make_letter

    sender_of(config)  # the first thing to say where it is missing: the rest derives from it
    attached, website = mail.attaches(pdf, config), config.magazine.website
    return make_letter(
        edition,
        website=website,
        postal_address=config.mail.postal_address,
        attached=attached,
        link="" if attached else website,
        unsubscribe=mail.unsubscribe_address(config),
    )
