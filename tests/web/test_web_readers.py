"""Readers at the door: subscribing, confirming, leaving, preferences; and those who try it for others."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Collection
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from builders import MONDAY
from site_desk import CLIENT, Site, form_of, issue, site
from starlette.testclient import TestClient

from digest.errors import DigestError
from digest.store.requests import GIVEN_UP, MOST_FOR_ONE, MOST_WAITING
from digest.subscribers import add, consent, erase
from digest.subscribers.consent import CONFIRM_DAYS, PREFERENCES_DAYS, Wish
from digest.subscribers.tokens import PREFERENCES, UNSUBSCRIBE, Tokens
from digest.web import limits
from digest.web.guard import HEADERS, MOST_BYTES
from digest.web.oneclick import OneClick
from digest.web.together import Together

ONE_CLICK = {"List-Unsubscribe": "One-Click"}
PURPOSES = ("subscribe", "leave", "preferences")


def ask(door: Site, purpose: str, email: str, *, client: Any = CLIENT, **more: str) -> Any:
    """Fill in the form of *purpose* and send it."""
    browser = door.client(client)
    page = browser.get(f"/{purpose}")
    return browser.post(f"/{purpose}", data={"form": form_of(page.text), "email": email, **more})


def mails(door: Site) -> list[tuple[str, str, str]]:
    """Send what waits; recipient, subject and text of each mail in the outbox since the last time."""
    door.postman.send_due()
    folder = door.door.config.folder / "outbox"
    found = []
    for file in sorted(folder.glob("*.eml"), key=lambda each: each.stat().st_mtime_ns):
        mail = message_from_bytes(file.read_bytes(), policy=policy.default)
        body = mail.get_body(("plain",))
        assert body is not None
        found.append((str(mail["To"]).strip("<>"), str(mail["Subject"]), body.get_content()))
        file.unlink()
    return found


def link(text: str, page: str) -> str:
    match = re.search(rf"https://weekly\.example\.org(/{page}/\S+)", text)
    assert match, text
    return match[1]


def wish(door: Site, email: str = "ann@example.org") -> Wish:
    return Wish(email=email, language="", asked=door.clock(), origin="https://weekly.example.org")


def confirm_path(door: Site, email: str = "ann@example.org") -> str:
    return f"/confirm/{consent.confirm_token(door.door.tokens, wish(door, email))}"


def leave_path(door: Site, reader: str) -> str:
    return f"/leave/{door.door.tokens.write(UNSUBSCRIBE, reader)}"


def preferences_path(door: Site, reader: str) -> str:
    return f"/preferences/{door.door.tokens.write(PREFERENCES, reader)}"


def press_button(door: Site, path: str, **fields: Any) -> Any:
    browser = door.client()
    return browser.post(path, data={"form": form_of(browser.get(path).text), **fields})


# --- Subscribing --------------------------------------------------------------------------------


def test_from_the_form_to_the_first_issue(door: Site) -> None:
    issue(door)
    assert ask(door, "subscribe", " Ann@Example.org ").status_code == 200
    assert door.status() == "unknown"
    ((to, subject, text),) = mails(door)
    assert (to, subject) == ("Ann@example.org", "Please confirm: Atlas Weekly in your mail")
    assert "1 Quay Street" in text
    path = link(text, "confirm")
    door.clock.forward(minutes=3)
    assert "Welcome" in press_button(door, path).text
    reader = door.store.roster.find("ann@example.org")
    assert reader
    assert reader.status == "active"
    assert reader.consent == (
        "asked 2025-07-29 00:00 UTC at https://weekly.example.org from 203.0.113.7, "
        "confirmed 2025-07-29 00:03 UTC, from 203.0.113.7"
    )
    ((to, subject, text),) = mails(door)
    assert (to, subject) == ("Ann@example.org", "Welcome to Atlas Weekly")
    assert "https://weekly.example.org/issues/2025-W30/atlas-weekly-2025-w30.pdf" in text
    assert re.findall(r"https:\S+/(?:leave|preferences)\S*", text) == [
        "https://weekly.example.org/preferences",
        "https://weekly.example.org/leave",
    ], "no token stands in a mail that people pass on"


def test_the_welcome_bears_the_reader_s_own_way_out_in_its_headers(door: Site) -> None:
    press_button(door, confirm_path(door))
    door.postman.send_due()
    (file,) = (door.door.config.folder / "outbox").glob("*.eml")
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = link(str(mail["List-Unsubscribe"]).partition(">")[0], "leave")
    assert door.client().post(path, data=ONE_CLICK).status_code == 200
    assert door.status() == "unsubscribed"


def test_a_reader_without_an_issue_is_welcome_too(door: Site) -> None:
    press_button(door, confirm_path(door))
    ((_, _, text),) = mails(door)
    assert "the first issue comes" in text


@pytest.mark.parametrize("page", ["confirm", "leave", "preferences"])
def test_a_scanner_that_follows_a_link_changes_nothing(door: Site, page: str) -> None:
    reader = door.reader()
    path = {
        "confirm": confirm_path(door, "new@example.org"),
        "leave": leave_path(door, reader),
        "preferences": preferences_path(door, reader),
    }[page]
    before = door.store.roster.subscribers()
    for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE"):
        door.client().request(method, path)
    assert door.client().get(path).status_code == 200
    assert door.store.roster.subscribers() == before
    assert door.queued() == []


def test_the_page_of_a_link_is_private(door: Site) -> None:
    for path in (confirm_path(door), "/leave", leave_path(door, door.reader())):
        answer = door.client().get(path)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-robots-tag"] == "noindex"
        assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "email", ["", "ann", "ann@", "ann@example.org, bob@example.org", "a@b\nBcc: c@d", "<script>@x"]
)
def test_what_is_no_address_is_said_to_be_none(door: Site, email: str) -> None:
    answer = ask(door, "subscribe", email)
    assert answer.status_code == 400
    assert "This is no mail address" in answer.text
    assert "<script>" not in answer.text
    assert door.queued() == []


def test_programs_that_fill_in_everything_get_the_same_answer_and_no_mail(door: Site) -> None:
    person = ask(door, "subscribe", "ann@example.org")
    program = ask(door, "subscribe", "bob@example.org", website="https://example.net")
    assert program.text == person.text
    assert door.queued() == [("confirm", "ann@example.org")]


# --- Enumeration --------------------------------------------------------------------------------


@pytest.mark.parametrize("purpose", PURPOSES)
def test_the_answer_is_the_same_for_every_address(door: Site, purpose: str) -> None:
    door.reader("active@example.org")
    door.reader("left@example.org", status="unsubscribed")
    door.reader("bounced@example.org", status="bounced")
    door.reader("erased@example.org")
    erase(door.store, "erased@example.org", now=door.clock())
    names = ("active", "left", "bounced", "erased", "unknown")
    answers = [ask(door, purpose, f"{name}@example.org") for name in names]
    assert {(each.status_code, each.text) for each in answers} == {(200, answers[0].text)}
    assert len({tuple(sorted(each.headers.items())) for each in answers}) == 1
    assert [email for _, email in door.queued()] == [f"{name}@example.org" for name in names]


def test_the_request_does_the_same_work_for_every_address(
    door: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No look into the roster, no mail: the list is not read before the answer is given."""
    door.reader("active@example.org")
    roster = type(door.store.roster)
    for name in ("find", "get", "subscribers", "put"):
        monkeypatch.setattr(roster, name, lambda *_, **__: pytest.fail("the list was read"))
    monkeypatch.setattr(
        "digest.web.postman.open_transport", lambda _: pytest.fail("a mail was sent")
    )
    for email in ("active@example.org", "unknown@example.org"):
        for purpose in PURPOSES:
            assert ask(door, purpose, email).status_code == 200


