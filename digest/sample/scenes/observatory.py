"""An open dome under the Milky Way."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, blend, box, ellipse, smooth, stroke
from digest.sample.scenes._props import person, stars


def paint(seed: int) -> bytes:
    art = Canvas(seed, 1200, 1600)
    art.sky(
        [(0, "#070c1d"), (0.4, "#101d3e"), (0.68, "#27406b"), (0.8, "#6d6a7c"), (0.86, "#c98f6a")],
        ripple=0.03,
    )
    bent = (art.x - 0.56 + (art.y - 0.3) * 0.42) + (art.noise(0.4, 0.4, 3) - 0.5) * 0.1
    band = np.exp(-((bent / 0.14) ** 2)) * smooth(0.86, 0.4, art.y * np.ones_like(art.x))
    dust = smooth(0.45, 0.75, art.noise(0.3, 0.3, 7, 0.6)) * np.exp(-((bent / 0.06) ** 2))
    art.shine(
        band * (0.35 + 0.65 * art.noise(0.25, 0.25, 6, 0.6)) * (1 - 0.75 * dust), "#8b93c9", 0.75
    )
    art.shine(np.exp(-((bent / 0.05) ** 2)) * band * (1 - dust), "#f0c9b0", 0.45)
    stars(art, 2600, 0.82)
    dense = (art.random.random((art.height, art.width), dtype=np.float32) > 0.994) * band
    art.shine(dense * art.random.random((art.height, art.width), dtype=np.float32), "#dfe5ff", 0.9)
    art.ridge(0.88, 0.05, ("#2a3350", "#3b3d55"), across=0.5, depth=0.1)
    _dome(art, 0.4, 0.74, 0.2)
    hill = 0.86 + 0.3 * (art.x - 0.4) ** 2 + 0.012 * art.curve(0.12, 6, 0.6)
    art.paint(art.below(hill), blend("#1a2238", "#080b15", np.clip((art.y - hill) / 0.12, 0, 1)))
    art.fill(person(0.66, 0.893, 0.07, stride=0.05, arms=((0.13, 0.9), (-0.1, 0.45))), "#070a13")
    art.bloom(0.7, 0.6)
    return art.developed(contrast=1.12, vignette=0.3)


def _dome(art: Canvas, x: float, foot: float, radius: float) -> None:
    art.fill([box(x - radius * 0.98, foot - 0.01, x + radius * 0.98, foot + 0.15)], "#5e6a86")
    art.fill(
        [box(x - radius * 0.98, foot - 0.01, x - radius * 0.3, foot + 0.15)],
        "#1b2440",
        0.55,
        soft=0.05,
    )
    arc = np.linspace(np.pi, 2 * np.pi, 60)
    half = list(
        zip(
            (x + radius * np.cos(arc)).tolist(),
            (foot + radius * 0.98 * np.sin(arc)).tolist(),
            strict=True,
        )
    )
    art.fill([half], "#8d99b5")
    for k in range(-4, 5):
        t = np.linspace(0, np.pi / 2, 20)
        side = k / 4.4
        rib = list(
            zip(
                (x + radius * side * np.cos(t)).tolist(),
                (foot - radius * 0.98 * np.sin(t)).tolist(),
                strict=True,
            )
        )
        art.fill(stroke(rib, 0.0016), "#56617f", 0.8)
    art.fill(
        [[(px * 0.55 + (x - radius) * 0.45, py) for px, py in half]], "#10182e", 0.5, soft=0.05
    )
    slit = (
        (x + 0.012, foot - 0.005),
        (x + 0.016, foot - radius * 0.99),
        (x + 0.075, foot - radius * 0.93),
        (x + 0.085, foot - 0.005),
    )
    art.fill([slit], "#ff9d5c")
    art.fill([slit], "#3a1d22", 0.45, soft=0.012)
    art.fill(
        stroke(((x + 0.045, foot - 0.02), (x + 0.062, foot - radius * 0.86)), (0.034, 0.026)),
        "#20253a",
    )
    art.fill([ellipse(x + 0.062, foot - radius * 0.86, 0.014, 0.007)], "#9fc3e8")
    art.glow(x + 0.05, foot - 0.06, 0.03, "#ff8f4d", 0.7)
    art.fill([box(x - radius * 1.03, foot - 0.016, x + radius * 1.03, foot + 0.004)], "#3c4765")
    art.fill([box(x - 0.16, foot + 0.06, x - 0.125, foot + 0.15)], "#ffc47a")
    art.fill(
        [box(x + k, foot + 0.04, x + k + 0.02, foot + 0.07) for k in (-0.06, 0.0, 0.06, 0.12)],
        "#1a2138",
    )
