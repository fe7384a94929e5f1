"""The parts that stand around a story's text, each measured in whole lines: head, picture, quotation, panel, source."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from digest.layout.pieces import HYPHEN
from digest.model import Article, Image, Quote, Slot, Story, Strip
from digest.text.typography import NO_BREAK, joined, listed, set_text
from digest.themes.design import HEADS, LARGEST, SIZED, SIZES, sized

if TYPE_CHECKING:
    from digest.layout.breaking import Typesetter
    from digest.themes.design import Box, Design

REACH = 0.94
"""The part of its measure that a line of display type should fill: what is left beside a shorter one is a hole in the page."""

POSTER = 5
"""Lines of a headline in the largest style, which is for pages with little else."""

LITTLE = 0.03
"""What lines may lack of it without another size being looked for."""

MOST_DECK = 4
"""Lines of a standfirst; a longer one is left out."""

QUOTE = 22.0
"""Points of a pull quote that are no text: above its rule, the rule, beneath it, and after the speaker."""

REPORTS, SIDES = 6, 3
"""Reports that a panel names at most, and sentences it sets side by side."""

REST = 0.14
"""The part of the measure that the last of lines as long as they go has at least."""

KICKER = 2
"""Lines in the margin that are for a section's name."""

AIR = 6.0
"""Points between a head and its text, and between a picture and its caption."""


def lines_high(lines: tuple[str, ...], style: str, design: Design) -> int:
    """Lines of the page that a head of *lines* alone takes: text follows it at once where it is set on the page's own lines."""
    leading = design.style(style).leading
    return ceil(
        (len(lines) * leading + (AIR / 2 if leading > design.leading else 0.0)) / design.leading
    )


def headed(story: Story, box: Box, style: str, typesetter: Typesetter, *, deck: bool) -> Slot:
    """Kicker, unless it stands in the margin, headline, standfirst, byline. A headline too long for *style* is set in the next smaller one."""
    design = typesetter.design
    width = design.across(box.columns, box.head_width)
    style, lines = _headline(story, box, style, width, typesetter)
    decked = standfirst(story, width, typesetter) if deck else ()
    slot = Slot(
        kind="head",
        columns=box.columns,
        column=1,
        width=box.head_width,
        line=0,
        style=style,
        lines=lines,
        deck=decked,
        height=0,
        credit=byline(story),
    )
    return replace(slot, height=ceil((deep(slot, box, design) - AIR / 2) / design.leading))


def deep(head: Slot, box: Box, design: Design) -> float:
    """Points that a head takes with the air beneath it."""
    points = (
        (0.0 if beside(box, design) else design.style("kicker").leading)
        + len(head.lines) * design.style(head.style).leading
        + AIR
    )
    points += len(head.deck) * design.style("deck").leading + (AIR if head.deck else 0.0)
    return points + (design.style("byline").leading if head.credit else 0.0)


def _headline(
    story: Story, box: Box, style: str, width: float, typesetter: Typesetter
) -> tuple[str, tuple[str, ...]]:
    """The style and the lines of a headline: of the sizes that take as few lines, the one that fills them best."""
    design = typesetter.design
    text = set_text(story.headline, language=story.language)
    usual = (
        4
        if box.columns == 1
        else 5
        if box.head_width == 1
        else 3
        if width > design.width * 0.9
        else 4
    )
    for name in HEADS[HEADS.index(style) :]:
        lines, style = typesetter.display(text, name, width, story.language), name
        most = POSTER if name == HEADS[0] else usual + box.more
        if len(lines) <= most and typesetter.whole(text, name, width, story.language):
            break
    narrow = box.head_width == 1 < box.columns
    return (style, lines) if narrow else fullest(text, style, width, story.language, typesetter)


