"""What stays white of a place, counted strip by strip."""

from __future__ import annotations

import pytest

from digest.layout.strips import GAP, INSET, STRIPS, Span, white

WIDE, HIGH, LEADING = 600.0, 400.0, 10.0
ALL = Span(0.0, WIDE, 0.0, HIGH)


def of(*spans: Span) -> float:
    return white(spans, WIDE, HIGH, LEADING)


def test_an_empty_place_is_white_and_a_full_one_is_not() -> None:
    assert of() == pytest.approx(1.0)
    assert of(ALL) == 0.0


def test_a_gap_of_a_few_lines_is_none() -> None:
    few = GAP * LEADING
    for gap, lost in ((few, 0.0), (few + 1, few + 1)):
        foot = Span(0.0, WIDE, 100.0 + gap, HIGH)
        assert of(Span(0.0, WIDE, 0.0, 100.0), foot) == pytest.approx(lost / HIGH)
        assert of(Span(0.0, WIDE, 0.0, HIGH - gap)) == pytest.approx(lost / HIGH)
        assert of(Span(0.0, WIDE, gap, HIGH)) == pytest.approx(lost / HIGH)


def test_each_strip_counts_by_itself() -> None:
    assert of(Span(0.0, WIDE / 2, 0.0, HIGH)) == pytest.approx(0.5)
    assert of(Span(0.0, WIDE / STRIPS, 0.0, HIGH)) == pytest.approx(1 - 1 / 6)
    assert white((), WIDE, HIGH, LEADING, strips=2) == 1.0
    assert white((Span(0.0, 10.0, 0.0, HIGH),), WIDE, HIGH, LEADING, strips=2) == 0.5


def test_what_only_touches_a_strip_leaves_it_empty() -> None:
    edge = WIDE / STRIPS
    assert of(Span(0.0, edge + INSET, 0.0, HIGH)) == pytest.approx(1 - 1 / 6)
    assert of(Span(0.0, edge + INSET + 1, 0.0, HIGH)) == pytest.approx(1 - 2 / 6)


def test_lines_that_overlap_count_once() -> None:
    assert of(ALL, Span(0.0, WIDE, 50.0, 90.0)) == 0.0
