"""Flasks on a bench, the room behind them out of focus."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Shape, blend, box, ellipse, mixed, stroke
from digest.sample.scenes._props import face, person


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#0d2a35"), (0.4, "#1d5560"), (0.72, "#4f9396")])
    for _ in range(46):
        x, y = float(art.random.uniform(0, art.right)), float(art.random.uniform(0, 0.66))
        ink = ("#9fe0dc", "#ffd99a", "#5fb0c4", "#f2a86b")[int(art.random.integers(0, 4))]
        art.glimmer(
            [ellipse(x, y, float(art.random.uniform(0.012, 0.06)))],
            ink,
            float(art.random.uniform(0.05, 0.22)),
            soft=0.006,
        )
    shelves: list[Shape] = [box(0.0, y, art.right, y + 0.018) for y in (0.18, 0.42)]
    art.fill(shelves, "#0d3039", 0.6, soft=0.012)
    for _ in range(30):
        x, row = float(art.random.uniform(0, 1.5)), float(art.random.choice([0.18, 0.42]))
        tall, wide = float(art.random.uniform(0.05, 0.13)), float(art.random.uniform(0.012, 0.03))
        art.fill(
            [box(x, row - tall, x + wide, row)],
            ("#b8dcd6", "#d98f4a", "#2f7a80", "#e8d9b8")[int(art.random.integers(0, 4))],
            0.45,
            soft=0.011,
        )
    bench = 0.76
    art.fill(
        person(1.22, 0.98, 0.86, lean=-0.05, stride=0.03, arms=((-0.3, 0.52), (-0.12, 0.44))),
        "#dfe8e4",
        0.85,
        soft=0.012,
    )
    art.fill([face(1.22, 0.98, 0.86, -0.05)], "#8a5a42", 0.9, soft=0.01)
    art.fill([ellipse(1.185, 0.145, 0.06, 0.045)], "#2a1d1c", 0.9, soft=0.012)
    art.paint(art.below(bench), blend("#2f6a6e", "#0b2229", np.clip((art.y - bench) / 0.24, 0, 1)))
    _erlenmeyer(art, 0.3, bench + 0.06, 0.46, "#f08c2e")
    _rack(art, 0.7, bench + 0.02)
    _round_flask(art, 0.54, bench + 0.1, 0.36, "#2fb3a6")
    _erlenmeyer(art, 0.98, bench + 0.1, 0.3, "#d8405a")
    _cylinder(art, 0.12, bench + 0.03, 0.5, "#5a8fe0")
    art.reflect(bench + 0.115, "#0f2d35", 0.4, ripple=0.004)
    art.bloom(0.72, 0.5)
    return art.developed(contrast=1.12, vignette=0.35)


def _glass(art: Canvas, outline: Shape, liquid: Shape, ink: str, x: float, top: float) -> None:
    """Glass: light through the liquid, a bright rim, a window's reflection."""
    art.fill([outline], "#cfeeee", 0.14)
    art.fill([liquid], mixed(ink, "#2a0f08", 0.15), 0.88)
    middle = [(x + (px - x) * 0.55, py * 0.94 + 0.06 * liquid[0][1] + 0.015) for px, py in liquid]
    art.glimmer([middle], ink, 0.55, soft=0.03)
    rim = [*outline, outline[0]]
    art.glimmer(stroke(rim, 0.0035), "#d8f6f4", 0.55)
    shine = [(x + (px - x) * 0.78, py) for px, py in outline if px < x and py > top + 0.03]
    if len(shine) > 1:
        art.glimmer(stroke(shine, 0.008), "#ffffff", 0.35, soft=0.002)


def _erlenmeyer(art: Canvas, x: float, foot: float, tall: float, ink: str) -> None:
    w, neck, top = tall * 0.36, tall * 0.085, foot - tall
    shoulder = foot - tall * 0.72
    outline = (
        (x - neck * 1.25, top),
        (x - neck, top + 0.015),
        (x - neck, shoulder),
        (x - w * 0.97, foot - tall * 0.06),
        (x - w * 0.9, foot),
        (x + w * 0.9, foot),
        (x + w * 0.97, foot - tall * 0.06),
        (x + neck, shoulder),
        (x + neck, top + 0.015),
        (x + neck * 1.25, top),
    )
    level = foot - tall * 0.42
    at = w * 0.97 - (w * 0.97 - neck) * (0.42 - 0.06) / 0.66
    liquid = (
        (x - at, level),
        (x - w * 0.95, foot - tall * 0.06),
        (x - w * 0.88, foot - 0.006),
        (x + w * 0.88, foot - 0.006),
        (x + w * 0.95, foot - tall * 0.06),
        (x + at, level),
    )
    _glass(art, outline, liquid, ink, x, top)
    art.glimmer([ellipse(x, level, at, at * 0.13)], ink, 0.5)
    art.glimmer(
        [
            ellipse(
                x + float(art.random.uniform(-0.5, 0.5)) * w,
                foot - float(art.random.uniform(0.05, 0.38)) * tall,
                0.004 * float(art.random.uniform(0.5, 1.4)),
            )
            for _ in range(16)
        ],
        "#fff1d8",
        0.4,
    )
    art.fill(
        [
            box(x + w * 0.1, foot - tall * k, x + w * 0.3, foot - tall * k + 0.003)
            for k in (0.14, 0.22, 0.3, 0.38)
        ],
        "#f4fbfa",
        0.6,
    )


