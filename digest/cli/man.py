"""``digest man``: the commands' own help as manual pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import wrap

import click

from digest import __version__
from digest.cli.common import common_options, counted, note, now, result
from digest.files import write_whole

SECTION = 1

WIDTH = 66
"""Signs of a line of a page's source, so that none is longer than 80 with what man needs."""

CODES = "0 done, 1 failed or partly failed, 2 wrong usage or configuration, 3 nothing to publish."


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@common_options
def man(folder: Path) -> None:
    """Write a manual page for every command into FOLDER, such as ~/.local/share/man/man1.

    The last line on stdout is the path of the first, digest.1.
    """
    from digest.cli import _issue

    epoch = _issue.source_date_epoch()
    day = (now() if epoch is None else datetime.fromtimestamp(epoch, UTC)).date()
    root = click.get_current_context().find_root().command
    pages = {
        f"{'-'.join(path)}.{SECTION}": page(command, path, day) for command, path in tree(root)
    }
    for name, text in pages.items():
        write_whole(folder / name, text.encode())
    note(counted(len(pages), "page"))
    result(str(folder / next(iter(pages))))


def tree(
    command: click.Command, path: tuple[str, ...] = ("digest",)
) -> Iterator[tuple[click.Command, tuple[str, ...]]]:
    """*command* and all below it, each with the words that call it."""
    yield command, path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            if below := command.get_command(context, name):
                yield from tree(below, (*path, name))


def page(command: click.Command, path: tuple[str, ...], day: date) -> str:
    """The manual page of *command*, which is called by the words of *path*, as of *day*.

    In the macros of man(7).
    """
    context = click.Context(command, info_name=" ".join(path), help_option_names=["-h", "--help"])
    name = "-".join(path)
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [
        f".TH {_quoted(name.upper())} {SECTION} {day} {_quoted(f'digest {__version__}')}",
        ".nh",
        ".ad l",
        ".SH NAME",
        *_lines(f"{name} - {command.get_short_help_str(limit=200).rstrip('.')}"),
        ".SH SYNOPSIS",
        rf".B {_plain(' '.join(path))}",
        *_lines(usage),
        ".SH DESCRIPTION",
        *_paragraphs(command.help or ""),
        ".SH OPTIONS",
        *_options(command, context),
    ]
    if isinstance(command, click.Group):
        lines += [".SH COMMANDS", *_commands(command, context, name)]
    lines += [".SH EXIT STATUS", *_lines(CODES), ".SH SEE ALSO", *_others(command, context, path)]
    return "\n".join(lines) + "\n"


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for option in command.get_params(context):
        shown = option.get_help_record(context) if isinstance(option, click.Option) else None
        if shown:
            yield ".TP"
            yield f".B {_plain(shown[0])}"
            yield from _lines(shown[1])
            if option.envvar:
                yield f"In the environment: {_plain(str(option.envvar))}."


def _commands(group: click.Group, context: click.Context, name: str) -> Iterator[str]:
    for below in group.list_commands(context):
        if command := group.get_command(context, below):
            yield ".TP"
            yield f".BR {_plain(f'{name}-{below}')} ({SECTION})"
            yield from _lines(command.get_short_help_str(limit=200))


def _others(command: click.Command, context: click.Context, path: tuple[str, ...]) -> Iterator[str]:
    """The pages above and below *command*, parted by commas."""
    names = ["-".join(path[:length]) for length in range(1, len(path))]
    if isinstance(command, click.Group):
        names += ["-".join((*path, below)) for below in command.list_commands(context)]
    for number, name in enumerate(names, start=1):
        yield f".BR {_plain(name)} ({SECTION}){',' if number < len(names) else ''}"


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
        if number:
            yield ".PP"
        yield from _lines(paragraph)


def _lines(text: str) -> Iterator[str]:
    """*text* in the lines of a page. One that begins like an order of man is none."""
    for line in wrap(" ".join(text.split()), WIDTH, break_long_words=False, break_on_hyphens=False):
        plain = _plain(line)
        yield rf"\&{plain}" if plain.startswith((".", "'")) else plain


def _plain(text: str) -> str:
    """*text* with the signs that mean something to man."""
    return text.replace("\\", r"\e").replace("-", r"\-")


def _quoted(text: str) -> str:
    return f'"{_plain(text)}"'
