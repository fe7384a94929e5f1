"""Bombs, floods, endless and silent servers: every one ends as a named failure, soon and in little memory."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import brotli
import pytest
from loopback_web import Asked, Speak, a_client, a_world, ask, reply, serving, to

from digest.sources.net import Answer, Cause, Failure, Limit, Result, names, unfold, visits
from digest.sources.net import budget as budgets
from digest.sources.net.budget import Budget
from digest.sources.net.decoding import Body, Brotli, Zlib, decoder
from digest.sources.net.faults import Malformed, NoSuchHost, NotReached, OutOfTime, TooLarge

SMALL = Limit(bytes=50_000, seconds=2.0, connect=1.0, silence=1.0)
BRIEF = Limit(bytes=50_000, seconds=0.25, connect=0.2, silence=0.2)
NOUGHTS = bytes(40_000_000)
MILLION = b"All work and no play. " * 50_000


def fetched(page: bytes | Speak, limit: Limit = SMALL, **settings: object) -> Result:
    with serving({"/": page}) as site, a_client(retries=0, **settings) as client:
        return client.get(ask(site.url(), limit=limit))


def failed(page: bytes | Speak, limit: Limit = SMALL) -> Failure:
    result = fetched(page, limit)
    assert isinstance(result, Failure)
    return result


def saying(*pieces: bytes, pause: float = 0.0, forever: bool = False) -> Speak:
    """A server that says *pieces*, the last one again and again if *forever*, and then hangs up."""

    def speak(connection: socket.socket, _asked: Asked) -> None:
        with suppress(OSError):
            for piece in pieces:
                connection.sendall(piece)
            while forever:
                connection.sendall(pieces[-1])
                time.sleep(pause)
            connection.shutdown(socket.SHUT_RDWR)

    return speak


def silence(connection: socket.socket, _asked: Asked) -> None:
    with suppress(OSError):
        connection.settimeout(3)
        connection.recv(1)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds


def test_a_body_of_the_size_of_the_limit_is_taken() -> None:
    answer = fetched(reply(200, b"x" * SMALL.bytes))
    assert isinstance(answer, Answer)
    assert len(answer.content) == SMALL.bytes


def test_one_byte_more_is_not_even_when_it_is_not_announced() -> None:
    failure = failed(reply(200, b"x" * (SMALL.bytes + 1)))
    assert (failure.cause, failure.reason) == (Cause.SIZE, "is larger than 50,000 bytes")
    failure = failed(saying(b"HTTP/1.1 200 .\r\n\r\n", b"x" * (SMALL.bytes + 1)))
    assert (failure.cause, failure.reason) == (Cause.SIZE, "is larger than 50,000 bytes")


def test_what_is_announced_as_too_large_is_not_read() -> None:
    with at_most(10):
        failure = failed(saying(b"HTTP/1.1 200 .\r\nContent-Length: 99999999\r\n\r\n"))
    assert failure.cause is Cause.SIZE


@pytest.mark.parametrize("head", [b"", b"Transfer-Encoding: chunked\r\n"])
def test_an_endless_body_ends(head: bytes) -> None:
    piece = b"3e8\r\n" + b"x" * 1000 + b"\r\n" if head else b"x" * 1000
    with at_most(10):
        failure = failed(saying(b"HTTP/1.1 200 .\r\n" + head + b"\r\n", piece, forever=True))
    assert failure.cause is Cause.SIZE


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", lambda: gzip.compress(NOUGHTS)),
        ("deflate", lambda: zlib.compress(NOUGHTS)),
        ("br", lambda: brotli.compress(NOUGHTS, quality=5)),
        ("gzip", lambda: gzip.compress(NOUGHTS[:300_000]) * 140),
    ],
    ids=["gzip", "deflate", "brotli", "members"],
)
def test_a_bomb_is_never_unfolded(encoding: str, pack: Callable[[], bytes]) -> None:
    page = reply(200, pack(), {"Content-Encoding": encoding})
    limit = Limit(bytes=2_000_000, seconds=5.0, connect=1.0, silence=2.0)
    with serving({"/": page}) as site, a_client() as client:
        tracemalloc.start()
        try:
            failure = client.get(ask(site.url(), limit=limit))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert isinstance(failure, Failure)
    assert (failure.cause, failure.reason) == (Cause.SIZE, "is larger than 2,000,000 bytes")
    assert peak < 10_000_000


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("GZIP", gzip.compress),
        ("gzip", lambda data: gzip.compress(data[:999]) + gzip.compress(data[999:])),
        ("gzip", lambda data: gzip.compress(data) + b"\0" * 99),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("br", brotli.compress),
        ("identity", bytes),
        ("utf-8", bytes),
        ("", bytes),
    ],
)
@pytest.mark.parametrize("data", [b"", b"short", MILLION])
def test_compressed_bodies_are_read_whole(
    encoding: str, pack: Callable[[bytes], bytes], data: bytes
) -> None:
    limit = Limit(bytes=2_000_000, seconds=5.0)
    answer = fetched(reply(200, pack(data), {"Content-Encoding": encoding}), limit)
    assert isinstance(answer, Answer)
    assert answer.content == data


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_compressed_bodies_may_come_byte_by_byte(coding: str) -> None:
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding](
        MILLION[:20_000]
    )
    body = Body(decoder(coding), 20_000)
    for place in range(len(packed)):
        body.add(packed[place : place + 1])
    assert body.content() == MILLION[:20_000]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_damaged_and_short_data_are_named(coding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding]
    packed = pack(MILLION[:5000])
    for wrong in (packed[:-9], packed[: len(packed) // 2]):
        body = Body(decoder(coding), 10_000)
        body.add(wrong)
        with pytest.raises(Malformed, match="cut short"):
            body.content()
    with pytest.raises(Malformed, match="damaged"):
        Body(decoder(coding), 10_000).add(b"\x00\xff\xfe<rss>" * 50)


@pytest.mark.parametrize("encoding", ["zstd", "compress", "gzip, gzip", "br, gzip", "dcb"])
def test_compression_that_nobody_asked_for_is_named(encoding: str) -> None:
    failure = failed(reply(200, b"x", {"Content-Encoding": encoding}))
    assert failure.cause is Cause.MALFORMED
    assert f'"{encoding}"' in failure.reason


def test_a_body_of_countless_empty_parts_is_refused() -> None:
    empty = gzip.compress(b"")
    assert unfold(empty * 1000, limit=10) == b""
    with pytest.raises(Malformed):
        unfold(empty * 1001, limit=10)


def test_a_gzip_file_is_unfolded_within_its_limit() -> None:
    assert unfold(gzip.compress(MILLION), limit=len(MILLION)) == MILLION
    with pytest.raises(TooLarge):
        unfold(gzip.compress(MILLION), limit=len(MILLION) - 1)
    with pytest.raises(Malformed):
        unfold(b"no gzip at all", limit=100)


@pytest.mark.parametrize("part", [Zlib(gzip=True), Zlib(gzip=False), Brotli()])
def test_nothing_at_all_is_complete(part: Zlib | Brotli) -> None:
    assert part.complete()


@pytest.mark.parametrize(
    "page",
    [
        silence,
        saying(b"H", pause=0.02, forever=True),
        saying(b"HTTP/1.1 200 .\r\n", b"X: 1\r\n", pause=0.02, forever=True),
        saying(b"HTTP/1.1 200 .\r\n\r\n", b"x", pause=0.02, forever=True),
        saying(b"HTTP/1.1 100 .\r\n\r\n", pause=0.02, forever=True),
    ],
    ids=["silent", "status", "headers", "body", "continue"],
)
def test_slow_servers_run_out_of_time(page: Speak) -> None:
    with at_most(10):
        failure = failed(page, BRIEF)
    assert failure.cause in (Cause.TIME, Cause.MALFORMED)
    assert failure.temporary


def test_silence_and_slowness_are_told_apart() -> None:
    silent = Limit(seconds=2.0, silence=0.1)
    assert failed(silence, silent).reason == "sent nothing for 0.1 seconds"
    drip = saying(b"HTTP/1.1 200 .\r\n\r\n", b"x", pause=0.02, forever=True)
    dripping = Limit(seconds=0.3, silence=5.0)
    assert failed(drip, dripping).reason == "took longer than 0.3 seconds"


def test_redirects_share_the_time_of_the_request() -> None:
    def late(connection: socket.socket, asked: Asked) -> None:
        time.sleep(0.1)
        connection.sendall(to(asked.target + "x"))

    with serving() as site, a_client() as client:
        site.pages = {"/" + "x" * count: late for count in range(9)}
        failure = client.get(ask(site.url(), limit=Limit(seconds=0.5)))
    assert isinstance(failure, Failure)
    assert failure.reason.endswith("took longer than 0.5 seconds")
    assert len(site.asked) <= 5


@pytest.mark.parametrize(
    "flood",
    [
        saying(b"HTTP/1.1 200 .\r\n", b"X-More: " + b"x" * 999 + b"\r\n", forever=True),
        saying(b"HTTP/1.1 200 .\r\nX-More: ", b"x" * 999, forever=True),
        saying(b"HTTP/1.1 100 .\r\n\r\n" * 50, forever=True),
        saying(b"HTTP/1.1 200 .\r\n" + b"X-More: 1\r\n" * 20_000 + b"\r\n"),
        saying(b"x" * 999, forever=True),
    ],
    ids=["headers", "header", "continue", "whole", "line"],
)
def test_floods_of_headers_end(flood: Speak) -> None:
    with at_most(10):
        failure = failed(flood)
    assert failure.cause in (Cause.SIZE, Cause.MALFORMED)


def test_headers_of_a_usual_size_are_taken() -> None:
    many = {f"X-{number}": "x" * 500 for number in range(100)}
    assert isinstance(fetched(reply(200, b"x", many)), Answer)


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        (b"", Cause.UNREACHABLE),
        (b"HTTP/1.1 200 .\r\nContent-Le", Cause.UNREACHABLE),
        (b"HTTP/1.1 200 .\r\nContent-Length: 9\r\n\r\nshort", Cause.UNREACHABLE),
        (b"HTTP/1.1 200 .\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nshort", Cause.UNREACHABLE),
        (b"HTTP/1.1 200 .\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", Cause.MALFORMED),
        (b"HTTP/1.1 200 .\r\nContent-Length: -1\r\n\r\n", Cause.MALFORMED),
        (b"HTTP/1.1 200 .\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", Cause.MALFORMED),
        (b"HTTP/1.1 101 Upgrade\r\n\r\n", Cause.MALFORMED),
        (b"HTTP/1.1 99999 .\r\n\r\n", Cause.MALFORMED),
        (b"HTTP/1.1 200 .\r\nBad Header\r\n\r\n", Cause.MALFORMED),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Cause.UNREACHABLE),
        (b"<html>no HTTP at all</html>\r\n\r\n", Cause.MALFORMED),
        (b"\x15\x03\x01\x00\x02\x02\x50", Cause.MALFORMED),
    ],
)
def test_answers_that_break_the_rules_are_named(said: bytes, cause: Cause) -> None:
    failure = failed(saying(said))
    assert failure.cause is cause
    assert failure.temporary


@pytest.mark.parametrize(
    ("pages", "reason"),
    [
        ({"/": to("/")}, "redirects to itself"),
        ({"/": to("/a"), "/a": to("/")}, "redirects to itself"),
        ({"/": to("/a#b"), "/a": to("/a#c")}, "redirects to itself"),
        ({"/" + "x" * n: to("/x" + "x" * n) for n in range(20)}, "redirects more than 8 times"),
        ({"/": to("")}, "redirects to nowhere"),
        ({"/": reply(302)}, "redirects to nowhere"),
        ({"/": to("https://")}, "redirects to an address that names no host"),
        ({"/": to("mailto:a@example.org")}, 'redirects to an address that begins with "mailto:"'),
        ({"/": to("/" + "a" * 9000)}, "redirects to an address that is longer than 8,192"),
    ],
)
def test_redirects_end(pages: dict[str, bytes], reason: str) -> None:
    with serving(pages) as site, a_client() as client:
        failure = client.get(ask(site.url()))
    assert isinstance(failure, Failure)
    assert failure.cause is Cause.REDIRECT
    assert failure.reason.startswith(reason)


def test_eight_redirects_are_followed() -> None:
    pages = {"/" + "x" * n: to("/x" + "x" * n) for n in range(8)}
    with serving({**pages, "/xxxxxxxx": reply(200, b"here")}) as site, a_client() as client:
        answer = client.get(ask(site.url()))
    assert isinstance(answer, Answer)
    assert answer.url == site.url("/xxxxxxxx")


def test_an_address_with_odd_letters_is_sent_encoded() -> None:
    with serving({"/f%C3%BChl?a=%20b": reply(200)}) as site, a_client() as client:
        assert isinstance(client.get(ask(site.url("/fühl?a= b"))), Answer)


def test_a_redirect_in_another_encoding_is_followed() -> None:
    pages = {"/": to("/f\u00fchl"), "/f%C3%BChl": reply(200)}
    with serving(pages) as site, a_client() as client:
        assert isinstance(client.get(ask(site.url())), Answer)


@pytest.mark.slow
def test_only_a_few_large_answers_are_collected_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "LARGE", 10)
    monkeypatch.setattr(visits, "LARGE_AT_ONCE", 1)
    pages = {"/": reply(200, b"x" * 20), "/small": reply(200, b"x" * 10)}
    with serving(pages) as site, a_client() as client:
        assert all(isinstance(client.get(ask(site.url())), Answer) for _ in range(3))
        client._visitor._large.acquire()  # somebody else has a large answer
        assert isinstance(client.get(ask(site.url("/small"))), Answer)
        failure = client.get(ask(site.url(), limit=Limit(seconds=1.0)))
    assert isinstance(failure, Failure)
    assert failure.reason == "had to wait too long for other large answers"


def test_many_bombs_together_take_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "LARGE", 100_000)
    monkeypatch.setattr(visits, "LARGE_AT_ONCE", 2)
    page = reply(200, gzip.compress(bytes(30_000_000)), {"Content-Encoding": "gzip"})
    with serving({"/": page}) as site, a_client() as client:
        limit = Limit(bytes=2_000_000, seconds=20.0)
        tracemalloc.start()
        try:
            results = list(client.get_many(ask(site.url(), limit=limit) for _ in range(40)))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert {getattr(result, "cause", None) for result in results} == {Cause.SIZE}
    assert peak < 32_000_000  # 32 at once with 2 MB each would be 64 MB


def test_a_budget_counts_headers_and_body_apart() -> None:
    budget = Budget(Limit(bytes=10), lambda: 0.0)
    assert budgets.HEADERS == 65_536
    assert budget.readable(1_000_000) == budgets.HEADERS + 1
    budget.receive(budgets.HEADERS)
    budget.body_begins()
    budget.receive(10)
    with pytest.raises(TooLarge):
        budget.receive(2)


def test_a_budget_gives_each_wait_its_limit_and_no_more_than_is_left() -> None:
    now = [0.0]
    budget = Budget(Limit(seconds=30, connect=10, silence=20), lambda: now[0], spent=5.0)
    assert (budget.connecting(), budget.waiting(), budget.left()) == (10, 20, 25)
    now[0] = 19.0
    assert (budget.connecting(), budget.waiting(), budget.left()) == (6, 6, 6)
    now[0] = 25.0
    with pytest.raises(OutOfTime):
        budget.waiting()


def test_the_limits_are_those_that_the_documentation_names() -> None:
    limit = Limit()
    assert (limit.bytes, limit.seconds, limit.connect, limit.silence) == (8_000_000, 30, 10, 10)


def test_a_host_whose_name_takes_too_long_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "127.0.0.1" in names.system_names("127.0.0.1", 80, 5.0)
    forever = threading.Event()
    monkeypatch.setattr(names, "_ask", lambda *_host: forever.wait(5))
    with pytest.raises(NotReached, match="looked up in time"):
        names.system_names("localhost", 80, 0.01)
    forever.set()


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), NoSuchHost),
        (socket.gaierror(socket.EAI_AGAIN, "x"), NotReached),
        (OSError("x"), NoSuchHost),
    ],
)
def test_a_host_that_cannot_be_looked_up_is_named(
    monkeypatch: pytest.MonkeyPatch, error: OSError, fault: type[Exception]
) -> None:
    def failing(*_rest: object, **_more: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", failing)
    with pytest.raises(fault):
        names.system_names("example.org", 80, 5.0)


def test_a_site_that_does_not_listen_is_named() -> None:
    with serving() as site:
        url = site.url()
    with a_client(a_world(), retries=0) as client:
        failure = client.get(ask(url))
    assert isinstance(failure, Failure)
    assert failure.cause is Cause.UNREACHABLE
    assert failure.reason == "is on a host that refuses connections"


def test_a_fault_that_is_kept_holds_no_body() -> None:
    try:
        try:
            raise OSError  # noqa: TRY301
        except OSError as error:
            raise TooLarge("is too large", "leave it out") from error
    except TooLarge as fault:
        bare = fault.bare()
    assert (bare.__cause__, bare.__context__, bare.__traceback__) == (None, None, None)
    assert bare.reason == "is too large"
