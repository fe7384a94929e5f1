"""Faces drawn for the tests: shaded as the cascades expect a face to be, and nobody's."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFilter

HAIR, SKIN, LIGHT, SHADE, LIPS = (
    (48, 34, 30),
    (224, 182, 150),
    (238, 200, 170),
    (176, 130, 104),
    (130, 60, 58),
)


def portrait(size: tuple[int, int], *faces: tuple[float, float, float]) -> Image.Image:
    """A grey-blue picture with *faces*: the place of each one's middle and its height, in pixels."""
    picture = Image.new("RGB", size, (120, 140, 160))
    for x, y, height in faces:
        _face(ImageDraw.Draw(picture), x, y, height)
    return picture.filter(ImageFilter.GaussianBlur(min(height for _, _, height in faces) * 0.025))


def head(x: float, y: float, height: float) -> tuple[float, float, float, float]:
    """The box from brows to chin and from cheek to cheek that must not be cut, in pixels."""
    return x - 0.42 * height, y - 0.3 * height, x + 0.42 * height, y + 0.55 * height


def _face(pen: ImageDraw.ImageDraw, x: float, y: float, size: float) -> None:
    def spot(
        across: float, down: float, width: float, height: float, colour: tuple[int, int, int]
    ) -> None:
        box = (across - width, down - height, across + width, down + height)
        pen.ellipse(
            [middle + part * size for middle, part in zip((x, y, x, y), box, strict=True)],
            fill=colour,
        )

    spot(0, -0.16, 0.62, 0.66, HAIR)
    spot(0, 0.02, 0.5, 0.64, SKIN)
    for side in (-0.22, 0.22):
        spot(side, -0.13, 0.16, 0.1, SHADE)  # the eye's hollow, its brow, the eye
        spot(side, -0.24, 0.15, 0.03, HAIR)
        spot(side, -0.11, 0.085, 0.045, HAIR)
    spot(0, 0.12, 0.08, 0.06, SHADE)  # the nose: its shadow and its ridge
    spot(0, 0, 0.045, 0.15, LIGHT)
    spot(0, 0.34, 0.2, 0.05, LIPS)
    spot(0, 0.42, 0.15, 0.03, SHADE)
