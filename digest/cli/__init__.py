"""The command line: one file a command, found by its name; the only place that prints, exits and reads the clock."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from digest import __version__
from digest.cli.common import Common, common_options, note
from digest.errors import DigestError

# In the order of an editor's week; each is the module digest.cli.<name> with its command called <name>.
COMMANDS = (
    "demo",
    "init",
    "collect",
    "plan",
    "build",
    "proof",
    "send",
    "run",
    "status",
    "summarise",
    "stories",
    "subscribers",
    "themes",
    "sources",
)

GARBAGE = 20_000
"""Objects made before the next look for cycles among them. Python's own 700 takes a seventh of a build: articles, sentences and
page boxes are many, and hardly any is garbage before the end."""


class Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"digest.cli.{cmd_name}"), cmd_name)
        return command


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@common_options
@click.version_option(__version__, prog_name="digest")
def digest() -> None:
    """Make a weekly PDF magazine of the articles you published, and mail it to your subscribers.

    Try "digest demo" first; "digest init" makes a magazine of your own.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0 done, 1 failed, 2 wrong usage, 3 nothing to publish."""
    gc.set_threshold(GARBAGE)
    sys.exit(execute(arguments))


def execute(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code, every error told in one line on stderr."""
    told = Common()
    try:
        digest.main(args=arguments, prog_name="digest", standalone_mode=False, obj=told)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        note("stopped")
        return 130
    except BrokenPipeError:  # whoever read our output has had enough
        sys.stderr.close()
        return 0
    except DigestError as error:
        note(f"digest: {error}", always=True)
        return error.exit_code
    except (
        OSError
    ) as error:  # a library's own temporary file, most likely: no room, or no permission
        if told.verbose > 1:
            raise
        where = f"{error.filename}: " if error.filename else ""
        note(
            f"digest: {where}{error.strerror or error}; what was there before is untouched; make room or mend the permissions, "
            "also of the folder for temporary files, then run it again",
            always=True,
        )
        return 1
    except Exception as error:
        if told.verbose > 1:
            raise
        note(
            f"digest: a fault of its own ({type(error).__name__}: {error}); nothing was sent. "
            "Run it again with -vv for the details, and report them",
            always=True,
        )
        return 1
    return 0