def test_strangers_who_ask_to_leave_get_no_mail(door: Site) -> None:
    door.reader("left@example.org", status="unsubscribed")
    for purpose in ("leave", "preferences"):
        ask(door, purpose, "stranger@example.org")
    ask(door, "leave", "left@example.org")
    assert mails(door) == []
    assert door.queued() == []


def test_readers_get_the_link_that_they_asked_for(door: Site) -> None:
    door.reader(language="fr")
    for purpose in PURPOSES:
        ask(door, purpose, "ann@example.org")
    known, leave, preferences = mails(door)
    assert known[1] == "Vous êtes abonné à Atlas Weekly"
    assert door.client().get(link(known[2], "preferences")).status_code == 200
    assert door.client().get(link(preferences[2], "preferences")).status_code == 200
    assert press_leave(door, link(leave[2], "leave")).status_code == 200
    assert door.status() == "unsubscribed"


def press_leave(door: Site, path: str) -> Any:
    return door.client().post(path, data={"page": "1"})


# --- List bombing -------------------------------------------------------------------------------


def test_one_address_gets_few_mails_a_day_whoever_asks(door: Site) -> None:
    answers = [
        ask(door, "subscribe", email, client=(f"198.51.100.{number}", 1))
        for number, email in enumerate(["ann@example.org", "ANN@example.org"] * MOST_FOR_ONE)
    ]
    assert {each.text for each in answers} == {answers[0].text}
    assert len(door.queued()) == MOST_FOR_ONE
    mails(door)
    ask(door, "subscribe", "ann@example.org", client=("198.51.100.200", 1))
    assert door.queued() == []
    door.clock.forward(days=1, seconds=1)
    ask(door, "subscribe", "ann@example.org", client=("198.51.100.200", 1))
    assert len(door.queued()) == 1


