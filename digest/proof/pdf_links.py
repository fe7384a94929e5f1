"""Reads the links and bookmarks of a PDF, and where each leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.proof.marks import Link, area_around

if TYPE_CHECKING:
    import pikepdf


@dataclass(frozen=True, slots=True)
class _Places:
    """The named destinations of a file, and the number and the corner of each page by its object.

    The file was printed *scale* times as large as it was laid out.
    """

    names: dict[str, Any]
    pages: dict[Any, tuple[int, float, float]]
    scale: float

    def of(self, destination: Any) -> tuple[int, float, float] | None:
        """The page, and the place on it, of *destination*; None where the file has none such."""
        from pikepdf import Array, Dictionary

        if isinstance(destination, Dictionary):
            destination = destination.get("/D")
        if not isinstance(destination, Array) or not len(destination):
            return None
        page = self.pages.get(getattr(destination[0], "objgen", None))
        if page is None:
            return None
        number, left, top = page
        if len(destination) < 4 or str(destination[1]) != "/XYZ":
            return number, 0.0, 0.0
        x, y = (float(side or 0) / self.scale for side in list(destination)[2:4])
        return number, x - left, top - y


def links(pdf: pikepdf.Pdf, scale: float) -> Iterator[Link]:
    """Every link annotation by page, then every bookmark as a link on page 0.

    Places are those of the layout, which was printed *scale* times as large.
    """
    places = _Places(_destinations(pdf), dict(_corners(pdf, scale)), scale)
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in page.get("/Annots", []):
            if annotation.get("/Subtype") == "/Link":
                yield _link(number, annotation, places)
    for entry in bookmarks(pdf):
        yield _link(0, entry, places)


def bookmarks(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The entries of the outline, parents first; a loop in a damaged outline is followed once."""
    outline: Any = pdf.Root.get("/Outlines", {})
    queue, visited = [outline.get("/First")], set()
    while queue:
        entry = queue.pop()
        if entry is None or entry.objgen in visited:
            continue
        visited.add(entry.objgen)
        yield entry
        queue += [entry.get("/Next"), entry.get("/First")]


def _corners(pdf: pikepdf.Pdf, scale: float) -> Iterator[tuple[Any, tuple[int, float, float]]]:
    """Each page's number, and its upper left corner as the marks count it."""
    for number, page in enumerate(pdf.pages, start=1):
        box = [float(side) / scale for side in page.trimbox]
        yield page.objgen, (number, box[0], box[3])


def _link(number: int, source: Any, places: _Places) -> Link:
    """The link of *source*, an annotation on page *number* or an outline entry."""
    action = source.get("/A", {})
    more: dict[str, Any] = {
        "page": number,
        "title": str(source.get("/Title", "")),
        "area": _area(source, number, places),
    }
    if action.get("/S") == "/URI":
        address = bytes(action.URI).decode("utf-8", "replace")
        return Link(target=address, internal=False, **more)
    target = source.get("/Dest", action.get("/D"))
    if isinstance(target, int) or target is None:
        return Link(target="nowhere", internal=True, dead=True, **more)
    from pikepdf import Array

    direct = isinstance(target, Array)
    to = places.of(target if direct else places.names.get(str(target)))
    name = "a page" if direct else str(target)
    return Link(target=name, internal=True, dead=to is None, to=to, **more)


def _area(source: Any, number: int, places: _Places) -> Any:
    """Where the annotation *source* can be clicked; None for a bookmark."""
    corner = next((page for page in places.pages.values() if page[0] == number), None)
    if corner is None or "/Rect" not in source:
        return None
    x, y, right, top = (float(side) / places.scale for side in list(source.Rect)[:4])
    points = [(x - corner[1], corner[2] - y), (right - corner[1], corner[2] - top)]
    return area_around(points)


def _destinations(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """The named destinations, from the name tree and from the older dictionary (PDF 1.1)."""
    destinations = {str(name): target for name, target in dict(pdf.Root.get("/Dests", {})).items()}
    names: Any = pdf.Root.get("/Names", {})
    queue, visited = [names.get("/Dests")], set()
    while queue:
        node = queue.pop()
        if node is None or (node.is_indirect and node.objgen in visited):
            continue
        visited.add(node.objgen)
        pairs = list(node.get("/Names", []))
        destinations.update(
            (str(name), target) for name, target in zip(pairs[::2], pairs[1::2], strict=False)
        )
        queue += list(node.get("/Kids", []))
    return destinations
