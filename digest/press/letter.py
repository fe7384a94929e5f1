"""The mail's words: what an issue says of itself, as text and as HTML, from templates/mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.themes.messages import Messages, catalogues, in_language
from digest.themes.theme import templates

if TYPE_CHECKING:
    from digest.edition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail's subject and its body, as plain text and as HTML ("" for none)."""

    subject: str
    text: str
    html: str = ""


def letter(
    edition: Edition,
    *,
    unsubscribe: str,
    postal_address: str,
    website: str = "",
    link: str = "",
    attached: bool = True,
) -> Letter:
    """The mail that brings *edition*.

    *unsubscribe* is the visible link for leaving. *link* is where the PDF stands on the web when it
    is not *attached*.
    """
    messages = in_language(catalogues(templates()), edition.language)
    cover = next((story for story in edition.stories if story.cover), edition.stories[0])
    values = {
        "title": edition.title,
        "number": edition.number,
        "dates": edition.dates,
        "language": edition.language,
        "direction": "rtl" if edition.right_to_left else "ltr",
        "headline": cover.headline,
        "standfirst": cover.standfirst,
        "stories": [story for story in edition.stories if story is not cover and story.page],
        "attached": attached,
        "link": link,
        "unsubscribe": unsubscribe,
        "website": website,
        "postal_address": postal_address,
    }
    subject = messages.gettext(
        "{title} No. {number}: {headline}",
        title=edition.title,
        number=edition.number,
        headline=cover.headline,
    )
    return Letter(
        subject=" ".join(subject.split()),
        text=_rendered("issue.txt", values, messages),
        html=_rendered("issue.html", values, messages),
    )


def _rendered(name: str, values: Mapping[str, Any], messages: Messages) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=FileSystemLoader(templates() / "mail"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=select_autoescape(["html"]),
    )
    return environment.get_template(name, globals=dict(messages.functions)).render(values)
