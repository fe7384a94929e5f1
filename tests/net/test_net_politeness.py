"""How often and how fast servers are asked, and what a robots.txt has to say. Nobody here waits: the clock jumps."""

from __future__ import annotations

import random
import threading
from typing import Any

import pytest
from loopback_web import Asked, Clock, a_client, a_world, ask, names, own, reply, serving, to

from digest.sources.net import Answer, Cause, Client, Failure, Limit, Request, Settings, World, urls
from digest.sources.net.journeys import Journey
from digest.sources.net.outages import Outages
from digest.sources.net.retries import BUSY, backoff, retry_after
from digest.sources.net.robots import File, rules
from digest.sources.net.turns import Turns


def a_patient_client(clock: Clock, **settings: Any) -> Client:
    """One worker and a clock that jumps."""
    world = World(clock=clock, wait=clock.wait, lots=random.Random(3), proxies={}, names=names())
    return Client(Settings(**{"concurrency": 1, "gap": 0.0, **settings}), world)


# Whose turn it is.


def filled(*jobs: str, at_once: int = 2, gap: float = 1.0) -> Turns[str]:
    turns: Turns[str] = Turns()
    for job in jobs:
        turns.add(job[0], job, due=0.0, at_once=at_once, gap=gap)
    return turns


def test_hosts_do_not_wait_for_each_other() -> None:
    turns = filled("a1", "a2", "b1", "c1")
    assert [turns.take(0.0) for _ in range(4)] == ["a1", "b1", "c1", None]


def test_a_host_is_asked_after_a_gap_and_no_more_than_twice_at_once() -> None:
    turns = filled("a1", "a2", "a3")
    assert turns.take(0.0) == "a1"
    assert turns.take(0.9) is None
    assert turns.due() == 1.0
    assert turns.take(1.0) == "a2"
    assert turns.take(9.0) is None
    assert turns.due() is None
    turns.finish("a")
    assert turns.take(9.0) == "a3"


def test_a_repeat_waits_for_its_time_and_others_pass_it() -> None:
    turns = filled("a1", gap=0.0)
    turns.add("a", "later", due=5.0, at_once=2, gap=0.0)
    turns.add("a", "sooner", due=3.0, at_once=2, gap=0.0)
    taken = []
    for now in (0.0, 2.0, 3.0, 4.9, 5.0):
        job = turns.take(now)
        taken.append(job)
        if job:
            turns.finish("a")
    assert taken == ["a1", None, "sooner", None, "later"]


def test_a_host_that_asks_for_a_pause_gets_it() -> None:
    turns = filled("a1", "b1")
    turns.pause("a", 60.0)
    assert turns.take(0.0) == "b1"
    assert turns.take(59.0) is None
    assert turns.take(60.0) == "a1"


def test_a_longer_gap_stays() -> None:
    turns = filled("a1", "a2", gap=0.0)
    assert turns.take(0.0) == "a1"
    turns.slow_down("a", 5.0)
    turns.add("a", "a3", due=0.0, at_once=2, gap=0.0)
    assert turns.take(4.9) is None
    assert turns.take(5.0) == "a2"


def test_what_is_not_ready_steps_aside() -> None:
    turns = filled("a1", "a2", "b1", gap=0.0)
    assert turns.take(0.0, lambda job: job == "b1") == "b1"
    assert turns.take(0.0) is None
    turns.resume()
    assert {turns.take(0.0), turns.take(0.0)} == {"a1", "a2"}


def test_all_that_waits_can_be_taken_out() -> None:
    turns = filled("a1", "a2", "b1", gap=0.0)
    turns.take(0.0, lambda job: job == "b1")
    assert sorted(turns.drain()) == ["a1", "a2"]
    assert turns.take(0.0) is None


def test_many_requests_to_one_host_go_two_at_a_time() -> None:
    pair = threading.Barrier(2, timeout=5)

    def together(connection: Any, _asked: Asked) -> None:
        pair.wait()  # neither is answered before the other is there
        connection.sendall(reply(200))

    world = a_world(names=names(public_test=["127.0.0.1"]))
    with serving({"/": together}) as site, a_client(world) as client:
        # Named by its address, the host is reached but counts as somebody else's.
        access = own("127.0.0.1")
        url = site.url(host="public.test")
        results = list(client.get_many(ask(url, access=access) for _ in range(8)))
    assert all(isinstance(result, Answer) for result in results)
    assert site.most_at_once == 2


