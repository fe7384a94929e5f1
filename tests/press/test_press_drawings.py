"""A drawing fills the box it is the background of, however large that has grown."""

from __future__ import annotations

from urllib.parse import unquote

from digest.edition import Area, Block, Shape
from digest.press.drawings import drawing


def test_a_drawing_reaches_the_edges_of_a_box_that_grew_into_the_bleed() -> None:
    shape = Shape(points=((0.0, 0.0), (600.0, 0.0), (600.0, 300.0)), colour="#33566b")
    area = Area(x=-9.0, y=128.0, width=618.0, height=300.0)
    svg = unquote(drawing(Block(kind="ornament", area=area, shapes=(shape,))))
    assert 'viewBox="0 0 600 300"' in svg
    assert 'preserveAspectRatio="none"' in svg
    assert 'fill="#33566b" points="0,0 600,0 600,300"' in svg
