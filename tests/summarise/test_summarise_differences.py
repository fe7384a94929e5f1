from __future__ import annotations

from datetime import timedelta

import pytest
from builders import MONDAY, article, sentences

from digest.model import Article, Difference
from digest.summarise import summarise
from digest.summarise.differences import differences

OPENING = "The Orsa dam broke near the town of Hallen."


def told(
    *texts: str, language: str = "en", apart: timedelta = timedelta(hours=3)
) -> tuple[Article, ...]:
    return tuple(
        article(
            id=f"{number}:dam",
            source=f"Outlet {number}",
            title="",
            text=text,
            language=language,
            published=MONDAY + number * apart,
        )
        for number, text in enumerate(texts)
    )


def found(
    *texts: str, language: str = "en", apart: timedelta = timedelta(hours=3)
) -> tuple[Difference, ...]:
    articles = told(*texts, language=language, apart=apart)
    return differences(articles, [sentence for own in articles for sentence in sentences(own)])


@pytest.mark.parametrize(
    ("one", "other", "language", "topic"),
    [
        (
            "Some 9,800 people were evacuated.",
            "More than 12,000 have been moved to safety.",
            "en",
            "people were evacuated",
        ),
        (
            "Two people died when the road at Hallen broke.",
            "One person was killed at Hallen.",
            "en",
            "people died",
        ),
        (
            "Police arrested 40 people at Hallen.",
            "Some 70 people were detained at Hallen.",
            "en",
            "people at Hallen",
        ),
        (
            "The craft weighs 148 kilograms.",
            "The craft weighs 151 kg at launch.",
            "en",
            "kilograms",
        ),
        (
            "The repair will cost 260 million crowns.",
            "The repair is to cost 310 million crowns.",
            "en",
            "crowns",
        ),
        (
            "Dans la vallée, 9 800 personnes ont été évacuées.",
            "Plus de 12 000 personnes ont été évacuées.",
            "fr",
            "personnes ont été évacuées",
        ),
        ("En Hallen hay 12 muertos.", "En Hallen hay 17 muertos.", "es", "muertos"),
        (
            "قال المسؤولون إن 12 قتيلا سقطوا في المدينة.",
            "قال المسؤولون إن 17 قتيلا سقطوا في المدينة.",
            "ar",
            "",
        ),
    ],
)
def test_both_are_shown_word_for_word(one: str, other: str, language: str, topic: str) -> None:
    differing = found(f"{OPENING} {one}", f"{OPENING} {other}", language=language)
    assert [tuple(side.text for side in difference.sides) for difference in differing] == [
        (one, other)
    ]
    assert differing[0].topic in one
    assert topic in differing[0].topic


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("About 12,000 people were evacuated.", "Exactly 11,980 people were evacuated."),
        ("At least two people died at Hallen.", "Three people died at Hallen."),
        ("Some 9,800 people were evacuated.", "In 1987 some 12,000 people were evacuated."),
        ("Two people died at Hallen.", "Another 12 people were injured at Hallen."),
        ("Two people died at Hallen.", "A flood last year killed nine people at Hallen."),
        ("Two people died at Hallen.", "Up to 40 people could have died at Hallen."),
        ("The lake holds 410 million cubic metres.", "The hole is 40 metres long."),
        ("The hole is 40 metres long and 15 metres wide.", "The hole is 15 metres wide."),
        ("The repair will cost 260 million crowns.", "The pier took in 3 million crowns."),
        ("Pay rises by 7 per cent.", "Prices fell by 3 per cent."),
        ("The dam is 57 years old.", "The keeper is 63 years old."),
        (
            "Some 9,800 people were evacuated.",
            '"They say that 12,000 people were evacuated," a skipper said.',
        ),
        ("A woman and five children died at Hallen.", "Six people died at Hallen."),
        ("The mayor spoke on July 22.", "The mayor spoke on July 23."),
    ],
)
def test_other_things_times_and_roundings_are_no_difference(one: str, other: str) -> None:
    assert found(f"{OPENING} {one}", f"{OPENING} {other}") == ()


