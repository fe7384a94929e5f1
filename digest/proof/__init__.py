"""Reads a finished PDF back and counts its faults."""

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
    """Count the faults of the PDF at *pdf*.

    *layout* is the content of its ``.layout.json``. It is used only when its ``pdf_sha256`` matches
    the file; without it fill, overflow, widows, orphans and stranded heads are not measured.
    Raises DigestError when the file is missing, not a PDF, encrypted or damaged.
    """
    from digest.proof.inspection import inspect

    try:
        content = pdf.read_bytes()
    except FileNotFoundError as error:
        raise DigestError(
            f"{pdf}: does not exist; build the issue first, or check the name"
        ) from error
    except OSError as error:
        raise DigestError(
            f"{pdf}: cannot be read ({error.strerror or error}); check the file and its permissions"
        ) from error
    sha256 = hashlib.sha256(content).hexdigest()
    # A layout of an earlier build would report faults at places that have since moved.
    matches = layout is not None and layout.get("pdf_sha256") == sha256
    return inspect(pdf, content, sha256, layout if matches else None)


def read_layout(pdf: Path) -> dict[str, Any] | None:
    """The content of the ``.layout.json`` beside *pdf*, None when there is no such file.

    Raises DigestError when the file cannot be read.
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
            f"{path}: is not a layout written by digest; delete it, or build the issue again"
        )
    return layout
