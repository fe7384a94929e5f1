"""``digest serve``."""

from __future__ import annotations

from importlib.util import find_spec

import click

from digest.cli.common import common_options, note, now, settings
from digest.errors import MissingLibrary

NEEDED = ("starlette", "uvicorn", "multipart", "pypdfium2")


@click.command()
@common_options
def serve() -> None:
    """Run the magazine's site: subscribe, confirm, leave, preferences, archive, feed.

    It listens on [web] host and port, for a proxy in front of it that speaks https, and sends the
    mails with links that readers ask for. It ends with Ctrl-C or SIGTERM.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise MissingLibrary(
            f"the site needs {', '.join(missing)}; install what it needs with: "
            "pip install 'digest[web]'"
        )
    from digest import pipeline
    from digest.cli import _library, _mail
    from digest.web import server

    def tell(line: str) -> None:
        note(f"{now():%Y-%m-%d %H:%M:%S} {line}", always=True)

    config = _mail.with_password(settings())
    with _library.opened(config) as store:
        folder = pipeline.output_folder(config)
        door, postman = server.build(store, config, folder, now=now, tell=tell)
        web = config.web

        def ready() -> None:
            note(f"{config.magazine.title} at {web.url}: listening on {web.host}:{web.port}")

        server.serve(door, postman, tell=tell, ready=ready)
