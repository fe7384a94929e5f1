"""An invented week for the page makers: stories of any number, with sentences enough to fit any box."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from builders import article, issue, story

from digest.model import Article, Image, Issue, Place, Quote, Sentence, Story, Summary

WHO = (
    "The harbour board",
    "Two fishing crews",
    "The county hospital",
    "A panel of judges",
    "The teachers’ union",
    "Engineers from the north",
    "The night ferry",
    "Residents of the old quarter",
)
DID = (
    "welcomed",
    "rejected",
    "postponed",
    "will publish",
    "has asked for",
    "questioned",
    "is to review",
)
WHAT = (
    "the plan for a second bridge",
    "a report on the water in the lower basin",
    "the new timetable",
    "an agreement about the market hall",
    "the results of a long inquiry",
    "a list of 214 buildings in need of repair",
)
HOW = (
    "after a night of talks",
    "by a vote of 31 to 12",
    "without naming a date",
    "before the winter storms arrive",
    "although nobody had been consulted",
    "to the surprise of those who had campaigned against it for years",
)
SECTIONS = ("World", "City", "Economy", "Science", "Culture", "Sport")
OUTLETS = ("The Gull", "The Heron", "Amber Post")


def told(
    number: int, sentences: int, *, outlet: str = "The Gull", section: str = "City"
) -> Article:
    """An article of *sentences* sentences, three a paragraph."""
    chance = random.Random(number)
    made = [
        f"{chance.choice(WHO)} {chance.choice(DID)} {chance.choice(WHAT)} {chance.choice(HOW)}."
        for _ in range(sentences)
    ]
    text = "\n\n".join(" ".join(made[start : start + 3]) for start in range(0, sentences, 3))
    slug = outlet.lower().replace(" ", "-")
    return article(
        id=f"{slug}:n{number}",
        source=outlet,
        title=f"{chance.choice(WHO)} and story number {number}",
        text=text,
        section=section,
        url=f"https://example.org/{slug}/{number}",
        byline="Mina Okafor",
    )


def ranked(of: Article) -> Summary:
    """Every sentence, in an order of its own: what is printed first is seldom what ranks best."""
    found: list[Sentence] = []
    start = 0
    for number, paragraph in enumerate(of.text.split("\n\n")):
        offset = of.text.index(paragraph, start)
        for part in paragraph.split(". "):
            sentence = part if part.endswith(".") else part + "."
            begin = of.text.index(sentence, offset)
            found.append(
                Sentence(
                    article=of.id,
                    start=begin,
                    end=begin + len(sentence),
                    text=sentence,
                    paragraph=number,
                )
            )
            offset = begin + len(sentence)
        start = offset
    order = list(range(len(found)))
    random.Random(of.id).shuffle(order)
    return Summary(sentences=tuple(found), order=tuple(order), needs=tuple(() for _ in found))


def piece(
    number: int,
    *,
    place: Place = Place.NEWS,
    sentences: int = 24,
    picture: str = "",
    **changes: Any,
) -> Story:
    section = SECTIONS[number % len(SECTIONS)]
    one = told(number, sentences, outlet=OUTLETS[number % len(OUTLETS)], section=section)
    summary = ranked(one)
    made = story(
        one,
        id=f"story-{number}",
        headline=one.title,
        place=place,
        rank=number + 1,
        summary=summary,
        section=section,
        quotes=(
            Quote(
                text="Nobody asked the people who live here",
                speaker="Ada Lund",
                sentence=summary.sentences[-1],
            ),
        ),
        picture=Image(src=picture, path=picture, alt="A pier at dusk") if picture else None,
    )
    return replace(made, **changes)


def week_of(count: int, *, picture: str = "", **changes: Any) -> Issue:
    """*count* stories: a lead, features, news, briefs in the proportions of a real week."""
    stories = []
    for number in range(count):
        part = number / max(count, 1)
        place = (
            Place.LEAD
            if number == 0
            else Place.FEATURE
            if part < 0.2
            else Place.NEWS
            if part < 0.6
            else Place.BRIEF
        )
        length = {Place.LEAD: 40, Place.FEATURE: 30, Place.NEWS: 22, Place.BRIEF: 8}[place]
        stories.append(
            piece(number, place=place, sentences=length, picture=picture if number % 2 == 0 else "")
        )
    return issue(*stories, cover="story-0", website="https://example.org/", **changes)
