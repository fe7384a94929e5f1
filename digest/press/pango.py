"""Loads WeasyPrint, or says which system libraries it lacks."""

from __future__ import annotations

import ctypes.util
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from digest.errors import MissingLibrary
from digest.press.libraries import install_command, loader_knows_all, missing_libraries


def require_pango() -> None:
    """Import WeasyPrint; raise MissingLibrary, with the command that installs them, where system
    libraries are missing.
    """
    # Looked for beforehand: WeasyPrint names only the first of them, and prints a banner of its own
    # on standard output.
    if missing := missing_libraries():
        raise MissingLibrary(
            f"setting pages needs Pango, and this system lacks {', '.join(missing)}; "
            f"install it with: {install_command()}"
        )
    with warnings.catch_warnings(), _by_name():
        # It warns that it will need libharfbuzz-subset one day. See digest.press.subset: it is not
        # asked to subset fonts.
        warnings.filterwarnings("ignore", message="HarfBuzz-Subset", category=DeprecationWarning)
        import weasyprint  # type: ignore[import-untyped]  # noqa: F401


@contextmanager
def _by_name() -> Iterator[None]:
    """Let libraries be loaded by their names alone, where that is enough.

    For each name that WeasyPrint tries, cffi asks ctypes.util.find_library, which on Linux starts
    ldconfig, gcc and objdump: some fifty processes, which take longer than WeasyPrint's own code.
    """
    find = ctypes.util.find_library
    if loader_knows_all():
        ctypes.util.find_library = lambda name: None  # noqa: ARG005
    try:
        yield
    finally:
        ctypes.util.find_library = find
