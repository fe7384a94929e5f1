"""What a page's template says: the proof looks for every letter of it in the PDF, since WeasyPrint drops what would stand below a
page's foot without a word.
"""

from __future__ import annotations

from html.parser import HTMLParser

SILENT = frozenset({"script", "style", "template"})
"""Elements whose text is not printed."""


class _Listener(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.silent = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the name the parser calls it by
        self.silent = self.silent or tag in SILENT

    def handle_endtag(self, tag: str) -> None:
        self.silent = self.silent and tag not in SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent and (text := " ".join(data.split())):
            self.said.append(text)


def said(page: str) -> tuple[str, ...]:
    """The texts between the tags of *page*, which is HTML, in their order."""
    listener = _Listener()
    listener.feed(page)
    listener.close()
    return tuple(listener.said)
