"""The stories as the mail brings them: headline, first sentences as printed, outlets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.languages import right_to_left
from digest.text.typography import listed, set_text

if TYPE_CHECKING:
    from digest.edition import Edition, EditionStory, Part, Row
    from digest.model import Sentence

WORDS = 45  # of a story's first sentences together; the first one stands whole
LONGEST = 90  # words of a first sentence; a longer one is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class MailStory:
    """A story in the mail.

    *words* are its first sentences, *outlets* the names of its sources. *link* is where it stands
    on the web, or "", *page* its page in the PDF, or 0.
    """

    headline: str
    language: str
    section: str
    standfirst: str
    words: str
    outlets: str
    link: str
    page: int
    cover: bool

    @property
    def direction(self) -> str:
        return "rtl" if right_to_left(self.language) else "ltr"


def stories_of(
    edition: Edition, *, pdf_link: str, pages: Mapping[str, str]
) -> tuple[MailStory, ...]:
    """The printed stories of *edition*, that of the cover first.

    Each is linked to its own page on the web, whose address *pages* has by its id; else to the
    article that it is made of, else to its page at *pdf_link*.
    """
    printed = [story for story in edition.stories if story.page or story.cover]
    ordered = sorted(printed, key=lambda story: not story.cover)
    return tuple(_story(story, edition, pdf_link, pages) for story in ordered)


def _story(
    story: EditionStory, edition: Edition, pdf_link: str, pages: Mapping[str, str]
) -> MailStory:
    def typeset(text: str) -> str:
        return set_text(text, language=story.language)

    page_link = f"{pdf_link}#page={story.page}" if pdf_link and story.page else pdf_link
    return MailStory(
        headline=typeset(story.headline),
        language=story.language,
        section=story.section,
        standfirst=typeset(story.standfirst),
        words=_words(story, edition),
        outlets=listed(story.sources, story.language),
        link=pages.get(story.id) or next(_links(story, edition), page_link),
        page=story.page,
        cover=story.cover,
    )


def _words(story: EditionStory, edition: Edition) -> str:
    """The first sentences on the page where *story* begins, about WORDS words."""
    parts = _parts(story, edition, first=story.page, last=story.page)
    sentences = next((part.sentences for part in parts if part.sentences), ())
    return " ".join(
        set_text(one.text, language=story.language, capitalise=True) for one in _first(sentences)
    )


def _first(sentences: tuple[Sentence, ...]) -> Iterator[Sentence]:
    total = 0
    for sentence in sentences:
        total += sentence.words
        if total > (WORDS if total > sentence.words else LONGEST):
            return
        yield sentence


def _links(story: EditionStory, edition: Edition) -> Iterator[str]:
    """The addresses that *story* is credited to, those beneath its text first."""
    parts = [
        *_parts(story, edition, first=story.page),
        *_parts(story, edition, last=story.page - 1),
    ]
    beneath = (column.source for part in parts for column in part.columns if column.source)
    elsewhere = (row for part in parts for block in part.blocks for row in block.rows)
    for rows in (beneath, elsewhere):
        yield from (link for row in rows for link in _addresses(row))


def _addresses(row: Row) -> Iterator[str]:
    for line in row.lines:
        yield from (span.link for span in line if span.link.startswith(("https://", "http://")))


def _parts(
    story: EditionStory, edition: Edition, *, first: int = 1, last: int | None = None
) -> Iterator[Part]:
    for page in edition.pages:
        if first <= page.number and (last is None or page.number <= last):
            yield from (part for part in page.parts if part.story == story.id)
