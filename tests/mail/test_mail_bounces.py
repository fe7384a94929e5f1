"""What becomes of readers whose mail comes back, from each kind of mailbox."""

from __future__ import annotations

import mailbox
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from builders import MONDAY
from mail_desk import config, store_with
from returned_mails import TOKENS, complaint, dsn, leave_token, letter, tagged

from digest.errors import ConfigError, DigestError
from digest.mail.bounces import SOFT, SOFT_DAYS, Tally, note_refusal, read_mailbox
from digest.mail.mailboxes import DONE, LETTERS, open_mailbox
from digest.mail.reports import Kind
from digest.store.store import Store

FULL = {"status": "5.2.2", "diagnostic": "smtp; 552 5.2.2 mailbox full"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with(tmp_path, "ann", "bob", "cleo", "dan") as made:
        yield made


def identity(store: Store, name: str) -> str:
    found = store.roster.find(f"{name}@example.org")
    assert found
    return found.id


def statuses(store: Store) -> dict[str, str]:
    return {one.email.partition("@")[0]: one.status for one in store.roster.subscribers()}


def maildir(folder: Path, *contents: bytes) -> str:
    box = mailbox.Maildir(folder / "Maildir")
    for content in contents:
        box.add(content)
    return "Maildir"


def mbox(folder: Path, *contents: bytes) -> str:
    box = mailbox.mbox(folder / "bounces.mbox")
    for content in contents:
        box.add(content)
    box.close()
    return "bounces.mbox"


def read(
    store: Store,
    folder: Path,
    place: str,
    *,
    dry_run: bool = False,
    links: bool = True,
    days: float = 0,
) -> Tally:
    with open_mailbox(place, config(folder)) as box:
        return read_mailbox(
            store,
            box,
            TOKENS,
            now=lambda: MONDAY + timedelta(days=days),
            dry_run=dry_run,
            links=links,
        )


@pytest.mark.parametrize("make", [maildir, mbox])
def test_each_mail_does_what_it_says_and_none_is_read_twice(
    store: Store, tmp_path: Path, make: Callable[..., str]
) -> None:
    contents = [
        dsn(tagged(identity(store, "ann"))),
        complaint(tagged(identity(store, "bob"))),
        letter(subject=f"unsubscribe {leave_token(identity(store, 'cleo'))}"),
        dsn(tagged(identity(store, "dan")), **FULL),
        dsn("bounces@example.org"),
        letter(subject="Out of office", headers="Auto-Submitted: auto-replied\n"),
        letter(),
    ]
    place = make(tmp_path, *contents)
    dry = read(store, tmp_path, place, dry_run=True)
    assert dry.mails == 7
    assert set(statuses(store).values()) == {"active"}
    tally = read(store, tmp_path, place)
    assert tally.kinds == {
        Kind.HARD: 1,
        Kind.COMPLAINT: 1,
        Kind.LEAVE: 1,
        Kind.SOFT: 1,
        Kind.UNSIGNED: 1,
        Kind.AUTOMATIC: 1,
        Kind.LETTER: 1,
    }
    assert tally.kinds == dry.kinds
    assert tally.taken_off == 3
    assert statuses(store) == {
        "ann": "bounced",
        "bob": "suppressed",
        "cleo": "unsubscribed",
        "dan": "active",
    }
    assert read(store, tmp_path, place).mails == 0
    assert folders(tmp_path, make) == (6, 1)


def folders(folder: Path, make: Callable[..., str]) -> tuple[int, int]:
    """How many mails were put away, and how many are for people."""
    if make is maildir:
        box = mailbox.Maildir(folder / "Maildir")
        names = box.list_folders()
        done, letters = (
            len(box.get_folder(name)) if name in names else 0 for name in (DONE, LETTERS)
        )
        return done, letters
    return tuple(len(mailbox.mbox(folder / f"bounces.mbox.{name}")) for name in (DONE, LETTERS))  # type: ignore[return-value]


def test_the_same_report_counts_once(store: Store, tmp_path: Path) -> None:
    """As after a run that was killed before it could move the mail."""
    content = dsn(tagged(identity(store, "ann")), **FULL)
    tally = read(store, tmp_path, maildir(tmp_path, *[content] * SOFT * 2))
    assert tally.kinds == {Kind.SOFT: 1, Kind.KNOWN: SOFT * 2 - 1}
    assert statuses(store)["ann"] == "active"


def full(store: Store, number: int) -> bytes:
    return dsn(tagged(identity(store, "ann")), **FULL, headers=f"X-Number: {number}\n")


def test_a_mailbox_that_stays_full_bounces(store: Store, tmp_path: Path) -> None:
    assert (SOFT, SOFT_DAYS) == (5, 42)
    for number in range(SOFT - 1):
        read(store, tmp_path, maildir(tmp_path, full(store, number)))
    assert statuses(store)["ann"] == "active"
    assert read(store, tmp_path, maildir(tmp_path, full(store, SOFT)), days=41.9).taken_off == 1
    assert statuses(store)["ann"] == "bounced"


def test_a_weekly_takes_off_a_reader_whose_mailbox_is_full_for_five_issues(
    store: Store, tmp_path: Path
) -> None:
    for week in range(SOFT):
        assert statuses(store)["ann"] == "active"
        read(store, tmp_path, maildir(tmp_path, full(store, week)), days=7 * week)
    assert statuses(store)["ann"] == "bounced"


def test_a_policy_takes_nobody_off_however_long_it_lasts(store: Store, tmp_path: Path) -> None:
    policy = {"status": "5.7.1", "diagnostic": "smtp; 550 5.7.1 rejected as spam"}
    for number in range(2 * SOFT):
        content = dsn(tagged(identity(store, "ann")), **policy, headers=f"X-Number: {number}\n")
        assert read(store, tmp_path, maildir(tmp_path, content)).kinds == {Kind.POLICY: 1}
    assert statuses(store)["ann"] == "active"


def test_soft_bounces_are_forgotten_after_six_weeks(store: Store, tmp_path: Path) -> None:
    for number in range(SOFT - 1):
        read(store, tmp_path, maildir(tmp_path, full(store, number)))
    read(store, tmp_path, maildir(tmp_path, full(store, SOFT)), days=42)
    assert statuses(store)["ann"] == "active"


def test_reports_of_readers_who_are_gone_change_nothing(store: Store, tmp_path: Path) -> None:
    ann, bob = identity(store, "ann"), identity(store, "bob")
    store.roster.leave("ann@example.org", now=MONDAY)
    store.roster.erase("bob@example.org", now=MONDAY)
    tally = read(store, tmp_path, maildir(tmp_path, dsn(tagged(ann)), complaint(tagged(bob))))
    assert tally.taken_off == 0
    assert statuses(store)["ann"] == "unsubscribed"


def test_a_wish_without_a_token_gets_a_link_and_no_more(store: Store, tmp_path: Path) -> None:
    contents = [
        letter(subject="unsubscribe", sender=sender)
        for sender in ("ann@example.org", "stranger@example.net", "not an address", "")
    ]
    tally = read(store, tmp_path, maildir(tmp_path, *contents))
    assert tally.kinds == {Kind.ASK: 4}
    assert statuses(store)["ann"] == "active"
    request = store.requests.claim(now=MONDAY)
    assert request
    assert (request.purpose, request.address) == ("leave", "ann@example.org")
    assert store.requests.claim(now=MONDAY) is None


def test_without_a_site_a_wish_without_a_token_is_for_people(store: Store, tmp_path: Path) -> None:
    place = maildir(tmp_path, letter(subject="unsubscribe"))
    assert read(store, tmp_path, place, links=False).kinds == {Kind.LETTER: 1}
    assert store.requests.waiting() == 0
    assert folders(tmp_path, maildir) == (0, 1)


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        ("550 5.1.1 <ann@example.org>: no such user", "bounced"),
        ("550 User unknown", "bounced"),
        ("552 5.2.2 mailbox full", "active"),
        ("550 5.7.1 blocked", "active"),
        ("450 4.1.1 try later", "active"),
    ],
)
def test_the_server_s_own_refusal_counts(store: Store, reply: str, status: str) -> None:
    ann = identity(store, "ann")
    assert note_refusal(store, "2025-W30", ann, reply, now=MONDAY) == (status == "bounced")
    assert statuses(store)["ann"] == status
    soft = store.bounces.count(ann, "soft", since=MONDAY - timedelta(days=1))
    assert soft == (1 if "mailbox full" in reply else 0)
    note_refusal(store, "2025-W30", ann, reply, now=MONDAY)
    assert store.bounces.count(ann, "soft", since=MONDAY - timedelta(days=1)) == soft


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("", "has no 'bounces_from'"),
        ("nothing", "does not exist"),
        ("empty", "no Maildir"),
        ("ftp://user@host/INBOX", "is not the address of a mailbox"),
        ("imaps://host/INBOX", "is not the address of a mailbox"),
        ("imaps://user:secret@host/INBOX", "must not hold the password"),
        ("imaps://user@host/INBOX", "needs a password"),
    ],
)
def test_a_place_that_is_no_mailbox_is_named(
    store: Store, tmp_path: Path, place: str, message: str
) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ConfigError, match=message) as raised:
        read(store, tmp_path, place)
    assert "secret" not in str(raised.value)
    assert "user@" not in str(raised.value) or "imaps://user@" in str(raised.value)


def test_an_mbox_that_another_program_writes_to_waits(store: Store, tmp_path: Path) -> None:
    place = mbox(tmp_path, dsn(tagged(identity(store, "ann"))))
    other = mailbox.mbox(tmp_path / place)
    other.lock()
    try:
        with pytest.raises(DigestError, match="another program"):
            read(store, tmp_path, place)
    finally:
        other.unlock()
    assert read(store, tmp_path, place).mails == 1
    assert (tmp_path / place).stat().st_size == 0
