from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.curate.slugs import LETTERS, WORDS, slug, unique


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("US halts Gaza talks", "us-halts-gaza-talks"),
        ("Éire's œuvre: “Straße” à Łódź", "eires-oeuvre-strasse-a-lodz"),
        ("One two three four five six seven", "one-two-three-four-five-six"),
        (
            "Internationalisation of counterrevolutionary misunderstandings today",
            "internationalisation-of-counterrevolutionary",
        ),
        ("x" * 80, "x" * 50),
        ("إغلاق الرصيف القديم", "إغلاق-الرصيف-القديم"),
        ("80 % of 3,000", "80-of-3-000"),
        ("../../etc/passwd", "etc-passwd"),
        ("…!?", ""),
        ("", ""),
    ],
)
def test_a_slug_is_what_an_editor_would_write(text: str, name: str) -> None:
    assert slug(text) == name


def test_a_name_taken_gets_a_number() -> None:
    taken: set[str] = set()
    assert [unique("pier", taken), unique("pier", taken), unique("pier-2", taken)] == [
        "pier",
        "pier-2",
        "pier-2-2",
    ]


@given(st.text())
def test_a_slug_is_short_and_fit_for_a_file(text: str) -> None:
    name = slug(text)
    assert len(name) <= LETTERS
    assert name.count("-") < WORDS
    assert not set(name) & set("/\\.:\0 \n")
    assert slug(name) == name or not name.isascii()
