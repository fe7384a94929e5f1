"""``digest subscribers``: the list of readers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli._json import line, lines_option, moment
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
    working,
)
from digest.errors import PartlyFailed

if TYPE_CHECKING:
    from digest.config import Config
    from digest.model import Subscriber

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
    "--tag", "tags", multiple=True, metavar="TEXT", help="A word of yours for a group of readers."
)
@click.option(
    "--again", is_flag=True, help="Add them though they unsubscribed: they asked to come back."
)
@common_options
def add(
    address: str, name: str, language: str, consent: str, tags: tuple[str, ...], *, again: bool
) -> None:
    """Add ADDRESS to the list."""
    from digest import subscribers as readers
    from digest.cli import _library

    with _library.opened(settings()) as store:
        outcome = readers.add(
            store, address, name=name, language=language, consent=consent, now=now(), again=again
        )
        if tags:
            readers.tag(store, address, add=tags, now=now())
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
@click.option(
    "--tag", "tags", multiple=True, metavar="TEXT", help="A word of yours for all of them."
)
@common_options
def import_(file: Path, consent: str, tags: tuple[str, ...]) -> None:
    """Add everyone in FILE: a list of digest's own, of another mailing tool or of a spreadsheet.

    FILE is CSV with a column of addresses, or one address per line, with a name or without. Columns
    for name, language, status, tags, consent and dates are known by their headings; the others are
    named. Whoever left there, or left here earlier, gets no mail. Exit code 1 when a line was
    rejected; the other lines are added.
    """
    from digest import subscribers as readers
    from digest.cli import _library
    from digest.subscribers.columns import listed

    with _library.opened(settings()) as store:
        done = readers.import_csv(
            store,
            file,
            now=now(),
            consent=consent or f"imported from {file.name}",
            tags=tags,
            progress=working(),
        )
    added = f"{done.added} added"
    if done.inactive:
        added += f" ({done.inactive} of them left another list and get no mail)"
    gone = [f"{done.left} taken off the list"] if done.left else []
    counts = [f"{done.updated} updated", f"{done.same} unchanged", f"{len(done.rejected)} rejected"]
    note(", ".join([added, *gone, *counts]))
    if done.unused:
        note(f"columns not used: {listed(done.unused)}")
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
    """Write the whole list as CSV to FILE, which only you may read, or to standard output."""
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
        write_whole(file, table.getvalue().encode(), private=True)


@subscribers.command(name="list")
@click.option(
    "--status",
    default="active",
    show_default=True,
    type=Choice("status", STATUSES),
    metavar="STATUS",
    help=f"{', '.join(STATUSES[:-1])} or {STATUSES[-1]}.",
)
@click.option("--language", default="", type=LANGUAGE, metavar="CODE", help="Who reads it.")
@click.option("--tag", default="", metavar="TEXT", help="Who has that tag.")
@click.option("--search", default="", metavar="TEXT", help="Whose name or address holds that text.")
@lines_option
@common_options
def list_(status: str, language: str, tag: str, search: str, *, as_json: bool) -> None:
    """List the subscribers, one per line: address, name, language, status and tags."""
    from digest import subscribers as readers
    from digest.cli import _library

    config = settings()
    with _library.opened(config) as store:
        for reader in readers.list_subscribers(
            store,
            status=None if status == "all" else status,
            language=language,
            tag=tag,
            search=search,
        ):
            if as_json:
                line(_record(reader, config))
            else:
                result(_row(reader))


def _row(reader: Subscriber) -> str:
    status = "" if reader.status == "active" else reader.status
    parts = (reader.email, reader.name, reader.language, status, ", ".join(reader.tags))
    return "\t".join(filter(None, parts))


def _record(reader: Subscriber, config: Config) -> dict[str, Any]:
    return {
        "address": reader.email,
        "name": reader.name,
        "language": reader.language,
        "status": reader.status,
        "joined": moment(reader.joined, config.magazine.zone),
        "consent": reader.consent,
        "tags": list(reader.tags),
    }


@subscribers.command()
@click.argument("address")
@click.option("--add", multiple=True, metavar="TEXT", help="A tag to give.")
@click.option("--remove", multiple=True, metavar="TEXT", help="A tag to take away.")
@common_options
def tag(address: str, add: tuple[str, ...], remove: tuple[str, ...]) -> None:
    """Give the reader ADDRESS tags, words of yours for groups, or take some away."""
    from digest import subscribers as readers
    from digest.cli import _library

    with _library.opened(settings()) as store:
        tags = readers.tag(store, address, add=add, remove=remove, now=now())
    note(f"{address}: {', '.join(tags) or 'no tags'}")


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
