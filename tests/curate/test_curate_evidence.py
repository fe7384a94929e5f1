from __future__ import annotations

import math
from datetime import timedelta

import numpy as np
import pytest

from digest.curate import events
from digest.curate._evidence import NAMES, evidence
from digest.model import Article
from tests.builders import MONDAY, article

TEXT = "He met Ilse Brandt in Ostby about 12 cracked pillars of the pier."


def of(*articles: Article, shares: tuple[float, ...] = ()) -> dict[str, float]:
    """The evidence on the first two of *articles*."""
    known = evidence(articles, events.readings(articles), shares=shares)
    row = known.of(np.array([0]), np.array([1]))[0]
    return dict(zip(NAMES, map(float, row), strict=True))


def report(name: str, title: str = "Pier", text: str = TEXT, **changes: object) -> Article:
    return article(**{"id": name, "source": name, "title": title, "text": text, **changes})


def test_one_text_agrees_in_everything() -> None:
    row = of(report("a"), report("b"))
    for name in ("opening", "body", "title told", "names, fewer", "names, more", "numbers"):
        assert row[name] == pytest.approx(1), name
    assert (row["days"], row["same outlet"], row["body, same outlet"]) == (0, 0, 0)


def test_texts_without_a_word_in_common() -> None:
    row = of(report("a"), report("b", "Loaf", "A baker, Tomas Quill, won 90 crowns."))
    for name in ("opening", "body", "title told", "names, more", "numbers", "shared"):
        assert row[name] == 0, name


def test_the_titles_are_looked_for_in_the_other_opening() -> None:
    row = of(report("a", "Pier shut"), report("b", "Ostby", "The pier of Ostby is closed."))
    # "pier" is told and "shut" is not: a share of half its weight; "Ostby" is told by the first.
    assert row["title told"] == pytest.approx((1 + math.sqrt(0.4)) / 2, abs=0.1)


def test_names_of_the_opening_are_looked_for_in_the_whole_body() -> None:
    late = f"{'word ' * 200} and then Ilse Brandt in Ostby, Jon Vik and the Tern"
    row = of(report("a"), report("b", text=late))
    assert row["names, more"] == pytest.approx(1)
    # Of the other's names, the first has Ilse, Brandt, both together, and Ostby: four of nine.
    assert row["names, fewer"] == pytest.approx(math.sqrt(4 / 9), abs=0.01)


def test_names_of_the_title_are_looked_for_in_the_whole_body() -> None:
    late = f"{'word ' * 200} and then Ilse Brandt in Ostby"
    assert of(report("a", "Brandt was there"), report("b", text=late))["title names"] == 1
    assert of(report("a", "Brandt was there"), report("b", text="word"))["title names"] == 0
    assert of(report("a"), report("b"))["title names"] == 0.5, "neither title has names"


def test_numbers_unknown_are_between_agreement_and_disagreement() -> None:
    assert of(report("a"), report("b", text="The pier."))["numbers"] == pytest.approx(0.15)
    assert of(report("a"), report("b", text="The 13 piers."))["numbers"] == 0


def test_more_in_common_than_enough_proves_no_more() -> None:
    text = " ".join(f"word{number}" for number in range(100))
    assert of(report("a", text=text), report("b", text=text))["shared"] == 3
    assert 0 < of(report("a", text="word"), report("b", text="word"))["shared"] < 3


@pytest.mark.parametrize(("days", "value"), [(0, 0.0), (1, math.log(2)), (7, math.log(8))])
def test_days_between_them(days: int, value: float) -> None:
    first = report("a", published=MONDAY)
    for later in {days, 9 if days == 7 else days}:
        row = of(first, report("b", published=MONDAY + timedelta(days=later)))
        assert row["days"] == pytest.approx(value)
    assert of(first, report("b", published=None))["days"] == 0


def test_the_bodies_of_one_outlet_are_marked() -> None:
    row = of(report("a", source="Gull"), report("b", "Cracks", source=" gull "))
    assert row["same outlet"] == 1
    assert row["body, same outlet"] == pytest.approx(row["body"])
    assert of(report("a", source=""), report("b", source=""))["same outlet"] == 0


def test_rare_words_weigh_more() -> None:
    others = [report(f"{number}", "Common", "common things") for number in range(40)]
    rare = of(report("a", "x", "rare"), report("b", "y", "rare"), *others)
    common = of(report("a", "x", "common"), report("b", "y", "common"), *others)
    assert rare["shared"] > 2 * common["shared"]


def test_a_few_articles_stand_before_a_background_of_others() -> None:
    # Of 202 articles, 200 of them assumed, two use the word.
    row = of(report("a", "x", "pier"), report("b", "y", "pier"))
    assert row["shared"] == pytest.approx((math.log(203 / 2.5) / math.log(203)) ** 2)


def test_a_word_of_one_event_that_fills_the_week_keeps_some_weight() -> None:
    all_one = [report(f"{number}", f"x{number}", "pier") for number in range(600)]
    assert of(*all_one)["shared"] == pytest.approx((math.log(5) / math.log(801)) ** 2, rel=0.01)
    weighed = of(*all_one, shares=(1 / 600,) * 600)
    assert weighed["shared"] > 0.8


def test_what_an_outlet_always_writes_says_less() -> None:
    posts = [report(f"{n}", f"t{n}", "The harbour letter", source="Gull") for n in range(4)]
    own = [report(f"{n}", f"t{n}", "The harbour letter") for n in range(4)]
    assert of(*posts)["opening"] < of(*own)["opening"]


def test_items_of_a_series_name_nobody_in_common() -> None:
    said = (
        ("Vint 3, Holm 1", "On Saturday Vint beat Holm in the cup."),
        ("Tarn 3, Lode 1", "On Saturday Tarn beat Lode in the cup."),
        ("Lode wins", "The cup went to Lode, and not to Tarn."),
        ("No names", "the cup was won."),
    )
    posts = [report(title, title, text, source="Gull") for title, text in said]
    known = evidence(posts, events.readings(posts))
    first, second = np.array([0, 1, 0]), np.array([1, 2, 3])
    assert known.series(first, second).tolist() == [True, False, False]
    apart = [report(title, title, text) for title, text in said]
    known = evidence(apart, events.readings(apart))
    assert not known.series(first, second).any()


def test_death_notices_name_another_person_in_the_title() -> None:
    notices = [
        report(name, f"Death Notice: {name}", f"Died at home: {name} of Tarn.", source="Post")
        for name in ("Anna Holm", "Per Lund")
    ]
    known = evidence(notices, events.readings(notices))
    assert known.series(np.array([0]), np.array([1])).all()
