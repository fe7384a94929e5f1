"""What all placed pages share: an issue's stories, pages and words, measured and printable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from digest.edition import Line, Row, Span
from digest.languages import right_to_left
from digest.layout.breaking import Typesetter
from digest.layout.long_read import long_read
from digest.text.typography import figures, set_text
from digest.themes.dates import interval
from digest.themes.glyphs import Glyphs

if TYPE_CHECKING:
    from digest.model import Issue, Page, Placement, Story, Strip
    from digest.themes.design import Design, Measure
    from digest.themes.messages import Messages
    from digest.themes.theme import Theme

Breaker = Callable[[str, str, float, str], tuple[str, ...]]
"""Breaks a text in a style into lines of a width, by the rules of a language."""

POINTERS = frozenset(
    {
        "cover",
        "tile",
        "teaser",
        "contents",
        "sources",
        "saying",
        "line",
        "picture",
        "advert",
        "poster",
    }
)
"""Boxes that point to a story and do not print it."""

ELLIPSIS = "…"

TRIES, STEP = 4, 0.05
"""How often a text of two scripts is broken anew, each time in a measure that is narrower by that
part of its width at least.
"""

MARK = re.compile("[“„«‘]\u202f?")
"""An opening quotation mark, with the space that belongs to it."""


def linkable(url: str) -> bool:
    """Whether *url* may become a link: an address that an article states is not to be trusted."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


RUN_ON = frozenset({("contents", "contents"), ("sources", "sources"), ("sources", "back")})
"""Patterns of pages that follow each other as one."""

BRIEFS = ("briefs", "briefs")


