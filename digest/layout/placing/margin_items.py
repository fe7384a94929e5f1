"""What may stand in the outer margin of a page: pictures, quotations and figures of its stories,
the reports of one event, and teasers of other stories.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from digest.edition import Area, Block, Part
from digest.languages import right_to_left
from digest.layout.display import whole_words
from digest.layout.entries import DPI
from digest.layout.five import PATTERN as FIVE
from digest.layout.five import line_of
from digest.layout.gallery import PATTERN as GALLERY
from digest.layout.graphics import Graphic, graphic_rows, graphics_of, height_of
from digest.layout.margin import note_lines
from digest.layout.placing.areas import lowered
from digest.layout.placing.graphics import TAKEN, drawn
from digest.layout.placing.links import outlet
from digest.layout.placing.names import fitting
from digest.layout.placing.quotations import rows_of
from digest.layout.placing.stories import placed_image, report_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from digest.edition import EditionPage, Row
    from digest.layout.placing.compositor import Compositor
    from digest.model import Page, Sentence, Story

BOX = "margin"

TOLD_KIND = "told"
"""The kind of a sentence that stands alone."""

HEADLINE = "headline"
"""The kind of an item that leads to another story."""

QUOTES = ("quote", "deck")
"""Styles of a quotation in a margin, the largest first."""

QUOTE_PART = 0.6
"""The part of the page's height that a quotation takes at most."""

WITHOUT_TEXT = (GALLERY, FIVE)
"""Patterns whose stories have no text of their own there."""

THUMBNAIL = "thumbnail"
"""The kind of a small picture in a margin, which its story may show larger inside."""

TOLD = ("panel-text", "note")
"""Styles of a sentence that stands alone in a margin, the largest first."""

LARGE_TOLD, LARGE_HEAD = ("deck", "entry-deck"), "entry-head"
"""The same, and the style of a headline, where the margin would stay empty in part."""

TOLD_WORDS = 8, 36
"""Words of such a sentence, or of one under a headline, at least and at most."""

CREDIT = 3.0
"""Points between a picture in a margin and its credit."""

AIR = 13.0
"""Points between two items of a margin at least."""

ABOVE = 52.0
"""Points over a text from which on a place in the margin counts as beside it."""

STEEPEST = 1.5
"""The height of a picture in a margin at most, as a part of its width."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something for a margin: its *height* in points and how it is placed in an area.

    *kind*, *story*, *name* (a speaker) and *pictured* tell what it would repeat.
    """

    kind: str
    story: str
    height: float
    place: Callable[[Area], Part]
    name: str = ""
    pictured: bool = False
    sentence: Sentence | None = None


@dataclass(slots=True)
class Used:
    """What the issue has printed large: graphics by story, their sentences, speakers, and the
    stories whose headlines stand in a margin, and the files of *pictures*. *pages* with margins are
    still to come.
    """

    drawn: set[tuple[str, str]]
    sentences: set[Sentence]
    speakers: set[str]
    pages: int
    pictures: frozenset[str]
    named: set[str] = field(default_factory=set)

    def tried(self) -> Used:
        """A copy, to try items with."""
        return replace(
            self,
            drawn=set(self.drawn),
            sentences=set(self.sentences),
            speakers=set(self.speakers),
            named=set(self.named),
        )

    def note(self, item: Item) -> None:
        if item.sentence:
            self.sentences.add(item.sentence)
        if item.pictured:
            self.drawn.add((item.story, THUMBNAIL))
        if item.kind == HEADLINE:
            self.named.add(item.story)
            return
        self.drawn.add((item.story, item.kind))
        if item.name:
            self.speakers.add(item.name)


