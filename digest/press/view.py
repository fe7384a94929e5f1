"""What a template sees: an issue's pages with everything already decided, as words, addresses and places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from digest.layout.breaking import Typesetter, tracking
from digest.layout.copy import initial_of, inset_of
from digest.layout.parts import lines_high, side_by_side, spoken, whole_words
from digest.press import covers, geometry
from digest.press.masthead import Masthead, masthead
from digest.text.typography import figures, listed, set_text
from digest.themes.measure import right_to_left

if TYPE_CHECKING:
    from digest.model import Article, Frame, Issue, Page, Placement, Slot, Story, Strip
    from digest.press.pictures import Album
    from digest.themes.measure import Measurer
    from digest.themes.messages import Words
    from digest.themes.theme import Theme


SPACE = re.compile(r"(?:\\?\s)+")
"""White space, plain or as ``re.escape`` writes it: a name may be set with spaces that hold it together."""


def linkable(url: str) -> bool:
    """Only the web's own addresses become links: what an article calls its address is not to be trusted."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


@dataclass(frozen=True, slots=True)
class View:
    """The issue as its templates ask about it."""

    issue: Issue
    theme: Theme
    album: Album
    measurer: Measurer

    @property
    def mirrored(self) -> bool:
        return right_to_left(self.issue.language)

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.issue.pages

    @property
    def words(self) -> Words:
        return self.theme.speaks(self.issue.language)

    @property
    def typesetter(self) -> Typesetter:
        return Typesetter(self.theme.design, self.measurer)

    def story(self, placement: Placement) -> Story:
        return self.issue.story(placement.story)

    def set(self, text: str, language: str = "") -> str:
        return set_text(text, language=language or self.issue.language)

    def section(self, name: str) -> str:
        return name or self.words.pgettext("the section of stories without one", "News")

    def panels(self, page: Page) -> int:
        """How many pages before *page* have the house's panel."""
        return sum(
            any(placement.box == "house" for placement in other.placements)
            for other in self.pages[: page.number - 1]
        )

    def evened(self, text: Markup, style: str, width: float) -> tuple[str, ...]:
        """What the house says, in lines as even as can be."""
        return self.typesetter.display(text.unescape().strip(), style, width, self.issue.language)

    def high(self, text: Markup, style: str, width: float) -> float:
        """Points that what the house says takes in a measure of *width* points."""
        return (
            len(self.typesetter.lines(text.unescape().strip(), style, width, self.issue.language))
            * self.theme.design.style(style).leading
        )

    def kept(self, text: str, style: str, width: float) -> str:
        """*text*, cut short with an ellipsis where it is wider than *width* points."""
        while len(text) > 1 and not self.held(text, style, width):
            text = f"{text.removesuffix('…')[:-1].rstrip()}…"
        return text

    def colour(self, section: str) -> str:
        """A section's colour: the theme's, in turn, by the sections' order."""
        colours = self.theme.section_colours
        sections = self.issue.sections
        return (
            colours[sections.index(section) % len(colours)]
            if section in sections
            else self.theme.colours["accent"]
        )

    def dates(self) -> str:
        """The week as its language writes it: "21–27 July 2025"."""
        week = self.issue.week
        language = self.issue.language
        return figures(
            interval(week.starts.date(), (week.ends - timedelta(seconds=1)).date(), language),
            language,
        )

    def page_of(self, story_id: str) -> int:
        """The page on which a story is told or, at the least, listed; 0 for none."""
        told = [
            page.number
            for page in self.pages
            for placement in page.placements
            if placement.story == story_id and placement.box not in FURNITURE
        ]
        return told[0] if told else 0

    def at(self, part: Slot | Frame) -> str:
        return geometry.rectangle(part, self.theme.design).style(mirrored=self.mirrored)

    def row(self, part: Slot | Frame, style: str, top: float) -> str:
        """As ``at``, where lines are half rows of *style*'s leading that begin *top* points down."""
        design = self.theme.design
        leading = design.style(style).leading / 2
        place = geometry.rectangle(part, design)
        return geometry.Rectangle(
            x=place.x,
            y=top + (part.line - 1) * leading,
            width=place.width,
            height=part.height * leading,
        ).style(mirrored=self.mirrored)

    def entry_place(self, placement: Placement) -> str:
        """Where a line of the contents stands; a large one takes all the columns of entries."""
        design = self.theme.design
        room = geometry.rectangle(placement.frames[0], design)
        wide = (
            design.across(*design.standing.contents) if placement.style == "large" else room.width
        )
        return replace(room, width=wide).style(mirrored=self.mirrored)

    def bounds(self, placement: Placement) -> geometry.Rectangle:
        return geometry.bounds(placement, self.theme.design)

    def place(self, x: float, y: float, width: float, height: float) -> str:
        return geometry.Rectangle(x=x, y=y, width=width, height=height).style(
            mirrored=self.mirrored
        )

    def picture(self, placement: Placement, slot: Slot) -> dict[str, str]:
        """Address, place and alternative text of a slot's picture; no address when it cannot be printed."""
        place = geometry.picture(slot, self.theme, self.number(placement))
        return self.image(self.story(placement), place.width, place.height) | {
            "style": place.style(mirrored=self.mirrored)
        }

    def image(
        self, story: Story, width: float, height: float, clear: tuple[float, float] = (0.0, 1.0)
    ) -> dict[str, str]:
        """Address and alternative text of a story's picture in a slot of that many points; type lies outside its *clear* rows."""
        if story.picture is None:
            return {"src": "", "alt": ""}
        alt = (
            story.picture.alt
            or story.picture.caption
            or self.words.gettext("Picture for: {headline}", headline=story.headline)
        )
        return {
            "src": self.album.address(story.picture, width, height, clear),
            "alt": self.set(alt, story.language),
        }

    def number(self, placement: Placement) -> int:
        """The page that *placement* stands on."""
        return next(
            page.number for page in self.pages if any(one is placement for one in page.placements)
        )

    def note_place(self, slot: Slot, placement: Placement) -> str:
        return geometry.note(slot, self.theme.design, self.number(placement)).style(
            mirrored=self.mirrored
        )

    def noted(self, text: str, style: str, slot: Slot) -> tuple[str, ...]:
        """*text* in the margin, as many lines of it as *slot* holds."""
        design = self.theme.design
        lines = whole_words(text, style, design.notes, self.issue.language, self.typesetter)
        most = int(slot.height * design.leading / design.style(style).leading)
        return (
            lines
            if len(lines) <= most
            else (*lines[: most - 1], self.kept(f"{lines[most - 1]}…", style, design.notes))
        )

    def margin(self, page: Page, top: float, height: float = 0.0) -> str:
        """A place in the outer margin of *page*, as wide as its notes; without a *height*, down to the last line."""
        design = self.theme.design
        x = design.width + design.gap if page.number % 2 else -design.gap - design.notes
        return self.place(x, top, design.notes, height or design.height - top)

    def spoken(self, story: Story) -> str:
        return spoken(story, self.theme.design, self.issue.language)

    def kickered(self, slot: Slot) -> bool:
        """A head of lines alone has room for a kicker over them."""
        return slot.height > lines_high(slot.lines, slot.style, self.theme.design)

    def figures(self) -> list[tuple[int, str]]:
        """What the issue was made from: counts, and what is counted."""
        return covers.figures(self)

    def caption_place(self, slot: Slot) -> str:
        room = geometry.rectangle(slot, self.theme.design)
        height = geometry.caption_height(slot, self.theme.design)
        return geometry.Rectangle(
            x=room.x, y=room.y + room.height - height, width=room.width, height=height
        ).style(mirrored=self.mirrored)

    def initial(self, page: Page, placement: Placement) -> str:
        """The drop cap of a placement whose box has one: the letter that its first line begins with."""
        boxes = [
            box
            for box in self.theme.design.pattern(page.pattern).boxes
            if box.name == placement.box and box.initial
        ]
        first = next(
            (strip for frame in placement.frames for strip in frame.strips if strip.kind == "text"),
            None,
        )
        short = first is None or (
            first.closes and len(first.lines) < self.theme.design.initial_lines
        )
        begins = placement.slot("head") is not None
        return (
            initial_of(first.lines[0], first.language)
            if begins and boxes and first and not short
            else ""
        )

    def linked(self, strip: Strip | Slot, story: Story) -> Markup:
        """A source line whose outlets are links to their articles; a name over two lines is a link on each."""
        text, made = "\n".join(strip.lines), Markup()
        addresses = {
            SPACE.sub(" ", article.source.strip()): article.url
            for article in reversed(story.articles)
            if linkable(article.url) and article.source.strip()
        }
        names = "|".join(
            SPACE.sub(r"\\s", re.escape(name)) for name in sorted(addresses, key=len, reverse=True)
        )
        for part in re.split(f"({names})", text) if names else [text]:
            address = addresses.get(SPACE.sub(" ", part))
            link = Markup('<a href="{}">{}</a>')
            lines = [
                link.format(address, line) if address and line else escape(line)
                for line in part.split("\n")
            ]
            made += Markup("\n").join(lines)
        return made

    def url(self, article: Article) -> str:
        return article.url if linkable(article.url) else ""

    def code(self, url: str) -> str:
        """A QR code of *url* as an image address."""
        import segno

        return str(
            segno.make(url, error="m", micro=False).svg_data_uri(
                scale=1, border=0, dark="#000", omitsize=True
            )
        )

    def key(self, placement: Placement) -> str:
        """The story's number in the issue: what its anchors are called."""
        return str(self.issue.stories.index(self.story(placement)) + 1)

    def anchor(self, story_id: str) -> str:
        """The id of the headline under which a story is told."""
        told = [
            placement
            for page in self.pages
            for placement in page.placements
            if placement.story == story_id and placement.box not in FURNITURE
        ]
        return f"{told[0].box}-{self.key(told[0])}" if told else ""

    def article(self, placement: Placement) -> Article:
        return next(one for one in self.story(placement).articles if one.id == placement.article)

    def cited(self, placement: Placement) -> Markup:
        """The outlet of a placement's first sentence, linked to its article."""
        return self._outlet(self.story(placement), placement.sentences[0].article)

    def outlet(self, story: Story, slot: Slot) -> Markup:
        """The outlet in which the words of a pull quote stand, linked to its article; empty where the speaker's line is full."""
        said = next(
            (
                quote
                for quote in story.quotes
                if self.set(quote.speaker, story.language) == slot.credit
            ),
            None,
        )
        if said is None:
            return Markup()
        linked = self._outlet(story, said.sentence.article)
        room = self.theme.design.across(slot.columns) - 20
        return (
            linked
            if self.held(f"{slot.credit} · {linked.striptags()}", "speaker", room)
            else Markup()
        )

    def _outlet(self, story: Story, article_id: str) -> Markup:
        article = next(one for one in story.articles if one.id == article_id)
        if not linkable(article.url):
            return escape(article.source)
        return Markup('<a href="{}">{}</a>').format(article.url, article.source)

    def brief_foot(self, page: Page) -> float:
        """Points down to the last line of a page's briefs."""
        return (
            max(
                (place.y + place.height for place in map(self.bounds, page.placements) if place),
                default=0.0,
            )
            if not any(one.box == "house" for one in page.placements)
            else next(self.bounds(one).y for one in page.placements if one.box == "house") - 20
        )

    def target(self, placement: Placement) -> str:
        """Where a list's headline leads: to its source when it is told nowhere else, or to its page."""
        story = self.story(placement)
        if placement.box == "also":
            return self.url(story.articles[0])
        return f"#{self.anchor(story.id)}" if self.page_of(story.id) else ""

    def opens(self, placement: Placement) -> bool:
        """It is the first of its section that is told."""
        section = self.story(placement).section
        first = next(
            other
            for page in self.pages
            for other in page.placements
            if other.box not in FURNITURE and other.story and self.story(other).section == section
        )
        return first is placement

    def byline(self, names: str) -> str:
        said = self.words.pgettext("before an author's name", "By")
        return names if names.casefold().startswith(said.casefold() + " ") else f"{said} {names}"

    def body(self, page: Page, placement: Placement) -> str:
        """The style of a placement's text."""
        return next(
            box.body
            for box in self.theme.design.pattern(page.pattern).boxes
            if box.name == placement.box
        )

    def tracked(self, line: str, style: str, language: str, room: float) -> str:
        """CSS for a justified line of *room* points whose word spaces would be too wide, or that is a little too long. What
        tracking leaves of too wide spaces stays free at the line's end: a short line offends less than a torn one.
        """
        setting = self.theme.design.style(style)
        space = self.measurer.width(" ", style, language)
        slack = room - 0.05 - self.measurer.width(line, style, language)
        spaces = line.count(" ")
        points = tracking(slack, spaces, len(line), setting.size, space, setting.yields(language))
        torn = slack - points * len(line) - spaces * (WIDEST * setting.size - space - points)
        return (f"letter-spacing:{points:.3f}pt;" if abs(points) >= 0.002 else "") + (
            f"padding-inline-end:{torn:.2f}pt;" if torn > 0 and spaces else ""
        )

    def inset(self, initial: str, language: str) -> str:
        return f"{inset_of(initial, language, self.measurer):.2f}"

    def ends(self, placement: Placement, strip: Strip) -> bool:
        """It is the last of its story's text, on whatever page: the end mark stands after it."""
        told = [
            one
            for page in self.pages
            for one in page.placements
            if (one.story, one.box, one.style) == (placement.story, placement.box, placement.style)
        ]
        texts = [
            strip
            for one in told
            for frame in one.frames
            for strip in frame.strips
            if strip.kind == "text"
        ]
        return bool(texts) and texts[-1] is strip

    def panel_place(self, slot: Slot) -> str:
        """A panel stands a line below what is above it and reaches the last baseline."""
        room = geometry.rectangle(slot, self.theme.design)
        return geometry.Rectangle(
            x=room.x, y=room.y + 10, width=room.width, height=room.height - 10
        ).style(mirrored=self.mirrored)

    def mark(self, line: str, style: str, language: str) -> str:
        """Points that the opening quotation mark of *line* takes, with the space that belongs to it; "" without one."""
        opening = re.match("[“„«‘]\u202f?", line)
        return f"{self.measurer.width(opening.group(), style, language):.2f}" if opening else ""

    def held(self, text: str, style: str, width: float) -> bool:
        """*text* fits a line of *width* points."""
        return self.measurer.width(text, style, self.issue.language) <= width

    def fonts(self) -> str:
        """The families that set most of this edition."""
        return listed(covers.fonts(self), self.issue.language)

    def side(self) -> str:
        return "right" if self.mirrored else "left"

    def side_by_side(self, story: Story) -> list[tuple[Article, str]]:
        """What a story's panel holds: articles, each with its sentence where they differ, or else its headline."""
        return [
            (article, self.set(text, article.language)) for article, text in side_by_side(story)
        ]

    def beside_title(self, title: str, says: Markup, style: str, gap: float, high: float) -> bool:
        """What the house *says* in *style* fits beside a page's *title*, *gap* points from it and *high* points deep."""
        room = (
            self.theme.design.width
            - self.measurer.width(title, "page-title", self.issue.language)
            - gap
        )
        return room > gap and self.high(says, style, room) <= high

    def beside(self, speaker: str, source: Markup, style: str, slot: Slot) -> bool:
        """A quotation's speaker and its *source* fit one line."""
        return self.held(
            f"{speaker} · {source.striptags()}", style, self.theme.design.across(slot.columns) - 20
        )

    def sayings(self, page: Page) -> str:
        """The title of a page of quotations, or of quotations and figures."""
        counted = any(slot.kind == "figure" for one in page.placements for slot in one.slots)
        return (
            self.words.gettext("Words and numbers")
            if counted
            else self.words.gettext("Quotes of the week")
        )

    def masthead(self, width: float, height: float, size: float = 0.0) -> Masthead:
        """The magazine's name, fit to its place."""
        return masthead(
            self.issue.title, self.issue.language, self.theme, width=width, height=height, size=size
        )

    def cover(self, page: Page) -> dict[str, object]:
        return covers.cover(page, self.story(page.placements[0]), self)

    def contents_side(self, page: Page) -> dict[str, object]:
        return covers.contents_side(page, self)

    def back(self, page: Page) -> dict[str, object]:
        return covers.back(page, self)


def interval(first: date, last: date, language: str) -> str:
    """From *first* to *last*, months in full; an unknown language's dates are English."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        locale = Locale.parse({"en": "en_GB"}.get(language, language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en_GB")
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = locale.interval_formats["yMMMd"][differs]
    days = first, last
    return "".join(
        format_date(day, re.sub("MMM+", "MMMM", pattern), locale=locale)
        for day, pattern in zip(days, patterns, strict=False)
    )


WIDEST = 0.48
"""Ems that a word space of a justified line has at most."""

FURNITURE = frozenset({"cover", "teaser", "contents", "sources", "saying", "house"})
"""Boxes that point to a story and do not tell it."""