@dataclass(frozen=True)
class Compositor:
    """Sets an issue's words for one theme. *pages* are the flatplan, whose places are settled.

    *shared* is the typesetter that composed the pages; without one, a new one is used.
    """

    issue: Issue
    pages: tuple[Page, ...]
    theme: Theme
    measure: Measure
    shared: Typesetter | None = None
    typesetter: Typesetter = field(init=False)
    glyphs: Glyphs = field(init=False)

    def __post_init__(self) -> None:
        typesetter = self.shared or Typesetter(self.theme.design, self.measure)
        object.__setattr__(self, "typesetter", typesetter)
        object.__setattr__(self, "glyphs", Glyphs(self.measure))

    @property
    def design(self) -> Design:
        return self.theme.design

    @property
    def language(self) -> str:
        return self.issue.language

    @property
    def right_to_left(self) -> bool:
        return right_to_left(self.issue.language)

    @cached_property
    def dates(self) -> str:
        """The week as its language writes it: "21–27 July 2025"."""
        week, second = self.issue.week, timedelta(seconds=1)
        days = interval(week.starts.date(), (week.ends - second).date(), self.language)
        return figures(days, self.language)

    @cached_property
    def messages(self) -> Messages:
        return self.theme.messages(self.issue.language)

    @cached_property
    def stories(self) -> dict[str, Story]:
        return {story.id: story for story in self.issue.stories}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each story, from 1."""
        return {story.id: number for number, story in enumerate(self.issue.stories, start=1)}

    @cached_property
    def _last_texts(self) -> dict[tuple[str, str, str], Strip]:
        """By story, box and style: the last lines of its text, on whatever page."""
        return {
            (placement.story, placement.box, placement.style): strip
            for page in self.pages
            for placement in page.placements
            for frame in placement.frames
            for strip in frame.strips
            if strip.kind == "text"
        }

    def last_text(self, placement: Placement) -> Strip | None:
        """The last lines of a story's text, after which its end mark stands."""
        return self._last_texts.get((placement.story, placement.box, placement.style))

    @cached_property
    def _first(self) -> dict[str, tuple[int, Placement]]:
        """By story: the first page that prints or at least lists it, and the placement there."""
        first: dict[str, tuple[int, Placement]] = {}
        for page in self.pages:
            for placement in page.placements:
                if placement.story and placement.box not in POINTERS:
                    first.setdefault(placement.story, (page.number, placement))
        return first

    @cached_property
    def _anchors(self) -> dict[str, str]:
        return {
            story: f"{placement.box}-{self.numbers[story]}"
            for story, (_, placement) in self._first.items()
        }

    @cached_property
    def drawn(self) -> frozenset[tuple[str, str]]:
        """What the pages show of each story: its id with a kind of slot, such as "figure"."""
        return frozenset(
            (placement.story, slot.kind)
            for page in self.pages
            for placement in page.placements
            for slot in placement.slots
        )

    @cached_property
    def openers(self) -> frozenset[int]:
        """The identities of the placements with which a section begins."""
        first: dict[str, Placement] = {}
        for page in self.pages:
            for placement in page.placements:
                if placement.story and placement.box not in POINTERS:
                    first.setdefault(self.stories[placement.story].section, placement)
        return frozenset(map(id, first.values()))

    @cached_property
    def long_read(self) -> str:
        """The story that is the long read; "" for none."""
        return long_read(self.issue, self.pages)

    def runs_on(self, page: Page) -> bool:
        """Whether *page* goes on with the contents or the list of sources of the page before it, or
        with its briefs where pages do not face each other.
        """
        before = (one.pattern for one in self.pages if one.number == page.number - 1)
        pair = next(before, ""), page.pattern
        return pair in RUN_ON or (pair == BRIEFS and not self.design.facing)

    def page_of(self, story: str) -> int:
        """The page on which a story is printed or at least listed; 0 for none."""
        return self._first[story][0] if story in self._first else 0

    def anchor(self, story: str) -> str:
        """The name of a story's headline; "" where the story is not printed."""
        return self._anchors.get(story, "")

    def to_story(self, story: str) -> str:
        """A link to the headline of a story; "" where the story is not printed."""
        return f"#{self.anchor(story)}" if self.anchor(story) else ""

    def page_label(self, story: str) -> str:
        """What the edition's language says for "page 7"."""
        return self.messages.gettext("page {page}", page=self.page_of(story))

    def digits(self, number: int) -> str:
        return figures(str(number), self.language)

    def section(self, name: str) -> str:
        """A section's name as it is printed."""
        return name or self.messages.pgettext("the section of stories without one", "News")

    def kicker(self, story: Story, width: float) -> str:
        """What stands over a headline: the section's name, behind "Update" or the rubric "The long
        read" where there is room for both.
        """
        section = self.section(story.section)
        if story.earlier is not None and story.earlier.update:
            first = self.messages.pgettext("over the headline of a story that changed", "Update")
        elif story.id == self.long_read:
            first = self.messages.gettext("The long read")
        else:
            return section
        both = f"{first} · {section}"
        return both if self.width(both, "kicker") <= width else first

    def colour(self, section: str) -> str:
        """The colour of a section: the same in every issue."""
        unnamed = section == self.section("")
        return self.theme.section_colour("" if unnamed else section, self.issue)

    def set(self, text: str, language: str = "") -> str:
        return set_text(text, language=language or self.language)

    def width(self, text: str, style: str, language: str = "") -> float:
        return self.measure.width(text, style, language or self.language)

    def shortened(self, text: str, style: str, width: float) -> str:
        """*text*, cut with an ellipsis where it is wider than *width* points."""
        while len(text) > 1 and self.width(text, style) > width:
            text = f"{text.removesuffix(ELLIPSIS)[:-1].rstrip()}{ELLIPSIS}"
        return text

    def limited(
        self, lines: tuple[str, ...], most: int, style: str, width: float
    ) -> tuple[str, ...]:
        """*lines*; of more than *most* the last is cut with an ellipsis."""
        if len(lines) <= most:
            return lines
        return (*lines[: most - 1], self.shortened(" ".join(lines[most - 1 :]), style, width))

    def lines(self, text: str, style: str, width: float, language: str = "") -> tuple[str, ...]:
        """Lines of running text without justification, none wider than *width* points.

        The typesetter adds up words and spaces. In a line of two scripts a space takes the font of
        the word before it, so that the line may be wider than its parts: then it breaks earlier.
        """
        return self._within(self.typesetter.lines, text, style, width, language or self.language)

    def even_lines(self, text: str, style: str, width: float) -> tuple[str, ...]:
        """Lines of the edition's own words, as even as can be, none wider than *width* points."""
        return self._within(self.typesetter.display, text, style, width, self.language)

    def cut(self, lines: Sequence[str], style: str, width: float, count: int) -> tuple[str, ...]:
        """The first *count* of *lines*, the last with an ellipsis where more would follow."""
        if len(lines) <= count:
            return tuple(lines)
        rest = " ".join(lines[count - 1 :])
        return (*lines[: count - 1], self.shortened(rest, style, width))

    def _within(
        self, broken: Breaker, text: str, style: str, width: float, language: str
    ) -> tuple[str, ...]:
        measure = width
        for _ in range(TRIES if right_to_left(language) else 0):
            lines = broken(text, style, measure, language)
            excess = max((self.width(line, style, language) for line in lines), default=0.0) - width
            if excess <= 0:
                return lines
            measure -= max(excess, STEP * width)
        return broken(text, style, measure, language)

    def leading(self, style: str) -> float:
        return self.design.style(style).leading

    def height(self, rows: Iterable[Row]) -> float:
        """Points that *rows* take, one beneath the other."""
        return sum(
            row.above + len(row.lines) * (row.leading or self.leading(row.style)) for row in rows
        )

    def span(self, text: str, **more: str) -> Span:
        """*text* with every sign that no font has replaced."""
        return Span(text=self.glyphs.printable(text), **more)

    def plain(self, lines: Sequence[str], link: str = "") -> tuple[Line, ...]:
        """Lines of one span each; a link is laid round each line by itself."""
        return tuple((self.span(line, link=link),) for line in lines)

    def row(
        self, role: str, style: str, lines: Sequence[str], *, link: str = "", **more: Any
    ) -> Row:
        """A row of plain lines."""
        return Row(role=role, style=style, lines=self.plain(lines, link), **more)

    def mark(self, line: str, style: str, language: str) -> float:
        """Points that the opening quotation mark of *line* takes; 0 without one."""
        opening = MARK.match(line)
        return round(self.width(opening.group(), style, language), 2) if opening else 0.0

    def quotation(self, lines: Sequence[str], style: str, language: str, **more: Any) -> Row:
        """The lines of a quotation, its opening mark hanging before their edge."""
        hang = self.mark(lines[0], style, language)
        return replace(
            self.row("words", style, lines, **more),
            inset=hang,
            hang=hang,
        )
