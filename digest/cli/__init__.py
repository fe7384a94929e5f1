"""The command line: one file a command.

Nothing else in digest prints, exits or reads the clock.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from digest import __version__
from digest.cli.common import Common, Suggesting, common_options, note
from digest.errors import DigestError

COMMANDS = (
    "demo",
    "init",
    "collect",
    "plan",
    "build",
    "open",
    "proof",
    "verify",
    "send",
    "run",
    "status",
    "summarise",
    "stories",
    "subscribers",
    "deliveries",
    "dkim",
    "bounces",
    "unlock",
    "themes",
    "sources",
    "prune",
    "serve",
    "doctor",
    "completion",
    "man",
)
"""In the order of an editor's week. Each is the function of that name in digest.cli.<name>."""

GARBAGE = 20_000
"""Objects allocated between two runs of the garbage collector. With Python's own 700 it takes a
seventh of a build: articles, sentences and page boxes are many, and all are used to the end."""

MEND_DISK = (
    "what was there before is untouched; free disk space or correct the permissions, also of the "
    "folder for temporary files, then run it again"
)


class Commands(Suggesting):
    """The commands, each imported when it is called: digest --help must not load WeasyPrint."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"digest.cli.{cmd_name}")
        # open_ stands for open, which Python has a function of its own for.
        command: click.Command = getattr(module, cmd_name, None) or getattr(module, f"{cmd_name}_")
        return command


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@common_options
@click.version_option(__version__, prog_name="digest")
def digest() -> None:
    """Turn the week's articles into a PDF magazine and mail it to your subscribers.

    Try "digest demo" first; "digest init" starts a magazine of your own.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 failed, 2 wrong usage, 3 nothing to publish."""
    gc.set_threshold(GARBAGE)
    code = execute(arguments)
    gc.freeze()  # the collector would look at every object once more, to no purpose
    sys.exit(code)


def _run(arguments: Sequence[str] | None, common: Common) -> None:
    """Run the command line; KeyboardInterrupt where something failed only because it was stopped:
    a connection, for instance, that is closed while a thread reads from it.
    """
    try:
        digest.main(args=arguments, prog_name="digest", standalone_mode=False, obj=common)
    except Exception as error:
        before = error.__context__
        while before:
            if isinstance(before, KeyboardInterrupt):
                raise KeyboardInterrupt from error
            before = before.__context__
        raise


def execute(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. Every error is one line on stderr."""
    common = Common()
    try:
        _run(arguments, common)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        note("stopped")
        return 130
    except BrokenPipeError:  # the reader of our output, such as head, has closed it
        sys.stderr.close()
        return 0
    except DigestError as error:
        note(f"digest: {error}", always=True)
        return error.exit_code
    except OSError as error:  # most likely a library's temporary file: disk full, no permission
        if common.verbose > 1:
            raise
        where = f"{error.filename}: " if error.filename else ""
        note(f"digest: {where}{error.strerror or error}; {MEND_DISK}", always=True)
        return 1
    except Exception as error:
        if common.verbose > 1:
            raise
        note(
            f"digest: internal error ({type(error).__name__}: {error}). "
            "Run it again with -vv and report what it prints.",
            always=True,
        )
        return 1
    return 0
