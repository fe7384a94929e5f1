from __future__ import annotations

import random

import pytest
from builders import LOREM, article

from digest.summarise import summarise_record
from digest.summarise.on_demand import read_on_demand
from digest.summarise.readable import Judge, read
from digest.text.sentences import sentences

TEXTS = (
    LOREM,
    (
        "This inquiry, the harbour board said, would close the old pier. It cost nine million crowns. "
        "Board chair Anna Reed lost a boat. Reed said the pier was closed. But nobody had asked. "
        "This inquiry went on. “What now?” The crews left."
    ),
    "See also. It rained. He left. They stayed here.",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_what_is_judged_on_demand_is_what_is_read(text: str, strict: bool, seed: int) -> None:  # noqa: FBT001
    told = [article(id="a", text=text), article(id="b", text=TEXTS[1])]
    found = [sentence for each in told for sentence in sentences(each)]
    whole = read(found, articles=told, every=found, strict=strict)
    lazy = read_on_demand(found, articles=told, every=found, strict=strict)
    indexes = list(range(len(found)))
    random.Random(seed).shuffle(indexes)
    for index in indexes:
        assert lazy.closure(index) == whole.closure(index)
        assert lazy.needs.get(index) == whole.needs.get(index)
    assert lazy.barred == whole.barred
    assert dict(lazy.needs) == dict(whole.needs)
    assert len(lazy.needs) == len(whole.needs)


def test_only_what_is_asked_for_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[int] = []

    def needs(_: Judge, index: int) -> frozenset[int]:
        judged.append(index)
        return frozenset()

    monkeypatch.setattr(Judge, "needs", needs)
    told = article()
    found = sentences(told)
    lazy = read_on_demand(found, articles=[told], every=found)
    assert lazy.closure(2) == {2}
    assert lazy.closure(2) == {2}
    assert judged == [0, 2]


def begins(text: str, place: int, *, title: str = "Gull", language: str = "en") -> bool:
    told = article(text=text, title=title, language=language)
    found = sentences(told)
    return place in read_on_demand(found, articles=[told], every=found).beginnings


OPENING = "Harbour chair Anna Reed bought a cat."


def test_the_first_sentence_that_may_be_chosen_begins_a_summary() -> None:
    assert begins(f"{OPENING} Boats left.", 0)
    assert begins(f"“So!” Reed fed the cat. {OPENING}", 1)


@pytest.mark.parametrize(
    ("later", "may"),
    [
        ("Nine boats left Northport on Monday.", True),
        # A thing and a person that stand before it, and what needs the sentence before.
        ("Crews of nine boats fed the white cat.", False),
        ("Crews of nine boats thanked Reed.", False),
        ("Crews of nine boats thanked Mr Reed.", False),
        ("They left.", False),
    ],
)
def test_a_later_sentence_begins_a_summary_if_it_takes_nothing_for_known(
    later: str,
    may: bool,  # noqa: FBT001
) -> None:
    assert begins(f"{OPENING} Rain fell. {later}", 2) is may


def test_of_an_articles_opening_only_the_beginnings_are_judged() -> None:
    later = "Harbour crews of nine old and new boats fed the white cat."
    assert begins(f"{OPENING} Rain fell. {later}", 2)
    assert not begins(f"{OPENING} Rain fell. Snow fell. {later}", 3)


def test_a_thing_of_the_headline_is_known() -> None:
    text = f"{OPENING} Rain fell. Crews of nine boats fed the white cat."
    assert begins(text, 2, title="A cat at sea")


def test_in_french_a_thing_that_opens_as_known_needs_its_introduction() -> None:
    text = "Un navire entre au port. Il pleut. Le navire coule. La mer est haute."
    assert not begins(text, 2, language="fr")
    assert begins(text, 3, language="fr")


def test_the_summary_of_a_headed_article_begins_so() -> None:
    text = (
        f"{OPENING} Rain fell on the quay. The white cat of Northport harbour caught nine rats on "
        "Monday. The white cat of Northport harbour sleeps on a boat, crews of Northport said."
    )
    record = {"id": 1, "text": text, "language": "en", "title": "Rats of Northport harbour"}
    told = summarise_record(record, count=2)["sentences"]
    assert told[0]["text"] == OPENING
