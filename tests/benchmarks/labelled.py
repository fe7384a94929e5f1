"""Reports with the event that each tells, as measured and trained on.

``real-week.jsonl`` is split by the day of an event's first report: those of 24 and 25 May 2025 are
for looking at and training, those of 26 and 27 May are kept apart. An event that goes on over
several days stands in one part, with all of its reports.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import digest.sample
from digest.curate.events import by_language
from digest.curate.records import articles_of
from digest.model import Article
from digest.sources import read_paths

KEPT_APART = "2025-05-26"  # the first day whose events nobody tunes on

Record = Mapping[str, Any]

#: The stories of the sample weeks that several articles tell, by the names of their files.
SAMPLES = {
    "en": (
        "ilvania-confidence-vote ilvania-government-falls ilvania-crowds-after-vote",
        "varnholm-pilots-deal harbour-pilots-end-strike",
        "heron-satellite-launch heron-1-students",
        "orsa-dam-erosion orsa-dam-spillway-evacuation orsa-dam-families",
    ),
    "fr": (
        "tour-plateaux-arcambal tour-des-plateaux-arrivee",
        "comete-fabregue observatoire-pic-orme-comete",
        "accord-baie-sarn-peche accord-baie-de-sarn",
        "malbrune-incendie-bilan incendie-malbrune malbrune-hippodrome-lormelle",
        "train-de-nuit-rocheclere train-de-nuit-pelaro",
    ),
    "ar": (
        "shabibat-al-wahat-niha-i al-wahat-amal-al-sahl",
        "kuwaykib-jabal-al-nusur zarqa-al-kuwaykib",
        "ittifaq-nahr-al-sarw al-sarw-tawqi duwal-al-nahr",
        "raseef-rabi-naqaba tawsiat-mina-dar-al-bahr",
        "harayiq-jabal-al-sindyan hariq-al-rihan-hisar rawaih-al-dukhan",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Reports of one set. *unsure* are pairs, by index, that count neither as right nor as wrong."""

    name: str
    articles: Sequence[Article]
    events: Sequence[str]
    unsure: frozenset[tuple[int, int]]


def labelled(name: str, records: Sequence[Record]) -> Labelled:
    place = {record["id"]: index for index, record in enumerate(records)}
    unsure = frozenset(
        pair
        for record in records
        for other in record.get("unsure") or ()
        if other in place
        for pair in (
            (place[record["id"]], place[other]),
            (place[other], place[record["id"]]),
        )
    )
    return Labelled(
        name=name,
        articles=[
            replace(article, standfirst=record.get("standfirst") or "")
            for record, article in articles_of(records)
        ],
        events=[str(record["event"]) for record in records],
        unsure=unsure,
    )


def sample(language: str) -> list[Record]:
    """The project's own sample week in *language*, labelled."""
    folder = Path(digest.sample.__file__).parent / "weeks" / language
    event = {name: told for told in SAMPLES[language] for name in told.split()}
    return [
        {
            "id": article.id,
            "title": article.title,
            "text": article.text,
            "standfirst": article.standfirst,
            "source": article.source,
            "language": language,
            "published": article.published.isoformat() if article.published else None,
            "event": event.get(article.id.partition(":")[2], article.id),
        }
        for article in read_paths([folder], zone=ZoneInfo("UTC"), language=language)
        if isinstance(article, Article)
    ]


def distinct(of: Labelled) -> Labelled:
    """*of* with one of each article's copies, as `digest.curate.events` compares them."""
    kept = sorted(copies[0] for part in by_language(of.articles) for copies in part)
    place = {index: new for new, index in enumerate(kept)}
    return Labelled(
        name=of.name,
        articles=[of.articles[index] for index in kept],
        events=[of.events[index] for index in kept],
        unsure=frozenset(
            (place[left], place[right])
            for left, right in of.unsure
            if left in place and right in place
        ),
    )


def load(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def parts(records: Iterable[Record]) -> tuple[list[Record], list[Record]]:
    """The *records* of a week whose events began before KEPT_APART, and the others."""
    first: dict[str, str] = {}
    week = list(records)
    for record in week:
        day = record["published"][: len(KEPT_APART)]
        first[record["event"]] = min(day, first.get(record["event"], day))
    return (
        [record for record in week if first[record["event"]] < KEPT_APART],
        [record for record in week if first[record["event"]] >= KEPT_APART],
    )


def same_event(of: Labelled) -> set[tuple[int, int]]:
    """The pairs of indexes, the lower first, that tell one event."""
    members: dict[str, list[int]] = {}
    for index, event in enumerate(of.events):
        members.setdefault(event, []).append(index)
    return {pair for each in members.values() for pair in combinations(each, 2)}
