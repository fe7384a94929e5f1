"""Which addresses may be connected to, and how addresses of the web are read and shown."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.sources.net import addresses, urls
from digest.sources.net.faults import BadAddress

NOBODY: frozenset[str] = frozenset()

CLOSED = {
    "127.0.0.1": "this machine",
    "127.255.255.254": "this machine",
    "10.0.0.1": "a private network",
    "172.16.0.1": "a private network",
    "172.31.255.255": "a private network",
    "192.168.178.1": "a private network",
    "100.64.0.1": "a provider's inner network",
    "100.127.255.255": "a provider's inner network",
    "169.254.169.254": "link-local, where clouds keep their metadata",
    "100.100.100.200": "link-local, where clouds keep their metadata",
    "192.0.0.192": "link-local, where clouds keep their metadata",
    "fd00:ec2::254": "link-local, where clouds keep their metadata",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "0.0.0.0": "reserved",
    "0.1.2.3": "reserved",
    "192.0.0.8": "reserved",
    "192.0.2.1": "reserved",
    "192.88.99.1": "reserved",
    "198.18.0.1": "reserved",
    "198.19.255.255": "reserved",
    "198.51.100.7": "reserved",
    "203.0.113.7": "reserved",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "::": "reserved",
    "::1": "this machine",
    "::127.0.0.1": "reserved",
    "::ffff:127.0.0.1": "this machine",
    "::ffff:10.1.2.3": "a private network",
    "::ffff:a9fe:a9fe": "link-local, where clouds keep their metadata",
    "::ffff:0:127.0.0.1": "reserved",
    "64:ff9b::7f00:1": "this machine",
    "64:ff9b::169.254.169.254": "link-local, where clouds keep their metadata",
    "64:ff9b:1::808:808": "reserved",
    "2002:7f00:1::": "this machine",
    "2002:c0a8:0101::1": "a private network",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2": "reserved",
    "2001:10::1": "reserved",
    "2001:db8::1": "reserved",
    "3fff::1": "reserved",
    "100::1": "reserved",
    "fc00::1": "a private network",
    "fdff:ffff::1": "a private network",
    "fe80::1": "link-local, where clouds keep their metadata",
    "fe80::1%eth0": "link-local, where clouds keep their metadata",
    "2606:4700::1%1": "link-local, where clouds keep their metadata",
    "fec0::1": "reserved",
    "ff02::1": "multicast",
    "5f00::1": "reserved",
    "4000::1": "reserved",
}
OPEN = (
    *("1.1.1.1", "8.8.8.8", "93.184.216.34", "172.15.255.255", "172.32.0.1", "100.63.255.255"),
    *("100.128.0.1", "169.253.1.1", "223.255.255.255", "198.17.255.255", "198.20.0.1"),
    *("2606:4700:4700::1111", "2a00:1450:4001::200e", "2001:4860:4860::8888", "2001:200::1"),
    *("::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"),
)


@pytest.mark.parametrize(("address", "label"), CLOSED.items())
def test_addresses_that_are_not_public_are_closed(address: str, label: str) -> None:
    assert addresses.refusal(address, host="example.org", port=80, named=NOBODY) == label


@pytest.mark.parametrize("address", OPEN)
def test_public_addresses_are_open(address: str) -> None:
    assert addresses.refusal(address, host="example.org", port=80, named=NOBODY) == ""


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "100.64.0.1", "::1", "fd12::1"])
def test_a_host_that_is_named_may_be_private(address: str) -> None:
    named = frozenset({"intranet.lan"})
    assert addresses.refusal(address, host="intranet.lan", port=80, named=named) == ""
    assert addresses.refusal(address, host="other.lan", port=80, named=named)
    assert addresses.refusal(address, host="x.intranet.lan", port=80, named=named)


@pytest.mark.parametrize("address", ["169.254.169.254", "fd00:ec2::254", "224.0.0.1", "0.0.0.0"])
def test_a_named_host_does_not_open_metadata_but_the_address_itself_does(address: str) -> None:
    assert addresses.refusal(address, host="a.lan", port=80, named=frozenset({"a.lan"}))
    assert not addresses.refusal(address, host="a.lan", port=80, named=frozenset({address}))


def test_a_port_can_be_named() -> None:
    for host, named in (("a.lan", "a.lan:8080"), ("::1", "[::1]:8080")):
        assert not addresses.refusal("::1", host=host, port=8080, named=frozenset({named}))
        assert addresses.refusal("::1", host=host, port=6379, named=frozenset({named}))


ORDINARY = {
    "https://example.org": "https://example.org/",
    "HTTPS://EXAMPLE.org:443/Feed?a=1#top": "https://example.org/Feed?a=1",
    " http://example.org:8080/a b ": "http://example.org:8080/a%20b",
    "http://example.org./": "http://example.org/",
    "http://example.org?x": "http://example.org/?x",
    "http://exämple.org/fühl?ü=é": "http://xn--exmple-cua.org/f%C3%BChl?%C3%BC=%C3%A9",
    "http://EXÄMPLE.org/": "http://xn--exmple-cua.org/",
    "http://例え.jp/": "http://xn--r8jz45g.jp/",
    "http://my_blog.example.org/%7Ea/%2F": "http://my_blog.example.org/%7Ea/%2F",
    "http://[2606:4700:0::1]:81/": "http://[2606:4700::1]:81/",
    "http://93.184.216.34/": "http://93.184.216.34/",
    "http://9.example.org/": "http://9.example.org/",
    "http://0x.example/": "http://0x.example/",
}
REFUSED = {
    "": "has no scheme",
    "example.org/feed": "has no scheme",
    "//example.org/feed": "has no scheme",
    "file:///etc/passwd": 'begins with "file:", which digest does not read',
    "ftp://example.org/": 'begins with "ftp:"',
    "data:text/html,x": 'begins with "data:"',
    "gopher://example.org/": 'begins with "gopher:"',
    "javascript:alert(1)": 'begins with "javascript:"',
    "jar:http://example.org!/": 'begins with "jar:"',
    "http:///feed": "names no host",
    "http://": "names no host",
    "http:feed": "names no host",
    "http://user:secret@example.org/": "has a name or password in it",
    "http://example.org@127.0.0.1/": "has a name or password in it",
    "http://example.org\\@127.0.0.1/": "has a name or password in it",
    "http://example.org\\.evil.org/": "names no valid host",
    "http://exa mple.org/": "names no valid host",
    "http://example.org%2eevil.org/": "names no valid host",
    "http://%6c%6fcalhost/": "names no valid host",
    "http://a..b/": "names no valid host",
    "http://-a.org/": "names no valid host",
    f"http://{'a' * 64}.org/": "names no valid host",
    f"http://{'a.' * 130}org/": "names no valid host",
    "http://xn--/\u2100": "names no valid host",
    "http://exa\u2100mple.org/": "is no valid address",
    "http://example.org:99999/": "is no valid address",
    "http://example.org:x/": "is no valid address",
    "http://example.org:0/": "has port 0",
    "http://[::1": "is no valid address",
    "http://[fe80::1%25eth0]/": "names a network card",
    "http://[fe80::1%eth0]/": "names a network card",
    "http://[12345::]/": "is no valid",
    "http://example.org/\r\nHost: evil": "has a control character in it",
    "http://example.org/a\tb": "has a control character in it",
    "http://exam\nple.org/": "has a control character in it",
    "http://example.org/\x00": "has a control character in it",
    "http://example.org/\x85": "has a control character in it",
    "http://example.org/\ud800": "has a control character in it",
    f"http://{'ä' * 5000}.org/": "names no valid host",
    "http://example.org/" + "a" * 8192: "is longer than 8,192 characters",
    # Odd spellings of 127.0.0.1, and of other things that may be read as an address.
    "http://127.1/": "spells an IP address in an unusual way",
    "http://0x7f.1/": "spells an IP address in an unusual way",
    "http://0x7f000001/": "spells an IP address in an unusual way",
    "http://2130706433/": "spells an IP address in an unusual way",
    "http://017700000001/": "spells an IP address in an unusual way",
    "http://0177.0.0.1/": "spells an IP address in an unusual way",
    "http://127.0.0.0x1/": "spells an IP address in an unusual way",
    "http://127.0.0.01/": "spells an IP address in an unusual way",
    "http://1.2.3.4.5/": "spells an IP address in an unusual way",
    "http://0/": "spells an IP address in an unusual way",
    "http://0x/": "spells an IP address in an unusual way",
    "http://256.1.1.1/": "spells an IP address in an unusual way",
    "http://example.123/": "spells an IP address in an unusual way",
}  # fmt: skip


@pytest.mark.parametrize(("text", "sent"), ORDINARY.items())
def test_addresses_are_written_one_way(text: str, sent: str) -> None:
    assert str(urls.parse(text)) == sent
    assert str(urls.parse(sent)) == sent


@pytest.mark.parametrize(("text", "reason"), REFUSED.items())
def test_addresses_that_cannot_be_used_say_why(text: str, reason: str) -> None:
    with pytest.raises(BadAddress) as refused:
        urls.parse(text)
    assert refused.value.reason.startswith(reason)
    assert refused.value.remedy


@pytest.mark.parametrize(
    "text",
    ["http://①②⑦.0.0.1/", "http://127。0。0。1/", "http://１２７.0.0.1/", "http://127.0.0.1./"],
)
def test_other_letters_for_an_address_are_that_address(text: str) -> None:
    assert urls.parse(text).origin.host == "127.0.0.1"


def test_a_longer_address_is_refused_and_the_longest_is_not() -> None:
    longest = "http://example.org/" + "a" * (urls.LONGEST - 19)
    assert len(longest) == urls.LONGEST == 8192
    assert str(urls.parse(longest)) == longest


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "https://example.org/b"),
        ("c?d", "https://example.org/a/c?d"),
        ("//other.org/", "https://other.org/"),
        ("?x=1", "https://example.org/a/b?x=1"),
        ("", "https://example.org/a/b"),
    ],
)
def test_relative_addresses_count_from_their_page(location: str, target: str) -> None:
    assert str(urls.join(urls.parse("https://example.org/a/b"), location)) == target


@pytest.mark.parametrize("location", ["/a\r\nX: 1", "http://[", "file:///etc/passwd", "a\x00"])
def test_bad_targets_are_refused(location: str) -> None:
    with pytest.raises(BadAddress):
        urls.join(urls.parse("https://example.org/a/b"), location)


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        ("https://anna:geheim@example.org/feed", "https://example.org/feed"),
        ("https://anna:ge@heim@example.org/feed", "https://example.org/feed"),
        ("http://a.org/?key=abc&page=2", "http://a.org/?key=…&page=2"),
        ("http://a.org/?page=2&access_token=abc#x", "http://a.org/?page=2&access_token=…#x"),
        ("http://a.org/?X-Amz-Signature=abc", "http://a.org/?X-Amz-Signature=…"),
        ("http://a.org/?PASSWORD=abc;b=1", "http://a.org/?PASSWORD=…;b=1"),
        ("http://a.org/\r\nX", "http://a.org/\ufffd\ufffdX"),
        ("http://a.org/" + "a" * 500, "http://a.org/" + "a" * 186 + "…"),
        ("http://a.org/?page=2", "http://a.org/?page=2"),
    ],
)
def test_what_is_printed_of_an_address_has_no_secrets(url: str, printed: str) -> None:
    assert urls.shown(url) == printed


ODD = st.text(
    st.one_of(st.sampled_from("/:@.%?#[]\\&=;0123456789abcxX-_ é。\ud800"), st.characters()),
    max_size=40,
)


@given(st.sampled_from(["", "http://", "https:", "//", "http://a.org"]), ODD)
@example("http://", "a" * 9000)
def test_any_text_is_an_address_or_refused(start: str, rest: str) -> None:
    shown = urls.shown(start + rest)
    assert len(shown) <= urls.SHOWN
    assert shown.isprintable() or "\n" not in shown
    try:
        address = urls.parse(start + rest)
    except BadAddress:
        return
    assert str(address).isascii()
    assert urls.parse(str(address)) == address


@given(ODD)
def test_any_location_is_an_address_or_refused(location: str) -> None:
    try:
        address = urls.join(urls.parse("https://example.org/a/b?c"), location)
    except BadAddress:
        return
    assert urls.parse(str(address)) == address
