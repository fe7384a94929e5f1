"""Reads what comes back: reports of mail servers, complaints, automatic answers, readers who leave.

Anybody can write to the address of the bounces. So a report counts only with a token or a tag that
digest signed: in the address that it was sent to, or in the mail that it returns.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import policy
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses
from enum import StrEnum

from digest.errors import UsageError
from digest.mail.failures import CODE, Failure, failure, own_words
from digest.mail.ses import Notice, notice_in
from digest.subscribers.tokens import TAG_LENGTH, UNSUBSCRIBE, Tokens

MOST_BYTES = 1 << 20
"""Of a mail that are read: a report returns the whole mail, whose end is the PDF."""

TAG = re.compile(rf"\+([a-z2-7]{{{TAG_LENGTH}}})@", re.IGNORECASE)
TOKEN = re.compile(r"[A-Za-z0-9_.-]{40,400}")
RECIPIENTS = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc")
FAILED = ("failed", "failure", "error")
"""The first word of an Action; the standard's is "failed"."""

COMPLAINTS = {"abuse", "fraud", "virus", "other", "opt-out"}
MICROSOFT_COMPLAINT = re.compile(r"complaint about message from ", re.IGNORECASE)
DAEMON = re.compile(r"mailer-?daemon|postmaster|^\W*$", re.IGNORECASE)
UNDELIVERED = re.compile(
    r"undeliver|not be delivered|not delivered|failure notice|mail error|n't be delivered|"
    r"(delivery|mail|message)\b.{0,20}\b(failed|failure|error)|returned mail|non-delivery|"
    r"did ?n[o']t reach|unable to deliver",
    re.IGNORECASE,
)
LEAVE_WORDS = (
    *("unsubscribe", "stop", "remove", "abbestellen", "abmelden", "désabonner", "désabonnement"),
    *("se désabonner", "désinscription", "désinscrire", "baja", "darme de baja", "cancelar"),
    *("disiscrivi", "cancellami", "إلغاء الاشتراك", "الغاء الاشتراك"),
)
AUTOMATIC = ("auto-reply", "auto_reply", "auto_generated", "bulk", "junk", "list")


class Kind(StrEnum):
    """What a mail turned out to be; each mail is exactly one of these."""

    HARD = "hard bounces"
    SOFT = "soft bounces"
    COMPLAINT = "complaints"
    LEAVE = "readers who left"
    ASK = "wishes to leave without a token"
    POLICY = "refusals that are about us"
    DELAYED = "notices of delay"
    AUTOMATIC = "automatic answers"
    UNSIGNED = "reports that no tag of ours vouches for"
    KNOWN = "read before"
    LETTER = "letters"
    BROKEN = "unreadable"


