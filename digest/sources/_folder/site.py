"""The site that a file belongs to: its root, its name, its address and its settings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from digest.sources.reading.characters import one_line
from digest.sources.reading.encoding import decode
from digest.sources.reading.fields import Fields
from digest.sources.reading.front_matter import read_toml, read_yaml
from digest.sources.reading.names import names_nothing, says_nothing, source_name
from digest.sources.reading.rejections import NotAnArticle
from digest.text.language import normalise

JEKYLL, HUGO = "jekyll", "hugo"

_CONFIGS = (
    ("_config.yml", JEKYLL),
    ("_config.yaml", JEKYLL),
    ("_config.toml", JEKYLL),
    ("hugo.toml", HUGO),
    ("hugo.yaml", HUGO),
    ("hugo.yml", HUGO),
    ("config.toml", HUGO),
    ("config.yaml", HUGO),
    ("config.yml", HUGO),
    ("config/_default/hugo.toml", HUGO),
    ("config/_default/config.toml", HUGO),
    ("config/_default/hugo.yaml", HUGO),
    ("config/_default/config.yaml", HUGO),
)
_POSTS = {"_posts": JEKYLL, "content": HUGO}  # a folder of this name marks its parent as a site
_ASSETS = ("static", "assets")
_STEPS_UP = 6  # folders above the named one that are searched for a configuration
_LARGEST_CONFIG = 1_000_000
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site by Jekyll or Hugo, or a plain folder.

    *root* is the site's folder, *top* the folder that was named on the command line or in
    ``digest.toml``; pictures may lie under either. *kind* is JEKYLL, HUGO or "" for a plain folder.
    *url* is the site's address without a slash at the end, *baseurl* the path below it ("/blog");
    *permalink* is Jekyll's pattern. All but the folders are "" when the configuration does not say.
    """

    root: Path
    top: Path
    kind: str = ""
    title: str = ""
    url: str = ""
    baseurl: str = ""
    language: str = ""
    permalink: str = ""
    excerpt_separator: str = ""
    authors: Fields = field(default_factory=Fields)

    @property
    def own_name(self) -> str:
        """The source's name from the nearest folder that says something, up to *top*; else ""."""
        return _name_among(_up_to(self.root, self.top))

    @property
    def name(self) -> str:
        """The source's name, from the nearest folder with a name that says something."""
        root = self.root.resolve()
        return _name_among([root, *root.parents]) or "Articles"

    def author(self, name: str) -> str:
        """The full name for a key in ``_data/authors.yml``; *name* itself when it is no key."""
        return self.authors.table(name.lower().replace("-", "_")).text("name") or name


class Sites:
    """Finds the site of each file under *top*; the configuration of each site is read once.

    A folder with a configuration wins over one with ``_posts``, that over one with assets.
    """

    def __init__(self, top: Path) -> None:
        self._top = top
        self._sites: dict[Path, Site] = {}
        self._roots: dict[Path, Path] = {}

    def of(self, file: Path) -> Site:
        """The site that *file* belongs to."""
        folder = file.parent
        if folder not in self._roots:
            self._roots[folder] = self._root(folder)
        root = self._roots[folder]
        if root not in self._sites:
            self._sites[root] = _read(root, self._top)
        return self._sites[root]

    def _root(self, folder: Path) -> Path:
        """The nearest folder that is a site, else the first below *top* with a telling name."""
        below = _up_to(folder, self._top)
        for is_site in (_config, _holds_posts, _holds_assets):
            site = next((place for place in below if is_site(place)), None)
            if site:
                return site
        above = self._top.resolve()
        for place in [above, *above.parents][:_STEPS_UP]:
            if _marks_its_parent(place):
                return place.parent
            if place != above and _config(place):
                return place
        return next(
            (place for place in reversed(below[:-1]) if not names_nothing(place.name)),
            self._top,
        )


def _name_among(folders: list[Path]) -> str:
    telling = (folder.name for folder in folders if folder.name and not names_nothing(folder.name))
    return next(map(source_name, telling), "")


def _up_to(folder: Path, top: Path) -> list[Path]:
    """*folder* and its parents up to *top*, which comes last; *top* alone when it is no parent."""
    below = [folder, *folder.parents]
    return below[: below.index(top) + 1] if top in below else [top]


def _holds_posts(folder: Path) -> bool:
    return any((folder / name).is_dir() for name in _POSTS)


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


def _holds_assets(folder: Path) -> bool:
    return not says_nothing(folder.name) and any((folder / name).is_dir() for name in _ASSETS)


def _config(folder: Path) -> tuple[Path, str] | None:
    """The site's configuration in *folder*, and the kind of the site; None without one.

    Many programs have a ``config.toml``; it counts as Hugo's only beside a ``content``.
    """
    for name, kind in _CONFIGS:
        if (folder / name).is_file() and (
            not name.startswith("config") or (folder / "content").is_dir()
        ):
            return folder / name, kind
    return None


def _read(root: Path, top: Path) -> Site:
    config = _config(root)
    if config is None:
        kind = next((kind for name, kind in _POSTS.items() if (root / name).is_dir()), "")
        return Site(root=root, top=top, kind=kind, authors=_authors(root))
    file, kind = config
    fields = _settings(file)
    languages = fields.text(
        "languages_code", "lang", "locale", "languagecode", "defaultcontentlanguage", "language"
    )
    url = fields.text("url", "baseurl") if kind == HUGO else fields.text("url")
    return Site(
        root=root,
        top=top,
        kind=kind,
        title=short_title(one_line(fields.text("title", "name"))),
        url=url.rstrip("/") if url.startswith(("http://", "https://")) else "",
        baseurl=""
        if kind == HUGO
        else "/".join(["", *fields.text("baseurl").strip("/").split("/")]).rstrip("/"),
        language=normalise(languages),
        permalink=fields.text("permalink") if kind == JEKYLL else "",
        excerpt_separator=fields.text("excerpt_separator"),
        authors=_authors(root),
    )


def _settings(file: Path) -> Fields:
    """The settings in *file*; empty when it cannot be read, which must not stop the articles."""
    try:
        if file.stat().st_size > _LARGEST_CONFIG:
            return Fields()
        text, _ = decode(file.read_bytes())
    except (OSError, NotAnArticle):
        return Fields()
    fields, _ = read_toml(text) if file.suffix == ".toml" else read_yaml(text)
    return fields


def _authors(root: Path) -> Fields:
    """Jekyll's ``_data/authors.yml``, which has the names behind the keys in posts."""
    file = root / "_data" / "authors.yml"
    return _settings(file) if file.is_file() else Fields()


def short_title(title: str) -> str:
    """A site's title without the slogan that some sites add to it."""
    return (
        title
        if len(title) <= _LONGEST_TITLE
        else re.split(r"\s+[|–—:-]\s+", title)[0][:_LONGEST_TITLE].strip()
    )
