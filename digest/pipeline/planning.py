"""Plan the issue: which week, which stories, in what order; written to ``issue.toml``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from digest import plan as plans
from digest import tags
from digest.config import Config
from digest.errors import NothingToPublish, PlanError
from digest.model import Article, Earlier, Plan, PlannedStory, Rejected, Story, Week
from digest.pipeline import curated_cache
from digest.pipeline.folders import output_folder, plan_path
from digest.pipeline.reading import Material
from digest.progress import Progress, Stage, silent

BASE = ".planned.toml"
"""What digest planned last, beside ``issue.toml``: where they differ, the editor made a change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """A week's plan, the file it is in, its stories as they were ranked, and what was left out.

    *undated* are the articles without a date that were taken into this week, *printed* those of
    *rejected* that an earlier issue printed.
    """

    plan: Plan
    path: Path
    stories: tuple[Story, ...]
    rejected: tuple[Rejected, ...]
    undated: tuple[Article, ...] = ()
    printed: tuple[Rejected, ...] = ()


def find_week(
    label: str | None, config: Config, *, now: datetime, articles: Sequence[Article] = ()
) -> Week:
    """The week called *label*.

    "last" is the newest that is over at *now*, None the newest that holds one of *articles*.
    """
    from digest.curate import weeks

    zone, first = config.magazine.zone, config.magazine.first_weekday
    if label not in (None, "last"):
        return weeks.week(str(label), zone=zone, first_weekday=first)
    newest = weeks.newest_week(articles, zone=zone, first_weekday=first) if label is None else None
    return newest or weeks.last_week(now, zone=zone, first_weekday=first)


def make_plan(
    read: Material, week: Week, config: Config, *, progress: Progress = silent
) -> Planning:
    """Choose, group and rank the week's articles, and write ``issue.toml``.

    What the editor changed in an earlier ``issue.toml`` of the week is kept.
    """
    from digest import curate

    progress(Stage.CHOOSING)
    before = list(plans.earlier(output_folder(config), week.label))
    inside, outside = curate.in_week(read.articles, week)
    waiting = _waiting(before, read, inside)
    articles, printed = _not_printed((*inside, *waiting), read.earlier)
    if not articles:
        raise NothingToPublish(_nothing(read, week, config))
    magazine = config.magazine
    language = magazine.language or _majority(articles)
    path = plan_path(config, week)
    curated = curated_cache.curated(
        articles,
        week=week,
        language=language,
        magazine=magazine,
        file=path.with_name(curated_cache.FILE),
    )
    if not curated.stories:
        reasons = ", ".join(sorted({left.reason for left in curated.rejected}))
        whole = "its only one" if len(articles) == 1 else f"each of its {len(articles)}"
        raise NothingToPublish(
            f"no article to publish in week {week.label}: {whole} is left out ({reasons})"
        )
    plan = _write(
        path,
        gone=read.gone,
        fresh=Plan(
            number=_number(before, config),
            week=week.label,
            title=magazine.title,
            language=language,
            stories=tuple(_planned(story) for story in curated.stories),
        ),
    )
    waiting_paths = {article.path for article in waiting}
    return Planning(
        plan=plan,
        path=path,
        stories=tuple(curated.stories),
        rejected=(
            *curated.rejected,
            *(left for left in outside if left.where not in waiting_paths),
            *printed,
        ),
        undated=tuple(article for article in articles if article.published is None),
        printed=printed,
    )


def _write(path: Path, *, fresh: Plan, gone: Collection[str]) -> Plan:
    """Merge *fresh* with the editor's plan in *path* and write both that and the base.

    The articles *gone* leave the stories that the editor composed by hand, too.
    """
    before = planned_last(path)
    merged = plans.merge(
        plans.without(before, gone) if before else None,
        plans.without(plans.read(path), gone) if path.exists() else None,
        fresh,
    )
    plans.write(path, merged.plan)
    plans.write(path.with_name(BASE), merged.base)
    return merged.plan


def planned_last(path: Path) -> Plan | None:
    """What digest itself planned last for the ``issue.toml`` in *path*; None where that is lost."""
    base = path.with_name(BASE)
    try:
        return plans.read(base) if base.exists() else None
    except PlanError:
        # The file is ours, so the editor is not bothered: without it every value in issue.toml
        # counts as edited.
        return None


def _not_printed(
    articles: Sequence[Article], earlier: Mapping[str, Earlier]
) -> tuple[tuple[Article, ...], tuple[Rejected, ...]]:
    """Part *articles* into those to print and those that an earlier issue printed as they are."""
    fresh, rejected = [], []
    for article in articles:
        then = earlier.get(article.id)
        if then is None or then.update:
            fresh.append(article)
        else:
            reason = f"printed in number {then.number} ({then.week}), page {then.page}"
            rejected.append(Rejected(where=article.path, reason=reason))
    return tuple(fresh), tuple(rejected)


def _waiting(
    before: Sequence[Plan], read: Material, inside: Sequence[Article]
) -> tuple[Article, ...]:
    """The articles that the last issue before this one put on hold, and those that changed since
    they were printed.
    """
    on_hold = {
        article
        for story in (before[0].stories if before else ())
        if story.place == "hold"
        for article in story.articles
    }
    updates = {name for name, then in read.earlier.items() if then.update}
    within = {article.id for article in inside}
    return tuple(
        article
        for article in read.articles
        if article.id in on_hold | updates and article.id not in within
    )


def _number(before: Sequence[Plan], config: Config) -> int:
    return max((plan.number for plan in before), default=config.magazine.first_issue - 1) + 1


def _majority(articles: Iterable[Article]) -> str:
    """The language most articles are in; a code that no language has does not count."""
    for language, _ in Counter(article.language for article in articles).most_common():
        try:
            return tags.check(language) or "en"
        except ValueError:
            continue
    return "en"


def _nothing(read: Material, week: Week, config: Config) -> str:
    """Why there is nothing to plan: nothing was read, or nothing of this week."""
    if not read.articles:
        return read.nothing()
    last_day = (week.ends - (week.ends - week.starts) / 7).date()
    message = (
        f"no article to publish: none of the {len(read.articles)} articles is from week "
        f"{week.label} ({week.starts.date()} to {last_day})"
    )
    if not any(article.published for article in read.articles):
        return message
    newest = find_week(None, config, now=week.ends, articles=read.articles)
    return f"{message}; the newest is from {newest.label}: try --week {newest.label}"


def _planned(story: Story) -> PlannedStory:
    return PlannedStory(
        id=story.id,
        place=story.place,
        section=story.section,
        headline=story.headline,
        words=story.words,
        picture=Path(story.picture.path or story.picture.src).name if story.picture else "",
        articles=tuple(article.id for article in story.articles),
    )
