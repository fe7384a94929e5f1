"""Check that this system has what digest needs, all of it at once, before anything is installed.

    python3 tools/check_system.py

Exits with 1, a list of what is missing and a line to paste that installs it. Needs only the
standard library, and keeps to syntax that Python 3.6 can read, so that an old Python gets the
message and no SyntaxError.
"""

import importlib.util
import os
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)
LIBRARIES_FILE = Path(__file__).resolve().parent.parent / "digest" / "press" / "libraries.py"

# Compiled parts of the standard library that a Python built by hand may lack.
COMPILED_MODULES = ("_ctypes", "_sqlite3", "_ssl")


def main() -> int:
    """Print what is missing; the exit code."""
    message = problems()
    if message:
        sys.stderr.write(message + "\n")
    return int(bool(message))


def problems() -> str:
    """What is missing and how to install it, "" where nothing is."""
    missing = [] if _old_python() else _missing_modules()
    if _old_python():
        version = ".".join(map(str, sys.version_info[:3]))
        missing.append(f"Python 3.11 or newer ({sys.executable} is Python {version})")
    libraries = _load_libraries()
    if libraries is None:
        # Without ctypes no library can be looked for; another Python is needed first anyway.
        return _listed(missing) + "\nName another Python, for example: make PYTHON=python3.12 demo"
    pango = libraries.missing_libraries()
    if pango:
        missing.append(f"Pango ({', '.join(pango)})")
    if not missing:
        return ""
    command = libraries.install_command(python=_lacks_venv(), pango=bool(pango))
    return _listed(missing) + _next_step(_venv_of_this_python(command))


def _listed(missing: list) -> str:  # type: ignore[type-arg]
    return "\n".join(["This system lacks", *("  - " + name for name in missing)])


def _next_step(command: str) -> str:
    lines = []
    if command:
        lines += ["Install it as root, or with sudo, by this line:", command]
    if _old_python():
        lines += ["Install a newer Python beside this one and name it: make PYTHON=python3.12 demo"]
    return "\n" + "\n".join(lines)


def _old_python() -> bool:
    return sys.version_info < OLDEST_PYTHON


def _lacks_venv() -> bool:
    # Debian puts venv's other half, ensurepip, into a package of its own.
    return not _old_python() and any(
        importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")
    )


def _missing_modules() -> list:  # type: ignore[type-arg]
    modules = [
        "Python's module " + name.lstrip("_")
        for name in COMPILED_MODULES
        if importlib.util.find_spec(name) is None
    ]
    return modules + (["Python's module venv"] if _lacks_venv() else [])


def _load_libraries():  # noqa: ANN202
    """digest.press.libraries, read as a file: its package needs a newer Python and what is not
    installed yet.
    """
    if importlib.util.find_spec("_ctypes") is None:
        return None
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("libraries", str(LIBRARIES_FILE))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _venv_of_this_python(command: str) -> str:
    """*command* with the venv package of the Python that runs this: python3-venv is that of
    /usr/bin/python3 alone.
    """
    if os.path.realpath(sys.executable) == os.path.realpath("/usr/bin/python3"):
        return command
    return command.replace(
        "python3-venv", f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    )


if __name__ == "__main__":
    sys.exit(main())
