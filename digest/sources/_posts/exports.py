"""Reads exports: a file or a folder of them, twice each: posts may name what stands later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from digest.config import SourceConfig
from digest.model import Article, Rejected
from digest.sources._items import Complete, Context, Item
from digest.sources._posts.article import Outlet, Post, broken, build_article, refused
from digest.sources._posts.containers import (
    mark_of_file,
    places_under,
    remember,
    settled,
    still_there,
)
from digest.sources.reading import NotAnArticle

Part = TypeVar("Part")


class CutOff(Exception):
    """The export ends, or stops being what it is, before its end. *reason* says where."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Format(Protocol[Part]):
    """A kind of export, which consists of parts. One value of it reads all files of a source.

    *suffixes* are the endings of its files; *others* counts the parts that are no posts by kind.
    """

    suffixes: tuple[str, ...]
    others: Counter[str]

    @property
    def outlet(self) -> Outlet:
        """What the exports say of the site."""

    def parts(self, path: Path) -> Iterator[Part]:
        """Yield the parts of the file at *path*.

        Raises NotAnArticle for another kind of file, CutOff where it is cut or broken, OSError.
        """

    def note(self, part: Part, path: Path) -> None:
        """Take from *part* of the file at *path* what posts need.

        It is called for every part before any post is read, for the newest file first: what that
        says counts.
        """

    def is_post(self, part: Part) -> bool: ...

    def place(self, part: Part, path: Path) -> str:
        """Where the post *part* is known by in the library."""

    def title(self, part: Part) -> str: ...

    def post(self, part: Part, place: str, path: Path) -> Post:
        """Read the post of the file at *path*. Raises NotAnArticle."""


@dataclass(slots=True)
class _Reading(Generic[Part]):
    """One reading of all files. *broken* says why a file was not read to its end.

    *owners* are the files by place; *posts* and *repeated* count a file's posts, and those that a
    newer file has too.
    """

    form: Format[Part]
    config: SourceConfig
    context: Context
    broken: dict[Path, str] = field(default_factory=dict)
    owners: dict[str, Path] = field(default_factory=dict)
    posts: Counter[Path] = field(default_factory=Counter)
    repeated: Counter[Path] = field(default_factory=Counter)


def read_exports(form: Format[Part], config: SourceConfig, context: Context) -> Iterator[Item]:
    """Yield the public posts of the exports at *config.path*, unless none of them has changed."""
    files = export_files(context.base / Path(config.path).expanduser(), form.suffixes)
    if isinstance(files, Rejected):
        yield files
        return
    marks = {file: _mark(file) for file in files}
    known = {file: places_under(context.memory, str(file), marks[file]) for file in files}
    if all(places is not None for places in known.values()):
        for file, places in known.items():
            yield from still_there(context.memory, str(file), marks[file], places or ())
        yield Complete()
        return
    yield from _read_all(_Reading(form=form, config=config, context=context), marks)


def export_files(path: Path, suffixes: tuple[str, ...]) -> list[Path] | Rejected:
    """*path*, or the files in it with one of *suffixes*, the newest first; why there are none."""
    if not path.exists():
        return Rejected(
            where=str(path),
            reason="no such file or folder",
            remedy="correct 'path' of this [[source]] in digest.toml",
        )
    if not path.is_dir():
        return [path]
    try:
        files = [
            each
            for each in sorted(path.iterdir(), reverse=True)
            if each.name.lower().endswith(suffixes) and not each.name.startswith(".")
        ]
    except OSError as error:
        return Rejected(
            where=str(path), reason=f"cannot be read ({error.strerror})", temporary=True
        )
    files.sort(key=_time, reverse=True)
    return files or Rejected(
        where=str(path), reason="no export here", remedy=f"add files that end in {suffixes[0]}"
    )


def _time(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:  # vanished since
        return 0


def _mark(file: Path) -> str:
    try:
        return mark_of_file(file)
    except OSError:
        return "vanished"


def _read_all(reading: _Reading[Part], marks: dict[Path, str]) -> Iterator[Item]:
    for file in marks:
        for part in _parts(reading, file):
            reading.form.note(part, file)
    for file, mark in marks.items():
        yield from _posts(reading, file)
        places = [place for place, owner in reading.owners.items() if owner == file]
        rejections = list(_of_file(reading, file, last=file == list(marks)[-1]))
        # Before the file's own rejections: the library keeps them under its stamp.
        own = [str(file)] if rejections else []
        remember(reading.context.memory, str(file), mark, places + own)
        yield from rejections
    if not reading.broken:
        yield Complete()


def _parts(reading: _Reading[Part], file: Path) -> Iterator[Part]:
    """Yield the parts of *file* up to where it is broken, which is recorded."""
    try:
        yield from reading.form.parts(file)
    except (CutOff, NotAnArticle) as refusal:
        reading.broken[file] = refusal.reason
    except OSError as error:
        reading.broken[file] = f"cannot be read ({error.strerror or error})"


def _posts(reading: _Reading[Part], file: Path) -> Iterator[Article | Rejected]:
    for part in _parts(reading, file):
        if not reading.form.is_post(part):
            continue
        place = reading.form.place(part, file)
        if place in reading.owners:
            reading.repeated[file] += 1
            continue
        reading.owners[place] = file
        reading.posts[file] += 1
        yield from settled(_article(reading, part, place, file), reading.context)


def _article(reading: _Reading[Part], part: Part, place: str, file: Path) -> Article | Rejected:
    form = reading.form
    try:
        post = form.post(part, place, file)
        return build_article(post, form.outlet, reading.config, reading.context)
    except NotAnArticle as refusal:
        return refused(refusal, place, form.title(part))
    except (ValueError, RecursionError, OverflowError) as error:  # the parsers', for hostile markup
        return broken(error, place)


def _of_file(reading: _Reading[Part], file: Path, *, last: bool) -> Iterator[Rejected]:
    """What is said of a file as a whole, at most one sentence: its place has one rejection."""
    count, repeated = reading.posts[file], reading.repeated[file]
    others = reading.form.others
    said = []
    if file in reading.broken:
        before = f"; the {count} posts before that were read" if count else ""
        said.append(f"{reading.broken[file]}{before}")
    if repeated:
        said.append(f"{repeated} posts that a newer export, or an entry before them, has too")
    if others and last:
        listed = ", ".join(f"{number} {kind}" for kind, number in others.most_common())
        said.append(f"entries that are no posts: {listed}")
    if not count and not said:
        said.append("no post in it")
    if said:
        cut = file in reading.broken
        remedy = "export the site again" if cut else ""
        # What is cut is read again, though it does not change: its posts must not count as whole.
        yield Rejected(where=str(file), reason="; ".join(said), remedy=remedy, temporary=cut)
