"""``digest unlock``."""

from __future__ import annotations

import sys

import click

from digest.cli.common import common_options, note, now, settings
from digest.errors import DigestError, UsageError


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@common_options
def unlock(*, yes: bool) -> None:
    """Remove the locks of runs on another machine that is gone.

    A lock of this machine needs no help: it goes with its process. If the other machine is still
    sending, its rows are not sent twice; mail that it was attempting is in doubt until it answers.
    """
    from digest.cli import _library

    with _library.opened(settings()) as store:
        holders = store.runs.holders()
        for holder in holders:
            note(f"{holder.name}: {holder.described(now())}")
        elsewhere = [holder for holder in holders if holder.elsewhere]
        if holders and not elsewhere:
            raise DigestError(
                "that run is on this machine and alive; end it, or wait until it is done"
            )
        if not elsewhere:
            note("nothing is locked")
            return
        _confirm(yes=yes)
        for holder in elsewhere:
            store.runs.break_lock(holder.name)
            note(f"{holder.name}: unlocked")


def _confirm(*, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError("Not a terminal: pass --yes when that machine is gone")
    click.confirm("Is that machine gone, and shall its locks be removed?", abort=True, err=True)
