"""Every key of ``digest.toml``, with its description, default and example.

These fields are the one source: the reader checks by them, ``digest init`` writes its commented
file from them, and ``make docs`` writes docs/configuration.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from ipaddress import ip_network
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from digest import plugins, suggest, tags
from digest.tables import key

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SECURITIES = ("starttls", "tls", "none")

FEWEST_PAGES, MOST_PAGES = 3, 400
"""An issue has at least a cover, a page of stories and a back cover."""

SHEETS = ("a4", "letter", "atlas", "tablet")
"""Papers by name; `digest.themes.sheets` has their sizes."""

FORMATS = ("pdf", "web", "epub", "phone")
"""What an issue can be written as; the PDF always is."""

ATTACHED = ("epub", "phone")
"""The formats that mails may bring beside the PDF."""

STORE, OUTPUT = "sqlite:///digest.db", "output"
LONGEST_TOPIC = 60
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _number(lowest: int, highest: int) -> Callable[[int], int]:
    def check(value: int) -> int:
        if not lowest <= value <= highest:
            raise ValueError(f"must be a number from {lowest} to {highest}, not {value}")
        return value

    return check


def _one_of(kind: str, choices: tuple[str, ...]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in choices:
            raise ValueError(suggest.unknown(kind, value, choices))
        return value

    return check


def _title(value: str) -> str:
    if not value.strip():
        raise ValueError("is empty; give the magazine a name")
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:  # no such zone; a path; a folder of the data
        match = suggest.closest(value, available_timezones())
        advice = (
            f"Did you mean '{match}'?" if match else 'Write one such as "Europe/Paris" or "UTC".'
        )
        raise ValueError(f"Unknown time zone '{value}'. {advice}") from error
    return value


def _share(value: float) -> float:
    if not 0 < value <= 1:
        raise ValueError(f"must be above 0 and at most 1, not {value:g}")
    return value


def _formats(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if value not in FORMATS:
            raise ValueError(suggest.unknown("format", value, FORMATS))
    return values


def _colours(values: Mapping[str, str]) -> Mapping[str, str]:
    for section, colour in values.items():
        if not COLOUR.fullmatch(colour):
            raise ValueError(f"'{colour}' of '{section}' is not a colour; write it as \"#b3201f\"")
    return values


@dataclass(frozen=True, slots=True, kw_only=True)
class Magazine:
    """``[magazine]``: what is the same in every issue."""

    title: str = key(
        "The Weekly",
        "The magazine's name, on the cover and in the mail.",
        example="Quayside Weekly",
        check=_title,
        active=True,
    )
    tagline: str = key("", "A line below the title on the cover.", example="The week, told once")
    language: str = key(
        "",
        "The language the magazine speaks, as a BCP 47 tag: en, fr, ar-EG, pt-BR. "
        "Without it: the language of most of the week's articles.",
        example="en",
        check=tags.check,
    )
    timezone: str = key(
        "UTC",
        "Where the week begins at midnight, as the time zone database names it. "
        "Dates without a zone are read in it.",
        example="Europe/Paris",
        check=_zone,
        active=True,
    )
    week_starts: str = key(
        "monday",
        "The first day of the week.",
        example="sunday",
        check=_one_of("weekday", WEEKDAYS),
        active=True,
    )
    theme: str = key(
        "atlas",
        'The design: a theme that "digest themes" lists, or the path of a theme\'s folder.',
        example="folio",
        active=True,
    )
    pages: int = key(
        24,
        f"The most pages an issue may have, from {FEWEST_PAGES} to {MOST_PAGES}.",
        example=16,
        check=_number(FEWEST_PAGES, MOST_PAGES),
        active=True,
    )
    paper: str = key(
        "",
        "The paper: a4, letter, atlas (210 × 280 mm) or tablet (180 × 240 mm). Without it: the "
        "theme's own.",
        example="a4",
        check=_one_of("paper", ("", *SHEETS)),
        active=True,
    )
    folded: bool = key(
        False,  # noqa: FBT003  (the key's default)
        "Pads the issue to a multiple of four pages, for print on folded sheets, if true.",
        example=True,
        active=True,
    )
    formats: tuple[str, ...] = key(
        ("pdf",),
        'What "digest build" and "digest run" write: the PDF always, with "web" pages for '
        'browsers, with "epub" an e-book and with "phone" a PDF for phones beside it. With [web] '
        "url, mails link to the pages.",
        example=("pdf", "web", "epub"),
        check=_formats,
    )
    quote_limit: float = key(
        0.4,
        "How much of an article may be printed, as a share of its words: above 0, at most 1.",
        example=0.25,
        check=_share,
    )
    summariser: str = key(
        "default",
        'How sentences are ranked: one of the methods of "digest summarise", '
        "or your own as 'package.module:name'.",
        example="lexrank",
        check=partial(plugins.check, "digest.summarise.methods"),
    )
    website: str = key(
        "", "The magazine's own address, printed and linked.", example="https://example.org"
    )
    address: str = key(
        "",
        "The publisher's postal address in print, where [mail] has no postal_address.",
        example="1 Harbour Street, Exampleton",
    )
    first_issue: int = key(
        1,
        "The number of the first issue; later ones count on.",
        example=31,
        check=_number(0, 99_999),
    )
    sections: tuple[str, ...] = key(
        (), "The sections in the order they are printed.", example=("World", "Nation", "Business")
    )
    tags: Mapping[str, str] = key(
        {},
        "The section for a tag, a category or a folder of the outlets, by its name, whatever its "
        "capitals. Without it: what the name means, or what the text is about.",
        example={"Premier League": "Sport"},
    )
    pinned: tuple[str, ...] = key((), "Sections whose stories rank first.", example=("Nation",))
    colours: Mapping[str, str] = key(
        {},
        "A section's colour, by the section's name, as #rrggbb. It must be dark enough to be read "
        "on the theme's paper (a contrast of 4.5). Other sections get the theme's colours.",
        example={"World": "#1f4e79"},
        check=_colours,
    )

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def first_weekday(self) -> int:
        """Counted from Monday, 0."""
        return WEEKDAYS.index(self.week_starts)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceConfig:
    """One ``[[source]]``: where articles come from.

    *options* are the keys beyond those listed, for the source's own module to read.
    """

    type: str = key(
        "folder",
        'The kind of source; "digest sources --kinds" lists them. Your own is written '
        "'package.module:name'.",
        example="folder",
        check=partial(plugins.check, "digest.sources"),
        active=True,
    )
    path: str = key(
        "",
        "The folder of articles: Markdown, reStructuredText, HTML or plain text of any site. "
        "A relative path counts from the folder of digest.toml.",
        example="articles",
        active=True,
    )
    url: str = key(
        "",
        "The address of the site, the feed or the list, for the kinds that read the web.",
        example="https://example.org/feed.xml",
    )
    name: str = key(
        "",
        "How the articles are credited. Without it: the site's own title.",
        example="The Gazette",
    )
    language: str = key(
        "",
        "The language of the articles, as a BCP 47 tag. Without it: detected article by article.",
        example="en",
        check=tags.check,
    )
    section: str = key("", "The section of all its articles, whatever they name.", example="Nation")
    undated: str = key(
        "hold",
        'What becomes of articles without a date: "hold" lists them and prints none, "include" '
        "prints them in the week in which they were first seen.",
        example="include",
        check=_one_of("choice", ("hold", "include")),
    )
    pictures: str = key(
        "all",
        'Which pictures of the web are fetched: "all", "own" (those on the site of their article) '
        'or "none", which leaves out every picture of the source.',
        example="own",
        check=_one_of("choice", ("all", "own", "none")),
    )
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def _attached(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if value not in ATTACHED:
            raise ValueError(suggest.unknown("format", value, ATTACHED))
    return values


def _rate(value: float) -> float:
    if not 0 <= value <= 100_000:
        raise ValueError(f"must be a number from 0 to 100000, not {value:g}")
    return value


def _command(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value or not value[0]:
        raise ValueError('is empty; name the program, such as ["/usr/sbin/sendmail", "-i"]')
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class MailConfig:
    """``[mail]``: who sends the magazine, and how.

    *options* are the keys beyond those listed, for a transport of your own to read. *password*
    is never read from the file.
    """

    from_: str = key("", "The sender. Mail needs it.", example="Quayside Weekly <week@example.org>")
    postal_address: str = key(
        "",
        "The publisher's postal address. The law demands one in every mail.",
        example="1 Harbour Street, Exampleton",
    )
    editor: str = key(
        "", "Who gets the reason when an unattended run fails.", example="desk@example.org"
    )
    reply_to: str = key(
        "", "Where answers go. Without it: to the sender.", example="letters@example.org"
    )
    unsubscribe: str = key(
        "",
        "Where readers leave the list: a mailto: or https: address, or both. "
        "Without it: at [web] url, and by a mail to reply_to, editor or the sender.",
        example="mailto:leave@example.org",
    )
    bounces: str = key(
        "",
        "Where mail servers return what they cannot deliver. Each mail gets an address of its own "
        "there, bounces+…@example.org, which names its reader. Without it: to the sender.",
        example="bounces@example.org",
    )
    transport: str = key(
        "outbox",
        'How mail leaves: "outbox" writes .eml files into a folder, "smtp" sends over a mail '
        'server, "sendmail" hands each mail to a program of this machine. Your own is '
        "written 'package.module:name' and gets the other keys of this table as options.",
        example="smtp",
        check=partial(plugins.check, "digest.mail.transports"),
    )
    bounces_from: str = key(
        "",
        'Where "digest bounces" reads what mail servers and readers write back: a Maildir folder, '
        "an mbox file, or imaps://user@host/Folder. The password is in DIGEST_IMAP_PASSWORD or in "
        "bounces_password_file.",
        example="imaps://bounces%40example.org@imap.example.org/INBOX",
    )
    bounces_password_file: str = key(
        "", "A file that holds nothing but the password of that mailbox.", example="imap-password"
    )
    bounces_password: str = field(default="", repr=False)
    outbox: str = key("outbox", "The folder of the .eml files.", example="outbox")
    host: str = key("", "The mail server's name.", example="mail.example.org")
    port: int = key(587, "The mail server's port.", example=465, check=_number(1, 65_535))
    security: str = key(
        "starttls",
        'How the connection is encrypted: "starttls", "tls" (usually port 465), or "none" '
        "(for a server on this machine only).",
        example="tls",
        check=_one_of("security setting", SECURITIES),
    )
    user: str = key(
        "",
        "The name to log in with. The password is in DIGEST_SMTP_PASSWORD or in password_file.",
        example="week@example.org",
    )
    password_file: str = key(
        "", "A file that holds nothing but the password.", example="smtp-password"
    )
    password: str = field(default="", repr=False)
    attach: str = key(
        "auto",
        'How the PDF travels: "auto" links it where [web] url is set and attaches it where not, '
        '"always" attaches it.',
        example="always",
        check=_one_of("choice", ("auto", "always")),
    )
    attach_also: tuple[str, ...] = key(
        (),
        'Other formats that travel in every mail: "epub", "phone". They count for attach_limit; '
        "what is over it is linked.",
        example=("epub",),
        check=_attached,
    )
    connections: int = key(
        4,
        "How many mails go at the same time, each over a connection of its own. Ask your provider "
        "how many it takes.",
        example=8,
        check=_number(1, 64),
    )
    rate: float = key(
        0.0, "The most mails in a second; 0 for as many as go.", example=14.0, check=_rate
    )
    domain_rate: float = key(
        0.0,
        "The most mails in a second to readers of one domain; 0 for as many as go.",
        example=2.0,
        check=_rate,
    )
    patience: int = key(
        20,
        "Minutes that a run waits for mail that was deferred. What is not due by then waits for "
        "the next run.",
        example=60,
        check=_number(0, 1_440),
    )
    command: tuple[str, ...] = key(
        ("/usr/sbin/sendmail", "-i"),
        'The program of the transport "sendmail", with its options. It gets "-f SENDER -- READER", '
        "and the mail on its standard input.",
        example=("/usr/bin/msmtp",),
        check=_command,
    )
    attach_limit: int = key(
        7_000_000,
        "The biggest PDF to attach, in bytes. A bigger one is linked: it needs [web] url.",
        example=5_000_000,
    )
    dkim_selector: str = key(
        "",
        "The name under which receivers find the public half of dkim_key_file in the DNS, such as "
        "digest1._domainkey.example.org.",
        example="digest1",
    )
    dkim_key_file: str = key(
        "",
        'The private key that signs the mails, RSA or Ed25519, as "digest dkim" makes it.',
        example="dkim.pem",
    )
    dkim_selector2: str = key("", "The selector of a second key.", example="digest2")
    dkim_key_file2: str = key(
        "", "A second key: sign with both, RSA and Ed25519.", example="dkim2.pem"
    )
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if value and (parts.scheme not in ("https", "http") or not parts.hostname or parts.query):
        raise ValueError(f"'{value}' is not an address; write it as \"https://mail.example.org\"")
    if value and parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1"):
        raise ValueError(f"'{value}' is not encrypted; mail programs follow https links only")
    return value.rstrip("/")


def _networks(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        try:
            ip_network(value)
        except ValueError as error:
            raise ValueError(f"'{value}' is neither an address nor a network: {error}") from error
    return values


def _topics(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if not value.strip() or "," in value or len(value) > LONGEST_TOPIC:
            raise ValueError(
                f"'{value}' is no tag; a tag has 1 to {LONGEST_TOPIC} characters and no comma"
            )
    return values


@dataclass(frozen=True, slots=True, kw_only=True)
class WebConfig:
    """``[web]``: the pages where readers subscribe, leave and read ("digest serve")."""

    url: str = key(
        "",
        'Where readers find the pages of "digest serve". With it, mails link to them: to leave by '
        "one click, and to the PDF.",
        example="https://weekly.example.org",
        check=_web_address,
    )
    host: str = key("127.0.0.1", "The address to listen on, behind a proxy.", example="0.0.0.0")  # noqa: S104
    port: int = key(8080, "The port to listen on.", example=8000, check=_number(1, 65_535))
    proxies: tuple[str, ...] = key(
        ("127.0.0.1", "::1"),
        "The addresses or networks of the proxies in front of it. Only what they write into "
        "X-Forwarded-For is taken for a reader's address, of which limits are kept.",
        example=("127.0.0.1", "10.0.0.0/8"),
        check=_networks,
    )
    topics: tuple[str, ...] = key(
        (),
        "Tags that readers may give themselves on the page of their preferences.",
        example=("Sport", "Books"),
        check=_topics,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryConfig:
    """``[library]``: how long is kept what no issue printed."""

    keep_days: int = key(
        400,
        "Days after which earlier versions of articles and pictures may go. What an issue printed "
        "stays.",
        example=400,
        check=_number(7, 36_500),
    )
    keep_megabytes: int = key(
        2_000,
        "The most that fetched pictures may take; the oldest that no issue printed go first.",
        example=2_000,
        check=_number(10, 10_000_000),
    )
    prune: bool = key(
        default=False,
        text='Whether "digest run" deletes them by itself, after sending. "digest prune" does on '
        "request.",
        example=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Top:
    """The keys above the first table."""

    store: str = key(
        STORE,
        "The database of articles, readers and deliveries: a file for SQLite, or a PostgreSQL URL. "
        "A relative path counts from the folder of digest.toml.",
        example="postgresql://digest@localhost/digest",
    )
    output: str = key(OUTPUT, "The folder of the issues, one folder a week.", example="issues")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All of ``digest.toml``. Relative paths count from *folder*; *file* is None without one.

    *secret* signs the links of readers. It is never read from the file: the environment gives it,
    or it is "" and ``digest.subscribers.tokens.secret_key`` finds it in *folder*.
    """

    folder: Path
    file: Path | None = None
    magazine: Magazine = field(default_factory=Magazine)
    sources: tuple[SourceConfig, ...] = ()
    mail: MailConfig = field(default_factory=MailConfig)
    library: LibraryConfig = field(default_factory=LibraryConfig)
    web: WebConfig = field(default_factory=WebConfig)
    store: str = STORE
    output: str = OUTPUT
    secret: str = field(default="", repr=False)
