"""The sample weeks: articles written for this project, in the forms of real sites.

Their pictures are drawn when a week is unpacked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from digest.config import Magazine
from digest.errors import UsageError
from digest.files import write_whole
from digest.progress import Count, counted, uncounted

WEEK = "2025-W30"
MAGAZINES: Mapping[str, Magazine] = MappingProxyType(
    {
        "en": Magazine(
            language="en",
            title="Atlas Weekly",
            tagline="The week, told once",
            website="https://atlas-weekly.example",
            sections=("World", "Nation", "Business", "Science", "Culture", "Sport"),
        ),
        "fr": Magazine(
            language="fr",
            title="Atlas Hebdo",
            tagline="La semaine, racontée une fois",
            website="https://atlas-hebdo.example",
            sections=("Monde", "Nation", "Économie", "Sciences", "Culture", "Sport"),
        ),
        "ar": Magazine(
            language="ar",
            title="أطلس الأسبوعية",
            tagline="الأسبوع، مرة واحدة",
            website="https://atlas-ar.example",
            sections=("العالم", "الوطن", "الاقتصاد", "العلوم", "الثقافة", "الرياضة"),
        ),
    }
)
"""The magazine of each sample week, by the language its articles are in."""
PICTURE = re.compile(rb"assets/images/([a-z]+\.jpg)")


def magazine(language: str | None = None) -> Magazine:
    """The magazine of the sample week in *language*, by default English.

    Raises UsageError for a language without a sample week.
    """
    try:
        return MAGAZINES[language or "en"]
    except KeyError:
        raise UsageError(
            f"no sample week in '{language}'; choose one of {', '.join(MAGAZINES)}"
        ) from None


def unpack(folder: Path, language: str = "en", *, count: Count = uncounted) -> None:
    """Write the sample week in *language* to *folder*, one folder an outlet.

    Draws the pictures that its articles name; *count* gets how many.
    """
    from digest.sample import scenes

    pictures: list[tuple[str, Path]] = []
    for outlet in resources.files(__name__).joinpath("weeks", language).iterdir():
        if not outlet.is_dir():
            continue
        copied = _copy(outlet, folder / outlet.name)
        named = {name.decode() for data in copied for name in PICTURE.findall(data)}
        images = folder / outlet.name / "assets" / "images"
        pictures += [(name, images) for name in sorted(named)]
    for name, images in counted(pictures, count, len(pictures)):
        scenes.draw(name, images)


def _copy(source: Traversable, target: Path) -> list[bytes]:
    """Copy a folder of the package; the contents of its files."""
    contents = []
    for entry in source.iterdir():
        if entry.is_dir():
            contents += _copy(entry, target / entry.name)
        else:
            data = entry.read_bytes()
            write_whole(target / entry.name, data)
            contents.append(data)
    return contents
