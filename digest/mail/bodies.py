"""Encodes the bodies of a mail as MIME, once for all readers of a language, and reads them back."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator, Sequence
from email import policy
from email.message import EmailMessage
from pathlib import Path

from digest.config import Config
from digest.errors import ConfigError, DigestError
from digest.mail import readback
from digest.mail.offers import Attached
from digest.press.letter import COVER, Letter
from digest.subscribers.address import unprintable

PLAIN = bytes(set(range(128)) - set(b"="))
MIME = policy.SMTP.clone(cte_type="7bit", max_line_length=76)


def check_bodies(letter: Letter, config: Config) -> None:
    """Check that each body has the postal address, and a link where the PDF is not attached."""
    if not config.mail.postal_address.strip():
        raise ConfigError(
            "digest.toml: [mail] has no 'postal_address'; add the publisher's address, "
            "which the law requires in every mail"
        )
    for kind, body in _visible_texts(letter):
        _check_address(kind, body, config.mail.postal_address)
        if letter.pdf_link not in body:
            raise DigestError(
                f"the PDF is not attached and the mail's {kind} body does not link to "
                f"{letter.pdf_link}; put {{{{ link }}}} into the template"
            )


def _check_address(kind: str, body: str, postal_address: str) -> None:
    lines = [_one_spaced(line) for line in postal_address.splitlines() if line.strip()]
    if missing := next((line for line in lines if line not in body), None):
        raise DigestError(
            f"the mail's {kind} body does not show the postal address ({missing!r}); "
            "put {{ postal_address }} into the template"
        )


def _visible_texts(letter: Letter) -> Iterator[tuple[str, str]]:
    """The kind and the text of each body; that of HTML includes its links."""
    yield "text", _one_spaced(letter.text)
    if letter.html:
        without_tags = re.sub(r"<[^>]*>", " ", letter.html)
        yield "HTML", _one_spaced(html.unescape(without_tags + letter.html))


def _one_spaced(text: str) -> str:
    return " ".join(text.split())


def read_pdf(pdf: Path) -> bytes:
    """The PDF's bytes; raises DigestError where there is none."""
    try:
        content = pdf.read_bytes()
    except OSError as error:
        raise DigestError(
            f"{pdf} cannot be read ({error.strerror}); build the issue first"
        ) from error
    if not content.startswith(b"%PDF-"):
        raise DigestError(f"{pdf} is not a PDF; build the issue again")
    return content


def mime(
    letter: Letter, filename: str = "", attachment: bytes = b"", further: Sequence[Attached] = ()
) -> bytes:
    """The MIME headers, a blank line and the encoded parts; the same input gives the same bytes.

    Without a *filename* no PDF is attached; *further* files follow it.
    """
    text, markup = _clean(letter.text), _clean(letter.html)
    message = EmailMessage(policy=MIME)
    message.set_content(text, cte=_encoding(text))
    if markup:
        message.add_alternative(markup, subtype="html", cte=_encoding(markup))
    if markup and letter.cover:
        _add_cover(message, letter.cover)
    pdf = (Attached(name=filename, kind="pdf", data=attachment),) if filename else ()
    for one in (*pdf, *further):
        safe = re.sub(r"[^A-Za-z0-9._-]+", "-", one.name).strip(".-") or f"issue.{one.kind[:4]}"
        message.add_attachment(one.data, maintype="application", subtype=one.kind, filename=safe)
    whole = f"{text}\0{markup}\0{filename}\0".encode() + letter.cover + attachment
    whole += b"".join(one.data for one in further)
    mark = hashlib.sha256(whole).hexdigest()[:32]
    # Python's own boundaries are random: a second run would send other bytes.
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{number}_{mark}")
    encoded = message.as_bytes()
    pictures = [letter.cover] if markup and letter.cover else []
    readback.check_body(
        encoded,
        text=text,
        markup=markup,
        pictures=pictures,
        attachment=attachment if filename else b"",
        further=[(f"application/{one.kind}", one.data) for one in further],
    )
    return encoded


def _encoding(text: str) -> str | None:
    """Base64 for a text that it makes shorter than quoted-printable, where a sign beyond ASCII, or
    a "=", takes three times its bytes; None leaves the choice to the library.

    The library looks at the first ten lines alone, which in HTML are ASCII in any language.
    """
    data = text.encode()
    return "base64" if 2 * len(data.translate(None, PLAIN)) > len(data) / 3 else None


def _add_cover(message: EmailMessage, cover: bytes) -> None:
    """Put *cover* beside the HTML, which shows it as "cid:…": nothing is fetched from the web."""
    markup = message.get_body(("html",))
    if isinstance(markup, EmailMessage):
        markup.add_related(
            cover,
            maintype="image",
            subtype="jpeg",
            cid=f"<{COVER}>",
            filename="cover.jpg",
            disposition="inline",
        )


def readable(text: str) -> str:
    """*text* with a space for every character that is not allowed in a mail, such as a line end."""
    if not unprintable(text):
        return text
    return "".join(" " if unprintable(char) else char for char in text)


def _clean(text: str) -> str:
    """*text* as ``readable`` makes it, line by line, with "\\n" as the only line end."""
    return "\n".join(readable(line) for line in re.split(r"\r\n|[\r\n]", text))
