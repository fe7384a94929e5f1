"""A finished PDF, read back → its faults, counted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from digest.errors import DigestError
from digest.proof.report import Report

__all__ = ["Report", "proof", "read_layout"]


def proof(pdf: Path, layout: Mapping[str, Any] | None = None) -> Report:
    """Count what is wrong with the PDF at *pdf*.

    *layout* is what its ``.layout.json`` holds. It counts only when its ``pdf_sha256`` is the file's; without it fill,
    overflow, widows, orphans and stranded heads are not measured. Raises DigestError when the file is missing, no PDF,
    encrypted or damaged.
    """
    from digest.proof.inspection import inspected

    try:
        content = pdf.read_bytes()
    except FileNotFoundError as error:
        raise DigestError(
            f"{pdf}: is not there; build the issue first, or check the name"
        ) from error
    except OSError as error:
        raise DigestError(
            f"{pdf}: cannot be read ({error.strerror or error}); check the file and its permissions"
        ) from error
    sha256 = hashlib.sha256(content).hexdigest()
    known = layout if layout is not None and layout.get("pdf_sha256") == sha256 else None
    return inspected(pdf, content, sha256, known)


def read_layout(pdf: Path) -> dict[str, Any] | None:
    """What stands in the ``.layout.json`` beside *pdf*, None where there is none.

    Raises DigestError when there is one that cannot be read.
    """
    path = pdf.with_suffix(".layout.json")
    try:
        layout = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise DigestError(
            f"{path}: cannot be read ({error}); delete it, or build the issue again"
        ) from error
    if not isinstance(layout, dict):
        raise DigestError(
            f"{path}: is no layout that digest wrote; delete it, or build the issue again"
        )
    return layout
