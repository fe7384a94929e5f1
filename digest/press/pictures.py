"""The pictures of one issue: each prepared for its slot once, under an address that only this issue's printing knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.model import Image
    from digest.pictures import Prepared, Shelf

SCHEME = "digest-picture:"


@dataclass(slots=True)
class Album:
    """Prepared pictures by address; *warnings* names those that could not be printed. A *shelf* keeps them for the next time."""

    shelf: Shelf | None = None
    prepared: dict[str, Prepared] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    _known: dict[tuple[str, float, float, tuple[float, float]], str] = field(default_factory=dict)

    def address(
        self, image: Image, width: float, height: float, clear: tuple[float, float] = (0.0, 1.0)
    ) -> str:
        """The address of *image* in a slot of that many points; "" with a warning when it cannot be printed.

        *clear* are the rows of the slot, in parts of its height, that no type will lie on.
        """
        from digest.pictures import PictureError, prepare

        key = image.path, round(width, 1), round(height, 1), clear
        if key not in self._known:
            try:
                ready = self.shelf.prepare if self.shelf else prepare
                made = ready(image.path, width_pt=width, height_pt=height, clear=clear)
            except PictureError as error:
                self.warnings.append(f"{error}; its story is printed without it")
                self._known[key] = ""
            else:
                self._known[key] = f"{SCHEME}{len(self.prepared) + 1}"
                self.prepared[self._known[key]] = made
        return self._known[key]
