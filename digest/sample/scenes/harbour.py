"""Gantry cranes and a container ship at dusk, doubled in the water."""

from __future__ import annotations

from digest.pictures.draw import Canvas, Shape, box, ellipse, mixed, stroke
from digest.sample.scenes._props import person


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky(
        [(0, "#1b2a4a"), (0.2, "#3c4a74"), (0.38, "#a0687c"), (0.5, "#f0935c"), (0.575, "#ffd58a")],
        ripple=0.12,
    )
    art.clouds(0.02, 0.46, "#2a2f52", (0.9, 0.07), cover=0.42, strength=0.75)
    art.clouds(0.3, 0.56, "#ff9d6b", (0.7, 0.035), cover=0.38, strength=0.7)
    art.glow(0.45, 0.572, 0.04, "#ffe2a0", 1.5)
    art.glow(0.45, 0.565, 0.2, "#ff8a4a", 0.35)
    art.ridge(0.585, 0.07, ("#7a5a70", "#c58273"), across=0.5, depth=0.09)
    horizon = 0.6
    _quay(art, horizon)
    for x, size in ((0.28, 1.0), (0.52, 0.92), (1.3, 0.7)):
        _crane(art, x, horizon, size)
    _ship(art, 0.62, horizon)
    art.reflect(horizon, "#16213f", 0.82, ripple=0.028)
    _pier(art)
    art.bloom(0.8, 0.55)
    return art.developed(warmth=0.015)


def _quay(art: Canvas, horizon: float) -> None:
    sheds = [
        box(x, horizon - h, x + w, horizon)
        for x, w, h in (
            (0.0, 0.17, 0.07),
            (0.18, 0.1, 0.05),
            (1.06, 0.13, 0.055),
            (1.2, 0.3, 0.075),
        )
    ]
    art.fill(sheds, "#2a2740")
    art.fill([box(0, horizon - 0.012, art.right, horizon + 0.004)], "#1c1c30")
    lamps = art.random.uniform(0, art.right, 26)
    for x in lamps.tolist():
        art.glow(x, horizon - 0.022, 0.0022, "#ffd9a0", 1.4)


def _crane(art: Canvas, x: float, foot: float, size: float) -> None:
    """A ship-to-shore gantry: two legs, a boom over the water, stays from the A-frame."""
    s, ink = size * 0.42, "#20213a"
    parts: list[Shape] = []
    for leg in (0.0, 0.24):
        parts += stroke(((x + leg * s, foot), (x + (leg + 0.03) * s, foot - 0.62 * s)), 0.03 * s)
    parts += stroke(((x, foot - 0.28 * s), (x + 0.27 * s, foot - 0.28 * s)), 0.022 * s)
    parts += stroke(((x, foot - 0.02 * s), (x + 0.25 * s, foot - 0.28 * s)), 0.012 * s)
    boom = foot - 0.64 * s
    parts += stroke(((x - 0.32 * s, boom), (x + 0.95 * s, boom)), 0.035 * s)
    mast = (x + 0.2 * s, foot - 0.98 * s)
    for end in ((x + 0.03 * s, boom), (x + 0.26 * s, boom)):
        parts += stroke((end, mast), 0.022 * s)
    for reach in (0.5, 0.92, -0.28):
        parts += stroke((mast, (x + reach * s, boom)), 0.007 * s)
    parts.append(box(x - 0.3 * s, boom - 0.07 * s, x - 0.12 * s, boom))
    parts.append(box(x + 0.34 * s, boom, x + 0.41 * s, boom + 0.07 * s))
    parts += stroke(((x + 0.38 * s, boom), (x + 0.38 * s, foot - 0.33 * s)), 0.006 * s)
    art.fill(parts, ink)
    for lamp in (-0.2, 0.1, 0.45, 0.8):
        art.glow(x + lamp * s, boom + 0.02 * s, 0.0028, "#ffe7b8", 1.5)
    art.glow(mast[0], mast[1], 0.003, "#ff4a3a", 1.6)


def _ship(art: Canvas, x: float, water: float) -> None:
    hull = (
        (x, water - 0.075),
        (x + 0.66, water - 0.082),
        (x + 0.63, water + 0.004),
        (x + 0.03, water + 0.004),
    )
    art.fill([hull], "#3a1f2e")
    art.fill(
        [
            (
                (x + 0.022, water - 0.018),
                (x + 0.636, water - 0.018),
                (x + 0.63, water + 0.004),
                (x + 0.03, water + 0.004),
            )
        ],
        "#6b2a2a",
    )
    paints = ("#8c3b34", "#2f5268", "#b5763a", "#4d5b4a", "#7a7f88", "#5b3a58")
    for column in range(15):
        for row in range(int(art.random.integers(2, 6))):
            left, bottom = x + 0.13 + column * 0.033, water - 0.078 - row * 0.019
            colour = mixed(str(art.random.choice(paints)), "#2a2438", 0.3)
            art.fill([box(left, bottom - 0.018, left + 0.0315, bottom)], colour)
    art.fill(
        [
            box(x + 0.03, water - 0.2, x + 0.105, water - 0.075),
            box(x + 0.02, water - 0.208, x + 0.115, water - 0.196),
        ],
        "#c9a9a0",
    )
    art.fill(
        [
            box(x + 0.036 + k * 0.012, water - 0.19, x + 0.044 + k * 0.012, water - 0.18)
            for k in range(6)
        ],
        "#ffe1a0",
    )
    art.fill([box(x + 0.055, water - 0.25, x + 0.085, water - 0.206)], "#8c3b34")


def _pier(art: Canvas) -> None:
    """The near corner: planks, bollards, one man looking on."""
    art.fill([((0, 0.93), (0.62, 0.9), (0.7, 0.93), (0.66, 1.0), (0, 1.0))], "#12121f")
    art.fill([((0, 0.925), (0.62, 0.895), (0.7, 0.927), (0, 0.945))], "#2b2a3d")
    for x in (0.2, 0.5):
        art.fill(
            [box(x - 0.014, 0.85, x + 0.014, 0.92), ellipse(x, 0.852, 0.022, 0.012)], "#0f0f1a"
        )
    art.fill(person(0.37, 0.917, 0.19, stride=0.04, arms=((-0.11, 0.44), (0.1, 0.5))), "#0d0d17")
