"""``digest bounces``."""

from __future__ import annotations

import click

from digest.cli import _offers
from digest.cli.common import common_options, counted, note, now, settings, working


@click.command()
@click.argument("mailbox", default="", shell_complete=_offers.files)
@click.option("--dry-run", is_flag=True, help="Only count; change and move nothing.")
@common_options
def bounces(mailbox: str, *, dry_run: bool) -> None:
    """Read returned mail, complaints and wishes to leave; take those readers off the list.

    MAILBOX is a Maildir folder, an mbox file or imaps://user@host/Folder; without it, [mail]
    bounces_from. Only mail that bears a tag or a token of digest's own changes anything. What was
    read is moved to the folder digest-done, letters of people to digest-letters.
    """
    from digest.cli import _library, _mail
    from digest.mail.bounces import read_mailbox
    from digest.mail.mailboxes import open_mailbox
    from digest.progress import Stage
    from digest.subscribers.tokens import Tokens, secret_key

    config = _mail.with_password(settings())
    tokens = Tokens(secret_key(config.folder, given=config.secret))
    with (
        _library.opened(config) as store,
        open_mailbox(mailbox or config.mail.bounces_from, config) as box,
    ):
        links = bool(config.web.url)
        count = working()(Stage.RETURNS)
        tally = read_mailbox(store, box, tokens, now=now, links=links, dry_run=dry_run, count=count)
    kinds = ", ".join(f"{count} {kind}" for kind, count in tally.kinds.items())
    note(f"{counted(tally.mails, 'mail')} read{f': {kinds}' if kinds else ''}")
    if tally.taken_off:
        note(f"{counted(tally.taken_off, 'reader')} taken off the list")
