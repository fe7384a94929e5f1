"""The issues that were sent, as the site shows them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.edition import EditionStory
from digest.errors import DigestError
from digest.files import sha256
from digest.formats import formats_of, revisions_of
from digest.formats.beside import FOLDER, RECORD, SUFFIX
from digest.formats.record import WebStory, pages_of, printed_of
from digest.pictures.first_page import first_page
from digest.proof import read_layout

if TYPE_CHECKING:
    from digest.store.store import Store

WIDTHS = (480, 960)
"""Pixels of the covers that are served."""

COVERS = 64
"""Covers kept in memory, about 100 KB each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentIssue:
    """An issue that readers have: its PDF, which no longer changes, and what its cover says."""

    week: str
    pdf: Path
    mark: str
    size: int
    sent: datetime
    number: int
    dates: str
    language: str
    headline: str
    standfirst: str
    stories: tuple[EditionStory, ...]
    ratio: float

    @property
    def path(self) -> str:
        """Where the PDF stands below the site's address; mails link to it."""
        return f"/issues/{self.week}/{quote(self.pdf.name)}"

    def height(self, width: int) -> int:
        """The height of a cover of *width*."""
        return round(width * self.ratio)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What a sent issue can be read as beside its PDF.

    *web* is the folder of its pages, None without. *newest* is the latest file of each other
    format, *files* every one by its name: mails link to the earlier ones too.
    """

    web: Path | None
    newest: Mapping[str, Path]
    files: Mapping[str, Path]


class Archive:
    """The sent issues of *store*, whose files are in *folder*, one folder a week.

    An issue counts as sent once the ledger says that a mail with it may have left. Its PDF is the
    one with the hash in the ledger, so that a later print is not shown.
    """

    def __init__(self, store: Store, folder: Path) -> None:
        self._store, self._folder = store, folder
        self._issues: dict[tuple[str, str], SentIssue] = {}
        self._covers: OrderedDict[tuple[Path, int], bytes] = OrderedDict()
        self._lock = Lock()

    def weeks(self) -> tuple[str, ...]:
        """The weeks whose issues were sent, newest first; not all of them need have a file yet."""
        return tuple(self._mailed())

    def issues(self, count: int, *, before: str = "") -> tuple[SentIssue, ...]:
        """The newest *count* issues, of weeks before *before* where it is given."""
        found: list[SentIssue] = []
        for week, (mark, sent) in self._mailed().items():
            if len(found) == count:
                break
            if (not before or week < before) and (issue := self._issue(week, mark, sent)):
                found.append(issue)
        return tuple(found)

    def issue(self, week: str) -> SentIssue | None:
        """The issue of *week*; None where it was not sent, or its files are gone."""
        known = self._mailed().get(week)
        return self._issue(week, *known) if known else None

    def offers(self, issue: SentIssue) -> Offers:
        """The formats of *issue* that stand beside its PDF.

        They are of the PDF that was mailed, or of a later print: what was corrected is read.
        """
        found = [formats_of(issue.pdf, issue.mark), *revisions_of(issue.pdf)]
        files = [path for beside in found for path in beside.files.values()]
        return Offers(
            web=next((beside.web for beside in found if beside.web), None),
            newest={kind: path for beside in found for kind, path in beside.files.items()},
            files={path.name: path for path in files},
        )

    def stories(self, issue: SentIssue) -> tuple[tuple[WebStory, ...], bool]:
        """The stories of *issue*, and whether they have pages of their own."""
        with suppress(DigestError):  # of a damaged record: then as the PDF has them
            if web := self.offers(issue).web:
                return pages_of(web), True
        layout = read_layout(issue.pdf)
        return printed_of(layout.edition) if layout else (), False

    def states(self) -> dict[str, str]:
        """By week, what the stories of a sent issue hang on: another text when it changes."""
        return {week: self._state(week, mark) for week, (mark, _) in self._mailed().items()}

    def _state(self, week: str, mark: str) -> str:
        folder = self._folder / week
        lists = sorted(folder.glob(f"*{SUFFIX}"))
        times = [
            str(path.stat().st_mtime_ns)
            for path in (folder / FOLDER / RECORD, *lists)
            if path.is_file()
        ]
        return " ".join((mark, *times))

    def _mailed(self) -> dict[str, tuple[str, datetime]]:
        return self._store.ledger.mailed()

    def cover(self, issue: SentIssue, width: int) -> bytes:
        """The cover as a JPEG; raises DigestError where the PDF cannot be read."""
        key = issue.pdf, width
        with self._lock:
            if key in self._covers:
                self._covers.move_to_end(key)
                return self._covers[key]
        made = first_page(issue.pdf, width)
        with self._lock:
            self._covers[key] = made
            while len(self._covers) > COVERS:
                self._covers.popitem(last=False)
        return made

    def _issue(self, week: str, mark: str, sent: datetime) -> SentIssue | None:
        if (known := self._issues.get((week, mark))) and known.pdf.is_file():
            return known
        try:
            found = self._read(week, mark, sent)
        except (DigestError, OSError):
            return None  # a broken file hides one issue, not the site
        if found:
            self._issues[week, mark] = found
        return found

    def _read(self, week: str, mark: str, sent: datetime) -> SentIssue | None:
        # The week is one of the ledger's, so that no address can lead out of the folder.
        files = sorted(self._folder.joinpath(week).glob("*.pdf"))
        pdf = next((file for file in files if sha256(file) == mark), None)
        layout = read_layout(pdf) if pdf else None
        if pdf is None or layout is None or layout.pdf_sha256 != mark:
            return None
        edition = layout.edition
        cover = next((story for story in edition.stories if story.cover), None)
        lead = cover or next(iter(edition.stories), None)
        return SentIssue(
            week=week,
            pdf=pdf,
            mark=mark,
            size=pdf.stat().st_size,
            sent=sent,
            number=edition.number,
            dates=edition.dates,
            language=edition.language,
            headline=lead.headline if lead else edition.title,
            standfirst=lead.standfirst if lead else "",
            stories=tuple(each for each in edition.stories if each is not lead and each.page),
            ratio=edition.paper.height / edition.paper.width,
        )
