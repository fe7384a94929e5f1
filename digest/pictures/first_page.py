"""The cover of a PDF as a picture for the web."""

from __future__ import annotations

import threading
from io import BytesIO
from pathlib import Path

from digest.errors import DigestError, MissingLibrary

QUALITY = 82
_one_at_a_time = threading.Lock()  # PDFium may not be used by two threads at once


def first_page(pdf: Path, width: int) -> bytes:
    """The first page of *pdf* as a JPEG, *width* pixels wide.

    Raises DigestError where *pdf* cannot be read, MissingLibrary without pypdfium2.
    """
    try:
        import pypdfium2  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingLibrary(
            "covers need pypdfium2; install it with: pip install 'digest[web]'"
        ) from error
    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except (pypdfium2.PdfiumError, OSError) as error:
            raise DigestError(f"{pdf}: cannot be read ({error}); build the issue again") from error
        try:
            page = document[0]
            picture = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
        finally:
            document.close()
    packed = BytesIO()
    picture.save(packed, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    return packed.getvalue()
