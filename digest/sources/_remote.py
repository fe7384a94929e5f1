"""Fetches the remote pictures of articles as they pass, each once, into a folder of files.

No kind of source needs to know of it. A later build takes the files and needs no network.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import DigestError
from digest.files import write_whole
from digest.model import Article, Image
from digest.sources._items import RETRY, Context, Item
from digest.sources._sites import same_site

if TYPE_CHECKING:
    from digest.sources.net import Access, Validators
    from digest.sources.net.pictures import Outcome, Picture

ALL, OWN, NONE = "all", "own", "none"
AT_ONCE = 40
"""Articles that are held back until their pictures are there."""
MOST_OF_ONE = 40
"""Pictures of one article that are fetched."""
FRESH = timedelta(days=7)
"""How long a picture counts as unchanged without asking."""
AGAIN = timedelta(hours=1)
"""How long a picture is not asked for again whose server did not answer."""
REFUSED = timedelta(days=1)
"""How long a picture is not asked for again that is gone, or is none."""
_INDEX = "addresses"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of an address: its *file*'s name, and the server's word on it.

    Without a file: the *reason* why there is none, for a while; *again*: another time it may be
    had.
    """

    file: str = ""
    reason: str = ""
    again: bool = False
    etag: str = ""
    modified: str = ""
    asked: str = ""

    @property
    def validators(self) -> Validators:
        from digest.sources.net import Validators

        return Validators(etag=self.etag, modified=self.modified)


@dataclass(frozen=True, slots=True)
class _Got:
    """What an address gave: the picture's path, or why there is none. *again*: another time it
    may be had.
    """

    path: str = ""
    reason: str = ""
    again: bool = False


def with_pictures(
    items: Iterable[Item],
    context: Context,
    folder: Path | None,
    policy: str,
    access: Callable[[], Access] | None = None,
) -> Iterator[Item]:
    """*items* in their order, the articles with the remote pictures that *policy* allows.

    Each picture is stored in *folder* under the hash of its content; without a folder none is
    fetched. *access* says what they are asked with. What could not be had is a note of its article,
    whose place is remembered under RETRY where another time may help.
    """
    album = _Album(context, folder, policy, access)
    held: list[Item] = []
    waiting = 0
    for item in items:
        if isinstance(item, Article):
            item = album.chosen(item)  # noqa: PLW2901 - the same article, with fewer pictures
            waiting += bool(album.wanted(item))
        held.append(item)
        if not waiting or waiting >= AT_ONCE:
            yield from album.completed(held)
            held, waiting = [], 0
    yield from album.completed(held)


