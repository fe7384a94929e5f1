"""The nouns of a weekly magazine.

Every value is frozen: a stage never changes what an earlier one made, it makes a new one with
``dataclasses.replace``. This module imports nothing of digest's own, so every room may use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture as its article names it.

    *path* is the file on this machine, absolute, or "" where none was found; *src* is what the
    article wrote.
    """

    src: str
    path: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published text.

    *text* holds its words as published: markup removed, nothing else changed, paragraphs parted by
    one blank line. Offsets into it are Python characters. *published* is aware, or None where the
    article bears no date. *id* is "<source>:<slug>", stable from run to run. *notes* names what had
    to be repaired in reading it.
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
    tags: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """How many words the text has, counted between white space."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """What was read and is no article, or was left out: where it stands, why, and what to do about
    it.
    """

    where: str
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}" + (f"; {self.remedy}" if self.remedy else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A slice of one article: ``text == article.text[start:end]``, a dateline or made-up opening
    cut off in front.

    *paragraph* counts the article's paragraphs from 0.
    """

    article: str
    start: int
    end: int
    text: str
    paragraph: int = 0
    words: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "words", len(self.text.split())
        )  # counted once: the layout asks 100,000 times


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All the sentences of a story that may be printed, and which come first when there is little
    room.

    *sentences* stand in reading order. *order* holds indexes into them, best first, such that every
    prefix of it reads as a text: a sentence that needs another is preceded by it. *needs*, parallel
    to *sentences*, names those others, for whoever chooses a set that is no prefix.
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

    def near(self, words: int) -> tuple[Sentence, ...]:
        """About *words* words, at least one sentence, in reading order: best first, what brings the
        length nearer.

        A sentence comes with those listed right before it for its sake, or not at all: nothing is
        told in preparation of what then finds no room.
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
        """The order parted into sentences that come with what they need, each preceded by all else
        it needs.
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
    """A real quotation, fit to be pulled out: its words without the marks, who says it, and where
    it stands.
    """

    text: str
    speaker: str
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number worth a place of its own: *value* with its unit or counted noun, as it stands in its
    sentence, and the words behind it that say more; "" where there are none.
    """

    value: str
    label: str
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A number on which a story's outlets disagree: *topic* is what is counted, in the first side's
    own words.

    *sides* are sentences of different outlets, word for word, at least two, the best article's
    first.
    """

    topic: str
    sides: tuple[Sentence, ...]


class Place(StrEnum):
    """Where a story stands in an issue, as the editor writes it."""

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
class Story:
    """One event, with every article that tells it, the best first.

    *rank* counts from 1; *score* and *reasons* say where the rank comes from. *words* is the length
    the editor fixed, None where the layout is to fit it. *picture* is the one to print, None for
    none.
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
    summary: Summary = field(default_factory=Summary)
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    credits: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the outlets that tell it, each once, the best article's first."""
        return tuple(dict.fromkeys(article.source for article in self.articles))


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days in the magazine's time zone: *starts* inclusive, *ends* exclusive, both aware.

    *label*: 2025-W30.
    """

    label: str
    starts: datetime
    ends: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.starts <= moment < self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStory:
    """A story as ``issue.toml`` has it: what the editor may change. *words* None stands for "fit".

    *picture* is a file's name or path, "" for none.
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
    """``issue.toml`` in memory: the editor's plan of one issue, the stories in their order.

    *cover* is the id of the story on the cover, "" to leave it to the layout.
    """

    number: int
    week: str
    title: str
    language: str
    cover: str = ""
    stories: tuple[PlannedStory, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Lines of one paragraph that stand in one frame, as they are broken: a divided word ends with
    U+2010.

    *opens* and *closes*: it holds the paragraph's first, its last line. *kind* is "text", "source"
    or "headline".
    """

    lines: tuple[str, ...]
    language: str
    kind: str = "text"
    opens: bool = True
    closes: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A stretch of one column: *column* and *line* count from 1 in the page's grid of *columns*
    columns.

    *height* and *filled* are whole lines.
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
        return sum(len(strip.lines) for strip in self.strips)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A part of a placement that is no running text, in the page's grid of *columns* columns.

    Heights are whole lines.

    *kind*: "head", "picture", "quote" or "panel". *lines* is its display text as broken: of a head
    the headline, of a picture the caption, of a pull quote the quotation. *deck* is a head's
    standfirst, *credit* a picture's credit or a quotation's speaker, *style* the theme's style of
    its display text.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A story, or a part of one, in a box of a page: what is printed there, and exactly where.

    *box* is the box's name in the pattern, *style* how its text is set ("feature", "news", "brief",
    "entry", "cover"); *sentences* stand in reading order and are what *frames* hold. *article* is
    the one a list of sources names.
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
    """One page: its number from 1, the pattern it follows and what stands in the pattern's boxes."""

    number: int
    pattern: str
    section: str = ""
    placements: tuple[Placement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One number of the magazine, ready to be laid out.

    *stories* are those that are printed, in the editor's order. *read* counts the articles of the
    week that were read, *left* lists the stories dropped or held. *section_order* is the magazine's
    own order of sections, *colours* what the editor set for some of them.
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
    left: tuple[PlannedStory, ...] = ()
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
    """One reader who asked for the magazine.

    *status* is "active", "unsubscribed", "bounced" or "suppressed".
    """

    id: str
    email: str
    name: str = ""
    language: str = ""
    status: str = "active"
    joined: datetime | None = None
    consent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One issue to one subscriber.

    *state*: queued, attempting, sent, doubtful, failed or skipped.
    """

    issue: str
    subscriber: str
    state: str
    message_id: str = ""
    detail: str = ""
    changed: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a finished PDF has that it should not: *hard* ones keep it from being sent.

    *page* counts from 1, 0: all.
    """

    name: str
    detail: str
    page: int = 0
    hard: bool = False
