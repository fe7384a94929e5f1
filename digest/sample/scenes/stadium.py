"""A full ground under floodlights, kick-off near."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, blend, box, ellipse, smooth, stroke
from digest.sample.scenes._props import person


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#0d1530"), (0.25, "#1c2b57"), (0.42, "#46507c")], ripple=0.1)
    field_top = 0.62
    bowl = 0.34 + 0.085 * ((art.x - 0.75) / 0.75) ** 2 * -1 + 0.02
    stand = art.below(bowl) * (1 - art.below(field_top + 0.01))
    rows = 0.5 + 0.5 * np.sin((art.y - bowl) * 260)
    art.paint(stand, blend("#151b33", "#38406a", np.clip(0.25 + 0.5 * rows, 0, 1)))
    crowd = (
        art.random.random((art.height // 5 + 1, art.width // 5 + 1), dtype=np.float32)
        .repeat(5, 0)
        .repeat(5, 1)[: art.height, : art.width]
    )
    hue = (
        art.random.random((art.height // 5 + 1, art.width // 5 + 1), dtype=np.float32)
        .repeat(5, 0)
        .repeat(5, 1)[: art.height, : art.width]
    )
    people = stand * smooth(0.35, 0.5, crowd) * (0.35 + 0.65 * rows) * (art.y - bowl > 0.02)
    for ink, low in (("#c9c3bd", 0.0), ("#b3423c", 0.5), ("#3f65a8", 0.68), ("#d8b45c", 0.88)):
        art.paint(people * (hue >= low) * 0.75, ink)
    for tier in (0.46,):
        art.fill([box(0, tier, art.right, tier + 0.014)], "#20284a")
        art.glimmer(
            [box(k * 0.05, tier + 0.003, k * 0.05 + 0.04, tier + 0.011) for k in range(31)],
            "#7fb6ff",
            0.5,
        )
    roof = art.below(bowl - 0.045) * (1 - art.below(bowl - 0.0))
    art.paint(roof, "#0f1630")
    art.shade(1 - 0.6 * np.exp(-(((art.y - bowl - 0.01) / 0.03) ** 2)) * (art.y > bowl))
    _pitch(art, field_top)
    for x, y in ((0.16, 0.12), (0.52, 0.2), (0.98, 0.2), (1.34, 0.12)):
        _floodlight(art, x, y)
    _teams(art)
    art.bloom(0.7, 0.6)
    return art.developed(contrast=1.12, vignette=0.3)


def _pitch(art: Canvas, top: float) -> None:
    grass = art.below(top)
    across, away = art.plane(top - 0.16, 0.75)
    bands = smooth(-0.2, 0.2, np.sin(away * 11.5))
    art.paint(
        grass,
        blend(blend("#2f7a35", "#49a047", bands), "#1d5a2b", np.clip((art.y - 0.72) * 1.6, 0, 1)),
    )
    art.shade(1 + grass * (art.noise(0.01, 0.01, 2) - 0.5) * 0.16)
    width = 0.012
    lines = np.exp(-(((across) / (width * 0.9)) ** 4)) * (away < 99)
    ring = np.hypot(across, (away - 3.35) * 0.95)
    lines = np.maximum(lines, np.exp(-(((ring - 0.85) / (width * 1.4)) ** 4)))
    for deep in (6.1, 3.35):
        lines = np.maximum(lines, np.exp(-(((away - deep) / (deep * 0.006)) ** 4)) * (deep > 4))
    art.paint(grass * lines * 0.8, "#eef6ea")
    art.fill([box(0, top - 0.024, art.right, top + 0.006)], "#16204a")
    for k, ink in enumerate(
        ("#b3201f", "#e9e4d6", "#2c6fae", "#e0a93b", "#1f7a5c", "#e9e4d6", "#b3201f", "#2c6fae")
    ):
        art.fill([box(k * 0.19, top - 0.022, k * 0.19 + 0.185, top + 0.004)], ink, 0.85)


def _floodlight(art: Canvas, x: float, y: float) -> None:
    mid = (0.75 - x) * 0.5
    beam = (
        (x - 0.03, y + 0.03),
        (x + 0.03, y + 0.03),
        (x + mid + 0.3, 0.95),
        (x + mid - 0.3, 0.95),
    )
    art.glimmer([beam], "#cfe0ff", 0.10, soft=0.03)
    art.fill(
        [box(x - 0.005, y, x + 0.005, 0.34), box(x - 0.055, y - 0.036, x + 0.055, y + 0.036)],
        "#0b1128",
    )
    lamps = [(x - 0.042 + 0.021 * c, y - 0.024 + 0.0165 * r) for c in range(5) for r in range(4)]
    art.fill([ellipse(*lamp, 0.0075) for lamp in lamps], "#ffffff")
    art.glow(x, y, 0.045, "#dfeaff", 1.3)


def _teams(art: Canvas) -> None:
    for k in range(20):
        x, y = float(art.random.uniform(0.12, 1.4)), float(art.random.uniform(0.67, 0.93))
        tall = 0.03 + (y - 0.62) * 0.17
        shirt = "#d8322c" if k % 2 else "#f2efe4"
        for reach in (-1.6, -0.5, 0.7, 1.7):
            art.fill(
                [ellipse(x + reach * tall * 0.35, y + 0.002, tall * 0.4, tall * 0.03)],
                "#0d3517",
                0.3,
            )
        parts = person(
            x,
            y,
            tall,
            lean=float(art.random.uniform(-0.08, 0.08)),
            stride=float(art.random.uniform(0.06, 0.2)),
        )
        art.fill(parts, "#2b2430")
        art.fill(stroke(((x, y - tall * 0.52), (x, y - tall * 0.78)), tall * 0.21), shirt)
    art.fill([ellipse(0.79, 0.842, 0.007)], "#ffffff")
