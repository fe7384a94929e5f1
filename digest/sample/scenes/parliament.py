"""A domed parliament behind its pool, flags out, early light from the left."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Shape, box, ellipse, mixed, stroke
from digest.sample.scenes._props import crown, person


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#3d77b3"), (0.3, "#86b3d6"), (0.6, "#f3e2c9")], ripple=0.06)
    art.clouds(0.0, 0.42, "#fff6ea", (0.7, 0.14), cover=0.46, strength=0.9)
    art.clouds(0.3, 0.56, "#ffdcb8", (0.8, 0.05), cover=0.42, strength=0.7)
    floor = 0.73
    trees: list[Shape] = []
    for x in np.arange(-0.05, 1.6, 0.07).tolist():
        trees += crown(art, x, floor - 0.045, float(art.random.uniform(0.05, 0.075)), 50, 1.4)
    art.fill(trees, "#3c5a3f")
    art.fill([[(x - 0.008, y - 0.012) for x, y in leaf] for leaf in trees[::2]], "#7a9459", 0.6)
    _palace(art, floor)
    _cupola(art, 0.75, floor - 0.262)
    for k, x in enumerate((0.2, 0.34, 0.48, 1.02, 1.16, 1.3)):
        _flag(art, x, floor, 0.26, k)
    art.reflect(floor + 0.03, "#5d7f98", 0.7, ripple=0.02)
    art.fill([box(0, floor, art.right, floor + 0.034)], "#d8cbb4")
    art.fill([box(0, floor + 0.026, art.right, floor + 0.034)], "#8f8471")
    art.fill([((0, 0.95), (art.right, 0.95), (art.right, 1), (0, 1))], "#c9bca6")
    art.fill([box(0, 0.945, art.right, 0.956)], "#e9dfcc")
    for x, tall in ((0.3, 0.075), (0.35, 0.07), (0.9, 0.072), (1.21, 0.078)):
        art.fill(
            person(x, floor + 0.026, tall, stride=float(art.random.uniform(0.06, 0.16))), "#2f3440"
        )
        art.fill(
            [
                (
                    (x, floor + 0.026),
                    (x + 0.09, floor + 0.032),
                    (x + 0.09, floor + 0.034),
                    (x, floor + 0.03),
                )
            ],
            "#6d6456",
            0.6,
        )
    art.bloom(0.88, 0.35)
    return art.developed(warmth=0.02, contrast=1.1)


def _palace(art: Canvas, floor: float) -> None:
    """Wings, a colonnade under its gable, the steps."""
    stone, dark, light = "#e3d4b8", "#8d8069", "#f9efda"
    art.fill([box(0.16, floor - 0.165, 1.34, floor)], stone)
    art.fill(
        [
            box(0.15, floor - 0.178, 1.35, floor - 0.162),
            box(0.15, floor - 0.09, 1.35, floor - 0.084),
        ],
        light,
    )
    panes: list[Shape] = []
    for x in np.arange(0.185, 1.33, 0.0345).tolist():
        if 0.52 < x < 0.98:
            continue
        panes += [
            box(x, floor - 0.148, x + 0.016, floor - 0.104),
            box(x, floor - 0.072, x + 0.016, floor - 0.02),
        ]
        panes.append(ellipse(x + 0.008, floor - 0.072, 0.008))
    art.fill(panes, "#4d5a68")
    art.fill([[(px - 0.0035, py) for px, py in pane] for pane in panes], light, 0.22)
    art.fill([box(0.53, floor - 0.235, 0.97, floor)], mixed(stone, "#6d604c", 0.5))
    art.fill(
        [
            box(0.53, floor - 0.235, 0.97, floor - 0.19),
            box(0.51, floor - 0.212, 0.99, floor - 0.188),
        ],
        light,
    )
    art.fill([((0.5, floor - 0.212), (0.75, floor - 0.29), (1.0, floor - 0.212))], light)
    art.fill(
        [((0.545, floor - 0.218), (0.75, floor - 0.278), (0.955, floor - 0.218))],
        mixed(stone, dark, 0.35),
    )
    for x in np.linspace(0.55, 0.928, 8).tolist():
        art.fill([box(x, floor - 0.188, x + 0.024, floor - 0.022)], stone)
        art.fill([box(x, floor - 0.188, x + 0.009, floor - 0.022)], light)
        art.fill([box(x + 0.018, floor - 0.188, x + 0.024, floor - 0.022)], dark, 0.7)
        art.fill(
            [
                box(x - 0.004, floor - 0.192, x + 0.028, floor - 0.182),
                box(x - 0.004, floor - 0.03, x + 0.028, floor - 0.02),
            ],
            light,
        )
    for step in range(5):
        art.fill(
            [
                box(
                    0.52 - step * 0.012,
                    floor - 0.022 + step * 0.006,
                    0.98 + step * 0.012,
                    floor - 0.016 + step * 0.006,
                )
            ],
            mixed(light, dark, 0.12 * step),
        )
    art.fill(
        [((1.0, floor - 0.165), (1.34, floor - 0.165), (1.34, floor), (1.0, floor))],
        "#5a5a6e",
        0.16,
    )


def _cupola(art: Canvas, x: float, foot: float) -> None:
    """A drum with columns, the dome's copper ribs, a lantern."""
    art.fill(
        [
            box(x - 0.135, foot - 0.03, x + 0.135, foot + 0.03),
            box(x - 0.12, foot - 0.115, x + 0.12, foot),
        ],
        "#d9c9ac",
    )
    for k in np.linspace(-0.105, 0.09, 9).tolist():
        art.fill([box(x + k, foot - 0.105, x + k + 0.014, foot - 0.032)], "#6d6350")
        art.fill([box(x + k - 0.007, foot - 0.108, x + k + 0.001, foot - 0.03)], "#f9efda")
    art.fill(
        [
            box(x - 0.13, foot - 0.125, x + 0.13, foot - 0.11),
            box(x - 0.143, foot - 0.036, x + 0.143, foot - 0.026),
        ],
        "#f6ecd6",
    )
    arc = np.linspace(np.pi, 2 * np.pi, 60)
    base = foot - 0.124
    half = list(
        zip((x + 0.122 * np.cos(arc)).tolist(), (base + 0.152 * np.sin(arc)).tolist(), strict=True)
    )
    art.fill([half], "#5f9183")
    art.fill(
        [[(x - 0.012 + (px - x) * 0.62, py + 0.012) for px, py in half]], "#9cc4b2", 0.55, soft=0.02
    )
    art.fill([[(x + 0.05 + (px - x) * 0.58, py) for px, py in half]], "#2f5a55", 0.5, soft=0.02)
    t = np.linspace(0, np.pi / 2, 24)
    for side in np.linspace(-0.95, 0.95, 11).tolist():
        rib = list(
            zip(
                (x + 0.122 * side * np.cos(t)).tolist(),
                (base - 0.152 * np.sin(t)).tolist(),
                strict=True,
            )
        )
        art.fill(stroke(rib, 0.0022), "#3f6f66", 0.8)
    top = base - 0.15
    art.fill([box(x - 0.022, top - 0.04, x + 0.022, top + 0.006)], "#e9dcc2")
    art.fill(
        [box(x + k, top - 0.034, x + k + 0.006, top) for k in (-0.015, -0.003, 0.009)], "#6d6350"
    )
    art.fill([((x - 0.025, top - 0.038), (x, top - 0.075), (x + 0.025, top - 0.038))], "#5f9183")
    art.fill(stroke(((x, top - 0.075), (x, top - 0.14)), 0.003), "#5c5648")
    _cloth(art, x, top - 0.14, 0.065, 0)


