"""What logging in to mail servers shares: passwords in files, and servers on this machine."""

from __future__ import annotations

import ipaddress
from pathlib import Path

from digest.errors import ConfigError


def password_in(file: Path, key: str) -> str:
    """The password that *file* holds, which the *key* of [mail] names.

    Raises ConfigError where it cannot be read.
    """
    try:
        return file.read_text(encoding="utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"digest.toml: [mail] {key}: {file} cannot be read ({error}); "
            "check its name and permissions"
        ) from error


def is_loopback(host: str) -> bool:
    """Whether *host* is this machine, to which a password may go unencrypted."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
