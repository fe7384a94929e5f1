"""Newsletters in mailboxes: an mbox, a Maildir, or .eml files. Each mail is an article."""

from __future__ import annotations

from collections.abc import Iterator

from digest.config import SourceConfig
from digest.sources._finding import Recognised, Sample
from digest.sources._items import Context, Item
from digest.sources._mail.boxes import MAIL, is_maildir, looks_like_mail, looks_like_mbox


def read(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the newsletters under ``path``; see ``digest.sources.Kind``. Raises ConfigError."""
    from digest.sources._mail.source import read_source  # only mails need it

    return read_source(config, context)


def recognise(sample: Sample) -> Recognised | None:
    """See ``digest.sources.Recognise``."""
    path = sample.path
    if path is None:
        return None
    config = SourceConfig(type="mail", path=str(path))
    if path.is_dir():
        if is_maildir(path):
            return Recognised(config=config, what="a Maildir", sure=1.0)
        has_mail = any(each.suffix.lower() in MAIL for each in path.iterdir())
        return Recognised(config=config, what="a folder of mails", sure=0.7) if has_mail else None
    head = sample.content[:20_000]
    if looks_like_mbox(head):
        return Recognised(config=config, what="a mailbox (mbox)", sure=0.95)
    if path.suffix.lower() in MAIL or looks_like_mail(head):
        sure = 0.9 if looks_like_mail(head) else 0.5
        return Recognised(config=config, what="a mail", sure=sure)
    return None
