from __future__ import annotations

import pytest
from builders import article, sentences

from digest.summarise.figures import figures


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(figure.value, figure.label) for figure in figures(sentences(article(text=text, language=language)), language=language)]


@pytest.mark.parametrize(("text", "language", "value", "label"), [
    ("He sold his £38,500 Volta K2 six weeks before.", "en", "£38,500", "Volta K2"),
    ("The strike of the 142 harbour pilots ended.", "en", "142", "harbour pilots"),
    ("Some 12,000 people were told to leave their homes in the north after the dam broke.", "en", "12,000",
     "people were told to leave their homes"),
    ("It made 17.8 million cubic metres of drinking water, a record.", "en", "17.8 million cubic metres", "of drinking water"),
    ("Pensions take up 17 per cent of national output, and more.", "en", "17 per cent", "of national output"),
    ("There are 214 steps in Hollin Light, and he knows eleven.", "en", "214", "steps in Hollin Light"),
    ("Some 23,000 vehicles cross the bridge on a weekday.", "en", "23,000", "vehicles cross the bridge on a weekday"),
    ("A farm gave 120 pieces of young coral kept at sea.", "en", "120", "pieces of young coral"),
    ("On en mesure 480 milligrammes de matières par litre, douze fois la norme.", "fr", "480", "milligrammes de matières par litre"),
    ("Le chantier coûte 22 millions d'euros aux contribuables de la ville.", "fr", "22 millions", "d'euros aux contribuables de la ville"),
    ("Unas 1.234 personas cruzan el puente cada día.", "es", "1.234", "personas cruzan el puente cada día"),
    ("إن ٣٠٠ ألف نسمة يستفيدون من الوحدة الجديدة.", "ar", "٣٠٠ ألف", "نسمة يستفيدون من الوحدة الجديدة"),
])
def test_label_makes_sense_alone_and_stands_behind_its_number(text: str, language: str, value: str, label: str) -> None:
    assert found(text, language) == [(value, label)]
    assert f"{value} {label}" in text


@pytest.mark.parametrize("text", [
    "Pictures came from 126 countries.", "It was the largest in 22 years of sailing here.", "The keeper, 63, has a boat and a hat.",
    "On July 22 people of the valley left.", "In 2024 people of the valley left.", "Rovers won 3-1 away games.", "Only 9 people of Hallen stayed.",
    "By 4:30 pm people of the valley left.", "There were 1,100 two years earlier.", "The sun passes within 96 million kilometres of it.",
    "\"We sold 300 tickets to sailors,\" she said.", "Cases reached 20,145 on Sunday night.", "Line 4 carried tired sailors.",
    "Call 0800 123 456 for free tickets.", "He raised 410,000 of the two million.",
])
def test_weak_numbers_are_no_figures(text: str) -> None:
    assert found(text) == []


def test_each_value_comes_once_and_one_of_a_sentence() -> None:
    assert found("There are 214 steps in Hollin Light. The 214 stone steps were counted. It has 87 old lamps and 46 new lamps.") == [
        ("214", "steps in Hollin Light"), ("87", "old lamps")]


@pytest.mark.parametrize("text", ["", "٣٠٠", "12,000", "£", "12,000 ", "%%% 40 40 40", "1.234.567.890,12 de de de"])
@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ja"])
def test_any_text_will_do(text: str, language: str) -> None:
    assert found(text, language) == []
