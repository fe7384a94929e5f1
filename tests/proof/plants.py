"""Plants changes in an edition before it is printed, so that the PDF really holds them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from digest.edition import Edition, Paragraph, Part, Row, Span

FOREIGN = {
    "en": "The minister never said so in public.",
    "fr": "Le ministre ne l’a jamais dit en public.",
    "de": "Die Ministerin hat das nie öffentlich gesagt.",
    "ar": "لم يقل الوزير ذلك علنا أبدا.",
}

QUOTED = re.compile(r".*[”»](?= ?[,،]? ?\w)")
"""A quotation and what stands before it, where its sentence goes on."""


@dataclass(frozen=True)
class Plant:
    """A change of *kind* in a paragraph on *page*, whose text is now *text*."""

    kind: str
    page: int
    text: str


def planted(edition: Edition, count: int, seed: int) -> tuple[Edition, list[Plant]]:
    """*edition* with *count* changes, each in another paragraph of running text."""
    chance = random.Random(seed)
    places = [
        (page, part, column, number)
        for page, each in enumerate(edition.pages)
        for part, one in enumerate(each.parts)
        for column, text in enumerate(one.columns)
        for number, paragraph in enumerate(text.paragraphs)
        if paragraph.opens and paragraph.closes and len(paragraph.lines) > 2 and one.story
    ]
    chance.shuffle(places)
    plants: list[Plant] = []
    pages = [*edition.pages]
    for page, part, column, number in places:
        if len(plants) == count:
            break
        parts, texts = [*pages[page].parts], [*pages[page].parts[part].columns]
        paragraphs = [*texts[column].paragraphs]
        kind = [*KINDS][len(plants) % len(KINDS)]
        changed = KINDS[kind](paragraphs[number], chance)
        if changed is None:
            continue
        plants.append(Plant(kind, page + 1, _text(changed)))
        paragraphs[number] = changed
        texts[column] = replace(texts[column], paragraphs=tuple(paragraphs))
        parts[part] = replace(parts[part], columns=tuple(texts))
        pages[page] = replace(pages[page], parts=tuple(parts))
    return replace(edition, pages=tuple(pages)), plants


def _text(paragraph: Paragraph) -> str:
    lines = "\n".join(line.text for line in paragraph.lines)
    return f"{paragraph.initial}{lines}".replace("\u2010\n", "")


def _with_line(paragraph: Paragraph, number: int, text: str) -> Paragraph:
    lines = [*paragraph.lines]
    lines[number] = replace(lines[number], text=text)
    return replace(paragraph, lines=tuple(lines))


def _a_letter(paragraph: Paragraph, chance: random.Random) -> Paragraph | None:
    text = paragraph.lines[1].text
    places = [place for place, sign in enumerate(text) if sign.isalpha()]
    place = chance.choice(places)
    others = sorted(
        {sign for sign in text if sign.isalpha() and sign.lower() != text[place].lower()}
    )
    return _with_line(paragraph, 1, f"{text[:place]}{chance.choice(others)}{text[place + 1 :]}")


def _a_word(paragraph: Paragraph, chance: random.Random) -> Paragraph | None:
    words, others = paragraph.lines[1].text.split(" "), paragraph.lines[0].text.split(" ")
    place = chance.randrange(len(words))
    fresh = [word for word in others if word.lower() != words[place].lower()]
    if not fresh:
        return None
    words[place] = chance.choice(fresh)
    return _with_line(paragraph, 1, " ".join(words))


def _an_inserted_sentence(paragraph: Paragraph, chance: random.Random) -> Paragraph:
    """A sentence on the first or the last line: one more line may find no room and not be printed."""
    foreign = FOREIGN.get(paragraph.language[:2], FOREIGN["en"])
    if paragraph.initial or chance.random() < 0.5:
        return _with_line(paragraph, -1, f"{paragraph.lines[-1].text} {foreign}")
    return _with_line(paragraph, 0, f"{foreign} {paragraph.lines[0].text}")


def _a_truncated_sentence(paragraph: Paragraph, chance: random.Random) -> Paragraph | None:
    line = paragraph.lines[-1].text
    if quotation := QUOTED.match(line):
        return _with_line(paragraph, -1, quotation[0])
    last = line.split(" ")
    if len(last) < 4:
        return None
    stop = chance.choice(("", "."))
    return _with_line(paragraph, -1, " ".join(last[: -chance.randint(1, 2)]) + stop)


def _a_beheaded_sentence(paragraph: Paragraph, chance: random.Random) -> Paragraph | None:
    if paragraph.initial:
        return None
    first = paragraph.lines[0].text.split(" ")
    rest = " ".join(first[chance.randint(1, 2) :])
    return _with_line(paragraph, 0, rest[:1].upper() + rest[1:]) if len(first) > 3 else None


def _swapped_numbers(paragraph: Paragraph, _: random.Random) -> Paragraph | None:
    for place, line in enumerate(paragraph.lines[:-1]):
        for number in re.finditer(r"\d{2,}", line.text):
            if (turned := number[0][::-1]) != number[0]:
                text = f"{line.text[: number.start()]}{turned}{line.text[number.end() :]}"
                return _with_line(paragraph, place, text)
    return None


def _a_dropped_line(paragraph: Paragraph, _: random.Random) -> Paragraph | None:
    return replace(paragraph, lines=(paragraph.lines[0], *paragraph.lines[2:]))


KINDS: dict[str, Callable[[Paragraph, random.Random], Paragraph | None]] = {
    "a letter": _a_letter,
    "a word": _a_word,
    "an inserted sentence": _an_inserted_sentence,
    "a truncated sentence": _a_truncated_sentence,
    "a sentence without its beginning": _a_beheaded_sentence,
    "swapped numbers": _swapped_numbers,
    "a dropped line": _a_dropped_line,
}


def misplaced(edition: Edition, count: int, seed: int) -> tuple[Edition, list[Plant]]:
    """*edition* with *count* page numbers, links, outlets and paragraphs in the wrong place, each
    in another part.
    """
    chance = random.Random(seed)
    spots = [
        (page, part) for page, each in enumerate(edition.pages) for part in range(len(each.parts))
    ]
    chance.shuffle(spots)
    pages, plants, kinds = [*edition.pages], list[Plant](), [*MISPLACED]
    # The kinds take turns; one that no part left allows has none any more.
    while kinds and len(plants) < count:
        kind = kinds.pop(0)
        for page, number in spots:
            if made := kind(pages[page].parts[number], edition, chance):
                changed, text = made
                plants.append(Plant(kind.__name__, page + 1, text))
                parts = [*pages[page].parts]
                parts[number] = changed
                pages[page] = replace(pages[page], parts=tuple(parts))
                spots.remove((page, number))
                kinds.append(kind)
                break
    return replace(edition, pages=tuple(pages)), plants


def _respanned(part: Part, change: Callable[[Row, Span], Span | None]) -> tuple[Part, str] | None:
    """*part* with the first span that *change* changes, and the text of its row."""
    for place, block in enumerate(part.blocks):
        for number, row in enumerate(block.rows):
            for line, spans in enumerate(row.lines):
                for at, span in enumerate(spans):
                    if (new := change(row, span)) is None:
                        continue
                    fresh = (*spans[:at], new, *spans[at + 1 :])
                    lines = (*row.lines[:line], fresh, *row.lines[line + 1 :])
                    rows = (
                        *block.rows[:number],
                        replace(row, lines=lines),
                        *block.rows[number + 1 :],
                    )
                    blocks = (
                        *part.blocks[:place],
                        replace(block, rows=rows),
                        *part.blocks[place + 1 :],
                    )
                    text = " ".join(one.text for each in lines for one in each)
                    return replace(part, blocks=blocks), text
    return None


def _another_page(part: Part, edition: Edition, chance: random.Random) -> tuple[Part, str] | None:
    step = chance.randint(1, 3)

    def change(row: Row, span: Span) -> Span | None:
        if part.box not in ("contents", "teaser") and not span.link.startswith("#"):
            return None
        if not re.fullmatch(r"[^\d\s]*\s?\d{1,2}", span.text):
            return None
        return replace(span, text=re.sub(r"\d+", lambda it: str(int(it[0]) + step), span.text))

    return _respanned(part, change)


def _another_target(part: Part, edition: Edition, chance: random.Random) -> tuple[Part, str] | None:
    anchors = [f"#{story.anchor}" for story in edition.stories if story.anchor and story.page > 3]

    def change(row: Row, span: Span) -> Span | None:
        others = [anchor for anchor in anchors if anchor != span.link]
        linked = span.link.startswith("#") and others and row.role in ("headline", "source")
        return replace(span, link=chance.choice(others)) if linked else None

    return _respanned(part, change)


def _another_outlet(part: Part, edition: Edition, chance: random.Random) -> tuple[Part, str] | None:
    stories = {story.id: story for story in edition.stories}
    own = stories[part.story].sources if part.story in stories else ()
    every = {outlet for story in edition.stories for outlet in story.sources}
    others = sorted(every - {*own})

    def change(row: Row, span: Span) -> Span | None:
        return replace(span, text=chance.choice(others)) if others and span.text in own else None

    return _respanned(part, change)


def _another_paragraph(
    part: Part, edition: Edition, chance: random.Random
) -> tuple[Part, str] | None:
    """A paragraph of another story in the place of one of this one."""
    others = [
        paragraph
        for page in edition.pages
        for each in page.parts
        if each.story and each.story != part.story and each.language == part.language
        for column in each.columns
        for paragraph in column.paragraphs
        if paragraph.opens and paragraph.closes and not paragraph.initial
    ]
    for number, column in enumerate(part.columns if part.story and others else ()):
        for place, paragraph in enumerate(column.paragraphs):
            if paragraph.opens and paragraph.closes and not paragraph.initial:
                other = chance.choice(others)
                whole = (*column.paragraphs[:place], other, *column.paragraphs[place + 1 :])
                columns = [*part.columns]
                columns[number] = replace(column, paragraphs=whole)
                return replace(part, columns=tuple(columns)), _text(other)
    return None


MISPLACED = (_another_page, _another_target, _another_outlet, _another_paragraph)
