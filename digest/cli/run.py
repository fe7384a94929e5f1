"""``digest run``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from digest.cli.common import (
    Choice,
    Overrides,
    common_options,
    issue_options,
    note,
    now,
    result,
    settings,
    unattended,
    working,
)
from digest.errors import DigestError, NothingToPublish

if TYPE_CHECKING:
    from pathlib import Path

    from digest.cli._issue import Desk
    from digest.config import Config
    from digest.store.store import Store


@click.command()
@click.option(
    "--until",
    type=Choice("step", ("plan", "build")),
    metavar="[plan|build]",
    help="Stop after that step, so that you can edit; the next run goes on.",
)
@issue_options
@common_options
def run(until: str | None, week: str | None, **overrides: Any) -> None:
    """Collect, plan, build, proof and send: the weekly cron line. Safe to repeat.

    No step is done twice: an edited plan is kept, an issue that is up to date is not built again,
    and nobody is mailed twice. A second run at the same time ends with a message. When a run
    without a terminal fails, the reason is mailed to [mail] editor.
    """
    from digest.cli import _issue, _library

    config = Overrides(**overrides).over(settings())
    working(*(_issue.BUILDING[:1] if until == "plan" else _issue.stages(config.magazine.formats)))
    try:
        with _library.opened(config) as store, store.runs.lock("run", now=now()) as holder:
            if holder:
                note(f"another run is in progress ({holder}); this one ends")
                return
            _run(store, config, week=week, until=until)
    except Exception as error:
        if unattended():
            _tell_editor(config, error)
        raise


def _run(store: Store, config: Config, *, week: str | None, until: str | None) -> None:
    from digest import pipeline
    from digest.cli import _issue, _library, _mail

    collected = _library.collect(store, config)
    nothing = pipeline.nothing_collected(collected, config)
    if not collected.counts.total and nothing.empty and not store.library.articles(undated=True):
        raise NothingToPublish(nothing.nothing())
    desk = _library.desk(week, config, store=store)
    label = desk.week.label
    pdf = pipeline.printed(desk.week, config)
    if pdf and _mail.begun(store, label):
        note(f"{label}: mail was sent already; plan and PDF stay as they are")
    else:
        desk = _library.make_plan(desk)
        store.runs.record(label, "planned", now=now())
        if until == "plan":
            _issue.report_rejected(collected.rejected)
            note("stopped after planning; edit the plan, then run it again")
            result(str(pipeline.plan_path(config, desk.week)))
            return
        pdf = _build(store, desk)
    if until != "build":
        report = _mail.send(store, pdf, config)
        if report.complete:
            store.runs.record(label, "sent", now=now(), detail=pipeline.sha256(pdf))
        if config.library.prune:
            note(_library.prune(store, config))
        result(str(pdf))
        _mail.tell(report)
        return
    result(str(pdf))


def _build(store: Store, desk: Desk) -> Path:
    """The PDF of the planned issue, built again where anything that is printed has changed."""
    from digest import pipeline
    from digest.cli import _issue, _library

    label, mark = desk.week.label, pipeline.fingerprint(desk.read, desk.week, desk.config)
    pdf = pipeline.printed(desk.week, desk.config)
    built = store.runs.steps(label).get("built")
    if pdf and built and built.detail == f"{mark} {pipeline.sha256(pdf)}":
        missing = pipeline.missing_formats(pdf, desk.config)
        if not missing:
            note(f"{label}: PDF is up to date")
            return pdf
        note(f"{label}: built again for {', '.join(missing)}")
    done = _issue.build(desk)
    _library.record_printed(store, done)
    if done.proof.hard:
        raise DigestError(f"{done.pdf}: not sent: {_issue.hard_faults(done.proof)}; {_issue.MEND}")
    published = _issue.publish(done, desk.config, desk.config.magazine.formats)
    for path in published.paths:
        note(f"wrote {path}")
    if (phone := published.phone) and phone.proof.hard:
        raise DigestError(
            f"{phone.pdf}: not sent: {_issue.hard_faults(phone.proof)}; {_issue.MEND}"
        )
    store.runs.record(label, "built", now=now(), detail=f"{mark} {pipeline.sha256(done.pdf)}")
    return done.pdf


def _tell_editor(config: Config, error: Exception) -> None:
    """Mail the reason to the editor. If that fails too, the reason itself must still be shown."""
    from digest.cli import _mail

    if config.mail.editor:
        try:
            _mail.tell_editor(config, error)
            note(f"mailed the reason to {config.mail.editor}")
        except Exception as failure:  # noqa: BLE001 - the first error is the one to raise
            note(f"{config.mail.editor} could not be told: {failure}", always=True)
