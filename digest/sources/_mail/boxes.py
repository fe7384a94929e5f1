"""Finds the mails in a file, a folder of files, a Maildir or an mbox. Nothing is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.model import Rejected
from digest.sources._posts.containers import mark_of_file

LARGEST = 25_000_000
"""Bytes of one mail; many servers take no larger one."""
MAIL = (".eml", ".emlx")
MBOX = (".mbox", ".mbx")
#: The line before each mail of an mbox: an address, and the time as C's asctime writes it.
_FROM = re.compile(rb"From \S+\s+[A-Z][a-z]{2} [A-Z][a-z]{2}\s+\d{1,2}\s+\d{1,2}:\d{2}")
_ESCAPED = re.compile(rb"^>(>*From )")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail: where it is known by, and its bytes."""

    place: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A file with one mail, or with several when it *is_mbox*. *place* stays when a Maildir marks
    the mail as read.
    """

    file: Path
    place: str
    is_mbox: bool = False

    @property
    def mark(self) -> str:
        """What changes when the file does. Raises OSError."""
        return mark_of_file(self.file)


def boxes_in(path: Path) -> Iterator[Box | Rejected]:
    """Yield what holds mails at *path*, and one rejection for all that does not."""
    if not path.exists():
        yield Rejected(
            where=str(path),
            reason="no such file or folder",
            remedy="correct 'path' of this [[source]] in digest.toml",
        )
    elif path.is_file():
        yield Box(file=path, place=str(path), is_mbox=_is_mbox(path))
    elif is_maildir(path):
        yield from _maildir(path)
    else:
        yield from _folder(path)


def is_maildir(path: Path) -> bool:
    """Whether *path* is a Maildir."""
    return (path / "cur").is_dir() and (path / "new").is_dir()


def mails_in(box: Box) -> Iterator[Mail | Rejected]:
    """Yield the mails in *box*. Raises OSError."""
    if box.is_mbox:
        yield from _mbox(box)
        return
    with box.file.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    yield (
        _too_large(box.place)
        if len(content) > LARGEST
        else Mail(place=box.place, content=_unwrapped(content))
    )


def looks_like_mail(head: bytes) -> bool:
    """Whether *head*, a file's first bytes, are the header of a mail."""
    names = [line.split(b":")[0].lower() for line in head.splitlines() if _HEADER.match(line)]
    return {b"from", b"date"} <= set(names) and bool(_HEADER.match(head.lstrip(b"\xef\xbb\xbf")))


def looks_like_mbox(head: bytes) -> bool:
    """Whether *head*, a file's first bytes, open an mbox."""
    return bool(_FROM.match(head)) and b"\nFrom:" in head


def _is_mbox(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return bool(_FROM.match(stream.read(200)))
    except OSError:
        return False


def _maildir(path: Path) -> Iterator[Box]:
    for part in ("cur", "new"):
        for file in sorted((path / part).iterdir()):
            if file.is_file() and not file.name.startswith("."):
                name = re.split(r"[:;!]2,", file.name)[0]
                yield Box(file=file, place=str(path / name))


def _folder(path: Path) -> Iterator[Box | Rejected]:
    others: Counter[str] = Counter()
    found = False
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if hidden or not file.is_file():
            continue
        suffix = file.suffix.lower()
        if suffix in MAIL or suffix in MBOX or (not suffix and _is_mbox(file)):
            found = True
            yield Box(file=file, place=str(file), is_mbox=suffix not in MAIL and _is_mbox(file))
        else:
            others[suffix or "without an ending"] += 1
    if others:
        listed = ", ".join(f"{number} {suffix}" for suffix, number in others.most_common(8))
        yield Rejected(where=str(path), reason=f"files that are no mails: {listed}")
    elif not found:
        yield Rejected(where=str(path), reason="no mail here", remedy="add .eml files or an mbox")


def _mbox(box: Box) -> Iterator[Mail | Rejected]:
    """Split an mbox at the lines that begin with "From " behind an empty line."""
    number, size = 0, 0
    lines: list[bytes] = []
    blank = True
    with box.file.open("rb") as stream:
        while line := stream.readline(1_000_000):
            if blank and _FROM.match(line):
                yield from _one(box, number, lines, size)
                number, size, lines = number + 1, 0, []
            else:
                size += len(line)
                if size <= LARGEST:
                    lines.append(_ESCAPED.sub(rb"\1", line))
            blank = line in (b"\n", b"\r\n")
        yield from _one(box, number, lines, size)


def _one(box: Box, number: int, lines: list[bytes], size: int) -> Iterator[Mail | Rejected]:
    if not b"".join(lines).strip():
        return
    place = f"{box.place}#{_message_id(lines) or number}"
    yield _too_large(place) if size > LARGEST else Mail(place=place, content=b"".join(lines))


def _message_id(lines: list[bytes]) -> str:
    for line in lines[:200]:
        if line.lower().startswith(b"message-id:"):
            return line.partition(b":")[2].strip(b" <>\r\n").decode("ascii", "replace")[:200]
        if not line.strip():
            break
    return ""


def _unwrapped(content: bytes) -> bytes:
    """The mail itself: Apple's files put its length in front, others a line "From …"."""
    first, _, rest = content.partition(b"\n")
    bare = first.strip()
    return rest if bare.isdigit() or _FROM.match(first) else content


def _too_large(place: str) -> Rejected:
    return Rejected(
        where=place, reason=f"more than {LARGEST // 1_000_000} MB, too large for a mail"
    )
