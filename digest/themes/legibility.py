"""Finds what the theme's fonts cannot set, and leaves it out of headlines and captions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.model import Image, Story
from digest.themes.measure import Measurer

if TYPE_CHECKING:
    from digest.themes.theme import Theme

LEAST_WORDS = 2
"""A headline that would have fewer words keeps its signs, which are then printed as �."""

UNSEEN = frozenset({"Cf", "Cc", "Cn", "Co", "Cs", "Mn", "Me"})
"""Categories of signs without a width: they are left out of a sentence, which stays."""

PICTURES = frozenset({"So", "Sk"})
"""Categories of picture signs: a sentence says the same without them."""

_SPACES = re.compile(r"\s{2,}")
_BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?…)\]»”’،؛؟](?:\s|$))")
_EMPTY = re.compile(r"[(\[«“„‘]\s*[)\]»”“’]")


def unread(text: str, theme: Theme) -> frozenset[str]:
    """The letters, figures and marks of *text* that *theme* has no font for.

    A sentence with one of them does not say what it says.
    """
    return frozenset(
        sign for sign in unset(text, Measurer(theme)) if unicodedata.category(sign) not in PICTURES
    )


def legible(story: Story, theme: Theme) -> Story:
    """*story* whose headline, standfirst, titles and captions are without the signs that *theme*
    has no font for, and the spaces these leave.
    """
    measurer = Measurer(theme)

    def tidy(text: str) -> str:
        return tidied(text, unset(text, measurer))

    headline = tidy(story.headline)
    return replace(
        story,
        headline=headline if len(headline.split()) >= LEAST_WORDS else story.headline,
        standfirst=tidy(story.standfirst),
        articles=tuple(replace(one, title=tidy(one.title) or one.title) for one in story.articles),
        picture=story.picture and _tidied_image(story.picture, measurer),
    )


def tidied(text: str, signs: Iterable[str]) -> str:
    """*text* without *signs* and the spaces, brackets and quotation marks they leave behind."""
    if not (unset := frozenset(signs)):
        return text
    bare = "".join(sign for sign in text if sign not in unset)
    return closed_up(_EMPTY.sub("", bare)).strip()


def closed_up(text: str) -> str:
    """*text* without double spaces, and without a space before a stop."""
    return _BEFORE_STOP.sub("", _SPACES.sub(" ", text))


def _tidied_image(image: Image, measurer: Measurer) -> Image:
    texts = {name: getattr(image, name) for name in ("alt", "caption", "credit")}
    return replace(
        image, **{name: tidied(text, unset(text, measurer)) for name, text in texts.items()}
    )


def unset(text: str, measurer: Measurer) -> frozenset[str]:
    """The signs of *text* that neither the fonts have nor a compatible form of them."""
    return frozenset(
        sign
        for sign in measurer.lacks(text)
        if measurer.lacks(unicodedata.normalize("NFKC", sign))
        and unicodedata.category(sign) not in UNSEEN
    )
