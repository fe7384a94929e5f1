"""Themes: how the pages of a magazine look, which fonts set them, and what it says of itself."""

from __future__ import annotations

from digest.themes.measure import Measurer
from digest.themes.theme import Theme, load_theme, templates, theme_names

__all__ = ["Measurer", "Theme", "load_theme", "templates", "theme_names"]
