"""Checks pictures, turns them upright, crops them to their slot and scales them for print.

Only this package uses Pillow and OpenCV. Importing it is quick: they load with the first picture.
"""

from __future__ import annotations

from digest.pictures.prepare import effective_dpi, inspect, measure, prepare
from digest.pictures.screens import screen_pictures
from digest.pictures.shelf import PictureShelf
from digest.pictures.tone import calm, scrim_alpha, tone
from digest.pictures.usable import alike, refusal, same
from digest.pictures.values import Box, PictureError, PictureInfo, PrintPicture, Tone, Treatment

__all__ = [
    "Box",
    "PictureError",
    "PictureInfo",
    "PictureShelf",
    "PrintPicture",
    "Tone",
    "Treatment",
    "alike",
    "calm",
    "effective_dpi",
    "inspect",
    "measure",
    "prepare",
    "refusal",
    "same",
    "screen_pictures",
    "scrim_alpha",
    "tone",
]
