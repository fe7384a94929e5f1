"""A school kitchen before noon: pots in steam, trays set out, sun through the window."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Shape, box, ellipse, mixed, stroke
from digest.sample.scenes._props import face, person


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#cfd8cf"), (0.6, "#e9e2cf"), (1, "#c9b590")])
    tiles: list[Shape] = []
    for row in range(9):
        for column in range(25):
            x, y = column * 0.062 - 0.031 * (row % 2), 0.12 + row * 0.05
            tiles.append(box(x + 0.002, y + 0.002, x + 0.06, y + 0.048))
    art.fill([box(0, 0.12, art.right, 0.57)], "#8fb0a8")
    art.fill(tiles[::3], "#c2d6cb")
    art.fill(tiles[1::3], "#b6cfc4")
    art.fill(tiles[2::3], "#cbdcd0")
    _panes(art)
    _hood(art)
    counter = 0.64
    cooks = (
        (0.33, 0.62, "#f3f1ea", "#5d3a28"),
        (0.86, 0.6, "#f3f1ea", "#d6a67e"),
        (1.2, 0.61, "#eae6dc", "#8a5a3c"),
    )
    for x, tall, coat, skin in cooks:
        _cook(art, x, tall, coat, skin)
    art.fill([box(0, counter - 0.015, art.right, counter + 0.03)], "#d9dcd8")
    art.fill([box(0, counter - 0.015, art.right, counter - 0.008)], "#ffffff", 0.8)
    art.fill([box(0, counter + 0.03, art.right, 1.0)], "#8f9a98")
    for k in range(6):
        art.fill([box(k * 0.26 + 0.01, counter + 0.05, k * 0.26 + 0.245, 0.99)], "#a8b3b0")
        art.fill(
            [box(k * 0.26 + 0.06, counter + 0.075, k * 0.26 + 0.2, counter + 0.084)], "#5f6b6a"
        )
    for x, size, ink in ((0.14, 0.2, "#b8bdbd"), (0.56, 0.24, "#c77b3a"), (1.04, 0.2, "#b8bdbd")):
        _pot(art, x, counter, size, ink)
    _trays(art)
    sun = ((1.28, 0.1), (1.5, 0.16), (1.1, 1.0), (0.55, 1.0))
    art.glimmer([sun], "#ffe2a0", 0.14, soft=0.03)
    art.bloom(0.85, 0.4)
    return art.developed(warmth=0.025, contrast=1.1, vignette=0.3)


def _panes(art: Canvas) -> None:
    art.fill([box(1.1, 0.14, 1.46, 0.46)], "#f3efe4")
    art.fill([box(1.115, 0.155, 1.275, 0.445), box(1.285, 0.155, 1.445, 0.445)], "#dff0f6")
    trees = [
        ellipse(1.13 + 0.031 * k, 0.4 - 0.03 * float(np.sin(k * 1.7)), 0.035, 0.05)
        for k in range(11)
    ]
    art.fill(trees, "#8fb06a", 0.8, soft=0.006)
    art.fill([box(1.1, 0.445, 1.46, 0.5)], "#e9e4d6")
    art.fill(
        [
            box(1.275, 0.15, 1.285, 0.45),
            box(1.11, 0.29, 1.45, 0.297),
            box(1.095, 0.455, 1.47, 0.468),
        ],
        "#f8f5ec",
    )
    art.glow(1.36, 0.26, 0.06, "#fff6dc", 0.5)


def _hood(art: Canvas) -> None:
    """The extractor hood, and ladles hanging from its rail."""
    art.fill([((0.02, 0.0), (0.9, 0.0), (1.0, 0.15), (-0.08, 0.15))], "#aeb8b8")
    art.fill([((0.02, 0.0), (0.4, 0.0), (0.36, 0.15), (-0.08, 0.15))], "#dfe5e3", 0.7, soft=0.03)
    art.fill([box(-0.08, 0.15, 1.0, 0.172)], "#7f8b8c")
    art.glimmer([box(0.08, 0.172, 0.86, 0.177)], "#fff4d0", 0.8, soft=0.003)
    art.fill([box(0.0, 0.225, 1.0, 0.231)], "#6d7878")
    for k in range(17):
        x, tall = 0.05 + k * 0.056, 0.07 + 0.03 * ((k * 5) % 3)
        ink = ("#8b9594", "#b5772f", "#5f6b6a")[k % 3]
        art.fill([box(x - 0.0025, 0.228, x + 0.0025, 0.228 + tall)], ink)
        art.fill(
            [
                ellipse(x, 0.228 + tall, 0.015, 0.012)
                if k % 2
                else box(x - 0.011, 0.228 + tall - 0.008, x + 0.011, 0.228 + tall + 0.022)
            ],
            ink,
        )


def _cook(art: Canvas, x: float, tall: float, coat: str, skin: str) -> None:
    foot = 0.98
    art.fill(person(x, foot, tall, stride=0.04, arms=((-0.2, 0.5), (0.2, 0.5))), coat)
    art.fill(
        stroke(((x + 0.02, foot - 0.5 * tall), (x + 0.02, foot - 0.76 * tall)), 0.1 * tall),
        "#b9b6aa",
        0.35,
        soft=0.02,
    )
    art.fill(
        [box(x - 0.085 * tall, foot - 0.66 * tall, x + 0.085 * tall, foot - 0.3 * tall)], "#33566b"
    )
    art.fill([face(x, foot, tall)], skin)
    for side in (-1, 1):
        art.fill([ellipse(x + side * 0.2 * tall, foot - 0.5 * tall, 0.024 * tall)], skin)
    art.fill(
        [box(x - 0.062 * tall, foot - 1.0 * tall, x + 0.062 * tall, foot - 0.965 * tall)], "#fdfcf6"
    )
    art.fill(
        [
            ellipse(x + k * 0.036 * tall, foot - 1.035 * tall, 0.048 * tall, 0.05 * tall)
            for k in (-1, 0, 1)
        ],
        "#fdfcf6",
    )


def _pot(art: Canvas, x: float, foot: float, size: float, ink: str) -> None:
    half, tall = size * 0.5, size * 0.55
    for k in range(30):
        u0, u1 = -1 + k / 15, -1 + (k + 1) / 15
        light = float(
            np.clip(
                0.2
                + 0.8 * np.exp(-((u0 + 0.35) ** 2) * 6)
                + 0.35 * np.exp(-((u0 - 0.7) ** 2) * 20),
                0,
                1,
            )
        )
        art.fill(
            [box(x + u0 * half, foot - tall, x + u1 * half + 0.001, foot - 0.012)],
            mixed(mixed(ink, "#1d1a18", 0.5), "#fffaf0", light * 0.75),
        )
    art.fill([ellipse(x, foot - tall, half, half * 0.16)], mixed(ink, "#ffffff", 0.5))
    art.fill([ellipse(x, foot - tall + 0.002, half * 0.92, half * 0.125)], "#b5502a")
    art.fill(
        [
            ellipse(x + side * half * 1.06, foot - tall * 0.8, half * 0.12, half * 0.07)
            for side in (-1, 1)
        ],
        "#3a3836",
    )
    for k in range(7):
        rise, drift = 0.05 + k * 0.035, 0.02 * float(np.sin(k * 1.4 + x * 9))
        art.fill(
            [ellipse(x + drift, foot - tall - rise, half * (0.5 + 0.08 * k), 0.035)],
            "#ffffff",
            0.2 * (1 - k / 8),
            soft=0.025,
        )


def _trays(art: Canvas) -> None:
    """The pass in front: plates with what there is today."""
    art.fill([((0, 0.86), (art.right, 0.86), (art.right, 1), (0, 1))], "#7a5534")
    art.fill([box(0, 0.855, art.right, 0.868)], "#b08250")
    for k in range(6):
        x, y = 0.14 + k * 0.245, 0.925
        art.fill([ellipse(x, y + 0.014, 0.108, 0.04)], "#3f2a18", 0.55, soft=0.006)
        art.fill([ellipse(x, y, 0.105, 0.04)], "#f6f4ee")
        art.fill([ellipse(x, y, 0.078, 0.028)], "#e4e0d6")
        for _ in range(20):
            dx, dy = float(art.random.normal(0, 0.022)), float(art.random.normal(0, 0.007))
            ink = ("#d8581e", "#7fa03a", "#e8c25a", "#a8321f")[int(art.random.integers(0, 4))]
            art.fill([ellipse(x + dx, y + dy - 0.005, 0.011, 0.007)], ink)
