"""A burning ridge behind black pines, and those who watch it."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Field, Shape, blend, ellipse, relief, smooth
from digest.sample.scenes._props import pine


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky(
        [
            (0, "#190d10"),
            (0.25, "#45170f"),
            (0.48, "#b23a0f"),
            (0.62, "#ffab33"),
            (0.75, "#ffd76a"),
        ],
        ripple=0.25,
    )
    smoke = art.noise(0.75, 0.32, 7, 0.55)
    lit = np.clip(0.45 - relief(smoke, 0, 40) * 3.2, 0, 1) * np.clip(art.y / 0.6, 0, 1) ** 1.5
    art.paint(smooth(0.42, 0.66, smoke + 0.2 - art.y * 0.42), blend("#1b1214", "#d8622a", lit))
    art.glow(1.0, 0.62, 0.16, "#ff8a1f", 0.75)
    line = 0.64 - 0.12 * art.curve(0.7, 6)
    mountain = art.below(line)
    art.paint(mountain, blend("#c3460f", "#2c0f0b", np.clip((art.y - line) / 0.1, 0, 1)))
    edge = np.exp(-(((art.y - line) / 0.008) ** 2)) * smooth(0.42, 0.62, art.noise(0.12, 0.5, 4))
    art.shine(edge, "#ffb13d", 1.3)
    _flames(art, line)
    for base, size, ink in (
        (0.8, 0.15, "#3a120b"),
        (0.92, 0.24, "#1f0b09"),
        (1.08, 0.36, "#0b0506"),
    ):
        trees: list[Shape] = []
        for x in np.arange(-0.03, 1.55, size * 0.27).tolist():
            trees += pine(
                art,
                x + float(art.random.normal(0, 0.014)),
                base + float(art.random.normal(0, 0.015)),
                size * float(art.random.uniform(0.55, 1.15)),
            )
        art.fill(trees, ink)
        art.fog(base - size * 0.15, 0.05, "#d9541a", 0.28, patchy=0.9)
    for x, y, size in art.random.random((340, 3)).tolist():
        place = (x * art.right, y**0.7 * 0.85)
        art.glimmer([ellipse(*place, 0.0008 + size**4 * 0.0028)], "#ffb040", 1.1, soft=0.0006)
    art.bloom(0.72, 0.7)
    return art.developed(warmth=0.03, contrast=1.12, vignette=0.35)


def _flames(art: Canvas, line: Field) -> None:
    for _ in range(46):
        x = float(np.clip(art.random.normal(0.95, 0.4), 0, 1.49))
        foot = float(line[0, int(x * art.height)]) + 0.03
        tall, wide = float(art.random.uniform(0.03, 0.12)), float(art.random.uniform(0.008, 0.018))
        bend = float(art.random.normal(0, 0.012))
        for ink, part in (("#ff6a12", 1.0), ("#ffb32e", 0.7), ("#fff0a8", 0.4)):
            flame = (
                (x - wide * part, foot),
                (x - wide * 0.7 * part + bend, foot - tall * 0.5 * part),
                (x + bend * 2, foot - tall * part),
                (x + wide * 0.6 * part + bend, foot - tall * 0.45 * part),
                (x + wide * part, foot),
            )
            art.fill([flame], ink, 0.7, soft=0.003)
