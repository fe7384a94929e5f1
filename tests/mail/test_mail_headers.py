from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import DigestError
from digest.mail import headers
from digest.subscribers.address import Address, unprintable

HOSTILE = [
    "=?utf-8?q?a=0D=0ABcc=3A_eve=40example.org?=",
    "=?utf-8?b?DQpCY2M6IGV2ZUBleGFtcGxlLm9yZw==?=",
    "=?",
    "?=",
    "=?utf-8?q?x",
    '"',
    "\\",
    '\\"',
    "a\\",
    "(comment",
    ")",
    "<eve@example.org>",
    "a, b <c@example.org>",
    "a:b;",
    "=" * 300,
    "é" * 300,
    "a " * 200,
    "…",
    "\u200fالعدد ٣١",
    "\u00a0Nº\u202f31 : l’été",
    "🗞️" * 30,
    "x" * 2000,
]
PRINTABLE = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=120
)


def squeezed(text: str) -> str:
    return re.sub(" +", " ", text).strip(" ")


def decoded(line: bytes) -> str:
    """Read by the old parser, so that one fault cannot hide in both the writer and its check."""
    (value,) = message_from_bytes(line, policy=policy.compat32).values()
    return str(make_header(decode_header(re.sub(r"\r\n", "", str(value)))))


def check_form(line: bytes) -> None:
    assert line.endswith(b"\r\n")
    assert line.isascii()
    assert len(message_from_bytes(line, policy=policy.SMTP).keys()) == 1
    assert max(map(len, line.split(b"\r\n"))) <= 900
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)|\r\n(?![ ]|$)", line)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_subject_is_only_a_subject(text: str) -> None:
    line = headers.unstructured("Subject", text)
    check_form(line)
    assert decoded(line) == squeezed(text)
    parsed = message_from_bytes(line, policy=policy.default)
    assert parsed.keys() == ["Subject"]


@given(PRINTABLE | st.sampled_from(HOSTILE))
def test_every_printable_subject_reads_back(text: str) -> None:
    line = headers.unstructured("Subject", text)
    check_form(line)
    assert decoded(line) == squeezed(text)


@given(PRINTABLE | st.sampled_from(HOSTILE))
def test_every_printable_name_reads_back_beside_its_address(name: str) -> None:
    line = headers.mailbox(
        "To", Address(email="ann@example.org", envelope="ann@example.org", name=name)
    )
    check_form(line)
    (read,) = message_from_bytes(line, policy=policy.default)["To"].addresses
    assert read.addr_spec == "ann@example.org"
    assert "".join(read.display_name.split()) == "".join(name.split())


@given(st.text(st.characters(exclude_categories=())))
def test_a_control_character_is_refused_wherever_it_stands(text: str) -> None:
    address = Address(email="ann@example.org", envelope="ann@example.org", name=text)
    for write, value in ((headers.unstructured, text), (headers.mailbox, address)):
        if unprintable(text):
            with pytest.raises(DigestError, match=r"would contain the character U\+"):
                write("To", value)  # type: ignore[arg-type]
        else:
            check_form(write("To", value))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "char",
    [
        "\r",
        "\n",
        "\r\n",
        "\0",
        "\x0b",
        "\x0c",
        "\x1c",
        "\x7f",
        "\x85",
        "\u2028",
        "\u2029",
        "\ud800",
    ],
)
def test_what_ends_a_line_for_somebody_is_refused(char: str) -> None:
    for write in (headers.unstructured, lambda name, text: headers.tokens(name, [text])):
        with pytest.raises(DigestError, match="remove it"):
            write("Subject", f"a{char}Bcc: eve@example.org")


@pytest.mark.parametrize("name", ["", "A b", "Bcc:", "X\r\nBcc", "Ünder", "-x"])
def test_a_header_has_a_header_s_name(name: str) -> None:
    with pytest.raises(DigestError, match="not a name of a mail header"):
        headers.unstructured(name, "x")


@pytest.mark.parametrize("word", ["é", "x" * 901, ""])
def test_words_that_cannot_stand_as_they_are(word: str) -> None:
    with pytest.raises(DigestError, match="not allowed in the mail header"):
        headers.tokens("Message-ID", [word])
