"""Jekyll, and Octopress, which is made of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from digest.sources._folder.settings import address, language, path_below, read_settings, title_of
from digest.sources._folder.site import Generator, Site, short_title
from digest.sources.reading.fields import Fields


class Jekyll(Generator):
    """``_config.yml``, posts in ``_posts`` folders, dates in their names."""

    name = "jekyll"
    configs = ("_config.yml", "_config.yaml", "_config.toml")
    marks: tuple[str, ...] = ("_posts",)

    def settled(self, site: Site, config: Path) -> Site:
        fields = read_settings(config)
        return replace(
            site,
            title=short_title(title_of(fields, "title", "name")),
            url=address(fields, "url"),
            baseurl=path_below(fields.text("baseurl", "root")),
            language=language(fields, "lang", "locale", "language"),
            zone=fields.text("timezone"),
            permalink=fields.text("permalink"),
            excerpt_separator=fields.text("excerpt_separator"),
        )

    def refusal(self, fields: Fields, file: Path, site: Site) -> tuple[str, str] | None:
        """Its plug-in jekyll-sitemap reads ``sitemap: false``: the page is not to be found."""
        if fields.flag("sitemap") is False:
            return "kept out of the site's map", "remove 'sitemap: false' to include it"
        return None


GENERATOR = Jekyll()
