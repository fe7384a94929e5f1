"""A mountain village in the blue hour, every window lit."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Shape, blend, box, ellipse, mixed, relief, smooth
from digest.sample.scenes._props import pine, windows


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#16264a"), (0.3, "#35527f"), (0.5, "#7d90b4"), (0.6, "#d6b8b4")], ripple=0.08)
    for base, rise, top, foot in (
        (0.62, 0.42, "#aebfdd", "#6d83ad"),
        (0.66, 0.2, "#6f86b2", "#4d6596"),
    ):
        line = base - rise * (0.5 + 0.5 * art.curve(0.6, 8, 0.5))
        field = art.noise(0.1, 0.14, 6, 0.6)
        lit = np.clip(0.5 + relief(field, 12) * 3.2, 0, 1)
        art.paint(
            art.below(line),
            blend(blend("#3c5384", top, lit), foot, np.clip((art.y - line) / 0.3, 0, 1)),
        )
    for base, ink in ((0.7, "#2a3f66"), (0.74, "#1e3052")):
        trees: list[Shape] = []
        for x in np.arange(-0.02, 1.54, 0.017).tolist():
            low = base + 0.03 * float(np.sin(x * 5 + base * 40))
            trees += pine(
                art,
                x + float(art.random.normal(0, 0.006)),
                low,
                float(art.random.uniform(0.04, 0.09)),
            )
        art.fill(trees, ink)
        art.fog(base, 0.03, "#7f95c0", 0.35)
    ground = art.ridge(0.78, 0.06, ("#8fa5cf", "#5f78ad"), across=0.6, depth=0.25, gain=0.35)
    art.shade(np.asarray(1 + ground * 0.1 * (art.noise(0.3, 0.05, 4) - 0.5), dtype=np.float32))
    _village(art)
    trees = []
    for x, low, tall in (
        (0.06, 1.02, 0.48),
        (0.18, 1.04, 0.34),
        (1.42, 1.03, 0.52),
        (1.3, 1.05, 0.3),
    ):
        trees += pine(art, x, low, tall)
    art.fill(trees, "#14223d")
    art.fill([[(px - 0.003, py - 0.006) for px, py in shape] for shape in trees], "#b9c9e8", 0.25)
    flakes = art.random.random((900, 3))
    for x, y, size in flakes.tolist():
        art.fill(
            [ellipse(x * art.right, y, 0.0008 + size**5 * 0.0045)],
            "#eef3ff",
            0.75,
            soft=0.0004 + size**6 * 0.002,
        )
    art.bloom(0.72, 0.7)
    return art.developed(contrast=1.08, vignette=0.3)


def _village(art: Canvas) -> None:
    houses = [
        (0.36, 0.755, 0.11),
        (0.56, 0.745, 0.1),
        (0.98, 0.75, 0.11),
        (1.16, 0.77, 0.12),
        (0.27, 0.82, 0.14),
        (0.47, 0.835, 0.15),
        (0.93, 0.835, 0.16),
        (1.13, 0.86, 0.15),
        (0.7, 0.87, 0.17),
    ]
    _church(art, 0.77, 0.775)
    for x, foot, wide in houses:
        _house(art, x, foot, wide)
    path = np.abs(art.x - 0.86 - 0.06 * np.sin(art.y * 14)) / np.maximum(art.y - 0.74, 0.01)
    art.paint(
        np.asarray(
            smooth(0.34, 0.2, path) * smooth(0.8, 0.95, art.y * np.ones_like(art.x)) * 0.55,
            dtype=np.float32,
        ),
        "#f2cf9a",
    )


def _house(art: Canvas, x: float, foot: float, wide: float) -> None:
    high = wide * 0.48
    eaves, ridge = foot - high, foot - high - wide * 0.42
    art.fill([ellipse(x + wide / 2, foot, wide * 0.7, wide * 0.08)], "#3f5688", 0.6, soft=0.01)
    art.fill(
        [box(x, eaves, x + wide, foot), ((x, eaves), (x + wide / 2, ridge), (x + wide, eaves))],
        mixed("#5b4640", "#2b3a5f", float(art.random.uniform(0.2, 0.6))),
    )
    art.fill(
        [
            (
                (x - wide * 0.12, eaves + wide * 0.06),
                (x + wide / 2, ridge - wide * 0.07),
                (x + wide * 1.12, eaves + wide * 0.06),
                (x + wide * 1.06, eaves + wide * 0.1),
                (x + wide / 2, ridge + wide * 0.02),
                (x - wide * 0.06, eaves + wide * 0.1),
            )
        ],
        "#dbe5f7",
    )
    lit, dark = windows(
        art,
        (x + wide * 0.06, eaves + high * 0.08, x + wide * 0.94, foot - high * 0.1),
        4,
        2,
        0.7,
        (0.5, 0.55),
    )
    art.fill(lit, "#ffcf7a")
    art.fill(dark, "#27324f")
    art.fill(
        [box(x + wide * 0.43, eaves - wide * 0.17, x + wide * 0.57, eaves - wide * 0.03)], "#ffd892"
    )
    for pane in lit[:3]:
        art.glow(pane[0][0], pane[0][1], wide * 0.07, "#ffb65c", 0.35)
    art.fill(
        [box(x + wide * 0.72, ridge - wide * 0.02, x + wide * 0.8, eaves - wide * 0.12)], "#3b3238"
    )
    art.fill(
        [box(x + wide * 0.71, ridge - wide * 0.04, x + wide * 0.81, ridge - wide * 0.01)], "#e4ecfa"
    )


def _church(art: Canvas, x: float, foot: float) -> None:
    art.fill(
        [box(x, foot - 0.2, x + 0.055, foot), box(x + 0.05, foot - 0.1, x + 0.19, foot)], "#a79a94"
    )
    art.fill([box(x, foot - 0.2, x + 0.02, foot)], "#d5c3ae", 0.5)
    art.fill(
        [((x - 0.008, foot - 0.2), (x + 0.027, foot - 0.36), (x + 0.063, foot - 0.2))], "#39476c"
    )
    art.fill(
        [((x - 0.008, foot - 0.2), (x + 0.027, foot - 0.36), (x + 0.02, foot - 0.2))],
        "#cfdcf3",
        0.85,
    )
    art.fill(
        [
            (
                (x + 0.05, foot - 0.1),
                (x + 0.07, foot - 0.165),
                (x + 0.19, foot - 0.165),
                (x + 0.2, foot - 0.1),
            )
        ],
        "#dbe5f7",
    )
    art.fill(
        [box(x + k, foot - 0.075, x + k + 0.014, foot - 0.02) for k in (0.075, 0.11, 0.145)],
        "#ffc66a",
    )
    art.fill([box(x + 0.02, foot - 0.175, x + 0.036, foot - 0.14)], "#ffd58a")
    art.fill(
        [
            box(x + 0.0255, foot - 0.395, x + 0.0285, foot - 0.355),
            box(x + 0.017, foot - 0.383, x + 0.037, foot - 0.379),
        ],
        "#2a3350",
    )
