"""``digest doctor``."""

from __future__ import annotations

from collections import Counter

import click

from digest.cli.common import common_options, counted, now, result, settings
from digest.errors import DigestError


@click.command()
@click.option("--offline", is_flag=True, help="Leave out what needs a network.")
@common_options
def doctor(*, offline: bool) -> None:
    """Look at the machine and the settings: what is wrong, and the next step.

    Pango, fonts, disk, database, clock, time zone, permissions, the site, the mail server's login,
    the mailbox of bounces, and SPF, DKIM and DMARC in the DNS. Nothing is sent or changed. Exit
    code 1 when something is wrong.
    """
    from digest.cli import _mail
    from digest.doctor import examine

    config = _mail.with_password(settings())
    count: Counter[str] = Counter()
    for finding in examine(config, now=now(), offline=offline):
        count[finding.state] += 1
        result(f"{finding.state:12} {finding.name:12} {finding.detail}")
    if count["wrong"]:
        raise DigestError(
            f"{counted(count['wrong'], 'thing')} wrong; the lines above say what to do"
        )
