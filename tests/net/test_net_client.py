"""The client as its callers see it: results, versions, progress, many at once, and an end without loose threads."""

from __future__ import annotations

import gzip
import random
import threading
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback_web import Asked, a_client, a_world, ask, reply, serving, to

from digest import __version__
from digest.sources.net import (
    FEEDS,
    Answer,
    Cause,
    Client,
    Failure,
    Gone,
    Limit,
    Request,
    Settings,
    Unchanged,
    Validators,
    shown,
)
from digest.sources.net.headers import content_type
from digest.sources.net.retries import retry_after

ETAG, MODIFIED = '"abc"', "Wed, 23 Jul 2025 10:00:00 GMT"
VERSION = {"ETag": ETAG, "Last-Modified": MODIFIED}


def test_an_answer_has_what_a_source_needs() -> None:
    headers = {**VERSION, "Content-Type": "Application/RSS+xml; Charset='UTF-8'", "X-WP-Total": "7"}
    with serving({"/feed": reply(200, b"<rss/>", headers)}) as site, a_client() as client:
        answer = client.get(ask(site.url("/feed"), tag=42))
    assert isinstance(answer, Answer)
    assert (answer.content, answer.url, answer.moved) == (b"<rss/>", site.url("/feed"), "")
    assert (answer.media_type, answer.charset) == ("application/rss+xml", "utf-8")
    assert answer.validators == Validators(etag=ETAG, modified=MODIFIED)
    assert answer.headers["x-wp-total"] == "7"
    assert answer.request.tag == 42


def test_what_is_sent_says_who_asks_and_for_what() -> None:
    settings = Settings(contact="https://example.org/about")
    with serving({"/": reply()}) as site, Client(settings, a_world()) as client:
        client.get(ask(site.url(), accept=FEEDS))
    sent = site.asked[0].headers
    assert sent.pop("user-agent") == f"digest/{__version__} (+https://example.org/about)"
    assert sent == {
        "host": f"localhost:{site.port}",
        "accept": FEEDS,
        "accept-encoding": "gzip, deflate, br",
    }
    assert Settings().user_agent == f"digest/{__version__}"


def test_cookies_are_neither_kept_nor_sent() -> None:
    with serving({"/": reply(headers={"Set-Cookie": "a=1"})}) as site, a_client() as client:
        for _ in range(2):
            client.get(ask(site.url()))
    assert not any("cookie" in one.headers for one in site.asked)


def only_new(connection: Any, asked: Asked) -> None:
    known = asked.headers.get("if-none-match") == ETAG
    connection.sendall(
        reply(304, headers={"ETag": '"def"'}) if known else reply(200, b"x", VERSION)
    )


def test_what_did_not_change_is_not_sent_again() -> None:
    with serving({"/": only_new}) as site, a_client() as client:
        first = client.get(ask(site.url()))
        assert isinstance(first, Answer)
        second = client.get(ask(site.url(), validators=first.validators))
    assert isinstance(second, Unchanged)
    assert second.validators == Validators(etag='"def"', modified=MODIFIED)
    assert site.asked[1].headers["if-modified-since"] == MODIFIED
    assert site.connections == 1


@pytest.mark.parametrize(
    ("etag", "modified"), [("", ""), (ETAG, ""), ("", MODIFIED), (ETAG, MODIFIED)]
)
def test_a_version_fits_into_one_line(etag: str, modified: str) -> None:
    validators = Validators(etag=etag, modified=modified)
    assert Validators.from_stamp(validators.stamp) == validators
    assert bool(validators.stamp) == bool(validators)


def test_304_to_a_question_without_a_version_is_a_failure() -> None:
    with serving({"/": reply(304)}) as site, a_client() as client:
        failure = client.get(ask(site.url()))
    assert isinstance(failure, Failure)
    assert failure.cause is Cause.STATUS


@pytest.mark.parametrize("bad", ['"a\r\nX: 1"', '"é"', "x" * 2000, '"a\x00"'])
def test_a_version_that_cannot_be_sent_back_is_not(bad: str) -> None:
    with serving({"/": reply()}) as site, a_client() as client:
        client.get(ask(site.url(), validators=Validators(etag=bad, modified=bad)))
    assert not {"if-none-match", "if-modified-since", "x"} & set(site.asked[0].headers)


def test_a_version_that_cannot_be_sent_back_is_not_stored() -> None:
    with serving({"/": reply(200, b"", {"ETag": "x" * 2000})}) as site, a_client() as client:
        answer = client.get(ask(site.url()))
    assert isinstance(answer, Answer)
    assert not answer.validators


@pytest.mark.parametrize(("status", "word"), [(404, "does not exist"), (410, "removed for good")])
def test_what_is_gone_is_told_apart(status: int, word: str) -> None:
    with serving({"/": reply(status)}) as site, a_client() as client:
        gone = client.get(ask(site.url()))
    assert isinstance(gone, Gone)
    assert gone.status == status
    assert word in gone.message
    assert gone.rejected().where == site.url()


