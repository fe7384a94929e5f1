"""Eleventy."""

from __future__ import annotations

from pathlib import Path

from digest.sources._folder.settings import read_settings
from digest.sources._folder.site import Generator, Site
from digest.sources.reading.fields import Fields


class Eleventy(Generator):
    """``.eleventy.js`` or ``eleventy.config.js``; texts anywhere, data in ``_data``."""

    name = "eleventy"
    configs = (
        ".eleventy.js",
        *(f"eleventy.config.{kind}" for kind in ("js", "mjs", "cjs", "ts")),
    )
    rank = 2

    def refusal(self, fields: Fields, file: Path, site: Site) -> tuple[str, str] | None:
        """``permalink: false`` writes no page; what is in no collection is listed nowhere."""
        shared = _data_of(file.parent)
        for source in (fields, shared):
            if source.flag("permalink") is False:
                return "not rendered by its site", "remove 'permalink: false' to include it"
            if source.flag("eleventyexcludefromcollections"):
                return "kept out of the site's lists", ""
        if fields.flag("sitemap") is False:
            return "kept out of the site's map", "remove 'sitemap: false' to include it"
        return None


def _data_of(folder: Path) -> Fields:
    """What Eleventy's ``posts/posts.json`` says of all files in ``posts``."""
    file = folder / f"{folder.name}.json"
    return read_settings(file) if file.is_file() else Fields()


GENERATOR = Eleventy()
