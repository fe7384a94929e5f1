from __future__ import annotations

from dataclasses import replace

import pytest
from builders import article, sentences

from digest.summarise.bare_names import BareNames


def needs(first: str, last: str, language: str = "en", title: str = "Boats") -> set[int]:
    """What the last of three sentences needs for the names in it."""
    told = replace(article(text=f"{first} Rain fell. {last}", title=title), language=language)
    own = sentences(told)
    return set(BareNames(own, [told]).needs(len(own) - 1))


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", "Anna Reed sails.", "Crews told Reed of it."),
        ("en", "Anna Reed sails.", "“It leaks,” Reed, 69, said."),
        ("en", "Anna Reed sails.", "Crews like Anna."),
        ("en", "Dr Alaa al-Najjar sails.", "Crews saw the al-Najjar house."),
        ("en", "Ursula von der Leyen sails.", "Crews met when Von der Leyen came."),
        ("en", "Her mother Anna sails.", "Crews met Anna."),
        ("en", "The Skarra Harbour Board (SHB) met.", "Crews wrote to the SHB."),
        ("en", "The Skarra Harbour Board met.", "Crews wrote to the SHB."),
        ("en", "Roth, a pilot of the port, sails.", "Crews met Roth."),
        ("en", "A pilot, Roth, sails.", "Crews met Roth."),
        ("en", "Chairperson Anna Reed sails.", "Crews met Chairperson Reed."),
        ("fr", "Sa mère Anne part.", "La foule a vu Anne."),
        ("fr", "Julien Roux part.", "La foule a vu Roux."),
        ("es", "Su madre Ana canta.", "La gente vio a Ana."),
        ("it", "Sua madre Anna canta.", "La gente ha visto Anna."),
    ],
)
def test_a_bare_name_leans_on_the_sentence_that_introduces_it(
    language: str, first: str, last: str
) -> None:
    assert needs(first, last, language) == {0}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        # Its readers know it from the first.
        ("Crews sail for Varnholm.", "Crews love Varnholm."),
        ("The SHB met.", "Crews wrote to the SHB."),
        # A place, not a given name.
        ("Gull City sleeps. Boats wait in Gull.", "Crews love Gull."),
        # What stands before a first name is no name.
        ("Westland Pilot Anna Reed sails.", "Crews love Westland."),
        # It is introduced again.
        ("Anna Reed sails.", "Crews met Anna Reed, but Reed slept."),
        # Small words and titles that open a sentence are no names.
        ("The Skarra Board met.", "The boats sank."),
        # A name of one letter or two.
        ("Anna Li sails.", "Crews met Li."),
    ],
)
def test_what_readers_know_leans_on_nothing(first: str, last: str) -> None:
    assert needs(first, last) == set()


def test_the_headline_introduces_names() -> None:
    assert needs("Anna Reed sails.", "Crews met Reed.", title="Why Reed’s boat sank") == set()


def test_no_name_is_judged_where_nouns_look_like_names() -> None:
    assert needs("Das Alte Museum schließt.", "Viele lieben Museum und Hafen.", "de") == set()
