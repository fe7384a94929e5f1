"""Reads the newsletters in a mailbox, each an article."""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.errors import MessageError
from email.message import Message
from pathlib import Path

from digest.config import SourceConfig
from digest.errors import ConfigError
from digest.model import Article, Rejected
from digest.sources._items import Complete, Context, Item
from digest.sources._mail.bodies import Body, read_body
from digest.sources._mail.boxes import Box, Mail, boxes_in, is_maildir, mails_in
from digest.sources._mail.headers import addresses_in, field, sender, sent_at
from digest.sources._mail.limits import refuse_endless
from digest.sources._mail.newsletter import article_in, prepared
from digest.sources._mail.pictures import keep_pictures
from digest.sources._options import read_options
from digest.sources._posts.article import (
    LONGEST,
    Outlet,
    Post,
    broken,
    build_article,
    refused,
    web_address,
)
from digest.sources._posts.containers import places_under, remember, settled, still_there
from digest.sources.reading import Content, NotAnArticle, clean, plain_paragraphs, read_html
from digest.tables import key


@dataclass(frozen=True, slots=True, kw_only=True)
class MailOptions:
    """The keys of a ``[[source]]`` of this kind."""

    senders: tuple[str, ...] = key(
        (), "Take only mails of these addresses or hosts.", example=["news@example.org"]
    )
    pictures_in: str = key(
        "", "A folder for the pictures inside mails. Without it none is kept.", example="pictures"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    config: SourceConfig
    context: Context
    options: MailOptions

    @property
    def folder(self) -> Path | None:
        """Where pictures are kept."""
        written = self.options.pictures_in
        return self.context.base / Path(written).expanduser() if written else None


def read_source(config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the newsletters under ``path``. Raises ConfigError."""
    if not config.path:
        raise ConfigError("[[source]] path: missing; name the mailbox, or the folder of .eml files")
    reader = _Reader(
        config=config, context=context, options=read_options(MailOptions, config, web=False)
    )
    return _read(reader, context.base / Path(config.path).expanduser())


def _read(reader: _Reader, path: Path) -> Iterator[Item]:
    whole = path.is_dir() and not is_maildir(path)
    try:
        for box in boxes_in(path):
            if isinstance(box, Rejected):
                yield box
            else:
                yield from _box(reader, box)
    except OSError as error:
        whole = False
        reason = f"cannot be read ({error.strerror or error})"
        yield Rejected(where=str(path), reason=reason, temporary=True)
    if whole:  # what is filed away in a mailbox is not withdrawn; a file that is removed is
        yield Complete()


def _box(reader: _Reader, box: Box) -> Iterator[Item]:
    """Yield the mails in *box*, unless it has not changed."""
    memory = reader.context.memory
    try:
        mark = box.mark
        known = places_under(memory, box.place, mark)
        if known is not None:
            yield from still_there(memory, box.place, mark, known)
            return
        if not box.is_mbox:
            remember(memory, box.place, mark, [box.place])
        places = []
        for mail in mails_in(box):
            places.append(mail.place if isinstance(mail, Mail) else mail.where)
            item = mail if isinstance(mail, Rejected) else _item(reader, mail)
            yield from settled(item, reader.context)
        if box.is_mbox:
            remember(memory, box.place, mark, places)
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        yield Rejected(where=box.place, reason=reason, temporary=True)


def _item(reader: _Reader, mail: Mail) -> Article | Rejected:
    title = ""
    try:
        refuse_endless(mail.content)
        message = email.message_from_bytes(mail.content)
        title = field(message, "Subject")
        return _article(reader, mail.place, message)
    except NotAnArticle as refusal:
        return refused(refusal, mail.place, title)
    # What the standard library raises for headers and bodies that are broken on purpose.
    except (ValueError, LookupError, TypeError, AttributeError, MessageError) as error:
        return broken(error, mail.place)
    except (RecursionError, OverflowError) as error:
        return broken(error, mail.place)


def _article(reader: _Reader, place: str, message: Message) -> Article:
    _refuse(reader, message)
    name, address = sender(message)
    body = read_body(message)
    content = _content(body, message)
    images, notes = keep_pictures(content.images, body.pictures, reader.folder)
    post = Post(
        place=place,
        title=field(message, "Subject").replace("<", "&lt;"),
        url=web_address(next(iter(addresses_in(field(message, "Archived-At"))), "")),
        published=sent_at(message, reader.context.zone),
        authors=(name,),
        notes=(*notes, *_attached(body)),
    )
    outlet = Outlet(
        name=name,
        language=field(message, "Content-Language"),
        url=f"https://{address.partition('@')[2]}" if "@" in address else "",
    )
    text = replace(content, images=images, paragraphs=article_in(content.paragraphs))
    return build_article(post, outlet, reader.config, reader.context, text)


def _content(body: Body, message: Message) -> Content:
    """The words and pictures of *body*, as written."""
    if len(body.html) > 4 * LONGEST or len(body.plain) > LONGEST:
        raise NotAnArticle("too long for an article")
    if body.html.strip():
        leaving = addresses_in(field(message, "List-Unsubscribe"))
        return read_html(prepared(clean(body.html), leaving))
    return Content(paragraphs=tuple(plain_paragraphs(clean(body.plain).split("\n"))))


def _refuse(reader: _Reader, message: Message) -> None:
    """Raise NotAnArticle for what is no newsletter, or not of a sender that is wanted."""
    if not message.keys():
        raise NotAnArticle("no mail")
    address = sender(message)[1]
    wanted = [each.strip().lower().lstrip("@") for each in reader.options.senders]
    if wanted and address not in wanted and address.partition("@")[2] not in wanted:
        raise NotAnArticle(f"of a sender that 'senders' does not name ({address[:80]})")
    if field(message, "Auto-Submitted").lower().startswith("auto-replied"):
        raise NotAnArticle("an automatic answer")
    listed = any(field(message, name) for name in ("List-Id", "List-Unsubscribe", "List-Post"))
    if (
        not listed
        and not wanted
        and (field(message, "In-Reply-To") or field(message, "References"))
    ):
        raise NotAnArticle(
            "an answer in a conversation, no newsletter", "name its sender in 'senders' to take it"
        )


def _attached(body: Body) -> tuple[str, ...]:
    count = body.attachments
    return (
        (f"{count} attachments are left out",)
        if count > 1
        else ("an attachment is left out",)[:count]
    )
