"""``digest verify``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.common import (
    common_options,
    counted,
    note,
    now,
    result,
    settings,
    what_argument,
    working,
)
from digest.errors import DigestError, NothingToPublish, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.config import Config
    from digest.model import Article, Plan
    from digest.proof.verification import Verification

SHOWN = 5
"""Articles that a note names; the others are counted."""


@click.command()
@click.argument(
    "printed", type=click.Path(path_type=Path), metavar="[PDF|EPUB|FOLDER]", required=False
)
@what_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the lines.")
@common_options
def verify(printed: Path | None, what: tuple[str, ...], *, as_json: bool) -> None:
    """Find every sentence of an issue again in its article.

    Each text of a PDF, of an e-book, or of a folder of web pages must stand in an article of the
    issue.toml beside it, character for character but for typography, or be furniture: a headline, a
    caption, the magazine's own words. It must stand under the story of that article, each page
    number must be that of the page it leads to, and each outlet and link must be the story's.

    FOLDER is an issue's folder, of which the PDF is read, or its web pages; without a name the
    newest issue is meant. Exit code 1 when a text stands nowhere or in the wrong place, which is
    listed with its words, and when an article of the issue is not there any more.

    The articles are the library's, in the version that was printed. With WHAT, the addresses, files
    or folders that the issue was built from, they are read again and no digest.toml is needed.
    """
    from digest import pipeline

    config = settings(needed=not what)
    issue = _issue(printed, config)
    plan = pipeline.plan_of(issue)
    read = _read(what, plan, config) if what else _of_library(plan, config)
    gone = pipeline.missing(plan, read)
    _note_missing(gone)
    verification = pipeline.verify(issue, plan, read, config, now=now())
    for name in verification.unread:
        note(f"not read: {name}; digest writes no file of this kind")
    sound = verification.sound and not gone
    if as_json:
        record = {"path": str(issue), "sound": sound, "gone": gone, **verification.as_dict()}
        result(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        _show(verification)
    if not sound:
        raise DigestError(f"{issue}: {_failure(verification, gone)}")


def _failure(verification: Verification, gone: Sequence[str]) -> str:
    """Why an issue is not verified, and what to do."""
    if verification.sound:
        return (
            f"cannot be verified without {counted(len(gone), 'article')} that it was made of; "
            "collect them again, or name the files"
        )
    return (
        f"{counted(len(verification.strays), 'text')} of it not found in the articles; see the "
        "places listed, and build the issue again"
    )


def _issue(printed: Path | None, config: Config) -> Path:
    """The PDF, e-book or folder of web pages that is meant; UsageError where there is none."""
    from digest import pipeline

    if printed is None:
        if found := pipeline.newest_pdf(config):
            return found
        raise NothingToPublish("no issue is built yet; run 'digest build', or name a PDF")
    if not printed.exists():
        raise UsageError(f"{printed}: does not exist; build the issue first, or check the name")
    if not printed.is_dir():
        return printed
    if pipeline.is_website(printed):
        return printed.absolute()
    if found := pipeline.issue_pdf(printed):
        return found
    raise UsageError(
        f"{printed}: holds no PDF of an issue and no web pages; name the folder of one week, its "
        "folder 'web', a PDF or an e-book"
    )


def _read(what: Sequence[str], plan: Plan, config: Config) -> tuple[Article, ...]:
    """The articles of *what*, read again."""
    from digest import pipeline

    progress = working()
    with pipeline.open_web(config, progress) as web:
        return pipeline.read_articles(
            what, config, web, week=plan.week, now=now(), progress=progress
        ).articles


def _of_library(plan: Plan, config: Config) -> tuple[Article, ...]:
    """The articles of the week in the library, those of *plan* in the version that it printed."""
    from digest import pipeline
    from digest.cli import _library

    with _library.opened(config) as store:
        printed = pipeline.printed_versions(plan, store)
        week = pipeline.find_week(plan.week, config, now=now())
        ids = {article.id for article in printed}
        others = store.library.articles(week.starts, week.ends, undated=True)
        return (*printed, *(article for article in others if article.id not in ids))


def _note_missing(ids: Sequence[str]) -> None:
    for name in ids[:SHOWN]:
        note(f"not there any more: {name}; its sentences cannot be found")
    if len(ids) > SHOWN:
        note(f"not there any more: {len(ids) - SHOWN} more")


def _show(verification: Verification) -> None:
    from digest.proof.evidence import KINDS

    for kind in KINDS:
        result(f"{kind:<12}{verification.found.get(kind, 0):>6}")
    for stray in verification.strays:
        result(str(stray))
