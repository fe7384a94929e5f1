from __future__ import annotations

import random
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.curate import events
from digest.curate._evidence import evidence
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


@pytest.mark.parametrize(("days", "groups"), [(0, 1), (3, 1), (14, 1), (15, 2), (60, 2)])
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


@pytest.mark.slow
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


DAM = (
    "The Orsa Dam above the town of Lisk broke on Tuesday night after three days of rain.",
    "Twelve thousand people were told to leave their homes in the valley.",
    "The interior minister, Marta Quill, said that 14 people were missing.",
    "Engineers had warned of cracks in the spillway in March.",
    "Helicopters took 230 people from roofs in Lower Lisk.",
    "The prime minister promised 40 million crowns for the valley.",
    "The railway from Lisk to Varnholm is closed for weeks.",
    "Schools in four towns serve as shelters.",
    "Hydrologist Jon Brask said that the water will fall by Friday.",
    "The opposition asked why the gates had not been opened sooner.",
    "The dam was built in 1961 and holds 90 million cubic metres.",
    "Residents said that they heard a roar at about two in the morning.",
    "Power is out in most of the valley and the water is not fit to drink.",
    "The Red Cross set up a kitchen in the sports hall of Castelmor.",
)
DAM_TITLES = (
    "Orsa Dam breaks, 12,000 flee",
    "Thousands leave Lisk valley after dam fails",
    "Dam burst in Lisk: 14 missing",
    "Lisk valley under water as Orsa Dam gives way",
    "Minister: 14 missing after Orsa dam break",
    "Rescue helicopters take hundreds from roofs in Lisk",
    "Engineers warned of cracks in Orsa Dam",
    "Flood in Lisk: what is known",
    "Government promises millions for Lisk valley",
    "Railway closed, power out after dam break",
)


def of_the_dam(count: int) -> list[Article]:
    """*count* reports of one event, each of some of its sentences, by 100 outlets."""
    lots = random.Random(3)
    return [
        report(
            f"outlet {number % 100}:{number}",
            (lots.choice(DAM_TITLES), " ".join([DAM[0], *lots.sample(DAM[1:], 6)])),
        )
        for number in range(count)
    ]


@pytest.mark.slow
def test_many_reports_of_one_event_come_together_beside_others() -> None:
    groups = group([*of_the_dam(300), *week()])
    sizes = sorted(map(len, groups))
    assert sizes[-1] > 100, "its own words seem common in such a week"
    assert [found for found in ids(groups) if "gull:pier" in found] == [["gull:pier", "tern:pier"]]


def test_copies_are_one_story_however_many() -> None:
    copies = [report(f"wire {number}:pier", PIER[0]) for number in range(300)]
    assert list(map(len, group([*copies, report("tern:loaf", PRIZE[1])]))) == [300, 1]


def test_pages_that_ask_for_a_log_in_are_told_by_their_titles() -> None:
    wall = "Please log in to read this article, as our subscribers do every day of the week."
    posts = [report(f"gull:{title}", (title, wall)) for title, _ in (*PIER, *PRIZE, STORM)]
    assert len(group(posts)) == 5


def test_a_week_of_single_lines() -> None:
    lines = [
        report("gull:1", ("", "Orsa Dam above Lisk breaks, 14 missing")),
        report("tern:2", ("", "Orsa Dam breaks, 14 missing in Lisk")),
        report("kite:3", ("", "Rye loaf wins bread prize in Castelmor")),
    ]
    assert ids(group(lines)) == [["gull:1", "tern:2"], ["kite:3"]]


@pytest.mark.parametrize(
    "alone",
    [
        ("Opinion: Harbour board closes the old pier at Vensholm", PIER[0][1]),
        ("Harbour board closes the old pier at Vensholm – live updates", PIER[0][1]),
        (
            "Today",
            "\n".join((PIER[0][0], PIER[1][0], PRIZE[0][0], PRIZE[1][0], STORM[0], "And more")),
        ),
    ],
    ids=["comment", "live blog", "list"],
)
def test_what_tells_no_single_event_is_told_alone(alone: tuple[str, str]) -> None:
    found = ids(group([report("kite:x", alone), report("tern:pier", PIER[1])]))
    assert found == [["kite:x"], ["tern:pier"]]


def test_the_odds_of_two_articles_of_one_outlet_are_lower() -> None:
    posts = [report("gull:a", PIER[0]), report("gull:b", PIER[1]), report("tern:c", PIER[1])]
    known = evidence(posts, events.readings(posts))
    left, right = np.array([0, 0]), np.array([1, 2])
    rows = known.of(left, right)
    same, other = events.settled(known, left, right, rows=rows, likely=np.array([0.8, 0.8]))
    assert other == pytest.approx(0.8)
    assert same == pytest.approx(4 / (4 + 2.7))


