"""Loads WeasyPrint, or says which system libraries it lacks."""

from __future__ import annotations

import warnings

from digest.errors import MissingLibrary
from digest.press.libraries import install_command, missing_libraries


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
    with warnings.catch_warnings():
        # It warns that it will need libharfbuzz-subset one day. See digest.press.subset: it is not
        # asked to subset fonts.
        warnings.filterwarnings("ignore", message="HarfBuzz-Subset", category=DeprecationWarning)
        import weasyprint  # type: ignore[import-untyped]  # noqa: F401
