from __future__ import annotations

import pytest
from builders import article, sentences

from digest.summarise.figures import figures


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [
        (figure.value, figure.label)
        for figure in figures(sentences(article(text=text, language=language)), language=language)
    ]


@pytest.mark.parametrize(
    ("text", "language", "value", "label"),
    [
        ("He sold his £38,500 Volta K2 six weeks before.", "en", "£38,500", "Volta K2"),
        ("The strike of the 1,420 harbour pilots ended.", "en", "1,420 harbour pilots", ""),
        (
            "Some 12,000 people were told to leave their homes in the north after the dam broke.",
            "en",
            "12,000 people",
            "were told to leave their homes",
        ),
        (
            "It made 17.8 million cubic metres of drinking water, a record.",
            "en",
            "17.8 million cubic metres",
            "of drinking water",
        ),
        (
            "Pensions take up 17 per cent of national output, and more.",
            "en",
            "17 per cent",
            "of national output",
        ),
        (
            "There are 2,140 steps in Hollin Light, and he knows eleven.",
            "en",
            "2,140 steps",
            "in Hollin Light",
        ),
        (
            "Some 23,000 vehicles cross the bridge on a weekday.",
            "en",
            "23,000 vehicles",
            "cross the bridge on a weekday",
        ),
        (
            "A farm gave 1,200 pieces of young coral kept at sea.",
            "en",
            "1,200 pieces",
            "of young coral",
        ),
        (
            "On en mesure 480 milligrammes de matières par litre, douze fois la norme.",
            "fr",
            "480 milligrammes",
            "de matières par litre",
        ),
        (
            "Le chantier coûte 22 millions d'euros aux contribuables de la ville.",
            "fr",
            "22 millions d'euros",
            "aux contribuables de la ville",
        ),
        (
            "Unas 1.234 personas cruzan el puente cada día.",
            "es",
            "1.234 personas",
            "cruzan el puente cada día",
        ),
        (
            "إن ٣٠٠ ألف نسمة يستفيدون من الوحدة الجديدة.",
            "ar",
            "٣٠٠ ألف نسمة",
            "يستفيدون من الوحدة الجديدة",
        ),
    ],
)
def test_label_makes_sense_alone_and_stands_behind_its_number(
    text: str, language: str, value: str, label: str
) -> None:
    assert found(text, language) == [(value, label)]
    assert f"{value} {label}".strip() in text


@pytest.mark.parametrize(
    "text",
    [
        "Pictures came from 126 countries.",
        "It was the largest in 22 years of sailing here.",
        "The keeper, 63, has a boat and a hat.",
        "On July 22 people of the valley left.",
        "In 2024 people of the valley left.",
        "Rovers won 3-1 away games.",
        "Only 9 people of Hallen stayed.",
        "By 4:30 pm people of the valley left.",
        "There were 1,100 two years earlier.",
        "The sun passes within 96 million kilometres of it.",
        '"We sold 300 tickets to sailors," she said.',
        "Cases reached 20,145 on Sunday night.",
        "Line 4 carried tired sailors.",
        "Call 0800 123 456 for free tickets.",
        "He raised 410,000 of the two million.",
        "All 640 invitations to the hall were used.",
        "Nine of 2,400 sailors of Hallen came.",
        "The tower stands 60 metres above the town.",
    ],
)
def test_weak_numbers_are_no_figures(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("the DAM BROKE", 1),
        ("THE DAM BROKE", 0),
        ("EU UN US HELP", 1),
        ("THE dam BROKE UP", 1),
    ],
)
def test_a_sentence_with_words_in_capitals_gives_none(words: str, count: int) -> None:
    """Three in a row, of three letters at least: a caption or another headline."""
    text = f"Some 12,000 people were told to leave their homes in the north after {words}."
    assert len(found(text)) == count


def test_each_value_comes_once_and_one_of_a_sentence() -> None:
    assert found(
        "There are 2,140 steps in Hollin Light. The 2,140 steps of stone were counted. It has 1,870 lamps of brass and "
        "4,600 lamps of tin."
    ) == [("4,600 lamps", "of tin"), ("2,140 steps", "in Hollin Light")]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        (
            "The town has 8,200 lamps of brass. Some 900 people were evacuated from the valley. The repair takes up £4,000 of harbour savings.",
            "en",
            ["900 people", "£4,000", "8,200 lamps"],
        ),
        (
            "La ville compte 8 200 lampes de cuivre rouge. Le feu a chassé 2 900 habitants de la vallée, évacués hier.",
            "fr",
            ["2 900 habitants", "8 200 lampes"],
        ),
        (
            "في المدينة 8200 مصباح من النحاس القديم. غادر الوادي 4100 شخص نازح من القرى.",
            "ar",
            ["4100 شخص", "8200 مصباح"],
        ),
    ],
)
def test_news_comes_before_curiosities(text: str, language: str, values: list[str]) -> None:
    assert [value for value, _ in found(text, language)] == values


def test_what_the_headline_counts_comes_first() -> None:
    told = article(text="The town has 8,200 lamps of brass. The pier has 120 pillars of oak.")
    assert [
        figure.value
        for figure in figures(sentences(told), language="en", titles=["Pier of 120 pillars falls"])
    ] == ["120 pillars", "8,200 lamps"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Une coureuse a perdu 380 secondes à attendre un vélo de rechange.", "fr"),
        ("Elle a gagné le 400 mètres nage libre.", "fr"),
        ("Quatre-vingts des 9 700 salariés reprennent la verrerie de Brume.", "fr"),
        ("L'usine coûte 2,9 millions tirés de leur bourse.", "fr"),
        ("ألقت المروحيات أكياسا ويحتاج المهندسون إلى 6000 لسد حفرة واسعة.", "ar"),
    ],
)
def test_times_races_parts_and_bare_numbers_are_none(text: str, language: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Repairs cost £200 of town money, compared with about £700 of town money.", "en", "£200"),
        ("Repairs cost £200 of town money, down from £700 of town money.", "en", "£200"),
        ("Compared with £700 of town money in spring, repairs cost £200 of it.", "en", "£700"),
        ("Le quai vaut moins de 200 dollars du port, contre environ 700 dollars du port.", "fr", "200"),
        ("Die Mole kostet 200 Euro im Hafen, verglichen mit 700 Euro im Hafen.", "de", "200"),
        ("La obra cuesta 200 € del puerto, frente a 700 € del puerto.", "es", "200"),
    ],
)  # fmt: skip
def test_the_old_one_of_two_figures_is_none(text: str, language: str, value: str) -> None:
    told = sentences(article(text=text, language=language))
    (figure,) = figures(told, language=language, alone=told)
    assert figure.value.startswith(value)


@pytest.mark.parametrize(
    "text", ["", "٣٠٠", "12,000", "£", "12,000 ", "%%% 40 40 40", "1.234.567.890,12 de de de"]
)
@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ja"])
def test_any_text_will_do(text: str, language: str) -> None:
    assert found(text, language) == []
