"""What plan, build, demo and run share: reading, planning, building, and reporting on it."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest import pipeline, report
from digest.cli.common import counted, detail, note, now, result, verbosity, working
from digest.errors import DigestError, NothingToPublish, UsageError
from digest.model import Rejected
from digest.progress import Stage

if TYPE_CHECKING:
    from digest.config import Config
    from digest.model import Story, Week
    from digest.proof import Report

MEND = (
    "no reader gets it. See report.txt beside it, change the stories of those pages in issue.toml "
    "(headline, picture, place), or the text that digest.toml sets there, and build it again"
)


BUILDING = (
    Stage.CHOOSING,
    Stage.SUMMARISING,
    Stage.LAYING_OUT,
    Stage.PICTURES,
    Stage.PRINTING,
    Stage.PROOFING,
)
"""What building an issue goes through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An issue in the making: articles, week, configuration, and the plan once there is one."""

    read: pipeline.Material
    week: Week
    config: Config
    planning: pipeline.Planning | None = None


def from_articles(what: Sequence[str], week: str | None, config: Config) -> Desk:
    """The desk for the addresses, files and folders named on the command line."""
    progress = working()
    with pipeline.open_web(config, progress) as web:
        read = pipeline.read_articles(what, config, web, week=week, now=now(), progress=progress)
        chosen = pipeline.find_week(week, config, now=now(), articles=read.articles)
        read = pipeline.with_pictures(read, chosen, config, web, now=now())
    return Desk(read=read, week=chosen, config=pipeline.titled(config, read))


def stages(forms: Collection[str]) -> tuple[Stage, ...]:
    """What building an issue in the formats *forms* goes through."""
    return (*BUILDING, Stage.FORMATS) if {*forms} - {"pdf"} else BUILDING


def make_plan(desk: Desk, *, quietly: bool = False) -> Desk:
    """Plan the issue and print a line on it, unless *quietly*."""
    try:
        planning = pipeline.make_plan(desk.read, desk.week, desk.config, progress=working())
    except NothingToPublish:
        if not desk.read.empty:
            report_rejected(desk.read.rejected)
        raise
    if not quietly:
        _report_plan(planning, desk.week)
    return Desk(read=desk.read, week=desk.week, config=desk.config, planning=planning)


def _report_plan(planning: pipeline.Planning, week: Week) -> None:
    """Print what was planned, with -v each story's rank and the reasons for it."""
    read = sum(len(story.articles) for story in planning.stories)
    note(
        f"{week.label}: {counted(read, 'article')} in "
        f"{counted(len(planning.stories), 'story')}; plan: {planning.path}"
    )
    if verbosity() > 0:
        _explain(planning.stories)
        for line in pipeline.refused_pictures(planning.stories):
            detail(f"picture not usable: {line}")
    for article in planning.undated:
        note(f"{article.path}: no date, so included in this week")


def _explain(stories: Sequence[Story]) -> None:
    """Print each story's rank and its reasons, with what joined its articles."""
    from digest.curate import joined_by

    for story, joined in zip(stories, joined_by([s.articles for s in stories]), strict=True):
        reasons = "; ".join(filter(None, (*story.reasons, joined)))
        detail(
            f"{story.rank:4} {story.score:6.2f} {story.place.value:8}{story.headline}  ({reasons})"
        )


def build(desk: Desk, *, mailed: str = "", for_press: bool = False) -> pipeline.BuildResult:
    """Build the issue as planned, write report.txt, and list what was skipped or needs a look.

    *mailed* is the SHA-256 of the issue's PDF that readers have, "" for none: that file is kept.
    *for_press* adds bleed and crop marks.
    """
    from digest import plan as plans

    plan = (
        desk.planning.plan
        if desk.planning
        else plans.read(pipeline.plan_path(desk.config, desk.week))
    )
    orders = pipeline.BuildOrders(
        source_date_epoch=source_date_epoch(),
        mailed=mailed,
        for_press=for_press,
        progress=working(),
    )
    built = pipeline.build(plan, desk.read, desk.week, desk.config, orders)
    if mailed:
        note(f"{desk.week.label}: mail was sent; readers keep that PDF, this is a new revision")
    rejected = all_rejected(desk)
    undated = desk.planning.undated if desk.planning else ()
    pictures = pipeline.count_pictures(built.issue, built.edition)
    text = report.render(
        issue=built.issue,
        rejected=rejected,
        dropped=built.dropped,
        warnings=built.edition.warnings,
        pages=len(built.edition.pages),
        undated=undated,
        further={
            "Pictures not printed": pictures.unprinted,
            "Proof": [str(pictures), *proof_lines(built)],
        },
    )
    path = report.write(built.pdf.parent, text)
    report_rejected(rejected)
    report_built(built)
    if pictures.unprinted:
        note(f"{pictures}; the report says why the others are not")
    for line in pictures.unprinted:
        detail(f"picture not printed: {line}")
    note(
        f"{counted(len(built.edition.pages), 'page')}, "
        f"{counted(len(built.issue.stories), 'story')}; report: {path}"
    )
    return built


