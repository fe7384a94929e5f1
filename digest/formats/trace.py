"""Where a sentence stands in its source: the words around it, and a link that leads to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from digest.model import Article, Sentence

AROUND = 110
"""Characters of the article shown before a sentence and behind it."""
WHOLE, FIRST, LAST = 10, 5, 4
"""Words of a sentence that a link names whole; of a longer one its first and its last words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A sentence word for word, between what stands *before* and *behind* it in its article.

    *number* counts the sentences of a page from 1, *paragraph* those of the article. *link* leads
    to the sentence, "" where the article has no address.
    """

    number: int
    before: str
    text: str
    behind: str
    paragraph: int
    outlet: str
    language: str
    link: str


def trace(sentence: Sentence, article: Article, number: int) -> Trace:
    """The place of *sentence* in *article*."""
    return Trace(
        number=number,
        before=_end(article.text[: sentence.start]),
        text=" ".join(sentence.text.split()),
        behind=_beginning(article.text[sentence.end :]),
        paragraph=sentence.paragraph + 1,
        outlet=article.source,
        language=article.language,
        link=text_link(article.url, sentence.text),
    )


def text_link(url: str, sentence: str) -> str:
    """*url* with a text fragment, by which browsers show the *sentence*; "" for no web address."""
    if urlsplit(url).scheme not in ("http", "https"):
        return ""
    words = sentence.split()
    ends = [words] if len(words) <= WHOLE else [words[:FIRST], words[-LAST:]]
    named = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in ends)
    return f"{url}{'' if '#' in url else '#'}:~:text={named}"


def _beginning(text: str) -> str:
    part = text[:AROUND]
    whole = part if len(text) <= AROUND else f"{part.rpartition(' ')[0]} …"
    return " ".join(whole.split())


def _end(text: str) -> str:
    part = text[-AROUND:]
    whole = part if len(text) <= AROUND else f"… {part.partition(' ')[2]}"
    return " ".join(whole.split())
