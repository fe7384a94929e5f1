"""A suspension bridge in morning mist, seen along its deck from the shore."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Shape, box, stroke


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#7f97b4"), (0.3, "#b7bccb"), (0.52, "#f3d9c4"), (0.62, "#fbe8cf")], ripple=0.1)
    art.glow(1.12, 0.47, 0.05, "#fff0cf", 1.0)
    art.glow(1.12, 0.47, 0.25, "#ffd2a0", 0.3)
    for base, rise, colours in (
        (0.62, 0.16, ("#aeb4c4", "#e6d5cc")),
        (0.64, 0.1, ("#8794ab", "#d4cbca")),
    ):
        art.ridge(base, rise, colours, across=0.5, depth=0.16)
        art.fog(base, 0.03, "#f6e3d2", 0.7)
    _span(art)
    art.reflect(0.66, "#8fa0b4", 0.72, ripple=0.02)
    art.fog(0.66, 0.03, "#f8e8d8", 0.85)
    art.fog(0.8, 0.05, "#dfdad6", 0.25)
    shore = art.ridge(1.02, 0.13, ("#27313b", "#151b22"), across=0.7, depth=0.15)
    art.shade(1 - shore * 0.15 * art.noise(0.05, 0.03, 3))
    art.bloom(0.82, 0.45)
    return art.developed(warmth=0.01)


def _span(art: Canvas) -> None:
    """Two towers, the near one larger, the cables' parabolas, hangers, the deck."""
    towers = ((0.36, 0.09, 0.66, 0.028), (1.18, 0.34, 0.655, 0.014))
    deck = ((-0.1, 0.515, 0.03), (0.36, 0.55, 0.024), (1.18, 0.597, 0.012), (1.6, 0.612, 0.008))
    ink = ("#3f4d60", "#7d8797")
    art.fill([[(x, y) for x, y, _ in deck] + [(x, y + t) for x, y, t in reversed(deck)]], "#4c596b")
    for (x, top, foot, w), colour in zip(towers, ink, strict=True):
        legs = [
            ((x - w * 1.5, foot), (x - w * 1.1, top), (x - w * 0.5, top), (x - w * 0.7, foot)),
            ((x + w * 0.7, foot), (x + w * 0.5, top), (x + w * 1.1, top), (x + w * 1.5, foot)),
        ]
        bars = [
            box(x - w * 1.3, top + (foot - top) * k, x + w * 1.3, top + (foot - top) * k + w * 0.55)
            for k in (0.02, 0.26, 0.5)
        ]
        art.fill([*legs, *bars], colour)
    spans = (
        ((-0.25, 0.33), (0.36, 0.095), 0.3),
        ((0.36, 0.095), (1.18, 0.345), 0.63),
        ((1.18, 0.345), (1.62, 0.5), 0.56),
    )
    for start, end, sag in spans:
        t = np.linspace(0, 1, 60)
        across = start[0] + (end[0] - start[0]) * t
        chord = start[1] + (end[1] - start[1]) * t
        low = sag - (start[1] + end[1]) / 2
        y = chord + 4 * low * t * (1 - t) * 0.82
        art.fill(
            stroke(
                list(zip(across.tolist(), y.tolist(), strict=True)),
                np.interp(across, [0, 1.5], [0.009, 0.003]).tolist(),
            ),
            "#4a586b",
        )
        road = np.interp(across, [p[0] for p in deck], [p[1] for p in deck])
        hangers: list[Shape] = []
        for hx, hy, ry in zip(across.tolist(), y.tolist(), road.tolist(), strict=True):
            if hy < ry:
                hangers.append(box(hx - 0.0007, hy, hx + 0.0007, ry))
        art.fill(hangers, "#5d6a7c", 0.8)
    for x in np.linspace(0.05, 1.45, 22).tolist():
        art.glow(
            x,
            float(np.interp(x, [p[0] for p in deck], [p[1] for p in deck])) - 0.012,
            0.0016,
            "#ffe6b8",
            0.9,
        )
