"""``digest sources``."""

from __future__ import annotations

from collections import Counter

import click

from digest.cli.common import common_options, detail, note, now, result, settings


@click.command()
@click.option("--kinds", is_flag=True, help="List the kinds of source that exist instead.")
@common_options
def sources(*, kinds: bool) -> None:
    """Read every source and count its articles and skipped files, without storing anything.

    -v names each skipped file.
    """
    from digest import pipeline, plugins

    if kinds:
        for name in plugins.names("digest.sources"):
            result(name)
        return
    config = settings()
    if not config.sources:
        note(f"{config.file}: has no [[source]]; add one with the folder of your articles")
    for source in config.sources:
        read = pipeline.read_source(source, config, now=now())
        outlets = Counter(article.source for article in read.articles)
        named = ", ".join(f"{name} {count}" for name, count in outlets.most_common()) or "none"
        where = source.url or source.path
        result(f"{source.type}  {where}  articles: {named}  skipped: {len(read.rejected)}")
        for left in read.rejected:
            detail(f"  {left}")
