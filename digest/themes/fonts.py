"""Fonts: whole files out of the fontpkg packages, never what the system happens to have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from digest.errors import MissingLibrary

OPTICAL = (9.0, 12.0, 18.0, 26.0, 36.0, 60.0)
"""The optical sizes that are cut from a variable font, in points: every one more is a font of its
own in the PDF.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One font file: *weight* is 0 for a variable one, *optical* when it has an
    optical-size axis.
    """

    family: str
    path: Path
    weight: int
    italic: bool
    optical: bool

    @property
    def variable(self) -> bool:
        return not self.weight

    @property
    def uri(self) -> str:
        return self.path.as_uri()


def optical(size: float) -> float:
    """The optical size in which type of *size* points is set: the nearest of OPTICAL by ratio."""
    return min(OPTICAL, key=lambda cut: max(cut / size, size / cut))


@cache
def faces(family: str) -> tuple[Face, ...]:
    """The files of *family* ("Source Serif 4"), upright before italic.

    Raises MissingLibrary, with the command that installs it, when the family's package is not
    there.
    """
    import fontpkg  # type: ignore[import-untyped]

    try:
        installed = fontpkg.family(family)
    except fontpkg.FontpkgError as error:
        package = "fontpkg-" + fontpkg.slugify(family)
        raise MissingLibrary(
            f"the font '{family}' is not installed; install it with: pip install {package}"
        ) from error
    optical = any(axis.tag == "opsz" for axis in installed.axes)
    variants = [
        Face(
            family=family,
            path=Path(file.path),
            italic=file.style == "italic",
            optical=optical,
            weight=0 if file.variable else file.weight or 400,
        )
        for file in installed.files
    ]
    return tuple(sorted(variants, key=lambda face: (face.italic, face.weight)))


@cache
def face(family: str, *, weight: int, italic: bool) -> Face:
    """The file of *family* that prints *weight*, the nearest where it is no variable font."""
    fitting = [one for one in faces(family) if one.italic == italic] or list(faces(family))
    variable = [one for one in fitting if one.variable]
    return variable[0] if variable else min(fitting, key=lambda one: abs(one.weight - weight))