def test_one_word_in_common_proves_nothing() -> None:
    said = ("The pier was shut.", "A pier burns.", "They shut a pier.")
    posts = [report(f"{name}:x", ("", text)) for name, text in zip("abc", said, strict=True)]
    known = evidence(posts, events.readings(posts))
    left, right = np.array([0, 0]), np.array([1, 2])
    assert known.in_common(left, right).tolist() == [1, 2]
    rows = known.of(left, right)
    found = events.settled(known, left, right, rows=rows, likely=np.array([0.8, 0.8]))
    assert found.tolist() == pytest.approx([0, 0.8])


@pytest.mark.parametrize(
    ("likely", "groups"),
    [
        ((0.69, 0.0, 0.0), 3),
        ((0.71, 0.0, 0.0), 2),
        # The third is .6 likely on average and .9 at best: .7 * .6 + .3 * .9 is .69.
        ((0.99, 0.9, 0.3), 2),
        ((0.99, 0.9, 0.33), 1),
    ],
)
def test_how_likely_groups_are_joined(
    likely: tuple[float, ...], groups: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = {(0, 1): likely[0], (0, 2): likely[1], (1, 2): likely[2]}

    def probability(_: object, left: list[int], right: list[int]) -> object:
        return np.array([of[pair] for pair in zip(left, right, strict=True)])

    monkeypatch.setattr(events, "probability", probability)
    told = (PIER[0], PIER[1], (PIER[0][0], PIER[1][1]))
    assert len(group([report(f"{n}:x", each) for n, each in enumerate(told)])) == groups


def test_a_standfirst_says_what_an_article_is_about() -> None:
    scene = ("A quiet quay", "Nobody came to work today. The kettle sang, and a dog slept.")
    alone = [report("gull:pier", PIER[0]), report("tern:scene", scene)]
    assert len(group(alone)) == 2
    told = report("tern:scene", scene, standfirst=PIER[1][1])
    assert len(group([alone[0], told])) == 1


def test_two_versions_of_a_live_blog_are_one() -> None:
    told = " ".join(DAM)
    blogs = [report("kite:x", ("Live: dam", told)), report("kite:y", ("Live: dam", f"{told} Now."))]
    assert len(group(blogs)) == 1


def test_an_outlets_series_is_as_many_events_as_items() -> None:
    items = [
        report("gull:1", ("Vint 3, Holm 1", "On Saturday, Vint beat Holm 3-1 in the county cup.")),
        report("gull:2", ("Tarn 3, Lode 1", "On Saturday, Tarn beat Lode 3-1 in the county cup.")),
        report("gull:3", ("Death notice: Anna Holm", "In Tarn, Anna Holm died on Friday at 91.")),
        report("gull:4", ("Death notice: Per Lund", "In Tarn, Per Lund died on Friday at 77.")),
        report("gull:5", ("Rates", "The crown stood at 7.45 to the dollar in Tarn.")),
    ]
    assert len(group(items)) == 5


def test_names_that_are_common_words_join_nothing() -> None:
    said = (
        ("May wins the race in Reading", "On Monday, May won the race in Reading by a mile."),
        ("Rose opens a bakery in Bath", "On Monday, Rose opened a bakery in Bath with a friend."),
        ("Bill for the mill in Reading", "The bill for the mill in Reading may rise in May."),
    )
    assert len(group([report(f"gull {n}:{n}", told) for n, told in enumerate(said)])) == 3


def test_unlike_places_and_numbers_part_alike_events() -> None:
    first = (
        "UK inflation rises to 3.5% in April as bills jump",
        "The annual rate in the UK hit 3.5% in April, the Office for National Statistics said.",
    )
    second = (
        "Inflation falls to 1.7% in April after end of tax",
        "The annual rate in Canada fell to 1.7% in April, Statistics Canada said on Tuesday.",
    )
    assert len(group([report("gull:a", first), report("tern:b", second)])) == 2


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


@pytest.mark.slow
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


@pytest.mark.slow
def test_a_thousand_reports_of_one_event_under_many_titles_are_one_story() -> None:
    lots = random.Random(1)
    told = [sentence for _, text in (*PIER, *PRIZE, STORM) for sentence in text.split(". ")]
    titles = [told for told, _ in (*PIER, *PRIZE, STORM)]
    reports = [
        report(
            f"Outlet {number % 40}:{number}",
            (
                lots.choice(titles),
                ". ".join(told[each] for each in sorted(lots.sample(range(len(told)), 9))),
            ),
        )
        for number in range(1000)
    ]
    assert len(group(reports)) == 1
