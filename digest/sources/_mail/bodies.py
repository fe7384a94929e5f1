"""The body of a mail: the part that a reader sees, and the pictures within it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from digest.sources._mail.headers import to_text
from digest.sources.reading import NotAnArticle

MOST_PARTS = 1000
DEEPEST = 50
_DECLARED = re.compile(r"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,20})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a reader sees: *html*, or *plain* where there is none.

    *pictures* are those that the HTML names by "cid:", their bytes by that name. *attachments*
    counts what else the mail carries; it is neither opened nor kept.
    """

    html: str = ""
    plain: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)
    attachments: int = 0


def read_body(message: Message) -> Body:
    """The body of *message*. Raises NotAnArticle for one that is no newsletter's."""
    kind = message.get_content_type()
    if kind in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
        raise NotAnArticle("encrypted")
    if kind == "multipart/report":
        raise NotAnArticle("a report on a delivery")
    parts = list(_parts(message, 0))
    shown = [part for part in parts if _is_shown(part)]
    html = "\n".join(_text(part) for part in shown if part.get_content_type() == "text/html")
    plain = "\n\n".join(_plain(part) for part in shown if part.get_content_type() == "text/plain")
    pictures = {
        name: content for part in parts if (name := _cid(part)) and (content := _bytes(part))
    }
    return Body(
        html=html,
        plain="" if html.strip() else plain,
        pictures=pictures,
        attachments=sum(not _is_shown(part) and not _cid(part) for part in parts),
    )


def _parts(message: Message, depth: int) -> Iterator[Message]:
    """Yield the parts that are no containers. What a mail forwards is a part, and not opened."""
    if depth > DEEPEST:
        raise NotAnArticle("parts within parts without end")
    children = message.get_payload()
    if not message.is_multipart() or message.get_content_maintype() == "message":
        yield message
        return
    for number, child in enumerate(children if isinstance(children, list) else ()):
        if number > MOST_PARTS:
            raise NotAnArticle(f"more than {MOST_PARTS:,} parts")
        if isinstance(child, Message):
            yield from _parts(child, depth + 1)


def _is_shown(part: Message) -> bool:
    return (
        part.get_content_type() in ("text/html", "text/plain")
        and part.get_content_disposition() != "attachment"
    )


def _cid(part: Message) -> str:
    """The name under which the HTML shows a picture; "" for another part."""
    if part.get_content_maintype() != "image":
        return ""
    return str(part.get("Content-ID", "")).strip(" <>\r\n\t")[:500]


def _bytes(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):  # an encoding that lies
        return b""
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    content = _bytes(part)
    charset = part.get_param("charset", "")
    name = charset if isinstance(charset, str) else str(charset[2])
    if not name and (declared := _DECLARED.search(content[:4096].decode("ascii", "replace"))):
        name = declared[1]
    return to_text(content, name.strip("'\" "))


def _plain(part: Message) -> str:
    """The text without its signature; lines that a mail program broke are put together."""
    lines = _text(part).replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines):
        if line == "-- " and number:
            lines = lines[:number]
            break
    if part.get_param("format", "") != "flowed":
        return "\n".join(lines)
    joined: list[str] = [""]
    for line in lines:
        if joined[-1].endswith(" "):
            joined[-1] += line
        else:
            joined.append(line)
    return "\n".join(joined)
