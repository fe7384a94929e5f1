from __future__ import annotations

import pytest

from digest.text.stripped import stripped

TEXT = "\"I think it's over by noon - I trust,\" Bell told reporters. Reed's crew knows its boat. L’eau monte. They weren't were they."


@pytest.mark.parametrize(
    ("words", "lost"),
    [
        ("I think its over by noon - I trust, Bell told reporters", True),
        ("Reeds crew was late", True),
        ("Reed's crew was late", False),
        ("Im the last skipper", True),
        ("They dont know", True),
        ("The crew knows its boat", False),
        ("were they late", False),
        ("Leau monte vite", True),
        ("L'eau monte vite", False),
        ("I think it's over by noon", True),
        ("“I think it's over by noon”", False),
        ("Bell told reporters", False),
        ("", False),
    ],
)
def test_marks_that_the_text_has(words: str, *, lost: bool) -> None:
    assert stripped(words, TEXT) is lost


@pytest.mark.parametrize("text", ["A" * 200_000, "a'" * 100_000, "Aa " * 60_000, '"' * 100_000])
def test_a_hostile_text_is_soon_judged(text: str) -> None:
    assert stripped("The old piers end", text) is False
