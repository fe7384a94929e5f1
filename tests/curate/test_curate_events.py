from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.curate.events import group
from digest.model import Article
from tests.builders import MONDAY, article

PIER = (
    (
        "Harbour board closes the old pier at Vensholm",
        (
            "The harbour board of Vensholm closed the old pier on Monday after divers found cracks in nine of its pillars. "
            "Chairwoman Ilse Brandt said the cranes would be moved before winter. Fishing crews protested at the quay."
        ),
    ),
    (
        "Cracked pillars shut Vensholm's pier",
        (
            "Cracks in nine pillars have shut the old pier in Vensholm. Divers sent by the harbour board had found them, said "
            "Ilse Brandt, who chairs it. Its cranes go before winter, and fishing crews are angry."
        ),
    ),
)
PRIZE = (
    (
        "Rye loaf wins the bread prize",
        (
            "Bakers from Lower Marrow have won the regional bread prize with a rye loaf that takes three days to rise. Baker "
            "Tomas Quill thanked his grandmother. The jury in Castelmor tasted ninety loaves."
        ),
    ),
    (
        "Three-day loaf takes Castelmor jury",
        (
            "A rye loaf that rises for three days took the regional bread prize in Castelmor, ahead of ninety others. Tomas "
            "Quill of Lower Marrow baked it after a recipe of his grandmother."
        ),
    ),
)
STORM = (
    "Storm fells the lime trees of Ostby",
    (
        "A storm on Tuesday night felled sixty lime trees along the avenue of Ostby. Nobody was hurt. Mayor Henrik Saal wants "
        "young trees planted by spring, and asks schools to help."
    ),
)
TAIL = " Want to hear from the coast? Subscribe to receive our free weekly magazine about Vensholm, Ostby and Castelmor."


def report(name: str, told: tuple[str, str], **changes: object) -> Article:
    source = name.partition(":")[0]
    return article(
        **{
            "id": name,
            "source": source,
            "path": f"{name}.md",
            "title": told[0],
            "text": told[1],
            **changes,
        }
    )


def ids(groups: list[tuple[Article, ...]]) -> list[list[str]]:
    return [[one.id for one in members] for members in groups]


def week() -> list[Article]:
    return [
        report("gull:pier", PIER[0]),
        report("tern:loaf", PRIZE[1]),
        report("gull:loaf", PRIZE[0]),
        report("tern:pier", PIER[1]),
        report("gull:storm", STORM),
    ]


def test_reports_of_one_event_come_together_and_others_stay_alone() -> None:
    assert ids(group(week())) == [
        ["gull:pier", "tern:pier"],
        ["tern:loaf", "gull:loaf"],
        ["gull:storm"],
    ]


def test_two_reports_alone_in_the_world() -> None:
    assert len(group([report("gull:pier", PIER[0]), report("tern:pier", PIER[1])])) == 1
    assert len(group([report("gull:pier", PIER[0]), report("tern:loaf", PRIZE[1])])) == 2


def test_texts_without_titles_or_dates() -> None:
    bare = [
        report(f"{name}:{number}", ("", told[number][1]), published=None)
        for number, name in enumerate(["gull", "tern"])
        for told in (PIER, PRIZE)
    ]
    assert len(group(bare)) == 2


def test_texts_without_capitals() -> None:
    assert (
        len(
            group(
                [
                    report("gull:1", PIER[0]),
                    report("tern:2", (PIER[1][0].lower(), PIER[1][1].lower())),
                ]
            )
        )
        == 1
    )


@pytest.mark.parametrize(("days", "groups"), [(0, 1), (3, 1), (60, 2)])
def test_what_lies_weeks_apart_is_not_the_same_news(days: int, groups: int) -> None:
    later = report("tern:pier", PIER[1], published=MONDAY + timedelta(days=days))
    assert len(group([report("gull:pier", PIER[0], published=MONDAY), later])) == groups


