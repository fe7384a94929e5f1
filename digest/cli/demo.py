"""``digest demo``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from digest.cli.common import (
    Overrides,
    common_options,
    format_option,
    formats,
    issue_options,
    note,
    press_option,
    working,
)


@click.command()
@format_option
@press_option
@issue_options
@common_options
def demo(week: str | None, *, form: str | None, for_press: bool, **overrides: Any) -> None:
    """Build the magazine of the sample week: no configuration, no network.

    The articles and pictures are written to output/sample/. Edit output/2025-W30/issue.toml and run
    it again to see what an editor can do. --language fr builds a week in French in output/fr/,
    --language ar one in Arabic in output/ar/.
    """
    from digest import sample
    from digest.cli import _issue
    from digest.config import Config
    from digest.progress import Stage

    chosen = Overrides(**overrides)
    magazine = sample.magazine(chosen.language)
    config = chosen.over(Config(folder=Path.cwd(), magazine=magazine))
    forms = formats(form, config)
    progress = working(*_issue.stages(forms))
    if magazine.language != "en":  # an issue.toml belongs to the articles of one language
        config = replace(config, output=str(Path(config.output) / magazine.language))
    folder = Path.cwd() / config.output / "sample"
    note(f"writing the sample week and its pictures to {folder}")
    sample.unpack(folder, magazine.language, count=progress(Stage.DRAWING))
    desk = _issue.make_plan(_issue.from_articles([str(folder)], week or sample.WEEK, config))
    _issue.finish(_issue.build(desk, for_press=for_press), config, forms)
