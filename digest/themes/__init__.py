"""Themes: a folder each → how its pages are designed, which fonts set them, what the magazine says of itself."""

from __future__ import annotations

from digest.themes.measure import Measurer
from digest.themes.theme import Theme, load_theme, templates, theme_names

__all__ = ["Measurer", "Theme", "load_theme", "templates", "theme_names"]
