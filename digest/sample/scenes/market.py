"""A covered lane of stalls: awnings, heaps of fruit, shoppers, light at the end."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, blend, box, ellipse, mixed, stroke
from digest.sample.scenes._props import face, person


def paint(seed: int) -> bytes:
    art = Canvas(seed, 1200, 1600)
    art.sky([(0, "#8fb7cc"), (0.3, "#f0dfbc"), (0.6, "#f8e4ba")], ripple=0.04)
    vx, vy = 0.38, 0.52
    art.glow(vx, vy - 0.06, 0.1, "#fff4d0", 0.8)
    floor = art.below(vy + 0.02)
    across, away = art.plane(vy, vx)
    setts = 1 - 0.18 * (
        (np.abs((away * 2.4) % 1 - 0.5) > 0.42)
        | (np.abs((across * 5 + (away * 2.4 // 1) * 0.5) % 1 - 0.5) > 0.44)
    )
    art.paint(
        floor,
        blend(
            "#7d6a58",
            "#d2b68e",
            np.clip(setts * (0.35 + 0.6 * art.noise(0.12, 0.03, 4)) + (0.62 - art.y), 0, 1),
        ),
    )
    stripes = (
        "#b3201f",
        "#1f6b6b",
        "#d98a1f",
        "#33566b",
        "#7a3b6b",
        "#4a7a36",
        "#b3201f",
        "#1f6b6b",
    )
    for step, near in enumerate((0.16, 0.22, 0.31, 0.44, 0.63, 0.92)):
        for side in (-1, 1):
            _facade(art, vx, vy, side, near, step)
            _stall(art, vx, vy, side, near, stripes[(step * 2 + (side > 0)) % 8])
        for _ in range(3 if step < 5 else 0):
            x = vx + float(art.random.uniform(-0.13, 0.13)) * near * 2
            coat = mixed(
                ("#33405a", "#7d3a33", "#4f5d3d", "#2b2b33", "#8a6a3a")[
                    int(art.random.integers(0, 5))
                ],
                "#e8cfa2",
                max(0.0, 0.55 - near),
            )
            art.fill(
                [ellipse(x + 0.02 * near, vy + 0.37 * near, 0.09 * near, 0.012 * near)],
                "#4d3d30",
                0.5,
                soft=0.006 * near,
            )
            art.fill(
                person(
                    x, vy + 0.37 * near, 0.34 * near, stride=float(art.random.uniform(0.03, 0.14))
                ),
                mixed(coat, "#241c1c", 0.3),
            )
            art.fill(
                stroke(((x, vy + 0.2 * near), (x, vy + 0.105 * near)), (0.075 * near, 0.07 * near)),
                coat,
            )
            art.fill(
                [face(x, vy + 0.37 * near, 0.34 * near)],
                mixed(
                    ("#8a5a3c", "#d6a67e", "#5d3a28")[int(art.random.integers(0, 3))],
                    "#e8cfa2",
                    0.2,
                ),
            )
    _bulbs(art, vx)
    art.bloom(0.8, 0.55)
    return art.developed(warmth=0.03, contrast=1.1, vignette=0.3)


def _facade(art: Canvas, vx: float, vy: float, side: int, near: float, step: int) -> None:
    inner, outer = vx + side * 0.5 * near, vx + side * 0.95 * near
    top = vy - near * (0.78 + 0.1 * ((step + (side > 0)) % 3))
    ink = mixed(
        ("#c9835a", "#d9a864", "#b76e5a", "#c7b08a")[(step + 2 * (side > 0)) % 4],
        "#f6e4c0",
        max(0.0, 0.7 - near),
    )
    art.fill(
        [
            (
                (inner, top),
                (outer, top - near * 0.1),
                (outer, vy + near * 0.5),
                (inner, vy + near * 0.3),
            )
        ],
        ink,
    )
    art.fill(
        [
            (
                (inner, top),
                (inner + side * 0.05 * near, top - 0.01 * near),
                (inner + side * 0.05 * near, vy + near * 0.3),
                (inner, vy + near * 0.3),
            )
        ],
        "#5a3a30",
        0.3,
    )
    for row in range(2):
        for column in range(2):
            x, y = inner + side * near * (0.13 + 0.17 * column), top + near * (0.09 + 0.24 * row)
            art.fill([box(x - 0.04 * near, y, x + 0.04 * near, y + 0.15 * near)], "#4a5560")
            art.fill(
                [
                    box(x - 0.065 * near, y - 0.005 * near, x - 0.035 * near, y + 0.155 * near),
                    box(x + 0.035 * near, y - 0.005 * near, x + 0.065 * near, y + 0.155 * near),
                ],
                ("#3f7a72", "#5d7a9a")[step % 2],
            )


def _stall(art: Canvas, vx: float, vy: float, side: int, near: float, ink: str) -> None:
    """An awning in stripes that leans into the lane, and the table with its heaps."""
    back, front = vx + side * 0.62 * near, vx + side * 0.24 * near
    high, low = vy - near * 0.2, vy - near * 0.06
    haze = max(0.0, 0.45 - near * 0.8)
    for k in range(8):
        a, b = k / 8, (k + 1) / 8
        tone = mixed(ink if k % 2 else "#f6ead2", "#f8e6c2", haze)
        shift = near * 0.16
        top0, top1 = back + side * shift * a, back + side * shift * b
        art.fill(
            [
                (
                    (front + side * shift * (a - 0.5), low + shift * 0.18 * a),
                    (front + side * shift * (b - 0.5), low + shift * 0.18 * b),
                    (top1, high - shift * 0.4 * b),
                    (top0, high - shift * 0.4 * a),
                )
            ],
            tone,
        )
        art.fill(
            [
                (
                    (front + side * shift * (a - 0.5), low + shift * 0.18 * a),
                    (front + side * shift * (b - 0.5), low + shift * 0.18 * b),
                    (front + side * shift * ((a + b) / 2 - 0.5), low + near * 0.045),
                )
            ],
            mixed(tone, "#2a1a16", 0.18),
        )
    table = vy + near * 0.2
    art.fill(
        [
            (
                (front, table),
                (back + side * 0.3 * near, table),
                (back + side * 0.3 * near, table + near * 0.3),
                (front, table + near * 0.2),
            )
        ],
        mixed("#5b3f2c", "#f0d8ac", haze),
    )
    art.fill(
        [
            (
                (front, table - 0.02 * near),
                (back + side * 0.3 * near, table - 0.035 * near),
                (back + side * 0.3 * near, table + 0.02 * near),
                (front, table + 0.02 * near),
            )
        ],
        mixed("#8a6340", "#f0d8ac", haze),
    )
    fruits = ("#d8581e", "#c22f2a", "#7fa03a", "#e8b832", "#6b2f5a", "#e58a2e")
    for heap in range(4):
        middle = front + side * near * (0.05 + 0.105 * heap)
        colour = mixed(fruits[int(art.random.integers(0, 6))], "#f4dcae", haze)
        for _ in range(34):
            dx, up = (
                float(art.random.normal(0, 0.024)) * near,
                float(art.random.uniform(0, 1)) ** 1.5,
            )
            reach = 1 - min(1.0, abs(dx) / (0.055 * near))
            x, y, r = middle + dx, table - 0.03 * near - up * reach * 0.075 * near, 0.0125 * near
            art.fill([ellipse(x, y, r)], mixed(colour, "#3a1c10", 0.3 * (1 - up)))
            art.fill([ellipse(x - r * 0.3, y - r * 0.35, r * 0.35)], "#fff3d0", 0.45)


def _bulbs(art: Canvas, vx: float) -> None:
    for y, reach, sag in ((0.12, 0.6, 0.09), (0.3, 0.33, 0.05), (0.39, 0.19, 0.03)):
        t = np.linspace(0, 1, 15)
        xs, ys = vx - reach + 2 * reach * t, y + 4 * sag * t * (1 - t)
        art.fill(stroke(list(zip(xs.tolist(), ys.tolist(), strict=True)), 0.0018), "#4a3a34")
        for x, at in zip(xs[1:-1].tolist(), ys[1:-1].tolist(), strict=True):
            art.fill([ellipse(x, at + 0.012 * reach, 0.012 * reach)], "#fff0bf")
            art.glow(x, at + 0.012 * reach, 0.011 * reach, "#ffd68a", 0.7)
