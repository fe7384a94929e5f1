"""Takes one cost after another out of the layout and names the tests that notice.

    python tests/layout/without_costs.py [--all] [FIELD …]

Each field of ``Costs`` gets the neutral value of its scenario in the default that the program
uses. Then its scenarios run, and the tests of NEAR; with ``--all`` every quick test of
tests/layout. One line a field: how many tests fail, and which. A field that no test notices is
printed with 0 and makes the exit code 1. Takes about five minutes, with ``--all`` an hour.
"""

from __future__ import annotations

import os
import sys
from dataclasses import fields
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
NEAR = (
    "test_layout_copy.py",
    "test_layout_cover.py",
    "test_layout_parts.py",
    "test_layout_lists.py",
)
"""Files of quick tests that lay out with the default costs."""


class Failed:
    """A plugin that collects the names of the tests that fail."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.names.append(report.nodeid.rpartition("::")[2])


def main() -> int:
    os.chdir(HERE.parent.parent)
    sys.path[:0] = [str(HERE.parent.parent), str(HERE.parent), str(HERE)]
    from digest.layout.costs import Costs

    asked = sys.argv[1:]
    every = "--all" in asked
    chosen = [name for name in asked if name != "--all"]
    unnoticed = 0
    for field in chosen or [field.name for field in fields(Costs)]:
        failed = _failed(field, every=every)
        unnoticed += not failed
        print(f"{len(failed):4}  {field:22} {', '.join(failed)}", flush=True)  # noqa: T201
    return int(unnoticed > 0)


def _failed(field: str, *, every: bool) -> list[str]:
    """The tests that fail without *field*, run in a process of their own."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        names = _run(field, every=every)
        with os.fdopen(writes, "w") as pipe:
            pipe.write("\n".join(names))
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as pipe:
        names = pipe.read().splitlines()
    os.waitpid(child, 0)
    return names


def _run(field: str, *, every: bool) -> list[str]:
    from test_layout_costs import CASES

    from digest.layout.costs import COSTS

    own = [case for case in CASES if case.field == field]
    object.__setattr__(COSTS, field, own[0].neutral if own else 0)
    test = HERE / "test_layout_costs.py::test_without_a_cost_the_page_is_worse"
    what = [f"{test}[{field}-{case.scenario.__name__}]" for case in own]
    what += [str(HERE / name) for name in NEAR]
    failed = Failed()
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        options = ["-n", "0", "-q", "--tb=no", "-p", "no:cacheprovider"]
        pytest.main([*options, *([str(HERE)] if every else what)], plugins=[failed])
    return failed.names


if __name__ == "__main__":
    sys.exit(main())
