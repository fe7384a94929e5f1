"""``digest sources``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from digest.cli._json import absence, document, document_option, moment
from digest.cli.common import (
    Suggesting,
    common_options,
    counted,
    detail,
    note,
    now,
    result,
    settings,
    what_argument,
    working,
)
from digest.errors import NothingToPublish, PartlyFailed
from digest.report import grouped

if TYPE_CHECKING:
    from digest.config import Config, SourceConfig
    from digest.library.absences import Absence
    from digest.pipeline import FoundSource, SourceCheck

MOST = 8
"""Outlets, sections and reasons that a line names; the others are counted."""


@click.group(cls=Suggesting, invoke_without_command=True)
@click.option("--kinds", is_flag=True, help="List the kinds of source that exist instead.")
@document_option
@common_options
@click.pass_context
def sources(context: click.Context, *, kinds: bool, as_json: bool) -> None:
    """List the magazine's sources; "check" reads them and says what each would give."""
    from digest import pipeline, plugins

    if context.invoked_subcommand:
        if kinds:
            raise click.UsageError(
                f'"--kinds" lists kinds and {context.invoked_subcommand} reads none; leave one out'
            )
        return
    if kinds:
        names = list(plugins.names("digest.sources"))
        if as_json:
            document({"kinds": names})
        for name in () if as_json else names:
            result(name)
        return
    config = settings()
    if not config.sources:
        note(f"{config.file}: has no [[source]]; add one with the folder of your articles")
    if as_json:
        document({"sources": [_source(source, config) for source in config.sources]})
        return
    for source in config.sources:
        named = f"  {source.name}" if source.name else ""
        result(f"{source.type}  {pipeline.place_of(source, config)}{named}")


@sources.command()
@what_argument
@document_option
@common_options
@click.pass_context
def check(context: click.Context, what: tuple[str, ...], *, as_json: bool) -> None:
    """Read sources and say what each would give, without storing anything.

    WHAT is an address, a file or a folder; without it, every [[source]] of digest.toml is read.
    For each: its kind, the articles of its newest week, dates, pictures, sections, what was left
    out and why, and what to mend. -v names each article and each thing left out. Ends with 1 where
    a source gives no article.
    """
    from digest import pipeline

    config = settings(needed=not what)
    as_json = as_json or bool(context.parent and context.parent.params["as_json"])
    empty, records = 0, []
    with pipeline.open_web(config, working()) as web:
        chosen = [pipeline.find_source(each, config, web, now=now()) for each in what] or [
            pipeline.FoundSource(config=source) for source in config.sources
        ]
        if not chosen:
            raise NothingToPublish(
                f"{config.file}: has no [[source]]; add one, or name what to check"
            )
        none: list[list[Absence]] = [[] for _ in what]
        gone = none or _gone(config, chosen)
        for number, found in enumerate(chosen):
            checked = pipeline.check_source(found.config, config, web, now=now())
            empty += not checked.articles
            if as_json:
                records.append(_record(found, checked, gone[number], config))
            else:
                result(("\n" if number else "") + _heading(found, config))
                for line in (*_lines(checked), *(f"gone       {each}" for each in gone[number])):
                    result(f"  {line}")
            _details(checked)
    if as_json:
        document({"sources": records})
    if empty:
        raise PartlyFailed(f"{counted(empty, 'source')} of {len(chosen)} gave no article")


def _heading(found: FoundSource, config: Config) -> str:
    from digest import pipeline

    return f"{pipeline.place_of(found.config, config)}: {found.what or found.config.type}"


def _source(source: SourceConfig, config: Config) -> dict[str, Any]:
    """A configured source for --json."""
    from digest import pipeline

    return {
        "type": source.type,
        "name": source.name,
        "place": pipeline.place_of(source, config),
    }


def _record(
    found: FoundSource, checked: SourceCheck, gone: Sequence[Absence], config: Config
) -> dict[str, Any]:
    """What was read of a source, for --json."""
    dates = sorted(each.published for each in checked.articles if each.published)
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    named, at_hand = checked.pictures
    return {
        **_source(found.config, config),
        "what": found.what,
        "articles": len(checked.articles),
        "week": checked.week.label if checked.week else None,
        "of_week": len(checked.of_week),
        "other_weeks": checked.others,
        "undated": len(checked.undated),
        "first": moment(first, config.magazine.zone),
        "last": moment(last, config.magazine.zone),
        "pictures": named,
        "pictures_at_hand": at_hand,
        "outlets": checked.outlets,
        "sections": checked.sections,
        "languages": checked.languages,
        "left_out": len(checked.rejected),
        "reasons": checked.reasons,
        "advice": list(checked.advice),
        "gone": [absence(each) for each in gone],
    }


def _gone(config: Config, chosen: Sequence[FoundSource]) -> list[list[Absence]]:
    """What the library knows to be gone of each of *chosen*. Nothing is stored or created."""
    from digest import store
    from digest.cli import _library

    if not store.has_store(config.store, folder=config.folder):
        return [[] for _ in chosen]
    with _library.opened(config) as own:
        return [_library.absences(own, [found.config]) for found in chosen]


def _lines(checked: SourceCheck) -> Iterator[str]:
    """What was read and left out, in numbers that add up; dates, pictures, sections, advice."""
    articles, rejected = len(checked.articles), len(checked.rejected)
    week = checked.week.label if checked.week else "no week"
    yield (
        f"read       {articles + rejected} = {counted(articles, 'article')} + {rejected} left out"
    )
    yield (
        f"articles   {articles} = {len(checked.of_week)} of {week} + {checked.others} of other "
        f"weeks + {len(checked.undated)} without a date"
    )
    dates = sorted(each.published for each in checked.articles if each.published)
    if dates:
        yield f"dates      {dates[0]:%Y-%m-%d} to {dates[-1]:%Y-%m-%d}"
    named, at_hand = checked.pictures
    with_one = sum(bool(article.images) for article in checked.articles)
    yield f"pictures   {named} in {counted(with_one, 'article')}, {at_hand} at hand"
    yield f"outlets    {_listed(checked.outlets)}"
    yield f"sections   {_listed(checked.sections)}"
    yield f"languages  {_listed(checked.languages)}"
    reasons = grouped(checked.reasons)
    for reason, count in reasons.most_common(MOST):
        yield f"left out   {count}: {reason}"
    if (more := len(reasons) - MOST) > 0:
        yield f"left out   for {counted(more, 'other reason')}; -v names everything"
    for line in checked.advice:
        yield f"to mend    {line}"


def _listed(counts: Counter[str]) -> str:
    """The commonest of *counts* with their numbers."""
    shown = ", ".join(f"{name or '(none)'} {count}" for name, count in counts.most_common(MOST))
    rest = sum(counts.values()) - sum(count for _, count in counts.most_common(MOST))
    return (shown + (f", others {rest}" if rest else "")) or "none"


def _details(checked: SourceCheck) -> None:
    for article in checked.articles:
        when = f"{article.published:%Y-%m-%d %H:%M}" if article.published else "no date"
        detail(f"  {when}  {article.title}  ({article.path})")
    for left in checked.rejected:
        detail(f"  left out: {left}")
