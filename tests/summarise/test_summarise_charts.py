"""Charts: figures of one measure, unit and period, or none at all."""

from __future__ import annotations

import pytest
from builders import article

from digest.summarise.charts import LONGEST, charts
from digest.text.sentences import sentences

RIGHT = [
    ("en", "The port counted 163 boats, up from 72 a year ago.", "change", [72, 163]),
    (
        "en",
        "The share of rented flats rose from 31 per cent in 2019 to 42 per cent in 2024.",
        "change",
        [31, 42],
    ),
    ("en", "The fare was cut from £2.60 to £2.40.", "change", [2.6, 2.4]),
    ("fr", "Le chômage est passé de 3,4 % à 27 %.", "change", [3.4, 27]),
    ("fr", "Le port a compté 255 bateaux en 2018 contre 137 en 2015.", "change", [137, 255]),
    ("de", "Die Zahl der Boote stieg von 120 auf 180.", "change", [120, 180]),
    ("es", "El paro pasó del 9 % al 12 %.", "change", [9, 12]),
    ("ar", "ارتفعت البطالة من 9% إلى 12%.", "change", [9, 12]),
    ("it", "I biglietti sono passati da 120 a 180.", "change", [120, 180]),
]
REFUSED = [
    ("en", "The number did not rise from 120 to 180."),
    ("en", "The fare will rise from £2.40 to £2.60."),
    ("en", "The fare may rise from £2.40 to £2.60."),
    ("en", "Rates rose from 3 per cent to 40 boats."),
    ("en", "Rates rose from 3 per cent to 4 percentage points."),
    ("en", "The trip takes from 3 to 5 hours."),
    ("en", "Boats of 120 to 180 tonnes called."),
    ("en", "The budget rose from $2m to €3m."),
    ("en", "Rates rose from about 3 to 5 per cent, and 12 boats left."),
    ("en", "The old pier was built in 1871 and rebuilt in 1902."),
    ("en", "Reed won 6-4, 6-3 against Bell."),
]

LISTS = [
    (
        "en",
        "Of the readers 52 per cent said yes, 31 per cent no and 17 per cent nothing.",
        "shares",
        [52, 31, 17],
    ),
    (
        "en",
        "The crews counted 300 boats in Callis, 210 in Morvelle and 190 in Orsa.",
        "ranking",
        [300, 210, 190],
    ),
    (
        "en",
        "Callis (190 boats), Morvelle (300) and Orsa (210) keep open harbours.",
        "ranking",
        [300, 210, 190],
    ),
]
UNLIKE = [
    "Readers came: 52 per cent of the women, 31 per cent of the men and 17 per cent of the rest.",
    "Turnout rose by 52 per cent, costs by 31 per cent and fares by 17 per cent.",
    "Of the readers 52 per cent said yes, 31 per cent no and 12 per cent nothing.",
    "Anna Reed (34), Tom Bell (41) and Ida Moss (29) were on board.",
    "The crews counted 300 boats in Callis, 210 nets in Morvelle and 190 in Orsa.",
    "It cost $300 in Callis, €210 in Morvelle and £190 in Orsa.",
    "The crews counted 300 boats in Callis, about 210 in Morvelle and 190 in Orsa.",
    "The crews counted 3 million in Callis, 210 in Morvelle and 190 in Orsa.",
    "The number fell from 120 in 2019 to 80 in March.",
    "The number rose from 180 to 120.",
    "The term was cut from 28 months to 10 years.",
    "The number rose from 54 in 2024 to 31 in 2021.",
    "“Thefts rose from 120 to 180,” the mayor said.",
    "Did the number rise from 120 to 180?",
    "Rents rose from 300 to 400 in Callis and from 200 to 300 in Orsa.",
    "The alert level was raised from 3 to 4.",
]


def found(text: str, language: str) -> list[tuple[str, list[float]]]:
    own = sentences(article(text=text, language=language))
    return [
        (chart.kind, [datum.value for datum in chart.data])
        for chart in charts(own, language=language)
    ]


@pytest.mark.parametrize(("language", "text", "kind", "values"), RIGHT)
def test_a_before_and_an_after(language: str, text: str, kind: str, values: list[float]) -> None:
    assert found(text, language) == [(kind, values)]


@pytest.mark.parametrize(("language", "text", "kind", "values"), LISTS)
def test_a_list_of_one_measure(language: str, text: str, kind: str, values: list[float]) -> None:
    assert found(text, language) == [(kind, values)]


@pytest.mark.parametrize("text", UNLIKE)
def test_figures_that_are_not_alike_make_no_chart(text: str) -> None:
    assert found(text, "en") == []


def test_a_rise_that_may_be_a_range_makes_none() -> None:
    assert found("Les prix ont augmenté de 3 à 5 %.", "fr") == []
    assert found("Une hausse de 120 à 180 euros.", "fr") == []


@pytest.mark.parametrize(("language", "text"), REFUSED)
def test_whatever_is_not_sure_makes_no_chart(language: str, text: str) -> None:
    assert found(text, language) == []


def test_a_chart_s_words_and_numbers_stand_in_its_sentence() -> None:
    (chart,) = charts(
        sentences(article(text="Crews counted 24 boats in 2024, up from 18 in 2019.")),
        language="en",
    )
    for datum in chart.data:
        assert datum.shown in chart.sentence.text
        assert datum.label in chart.sentence.text
    assert [datum.label for datum in chart.data] == ["2019", "2024"]


def test_a_very_long_sentence_makes_no_chart() -> None:
    aside = " and the crews wept" * (LONGEST // 4)
    assert found(f"The port counted 163 boats{aside}, up from 72 a year ago.", "en") == []