def test_the_welcome_does_not_count(door: Site) -> None:
    for _ in range(MOST_FOR_ONE):
        door.store.requests.add("welcome", "ann@example.org", "ann@example.org", now=door.clock())
    assert len(door.queued()) == MOST_FOR_ONE
    ask(door, "subscribe", "ann@example.org")
    assert len(door.queued()) == MOST_FOR_ONE + 1


def test_one_client_may_ask_a_dozen_times_an_hour(door: Site) -> None:
    browser = door.client()
    form = form_of(browser.get("/").text)

    def post(number: int) -> Any:
        return browser.post("/subscribe", data={"form": form, "email": f"{number}@example.org"})

    answers = [post(number) for number in range(limits.MOST_AN_HOUR + 1)]
    assert [each.status_code for each in answers] == [200] * limits.MOST_AN_HOUR + [429]
    assert answers[-1].headers["retry-after"] == "3600"
    assert ask(door, "subscribe", "x@example.org", client=("198.51.100.1", 1)).status_code == 200
    door.clock.forward(hours=1)
    assert post(99).status_code == 200


def test_a_customer_with_many_ipv6_addresses_is_one_client() -> None:
    counted = limits.Limits()
    for number in range(limits.MOST_AN_HOUR):
        assert counted.admit(f"2001:db8:1:2::{number:x}", now=MONDAY)
    assert not counted.admit("2001:db8:1:2:ffff::1", now=MONDAY)
    assert counted.admit("2001:db8:1:3::1", now=MONDAY)
    assert counted.admit("testclient", now=MONDAY)


def test_the_memory_for_clients_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CLIENTS", 3)
    counted = limits.Limits(1)
    for number in range(4):
        assert counted.admit(f"198.51.100.{number}", now=MONDAY)
    assert not counted.admit("198.51.100.3", now=MONDAY)
    assert counted.admit("198.51.100.0", now=MONDAY)  # forgotten