def _round_flask(art: Canvas, x: float, foot: float, tall: float, ink: str) -> None:
    r = tall * 0.3
    middle = foot - r
    arc = np.linspace(-np.pi / 2 + 0.32, 1.5 * np.pi - 0.32, 50)
    bulb = list(
        zip((x + r * np.cos(arc)).tolist(), (middle + r * np.sin(arc)).tolist(), strict=True)
    )
    outline = [*bulb, (x - r * 0.3, foot - tall), (x + r * 0.3, foot - tall)]
    low = np.linspace(0.05, np.pi - 0.05, 40)
    liquid = list(
        zip(
            (x + r * 0.96 * np.cos(low)).tolist(),
            (middle + r * 0.96 * np.sin(low)).tolist(),
            strict=True,
        )
    )
    _glass(art, outline, liquid, ink, x, foot - tall)
    art.glimmer([ellipse(x, middle + 0.004, r * 0.95, r * 0.14)], ink, 0.45)


def _cylinder(art: Canvas, x: float, foot: float, tall: float, ink: str) -> None:
    w = tall * 0.08
    outline = (
        (x - w * 1.2, foot - tall),
        (x - w, foot - tall + 0.02),
        (x - w, foot - 0.02),
        (x - w * 1.9, foot - 0.012),
        (x - w * 1.9, foot),
        (x + w * 1.9, foot),
        (x + w * 1.9, foot - 0.012),
        (x + w, foot - 0.02),
        (x + w, foot - tall + 0.02),
        (x + w * 1.2, foot - tall),
    )
    liquid = (
        (x - w * 0.94, foot - tall * 0.62),
        (x - w * 0.94, foot - 0.025),
        (x + w * 0.94, foot - 0.025),
        (x + w * 0.94, foot - tall * 0.62),
    )
    _glass(art, outline, liquid, ink, x, foot - tall)
    art.fill(
        [
            box(
                x - w * 0.1,
                foot - tall * k,
                x + w * (0.9 if j % 5 == 0 else 0.5),
                foot - tall * k + 0.002,
            )
            for j, k in enumerate(np.linspace(0.1, 0.9, 26).tolist())
        ],
        "#eef9f8",
        0.6,
    )


def _rack(art: Canvas, x: float, foot: float) -> None:
    art.fill(
        [
            box(x - 0.01, foot - 0.2, x + 0.3, foot - 0.18),
            box(x - 0.01, foot - 0.03, x + 0.3, foot),
            box(x - 0.01, foot - 0.2, x + 0.006, foot),
            box(x + 0.284, foot - 0.2, x + 0.3, foot),
        ],
        "#8a5a34",
    )
    for k, ink in enumerate(("#e8b832", "#d8405a", "#7fc46a", "#5a8fe0", "#f08c2e", "#b46ad0")):
        tx, w = x + 0.032 + k * 0.045, 0.0125
        outline = (
            (tx - w * 1.2, foot - 0.27),
            (tx - w, foot - 0.262),
            (tx - w, foot - 0.035),
            (tx - w * 0.6, foot - 0.02),
            (tx + w * 0.6, foot - 0.02),
            (tx + w, foot - 0.035),
            (tx + w, foot - 0.262),
            (tx + w * 1.2, foot - 0.27),
        )
        level = foot - float(art.random.uniform(0.1, 0.19))
        liquid = (
            (tx - w * 0.9, level),
            (tx - w * 0.9, foot - 0.036),
            (tx - w * 0.5, foot - 0.022),
            (tx + w * 0.5, foot - 0.022),
            (tx + w * 0.9, foot - 0.036),
            (tx + w * 0.9, level),
        )
        _glass(art, outline, liquid, ink, tx, foot - 0.27)
    art.fill([box(x - 0.01, foot - 0.135, x + 0.3, foot - 0.118)], "#a87040", 0.9)