def test_a_unit_alone_is_nothing_in_common() -> None:
    opening = f"{OPENING} Crews came. Boats left. Rain fell. "
    rock = "Mount Hallen is a rock of 4,199 metres near the border, east of the town."
    assert found(opening + rock, f"{opening}Skis lay near the town at 4,000 metres.") == ()
    assert found(opening + rock, f"{opening}The rock at Mount Hallen has 4,000 metres.") != ()


def test_an_outlet_that_gives_both_numbers_does_not_differ() -> None:
    assert (
        found(
            "By noon 9,800 people were evacuated. By night 12,000 people were evacuated.",
            "Some 12,000 people were evacuated.",
        )
        == ()
    )


def test_reports_of_different_days_do_not_differ() -> None:
    assert (
        found(
            "Some 9,800 people were evacuated.",
            "Some 12,000 people were evacuated.",
            apart=timedelta(days=3),
        )
        == ()
    )


def test_one_outlet_does_not_differ_with_itself() -> None:
    texts = [
        article(id=f"gull:{number}", text=f"Some {number},800 people were evacuated.")
        for number in (8, 9)
    ]
    assert differences(texts, [sentence for own in texts for sentence in sentences(own)]) == ()


def test_three_outlets_are_three_sides() -> None:
    sides = found(
        *(
            f"The ministry counts {number} people evacuated."
            for number in ("9,800", "11,400", "14,100")
        )
    )[0].sides
    assert [side.article for side in sides] == ["0:dam", "1:dam", "2:dam"]


def test_a_sentence_that_leans_on_another_is_no_side() -> None:
    assert (
        found(
            f"{OPENING} Around her 9,800 people were evacuated.",
            f"{OPENING} Some 12,000 people were evacuated.",
        )
        == ()
    )


def topics(one: str, other: str, language: str = "en") -> list[str]:
    return [difference.topic for difference in found(one, other, language=language)]


def test_lives_come_before_boats() -> None:
    assert topics(
        f"{OPENING} The storm sank 610 boats of the fleet. Near the pier 12 people died.",
        f"{OPENING} The storm sank 640 boats of the fleet. Near the pier 17 people died.",
    ) == ["people died", "boats of the fleet"]


def test_what_both_open_with_is_one_thing_in_other_words() -> None:
    (difference,) = found(
        "La lande brûle : 1 450 hectares sont perdus. Rien d'autre.",
        "Un incendie a parcouru 1 610 hectares. Le vent tombe.",
        language="fr",
    )
    assert [side.text for side in difference.sides] == [
        "La lande brûle : 1 450 hectares sont perdus.",
        "Un incendie a parcouru 1 610 hectares.",
    ]


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        (
            "Onze villages ont été évacués, soit 3\u202f200 personnes.",
            "Le feu a forcé 2 900 habitants à quitter leurs maisons.",
            "fr",
        ),
        ("أخلت السلطات قرى يسكنها ٣٢٠٠ شخص.", "نزح من القرى 3400 شخص.", "ar"),
        ("التهمت النار 1850 هكتارا من الغابة.", "بلغت المساحة ٢١٠٠ هكتار.", "ar"),
        (
            "يعطي الاتفاق البلاد ثمانمئة مليون متر مكعب.",
            "يعطي الاتفاق البلاد 760 مليون متر مكعب.",
            "ar",
        ),
    ],
)
def test_numbers_are_read_as_each_language_writes_them(one: str, other: str, language: str) -> None:
    assert [
        [side.text for side in difference.sides]
        for difference in found(one, other, language=language)
    ] == [[one, other]]


def test_a_third_outlets_rough_number_stands_beside_two_that_differ() -> None:
    (difference,) = found(
        *(
            f"The deal gives the valley {number} million litres of water."
            for number in ("780", "about 800", "760")
        )
    )
    assert len(difference.sides) == 3


def test_a_story_is_told_with_what_its_reports_differ_on() -> None:
    articles = told(
        "The Orsa dam broke on Monday above the town of Hallen. By evening 9,800 people were evacuated.",
        "A dam above Hallen burst on Monday. More than 12,000 people have been moved to safety.",
    )
    assert len(summarise(articles).differences[0].sides) == 2
    assert summarise(articles[:1]).differences == ()
