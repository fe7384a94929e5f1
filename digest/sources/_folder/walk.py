"""Lists the files of a folder that can be articles, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from digest.model import Rejected
from digest.sources._folder.post import READ

DOCUMENTS = {".rst", ".adoc", ".asciidoc", ".org", ".textile", ".docx", ".doc", ".odt", ".rtf"}

_SKIPPED = {
    "node_modules",
    "bower_components",
    "vendor",
    "_site",
    "_drafts",
    "_layouts",
    "_includes",
    "_sass",
    "_data",
    "_plugins",
    "__pycache__",
}
# Folders that a site generator has beside its posts. They are skipped only within a site, since a
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
}


def article_files(path: Path) -> Iterator[Path | Rejected]:
    """Yield *path* itself, or the files below it that can be articles.

    Links to folders are not followed, nor links that lead out of *path*. Yields a Rejected for a
    document in a format that is not read and for a folder that cannot be opened.
    """
    if not path.is_dir():
        yield path if path.is_file() and path.suffix.lower() in READ else _unread(path)
        return
    top = path.resolve()
    problems: list[Rejected] = []
    for place, folders, names in os.walk(
        path, onerror=lambda error: problems.append(_closed(error))
    ):
        folder = Path(place)
        folders[:] = sorted(name for name in folders if _is_open(folder, name))
        for name in _articles(sorted(names), in_hugo="content" in folder.resolve().parts):
            file = folder / name
            if file.suffix.lower() in DOCUMENTS:
                yield _unread(file)
            elif problem := _link_problem(file, top):
                yield problem
            elif file.is_file():
                yield file
    yield from problems


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


def _is_open(folder: Path, name: str) -> bool:
    if name.startswith(".") or name in _SKIPPED or (folder / name).is_symlink():
        return False
    return name.lower() not in _FURNITURE or not any((folder / mark).exists() for mark in _MARKS)


def _articles(names: list[str], *, in_hugo: bool) -> Iterator[str]:
    """Yield the names that can be articles.

    Beside the ``index.md`` of a page bundle of Hugo, other files are parts of it.
    """
    bundle = in_hugo and any(name in ("index.md", "index.markdown") for name in names)
    for name in names:
        stem, _, suffix = name.lower().rpartition(".")
        plain = stem.partition(".")[0]
        if name.startswith(".") or f".{suffix}" not in READ | DOCUMENTS or plain in NOT_ARTICLES:
            continue
        if not bundle or plain == "index":
            yield name


def _unread(path: Path) -> Rejected:
    return Rejected(
        where=str(path),
        reason=f"unsupported format {path.suffix}" if path.suffix else "unsupported format",
        remedy="save it as Markdown, HTML or plain text",
    )


def _closed(error: OSError) -> Rejected:
    return Rejected(
        where=str(error.filename),
        reason=f"cannot be read ({error.strerror})",
        remedy="check its permissions",
    )
