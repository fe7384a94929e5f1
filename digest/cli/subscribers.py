"""``digest subscribers``: the list of readers, from the editor's side."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from digest.cli.common import common_options, note, now, result, settings
from digest.errors import PartlyFailed


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@common_options
def subscribers() -> None:
    """The readers: add, import, export, list, remove and erase them."""


@subscribers.command()
@click.argument("address")
@click.option("--name", default="", metavar="TEXT", help="The reader's name.")
@click.option("--language", default="", metavar="CODE", help="The language they read: en, fr, ar …")
@click.option(
    "--consent",
    default="added by the editor",
    show_default=True,
    metavar="TEXT",
    help="How they agreed to get mail.",
)
@click.option("--again", is_flag=True, help="They left, and asked to come back.")
@common_options
def add(address: str, name: str, language: str, consent: str, *, again: bool) -> None:
    """Put ADDRESS on the list."""
    from digest import subscribers as readers
    from digest.cli import _library

    with _library.opened(settings()) as store:
        outcome = readers.add(
            store, address, name=name, language=language, consent=consent, now=now(), again=again
        )
    note(
        {
            "added": f"{address}: added",
            "updated": f"{address}: on the list already, now with what you gave",
        }.get(outcome, f"{address}: on the list already")
    )


@subscribers.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--consent", default="", metavar="TEXT", help="How the people in the file agreed to get mail."
)
@common_options
def import_(file: Path, consent: str) -> None:
    """Put everybody in FILE on the list: CSV with the columns email, name and language, or one address a line.

    Who left before stays away. Exit code 1 when a line was rejected; the others are on the list.
    """
    from digest import subscribers as readers
    from digest.cli import _library

    with _library.opened(settings()) as store:
        done = readers.import_csv(
            store, file, now=now(), consent=consent or f"imported from {file.name}"
        )
    note(
        f"{done.added} added, {done.updated} updated, {done.same} known, {len(done.rejected)} rejected"
    )
    for left in done.rejected:
        note(f"  {left}")
    if done.rejected:
        raise PartlyFailed(
            f"{file}: {len(done.rejected)} lines were rejected; the list above says why"
        )


@subscribers.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default=Path("-"))
@common_options
def export(file: Path) -> None:
    """Write the whole list as CSV into FILE, or to standard output."""
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
    metavar="STATUS",
    help="active, unsubscribed, bounced, suppressed or all.",
)
@common_options
def list_(status: str) -> None:
    """List the readers, one a line."""
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
    """Unsubscribe ADDRESS. That they left stays known, so that a later import does not bring them back."""
    from digest import subscribers as readers
    from digest.cli import _library

    with _library.opened(settings()) as store:
        readers.remove(store, address, now=now())
    note(f"{address}: unsubscribed")


@subscribers.command()
@click.argument("address")
@common_options
def erase(address: str) -> None:
    """Delete all that is known of ADDRESS; only a keyed hash stays, which keeps it off the list."""
    from digest import subscribers as readers
    from digest.cli import _library

    with _library.opened(settings()) as store:
        readers.erase(store, address, now=now())
    note(f"{address}: erased")
