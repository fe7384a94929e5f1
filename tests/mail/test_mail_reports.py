"""What a returned mail is taken for, and that nothing counts without a signature of ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mail_of_servers import SERVERS
from returned_mails import TOKENS, complaint, dsn, leave_token, letter, qmail, tagged

from digest.mail.failures import NO_SUCH_READER
from digest.mail.reports import MOST_BYTES, Kind, Reading, read_mail
from digest.subscribers.tokens import PREFERENCES, Tokens

ANN = "0123456789abcdef"
FOREIGN = Tokens("the key of another magazine")


def read(content: bytes) -> tuple[Kind, str]:
    reading = read_mail(content, TOKENS)
    return reading.kind, reading.subscriber


@pytest.mark.parametrize("status", NO_SUCH_READER)
def test_an_address_that_does_not_exist(status: str) -> None:
    content = dsn(tagged(ANN), status=status, diagnostic=f"smtp; 550 {status} gone")
    assert read(content) == (Kind.HARD, ANN)


@pytest.mark.parametrize(
    ("status", "diagnostic", "kind"),
    [
        ("5.2.2", "smtp; 552 5.2.2 over quota", Kind.SOFT),
        ("5.1.1", "smtp; 550 5.1.1 the mailbox is full", Kind.SOFT),
        ("5.2.3", "smtp; 552 5.2.3 message too large", Kind.SOFT),
        ("5.4.1", "smtp; 550 5.4.1 no answer from host", Kind.SOFT),
        ("5.0.0", "smtp; 554 transaction failed", Kind.SOFT),
        ("4.4.7", "smtp; 450 4.4.7 message expired", Kind.SOFT),
        ("", "", Kind.SOFT),
        ("5.7.1", "smtp; 550 5.7.1 not wanted here", Kind.POLICY),
        ("5.7.26", "smtp; 550 5.7.26 unauthenticated mail from a domain", Kind.POLICY),
        ("5.0.0", "smtp; 550 your address is on a blocklist", Kind.POLICY),
    ],
)
def test_what_may_pass_is_soft_and_a_policy_is_about_us(
    status: str, diagnostic: str, kind: Kind
) -> None:
    assert read(dsn(tagged(ANN), status=status, diagnostic=diagnostic)) == (kind, ANN)


@pytest.mark.parametrize("action", ["Failed", "failure", "failed (bad mailbox)", "error"])
def test_an_action_is_read_as_servers_write_it(action: str) -> None:
    assert read(dsn(tagged(ANN), action=action)) == (Kind.HARD, ANN)


def test_a_delivery_status_in_a_plain_multipart_counts() -> None:
    plain = dsn(tagged(ANN)).replace(b"multipart/report", b"multipart/mixed")
    assert read(plain) == (Kind.HARD, ANN)


@pytest.mark.parametrize("name", SERVERS)
def test_what_other_servers_write(name: str) -> None:
    content, kind = SERVERS[name]
    assert read(content(tagged(ANN), leave_token(ANN)))[0] == kind


@pytest.mark.parametrize(
    ("action", "kind"),
    [("delayed", Kind.DELAYED), ("delivered", Kind.UNSIGNED), ("relayed", Kind.UNSIGNED)],
)
def test_what_did_not_fail_is_no_bounce(action: str, kind: Kind) -> None:
    got = read_mail(dsn("bounces@example.org", action=action), TOKENS).kind
    assert got is kind
    assert read(dsn(tagged(ANN), action=action))[0] in (Kind.DELAYED, Kind.AUTOMATIC)


@pytest.mark.parametrize("header", ["Delivered-To", "X-Original-To", "Envelope-To", "Cc"])
def test_the_tag_stands_in_one_of_several_headers(header: str) -> None:
    content = dsn("bounces@example.org", headers=f"{header}: <{tagged(ANN).upper()}>\n")
    assert read(content) == (Kind.HARD, ANN)


def test_the_returned_mail_names_its_reader() -> None:
    assert read(dsn("x@example.org", returned=f"Return-Path: <{tagged(ANN)}>\n")) == (
        Kind.HARD,
        ANN,
    )
    way = f"List-Unsubscribe: <https://weekly.example.org/leave/{leave_token(ANN)}>\n"
    assert read(dsn("x@example.org", returned=way)) == (Kind.HARD, ANN)
    assert read(complaint("x@example.org", returned=way)) == (Kind.COMPLAINT, ANN)


@pytest.mark.parametrize("make", [dsn, complaint, qmail])
def test_a_report_without_a_tag_of_ours_names_nobody(make: object) -> None:
    assert callable(make)
    good = tagged(ANN)
    swapped = good.replace(good[10], "a" if good[10] != "a" else "b", 1)
    for to in ("bounces@example.org", tagged(ANN, FOREIGN), swapped, "bounces+ann@example.org"):
        assert read(make(to)) == (Kind.UNSIGNED, "")
    way = f"List-Unsubscribe: <https://x.example/leave/{leave_token(ANN, FOREIGN)}>\n"
    assert read(dsn("x@example.org", returned=way)) == (Kind.UNSIGNED, "")


def test_a_token_for_another_page_vouches_for_nothing() -> None:
    token = TOKENS.write(PREFERENCES, ANN)
    assert read(letter(subject=f"unsubscribe {token}"))[0] is not Kind.LEAVE


def test_complaints_and_what_takes_them_back() -> None:
    assert read(complaint(tagged(ANN))) == (Kind.COMPLAINT, ANN)
    for kind in ("fraud", "opt-out"):
        assert read(complaint(tagged(ANN), kind=kind)) == (Kind.COMPLAINT, ANN)
    assert read(complaint(tagged(ANN), kind="not-spam"))[0] is Kind.AUTOMATIC
    assert read(complaint(tagged(ANN), kind="auth-failure"))[0] is Kind.AUTOMATIC
    plain = complaint(tagged(ANN)).replace(
        b"multipart/report; report-type=feedback-report", b"multipart/mixed"
    )
    assert read(plain) == (Kind.COMPLAINT, ANN)


def test_servers_that_write_plain_text() -> None:
    assert read(qmail(tagged(ANN))) == (Kind.HARD, ANN)
    assert read(qmail(tagged(ANN), "Mailbox quota exceeded (#5.2.2)")) == (Kind.SOFT, ANN)


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; x=y",
        "Precedence: bulk",
        "Precedence: auto_reply",
        "X-Autoreply: yes",
        "X-Autorespond: yes",
        "Return-Path: <>",
    ],
)
def test_an_automatic_answer_changes_nothing_whatever_it_quotes(header: str) -> None:
    subject = f"Out of office: unsubscribe {leave_token(ANN)}"
    for to in ("leave@example.org", tagged(ANN)):
        assert read(letter(to=to, subject=subject, headers=f"{header}\n")) == (Kind.AUTOMATIC, "")


def test_a_person_leaves_by_the_token() -> None:
    token = leave_token(ANN)
    assert read(letter(subject=f"unsubscribe {token}")) == (Kind.LEAVE, ANN)
    assert read(letter(subject=f"Re: unsubscribe\n {token}")) == (Kind.LEAVE, ANN)
    assert read(letter(body=f"Please.\n> {token}\n")) == (Kind.LEAVE, ANN)
    assert read(letter(subject="unsubscribe", headers="Auto-Submitted: no\n"))[0] is Kind.ASK


@pytest.mark.parametrize(
    "words",
    [
        "unsubscribe",
        "Re: Unsubscribe!",
        "STOP",
        "Abmelden",
        "=?utf-8?q?D=C3=A9sabonner?=",
        "AW: RE: baja",
    ],
)
def test_a_word_without_a_token_asks(words: str) -> None:
    reading = read_mail(letter(subject=words), TOKENS)
    assert reading == Reading(kind=Kind.ASK, sender="ann@example.org")
    if words.isascii() and "=?" not in words:
        assert read_mail(letter(body=f"\n{words}\n\nAnn"), TOKENS).kind is Kind.ASK or ":" in words


@pytest.mark.parametrize(
    "subject", ["How do I unsubscribe?", "Do not remove me", "The stop of the tram", ""]
)
def test_other_letters_are_for_people(subject: str) -> None:
    assert read(letter(subject=subject)) == (Kind.LETTER, "")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"\x00\xff\xfe",
        b"no header at all",
        b"Content-Type: multipart/report; report-type=delivery-status\n\n",
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n\xff\n",
        b"Subject: =?utf-8?b?!!!?=\nContent-Type: text/plain; charset=nonsense\n\nx",
        b"To: " + b"<" * 10_000 + b"\n\nx",
        b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 2_000,
    ],
)
def test_rubbish_is_read_and_changes_nothing(content: bytes) -> None:
    kind, subscriber = read(content)
    assert kind in (Kind.BROKEN, Kind.LETTER, Kind.UNSIGNED, Kind.AUTOMATIC)
    assert subscriber == ""


@given(st.data())
def test_a_mangled_report_never_raises_and_names_nobody_else(data: st.DataObject) -> None:
    content = bytearray(dsn(tagged(ANN)))
    for _ in range(data.draw(st.integers(1, 30))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    assert read(bytes(content))[1] in (ANN, "")


def test_a_report_may_be_cut_after_its_beginning() -> None:
    content = dsn(tagged(ANN), returned="Subject: x\n") + b"x" * (MOST_BYTES * 2)
    assert read(content) == (Kind.HARD, ANN)
