"""What the commands share: their common options, the clock, and how they speak."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from digest import config
from digest.errors import ConfigError

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(slots=True, kw_only=True)
class Common:
    """The options every command takes, before or behind its name."""

    config: Path | None = None
    verbose: int = 0
    quiet: bool = False


def _common(ctx: click.Context) -> Common:
    return ctx.ensure_object(Common)


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def callback(ctx: click.Context, _parameter: click.Parameter, value: Any) -> None:
        if value:
            setattr(_common(ctx), name, value)

    return callback


def common_options(command: Command) -> Command:
    """-c, -v and -q, which mean the same everywhere."""
    for option in (
        click.option(
            "-q",
            "--quiet",
            is_flag=True,
            expose_value=False,
            callback=_set("quiet"),
            help="Say nothing but errors.",
        ),
        click.option(
            "-v",
            "--verbose",
            count=True,
            expose_value=False,
            callback=_set("verbose"),
            help="Say more; twice for a traceback.",
        ),
        click.option(
            "-c",
            "--config",
            envvar="DIGEST_CONFIG",
            expose_value=False,
            callback=_set("config"),
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="The magazine's digest.toml.",
        ),
    ):
        command = option(command)
    return command


def issue_options(command: Command) -> Command:
    """What plan, build and run take to say which issue they mean and how it is to look."""
    for option in (
        click.option(
            "--output",
            envvar="DIGEST_OUTPUT",
            type=click.Path(path_type=Path, file_okay=False),
            metavar="DIR",
            help="Where issues go.  [default: output]",
        ),
        click.option(
            "--pages",
            envvar="DIGEST_PAGES",
            type=click.IntRange(config.FEWEST_PAGES, config.MOST_PAGES),
            metavar="N",
            help="How many pages at the most.  [default: 24]",
        ),
        click.option(
            "--folded",
            is_flag=True,
            default=None,
            envvar="DIGEST_FOLDED",
            help="For print on folded sheets: a multiple of four pages.",
        ),
        click.option(
            "--theme", envvar="DIGEST_THEME", metavar="NAME", help="The theme.  [default: atlas]"
        ),
        click.option(
            "--language",
            envvar="DIGEST_LANGUAGE",
            metavar="CODE",
            help="The issue's language: en, fr, es, ar …  [default: the articles']",
        ),
        click.option("--title", envvar="DIGEST_TITLE", metavar="TEXT", help="The magazine's name."),
        click.option(
            "--week",
            envvar="DIGEST_WEEK",
            default=None,
            metavar="WEEK",
            help="2025-W30, or last: the newest week that is over.",
        ),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What the flags, or the environment, say instead of ``digest.toml``."""

    title: str | None = None
    language: str | None = None
    theme: str | None = None
    pages: int | None = None
    folded: bool | None = None
    output: Path | None = None

    def over(self, settings: config.Config) -> config.Config:
        chosen = {
            key: value
            for key in ("title", "language", "theme", "pages", "folded")
            if (value := getattr(self, key)) is not None
        }
        output = str(self.output.absolute()) if self.output else settings.output
        return replace(settings, magazine=replace(settings.magazine, **chosen), output=output)


def settings(*, needed: bool = True) -> config.Config:
    """The configuration: the file named with -c, else ``digest.toml`` here or in a folder above.

    Where there is none, the defaults, or ConfigError when it is *needed*.
    """
    named = _common(click.get_current_context()).config
    if file := named or config.find(Path.cwd()):
        return config.load(file / config.FILE if file.is_dir() else file)
    if needed:
        raise ConfigError(
            f"there is no {config.FILE} here; make one with 'digest init', or name one with -c"
        )
    return config.Config(folder=Path.cwd())


def now() -> datetime:
    """The time, aware. Nothing else in digest reads the clock."""
    return datetime.now(UTC)


def verbosity() -> int:
    """How often -v was given, -1 with -q; 0 where no command runs."""
    context = click.get_current_context(silent=True)
    common = _common(context) if context else Common()
    return -1 if common.quiet else common.verbose


def note(text: str, *, always: bool = False) -> None:
    """A line of the story, on stderr; with -q only what is said *always*."""
    if always or verbosity() >= 0:
        click.echo(text, err=True)


def detail(text: str) -> None:
    """A line for those who asked with -v."""
    if verbosity() > 0:
        click.echo(text, err=True)


def result(text: str) -> None:
    """A line of the result, on stdout."""
    click.echo(text)


def unattended() -> bool:
    """Whether nobody is looking: cron has no terminal."""
    return not sys.stderr.isatty()
