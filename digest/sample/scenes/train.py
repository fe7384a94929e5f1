"""The night express on a stone viaduct, moon over the valley."""

from __future__ import annotations

import numpy as np

from digest.pictures.draw import Canvas, Shape, blend, box, ellipse, relief
from digest.sample.scenes._props import pine, stars


def paint(seed: int) -> bytes:
    art = Canvas(seed)
    art.sky([(0, "#0a1530"), (0.35, "#1d3560"), (0.65, "#4f6c93"), (0.8, "#8499b3")], ripple=0.06)
    stars(art, 900, 0.5)
    art.fill([ellipse(1.13, 0.2, 0.062)], "#e8e0c6")
    art.fill(
        [
            ellipse(1.115, 0.19, 0.018, 0.013),
            ellipse(1.15, 0.215, 0.013, 0.01),
            ellipse(1.13, 0.235, 0.01),
        ],
        "#b9b29c",
        0.7,
        soft=0.003,
    )
    art.glow(1.13, 0.2, 0.14, "#cfdcf5", 0.16)
    art.clouds(0.12, 0.4, "#7d93b8", (0.8, 0.06), cover=0.35, strength=0.5)
    for base, rise, colours in (
        (0.74, 0.3, ("#35527d", "#7f96b5")),
        (0.8, 0.2, ("#22395e", "#62799c")),
    ):
        art.ridge(base, rise, colours, across=0.6, depth=0.22)
        art.fog(base, 0.05, "#a9bbd2", 0.55)
    _viaduct(art, 0.56)
    _carriages(art, 0.553)
    art.fog(0.88, 0.06, "#b4c4d8", 0.75, patchy=0.7)
    for base, size, ink in ((1.0, 0.13, "#14253f"), (1.07, 0.2, "#0a1424")):
        trees: list[Shape] = []
        for x in np.arange(-0.03, 1.55, size * 0.28).tolist():
            trees += pine(
                art,
                x,
                base + float(art.random.normal(0, 0.02)),
                size * float(art.random.uniform(0.6, 1.2)),
            )
        art.fill(trees, ink)
    art.bloom(0.68, 0.7)
    return art.developed(contrast=1.1, vignette=0.32)


def _viaduct(art: Canvas, top: float) -> None:
    deep, pitch = 0.44, 0.165
    wall = ((art.y > top) & (art.y < top + deep)).astype(np.float32)
    from_pier = np.abs((art.x / pitch) % 1 - 0.5)
    arch = top + 0.05 + 0.07 * (1 - np.sqrt(np.clip(1 - (from_pier / 0.4) ** 2, 0, 1)))
    opening = ((from_pier < 0.4) & (art.y > arch)).astype(np.float32)
    stone = art.noise(0.03, 0.014, 4, 0.7)
    course = 1 - 0.14 * (np.abs((art.y * 95) % 1 - 0.5) > 0.42)
    light = np.clip(
        (0.35 + 0.4 * stone) * course
        + 0.28 * relief(np.asarray(from_pier * np.ones_like(art.y)), 6) * 30,
        0,
        1,
    )
    art.paint(
        wall * (1 - opening),
        blend(
            blend("#1d2b44", "#7a89a3", light),
            "#8ba0bd",
            np.clip((art.y - top - 0.12) / 0.45, 0, 1),
        ),
    )
    inner = (
        (from_pier < 0.4) & (from_pier > 0.33) & (art.x / pitch % 1 < 0.5) & (art.y > arch + 0.012)
    ).astype(np.float32)
    art.paint(inner * wall * 0.7, "#121d33")
    art.fill([box(0, top - 0.012, art.right, top + 0.012)], "#33435f")
    art.fill([box(0, top - 0.014, art.right, top - 0.009)], "#93a4bf")


def _carriages(art: Canvas, rail: float) -> None:
    for x in np.arange(0.1, 1.6, 0.33).tolist():
        art.fill(
            [box(x, rail - 0.15, x + 0.003, rail), box(x, rail - 0.148, x + 0.06, rail - 0.145)],
            "#1a2740",
        )
    art.fill([box(0, rail - 0.128, art.right, rail - 0.1265)], "#1a2740", 0.8)
    start = 0.2
    nose = (
        (start - 0.09, rail - 0.012),
        (start - 0.075, rail - 0.045),
        (start - 0.03, rail - 0.078),
        (start + 0.02, rail - 0.083),
        (start + 0.02, rail - 0.006),
        (start - 0.08, rail - 0.006),
    )
    art.fill([nose], "#24344f")
    art.fill(
        [
            (
                (start - 0.068, rail - 0.05),
                (start - 0.03, rail - 0.073),
                (start - 0.01, rail - 0.073),
                (start - 0.03, rail - 0.05),
            )
        ],
        "#0d1830",
    )
    for k in range(6):
        left = start + 0.015 + k * 0.262
        art.fill([box(left, rail - 0.083, left + 0.255, rail - 0.006)], "#2b3d5b")
        art.fill([box(left, rail - 0.03, left + 0.255, rail - 0.022)], "#b3201f")
        art.fill([box(left, rail - 0.087, left + 0.255, rail - 0.079)], "#6d7f9c")
        panes = [
            box(left + 0.016 + p * 0.029, rail - 0.068, left + 0.038 + p * 0.029, rail - 0.04)
            for p in range(8)
        ]
        art.fill(panes, "#ffd68a")
        art.fill(
            [
                ellipse(pane[0][0] + 0.011, rail - 0.047, 0.005, 0.009)
                for pane in panes
                if art.random.random() < 0.45
            ],
            "#6d4a2a",
            0.9,
        )
        art.glow(left + 0.127, rail - 0.05, 0.03, "#ffb957", 0.25)
        art.fill(
            [ellipse(left + p, rail - 0.004, 0.009) for p in (0.03, 0.06, 0.195, 0.225)], "#0e1626"
        )
    art.glow(start - 0.08, rail - 0.025, 0.008, "#fff3cf", 2.0)
    art.glimmer(
        [
            (
                (start - 0.085, rail - 0.028),
                (start - 0.5, rail - 0.07),
                (start - 0.5, rail + 0.01),
                (start - 0.085, rail - 0.02),
            )
        ],
        "#ffeec0",
        0.3,
        soft=0.012,
    )
