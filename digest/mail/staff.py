"""The addresses in [mail]: who sends, who answers, where bounces go."""

from __future__ import annotations

from digest.config import Config
from digest.errors import ConfigError, UsageError
from digest.subscribers.address import LOCAL_BYTES, Address, parse_named
from digest.subscribers.tokens import TAG_LENGTH


def sender_of(config: Config) -> Address:
    """The address in [mail] from; raises ConfigError when it is missing or invalid."""
    if not config.mail.from_:
        raise ConfigError("digest.toml: [mail] has no 'from'; add the sender's address")
    return configured("from", config.mail.from_)


def bounces_of(config: Config) -> Address | None:
    """The address in [mail] bounces, which has room for a reader's tag; None without one."""
    if not config.mail.bounces:
        return None
    address = configured("bounces", config.mail.bounces)
    local = address.envelope.rpartition("@")[0]
    longest = LOCAL_BYTES - TAG_LENGTH - 1
    if address.international or len(local) > longest or "+" in local:
        raise ConfigError(
            f"digest.toml: [mail] bounces: '{address.email}' has no room for a reader's tag; "
            f"before the @ use at most {longest} letters and digits, without '+'"
        )
    return address


def configured(key: str, text: str) -> Address:
    """The address in *text*, the value of *key*; raises ConfigError when it is invalid."""
    try:
        return parse_named(text)
    except UsageError as error:
        raise ConfigError(f"digest.toml: [mail] {key}: {error}") from error