def items(
    page: EditionPage, free: Area, used: Used, compositor: Compositor, *, large: bool = False
) -> Iterator[Item]:
    """What may stand in the place *free* of the margin of *page*, the best first; *large*: with
    sentences and headlines in larger type.
    """
    spread = spread_of(page, compositor)
    printed = frozenset(
        sentence for one in spread for each in one.placements for sentence in each.sentences
    )
    here = dict.fromkeys(
        one.story
        for flat in spread
        if flat.number == page.number
        for one in flat.placements
        if one.story and (one.frames or page.pattern in WITHOUT_TEXT)
    )
    own = [compositor.stories[name] for name in here]
    for story in own:
        if page.pattern == FIVE or _unseen(story, page, free, used):
            yield from _thumbnail(story, used, compositor)
    for story in own:
        yield from _quotes(story, printed, used, compositor)
        yield from _graphics(story, printed, used, compositor)
        if page.pattern != FIVE:
            yield from _reports(story, used, compositor)
    told = (
        item
        for story in own
        if page.pattern not in WITHOUT_TEXT
        for item in _told(story, printed, used, compositor, large=large)
    )
    # One sentence of the page's own, so that teasers last for the pages that have none.
    for item in told:
        yield item
        if item.sentence in used.sentences:
            break
    yield from _teasers(spread, printed, used, compositor, large=large)
    yield from told


