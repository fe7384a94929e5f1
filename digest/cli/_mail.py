"""What send and run share: an issue's mail, and sending it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cli.common import counted, note, now, working
from digest.errors import DigestError, PartlyFailed
from digest.progress import Stage

if TYPE_CHECKING:
    from digest.config import Config
    from digest.edition import Edition
    from digest.mail import Letter, SendReport, Stop
    from digest.store.store import Store

TOLD = 20
"""Readers that a notice to the editor names; the others are counted."""


def begun(store: Store, issue: str) -> bool:
    """Whether mail of *issue* was sent, or may have been."""
    return bool(store.ledger.pdf_of(issue))


def send(
    store: Store,
    pdf: Path,
    config: Config,
    *,
    again: bool = False,
    newcomers: bool = False,
    resend_written: bool = False,
) -> SendReport:
    """Mail the issue in *pdf* to every reader who has not received it; see ``digest.mail.Orders``.

    The first Ctrl-C or SIGTERM ends it after the answers that are awaited, with a report.
    """
    from digest import mail

    edition = _edition(pdf)
    bodies, ready = _bodies(edition, pdf, config), with_password(config)
    stop = mail.Stop()
    orders = mail.Orders(
        again=again,
        newcomers=newcomers,
        resend_written=resend_written,
        stop=stop,
        tell=note,
        count=working()(Stage.MAILING),
    )
    with _stopping(stop):
        return mail.send_issue(store, edition.week, pdf, bodies, ready, now=now, orders=orders)


@contextmanager
def _stopping(stop: Stop) -> Iterator[None]:
    """Let SIGINT and SIGTERM ask to stop; a second one stops at once."""

    def ask(_number: int, _frame: object) -> None:
        if stop.asked:
            raise KeyboardInterrupt
        stop.ask()
        note("stopping after the answers that are awaited; press Ctrl-C again to stop at once")

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def tell(report: SendReport) -> None:
    """Print what came of sending; PartlyFailed, naming each reader, where somebody got nothing,
    and DigestError where there is nobody to get it.
    """
    note(report.summary())
    if report.readers:
        note(report.balance())
    if report.next_due:
        note(f"those who wait are due from {report.next_due:%Y-%m-%d %H:%M} UTC: send again then")
    if report.newcomers:
        note(
            f"{counted(report.newcomers, 'reader')} joined since the list was frozen: "
            "'digest send --newcomers' sends to them too"
        )
    if report.nobody:
        raise DigestError(
            "no reader is on the list, so nothing was sent; add some with 'digest subscribers "
            "import FILE' or 'digest subscribers add ADDRESS', then send again"
        )
    lines = [str(problem) for problem in report.problems]
    for line in lines:
        note(f"  {line}", always=True)
    if not report.complete:
        raise PartlyFailed(
            f"not every subscriber got the issue ({report.summary()}); the list above says why. "
            "Send again when that is corrected: nobody gets it twice",
            lines,
        )


def rehearse(store: Store, pdf: Path, config: Config) -> SendReport:
    """Write and check every mail; send none."""
    from digest import mail

    edition = _edition(pdf)
    return mail.rehearse(
        store, edition.week, pdf, _bodies(edition, pdf, config), with_password(config), now=now
    )


def send_trial(store: Store, pdf: Path, to: str, config: Config) -> SendReport:
    """Mail the issue to *to* alone, with the links of that reader, if it is one.

    Until the issue is sent the site does not have it: then the PDF is attached, not linked.
    """
    from digest import mail, pipeline
    from digest.subscribers.address import parse

    edition = _edition(pdf)
    if store.ledger.pdf_of(edition.week) != pipeline.sha256(pdf):
        config = replace(config, mail=replace(config.mail, attach="always"))
        if mail.pdf_link(pdf, edition.week, config):
            note("the PDF is too big to attach; its link works once the issue is sent")
    reader = store.roster.find(parse(to).key)
    if reader is None:
        note(f"{to} is no subscriber: that mail has no personal link to leave")
    bodies, ready = _bodies(edition, pdf, config), with_password(config)
    return mail.send_trial(to, pdf, bodies, ready, now=now, reader=reader)


def tell_editor(config: Config, error: Exception) -> None:
    """Mail the reason why an unattended run failed to [mail] editor."""
    from digest import mail

    details = error.details if isinstance(error, PartlyFailed) else ()
    more = [f"… and {len(details) - TOLD} more"] if len(details) > TOLD else []
    listed = "".join(f"  {line}\n" for line in (*details[:TOLD], *more))
    text = (
        f"digest run failed:\n\n{error}\n\n{listed}\n"
        "Nobody was mailed twice. Correct the cause and run it again: it goes on from there.\n"
    )
    mail.notify(
        with_password(config), f"{config.magazine.title}: the weekly run failed", text, now=now()
    )


def with_password(config: Config) -> Config:
    if imap := os.environ.get("DIGEST_IMAP_PASSWORD", ""):
        config = replace(config, mail=replace(config.mail, bounces_password=imap))
    password = os.environ.get("DIGEST_SMTP_PASSWORD", "")
    return replace(config, mail=replace(config.mail, password=password)) if password else config


def _edition(pdf: Path) -> Edition:
    """The edition that was printed as *pdf*; DigestError where that is not known."""
    from digest import pipeline
    from digest.proof import read_layout

    layout = read_layout(pdf)
    if layout is None:
        raise DigestError(
            f"{pdf.with_suffix('.layout.json')}: does not exist; "
            "build the issue again with 'digest build'"
        )
    if layout.pdf_sha256 != pipeline.sha256(pdf):
        raise DigestError(
            f"{pdf}: was changed since digest built it; build it again with 'digest build'"
        )
    return layout.edition


def _bodies(edition: Edition, pdf: Path, config: Config) -> Letter:
    from digest import mail
    from digest.formats.beside import FOLDER
    from digest.mail.staff import sender_of
    from digest.press.letter import Imprint
    from digest.press.letter import letter as make_letter
    from digest.themes import load_theme

    sender_of(config)  # the first thing to say where it is missing: the rest derives from it
    link = mail.pdf_link(pdf, edition.week, config)
    offers = mail.offers_of(pdf, edition.week, config, linked=bool(link))
    if config.web.url and not offers.web and pdf.with_name(FOLDER).is_dir():
        note(
            f"{pdf.with_name(FOLDER)}: the web pages are of another print of the issue, so the "
            "mail does not link to them; build them again with 'digest build --format web'"
        )
    imprint = Imprint(
        postal_address=config.mail.postal_address,
        unsubscribe=mail.unsubscribe_address(config),
        website=config.magazine.website,
        pdf_link=link,
        web=offers.web,
        pages=offers.pages,
        links=offers.links,
    )
    theme = load_theme(config.magazine.theme)
    return make_letter(edition, theme, imprint, cover=_cover(edition))


def _cover(edition: Edition) -> bytes:
    """The cover's picture for the mail; empty where there is none, or none any more."""
    from digest.pictures import PictureError, prepare
    from digest.press.letter import COVER_DPI, COVER_SIZE, cover_picture

    picture = cover_picture(edition)
    if picture is None:
        return b""
    width, height = COVER_SIZE
    try:
        return prepare(picture.path, width_pt=width, height_pt=height, dpi=COVER_DPI).data
    except PictureError as error:
        note(f"{error}; the mail goes without the cover's picture")
        return b""
