"""``digest sources``."""

from __future__ import annotations

from collections import Counter

import click

from digest.cli.common import common_options, detail, result, settings


@click.command()
@click.option("--kinds", is_flag=True, help="List the kinds of source there are instead.")
@common_options
def sources(*, kinds: bool) -> None:
    """Try every source: what it is called, how many articles it gives and how many files it rejects.

    Nothing is kept. -v names each rejected file.
    """
    from digest import pipeline, plugins

    if kinds:
        for name in plugins.names("digest.sources"):
            result(name)
        return
    config = settings()
    for source in config.sources:
        from digest import sources as room

        found = pipeline.material(
            room.read(
                source,
                base=config.folder,
                zone=config.magazine.zone,
                languages=(config.magazine.language or "en",),
            )
        )
        outlets = Counter(article.source for article in found.articles)
        named = ", ".join(f"{name} {count}" for name, count in outlets.most_common()) or "none"
        result(f"{source.type}  {source.path}  articles: {named}  rejected: {len(found.rejected)}")
        for left in found.rejected:
            detail(f"  {left}")
