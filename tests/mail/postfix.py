"""A real Postfix on loopback, in a folder of its own, which takes mail and throws it away.

Its log says what it took, by which doubt about a delivery is settled. One that ``returns`` has mail
refused, in place of throwing it away, and delivers its reports into a Maildir.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import socket
import stat
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

DAEMONS = Path("/usr/lib/postfix/sbin")
SECONDS = 60  # for reports to arrive
MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = {daemons}
mail_owner = postfix
setgid_group = postdrop
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.example.org
mydestination =
alias_maps =
alias_database =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_peername_lookup = no
smtpd_client_connection_count_limit = 0
smtpd_client_event_limit_exceptions = 127.0.0.0/8
local_transport = discard:
relay_transport = discard:
default_transport = discard:
message_size_limit = 30000000
mailbox_size_limit = 0
"""
MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""
REFUSING = """
virtual_mailbox_domains = example.org
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = inline:{{ {{ bounces@example.org = bounces/ }} }}
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_transport = virtual
recipient_delimiter = +
default_transport = smtp:[127.0.0.1]:{refusing}
transport_maps = inline:{{ {{ fine@example.net = discard: }} }}
smtp_host_lookup = native
smtp_connection_cache_on_demand = no
bounce_template_file = {template}
queue_run_delay = 2s
minimal_backoff_time = 3s
maximal_backoff_time = 3s
delay_warning_time = 1s
maximal_queue_lifetime = 12s
bounce_queue_lifetime = 12s
"""
REFUSER = """\
127.0.0.1:{refusing} inet n - n - - smtpd
  -o myhostname=mx.example.net
  -o {{ smtpd_recipient_restrictions = check_recipient_access inline:{{ {rules} }}, reject }}
smtp unix - - n - - smtp
virtual unix - n n - - virtual
"""
GERMAN = """\
failure_template = <<EOF
Charset: utf-8
From: MAILER-DAEMON (Zustelldienst)
Subject: Nicht zugestellt
Postmaster-Subject: Nicht zugestellt

Dies ist der Zustelldienst auf $myhostname.

Ihre Nachricht erreichte die folgenden Empfänger nicht.
EOF

delay_template = <<EOF
Charset: utf-8
From: MAILER-DAEMON (Zustelldienst)
Subject: Noch nicht zugestellt
Postmaster-Subject: Noch nicht zugestellt

Dies ist der Zustelldienst auf $myhostname. Es wird weiter versucht.
EOF
"""


def missing() -> str:
    """What a real Postfix needs and this machine lacks; "" for nothing."""
    if shutil.which("postfix") is None or not DAEMONS.is_dir():
        return "needs Debian's postfix"
    return "" if os.getuid() == 0 else "Postfix starts as root only"


@dataclass(frozen=True)
class Postfix:
    """The port of a running Postfix, its log and its folder."""

    port: int
    log: Path
    folder: Path

    @property
    def maildir(self) -> Path:
        """Where one that returns mail delivers the reports."""
        return self.folder / "mail" / "bounces"

    def await_reports(self, count: int) -> None:
        """Wait until so many reports have arrived."""
        end = time.monotonic() + SECONDS
        while len(list((self.maildir / "new").glob("*"))) < count:
            assert time.monotonic() < end, self.log.read_text(errors="replace")[-3_000:]
            time.sleep(0.1)

    def taken(self) -> int:
        """How many mails it began to take."""
        return self.log.read_text(errors="replace").count("message-id=")

    def delivered(self) -> Counter[str]:
        """How often each Message-ID was delivered, once nothing is on its way any more."""
        while self._on_the_way():
            time.sleep(0.1)
        names: dict[str, str] = {}
        delivered: Counter[str] = Counter()
        for line in self.log.read_text(errors="replace").splitlines():
            if found := re.search(r"cleanup\[\d+\]: (\w+): message-id=(<[^>]+>)", line):
                names[found[1]] = found[2]
            elif found := re.search(r"discard\[\d+\]: (\w+): to=.*status=sent", line):
                delivered[names[found[1]]] += 1
        return delivered

    def _on_the_way(self) -> bool:
        """Whether it has mails that it took whole and has not yet delivered."""
        for part in ("incoming", "active", "maildrop", "deferred"):
            for file in (self.folder / "queue" / part).rglob("*"):
                with suppress(FileNotFoundError):  # delivered just now
                    mode = file.stat().st_mode
                    if stat.S_ISREG(mode) and mode & stat.S_IXUSR:  # its sign for "whole"
                        return True
        return False


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


@contextmanager
def returning(
    folder: Path, refusals: Mapping[str, str], *, german: bool = False
) -> Iterator[Postfix]:
    """A Postfix that has mail refused by another server, and delivers the reports to
    bounces@example.org into ``Postfix.maildir``.

    *refusals* maps an address to the reply to its RCPT. fine@example.net gets mail; a mail that
    waits is reported after a second, and given up after four.
    """
    user = pwd.getpwnam("postfix")
    template = folder / "german.cf"
    template.write_text(GERMAN, encoding="utf-8")
    place = folder / "mail"
    place.mkdir()
    os.chown(place, user.pw_uid, user.pw_gid)
    refusing = free_port()
    rules = ", ".join(f"{{ {address} = {reply} }}" for address, reply in refusals.items())
    main = REFUSING.format(
        folder=folder,
        uid=user.pw_uid,
        gid=user.pw_gid,
        refusing=refusing,
        template=template if german else "",
    )
    with running(
        folder, main=main, master=REFUSER.format(refusing=refusing, rules=rules)
    ) as server:
        yield server


@contextmanager
def running(folder: Path, *, main: str = "", master: str = "") -> Iterator[Postfix]:
    """A Postfix in *folder*, which should not be a long path; its configuration is in ``etc``.

    *main* and *master* are further lines of its files.
    """
    port = free_port()
    folder.chmod(0o755)
    etc = folder / "etc"
    for name in ("etc", "queue", "data"):
        (folder / name).mkdir()
    shutil.chown(folder / "data", "postfix")
    (etc / "main.cf").write_text(MAIN.format(folder=folder, daemons=DAEMONS) + main)
    (etc / "master.cf").write_text(MASTER.format(port=port) + master)

    def do(*arguments: str) -> None:
        done = subprocess.run(
            ["postfix", "-c", str(etc), *arguments], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr + done.stdout

    do("start")
    try:
        yield Postfix(port, folder / "log", folder)
    finally:
        do("stop")
