"""Checks of the mail: logging in where it is sent, and where it comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from digest.config import Config
from digest.doctor.findings import Finding, good, skipped, wrong
from digest.mail.campaign import open_transport
from digest.mail.mailboxes import open_mailbox
from digest.mail.smtp_connection import NoConnectionError, connect, hang_up
from digest.mail.staff import bounces_of, sender_of
from digest.mail.transports.smtp import Smtp

TIMEOUT = 20.0  # seconds


def login(config: Config, _now: datetime) -> Iterator[Finding]:
    """Whether the mail server takes us; nothing is sent."""
    sender_of(config)
    if not config.mail.postal_address.strip():
        yield wrong("mail", "[mail] has no 'postal_address'; the law requires one in every mail")
    transport = open_transport(config)
    if not isinstance(transport, Smtp):
        transport.close()
        yield good("mail login", f"none is needed: the transport is {config.mail.transport}")
        return
    where = f"{config.mail.host}:{config.mail.port}"
    try:
        hang_up(connect(config.mail, transport.password, timeout=TIMEOUT))
    except NoConnectionError as error:
        yield wrong("mail login", str(error))
    else:
        user = f" as {config.mail.user}" if config.mail.user else ", without a login"
        yield good("mail login", f"{where}, {config.mail.security}{user}")


def bounces(config: Config, _now: datetime) -> Iterator[Finding]:
    """Whether the mailbox of what comes back can be opened."""
    address = bounces_of(config)
    if not config.mail.bounces_from:
        yield skipped("bounces", "[mail] has no 'bounces_from': mail that comes back is not read")
        return
    with open_mailbox(config.mail.bounces_from, config):
        pass
    if address is None:
        yield wrong(
            "bounces",
            "[mail] has no 'bounces': a mail that comes back does not name its reader; add the "
            "address of that mailbox",
        )
    else:
        yield good("bounces", f"{address.email} is read")
