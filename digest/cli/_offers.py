"""What a shell offers for values when the Tab key is pressed.

Where something is wrong nothing is offered: a message would stand in the line that is being typed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest import config, plugins
from digest.errors import DigestError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

PLAN = "issue.toml"
METHODS = "digest.summarise.methods"


def weeks(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The planned weeks, newest first, and "last"."""
    output = context.params.get("output") or _output(context)
    plans = sorted(Path(output).glob(f"*/{PLAN}"), reverse=True) if output else []
    return _beginning(incomplete, [*(path.parent.name for path in plans), "last"])


def themes(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The themes that digest brings along."""
    from digest.themes.theme import theme_names

    return _beginning(incomplete, theme_names())


def languages(incomplete: str) -> list[str]:
    """The codes of the languages that digest knows."""
    from digest.languages.lookup import known

    return _beginning(incomplete, known())


def methods(incomplete: str) -> list[str]:
    """The methods of summarising."""
    return _beginning(incomplete, sorted((*plugins.names(METHODS), *plugins.SHARED[METHODS])))


def files(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Files and folders, where an address may be given too."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def _beginning(incomplete: str, values: Iterable[str]) -> list[str]:
    return [value for value in values if value.startswith(incomplete)]


def _output(context: click.Context) -> Path | None:
    """The folder of the issues, of the magazine that is named or of that in the present folder."""
    named = getattr(context.find_root().obj, "config", None) or os.environ.get("DIGEST_CONFIG")
    file = Path(named) if named else config.find(Path.cwd())
    if file is None:
        return Path.cwd() / config.Config(folder=Path.cwd()).output
    try:
        read = config.load(file / config.FILE if file.is_dir() else file)
    except DigestError:
        return None
    return read.folder / read.output
