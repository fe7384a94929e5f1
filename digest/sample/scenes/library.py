"""A long reading room under arches, lamps lit, a window at its end."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Shape, blend, box, mixed, stroke
from digest.sample.scenes._props import person


def paint(seed: int) -> bytes:
    art = Canvas(seed, 1200, 1600)
    art.sky([(0, "#4a3322"), (1, "#2a1a12")])
    vx, vy = 0.375, 0.5
    art.glow(vx, vy - 0.1, 0.07, "#fff2cf", 1.2)
    bays = (1.55, 1.12, 0.8, 0.57, 0.41, 0.3, 0.215)
    floor = art.below(vy)
    across, away = art.plane(vy, vx)
    tiles = ((away * 1.6 // 1).astype(int) + (across * 3.2 // 1).astype(int)) % 2
    art.paint(
        floor,
        blend(
            blend("#5a3a22", "#a87a48", tiles.astype(np.float32)),
            "#f0cf94",
            np.exp(-((art.y - vy) / 0.13)) * np.exp(-((across / 0.5) ** 2)),
        ),
    )
    for step, near in enumerate(bays):
        _bay(art, vx, vy, near, bays[step + 1] if step + 1 < len(bays) else near * 0.72, step)
    end = bays[-1] * 0.72
    _window(art, vx, vy, end)
    for near in (0.3, 0.42, 0.6, 0.86):
        for side in (-1, 1):
            _desk(art, vx + side * 0.13 * near, vy + 0.3 * near, near)
    shaft = ((vx - 0.03, vy - 0.14), (vx + 0.05, vy - 0.14), (vx + 0.22, 0.98), (vx - 0.06, 0.98))
    art.glimmer([shaft], "#ffe2a8", 0.16, soft=0.03)
    art.fill(person(vx + 0.02, vy + 0.2, 0.12, stride=0.08), "#2a1a14")
    art.bloom(0.72, 0.65)
    return art.developed(warmth=0.03, contrast=1.12, vignette=0.4)


def _arch(x: float, foot: float, spring: float, half: float) -> Shape:
    arc = np.linspace(np.pi, 2 * np.pi, 40)
    curve = list(
        zip((x + half * np.cos(arc)).tolist(), (spring + half * np.sin(arc)).tolist(), strict=True)
    )
    return [(x - half, foot), *curve, (x + half, foot)]


def _bay(art: Canvas, vx: float, vy: float, near: float, far: float, step: int) -> None:
    """One bay: the vault between two arches, shelves on both sides, a rib at its front."""
    warm = mixed("#5b3b24", "#f0cd94", min(1.0, 0.12 + step * 0.13))
    half0, half1 = 0.29 * near, 0.29 * far
    front, back = (
        _arch(vx, vy + 0.36 * near, vy - 0.2 * near, half0),
        _arch(vx, vy + 0.36 * far, vy - 0.2 * far, half1),
    )
    for k in range(1, len(front) - 2):
        light = 0.35 + 0.5 * float(np.sin(np.pi * k / len(front))) * 0.6 + 0.12 * (k % 5 == 0)
        art.fill(
            [(front[k], front[k + 1], back[k + 1], back[k])],
            mixed("#2e1c12", warm, min(1.0, light)),
        )
    for side in (-1, 1):
        x0, x1 = vx + side * half0, vx + side * half1
        art.fill(
            [
                (
                    (x0, vy - 0.2 * near),
                    (x1, vy - 0.2 * far),
                    (x1, vy + 0.36 * far),
                    (x0, vy + 0.36 * near),
                )
            ],
            mixed("#24140c", warm, 0.25),
        )
        _books(art, vy, (x0, near), (x1, far), warm)
    ring = _arch(vx, vy + 0.36 * near, vy - 0.2 * near, half0)
    inner = _arch(vx, vy + 0.36 * near, vy - 0.2 * near, half0 * 0.95)
    art.fill([[*ring, *reversed(inner)]], mixed("#7a5232", "#f3d6a2", min(1.0, 0.15 + step * 0.13)))
    art.fill(stroke(ring, 0.004 * near), "#2a180e", 0.6)


def _books(
    art: Canvas, vy: float, front: tuple[float, float], back: tuple[float, float], warm: str
) -> None:
    (x0, n0), (x1, n1) = front, back
    inks = ("#7a2a22", "#2f4a3f", "#8a6a34", "#3a3f5a", "#5a3322", "#a8814a", "#6b2f3a")
    for shelf in range(6):
        top, low = -0.17 + shelf * 0.082, -0.17 + shelf * 0.082 + 0.066
        for k in range(9):
            a, b = 0.06 + k * 0.098, 0.06 + (k + 0.92) * 0.098
            drop = float(art.random.uniform(0, 0.018))
            corners = []
            for part, level in ((a, top + drop), (b, top + drop), (b, low), (a, low)):
                scale = n0 + (n1 - n0) * part
                corners.append((x0 + (x1 - x0) * part, vy + level * scale))
            art.fill(
                [corners],
                mixed(
                    inks[int(art.random.integers(0, 7))], warm, float(art.random.uniform(0.05, 0.3))
                ),
            )
        edge = [
            (x0, vy + low * n0),
            (x1, vy + low * n1),
            (x1, vy + (low + 0.012) * n1),
            (x0, vy + (low + 0.012) * n0),
        ]
        art.fill([edge], mixed("#8a5f38", warm, 0.3))


def _window(art: Canvas, vx: float, vy: float, size: float) -> None:
    outer = _arch(vx, vy + 0.36 * size, vy - 0.2 * size, 0.29 * size)
    art.fill([outer], "#8a6038")
    pane = _arch(vx, vy + 0.05 * size, vy - 0.2 * size, 0.2 * size)
    art.fill([pane], "#fff6dc")
    bars = [
        box(vx + k * size - 0.0016, vy - 0.4 * size, vx + k * size + 0.0016, vy + 0.05 * size)
        for k in (-0.07, 0.07)
    ]
    bars += [
        box(vx - 0.2 * size, vy + k * size - 0.0016, vx + 0.2 * size, vy + k * size + 0.0016)
        for k in (-0.2, -0.08)
    ]
    art.fill(bars, "#9a7a50", 0.8)
    art.glow(vx, vy - 0.13 * size, 0.04, "#fff0c8", 0.8)


def _desk(art: Canvas, x: float, y: float, near: float) -> None:
    w = 0.075 * near
    art.fill(
        [
            (
                (x - w, y),
                (x + w, y),
                (x + w * 1.15, y + 0.04 * near),
                (x - w * 1.15, y + 0.04 * near),
            )
        ],
        "#7a4a26",
    )
    art.fill([box(x - w * 1.15, y + 0.04 * near, x + w * 1.15, y + 0.05 * near)], "#3a2112")
    art.fill(
        [
            box(x - w, y + 0.05 * near, x - w * 0.85, y + 0.15 * near),
            box(x + w * 0.85, y + 0.05 * near, x + w, y + 0.15 * near),
        ],
        "#2a170d",
    )
    art.fill(
        [
            (
                (x - w * 0.7, y + 0.012 * near),
                (x - w * 0.1, y + 0.012 * near),
                (x - w * 0.12, y + 0.03 * near),
                (x - w * 0.8, y + 0.03 * near),
            )
        ],
        "#f3e6c8",
    )
    art.fill(
        stroke(((x + w * 0.45, y + 0.02 * near), (x + w * 0.45, y - 0.05 * near)), 0.005 * near),
        "#b98a3f",
    )
    shade = (
        (x + w * 0.05, y - 0.045 * near),
        (x + w * 0.2, y - 0.07 * near),
        (x + w * 0.7, y - 0.07 * near),
        (x + w * 0.85, y - 0.045 * near),
    )
    art.fill([shade], "#2f8a5a")
    art.glow(x + w * 0.45, y - 0.04 * near, 0.016 * near, "#ffe39a", 1.3)
