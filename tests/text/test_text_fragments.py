from __future__ import annotations

import pytest

from digest.summarise import summarise_record
from digest.text.fragments import fragment


@pytest.mark.parametrize(
    "text",
    [
        "The overall winning boat, by Corran builder Tom Bell.",
        "Anna Marsh, Harbour Board of Northport, in James Street.",
        "Not publicly, anyway.",
        "Price: nine crowns Owner: Bell Crew: four, all paid.",
    ],
)
def test_words_without_a_verb_and_lists_of_labels_are_no_sentence(text: str) -> None:
    assert fragment(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Boats sank.",
        "It’s over.",
        "Bell (who spoke) agreed.",
        "Anna Marsh runs the board.",
        "Bell: no. Reed: never. The board said so.",
    ],
)
def test_a_sentence_is_no_fragment(text: str) -> None:
    assert not fragment(text, "en")


def test_nothing_is_a_fragment_where_the_verbs_are_not_known() -> None:
    assert not fragment("Pas publiquement.", "fr")
    assert fragment("Prix : neuf a: b: c d: e", "fr")


def test_no_fragment_is_chosen() -> None:
    caption = "The new harbour crane beside the long northern pier of Northport."
    text = f"{caption} Boats left the harbour. The new crane of Northport stands on the pier."
    told = summarise_record({"id": 1, "text": text, "language": "en"}, count=3)["sentences"]
    assert caption not in [sentence["text"] for sentence in told]
    assert len(told) == 2