def spread_of(page: EditionPage, compositor: Compositor) -> list[Page]:
    """The flatplan of *page* and of the one that faces it."""
    return [one for one in compositor.pages if one.number // 2 == page.number // 2]


def picture_beside(story: Story, used: Used, compositor: Compositor) -> Item | None:
    """The picture of *story* for the margin beside it; None where it has none that fits or is not
    printed yet.
    """
    if story.picture is None or story.picture.path in used.pictures:
        return None
    return next(_thumbnail(story, used, compositor), None)


def _unseen(story: Story, page: EditionPage, free: Area, used: Used) -> bool:
    """Whether no page shows the picture of *story*, and *free* is beside its text on *page*."""
    if story.picture is None or story.picture.path in used.pictures:
        return False
    return any(
        part.story == story.id
        and part.area.y - ABOVE <= free.y
        and free.foot <= part.area.foot + AIR
        for part in page.parts
    )


def _small(story: Story, used: Used, compositor: Compositor) -> float:
    """Points of height of the picture of *story* in its own shape across a margin; 0 where it has
    too few pixels, is too high, or stands in a margin already.
    """
    size = compositor.measure.size(story.picture) if story.picture else None
    width = compositor.design.notes
    if size is None or (story.id, THUMBNAIL) in used.drawn or size[0] < width * DPI:
        return 0.0
    height = width * size[1] / size[0]
    return height if height <= STEEPEST * width else 0.0


def _thumbnail(story: Story, used: Used, compositor: Compositor) -> Iterator[Item]:
    """The picture of *story* with its credit."""
    high = _small(story, used, compositor)
    if not high or story.picture is None:
        return
    credit = compositor.set(story.picture.credit, story.language)
    lines = note_lines(credit, story.language, compositor.typesetter) if credit else ()
    rows = (compositor.row("caption", "note", lines, above=CREDIT),) if lines else ()

    def place(area: Area) -> Part:
        image = placed_image(story, replace(area, height=high), compositor)
        text = lowered(area, high)
        block = Block(kind="picture", area=text, rows=rows, image=image, variant="note")
        return Part(box=BOX, area=area, language=story.language, blocks=(block,))

    yield Item(THUMBNAIL, story.id, high + compositor.height(rows), place)


def _quotes(
    story: Story, printed: frozenset[Sentence], used: Used, compositor: Compositor
) -> Iterator[Item]:
    width, most = compositor.design.notes, compositor.design.height * QUOTE_PART
    for quote in story.quotes:
        speaker = compositor.set(quote.speaker, story.language)
        if quote.sentence in printed or speaker in used.speakers:
            continue
        for style in QUOTES:
            rows = rows_of(story, quote, style, width, compositor, page=False)
            height = compositor.height(rows)
            if rows and height <= most:
                place = _placer("saying", rows, story)
                yield Item("quote", story.id, height, place, speaker)
                break


def _graphics(
    story: Story, printed: frozenset[Sentence], used: Used, compositor: Compositor
) -> Iterator[Item]:
    for graphic in graphics_of(story):
        large = (story.id, graphic.kind) in used.drawn
        if large or not (printed | used.sentences).isdisjoint(graphic.sentences):
            continue
        rows = graphic_rows(story, graphic, compositor.design.notes, compositor.typesetter)
        if not rows:
            continue
        height = TAKEN + height_of(rows, compositor.typesetter)

        def place(area: Area, graphic: Graphic = graphic) -> Part:
            block = drawn(graphic, story, area, compositor)
            return Part(
                box=BOX,
                area=area,
                language=story.language,
                blocks=(block,),
                sentences=graphic.sentences,
            )

        yield Item(graphic.kind, story.id, height, place)


def _reports(story: Story, used: Used, compositor: Compositor) -> Iterator[Item]:
    """Where the reports of *story* differ, or each of them by its headline."""
    if len(story.sources) < 2 or not used.drawn.isdisjoint(
        {(story.id, "panel"), (story.id, "reports")}
    ):
        return
    rows = report_rows(story, compositor.design.notes, compositor)
    place = _placer("panel", rows, story)
    yield Item("reports", story.id, compositor.height(rows), place)


def _told(
    story: Story,
    printed: frozenset[Sentence],
    used: Used,
    compositor: Compositor,
    *,
    large: bool,
) -> Iterator[Item]:
    """Sentences of *story* that the page has no room for and that can stand alone, each with the
    outlet that wrote it.
    """
    summary, width = story.summary, compositor.design.notes
    shown = {quote.sentence for quote in story.quotes}
    shown |= {one for graphic in graphics_of(story) for one in graphic.sentences}
    for index in summary.order:
        sentence = summary.sentences[index]
        least, most = TOLD_WORDS
        alone = not summary.needs or not summary.needs[index]
        if not alone or sentence in printed | shown or not least <= sentence.words <= most:
            continue
        for style in (*LARGE_TOLD, *TOLD) if large else TOLD:
            text = compositor.set(sentence.text, story.language)
            if sentence in used.sentences or not compositor.typesetter.whole(
                text, style, width, story.language
            ):
                continue
            lines = compositor.typesetter.display(text, style, width, story.language)
            source = outlet(story, sentence.article, compositor, width=width, style="note")
            rows = (
                compositor.row("deck", style, lines, language=story.language),
                replace(
                    compositor.row("source", "note", [""], language=compositor.language),
                    lines=((source,),),
                ),
            )
            place = _placer("entry", rows, story, sentences=(sentence,))
            yield Item(TOLD_KIND, story.id, compositor.height(rows), place, sentence=sentence)


def _teasers(
    spread: Sequence[Page],
    printed: frozenset[Sentence],
    used: Used,
    compositor: Compositor,
    *,
    large: bool,
) -> Iterator[Item]:
    """The headlines of stories that stand on no page or on another one, those of the page's
    sections first, each as large as possible: under its picture, over a line of its text.

    None of the *printed* sentences is repeated.
    """
    told = printed | {
        sentence
        for page in compositor.pages
        if page.pattern == FIVE
        for one in page.placements
        for sentence in one.sentences
    }
    for story in others(spread, used, compositor):
        high, line = _small(story, used, compositor), line_of(story, TOLD_WORDS[1])
        for sentence in (line, None) if line and line not in told else (None,):
            for picture in (high, 0.0) if high else (0.0,):
                # The one before it may have found its place meanwhile.
                if story.id not in used.named:
                    yield _teaser(story, picture, sentence, compositor, large=large)


def _teaser(
    story: Story, high: float, sentence: Sentence | None, compositor: Compositor, *, large: bool
) -> Item:
    """The headline of *story* under its picture, *high* points, and over *sentence*, if any."""
    rows = _headline(story, sentence, compositor, large=large)
    above = high + AIR / 2 if high else 0.0

    def place(area: Area) -> Part:
        text = lowered(area, above)
        blocks = [Block(kind="entry", area=text, rows=rows, variant=BOX, language=story.language)]
        if high:
            image = placed_image(story, replace(area, height=high), compositor)
            blocks.insert(0, Block(kind="picture", area=area, image=image))
        return Part(
            box=BOX,
            style=story.id,
            area=area,
            language=story.language,
            blocks=tuple(blocks),
            sentences=(sentence,) if sentence else (),
        )

    return Item(HEADLINE, story.id, above + compositor.height(rows), place, pictured=bool(high))


def others(spread: Sequence[Page], used: Used, compositor: Compositor) -> list[Story]:
    """The stories whose headlines may stand beside *spread*, the best first."""
    near = {one.story for flat in spread for one in flat.placements if one.story}
    sections = {compositor.stories[name].section for name in near}
    others = [
        story
        for story in compositor.issue.stories
        if story.place.printed
        and story.id not in near | used.named
        and right_to_left(story.language) is compositor.right_to_left
        and _nameable(story, compositor)
        and _undivided(story, compositor)
    ]
    here = max(flat.number for flat in spread)

    def order(story: Story) -> tuple[bool, bool, bool, int]:
        # Those of earlier pages are left to the last pages, after which nothing comes.
        page = compositor.page_of(story.id)
        return bool(page), bool(page) and page < here, story.section not in sections, story.rank

    return sorted(others, key=order)


def _nameable(story: Story, compositor: Compositor) -> bool:
    """Whether a reader who follows the headline of *story* finds more than the headline."""
    pages = {page.number: page.pattern for page in compositor.pages}
    return pages.get(compositor.page_of(story.id)) not in ("also", "back")


def _undivided(story: Story, compositor: Compositor) -> bool:
    """Whether a margin is wide enough for every word of the headline of *story*."""
    text, width = compositor.set(story.headline, story.language), compositor.design.notes
    return compositor.typesetter.whole(text, "list-head", width, story.language)


def _headline(
    story: Story, sentence: Sentence | None, compositor: Compositor, *, large: bool
) -> tuple[Row, ...]:
    """The section, the headline, *sentence* if any, and where the story stands: its page, or else
    its outlet.
    """
    width = compositor.design.notes
    section, size = fitting(compositor.section(story.section), width, compositor, "panel-title")
    text, style = compositor.set(story.headline, story.language), "list-head"
    if large and compositor.typesetter.whole(text, LARGE_HEAD, width, story.language):
        style = LARGE_HEAD
    lines = compositor.typesetter.display(text, style, width, story.language)
    article = story.articles[0]
    if compositor.page_of(story.id):
        link = compositor.to_story(story.id)
        where = compositor.span(compositor.page_label(story.id), link=link)
    else:
        where = outlet(story, article.id, compositor, width=width, style="note")
        link = where.link
    return (
        compositor.row(
            "group",
            "panel-title",
            [section],
            size=size,
            colour=compositor.colour(story.section),
            language=compositor.language,
        ),
        compositor.row("headline", style, lines, link=link, language=story.language),
        *_line(story, sentence, compositor, TOLD[0] if style == LARGE_HEAD else TOLD[-1]),
        replace(
            compositor.row("source", "note", [""], language=compositor.language),
            lines=((where,),),
        ),
    )


def _line(
    story: Story, sentence: Sentence | None, compositor: Compositor, style: str
) -> Iterator[Row]:
    if sentence:
        text = compositor.set(sentence.text, story.language)
        width, typesetter = compositor.design.notes, compositor.typesetter
        lines = whole_words(text, style, width, story.language, typesetter)
        yield compositor.row("told", style, lines, language=story.language)


def _placer(
    kind: str,
    rows: tuple[Row, ...],
    story: Story,
    *,
    sentences: tuple[Sentence, ...] = (),
) -> Callable[[Area], Part]:
    def place(area: Area) -> Part:
        block = Block(kind=kind, area=area, rows=rows, variant=BOX, language=story.language)
        return Part(
            box=BOX,
            area=area,
            language=story.language,
            blocks=(block,),
            sentences=sentences,
        )

    return place
