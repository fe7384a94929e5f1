"""The same issue in other forms than the PDF: pages for the web, and an e-book.

A format prints the sentences that the edition printed, so that one plan is read everywhere.
"""

from digest.formats.epub import Book, write_epub
from digest.formats.web import Website, write_web

__all__ = ["Book", "Website", "write_epub", "write_web"]
