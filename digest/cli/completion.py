"""``digest completion``."""

from __future__ import annotations

import click

from digest.cli.common import Choice, common_options, result

SHELLS = ("bash", "zsh", "fish")

VARIABLE = "_DIGEST_COMPLETE"
"""What a completion script sets; click derives it from the program's name."""


@click.command()
@click.argument("shell", type=Choice("shell", SHELLS), metavar="SHELL")
@common_options
def completion(shell: str) -> None:
    """Print the script with which SHELL completes commands, options and their values.

    SHELL is bash, zsh or fish. bash: into ~/.local/share/bash-completion/completions/digest. zsh:
    into _digest in a folder of $fpath. fish: into ~/.config/fish/completions/digest.fish.
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:  # not of these three, which click itself brings along
        raise AssertionError
    program = kind(click.get_current_context().find_root().command, {}, "digest", VARIABLE)
    # Not source(): for bash it also runs bash, to warn of versions of before 2014.
    result((program.source_template % program.source_vars()).rstrip())
