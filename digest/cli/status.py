"""``digest status``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli._json import absence, document, document_option, moment
from digest.cli.common import common_options, counted, now, result, settings

if TYPE_CHECKING:
    from digest.config import Config
    from digest.store.store import Store

Record = dict[str, Any]

UNSETTLED = ("failed", "in doubt", "waiting")
"""Deliveries that did not go out, or may not have."""

WEEKS = 5
"""How many weeks are shown, the newest first."""


@click.command()
@document_option
@common_options
def status(*, as_json: bool) -> None:
    """Show what is collected, planned, built and sent, and what needs a decision."""
    from digest.cli import _library

    config = settings()
    with _library.opened(config) as store:
        if as_json:
            document(_record(store, config))
            return
        for line in [
            *_library_lines(_collected(store, config)),
            *map(_week_line, _weeks(store, config)),
            *map(_decision_line, _decisions(store)),
            *_lock_lines(store),
            *(f"gone         {line}" for line in _library.absences(store, config.sources)),
        ]:
            result(line)


def _record(store: Store, config: Config) -> Record:
    """Everything for --json."""
    from digest.cli import _library

    zone = config.magazine.zone
    return {
        "title": config.magazine.title,
        "library": _collected(store, config),
        "weeks": list(_weeks(store, config)),
        "to_decide": list(_decisions(store)),
        "locks": [
            {
                "name": holder.name,
                "host": holder.host,
                "pid": holder.pid,
                "since": moment(holder.since, zone),
                "elsewhere": holder.elsewhere,
            }
            for holder in store.runs.holders()
        ],
        "gone": [absence(each) for each in _library.absences(store, config.sources)],
    }


def _collected(store: Store, config: Config) -> Record:
    """What the library holds, and for how many readers."""
    return {
        "collected": moment(store.library.last_collect(), config.magazine.zone),
        "articles": len(store.library.articles(undated=True)),
        "skipped": len(store.library.rejected()),
        "subscribers": len(store.roster.subscribers("active")),
    }


def _library_lines(record: Record) -> list[str]:
    if record["collected"] is None:
        return ["library      empty; run 'digest collect'"]
    when = datetime.fromisoformat(record["collected"])
    return [
        (
            f"library      {counted(record['articles'], 'article')}, "
            f"last collected {when:%Y-%m-%d %H:%M}, "
            f"{counted(record['skipped'], 'file')} skipped then"
        ),
        f"subscribers  {record['subscribers']}",
    ]


def _weeks(store: Store, config: Config) -> Iterator[Record]:
    from digest import pipeline

    folder = pipeline.output_folder(config)
    for path in sorted(folder.glob("*/issue.toml"), reverse=True)[:WEEKS]:
        yield _week(store, config, path)


def _week(store: Store, config: Config, path: Path) -> Record:
    """A planned week; of one whose plan cannot be read, only what is known."""
    from digest import pipeline
    from digest import plan as plans
    from digest.errors import PlanError
    from digest.mail import labelled

    record: Record = {
        "week": path.parent.name,
        "plan": str(path),
        "problem": "",
        "number": None,
        "planned": None,
        "held": None,
        "dropped": None,
        "pdf": None,
        "mail": {},
    }
    try:
        plan = plans.read(path)
    except PlanError as error:
        return {**record, "problem": str(error)}
    places = [story.place.value for story in plan.stories]
    held, dropped = places.count("hold"), places.count("drop")
    pdf = pipeline.printed(pipeline.find_week(plan.week, config, now=now()), config)
    return {
        **record,
        "week": plan.week,
        "number": plan.number,
        "planned": len(places) - held - dropped,
        "held": held,
        "dropped": dropped,
        "pdf": str(pdf) if pdf else None,
        "mail": labelled(store.ledger.counts(plan.week)),
    }


def _week_line(record: Record) -> str:
    if record["problem"]:
        return f"{record['week']}     {record['problem']}"
    sent = ", ".join(f"{count} {state}" for state, count in record["mail"].items())
    parts = [
        f"number {record['number']}",
        f"{counted(record['planned'], 'story')} planned",
        *([f"{record['held']} held"] if record["held"] else []),
        *([f"{record['dropped']} dropped"] if record["dropped"] else []),
        f"built: {Path(record['pdf']).name}" if record["pdf"] else "not built",
        f"mail: {sent}" if sent else "not sent",
    ]
    return f"{record['week']}     {', '.join(parts)}"


def _decisions(store: Store) -> Iterator[Record]:
    """Each issue with readers who may not have got it."""
    from digest.mail import labelled

    for issue in store.ledger.issues():
        counts = labelled(store.ledger.counts(issue))
        left = {state: counts[state] for state in UNSETTLED if counts.get(state)}
        campaign = store.ledger.campaign(issue)
        if left:
            yield {"week": issue, "mail": left, "campaign": campaign.state if campaign else "open"}


def _decision_line(record: Record) -> str:
    issue, campaign = record["week"], record["campaign"]
    left = [f"{count} {state}" for state, count in record["mail"].items()]
    if campaign != "open":
        left.append(campaign)
    return f"to decide    {issue}: {', '.join(left)}; see 'digest deliveries list --week {issue}'"


def _lock_lines(store: Store) -> list[str]:
    """A line for each lock; one of another machine may be left behind."""
    return [
        f"locked       {holder.name}: {holder.described(now())}"
        + ("; if that machine is gone: 'digest unlock'" if holder.elsewhere else "")
        for holder in store.runs.holders()
    ]
