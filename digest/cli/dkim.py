"""``digest dkim``."""

from __future__ import annotations

import click

from digest.cli.common import common_options, note, result, settings
from digest.errors import ConfigError


@click.command()
@common_options
def dkim() -> None:
    """Print the DNS records of the keys that sign the mails; make keys that are missing.

    [mail] dkim_selector and dkim_key_file name a key, dkim_selector2 and dkim_key_file2 a second
    one. The records are lines of a zone file. Publish them before the next issue is sent.
    """
    from digest.mail.dkim_keys import make_missing, signers
    from digest.mail.staff import sender_of

    config = settings()
    domain = sender_of(config).domain
    for file in make_missing(config):
        note(f"made {file}; keep it private, and make a backup")
    found = signers(config, domain)
    if not found:
        raise ConfigError(
            "digest.toml: [mail] names no key; add dkim_selector, such as "
            '"digest1", and dkim_key_file, such as "dkim.pem"'
        )
    for signer in found:
        name, text = signer.record()
        result(f"{name}. IN TXT {_strings(text)}")


def _strings(text: str) -> str:
    """*text* as the strings of a TXT record, which hold 255 characters each."""
    return " ".join(f'"{text[start : start + 255]}"' for start in range(0, len(text), 255))
