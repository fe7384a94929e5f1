from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.summarise.numbers import numbers


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("About 12,000 people left.", "en", [("12,000", 12000.0, "")]),
        (
            "It paid £40,000 and $1.5m, a rise of 7.4 per cent.",
            "en",
            [("£40,000", 4e4, "£"), ("$1.5m", 1.5e6, "$"), ("7.4 per cent", 7.4, "%")],
        ),
        (
            "Sixty-three ships and a dozen boats wait.",
            "en",
            [("Sixty-three", 63.0, ""), ("a dozen", 12.0, "")],
        ),
        ("It costs 21 million dorins.", "en", [("21 million", 21e6, "")]),
        (
            "Elle coûte 1\u202f234,5 tonnes et 40 000 €.",
            "fr",
            [("1\u202f234,5", 1234.5, ""), ("40 000 €", 4e4, "€")],
        ),
        (
            "Le quai perd 7,4 pour cent, soit 22 millions.",
            "fr",
            [("7,4 pour cent", 7.4, "%"), ("22 millions", 22e6, "")],
        ),
        (
            "Unas 1.234 personas y 3,5 millones.",
            "es",
            [("1.234", 1234.0, ""), ("3,5 millones", 3.5e6, "")],
        ),
        ("Rund 1.234 Schiffe und 2 Mio. Euro.", "de", [("1.234", 1234.0, ""), ("2 Mio.", 2e6, "")]),
        ("نحو ٣٠٠ ألف نسمة و١٢٬٣٠٠ طن", "ar", [("٣٠٠ ألف", 3e5, ""), ("١٢٬٣٠٠", 12300.0, "")]),
    ],
)
def test_numbers_of_four_languages_are_read(
    text: str, language: str, found: list[tuple[str, float, str]]
) -> None:
    assert [
        (number.text, number.value, number.unit) for number in numbers(text, language=language)
    ] == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It happened on July 22 and in 2024.", "en"),
        ("The boat leaves at 4:30 pm.", "en"),
        ("It opens at 7am.", "en"),
        ("Reed, 41, is a skipper.", "en"),
        ("A 41-year-old skipper came.", "en"),
        ("She is 41 years old.", "en"),
        ("Rovers won 3-1.", "en"),
        ("They rode Line 4 and a Boeing 737.", "en"),
        ("See page 12 of article 5.", "en"),
        ("Call 0800 123 456 now.", "en"),
        ("Write to +44 20.", "en"),
        ("The 22nd skipper.", "en"),
        ("1. Board the ferry.", "en"),
        ("Covid-19 spread.", "en"),
        ("Anna Reed, 38 ans, qui pêche.", "fr"),
        ("Le 24 juillet 2025.", "fr"),
        ("El 24 de julio.", "es"),
        ("في 24 يوليو", "ar"),
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str, language: str) -> None:
    assert [number.text for number in numbers(text, language=language)] == []


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("about 12,000 people", "11,980 people", False),
        ("about 12,000 people", "9,800 people", True),
        ("12,000 people", "11,400 people", True),
        ("more than 12,000 people", "14,000 people", False),
        ("more than 12,000 people", "9,800 people", True),
        ("35 words", "38 words", True),
        ("nearly 700 boats", "640 boats", False),
        ("90 million dorins", "92 million dorins", False),
        ("7.4 per cent", "7.5 per cent", True),
        ("a dozen boats", "thirteen boats", True),
        ("up to 40 boats", "36 boats", False),
    ],
)
def test_rounding_is_no_contradiction(one: str, other: str, *, differ: bool) -> None:
    left, right = (next(numbers(text, language="en")) for text in (one, other))
    assert left.contradicts(right) is right.contradicts(left) is differ


def test_at_least_has_no_end() -> None:
    assert next(numbers("at least 40 boats", language="en")).high == inf


@given(
    st.text(alphabet="0123456789.,:٣٬%£$ \u202f-ab", max_size=40),
    st.sampled_from(["en", "fr", "es", "de", "ar", "ja"]),
)
def test_any_text_is_read_and_numbers_stand_in_it(text: str, language: str) -> None:
    for number in numbers(text, language=language):
        assert text[number.start : number.end] == number.text
        assert number.low <= number.value <= number.high
