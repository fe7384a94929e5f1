"""Font subsets: a font file reduced to the glyphs that a document shows, by the HarfBuzz in the
uharfbuzz wheel.

WeasyPrint would load the system's libharfbuzz-subset for this and, where that is missing, use
fontTools, which is slower and discouraged by WeasyPrint itself. The wheel spares everyone a system
package and gives the same file everywhere.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from functools import partial
from typing import Any

DROPPED_TABLES = [
    "BASE",
    "DSIG",
    "EBDT",
    "EBLC",
    "EBSC",
    "GPOS",
    "GSUB",
    "JSTF",
    "LTSH",
    "PCLT",
    "SVG",
]
"""Tables of no use to a PDF, where glyphs are placed one by one already."""


def subset_by_wheel(font: Any) -> None:
    """Make WeasyPrint call `reduce` where it would call *font*'s own method `subset`.

    Only this one object is changed: WeasyPrint has no setting for it, and no class of it is
    touched.
    """
    font.subset = partial(reduce, font)


def reduce(font: Any, glyphs: Collection[int], hinting: bool) -> None:  # noqa: FBT001
    """Replace the file of the `weasyprint.pdf.fonts.Font` *font* by one with only *glyphs*, which
    keep their numbers.

    A file that HarfBuzz cannot read stays as it is; that is logged where WeasyPrint's complaints
    are collected.
    """
    import uharfbuzz as hb  # type: ignore[import-untyped]

    if not glyphs:
        return
    try:
        whole = hb.Face(font.file_content, font.index)
        emptied = hb.subset(whole, _with_tables_dropped(font, glyphs))
        reduced = hb.subset(emptied, _up_to_last(font, glyphs, hinting=hinting))
    except RuntimeError:
        logging.getLogger("weasyprint").warning(
            'Font "%s" is embedded whole: HarfBuzz cannot reduce it', font.family
        )
    else:
        font.file_content = bytes(reduced.blob.data)


def _with_tables_dropped(font: Any, glyphs: Collection[int]) -> Any:
    """The first step: outlines of *glyphs* alone, every glyph still at its number."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = _flags(font) | hb.SubsetFlags.RETAIN_GIDS
    wanted.drop_table_tag_set.update(
        int.from_bytes(tag.ljust(4).encode()) for tag in DROPPED_TABLES
    )
    return wanted


def _up_to_last(font: Any, glyphs: Collection[int], *, hinting: bool) -> Any:
    """The second step: no empty glyphs behind the last one."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.glyph_set.update(range(max(glyphs) + 1))
    wanted.flags = _flags(font) | (0 if hinting else hb.SubsetFlags.NO_HINTING)
    return wanted


def _flags(font: Any) -> Any:
    import uharfbuzz as hb

    flags = hb.SubsetFlags.PASSTHROUGH_UNRECOGNIZED | hb.SubsetFlags.DESUBROUTINIZE
    # A character that the font lacks is shown as glyph 0, which must then keep its box.
    return flags | hb.SubsetFlags.NOTDEF_OUTLINE if font.missing else flags