def test_an_own_server_is_asked_by_many_at_once() -> None:
    many = threading.Barrier(8, timeout=5)

    def together(connection: Any, _asked: Asked) -> None:
        many.wait()
        connection.sendall(reply(200))

    with serving({"/": together}) as site, a_client(gap=60.0) as client:
        results = list(client.get_many(ask(site.url()) for _ in range(8)))
    assert all(isinstance(result, Answer) for result in results)


def test_the_habits_are_those_that_the_documentation_names() -> None:
    usual = Settings()
    assert (usual.concurrency, usual.per_host, usual.gap, usual.per_own_host) == (64, 2, 0.2, 32)
    assert (usual.redirects, usual.retries, usual.backoff) == (8, 2, 1.0)
    assert (usual.longest_delay, usual.longest_wait, usual.dead_after) == (10.0, 30.0, 4)
    assert usual.held_bytes == 64_000_000


def test_two_requests_to_a_foreign_host_leave_a_gap() -> None:
    clock = Clock()
    with serving({"/": reply(200)}) as site, a_patient_client(clock, gap=2.5) as client:
        access = own("127.0.0.1")
        for _ in range(3):
            assert isinstance(client.get(ask(site.url(), access=access)), Answer)
    assert clock.waits == [2.5, 2.5]


# Once more.


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_again_with_growing_waits(status: int) -> None:
    clock = Clock()
    pages = {"/": [reply(status), reply(status), reply(200, b"at last")]}
    with serving(pages) as site, a_patient_client(clock) as client:
        answer = client.get(ask(site.url()))
    assert isinstance(answer, Answer)
    assert answer.content == b"at last"
    lots = random.Random(3)
    assert clock.waits == pytest.approx([lots.uniform(0.5, 1.5), 2 * lots.uniform(0.5, 1.5)])


def test_after_three_times_it_is_told() -> None:
    with serving({"/": reply(503)}) as site, a_patient_client(Clock()) as client:
        failure = client.get(ask(site.url()))
    assert isinstance(failure, Failure)
    assert (failure.cause, failure.status) == (Cause.BUSY, 503)
    assert failure.reason == "is too busy to answer (status 503)"
    assert len(site.asked) == 3


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 405, 410, 418, 451, 500, 501, 505])
def test_other_errors_are_not_asked_again(status: int) -> None:
    with serving({"/": reply(status)}) as site, a_patient_client(Clock()) as client:
        client.get(ask(site.url()))
    assert len(site.asked) == 1


def test_a_broken_connection_is_tried_again() -> None:
    clock = Clock()
    half = b"HTTP/1.1 200 .\r\nContent-Length: 9\r\n\r\nshort"

    def broken(connection: Any, _asked: Asked) -> None:
        site.pages["/"] = reply(200, b"whole")
        connection.sendall(half)
        connection.shutdown(2)

    with serving({"/": broken}) as site, a_patient_client(clock) as client:
        answer = client.get(ask(site.url()))
    assert isinstance(answer, Answer)
    assert answer.content == b"whole"
    assert len(clock.waits) == 1


def test_a_server_that_does_not_listen_is_tried_three_times() -> None:
    clock = Clock()
    with serving() as site:
        url = site.url()
    with a_patient_client(clock) as client:
        assert isinstance(client.get(ask(url)), Failure)
    assert len(clock.waits) == 2


def test_silence_is_not_tried_again() -> None:
    clock = Clock()
    silent = {"/": lambda connection, _asked: connection.recv(1)}
    with serving(silent) as site, a_patient_client(clock) as client:
        failure = client.get(ask(site.url(), limit=Limit(silence=0.3)))
    assert isinstance(failure, Failure)
    assert failure.cause is Cause.TIME
    assert len(site.asked) == 1


def test_a_server_says_when_to_come_back() -> None:
    clock = Clock()
    pages = {"/": [reply(429, headers={"Retry-After": "17"}), reply(200)]}
    with serving(pages) as site, a_patient_client(clock) as client:
        assert isinstance(client.get(ask(site.url())), Answer)
    assert clock.waits == [17.0]


