"""The site that a file belongs to, and the program that makes the site.

``generators`` holds one file for each program; ``sites`` finds the site of a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from digest.sources.reading.fields import Fields
from digest.sources.reading.names import names_no_outlet, source_name

_LONGEST_TITLE = 60


class Generator:
    """A program that makes a site of files. This class itself is a plain folder without one.

    *name* stands in messages. *configs* are the names of its configuration file, the likeliest
    first. *marks* are folders that make their parent a site of it though no configuration is there.
    *rank*: of two programs that recognise one folder, the higher is right. *skipped* are folders of
    its sites that hold no texts of their own. *formats* are the readers of suffixes that it reads
    otherwise than usual ({".txt": ".rst"}). *templates*: whether its posts may hold Liquid or
    another language of templates. *strict*: whether only what lies in ``Site.posts`` is a post.
    """

    name = ""
    configs: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    rank = 0
    skipped: frozenset[str] = frozenset()
    formats: dict[str, str] = {}  # noqa: RUF012 - never changed
    templates = True
    strict = False

    def configuration(self, folder: Path, names: frozenset[str]) -> Path | None:
        """The configuration of a site in *folder*, which holds *names*; None where it is none."""
        return next(
            (folder / name for name in self.configs if _is_in(name, folder, names)),
            None,
        )

    def settled(self, site: Site, config: Path) -> Site:
        """*site* with what *config* says of it."""
        return site

    def refusal(self, fields: Fields, file: Path, site: Site) -> tuple[str, str] | None:
        """Why this program does not publish the post with *fields*, and what to do; None if it
        does.
        """
        return None

    def date_in_path(self, file: Path, site: Site) -> str:
        """The date that the folders and the name of *file* stand for; "" without one."""
        return ""

    def inherited(self, file: Path, site: Site) -> tuple[Fields, str]:
        """What *file* has from its folders where it does not say otherwise, and a text that
        changes with it.
        """
        return Fields(), ""

    def forget(self) -> None:
        """Read what ``inherited`` gives anew from here on."""

    def prepared(self, text: str) -> str:
        """*text*, the body of a post, without marks that only this program knows."""
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site by a program, or a plain folder.

    *root* is the site's folder, *top* the folder that was named on the command line or in
    ``digest.toml``; pictures may lie under either. *url* is the site's address without a slash at
    the end, *baseurl* the path below it ("/blog"); *permalink* is Jekyll's pattern. *zone* is the
    time zone of dates without one. *posts* and *pages* are the folders below *root* that hold posts
    and pages. *stamp* changes when the configuration does. All but the folders are empty when the
    configuration does not say.
    """

    root: Path
    top: Path
    generator: Generator = field(default_factory=Generator)
    title: str = ""
    url: str = ""
    baseurl: str = ""
    language: str = ""
    zone: str = ""
    permalink: str = ""
    excerpt_separator: str = ""
    posts: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    authors: Fields = field(default_factory=Fields)
    stamp: str = ""

    @property
    def kind(self) -> str:
        """The name of the program; "" for a plain folder."""
        return self.generator.name

    @property
    def own_name(self) -> str:
        """The source's name from the nearest folder that says something, up to *top*; else ""."""
        return _name_among(up_to(self.root, self.top))

    @property
    def name(self) -> str:
        """The source's name, from the nearest folder with a name that says something; else ""."""
        root = self.root.resolve()
        return _name_among([root, *_own_parents(root)])

    def author(self, name: str) -> str:
        """The full name for a key in the site's list of authors; *name* itself when it is none."""
        return self.authors.table(name.lower().replace("-", "_")).text("name") or name

    def within(self, file: Path, folders: tuple[str, ...]) -> bool:
        """Whether *file* lies in one of *folders* of this site."""
        return any(file.is_relative_to(self.root / folder) for folder in folders)


def stamp_of(file: Path) -> str:
    """The size and the time of *file*; "" where it is none."""
    try:
        status = file.stat()
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"


def up_to(folder: Path, top: Path) -> list[Path]:
    """*folder* and its parents up to *top*, which comes last; *top* alone when it is no parent."""
    below = [folder, *folder.parents]
    return below[: below.index(top) + 1] if top in below else [top]


def short_title(title: str) -> str:
    """A site's title without the slogan that some sites add to it."""
    return (
        title
        if len(title) <= _LONGEST_TITLE
        else re.split(r"\s+[|–—:-]\s+", title)[0][:_LONGEST_TITLE].strip()
    )


def _is_in(name: str, folder: Path, names: frozenset[str]) -> bool:
    return name.partition("/")[0] in names and (folder / name).is_file()


def _name_among(folders: list[Path]) -> str:
    telling = (
        folder.name for folder in folders if folder.name and not names_no_outlet(folder.name)
    )
    return next(map(source_name, telling), "")


def _own_parents(root: Path) -> Iterator[Path]:
    """The folders above *root* that may be called after an outlet: those below a person's own."""
    people = {"home", "users"}
    home = Path.home()
    for folder in root.parents:
        if folder == home or folder.parent.name.lower() in people:
            return
        yield folder