def fullest(
    text: str, style: str, width: float, language: str, typesetter: Typesetter
) -> tuple[str, tuple[str, ...]]:
    """Of the sizes of *style* that take as few lines as itself the one whose lines reach farthest, and its lines."""
    plain = style, typesetter.display(text, style, width, language)
    if style not in SIZED or shortfall(plain[1], style, width, language, typesetter) < LITTLE:
        return plain
    room, count = sum(typesetter.advance(line, style, language) for line in plain[1]), len(plain[1])
    most = min(count * width / room, largest(style, language, typesetter.design))

    def broken(part: float) -> tuple[str, tuple[str, ...]]:
        name = sized(style, part)
        return name, typesetter.display(text, name, width, language)

    def fits(one: tuple[str, tuple[str, ...]]) -> bool:
        return len(one[1]) <= count and typesetter.whole(text, one[0], width, language)

    larger = next(
        filter(fits, (broken(part) for part in reversed(SIZES) if 1 < part <= most)), plain
    )
    smaller = filter(fits, (broken(part) for part in SIZES if part < 1))
    return min(
        (plain, *smaller, larger),
        key=lambda one: shortfall(one[1], one[0], width, language, typesetter),
    )


def largest(style: str, language: str, design: Design) -> float:
    """The largest part of its size at which *style* may set *language*."""
    return max(part for part in SIZES if part * design.style(style).evens(language) <= LARGEST)


def shortfall(
    lines: tuple[str, ...], style: str, width: float, language: str, typesetter: Typesetter
) -> float:
    """What *lines* lack of REACH, in parts of the measure, on average; none may be wider than it."""
    parts = [typesetter.advance(line, style, language) / width for line in lines]
    return sum(max(0.0, REACH - part) for part in parts) / len(parts) + sum(
        part > 1.0 for part in parts
    )


def standfirst(story: Story, width: float, typesetter: Typesetter) -> tuple[str, ...]:
    text = set_text(story.standfirst, language=story.language)
    lines = typesetter.lines(text, "deck", width, story.language) if text else ()
    return lines if len(lines) <= MOST_DECK else ()


def byline(story: Story) -> str:
    """The authors of all the story's articles; "" unless every article names some and they are three at most."""
    names = list(dict.fromkeys(article.byline.strip() for article in story.articles))
    return (
        listed(names, story.language)
        if all(names) and len(names) <= 3 and len("".join(names)) < 60
        else ""
    )


def pictured(story: Story, image: Image, box: Box, height: int, typesetter: Typesetter) -> Slot:
    """A picture of *height* lines, its caption included."""
    if box.art is None:
        raise ValueError(f"box '{box.name}' has no room for a picture")
    design, most, style = typesetter.design, 3, "caption"
    width = design.across(box.columns, box.art.width)
    if beside(box, design):
        width, most, style = (
            design.notes,
            int(height * design.leading / design.style("note").leading),
            "note",
        )
    return Slot(
        kind="picture",
        columns=box.columns,
        column=box.art.column,
        width=box.art.width,
        line=0,
        height=height,
        lines=caption(story, image, width, typesetter, style)[:most],
        style=style,
        credit=set_text(image.credit, language=story.language),
    )


def caption(
    story: Story, image: Image, width: float, typesetter: Typesetter, style: str
) -> tuple[str, ...]:
    """The caption with the credit after it, as lines; the picture's description serves where there is none."""
    text = set_text(image.caption or image.alt, language=story.language)
    credit = set_text(image.credit, language=story.language)
    both = text if credit.casefold() in text.casefold() else joined(text, credit)
    if style == "note" and both:
        return note_lines(both, story.language, typesetter)
    return typesetter.lines(both, style, width, story.language) if both else ()


def quoted(story: Story, quote: Quote, box: Box, typesetter: Typesetter) -> Slot:
    """A pull quote over one column, the last of the box, a line free above and beneath."""
    design = typesetter.design
    language = story.language
    words = set_text(f'"{quote.text}"', language=language)
    inset = largest("quote", language, design) * hanging(language, "quote", typesetter)
    style, lines = fullest(words, "quote", design.across(box.columns) - inset, language, typesetter)
    points = QUOTE + len(lines) * design.style(style).leading + design.style("speaker").leading
    return Slot(
        kind="quote",
        columns=box.columns,
        column=box.width,
        width=1,
        line=0,
        lines=lines,
        height=ceil(points / design.leading),
        credit=set_text(quote.speaker, language=language),
        style=style,
    )


def hanging(language: str, style: str, typesetter: Typesetter) -> float:
    """Points by which a quotation's lines stand in, so that its opening mark hangs before them."""
    return typesetter.measure.width(
        set_text('"o', language=language).removesuffix("o"), style, language
    )


