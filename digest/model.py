"""The nouns of a weekly magazine.

Every value is frozen: a stage that changes one makes a new one with ``dataclasses.replace``. This
module imports nothing else from digest, so every package may import it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import accumulate
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture as its article names it.

    *src* is the address in the article. *path* is the file on this machine, absolute, or "" where
    there is none.
    """

    src: str
    path: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedPicture:
    """A picture at hand that cannot be printed, or not again, and why: a clause without a stop."""

    image: Image
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published text.

    *text* holds its words as published: without markup, otherwise unchanged, with one blank line
    between paragraphs. Offsets into it count Python characters. *published* is an aware datetime,
    or None for an article without a date. *id* is "<source>:<slug>" and stays the same from run to
    run. *labels* are the categories and folders beside *section* in which the outlet files it.
    *notes* lists what was repaired in reading it.
    """

    id: str
    source: str
    path: str
    title: str
    text: str
    language: str
    url: str = ""
    standfirst: str = ""
    byline: str = ""
    credit: str = ""
    published: datetime | None = None
    section: str = ""
    labels: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """How many words the text has, counted between white space."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Something that was read but is not used: where it is, why, and how to mend it.

    *temporary*: another reading may go better with no change there, so that what it gave before
    still stands. *gone*: a server says that there is nothing at this address (404, 410).
    """

    where: str
    reason: str
    remedy: str = ""
    temporary: bool = False
    gone: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}" + (f"; {self.remedy}" if self.remedy else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A slice of one article: ``text == article.text[start:end]``.

    A dateline or an invented opening is cut off in front. *paragraph* counts the article's
    paragraphs from 0.
    """

    article: str
    start: int
    end: int
    text: str
    paragraph: int = 0
    words: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Counted once: the layout asks some 100,000 times an issue.
        object.__setattr__(self, "words", len(self.text.split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All sentences of a story that may be printed, and the order in which to choose them.

    *sentences* stand in reading order. *order* holds indexes into them, best first. Every prefix of
    *order* reads as a text: a sentence that needs another one comes after it. *needs* is parallel
    to *sentences* and names the sentences that each one needs; a choice that is no prefix must
    respect it.
    """

    sentences: tuple[Sentence, ...] = ()
    order: tuple[int, ...] = ()
    needs: tuple[tuple[int, ...], ...] = ()
    words: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", sum(sentence.words for sentence in self.sentences))

    def __len__(self) -> int:
        return len(self.order)

    def first(self, count: int) -> tuple[Sentence, ...]:
        """The best *count* sentences, in reading order."""
        return self.chosen(self.order[: max(count, 0)])

    def chosen(self, indexes: Iterable[int]) -> tuple[Sentence, ...]:
        """The sentences at *indexes*, in reading order."""
        return tuple(self.sentences[index] for index in sorted(set(indexes)))

    @property
    def news(self) -> Sentence | None:
        """The first choice, which tells what the headline announces; None without sentences."""
        return self.sentences[self.order[0]] if self.order else None

    def openings(self) -> tuple[int, ...]:
        """The indexes with which a prefix of the order begins, read as a text, the best first.

        The first choice is the news; one before it in reading order was chosen to open the text.
        """
        return tuple(dict.fromkeys(accumulate(self.order, min)))

    def near(self, words: int) -> tuple[Sentence, ...]:
        """Sentences of about *words* words together, at least one, in reading order.

        They are taken best first, as long as each brings the total nearer to *words*. A sentence is
        taken together with those listed right before it for its sake, or not at all, so that none
        introduces something that is then left out.
        """
        chosen: list[int] = []
        total = 0
        for group in self._groups():
            length = sum(self.sentences[index].words for index in group)
            nearer = abs(total + length - words) < abs(total - words)
            if not chosen or (nearer and self._needed(group) <= {*chosen, *group}):
                chosen.extend(group)
                total += length
        return self.chosen(chosen)

    def _groups(self) -> list[tuple[int, ...]]:
        """The order in groups: a sentence after those that only it needs.

        All else that a group needs is in the groups before it.
        """
        groups: list[tuple[int, ...]] = []
        last = len(self.order)
        while last:
            first = last - 1
            while first > 1 and self.order[first - 1] in self._needed(self.order[first:last]):
                first -= 1
            groups.append(self.order[first:last])
            last = first
        return groups[::-1]

    def _needed(self, indexes: Iterable[int]) -> set[int]:
        return {other for index in indexes for other in self.needs[index]} if self.needs else set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A verbatim quotation that can be printed apart from its story.

    *text* has no quotation marks.
    """

    text: str
    speaker: str
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that can be printed large, apart from its story.

    *value* is the number with its unit or its noun, as its sentence has it; *label* the words after
    it that say more, or "". *number* is the number with its unit alone.
    """

    value: str
    label: str
    sentence: Sentence
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """One figure of a chart.

    *shown* is the number with its unit, *label* what it belongs to or "", both as their sentence
    has them. *value* is the number.
    """

    shown: str
    value: float
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Figures of one measure, unit and period, all stated in *sentence*.

    *kind* is "change" (an old and a new figure), "shares" (parts of a whole) or "ranking" (one
    figure of each of several names). *title* is the measure in the words of the sentence, or "".
    """

    kind: str
    data: tuple[Datum, ...]
    sentence: Sentence
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A sentence that tells of one day, *day* as "2025-07-21"."""

    day: str
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A number on which a story's outlets disagree.

    *topic* is what is counted, in the words of the first side. *sides* are at least two sentences
    of different outlets, word for word, the best article's first.
    """

    topic: str
    sides: tuple[Sentence, ...]


class Place(StrEnum):
    """The weight of a story in an issue, in the words of ``issue.toml``."""

    LEAD = "lead"
    FEATURE = "feature"
    NEWS = "news"
    BRIEF = "brief"
    HOLD = "hold"
    DROP = "drop"

    @property
    def printed(self) -> bool:
        return self not in (Place.HOLD, Place.DROP)


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySummary:
    """The summary of a story, the parts to print beside it, and the sentences left out with
    reasons.
    """

    summary: Summary = field(default_factory=Summary)
    standfirst: str = ""
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    charts: tuple[Chart, ...] = ()
    timeline: tuple[Dated, ...] = ()
    differences: tuple[Difference, ...] = ()
    dropped: tuple[tuple[Sentence, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Where an article or an event was printed before: issue *number*, its week, *page* from 1.

    *update*: the article has changed in matter since.
    """

    number: int
    week: str
    page: int
    update: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event, with every article that reports it, the best first.

    *rank* counts from 1; *score* and *reasons* explain it. *words* is the length that the editor
    set, None to let the layout fit it. *picture* is the best one to print, None for none,
    *further_pictures* are the others, best first; *refused* are those that cannot be used.
    *earlier* is where the magazine last wrote of it, None for nowhere.
    """

    id: str
    articles: tuple[Article, ...]
    headline: str
    language: str
    section: str = ""
    standfirst: str = ""
    place: Place = Place.NEWS
    rank: int = 0
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    words: int | None = None
    picture: Image | None = None
    further_pictures: tuple[Image, ...] = ()
    refused: tuple[RefusedPicture, ...] = ()
    summary: Summary = field(default_factory=Summary)
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    charts: tuple[Chart, ...] = ()
    timeline: tuple[Dated, ...] = ()
    differences: tuple[Difference, ...] = ()
    earlier: Earlier | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the outlets that report it, each once, the best article's first."""
        return tuple(dict.fromkeys(article.source for article in self.articles))

    @property
    def pictures(self) -> tuple[Image, ...]:
        """All usable pictures, each once, the best first."""
        if self.picture is None:
            return ()
        # The layout may take a further one first, where the cover shows the first.
        return (self.picture, *(one for one in self.further_pictures if one != self.picture))


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days in the magazine's time zone.

    *starts* is inclusive, *ends* exclusive; both are aware. *label* is the ISO week: "2025-W30".
    """

    label: str
    starts: datetime
    ends: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.starts <= moment < self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStory:
    """A story in ``issue.toml``: what the editor may change.

    *words* is None for "fit". *picture* is a file's name or path, "" for none.
    """

    id: str
    place: Place
    section: str
    headline: str
    articles: tuple[str, ...]
    words: int | None = None
    picture: str = ""
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The contents of ``issue.toml``: the editor's plan of one issue, its stories in order.

    *cover* is the id of the story on the cover, "" to leave the choice to the layout. *letter* is
    the editor's letter to the readers, its paragraphs parted by blank lines, and *letter_by* who
    signs it.
    """

    number: int
    week: str
    title: str
    language: str
    cover: str = ""
    letter: str = ""
    letter_by: str = ""
    stories: tuple[PlannedStory, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Consecutive lines of one paragraph in one frame.

    A word divided at the end of a line ends with U+2010. *opens* and *closes*: the strip holds the
    first or the last line of its paragraph. *kind* is "text", "source" or "headline". *run_in*: it
    stands at the end of the line before, and takes none of its own.
    """

    lines: tuple[str, ...]
    language: str
    kind: str = "text"
    opens: bool = True
    closes: bool = True
    run_in: bool = False

    @property
    def height(self) -> int:
        """The lines that it takes."""
        return 0 if self.run_in else len(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rectangle of running text, one column wide.

    *column* and *line* count from 1 in the page's grid of *columns* columns. *height* and *filled*
    are whole lines.
    """

    columns: int
    column: int
    line: int
    height: int
    strips: tuple[Strip, ...] = ()

    @property
    def width(self) -> int:
        """In columns."""
        return 1

    @property
    def filled(self) -> int:
        return sum(strip.height for strip in self.strips)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A part of a placement other than its running text.

    *column* and *line* count from 1 in the page's grid of *columns* columns; *width* is in columns
    and *height* in whole lines. *kind* is "head", "picture", "quote", "panel", "chart", "timeline"
    or "figure"; *number* is that of the story's charts, figures or quotations. *lines* is the
    display text, broken: a head's headline, a picture's caption, a pull quote's words. *deck* is a
    head's standfirst. *credit* is a picture's credit or the speaker of a quotation. *style* is the
    theme's style for the display text; *size* and *leading* are its own where they are not 0.

    *image* is the picture where it need not be its story's. It may be narrower than its columns: it
    begins *start* points in and is *across* points wide, 0 for all that is left. *bleeds*: it runs
    off three edges of the paper. *beside*: its caption stands beside it. *reserved* lines of
    caption stay free beneath it at least, so that pictures side by side end on one line.
    """

    kind: str
    columns: int
    column: int
    width: int
    line: int
    height: int
    lines: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    credit: str = ""
    style: str = ""
    size: float = 0.0
    leading: float = 0.0
    image: Image | None = None
    number: int = 0
    start: float = 0.0
    across: float = 0.0
    bleeds: bool = False
    beside: bool = False
    reserved: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A story, or a part of one, in a box of a page: what is printed, and where.

    *box* is the box's name in the pattern. *style* is how the text is set: "feature", "news",
    "brief", "entry" or "cover". *sentences* stand in reading order and are the text in *frames*.
    *article* is set in lists of sources only.
    """

    story: str
    box: str
    article: str = ""
    style: str = "news"
    sentences: tuple[Sentence, ...] = ()
    slots: tuple[Slot, ...] = ()
    frames: tuple[Frame, ...] = ()

    def slot(self, kind: str) -> Slot | None:
        """The first slot of that kind."""
        return next((slot for slot in self.slots if slot.kind == kind), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its number from 1, its pattern, and what stands in the pattern's boxes."""

    number: int
    pattern: str
    section: str = ""
    placements: tuple[Placement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One number of the magazine, ready to be laid out.

    *stories* are those to print, in the editor's order. *read* is the number of the week's articles
    that were read. *letter* is the editor's, signed *letter_by*; "" for none. *left* are the
    stories dropped or on hold. *last_cover* is the kind of cover of
    the issue before, "" where that is unknown. *section_order* is the magazine's own order of
    sections; *colours* are those that the editor set, by section.
    """

    number: int
    week: Week
    title: str
    language: str
    stories: tuple[Story, ...]
    cover: str = ""
    tagline: str = ""
    address: str = ""
    website: str = ""
    read: int = 0
    letter: str = ""
    letter_by: str = ""
    left: tuple[PlannedStory, ...] = ()
    last_cover: str = ""
    section_order: tuple[str, ...] = ()
    colours: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that hold a story, in the order of their first one."""
        return tuple(dict.fromkeys(story.section for story in self.stories))

    def story(self, story_id: str) -> Story:
        """The story called *story_id*; KeyError where the issue has none."""
        for story in self.stories:
            if story.id == story_id:
                return story
        raise KeyError(story_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriber:
    """A reader who asked for the magazine.

    *status* is "active", "unsubscribed", "bounced" or "suppressed". *tags* are the editor's own
    words for groups of readers.
    """

    id: str
    email: str
    name: str = ""
    language: str = ""
    status: str = "active"
    joined: datetime | None = None
    consent: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The mail of one issue to one subscriber.

    *state* is "queued", "attempting", "sent", "written", "doubtful", "failed", "skipped" or
    "cancelled".
    """

    issue: str
    subscriber: str
    state: str
    message_id: str = ""
    detail: str = ""
    changed: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A fault in a finished PDF.

    A *hard* one stops the issue from being sent. *page* counts from 1; 0 stands for the whole file.
    """

    name: str
    detail: str
    page: int = 0
    hard: bool = False
