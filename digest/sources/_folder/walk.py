"""Lists the files of a folder: those that can be articles, in a fixed order, and the others by
name or by number, so that none is passed over in silence.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from digest.model import Rejected
from digest.sources._folder.formats import DOCUMENTS, FEEDS, HTML, READ
from digest.sources._folder.others import Others, files_below
from digest.sources._folder.sites import Sites

#: Folders that hold no texts of the site in any program; their files are counted.
_SKIPPED = {
    "node_modules",
    "bower_components",
    "vendor",
    "_site",
    "_layouts",
    "_includes",
    "_sass",
    "_data",
    "_plugins",
    "__pycache__",
}
_DRAFTS = {"_drafts"}
_INDEX = re.compile(r"index(?:\.[A-Za-z-]{2,10})?\.(?:md|markdown)")
_ANY_INDEX = re.compile(r"index(?:\.[A-Za-z-]{2,10})?\.(?:md|markdown|html?)")
# Folders that site generators have beside their posts. They are skipped only within a site, since a
# section may be called "public".
_FURNITURE = {
    "static",
    "assets",
    "public",
    "themes",
    "layouts",
    "archetypes",
    "resources",
    "i18n",
    "data",
    "wp-content",
    "images",
    "img",
    "css",
    "js",
}
_MARKS = (
    "_config.yml",
    "_config.yaml",
    "_config.toml",
    "hugo.toml",
    "hugo.yaml",
    "config.toml",
    "_posts",
    "content",
)
#: Files that accompany a site or a program.
NOT_ARTICLES = {
    "license",
    "licence",
    "copying",
    "notice",
    "readme",
    "changelog",
    "changes",
    "contributing",
    "authors",
    "code_of_conduct",
    "security",
    "robots",
    "humans",
    "ads",
    "app-ads",
    "requirements",
    "constraints",
    "_index",
    "cname",
}

#: What is named file by file; all others are counted.
_NAMED = frozenset(READ) | frozenset(DOCUMENTS) | frozenset(FEEDS)


def article_files(path: Path, sites: Sites) -> Iterator[Path | Rejected]:
    """Yield *path* itself, or the files below it that can be articles.

    Links to folders are not followed, nor links that lead out of *path*. Yields a Rejected for each
    document in a format that is not read, each link and folder that cannot be opened, and one for
    the files of each folder that can be no articles.
    """
    if not path.is_dir():
        yield path if path.is_file() and path.suffix.lower() in READ else unread(path)
        return
    yield from _Walk(path, sites).items()


class _Walk:
    """One walk through a folder."""

    def __init__(self, path: Path, sites: Sites) -> None:
        self._path = path
        self._top = path.resolve()
        self._sites = sites
        self._others = Others(path)
        self._names: dict[str, str] = {}
        self._bundles: set[Path] = set()

    def items(self) -> Iterator[Path | Rejected]:
        errors: list[OSError] = []
        for place, folders, names in os.walk(self._path, onerror=errors.append):
            folder = Path(place)
            yield from self._drafts(folder, folders)
            yield from self._links(folder, folders)
            folders[:] = sorted(name for name in folders if self._enters(folder, name))
            yield from self._files(folder, sorted(names))
        yield from map(_closed, errors)
        yield from self._others.rejected()

    def _files(self, folder: Path, names: list[str]) -> Iterator[Path | Rejected]:
        within = folder.parent in self._bundles
        bundle = within or self._is_bundle(folder, names)
        if bundle:
            self._bundles.add(folder)
        plain = _plain_files(folder)
        self._names.clear()
        for name in names:
            file = folder / name
            suffix = file.suffix.lower()
            link = None if name in plain else _link_problem(file, self._top)
            if problem := link or self._twin(file, suffix):
                yield problem
            elif name.startswith(".") or suffix not in _NAMED:
                self._others.add(file)
            elif suffix not in READ:
                yield unread(file)
            elif reason := _no_article(name, in_bundle=bundle, below=within):
                yield Rejected(where=str(file), reason=reason)
            elif name in plain or file.is_file():
                yield file
            else:
                self._others.add(file)

    def _is_bundle(self, folder: Path, names: list[str]) -> bool:
        """Whether *folder* is a page bundle of Hugo: beside its ``index.md`` all other texts there
        and below are parts of it.
        """
        known = self._sites.of_folder(folder)
        of_hugo = known.kind == "hugo" and bool(known.stamp)
        marked = of_hugo or "content" in folder.resolve().parts
        index = _ANY_INDEX if of_hugo else _INDEX
        return marked and any(map(index.fullmatch, names))

    def _twin(self, file: Path, suffix: str) -> Rejected | None:
        """A name given twice, with its accents written in the two ways of Unicode."""
        if file.name.isascii() or suffix not in READ:
            return None
        name = unicodedata.normalize("NFC", file.name)
        first = self._names.setdefault(name, file.name)
        if first == file.name:
            return None
        return Rejected(
            where=str(file),
            reason="a duplicate: another file has this name, its accents written otherwise",
            remedy="remove one of the two",
        )

    def _drafts(self, folder: Path, folders: list[str]) -> Iterator[Rejected]:
        for name in sorted(_DRAFTS.intersection(folders)):
            for file in files_below(folder / name):
                if file.suffix.lower() in READ:
                    yield Rejected(
                        where=str(file), reason="a draft", remedy="publish it to include it"
                    )
                else:
                    self._others.add(file)

    def _links(self, folder: Path, folders: list[str]) -> Iterator[Rejected]:
        for name in sorted(folders):
            if (folder / name).is_symlink():
                yield Rejected(
                    where=str(folder / name),
                    reason="a link to a folder, which is not followed",
                    remedy="name the folder itself as a source",
                )

    def _enters(self, folder: Path, name: str) -> bool:
        """Whether the folder *name* in *folder* may hold articles; the files of others are
        counted.
        """
        place = folder / name
        if place.is_symlink() or name in _DRAFTS:
            return False
        if name.startswith("."):
            self._others.add_folder(place)
            return False
        skipped = name in _SKIPPED or (
            name.lower() in _FURNITURE and any((folder / mark).exists() for mark in _MARKS)
        )
        site = self._sites.of_folder(folder)
        if skipped or (name in site.generator.skipped and folder == site.root):
            self._others.add_all(place)
            return False
        return True


def unread(path: Path) -> Rejected:
    """The rejection of a document, by its format."""
    suffix = path.suffix.lower()
    if suffix in FEEDS and (kind := _kind_of_feed(path)):
        return Rejected(
            where=str(path), reason=f"{kind}, no article", remedy="name it as a source of its own"
        )
    return Rejected(
        where=str(path),
        reason=f"unsupported format {path.suffix}" if path.suffix else "unsupported format",
        remedy="save it as Markdown, HTML or plain text",
    )


def _kind_of_feed(path: Path) -> str:
    try:
        with path.open("rb") as file:
            head = file.read(2000)
    except OSError:
        return ""
    kinds = (
        (b"<opml", "a list of feeds"),
        (b"wordpress.org/export/", "an export of WordPress"),
        (b"<urlset", "a map of the site"),
        (b"<sitemapindex", "a map of the site"),
        (b"<rss", "a feed"),
        (b"<feed", "a feed"),
        (b"<rdf:RDF", "a feed"),
    )
    mail = {".mbox": "a mailbox", ".eml": "a mail"}
    return mail.get(path.suffix.lower()) or next((kind for tag, kind in kinds if tag in head), "")


def _no_article(name: str, *, in_bundle: bool, below: bool) -> str:
    """Why a file of this name is no article, "" where it may be one.

    *below*: it lies in a folder of a page bundle, in which ``index.md`` is a part too.
    """
    stem, _, suffix = name.lower().rpartition(".")
    plain = stem.partition(".")[0]
    if plain == "_index":
        return "a page that lists articles"
    if plain in NOT_ARTICLES and not (f".{suffix}" in HTML and plain in ("authors", "security")):
        return "a file about the site or its program, no article"
    if in_bundle and (below or plain != "index"):
        return "a part of the page bundle that it lies in"
    return ""


def _plain_files(folder: Path) -> frozenset[str]:
    """The names of the files in *folder*, without links; one look tells them all apart."""
    try:
        with os.scandir(folder) as entries:
            return frozenset(
                entry.name for entry in entries if entry.is_file(follow_symlinks=False)
            )
    except OSError:  # the folder has just gone: each file is looked at by itself
        return frozenset()


def _link_problem(file: Path, top: Path) -> Rejected | None:
    """Why *file*, a link that stands below *top*, is not followed; None where it may be."""
    if not file.is_symlink():
        return None
    try:
        target = file.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a loop, before Python 3.13
        return Rejected(
            where=str(file),
            reason="a link that leads nowhere",
            remedy="mend the link, or remove it",
        )
    if target.is_relative_to(top):
        return None
    return Rejected(
        where=str(file),
        reason="a link that leads out of the folder",
        remedy="copy the file into the folder",
    )


def _closed(error: OSError) -> Rejected:
    return Rejected(
        where=str(error.filename),
        reason=f"cannot be read ({error.strerror})",
        remedy="check its permissions",
    )
