"""Astro."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from digest.sources._folder.settings import address, read_settings
from digest.sources._folder.site import Generator, Site


class Astro(Generator):
    """``astro.config.mjs``, texts in ``src/content``."""

    name = "astro"
    configs = tuple(f"astro.config.{kind}" for kind in ("mjs", "js", "ts", "mts", "cjs"))
    rank = 2
    skipped = frozenset({"components", "layouts", "dist"})
    templates = False

    def settled(self, site: Site, config: Path) -> Site:
        return replace(site, url=address(read_settings(config), "site"))


GENERATOR = Astro()
