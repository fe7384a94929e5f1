"""The week in order: read, plan, edit, lay out, print, proof. Each step takes what the one before it gave.

Nothing here prints, exits or reads the clock; the command line does. What was read and not used comes back as values.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest import plan as plans
from digest import tables
from digest.config import Config
from digest.errors import NothingToPublish, PlanError, UsageError
from digest.files import write_whole
from digest.languages import base
from digest.model import Article, Image, Issue, Plan, Planned, Rejected, Sentence, Story, Week

if TYPE_CHECKING:
    from digest.proof import Report
    from digest.themes import Theme

BASE = ".planned.toml"  # what digest itself planned last: what differs from it in issue.toml is the editor's

SHEET = 4  # pages of a sheet folded once

SHELF = ".pictures"  # the pictures of the last build, finished; it may be deleted at any time


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What was read: the articles, and what is none."""

    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """A plan that was made: where it stands, the stories as they were ranked, and what is not among them."""

    plan: Plan
    path: Path
    stories: tuple[Story, ...]
    rejected: tuple[Rejected, ...]
    undated: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """An issue that was printed: the files, the issue as laid out, and what went by the way."""

    pdf: Path
    issue: Issue
    proof: Report
    dropped: tuple[tuple[Sentence, str], ...]
    warnings: tuple[str, ...]


def read_articles(paths: Sequence[Path], config: Config) -> Material:
    """Read the files and folders in *paths*; UsageError where one does not exist."""
    from digest import sources

    language = config.magazine.language or "en"
    return material(sources.read_paths(paths, zone=config.magazine.zone, language=language))


def read_sources(config: Config) -> Material:
    """Read every ``[[source]]`` of *config*."""
    from digest import sources

    languages = (config.magazine.language or "en",)
    return material(
        sources.read_all(
            config.sources, base=config.folder, zone=config.magazine.zone, languages=languages
        )
    )


def material(found: Iterable[Article | Rejected]) -> Material:
    """Part what was read into articles and what is none."""
    everything = tuple(found)
    return Material(
        articles=tuple(item for item in everything if isinstance(item, Article)),
        rejected=tuple(item for item in everything if isinstance(item, Rejected)),
    )


def find_week(
    label: str | None, config: Config, *, now: datetime, articles: Sequence[Article] = ()
) -> Week:
    """The week called *label*; for "last" the newest that is over at *now*; for None the newest that holds an article."""
    from digest.curate import weeks

    zone, first = config.magazine.zone, config.magazine.first_weekday
    if label not in (None, "last"):
        return weeks.week(str(label), zone=zone, first_weekday=first)
    newest = weeks.newest_week(articles, zone=zone, first_weekday=first) if label is None else None
    return newest or weeks.last_week(now, zone=zone, first_weekday=first)


def make_plan(read: Material, week: Week, config: Config) -> Planning:
    """Choose, group and rank the week's articles and write ``issue.toml``, keeping what the editor changed in it."""
    from digest import curate

    path = plan_path(config, week)
    before = list(plans.earlier(output_folder(config), week.label))
    held = _held(before)
    inside, outside = curate.in_week(read.articles, week)
    waiting = tuple(
        article for article in read.articles if article.id in held and article not in inside
    )
    articles = (*inside, *waiting)
    if not articles:
        raise NothingToPublish(_nothing(read, week))
    magazine = config.magazine
    curated = curate.stories(
        articles, week=week, sections=magazine.sections, pinned=magazine.pinned
    )
    fresh = Plan(
        number=_number(before, config),
        week=week.label,
        title=magazine.title,
        language=magazine.language or _majority(articles),
        stories=tuple(_planned(story) for story in curated.stories),
    )
    merged = plans.merge(_base(path), plans.read(path) if path.exists() else None, fresh)
    plans.write(path, merged.plan)
    plans.write(path.with_name(BASE), merged.base)
    late = tuple(
        left for left in outside if left.where not in {article.path for article in waiting}
    )
    return Planning(
        plan=merged.plan,
        path=path,
        stories=tuple(curated.stories),
        rejected=(*curated.rejected, *late),
        undated=tuple(article for article in inside if article.published is None),
    )


def output_folder(config: Config) -> Path:
    """Where the issues go, one folder a week."""
    return config.folder / config.output


def plan_path(config: Config, week: Week) -> Path:
    """Where the plan of *week* stands or will stand."""
    return output_folder(config) / week.label / plans.FILE


def _base(path: Path) -> Plan | None:
    base = path.with_name(BASE)
    try:
        return plans.read(base) if base.exists() else None
    except (
        PlanError
    ):  # ours, not the editor's: without it every value in issue.toml counts as edited
        return None


def _held(before: Sequence[Plan]) -> set[str]:
    """The articles of the stories that the issue before held for this one."""
    return {
        article
        for story in (before[0].stories if before else ())
        if story.place == "hold"
        for article in story.articles
    }


def _number(before: Sequence[Plan], config: Config) -> int:
    return max((plan.number for plan in before), default=config.magazine.first_issue - 1) + 1


