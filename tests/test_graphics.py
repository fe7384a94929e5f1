"""Drawings: shapes by numbers, without words."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from digest.graphics import Bar, bars, days
from digest.graphics.bars import OVER, THINNEST, ZERO
from digest.graphics.days import MARK

BARS = [
    Bar(top=4, height=8, part=1.0, colour="#b3201f"),
    Bar(top=20, height=8, part=0.001, colour="#33566b"),
]


def shapes(drawing: str) -> list[dict[str, str]]:
    root = ET.fromstring(drawing)
    assert {one.tag.rpartition("}")[2] for one in root} == {"rect"}
    return [dict(one.attrib) for one in root]


@pytest.mark.parametrize("leftwards", [False, True])
def test_bars_grow_from_a_zero_line_at_the_edge_where_reading_starts(leftwards: bool) -> None:  # noqa: FBT001
    full, zero, least, other = shapes(
        bars(BARS, width=100, height=40, line="#1a1a1a", leftwards=leftwards)
    )
    assert float(full["width"]) == pytest.approx(100 - ZERO, abs=0.01)
    assert float(least["width"]) == THINNEST
    assert float(zero["x"]) == pytest.approx(100 - ZERO if leftwards else 0, abs=0.01)
    assert float(full["x"]) == pytest.approx(0 if leftwards else ZERO, abs=0.01)
    assert zero["x"] == other["x"]
    # Each bar has its own piece: the next figure stands between two of them.
    assert float(zero["y"]) + float(zero["height"]) == 12 + OVER


@pytest.mark.parametrize("leftwards", [False, True])
def test_a_day_is_a_mark_on_the_rule(leftwards: bool) -> None:  # noqa: FBT001
    rule, *marks = shapes(
        days([0, 30], width=MARK, height=60, colour="#b3201f", line="#1a1a1a", leftwards=leftwards)
    )
    assert float(rule["height"]) == 60
    assert [float(one["y"]) for one in marks] == [0, 30]
    assert {float(one["x"]) for one in marks} == {0.0}