def test_the_whole_host_gets_the_pause_that_it_asks_for() -> None:
    clock = Clock()
    asked_at: list[float] = []

    def note(connection: Any, _asked: Asked) -> None:
        asked_at.append(clock.now)
        connection.sendall(reply(200))

    pages = {"/a": [reply(429, headers={"Retry-After": "17"}), reply(200)], "/b": note}
    with serving(pages) as site, a_patient_client(clock) as client:
        results = list(client.get_many([ask(site.url("/a")), ask(site.url("/b"))]))
    assert all(isinstance(result, Answer) for result in results)
    assert asked_at == [1017.0]


def test_without_time_left_nothing_is_repeated() -> None:
    request = Request(url="http://a.org/", limit=Limit(seconds=30))
    address = urls.parse(request.url)
    with a_client() as client:
        for spent, may in ((29.9, True), (30.0, False)):
            journey = Journey(request=request, address=address, spent=spent)
            assert client._visitor._may_repeat(journey) == may


def test_too_long_a_wait_is_told_instead() -> None:
    clock = Clock()
    page = reply(503, headers={"Retry-After": "7200"})
    with serving({"/": page}) as site, a_patient_client(clock) as client:
        failure = client.get(ask(site.url()))
    assert isinstance(failure, Failure)
    assert failure.reason == "asks to come back in 2 hours (status 503)"
    assert failure.retry_after == 7200
    assert failure.temporary
    assert (len(site.asked), clock.waits) == (1, [])


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after": " 30 "}, 30.0),
        ({"retry-after": "99999999999999999999"}, 366 * 86_400.0),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "٣"}, None),
        ({"retry-after": "Wed, 23 Jul 2025 10:00:30 GMT"}, None),
        (
            {
                "retry-after": "Wed, 23 Jul 2025 10:00:30 GMT",
                "date": "Wed, 23 Jul 2025 10:00:00 GMT",
            },
            30.0,
        ),
        (
            {
                "retry-after": "Wed, 23 Jul 2025 09:00:00 GMT",
                "date": "Wed, 23 Jul 2025 10:00:00 GMT",
            },
            0.0,
        ),
    ],
)
def test_retry_after_in_all_its_forms(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


def test_waits_double_and_differ() -> None:
    lots = random.Random(1)
    waits = [[backoff(attempt, 1.0, lots) for _ in range(200)] for attempt in range(3)]
    for attempt, some in enumerate(waits):
        assert 0.5 * 2**attempt <= min(some) < 0.6 * 2**attempt
        assert 1.4 * 2**attempt < max(some) <= 1.5 * 2**attempt
    assert {429, 502, 503, 504} == BUSY


def test_of_two_waits_the_shorter_one_counts() -> None:
    clock = Clock()
    client = a_patient_client(clock, concurrency=0)
    client._turns.add("a", None, due=clock.now + 3, at_once=1, gap=0.0)  # type: ignore[arg-type]
    client._watched = clock.now + 20  # another worker sleeps until then
    with client._changed:
        client._wait()
    assert clock.waits == [3.0]


def test_one_after_the_other_needs_one_thread() -> None:
    with serving({"/": reply()}) as site, a_client() as client:
        for _ in range(20):
            client.get(ask(site.url()))
        assert client._workers <= 2
        list(client.get_many(ask(site.url()) for _ in range(20)))
        assert client._workers > 2


# Servers that are dead.


def test_a_dead_server_is_left_alone_after_four_requests() -> None:
    with serving() as site:
        url = site.url()
    with a_client(a_world(), retries=0, concurrency=1) as client:
        reasons = [client.get(ask(url)).reason for _ in range(6)]  # type: ignore[union-attr]
    assert reasons[:4] == ["is on a host that refuses connections"] * 4
    assert reasons[4:] == ["is on a server that did not answer before"] * 2


def test_who_answers_others_is_not_dead() -> None:
    origin = urls.parse("http://a.org/").origin
    outages = Outages(2)
    outages.answered(origin, 5.0)
    for _ in range(9):
        outages.failed(origin, 4.0)  # these began before it last answered
    assert not outages.is_dead(origin)
    outages.failed(origin, 6.0)
    assert not outages.is_dead(origin)
    outages.failed(origin, 6.0)
    assert outages.is_dead(origin)
    assert not outages.is_dead(urls.parse("http://b.org/").origin)
    outages.answered(origin, 7.0)
    assert not outages.is_dead(origin)


# robots.txt


RULES = b"""
User-agent: *
Disallow: /private/
Disallow: /*?replytocom=
Allow: /private/open
Crawl-delay: 3

User-agent: greedy
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "open_"),
    [
        ("/", True),
        ("/private/a", False),
        ("/private/open", True),
        ("/post?replytocom=3", False),
        ("/post?page=3", True),
    ],
)
def test_robots_txt_is_read_as_it_is_meant(path: str, *, open_: bool) -> None:
    parsed = rules(File(200, RULES))
    assert parsed.delay == 3
    if open_:
        parsed.check(f"http://a.org{path}")
        return
    with pytest.raises(Exception, match="closed to programs"):
        parsed.check(f"http://a.org{path}")


def test_robots_txt_may_speak_to_digest_alone() -> None:
    parsed = rules(File(200, b"User-agent: Digest\nDisallow: /a\n\nUser-agent: *\nDisallow: /"))
    parsed.check("http://a.org/b")
    with pytest.raises(Exception, match="closed"):
        parsed.check("http://a.org/a")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_without_a_robots_txt_everything_is_open(status: int) -> None:
    rules(File(status)).check("http://a.org/private")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_when_robots_txt_cannot_be_read_nothing_is_open(status: int) -> None:
    with pytest.raises(Exception, match=rf"robots.txt cannot be read now \(status {status}\)"):
        rules(File(status)).check("http://a.org/")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xef\xbb\xbfUser-agent: *",
        b"<html>Not found</html>",
        b"\xff\xfe\x00",
        b"Crawl-delay: x",
    ],
)
def test_a_robots_txt_without_rules_opens_everything(content: bytes) -> None:
    parsed = rules(File(200, content))
    parsed.check("http://a.org/private/")
    assert parsed.delay == 0


def page(url: str, **more: Any) -> Request:
    return ask(url, robots=True, **more)


def test_a_site_is_asked_for_its_rules_once_and_only_for_pages() -> None:
    pages = {"/robots.txt": reply(200, RULES), "/a": reply(200), "/private/b": reply(200)}
    with serving(pages) as site, a_client(longest_delay=0.0) as client:
        assert isinstance(client.get(ask(site.url("/private/b"))), Answer)
        assert site.targets == ["/private/b"]
        results = list(client.get_many(page(site.url(path)) for path in ("/a", "/private/b", "/a")))
    assert site.targets.count("/robots.txt") == 1
    assert site.targets.count("/private/b") == 1
    closed = [result for result in results if isinstance(result, Failure)]
    assert [failure.cause for failure in closed] == [Cause.ROBOTS]
    assert not closed[0].temporary


def test_the_rules_of_the_site_that_is_led_to_count() -> None:
    with serving({"/robots.txt": reply(200, RULES), "/private/b": reply(200)}) as other:
        pages = {"/robots.txt": reply(404), "/": to(other.url("/private/b"))}
        with serving(pages) as site, a_client() as client:
            failure = client.get(page(site.url()))
    assert isinstance(failure, Failure)
    assert failure.cause is Cause.ROBOTS
    assert failure.reason.startswith(f"leads to {other.url('/private/b')}, which is closed")
    assert other.targets == ["/robots.txt"]


def test_a_robots_txt_may_be_elsewhere() -> None:
    pages = {"/robots.txt": to("/r"), "/r": reply(200, b"User-agent: *\nDisallow: /"), "/": reply()}
    with serving(pages) as site, a_client() as client:
        failure = client.get(page(site.url()))
    assert isinstance(failure, Failure)
    assert failure.cause is Cause.ROBOTS


@pytest.mark.parametrize(("asked", "gap"), [(b"3", 3.0), (b"500", 10.0)])
def test_a_site_says_how_long_to_wait_within_bounds(asked: bytes, gap: float) -> None:
    clock = Clock()
    file = reply(200, b"User-agent: *\nCrawl-delay: " + asked)
    with serving({"/robots.txt": file, "/": reply()}) as site, a_patient_client(clock) as client:
        for _ in range(3):
            assert isinstance(client.get(page(site.url())), Answer)
    assert clock.waits == [gap, gap]
