"""OpenDKIM and rspamd, which guard many mailboxes, verify what is sent."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import pytest
from dkim_mails import keys, mail, records

pytestmark = pytest.mark.slow
PATIENCE = 500
"""How often rspamd is asked whether it listens yet; each question takes a moment."""


def program(name: str, package: str) -> str:
    found = which(name, path="/usr/sbin:/usr/bin:/sbin:/bin")
    return found or pytest.skip(f"{name} is not installed (Debian: {package})")


def output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_opendkim_agrees(tmp_path: Path) -> None:
    opendkim, settings = program("opendkim", "opendkim"), keys(tmp_path)
    published = records(tmp_path, settings).items()
    lines = [f"{name} {text.replace(' ', '')}\n" for name, text in published]
    (tmp_path / "keys").write_text("".join(lines))
    (tmp_path / "conf").write_text(f"Mode v\nTestPublicKeys {tmp_path / 'keys'}\n")
    (tmp_path / "mail").write_bytes(mail(tmp_path, settings))
    said = output(opendkim, "-x", f"{tmp_path / 'conf'}", "-vvv", "-t", f"{tmp_path / 'mail'}")
    assert "verification (s=one, d=example.org, 2048-bit key) succeeded" in said
    assert said.count("dkim=pass") == 2


def test_opendkim_sees_a_change(tmp_path: Path) -> None:
    opendkim, settings = program("opendkim", "opendkim"), keys(tmp_path)
    name, text = next(iter(records(tmp_path, settings).items()))
    (tmp_path / "keys").write_text(f"{name} {text.replace(' ', '')}\n")
    (tmp_path / "conf").write_text(f"Mode v\nTestPublicKeys {tmp_path / 'keys'}\n")
    (tmp_path / "mail").write_bytes(mail(tmp_path, settings).replace(b"/leave/", b"/stay/"))
    said = output(opendkim, "-x", f"{tmp_path / 'conf'}", "-vvv", "-t", f"{tmp_path / 'mail'}")
    assert "succeeded" not in said


def test_rspamd_agrees(tmp_path: Path) -> None:
    settings = keys(tmp_path)
    (tmp_path / "mail").write_bytes(mail(tmp_path, settings))
    (tmp_path / "changed").write_bytes(mail(tmp_path, settings).replace(b"/leave/", b"/stay/"))
    with rspamd(tmp_path, records(tmp_path, settings)) as ask:
        assert "R_DKIM_ALLOW" in (said := output(*ask, f"{tmp_path / 'mail'}"))
        assert "[example.org:s=one, example.org:s=two.2026]" in said
        assert "R_DKIM_REJECT" in output(*ask, f"{tmp_path / 'changed'}")


@contextmanager
def rspamd(folder: Path, published: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """A running rspamd that knows DKIM alone; yields the command that asks it about a file."""
    server, client = program("rspamd", "rspamd"), program("rspamc", "rspamd")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    answers = ",".join(
        f'{{ name = "{name}"; type = "txt"; replies = ["{text}"]; }}'
        for name, text in published.items()
    )
    (folder / "tld").write_text("org\n")  # the whole list takes a minute to load
    (folder / "rspamd.conf").write_text(f"""
options {{
  filters = "dkim"; pidfile = "{folder}/pid"; tempdir = "{folder}"; hs_cache_dir = "{folder}";
  url_tld = "{folder}/tld";
  dns {{ nameserver = ["127.0.0.1:9"]; timeout = 1s; retransmits = 1; fake_records = [{answers}]; }}
}}
logging {{ type = "file"; filename = "{folder}/log"; }}
worker "normal" {{ bind_socket = "127.0.0.1:{port}"; count = 1; }}
dkim {{ }}
""")
    user = ("-u", "root", "-g", "root", "-i") if os.geteuid() == 0 else ()
    command = [server, "-f", *user, "-c", f"{folder / 'rspamd.conf'}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            ask = client, "-h", f"127.0.0.1:{port}", "symbols"
            (folder / "hello").write_text("Subject: x\n\ny\n")
            started = any("Action:" in output(*ask, f"{folder / 'hello'}") for _ in range(PATIENCE))
            assert started, (folder / "log").read_text()
            yield ask
        finally:
            process.terminate()
