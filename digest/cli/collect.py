"""``digest collect``."""

from __future__ import annotations

import click

from digest.cli.common import common_options, settings
from digest.errors import PartlyFailed


@click.command()
@common_options
def collect() -> None:
    """Read every source; what is new goes to the library."""
    from digest.cli import _issue, _library

    config = settings()
    with _library.opened(config) as store:
        read = _library.collect(store, config)
    _issue.tell_rejected(read.rejected)
    if not read.articles and read.rejected:
        raise PartlyFailed(
            f"no article was read: all {len(read.rejected)} files were rejected; the list above says why"
        )
