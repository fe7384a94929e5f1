"""``digest open``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from digest.cli import _offers
from digest.cli.common import (
    Choice,
    Overrides,
    common_options,
    note,
    now,
    output_option,
    result,
    settings,
)
from digest.errors import DigestError, NothingToPublish

VIEWERS = {"darwin": "open"}
"""The program that opens a file in whatever shows its kind, by system; elsewhere `XDG_OPEN`."""

XDG_OPEN = "xdg-open"

PATIENCE = 2.0
"""Seconds within which such a program says that it failed. Some stay while the file is open."""


@click.command(name="open")
@click.argument("week", required=False, shell_complete=_offers.weeks)
@click.option(
    "--format",
    "form",
    type=Choice("format", ("pdf", "web", "epub", "phone")),
    default="pdf",
    show_default=True,
    help="pdf, web, the pages for browsers, or epub, the e-book.",
)
@output_option
@common_options
def open_(week: str | None, form: str, output: Path | None) -> None:
    """Open an issue in the system's viewer: that of WEEK, or the newest.

    Its path is the last line on stdout, also where no viewer is found; exit code 1 then. Exit code
    3 where no issue was built.
    """
    path = _issue(week, form, Overrides(output=output))
    result(str(path))
    _show(path)


def _issue(week: str | None, form: str, overrides: Overrides) -> Path:
    """The file of the issue in the format *form*; NothingToPublish where there is none."""
    from digest import pipeline

    config = overrides.over(settings(needed=False))
    if week:
        label = pipeline.find_week(week, config, now=now()).label
        path = pipeline.issue_file(pipeline.output_folder(config) / label, form)
    else:
        label, path = "", pipeline.newest_file(config, form)
    if path:
        return path
    what = "no issue was built" if form == "pdf" else f"no issue was built as {form}"
    where = f"{label}: {what}" if label else f"{what} in {pipeline.output_folder(config)}"
    more = (f" --week {label}" if label else "") + (f" --format {form}" if form != "pdf" else "")
    raise NothingToPublish(f"{where}; build it with 'digest build{more}'")


def _show(path: Path) -> None:
    """Open *path* in the system's viewer; DigestError where there is none."""
    import subprocess  # slow, and every command is imported for --help

    program = VIEWERS.get(sys.platform, XDG_OPEN)
    try:
        viewer = subprocess.Popen(  # noqa: S603 - the system's own program, with a path
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C ends digest, not what shows the issue
        )
    except OSError:
        raise DigestError(
            f"no viewer was found, since there is no {program} here; open the file yourself"
        ) from None
    try:
        code = viewer.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        code = 0
    if code:
        raise DigestError(
            f"no viewer was found: {program} ended with code {code}; open the file yourself"
        )
    note(f"opened {path.name}")
