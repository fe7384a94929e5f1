"""``digest plan``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from digest.cli.common import Overrides, common_options, issue_options, result, settings


@click.command()
@click.argument("articles", nargs=-1, type=click.Path(path_type=Path))
@issue_options
@common_options
def plan(articles: tuple[Path, ...], week: str | None, **overrides: Any) -> None:
    """Choose, group and rank the week's articles, and write issue.toml.

    What you changed in an earlier plan of the week is kept. -v shows each story's rank and the
    reasons for it. The plan's path is the last line on stdout.
    """
    from digest import pipeline
    from digest.cli import _issue, _library

    config = Overrides(**overrides).over(settings(needed=not articles))
    desk = _issue.from_articles(articles, week, config) if articles else _library.desk(week, config)
    desk = _issue.make_plan(desk)
    _issue.report_rejected(_issue.all_rejected(desk))
    result(str(pipeline.plan_path(config, desk.week)))
