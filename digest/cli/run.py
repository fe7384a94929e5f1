"""``digest run``."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from digest.cli.common import (
    Overrides,
    common_options,
    issue_options,
    note,
    now,
    result,
    settings,
    unattended,
)
from digest.errors import DigestError

if TYPE_CHECKING:
    from pathlib import Path

    from digest.cli._issue import Desk
    from digest.config import Config
    from digest.store.store import Store


@click.command()
@click.option(
    "--until",
    type=click.Choice(["plan", "build"]),
    help="Stop there, for the editor; the next run goes on.",
)
@issue_options
@common_options
def run(until: str | None, week: str | None, **overrides: Any) -> None:
    """The weekly cron line: collect, plan, build, proof and send. Safe to repeat.

    What was done is not done again: an edited plan is kept, an issue that is up to date is not built anew, and nobody
    is mailed twice. While one run is at work, a second one says so and ends. When nobody is looking and it fails, the
    reason goes to the address under [mail] editor.
    """
    from digest.cli import _library

    config = Overrides(**overrides).over(settings())
    try:
        with _library.opened(config) as store, store.runs.lock("run", now=now()) as holder:
            if holder:
                note(f"another run is at work ({holder}); this one leaves it to it")
                return
            _run(store, config, week=week, until=until)
    except Exception as error:
        if unattended():
            _tell_editor(config, error)
        raise


def _run(store: Store, config: Config, *, week: str | None, until: str | None) -> None:
    from digest import pipeline
    from digest.cli import _issue, _library, _mail

    read = _library.collect(store, config)
    desk = _library.desk(week, config, store=store)
    label = desk.week.label
    pdf = pipeline.printed(desk.week, config)
    if pdf and _mail.begun(store, label):
        note(f"{label}: mail has gone out already; the plan and the PDF stay as they are")
    else:
        if not _library.planned(desk):
            desk = _issue.make_plan(desk)
            store.runs.record(label, "planned", now=now())
        if until == "plan":
            _issue.tell_rejected(read.rejected)
            note("stopped before building, as told; edit the plan, then run it again")
            result(str(pipeline.plan_path(config, desk.week)))
            return
        pdf = _build(store, desk)
    if until != "build":
        note(_mail.send(store, pdf, config).summary())
        store.runs.record(label, "sent", now=now(), detail=pipeline.sha256(pdf))
    result(str(pdf))


def _build(store: Store, desk: Desk) -> Path:
    """The PDF of the planned issue, built anew where the plan, an article or the theme has changed since."""
    from digest import pipeline
    from digest.cli import _issue

    label, mark = desk.week.label, pipeline.fingerprint(desk.read, desk.week, desk.config)
    pdf = pipeline.printed(desk.week, desk.config)
    built = store.runs.steps(label).get("built")
    if pdf and built and built.detail == f"{mark} {pipeline.sha256(pdf)}":
        note(f"{label}: built already")
        return pdf
    done = _issue.build(desk)
    if hard := sorted({fault.name for fault in done.proof.faults if fault.hard}):
        raise DigestError(
            f"{done.pdf}: not sent, since its proof found {', '.join(hard)}; see {done.pdf.parent.name}/report.txt, "
            "mend the plan and run it again"
        )
    store.runs.record(label, "built", now=now(), detail=f"{mark} {pipeline.sha256(done.pdf)}")
    return done.pdf


def _tell_editor(config: Config, error: Exception) -> None:
    """Mail the reason to the editor; that this fails too must not hide the reason itself."""
    from digest.cli import _mail

    if config.mail.editor:
        with suppress(Exception):
            _mail.tell_editor(config, error)
            note(f"told {config.mail.editor}")
