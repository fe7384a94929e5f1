"""Reports that a real Postfix writes when the server behind it refuses our mail."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import mail_rates
import postfix
import pytest
from builders import MONDAY
from mail_desk import BODIES, SECRET, WEEK, clock, config, pdf

from digest.mail import send_issue
from digest.mail.bounces import read_mailbox
from digest.mail.mailboxes import open_mailbox
from digest.mail.reports import Kind
from digest.store import open_store
from digest.store.roster import Candidate
from digest.subscribers.tokens import Tokens

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(postfix.missing()), reason=postfix.missing() or "installed"),
]
REFUSALS = {
    "gone@example.net": "550 5.1.1 there is nobody of that name",
    "left@example.net": "550 5.0.0 no such user here",
    "full@example.net": "552 5.2.2 mailbox full",
    "policy@example.net": "550 5.7.1 refused by policy",
    "grey@example.net": "450 4.7.1 greylisted, come back later",
}
KINDS = {Kind.HARD: 2, Kind.POLICY: 1, Kind.DELAYED: 1}


@pytest.mark.parametrize("german", [False, True], ids=["English", "German"])
def test_refused_mail_comes_back_and_says_who_is_gone(tmp_path: Path, *, german: bool) -> None:
    names = ("fine@example.net", *REFUSALS)
    with (
        tempfile.TemporaryDirectory(prefix="pf") as place,
        postfix.returning(Path(place), REFUSALS, german=german) as server,
        open_store("sqlite:///digest.db", folder=tmp_path) as store,
    ):
        store.roster.put([Candidate(key=name, email=name) for name in names], now=MONDAY)
        mail_rates.await_port(server.port)
        settings = config(
            tmp_path,
            transport="smtp",
            host="127.0.0.1",
            port=server.port,
            security="none",
            bounces="bounces@example.org",
        )
        report = send_issue(store, WEEK, pdf(tmp_path), BODIES, settings, now=clock)
        assert report.sent == len(names)
        # Of the grey-listed mail there are two: the notice of its delay, then that it was given up.
        server.await_reports(len(REFUSALS) + 1)
        contents = [file.read_text() for file in (server.maildir / "new").iterdir()]
        assert sum("Zustelldienst" in text for text in contents) == (len(contents) if german else 0)
        with open_mailbox(str(server.maildir), settings) as box:
            tally = read_mailbox(store, box, Tokens(SECRET), now=clock)
        assert tally.kinds == Counter(KINDS | {Kind.SOFT: 2})
        assert tally.taken_off == 2
        found = {one.email.partition("@")[0]: one for one in store.roster.subscribers()}
        assert {name for name, one in found.items() if one.status == "bounced"} == {"gone", "left"}
        soft = [
            name for name, one in found.items() if store.bounces.count(one.id, "soft", since=MONDAY)
        ]
        assert sorted(soft) == ["full", "grey"]
