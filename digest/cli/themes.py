"""``digest themes``."""

from __future__ import annotations

import click

from digest.cli.common import common_options, result


@click.command()
@common_options
def themes() -> None:
    """List the themes an issue can be set in."""
    from digest.themes import load_theme, theme_names

    for name in theme_names():
        result(f"{name:12}{load_theme(name).description}")
