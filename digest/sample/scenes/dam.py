"""An arch dam between mountains, two gates open."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Shape, blend, box, relief, smooth
from digest.sample.scenes._props import pine


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#5e86ad"), (0.3, "#a9c0cf"), (0.5, "#e8e0d0")], ripple=0.08)
    art.clouds(0.02, 0.3, "#f3f1ea", (0.6, 0.1), cover=0.45, strength=0.8)
    _peaks(art)
    art.fog(0.43, 0.05, "#dfe3e0", 0.6)
    lake = np.asarray(art.below(0.44) * (1 - art.below(0.52)), dtype=np.float32)
    art.paint(lake, "#5f93a0")
    art.shine(lake * smooth(0.5, 0.8, art.noise(0.2, 0.008, 3)), "#d6ece8", 0.3)
    for side in (-1, 1):
        _slope(art, side)
    _wall(art)
    _forest(art)
    art.bloom(0.88, 0.3)
    return art.developed(contrast=1.12)


def _peaks(art: Canvas) -> None:
    for base, rise, top, foot, snow in (
        (0.45, 0.36, "#7f92a8", "#bfc9cf", 0.85),
        (0.46, 0.22, "#607a88", "#a5b6b8", 0.3),
    ):
        line = base - rise * (0.5 + 0.5 * art.curve(0.55, 8, 0.52))
        mask = art.below(line)
        part = np.clip((art.y - line) / 0.3, 0, 1)
        field = art.noise(0.12, 0.16, 6, 0.6)
        lit = np.clip(0.5 + relief(field, 14) * 3.5, 0, 1)
        colour = blend(blend("#3f566d", top, lit), foot, part)
        white = (
            smooth(0.2, -0.1, np.asarray((art.y - line) / 0.3 + (field - 0.5) * 0.5))
            if snow > 0.5
            else np.zeros_like(field)
        )
        colour = blend(colour, blend("#a9bdd6", "#ffffff", lit), np.asarray(white) * snow)
        art.paint(mask, colour)


def _slope(art: Canvas, side: int) -> None:
    """A valley side that falls towards the middle."""
    out = (art.x - 0.75) * side
    line = 0.86 - 0.85 * np.clip(out - 0.06, 0, 1) ** 0.85 + 0.03 * art.curve(0.2, 7, 0.6)
    mask = np.asarray(art.below(line) * (out > 0.02), dtype=np.float32)
    field = art.noise(0.06, 0.1, 6, 0.62)
    lit = np.clip(0.45 + relief(field, 8) * 3 - side * 0.12, 0, 1)
    ground = blend("#28382f", "#8a8f6a", lit)
    rocky = smooth(0.5, 0.62, art.noise(0.2, 0.3, 5))
    art.paint(mask, blend(ground, blend("#4a4b4d", "#b1aa9c", lit), rocky))


def _wall(art: Canvas) -> None:
    """The arch: seen from below, its crest sagging a little, its face streaked by water and
    years.
    """
    out = (art.x - 0.75) / 0.47
    crest = 0.475 + 0.02 * out**2
    foot = 0.9 - 0.34 * np.abs(out) ** 1.7
    face = np.asarray(
        np.clip((art.y - crest) * art.height, 0, 1)
        * np.clip((foot - art.y) * art.height, 0, 1)
        * (np.abs(out) < 1),
        dtype=np.float32,
    )
    light = 0.78 + 0.2 * np.sin((out + 0.35) * 1.8) - 0.25 * (art.y - crest)
    streaks = art.noise(0.03, 0.7, 5, 0.6)
    stain = 1 - 0.3 * smooth(0.45, 0.75, streaks)
    joints = (
        1
        - 0.14 * (np.abs((out * 14) % 1 - 0.5) > 0.485)
        - 0.1 * (np.abs(((art.y - crest) * 24) % 1 - 0.5) > 0.475)
    )
    art.paint(face, blend("#000000", "#d8d2c4", light * stain * joints))
    line = np.asarray(
        np.exp(-(((art.y - crest) / 0.006) ** 2)) * (np.abs(out) < 1.02), dtype=np.float32
    )
    art.paint(line, "#efe9da")
    art.fill([box(x - 0.012, 0.452, x + 0.012, 0.48) for x in (0.5, 0.68, 0.82, 1.0)], "#a59f93")
    for x, wide in ((0.70, 0.018), (0.80, 0.018)):
        spread = wide + np.clip(art.y - 0.6, 0, 1) * 0.12
        fall = (
            np.exp(-(((art.x - x) / spread) ** 4))
            * smooth(0.595, 0.62, art.y * np.ones_like(art.x))
            * smooth(0.97, 0.86, art.y * np.ones_like(art.x))
        )
        art.paint(
            np.asarray(fall * (0.45 + 0.55 * art.noise(0.012, 0.2, 4)), dtype=np.float32), "#f6fafa"
        )
        art.fill([box(x - 0.024, 0.578, x + 0.024, 0.603)], "#4b4a48")
    art.fog(0.89, 0.05, "#eef4f4", 0.5, patchy=0.8)


def _forest(art: Canvas) -> None:
    for row, (foot, tall, ink) in enumerate(
        ((0.93, 0.11, "#33483f"), (1.0, 0.17, "#1f3029"), (1.1, 0.25, "#121e1a"))
    ):
        trees: list[Shape] = []
        for x in np.arange(-0.02, 1.55, 0.035 + 0.012 * row).tolist():
            if row == 0 and abs(x - 0.75) < 0.3:
                continue
            out = abs(x - 0.75)
            rise = foot - out * (0.12, 0.16, 0.2)[row] + float(art.random.normal(0, 0.012))
            trees += pine(
                art,
                x + float(art.random.normal(0, 0.01)),
                rise,
                tall * float(art.random.uniform(0.6, 1.2)),
            )
        art.fill(trees, ink)
