"""Pictures for screens: each once, in three sizes, in its own proportions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.text.typography import joined, set_text

if TYPE_CHECKING:
    from digest.model import Image, Issue
    from digest.shelf import Shelf

SIZES = (480, 720, 1080)
"""Pixels across."""
BYTES = 90_000
"""Of a picture at most: with the page around it, it makes the first view."""
TALLEST = 1.25
"""Of a picture's width: a taller one is cropped, so that a phone shows it with its headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPicture:
    """A picture of *width* × *height* pixels; *files* are its sizes, the smallest first: each a
    file's name and the pixels across.
    """

    files: tuple[tuple[str, int], ...]
    width: int
    height: int
    alt: str
    caption: str
    credit: str

    @property
    def legend(self) -> str:
        """The caption with the credit after it."""
        known = self.credit.casefold() in self.caption.casefold()
        return self.caption if known else joined(self.caption, self.credit)

    @property
    def source(self) -> str:
        """The smallest file, for programs that know no sizes."""
        return self.files[0][0]

    @property
    def sizes(self) -> str:
        """As HTML's srcset."""
        return ", ".join(f"{name} {across}w" for name, across in self.files)


@dataclass(slots=True)
class Gallery:
    """The finished pictures of an issue by file name; *warnings* names those that are damaged.

    A picture has all ``SIZES``, or with *widest* only the largest of at most so many pixels across,
    and its own where that is less. A *shelf* keeps them all for other formats and the next build.
    """

    widest: int | None = None
    shelf: Shelf | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    _known: dict[str, tuple[tuple[tuple[str, int], ...], int, int]] = field(default_factory=dict)

    def picture(self, image: Image, language: str) -> WebPicture | None:
        """*image* for the web; None with a warning where it cannot be used."""
        from digest.pictures import PictureError

        if image.path not in self._known:
            try:
                self._known[image.path] = self._prepared(image.path)
            except PictureError as error:
                self.warnings.append(f"{error}; the web pages do without it")
                return None
        files, width, height = self._known[image.path]
        caption = set_text(image.caption, language=language)
        return WebPicture(
            files=files,
            width=width,
            height=height,
            alt=set_text(image.alt or image.caption, language=language),
            caption=caption,
            credit=set_text(image.credit, language=language),
        )

    def _prepared(self, path: str) -> tuple[tuple[tuple[str, int], ...], int, int]:
        from digest.pictures import PictureShelf, screen_pictures

        number = len(self._known) + 1
        make = PictureShelf(self.shelf).screens if self.shelf else screen_pictures
        # In all sizes whichever are used, so that every format finds them on the shelf.
        done = make(path, widths=SIZES, tallest=TALLEST, most=BYTES)
        if self.widest is not None:
            done = [each for each in done if each.width <= self.widest][-1:] or done[:1]
        named = [(f"pictures/{number}-{each.width}.jpg", each) for each in done]
        self.files.update((name, each.data) for name, each in named)
        sizes = tuple((name, each.width) for name, each in named)
        return sizes, done[-1].width, done[-1].height


def story_pictures(issue: Issue, gallery: Gallery) -> dict[str, tuple[WebPicture, ...]]:
    """The pictures of every story by its id, prepared in *gallery*."""
    return {
        story.id: tuple(
            picture
            for image in story.pictures
            if (picture := gallery.picture(image, story.language))
        )
        for story in issue.stories
    }
