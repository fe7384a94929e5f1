"""The formats of an issue in its mail: which are linked, and which are attached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from digest.config import Config
from digest.errors import ConfigError
from digest.files import sha256
from digest.formats import formats_of
from digest.formats.beside import web_address
from digest.formats.record import pages_of

TYPES: Mapping[str, str] = {".pdf": "pdf", ".epub": "epub+zip"}
"""By a file's ending, what its content type is below "application/"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file in the mail. *kind* is its content type below "application/"."""

    name: str
    kind: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What the mail offers beside the PDF.

    *web* is the address of the pages, "" without, *pages* that of each story's page by its id.
    *links* are addresses of other formats, *attached* the files that travel in the mail.
    """

    web: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    attached: tuple[Path, ...] = ()


def offers_of(pdf: Path, issue: str, config: Config, *, linked: bool) -> Offers:
    """The formats that were built of *pdf*, the issue of the week *issue*.

    *linked*: the PDF itself is not in the mail. Raises ConfigError where [mail] attach_also names
    a format that was not built, or that is too big and can be linked nowhere.
    """
    beside, url = formats_of(pdf, sha256(pdf)), config.web.url
    attached: list[Path] = []
    room = config.mail.attach_limit - (0 if linked else pdf.stat().st_size)
    for kind in dict.fromkeys(config.mail.attach_also):
        path = beside.files.get(kind)
        if path is None:
            raise ConfigError(
                f"digest.toml: [mail] attach_also names '{kind}', which was not built of {pdf}; "
                f"build it with 'digest build --format {kind}', or add it to [magazine] formats"
            )
        room -= path.stat().st_size
        if room >= 0:
            attached.append(path)
        elif not url:
            raise ConfigError(
                f"{path} is too big for the mail: with the PDF it is over [mail] attach_limit "
                f"({config.mail.attach_limit:,}), and digest.toml has no [web] url to link it at; "
                "raise the limit, or take it out of attach_also"
            )
    if not url:
        return Offers(attached=tuple(attached))
    web = web_address(url, issue) if beside.web else ""
    names = {story.id: story.name for story in pages_of(beside.web)} if beside.web else {}
    return Offers(
        web=web,
        pages={story: f"{web}{name}" for story, name in names.items()},
        links={
            kind: f"{url}/issues/{issue}/{quote(path.name)}" for kind, path in beside.files.items()
        },
        attached=tuple(attached),
    )


def read_attached(offers: Offers) -> tuple[Attached, ...]:
    """The files that travel in the mail, with their bytes. Raises OSError."""
    return tuple(
        Attached(name=path.name, kind=TYPES[path.suffix], data=path.read_bytes())
        for path in offers.attached
    )
