"""Whether an issue is up to date: one hash over everything that its PDF is printed from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from digest import __version__
from digest import plan as plans
from digest.config import Config
from digest.files import sha256
from digest.model import Plan, Week
from digest.pipeline.editing import picture_file
from digest.pipeline.folders import plan_path
from digest.pipeline.reading import Material

if TYPE_CHECKING:
    from digest.themes import Theme

LIBRARIES = (
    "weasyprint",
    "pydyf",
    "fonttools",
    "uharfbuzz",
    "pikepdf",
    "pillow",
    "opencv-python-headless",
    "pyphen",
    "babel",
    "jinja2",
    "segno",
    "numpy",
    "scipy",
    "sumy",
    "sentencex",
    "pystemmer",
)
"""What chooses, breaks or draws what is printed: another version may print another page."""


def fingerprint(read: Material, week: Week, config: Config) -> str:
    """A hash of all that the PDF of *week* depends on, in hexadecimal.

    That is the plan, the articles, the pictures' content, the magazine's settings and postal
    address, the theme with what all themes share, the catalogues, the fonts, and the versions of
    digest and of the libraries that set and draw.
    """
    from digest.themes import load_theme

    path = plan_path(config, week)
    theme = load_theme(config.magazine.theme)
    parts = [
        __version__,
        *(f"{name} {_version(name)}" for name in LIBRARIES),
        repr(config.magazine),
        config.mail.postal_address,
        path.read_text(encoding="utf-8"),
        # All articles, not only the plan's: a sentence that many of a source's articles share is
        # not printed in any.
        *map(repr, read.articles),
        *(repr(sorted(weeks.items())) for weeks in (read.earlier, read.running)),
        *_hashes(_pictures(plans.read(path), path, read, config)),
        *_hashes(_theme_files(theme)),
    ]
    # An article's text may hold half of a surrogate pair: anything may be read, nothing may fail.
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:  # an optional one: without it faces are not looked for
        return "none"


def _pictures(plan: Plan, path: Path, read: Material, config: Config) -> Iterator[Path]:
    """The files of every picture that may be printed."""
    named = {article for story in plan.stories for article in story.articles}
    for article in read.articles:
        if article.id in named:
            yield from (Path(image.path) for image in article.images if image.path)
    for story in plan.stories:
        if file := picture_file(story.picture, path, config):
            yield file


def _theme_files(theme: Theme) -> Iterator[Path]:
    """The files of the theme's folders and of the catalogues, and the fonts."""
    from digest.themes import templates
    from digest.themes.fonts import faces

    for folder in (*theme.folders, templates() / "locale"):
        yield from sorted(folder.rglob("*"))
    for family in sorted({family for families in theme.fonts.values() for family in families}):
        yield from (face.path for face in faces(family))


def _hashes(files: Iterable[Path]) -> Iterator[str]:
    """Each file's name and content hash; "missing" where there is no such file."""
    for file in files:
        if not file.is_dir():
            yield f"{file.name} {sha256(file) if file.is_file() else 'missing'}"
