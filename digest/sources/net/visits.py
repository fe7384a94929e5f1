"""One visit: asks one address once and says what follows from the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import BoundedSemaphore
from types import MappingProxyType

from digest.sources.net import decoding, urls
from digest.sources.net.access import Access
from digest.sources.net.budget import Budget
from digest.sources.net.causes import Cause
from digest.sources.net.faults import BadRedirect, Fault, OutOfTime, TooLarge
from digest.sources.net.headers import content_type, is_sendable, length, validators_in
from digest.sources.net.journeys import REDIRECTS, Journey
from digest.sources.net.retries import BUSY, backoff, retry_after
from digest.sources.net.robots import LIMIT, File, Robots
from digest.sources.net.settings import Settings, World
from digest.sources.net.transport import Reply, Transport
from digest.sources.net.urls import Address
from digest.sources.net.values import (
    Answer,
    Failure,
    Gone,
    Request,
    Result,
    Unchanged,
    Validators,
)

DRAINED = 16_384
"""A short body that nobody wants is read to its end, so that the connection can be used again."""
LARGE, LARGE_AT_ONCE = 1_000_000, 8
"""Bytes from which an answer counts as large, and how many such are collected at once."""
DENIALS = {
    401: ("asks for a log-in", "set 'user' with 'password_env' or 'password_file'"),
    402: ("asks for payment", "ask the site's owner"),
    403: ("is closed to digest (403)", "ask the site's owner, or try its feed"),
    407: ("is behind a proxy that asks for a log-in", "put the user into HTTP_PROXY"),
    451: ("is withheld for legal reasons (451)", "leave it out"),
}


@dataclass(frozen=True, slots=True)
class Again:
    """Ask once more, no earlier than in *delay* seconds; *all_of_host*: nor anything else there."""

    delay: float = 0.0
    all_of_host: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A whole answer: *content* is empty but for status 200 to 299."""

    status: int
    headers: dict[str, str]
    content: bytes


class Visitor:
    """Makes visits. Safe to share between threads."""

    def __init__(self, settings: Settings, world: World, transport: Transport) -> None:
        self._settings = settings
        self._world = world
        self._transport = transport
        self._robots = Robots(self._read_robots)
        self._large = BoundedSemaphore(LARGE_AT_ONCE)

    def delay_of(self, journey: Journey) -> float:
        """Asks robots.txt for a page. Gives the gap that the site wants. Raises a Fault."""
        if not journey.request.robots:
            return 0.0
        rules = self._robots.of(journey.address, journey.request.access)
        rules.check(str(journey.address))
        return min(rules.delay, self._settings.longest_delay)

    def visit(self, journey: Journey) -> Result | Again:
        """Ask where *journey* stands, which moves on with a redirect."""
        began = self._world.clock()
        outcome: Received | Fault
        try:
            outcome = self._receive(
                journey.sent(),
                self._headers(journey),
                journey.request.access,
                Budget(journey.request.limit, self._world.clock, journey.spent),
            )
        except Fault as fault:
            outcome = fault.bare()
        journey.spent += self._world.clock() - began
        if isinstance(outcome, Fault):
            return self._failed(journey, outcome)
        return self._judge(journey, outcome)

    def _headers(self, journey: Journey) -> dict[str, str]:
        headers = {"User-Agent": self._settings.user_agent, "Accept": journey.request.accept}
        headers["Accept-Encoding"] = decoding.ACCEPTED
        validators = journey.request.validators
        if is_sendable(validators.etag):
            headers["If-None-Match"] = validators.etag
        if is_sendable(validators.modified):
            headers["If-Modified-Since"] = validators.modified
        return headers | journey.secret_headers()

    def _receive(
        self, address: Address, headers: dict[str, str], access: Access, budget: Budget
    ) -> Received:
        with self._transport.get(address, headers, access, budget) as reply:
            content = b""
            if 200 <= reply.status < 300:
                content = self._content(reply, budget)
            elif _is_short(reply):
                with suppress(Fault):  # what was said of the page is known already
                    for _ in reply.body:
                        pass
        return Received(status=reply.status, headers=reply.headers, content=content)

    def _content(self, reply: Reply, budget: Budget) -> bytes:
        most = budget.limit.bytes
        if length(reply.headers) > most:
            raise TooLarge(f"is larger than {most:,} bytes", "leave it out")
        coding = decoding.decoder(reply.headers.get("content-encoding", ""))
        with self._room(budget) as grown:
            body = decoding.Body(coding, most, grown)
            for piece in reply.body:
                body.add(piece)
            return body.content()

    @contextmanager
    def _room(self, budget: Budget) -> Iterator[Callable[[int], None]]:
        """Bounds the memory of all bodies together: only a few may be large at once.

        Gives a function to call with the size of the body as it grows, which waits for room.
        """
        held = False

        def grown(size: int) -> None:
            nonlocal held
            if size > LARGE and not held:
                held = self._large.acquire(timeout=budget.left())
                if not held:
                    raise OutOfTime(
                        "had to wait too long for other large answers", "try again later"
                    )

        try:
            yield grown
        finally:
            if held:
                self._large.release()

    def _judge(self, journey: Journey, received: Received) -> Result | Again:
        status = received.status
        if status in REDIRECTS:
            return self._follow(journey, received)
        if status in BUSY:
            return self._busy(journey, received)
        if 200 <= status < 300:
            return _answer(journey, received)
        if status == 304 and journey.request.validators:
            return _unchanged(journey, received.headers)
        if status in (404, 410):
            return Gone(request=journey.request, url=urls.shown(journey.url), status=status)
        return _refused(journey, status)

    def _follow(self, journey: Journey, received: Received) -> Result | Again:
        location = received.headers.get("location", "")
        try:
            journey.follow(received.status, location, self._settings.redirects)
        except Fault as fault:
            return failure(journey, fault, status=received.status)
        return Again()

    def _busy(self, journey: Journey, received: Received) -> Result | Again:
        asked = retry_after(received.headers)
        wait = self._next_wait(journey) if asked is None else asked
        if self._may_repeat(journey) and wait <= self._settings.longest_wait:
            journey.attempts += 1
            return Again(wait, all_of_host=asked is not None)
        longer = asked is not None and asked > self._settings.longest_wait
        when = f"asks to come back in {_duration(wait)}" if longer else "is too busy to answer"
        return failure(
            journey,
            Fault(f"{when} (status {received.status})", "try again later"),
            cause=Cause.BUSY,
            status=received.status,
            retry_after=asked or 0.0,
        )

    def _failed(self, journey: Journey, fault: Fault) -> Result | Again:
        if not (fault.again and self._may_repeat(journey)):
            return failure(journey, fault)
        wait = self._next_wait(journey)
        journey.attempts += 1
        return Again(wait)

    def _may_repeat(self, journey: Journey) -> bool:
        return (
            journey.attempts < self._settings.retries
            and journey.spent < journey.request.limit.seconds
        )

    def _next_wait(self, journey: Journey) -> float:
        return backoff(journey.attempts, self._settings.backoff, self._world.lots)

    def _read_robots(self, address: Address, access: Access) -> File:
        """A robots.txt, redirects followed, without credentials and without repeats."""
        bare = Access(private=access.private)
        journey = Journey(request=Request(url=str(address), access=bare), address=address)
        headers = {
            "User-Agent": self._settings.user_agent,
            "Accept": "text/plain, */*;q=0.1",
            "Accept-Encoding": decoding.ACCEPTED,
        }
        budget = Budget(LIMIT, self._world.clock)
        while True:
            received = self._receive(journey.address, headers, bare, budget)
            if received.status not in REDIRECTS:
                return File(received.status, received.content)
            location = received.headers.get("location", "")
            journey.follow(received.status, location, self._settings.redirects)
            budget = Budget(LIMIT, self._world.clock, budget.spent())


