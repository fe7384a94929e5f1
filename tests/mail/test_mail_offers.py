"""The formats of an issue in its mail: what is linked, what is attached, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from mail_desk import BODIES, WEEK, config, pdf

from digest.errors import ConfigError
from digest.files import sha256
from digest.formats import note_formats
from digest.mail import offers_of
from digest.mail.bodies import mime
from digest.mail.message import issue_mailing
from digest.mail.offers import Attached

URL = "https://week.example.org"
SITE = f"{URL}/issues/{WEEK}"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A PDF with web pages, an e-book and a PDF for phones beside it."""
    file = pdf(tmp_path)
    book, phone = file.with_suffix(".epub"), file.with_name(f"{file.stem}-phone.pdf")
    book.write_bytes(bytes(range(256)) * 8)
    phone.write_bytes(b"%PDF-1.7" + bytes(range(256)))
    web = tmp_path / "web"
    web.mkdir()
    (web / "index.html").write_text("x", encoding="utf-8")
    told = {"id": "a/ä", "file": "a.html", "headline": "A", "section": "", "language": "en"}
    record = {"stories": [told | {"standfirst": "", "page": 1, "text": []}]}
    (web / "issue.json").write_text(json.dumps(record), encoding="utf-8")
    note_formats(file, sha256(file), [book, phone, web / "index.html"])
    return file


def test_what_stands_on_the_site_is_linked(built: Path, tmp_path: Path) -> None:
    offers = offers_of(built, WEEK, config(tmp_path, url=URL), linked=True)
    assert offers.web == f"{SITE}/web/"
    assert offers.pages == {"a/ä": f"{SITE}/web/a.html"}
    assert offers.links == {
        "epub": f"{SITE}/atlas-weekly-31.epub",
        "phone": f"{SITE}/atlas-weekly-31-phone.pdf",
    }
    assert offers.attached == ()


def test_without_a_site_nothing_is_linked(built: Path, tmp_path: Path) -> None:
    offers = offers_of(built, WEEK, config(tmp_path), linked=False)
    assert (offers.web, offers.pages, offers.links) == ("", {}, {})


def test_formats_of_another_print_are_not_offered(built: Path, tmp_path: Path) -> None:
    built.write_bytes(built.read_bytes() + b"later")
    offers = offers_of(built, WEEK, config(tmp_path, url=URL), linked=True)
    assert (offers.web, offers.pages, offers.links) == ("", {}, {})


def attachments(mailing: Any) -> dict[str, tuple[str, bytes]]:
    message = message_from_bytes(mailing.copy().body, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return {
        str(part.get_filename()): (part.get_content_type(), part.get_payload(decode=True))
        for part in message.iter_attachments()
    }


def test_what_the_configuration_names_is_attached(built: Path, tmp_path: Path) -> None:
    mailing = issue_mailing(built, BODIES, config(tmp_path, attach_also=("epub", "phone")))
    book = built.with_suffix(".epub")
    assert attachments(mailing) == {
        "atlas-weekly-31.pdf": ("application/pdf", built.read_bytes()),
        "atlas-weekly-31.epub": ("application/epub+zip", book.read_bytes()),
        "atlas-weekly-31-phone.pdf": (
            "application/pdf",
            built.with_name("atlas-weekly-31-phone.pdf").read_bytes(),
        ),
    }
    assert list(attachments(issue_mailing(built, BODIES, config(tmp_path)))) == [built.name]


def test_an_e_book_may_be_attached_where_the_pdf_is_linked(built: Path, tmp_path: Path) -> None:
    link = f"{SITE}/{built.name}"
    letter = replace(BODIES, text=BODIES.text + link, html=BODIES.html + link, pdf_link=link)
    mailing = issue_mailing(built, letter, config(tmp_path, url=URL, attach_also=("epub",)))
    assert list(attachments(mailing)) == ["atlas-weekly-31.epub"]


def test_what_is_over_the_limit_is_linked(built: Path, tmp_path: Path) -> None:
    size = built.stat().st_size + built.with_suffix(".epub").stat().st_size
    for limit, count in ((size, 1), (size - 1, 0)):
        settings = config(tmp_path, url=URL, attach_also=("epub",), attach_limit=limit)
        assert len(offers_of(built, WEEK, settings, linked=False).attached) == count
    assert offers_of(built, WEEK, settings, linked=True).attached
    with pytest.raises(ConfigError, match="too big for the mail"):
        offers_of(built, WEEK, replace(settings, web=config(tmp_path).web), linked=False)


def test_a_format_that_was_not_built_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="names 'epub', which was not built"):
        issue_mailing(pdf(tmp_path), BODIES, config(tmp_path, attach_also=("epub",)))


def test_the_same_files_give_the_same_bytes() -> None:
    one = Attached(name="a.epub", kind="epub+zip", data=b"PK\1\2")
    other = replace(one, data=b"PK\1\3")
    assert mime(BODIES, further=[one]) == mime(BODIES, further=[one])
    assert mime(BODIES, further=[one]) != mime(BODIES, further=[other])
