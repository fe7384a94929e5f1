"""How a reader leaves: the visible link, the headers, and the token in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from mail_desk import BODIES, SECRET, clock, config, pdf

from digest.config import Config
from digest.errors import ConfigError
from digest.mail import unsubscribe_address
from digest.mail.message import issue_mailing
from digest.subscribers.address import parse
from digest.subscribers.tokens import UNSUBSCRIBE, Tokens

URL = "https://week.example.org"
READER = "0123456789abcdef"


def headers(settings: Config, *, subscriber: str = READER) -> dict[str, str]:
    """The mail's headers, unfolded."""
    mailing = issue_mailing(pdf(settings.folder), BODIES, settings)
    envelope = mailing.to(
        parse("ann@example.org"), message_id="<1@example.org>", date=clock(), subscriber=subscriber
    )
    lines = re.sub(r"\r\n[ \t]", " ", envelope.head.decode()).split("\r\n")
    return dict(line.split(": ", 1) for line in lines if line)


def links(settings: Config, **who: str) -> list[str]:
    return re.findall(r"<([^>]*)>", headers(settings, **who)["List-Unsubscribe"])


def reader_of(link: str) -> tuple[str, ...]:
    token = re.split(r"/leave/|unsubscribe%20", link)[1]
    return Tokens(SECRET).read(UNSUBSCRIBE, token)


def test_one_click(tmp_path: Path) -> None:
    settings = config(tmp_path, url=URL, attach="always")
    web, mail = links(settings)
    assert web.startswith(f"{URL}/leave/")
    assert mail.startswith("mailto:desk@example.org?subject=unsubscribe%20")
    assert reader_of(web) == reader_of(mail) == (READER,)
    assert headers(settings)["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert unsubscribe_address(settings) == f"{URL}/leave"


def test_nobody_s_token_is_in_a_mail_to_someone_who_is_not_on_the_list(tmp_path: Path) -> None:
    settings = config(tmp_path, url=URL, attach="always")
    assert links(settings, subscriber="") == ["mailto:desk@example.org?subject=unsubscribe"]
    assert "List-Unsubscribe-Post" not in headers(settings, subscriber="")


@pytest.mark.parametrize("url", ["", "http://localhost:8080"])
def test_one_click_needs_https(tmp_path: Path, url: str) -> None:
    settings = config(tmp_path, url=url, attach="always")
    (mail,) = links(settings)
    assert reader_of(mail) == (READER,)
    assert "List-Unsubscribe-Post" not in headers(settings)


@pytest.mark.parametrize(
    ("changes", "shown", "own"),
    [
        ({}, "mailto:desk@example.org?subject=unsubscribe", ["mailto:desk@example.org?TOKEN"]),
        ({"editor": ""}, "mailto:week@example.org?subject=unsubscribe", ["mailto:week@example.org?TOKEN"]),
        (
            {"reply_to": "Letters <letters@example.org>"},
            "mailto:letters@example.org?subject=unsubscribe",
            ["mailto:letters@example.org?TOKEN"],
        ),
        (
            {"unsubscribe": "https://example.org/leave?a=b&c=d"},
            "https://example.org/leave?a=b&c=d",
            ["https://example.org/leave?a=b&c=d"],
        ),
        (
            {"unsubscribe": "<mailto:leave@example.org>, https://example.org/leave"},
            "mailto:leave@example.org",
            ["mailto:leave@example.org?TOKEN", "https://example.org/leave"],
        ),
        (  # another program reads these mails, and wants its own words
            {"unsubscribe": "mailto:lists@example.org?subject=leave%20weekly"},
            "mailto:lists@example.org?subject=leave%20weekly",
            ["mailto:lists@example.org?subject=leave%20weekly"],
        ),
    ],
)  # fmt: skip
def test_without_pages_of_our_own(
    tmp_path: Path, changes: dict[str, Any], shown: str, own: list[str]
) -> None:
    settings = config(tmp_path, **changes)
    assert unsubscribe_address(settings) == shown
    found = [re.sub(r"subject=unsubscribe%20[\w.-]+$", "TOKEN", one) for one in links(settings)]
    assert found == own
    assert "List-Unsubscribe-Post" not in headers(settings)


def test_a_mailbox_beside_the_pages(tmp_path: Path) -> None:
    settings = config(tmp_path, url=URL, attach="always", unsubscribe="mailto:leave@example.org")
    web, mail = links(settings)
    assert reader_of(web) == reader_of(mail) == (READER,)
    assert mail.startswith("mailto:leave@example.org?")


def test_two_pages_to_leave_are_one_too_many(tmp_path: Path) -> None:
    settings = config(tmp_path, url=URL, unsubscribe="https://example.org/leave")
    with pytest.raises(ConfigError, match="remove one of the two"):
        unsubscribe_address(settings)


@pytest.mark.parametrize(
    "url", ["https://exämple.org", "https://a.example/b c", "https://a.example/<b>,"]
)
def test_an_address_that_no_header_can_bear(tmp_path: Path, url: str) -> None:
    with pytest.raises(ConfigError, match=r"\[web\] url: .* cannot stand in a mail's headers"):
        unsubscribe_address(config(tmp_path, url=url))
