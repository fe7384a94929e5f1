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
from digest.errors import DigestError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.config import Config
    from digest.model import Article, Plan
    from digest.proof.verification import Verification

SHOWN = 5
"""Articles that a note names; the others are counted."""


@click.command()
@click.argument("printed", type=click.Path(path_type=Path), metavar="[PDF|FOLDER]", required=False)
@what_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the lines.")
@common_options
def verify(printed: Path | None, what: tuple[str, ...], *, as_json: bool) -> None:
    """Find every sentence of an issue's PDF again in its article.

    Each text of the PDF must stand in an article of the issue.toml beside it, character for
    character but for typography, or be furniture: a headline, a caption, the magazine's own words.
    FOLDER is an issue's folder; without a name the newest issue is meant. Exit code 1 when a text
    stands nowhere; its page and its words are listed.

    The articles are the library's, in the version that was printed. With WHAT, the addresses, files
    or folders that the issue was built from, they are read again and no digest.toml is needed.
    """
    from digest import pipeline

    config = settings(needed=not what)
    pdf = _pdf(printed, config)
    plan = pipeline.plan_of(pdf)
    read = _read(what, plan, config) if what else _of_library(plan, config)
    _note_missing(pipeline.missing(plan, read))
    verification = pipeline.verify(pdf, plan, read, config, now=now())
    if as_json:
        record = {"path": str(pdf), "sound": verification.sound, **verification.as_dict()}
        result(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        _show(verification)
    if not verification.sound:
        raise DigestError(
            f"{pdf}: {counted(len(verification.strays), 'text')} of it "
            "not found in the articles; see the pages listed, and build the issue again"
        )


def _pdf(printed: Path | None, config: Config) -> Path:
    """The PDF that is meant; UsageError where there is none."""
    from digest import pipeline

    if printed is None:
        if found := pipeline.newest_pdf(config):
            return found
        raise UsageError("no issue is built yet; run 'digest build', or name a PDF")
    if not printed.is_dir():
        return printed
    if found := pipeline.issue_pdf(printed):
        return found
    raise UsageError(f"{printed}: holds no PDF of an issue; name the folder of one week, or a PDF")


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
