"""Set up a virtual environment with digest and its dependencies as pinned in constraints.txt.

    python3 tools/set_up.py .venv

Checks the system first and creates nothing where something is missing. Does nothing where the
environment is up to date.
"""

import subprocess
import sys
from pathlib import Path

import check_system

ROOT = Path(__file__).resolve().parent.parent
INPUTS = (ROOT / "pyproject.toml", ROOT / "constraints.txt")


def main() -> int:
    """Set up the environment in the folder named; the exit code."""
    folder = Path(sys.argv[1])
    stamp = folder / ".ready"
    if _up_to_date(stamp):
        return 0
    if check_system.main():
        return 1
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sys.stderr.write(
            f"{folder} cannot be created ({error.strerror}). Name folders that can: "
            "make VENV=/path/to/venv OUTPUT=/path/to/output demo\n"
        )
        return 1
    sys.stderr.write(f"setting up {folder} (about a minute) …\n")
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    python = str(folder / "bin" / "python")
    pinned = ["--constraint", str(ROOT / "constraints.txt"), "--editable", f"{ROOT}[dev]"]
    fresh = [] if _usable(stamp) else ["--clear"]
    if stamp.exists():
        stamp.unlink()
    for step in (
        [sys.executable, "-m", "venv", *fresh, str(folder)],
        [python, *install, "pip>=25"],  # that of Debian 12 complains of dependencies
        [python, *install, *pinned],
    ):
        if subprocess.run(step, check=False).returncode:
            sys.stderr.write(f"failed: {' '.join(step)}\nRun make again to go on.\n")
            return 1
    stamp.write_text(_identity(), encoding="utf-8")
    return 0


def _up_to_date(stamp: Path) -> bool:
    """The environment is usable and newer than what it is made from."""
    return _usable(stamp) and all(stamp.stat().st_mtime >= file.stat().st_mtime for file in INPUTS)


def _usable(stamp: Path) -> bool:
    """The environment is whole, of this checkout and this Python."""
    return stamp.exists() and stamp.read_text(encoding="utf-8") == _identity()


def _identity() -> str:
    # An environment holds absolute paths: it is of no use after its checkout was moved or its
    # Python was replaced.
    return f"{ROOT}\n{sys.version}\n"


if __name__ == "__main__":
    sys.exit(main())
