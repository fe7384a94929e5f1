"""The system libraries that WeasyPrint loads, and the command that installs them on this system.

tools/check_system.py loads this file by its path, with whatever Python the system has and before
anything is installed. So it imports the standard library alone, nothing of digest, and keeps to
syntax that Python 3.6 can read.
"""

import ctypes
import ctypes.util
import sys
from pathlib import Path

# Each library under the names that WeasyPrint tries for it, in its order (weasyprint/text/ffi.py);
# one that loads is enough. Its two optional ones are not here: uharfbuzz does what harfbuzz-subset
# would, and harfbuzz-vector draws coloured emoji.
LIBRARIES = {
    "libgobject-2.0": (
        "libgobject-2.0-0",
        "gobject-2.0-0",
        "gobject-2.0",
        "libgobject-2.0.so.0",
        "libgobject-2.0.0.dylib",
        "libgobject-2.0-0.dll",
    ),
    "libpango-1.0": (
        "libpango-1.0-0",
        "pango-1.0-0",
        "pango-1.0",
        "libpango-1.0.so.0",
        "libpango-1.0.dylib",
        "libpango-1.0-0.dll",
    ),
    "libharfbuzz": (
        "libharfbuzz-0",
        "harfbuzz",
        "harfbuzz-0.0",
        "libharfbuzz.so.0",
        "libharfbuzz.0.dylib",
        "libharfbuzz-0.dll",
    ),
    "libfontconfig": (
        "libfontconfig-1",
        "fontconfig-1",
        "fontconfig",
        "libfontconfig.so.1",
        "libfontconfig.1.dylib",
        "libfontconfig-1.dll",
    ),
    "libpangoft2-1.0": (
        "libpangoft2-1.0-0",
        "pangoft2-1.0-0",
        "pangoft2-1.0",
        "libpangoft2-1.0.so.0",
        "libpangoft2-1.0.dylib",
        "libpangoft2-1.0-0.dll",
    ),
}

# For each kind of system the command, what it calls Python with its venv module, and Pango. Pango's
# package brings the other libraries along.
COMMANDS = {
    "debian": ("apt-get install", "python3-venv", "libpango-1.0-0 libpangoft2-1.0-0"),
    "fedora": ("dnf install", "python3", "pango"),
    "alpine": ("apk add", "python3", "pango"),
    "arch": ("pacman -S --needed", "python", "pango"),
    "suse": ("zypper install", "python3", "libpango-1_0-0"),
    "darwin": ("brew install", "python", "pango"),
    "win32": ("pacman -S", "mingw-w64-x86_64-python", "mingw-w64-x86_64-pango"),
}
FAMILIES = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora", "opensuse": "suse"}
OS_RELEASE = Path("/etc/os-release")


def missing_libraries() -> list:  # type: ignore[type-arg]
    """The names of the libraries that cannot be loaded, each a str."""
    return [name for name, spellings in LIBRARIES.items() if not _can_load(spellings)]


def loader_knows_all() -> bool:
    """Whether the system's loader finds each library itself, by one of its names."""
    return all(any(map(_opens, spellings)) for spellings in LIBRARIES.values())


def _can_load(spellings: tuple) -> bool:  # type: ignore[type-arg]
    # As cffi does it for WeasyPrint: what the loader finds itself, else what the system's tables
    # name. These come last, since on Linux find_library runs ldconfig and gcc, where there are any.
    return any(map(_opens, spellings)) or any(
        _opens(file) for file in map(ctypes.util.find_library, spellings) if file
    )


def _opens(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def system() -> str:
    """The key of this system in COMMANDS, "" where it is of no kind known."""
    if sys.platform != "linux":
        return sys.platform if sys.platform in COMMANDS else ""
    names = []  # type: list[str]
    if OS_RELEASE.exists():
        lines = OS_RELEASE.read_text(encoding="utf-8").splitlines()
        fields = dict(line.split("=", 1) for line in lines if "=" in line)
        names = (fields.get("ID", "") + " " + fields.get("ID_LIKE", "")).replace('"', "").split()
    known = [FAMILIES.get(name, name) for name in names]
    return next((name for name in known if name in COMMANDS), "")


def install_command(*, python: bool = False, pango: bool = True) -> str:
    """A line to paste that installs what is asked for, "" for nothing; on a system of no kind
    known, a line for each kind.
    """
    if not (python or pango):
        return ""
    kind = system()
    lines = []
    for name in [kind] if kind else ["debian", "fedora", "alpine", "arch", "suse"]:
        command, for_python, for_pango = COMMANDS[name]
        packages = ([for_python] if python else []) + ([for_pango] if pango else [])
        lines.append(" ".join([command, *packages]))
    return "\n".join(lines)
