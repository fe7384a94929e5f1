from __future__ import annotations

import pytest
from builders import article

from digest.text.boilerplate import clean
from digest.text.foreign import foreign
from digest.text.sentences import sentences

ENGLISH = (
    "The board of the harbour closed the old pier on Monday. Crews say that they were not asked "
    "by the board or the county. The new quay will be open to all boats in the month of May."
)
FRENCH = "Vous êtes sur le quai avec une autre personne et nous ne pouvons pas vous voir."
HEBREW = "זהו מהלך חשוב."
ARABIC = "أغلق المجلس الرصيف القديم يوم الاثنين. ستنقل رافعتان قبل الشتاء."


def left_out(text: str, language: str) -> list[tuple[str, str]]:
    told = article(text=text, language=language)
    return [(sentence.text, reason) for sentence, reason in clean(told, sentences(told)).dropped]


@pytest.mark.parametrize("strange", [FRENCH, HEBREW])
def test_a_sentence_in_another_language_is_left_out(strange: str) -> None:
    assert left_out(f"{ENGLISH} {strange}", "en") == [(strange, "in another language")]


def test_latin_letters_are_strange_in_arabic() -> None:
    assert left_out(f"{ARABIC} Boats left.", "ar") == [("Boats left.", "in another language")]


def test_a_language_declared_wrongly_silences_nothing() -> None:
    assert foreign(
        [FRENCH, FRENCH, "The board closed the pier on the day of the storm."], "en"
    ) == (
        False,
        False,
        False,
    )
    assert not any(foreign([FRENCH, ENGLISH], "xx"))


@pytest.mark.parametrize(
    "own",
    [
        # Too short to say.
        "Il est sur le quai avec elle.",
        # Names, and no stop words of any language.
        "Pool C: Skarra, Varnholm, Corran, Nadhira, Northport, Lisk, Orsa, Tolva.",
        # Words of both.
        "In the opera Il barbiere di Siviglia e la donna del lago he sang for her.",
    ],
)
def test_what_may_be_the_articles_language_stays(own: str) -> None:
    assert foreign([ENGLISH, own], "en") == (False, False)