@pytest.mark.parametrize(
    "rest",
    [b"Content-Length: 99\r\n\r\nshort", b"Content-Length: 99999999\r\n\r\n", b"\r\nendless"],
)
def test_what_is_gone_is_gone_whatever_else_the_server_says(rest: bytes) -> None:
    def speak(connection: Any, _asked: Asked) -> None:
        connection.sendall(b"HTTP/1.1 410 .\r\n" + rest)
        if b"short" in rest:
            connection.shutdown(2)
        else:
            connection.recv(1)

    with serving({"/": speak}) as site, a_client(retries=0) as client:
        assert isinstance(client.get(ask(site.url())), Gone)


@pytest.mark.parametrize(
    ("status", "cause", "reason"),
    [
        (401, Cause.DENIED, "asks for a log-in"),
        (402, Cause.DENIED, "asks for payment"),
        (403, Cause.DENIED, "is closed to digest (403)"),
        (451, Cause.DENIED, "is withheld for legal reasons (451)"),
        (500, Cause.STATUS, "has an error on its server (status 500)"),
        (418, Cause.STATUS, "answers with status 418"),
        (300, Cause.STATUS, "answers with status 300"),
    ],
)
def test_every_status_has_a_reason(status: int, cause: Cause, reason: str) -> None:
    with serving({"/": reply(status)}) as site, a_client() as client:
        failure = client.get(ask(site.url()))
    assert isinstance(failure, Failure)
    assert (failure.status, failure.cause, failure.reason) == (status, cause, reason)
    assert failure.message == f"{site.url()}: {reason}; {failure.remedy}"
    assert failure.remedy


@pytest.mark.parametrize(
    ("chain", "moved"),
    [
        ([301], "/1"),
        ([308, 301], "/2"),
        ([301, 302], "/1"),
        ([302, 301], ""),
        ([302], ""),
        ([307, 303], ""),
    ],
)
def test_permanent_moves_are_told_as_far_as_they_are_permanent(
    chain: list[int], moved: str
) -> None:
    with serving() as site, a_client() as client:
        site.pages = {f"/{n}": to(f"/{n + 1}", status) for n, status in enumerate(chain)}
        site.pages[f"/{len(chain)}"] = reply(200)
        answer = client.get(ask(site.url("/0")))
    assert isinstance(answer, Answer)
    assert answer.moved == (site.url(moved) if moved else "")
    assert answer.url == site.url(f"/{len(chain)}")


def test_an_unchanged_page_may_have_moved() -> None:
    with serving({"/": to("/new", 301), "/new": only_new}) as site, a_client() as client:
        result = client.get(ask(site.url(), validators=Validators(etag=ETAG)))
    assert isinstance(result, Unchanged)
    assert result.moved == site.url("/new")


def test_all_are_answered_as_they_are_ready_and_one_dead_source_stops_none() -> None:
    late = threading.Event()

    def waits(connection: Any, _asked: Asked) -> None:
        late.wait(5)
        connection.sendall(reply(200, b"late"))

    pages = {f"/{number}": reply(200, str(number).encode()) for number in range(30)}
    with serving({**pages, "/late": waits, "/gone": reply(410)}) as site, a_client() as client:
        every = ["/late", "/gone", *pages]
        requests = [ask(site.url(path), tag=path) for path in every]
        requests += [Request(url="http://nowhere.test/", tag="dead"), Request(url="?", tag="bad")]
        steps: list[tuple[int, int]] = []
        results = []
        for result in client.get_many(requests, lambda *step: steps.append(step)):
            results.append(result)
            if len(results) == len(requests) - 1:
                late.set()
    assert results[-1].request.tag == "/late"
    assert {result.request.tag for result in results} == {*every, "dead", "bad"}
    assert sum(isinstance(result, Answer) for result in results) == 31
    assert steps == [(done, 34) for done in range(1, 35)]


def test_nothing_asked_is_nothing_answered() -> None:
    with a_client() as client:
        assert list(client.get_many([])) == []


def test_within_the_loop_the_client_may_be_asked_again() -> None:
    pages = {f"/{number}": reply(200, b"feed") for number in range(9)}
    with (
        serving({**pages, "/page": reply(200, b"page")}) as site,
        a_client(concurrency=2, held_bytes=1) as client,
    ):
        texts = [
            client.get(ask(site.url("/page"))).content  # type: ignore[union-attr]
            for _ in client.get_many(ask(site.url(path)) for path in pages)
        ]
    assert texts == [b"page"] * 9


def test_a_slow_caller_stops_the_reading_but_not_others() -> None:
    pages = {"/": reply(200, b"x" * 1000), "/small": reply(200)}
    with serving(pages) as site, a_client(held_bytes=3000, concurrency=1) as client:
        results = client.get_many(ask(site.url()) for _ in range(20))
        next(results)
        deadline = time.monotonic() + 5
        while site.targets.count("/") < 4 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert isinstance(client.get(ask(site.url("/small"))), Answer)
        assert site.targets.count("/") == 4
        assert sum(isinstance(result, Answer) for result in results) == 19


