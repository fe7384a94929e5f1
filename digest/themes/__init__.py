"""Themes: how the pages of a magazine look, which fonts set them, and what it says of itself."""

from __future__ import annotations

from digest.themes.measure import Measurer
from digest.themes.phone import on_phone
from digest.themes.sheets import SHEETS, check_sheet, larger, on_sheet
from digest.themes.theme import Theme, load_theme, templates, theme_names

__all__ = [
    "SHEETS",
    "Measurer",
    "Theme",
    "check_sheet",
    "larger",
    "load_theme",
    "on_phone",
    "on_sheet",
    "templates",
    "theme_names",
]
