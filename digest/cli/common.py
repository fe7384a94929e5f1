"""What the commands share: options, value types, the clock, and the two output streams."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from digest import config, plugins, suggest, tags
from digest.cli import _offers
from digest.errors import ConfigError, UsageError
from digest.tables import unprintable

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from digest.cli._screen import Screen
    from digest.progress import Progress, Stage

Command = TypeVar("Command", bound=Callable[..., Any])

SCREEN = "digest.screen"
"""Where click keeps the screen of the command."""


@dataclass(slots=True, kw_only=True)
class Common:
    """The options every command takes, before or after its name."""

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


class Suggesting(click.Group):
    """A group that answers an unknown command with the one that was meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            ctx.fail(suggest.unknown("command", args[0], self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


class Choice(click.Choice[str]):
    """One of *choices*; the message for another value suggests one. *kind* is what they are.

    *called*: other names that are taken for a choice.
    """

    def __init__(
        self, kind: str, choices: tuple[str, ...], called: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        super().__init__(choices)
        self.kind = kind
        self.called = called

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        value = self.called.get(value, value)
        if value not in self.choices:
            self.fail(suggest.unknown(self.kind, str(value), self.choices), param, ctx)
        return str(value)


class CheckedText(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.5 only
    """Text that *check* accepts, called *name*; its ValueError becomes the message.

    *offers* are the usual values that begin with some letters.
    """

    def __init__(
        self, name: str, check: Callable[[str], str], offers: Callable[[str], list[str]]
    ) -> None:
        self.name = name
        self.check = check
        self.offers = offers

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return self.check(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """The values that begin with *incomplete*, of those that *offers* names."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(value) for value in self.offers(incomplete)]


LANGUAGE = CheckedText("language", tags.check, _offers.languages)
METHOD = CheckedText("method", partial(plugins.check, _offers.METHODS), _offers.methods)


def common_options(command: Command) -> Command:
    """-c, -v and -q, which mean the same everywhere."""
    for option in (
        click.option(
            "-q",
            "--quiet",
            is_flag=True,
            expose_value=False,
            callback=_set("quiet"),
            help="Print nothing but errors and results.",
        ),
        click.option(
            "-v",
            "--verbose",
            count=True,
            expose_value=False,
            callback=_set("verbose"),
            help="Print more; twice for a traceback.",
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


output_option = click.option(
    "--output",
    envvar="DIGEST_OUTPUT",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The folder for issues.  [default: output]",
)

what_argument = click.argument("what", nargs=-1, shell_complete=_offers.files)


def issue_options(command: Command) -> Command:
    """What plan, build, demo and run take: which issue, and how it looks."""
    for option in (
        output_option,
        click.option(
            "--pages",
            envvar="DIGEST_PAGES",
            type=click.IntRange(config.FEWEST_PAGES, config.MOST_PAGES),
            metavar="N",
            help="The most pages an issue may have.  [default: 24]",
        ),
        click.option(
            "--folded",
            is_flag=True,
            default=None,
            envvar="DIGEST_FOLDED",
            help="Pad to a multiple of four pages, for print on folded sheets.",
        ),
        click.option(
            "--paper",
            envvar="DIGEST_PAPER",
            type=Choice("paper", config.SHEETS),
            metavar="NAME",
            help="a4, letter, atlas or tablet.  [default: the theme's own]",
        ),
        click.option(
            "--theme",
            envvar="DIGEST_THEME",
            metavar="NAME",
            shell_complete=_offers.themes,
            help="The theme.  [default: atlas]",
        ),
        click.option(
            "--language",
            envvar="DIGEST_LANGUAGE",
            type=LANGUAGE,
            metavar="CODE",
            help="The issue's language: en, fr, ar, pt-BR …  [default: the articles']",
        ),
        click.option("--title", envvar="DIGEST_TITLE", metavar="TEXT", help="The magazine's name."),
        click.option(
            "--week",
            envvar="DIGEST_WEEK",
            default=None,
            metavar="WEEK",
            shell_complete=_offers.weeks,
            help="Such as 2025-W30, or last: the newest week that is over.",
        ),
    ):
        command = option(command)
    return command


press_option = click.option(
    "--print",
    "for_press",
    is_flag=True,
    help="For a printer: 3 mm of bleed, crop marks, a multiple of four pages; in a PDF of its own.",
)

format_option = click.option(
    "--format",
    "form",
    type=Choice("format", (*config.FORMATS, "all")),
    help="Beside the PDF: web, pages for browsers in web/; epub, an e-book; phone, a PDF for "
    "phones; or all.  [default: [magazine] formats]",
)


def formats(form: str | None, settings: config.Config) -> tuple[str, ...]:
    """The formats to write: that of --format, or those of *settings*."""
    if form is None:
        return settings.magazine.formats
    return config.FORMATS if form == "all" else (form,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What flags or the environment set instead of ``digest.toml``."""

    title: str | None = None
    language: str | None = None
    theme: str | None = None
    pages: int | None = None
    folded: bool | None = None
    paper: str | None = None
    output: Path | None = None

    def over(self, settings: config.Config) -> config.Config:
        """*settings* with these values where they are given."""
        chosen = {
            key: value
            for key in ("title", "language", "theme", "pages", "folded", "paper")
            if (value := getattr(self, key)) is not None
        }
        if sign := unprintable(self.title or ""):
            raise UsageError(
                f"--title contains the character {sign}, which no page can have; remove it"
            )
        output = str(self.output.absolute()) if self.output else settings.output
        return replace(settings, magazine=replace(settings.magazine, **chosen), output=output)


def settings(*, needed: bool = True) -> config.Config:
    """The configuration: the file given with -c, else ``digest.toml`` here or in a folder above.

    Without one: the defaults, or ConfigError when it is *needed*.
    """
    named = _common(click.get_current_context()).config
    if file := named or config.find(Path.cwd()):
        read = config.load(file / config.FILE if file.is_dir() else file)
        return replace(read, secret=os.environ.get("DIGEST_SECRET", ""))
    if needed:
        raise ConfigError(
            f"no {config.FILE} here or in a folder above; create one with 'digest init', "
            "or name one with -c"
        )
    return config.Config(folder=Path.cwd())


def now() -> datetime:
    """The time, aware. Nothing else in digest reads the clock."""
    return datetime.now(UTC)


def verbosity() -> int:
    """How often -v was given; -1 with -q."""
    context = click.get_current_context(silent=True)
    common = _common(context) if context else Common()
    return -1 if common.quiet else common.verbose


def note(text: str, *, always: bool = False) -> None:
    """Print a line of progress on stderr; with -q only where *always*."""
    if always or verbosity() >= 0:
        _say(text, err=True)


def detail(text: str) -> None:
    """Print a line on stderr with -v."""
    if verbosity() > 0:
        _say(text, err=True)


def result(text: str) -> None:
    """Print a line of the result on stdout."""
    _say(text)


def confirm(question: str) -> None:
    """Ask on the terminal; click.Abort where the answer is no."""
    with _above():
        click.confirm(question, abort=True, err=True)


def _say(text: str, *, err: bool = False) -> None:
    with _above():
        click.echo(text, err=err)


def working(*stages: Stage) -> Progress:
    """Shows how far the command is with its *stages*, named at the first call, until it ends.

    A line at the foot of the terminal, on stderr; nothing where nobody watches, or with -q.
    """
    from digest.progress import silent

    context = click.get_current_context(silent=True)
    dumb = os.environ.get("TERM", "dumb") in ("dumb", "unknown")
    if context is None or unattended() or dumb or verbosity() < 0:
        return silent
    root = context.find_root()
    if SCREEN not in root.meta:
        from digest.cli._screen import Screen

        root.meta[SCREEN] = root.with_resource(Screen(stages))
    screen: Screen = root.meta[SCREEN]
    return screen.begin


def _above() -> AbstractContextManager[None]:
    """A block to print in, above the line that shows how far the command is, if one does."""
    context = click.get_current_context(silent=True)
    screen: Screen | None = context.find_root().meta.get(SCREEN) if context else None
    return screen.aside() if screen else nullcontext()


def counted(count: int, noun: str) -> str:
    """*count* and its noun: "1 story", "2 stories"."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"


def unattended() -> bool:
    """Whether nobody watches: cron has no terminal."""
    return not sys.stderr.isatty()
