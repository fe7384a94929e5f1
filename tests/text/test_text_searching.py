"""Words as a search compares them, and the excerpt that shows them."""

from __future__ import annotations

import pytest

from digest.text.searching import AROUND, STEM, excerpt, marked, search_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("École", "ecole"),
        ("e\u0301cole", "école"),
        ("Œuvre", "oeuvre"),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("ÇA", "ça"),
        ("الجِسْر", "الجسر"),
        ("جـــسر", "جسر"),
        ("أحمد", "احمد"),
        ("مدينة", "مدينه"),
        ("مستشفى", "مستشفي"),
        ("والجسر", "جسر"),
        ("بالجسر", "الجسر"),
        ("١٢", "١٢"),
        ("ΣΟΦΟΣ", "σοφος"),
    ],
)
def test_words_are_alike(one: str, other: str) -> None:
    assert search_words(one) == search_words(other) != []


def test_a_short_word_keeps_what_looks_like_an_article() -> None:
    assert search_words("الم") == ["الم"]
    assert search_words("ال" + "ب" * STEM) == ["ب" * STEM]


def test_words_part_at_everything_that_is_no_letter() -> None:
    assert search_words('L’eau, l\'air-NEAR(x) OR "y*" ^z: 4.2 %') == [
        *("l", "eau", "l", "air", "near", "x", "or", "y", "z", "4", "2")
    ]
    assert search_words("… – ﷽ \u0640 ' \0") == search_words("﷽")


def test_an_excerpt_is_the_sentence_with_most_of_the_words() -> None:
    sentences = ["The pier closes.", "The old pier is to be repaired.", "Rain."]
    assert excerpt(sentences, ["repair", "pier"]) == (
        ("The old ", False),
        ("pier", True),
        (" is to be ", False),
        ("repaired", True),
        (".", False),
    )
    assert excerpt(sentences, ["nothing"]) == (("The pier closes.", False),)
    assert excerpt([], ["a"]) == ()


def test_a_long_sentence_is_shortened_at_words() -> None:
    text = f"{'word ' * 60}Pier {'other ' * 60}end."
    pieces = excerpt([text], ["pier"])
    shown = "".join(piece for piece, _ in pieces)
    assert shown.startswith("… word ")
    assert shown.endswith("other …")
    assert 2 * AROUND - 12 <= len(shown) <= 2 * AROUND + 8
    assert ("Pier", True) in pieces


def test_a_word_without_end_is_not_cut_out_of_its_mark() -> None:
    text = "x" * 400
    assert excerpt([text], ["xx"]) == ((text, True),)


def test_marks_stand_on_the_words_as_they_are_written() -> None:
    assert marked("Die Straßen & <b>", ["strasse"]) == (
        ("Die ", False),
        ("Straßen", True),
        (" & <b>", False),
    )
