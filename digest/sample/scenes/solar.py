"""Rows of panels in a dry valley, the evening sky in their glass."""

from __future__ import annotations

from digest.pictures.draw import Canvas, Shape, blend, box, mixed


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#3f7fb6"), (0.25, "#8fb9d2"), (0.42, "#f5d9a5"), (0.5, "#ffe6b0")], ripple=0.06)
    art.clouds(0.05, 0.36, "#fff3e0", (1.0, 0.05), cover=0.42, strength=0.75)
    art.glow(1.2, 0.4, 0.035, "#fff6d8", 1.6)
    art.glow(1.2, 0.4, 0.2, "#ffc879", 0.4)
    for base, rise, colours in (
        (0.49, 0.13, ("#a98b86", "#dcb894")),
        (0.5, 0.06, ("#86695a", "#c29a70")),
    ):
        art.ridge(base, rise, colours, across=0.45, depth=0.12)
    horizon = 0.485
    sand = art.below(horizon)
    art.paint(sand, blend("#8e6a45", "#dcb27a", art.noise(0.1, 0.02, 5)))
    for row in range(26):
        _panels(art, horizon, 1 / (0.055 + (25 - row) ** 1.25 * 0.04))
    art.bloom(0.82, 0.5)
    return art.developed(warmth=0.02, contrast=1.12)


def _panels(art: Canvas, horizon: float, near: float) -> None:
    """One row of tilted panels, *near* times as large as at the far end; sky shines from the
    upper edge.
    """
    s = near * 0.028
    foot = horizon + s * 0.95
    if s < 0.004 or foot - s * 0.95 > 1:
        return
    wide, gap = s * 1.5, s * 0.07
    first = 0.62 - s * 12
    art.fill([box(-0.1, foot + s * 0.08, 1.6, foot + s * 0.3)], "#4d3723", 0.45, soft=s * 0.06)
    legs: list[Shape] = []
    glass: list[Shape] = []
    shine: list[Shape] = []
    lines: list[Shape] = []
    for k in range(int(2.4 / (wide + gap)) + 24):
        x = first + (k - 2) * (wide + gap) - (s * 1000 % 1) * wide
        if x > 1.6 or x + wide < -0.1:
            continue
        lean = s * 0.1
        top, low = foot - s * 0.46, foot
        glass.append(((x + lean, top), (x + wide + lean, top), (x + wide, low), (x, low)))
        shine.append(
            (
                (x + lean, top),
                (x + wide + lean, top),
                (x + wide + lean * 0.6, top + s * 0.2),
                (x + lean * 0.6, top + s * 0.2),
            )
        )
        legs += [
            box(x + wide * p, low - s * 0.05, x + wide * p + s * 0.05, low + s * 0.24)
            for p in (0.2, 0.75)
        ]
        if s > 0.02:
            lines += [
                (
                    (x + lean + wide * p, top),
                    (x + lean + wide * p + s * 0.012, top),
                    (x + wide * p + s * 0.012, low),
                    (x + wide * p, low),
                )
                for p in (0.25, 0.5, 0.75)
            ]
            lines.append(
                (
                    (x + lean / 2, top + s * 0.23),
                    (x + wide + lean / 2, top + s * 0.23),
                    (x + wide + lean / 2, top + s * 0.242),
                    (x + lean / 2, top + s * 0.242),
                )
            )
    art.fill(legs, "#5b5148")
    art.fill(glass, mixed("#16305a", "#54789c", min(1.0, 0.02 / s)))
    art.fill(shine, "#f0c890", 0.5, soft=s * 0.1)
    art.fill(lines, "#9fb6cc", 0.5)
    art.fill([box(-0.1, foot - s * 0.475, 1.6, foot - s * 0.452)], "#e9ddc8", 0.8)
