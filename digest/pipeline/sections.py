"""Sections by their names: slips in the plan and in ``digest.toml``, and the colours set there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from digest import plan as plans
from digest import suggest
from digest.config import FILE, Config
from digest.errors import ConfigError
from digest.model import Plan
from digest.pipeline.planning import planned_last
from digest.pipeline.reading import Material
from digest.tables import Location

if TYPE_CHECKING:
    from digest.themes import Theme


def warn_of_sections(plan: Plan, read: Material, config: Config, *, path: Path) -> Iterator[str]:
    """A line for each section, in the plan in *path* or in ``digest.toml``, that looks misspelt.

    One that is like no known section is the editor's own, and fine.
    """
    known = _known(plan, read, config, path=path)
    for index, story in enumerate(plan.stories):
        if problem := _misspelt(story.section, known):
            place = plans.location(path, story=index)
            yield place.message(f"section: {problem}", key="section")
    used = known | {story.section for story in plan.stories}
    for key in ("pinned", "colours"):
        for section in getattr(config.magazine, key):
            if problem := _misspelt(section, used):
                place = _location(config, "magazine")
                yield place.message(f"{key}: {problem}", key=key)


def _known(plan: Plan, read: Material, config: Config, *, path: Path) -> set[str]:
    """The sections that are right: configured, digest's own or an article's, planned by digest or
    used twice.
    """
    from digest.curate import printed_names

    before = planned_last(path)
    uses = Counter(story.section for story in plan.stories)
    known = {
        *config.magazine.sections,
        *config.magazine.tags.values(),
        *printed_names(plan.language),
        *(article.section for article in read.articles),
        *(story.section for story in (before.stories if before else ())),
        *(section for section, count in uses.items() if count > 1),
    }
    return known - {""}


def _misspelt(section: str, known: set[str]) -> str:
    """The problem with *section*, "" for none."""
    if not section or section in known or not (match := suggest.closest(section, known)):
        return ""
    return f"Unknown section '{section}'. Did you mean '{match}'?"


def check_colours(config: Config, theme: Theme) -> None:
    """Raise ConfigError for a section's colour in which text cannot be read on *theme*'s paper."""
    from digest.themes.colours import CONTRAST, contrast

    paper = theme.colours["paper"]
    for section, colour in config.magazine.colours.items():
        reached = contrast(colour, paper)
        if reached < CONTRAST:
            raise _location(config, "magazine.colours").fault(
                section,
                f"{colour} has a contrast of {reached:.1f} on the theme's paper, {paper}; "
                f"text needs {CONTRAST}: choose a darker colour",
            )


def _location(config: Config, header: str) -> Location:
    """A table of ``digest.toml``, for messages."""
    file = config.file
    text = file.read_text(encoding="utf-8-sig") if file and file.exists() else ""
    return Location(file=file.name if file else FILE, text=text, error=ConfigError, header=header)
