"""A tram comes up a wet street, its lamps doubled in the stones."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Shape, box, ellipse, mixed, stroke
from digest.sample.scenes._props import person, windows


def paint(seed: int) -> bytes:
    art = Canvas(seed, 1200, 1600)
    art.sky([(0, "#141a2c"), (0.35, "#26304a"), (0.62, "#4f4a56")], ripple=0.1)
    vanishing = (0.4, 0.6)
    art.glow(*vanishing, 0.09, "#ffb56b", 0.55)
    _street(art, vanishing)
    _wires(art, vanishing)
    _tram_car(art, 0.4, 0.73, 0.25)
    art.fill(
        person(0.13, 0.76, 0.15, lean=0.02, stride=0.06) + _umbrella(0.135, 0.61, 0.06), "#0b0d16"
    )
    art.fill(person(0.66, 0.74, 0.11, stride=0.07) + _umbrella(0.66, 0.63, 0.045), "#0d101b")
    art.reflect(0.755, "#171b2a", 0.72, ripple=0.05, rows=0.02)
    _rails(art)
    drops: list[Shape] = []
    for x, y, long in art.random.random((520, 3)).tolist():
        drops.append(
            (
                (x * 0.75, y),
                (x * 0.75 + 0.0009, y),
                (x * 0.75 - 0.004, y + 0.012 + long * 0.03),
                (x * 0.75 - 0.005, y + 0.012 + long * 0.03),
            )
        )
    art.glimmer(drops, "#bcd0ea", 0.22)
    art.bloom(0.62, 0.85)
    return art.developed(warmth=0.02, contrast=1.12, vignette=0.35)


def _umbrella(x: float, y: float, wide: float) -> list[Shape]:
    arc = np.linspace(np.pi, 2 * np.pi, 24)
    top = list(
        zip(
            (x + wide * np.cos(arc)).tolist(), (y + 0.75 * wide * np.sin(arc)).tolist(), strict=True
        )
    )
    return [top, box(x - 0.0015, y, x + 0.0015, y + wide)]


def _street(art: Canvas, vanishing: tuple[float, float]) -> None:
    """House fronts on both sides, six deep, each nearer one over the last."""
    vx, vy = vanishing
    for step, near in enumerate((0.14, 0.2, 0.29, 0.43, 0.66, 1.0)):
        for side in (-1, 1):
            inner, outer = vx + side * 0.43 * near, vx + side * 0.43 * near * 1.6
            top = vy - near * (0.5 + 0.09 * ((step * 7 + (side > 0) * 3) % 4))
            foot = vy + near * 0.19
            left, right = min(inner, outer), max(inner, outer)
            ink = mixed(
                ("#2b2c3c", "#3a3038", "#24303f", "#382e2c")[(step + (side > 0)) % 4],
                "#5a4d55",
                max(0.0, 0.6 - near),
            )
            rise = near * 0.05
            corner = (
                (inner, top + rise),
                (outer, top - rise * 2),
                (outer, foot + near * 0.1),
                (inner, foot),
            )
            art.fill([corner], ink)
            lit, dark = windows(
                art,
                (left + 0.05 * near, top + 0.07 * near, right - 0.02 * near, foot - near * 0.15),
                3,
                6,
                0.4,
                (0.5, 0.62),
            )
            art.fill(dark, mixed(ink, "#0c0e18", 0.5))
            art.fill(lit, mixed("#ffc878", ink, float(art.random.uniform(0.05, 0.35))))
            shop = box(
                left + 0.03 * near, foot - near * 0.115, right - 0.02 * near, foot - near * 0.01
            )
            art.fill(
                [shop],
                ("#ffd9a0", "#8fd0d8", "#f2a27a", "#ffe6b8")[(step * 2 + (side > 0)) % 4],
                0.85,
            )
            art.fill(
                [
                    box(
                        shop[0][0] + k * (shop[1][0] - shop[0][0]) / 3,
                        shop[0][1],
                        shop[0][0] + k * (shop[1][0] - shop[0][0]) / 3 + 0.012 * near,
                        shop[2][1],
                    )
                    for k in (1, 2)
                ],
                ink,
            )
            lamp = (vx + side * 0.39 * near, vy - near * 0.11)
            art.fill(stroke(((lamp[0], lamp[1]), (lamp[0], foot)), 0.009 * near), "#10121c")
            art.glow(lamp[0], lamp[1], 0.016 * near, "#ffdca0", 1.7)
    art.fill([((vx - 0.05, vy + 0.02), (vx + 0.05, vy + 0.02), (1.2, 1.3), (-0.4, 1.3))], "#23242f")


def _wires(art: Canvas, vanishing: tuple[float, float]) -> None:
    vx, vy = vanishing
    lines: list[Shape] = []
    for x in (-0.1, 0.28, 0.52, 0.95):
        lines += stroke(
            ((vx, vy - 0.05), (vx + (x - vx) * 0.5, 0.3), (x, -0.02)), (0.0008, 0.0018, 0.003)
        )
    for y, reach in ((0.2, 0.42), (0.4, 0.24), (0.48, 0.15)):
        lines += stroke(((vx - reach, y - 0.03), (vx, y), (vx + reach, y - 0.03)), 0.0016)
    art.fill(lines, "#0a0c15", 0.85)


def _tram_car(art: Canvas, x: float, foot: float, wide: float) -> None:
    w, top = wide / 2, foot - wide * 1.28
    art.glow(x, foot - wide * 0.15, wide * 0.22, "#ffdf9e", 0.5)
    art.fill(
        [
            (
                (x - w * 0.92, top),
                (x + w * 0.92, top),
                (x + w, foot - wide * 0.5),
                (x + w, foot),
                (x - w, foot),
                (x - w, foot - wide * 0.5),
            )
        ],
        "#a3231f",
    )
    art.fill(
        [
            (
                (x - w * 0.95, top + wide * 0.02),
                (x + w * 0.95, top + wide * 0.02),
                (x + w * 0.99, foot - wide * 0.48),
                (x - w * 0.99, foot - wide * 0.48),
            )
        ],
        "#efe3c8",
    )
    art.fill(
        [
            (
                (x - w * 0.92, top - wide * 0.05),
                (x + w * 0.92, top - wide * 0.05),
                (x + w, top + wide * 0.05),
                (x - w, top + wide * 0.05),
            )
        ],
        "#7c1a18",
    )
    art.fill([box(x - w * 0.55, top + wide * 0.08, x + w * 0.55, top + wide * 0.2)], "#141318")
    art.fill(
        [
            box(
                x - w * 0.5 + k * wide * 0.055,
                top + wide * 0.105,
                x - w * 0.5 + k * wide * 0.055 + wide * 0.035,
                top + wide * 0.175,
            )
            for k in (0, 2, 3, 4, 6, 7, 8)
        ],
        "#ffb347",
    )
    for k in (-1, 0, 1):
        art.fill(
            [
                box(
                    x + k * w * 0.62 - w * 0.28,
                    top + wide * 0.28,
                    x + k * w * 0.62 + w * 0.28,
                    foot - wide * 0.56,
                )
            ],
            "#ffe9b5",
        )
    for px, tall in ((-0.62, 0.2), (0.5, 0.22), (0.72, 0.17)):
        art.fill(person(x + px * w, foot - wide * 0.42, wide * tall * 2.4), "#6b4a35", 0.8)
    art.fill(person(x - 0.02, foot - wide * 0.4, wide * 0.52), "#2a2226")
    art.fill([box(x - w, foot - wide * 0.56, x + w, foot - wide * 0.47)], "#8c1d1a")
    art.fill([box(x - w * 0.98, foot - wide * 0.42, x + w * 0.98, foot - wide * 0.395)], "#e6d3a8")
    for side in (-0.66, 0.66):
        art.fill([ellipse(x + side * w, foot - wide * 0.24, wide * 0.065)], "#fffbe6")
        art.glow(x + side * w, foot - wide * 0.24, wide * 0.09, "#fff0c4", 1.9)
    art.fill([box(x - w * 0.9, foot - wide * 0.06, x + w * 0.9, foot + wide * 0.02)], "#16141a")
    art.fill(
        stroke(
            (
                (x - 0.02, top - wide * 0.05),
                (x + 0.03, top - wide * 0.18),
                (x - 0.01, top - wide * 0.3),
            ),
            0.004,
        ),
        "#15151d",
    )
    art.glow(x - 0.01, top - wide * 0.3, 0.004, "#cfe6ff", 1.6)


def _rails(art: Canvas) -> None:
    for near, far in ((-0.02, 0.35), (0.2, 0.385), (0.55, 0.415), (0.8, 0.45)):
        art.glimmer(
            [((far, 0.74), (far + 0.003, 0.74), (near + 0.02, 1.0), (near, 1.0))], "#ffd9a0", 0.35
        )
        art.fill(
            [((far + 0.003, 0.74), (far + 0.005, 0.74), (near + 0.034, 1.0), (near + 0.02, 1.0))],
            "#0b0c14",
            0.8,
        )
