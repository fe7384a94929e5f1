"""Passwords and keys go to the host they belong to, and nowhere else: not to another host, not into a message."""

from __future__ import annotations

import copy
import logging
import pickle
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import trustme
from loopback_web import SHORT, Asked, Site, a_client, a_world, ask, own, reply, serving, to

from digest.errors import ConfigError
from digest.sources.net import (
    Access,
    Answer,
    Cause,
    Credential,
    Failure,
    Limit,
    Request,
    Secret,
    World,
    basic,
    header,
    parameter,
    read_access,
)

WORD = "gehe1mes-wort"
BASIC = "Basic YW5uYTpnZWhlMW1lcy13b3J0"


def with_password(url: str, *hosts: str) -> Access:
    return Access(private=own(*hosts).private, credential=basic(url, "anna", Secret(WORD)))


def with_key(url: str, *hosts: str) -> Access:
    return Access(private=own(*hosts).private, credential=parameter(url, "key", Secret(WORD)))


def test_a_password_is_sent_to_its_host() -> None:
    with serving({"/feed": reply(200)}) as site, a_client() as client:
        url = site.url("/feed")
        assert isinstance(client.get(ask(url, access=with_password(url))), Answer)
        client.get(ask(url))
    assert site.asked[0].headers["authorization"] == BASIC
    assert "authorization" not in site.asked[1].headers


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_password_stays_behind_when_another_host_is_next(status: int) -> None:
    hosts = ("localhost", "127.0.0.1")
    with serving() as site, a_client() as client:
        url = site.url("/feed")
        site.pages = {
            "/feed": to(site.url("/other", host="127.0.0.1"), status),
            "/other": to(site.url("/back"), status),
            "/back": reply(200),
        }
        assert isinstance(client.get(ask(url, access=with_password(url, *hosts))), Answer)
    assert [("authorization" in one.headers) for one in site.asked] == [True, False, False]


def test_another_port_is_another_host() -> None:
    with (
        serving({"/": reply(200)}) as other,
        serving({"/": to(other.url())}) as site,
        a_client() as client,
    ):
        client.get(ask(site.url(), access=with_password(site.url())))
    assert "authorization" in site.asked[0].headers
    assert "authorization" not in other.asked[0].headers


def test_a_redirect_within_the_host_keeps_it() -> None:
    with serving({"/": to("/b"), "/b": reply(200)}) as site, a_client() as client:
        client.get(ask(site.url(), access=with_password(site.url())))
    assert [one.headers.get("authorization") for one in site.asked] == [BASIC, BASIC]


@pytest.mark.parametrize(
    ("own_url", "other", "may"),
    [
        ("https://a.org/x", "https://a.org/y", True),
        ("http://a.org/x", "https://a.org/y", True),
        ("https://a.org/x", "http://a.org/y", False),
        ("https://a.org/x", "https://b.a.org/y", False),
        ("https://b.a.org/x", "https://a.org/y", False),
        ("http://a.org:8080/x", "https://a.org/y", False),
        ("http://a.org/x", "https://a.org:8443/y", False),
    ],
)
def test_to_which_addresses_a_password_belongs(own_url: str, other: str, *, may: bool) -> None:
    from digest.sources.net import urls

    credential = basic(own_url, "anna", Secret(WORD))
    assert credential.is_for(urls.parse(other).origin) == may


def test_a_token_is_made_when_it_is_sent() -> None:
    tokens = iter(["Ghost one", "Ghost two"])
    with serving({"/": reply(200)}) as site, a_client() as client:
        credential = header(site.url(), "Authorization", Secret(lambda: next(tokens)))
        for _ in range(2):
            client.get(ask(site.url(), access=Access(private=own().private, credential=credential)))
    assert [one.headers["authorization"] for one in site.asked] == ["Ghost one", "Ghost two"]


def test_a_key_is_added_to_the_query_and_to_no_result() -> None:
    pages = {
        f"/posts?limit=5&key={WORD}": to("/new?limit=5", 301),
        f"/new?limit=5&key={WORD}": reply(200, b"{}"),
    }
    with serving(pages) as site, a_client() as client:
        url = site.url("/posts?limit=5")
        answer = client.get(ask(url, access=with_key(url)))
        assert isinstance(answer, Answer)
        assert answer.url == answer.moved == site.url("/new?limit=5")
        assert WORD not in repr(answer)


