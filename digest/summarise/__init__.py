"""From a story's articles to ranked, readable, traceable sentences."""

from __future__ import annotations

from digest.model import StorySummary
from digest.summarise.ranking import Ranking, ranked
from digest.summarise.records import summarise_record
from digest.summarise.story import summarise

__all__ = ["Ranking", "StorySummary", "ranked", "summarise", "summarise_record"]
