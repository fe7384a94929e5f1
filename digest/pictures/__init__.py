"""Pictures: checked, turned, cropped to their slot and scaled for print. The only room that knows Pillow.

Importing it is cheap: Pillow and NumPy load with the first picture.
"""

from __future__ import annotations

from digest.pictures.prepare import effective_dpi, inspect, prepare
from digest.pictures.shelf import Shelf
from digest.pictures.tone import calm, scrim_alpha, tone
from digest.pictures.values import Box, PictureError, PictureInfo, Prepared, Tone

__all__ = [
    "Box",
    "PictureError",
    "PictureInfo",
    "Prepared",
    "Shelf",
    "Tone",
    "calm",
    "effective_dpi",
    "inspect",
    "prepare",
    "scrim_alpha",
    "tone",
]
