"""Which story stands where, and how long: pure, given a theme's design and a measure of its fonts."""

from __future__ import annotations

from digest.layout.compose import compose

__all__ = ["compose"]