def _flag(art: Canvas, x: float, floor: float, tall: float, number: int) -> None:
    art.fill([box(x - 0.0022, floor - tall, x + 0.0022, floor)], "#f0ece4")
    art.fill([ellipse(x, floor - tall, 0.005)], "#d8a941")
    _cloth(art, x, floor - tall + 0.005, 0.1, number)


def _cloth(art: Canvas, x: float, top: float, wide: float, number: int) -> None:
    """A flag in the wind: three bands that wave together; the country is made up."""
    t = np.linspace(0, 1, 24)
    wave = 0.07 * wide * np.sin(t * 7 + number * 1.3) * (0.3 + t)
    for band, ink in enumerate(("#1f6b6b", "#f4f0e6", "#d9a23a")):
        up = top + wide * 0.2 * band + wave + 0.05 * wide * t
        low = up + wide * 0.205
        edge = list(zip((x + t * wide).tolist(), up.tolist(), strict=True)) + list(
            zip((x + t[::-1] * wide).tolist(), low[::-1].tolist(), strict=True)
        )
        art.fill([edge], ink)
    for k in (0.3, 0.62):
        art.fill(
            [box(x + wide * k, top, x + wide * (k + 0.1), top + wide * 0.7)],
            "#101828",
            0.16,
            soft=0.008,
        )
