"""The field of a race against the evening sky, dust in the light."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Shape, blend, ellipse, smooth, stroke


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky(
        [
            (0, "#3a4a7a"),
            (0.25, "#8a6f8f"),
            (0.45, "#e88a5a"),
            (0.62, "#ffd07a"),
            (0.72, "#fff0b8"),
        ],
        ripple=0.08,
    )
    art.clouds(0.05, 0.5, "#c9687a", (0.9, 0.05), cover=0.44, strength=0.7)
    art.glow(1.02, 0.58, 0.07, "#fff6d0", 1.3)
    art.glow(1.02, 0.58, 0.25, "#ff9a4a", 0.35)
    for base, rise, colours in (
        (0.68, 0.22, ("#b5706f", "#f0b283")),
        (0.72, 0.14, ("#8a4f5c", "#dc9270")),
        (0.77, 0.08, ("#5c3444", "#a8624f")),
    ):
        art.ridge(base, rise, colours, across=0.5, depth=0.16)
        art.fog(base, 0.03, "#ffd9a0", 0.35)
    road = 0.8 + 0.03 * (art.x - 0.75) ** 2 * -1 + 0.02
    art.paint(art.below(road), blend("#54303a", "#170e18", np.clip((art.y - road) / 0.16, 0, 1)))
    art.shine(np.exp(-(((art.y - road - 0.004) / 0.004) ** 2)), "#ffb56b", 0.5)
    places = sorted(art.random.uniform(0.12, 1.38, 15).tolist())
    for k, x in enumerate(places):
        size = 0.16 + 0.02 * (k % 3)
        art.fog(0.8, 0.02, "#ffd9a0", 0.05)
        _rider(art, x, 0.815 + 0.006 * (k % 3), size, "#2b1826")
    for x, size, ink in ((0.3, 0.31, "#140c16"), (0.72, 0.33, "#120a14"), (1.16, 0.3, "#140c16")):
        _rider(art, x, 0.9, size, ink)
    dust = smooth(0.35, 0.8, art.noise(0.3, 0.1, 6)) * np.exp(-(((art.y - 0.82) / 0.08) ** 2))
    art.shine(dust, "#ffb36b", 0.38)
    art.bloom(0.75, 0.55)
    return art.developed(warmth=0.03, contrast=1.1, vignette=0.3)


def _rider(art: Canvas, x: float, ground: float, size: float, ink: str) -> None:
    """A racing cyclist seen from the side, heading right; *size* is from the road to the helmet."""
    s, wheel = size, size * 0.235
    rear, front = (x - 0.32 * s, ground - wheel), (x + 0.34 * s, ground - wheel)
    for hub in (rear, front):
        turn = np.linspace(0, 2 * np.pi, 41)
        rim = list(
            zip(
                (hub[0] + wheel * np.cos(turn)).tolist(),
                (hub[1] + wheel * np.sin(turn)).tolist(),
                strict=True,
            )
        )
        art.fill(stroke(rim, 0.02 * s), ink)
        spokes: list[Shape] = []
        for k in range(0, 40, 4):
            spokes += stroke((hub, rim[k]), 0.0035 * s)
        art.fill(spokes, ink, 0.7)
    crank, seat, head = (
        (x - 0.03 * s, ground - 0.24 * s),
        (x - 0.12 * s, ground - 0.56 * s),
        (x + 0.25 * s, ground - 0.54 * s),
    )
    bars = (x + 0.35 * s, ground - 0.55 * s)
    frame: list[Shape] = []
    for line in (
        (rear, crank, head),
        (rear, seat),
        (crank, seat),
        (seat, head),
        (head, front),
        (head, bars),
    ):
        frame += stroke(line, 0.026 * s)
    hips, neck = (seat[0] - 0.01 * s, seat[1] - 0.05 * s), (x + 0.2 * s, ground - 0.86 * s)
    body = stroke((hips, (x + 0.02 * s, ground - 0.8 * s), neck), (0.15 * s, 0.18 * s, 0.15 * s))
    body += stroke((neck, (x + 0.27 * s, ground - 0.7 * s), bars), (0.08 * s, 0.06 * s, 0.045 * s))
    swing = float(art.random.uniform(0, 2 * np.pi))
    for turn_by in (swing, swing + np.pi):
        pedal = (
            crank[0] + 0.1 * s * float(np.cos(turn_by)),
            crank[1] + 0.1 * s * float(np.sin(turn_by)),
        )
        knee = ((hips[0] + pedal[0]) / 2 + 0.15 * s, (hips[1] + pedal[1]) / 2 - 0.03 * s)
        body += stroke((hips, knee, pedal), (0.13 * s, 0.09 * s, 0.05 * s))
        body += stroke((pedal, (pedal[0] + 0.07 * s, pedal[1] + 0.01 * s)), 0.04 * s)
    body += [
        ellipse(x + 0.285 * s, ground - 0.915 * s, 0.062 * s, 0.07 * s),
        ellipse(x + 0.27 * s, ground - 0.945 * s, 0.095 * s, 0.055 * s, -0.15),
    ]
    art.fill(frame + body, ink)
    art.glimmer(
        stroke(
            (
                (x - 0.1 * s, ground - 0.7 * s),
                (x + 0.04 * s, ground - 0.875 * s),
                (x + 0.17 * s, ground - 0.925 * s),
            ),
            0.016 * s,
        ),
        "#ffb06a",
        0.5,
        soft=0.006 * s,
    )
