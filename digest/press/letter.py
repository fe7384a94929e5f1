"""The mail's words: what an issue says of itself, as text and as HTML, from templates/mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from digest.press.view import interval
from digest.themes.measure import right_to_left
from digest.themes.messages import Words, in_language, words
from digest.themes.theme import templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail's subject and its body in both forms."""

    subject: str
    text: str
    html: str


def letter(
    issue: Mapping[str, Any],
    *,
    unsubscribe: str,
    postal_address: str,
    website: str = "",
    link: str = "",
    attached: bool = True,
) -> Letter:
    """The mail that brings *issue*, given as its ``layout.json`` tells it.

    *unsubscribe* is the visible link for leaving, *link* where the PDF stands on the web when it is not *attached*.
    """
    language = str(issue["language"])
    said = in_language(words(templates()), language)
    cover = next((story for story in issue["stories"] if story["cover"]), issue["stories"][0])
    values = {
        "title": issue["title"],
        "number": issue["number"],
        "dates": _dates(issue, language),
        "language": language,
        "direction": "rtl" if right_to_left(language) else "ltr",
        "headline": cover["headline"],
        "standfirst": cover["standfirst"],
        "stories": [story for story in issue["stories"] if story is not cover and story["page"]],
        "attached": attached,
        "link": link,
        "unsubscribe": unsubscribe,
        "website": website,
        "postal_address": postal_address,
    }
    subject = said.gettext(
        "{title} No. {number}: {headline}",
        title=issue["title"],
        number=issue["number"],
        headline=cover["headline"],
    )
    return Letter(
        subject=" ".join(subject.split()),
        text=_rendered("issue.txt", values, said),
        html=_rendered("issue.html", values, said),
    )


def _dates(issue: Mapping[str, Any], language: str) -> str:
    first, end = (datetime.fromisoformat(issue[key]) for key in ("starts", "ends"))
    return interval(first.date(), (end - timedelta(days=1)).date(), language)


def _rendered(name: str, values: Mapping[str, Any], said: Words) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=FileSystemLoader(templates() / "mail"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=select_autoescape(["html"]),
    )
    return environment.get_template(name, globals=dict(said.functions)).render(values)
