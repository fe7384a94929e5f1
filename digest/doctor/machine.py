"""Checks of this machine: libraries, fonts, disk, clock, time zone, permissions."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import digest
from digest.config import Config
from digest.doctor.findings import Finding, good, skipped, wrong
from digest.mail.dkim_keys import key_files
from digest.store.database import file_of
from digest.subscribers.tokens import KEY_FILE

LEAST_BYTES = 500_000_000
"""Free space on the disk: an issue with its pictures takes about 50 MB while it is made."""

SKEW = timedelta(minutes=5)
SITE = ("starlette", "uvicorn", "multipart", "pypdfium2")
"""What ``digest[web]`` brings."""


def pango(_config: Config, _now: datetime) -> Iterator[Finding]:
    from digest.press.libraries import install_command, missing_libraries

    if missing := missing_libraries():
        yield wrong("pango", f"{', '.join(missing)} cannot be loaded; run: {install_command()}")
    else:
        yield good("pango", "the libraries that set pages are there")


def fonts(config: Config, _now: datetime) -> Iterator[Finding]:
    """The fonts of the theme; a missing one raises with the command that installs it."""
    from digest.themes import load_theme
    from digest.themes.fonts import faces

    theme = load_theme(config.magazine.theme)
    families = {family: None for stack in theme.fonts.values() for family in stack}
    for family in families:
        faces(family)
    yield good("fonts", f"{', '.join(families)}, for the theme {theme.name}")


def disk(config: Config, _now: datetime) -> Iterator[Finding]:
    """Free space where issues and the database are written."""
    folders = {_existing(config.folder / config.output): None, _existing(config.folder): None}
    if file := file_of(config.store, config.folder):
        folders[_existing(file.parent)] = None
    for folder in folders:
        free = shutil.disk_usage(folder).free
        text = f"{free / 1e9:,.1f} GB free at {folder}"
        if free < LEAST_BYTES:
            yield wrong("disk", f"{text}; free some, {LEAST_BYTES / 1e9} GB are the least")
        else:
            yield good("disk", text)


def clock(config: Config, now: datetime) -> Iterator[Finding]:
    """Whether the clock is behind what is known to have happened."""
    known = {"digest was installed": Path(digest.__file__)}
    if config.file:
        known["digest.toml was written"] = config.file
    for what, file in known.items():
        moment = datetime.fromtimestamp(file.stat().st_mtime, tz=UTC)
        if moment > now + SKEW:
            yield wrong(
                "clock",
                f"it says {now:%Y-%m-%d %H:%M %Z}, but {what} on {moment:%Y-%m-%d %H:%M %Z}; set "
                "it, and keep it right with NTP: timedatectl set-ntp true",
            )
            return
    yield good("clock", f"{now:%Y-%m-%d %H:%M %Z}")


def zone(config: Config, now: datetime) -> Iterator[Finding]:
    local = now.astimezone(config.magazine.zone)
    yield good("time zone", f"{config.magazine.timezone}: it is {local:%A %H:%M} there")


def permissions(config: Config, _now: datetime) -> Iterator[Finding]:
    """Files with keys, passwords or addresses that others can read."""
    files = [config.folder / KEY_FILE, *(one.file for one in key_files(config))]
    mail = config.mail
    files += [
        config.folder / name for name in (mail.password_file, mail.bounces_password_file) if name
    ]
    if database := file_of(config.store, config.folder):
        files.append(database)
    present = [file for file in files if file.is_file()]
    open_files = [file for file in present if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)]
    for file in open_files:
        yield wrong("permissions", f"{file} can be read by others; run: chmod 600 '{file}'")
    if present and not open_files:
        names = ", ".join(dict.fromkeys(file.name for file in present))
        yield good("permissions", f"only you read {names}")
    if not present:
        yield skipped("permissions", "no keys, passwords or database yet")


def site(config: Config, _now: datetime) -> Iterator[Finding]:
    if not config.web.url:
        yield skipped("site", "[web] has no 'url': mails attach the PDF, readers leave by mail")
    elif missing := [name for name in SITE if find_spec(name) is None]:
        yield wrong("site", f"{', '.join(missing)} missing; run: pip install 'digest[web]'")
    elif not config.web.url.startswith("https:"):
        yield wrong(
            "site", f"{config.web.url} is not https: mail programs offer no one-click to leave"
        )
    else:
        yield good("site", config.web.url)


def _existing(folder: Path) -> Path:
    """*folder*, or the nearest one above it that exists."""
    return next(one for one in (folder, *folder.parents) if one.is_dir())
