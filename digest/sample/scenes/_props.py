"""What several pictures share: people, trees, walls with windows, stars, the sea."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digest.pictures.draw import Canvas, Point, Shape, box, ellipse, smooth, stroke


def person(
    x: float,
    y: float,
    tall: float,
    lean: float = 0.0,
    stride: float = 0.12,
    arms: Sequence[Point] = ((-0.14, 0.42), (0.13, 0.44)),
) -> list[Shape]:
    """A standing or walking figure whose feet are at (x, y). *arms*: where the hands are, in
    parts of *tall*.
    """
    hip, chest = (x + lean * 0.3 * tall, y - 0.5 * tall), (x + lean * 0.7 * tall, y - 0.8 * tall)
    head = (x + lean * tall, y - 0.93 * tall)
    shapes = stroke((hip, chest), (0.17 * tall, 0.2 * tall))
    shapes.append(face(x, y, tall, lean))
    shapes += stroke((chest, head), 0.06 * tall)
    for foot in (-stride, stride):
        knee = (hip[0] + foot * 0.7 * tall, y - 0.26 * tall)
        shapes += stroke(
            (hip, knee, (x + foot * tall, y - 0.02 * tall)), (0.11 * tall, 0.08 * tall, 0.05 * tall)
        )
    for across, up in arms:
        hand = (x + across * tall, y - up * tall)
        elbow = (
            (chest[0] + hand[0]) / 2 + 0.04 * tall * np.sign(across),
            (chest[1] + hand[1]) / 2 + 0.03 * tall,
        )
        shapes += stroke((chest, elbow, hand), (0.08 * tall, 0.06 * tall, 0.05 * tall))
    return shapes


def face(x: float, y: float, tall: float, lean: float = 0.0) -> Shape:
    """The head of ``person``, to be painted apart."""
    return ellipse(x + lean * tall, y - 0.93 * tall, 0.06 * tall, 0.075 * tall)


def pine(canvas: Canvas, x: float, foot: float, tall: float) -> list[Shape]:
    """A conifer: tiers of drooping branches, none quite like another."""
    tiers = 9
    left: list[Point] = []
    right: list[Point] = []
    for tier in range(tiers):
        part = (tier + 1) / tiers
        reach = tall * 0.24 * part**0.9
        for side, edge in ((-1, left), (1, right)):
            out = reach * float(canvas.random.uniform(0.8, 1.15))
            edge.append((x + side * out, foot - tall * (1 - part * 0.94)))
            edge.append((x + side * out * 0.45, foot - tall * (1 - part * 0.94) - tall * 0.012))
    return [
        [(x, foot - tall), *left, *reversed(right)],
        box(x - tall * 0.02, foot - tall * 0.1, x + tall * 0.02, foot),
    ]


def crown(
    canvas: Canvas, x: float, y: float, radius: float, leaves: int = 60, fine: float = 1.0
) -> list[Shape]:
    """The round head of a broad-leaved tree, made of *leaves* clumps, *fine* times as small."""
    angle = canvas.random.uniform(0, 2 * np.pi, leaves)
    out = radius * np.sqrt(canvas.random.uniform(0, 1, leaves))
    size = radius / fine * canvas.random.uniform(0.12, 0.28, leaves)
    return [
        ellipse(float(x + r * np.cos(a)), float(y + r * 0.8 * np.sin(a)), float(s), float(s * 0.8))
        for a, r, s in zip(angle, out, size, strict=True)
    ]


def windows(
    canvas: Canvas,
    area: tuple[float, float, float, float],
    columns: int,
    rows: int,
    lit: float = 0.5,
    part: Point = (0.55, 0.6),
) -> tuple[list[Shape], list[Shape]]:
    """The windows of a wall, *part* of their cell wide and high: those that are lit, and the
    others.
    """
    left, top, right, bottom = area
    wide, high = (right - left) / columns, (bottom - top) / rows
    bright: list[Shape] = []
    dark: list[Shape] = []
    for column in range(columns):
        for row in range(rows):
            x, y = left + (column + 0.5) * wide, top + (row + 0.5) * high
            pane = box(
                x - wide * part[0] / 2,
                y - high * part[1] / 2,
                x + wide * part[0] / 2,
                y + high * part[1] / 2,
            )
            (bright if canvas.random.random() < lit else dark).append(pane)
    return bright, dark


def stars(canvas: Canvas, count: int, bottom: float) -> None:
    """A night sky's stars above *bottom*, few bright and many faint."""
    rows = (canvas.random.random(count) * bottom * canvas.height).astype(int)
    columns = (canvas.random.random(count) * (canvas.width - 1)).astype(int)
    canvas.light[:, rows, columns] += (canvas.random.random(count) ** 6 * 1.3 + 0.08).astype(
        np.float32
    )
    for _ in range(count // 22):
        x, y = float(canvas.random.random()) * canvas.right, float(canvas.random.random()) * bottom
        canvas.glow(x, y, float(canvas.random.uniform(0.0006, 0.0015)), "#dfe8ff", 1.2)


def sea(art: Canvas, horizon: float, colours: tuple[str, str]) -> None:
    """Open water: darker towards the viewer, waves that grow with nearness, glints."""
    under = art.below(horizon)
    depth = np.clip((art.y - horizon) / (1 - horizon), 0, 1)
    art.paint(under, colours[0])
    art.paint(np.asarray(under * depth**0.6, dtype=np.float32), colours[1])
    across, away = art.plane(horizon, art.right / 2)
    field = art.noise(0.14, 0.016, 4)
    swell = 0.5 + 0.5 * np.sin(away * 9 + across * 0.6 + 9 * art.noise(0.5, 0.1, 2))
    waves = (field - 0.5) * 0.9 + (swell - 0.5) * 0.12
    art.shine(under * waves * (0.15 + 0.4 * depth), "#80c0d9")
    art.shine(smooth(0.72, 0.9, field) * under * (0.25 + 0.6 * depth), "#dff2f2", 0.45)
