"""Nothing reaches a private address, by whatever way: addresses, redirects, names that change, proxies, robots.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import httpcore2
import pytest
from loopback_web import SHORT, Site, a_client, a_world, ask, names, own, reply, serving, to

from digest.sources.net import Access, Answer, Cause, Failure, Gone, Request

PUBLIC = "93.184.216.34"
Connect = Callable[..., httpcore2.NetworkStream]


@pytest.fixture
def inner() -> Iterator[Site]:
    """A server that nobody may reach."""
    with serving({"/": reply(200, b"secret"), "/robots.txt": reply(200, b"")}) as site:
        yield site


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that sockets are opened to; public ones lead to loopback instead, at the same port."""
    opened: list[str] = []
    connect: Connect = httpcore2.SyncBackend.connect_tcp

    def recorded(self: Any, host: str, *rest: Any) -> httpcore2.NetworkStream:
        opened.append(host)
        return connect(self, "127.0.0.1" if host == PUBLIC else host, *rest)

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", recorded)
    return opened


def refused(result: object) -> Failure:
    assert isinstance(result, Failure)
    assert result.cause in (Cause.ADDRESS, Cause.REDIRECT)
    assert not result.temporary
    return result


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "LOCALHOST", "localhost.", "[::1]", "[::ffff:127.0.0.1]"),
        *("[::ffff:7f00:1]", "127.1", "0x7f.1", "2130706433", "0177.0.0.1", "0.0.0.0", "[::]"),
        *("①②⑦.0.0.1", "127。0。0。1", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "127.0.0.1."),
    ],
)
def test_no_spelling_of_this_machine_reaches_it(inner: Site, host: str) -> None:
    with a_client() as client:
        refused(client.get(Request(url=inner.url(host=host), limit=SHORT)))
    assert not inner.connections


def test_the_refusal_names_the_address_the_reason_and_the_setting(inner: Site) -> None:
    with a_client() as client:
        failure = refused(client.get(Request(url=inner.url(), limit=SHORT)))
    assert failure.message == (
        f"http://localhost:{inner.port}/: is at 127.0.0.1 (this machine); "
        'if it is yours, add allow_private = ["localhost"] to its [[source]]'
    )
    rejected = failure.rejected()
    assert (rejected.where, rejected.reason) == (failure.url, failure.reason)


@pytest.mark.parametrize("address", ["10.0.0.1", "169.254.169.254", "fd00::1", "100.64.0.1"])
def test_a_name_that_means_a_private_address_is_refused(connected: list[str], address: str) -> None:
    with a_client(a_world(names=names(evil_test=[address]))) as client:
        failure = refused(client.get(Request(url="http://evil.test/")))
    assert address in failure.reason
    assert not connected


def test_of_public_and_private_addresses_only_the_public_are_used(
    inner: Site, connected: list[str]
) -> None:
    resolve = names(mixed_test=["127.0.0.1", PUBLIC, "10.0.0.1"])
    with a_client(a_world(names=resolve)) as client:
        answer = client.get(Request(url=inner.url(host="mixed.test"), limit=SHORT))
    assert isinstance(answer, Answer)
    assert connected == [PUBLIC]


