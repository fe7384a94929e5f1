"""Finds the site of each file."""

from __future__ import annotations

import os
from pathlib import Path

from digest.sources._folder.generators import every
from digest.sources._folder.settings import read_settings
from digest.sources._folder.site import Generator, Site, stamp_of, up_to
from digest.sources._folder.translations import is_language_folder
from digest.sources.reading.fields import Fields
from digest.sources.reading.names import names_no_outlet, says_nothing

_ASSETS = ("static", "assets")
_STEPS_UP = 6  # folders above the named one that are searched for a configuration
# Where programs keep the names behind the keys of authors.
_AUTHORS = ("_data/authors.yml", "blog/authors.yml", "docs/blog/.authors.yml", ".authors.yml")


class Sites:
    """Finds the site of each file under *top*; the configuration of each site is read once.

    A folder with a configuration wins over one with a program's own folders, that over one with
    assets.
    """

    def __init__(self, top: Path) -> None:
        self._top = top
        self._sites: dict[Path, Site] = {}
        self._roots: dict[Path, Path] = {}
        self._names: dict[Path, frozenset[str]] = {}

    def of(self, file: Path) -> Site:
        """The site that *file* belongs to."""
        return self.of_folder(file.parent)

    def of_folder(self, folder: Path) -> Site:
        """The site that *folder* is a part of."""
        if folder not in self._roots:
            self._roots[folder] = self._root(folder)
        root = self._roots[folder]
        if root not in self._sites:
            self._sites[root] = self._read(root)
        return self._sites[root]

    def _root(self, folder: Path) -> Path:
        """The nearest folder that is a site, else the first below *top* with a telling name."""
        below = up_to(folder, self._top)
        for is_site in (self._config, self._marked, self._holds_assets):
            site = next((place for place in below if is_site(place)), None)
            if site and is_site == self._config:
                return site
            if site:
                return self._configured_above(site) or self._above_languages(site)
        above = self._top.resolve()
        for place in [above, *above.parents][:_STEPS_UP]:
            if _marks_its_parent(place):
                return place.parent
            config = self._config(place) if place != above else None
            if config and above.relative_to(place).parts[0] not in config[1].skipped:
                return place
        return next(
            (place for place in reversed(below[:-1]) if not names_no_outlet(place.name)),
            self._top,
        )

    def _configured_above(self, root: Path) -> Path | None:
        """The site above the named folder that *root* is a part of: one by the same program."""
        marked = self._marked(root)
        above = self._top.resolve()
        for place in above.parents[: _STEPS_UP - 1] if marked else ():
            if config := self._config(place):
                skipped = above.relative_to(place).parts[0] in config[1].skipped
                return place if config[1] is marked and not skipped else None
        return None

    def _above_languages(self, root: Path) -> Path:
        """*root*, or the folder of the languages that it lies in one of: they are one site."""
        between = up_to(root, self._top)[:-1]
        return next(
            (place.parent for place in reversed(between) if is_language_folder(place)), root
        )

    def _read(self, root: Path) -> Site:
        config = self._config(root)
        authors = _authors(root)
        if config is None:
            generator = self._marked(root) or Generator()
            return Site(root=root, top=self._top, generator=generator, authors=authors)
        file, generator = config
        site = Site(
            root=root,
            top=self._top,
            generator=generator,
            authors=authors,
            stamp=f"{file.name} {stamp_of(file)}",
        )
        return generator.settled(site, file)

    def _config(self, folder: Path) -> tuple[Path, Generator] | None:
        """The configuration of the site in *folder*, and its program; None without one."""
        names = self._listed(folder)
        for generator in every():
            if file := generator.configuration(folder, names):
                return file, generator
        return None

    def _marked(self, folder: Path) -> Generator | None:
        """The program whose own folder stands in *folder*."""
        names = self._listed(folder)
        for generator in every():
            if any(mark in names and (folder / mark).is_dir() for mark in generator.marks):
                return generator
        return None

    def _holds_assets(self, folder: Path) -> bool:
        names = self._listed(folder)
        return not says_nothing(folder.name) and any(
            name in names and (folder / name).is_dir() for name in _ASSETS
        )

    def _listed(self, folder: Path) -> frozenset[str]:
        """The names in *folder*; none where it cannot be opened."""
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(os.listdir(folder))  # noqa: PTH208 - names alone
            except OSError:
                self._names[folder] = frozenset()
        return self._names[folder]


def _marks_its_parent(folder: Path) -> bool:
    """Whether *folder* is Jekyll's ``_posts``, or ``content`` beside other folders of Hugo."""
    beside = folder.parent
    return bool(beside.name) and (
        folder.name == "_posts"
        or (
            folder.name == "content"
            and any(
                (beside / name).is_dir() for name in ("archetypes", "layouts", "themes", "static")
            )
        )
    )


def _authors(root: Path) -> Fields:
    """The site's list of authors, which has the names behind the keys in posts."""
    file = next((root / name for name in _AUTHORS if (root / name).is_file()), None)
    if file is None:
        return Fields()
    fields = read_settings(file)
    inner = fields.table("authors")
    return inner if inner.values else fields
