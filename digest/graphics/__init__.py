"""Drawings from data, as SVG: shapes alone, whose words are set by the layout.

Pure: a drawing is a text made of numbers and colours. It uses attributes only, which WeasyPrint
prints as they stand; letters in a drawing could be neither searched nor read aloud.
"""

from digest.graphics.bars import Bar, bars
from digest.graphics.days import days

__all__ = ["Bar", "bars", "days"]