def reports(story: Story, box: Box, typesetter: Typesetter) -> Slot:
    """A panel at the foot of the last column: where the reports differ, or else every one of them by its headline."""
    design = typesetter.design
    width = design.across(box.columns) - 20.0
    told = side_by_side(story)
    heads = [
        typesetter.lines(set_text(text, language=one.language), "panel-text", width, one.language)
        for one, text in told
    ]
    rows = sum(map(len, heads)) + len(told)
    points = (
        2 * 8.0
        + design.style("panel-title").leading
        + rows * design.style("panel-text").leading
        + 4.0 * len(told)
    )
    return Slot(
        kind="panel",
        columns=box.columns,
        column=box.width,
        width=1,
        line=0,
        style="panel-text",
        height=ceil(points / design.leading) + 1,
    )


def side_by_side(story: Story) -> list[tuple[Article, str]]:
    """What the panel of a story with several reports holds, each with its article: the sentences of the first number on
    which they differ, word for word, or else their headlines.
    """
    if not story.differences:
        return [(article, article.title) for article in story.articles[:REPORTS]]
    of = {article.id: article for article in story.articles}
    return [(of[side.article], side.text) for side in story.differences[0].sides[:SIDES]]


def source_strip(story: Story, box: Box, typesetter: Typesetter, language: str) -> Strip:
    """The outlets, none divided between lines: "From The Gull, The Heron"."""
    said = spoken(story, typesetter.design, language)
    names = listed(map(unbroken, story.sources), said)
    text = f"{typesetter.design.credit(said)}{NO_BREAK}{names}"
    lines = typesetter.lines(text, "source", typesetter.design.across(box.columns), said)
    return Strip(lines=lines, language=said, kind="source")


def beside(box: Box, design: Design) -> bool:
    """The box reaches the outer margin, and the theme sets captions and sources there."""
    return bool(design.notes) and box.width == box.columns


def kicker(line: int) -> Slot:
    """A section's name in the margin, beside the headline that begins on *line*."""
    return Slot(kind="kicker", columns=1, column=1, width=1, line=line, height=KICKER)


def noted(story: Story, typesetter: Typesetter, language: str) -> Slot:
    """The source line as a note in the margin."""
    design = typesetter.design
    said = spoken(story, design, language)
    wide = [
        name if typesetter.advance(f"{name},", "note", said) > design.notes else unbroken(name)
        for name in story.sources
    ]
    credit = f"{design.credit(said)}{NO_BREAK}"
    held = typesetter.advance(f"{credit}{unbroken(wide[0])},", "note", said) <= design.notes
    lines = note_lines(
        (credit if held else f"{design.credit(said)} ") + listed(wide, said), said, typesetter
    )
    return Slot(
        kind="note",
        columns=1,
        column=1,
        width=1,
        line=0,
        style="note",
        lines=lines,
        height=ceil(len(lines) * design.style("note").leading / design.leading),
    )


def note_lines(text: str, language: str, typesetter: Typesetter) -> tuple[str, ...]:
    """A note's lines in the margin."""
    return whole_words(text, "note", typesetter.design.notes, language, typesetter)


def whole_words(
    text: str, style: str, width: float, language: str, typesetter: Typesetter
) -> tuple[str, ...]:
    """*text* in even lines without hyphens, unless a word is wider than the measure."""
    wide = any(typesetter.measure.width(word, style, language) > width for word in text.split(" "))
    return (typesetter.lines if wide else typesetter.display)(text, style, width, language)


def reaching(
    text: str, style: str, width: float, language: str, typesetter: Typesetter
) -> tuple[str, ...]:
    """*text* in lines as long as they go; in even ones where that would divide a word or leave little for the last."""
    even = whole_words(text, style, width, language, typesetter)
    for lines in (typesetter.longest, typesetter.lines):
        full = lines(text, style, width, language)
        rest = typesetter.advance(full[-1], style, language) if full else 0.0
        if (
            len(full) == len(even)
            and rest >= REST * width
            and not any(line.endswith(HYPHEN) for line in full)
        ):
            return full
    return even


def spoken(story: Story, design: Design, language: str) -> str:
    """The language in which the magazine speaks beside *story*: its own, or else the issue's."""
    return story.language if story.language.partition("-")[0] in design.credits else language


def unbroken(name: str) -> str:
    return name.strip().replace(" ", NO_BREAK)
