"""``digest plan``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from digest.cli._json import document, document_option, moment
from digest.cli.common import (
    Overrides,
    common_options,
    issue_options,
    result,
    settings,
    what_argument,
    working,
)

if TYPE_CHECKING:
    from digest.cli._issue import Desk
    from digest.pipeline import Planning


@click.command()
@what_argument
@issue_options
@document_option
@common_options
def plan(what: tuple[str, ...], week: str | None, *, as_json: bool, **overrides: Any) -> None:
    """Choose, group and rank the week's articles, and write issue.toml.

    What you changed in an earlier plan of the week is kept. -v shows each story's rank and the
    reasons for it. The plan's path is the last line on stdout, with --json the plan itself.
    """
    from digest import pipeline
    from digest.cli import _issue, _library
    from digest.progress import Stage

    working(Stage.CHOOSING)
    config = Overrides(**overrides).over(settings(needed=not what))
    desk = _issue.from_articles(what, week, config) if what else _library.desk(week, config)
    desk = _issue.make_plan(desk)
    _issue.report_rejected(_issue.all_rejected(desk))
    if as_json and desk.planning:
        document(_record(desk.planning, desk))
    else:
        result(str(pipeline.plan_path(config, desk.week)))


def _record(planning: Planning, desk: Desk) -> dict[str, Any]:
    """The plan for --json: as the editor has it, with the reasons for each story's rank."""
    plan, week, zone = planning.plan, desk.week, desk.config.magazine.zone
    ranked = {story.id: story for story in planning.stories}
    articles = {article.id: article for article in desk.read.articles}

    def reference(name: str) -> dict[str, Any]:
        article = articles.get(name)
        return {
            "id": name,
            "title": article.title if article else "",
            "source": article.source if article else "",
            "url": article.url if article else "",
            "published": moment(article.published, zone) if article else None,
        }

    return {
        "path": str(planning.path),
        "week": plan.week,
        "starts": moment(week.starts, zone),
        "ends": moment(week.ends, zone),
        "number": plan.number,
        "title": plan.title,
        "language": plan.language,
        "cover": plan.cover,
        "stories": [
            {
                "id": story.id,
                "place": story.place.value,
                "section": story.section,
                "headline": story.headline,
                "words": story.words,
                "picture": story.picture,
                "pinned": story.pinned,
                "score": round(ranked[story.id].score, 2) if story.id in ranked else None,
                "reasons": list(ranked[story.id].reasons) if story.id in ranked else [],
                "articles": [reference(name) for name in story.articles],
            }
            for story in plan.stories
        ],
        "left_out": [
            {"where": left.where, "reason": left.reason, "remedy": left.remedy}
            for left in (*desk.read.rejected, *planning.rejected)
        ],
    }