def test_a_key_that_the_server_repeats_is_not_stored() -> None:
    pages = {
        f"/posts?key={WORD}": to(f"/new?key={WORD}&a=1", 301),
        f"/new?a=1&key={WORD}": reply(404),
    }
    with serving(pages) as site, a_client() as client:
        gone = client.get(ask(site.url("/posts"), access=with_key(site.url())))
    assert len(site.asked) == 2
    assert not isinstance(gone, Failure)
    assert gone.url == site.url("/new?a=1")


def test_a_redirect_that_carries_the_key_away_is_not_followed() -> None:
    with serving() as site, a_client() as client:
        target = site.url(f"/steal?key={WORD}", host="127.0.0.1")
        site.pages = {f"/posts?key={WORD}": to(target), f"/steal?key={WORD}": reply(200)}
        access = with_key(site.url(), "localhost", "127.0.0.1")
        failure = client.get(ask(site.url("/posts"), access=access))
    assert isinstance(failure, Failure)
    assert failure.reason == "redirects to another host with your key"
    assert WORD not in repr(failure)
    assert len(site.asked) == 1


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[Site, World]]:
    """A server with TLS, and a world that trusts its certificate."""
    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    with serving({"/": reply(200, b"over TLS")}, context) as site:
        yield site, a_world(ca_file=str(tmp_path / "ca.pem"))


def test_pages_are_read_over_tls(secure: tuple[Site, World]) -> None:
    site, world = secure
    with a_client(world) as client:
        answer = client.get(ask(site.url(scheme="https")))
    assert isinstance(answer, Answer)
    assert answer.content == b"over TLS"


def test_a_proxy_is_a_tunnel_for_tls(secure: tuple[Site, World]) -> None:
    site, world = secure

    def tunnel(connection: socket.socket, _asked: Asked) -> None:
        connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        with socket.create_connection(("127.0.0.1", site.port)) as onward:
            pumping = threading.Thread(target=pump, args=(onward, connection), daemon=True)
            pumping.start()
            pump(connection, onward)

    with serving({f"localhost:{site.port}": tunnel}) as proxy:
        through = replace(world, proxies={"https": f"http://localhost:{proxy.port}"})
        with a_client(through) as client:
            answer = client.get(ask(site.url(scheme="https")))
    assert isinstance(answer, Answer)
    assert answer.content == b"over TLS"
    assert proxy.targets == [f"localhost:{site.port}"]


def pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            sink.sendall(data)


def test_a_certificate_that_is_not_valid_is_named(secure: tuple[Site, World]) -> None:
    site, world = secure
    access = own("127.0.0.1", "localhost")
    with a_client(world) as client, a_client() as stranger:
        wrong_name = client.get(ask(site.url(host="127.0.0.1", scheme="https"), access=access))
        unknown = stranger.get(ask(site.url(scheme="https"), access=access))
    for failure in (wrong_name, unknown):
        assert isinstance(failure, Failure)
        assert failure.reason.startswith("has a certificate that is not valid (")
    assert not site.asked


def test_tls_where_there_is_none_is_named() -> None:
    with serving() as site, a_client(retries=0) as client:
        failure = client.get(ask(site.url(scheme="https"), limit=Limit(connect=0.2)))
    assert isinstance(failure, Failure)
    assert failure.cause is Cause.UNREACHABLE


def test_nobody_leads_from_https_to_http(secure: tuple[Site, World]) -> None:
    site, world = secure
    with serving({"/": reply(200)}) as plain, a_client(world) as client:
        site.pages = {"/": to(plain.url())}
        failure = client.get(ask(site.url(scheme="https")))
    assert isinstance(failure, Failure)
    assert failure.reason.startswith(f"redirects from https to {plain.url()}")
    assert not plain.asked


