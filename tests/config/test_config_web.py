"""[web]: which addresses readers can be led to."""

from pathlib import Path

import pytest

from digest import config
from digest.errors import ConfigError


def test_an_address_loses_its_last_slash() -> None:
    text = '[web]\nurl = "https://weekly.example.org/news/"\n'
    assert config.read(text, file=Path("digest.toml")).web.url == "https://weekly.example.org/news"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("weekly.example.org", "not an address"),
        ("ftp://weekly.example.org", "not an address"),
        ("https://", "not an address"),
        ("https://weekly.example.org?list=1", "not an address"),
        ("http://weekly.example.org", "not encrypted"),
    ],
)
def test_other_addresses_are_refused(address: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        config.read(f'[web]\nurl = "{address}"\n', file=Path("digest.toml"))


def test_this_machine_needs_no_encryption() -> None:
    text = '[web]\nurl = "http://127.0.0.1:8080"\n'
    assert config.read(text, file=Path("digest.toml")).web.url == "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('proxies = ["10.0.0.0/33"]', "neither an address nor a network"),
        ('proxies = ["proxy.example.org"]', "neither an address nor a network"),
        ('topics = [""]', "is no tag"),
        ('topics = ["a, b"]', "is no tag"),
        (f'topics = ["{"a" * 61}"]', "is no tag"),
    ],
)
def test_other_proxies_and_topics_are_refused(line: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        config.read(f"[web]\n{line}\n", file=Path("digest.toml"))


def test_proxies_and_topics() -> None:
    text = f'[web]\nproxies = ["10.0.0.0/8", "::1"]\ntopics = ["{"a" * 60}"]\n'
    web = config.read(text, file=Path("digest.toml")).web
    assert (web.proxies, web.topics) == (("10.0.0.0/8", "::1"), ("a" * 60,))
