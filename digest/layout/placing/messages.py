"""What the magazine says of itself in more than one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.themes.messages import Messages


def how_summaries_are_made(messages: Messages) -> str:
    return messages.gettext(
        "Every sentence in these pages stands word for word in one of the articles named beneath "
        "it. A program ranks the sentences of each article and prints as many of the best as the "
        "page has room for, in the order of the original; it writes none of its own. Reports of "
        "one event become one story, and all of them are named. For the whole account, follow the "
        "link."
    )


def colophon(messages: Messages, title: str, fonts: str) -> str:
    return messages.gettext(
        "Set by digest in {fonts}. {title} is a digest of other people's reporting: words and "
        "pictures belong to the sources named.",
        title=title,
        fonts=fonts,
    )


def subscribe_at(messages: Messages, title: str) -> str:
    """The address follows it."""
    # TRANSLATORS: the address to subscribe at follows.
    return messages.gettext(
        "{title} comes once a week, free, as a PDF in your mail. Subscribe, or leave with one "
        "click, at",
        title=title,
    )


def subscribe(messages: Messages, title: str) -> str:
    return messages.gettext(
        "{title} comes once a week, free, as a PDF in your mail. To leave, follow the link in the "
        "mail that brought it.",
        title=title,
    )


def aside(messages: Messages, pattern: str) -> str:
    """What a page of that *pattern* holds, to print beside its title; "" for other patterns."""
    if pattern == "briefs":
        return messages.gettext(
            "The rest of the week in a few lines each. Whoever told it stands beneath it, with "
            "a link to the whole account."
        )
    if pattern == "quotes":
        return messages.gettext(
            "What was said and counted this week, word for word. Who told it and the page of the "
            "story stand beneath each of them."
        )
    if pattern == "also":
        return messages.gettext(
            "What this issue had no room for. Each headline is a link to the whole account, and "
            "beneath it stand those who told it."
        )
    if pattern == "index":
        return messages.gettext(
            "The outlets whose reporting this issue is made of, with the pages of their stories. "
            "Beneath each story its sources are named, with links to the whole accounts."
        )
    if pattern in ("back", "sources"):
        return messages.gettext(
            "Every article that this issue is made of, by the outlet that published it. Each "
            "title is a link to the whole account, as its author wrote it."
        )
    return ""


def more_listed(messages: Messages, count: int, website: str) -> str:
    """How many more articles were read than stand on the page; *website* lists them, if any."""
    if website:
        # TRANSLATORS: after a list of headlines; {website} is an address
        return messages.ngettext(
            "And {count} more at {website}", "And {count} more at {website}", count, website=website
        )
    return messages.ngettext(
        "{count} more was read and is not listed.",
        "{count} more were read and are not listed.",
        count,
    )


def title(messages: Messages, pattern: str, *, figures: bool = False) -> str:
    """The title of a page of that *pattern*; with *figures* among its quotations, another."""
    if pattern == "quotes" and figures:
        return messages.gettext("Words and numbers")
    if pattern == "quotes":
        return messages.gettext("Quotes of the week")
    if pattern == "pictures":
        return messages.gettext("The week in pictures")
    if pattern == "briefs":
        return messages.gettext("In brief")
    if pattern == "also":
        return messages.gettext("Also this week")
    if pattern == "contents":
        return messages.gettext("In this issue")
    if pattern == "letter":
        return messages.gettext("From the editor")
    if pattern == "five-lines":
        return messages.gettext("The week in five lines")
    if pattern in ("back", "sources"):
        return messages.gettext("Sources")
    return ""
