"""Orange trees in rows, a ladder, crates in the grass, low sun."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, blend, box, ellipse, mixed, smooth, stroke
from digest.sample.scenes._props import crown


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#86b4d1"), (0.3, "#d8e2d4"), (0.46, "#ffeec4")], ripple=0.08)
    art.glow(0.75, 0.4, 0.07, "#fff3c8", 1.1)
    art.ridge(0.5, 0.12, ("#8fa7a5", "#d0d3b4"), across=0.5, depth=0.12)
    horizon = 0.47
    grass = art.below(horizon)
    across, _ = art.plane(horizon - 0.02, 0.75)
    depth = np.clip((art.y - horizon) / (1 - horizon), 0, 1) * np.ones_like(art.x)
    blades = art.noise(0.012, 0.05, 4, 0.7)
    dapple = smooth(0.42, 0.62, art.noise(0.16, 0.035, 4)) * (
        0.4 + 0.6 * smooth(1.2, 0.4, np.abs(across))
    )
    art.paint(
        grass, blend(blend("#33471f", "#8a9a3c", blades), "#e9d56c", np.asarray(dapple * 0.55))
    )
    path = smooth(0.5, 0.28, np.abs(across + 0.05 * np.sin(depth * 9))) * grass
    art.paint(
        np.asarray(path * 0.75, dtype=np.float32),
        blend("#9a7a50", "#e3c592", np.asarray(0.3 * blades + 0.7 * dapple)),
    )
    for step in range(11):
        size = 0.05 * 1.36**step
        if size > 0.75:
            break
        for side in (-1, 1):
            _orange_tree(
                art, 0.75 + side * size * 1.55, horizon + size * 0.82, size, min(1.0, size * 3.2)
            )
    _ladder(art)
    art.bloom(0.8, 0.55)
    return art.developed(warmth=0.03, contrast=1.1)


def _orange_tree(art: Canvas, x: float, foot: float, size: float, near: float) -> None:
    haze = 0.75 * (1 - near) ** 1.5
    art.fill(
        [ellipse(x, foot, size * 0.85, size * 0.13)],
        "#26331b",
        0.55 * near + 0.15,
        soft=size * 0.05,
    )
    art.fill(
        stroke(((x, foot), (x + size * 0.02, foot - size * 0.5)), (size * 0.12, size * 0.09)),
        mixed("#4a3626", "#f1e2b6", haze),
    )
    top = foot - size * 0.95
    for ink, shift, spread, count in (
        ("#1f3318", 0.06, 0.72, 110),
        ("#35521f", 0.0, 0.66, 90),
        ("#648033", -0.1, 0.52, 60),
        ("#a9b04a", -0.2, 0.36, 34),
    ):
        fine = 1 + 2 * size
        art.fill(
            crown(
                art,
                x - shift * size * 0.3,
                top + shift * size,
                size * spread,
                int(count * fine**2),
                fine,
            ),
            mixed(ink, "#f1e6b8", haze),
            0.92,
        )
    places = art.random.normal(0, (0.3, 0.22), (int(16 + 30 * near), 2)).clip(-0.5, 0.5)
    fruit = [
        ellipse(x + size * right, top + size * (0.1 + down), size * 0.034)
        for right, down in places.tolist()
    ]
    art.fill(fruit, mixed("#d96a12", "#f1dfae", haze))
    art.glimmer(
        [[(px - size * 0.012, py - size * 0.012) for px, py in ball] for ball in fruit[::2]],
        "#ffb84a",
        0.5,
        soft=size * 0.006,
    )


def _ladder(art: Canvas) -> None:
    rails = stroke(((1.04, 0.93), (1.14, 0.42)), 0.011) + stroke(
        ((1.13, 0.945), (1.19, 0.42)), 0.011
    )
    for k in range(9):
        part = k / 9 + 0.06
        rails += stroke(
            ((1.04 + 0.1 * part, 0.93 - 0.51 * part), (1.13 + 0.06 * part, 0.945 - 0.525 * part)),
            0.008,
        )
    art.fill(rails, "#c8a36a")
    for x, y, s in ((0.42, 0.9, 0.13), (0.5, 0.955, 0.15)):
        art.fill(
            [
                ellipse(
                    x + s * 0.4 + float(art.random.normal(0, s * 0.2)),
                    y - s * 0.34 + float(art.random.normal(0, 0.008)),
                    s * 0.085,
                )
                for _ in range(40)
            ],
            "#e07b1c",
        )
        art.fill([box(x - s * 0.2, y - s * 0.32, x + s, y + s * 0.24)], "#8a6238")
        art.fill(
            [
                box(x - s * 0.2, y - s * 0.32 + k * s * 0.19, x + s, y - s * 0.17 + k * s * 0.19)
                for k in range(3)
            ],
            "#b98a54",
        )
        art.fill(
            [
                box(x - s * 0.2, y - s * 0.32, x - s * 0.12, y + s * 0.24),
                box(x + s * 0.92, y - s * 0.32, x + s, y + s * 0.24),
            ],
            "#6f4d2b",
        )
