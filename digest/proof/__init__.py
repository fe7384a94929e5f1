"""Reads a finished issue back: counts the faults of a PDF, and finds every text again."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import DigestError, UsageError
from digest.proof.report import Report

if TYPE_CHECKING:
    from digest.edition import LayoutFile
    from digest.proof.evidence import Evidence
    from digest.proof.verification import Verification

__all__ = ["Report", "proof", "read_layout", "verify"]

EPUB = ".epub"


def proof(pdf: Path, layout: LayoutFile | None = None) -> Report:
    """Count the faults of the PDF at *pdf*.

    *layout* is the content of its ``.layout.json``. It is used only when its ``pdf_sha256`` matches
    the file; without it fill, overflow, widows, orphans and stranded heads are not measured.
    Raises DigestError when the file is missing, not a PDF, encrypted or damaged.
    """
    from digest.proof.inspection import inspect

    content = _content(pdf)
    sha256 = hashlib.sha256(content).hexdigest()
    # A layout of an earlier build would report faults at places that have since moved.
    matches = layout is not None and layout.pdf_sha256 == sha256
    return inspect(pdf, content, sha256, layout.edition if layout and matches else None)


def verify(path: Path, evidence: Evidence, scale: float = 1.0) -> Verification:
    """Find every text of the issue at *path* again in *evidence*: of a PDF, printed *scale* times
    as large as laid out, of an e-book, or of a folder of web pages.

    Raises DigestError when it is missing, encrypted, damaged, or a PDF without tags.
    """
    from digest.proof import verification

    if not path.is_dir() and path.suffix.lower() != EPUB:
        return _verify_pdf(path, evidence, scale)
    from digest.proof.pages import passages

    found, unread = passages(path)
    return replace(verification.verify(found, evidence), unread=unread)


def _verify_pdf(pdf: Path, evidence: Evidence, scale: float) -> Verification:
    from digest.proof import verification
    from digest.proof.pdf import read
    from digest.proof.pdf_passages import passages

    document = read(pdf, _content(pdf), scale)
    if not document.tagged:
        raise DigestError(
            f"{pdf}: has no tags, so its paragraphs cannot be told apart; build it with digest"
        )
    addresses = (link.target for link in document.links if not link.internal)
    return verification.verify(passages(document), evidence.with_names(addresses))


def _content(pdf: Path) -> bytes:
    try:
        return pdf.read_bytes()
    except FileNotFoundError as error:
        raise UsageError(
            f"{pdf}: does not exist; build the issue first, or check the name"
        ) from error
    except OSError as error:
        raise DigestError(
            f"{pdf}: cannot be read ({error.strerror or error}); check the file and its permissions"
        ) from error


def read_layout(pdf: Path) -> LayoutFile | None:
    """The content of the ``.layout.json`` beside *pdf*, None when there is no such file.

    Raises DigestError when the file cannot be read.
    """
    from digest.edition import load

    path = pdf.with_suffix(".layout.json")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DigestError(
            f"{path}: cannot be read ({error}); delete it, or build the issue again"
        ) from error
    return load(data, str(path))
