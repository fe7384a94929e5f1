"""Bounces from a real Dovecot on loopback."""

from __future__ import annotations

import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from builders import MONDAY
from mail_desk import config, store_with
from returned_mails import TOKENS, dsn, letter, tagged

from digest.errors import DigestError
from digest.mail.bounces import read_mailbox
from digest.mail.mailboxes import DONE, LETTERS, open_mailbox
from digest.mail.reports import MOST_BYTES, Kind

DOVECOT = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(DOVECOT is None, reason="Dovecot is not installed"),
    pytest.mark.skipif(os.geteuid() != 0, reason="Dovecot needs root to change its user"),
]
USER, PASSWORD = "bounces@example.org", "secret"
CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
first_valid_uid = 1
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  prefix = {prefix}
  separator = {separator}
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail
}}
"""


@pytest.fixture(params=["", "INBOX."], ids=["folders beside the inbox", "folders below it"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[int]:
    """Dovecot with an empty mailbox; yields its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    account = pwd.getpwnam("nobody")
    folder = Path("/tmp") / f"dovecot-{port}"  # its sockets need a short path that nobody may enter
    (folder / "mail").mkdir(parents=True)
    group = grp.getgrgid(account.pw_gid).gr_name
    settings = folder / "dovecot.conf"
    settings.write_text(
        CONFIG.format(
            folder=folder,
            port=port,
            user="nobody",
            group=group,
            password=PASSWORD,
            prefix=request.param,
            separator="." if request.param else "/",
        )
    )
    shutil.chown(folder / "mail", "nobody", group)
    with subprocess.Popen([str(DOVECOT), "-F", "-c", settings]) as process:
        try:
            _wait(port, folder)
            yield port
        finally:
            process.terminate()
            process.wait(20)
            shutil.rmtree(folder)


def _wait(port: int, folder: Path) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with suppress(OSError, imaplib.IMAP4.error):
            imaplib.IMAP4("127.0.0.1", port, timeout=5).logout()
            return
    raise AssertionError((folder / "dovecot.log").read_text())


def client(port: int) -> imaplib.IMAP4:
    made = imaplib.IMAP4("127.0.0.1", port, timeout=20)
    made.login(USER, PASSWORD)
    return made


def count(port: int, name: str) -> int:
    box = client(port)
    for candidate in (name, f"INBOX.{name}"):
        status, data = box.select(candidate, readonly=True)
        if status == "OK":
            return int(data[0] or b"0")
    return -1


def place(port: int) -> str:
    return f"imap://bounces%40example.org@127.0.0.1:{port}/INBOX"


def test_a_mailbox_of_a_real_server(tmp_path: Path, server: int) -> None:
    with store_with(tmp_path, "ann", "bob") as store:
        ids = {one.name: one.id for one in store.roster.subscribers()}
        box = client(server)
        big = dsn(tagged(ids["Bob"])) + b"x" * 2 * MOST_BYTES
        for content in (dsn(tagged(ids["Ann"])), big, dsn("bounces@example.org"), letter()):
            box.append("INBOX", "", "", content.replace(b"\n", b"\r\n"))
        chosen = config(tmp_path, bounces_password=PASSWORD)
        with open_mailbox(place(server), chosen) as opened:
            tally = read_mailbox(store, opened, TOKENS, now=lambda: MONDAY)
        assert tally.kinds == {Kind.HARD: 2, Kind.UNSIGNED: 1, Kind.LETTER: 1}
        assert {one.status for one in store.roster.subscribers()} == {"bounced"}
        assert (count(server, "INBOX"), count(server, DONE), count(server, LETTERS)) == (0, 3, 1)
        with open_mailbox(place(server), chosen) as opened:
            assert read_mailbox(store, opened, TOKENS, now=lambda: MONDAY).mails == 0
        box.logout()


def test_a_server_without_move(
    tmp_path: Path, server: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imaplib.IMAP4, "capability", lambda _: ("OK", [b"IMAP4rev1"]))
    with store_with(tmp_path, "ann") as store:
        (ann,) = store.roster.subscribers()
        box = client(server)
        box.append("INBOX", "", "", dsn(tagged(ann.id)).replace(b"\n", b"\r\n"))
        for mails in (1, 0):
            with open_mailbox(place(server), config(tmp_path, bounces_password=PASSWORD)) as opened:
                assert read_mailbox(store, opened, TOKENS, now=lambda: MONDAY).mails == mails
        assert count(server, DONE) == 1
        box.logout()


@pytest.mark.parametrize("wrong", ["password", "folder"])
def test_what_the_server_refuses_is_said(tmp_path: Path, server: int, wrong: str) -> None:
    password = "wrong" if wrong == "password" else PASSWORD
    where = place(server) if wrong == "password" else place(server).replace("INBOX", "Nothing")
    with (
        pytest.raises(DigestError, match="the mailbox cannot be read"),
        open_mailbox(where, config(tmp_path, bounces_password=password)),
    ):
        pass
