"""Write files whole or not at all; know them by their hash, or by how their names end."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from digest.errors import DigestError

PHONE = "-phone"
"""What the name of a PDF for phones ends with, before ".pdf"."""


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write *data* to *path* so that a reader sees the old content or all of the new.

    *private*: only its owner may read it.

    Raises DigestError, with the old content in place, when it cannot be written.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.name}.", suffix=".tmp"
        )
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            # mkstemp's 0600 would hide the issue from a web server.
            os.chmod(temporary, 0o644)  # noqa: PTH101
        os.replace(temporary, path)  # noqa: PTH105  (the one call that is atomic)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise DigestError(
            f"{path}: cannot be written ({error.strerror or error}); "
            "what was there before is untouched; "
            "free disk space or correct the folder's permissions, then run it again"
        ) from error


def sha256(path: Path) -> str:
    """The SHA-256 of the file at *path*, in hexadecimal digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