def test_a_secret_hides_itself() -> None:
    secret = Secret(WORD)
    late = Secret(lambda: WORD)
    assert secret.reveal() == late.reveal() == WORD
    request = Request(url="http://a.org/", access=with_password("http://a.org/"))
    for shown in (f"{secret}", f"{secret!r}", f"{late}", repr(request), f"{[secret]}"):
        assert WORD not in shown
        assert BASIC not in shown
    for copied in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError):
            copied(secret)


@pytest.mark.parametrize("fault", ["refused", "status", "redirect", "reset"])
def test_no_message_and_no_log_has_the_secret(caplog: pytest.LogCaptureFixture, fault: str) -> None:
    caplog.set_level(logging.DEBUG)
    pages = {"refused": reply(403), "status": reply(500), "redirect": to("ftp://a/")}
    page = pages.get(fault, lambda connection, _asked: connection.shutdown(2))
    with serving() as site, a_client(retries=0) as client:
        site.pages = {"/": page, f"/?key={WORD}": page}
        for access in (with_password(site.url()), with_key(site.url())):
            failure = client.get(ask(site.url(), access=access))
            assert isinstance(failure, Failure)
            assert WORD not in repr(failure)
            assert WORD not in failure.message
    assert len(site.asked) == 2
    assert WORD not in caplog.text
    assert BASIC not in caplog.text


def test_an_address_with_a_password_is_refused_without_printing_it() -> None:
    with a_client() as client:
        failure = client.get(Request(url=f"https://anna:{WORD}@a.org/feed", limit=SHORT))
    assert isinstance(failure, Failure)
    assert failure.url == "https://a.org/feed"
    assert WORD not in repr(failure)
    assert "user" in failure.remedy


def read(options: dict[str, Any], base: Path = Path(), **environ: str) -> Access:
    return read_access(options, address="https://a.org/feed", base=base, environ=environ)


def sent(access: Access) -> tuple[dict[str, str], dict[str, str]]:
    credential = access.credential
    assert isinstance(credential, Credential)
    return (
        {name: secret.reveal() for name, secret in credential.headers.items()},
        {name: secret.reveal() for name, secret in credential.query.items()},
    )


def test_access_is_read_from_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "word").write_text(f"{WORD}\n", encoding="utf-8")
    assert read({}) == Access()
    assert sent(read({"user": "anna", "password_env": "W"}, W=WORD)) == (
        {"Authorization": BASIC},
        {},
    )
    assert sent(read({"user": "anna", "password_file": "word"}, tmp_path)) == (
        {"Authorization": BASIC},
        {},
    )
    assert sent(read({"key_env": "K"}, K="abc")) == ({}, {"key": "abc"})
    assert sent(read({"key_file": "word"}, tmp_path)) == ({}, {"key": WORD})
    hosts = ["Intranet.LAN", "localhost:8080", "10.0.0.7", "::1", "[::1]:81", "a.lan:80"]
    assert read({"allow_private": hosts}).private == {
        *("intranet.lan", "localhost:8080", "10.0.0.7", "[::1]", "[::1]:81", "a.lan:80"),
    }


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"password": "x"}, "[[source]] password: must not be in this file"),
        ({"key": "x"}, "[[source]] key: must not be in this file"),
        ({"user": "anna"}, "[[source]] user: has no password"),
        ({"user": "anna", "password_env": "NO"}, "[[source]] password_env: the variable NO is not"),
        ({"key_env": "NO"}, "[[source]] key_env: the variable NO is not set"),
        ({"key_file": "nowhere"}, "[[source]] key_file: nowhere cannot be read"),
        ({"allow_private": "localhost"}, "[[source]] allow_private: must be a list"),
        ({"allow_private": [1]}, "[[source]] allow_private: must be a list"),
        ({"allow_private": ["a b"]}, "[[source]] allow_private: 'a b' is no host"),
        ({"allow_private": ["10.0.0.0/8"]}, "[[source]] allow_private: '10.0.0.0/8' is no host"),
        ({"allow_private": ["*"]}, "[[source]] allow_private: '*' is no host"),
        ({"allow_private": ["http://a.lan"]}, "[[source]] allow_private: 'http://a.lan' is no"),
    ],
)
def test_mistakes_in_the_configuration_name_the_key(options: dict[str, Any], reason: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read(options)
    assert str(refused.value).startswith(reason)
