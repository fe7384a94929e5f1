"""Curation: the articles of a week as stories, the most important first.

Each text and each event appears once.
"""

from digest.curate.events import group
from digest.curate.headlines import headline
from digest.curate.ranking import rank
from digest.curate.reasons import joined_by
from digest.curate.records import group_records
from digest.curate.sections import printed_names, with_sections
from digest.curate.slugs import slug
from digest.curate.stories import CuratedWeek, best_first, stories
from digest.curate.weeks import in_week, last_week, newest_week, week, week_of

__all__ = [
    "CuratedWeek",
    "best_first",
    "group",
    "group_records",
    "headline",
    "in_week",
    "joined_by",
    "last_week",
    "newest_week",
    "printed_names",
    "rank",
    "slug",
    "stories",
    "week",
    "week_of",
    "with_sections",
]
