"""Words divide where pyphen divides them, whose dictionaries these are."""

from __future__ import annotations

import pyphen
import pytest

from digest.themes import Measurer, load_theme
from digest.themes.measure import AFTER, BEFORE

MEASURER = Measurer(load_theme("atlas"))

WORDS = {
    "en": "harbour ferries consultation neighbourhoods unremarkable photographers sustainability it a",
    "en-GB": "Consultation reservoirs",
    "fr": "bibliothèque aujourd immédiatement gouvernement rétablissement où",
    "de": "Zuckerbäcker Schifffahrtsgesellschaft Verwaltungsgericht ablagemöglichkeit",
    "es": "ayuntamiento constitución",
    "hu": "asszonnyal gyermekek megközelíthetetlen",
    "ru": "правительство библиотека",
}


@pytest.mark.slow
@pytest.mark.parametrize("language", WORDS)
def test_words_divide_where_pyphen_divides_them(language: str) -> None:
    dictionary = pyphen.Pyphen(
        lang=pyphen.language_fallback(language.replace("-", "_")), left=BEFORE, right=AFTER
    )
    found = {word: MEASURER.divisions(word, language) for word in WORDS[language].split()}
    assert found == {word: tuple(dictionary.positions(word)) for word in found}
    assert any(found.values())


def test_a_language_without_a_dictionary_divides_nothing() -> None:
    assert MEASURER.divisions("consultation", "tlh") == ()
