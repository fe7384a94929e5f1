"""Runs the site with uvicorn."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import uvicorn

from digest.config import Config
from digest.errors import ConfigError, DigestError
from digest.mail.campaign import open_transport
from digest.mail.notes import Notes
from digest.mail.staff import sender_of
from digest.press.webpages import Pages
from digest.subscribers.tokens import Tokens, secret_key
from digest.themes import load_theme
from digest.web.app import application
from digest.web.archive import Archive
from digest.web.door import Door
from digest.web.index import FILE, Index
from digest.web.postman import Postman

if TYPE_CHECKING:
    import socket

    from digest.store.store import Store

KEEP_ALIVE = 30  # seconds for which an idle connection of a proxy stays open
CONNECTIONS = 500  # at once; beyond that the answer is 503


def build(
    store: Store,
    config: Config,
    folder: Path,
    *,
    now: Callable[[], datetime],
    tell: Callable[[str], None],
) -> tuple[Door, Postman]:
    """The site of the magazine whose issues are in *folder*, and the postman beside it.

    Raises ConfigError for settings without which it cannot work.
    """
    if not config.web.url:
        raise ConfigError(
            "digest.toml: [web] has no 'url'; add the address where readers find these pages"
        )
    sender_of(config)
    if not config.mail.postal_address.strip():
        raise ConfigError(
            "digest.toml: [mail] has no 'postal_address'; add the publisher's address, "
            "which the law requires in every mail"
        )
    open_transport(config).close()  # raises for missing settings
    tokens = Tokens(secret_key(config.folder, given=config.secret))
    archive = Archive(store, folder)
    pages = _pages(config, archive)

    def newest() -> str:
        latest = archive.issues(1)
        return f"{config.web.url}{latest[0].path}" if latest else ""

    notes = Notes(config=config, store=store, tokens=tokens, pages=pages, newest=newest)
    postman = Postman(config=config, store=store, notes=notes, now=now, tell=tell)
    door = Door(
        config=config,
        store=store,
        tokens=tokens,
        pages=pages,
        archive=archive,
        index=Index(archive, folder / FILE),
        now=now,
        wake=postman.wake,
    )
    return door, postman


def _pages(config: Config, archive: Archive) -> Pages:
    """The pages in the magazine's language, or in that of its newest issue."""
    latest = archive.issues(1)
    language = config.magazine.language or (latest[0].language if latest else "en")
    return Pages(
        theme=load_theme(config.magazine.theme),
        title=config.magazine.title,
        tagline=config.magazine.tagline,
        language=language,
        url=config.web.url,
        base=urlsplit(config.web.url).path.rstrip("/"),
    )


def settings(door: Door, *, tell: Callable[[str], None]) -> uvicorn.Config:
    """How uvicorn serves the site of *door*; *tell* gets lines for the log."""
    return uvicorn.Config(
        application(door, tell=tell),
        host=door.config.web.host,
        port=door.config.web.port,
        proxy_headers=False,  # the application does it, for the proxies that are configured
        server_header=False,
        access_log=False,  # links carry tokens
        log_config=None,
        log_level="critical",
        timeout_keep_alive=KEEP_ALIVE,
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=10,
    )


class _Server(uvicorn.Server):
    """Calls *ready* once it listens."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def serve(
    door: Door, postman: Postman, *, tell: Callable[[str], None], ready: Callable[[], None]
) -> None:
    """Answer until SIGTERM or Ctrl-C; what is being answered or sent then is finished.

    *ready* is called once it listens.

    Raises DigestError where the port cannot be had.
    """
    web = door.config.web
    server = _Server(settings(door, tell=tell), ready)
    sender = threading.Thread(target=postman.run, name="postman")
    # uvicorn raises the signal that ended it once more, which would end the process right there.
    earlier = signal.signal(signal.SIGTERM, lambda *_: None)
    sender.start()
    with suppress(SystemExit):  # uvicorn's way to say that it could not start
        try:
            server.run()
        finally:
            postman.stop()
            sender.join()
            signal.signal(signal.SIGTERM, earlier)
    if not server.started:
        raise DigestError(
            f"{web.host}:{web.port} cannot be listened on; another program may have the port: set "
            "another [web] port"
        )