def test_the_reading_goes_on_when_the_caller_does() -> None:
    with serving({"/": reply(200, b"x" * 1000)}) as site:
        client = a_client(held_bytes=3000, concurrency=1)
        results = client.get_many(ask(site.url()) for _ in range(20))
        next(results)
        deadline = time.monotonic() + 5
        while len(client._turns._parked) < 16 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert len(client._turns._parked) == 16
        rescue = threading.Timer(5, client.close)  # or a fault here would hang the tests
        rescue.start()
        assert sum(isinstance(result, Answer) for result in results) == 19
        rescue.cancel()
        client.close()


def test_a_caller_may_leave_early() -> None:
    page = {"/": reply(200, b"x")}
    with serving(page) as site, a_client(concurrency=1, held_bytes=1) as client:
        results = client.get_many(ask(site.url()) for _ in range(50))
        next(results)
        results.close()  # type: ignore[attr-defined]
        assert isinstance(client.get(ask(site.url())), Answer)
    assert len(site.asked) < 50


def test_after_the_end_nothing_is_read_and_nobody_waits() -> None:
    with serving({"/": reply()}) as site:
        client = a_client()
        with client:
            assert isinstance(client.get(ask(site.url())), Answer)
        failure = client.get(ask(site.url()))
        client.close()
    assert isinstance(failure, Failure)
    assert failure.cause is Cause.CLOSED


def test_closing_ends_what_waits() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def waits(connection: Any, _asked: Asked) -> None:
        begun.set()
        go_on.wait(5)
        connection.sendall(reply(200))

    with serving({"/": waits}) as site:
        client = a_client(concurrency=1)
        found: list[Any] = []
        reading = threading.Thread(
            target=lambda: found.extend(client.get_many(ask(site.url()) for _ in range(5)))
        )
        reading.start()
        assert begun.wait(5)
        client.close()
        go_on.set()
        reading.join(5)
    assert [type(result) for result in found].count(Answer) == 1
    assert [getattr(result, "cause", None) for result in found].count(Cause.CLOSED) == 4


def test_the_threads_end_with_the_client() -> None:
    with serving({"/": reply()}) as site, a_client(concurrency=4) as client:
        list(client.get_many(ask(site.url()) for _ in range(9)))
    deadline = time.monotonic() + 5
    while threads() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not threads()


def threads() -> list[str]:
    return [one.name for one in threading.enumerate() if one.name.startswith("digest")]


def test_a_fault_of_our_own_ends_one_request_only(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/": reply()}) as site, a_client() as client:
        visit = client._visitor.visit

        def failing(journey: Any) -> Any:
            if journey.request.tag == "bad":
                raise ZeroDivisionError
            return visit(journey)

        monkeypatch.setattr(client._visitor, "visit", failing)
        results = list(client.get_many([ask(site.url(), tag="bad"), ask(site.url())]))
    assert {type(result) for result in results} == {Answer, Failure}
    [failure] = [result for result in results if isinstance(result, Failure)]
    assert "ZeroDivisionError" in failure.reason


def test_a_connection_is_used_again() -> None:
    pages = {"/": to("/a"), "/a": reply(200, b"x"), "/gone": reply(404, b"x" * 100)}
    with serving(pages) as site, a_client(concurrency=1) as client:
        for path in ("/", "/gone", "/a"):
            client.get(ask(site.url(path)))
    assert len(site.asked) == 4
    assert site.connections == 1


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("", ("", "")),
        ("text/html", ("text/html", "")),
        ('Text/HTML; a=b; CHARSET="ISO-8859-2"', ("text/html", "iso-8859-2")),
        ("; charset", ("", "")),
        ("application/json;charset=utf-8", ("application/json", "utf-8")),
    ],
)
def test_content_types_are_read(value: str, parts: tuple[str, str]) -> None:
    assert content_type(value) == parts


def test_the_requests_address_is_in_no_repr() -> None:
    assert "secret" not in repr(Request(url="http://a.org/?x=secret"))
    assert shown("http://a.org/?token=secret") == "http://a.org/?token=…"


@given(st.dictionaries(st.sampled_from(["retry-after", "date"]), st.text(max_size=30)), st.text())
def test_no_header_breaks_the_reading(headers: dict[str, str], value: str) -> None:
    seconds = retry_after(headers)
    assert seconds is None or 0 <= seconds <= 366 * 86_400
    media_type, charset = content_type(value)
    assert media_type == media_type.lower()
    assert charset == charset.lower()


@pytest.mark.slow
def test_no_answer_breaks_the_client() -> None:
    lots = random.Random(5)
    good = gzip.compress(b"<rss>" * 50)
    whole = reply(200, good, {"Content-Encoding": "gzip", "Content-Type": "a/b", "ETag": '"a"'})
    limit = Limit(bytes=1000, seconds=0.5, connect=0.3, silence=0.1)
    with serving() as site, a_client(retries=0, dead_after=10**9) as client:
        for number in range(300):
            said = bytearray(whole)
            for _ in range(lots.randint(1, 6)):
                said[lots.randrange(len(said))] = lots.randrange(256)
            site.pages[f"/{number}"] = bytes(said)
        for result in client.get_many(ask(site.url(path), limit=limit) for path in site.pages):
            assert not isinstance(result, Failure) or "cannot be read (" not in result.reason
