"""The orchestra from behind the conductor, hands raised."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Shape, blend, box, ellipse, mixed, stroke


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#1a0d0c"), (0.35, "#4a2415"), (0.6, "#a8642c"), (0.75, "#5b3119")])
    for k in range(16):
        x = k * 0.1
        art.fill(
            [box(x + 0.006, 0.0, x + 0.094, 0.5)],
            mixed("#5e3018", "#8a4f26", float(art.random.random())),
            0.7,
        )
        art.fill([box(x + 0.006, 0.0, x + 0.012, 0.5)], "#d89a58", 0.35)
    _pipes(art)
    for x in (0.12, 0.42, 0.75, 1.08, 1.38):
        cone = (
            (x - 0.01, -0.02),
            (x + 0.01, -0.02),
            (x + (0.75 - x) * 0.4 + 0.2, 0.85),
            (x + (0.75 - x) * 0.4 - 0.2, 0.85),
        )
        art.glimmer([cone], "#ffd9a0", 0.13, soft=0.02)
        art.glow(x, 0.0, 0.016, "#fff2d0", 1.4)
    for row, (floor, size, count, ink) in enumerate(
        ((0.56, 0.15, 15, "#3d2117"), (0.635, 0.185, 13, "#2c1711"), (0.73, 0.23, 11, "#1c0e0c"))
    ):
        art.fill(
            [
                (
                    (0.04 - row * 0.05, floor + 0.005),
                    (1.46 + row * 0.05, floor + 0.005),
                    (1.52, floor + 0.09),
                    (-0.02, floor + 0.09),
                )
            ],
            mixed("#8a5226", "#3a1d10", row * 0.3),
        )
        for k in range(count):
            u = (k + 0.5) / count * 2 - 1
            if row == 2 and abs(u) < 0.13:
                continue
            x = 0.75 + u * (0.62 + 0.06 * row)
            y = floor + 0.06 * u * u
            _player(art, x, y, size, ink, row, k)
    stage = art.below(0.83)
    art.paint(stage, blend("#7a431d", "#120807", np.clip((art.y - 0.83) / 0.17, 0, 1)))
    _conductor(art)
    heads: list[Shape] = []
    for k in range(22):
        x, y, r = (
            k * 0.072 + float(art.random.normal(0, 0.008)),
            0.985 + float(art.random.normal(0, 0.008)),
            float(art.random.uniform(0.028, 0.036)),
        )
        heads += [ellipse(x, y, r * 0.8, r), ellipse(x, y + r * 2.1, r * 2, r * 1.4)]
    art.fill(heads, "#080404")
    art.bloom(0.7, 0.6)
    return art.developed(warmth=0.04, contrast=1.14, vignette=0.4)


def _pipes(art: Canvas) -> None:
    """The organ above the players."""
    for k in range(33):
        u = (k - 16) / 16
        x, tall = 0.75 + u * 0.36, 0.16 + 0.15 * np.cos(u * 4.2) ** 2 * (1 - 0.3 * abs(u))
        for part, light in ((0.0, 0.25), (0.25, 0.75), (0.5, 1.0), (0.75, 0.4)):
            art.fill(
                [box(x - 0.009 + part * 0.018, 0.4 - tall, x - 0.009 + (part + 0.25) * 0.018, 0.4)],
                mixed("#5a3a1c", "#f3cf8a", light),
            )
        art.fill(
            [((x - 0.004, 0.375), (x + 0.004, 0.375), (x + 0.002, 0.36), (x - 0.002, 0.36))],
            "#2a160c",
        )
    art.fill([box(0.36, 0.4, 1.14, 0.425)], "#3a1d10")
    art.fill([box(0.36, 0.4, 1.14, 0.404)], "#c98a48", 0.8)


def _player(art: Canvas, x: float, y: float, size: float, ink: str, row: int, k: int) -> None:
    """A seated musician: shoulders, head, and an instrument by row."""
    s = size
    shapes = stroke(((x, y), (x, y - 0.38 * s)), (0.34 * s, 0.3 * s))
    shapes.append(ellipse(x + 0.02 * s, y - 0.62 * s, 0.085 * s, 0.11 * s))
    side = 1 if x < 0.75 else -1
    art.fill(shapes, ink)
    art.glimmer(
        [ellipse(x + 0.05 * s * side, y - 0.63 * s, 0.05 * s, 0.08 * s)],
        "#d98a4a",
        0.35,
        soft=0.008,
    )
    if row == 2 and k in (0, 1, 9, 10):
        art.fill(
            [
                ellipse(x + side * 0.17 * s, y - 0.18 * s, 0.14 * s, 0.2 * s, side * 0.2),
                ellipse(x + side * 0.15 * s, y - 0.36 * s, 0.1 * s, 0.11 * s),
            ],
            "#8a4519",
        )
        art.fill(
            stroke(
                ((x + side * 0.13 * s, y - 0.4 * s), (x + side * 0.06 * s, y - 0.82 * s)), 0.025 * s
            ),
            "#3a1a0c",
        )
        art.fill(
            stroke(
                ((x - side * 0.1 * s, y - 0.2 * s), (x + side * 0.42 * s, y - 0.26 * s)), 0.012 * s
            ),
            "#f0d2a0",
        )
    elif row == 0:
        bell = (x + side * 0.2 * s, y - 0.35 * s)
        art.fill(
            [
                *stroke(((x + side * 0.04 * s, y - 0.55 * s), bell), (0.02 * s, 0.06 * s)),
                ellipse(*bell, 0.06 * s, 0.08 * s, side * 0.6),
            ],
            "#e0aa4a",
        )
        art.glimmer([ellipse(bell[0], bell[1] - 0.02 * s, 0.02 * s)], "#fff3c8", 0.9)
    else:
        art.fill(
            [ellipse(x + side * 0.14 * s, y - 0.49 * s, 0.1 * s, 0.05 * s, -side * 0.35)], "#a85a24"
        )
        art.fill(
            stroke(
                ((x + side * 0.2 * s, y - 0.51 * s), (x + side * 0.36 * s, y - 0.57 * s)), 0.02 * s
            ),
            "#4a210f",
        )
        art.fill(
            stroke(
                ((x + side * 0.08 * s, y - 0.36 * s), (x + side * 0.26 * s, y - 0.74 * s)),
                0.011 * s,
            ),
            "#f3dcb0",
        )
    stand = (x - side * 0.3 * s, y - 0.18 * s)
    art.fill(
        [
            (
                (stand[0] - 0.12 * s, stand[1] - 0.12 * s),
                (stand[0] + 0.12 * s, stand[1] - 0.12 * s),
                (stand[0] + 0.1 * s, stand[1] + 0.05 * s),
                (stand[0] - 0.1 * s, stand[1] + 0.05 * s),
            )
        ],
        "#f2e2bd",
        0.85,
    )
    art.fill(
        [box(stand[0] - 0.008 * s, stand[1] + 0.05 * s, stand[0] + 0.008 * s, y + 0.1 * s)],
        "#140a08",
    )


def _conductor(art: Canvas) -> None:
    x, foot = 0.75, 0.9
    art.glow(x, 0.55, 0.09, "#ffcf8a", 0.35)
    art.fill([box(x - 0.16, foot - 0.01, x + 0.16, foot + 0.03)], "#1a0c08")
    art.fill([box(x - 0.16, foot - 0.012, x + 0.16, foot - 0.007)], "#d08a48")
    coat = [
        (
            (x - 0.05, foot - 0.33),
            (x + 0.05, foot - 0.33),
            (x + 0.062, foot - 0.17),
            (x + 0.05, foot - 0.1),
            (x + 0.01, foot - 0.16),
            (x - 0.01, foot - 0.16),
            (x - 0.05, foot - 0.1),
            (x - 0.062, foot - 0.17),
        )
    ]
    body: list[Shape] = [*coat]
    body += stroke(((x - 0.025, foot - 0.18), (x - 0.03, foot - 0.01)), (0.045, 0.035)) + stroke(
        ((x + 0.025, foot - 0.18), (x + 0.03, foot - 0.01)), (0.045, 0.035)
    )
    body += stroke(
        ((x - 0.045, foot - 0.315), (x - 0.12, foot - 0.36), (x - 0.15, foot - 0.46)),
        (0.04, 0.03, 0.022),
    )
    body += stroke(
        ((x + 0.045, foot - 0.315), (x + 0.125, foot - 0.345), (x + 0.165, foot - 0.45)),
        (0.04, 0.03, 0.022),
    )
    body += stroke(((x, foot - 0.34), (x, foot - 0.37)), 0.03)
    body.append(ellipse(x, foot - 0.4, 0.03, 0.038))
    art.fill([[(px - 0.003, py - 0.004) for px, py in shape] for shape in body], "#f3b868", 0.8)
    art.fill(body, "#0a0505")
    art.fill(
        stroke(((x + 0.165, foot - 0.455), (x + 0.225, foot - 0.53)), (0.004, 0.002)), "#fff6e0"
    )
