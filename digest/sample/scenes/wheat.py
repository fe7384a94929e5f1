"""A ripe field under a storm, the last sun still on it."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Shape, blend, relief, smooth, stroke
from digest.sample.scenes._props import crown


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#232d3d"), (0.3, "#3e4a5c"), (0.5, "#8d8f8e"), (0.57, "#e6c48c")], ripple=0.12)
    _storm(art)
    horizon = 0.58
    rain = np.asarray(art.noise(0.02, 0.6, 4), dtype=np.float32)
    slanted = np.exp(-(((art.x + (art.y - 0.4) * 0.35 - 1.15) / 0.22) ** 2)) * smooth(
        0.28, 0.4, art.y * np.ones_like(art.x)
    )
    art.paint(
        np.asarray(slanted * (0.35 + 0.4 * rain) * (art.y < horizon), dtype=np.float32), "#4c5866"
    )
    art.ridge(0.59, 0.035, ("#3c4f4c", "#5d6a55"), across=0.3, depth=0.04)
    trees: list[Shape] = []
    for x in np.arange(0.02, 0.75, 0.022).tolist():
        trees += crown(art, x, 0.577, float(art.random.uniform(0.008, 0.02)), 12)
    art.fill(trees, "#26332c")
    _crop(art, horizon)
    art.fill(stroke(((0.99, 0.62), (0.995, 0.52), (1.0, 0.46)), (0.018, 0.012, 0.006)), "#1d201b")
    for x, y, radius in ((1.0, 0.42, 0.085), (0.94, 0.45, 0.05), (1.06, 0.45, 0.052)):
        art.fill(crown(art, x, y, radius, 90), "#1e281f")
    art.fill(crown(art, 0.965, 0.395, 0.05, 40), "#5e6233", 0.6)
    art.bloom(0.85, 0.35)
    return art.developed(warmth=0.02, contrast=1.14)


def _storm(art: Canvas) -> None:
    """Heavy clouds lit from below: the light is the field's slope."""
    field = art.noise(0.8, 0.3, 7, 0.5)
    slope = np.clip(0.45 + relief(field, 0, 36) * 2.6, 0, 1)
    low = np.clip(art.y / 0.55, 0, 1) ** 2
    dark = blend("#141c2a", "#66727f", np.asarray(slope))
    warm = blend(dark, "#e0ab6b", np.asarray(slope * low * 0.75))
    art.paint(
        np.asarray(smooth(0.3, 0.6, field + 0.22 - 0.45 * low) * (art.y < 0.6), dtype=np.float32),
        warm,
    )


def _crop(art: Canvas, horizon: float) -> None:
    """Rows of wheat in perspective: tramlines, ears as upright flecks that grow towards the
    viewer.
    """
    under = art.below(horizon + 0.004)
    across, _ = art.plane(horizon - 0.01, 0.62)
    depth = np.clip((art.y - horizon) / (1 - horizon), 0, 1) * np.ones_like(art.x)
    flecks = art.noise(0.007, 0.05, 3, 0.7) * (1 - depth) + art.noise(0.016, 0.12, 4, 0.7) * depth
    wind = art.noise(0.5, 0.06, 4)
    rows = 0.5 + 0.5 * np.cos(across * 9 + wind * 1.5)
    light = np.clip(0.15 + 0.75 * flecks + 0.3 * (wind - 0.5) + 0.14 * rows * depth, 0, 1)
    art.paint(
        under,
        blend(
            blend("#6b4a1c", "#f3c65c", np.asarray(light)),
            "#ecc47a",
            np.asarray((1 - depth) ** 4 * 0.8),
        ),
    )
    track = np.exp(-(((np.abs(across - 0.1) - 0.32) / 0.075) ** 2)) * under
    art.shade(np.asarray(1 - 0.6 * track * (0.5 + 0.5 * depth), dtype=np.float32))
    art.shade(np.asarray(1 - under * 0.5 * smooth(0.55, 1.0, depth), dtype=np.float32))
    ears: list[Shape] = []
    for _ in range(330):
        x, top = float(art.random.uniform(-0.02, 1.52)), float(art.random.uniform(0.86, 1.0))
        lean, size = float(art.random.normal(0.02, 0.015)), 0.02 + (top - 0.86) * 0.12
        ears += stroke(((x, top), (x + lean * 0.5, top + size)), (size * 0.16, size * 0.22))
        ears += stroke(((x + lean * 0.5, top + size), (x - lean, top + size * 4)), 0.0022)
    art.fill(ears[::2], "#e5b650", 0.75)
    art.fill(ears[1::2], "#a8782c", 0.75)
