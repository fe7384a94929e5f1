from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import UsageError
from digest.subscribers import address
from digest.subscribers.address import parse, parse_named, unprintable


@pytest.mark.parametrize(
    ("text", "email", "envelope"),
    [
        ("ann@example.org", "ann@example.org", "ann@example.org"),
        ("Ann.Lee+week@EXAMPLE.org", "Ann.Lee+week@example.org", "Ann.Lee+week@example.org"),
        ("ann@bücher.example.org", "ann@bücher.example.org", "ann@xn--bcher-kva.example.org"),
        (
            "ann@xn--bcher-kva.example.org",
            "ann@bücher.example.org",
            "ann@xn--bcher-kva.example.org",
        ),
        ("o'hara=x@example.org", "o'hara=x@example.org", "o'hara=x@example.org"),
        ("آن@example.org", "آن@example.org", "آن@example.org"),
    ],
)
def test_an_address_and_its_envelope(text: str, email: str, envelope: str) -> None:
    address = parse(text)
    assert (address.email, address.envelope) == (email, envelope)
    assert address.international == (not envelope.isascii())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ann",
        "ann@",
        "@example.org",
        "ann@example",
        "ann@localhost",
        " ann@example.org",
        "ann@example.org ",
        "a@b.c>\r\nRCPT TO:<eve@example.org",
        "ann@example.org, eve@example.org",
        "ann@example.org\0",
        "ann@example.org\n",
        "ann\u2028@example.org",
        "ann\udce9@example.org",
        "ann\x85@example.org",
        "x" * 65 + "@example.org",
        "é" * 33 + "@example.org",
        "ann@" + "x" * 64 + ".org",
        "a@[127.0.0.1]",
        '"a b"@example.org',
        "Ann <ann@example.org>",
        "ann@exam ple.org",
        "ann..lee@example.org",
        "ann@example..org",
        "a@" + "b." * 130 + "org",
    ],
)
def test_what_is_no_address_is_refused_and_not_mended(text: str) -> None:
    with pytest.raises(UsageError, match=r"is not a mail address: .*; write it as") as caught:
        parse(text)
    assert str(caught.value).isprintable()


def test_one_reader_however_written() -> None:
    assert parse("ANN@Example.org").key == parse("ann@EXAMPLE.ORG").key
    assert parse("ann@BÜCHER.example.org").key == parse("ann@xn--bcher-kva.example.org").key


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("week@example.org", ""),
        ("<week@example.org>", ""),
        ("Atlas Weekly <week@example.org>", "Atlas Weekly"),
        ('"Atlas, Weekly" <week@example.org>', "Atlas, Weekly"),
        ("أطلس <week@example.org>", "أطلس"),
    ],
)
def test_an_address_with_a_name(text: str, name: str) -> None:
    address = parse_named(text)
    assert (address.name, address.envelope) == (name, "week@example.org")


@pytest.mark.parametrize(
    "text",
    ["A\nB <week@example.org>", "A <week@example.org> B", "<a@example.org><b@example.org>", "A <>"],
)
def test_a_name_that_is_none(text: str) -> None:
    with pytest.raises(UsageError):
        parse_named(text)


NEAR_MISSES = st.text("aZé.-_@+'\"<>,; \r\n\0\u2028آ", max_size=12)


@given(
    st.text(st.characters(exclude_categories=()), max_size=40)
    | st.builds("{}a@{}b.example.org".format, NEAR_MISSES, NEAR_MISSES)
)
def test_whatever_is_taken_can_stand_on_an_envelope(text: str) -> None:
    try:
        address = parse(text)
    except UsageError:
        return
    assert not unprintable(address.envelope)
    assert not set(address.envelope) & set(' <>,;:()[]"\\')
    assert parse(address.email) == address


PART = st.text("abzAZ019.-_+", min_size=1, max_size=10)
ENDINGS = ("org", "test", "localhost", "c", "xn--p1ai", "1", "ORG")


@given(st.builds("{}@{}.{}".format, PART, PART, st.sampled_from(ENDINGS)))
def test_plain_addresses_are_judged_as_all_others(text: str) -> None:
    """What ``parse`` knows to be plain, it need not ask the library for: the answer is the same."""
    try:
        slow = address._parse_any(text, "")
    except UsageError as error:
        with pytest.raises(UsageError, match=re.escape(str(error))):
            parse(text)
    else:
        assert parse(text) == slow


@pytest.mark.parametrize("length", [254, 255])
def test_an_address_is_as_long_as_a_path_allows(length: int) -> None:
    domain = f"{'b' * 60}.{'c' * 60}.{'d' * 60}.org"
    text = f"{'a' * 60}@{'e' * (length - 61 - len(domain) - 1)}.{domain}"
    assert len(text) == length
    if length == 254:
        assert parse(text).envelope == text
    else:
        with pytest.raises(UsageError, match="too long"):
            parse(text)
