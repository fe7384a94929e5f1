"""A satellite over the limb of the earth, the sun just rising."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Shape, blend, ellipse, mixed, relief, smooth, stroke
from digest.sample.scenes._props import stars


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#02040b"), (1, "#050a18")])
    stars(art, 1500, 1.0)
    far = np.hypot(art.x - 0.35, art.y - 2.12)
    limb = 1.42
    earth = np.clip((limb - far) * art.height, 0, 1)
    part = np.clip((limb - far) / 0.5, 0, 1)
    day = np.clip(1.05 - (1.25 - art.x) * 0.75, 0.08, 1)
    land = smooth(0.5, 0.56, art.noise(0.6, 0.25, 7, 0.55))
    ground = blend(
        blend("#0f3f7a", "#07234f", part),
        blend("#7d7a4e", "#4d5a35", art.noise(0.1, 0.05, 5)),
        land * 0.8,
    )
    art.paint(earth, ground)
    swirl = art.noise(0.45, 0.14, 7, 0.58)
    art.paint(
        earth * smooth(0.5, 0.72, swirl) * 0.95,
        blend("#c3d5ea", "#ffffff", np.clip(0.5 + relief(swirl, 8, 8) * 5, 0, 1)),
    )
    art.shade(1 - earth * (1 - day))
    lights = (
        smooth(0.72, 0.85, art.noise(0.02, 0.012, 3, 0.8))
        * land
        * earth
        * np.clip(0.45 - day, 0, 1)
        * 3
    )
    art.shine(lights, "#ffb866", 0.9)
    art.shine(np.exp(-np.abs(far - limb) / 0.012) * (0.35 + 0.8 * day), "#7fc4ff", 0.9)
    art.shine(np.exp(-np.clip(far - limb, 0, 9) / 0.05) * (far > limb) * day, "#2f7fe0", 0.55)
    art.glow(1.24, 1.055 - 0.14, 0.03, "#fff4dc", 2.4)
    art.glow(1.24, 1.055 - 0.14, 0.14, "#ffb070", 0.4)
    _craft(art)
    art.bloom(0.8, 0.6)
    return art.developed(contrast=1.1, vignette=0.15)


def _craft(art: Canvas) -> None:
    """Body in gold foil, two wings of cells, a dish: tilted, lit from the right."""
    tilt = -0.32
    cos, sin = np.cos(tilt), np.sin(tilt)

    def at(u: float, v: float) -> tuple[float, float]:
        return float(0.74 + u * cos - v * sin), float(0.36 + u * sin + v * cos)

    def slab(u0: float, v0: float, u1: float, v1: float, skew: float = 0.0) -> Shape:
        return (at(u0 + skew, v0), at(u1 + skew, v0), at(u1, v1), at(u0, v1))

    art.fill([slab(-0.56, -0.006, 0.56, 0.006)], "#8d939c")
    for side in (-1, 1):
        start = 0.13 if side > 0 else -0.55
        for k in range(3):
            u = start + k * 0.143
            art.fill([slab(u, -0.085, u + 0.136, 0.085, 0.02)], "#c9b98f")
            for c in range(4):
                for r in range(5):
                    cell = slab(
                        u + 0.004 + c * 0.033,
                        -0.081 + r * 0.033,
                        u + 0.034 + c * 0.033,
                        -0.052 + r * 0.033,
                        0.006,
                    )
                    art.fill(
                        [cell],
                        mixed(
                            "#122a66",
                            "#5f8fd8",
                            float(
                                np.clip(
                                    0.15
                                    + 0.12 * c
                                    + 0.05 * r
                                    + 0.1 * k
                                    + art.random.normal(0, 0.05),
                                    0,
                                    1,
                                )
                            ),
                        ),
                    )
    art.fill([slab(-0.085, -0.115, 0.085, 0.12)], "#b98a35")
    art.fill([slab(0.02, -0.115, 0.085, 0.12)], "#f2cf7c")
    folds: list[Shape] = []
    for _ in range(60):
        u, v = float(art.random.uniform(-0.08, 0.06)), float(art.random.uniform(-0.11, 0.1))
        w, h = float(art.random.uniform(0.008, 0.03)), float(art.random.uniform(0.008, 0.03))
        folds.append((at(u, v), at(u + w, v + h * 0.3), at(u + w * 0.4, v + h)))
    art.fill(folds[::2], "#ffe6a0", 0.5)
    art.fill(folds[1::2], "#6b4a17", 0.45)
    art.fill([slab(-0.095, -0.13, 0.095, -0.112), slab(-0.095, 0.118, 0.095, 0.134)], "#d7dade")
    art.fill([slab(-0.045, 0.02, 0.02, 0.085)], "#20242e")
    dish = at(0.0, 0.21)
    art.fill(stroke((at(0, 0.13), dish), 0.012), "#9aa0a8")
    art.fill([ellipse(*dish, 0.085, 0.036, tilt)], "#e9ebee")
    art.fill(
        [ellipse(dish[0] - 0.012, dish[1] + 0.006, 0.066, 0.025, tilt)], "#9aa3b2", 0.8, soft=0.004
    )
    art.fill([*stroke((dish, at(0.01, 0.28)), 0.005), ellipse(*at(0.01, 0.28), 0.01)], "#d7dade")
    art.fill(
        stroke((at(-0.05, -0.13), at(-0.08, -0.24)), 0.004)
        + stroke((at(0.05, -0.13), at(0.07, -0.2)), 0.006),
        "#b9bec6",
    )
