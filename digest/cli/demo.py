"""``digest demo``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from digest.cli.common import Overrides, common_options, issue_options, note, result


@click.command()
@issue_options
@common_options
def demo(week: str | None, **overrides: Any) -> None:
    """Build the magazine of the sample week: no configuration, no network.

    Its articles and pictures are put into output/sample/ to look at. Edit output/2025-W30/issue.toml and run it again
    to see what an editor can do. --language fr builds another week, written in French, in
    output/fr/; --language ar one in Arabic.
    """
    from digest import sample
    from digest.cli import _issue
    from digest.config import Config

    chosen = Overrides(**overrides)
    magazine = sample.magazine(chosen.language)
    config = chosen.over(Config(folder=Path.cwd(), magazine=magazine))
    if (
        magazine.language != "en"
    ):  # an issue.toml belongs to one week's articles: languages do not share a folder
        config = replace(config, output=str(Path(config.output) / magazine.language))
    folder = Path.cwd() / config.output / "sample"
    note(f"drawing the sample week's pictures into {folder}")
    sample.unpack(folder, magazine.language)
    desk = _issue.make_plan(_issue.from_articles([folder], week or sample.WEEK, config))
    result(str(_issue.build(desk).pdf))
