"""A magazine of one's own: init, collect, plan, run, send, twice and interrupted."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from builders import copy_tree
from conftest import FERRY, Digest, post
from mail_servers import Received, scripted, smtp_server

from digest.store import open_store
from digest.themes.theme import templates

WEEK = ("--week", "2025-W30")
PLAN = Path("output/2025-W30/issue.toml")


def outbox() -> list[Path]:
    return sorted(Path("outbox").glob("*.eml"))


def test_init_writes_a_configuration_that_loads_and_touches_nothing(
    digest: Digest, tmp_path: Path
) -> None:
    begun = digest("init", "quayside-weekly")
    assert begun.last == "quayside-weekly/digest.toml"
    assert "then run: cd quayside-weekly, digest collect" in begun.err
    assert 'title = "Quayside Weekly"' in Path("quayside-weekly/digest.toml").read_text(
        encoding="utf-8"
    )
    again = digest("init", "quayside-weekly")
    assert again.code == 2
    assert "already exists" in again.err
    assert digest("status", "-c", "quayside-weekly").code == 0


def test_the_week_in_one_command_and_nothing_twice(digest: Digest, magazine: Path) -> None:
    first = digest("run", *WEEK)
    assert first.code == 0, first.err
    assert "2 written to the outbox" in first.err
    mails = {path.name: path.read_bytes() for path in outbox()}
    assert len(mails) == 2
    pdf = Path(first.last).read_bytes()
    second = digest("run", *WEEK)
    assert second.code == 0
    assert "2 already sent or written" in second.err
    assert {path.name: path.read_bytes() for path in outbox()} == mails
    assert Path(second.last).read_bytes() == pdf
    for data in mails.values():
        mail = message_from_bytes(data, policy=policy.default)
        (attached,) = mail.iter_attachments()
        assert attached.get_content() == pdf
        assert mail["List-Unsubscribe"]
        body = mail.get_body(("plain",))
        assert body
        assert "1 Harbour Street, Exampleton" in body.get_content()


@pytest.mark.slow
def test_a_run_waits_for_the_editor_and_goes_on_with_what_was_edited(
    digest: Digest, magazine: Path
) -> None:
    first = digest("run", "--until", "plan", *WEEK)
    assert (first.code, outbox()) == (0, [])
    PLAN.write_text(
        PLAN.read_text(encoding="utf-8").replace(
            "Evening ferries to run until midnight", "The night boats are back"
        ),
        encoding="utf-8",
    )
    second = digest("run", *WEEK)
    assert second.code == 0, second.err
    assert (
        "The night boats are back"
        in message_from_bytes(outbox()[0].read_bytes(), policy=policy.default)
        .get_body(("plain",))
        .get_content()
    )  # type: ignore[union-attr]


@pytest.mark.slow
def test_an_issue_with_a_hard_fault_is_not_sent_and_the_reason_is_told(
    digest: Digest, magazine: Path
) -> None:
    copy_tree(templates() / "atlas", magazine / "mine")
    with (magazine / "mine" / "theme.css").open("a", encoding="utf-8") as sheet:
        sheet.write(".story .headline { display: none }")
    done = digest("run", "--theme", "./mine", *WEEK)
    assert done.code == 1
    (notice,) = outbox()
    assert notice.name.startswith("notice")  # to the editor, with the reason
    assert re.search(r"not sent: hard faults in the proof: \d+ \(overflow, page \d", done.err)
    assert "is not printed" in done.err
    built = digest("build", "--theme", "./mine", *WEEK)
    assert built.code == 1
    assert Path(built.last).is_file()
    for command in (("send", "--yes"), ("send", "--to", "me@example.org"), ("send", "--dry-run")):
        refused = digest(*command, *WEEK)
        assert refused.code == 1
        assert "not sent: " in refused.err
    assert len(outbox()) == 1
    assert digest("proof", built.last).code == 1
    assert digest("run", *WEEK).code == 0
    assert len(outbox()) == 3


@pytest.mark.slow
def test_an_issue_that_is_up_to_date_is_not_built_again(digest: Digest, magazine: Path) -> None:
    digest("run", "--until", "build", *WEEK)
    assert "PDF is up to date" in digest("run", "--until", "build", *WEEK).err
    PLAN.write_text(
        PLAN.read_text(encoding="utf-8").replace("Old pier closed", "Old pier shut"),
        encoding="utf-8",
    )
    assert "PDF is up to date" not in digest("run", "--until", "build", *WEEK).err


def test_a_failed_run_tells_the_editor(digest: Digest, magazine: Path) -> None:
    done = digest("run", "--week", "2024-W01")
    assert done.code == 3
    (mail,) = outbox()
    told = message_from_bytes(mail.read_bytes(), policy=policy.default)
    assert told["To"] == "desk@example.org"
    assert (
        "the library has none from 2024-W01; the newest is from 2025-W30: try --week 2025-W30"
        in " ".join(told.get_content().split())
    )


@pytest.mark.slow
def test_a_reader_who_left_gets_nothing(digest: Digest, magazine: Path) -> None:
    digest("subscribers", "remove", "bob@example.org")
    assert "1 written" in digest("run", *WEEK).err
    (mail,) = outbox()
    assert "ada@example.org" in mail.read_text(encoding="utf-8").partition("Subject:")[0]


@pytest.mark.slow
def test_a_dry_run_and_a_trial_send_nobody_anything_twice(digest: Digest, magazine: Path) -> None:
    digest("run", "--until", "build", *WEEK)
    assert "2 ready to be sent" in digest("send", "--dry-run", *WEEK).err
    assert outbox() == []
    trial = digest("send", "--to", "trial@example.org", *WEEK)
    assert (trial.code, "written to the outbox, for trial@example.org" in trial.err) == (0, True)
    assert len(outbox()) == 1
    assert "Not a terminal: pass --yes" in digest("send", *WEEK).err
    assert "2 written" in digest("send", "--yes", *WEEK).err
    assert len(outbox()) == 3


def test_a_held_story_comes_next_week(digest: Digest, magazine: Path) -> None:
    digest("run", "--until", "plan", *WEEK)
    head, *blocks = re.split(r"(?m)^(?=\[\[story\]\])", PLAN.read_text(encoding="utf-8"))
    blocks = [
        re.sub('place = "[a-z]+"', 'place = "hold"', block) if "pier" in block else block
        for block in blocks
    ]
    PLAN.write_text(head + "".join(blocks), encoding="utf-8")
    post(
        magazine / "articles",
        "2025-07-30-lamps.md",
        title="Quay wins a prize for its lamps",
        body=FERRY.replace("ferry", "lamp"),
    )
    digest("collect")
    done = digest("plan", "--week", "2025-W31")
    assert done.code == 0, done.err
    planned = Path("output/2025-W31/issue.toml").read_text(encoding="utf-8")
    assert "Old pier closed" in planned
    assert "number = 2" in planned


def test_a_second_run_leaves_the_work_to_the_first(digest: Digest, magazine: Path) -> None:
    with (
        open_store("sqlite:///digest.db", folder=magazine) as store,
        store.runs.lock("run", now=datetime.now(UTC)),
    ):
        done = digest("run", *WEEK)
    assert done.code == 0
    assert "another run is in progress" in done.err
    assert outbox() == []


@pytest.mark.slow
def test_the_week_by_smtp(digest: Digest, magazine: Path) -> None:
    received = Received()
    with smtp_server(received) as port:
        with (magazine / "digest.toml").open("a", encoding="utf-8") as file:
            file.write(
                f'transport = "smtp"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nconnections = 1\n'
            )
        assert digest("run", *WEEK).code == 0
        assert "2 already sent" in digest("run", *WEEK).err
    assert sorted(received.recipients) == ["ada@example.org", "bob@example.org"]


@pytest.mark.slow
def test_status_tells_where_the_week_stands(digest: Digest, magazine: Path) -> None:
    assert "library      empty" in digest("status").out
    digest("run", *WEEK)
    said = digest("status").out
    assert "2 articles" in said
    assert re.search(
        r"2025-W30 +number 1, 2 stories planned, built: .*\.pdf, mail: 2 written", said
    )


@pytest.mark.slow
def test_missing_pieces_are_named(digest: Digest, magazine: Path) -> None:
    assert "run 'digest collect' first" in digest("plan", *WEEK).err
    assert [digest(name).code for name in ("open", "verify", "send")] == [3, 3, 3]
    assert digest("proof", "none.pdf").code == 2
    assert (
        "2025-W30: no issue was built; build it with 'digest build --week 2025-W30'"
        in digest("send", "--yes", *WEEK).err
    )
    text = (magazine / "digest.toml").read_text(encoding="utf-8")
    (magazine / "digest.toml").write_text(
        text.replace("postal_address", "# postal_address"), encoding="utf-8"
    )
    done = digest("run", *WEEK)
    assert done.code == 2
    assert "postal_address" in done.err


@pytest.mark.slow
def test_whoever_got_nothing_is_named_by_every_command_until_settled(
    digest: Digest, magazine: Path
) -> None:
    refused = {"RCPT": ["552 5.2.2 mailbox full", "250 ok"]}
    with scripted(refused) as (port, server):
        with (magazine / "digest.toml").open("a", encoding="utf-8") as file:
            file.write(
                f'transport = "smtp"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nconnections = 1\n'
            )
        first = digest("run", "-q", *WEEK)
        assert first.code == 1
        assert "ada@example.org: 552 5.2.2 mailbox full" in first.err
        notice = server.received.mails[-1]
        assert notice[0] == "desk@example.org"
        assert b"ada@example.org: 552 5.2.2" in notice[1]
        again = digest("send", "--yes", *WEEK)
        assert (again.code, "1 failed before" in again.err) == (1, True)
        listed = digest("deliveries", "list", "--state", "failed", *WEEK)
        assert listed.out.startswith("ada@example.org\tfailed\t552 5.2.2 mailbox full")
        assert "2 readers: 1 sent, 1 failed" in listed.err
        assert "1 failed; see 'digest deliveries list --week 2025-W30'" in digest("status").out
        done = digest("deliveries", "resolve", "cancelled", "ada@example.org", *WEEK)
        assert "1 delivery settled as cancelled" in done.err
        assert digest("run", *WEEK).code == 0
        assert "to decide" not in digest("status").out
    with open_store("sqlite:///digest.db", folder=magazine) as store:
        assert "sent" in store.runs.steps("2025-W30")


@pytest.mark.slow
def test_a_delivery_is_retried_and_both_ways_of_naming_are_not_mixed(
    digest: Digest, magazine: Path
) -> None:
    refused = {"RCPT": ["552 5.2.2 mailbox full", "250 ok"]}
    with scripted(refused) as (port, server):
        with (magazine / "digest.toml").open("a", encoding="utf-8") as file:
            file.write(
                f'transport = "smtp"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nconnections = 1\n'
            )
        digest("run", *WEEK)
        for wrong in ((), ("ada@example.org", "--state", "failed")):
            assert digest("deliveries", "retry", *wrong, *WEEK).code == 2
        same = digest("deliveries", "resolve", "failed", "--state", "failed", *WEEK)
        assert (same.code, "nothing was settled as failed" in same.err) == (1, True)
        assert "552 5.2.2" in digest("deliveries", "list", "--state", "failed", *WEEK).out
        both = digest("deliveries", "retry", "ada@example.org", "bob@example.org", *WEEK)
        assert (both.code, "no mail to bob@example.org is to be settled" in both.err) == (2, True)
        assert "552 5.2.2" in digest("deliveries", "list", "--state", "failed", *WEEK).out
        assert "1 delivery" in digest("deliveries", "retry", "--state", "failed", *WEEK).err
        assert digest("send", "--yes", *WEEK).code == 0
        assert "ada@example.org" in {to for to, _ in server.received.mails}
        assert digest("deliveries", "retry", "ada@example.org", *WEEK).code == 2
        none = digest("deliveries", "retry", "--state", "failed", "--state", "written", *WEEK)
        assert (none.code, "no delivery is failed or written" in none.err) == (1, True)


@pytest.mark.slow
def test_the_pdf_that_readers_have_is_kept(digest: Digest, magazine: Path) -> None:
    pdf = Path(digest("run", *WEEK).last)
    mailed = pdf.read_bytes()
    text = PLAN.read_text(encoding="utf-8").replace("Old pier closed", "Old pier shut")
    PLAN.write_text(text, encoding="utf-8")
    again = digest("build", *WEEK)
    assert again.last.endswith("quayside-weekly-2025-w30-r2.pdf")
    assert "readers keep that PDF" in again.err
    assert pdf.read_bytes() == mailed
    assert digest("run", *WEEK).last == str(pdf)


@pytest.mark.slow
def test_mail_to_nobody_is_no_success_and_newcomers_are_told_of(
    digest: Digest, magazine: Path
) -> None:
    for reader in ("ada@example.org", "bob@example.org"):
        digest("subscribers", "remove", reader)
    for nobody in (digest("run", *WEEK), digest("send", "--yes", *WEEK)):
        assert nobody.code == 1
        assert "no reader is on the list, so nothing was sent; add some with" in nobody.err
    with open_store("sqlite:///digest.db", folder=magazine) as store:
        assert "sent" not in store.runs.steps("2025-W30")
    digest("subscribers", "add", "cleo@example.org")
    assert digest("send", "--yes", *WEEK).code == 0
    digest("subscribers", "add", "dan@example.org")
    later = digest("send", "--yes", *WEEK)
    assert (later.code, "1 reader joined since the list was frozen" in later.err) == (0, True)
    assert "joined since" not in digest("send", "--yes", "--newcomers", *WEEK).err
