"""A desalination plant on the shore at first light: tanks, pipes, the sea behind."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, blend, box, ellipse, mixed, smooth, stroke
from digest.sample.scenes._props import person


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#5f8fb8"), (0.25, "#a9c6d4"), (0.42, "#f7e0be")], ripple=0.06)
    art.clouds(0.03, 0.36, "#fff4e6", (0.9, 0.07), cover=0.42, strength=0.8)
    sea = art.below(0.44) * (1 - art.below(0.56))
    art.paint(sea, blend("#c9d8cf", "#3f8492", np.clip((art.y - 0.44) / 0.1, 0, 1)))
    art.shine(sea * smooth(0.55, 0.8, art.noise(0.1, 0.006, 3)), "#fff0d0", 0.4)
    art.ridge(0.445, 0.05, ("#8298a5", "#b9c2c0"), across=0.4, depth=0.05)
    ground = art.below(0.55 + 0.006 * art.curve(0.2))
    art.paint(ground, blend("#a58d68", "#d9c299", art.noise(0.15, 0.03, 5)))
    for x, wide, tall in (
        (0.12, 0.22, 0.15),
        (0.4, 0.19, 0.13),
        (0.63, 0.17, 0.115),
        (0.83, 0.15, 0.1),
    ):
        _tank(art, x, 0.6, wide, tall)
    _hall(art)
    for row in range(6):
        near = 0.16 + row * 0.03
        _pipe(art, 0.63 + row * 0.052, near)
    art.fill(person(0.3, 0.86, 0.16, stride=0.08), "#2b3a4d")
    art.fill(stroke(((0.3, 0.785), (0.3, 0.745)), 0.038), "#e0742a")
    art.fill([ellipse(0.3, 0.706, 0.014, 0.011)], "#f4f0e2")
    art.fill(
        [((0.3, 0.86), (0.16, 0.885), (0.17, 0.89), (0.31, 0.865))], "#6d5a40", 0.6, soft=0.003
    )
    art.bloom(0.85, 0.4)
    return art.developed(warmth=0.015, contrast=1.1)


def _tank(art: Canvas, x: float, foot: float, wide: float, tall: float) -> None:
    half = wide / 2
    art.fill([ellipse(x - half * 0.2, foot, wide * 0.75, wide * 0.07)], "#6d5a40", 0.55, soft=0.008)
    for k in range(48):
        u0, u1 = -1 + k / 24, -1 + (k + 1) / 24
        light = float(
            np.clip(0.35 + 0.75 * np.sqrt(max(0.0, 1 - (u0 - 0.45) ** 2)) - 0.2 * (u0 < -0.6), 0, 1)
        )
        art.fill(
            [
                box(
                    x + u0 * half,
                    foot - tall,
                    x + u1 * half + 0.001,
                    foot + wide * 0.05 * float(np.sqrt(max(0.0, 1 - u0 * u0))),
                )
            ],
            mixed("#5f7078", "#f9f1e2", light),
        )
    art.fill([ellipse(x, foot - tall, half, wide * 0.06)], "#e8e6dc")
    art.fill([ellipse(x, foot - tall, half * 0.9, wide * 0.048)], "#c9cdc8")
    art.fill(
        [box(x - half, foot - tall * k, x + half, foot - tall * k + 0.0025) for k in (0.33, 0.66)],
        "#7a868a",
        0.6,
    )
    art.fill([box(x - half, foot - tall * 0.5, x + half, foot - tall * 0.42)], "#2c7fa3", 0.7)
    rail = [
        box(
            x - half + k * wide / 12,
            foot - tall - 0.02,
            x - half + k * wide / 12 + 0.0016,
            foot - tall,
        )
        for k in range(13)
    ]
    art.fill([*rail, box(x - half, foot - tall - 0.021, x + half, foot - tall - 0.018)], "#55636a")


def _hall(art: Canvas) -> None:
    art.fill([((0.98, 0.6), (0.98, 0.42), (1.5, 0.36), (1.5, 0.66))], "#c7d0d2")
    art.fill([((0.98, 0.42), (1.5, 0.36), (1.5, 0.345), (0.98, 0.41))], "#f4f1e8")
    art.fill([((0.92, 0.595), (0.92, 0.425), (0.98, 0.42), (0.98, 0.6))], "#7f8f96")
    for k in range(26):
        x = 0.99 + k * 0.02
        art.fill(
            [
                (
                    (x, 0.6 + (x - 0.98) * 0.115),
                    (x, 0.42 - (x - 0.98) * 0.115),
                    (x + 0.002, 0.42 - (x - 0.98) * 0.115),
                    (x + 0.002, 0.6 + (x - 0.98) * 0.115),
                )
            ],
            "#8fa0a6",
            0.6,
        )
    art.fill(
        [
            (
                (1.0 + k * 0.1, 0.5 - k * 0.004),
                (1.075 + k * 0.1, 0.497 - k * 0.004),
                (1.075 + k * 0.1, 0.535),
                (1.0 + k * 0.1, 0.535),
            )
            for k in range(5)
        ],
        "#2d6f8f",
    )
    art.fill([((0.98, 0.452), (1.5, 0.402), (1.5, 0.415), (0.98, 0.462))], "#2c7fa3")


def _pipe(art: Canvas, x: float, near: float) -> None:
    """A great pipe that runs from the hall to the viewer, its flanges every few metres; *near*
    sets its thickness.
    """
    start, end = (x + 0.33, 0.605), (x * 2.1 - 0.85, 1.08)
    thick0, thick1 = near * 0.09, near * 0.52
    art.fill(
        [
            (
                (start[0] - thick0, start[1]),
                (start[0] + thick0, start[1]),
                (end[0] + thick1 * 0.6, end[1]),
                (end[0] - thick1 * 1.3, end[1]),
            )
        ],
        "#5c4a34",
        0.35,
        soft=0.01,
    )
    for k in range(14):
        a, b = k / 14 - 0.5, (k + 1) / 14 - 0.5
        light = float(np.clip(0.95 - 2.6 * (a + 0.12) ** 2 - 0.5 * max(0.0, a), 0, 1))
        art.fill(
            [
                (
                    (start[0] + thick0 * a, start[1]),
                    (start[0] + thick0 * b, start[1]),
                    (end[0] + thick1 * b, end[1]),
                    (end[0] + thick1 * a, end[1]),
                )
            ],
            mixed("#123c50", "#8fd0dd", light),
        )
    for part in (0.1, 0.24, 0.42, 0.66, 0.92):
        cx, cy = start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
        w = thick0 + (thick1 - thick0) * part
        art.fill(
            [
                (
                    (cx - w * 0.6, cy - w * 0.06),
                    (cx + w * 0.6, cy - w * 0.06),
                    (cx + w * 0.6, cy + w * 0.1),
                    (cx - w * 0.6, cy + w * 0.1),
                )
            ],
            "#0f2f40",
        )
        art.fill(
            [
                (
                    (cx - w * 0.6, cy - w * 0.06),
                    (cx + w * 0.25, cy - w * 0.06),
                    (cx + w * 0.25, cy - w * 0.01),
                    (cx - w * 0.6, cy - w * 0.01),
                )
            ],
            "#a9dbe3",
            0.8,
        )