def _majority(articles: Iterable[Article]) -> str:
    return Counter(article.language for article in articles).most_common(1)[0][0]


def _nothing(read: Material, week: Week) -> str:
    last_day = (week.ends - (week.ends - week.starts) / 7).date()
    if not read.articles:
        return f"nothing to publish: no article was read ({len(read.rejected)} rejected); give files or folders that hold some"
    newest = max(
        (article.published for article in read.articles if article.published), default=None
    )
    hint = f"; the newest is of {newest.date()}, so try --week {newest:%G-W%V}" if newest else ""
    return (
        f"nothing to publish: none of the {len(read.articles)} articles read is of week {week.label} "
        f"({week.starts.date()} to {last_day}){hint}"
    )


def _planned(story: Story) -> Planned:
    return Planned(
        id=story.id,
        place=story.place,
        section=story.section,
        headline=story.headline,
        words=story.words,
        picture=Path(story.picture.path or story.picture.src).name if story.picture else "",
        articles=tuple(article.id for article in story.articles),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """An issue as its plan asks for it, the sentences left out with the reason, and which stories cannot be printed."""

    issue: Issue
    dropped: tuple[tuple[Sentence, str], ...]
    warnings: tuple[str, ...]


def edit(plan: Plan, read: Material, week: Week, config: Config, theme: Theme) -> Edited:
    """The issue that *plan* asks for, every story told from its articles; what *theme* has no letters for is left out.

    PlanError, with line and key, where the plan names an article or a picture that is not there.
    """
    from digest.summarise import summarise
    from digest.text.boilerplate import repeated

    known = {article.id: article for article in read.articles}
    magazine, path = config.magazine, plan_path(config, week)
    again = repeated(read.articles)
    stories: list[Story] = []
    dropped: list[tuple[Sentence, str]] = []
    warnings: list[str] = []
    for index, planned in enumerate(plan.stories):
        if not planned.place.printed:
            continue
        articles = tuple(
            _in_edition(_article(known, name, path=path, index=index), plan.language)
            for name in planned.articles
        )
        told = summarise(
            articles, method=magazine.summariser, quote_limit=magazine.quote_limit, repeated=again
        )
        dropped.extend(told.dropped)
        story = Story(
            id=planned.id,
            articles=articles,
            headline=planned.headline,
            language=articles[0].language,
            section=planned.section,
            place=planned.place,
            rank=len(stories) + 1,
            words=planned.words,
            picture=_picture(planned, articles, config=config, path=path, index=index),
            summary=told.summary,
            standfirst=told.standfirst,
            quotes=told.quotes,
            figures=told.figures,
            differences=told.differences,
            credits=told.credits,
        )
        if why := _unprintable(story, told.dropped, theme):
            warnings.append(f"story '{story.id}' is left out: {why}")
        else:
            stories.append(story)
    if not stories:
        raise NothingToPublish(
            "nothing to publish: " + warnings[0]
            if warnings
            else f"{path}: every story is held or dropped; give one of them a place"
        )
    issue = Issue(
        number=plan.number,
        week=week,
        title=plan.title,
        language=plan.language,
        stories=tuple(stories),
        cover=plan.cover,
        tagline=magazine.tagline,
        address=config.mail.postal_address or magazine.address,
        website=magazine.website,
        read=sum(len(story.articles) for story in plan.stories),
        left=tuple(story for story in plan.stories if not story.place.printed),
    )
    return Edited(issue=issue, dropped=tuple(dropped), warnings=tuple(warnings))


def _unprintable(story: Story, dropped: Sequence[tuple[Sentence, str]], theme: Theme) -> str:
    """Why *story* cannot be printed and what to do, "" where it can."""
    from digest import press

    if not story.summary.sentences:
        reasons = Counter(reason for _, reason in dropped).most_common(2)
        return f"no sentence of it can be printed ({', '.join(reason for reason, _ in reasons) or 'it has none'})"
    if press.illegible(story, theme):
        return "the theme has no font for its letters; name one under [fonts] in the theme's theme.toml"
    return ""


def _in_edition(article: Article, language: str) -> Article:
    """*article* in the edition's own kind of its language, "ar-EG" where it says "ar": figures are set as its country sets them."""
    return (
        replace(article, language=language) if base(article.language) == base(language) else article
    )


def _article(known: Mapping[str, Article], name: str, *, path: Path, index: int) -> Article:
    if name not in known:
        raise _fault(
            path,
            index,
            "articles",
            f"names '{name}', which was not read; take it out, or run 'digest plan' anew",
        )
    return known[name]


def _picture(
    planned: Planned, articles: Sequence[Article], *, config: Config, path: Path, index: int
) -> Image | None:
    """The picture the plan names: one of the articles', else a file beside the plan or in the magazine's folder."""
    if not planned.picture:
        return None
    for image in (image for article in articles for image in article.images):
        if planned.picture in (image.src, image.path, Path(image.src).name, Path(image.path).name):
            return image
    for folder in (path.parent, config.folder):
        if (folder / planned.picture).is_file():
            return Image(src=planned.picture, path=str((folder / planned.picture).resolve()))
    raise _fault(
        path,
        index,
        "picture",
        f"names '{planned.picture}', which is neither a picture of the story's articles nor a "
        f"file in {path.parent.name}/ or beside {config.file.name if config.file else 'your articles'}; "
        'put it there, or write ""',
    )


def _fault(path: Path, index: int, key: str, problem: str) -> UsageError:
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    place = tables.Place(
        file=f"{path.parent.name}/{path.name}",
        text=text,
        error=PlanError,
        header="story",
        index=index,
    )
    return place.fault(key, problem)


def build(
    plan: Plan, read: Material, week: Week, config: Config, *, source_date_epoch: int | None = None
) -> Built:
    """Lay the planned issue out, print it and proof it."""
    from digest.themes import load_theme

    theme = load_theme(config.magazine.theme)
    edited = edit(plan, read, week, config, theme)
    laid_out = lay_out(edited.issue, theme, config)
    return _print(
        replace(edited, issue=laid_out), theme, config, source_date_epoch=source_date_epoch
    )


def lay_out(issue: Issue, theme: Theme, config: Config) -> Issue:
    """*issue* with its pages, set in *theme*."""
    from digest import layout
    from digest.themes import Measurer

    magazine = config.magazine
    if magazine.folded and magazine.pages < SHEET:
        raise UsageError(
            f"a folded sheet has {SHEET} pages; give --pages {SHEET} or more, or leave --folded out"
        )
    pages = layout.compose(
        issue,
        design=theme.design,
        measure=Measurer(theme),
        limit=magazine.pages,
        by=SHEET if magazine.folded else 1,
    )
    return replace(issue, pages=pages)


def _print(edited: Edited, theme: Theme, config: Config, *, source_date_epoch: int | None) -> Built:
    from digest import press
    from digest.proof import proof

    issue = edited.issue
    target = output_folder(config) / issue.week.label / f"{pdf_slug(issue)}.pdf"
    epoch = int(issue.week.ends.timestamp()) if source_date_epoch is None else source_date_epoch
    printed = press.print_issue(
        issue, theme=theme, target=target, source_date_epoch=epoch, shelf=target.parent / SHELF
    )
    layout = {
        "pdf_sha256": sha256(target),
        "issue": _told(issue),
        **printed.layout,
        "warnings": [*edited.warnings, *printed.warnings],
    }
    write_whole(
        target.with_suffix(".layout.json"),
        json.dumps(layout, ensure_ascii=False, indent=1).encode(),
    )
    return Built(
        pdf=target,
        issue=issue,
        proof=proof(target, layout),
        dropped=edited.dropped,
        warnings=(*edited.warnings, *printed.warnings),
    )


def _told(issue: Issue) -> dict[str, Any]:
    """What the mail tells of an issue, as plain data."""
    first: dict[str, int] = {}
    for page in issue.pages:
        for placement in page.placements:
            if page.pattern not in ("cover", "contents", "quotes", "sources", "back"):
                first.setdefault(placement.story, page.number)
    stories = [
        {
            "headline": story.headline,
            "standfirst": story.standfirst,
            "section": story.section,
            "language": story.language,
            "sources": list(story.sources),
            "page": first.get(story.id, 0),
            "cover": story.id == issue.cover,
        }
        for story in issue.stories
    ]
    return {
        "title": issue.title,
        "number": issue.number,
        "week": issue.week.label,
        "language": issue.language,
        "starts": issue.week.starts.isoformat(),
        "ends": issue.week.ends.isoformat(),
        "tagline": issue.tagline,
        "pages": len(issue.pages),
        "stories": stories,
    }


def printed(week: Week, config: Config) -> Path | None:
    """The PDF of *week* that was built last, None where there is none."""
    found = sorted(
        output_folder(config).joinpath(week.label).glob(f"*-{week.label.lower()}.pdf"),
        key=lambda path: path.stat().st_mtime,
    )
    return found[-1] if found else None


def fingerprint(read: Material, week: Week, config: Config) -> str:
    """A hash of all that a build depends on: the plan, the articles it names, the theme, the magazine's settings."""
    from digest import __version__
    from digest.themes import load_theme

    path = plan_path(config, week)
    named = {article for story in plans.read(path).stories for article in story.articles}
    theme = load_theme(config.magazine.theme)
    parts = [
        __version__,
        repr(config.magazine),
        path.read_text(encoding="utf-8"),
        *(repr(article) for article in read.articles if article.id in named),
        *(
            sha256(file)
            for folder in theme.folders
            for file in sorted(folder.glob("*"))
            if file.is_file()
        ),
    ]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def pdf_slug(issue: Issue) -> str:
    """The PDF's name: "atlas-weekly-2025-w30"."""
    from digest.curate import slug

    return f"{slug(issue.title) or 'issue'}-{issue.week.label.lower()}"


def sha256(path: Path) -> str:
    """The hash by which a PDF is known to its layout and to the ledger."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
