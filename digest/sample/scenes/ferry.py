"""A white ferry under summer clouds, gulls behind it."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, blend, box, ellipse, relief, smooth, stroke
from digest.sample.scenes._props import sea


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#2f79b5"), (0.3, "#6fb0d8"), (0.56, "#d3e6ea")])
    _cumulus(art)
    art.ridge(0.585, 0.055, ("#6f93a8", "#a9c3cc"), across=0.35, depth=0.06)
    art.ridge(0.585, 0.03, ("#4f7a80", "#7fa5a5"), across=0.2, depth=0.05)
    horizon = 0.58
    sea(art, horizon, ("#2f7f96", "#0b3f5c"))
    _ferry_hull(art, 0.42, 0.68)
    for _ in range(15):
        x, y, s = (
            float(art.random.uniform(0.9, 1.45)),
            float(art.random.uniform(0.2, 0.52)),
            float(art.random.uniform(0.008, 0.02)),
        )
        tilt = float(art.random.uniform(-0.3, 0.5))
        art.fill(
            stroke(
                (
                    (x - s, y - s * tilt),
                    (x - s * 0.4, y - s * 0.5),
                    (x, y),
                    (x + s * 0.5, y - s * 0.55),
                    (x + s, y - s * 0.1),
                ),
                (0.001, 0.0035, 0.005, 0.0035, 0.001),
            ),
            "#f4f6f4",
        )
    art.bloom(0.85, 0.3)
    return art.developed(contrast=1.1)


def _cumulus(art: Canvas) -> None:
    body = art.noise(0.55, 0.28, 7, 0.52)
    heap = smooth(0.52, 0.66, body + 0.25 * np.clip(0.45 - np.abs(art.y - 0.36) * 1.5, 0, 1))
    lit = np.clip(0.62 + relief(body, 10, 26) * 3.2, 0, 1)
    art.paint(heap * (art.y < 0.6), blend("#9fb3c7", "#fffbf2", lit))


def _ferry_hull(art: Canvas, x: float, water: float) -> None:
    w = 0.7
    art.fill([ellipse(x + 0.4, water + 0.012, 0.46, 0.022)], "#0c3a50", 0.6, soft=0.012)
    hull = (
        (x - 0.05, water - 0.105),
        (x + w, water - 0.1),
        (x + w - 0.02, water),
        (x + 0.02, water + 0.004),
    )
    art.fill([hull], "#f3f1ea")
    art.fill(
        [
            (
                (x + 0.002, water - 0.035),
                (x + w - 0.015, water - 0.035),
                (x + w - 0.02, water),
                (x + 0.02, water + 0.004),
            )
        ],
        "#b3201f",
    )
    art.fill(
        [
            (
                (x - 0.02, water - 0.056),
                (x + w - 0.01, water - 0.054),
                (x + w - 0.012, water - 0.044),
                (x - 0.01, water - 0.046),
            )
        ],
        "#23485e",
    )
    for deck, (left, right) in enumerate(((0.06, 0.66), (0.1, 0.6), (0.14, 0.46))):
        top = water - 0.15 - deck * 0.047
        art.fill(
            [box(x + left, top, x + right, top + 0.05)], ("#e4e6e4", "#eceeec", "#f6f6f2")[deck]
        )
        art.fill([box(x + left - 0.01, top - 0.006, x + right + 0.01, top + 0.002)], "#fbfaf5")
        count = int((right - left) / 0.022)
        art.fill(
            [
                box(
                    x + left + 0.012 + k * 0.022,
                    top + 0.013,
                    x + left + 0.028 + k * 0.022,
                    top + 0.03,
                )
                for k in range(count - 1)
            ],
            "#2d5468",
        )
    art.fill(
        [
            (
                (x + 0.14, water - 0.29),
                (x + 0.26, water - 0.29),
                (x + 0.26, water - 0.245),
                (x + 0.12, water - 0.245),
            )
        ],
        "#f8f7f2",
    )
    art.fill(
        [
            (
                (x + 0.132, water - 0.28),
                (x + 0.25, water - 0.28),
                (x + 0.25, water - 0.262),
                (x + 0.125, water - 0.262),
            )
        ],
        "#1e3d50",
    )
    art.fill(
        [
            (
                (x + 0.37, water - 0.34),
                (x + 0.45, water - 0.34),
                (x + 0.47, water - 0.24),
                (x + 0.36, water - 0.24),
            )
        ],
        "#b3201f",
    )
    art.fill(
        [
            (
                (x + 0.369, water - 0.34),
                (x + 0.451, water - 0.34),
                (x + 0.455, water - 0.322),
                (x + 0.368, water - 0.322),
            )
        ],
        "#1d1d22",
    )
    art.fill(stroke(((x + 0.2, water - 0.37), (x + 0.2, water - 0.29)), 0.005), "#d8d8d4")
    art.paint(
        np.asarray(
            smooth(0.42, 0.7, art.noise(0.12, 0.03, 5))
            * np.exp(-(((art.y - water - 0.008) / 0.011) ** 2))
            * (art.x > x - 0.03)
            * (art.x < x + 0.16),
            dtype=np.float32,
        ),
        "#ffffff",
    )
    for k in range(4):
        art.fill(
            stroke(
                ((x + 0.3 + k * 0.075, water - 0.168), (x + 0.335 + k * 0.075, water - 0.168)),
                0.018,
            ),
            "#e2702c",
        )
    art.fill(
        [((x - 0.05, water - 0.06), (x + w, water - 0.06), (x + w, water), (x, water))],
        "#0c2c40",
        0.22,
        soft=0.012,
    )
    wake = np.exp(
        -(
            (
                (art.y - water - 0.02 - (art.x - x - w) * 0.05)
                / (0.008 + np.clip(art.x - x - w, 0, 1) * 0.06)
            )
            ** 2
        )
    )
    art.paint(
        np.asarray(
            wake * (art.x > x + w - 0.05) * smooth(0.35, 0.65, art.noise(0.1, 0.012, 4)) * 0.9,
            dtype=np.float32,
        ),
        "#f2f8f8",
    )
