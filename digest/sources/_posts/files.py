"""The files of a source: one that is named, or those in a folder."""

from __future__ import annotations

from pathlib import Path

from digest.model import Rejected


def export_files(path: Path, suffixes: tuple[str, ...]) -> list[Path] | Rejected:
    """*path* itself, or the files in it with one of *suffixes*; why there are none."""
    if not path.exists():
        return Rejected(
            where=str(path),
            reason="no such file or folder",
            remedy="correct 'path' of this [[source]] in digest.toml",
        )
    if not path.is_dir():
        return [path]
    try:
        files = sorted(
            each
            for each in path.iterdir()
            if each.name.lower().endswith(suffixes) and not each.name.startswith(".")
        )
    except OSError as error:
        return Rejected(where=str(path), reason=f"cannot be read ({error.strerror})")
    return files or Rejected(
        where=str(path), reason="no export here", remedy=f"add files that end in {suffixes[0]}"
    )
