"""Edit the issue: each planned story summarised from its articles, with its picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from digest import plan as plans
from digest import suggest
from digest.config import Config
from digest.errors import NothingToPublish
from digest.languages import base
from digest.model import Article, Earlier, Image, Issue, Plan, PlannedStory, Sentence, Story, Week
from digest.pipeline.folders import plan_path
from digest.pipeline.last_cover import last_cover
from digest.pipeline.letter import check_letter
from digest.pipeline.reading import Material
from digest.pipeline.sections import check_colours, warn_of_sections
from digest.pipeline.summary_cache import FILE as SUMMARIES
from digest.pipeline.summary_cache import SummaryCache
from digest.progress import Count, counted, uncounted

if TYPE_CHECKING:
    from digest.themes import Theme

Dropped = tuple[Sentence, str]
"""A sentence that is not printed, and the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueDraft:
    """An issue as its plan asks for it, before layout.

    *dropped* are sentences left out, each with the reason; *warnings* name, among others, the
    stories that cannot be printed.
    """

    issue: Issue
    dropped: tuple[Dropped, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What every story is edited with."""

    plan: Plan
    path: Path
    config: Config
    articles: Mapping[str, Article]
    earlier: Mapping[str, Earlier]
    summaries: SummaryCache
    theme: Theme


def edit(
    plan: Plan,
    read: Material,
    week: Week,
    config: Config,
    theme: Theme,
    *,
    count: Count = uncounted,
) -> IssueDraft:
    """The issue that *plan* asks for, without the stories that *theme* has no font for.

    *count* gets the stories that are summarised.

    Raises PlanError, with line and key, where the plan names an article or a picture that is not
    there, and ConfigError for a section's colour that cannot be read on the theme's paper.
    """
    from digest.themes.legibility import legible

    check_colours(config, theme)
    desk = _Desk(
        plan=plan,
        path=plan_path(config, week),
        config=config,
        articles={article.id: article for article in read.articles},
        earlier={**read.running, **read.earlier},
        summaries=SummaryCache(plan_path(config, week).with_name(SUMMARIES), read.articles),
        theme=theme,
    )
    stories: list[Story] = []
    dropped: list[Dropped] = []
    warnings = list(warn_of_sections(plan, read, config, path=desk.path))
    for index, planned in enumerate(counted(plan.stories, count, len(plan.stories))):
        if not planned.place.printed:
            continue
        story, left_out = _story(planned, index, rank=len(stories) + 1, desk=desk)
        dropped.extend(left_out)
        if why := _unprintable(story, left_out, theme):
            warnings.append(f"story '{story.id}' is left out: {why}")
        else:
            stories.append(legible(story, theme))
            if (headline := stories[-1].headline) != story.headline:
                warnings.append(
                    f"story '{story.id}': no font of the theme has all signs of its headline; "
                    f"printed as “{headline}”"
                )
    desk.summaries.save()
    if not stories:
        raise NothingToPublish(_no_story(warnings, desk.path))
    issue = _issue(desk, week, stories)
    check_letter(issue, theme, desk.path, pages=config.magazine.pages)
    return IssueDraft(issue=issue, dropped=tuple(dropped), warnings=tuple(warnings))


def _no_story(warnings: Sequence[str], path: Path) -> str:
    if warnings:
        return f"no story can be printed: {warnings[-1]}"
    return f"{path}: every story is on hold or dropped; give one of them another place"


def _issue(desk: _Desk, week: Week, stories: Sequence[Story]) -> Issue:
    plan, magazine = desk.plan, desk.config.magazine
    return Issue(
        number=plan.number,
        week=week,
        title=plan.title,
        language=plan.language,
        stories=tuple(stories),
        cover=plan.cover,
        tagline=magazine.tagline,
        address=desk.config.mail.postal_address or magazine.address,
        website=magazine.website,
        letter=plan.letter.strip(),
        letter_by=plan.letter_by,
        read=sum(len(story.articles) for story in plan.stories),
        left=tuple(story for story in plan.stories if not story.place.printed),
        last_cover=last_cover(week, desk.config),
        section_order=magazine.sections,
        colours=magazine.colours,
    )


def _story(
    planned: PlannedStory, index: int, *, rank: int, desk: _Desk
) -> tuple[Story, tuple[Dropped, ...]]:
    """The story *planned* at *index* of the plan, and the sentences left out of it."""
    from digest.themes.legibility import unread

    magazine = desk.config.magazine
    articles = tuple(
        _in_edition(_article(name, index, desk=desk), desk.plan.language)
        for name in planned.articles
    )
    text = desk.summaries.summarise(
        articles,
        headline=planned.headline,
        method=magazine.summariser,
        quote_limit=magazine.quote_limit,
        unset=unread("".join(article.text for article in articles), desk.theme),
    )
    story = Story(
        id=planned.id,
        articles=articles,
        headline=planned.headline,
        language=articles[0].language,
        section=planned.section,
        place=planned.place,
        rank=rank,
        words=planned.words,
        picture=_picture(planned, articles, index, desk=desk),
        summary=text.summary,
        standfirst=text.standfirst,
        quotes=text.quotes,
        figures=text.figures,
        charts=text.charts,
        timeline=text.timeline,
        differences=text.differences,
        earlier=_last_printed(planned, desk.earlier),
    )
    return story, text.dropped


def _last_printed(planned: PlannedStory, earlier: Mapping[str, Earlier]) -> Earlier | None:
    """Where the magazine last wrote of the event of *planned*; an update comes first."""
    then = [earlier[name] for name in planned.articles if name in earlier]
    return max(then, key=lambda each: (each.update, each.week, -each.page), default=None)


def _unprintable(story: Story, dropped: Sequence[Dropped], theme: Theme) -> str:
    """Why *story* cannot be printed and what to do; "" where it can."""
    from digest.themes.glyphs import illegible

    if not story.summary.sentences:
        reasons = Counter(reason for _, reason in dropped).most_common(2)
        listed = ", ".join(reason for reason, _ in reasons) or "it has none"
        return f"no sentence of it can be printed ({listed})"
    if illegible(story, theme):
        return "the theme has no font for its letters; name one under [fonts] in its theme.toml"
    return ""


def _in_edition(article: Article, language: str) -> Article:
    """*article* in the edition's own variant of its language: "ar" becomes "ar-EG".

    Numbers are then set as that country writes them.
    """
    same = base(article.language) == base(language)
    return replace(article, language=language) if same else article


def _article(name: str, index: int, *, desk: _Desk) -> Article:
    if name in desk.articles:
        return desk.articles[name]
    match = suggest.closest(name, desk.articles)
    advice = f"did you mean '{match}'?" if match else "remove it, or run 'digest plan' again"
    problem = f"'{name}' is not among the articles read; {advice}"
    raise plans.location(desk.path, story=index).fault("articles", problem)


def _picture(
    planned: PlannedStory, articles: Sequence[Article], index: int, *, desk: _Desk
) -> Image | None:
    """The picture in the plan: one of the articles', or a file beside the plan or digest.toml."""
    if not planned.picture:
        return None
    for image in (image for article in articles for image in article.images):
        if planned.picture in (image.src, image.path, Path(image.src).name, Path(image.path).name):
            return image
    if file := picture_file(planned.picture, desk.path, desk.config):
        return Image(src=planned.picture, path=str(file))
    beside = desk.config.file.name if desk.config.file else "your articles"
    raise plans.location(desk.path, story=index).fault(
        "picture",
        f"'{planned.picture}' is neither a picture of the story's articles nor a file in "
        f'{desk.path.parent.name}/ or beside {beside}; put it there, or write ""',
    )


def picture_file(name: str, plan: Path, config: Config) -> Path | None:
    """The file that *name* means in the ``issue.toml`` in *plan*; None where there is none."""
    for folder in (plan.parent, config.folder):
        if name and (folder / name).is_file():
            return (folder / name).resolve()
    return None
