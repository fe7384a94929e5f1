"""``digest status``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.common import common_options, now, result, settings

if TYPE_CHECKING:
    from digest.config import Config
    from digest.store.store import Store

WEEKS = 5  # how many weeks back are shown


@click.command()
@common_options
def status() -> None:
    """What is read, planned, built, sent and held, and what waits for a decision."""
    from digest.cli import _library

    config = settings()
    with _library.opened(config) as store:
        for line in [
            *_library_lines(store, config),
            *_week_lines(store, config),
            *_decisions(store),
        ]:
            result(line)


def _library_lines(store: Store, config: Config) -> list[str]:
    collected = store.library.last_collect()
    if collected is None:
        return ["library      empty; run 'digest collect'"]
    when = collected.astimezone(config.magazine.zone)
    return [
        (
            f"library      {len(store.library.articles(undated=True))} articles, last collected {when:%Y-%m-%d %H:%M}, "
            f"{len(store.library.rejected())} files rejected then"
        ),
        f"subscribers  {len(store.roster.subscribers('active'))}",
    ]


def _week_lines(store: Store, config: Config) -> list[str]:
    from digest import pipeline

    folder = pipeline.output_folder(config)
    plans = sorted(folder.glob("*/issue.toml"), reverse=True)[:WEEKS]
    return [_week_line(store, config, path) for path in plans]


def _week_line(store: Store, config: Config, path: Path) -> str:
    from digest import pipeline
    from digest import plan as plans
    from digest.errors import PlanError

    try:
        plan = plans.read(path)
    except PlanError as error:
        return f"{path.parent.name}     {error}"
    places = [story.place.value for story in plan.stories]
    held, dropped = places.count("hold"), places.count("drop")
    pdf = pipeline.printed(pipeline.find_week(plan.week, config, now=now()), config)
    sent = ", ".join(f"{count} {state}" for state, count in store.ledger.counts(plan.week).items())
    parts = [
        f"number {plan.number}",
        f"{len(places) - held - dropped} stories planned",
        *([f"{held} held"] if held else []),
        *([f"{dropped} dropped"] if dropped else []),
        f"built: {pdf.name}" if pdf else "not built",
        f"mail: {sent}" if sent else "not sent",
    ]
    return f"{plan.week}     {', '.join(parts)}"


def _decisions(store: Store) -> list[str]:
    waiting = [
        (issue, len(store.ledger.deliveries(issue, "doubtful"))) for issue in store.ledger.issues()
    ]
    return [
        f"waits for a decision: {count} deliveries of {issue} of which nobody knows whether they arrived; "
        f"'digest send --week {issue} --doubtful' names them"
        for issue, count in waiting
        if count
    ]
