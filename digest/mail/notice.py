"""Mails a notice to the editor, such as the failure of an unattended run."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

from digest.config import Config
from digest.errors import DigestError
from digest.mail.bodies import readable
from digest.mail.campaign import open_transport
from digest.mail.message import message_id, plain_mailing
from digest.subscribers.address import parse_named


def notify(config: Config, subject: str, text: str, *, now: datetime) -> bool:
    """Mail *text* to [mail] editor over the magazine's transport; False when none is configured.

    Control characters in *subject* become spaces, since it may quote a broken file. Raises
    DigestError when the mail was not delivered.
    """
    if not config.mail.editor:
        return False
    letter = plain_mailing(readable(subject)[:200], text, config)
    editor = parse_named(config.mail.editor)
    mark = message_id("notice", f"{now.isoformat()} {subject}", letter.sender)
    with closing(open_transport(config)) as transport:
        outcome = transport.deliver(letter.to(editor, message_id=mark, date=now), lambda: None)
    if not outcome.verdict.done:
        raise DigestError(
            f"the notice to {editor.email} was not delivered: {outcome.detail}; "
            "check [mail] in digest.toml"
        )
    return True
