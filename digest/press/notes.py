"""The short mails of the magazine's site: confirming, leaving, preferences, welcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.languages import right_to_left
from digest.press.letter import Letter

if TYPE_CHECKING:
    from digest.press.webpages import Pages
    from digest.themes.messages import Messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a mail says: *subject*, *heading*, *text*, a button, and a remark below it."""

    subject: str
    heading: str
    text: str
    button: str
    link: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """What stands below every note; links that do not fit the reader are ""."""

    postal_address: str
    preferences: str = ""
    leave: str = ""


def confirm_note(messages: Messages, title: str, link: str, days: int) -> Note:
    _ = messages.gettext
    return Note(
        subject=_("Please confirm: {title} in your mail", title=title),
        heading=_("Confirm your subscription"),
        text=_(
            "Somebody, most likely you, asked for {title} to be sent to this address every week.",
            title=title,
        ),
        button=_("Confirm the subscription"),
        link=link,
        remark=_(
            "The link works for {count} days. If it was not you, do nothing: without a "
            "confirmation no further mail comes.",
            count=days,
        ),
    )


def known_note(messages: Messages, title: str, link: str) -> Note:
    _ = messages.gettext
    return Note(
        subject=_("You are a reader of {title}", title=title),
        heading=_("You are a reader already"),
        text=_("This address is on the list of {title}; there is nothing to do.", title=title),
        button=_("Your preferences"),
        link=link,
    )


def leave_note(messages: Messages, title: str, link: str) -> Note:
    _ = messages.gettext
    return Note(
        subject=_("Leave {title}", title=title),
        heading=_("Leave the list"),
        text=_("With this link {title} is no longer sent to this address.", title=title),
        button=_("Unsubscribe"),
        link=link,
        remark=_("If you did not ask for it, do nothing: everything stays as it is."),
    )


def preferences_note(messages: Messages, title: str, link: str, days: int) -> Note:
    _ = messages.gettext
    return Note(
        subject=_("Your preferences for {title}", title=title),
        heading=_("Your preferences"),
        text=_("With this link you see and change what {title} knows of you.", title=title),
        button=_("Your preferences"),
        link=link,
        remark=_("It works for {count} days; keep it to yourself.", count=days),
    )


def welcome_note(messages: Messages, title: str, link: str, *, issue: bool) -> Note:
    """*link* is the newest *issue*, or the site where none was sent yet."""
    _ = messages.gettext
    return Note(
        subject=_("Welcome to {title}", title=title),
        heading=_("Welcome"),
        text=_("You are a reader now; a new issue comes every week. Here is the newest.")
        if issue
        else _("You are a reader now; the first issue comes as soon as it is printed."),
        button=_("Read the issue (PDF)") if issue else title,
        link=link,
    )


def letter_of(note: Note, foot: Foot, pages: Pages, language: str) -> Letter:
    """*note* as text and HTML."""
    direction = "rtl" if right_to_left(language) else "ltr"
    return Letter(
        subject=" ".join(note.subject.split()),
        text=pages.mail("note.txt", language=language, note=note, foot=foot),
        html=pages.mail("note.html", language=language, direction=direction, note=note, foot=foot),
    )
