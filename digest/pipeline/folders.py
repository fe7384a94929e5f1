"""Where an issue's files are: one folder a week below the output folder."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from digest import plan as plans
from digest.config import Config
from digest.files import PHONE, sha256
from digest.model import Issue, Week

PICTURES = ".pictures"

PRESS = "-print"
"""What the name of a PDF for the press ends with: `printed` does not find it, nobody gets it."""


FILES = {
    "pdf": "*.pdf",
    "web": "web/index.html",
    "epub": "*.epub",
    "phone": f"*{PHONE}.pdf",
}
"""What to open of an issue in each format, in the folder of its week."""


def output_folder(config: Config) -> Path:
    """Where the issues go, one folder a week."""
    return config.folder / config.output


def picture_folder(config: Config) -> Path:
    """Where the pictures are that were fetched from the web."""
    return output_folder(config) / PICTURES


def plan_path(config: Config, week: Week) -> Path:
    """The ``issue.toml`` of *week*, whether it exists or not."""
    return output_folder(config) / week.label / plans.FILE


def pdf_path(config: Config, issue: Issue, *, mailed: str = "", for_press: bool = False) -> Path:
    """Where the PDF of *issue* is to be printed, or that for the press.

    *mailed* is the SHA-256 of the PDF that readers have, "" for none. That file is kept: a later
    print is a revision beside it, "…-r2.pdf", which `printed` does not find.
    """
    name = f"{pdf_slug(issue)}{PRESS if for_press else ''}"
    path = output_folder(config) / issue.week.label / f"{name}.pdf"
    for number in count(2):
        if not (mailed and path.is_file() and sha256(path) == mailed):
            break
        path = path.with_name(f"{name}-r{number}.pdf")
    return path


def pdf_slug(issue: Issue) -> str:
    """The PDF's name without .pdf: "atlas-weekly-2025-w30"."""
    from digest.curate import slug

    return f"{slug(issue.title) or 'issue'}-{issue.week.label.lower()}"


def issue_pdf(folder: Path) -> Path | None:
    """The PDF in *folder* that was built last, None where there is none; not one for the press
    or for phones.
    """
    return issue_file(folder, "pdf")


def issue_file(folder: Path, form: str) -> Path | None:
    """The same for the format *form*, a key of `FILES`: a PDF, the first web page, an e-book."""
    others = (PRESS,) if form == "phone" else (PRESS, PHONE)
    files = [path for path in folder.glob(FILES[form]) if not path.stem.endswith(others)]
    return max(files, key=lambda path: path.stat().st_mtime, default=None)


def newest_pdf(config: Config) -> Path | None:
    """The PDF of the newest week that has one."""
    return newest_file(config, "pdf")


def newest_file(config: Config, form: str) -> Path | None:
    """The file in the format *form* of the newest week that has one."""
    folders = sorted(output_folder(config).glob("*/" + plans.FILE), reverse=True)
    return next((file for path in folders if (file := issue_file(path.parent, form))), None)


def printed(week: Week, config: Config) -> Path | None:
    """The PDF of *week* that was built last; None where there is none."""
    files = output_folder(config).joinpath(week.label).glob(f"*-{week.label.lower()}.pdf")
    return max(files, key=lambda path: path.stat().st_mtime, default=None)
