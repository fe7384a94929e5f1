"""The same issue in other forms than the PDF: pages for the web.

A format prints the sentences that the edition printed, so that one plan is read everywhere.
"""

from digest.formats.web import Website, write_web

__all__ = ["Website", "write_web"]