def failure(
    journey: Journey,
    fault: Fault,
    *,
    cause: Cause | None = None,
    status: int = 0,
    retry_after: float = 0.0,
) -> Failure:
    """What *fault* means for the request: its own address, and where it led if elsewhere."""
    reason = fault.reason
    if journey.redirects and not isinstance(fault, BadRedirect):
        reason = f"leads to {urls.shown(journey.url)}, which {reason}"
    return Failure(
        request=journey.request,
        url=urls.shown(journey.request.url),
        cause=cause or fault.cause,
        reason=reason,
        remedy=fault.remedy,
        status=status,
        retry_after=retry_after,
    )


def _refused(journey: Journey, status: int) -> Failure:
    if status in DENIALS:
        return failure(journey, Fault(*DENIALS[status]), cause=Cause.DENIED, status=status)
    if status >= 500:
        fault = Fault(f"has an error on its server (status {status})", "try again later")
    else:
        fault = Fault(f"answers with status {status}", "check the address in a browser")
    return failure(journey, fault, cause=Cause.STATUS, status=status)


def _answer(journey: Journey, received: Received) -> Answer:
    media_type, charset = content_type(received.headers.get("content-type", ""))
    return Answer(
        request=journey.request,
        url=journey.url,
        content=received.content,
        media_type=media_type,
        charset=charset,
        validators=validators_in(received.headers),
        moved=journey.moved,
        headers=MappingProxyType(received.headers),
    )


def _unchanged(journey: Journey, headers: Mapping[str, str]) -> Unchanged:
    new, old = validators_in(headers), journey.request.validators
    return Unchanged(
        request=journey.request,
        url=journey.url,
        validators=Validators(etag=new.etag or old.etag, modified=new.modified or old.modified),
        moved=journey.moved,
    )


def _is_short(reply: Reply) -> bool:
    """Whether the body that nobody wants ends soon, by the server's word."""
    announced = reply.headers.get("content-length", "").isdigit()
    return reply.status == 304 or (announced and length(reply.headers) <= DRAINED)


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} seconds"
    return f"{minutes} minutes" if minutes < 120 else f"{round(minutes / 60)} hours"
