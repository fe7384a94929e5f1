"""From a story's articles to ranked, readable, traceable sentences."""

from __future__ import annotations

from digest.summarise.records import summarise_record
from digest.summarise.story import Ranking, Summarised, ranked, summarise

__all__ = ["Ranking", "Summarised", "ranked", "summarise", "summarise_record"]