@dataclass(slots=True)
class _Album:
    """The pictures of one source in one run."""

    context: Context
    folder: Path | None
    policy: str
    access: Callable[[], Access] | None
    _got: dict[str, _Got] = field(default_factory=dict)

    def chosen(self, article: Article) -> Article:
        """*article* with the pictures that the policy allows."""
        if self.policy == NONE:
            return replace(article, images=())
        if self.policy != OWN:
            return article
        others = [image for image in article.images if self._is_foreign(image, article)]
        notes = [
            f'picture {image.src} is on another site, and pictures = "own"' for image in others
        ]
        images = tuple(image for image in article.images if image not in others)
        return replace(article, images=images, notes=(*article.notes, *notes))

    def _is_foreign(self, image: Image, article: Article) -> bool:
        return _is_remote(image) and not same_site(image.src, article.url or article.path)

    def wanted(self, article: Article) -> list[str]:
        """The addresses of *article* that are to be fetched."""
        since = self.context.since
        old = since is not None and article.published is not None and article.published < since
        if self.folder is None or old:  # of an archive, only what may be printed
            return []
        remote = [image.src for image in article.images if _is_remote(image) and not image.path]
        return list(dict.fromkeys(remote))[:MOST_OF_ONE]

    def completed(self, items: Sequence[Item]) -> Iterator[Item]:
        """*items*, the articles with their pictures."""
        articles = [item for item in items if isinstance(item, Article)]
        addresses = {address for article in articles for address in self.wanted(article)}
        if new := sorted(addresses - self._got.keys()):
            self._fetch(new)
        for item in items:
            yield self._filled(item) if isinstance(item, Article) else item

    # Fetching

    def _fetch(self, addresses: Sequence[str]) -> None:
        unknown = [address for address in addresses if not self._has(address)]
        if not unknown:  # nothing of the web is imported
            return
        from digest.sources.net import Access, Request
        from digest.sources.net.pictures import fetch_pictures

        access = self.access() if self.access else Access()
        requests = [
            Request(url=address, access=access, validators=self._known(address).validators)
            for address in unknown
        ]
        for outcome in fetch_pictures(self.context.client(), requests):
            self._got[outcome.request.url] = self._kept(outcome)

    def _has(self, address: str) -> bool:
        """Whether an earlier run says what *address* gives; then it is taken from there."""
        known = self._known(address)
        if known.file and self._is_fresh(known):
            self._got[address] = _Got(str(self._file(known.file)))
        elif known.reason and self._is_recent(known, AGAIN if known.again else REFUSED):
            self._got[address] = _Got(reason=known.reason, again=known.again)
        return address in self._got

    def _kept(self, outcome: Outcome) -> _Got:
        """What is kept of *outcome*: a file, or a reason. A file that is there already stays where
        its server does not answer now.
        """
        from digest.sources.net import Cause, Failure, Unchanged
        from digest.sources.net.pictures import Picture

        address = outcome.request.url
        known = self._known(address)
        if isinstance(outcome, Picture):
            return self._stored(address, outcome)
        if isinstance(outcome, Unchanged):
            validators = outcome.validators
            renewed = replace(
                known, etag=validators.etag, modified=validators.modified, asked=self._now()
            )
            return self._remembered(address, renewed)
        if known.file and isinstance(outcome, Failure) and outcome.temporary:
            return _Got(str(self._file(known.file)))
        again = isinstance(outcome, Failure) and outcome.temporary
        silent = isinstance(outcome, Failure) and outcome.cause in (Cause.UNREACHABLE, Cause.TIME)
        if silent or not again:
            # Waiting for a server that does not answer, or asking for what it does not have, would
            # hold up each build in turn.
            self._remember(address, _Known(reason=outcome.reason, again=again, asked=self._now()))
        return _Got(reason=outcome.reason, again=again)

    def _stored(self, address: str, picture: Picture) -> _Got:
        name = sha256(picture.content).hexdigest()[:32] + picture.suffix
        file = self._file(name)
        try:
            if not file.is_file():
                write_whole(file, picture.content)
            known = _Known(
                file=name,
                etag=picture.validators.etag,
                modified=picture.validators.modified,
                asked=self._now(),
            )
            return self._remembered(address, known)
        except DigestError as error:
            return _Got(reason=str(error), again=True)

    # The index: a small file for each address

    def _known(self, address: str) -> _Known:
        try:
            known = _Known(**json.loads(self._card(address).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return _Known()
        if known.file and not self._file(known.file).is_file():
            return _Known()
        return known

    def _remembered(self, address: str, known: _Known) -> _Got:
        self._remember(address, known)
        return _Got(str(self._file(known.file)))

    def _remember(self, address: str, known: _Known) -> None:
        values = {name: value for name, value in asdict(known).items() if value}
        write_whole(self._card(address), json.dumps(values).encode())

    def _card(self, address: str) -> Path:
        name = sha256(address.encode("utf-8", "replace")).hexdigest()[:32]
        return self._file(_INDEX) / f"{name}.json"

    def _file(self, name: str) -> Path:
        assert self.folder is not None  # noqa: S101 - without one nothing is wanted
        return self.folder.absolute() / name

    def _now(self) -> str:
        return self.context.now.isoformat() if self.context.now else ""

    def _is_fresh(self, known: _Known) -> bool:
        if self.context.now is None or not known.asked or not known.validators:
            return True
        return self._is_recent(known, FRESH)

    def _is_recent(self, known: _Known, span: timedelta) -> bool:
        """Whether the server of *known* was asked less than *span* ago."""
        now = self.context.now
        try:
            return now is not None and abs(now - datetime.fromisoformat(known.asked)) < span
        except (ValueError, TypeError):  # a file that somebody changed
            return False

    # Filling in

    def _filled(self, article: Article) -> Article:
        """*article* with the paths of its pictures, and notes on those that are missing."""
        wanted = self.wanted(article)
        if not wanted:
            return article
        images: list[Image] = []
        notes: list[str] = []
        for image in article.images:
            got = self._got.get(image.src) if image.src in wanted else None
            images.append(replace(image, path=got.path) if got and got.path else image)
            if got and got.reason:
                notes.append(f"picture {image.src} {got.reason}")
        memory = self.context.memory
        if any(self._got[address].again for address in wanted):
            memory.remember(article.path, RETRY)
        elif memory.stamp(article.path) == RETRY:
            memory.remember(article.path, "")
        left = sum(_is_remote(image) and not image.path for image in article.images) - len(wanted)
        if left > 0:
            notes.append(f"{left} of its pictures were not fetched: more than {MOST_OF_ONE}")
        unique = tuple(dict.fromkeys(notes))
        return replace(article, images=tuple(images), notes=(*article.notes, *unique))


def _is_remote(image: Image) -> bool:
    return image.src.startswith(("http://", "https://"))
