"""The outlets' labels become the magazine's sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from digest.curate.sections import MOST, with_sections
from digest.model import Article
from tests.builders import article

MATCH = "The striker scored twice and the coach praised his team after the match at the stadium."
HERON = "The heron stood in the reeds all morning."


def week(*sections: str, each: int = 2, **changes: Any) -> list[Article]:
    """*each* articles in every one of *sections*, about nothing in particular."""
    return [
        article(id=f"{section}:{number}", section=section, title="Reeds", text=HERON, **changes)
        for section in sections
        for number in range(each)
    ]


def sections(articles: Sequence[Article], code: str = "en", **settings: Any) -> list[str]:
    """The sections of *articles*, each once."""
    sorted_ = with_sections(articles, code=code, **settings)
    return list(dict.fromkeys(each.section for each in sorted_))


def test_a_few_sections_of_the_outlets_own_stay() -> None:
    own = ("Harbour", "Council", "School", "Sport")
    assert sections(week(*own)) == list(own)


def test_spellings_of_one_section_are_one() -> None:
    assert sections(week("SPORT", "Sports", "Deportes", "Harbour")) == ["Sports", "Harbour"]
    assert sections(week("SPORT", "Harbour")) == ["SPORT", "Harbour"]


def test_many_labels_become_the_magazines_sections() -> None:
    labels = [f"Keyword {number}" for number in range(MOST)]
    mixed = week("Premier League", "Wirtschaft", "Elbonian politics", "FOREIGN POLICY", *labels)
    assert sections(mixed) == ["Sport", "Business", "Politics", "World", ""]
    assert sections(mixed, code="fr")[:2] == ["Sport", "Économie"]
    assert sections(mixed, code="eo")[:2] == ["Sport", "Business"], "English without names"


def test_eight_sections_are_few_and_nine_are_many() -> None:
    names = ["Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Oak"]
    assert sections(week(*names[:MOST])) == names[:MOST]
    assert sections(week(*names)) == [""]


def test_a_keyword_is_no_section() -> None:
    for keyword in (
        "Hot dogs and frankfurters",
        "The Hot Dog War",
        "Frankfurterwurstbratereien",
        "World > Middle Earth",
        "Elbonia (2023)",
        "a" * 10_000,
        "<b>Harbour</b>",
    ):
        assert keyword not in sections(week("Harbour", keyword))


def test_a_name_used_once_is_a_section_in_a_small_week_only() -> None:
    assert "Reeds" in sections([*week("Harbour"), *week("Reeds", each=1)])
    assert "Reeds" not in sections([*week("Harbour", each=20), *week("Reeds", each=1)])
    assert "Sport" in sections([*week("Harbour", each=20), *week("Sport", each=1)])


def test_the_first_of_many_tags_is_no_section() -> None:
    tagged = week("Ada Bell", labels=("Elbonia", "Ferries"))
    assert sections([*week("Harbour"), *tagged]) == ["Harbour", ""]
    assert "Ada Bell" in sections([*week("Harbour"), *week("Ada Bell", labels=("latest", "news"))])


def test_an_article_without_a_section_joins_an_own_one_by_its_subject() -> None:
    lost = article(id="x:1", section="", title="", text=MATCH)
    assert with_sections([*week("Harbour", "Sports"), lost], code="en")[-1].section == "Sports"


def test_a_week_without_labels_is_sorted_by_its_texts_where_it_is_large() -> None:
    few = week("", each=19)
    told = [article(id=f"x:{number}", section="News", title="", text=MATCH) for number in range(40)]
    assert sections(few) == [""]
    assert sections(told[:19]) == ["News"]
    assert sections(told[:20]) == ["Sport"]
    assert sections(week("News", each=40)) == ["News"], "texts that do not say stay as they are"


def test_a_section_in_another_language_is_printed_in_the_magazines() -> None:
    assert sections(week("Wirtschaft", "Harbour")) == ["Business", "Harbour"]
    assert sections(week("Opinion", "سياسة"), code="ar") == ["", "سياسة"]


def test_the_editors_sections_and_tags_come_first() -> None:
    mixed = [
        *week("Premier League", "Ferries", "Wirtschaft"),
        *week(*(f"Keyword {number}" for number in range(MOST))),
    ]
    named = sections(mixed, sections=("Coast", "Sports", "Economy"), tags={"ferries": "Harbour"})
    assert named == ["Sports", "Harbour", "Economy", ""]
    assert sections(week("harbour"), sections=("Harbour",)) == ["Harbour"]
    tagged = week("Sport", tags=("Ferries",))
    assert sections(tagged, tags={"FERRIES": "Harbour"}) == ["Harbour"]


def test_the_outlets_section_stays_among_the_labels() -> None:
    (sorted_,) = with_sections(week("Wirtschaft", each=1, labels=("DAX",)), code="en")
    assert (sorted_.section, sorted_.labels) == ("Business", ("Wirtschaft", "DAX"))


@pytest.mark.parametrize("section", ["", "😀", "\u202e", "][", "News"])
def test_odd_labels_are_no_fault(section: str) -> None:
    assert len(with_sections(week(section), code="en")) == 2
    assert with_sections([], code="en") == ()