def test_like_events_of_other_people_and_places_stay_apart() -> None:
    first = (
        "Girl of fourteen missing in Ostby",
        (
            "The girl of fourteen, called Lina Brask, is missing since Friday. In Ostby police searched the woods near Kell "
            "Bridge with dogs. Her father, Jon Brask, asked neighbours to look in their sheds."
        ),
    )
    second = (
        "Pupil of Marrow has not come home",
        (
            "Officers in Marrow went through Fern Lane and the allotments behind it for a missing girl, Ada Quill, who left "
            "school at noon. Her mother, Tess Quill, spoke to reporters. Dogs found a scarf by the river."
        ),
    )
    assert len(group([report("gull:a", first), report("tern:b", second)])) == 2
    of_first = second[1]
    for name, other in (
        *(("Marrow", "Ostby"), ("Fern Lane", "Kell Bridge"), ("Ada Quill", "Lina Brask")),
        ("Tess Quill", "Jon Brask"),
    ):
        of_first = of_first.replace(name, other)
    named_alike = report("tern:b", (second[0].replace("Marrow", "Ostby"), of_first))
    assert len(group([report("gull:a", first), named_alike])) == 1, "names tell them apart"


def test_a_place_and_what_plies_there_are_no_event() -> None:
    told = (
        (
            "Les facteurs des îles Brumaires remplacés par des drones, puis rappelés",
            (
                "La Poste a annoncé vendredi la fin d'un essai de drones dans les quatre îles Brumaires, onze semaines après son lancement. "
                "Les facteurs reprendront le bac avec leurs sacoches. Leurs tournées avaient coûté moins cher que les batteries."
            ),
        ),
        (
            "La régate des Sables remportée par le bac",
            (
                "Le bac Saint-Aubin, qui dessert les îles Brumaires, a franchi mardi la ligne de la régate en tête, faute de vent. "
                "Le trophée sera exposé au bar. Les voiliers sont restés encalminés à trois milles du départ."
            ),
        ),
    )
    assert (
        len(
            group(
                [report("gull:a", told[0], language="fr"), report("tern:b", told[1], language="fr")]
            )
        )
        == 2
    )


def test_languages_do_not_mix() -> None:
    assert (
        len(group([report("gull:pier", PIER[0]), report("tern:pier", PIER[1], language="fr")])) == 2
    )
    assert (
        len(
            group(
                [
                    report("gull:pier", PIER[0], language="en-GB"),
                    report("tern:pier", PIER[1], language="en"),
                ]
            )
        )
        == 1
    )


def test_a_text_that_names_no_language_is_read() -> None:
    assert (
        len(group([report("gull:pier", PIER[0], language=""), report("tern:pier", PIER[1])])) == 1
    )


def test_arabic_reports_come_together() -> None:
    first = report(
        "a:1",
        (
            "إغلاق الرصيف القديم في ميناء فنسهولم",
            "أغلقت هيئة الميناء الرصيف القديم يوم الاثنين بعد العثور على تشققات في تسعة أعمدة",
        ),
        language="ar",
    )
    second = report(
        "b:2",
        (
            "تشققات تغلق رصيف فنسهولم القديم",
            "تسببت تشققات في تسعة من أعمدة الرصيف القديم بإغلاقه وفق هيئة ميناء فنسهولم",
        ),
        language="ar",
    )
    third = report(
        "b:3",
        (
            "رغيف الجاودار يفوز بالجائزة",
            "فاز خبازون بجائزة الخبز بفضل رغيف يستغرق تخميره ثلاثة أيام حسب لجنة التحكيم",
        ),
        language="ar",
    )
    assert ids(group([first, second, third])) == [["a:1", "b:2"], ["b:3"]]


def test_an_outlets_tail_glues_nothing() -> None:
    told = [PIER[0], PRIZE[0], STORM]
    tailed = [
        report(f"gull:{number}", (title, text + TAIL)) for number, (title, text) in enumerate(told)
    ]
    assert len(group(tailed)) == 3


