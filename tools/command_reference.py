"""Print docs/commands.md: every command's own --help, in the order of ``digest --help``."""

from __future__ import annotations

import click
from click.testing import CliRunner

from digest.cli import digest

HEAD = """\
# Commands

Written by `make docs` from the commands' own `--help`; a test fails when it is stale.

Every option named `DIGEST_…` can be set in the environment: `DIGEST_WEEK`, `DIGEST_TITLE`, `DIGEST_LANGUAGE`,
`DIGEST_THEME`, `DIGEST_PAGES`, `DIGEST_OUTPUT`, `DIGEST_CONFIG`, `DIGEST_SMTP_PASSWORD`. A flag beats the environment,
the environment beats `digest.toml`.

Exit codes: 0 done, 1 failed or partly failed, 2 wrong usage or configuration, 3 nothing to publish.
"""  # noqa: E501 - lines of the page it writes


def reference() -> str:
    """The whole page."""
    return HEAD + "".join(
        f"\n## {' '.join(('digest', *path))}\n\n```\n{_help(path)}```\n"
        for path in _paths(digest, ())
    )


def _paths(command: click.Command, path: tuple[str, ...]) -> list[tuple[str, ...]]:
    if not isinstance(command, click.Group):
        return [path]
    context = click.Context(command)
    below = [
        (name, subcommand)
        for name in command.list_commands(context)
        if (subcommand := command.get_command(context, name))
    ]
    return [
        path,
        *(deeper for name, subcommand in below for deeper in _paths(subcommand, (*path, name))),
    ]


def _help(path: tuple[str, ...]) -> str:
    # a fixed width, so that the page does not depend on the terminal it was made in
    return (
        CliRunner().invoke(digest, [*path, "--help"], prog_name="digest", terminal_width=100).output
    )


if __name__ == "__main__":
    click.echo(reference(), nl=False)