def report_built(built: pipeline.BuildResult) -> None:
    """List what was fixed, warned of and counted in the proof; with -v also what is minor."""
    for sentence, reason in built.dropped:
        detail(f"sentence left out, {reason}: {sentence.text[:100]}")
    fixed = [
        Rejected(where=article.path, reason=note_)
        for story in built.issue.stories
        for article in story.articles
        for note_ in article.notes
    ]
    _list("Fixed automatically; please check", fixed)
    for warning in built.edition.warnings:
        note(f"warning: {warning}")
    _report_faults(built)


def _report_faults(built: pipeline.BuildResult, format_: str = "") -> None:
    """List what the proof found, with -v also what is minor."""
    for fault in built.proof.faults:
        page = f", page {fault.page}" if fault.page else ""
        (note if fault.hard else detail)(f"{format_}proof: {fault.name}{page}: {fault.detail}")


def finish(built: pipeline.BuildResult, config: Config, forms: Collection[str]) -> None:
    """Write the issue in the formats *forms* too, and print the paths of all that was written.

    DigestError where the proof found a hard fault in the PDF, or in that for phones.
    """
    result(str(built.pdf))
    printed = [built]
    published = publish(built, config, forms)
    if published.phone:
        printed.append(published.phone)
    for path in published.paths:
        result(str(path))
    faulty = [f"{one.pdf.name}: {hard_faults(one.proof)}" for one in printed if one.proof.hard]
    if faulty:
        raise DigestError(f"{'; '.join(faulty)}; {MEND}")


def publish(
    built: pipeline.BuildResult, config: Config, forms: Collection[str]
) -> pipeline.Published:
    """Write the issue in the formats *forms*, and list what is missing or faulty in them."""
    orders = pipeline.BuildOrders(source_date_epoch=source_date_epoch(), progress=working())
    published = pipeline.publish(built, config, forms, orders)
    for warning in published.warnings:
        note(f"warning: {warning}")
    if published.phone:
        _report_faults(published.phone, "phone: ")
        note(f"phone: {counted(len(published.phone.edition.pages), 'page')}")
    return published


def hard_faults(proof: Report) -> str:
    """What keeps an issue from being mailed: "hard faults in the proof: 2 (overflow, page 3)"."""
    hard = proof.hard
    places = dict.fromkeys(
        f"{fault.name}, page {fault.page}" if fault.page else fault.name for fault in hard
    )
    return f"hard faults in the proof: {len(hard)} ({'; '.join(places)})"


def proof_lines(built: pipeline.BuildResult) -> list[str]:
    """The rows of the proof as plain lines."""
    return [f"{name}: {value}" for name, value in built.proof.rows()]


def all_rejected(desk: Desk) -> tuple[Rejected, ...]:
    return (*desk.read.rejected, *(desk.planning.rejected if desk.planning else ()))


def report_rejected(rejected: Sequence[Rejected], *, most: int = 5) -> None:
    """List what was skipped, at most *most* lines for each reason."""
    _list("Skipped", rejected, most=most)


def _list(heading: str, rejected: Sequence[Rejected], *, most: int = 5) -> None:
    if rejected:
        note(f"{heading} ({len(rejected)}):")
        for line in report.rejections(rejected, most=most):
            note(f"  {line}")


def source_date_epoch() -> int | None:
    """SOURCE_DATE_EPOCH, which fixes the PDF's date; UsageError where it is not a number."""
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if value is None:
        return None
    if not value.isdecimal():
        raise UsageError(
            f"SOURCE_DATE_EPOCH is '{value}', not a number of seconds since 1970; "
            "correct it, or unset it"
        )
    return int(value)
