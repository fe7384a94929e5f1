"""A real PostgreSQL on loopback, in a folder of its own, for the slow tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
SECONDS = 60
SOCKETS = "socket"


def programs() -> Path | None:
    """The folder of the server's programs; None where it is not installed."""
    found = [path.parent for path in sorted(DEBIAN.glob("*/bin/initdb"), reverse=True)]
    own = shutil.which("initdb")
    return next(iter([*([Path(own).parent] if own else []), *found]), None)


def missing() -> str:
    """What a real PostgreSQL needs and this machine lacks; "" for nothing."""
    lacks = [] if programs() else ["Debian's postgresql"]
    lacks += [] if find_spec("psycopg") else ["psycopg, of 'digest[postgres]'"]
    return f"needs {' and '.join(lacks)}" if lacks else ""


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The URL of an empty database in *folder*, which should not be a long path.

    It listens on a socket in there only. PostgreSQL refuses to run as root, so root lends it to the
    user "postgres".
    """
    bin_ = programs()
    assert bin_ is not None
    data, sockets = folder / "data", folder / SOCKETS
    sockets.mkdir()
    as_user: list[str] = []
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
        shutil.chown(sockets, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]

    def do(program: str, *arguments: str) -> None:
        subprocess.run(
            [*as_user, str(bin_ / program), *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            cwd=folder,
        )

    do("initdb", "-D", str(data), "-U", "digest", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    options = f"-k {sockets} -c listen_addresses= -c fsync=off -c max_connections=20"
    do("pg_ctl", "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        yield f"postgresql://digest@/postgres?host={sockets}"
    finally:
        do("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
