"""Zola."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from digest.sources._folder.settings import (
    address,
    language,
    read_settings,
    settings_text,
    title_of,
)
from digest.sources._folder.site import Generator, Site, short_title

_OWN = re.compile(r"^\s*base_url\s*=", re.MULTILINE)
_BLOCK = re.compile(r"\{%\s{0,9}(?:end|\w{1,40}\([^{}]{0,500}\))\s{0,9}%\}")


class Zola(Generator):
    """``config.toml`` with a ``base_url``, texts in ``content``."""

    name = "zola"
    configs = ("config.toml", "zola.toml")
    rank = 1

    def configuration(self, folder: Path, names: frozenset[str]) -> Path | None:
        config = super().configuration(folder, names)
        return config if config and _OWN.search(settings_text(config)) else None

    def settled(self, site: Site, config: Path) -> Site:
        fields = read_settings(config)
        return replace(
            site,
            title=short_title(title_of(fields, "title")),
            url=address(fields, "base_url"),
            language=language(fields, "default_language"),
        )

    def prepared(self, text: str) -> str:
        """The words between ``{% quote() %}`` and ``{% end %}`` stay."""
        return _BLOCK.sub("", text) if "{%" in text else text


GENERATOR = Zola()
