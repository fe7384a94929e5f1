"""Pours lines into frames.

No first or last line of a paragraph stands alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from digest.model import Frame, Strip

LEAST = 2
"""Lines of a paragraph that stay together before and after a break.

This is a rule of typesetting, not a price.
"""


@dataclass(frozen=True, slots=True)
class FilledFrames:
    """The filled *frames*.

    *left* counts the lines that did not fit, *holes* the empty lines of all frames together.
    """

    frames: tuple[Frame, ...]
    left: int
    holes: int


def pour(copy: list[Strip], frames: tuple[Frame, ...]) -> FilledFrames:
    """Fill *frames* in their order. Only strips of the kind "text" are divided."""
    rest = list(copy)
    filled = []
    for frame in frames:
        strips, rest = _fill(rest, frame.height)
        filled.append(replace(frame, strips=tuple(strips)))
    holes = sum(frame.height - frame.filled for frame in filled)
    return FilledFrames(frames=tuple(filled), left=sum(strip.height for strip in rest), holes=holes)


def _fill(rest: list[Strip], height: int) -> tuple[list[Strip], list[Strip]]:
    """The strips that fill a frame of *height* lines, and those that follow in the next one."""
    strips: list[Strip] = []
    while rest:
        strip = rest[0]
        if strip.height <= height:
            strips.append(strip)
            height -= strip.height
            rest = rest[1:]
            continue
        cut = min(height, len(strip.lines) - LEAST)
        if strip.kind == "text" and cut >= LEAST:
            strips.append(replace(strip, lines=strip.lines[:cut], closes=False))
            rest = [replace(strip, lines=strip.lines[cut:], opens=False), *rest[1:]]
        break
    return strips, rest
