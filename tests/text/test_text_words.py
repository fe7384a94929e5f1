from __future__ import annotations

import pytest

from digest.text.words import base, content, stem, stop_words, tokens


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "The boats' crew didn't wait: it's 3.5 km.",
            ["the", "boats", "crew", "didn", "wait", "it", "3", "5", "km"],
        ),
        ("fr", "L’homme qu'elle n'a pas vu", ["l", "homme", "qu", "elle", "n", "a", "pas", "vu"]),
        ("ar", "الأَخْبَـــار إلى آخر المدينة", ["الاخبار", "الي", "اخر", "المدينه"]),
    ],
)
def test_tokens(language: str, text: str, wanted: list[str]) -> None:
    assert tokens(text, language=language) == wanted


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "boats", "boat"),
        ("fr", "bateaux", "bateau"),
        ("es", "barcos", "barco"),
        ("de", "häuser", "häusern"),
    ],
)
def test_forms_share_a_stem(language: str, one: str, other: str) -> None:
    assert stem(one, language=language) == stem(other, language=language)


def test_content_leaves_stop_words_out_and_keeps_order() -> None:
    assert content("The board and the boats of the board", language="en-GB") == (
        "board",
        "boat",
        "board",
    )


def test_arabic_stop_words_are_written_as_tokens_are() -> None:
    assert "الي" in {*tokens("إلى", language="ar")}
    assert not content("من إلى على في", language="ar")


def test_a_language_without_lists_keeps_its_words() -> None:
    assert base("xx_YY") == "xx"
    assert stop_words("xx") == frozenset()
    assert content("Ala ma kota", language="xx") == ("ala", "ma", "kota")
