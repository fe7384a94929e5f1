"""Which formats stand beside a PDF: a list of files that names the PDF that they are of.

A format is written after its PDF. When the PDF is built again without it, the format is of an
earlier issue: the list says so by the PDF's hash, and neither the mail nor the site offers it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from digest.files import PHONE, write_whole

FOLDER = "web"
"""The web pages, beside the PDF."""
RECORD = "issue.json"
"""The issue for programs, among the web pages."""
SUFFIX = ".formats.json"
KINDS: Mapping[str, str] = {"epub": ".epub", "phone": f"{PHONE}.pdf"}
"""The formats that are one file, and how the file's name ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The formats of one PDF: its *web* folder, None without web pages, and single *files* by
    format.
    """

    web: Path | None = None
    files: Mapping[str, Path] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[str]:
        """The formats that there are."""
        return frozenset((*self.files, *(["web"] if self.web else [])))


def web_address(url: str, week: str) -> str:
    """Where the web pages of *week* stand on the site at *url*; "" where there is no site."""
    return f"{url.rstrip('/')}/issues/{week}/{FOLDER}/" if url else ""


def note_formats(pdf: Path, mark: str, paths: Iterable[Path]) -> None:
    """Note that *paths* were written of *pdf*, whose SHA-256 is *mark*."""
    listed = {path.relative_to(pdf.parent).as_posix() for path in paths}
    earlier, known = _read(pdf)
    if earlier == mark:
        listed.update(known)
    record = {"pdf_sha256": mark, "files": sorted(listed)}
    write_whole(_list(pdf), json.dumps(record, indent=1).encode())


def formats_of(pdf: Path, mark: str) -> Beside:
    """What stands beside *pdf* and is of the very PDF whose SHA-256 is *mark*."""
    known, files = _read(pdf)
    return _beside(pdf, files if known == mark else ())


def revisions_of(pdf: Path) -> list[Beside]:
    """What was written of later prints of *pdf*, "…-r2.pdf" and on, the newest last."""
    found = []
    pattern = re.compile(rf"{re.escape(pdf.stem)}-r(\d+){re.escape(SUFFIX)}")
    for path in pdf.parent.glob(f"*{SUFFIX}"):
        if match := pattern.fullmatch(path.name):
            later = pdf.with_name(f"{path.name.removesuffix(SUFFIX)}.pdf")
            found.append((int(match[1]), _beside(later, _read(later)[1])))
    return [beside for _, beside in sorted(found, key=lambda one: one[0])]


def _beside(pdf: Path, names: Iterable[str]) -> Beside:
    """Those of the files *names* that are there."""
    web = pdf.with_name(FOLDER)
    listed = set(names)
    return Beside(
        web=web if f"{FOLDER}/index.html" in listed and (web / "index.html").is_file() else None,
        files={
            kind: path
            for kind, ending in KINDS.items()
            if (path := pdf.with_name(f"{pdf.stem}{ending}")).name in listed and path.is_file()
        },
    )


def _list(pdf: Path) -> Path:
    return pdf.with_name(f"{pdf.stem}{SUFFIX}")


def _read(pdf: Path) -> tuple[str, list[str]]:
    """The hash of the PDF that was noted, and the files; nothing where the list is missing or
    damaged: the formats can be built again.
    """
    try:
        known = json.loads(_list(pdf).read_text(encoding="utf-8"))
        return str(known["pdf_sha256"]), [str(name) for name in known["files"]]
    except (OSError, ValueError, KeyError, TypeError):
        return "", []
