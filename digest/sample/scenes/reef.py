"""A coral reef: sunbeams from above, a shoal passing, corals of every build."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Shape, ellipse, mixed, smooth, stroke


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky(
        [(0, "#8fe0e0"), (0.12, "#3fb4c6"), (0.45, "#12709a"), (0.8, "#0a4268"), (1, "#07304e")],
        ripple=0.06,
    )
    heading = (art.x - 0.95) / (art.y + 0.35)
    beams = np.interp(heading.ravel(), np.linspace(-3, 3, 90), art.random.random(90)).reshape(
        heading.shape
    )
    art.shine(
        np.asarray(
            smooth(0.5, 1.0, np.asarray(beams)) * np.clip(0.95 - art.y, 0, 1) ** 1.5,
            dtype=np.float32,
        ),
        "#c9fff2",
        0.4,
    )
    caustic = 1 - np.abs(art.noise(0.16, 0.05, 3) - 0.5) * 2
    art.shine(
        np.asarray(smooth(0.9, 1, caustic) * np.clip(0.16 - art.y, 0, 1) * 6, dtype=np.float32),
        "#f0fffa",
        0.8,
    )
    for base, rise, colours in (
        (0.92, 0.36, ("#1c6f90", "#155a7d")),
        (0.98, 0.3, ("#1a5a72", "#0f4260")),
    ):
        art.ridge(base, rise, colours, across=0.45, depth=0.3, gain=0.6)
    _shoal(art)
    rock = art.ridge(1.0, 0.24, ("#3a5560", "#122a3a"), across=0.6, depth=0.25, gain=0.6)
    art.shade(1 - rock * 0.5 * art.noise(0.05, 0.04, 5))
    _corals(art)
    art.bloom(0.8, 0.4)
    return art.developed(contrast=1.14, vignette=0.35)


def _shoal(art: Canvas) -> None:
    for count, size, colour, middle in (
        (70, 0.011, "#0d4a66", (0.95, 0.34)),
        (46, 0.02, "#ffc95c", (0.62, 0.46)),
    ):
        for _ in range(count):
            x, y = (
                middle[0] + float(art.random.normal(0, 0.26)),
                middle[1] + float(art.random.normal(0, 0.07)),
            )
            s, turn = size * float(art.random.uniform(0.7, 1.2)), float(art.random.normal(0.1, 0.2))
            tail = (
                (x - s * 0.8, y),
                (x - s * 1.5, y - s * 0.45),
                (x - s * 1.3, y),
                (x - s * 1.5, y + s * 0.45),
            )
            art.fill([ellipse(x, y, s, s * 0.42, turn), tail], colour)
            if colour != "#0d4a66":
                art.fill([ellipse(x, y - s * 0.12, s * 0.7, s * 0.12, turn)], "#fff2c0", 0.6)
                art.fill([ellipse(x + s * 0.62, y - s * 0.06, s * 0.1)], "#14212c")


def _corals(art: Canvas) -> None:
    fans = ("#e2566f", "#b4408f", "#f08a4b", "#d9c14a")
    for x in np.linspace(0.05, 1.45, 9).tolist():
        foot = float(art.random.uniform(0.9, 1.0))
        tall = float(art.random.uniform(0.12, 0.3))
        colour = fans[int(art.random.integers(0, 4))]
        kind = int(art.random.integers(0, 3))
        if kind == 0:
            art.fill(
                _branches(art, x, foot, tall, -np.pi / 2, 0.018, 5), mixed(colour, "#0f4260", 0.25)
            )
            art.glimmer(
                _branches(art, x - 0.004, foot - 0.004, tall * 0.95, -np.pi / 2, 0.006, 4),
                colour,
                0.25,
            )
        elif kind == 1:
            _brain(art, x, foot, tall * 0.5, colour)
        else:
            tubes = [(x + k * 0.03, float(art.random.uniform(0.5, 1))) for k in range(-2, 3)]
            for at, part in tubes:
                art.fill(
                    stroke(((at * 0.6 + x * 0.4, foot), (at, foot - tall * part)), (0.014, 0.026)),
                    mixed(colour, "#0f4260", 0.35),
                )
                art.fill([ellipse(at, foot - tall * part, 0.014, 0.007)], "#1c2438", 0.9)
                art.glimmer(
                    stroke(
                        (
                            (at - 0.006, foot - tall * part * 0.3),
                            (at - 0.006, foot - tall * part * 0.95),
                        ),
                        0.004,
                    ),
                    colour,
                    0.35,
                    soft=0.002,
                )


def _branches(
    art: Canvas, x: float, y: float, length: float, heading: float, width: float, depth: int
) -> list[Shape]:
    end = (x + length * 0.4 * np.cos(heading), y + length * 0.4 * np.sin(heading))
    shapes = stroke(((x, y), (float(end[0]), float(end[1]))), (width, width * 0.75))
    if depth:
        for turn in (-0.45, 0.42) if depth % 2 else (-0.5, 0.05, 0.5):
            shapes += _branches(
                art,
                float(end[0]),
                float(end[1]),
                length * 0.82,
                heading + turn + float(art.random.normal(0, 0.12)),
                width * 0.7,
                depth - 1,
            )
    return shapes


def _brain(art: Canvas, x: float, y: float, radius: float, colour: str) -> None:
    art.fill([ellipse(x, y, radius * 1.3, radius)], mixed(colour, "#0c3048", 0.45))
    art.fill(
        [ellipse(x - radius * 0.2, y - radius * 0.25, radius * 0.9, radius * 0.6)],
        colour,
        0.5,
        soft=radius * 0.25,
    )
    ball = ((art.x - x) / (radius * 1.3)) ** 2 + ((art.y - y) / radius) ** 2 < 0.95
    maze = np.abs(art.noise(0.05, 0.04, 2) - 0.5) < 0.045
    art.shade(np.asarray(1 - 0.45 * (ball & maze), dtype=np.float32))
