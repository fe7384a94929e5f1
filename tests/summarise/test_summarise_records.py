from __future__ import annotations

from typing import Any

import pytest

from digest.errors import UsageError
from digest.summarise import summarise_record

TEXT = (
    "(CNN) -- The harbour board closed the old pier on Monday. Two cranes will be moved before winter. Fishing crews "
    "said the board had not asked. A ferry leaves the new quay every twenty minutes."
)


def test_a_record_becomes_sentences_with_offsets_and_ranks() -> None:
    told = summarise_record({"id": "a", "text": TEXT, "language": "en"}, count=2, method="default")
    assert told["id"] == "a"
    assert sorted(sentence["rank"] for sentence in told["sentences"]) == [1, 2]
    assert [sentence["start"] for sentence in told["sentences"]] == sorted(
        sentence["start"] for sentence in told["sentences"]
    )
    assert all(
        sentence["text"] == TEXT[sentence["start"] : sentence["end"]]
        for sentence in told["sentences"]
    )
    assert set(told["sentences"][0]) == {"text", "source", "start", "end", "rank"}
    whole = summarise_record({"id": "a", "text": TEXT, "language": "en"}, count=4)
    assert whole["sentences"][0]["text"].startswith("The harbour board")


def test_texts_are_told_apart_by_their_place_empty_ones_too() -> None:
    texts = [
        "",
        TEXT,
        "Northport's mayor opened a new school on Friday. Two hundred children will go there.",
    ]
    told = summarise_record(
        {"id": 7, "texts": texts, "language": "en"}, count=9, words=None, method="default"
    )
    assert {sentence["source"] for sentence in told["sentences"]} == {1, 2}
    assert all(
        sentence["text"] == texts[sentence["source"]][sentence["start"] : sentence["end"]]
        for sentence in told["sentences"]
    )


@pytest.mark.parametrize("words", [1, 10, 20, 30, 1000])
def test_as_near_to_the_words_as_whole_sentences_do(words: int) -> None:
    told = summarise_record({"id": "a", "text": TEXT, "language": "en"}, words=words)
    length = sum(len(sentence["text"].split()) for sentence in told["sentences"])
    assert abs(length - min(words, 35)) <= 9


@pytest.mark.parametrize("text", ["", "  \n"])
def test_empty_text_has_no_sentences(text: str) -> None:
    assert summarise_record({"id": "a", "text": text}, count=3) == {"id": "a", "sentences": []}


def test_the_language_is_found_where_it_is_not_given() -> None:
    told = summarise_record(
        {
            "id": "a",
            "text": "La pluie tombe sur le port de Brume depuis lundi matin. M. Roy attend le bateau.",
        },
        count=2,
    )
    assert len(told["sentences"]) == 2


@pytest.mark.parametrize(
    ("record", "named"),
    [
        ({"text": "A."}, "'id'"),
        ({"id": True, "text": "A."}, "'id'"),
        ({"id": "a"}, "'text' or 'texts'"),
        ({"id": "a", "text": "A.", "texts": []}, "'text' or 'texts'"),
        ({"id": "a", "text": 3}, "'text'"),
        ({"id": "a", "texts": "A."}, "'texts'"),
        ({"id": "a", "texts": [1]}, "'texts'"),
        ({"id": "a", "text": "A.", "title": 3}, "'title'"),
        ({"id": "a", "text": "A.", "language": []}, "'language'"),
        (["a"], "object"),
    ],
)
def test_a_malformed_record_is_refused_by_name(record: Any, named: str) -> None:
    if record == {"id": "a", "text": "A.", "language": []}:
        record = {**record, "language": ["en"]}
    with pytest.raises(UsageError, match=named):
        summarise_record(record, count=3)
