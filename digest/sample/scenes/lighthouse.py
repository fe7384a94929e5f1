"""A lighthouse in fog, its beam a solid thing, surf on the rocks."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, blend, box, relief, smooth
from digest.sample.scenes._props import sea


def paint(seed: int) -> bytes:
    art = Canvas(seed, 1200, 1600)
    art.sky([(0, "#3f5363"), (0.4, "#7f949c"), (0.62, "#b4bfbf"), (0.7, "#93a3a6")], ripple=0.15)
    lamp = (0.43, 0.222)
    angle = np.arctan2(art.y - lamp[1], art.x - lamp[0])
    far = np.hypot(art.x - lamp[0], art.y - lamp[1])
    for heading, wide, power in ((-0.16, 0.085, 0.75), (np.pi - 0.12, 0.1, 0.6)):
        off = np.abs(np.angle(np.exp(1j * (angle - heading))))
        art.shine(
            np.asarray(np.exp(-((off / wide) ** 2)) * power / (1 + far * 2.2), dtype=np.float32),
            "#fff1c4",
            1.0,
        )
    art.fog(0.62, 0.12, "#c6d0cf", 0.5)
    horizon = 0.7
    sea(art, horizon, ("#7d9297", "#26404b"))
    art.fog(horizon, 0.05, "#c3cdcc", 0.9)
    _headland(art)
    _tower(art, lamp)
    surf = smooth(0.5, 0.72, art.noise(0.16, 0.05, 6)) * np.exp(
        -(((art.y - 0.855 - 0.03 * np.sin(art.x * 9)) / 0.045) ** 2)
    )
    art.paint(np.asarray(surf * 0.9, dtype=np.float32), "#eef3f2")
    art.fog(0.55, 0.2, "#b8c4c5", 0.3, patchy=0.9)
    art.fog(0.98, 0.1, "#9fb0b3", 0.3, patchy=0.9)
    art.bloom(0.8, 0.6)
    return art.developed(warmth=-0.01, vignette=0.35)


def _headland(art: Canvas) -> None:
    line = (
        0.64
        + 0.42 * np.abs(art.x - 0.43) ** 1.25
        + 0.035 * art.curve(0.12, 7, 0.6)
        + 0.06 * smooth(0.05, 0.4, np.abs(art.x - 0.43))
    )
    rock = art.below(np.asarray(line, dtype=np.float32)) * (
        1 - art.below(0.86 + 0.012 * art.curve(0.1))
    )
    crag = art.noise(0.07, 0.11, 6, 0.6)
    lit = np.clip(0.32 + relief(crag, 9) * 2.4 + (crag - 0.5) * 0.5, 0, 1)
    art.paint(rock, blend("#1a2126", "#6b7370", lit))
    grass = np.asarray(rock * np.exp(-(((art.y - line) / 0.02) ** 2)), dtype=np.float32)
    art.paint(grass * smooth(0.3, 0.6, art.noise(0.06, 0.03, 4)) * 0.8, "#5c6b4f")


def _tower(art: Canvas, lamp: tuple[float, float]) -> None:
    x, top = lamp
    foot = 0.655
    for band in range(5):
        y0, y1 = (
            top + 0.045 + (foot - top - 0.045) * band / 5,
            top + 0.045 + (foot - top - 0.045) * (band + 1) / 5,
        )
        w0, w1 = 0.033 + 0.024 * band / 5, 0.033 + 0.024 * (band + 1) / 5
        art.fill(
            [((x - w0, y0), (x + w0, y0), (x + w1, y1), (x - w1, y1))],
            "#d9d8d2" if band % 2 else "#96302b",
        )
    art.fill(
        [((x - 0.058, foot), (x - 0.033, top + 0.045), (x - 0.012, top + 0.045), (x - 0.02, foot))],
        "#e8eeee",
        0.25,
        soft=0.01,
    )
    art.fill(
        [
            (
                (x + 0.016, top + 0.045),
                (x + 0.033, top + 0.045),
                (x + 0.058, foot),
                (x + 0.026, foot),
            )
        ],
        "#101a22",
        0.5,
        soft=0.008,
    )
    art.fill(
        [
            box(x - 0.046, top + 0.03, x + 0.046, top + 0.046),
            box(x - 0.05, top + 0.008, x - 0.047, top + 0.034),
            box(x + 0.047, top + 0.008, x + 0.05, top + 0.034),
            box(x - 0.05, top + 0.008, x + 0.05, top + 0.011),
        ],
        "#2b2f35",
    )
    art.fill([box(x - 0.026, top - 0.028, x + 0.026, top + 0.032)], "#f6e7b8")
    art.fill(
        [
            box(x + k - 0.0012, top - 0.028, x + k + 0.0012, top + 0.032)
            for k in (-0.026, -0.009, 0.009, 0.026)
        ],
        "#33363c",
    )
    art.fill(
        [
            (
                (x - 0.033, top - 0.027),
                (x - 0.018, top - 0.055),
                (x, top - 0.066),
                (x + 0.018, top - 0.055),
                (x + 0.033, top - 0.027),
            )
        ],
        "#7f2824",
    )
    art.glow(x, top, 0.02, "#fff2c8", 1.6)
    art.fill([box(x - 0.009, y, x + 0.006, y + 0.022) for y in (0.34, 0.46, 0.57)], "#2a3038")
    art.fill([box(x + 0.07, 0.625, x + 0.2, 0.675)], "#cfd0ca")
    art.fill(
        [((x + 0.06, 0.627), (x + 0.085, 0.59), (x + 0.19, 0.59), (x + 0.21, 0.627))], "#7a3a35"
    )
    art.fill(
        [box(x + 0.095, 0.64, x + 0.112, 0.66), box(x + 0.155, 0.64, x + 0.172, 0.66)], "#ffd98e"
    )
