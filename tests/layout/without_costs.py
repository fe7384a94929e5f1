"""Takes one cost after another out of the layout and counts the tests that notice.

    python tests/layout/without_costs.py [FIELD …]

Each field of ``Costs`` gets the neutral value of its scenario in the default that the program uses; then the tests of
tests/layout run. A field that no test notices is printed with 0 and makes the exit code 1. Takes minutes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUN = """
import sys
sys.path[:0] = [{tests!r}, {here!r}]
from digest.layout.costs import COSTS
from test_layout_costs import CASES
neutral = next((case.neutral for case in CASES if case.field == {field!r}), 0)
object.__setattr__(COSTS, {field!r}, neutral)
import pytest
sys.exit(pytest.main([{what!r}, "-n", "0", "-q", "--tb=no", "-p", "no:cacheprovider", *sys.argv[1:]]))
"""


def main() -> int:
    sys.path.insert(0, str(HERE.parent.parent))
    from digest.layout.costs import Costs

    unnoticed = 0
    for field in sys.argv[1:] or [field.name for field in fields(Costs)]:
        failed = _failed(field)
        unnoticed += failed == 0
        print(f"{failed:4}  {field}", flush=True)  # noqa: T201
    return int(unnoticed > 0)


def _failed(field: str) -> int:
    """How many tests fail without *field*."""
    what = str(HERE / "test_layout_costs.py")
    code = RUN.format(tests=str(HERE.parent), here=str(HERE), field=field, what=what)
    done = subprocess.run(
        [sys.executable, "-c", code, "-k", field],
        cwd=HERE.parent.parent,
        env={**os.environ, "PYTHONPATH": str(HERE.parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    last = done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""
    words = last.replace(",", "").split()
    return int(words[words.index("failed") - 1]) if "failed" in words else 0


if __name__ == "__main__":
    sys.exit(main())
