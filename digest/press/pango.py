"""Whether the system has the libraries WeasyPrint draws text with."""

from __future__ import annotations

import sys

from digest.errors import MissingLibrary

INSTALL = {
    "darwin": "brew install pango",
    "win32": "pacman -S mingw-w64-x86_64-pango, in MSYS2",
}
LINUX = (
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (Debian, Ubuntu), "
    "dnf install pango harfbuzz (Fedora), apk add pango harfbuzz-subset (Alpine)"
)


def install_command() -> str:
    """What installs all that this system needs for setting pages."""
    return INSTALL.get(sys.platform, LINUX)


def require_pango() -> None:
    """Raise MissingLibrary, with the command that installs it, where Pango or what it needs is missing."""
    try:
        import weasyprint  # type: ignore[import-untyped]  # noqa: F401
    except OSError as error:
        name = str(error).partition("'")[2].partition("'")[0] or "Pango"
        raise MissingLibrary(
            f"setting pages needs Pango, and this system lacks {name}; install it with: "
            f"{install_command()}"
        ) from error


def slow_subsetter() -> str:
    """A word on HarfBuzz's font cutter where it is missing, "" where it is not: fonts are cut without it, but slowly."""
    from weasyprint.text import ffi  # type: ignore[import-untyped]

    return (
        ""
        if ffi.harfbuzz_subset
        else (
            "fonts are cut slowly, since this system lacks libharfbuzz-subset; "
            f"install it with: {install_command()}"
        )
    )
