"""The passages of a folder of web pages, and of an e-book: page by page, with limits.

Both are sets of files. Pages are read as a browser shows them, feeds and the issue for programs as
their readers take them, style sheets for the words that they would write into a page.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from digest.errors import DigestError, UsageError
from digest.proof import markup
from digest.proof.passages import Passage
from digest.proof.records import record

MOST_FILES = 5_000
MOST_BYTES = 20_000_000
"""Of one file that is a text."""
MOST_IN_ALL = 200_000_000
"""Of all texts of an issue, unpacked."""
XML = (".xhtml", ".xml", ".opf", ".ncx", ".svg")
HTML = (".html", ".htm")
READ = (*HTML, *XML, ".json", ".css")
"""Files whose words readers meet."""
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf")
"""Files without words."""
WRITTEN = re.compile(r"content\s*:[^;}]*?(?P<quote>[\"'])(?P<words>.*?)(?P=quote)", re.DOTALL)
"""Words that a style sheet writes into a page."""


def passages(path: Path) -> tuple[list[Passage], tuple[str, ...]]:
    """Every passage of the folder or the e-book at *path*, and the files that no reader knows.

    DigestError where it cannot be read, or is larger than an issue can be.
    """
    texts, unread = _folder(path) if path.is_dir() else _book(path)
    found = [one for name, data in texts.items() for one in _passages(name, data, texts)]
    return found, unread


def _passages(name: str, data: bytes, files: Mapping[str, bytes]) -> Iterator[Passage]:
    ending = PurePosixPath(name).suffix.lower()
    if ending == ".json":
        yield from record(data, name, files)
    elif ending == ".css":
        yield from _written(data, name)
    else:
        yield from markup.page(data, name, files, html=ending in HTML)


def _written(data: bytes, name: str) -> Iterator[Passage]:
    """The words that a style sheet writes."""
    text = data.decode("utf-8", "replace")
    for written in WRITTEN.finditer(text):
        if any(sign.isalnum() for sign in written["words"]):
            line = text.count("\n", 0, written.start()) + 1
            yield Passage(
                text=written["words"], type=("css", 0.0), runs_on=False, file=name, line=line
            )


def _folder(path: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The texts of a folder by name, and its other files."""
    try:
        files = [one for one in sorted(path.rglob("*")) if one.is_file()]
    except OSError as error:
        raise DigestError(f"{path}: cannot be read ({error}); check its permissions") from error
    named = {one.relative_to(path).as_posix(): one for one in files}
    _check_count(path, len(named))
    texts: dict[str, bytes] = {}
    for name in filter(_is_read, named):
        try:
            with named[name].open("rb") as file:
                texts[name] = file.read(MOST_BYTES + 1)
        except OSError as error:
            raise DigestError(
                f"{named[name]}: cannot be read ({error.strerror or error}); check its permissions"
            ) from error
        _check_size(path, texts, name)
    return texts, _unread(named)


def _book(path: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The texts of an e-book by name, and its other files.

    Nothing is unpacked beyond the limits, whatever the archive says of itself.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            names = [one.filename for one in entries]
            _check_count(path, len(names))
            if len(set(names)) < len(names):
                raise DigestError(f"{path}: holds two files of one name; build the issue again")
            texts: dict[str, bytes] = {}
            for name in filter(_is_read, names):
                with archive.open(name) as file:
                    texts[name] = file.read(MOST_BYTES + 1)
                _check_size(path, texts, name)
    except FileNotFoundError as error:
        raise UsageError(
            f"{path}: does not exist; build the issue first, or check the name"
        ) from error
    except OSError as error:
        raise DigestError(f"{path}: cannot be read ({error}); check its permissions") from error
    except (zipfile.BadZipFile, RuntimeError, ValueError, NotImplementedError, EOFError) as error:
        raise DigestError(
            f"{path}: is no e-book, or damaged ({str(error)[:80]}); build it again"
        ) from error
    except zlib.error as error:
        raise DigestError(f"{path}: is damaged ({error}); build it again") from error
    return texts, _unread(names)


def _is_read(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in READ


def _unread(names: Iterable[str]) -> tuple[str, ...]:
    known = (*READ, *PICTURES)
    return tuple(
        name
        for name in names
        if PurePosixPath(name).suffix.lower() not in known and name != "mimetype"
    )


def _check_count(path: Path, count: int) -> None:
    if count > MOST_FILES:
        raise DigestError(f"{path}: holds {count} files, more than any issue; name another one")


def _check_size(path: Path, texts: Mapping[str, bytes], name: str) -> None:
    if len(texts[name]) > MOST_BYTES or sum(map(len, texts.values())) > MOST_IN_ALL:
        raise DigestError(f"{path}: {name} is larger than any issue's; name another one")
