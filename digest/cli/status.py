"""``digest status``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.common import common_options, counted, now, result, settings

if TYPE_CHECKING:
    from digest.config import Config
    from digest.store.store import Store

UNSETTLED = ("failed", "in doubt", "waiting")
"""Deliveries that did not go out, or may not have."""

WEEKS = 5
"""How many weeks are shown, the newest first."""


@click.command()
@common_options
def status() -> None:
    """Show what is collected, planned, built and sent, and what needs a decision."""
    from digest.cli import _library

    config = settings()
    with _library.opened(config) as store:
        for line in [
            *_library_lines(store, config),
            *_week_lines(store, config),
            *_decisions(store),
            *_locks(store),
            *(f"gone         {line}" for line in _library.absences(store, config.sources)),
        ]:
            result(line)


def _library_lines(store: Store, config: Config) -> list[str]:
    collected = store.library.last_collect()
    if collected is None:
        return ["library      empty; run 'digest collect'"]
    when = collected.astimezone(config.magazine.zone)
    return [
        (
            f"library      {counted(len(store.library.articles(undated=True)), 'article')}, "
            f"last collected {when:%Y-%m-%d %H:%M}, "
            f"{counted(len(store.library.rejected()), 'file')} skipped then"
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
    from digest.mail import labelled

    try:
        plan = plans.read(path)
    except PlanError as error:
        return f"{path.parent.name}     {error}"
    places = [story.place.value for story in plan.stories]
    on_hold, dropped = places.count("hold"), places.count("drop")
    pdf = pipeline.printed(pipeline.find_week(plan.week, config, now=now()), config)
    counts = labelled(store.ledger.counts(plan.week))
    sent = ", ".join(f"{count} {state}" for state, count in counts.items())
    parts = [
        f"number {plan.number}",
        f"{counted(len(places) - on_hold - dropped, 'story')} planned",
        *([f"{on_hold} held"] if on_hold else []),
        *([f"{dropped} dropped"] if dropped else []),
        f"built: {pdf.name}" if pdf else "not built",
        f"mail: {sent}" if sent else "not sent",
    ]
    return f"{plan.week}     {', '.join(parts)}"


def _decisions(store: Store) -> list[str]:
    """A line for each issue with readers who may not have got it."""
    from digest.mail import labelled

    lines = []
    for issue in store.ledger.issues():
        counts = labelled(store.ledger.counts(issue))
        left = [f"{counts[state]} {state}" for state in UNSETTLED if counts.get(state)]
        campaign = store.ledger.campaign(issue)
        if campaign and campaign.state != "open" and left:
            left.append(campaign.state)
        if left:
            lines.append(
                f"to decide    {issue}: {', '.join(left)}; "
                f"see 'digest deliveries list --week {issue}'"
            )
    return lines


def _locks(store: Store) -> list[str]:
    """A line for each lock; one of another machine may be left behind."""
    return [
        f"locked       {holder.name}: {holder.described(now())}"
        + ("; if that machine is gone: 'digest unlock'" if holder.elsewhere else "")
        for holder in store.runs.holders()
    ]
