"""Every key of ``issue.toml``, with its description, default and example."""

from __future__ import annotations

import re
from dataclasses import MISSING, dataclass
from typing import Any

from digest import suggest, tags
from digest.model import Place
from digest.tables import key

FIT = "fit"
WEEK = re.compile(r"\d{4}-W\d{2}", re.ASCII)


def _week(value: str) -> str:
    if not WEEK.fullmatch(value):
        raise ValueError(f"'{value}' is not a week; write year and week like 2025-W30")
    return value


def _place(value: str) -> str:
    if value not in set(Place):
        raise ValueError(suggest.unknown("place", value, Place))
    return value


def _words(value: Any) -> int | str:
    if value != FIT and (type(value) is not int or value < 1):
        raise ValueError(f'must be "{FIT}" or a number of words above 0, not {value!r}')
    words: int | str = value
    return words


def _number(value: int) -> int:
    if value < 0:
        raise ValueError(f"must be 0 or more, not {value}")
    return value


def _filled(value: str) -> str:
    if not value.strip():
        raise ValueError('is empty; write one, or set place = "drop" to leave the story out')
    return value


def _articles(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value:
        raise ValueError(
            'is empty; name at least one article, or set place = "drop" to leave the story out'
        )
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The keys above the first story."""

    number: int = key(MISSING, "the issue's number", example=31, check=_number)
    week: str = key(
        MISSING,
        "the week, as the folder of this file is called",
        example="2025-W30",
        check=_week,
    )
    title: str = key(MISSING, "the magazine's name", example="Quayside Weekly")
    language: str = key(
        MISSING, "the language of the issue, such as en or pt-BR", example="en", check=tags.check
    )
    cover: str = key(
        "",
        'the id of the story on the cover; "" leaves the choice to the layout',
        example="old-pier-closed",
    )
    letter: str = key(
        "",
        "the editor's letter to the readers, on a page of its own after the contents: plain "
        "paragraphs between blank lines, between two lines of three quotation marks each",
        example="Dear readers, this week we count bridges.",
    )
    letter_by: str = key("", "who signs the letter", example="Mina Okafor, editor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One ``[[story]]``."""

    id: str = key(
        MISSING, "the story's own name, once in the file", example="old-pier-closed", check=_filled
    )
    place: str = key(
        Place.NEWS.value,
        "its size: lead, feature, news or brief; hold moves it to next week, drop leaves it out",
        example="feature",
        check=_place,
    )
    section: str = key("", "the section it is printed in", example="World")
    headline: str = key(MISSING, "the headline", example="Old pier closed", check=_filled)
    words: int | str = key(
        FIT,
        'its length: "fit" fills the page, a number asks for about that many words',
        example=250,
        check=_words,
    )
    picture: str = key(
        "",
        'a picture of the story\'s articles, or a file beside this one; "" for none',
        example="pier.jpg",
    )
    pinned: bool = key(
        False,  # noqa: FBT003  (the key's default)
        "keeps the story at its position when new stories come in, if true",
        example=True,
    )
    articles: tuple[str, ...] = key(
        MISSING,
        "the articles it is told from, the best first",
        example=("gull:pier-closed", "tide:pier"),
        check=_articles,
    )
