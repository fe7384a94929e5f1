"""The same issue in other forms than the PDF: pages for the web, and an e-book.

A format prints the sentences that the edition printed, so that one plan is read everywhere.
"""

from digest.formats.beside import Beside, formats_of, note_formats, revisions_of
from digest.formats.epub import Book, write_epub
from digest.formats.web import Addresses, Website, write_web

__all__ = [
    "Addresses",
    "Beside",
    "Book",
    "Website",
    "formats_of",
    "note_formats",
    "revisions_of",
    "write_epub",
    "write_web",
]
