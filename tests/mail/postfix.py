"""A real Postfix on loopback, in a folder of its own, which takes mail and throws it away.

Its log says what it took, by which doubt about a delivery is settled.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import stat
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

DAEMONS = Path("/usr/lib/postfix/sbin")
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


@contextmanager
def running(folder: Path) -> Iterator[Postfix]:
    """A Postfix in *folder*, which should not be a long path; its configuration is in ``etc``."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder.chmod(0o755)
    etc = folder / "etc"
    for name in ("etc", "queue", "data"):
        (folder / name).mkdir()
    shutil.chown(folder / "data", "postfix")
    (etc / "main.cf").write_text(MAIN.format(folder=folder, daemons=DAEMONS))
    (etc / "master.cf").write_text(MASTER.format(port=port))

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
