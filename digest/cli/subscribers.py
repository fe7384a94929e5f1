"""``digest subscribers``: the list of readers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from digest.cli.common import (
    LANGUAGE,
    Choice,
    Suggesting,
    common_options,
    counted,
    note,
    now,
    result,
    settings,
)
from digest.errors import PartlyFailed

STATUSES = ("active", "unsubscribed", "bounced", "suppressed", "all")


@click.group(cls=Suggesting, context_settings={"help_option_names": ["-h", "--help"]})
@common_options
def subscribers() -> None:
    """Add, import, export, list, remove and erase subscribers."""


@subscribers.command()
@click.argument("address")
@click.option("--name", default="", metavar="TEXT", help="The reader's name.")
@click.option(
    "--language",
    default="",
    type=LANGUAGE,
    metavar="CODE",
    help="The language they read: en, fr, ar …",
)
@click.option(
    "--consent",
    default="added by the editor",
    show_default=True,
    metavar="TEXT",
    help="How they agreed to get mail.",
)
@click.option(
    "--again", is_flag=True, help="Add them though they unsubscribed: they asked to come back."
)
@common_options
def add(address: str, name: str, language: str, consent: str, *, again: bool) -> None:
    """Add ADDRESS to the list."""
    from digest import subscribers as readers
    from digest.cli import _library

    with _library.opened(settings()) as store:
        outcome = readers.add(
            store, address, name=name, language=language, consent=consent, now=now(), again=again
        )
    note(
        {
            "added": f"{address}: added",
            "updated": f"{address}: already on the list; updated",
        }.get(outcome, f"{address}: already on the list")
    )


@subscribers.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--consent", default="", metavar="TEXT", help="How the people in the file agreed to get mail."
)
@common_options
def import_(file: Path, consent: str) -> None:
    """Add everyone in FILE: CSV with the columns email, name and language, or one address per line.

    Readers who unsubscribed earlier are not added again. Exit code 1 when a line was rejected; the
    other lines are added.
    """
    from digest import subscribers as readers
    from digest.cli import _library

    with _library.opened(settings()) as store:
        done = readers.import_csv(
            store, file, now=now(), consent=consent or f"imported from {file.name}"
        )
    note(
        f"{done.added} added, {done.updated} updated, {done.same} unchanged, "
        f"{len(done.rejected)} rejected"
    )
    for left in done.rejected:
        note(f"  {left}")
    if done.rejected:
        raise PartlyFailed(
            f"{file}: {counted(len(done.rejected), 'line')} rejected; the list above says why"
        )


@subscribers.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default=Path("-"))
@common_options
def export(file: Path) -> None:
    """Write the whole list as CSV to FILE, or to standard output."""
    import io

    from digest import subscribers as readers
    from digest.cli import _library
    from digest.files import write_whole

    table = io.StringIO(newline="")
    with _library.opened(settings()) as store:
        readers.export_csv(readers.list_subscribers(store), table)
    if file == Path("-"):
        sys.stdout.write(table.getvalue())
    else:
        write_whole(file, table.getvalue().encode())


@subscribers.command(name="list")
@click.option(
    "--status",
    default="active",
    show_default=True,
    type=Choice("status", STATUSES),
    metavar="STATUS",
    help=f"{', '.join(STATUSES[:-1])} or {STATUSES[-1]}.",
)
@common_options
def list_(status: str) -> None:
    """List the subscribers, one per line."""
    from digest import subscribers as readers
    from digest.cli import _library

    with _library.opened(settings()) as store:
        for reader in readers.list_subscribers(store, status=None if status == "all" else status):
            result(
                "\t".join(
                    part
                    for part in (
                        reader.email,
                        reader.name,
                        reader.language,
                        "" if reader.status == "active" else reader.status,
                    )
                    if part
                )
            )


@subscribers.command()
@click.argument("address")
@common_options
def remove(address: str) -> None:
    """Unsubscribe ADDRESS. A later import does not add it again."""
    from digest import subscribers as readers
    from digest.cli import _library

    with _library.opened(settings()) as store:
        readers.remove(store, address, now=now())
    note(f"{address}: unsubscribed")


@subscribers.command()
@click.argument("address")
@common_options
def erase(address: str) -> None:
    """Delete all data of ADDRESS, but for a keyed hash that keeps it off the list."""
    from digest import subscribers as readers
    from digest.cli import _library

    with _library.opened(settings()) as store:
        readers.erase(store, address, now=now())
    note(f"{address}: erased")
