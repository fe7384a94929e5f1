from __future__ import annotations

from itertools import cycle

import pytest

from digest.curate.roundups import PART, REASON, without_roundups
from digest.model import Article
from tests.builders import article

#: Six matters that share no word with one another.
MATTERS = [
    (
        "The harbour board closed the old pier after divers found cracks in nine pillars. "
        "Fishing crews must move their boats to a new quay before winter."
    ),
    (
        "Bakers won a regional bread prize for a rye loaf that rises slowly. "
        "A jury praised its crust, and customers bought hundreds of loaves."
    ),
    (
        "Scientists counted snow leopards with cameras on remote ridges. "
        "Their survey recorded twice as many animals as expected."
    ),
    (
        "Parliament passed its budget by a narrow vote late at night. "
        "Opposition deputies walked out, calling the taxes unfair."
    ),
    (
        "Goalkeeper Tom Bell saved three penalties in the cup semifinal. "
        "Northport meets Westland, its neighbour, at the stadium in June."
    ),
    (
        "Engineers restarted a damaged reactor after months of repairs. "
        "Inspectors from abroad examined valves and approved the work."
    ),
]


def roundup(title: str, matters: list[str], **changes: object) -> Article:
    text = "\n\n".join(map(part, matters))
    return article(**{"title": title, "text": text, **changes})


def part(matter: str) -> str:
    """The sentences of *matter* again and again, until they have the words of a part."""
    told: list[str] = []
    for sentence in cycle(matter.split(". ")):
        told.append(sentence.rstrip(".") + ".")
        if len(" ".join(told).split()) >= PART:
            return " ".join(told)
    raise AssertionError


def is_kept(*articles: Article) -> bool:
    kept, left = without_roundups(articles)
    assert {item.reason for item in left} <= {REASON}
    assert len(kept) + len(left) == len(articles)
    return tuple(kept) == articles


@pytest.mark.parametrize(
    "title",
    [
        "Morning briefing",
        "Press review: what the papers say",
        "All of Westland today",
        "The Gull, May 26, 2025",
        "Newsletter no. 9",
    ],
)
def test_a_title_of_a_series_over_many_matters_is_a_roundup(title: str) -> None:
    assert not is_kept(roundup(title, MATTERS))


def test_parts_are_of_seventy_words() -> None:
    assert PART == 70


def test_a_roundup_is_named_with_its_reason() -> None:
    kept, left = without_roundups([roundup("Morning briefing", MATTERS)])
    assert kept == ()
    assert [str(item) for item in left] == [f"gull/pier-closed.md: {REASON}"]


def test_a_story_is_kept_whatever_its_title_or_its_parts_say() -> None:
    one = [matter.replace(". ", " before the ferry crews. ") for matter in MATTERS]
    # A briefing that took place, told from end to end.
    assert is_kept(roundup("Ferry crews miss the morning briefing", one))
    # Many matters, under a title that nothing shows to be a series'.
    assert is_kept(roundup("Nobody asked us", MATTERS))


def test_a_title_that_its_outlet_repeats_is_a_series() -> None:
    first = roundup("Along the quay 1", MATTERS, id="gull:1")
    second = roundup("Along the quay 2", MATTERS, id="gull:2")
    assert is_kept(first)
    assert without_roundups([first, second])[0] == ()
    assert is_kept(first, roundup("Along the quay 2", MATTERS, id="tern:2", source="The Tern"))


def test_few_matters_show_nothing_unless_the_title_says_so() -> None:
    assert is_kept(roundup("The Gull, May 26, 2025", MATTERS[:5]))
    assert not is_kept(roundup("Morning briefing", MATTERS[:3]))
    assert is_kept(roundup("Morning briefing", MATTERS[:2]))


def test_one_word_in_half_of_the_parts_is_one_matter() -> None:
    half = [
        matter.replace(". ", " in Skarra. ") if place < 4 else matter
        for place, matter in enumerate(MATTERS)
    ]
    assert is_kept(roundup("The Gull, May 26, 2025", half))
    assert not is_kept(roundup("Morning briefing", half))
    most = [
        matter.replace(". ", " in Skarra. ") if place < 5 else matter
        for place, matter in enumerate(MATTERS)
    ]
    assert is_kept(roundup("Morning briefing", most))


HEADLINES = [
    "Harbour board closes the old pier",
    "Bakers win a regional bread prize",
    "Scientists count snow leopards on ridges",
    "Parliament passes its budget at night",
    "Bell saves three penalties for Northport",
    "Engineers restart a damaged power reactor",
]


def test_a_list_of_headlines_is_a_roundup() -> None:
    assert not is_kept(article(title="Seen elsewhere", text="\n".join(HEADLINES)))
    # Headlines of one matter are the outlet's way to tell it.
    same = [f"{line} in Skarra" for line in HEADLINES]
    assert is_kept(article(title="Seen elsewhere", text="\n".join(same)))
    # So is a list behind a story, and a list of names.
    story = "The jury met for nine hours and chose the boats that it liked most. " * 4
    assert is_kept(article(title="Seen elsewhere", text="\n".join([story, *HEADLINES])))
    names = [" ".join(line.split()[:2]) for line in HEADLINES]
    assert is_kept(article(title="Seen elsewhere", text="\n".join(names)))


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Lamp out? Our 5 most-read stories of July"),
        ("fr", "Revue de presse"),
        ("fr", "Les articles les plus lus de juillet"),
        ("de", "Presseschau"),
        ("de", "Unsere meistgelesenen Artikel"),
        ("es", "Revista de prensa"),
        ("es", "Las noticias más leídas de julio"),
        ("it", "Rassegna stampa"),
        ("it", "Gli articoli più letti di luglio"),
        ("ar", "موجز اليوم"),
        ("ar", "الأكثر قراءة"),
    ],
)
def test_each_language_names_its_roundups(language: str, title: str) -> None:
    assert not is_kept(article(title=title, text="\n".join(HEADLINES), language=language))