def test_a_full_queue_is_said_and_not_made_longer(
    door: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_WAITING == 2_000
    monkeypatch.setattr("digest.store.requests.MOST_WAITING", 1)
    assert ask(door, "subscribe", "ann@example.org").status_code == 200
    assert ask(door, "subscribe", "bob@example.org").status_code == 503
    assert len(door.queued()) == 1


@pytest.mark.parametrize(
    ("peer", "counted"), [("127.0.0.1", "192.0.2.9"), ("198.51.100.5", "198.51.100.5")]
)
def test_only_a_proxy_of_ours_is_believed(door: Site, peer: str, counted: str) -> None:
    browser = door.client((peer, 1))
    form = form_of(browser.get("/").text)
    headers = {"X-Forwarded-For": "10.9.9.9, 192.0.2.9"}
    browser.post("/subscribe", data={"form": form, "email": "ann@example.org"}, headers=headers)
    request = door.store.requests.claim(now=door.clock())
    assert request
    assert request.origin == f"https://weekly.example.org from {counted}"


# --- Tokens -------------------------------------------------------------------------------------


def paths(door: Site) -> dict[str, str]:
    reader = door.reader()
    return {
        "confirm": confirm_path(door, "new@example.org"),
        "leave": leave_path(door, reader),
        "preferences": preferences_path(door, reader),
    }


@pytest.mark.parametrize("page", ["confirm", "leave", "preferences"])
def test_a_changed_token_opens_nothing(door: Site, page: str) -> None:
    path = paths(door)[page]
    before = door.store.roster.subscribers()
    start = len(f"/{page}/")
    for place in range(start, len(path), 5):
        changed = path[:place] + ("A" if path[place] != "A" else "B") + path[place + 1 :]
        assert door.client().get(changed).status_code == 404
        assert door.client().post(changed, data=ONE_CLICK).status_code in (403, 404)
    assert door.store.roster.subscribers() == before


@pytest.mark.parametrize("page", ["confirm", "leave", "preferences"])
@pytest.mark.parametrize("other", ["confirm", "leave", "preferences"])
def test_a_token_of_one_page_opens_no_other(door: Site, page: str, other: str) -> None:
    token = paths(door)[page].rpartition("/")[2]
    answer = door.client().get(f"/{other}/{token}")
    assert answer.status_code == (200 if page == other else 404)
    if page != other:
        door.client().post(f"/{other}/{token}", data=ONE_CLICK)
        assert door.status() == "active"


@pytest.mark.parametrize("page", ["confirm", "leave", "preferences"])
def test_another_magazine_s_token_opens_nothing(door: Site, page: str) -> None:
    other = Tokens("the key of another magazine")
    reader = door.store.roster.get(door.reader())
    assert reader
    token = {
        "confirm": consent.confirm_token(other, wish(door)),
        "leave": consent.leave_token(other, reader),
        "preferences": consent.preferences_token(other, reader),
    }[page]
    assert door.client().get(f"/{page}/{token}").status_code == 404
    assert door.client().post(f"/{page}/{token}", data=ONE_CLICK).status_code in (403, 404)
    assert door.status() == "active"


@pytest.mark.parametrize("days", [CONFIRM_DAYS, PREFERENCES_DAYS])
def test_a_link_grows_too_old(door: Site, monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    assert (CONFIRM_DAYS, PREFERENCES_DAYS) == (7, 30)
    moment = 1_000_000
    monkeypatch.setattr("digest.subscribers.tokens.time.time", lambda: moment)
    path = confirm_path(door) if days == CONFIRM_DAYS else preferences_path(door, door.reader())
    leave = leave_path(door, door.reader())
    moment += days * 24 * 60 * 60
    assert door.client().get(path).status_code == 200
    moment += 1
    assert door.client().get(path).status_code == 404
    assert door.client().get(leave).status_code == 200, "a link to leave works for ever"


def test_an_old_confirmation_does_not_bring_back_who_left(door: Site) -> None:
    path = confirm_path(door)
    press_button(door, path)
    door.clock.forward(minutes=1)
    assert "You are a reader" in press_button(door, path).text  # once more: nothing changes
    reader = door.store.roster.find("ann@example.org")
    assert reader
    press_leave(door, leave_path(door, reader.id))
    door.clock.forward(minutes=1)
    assert press_button(door, path).status_code == 404
    assert door.status() == "unsubscribed"
    press_button(door, confirm_path(door))  # a new wish does
    assert door.status() == "active"


def test_an_old_confirmation_does_not_bring_back_who_was_erased(door: Site) -> None:
    path = confirm_path(door)
    press_button(door, path)
    door.clock.forward(minutes=1)
    erase(door.store, "ann@example.org", now=door.clock())
    assert press_button(door, path).status_code == 404
    assert door.status() == "unknown"
    door.clock.forward(minutes=1)
    press_button(door, confirm_path(door))
    assert door.status() == "active"


# --- One click ----------------------------------------------------------------------------------


@pytest.mark.parametrize("send", ["urlencoded", "multipart", "empty"])
def test_one_click_from_the_mail_program(door: Site, send: str) -> None:
    path = leave_path(door, door.reader())
    options: dict[str, Any] = {
        "urlencoded": {"data": ONE_CLICK},
        "multipart": {"files": {"List-Unsubscribe": (None, "One-Click")}},
        "empty": {},
    }[send]
    foreign = {"Origin": "https://mail.example.net", "Sec-Fetch-Site": "cross-site"}
    answer = door.client().post(path, headers=foreign, **options)
    assert (answer.status_code, answer.text) == (200, "unsubscribed")
    assert "location" not in answer.headers
    assert "set-cookie" not in answer.headers
    assert door.status() == "unsubscribed"
    assert door.client().post(path, data=ONE_CLICK).status_code == 200


def test_one_click_of_an_erased_reader_is_answered_well(door: Site) -> None:
    path = leave_path(door, door.reader())
    erase(door.store, "ann@example.org", now=door.clock())
    assert door.client().post(path, data=ONE_CLICK).status_code == 200


def test_a_click_is_answered_only_when_it_is_on_the_disk(
    door: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise DigestError("digest.db is on a full disk; free some space")

    path = leave_path(door, door.reader())
    monkeypatch.setattr(type(door.store.roster), "leave_many", full)
    assert door.client().post(path, data=ONE_CLICK).status_code == 503
    assert door.log == ["digest.db is on a full disk; free some space"]


def test_clicks_of_one_moment_share_a_transaction_and_its_failure() -> None:
    """All that came while a batch was written go with the next; each waits for its own."""
    batches: list[set[str]] = []

    async def scene() -> list[bool]:
        def commit(readers: Collection[str]) -> None:
            batches.append(set(readers))
            if len(batches) == 1:
                begun.set()
                others.wait(10)
                assert not clicks[0].done()
            if "bad" in readers:
                raise DigestError("the disk is full")

        begun, others = threading.Event(), threading.Event()
        together = Together(commit)
        clicks = [together.leave("first"), together.leave("second")]
        await asyncio.to_thread(begun.wait, 10)
        clicks += [together.leave(reader) for reader in ("bad", "third", "gone")]
        clicks[-1].cancel()  # who stops to wait stops neither the write nor the others
        others.set()
        ends = await asyncio.gather(*clicks, return_exceptions=True)
        await together.leave("last")
        return [end is None for end in ends]

    assert asyncio.run(scene()) == [True, True, False, False, False]
    assert batches == [{"first", "second"}, {"bad", "third", "gone"}, {"last"}]


def test_one_click_needs_nothing_of_the_site() -> None:
    """It is answered before routes and forms, under the path that the site has."""
    left: list[str] = []
    tokens = Tokens("a key of more than sixteen letters")

    async def broken(*_: Any) -> None:
        raise RuntimeError

    site = OneClick(broken, tokens, Together(left.extend), base="/weekly")
    client = TestClient(site)
    path = f"/weekly/leave/{tokens.write(UNSUBSCRIBE, 'r1')}"
    assert client.post(path, data=ONE_CLICK).text == "unsubscribed"
    assert left == ["r1"]
    for method, other, data in (
        ("POST", path, {"List-Unsubscribe": "No"}),
        ("PUT", path, ONE_CLICK),
        ("GET", path, None),
        ("POST", path.removeprefix("/weekly"), ONE_CLICK),
        ("POST", path + "x", ONE_CLICK),
        ("POST", path.replace("/leave/", "/leave/x/"), ONE_CLICK),
    ):
        with pytest.raises(RuntimeError):
            client.request(method, other, data=data)
    assert left == ["r1"]


@pytest.mark.parametrize("way", ["whole", "in parts", "as a form with parts"])
def test_one_click_has_one_answer(door: Site, way: str) -> None:
    options: dict[str, Any] = {
        "whole": {"content": b"List-Unsubscribe=One-Click"},
        "in parts": {"content": iter([b"List-Unsubscribe", b"=One-Click"])},
        "as a form with parts": {"files": {"List-Unsubscribe": (None, "One-Click")}},
    }[way]
    headers = {} if "files" in options else {"Content-Type": "application/x-www-form-urlencoded"}
    answer = door.client().post(leave_path(door, door.reader()), headers=headers, **options)
    expected = {
        "content-length": "12",
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
        "x-robots-tag": "noindex",
        **{name.decode(): value.decode() for name, value in HEADERS},
    }
    assert (answer.status_code, answer.text) == (200, "unsubscribed")
    assert dict(answer.headers) == expected
    assert door.status() == "unsubscribed"


def test_the_button_of_the_page_shows_a_page(door: Site) -> None:
    path = leave_path(door, door.reader())
    assert "You have left" in press_leave(door, path).text
    assert door.status() == "unsubscribed"


# --- Preferences --------------------------------------------------------------------------------


def test_a_reader_changes_language_and_topics(tmp_path: Path) -> None:
    with site(tmp_path, web={"topics": ("Sport", "Books")}) as door:
        path = preferences_path(door, door.reader(tags=("VIP", "Sport")))
        page = door.client().get(path).text
        assert "VIP" not in page
        assert re.search(r'value="Sport" checked', page)
        answer = press_button(door, path, action="save", language="fr", tag=["Books", "VIP2"])
        assert "Enregistré." in answer.text
        reader = door.store.roster.find("ann@example.org")
        assert reader
        assert (reader.language, reader.tags) == ("fr", ("VIP", "Books"))
        assert press_button(door, path, action="save", language="tlh").status_code == 400


def test_a_reader_takes_their_data_away(door: Site) -> None:
    path = preferences_path(door, door.reader("first@example.org", name="Ann", consent="form"))
    issue(door)
    answer = press_button(door, path, action="export")
    record = json.loads(answer.content)
    assert record["email"] == "first@example.org"
    assert record["consent"] == "form"
    assert record["deliveries"][0]["issue"] == "2025-W30"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["cache-control"] == "no-store"


def test_a_reader_erases_everything(door: Site) -> None:
    path = preferences_path(door, door.reader())
    assert press_button(door, path, action="erase").status_code == 400, "not without the tick"
    assert door.status() == "active"
    assert "erased" in press_button(door, path, action="erase", sure="1").text
    assert door.status() == "unknown"
    assert door.client().get(path).status_code == 404
    with pytest.raises(Exception, match="asked to be erased"):
        add(door.store, "ann@example.org", consent="import", now=door.clock())


# --- Other sites, big bodies --------------------------------------------------------------------


FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "https://weekly.example.org.evil.example"},
    {"Origin": "http://weekly.example.org"},
]
OWN = [
    {},
    {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
    {"Origin": "null"},
    {"Origin": "https://weekly.example.org"},
]


@pytest.mark.parametrize("headers", [*FOREIGN, *OWN], ids=str)
def test_forms_of_other_sites_are_refused(door: Site, headers: dict[str, str]) -> None:
    reader = door.reader()
    browser = door.client()
    expected = 403 if headers in FOREIGN else 200
    for path in ("/subscribe", "/leave", "/preferences"):
        form = form_of(browser.get(path).text)
        answer = browser.post(
            path, data={"form": form, "email": "ann@example.org"}, headers=headers
        )
        assert answer.status_code == expected, path
    for path, more in (
        (confirm_path(door, "new@example.org"), {}),
        (preferences_path(door, reader), {"action": "erase", "sure": "1"}),
    ):
        form = form_of(browser.get(path).text)
        answer = browser.post(path, data={"form": form, **more}, headers=headers)
        assert answer.status_code == expected, path
    assert door.status("new@example.org") == ("unknown" if expected == 403 else "active")


@pytest.mark.parametrize("form", ["", "x", "of another form"])
def test_a_form_without_our_token_is_refused(door: Site, form: str) -> None:
    if form == "of another form":
        form = form_of(door.client().get("/leave").text)
    answer = door.client().post("/subscribe", data={"form": form, "email": "a@example.org"})
    assert answer.status_code == 403
    assert door.queued() == []


def test_a_form_that_was_open_for_more_than_a_day_is_refused(
    door: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = 1_000_000
    monkeypatch.setattr("digest.subscribers.tokens.time.time", lambda: moment)
    form = form_of(door.client().get("/").text)
    moment += 24 * 60 * 60
    data = {"form": form, "email": "a@example.org"}
    assert door.client().post("/subscribe", data=data).status_code == 200
    moment += 1
    assert door.client().post("/subscribe", data=data).status_code == 403


@pytest.mark.parametrize("path", ["/subscribe", "/leave/x", "leave", "confirm", "preferences"])
def test_big_bodies_are_refused(door: Site, path: str) -> None:
    path = paths(door).get(path, path)
    form = form_of(door.client().get("/").text)
    for size, refused in ((MOST_BYTES + 1, True), (1_000, False)):
        data = {"form": form, "email": "a@example.org", "x": "y" * size}
        answer = door.client().post(path, data=data)
        assert (answer.status_code == 413) == (refused and path != "/leave/x")

    def endless() -> Any:
        yield from (b"x" * 10_000 for _ in range(10))

    answer = door.client().post(
        path, content=endless(), headers={"Content-Type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == (404 if path == "/leave/x" else 413)


@pytest.mark.parametrize(
    "kind",
    ["application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x"],
)
def test_what_is_no_form_is_refused(door: Site, kind: str) -> None:
    answer = door.client().post("/subscribe", content=b"\x00{]--x", headers={"Content-Type": kind})
    assert answer.status_code in (400, 403)
    assert door.queued() == []


def test_files_and_heaps_of_fields_are_refused(door: Site) -> None:
    form = form_of(door.client().get("/").text)
    data = {"form": form, "email": "a@example.org"}
    many = data | {f"x{number}": "" for number in range(60)}
    assert door.client().post("/subscribe", data=many, files={"a": (None, "b")}).status_code == 400
    assert door.client().post("/subscribe", data=data, files={"a": ("n", b"b")}).status_code == 400


def test_an_error_in_the_code_shows_a_page_and_logs_no_address(
    door: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("ann@example.org")

    monkeypatch.setattr(type(door.store.requests), "add", broken)
    answer = ask(door, "subscribe", "ann@example.org")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert door.log == ["internal error (RuntimeError)"]


# --- The postman --------------------------------------------------------------------------------


class Server:
    """A transport that gives the outcomes of a list, and keeps what it was given."""

    def __init__(self, *outcomes: Any) -> None:
        self.outcomes, self.mails = list(outcomes), []

    def deliver(self, envelope: Any, commit: Any) -> Any:
        commit()
        self.mails.append(envelope)
        return self.outcomes.pop(0)

    def close(self) -> None:
        pass


def outcome(verdict: str, cause: str = "reader") -> Any:
    from digest.mail.envelope import Cause, Outcome, Verdict

    return Outcome(
        verdict=Verdict(verdict), detail="450 ann@example.org: later", cause=Cause(cause)
    )


def test_a_mail_that_must_wait_is_tried_again_later_and_later(
    door: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(door, "subscribe", "ann@example.org")
    server = Server(*[outcome("queued")] * 3, outcome("sent"))
    monkeypatch.setattr("digest.web.postman.open_transport", lambda _: server)
    counts = []
    for minutes in (0, 4.9, 0.1, 9.9, 0.1, 20):
        door.clock.forward(minutes=minutes)
        door.postman.send_due()
        counts.append(len(server.mails))
    assert counts == [1, 1, 2, 2, 3, 4]
    assert door.queued() == []
    assert door.log == ["confirm: not sent: 450 <address> later"] * 3


def test_nothing_is_tried_for_ever(door: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(door, "subscribe", "ann@example.org")
    server = Server(*[outcome("queued")] * 100)
    monkeypatch.setattr("digest.web.postman.open_transport", lambda _: server)
    for _ in range(100):
        door.clock.forward(hours=1)
        door.postman.send_due()
    assert door.queued() == []
    assert "given up" in door.log[-1]
    assert len(server.mails) <= 18
    assert timedelta(days=3) == GIVEN_UP


@pytest.mark.parametrize("cause", ["server", "unreachable", "sender"])
def test_a_server_that_takes_none_is_asked_once(
    door: Site, monkeypatch: pytest.MonkeyPatch, cause: str
) -> None:
    for name in ("ann", "bob"):
        ask(door, "subscribe", f"{name}@example.org")
    server = Server(outcome("queued", cause))
    monkeypatch.setattr("digest.web.postman.open_transport", lambda _: server)
    assert door.postman.send_due() == 0
    assert len(door.queued()) == 2


@pytest.mark.parametrize("verdict", ["failed", "doubtful"])
def test_what_cannot_be_sent_is_dropped(
    door: Site, monkeypatch: pytest.MonkeyPatch, verdict: str
) -> None:
    ask(door, "subscribe", "ann@example.org")
    monkeypatch.setattr("digest.web.postman.open_transport", lambda _: Server(outcome(verdict)))
    assert door.postman.send_due() == 0
    assert door.queued() == []
    assert "ann" not in str(door.log)


def test_a_sender_that_died_leaves_its_mail_to_the_next(door: Site) -> None:
    ask(door, "subscribe", "ann@example.org")
    assert door.store.requests.claim(now=door.clock())
    assert mails(door) == []
    door.clock.forward(minutes=15)
    assert len(mails(door)) == 1
    assert mails(door) == []


def test_addresses_of_strangers_are_forgotten(door: Site) -> None:
    ask(door, "subscribe", "ann@example.org")
    mails(door)
    assert b"ann@example.org" not in (door.door.config.folder / "digest.db").read_bytes()
    with door.store.database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM requests").scalar() == 1
    door.clock.forward(days=1)
    door.postman.send_due()
    with door.store.database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM requests").scalar() == 0
