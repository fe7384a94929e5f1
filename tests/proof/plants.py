"""Plants changes in an edition before it is printed, so that the PDF really holds them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from digest.edition import Edition, Paragraph, TextLine

FOREIGN = {
    "en": "The minister never said so in public.",
    "fr": "Le ministre ne l’a jamais dit en public.",
    "ar": "لم يقل الوزير ذلك علنا أبدا.",
}


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


def _an_inserted_sentence(paragraph: Paragraph, chance: random.Random) -> Paragraph | None:
    line = TextLine(text=FOREIGN[paragraph.language[:2]])
    where = chance.choice((0, len(paragraph.lines))) if not paragraph.initial else 1
    lines = (*paragraph.lines[:where], line, *paragraph.lines[where:])
    return replace(paragraph, lines=lines)


def _a_truncated_sentence(paragraph: Paragraph, chance: random.Random) -> Paragraph | None:
    last = paragraph.lines[-1].text.split(" ")
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
