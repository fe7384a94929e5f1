from __future__ import annotations

import gc
import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# How fast examples are made depends on the machine, which may be busy; no test asserts seconds.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

LOOPBACK = ("127.0.0.1", "::1", "localhost")

LONGEST_LAST = ("press", "layout", "cli", "proof", "themes", "mail")
"""Folders whose tests print, lay out or send; all others run before them, so that most failures show in the first seconds.

Of these the longest files come first: with one file to a worker, the last ones are then short, and the workers end together.
"""


# Look for garbage seldom, as the command line does: what the libraries hold stays to the end.
gc.set_threshold(20_000, 50, 100)


def pytest_configure(config: pytest.Config) -> None:
    """Let every second worker read the files from the last to the first.

    Two workers then compile half of them each, and find the others compiled; both collect all tests.
    """
    worker = getattr(config, "workerinput", {}).get("workerid", "gw0")
    if config.args_source is config.ArgsSource.TESTPATHS and int(worker[2:]) % 2:
        folder = Path(__file__).parent
        tests = [*folder.glob("test_*.py"), *(each.parent for each in folder.glob("*/test_*.py"))]
        config.args = sorted({str(each) for each in tests}, reverse=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def rank(item: pytest.Item) -> tuple[int, Path]:
        folder = item.path.parent.name
        return 1 + LONGEST_LAST.index(folder) if folder in LONGEST_LAST else 0, item.path

    items.sort(key=rank)  # a stable sort: within a file the order stays


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but loopback and Unix sockets: a test that reaches out fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine has set for digest does not reach a test."""
    for name in [
        name for name in os.environ if name.startswith("DIGEST_") or name == "SOURCE_DATE_EPOCH"
    ]:
        monkeypatch.delenv(name)
