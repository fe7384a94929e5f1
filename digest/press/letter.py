"""The mail's words: what an issue says of itself, as text and as HTML, from templates/mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from digest.languages import right_to_left
from digest.press.compiled import compiled
from digest.press.letter_stories import MailStory, stories_of
from digest.text.typography import figures
from digest.themes.colours import CONTRAST, contrast, mixed
from digest.themes.dates import interval
from digest.themes.theme import templates

if TYPE_CHECKING:
    from digest.edition import Edition
    from digest.model import Image
    from digest.themes import Theme
    from digest.themes.messages import Messages

COVER = "cover@digest"
"""The Content-ID of the cover's picture: it travels in the mail, so that nothing is fetched."""

COVER_SIZE, COVER_DPI = (600.0, 375.0), 108
"""The picture's slot in the mail, CSS pixels, and 1.5 pixels of it for each of them."""

TOP = 7  # stories with their first sentences; the headlines of others are listed
LISTED = 18
LARGEST = 70_000
"""Bytes of HTML. Gmail cuts a mail after 102 KB, and Base64 makes four of three."""

DARK = {"ground": "#121314", "sheet": "#1c1d1f", "ink": "#efece6", "muted": "#b3afa8"}
"""Dark mode. The accent is the theme's, made light enough to be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail's subject and its body, as plain text and as HTML ("" for none).

    *issue* is the week of its issue. *pdf_link* is where the PDF stands on the web, "" where it is
    attached. *cover* is the JPEG that the HTML shows, or empty. *translations* are the same letter
    in other languages.
    """

    subject: str
    text: str
    html: str = ""
    issue: str = ""
    language: str = ""
    pdf_link: str = ""
    cover: bytes = field(default=b"", repr=False)
    translations: tuple[Letter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What a mail says of its publisher, and its links.

    *unsubscribe* is the visible link for leaving, *pdf_link* that of the PDF, "" where the PDF is
    attached. *web* is the address of the issue's web pages, *pages* that of each story's page by
    its id, *links* those of other formats: "epub", "phone".
    """

    postal_address: str
    unsubscribe: str
    website: str = ""
    pdf_link: str = ""
    web: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)


def letter(edition: Edition, theme: Theme, imprint: Imprint, *, cover: bytes = b"") -> Letter:
    """The mail that brings *edition*, in its own language and in every other of *theme*.

    The stories stay as they are printed; what the mail says around them is translated. *cover* is
    the JPEG of ``cover_picture``.
    """
    stories = stories_of(edition, pdf_link=imprint.pdf_link, pages=imprint.pages)
    picture = cover_picture(edition) if cover else None
    values = {
        "title": edition.title,
        "magazine_language": edition.language,
        "tagline": edition.tagline,
        "number": edition.number,
        "cover": f"cid:{COVER}" if picture else "",
        "cover_alt": (picture.alt or picture.caption) if picture else "",
        "cover_credit": picture.credit if picture else "",
        "link": imprint.pdf_link,
        "web": imprint.web,
        "links": imprint.links,
        "website": imprint.website,
        "unsubscribe": imprint.unsubscribe,
        "postal_address": imprint.postal_address,
        "colours": _colours(theme),
    }

    def written(language: str) -> Letter:
        own = values | {"dates": _dates(edition, language), "language": language}
        return _written(own, stories, theme, edition.week, cover)

    base = edition.language.partition("-")[0]
    others = sorted(language for language in theme.catalogues if language != base)
    return replace(written(edition.language), translations=tuple(map(written, others)))


def cover_picture(edition: Edition) -> Image | None:
    """The picture of the story on the cover; None where the cover has none."""
    for page in edition.pages[:1]:
        for part in page.parts:
            for block in part.blocks:
                if block.image and block.image.image and block.image.image.path:
                    return block.image.image
    return None


def _written(
    values: Mapping[str, Any],
    stories: tuple[MailStory, ...],
    theme: Theme,
    issue: str,
    cover: bytes,
) -> Letter:
    """The letter in one language, with as many stories as it has room for."""
    messages, language = theme.messages(values["language"]), values["language"]
    shown = stories[: TOP + LISTED]
    own = dict(values)
    while True:
        own |= {
            "direction": "rtl" if right_to_left(language) else "ltr",
            "main": shown[0] if shown else None,
            "stories": shown[1:TOP],
            "listed": shown[TOP:],
            "more": len(stories) - len(shown),
            "from_": theme.design.credit(language),
        }
        markup = _rendered("issue.html", own, messages)
        if len(markup.encode()) <= LARGEST or len(shown) <= 1:
            break
        shown = shown[:-1]
    subject = messages.gettext(
        "{title} No. {number}: {headline}",
        title=values["title"],
        number=values["number"],
        headline=shown[0].headline if shown else values["dates"],
    )
    return Letter(
        subject=" ".join(subject.split()),
        text=_rendered("issue.txt", own, messages),
        html=markup,
        issue=issue,
        language=language,
        pdf_link=values["link"],
        cover=cover,
    )


def _dates(edition: Edition, language: str) -> str:
    """The edition's week as *language* writes it."""
    last = (edition.ends - timedelta(seconds=1)).date()
    return figures(interval(edition.starts.date(), last, language), language)


def _colours(theme: Theme) -> dict[str, dict[str, str]]:
    """The mail's colours, light and dark."""
    own = theme.colours
    light = {
        "ground": own["panel"],
        "sheet": own["paper"],
        "ink": own["ink"],
        "muted": own["muted"],
        "accent": own["accent"],
        "rule": mixed(own["paper"], own["ink"], 0.25),
    }
    accent = own["accent"]
    lighter = (mixed(accent, "#ffffff", part / 10) for part in range(10))
    readable = next(one for one in lighter if contrast(one, DARK["sheet"]) >= CONTRAST)
    dark = {**DARK, "accent": readable, "rule": mixed(DARK["sheet"], DARK["ink"], 0.25)}
    return {"light": light, "dark": dark}


def _rendered(name: str, values: Mapping[str, Any], messages: Messages) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    folder = templates() / "mail"
    environment = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=select_autoescape(["html"]),
        bytecode_cache=compiled([folder]),
    )
    return environment.get_template(name, globals=dict(messages.functions)).render(values)
