from __future__ import annotations

import pytest
from builders import article, sentences

from digest.model import Sentence
from digest.summarise.quotes import quotes

PIER = "We could not let another crew tie up there"


def found(sentence: str, *, language: str = "en", rest: str = "") -> list[tuple[str, str]]:
    own = article(text=f"{sentence}\n\n{rest}".strip(), language=language, title="")
    told = (Sentence(article=own.id, start=0, end=len(sentence), text=sentence),)
    return [(quote.text, quote.speaker) for quote in quotes(told, articles=[own])]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (f'"{PIER}," said Anna Reed.', "Anna Reed"),
        (f"“{PIER},” said harbour master Anna Reed, who chairs the board.", "Anna Reed"),
        (f'"{PIER}," Anna Reed told The Gull on Monday.', "Anna Reed"),
        (
            f'"{PIER}," Anna Reed, the board\'s chair, told reporters.',
            "Anna Reed, the board's chair",
        ),
        (f'"{PIER}," according to Anna Reed.', "Anna Reed"),
        (f'Anna Reed said: "{PIER}."', "Anna Reed"),
        (f"'{PIER},' Anna van der Reed added.", "Anna van der Reed"),
        (f'"{PIER}," said María del Río Pérez.', "María del Río Pérez"),
        (f'"{PIER}," said the minister, Anna Reed.', "Anna Reed, the minister"),
    ],
)
def test_speaker_is_named(sentence: str, speaker: str) -> None:
    assert [(words.rstrip("."), name) for words, name in found(sentence)] == [(PIER, speaker)]


@pytest.mark.parametrize(
    ("sentence", "language", "words", "speaker"),
    [
        (
            "« Nous ne pouvions plus laisser un équipage y amarrer », a déclaré Léa Morin.",
            "fr",
            "Nous ne pouvions plus laisser un équipage y amarrer",
            "Léa Morin",
        ),
        (
            "« L’huître ferme sa porte et elle attend », dit Maëlle Kerdoncuff, 38 ans.",
            "fr",
            "L’huître ferme sa porte et elle attend",
            "Maëlle Kerdoncuff",
        ),
        (
            "Selon Léa Morin, « Nous ne pouvions plus laisser un équipage y amarrer ».",
            "fr",
            "Nous ne pouvions plus laisser un équipage y amarrer",
            "Léa Morin",
        ),
        (
            "«Nosotros no podíamos dejar el muelle así», dijo Ana Ruiz.",
            "es",
            "Nosotros no podíamos dejar el muelle así",
            "Ana Ruiz",
        ),
        (
            "„Wir konnten den alten Steg nicht länger öffnen“, sagte Anna Riedel.",
            "de",
            "Wir konnten den alten Steg nicht länger öffnen",
            "Anna Riedel",
        ),
        (
            "وقال مدير الميناء سامي حداد: «لن نترك طاقما آخر يرسو في هذا المكان».",
            "ar",
            "لن نترك طاقما آخر يرسو في هذا المكان",
            "مدير الميناء سامي حداد",
        ),
        (
            "يقول سامي حداد، مدير الميناء: «لن نترك طاقما آخر يرسو في هذا المكان».",
            "ar",
            "لن نترك طاقما آخر يرسو في هذا المكان",
            "سامي حداد، مدير الميناء",
        ),
        (
            "ترى سلمى حداد: «لن نترك طاقما آخر يرسو في هذا المكان».",
            "ar",
            "لن نترك طاقما آخر يرسو في هذا المكان",
            "سلمى حداد",
        ),
        (
            "« Nous ne pouvions plus laisser un équipage y amarrer », a dit la maire des îles, Léa Morin.",
            "fr",
            "Nous ne pouvions plus laisser un équipage y amarrer",
            "Léa Morin, maire des îles",
        ),
        (
            "« Nous ne pouvions plus laisser un équipage y amarrer », dit Léa Morin, 36 ans, éleveuse à Brume.",
            "fr",
            "Nous ne pouvions plus laisser un équipage y amarrer",
            "Léa Morin, éleveuse à Brume",
        ),
    ],
)
def test_other_languages(sentence: str, language: str, words: str, speaker: str) -> None:
    assert found(sentence, language=language) == [(words, speaker)]


@pytest.mark.parametrize(
    ("name", "rest", "speaker"),
    [
        ("Reed", "Board chair Anna Reed spoke. Reed left.", "Anna Reed"),
        ("Trenholt", "The governor, President Trenholt, was there.", "President Trenholt"),
        ("Mr Reed", "Later Tom Reed came.", "Tom Reed"),
        ("Sir David", "It was Sir David Arden's first visit.", "David Arden"),
        ("Faye", "The singer Faye Brooke was there.", "Faye Brooke"),
        ("Reed", "On Monday Reed came.", ""),
        ("Nadhira", "The coast of Nadhira is long.", ""),
    ],
)
def test_name_is_the_full_one_of_the_article(name: str, rest: str, speaker: str) -> None:
    assert [who for _, who in found(f'"{PIER}," {name} said.', rest=rest)] == (
        [speaker] if speaker else []
    )


@pytest.mark.parametrize(
    "rest",
    [
        "In the car of Anna Reed, the coach, Tom Bell, wept.",
        "To Anna Reed, nine crews and a dog came.",
        "Anna Reed, who left, wept.",
        "Anna Reed, in tears, left.",
        "For Anna Reed, it was over.",
        "Anna Reed, right, and Tom Bell at the pier.",
        "Anna Reed, far left, at the pier.",
    ],
)
def test_what_else_stands_beside_a_name_is_no_office(rest: str) -> None:
    assert found(f'"{PIER}," said Anna Reed.', rest=rest)[0][1] in (
        "Anna Reed",
        "Anna Reed, the coach",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        f'"{PIER}," she said.',
        f'"{PIER}," said a spokesman for NHS Greater Hallen and Clyde.',
        f'"{PIER}," said Greater Hallen and Clyde.',
        f'"{PIER}," said the Harbour Police.',
        f'"{PIER}," said Dunvarra University.',
        f'"{PIER}" is painted on Anna Reed\'s boat.',
        '"It has been closed for good this time," said Anna Reed.',
        '"But we could not let them tie up there," said Anna Reed.',
        '"I told him that he could not stay there," said Anna Reed.',
        '"... could not let another crew tie up there," said Anna Reed.',
        '"We could not let [another] crew tie up there," said Anna Reed.',
        '"could not let another crew tie up there," said Anna Reed.',
        '"Never again," said Anna Reed.',
        f'"{PIER} {"and there " * 20}," said Anna Reed.',
        '"Who would have let them tie up there?" said Anna Reed.',
        f'"{PIER}," said Anna Reed, "and we did not."',
        f'"{PIER}, said Anna Reed.',
        f'"{PIER}," said Anna Reed\'s brother.',
        '"Welcome To The World My Little Crew," said Anna Reed.',
    ],
)
def test_what_is_no_quotation_of_a_named_person_is_left(sentence: str) -> None:
    assert found(sentence) == []


def test_the_most_telling_comes_first() -> None:
    own = article(
        title="Board closes the old pier",
        text=(
            '"I had a cup of tea and went home to bed," said Tom Bell. "The pier was old and the board had to close it," said Anna Reed. '
            "The pier is closed and the board knows."
        ),
    )
    assert [quote.speaker for quote in quotes(sentences(own), articles=[own])] == [
        "Anna Reed",
        "Tom Bell",
    ]
