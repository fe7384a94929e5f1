"""Whether the system has the libraries WeasyPrint draws text with."""

from __future__ import annotations

import sys

from digest.errors import MissingLibrary

INSTALL = {
    "darwin": "brew install pango",
    "win32": "pacman -S mingw-w64-x86_64-pango, in MSYS2",
}
LINUX = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 (Debian, Ubuntu), dnf install pango (Fedora), apk add pango (Alpine)"


def require_pango() -> None:
    """Raise MissingLibrary, with the command that installs it, where Pango or what it needs is missing."""
    try:
        import weasyprint  # type: ignore[import-untyped]  # noqa: F401
    except OSError as error:
        name = str(error).partition("'")[2].partition("'")[0] or "Pango"
        raise MissingLibrary(f"setting pages needs Pango, and this system lacks {name}; install it with: "
                             f"{INSTALL.get(sys.platform, LINUX)}") from error