FAILURES = {
    Failure.GONE: Kind.HARD,
    Failure.PASSING: Kind.SOFT,
    Failure.POLICY: Kind.POLICY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a mail says: its *kind*, and the id of the reader whom it names, "" for none.

    *sender* is who wrote, for a wish to leave without a token.
    """

    kind: Kind
    subscriber: str = ""
    sender: str = ""


def read_mail(content: bytes, tokens: Tokens) -> Reading:
    """What the mail in *content* says; never raises, whatever it is made of."""
    try:
        if content.lstrip().startswith(b"{"):  # a file that some program of yours took from SES
            notice = notice_in(content[:MOST_BYTES].decode("utf-8", "replace"))
            return _read_notice(notice, tokens) if notice else Reading(kind=Kind.BROKEN)
        return _read(_parsed(content[:MOST_BYTES]), tokens)
    except Exception:  # noqa: BLE001 - the parser of mails raises whatever it meets
        return Reading(kind=Kind.BROKEN)


def _parsed(content: bytes) -> Message:
    # The old policy: it takes headers as they are, where the new one raises for broken ones.
    return BytesParser(policy=policy.compat32).parsebytes(content)


def _read(mail: Message, tokens: Tokens) -> Reading:
    if not mail.keys():
        return Reading(kind=Kind.BROKEN)
    if notice := notice_in(_text(mail)):
        return _read_notice(notice, tokens)
    kind = _report_kind(mail)
    if kind is Kind.DELAYED:
        return Reading(kind=kind)
    if kind is not None:
        subscriber = _named(_addresses(mail), _ways_out(mail), tokens)
        return Reading(kind=kind if subscriber else Kind.UNSIGNED, subscriber=subscriber)
    if _is_automatic(mail):
        return Reading(kind=Kind.AUTOMATIC)
    if token := _leave_token(_subject(mail), _text(mail), tokens):
        return Reading(kind=Kind.LEAVE, subscriber=token)
    if _wants_to_leave(mail):
        return Reading(kind=Kind.ASK, sender=_sender(mail))
    return Reading(kind=Kind.LETTER)


def _read_notice(notice: Notice, tokens: Tokens) -> Reading:
    """What a notice of Amazon SES says."""
    if notice.event == "bounce":
        kind = FAILURES[notice.failure]
    elif notice.event == "complaint" and (notice.feedback or "abuse") in COMPLAINTS:
        kind = Kind.COMPLAINT
    else:
        return Reading(kind=Kind.DELAYED if notice.event == "deliverydelay" else Kind.AUTOMATIC)
    subscriber = _named(notice.senders, notice.ways_out, tokens)
    return Reading(kind=kind if subscriber else Kind.UNSIGNED, subscriber=subscriber)


# --- Reports --------------------------------------------------------------------------------------


def _report_kind(mail: Message) -> Kind | None:
    """What kind of report *mail* is, None where it is none."""
    if complaints := list(_blocks(mail, "feedback-report")):
        # "not-spam" takes a complaint back (RFC 6430); authentication reports name no reader.
        kinds = {str(one["Feedback-Type"] or "abuse").strip().lower() for one in complaints}
        return Kind.COMPLAINT if kinds <= COMPLAINTS else Kind.AUTOMATIC
    if MICROSOFT_COMPLAINT.match(_subject(mail)) and any(_returned(mail)):
        return Kind.COMPLAINT
    kind = _status_kind(mail) or _other_kind(mail)
    if kind is None and mail.get_content_type() == "multipart/report":
        return Kind.AUTOMATIC  # it was displayed, or deleted
    return kind


def _blocks(mail: Message, name: str) -> Iterator[Message]:
    """The blocks of fields in the parts message/*name* of *mail*."""
    for part in mail.walk():
        if part.get_content_type() == f"message/{name}":
            payload = part.get_payload()
            if isinstance(payload, list):
                yield from (one for one in payload if isinstance(one, Message))
            else:
                yield _parsed(str(payload).encode("utf-8", "replace"))


def _status_kind(mail: Message) -> Kind | None:
    """By the fields of a delivery status (RFC 3464): failed, delayed, or neither; None without one.

    Some servers put it into a plain multipart, some filters wrap it once more.
    """
    blocks = [one for one in _blocks(mail, "delivery-status") if one["Action"]]
    actions = {re.split(r"[^a-z]", str(one["Action"]).strip().lower())[0] for one in blocks}
    if not blocks:
        return None
    if not actions.intersection(FAILED):
        return Kind.DELAYED if "delayed" in actions else Kind.AUTOMATIC
    return min((_failed_block(mail, one) for one in blocks), key=list(FAILURES.values()).index)


def _failed_block(mail: Message, block: Message) -> Kind:
    status, words = str(block["Status"] or ""), str(block["Diagnostic-Code"] or "")
    code, _, comment = status.strip().partition(" ")
    said = failure(code, f"{comment} {words}")
    if said is Failure.PASSING and not CODE.search(words):
        said = failure(code, f"{words} {own_words(_text(mail))}")
    return FAILURES[said]


def _other_kind(mail: Message) -> Kind | None:
    """The bounces of servers that write no delivery status, as flufl.bounce knows them; others by
    who writes, and by their words.
    """
    from flufl.bounce import all_failures

    logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL)
    text = own_words(_text(mail))
    try:
        temporary, permanent = all_failures(mail)
    except Exception:  # noqa: BLE001 - its detectors raise for headers that are missing
        temporary, permanent = frozenset(), frozenset()
    if not (temporary or permanent):
        daemon = DAEMON.search(_sender(mail)) and UNDELIVERED.search(f"{_subject(mail)}\n{text}")
        return FAILURES[failure("", text)] if daemon else None
    return FAILURES[failure("", text)] if permanent else Kind.DELAYED


def _named(addresses: Iterable[str], ways_out: Iterable[str], tokens: Tokens) -> str:
    """The reader whom a signed tag or token names: in the *addresses* that a report was sent to, or
    that its mail had, or in the *ways_out* of that mail; "" for none.
    """
    for text in addresses:
        for tag in TAG.findall(text):
            try:
                return tokens.read_bounce_tag(tag)[1]
            except UsageError:
                continue
    for text in ways_out:
        if reader := _leave_token(text, "", tokens):
            return reader
    return ""


def _addresses(mail: Message) -> Iterator[str]:
    for name in RECIPIENTS:
        yield from map(str, mail.get_all(name, ()))
    for part in _returned(mail):
        yield from map(str, part.get_all("Return-Path", ()))
    for block in _blocks(mail, "feedback-report"):
        yield from map(str, block.get_all("Original-Mail-From", ()))


def _ways_out(mail: Message) -> Iterator[str]:
    for part in _returned(mail):
        yield from map(str, part.get_all("List-Unsubscribe", ()))


def _returned(mail: Message) -> Iterator[Message]:
    """The mails, or their headers, that *mail* returns."""
    for part in mail.walk():
        if part is not mail and part.get_content_type() == "message/rfc822":
            payload = part.get_payload()
            if isinstance(payload, list):
                yield from (one for one in payload if isinstance(one, Message))
        elif part.get_content_type() in ("text/rfc822-headers", "message/rfc822-headers"):
            yield _parsed(_decoded(part).encode("utf-8", "replace"))


# --- Answers of people and programs ---------------------------------------------------------------


def _is_automatic(mail: Message) -> bool:
    """Whether a program answered: such mails change nothing (RFC 3834)."""
    submitted = str(mail["Auto-Submitted"] or "no").strip().lower()
    precedence = str(mail["Precedence"] or "").strip().lower()
    return (
        not submitted.startswith("no")
        or precedence in AUTOMATIC
        or any(mail[name] for name in ("X-Autoreply", "X-Autorespond"))
        or str(mail["Return-Path"] or "").strip() == "<>"
    )


def _leave_token(subject: str, text: str, tokens: Tokens) -> str:
    """The reader whose token to leave stands in *subject* or *text*; "" for none."""
    for found in TOKEN.findall(f"{subject} {text}"):
        try:
            values = tokens.read(UNSUBSCRIBE, found.strip("-"))
        except UsageError:
            continue
        if values:
            return values[0]
    return ""


def _wants_to_leave(mail: Message) -> bool:
    """Whether the subject, or the first line of the text, is a word for leaving and no other."""
    lines = [line.strip() for line in _text(mail).splitlines() if line.strip()]
    subject = re.sub(r"^((re|aw|sv|rép|rif)\s*:\s*)+", "", _subject(mail), flags=re.IGNORECASE)
    return any(line.strip(" .!?,;:").casefold() in LEAVE_WORDS for line in (subject, *lines[:1]))


def _subject(mail: Message) -> str:
    from email.header import decode_header, make_header

    return str(make_header(decode_header(str(mail["Subject"] or ""))))[:1_000]


def _sender(mail: Message) -> str:
    (_, address), *_ = getaddresses([str(mail["From"] or "")]) or [("", "")]
    return address


def _text(mail: Message) -> str:
    """The first text of *mail*, that of HTML without its tags."""
    parts = (one for one in mail.walk() if one.get_content_maintype() == "text")
    part = next(parts, None)
    if part is None:
        return ""
    text = _decoded(part)[:50_000]
    if part.get_content_type() != "text/html":
        return text
    return html.unescape(re.sub(r"<[^>]*>", " ", text))


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return str(part.get_payload())
    try:
        return payload.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        return payload.decode("utf-8", "replace")
