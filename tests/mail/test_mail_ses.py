"""What Amazon SES tells by SNS, in a mail and as a file; that none of it counts without a tag."""

from __future__ import annotations

import json
import mailbox
from pathlib import Path
from typing import Any

import pytest
from builders import MONDAY
from mail_desk import config, store_with
from returned_mails import TOKENS, leave_token, letter, tagged

from digest.mail.bounces import read_mailbox
from digest.mail.mailboxes import open_mailbox
from digest.mail.reports import Kind, read_mail
from digest.mail.ses import notice_in
from digest.subscribers.tokens import Tokens

ANN = "0123456789abcdef"
FOREIGN = Tokens("the key of another magazine")
FOOT = "\n\n--\nIf you wish to stop receiving notifications from this topic, please visit the link"


def notice(event: str = "Bounce", *, source: str = "", key: str = "notificationType") -> Any:
    """A notification as SES documents it, with the headers of the mail."""
    gone = {"emailAddress": "ann@example.net", "action": "failed", "status": "5.1.1"}
    about = {
        "Bounce": {
            "bounceType": "Permanent",
            "bounceSubType": "General",
            "bouncedRecipients": [gone | {"diagnosticCode": "smtp; 550 5.1.1 user unknown"}],
            "feedbackId": "0138",
        },
        "Complaint": {
            "complainedRecipients": [{"emailAddress": "ann@example.net"}],
            "complaintFeedbackType": "abuse",
        },
    }
    return {
        key: event,
        event.lower(): about.get(event, {}),
        "mail": {
            "source": source or tagged(ANN),
            "messageId": "000001378603177f",
            "destination": ["ann@example.net"],
            "headersTruncated": False,
            "headers": [{"name": "From", "value": "week@example.org"}],
        },
    }


def mailed(record: Any) -> bytes:
    return letter(subject="AWS Notification Message", body=json.dumps(record) + FOOT)


def read(content: bytes) -> tuple[Kind, str]:
    reading = read_mail(content, TOKENS)
    return reading.kind, reading.subscriber


def bounce(**values: Any) -> Any:
    record = notice()
    record["bounce"] |= values
    return record


@pytest.mark.parametrize("key", ["notificationType", "eventType"])
def test_a_bounce_and_a_complaint_in_a_mail_and_alone(key: str) -> None:
    for event, kind in (("Bounce", Kind.HARD), ("Complaint", Kind.COMPLAINT)):
        record = notice(event, key=key)
        enveloped = {"Type": "Notification", "Message": json.dumps(record), "Signature": "x"}
        for content in (
            mailed(record),
            mailed(enveloped),
            json.dumps(record).encode(),
            json.dumps(enveloped, indent=1).encode(),
        ):
            assert read(content) == (kind, ANN)


def test_the_headers_of_the_mail_vouch_too() -> None:
    record = notice(source="week@example.org")
    assert read(mailed(record)) == (Kind.UNSIGNED, "")
    way = f"<https://weekly.example.org/leave/{leave_token(ANN)}>"
    record["mail"]["headers"] += [{"name": "List-Unsubscribe", "value": way}]
    assert read(mailed(record)) == (Kind.HARD, ANN)
    record = notice(source="week@example.org")
    record["mail"]["headers"] += [{"name": "Return-Path", "value": f"<{tagged(ANN)}>"}]
    assert read(mailed(record)) == (Kind.HARD, ANN)


@pytest.mark.parametrize("event", ["Bounce", "Complaint"])
def test_without_a_tag_of_ours_nothing_counts(event: str) -> None:
    for source in ("bounces@example.org", tagged(ANN, FOREIGN), tagged(ANN).replace("+", "-")):
        record = notice(event, source=source)
        way = f"<https://x.example/leave/{leave_token(ANN, FOREIGN)}>"
        record["mail"]["headers"] += [{"name": "List-Unsubscribe", "value": way}]
        assert read(mailed(record)) == (Kind.UNSIGNED, "")
        assert read(json.dumps(record).encode()) == (Kind.UNSIGNED, "")


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"bounceType": "Transient"}, Kind.SOFT),
        ({"bounceType": "Undetermined"}, Kind.SOFT),
        ({"bouncedRecipients": [{"status": "5.2.2", "diagnosticCode": "over quota"}]}, Kind.SOFT),
        ({"bouncedRecipients": [{"status": "5.7.1", "diagnosticCode": "spam"}]}, Kind.POLICY),
        ({"bouncedRecipients": [{"status": "5.1.1"}]}, Kind.HARD),
        ({"bouncedRecipients": []}, Kind.SOFT),
        ({"bouncedRecipients": [], "bounceSubType": "NoEmail"}, Kind.HARD),
        ({"bouncedRecipients": [], "bounceSubType": "OnAccountSuppressionList"}, Kind.HARD),
        ({"bounceType": "Transient", "bounceSubType": "Suppressed"}, Kind.SOFT),
    ],
)
def test_a_bounce_is_judged_by_its_kind_and_the_words(values: dict[str, Any], kind: Kind) -> None:
    assert read(mailed(bounce(**values))) == (kind, ANN)


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        ("DeliveryDelay", Kind.DELAYED),
        ("Delivery", Kind.AUTOMATIC),
        ("Open", Kind.AUTOMATIC),
        ("bounces", Kind.AUTOMATIC),
    ],
)
def test_other_events_change_nothing(event: str, kind: Kind) -> None:
    assert read(mailed(notice(event))) == (kind, "")


@pytest.mark.parametrize("feedback", ["not-spam", "auth-failure"])
def test_what_is_no_complaint_changes_nothing(feedback: str) -> None:
    record = notice("Complaint")
    record["complaint"]["complaintFeedbackType"] = feedback
    assert read(mailed(record)) == (Kind.AUTOMATIC, "")
    del record["complaint"]["complaintFeedbackType"]
    assert read(mailed(record)) == (Kind.COMPLAINT, ANN)


@pytest.mark.parametrize(
    "text",
    ["{", "{}", "[1]", '{"a":' * 9_000, '{"notificationType": "Bounce"}', '{"Message": "{"}'],
)
def test_other_json_is_no_notice(text: str) -> None:
    assert notice_in(text) is None
    assert read(text.encode())[0] in (Kind.BROKEN, Kind.LETTER)
    assert read(letter(body=text)) == (Kind.LETTER, "")


@pytest.mark.parametrize("value", [None, 1, "x", [], [1], {}, {"x": 1}], ids=str)
def test_whatever_stands_in_a_field_never_raises(value: Any) -> None:
    for place in ("", "bounce", "mail"):
        for name in notice()[place] if place else notice():
            record = notice()
            (record[place] if place else record)[name] = value
            kind, reader = read(json.dumps(record).encode())
            assert reader in (ANN, "")
            assert kind is not Kind.BROKEN or name in ("notificationType", "mail")


def test_a_file_in_a_maildir_takes_its_reader_off(tmp_path: Path) -> None:
    with store_with(tmp_path, "ann", "bob") as store:
        found = store.roster.find("ann@example.org")
        assert found
        mailbox.Maildir(tmp_path / "Maildir")
        file = tmp_path / "Maildir" / "new" / "notice.json"
        file.write_text(json.dumps(notice("Complaint", source=tagged(found.id))))
        with open_mailbox("Maildir", config(tmp_path)) as box:
            tally = read_mailbox(store, box, TOKENS, now=lambda: MONDAY)
        assert tally.kinds == {Kind.COMPLAINT: 1}
        assert {one.email: one.status for one in store.roster.subscribers()} == {
            "ann@example.org": "suppressed",
            "bob@example.org": "active",
        }
