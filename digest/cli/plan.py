"""``digest plan``."""

from __future__ import annotations

from typing import Any

import click

from digest.cli.common import Overrides, common_options, issue_options, result, settings


@click.command()
@click.argument("what", nargs=-1)
@issue_options
@common_options
def plan(what: tuple[str, ...], week: str | None, **overrides: Any) -> None:
    """Choose, group and rank the week's articles, and write issue.toml.

    What you changed in an earlier plan of the week is kept. -v shows each story's rank and the
    reasons for it. The plan's path is the last line on stdout.
    """
    from digest import pipeline
    from digest.cli import _issue, _library

    config = Overrides(**overrides).over(settings(needed=not what))
    desk = _issue.from_articles(what, week, config) if what else _library.desk(week, config)
    desk = _issue.make_plan(desk)
    _issue.report_rejected(_issue.all_rejected(desk))
    result(str(pipeline.plan_path(config, desk.week)))