def test_more_is_asked_of_two_articles_of_one_outlet() -> None:
    told = (
        "Ferry every twenty minutes",
        (
            "A ferry will leave the new quay of Vensholm every twenty minutes from autumn, Ilse Brandt said. Tourists may bring "
            "bicycles and dogs. Tickets will cost three crowns, and children under six travel free to the old pier."
        ),
    )
    assert len(group([report("gull:1", PIER[0]), report("tern:2", told)])) == 1
    assert len(group([report("gull:1", PIER[0]), report("gull:2", told)])) == 2


def test_what_an_outlet_always_writes_about_is_no_event() -> None:
    always = "The Vensholm harbour letter for harbour friends of Vensholm: "
    posts = [
        report(f"gull:{number}", ("Vensholm harbour letter", f"{always}{told[1]}"))
        for number, told in enumerate((PIER[0], PRIZE[0], STORM))
    ]
    assert len(group(posts)) == 3
    assert len(group([*posts, report("tern:9", PIER[1])])) == 3


def test_posts_whose_every_sentence_returns_are_still_read() -> None:
    posts = [report(f"gull:{number}", PIER[0]) for number in range(4)]
    assert len(group(posts)) == 1


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "…", "the of and", "a" * 50_000, "\u200f\u200b", "😀 😀 😀"]
)
def test_a_text_that_says_nothing_stays_alone(text: str) -> None:
    assert (
        len(
            group(
                [
                    report("gull:pier", PIER[0]),
                    report("tern:x", ("", text)),
                    report("kite:y", ("", "")),
                ]
            )
        )
        == 3
    )


def test_no_articles_no_groups() -> None:
    assert group([]) == []


def test_a_thousand_shuffled_articles_keep_their_pairs() -> None:
    lots = random.Random(7)
    words = [
        "".join(lots.choices("aeioubdfgklmnprstvz", k=lots.randint(4, 9))) for _ in range(4000)
    ]
    weights = [1 / (rank + 5) for rank in range(len(words))]
    articles = []
    for number in range(500):
        event = lots.sample(words, 12)
        for name in ("gull", "tern"):
            text = lots.choices(words, weights=weights, k=90) + event * 2
            lots.shuffle(text)
            articles.append(report(f"{name}:{number}", (" ".join(event[:4]), " ".join(text))))
    lots.shuffle(articles)
    found = {
        frozenset(one.id.partition(":")[2] for one in members)
        for members in group(articles)
        if len(members) == 2
    }
    assert len(found) > 490
    assert all(len(numbers) == 1 for numbers in found)


WORDS = st.sampled_from(
    [
        "pier",
        "crack",
        "harbour",
        "loaf",
        "rye",
        "prize",
        "storm",
        "lime",
        "Ostby",
        "Vensholm",
        "Ilse",
        "9",
        "the",
        "of",
    ]
)
ARTICLES = st.lists(
    st.builds(
        lambda title, text, source, days, language: article(
            source=source,
            title=" ".join(title),
            text=" ".join(text),
            language=language,
            published=None if days is None else MONDAY + timedelta(days=days),
        ),
        st.lists(WORDS, max_size=5),
        st.lists(WORDS, max_size=25),
        st.sampled_from(["", "gull", "tern"]),
        st.none() | st.integers(0, 6),
        st.sampled_from(["en", "fr", ""]),
    ),
    max_size=12,
)


@given(ARTICLES, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_every_article_is_in_exactly_one_group_whatever_the_order(
    drawn: list[Article], lots: random.Random
) -> None:
    articles = [
        article(
            id=f"x:{number}",
            source=one.source,
            title=one.title,
            text=one.text,
            language=one.language,
            published=one.published,
        )
        for number, one in enumerate(drawn)
    ]
    groups = group(articles)
    assert sorted(one.id for members in groups for one in members) == sorted(
        one.id for one in articles
    )
    assert all(len({one.language for one in members if one.language}) <= 1 for members in groups)
    shuffled = articles[:]
    lots.shuffle(shuffled)
    assert {frozenset(members) for members in group(shuffled)} == {
        frozenset(members) for members in groups
    }
