"""A canvas on which code paints the pictures of the sample weeks.

Lengths and positions are in parts of the canvas's height, from its upper left corner, so that a
circle is a circle on any canvas; the right edge is at ``canvas.right``. Colours are "#rrggbb".
Light may exceed 1 until the canvas is developed into a JPEG.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digest.pictures.fields import (
    Colour,
    Field,
    blend,
    mixed,
    planes,
    relief,
    rgb,
    smooth,
    spread,
)
from digest.pictures.raster import from_pixels, grown, jpeg, polygon_mask, softened
from digest.pictures.shapes import Point, Shape, box, ellipse, stroke

__all__ = [
    "Canvas",
    "Colour",
    "Field",
    "Point",
    "Shape",
    "blend",
    "box",
    "ellipse",
    "mixed",
    "relief",
    "rgb",
    "smooth",
    "stroke",
]


class Canvas:
    """A painting of *width* × *height* pixels.

    *light* is 3 × height × width (planes are quicker than triples); *x* and *y* are the positions
    of the columns and rows. *random* makes noise that depends on the *seed* alone.
    """

    def __init__(self, seed: int, width: int = 1800, height: int = 1200) -> None:
        self.random = np.random.default_rng(seed)
        self.width, self.height = width, height
        self.right = width / height
        self.light: Field = np.zeros((3, height, width), dtype=np.float32)
        self.x: Field = ((np.arange(width, dtype=np.float32) + 0.5) / height)[None, :]
        self.y: Field = ((np.arange(height, dtype=np.float32) + 0.5) / height)[:, None]

    # fields

    def noise(
        self, across: float, down: float | None = None, octaves: int = 5, gain: float = 0.5
    ) -> Field:
        """Fractal noise in 0…1 whose largest features are *across* wide and *down* high."""
        down = across if down is None else down
        coarse = (self.width // 4, self.height // 4)
        total, fine = np.zeros(coarse[::-1], dtype=np.float32), False
        for octave in range(octaves):
            columns = min(int(self.right / across * 2**octave) + 3, self.width)
            rows = min(int(1 / down * 2**octave) + 3, self.height)
            if not fine and (columns > coarse[0] / 2 or rows > coarse[1] / 2):
                total, fine = grown(total, (self.width, self.height)), True
            grid = self.random.random((rows, columns), dtype=np.float32) - 0.5
            total += np.float32(gain**octave) * grown(
                grid, (self.width, self.height) if fine else coarse
            )
        if not fine:
            total = grown(total, (self.width, self.height))
        low, high = float(total.min()), float(total.max())
        return np.asarray((total - low) / (high - low))

    def curve(self, across: float, octaves: int = 6, gain: float = 0.5) -> Field:
        """Fractal noise in -1…1 along the width, as one row: a skyline."""
        total = np.zeros((1, self.width), dtype=np.float32)
        for octave in range(octaves):
            knots = int(self.right / across * 2**octave) + 3
            grid = self.random.random((1, knots), dtype=np.float32) * 2 - 1
            places = np.linspace(0, knots - 1, self.width)
            total[0] += gain**octave * np.interp(places, np.arange(knots), grid[0])
        return np.asarray(total / np.abs(total).max(), dtype=np.float32)

    def below(self, curve: Field | float) -> Field:
        """1 under *curve* (heights), 0 above it, the edge smoothed over a pixel."""
        return np.asarray(
            np.clip((self.y - curve) * self.height + 0.5, 0, 1) * np.ones_like(self.x)
        )

    def plane(self, horizon: float, x: float) -> tuple[Field, Field]:
        """A floor in perspective: how far to the side and away each pixel below *horizon* is.

        *x* is the position of the vanishing point.
        """
        away = 1 / np.maximum(self.y - horizon, 1e-3)
        return (self.x - x) * away, away * np.ones_like(self.x)

    # paint

    def sky(self, stops: Sequence[tuple[float, str]], ripple: float = 0.0) -> None:
        """Fill the canvas with a vertical gradient; *ripple* bends it by noise, like high haze."""
        places = np.array([place for place, _ in stops])
        colours = np.stack([rgb(colour) for _, colour in stops])
        if not ripple:
            rows = np.stack([np.interp(self.y[:, 0], places, colours[:, k]) for k in range(3)])
            self.light[:] = rows[:, :, None]
            return
        bent = self.y + (self.noise(0.9, 0.12, 4) - 0.5) * ripple
        index = np.clip(bent * 1023, 0, 1023).astype(np.int32)
        for k in range(3):
            self.light[k] = np.interp(np.linspace(0, 1, 1024), places, colours[:, k]).astype(
                np.float32
            )[index]

    def paint(self, mask: Field, colour: Colour) -> None:
        """Cover with *colour* where *mask* is 1, partly where it is less."""
        self.light += (planes(colour) - self.light) * mask.astype(np.float32, copy=False)

    def shade(self, factor: Field) -> None:
        """Darken or lighten by *factor*."""
        self.light *= factor

    def shine(self, mask: Field, colour: str, strength: float = 1.0) -> None:
        """Add light of *colour* where *mask* is above 0."""
        self.light += mask.astype(np.float32, copy=False) * planes(colour) * np.float32(strength)

    def ridge(
        self,
        base: float,
        rise: float,
        colours: tuple[str, str],
        across: float = 0.6,
        depth: float = 0.25,
        gain: float = 0.5,
    ) -> Field:
        """Paint a mountain range up to *rise* above *base*; returns its mask.

        The colour changes from the first at the top to the second *depth* below.
        """
        line = base - rise * (0.5 + 0.5 * self.curve(across, 8, gain))
        mask = self.below(line)
        self.paint(mask, blend(*colours, np.clip((self.y - line) / depth, 0, 1)))
        return mask

    def clouds(
        self,
        top: float,
        bottom: float,
        colour: str,
        size: Point = (0.5, 0.12),
        cover: float = 0.5,
        strength: float = 1.0,
    ) -> None:
        """Paint clouds between two heights, thinner towards both."""
        field = self.noise(size[0], size[1], 6)
        middle, reach = (top + bottom) / 2, (bottom - top) / 2
        band = np.clip(1.15 - np.abs((self.y - middle) / reach) ** 2, 0, 1)
        self.paint(smooth(1 - cover - 0.18, 1 - cover + 0.22, field) * band * strength, colour)

    def fog(
        self, middle: float, reach: float, colour: str, strength: float = 0.8, patchy: float = 0.4
    ) -> None:
        """Paint a bank of fog around the height *middle*."""
        veil = np.exp(-(((self.y - middle) / reach) ** 2)) * (
            1 - patchy + patchy * 2 * self.noise(0.7, 0.15, 4)
        )
        self.paint(np.clip(veil * strength, 0, 1).astype(np.float32), colour)

    def fill(
        self, shapes: Sequence[Shape], colour: str, alpha: float = 1.0, soft: float = 0.0
    ) -> None:
        """Fill *shapes* with one colour; *soft* blurs their edge by that length."""
        self._touch(shapes, colour, alpha, soft, add=False)

    def glimmer(
        self, shapes: Sequence[Shape], colour: str, strength: float = 1.0, soft: float = 0.0
    ) -> None:
        """Add light inside *shapes*."""
        self._touch(shapes, colour, strength, soft, add=True)

    def _touch(
        self, shapes: Sequence[Shape], colour: str, alpha: float, soft: float, *, add: bool
    ) -> None:
        if not shapes:
            return
        places = (
            np.concatenate([np.asarray(shape, dtype=np.float64) for shape in shapes]) * self.height
        )
        # Only the window around the shapes is painted: whole planes would take seconds.
        margin = 2 + 2.5 * soft * self.height
        left, top = np.maximum(places.min(axis=0) - margin, 0).astype(int)
        right, bottom = np.minimum(
            places.max(axis=0) + margin + 1, (self.width, self.height)
        ).astype(int)
        if right <= left or bottom <= top:
            return
        moved = [
            [(x * self.height - left, y * self.height - top) for x, y in shape] for shape in shapes
        ]
        mask = polygon_mask((int(right - left), int(bottom - top)), moved)
        if soft:
            mask = softened(mask, soft * self.height)
        part = mask.astype(np.float32) * np.float32(alpha / 255)
        window = self.light[:, top:bottom, left:right]
        window += part * planes(colour) if add else (planes(colour) - window) * part

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 1.0) -> None:
        """Add the light of a lamp: bright within *radius*, gone at six times that."""
        reach = radius * 6
        columns = slice(
            *np.clip(
                [int((x - reach) * self.height), int((x + reach) * self.height)], 0, self.width
            )
        )
        rows = slice(
            *np.clip(
                [int((y - reach) * self.height), int((y + reach) * self.height)], 0, self.height
            )
        )
        square = ((self.x[:, columns] - x) ** 2 + (self.y[rows] - y) ** 2) / radius**2
        fall = np.clip(1 / (1 + square) - 1 / 37, 0, 1) ** 1.3
        self.light[:, rows, columns] += fall * (planes(colour) * np.float32(strength))

    def reflect(
        self,
        horizon: float,
        tint: str,
        strength: float = 0.75,
        ripple: float = 0.03,
        rows: float = 0.012,
    ) -> None:
        """Turn the part below *horizon* into water that mirrors what is above.

        The ripples grow towards the viewer.
        """
        start = int(horizon * self.height)
        depth = (self.y[start:] - horizon) / (1 - horizon)
        waves = (
            (self.noise(0.11, rows, 3)[start:] - 0.5) * (0.25 + 1.6 * depth) * ripple * self.height
        )
        source = np.clip(
            2 * start - np.arange(start, self.height)[:, None] + waves * 3.2, 0, start - 1
        ).astype(np.int32)
        aside = np.clip(np.arange(self.width)[None, :] + waves, 0, self.width - 1).astype(np.int32)
        for plane, ink in zip(self.light, rgb(tint), strict=True):
            plane[start:] = (plane[source, aside] * strength + ink * (1 - strength)) * (
                1 + waves / self.height * 5
            )

    # develop

    def bloom(self, threshold: float = 0.75, strength: float = 0.5, step: int = 12) -> None:
        """Spread light from what is brighter than *threshold*, as a lens does."""
        rows, columns = self.height // step * step, self.width // step * step
        for plane in self.light:
            bright = np.clip(plane[:rows, :columns] - threshold, 0, 1.5)
            small = bright.reshape(rows // step, step, columns // step, step).mean(axis=(1, 3))
            spill = spread(small, 2) * 0.7 + spread(small, 7) * 1.3
            np.add(plane, strength * grown(spill, (self.width, self.height)), out=plane)

    def developed(
        self,
        warmth: float = 0.0,
        contrast: float = 1.08,
        vignette: float = 0.22,
        grain: float = 0.018,
        brush: float = 0.9,
    ) -> bytes:
        """The painting as a JPEG, with brush marks *brush* pixels wide, graded and grained."""
        self._brushed(brush)
        picture = self.light
        picture *= np.array([1 + warmth, 1, 1 - warmth], dtype=np.float32)[:, None, None]
        far = ((self.x / self.right - 0.5) ** 2 + (self.y - 0.5) ** 2) * 2
        picture *= 1 - vignette * far**1.2
        np.clip(picture, 0, None, out=picture)
        over = picture > 0.8  # compress highlights as film does, instead of clipping them
        picture[over] = 0.8 + 0.2 * (1 - np.exp(-(picture[over] - 0.8) / 0.2))
        picture -= 0.5
        picture *= contrast
        picture += 0.5
        speck = self.random.standard_normal((self.height, self.width), dtype=np.float32)
        picture += speck * grain
        levels = (np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8)
        return jpeg(from_pixels(np.ascontiguousarray(levels.transpose(1, 2, 0))), quality=86)

    def _brushed(self, width: float) -> None:
        """Shift each pixel by a little noise and streak it, as gouache on paper does."""
        aside = ((self.noise(0.02, 0.02, 2) - 0.5) * 4 * width).astype(np.int32)
        down = ((self.noise(0.02, 0.02, 2) - 0.5) * 4 * width).astype(np.int32)
        rows = np.clip(np.arange(self.height)[:, None] + down, 0, self.height - 1)
        columns = np.clip(np.arange(self.width)[None, :] + aside, 0, self.width - 1)
        self.light = np.stack([plane[rows, columns] for plane in self.light])
        self.shade(1 + (self.noise(0.06, 0.008, 3) - 0.5) * 0.07)