def test_when_one_address_does_not_answer_the_next_is_tried(
    inner: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[tuple[str, float]] = []
    connect: Connect = httpcore2.SyncBackend.connect_tcp

    def half_dead(self: Any, host: str, port: int, seconds: float, *rest: Any) -> Any:
        tried.append((host, seconds))
        if host != PUBLIC:
            raise httpcore2.ConnectTimeout
        return connect(self, "127.0.0.1", port, seconds, *rest)

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", half_dead)
    resolve = names(two_test=["2606:4700::1", PUBLIC, "1.1.1.1", "8.8.8.8", "9.9.9.9"])
    with a_client(a_world(names=resolve)) as client:
        answer = client.get(Request(url=inner.url(host="two.test"), limit=SHORT))
    assert isinstance(answer, Answer)
    assert [host for host, _ in tried] == ["2606:4700::1", PUBLIC]
    # Four of the five are tried at most, and each has its share of the time.
    assert tried[0][1] == pytest.approx(SHORT.connect / 4)


def test_a_host_that_answers_at_no_address_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def dead(_self: Any, host: str, *_rest: Any) -> Any:
        tried.append(host)
        raise httpcore2.ConnectTimeout

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", dead)
    world = a_world(names=names(dead_test=["1.1.1.1", "8.8.8.8"], none_test=[]))
    with a_client(world) as client:
        failure = client.get(Request(url="http://dead.test/", limit=SHORT))
        none = client.get(Request(url="http://none.test/", limit=SHORT))
    assert isinstance(failure, Failure)
    assert failure.reason == "is on a host that does not answer"
    assert failure.cause is Cause.UNREACHABLE
    assert tried == ["1.1.1.1", "8.8.8.8"]  # and not a second time: the system has tried often
    assert isinstance(none, Failure)
    assert none.reason == "is on a host without an address"


def test_a_name_that_changes_between_check_and_connection_changes_nothing(
    inner: Site, connected: list[str]
) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []

    def rebinding(host: str, _port: int, _seconds: float) -> Sequence[str]:
        asked.append(host)
        return next(answers)

    with a_client(
        a_world(names=rebinding)
    ) as client:  # the second uses the connection of the first
        first = client.get(Request(url=inner.url(host="rebind.test"), limit=SHORT))
        again = client.get(Request(url=inner.url(host="rebind.test"), limit=SHORT))
    assert isinstance(first, Answer)
    assert isinstance(again, Answer)
    assert connected == [PUBLIC]
    assert asked == ["rebind.test"]


def test_a_name_that_changes_between_two_connections_is_refused(
    inner: Site, connected: list[str]
) -> None:
    inner.pages["/close"] = lambda connection, _asked: connection.sendall(
        b"HTTP/1.1 200 .\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    )
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    resolve = lambda *_rest: next(answers)  # noqa: E731
    with a_client(a_world(names=resolve)) as client:
        url = inner.url("/close", host="rebind.test")
        assert isinstance(client.get(Request(url=url, limit=SHORT)), Answer)
        refused(client.get(Request(url=url, limit=SHORT)))
    assert connected == [PUBLIC]


@pytest.mark.parametrize(
    "target",
    [
        *("http://127.0.0.1:{port}/", "http://localhost:{port}/", "//127.0.0.1:{port}/"),
        *("http://[::ffff:127.0.0.1]:{port}/", "http://2130706433:{port}/", "http://0x7f.1:{port}/"),
        *("http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[fe80::1]/"),
        *("file:///etc/passwd", "ftp://127.0.0.1/", "data:text/html,x", "gopher://127.0.0.1:{port}/"),
        *("http://anna:geheim@127.0.0.1:{port}/", "http://evil.test:{port}/", "http://127.0.0.1\\@a/"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("status", [301, 303, 308])
def test_no_redirect_leads_to_a_private_address(
    inner: Site, connected: list[str], target: str, status: int
) -> None:
    resolve = names(evil_test=["127.0.0.1"], good_test=[PUBLIC])
    with (
        serving({"/": to(target.format(port=inner.port), status)}) as site,
        a_client(a_world(names=resolve)) as client,
    ):
        failure = refused(client.get(Request(url=site.url(host="good.test"), limit=SHORT)))
    assert set(connected) == {PUBLIC}
    assert not inner.connections
    assert "geheim" not in repr(failure)


def test_every_redirect_is_checked_and_named(inner: Site, connected: list[str]) -> None:
    with serving() as site:
        site.pages = {"/": to("/b"), "/b": to("/c"), "/c": to(inner.url())}
        with a_client(a_world(names=names(good_test=[PUBLIC]))) as client:
            failure = refused(client.get(Request(url=site.url(host="good.test"), limit=SHORT)))
    assert failure.url == f"http://good.test:{site.port}/"
    assert failure.reason == f"leads to {inner.url()}, which is at 127.0.0.1 (this machine)"
    assert not inner.connections


def test_a_named_host_is_reached_but_not_another_on_the_way(inner: Site) -> None:
    with serving({"/": to(inner.url(host="127.0.0.1"))}) as site, a_client() as client:
        refused(client.get(ask(site.url(), access=own("localhost"))))
        assert not inner.connections
        assert isinstance(client.get(ask(site.url(), access=own("localhost", "127.0.0.1"))), Answer)


def test_a_source_does_not_use_the_open_connection_of_another(inner: Site) -> None:
    with a_client() as client:
        assert isinstance(client.get(ask(inner.url())), Answer)
        assert inner.connections == 1
        refused(client.get(Request(url=inner.url(), limit=SHORT)))
        assert isinstance(client.get(ask(inner.url())), Answer)
    assert inner.connections == 1
    assert len(inner.asked) == 2


def test_robots_txt_does_not_lead_inside(inner: Site, connected: list[str]) -> None:
    pages = {"/robots.txt": to(inner.url("/robots.txt")), "/": reply(200, b"page")}
    with serving(pages) as site, a_client(a_world(names=names(good_test=[PUBLIC]))) as client:
        answer = client.get(Request(url=site.url(host="good.test"), limit=SHORT, robots=True))
    assert isinstance(answer, Answer)
    assert not inner.connections


def proxied(site: Site, **more: Any) -> dict[str, str]:
    return {"http": f"http://anna:geheim@localhost:{site.port}", **more}


def test_a_proxy_may_be_private_and_gets_whole_addresses() -> None:
    with serving({"http://good.test/feed": reply(200, b"through")}) as proxy:
        world = a_world(proxies=proxied(proxy), names=names(good_test=[PUBLIC]))
        with a_client(world) as client:
            answer = client.get(Request(url="http://good.test/feed", limit=SHORT))
    assert isinstance(answer, Answer)
    assert answer.content == b"through"
    assert proxy.asked[0].headers["proxy-authorization"] == "Basic YW5uYTpnZWhlaW0="


def test_a_name_that_only_the_proxy_knows_is_left_to_it() -> None:
    with (
        serving({"http://unknown.test/": reply(200, b"through")}) as proxy,
        a_client(a_world(proxies=proxied(proxy))) as client,
    ):
        assert isinstance(client.get(Request(url="http://unknown.test/", limit=SHORT)), Answer)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "evil.test", "[::ffff:10.0.0.1]"])
def test_a_proxy_is_no_way_inside(host: str) -> None:
    with serving() as proxy:
        world = a_world(proxies=proxied(proxy), names=names(evil_test=["10.0.0.1"]))
        with a_client(world) as client:
            refused(client.get(Request(url=f"http://{host}/", limit=SHORT)))
    assert not proxy.connections


def test_the_proxys_own_host_is_open_as_a_proxy_only(inner: Site) -> None:
    with serving() as proxy, a_client(a_world(proxies=proxied(proxy, no="localhost"))) as client:
        refused(client.get(Request(url=inner.url(), limit=SHORT)))
    assert not inner.connections


@pytest.mark.parametrize(
    ("given", "host", "through"),
    [
        ({"no": "good.test"}, "good.test", False),
        ({"no": ".test, other.org"}, "good.test", False),
        ({"no": "test"}, "good.test", False),
        ({"no": "*"}, "good.test", False),
        ({"no": "od.test"}, "good.test", True),
        ({"no": ""}, "good.test", True),
    ],
)
def test_no_proxy_is_heeded(
    inner: Site, connected: list[str], given: dict[str, str], host: str, *, through: bool
) -> None:
    with serving({f"http://{host}:{inner.port}/": reply(404)}) as proxy:
        world = a_world(proxies=proxied(proxy, **given), names=names(good_test=[PUBLIC]))
        with a_client(world) as client:
            result = client.get(Request(url=inner.url(host=host), limit=SHORT))
    assert isinstance(result, Gone) == through
    assert bool(proxy.connections) == through


def test_a_proxy_of_another_kind_is_named() -> None:
    with a_client(a_world(proxies={"all": "socks5://localhost:1080"})) as client:
        failure = refused(client.get(Request(url="http://good.test/")))
    assert "proxy that is no HTTP proxy" in failure.message


def test_a_proxy_that_refuses_is_named() -> None:
    with serving() as site:
        port = site.port
    with a_client(a_world(proxies={"http": f"http://127.0.0.1:{port}"})) as client:
        failure = client.get(Request(url="http://good.test/", limit=SHORT))
    assert isinstance(failure, Failure)
    assert failure.reason == "is behind a proxy that refuses connections"


def test_the_environments_proxies_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving({"http://good.test/": reply(200, b"through")}) as proxy:
        monkeypatch.setenv("http_proxy", f"localhost:{proxy.port}")
        with a_client(a_world(proxies=None)) as client:
            assert isinstance(client.get(Request(url="http://good.test/", limit=SHORT)), Answer)


def test_access_is_closed_unless_something_is_named() -> None:
    assert Access().private == frozenset()
    assert Request(url="http://example.org/").access == Access()
