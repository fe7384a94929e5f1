"""``digest serve``: what it needs, and that it listens and ends."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Digest

CONFIG = """
[magazine]
title = "Atlas Weekly"
[mail]
from = "week@example.org"
postal_address = "1 Quay Street"
[web]
url = "https://weekly.example.org"
port = {port}
"""


@pytest.mark.parametrize(
    ("left_out", "message"),
    [
        ('url = "https://weekly.example.org"', "[web] has no 'url'"),
        ('from = "week@example.org"', "[mail] has no 'from'"),
        ('postal_address = "1 Quay Street"', "[mail] has no 'postal_address'"),
    ],
)
def test_a_setting_that_is_missing_is_named(
    digest: Digest, tmp_path: Path, left_out: str, message: str
) -> None:
    text = CONFIG.format(port=8080).replace(left_out, "")
    (tmp_path / "digest.toml").write_text(text, encoding="utf-8")
    done = digest("serve")
    assert done.code == 2
    assert message in done.err


def test_the_command_that_installs_the_site_is_named(
    digest: Digest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.cli.serve.find_spec", lambda name: None if name == "uvicorn" else 1)
    done = digest("serve")
    assert done.code == 1
    assert "needs uvicorn" in done.err
    assert "pip install 'digest[web]'" in done.err


def test_a_port_that_is_taken_is_named(digest: Digest, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        (tmp_path / "digest.toml").write_text(CONFIG.format(port=port), encoding="utf-8")
        done = digest("serve")
    assert done.code == 1
    assert f"127.0.0.1:{port} cannot be listened on" in done.err


@pytest.mark.slow
def test_it_listens_until_it_is_told_to_end(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (tmp_path / "digest.toml").write_text(CONFIG.format(port=port), encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "digest", "serve"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE) as server:
        try:
            assert _health(port) == 200
        finally:
            server.send_signal(signal.SIGTERM)
        _, said = server.communicate(timeout=60)
    assert server.returncode == 0
    assert said.decode().strip() == (
        f"Atlas Weekly at https://weekly.example.org: listening on 127.0.0.1:{port}"
    )


def _health(port: int) -> int:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/health")
            return connection.getresponse().status
        except OSError:
            continue
    raise AssertionError("it does not listen")
