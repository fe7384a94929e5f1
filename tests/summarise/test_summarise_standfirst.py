from __future__ import annotations

import pytest
from builders import article, summary

from digest.model import Article, Summary
from digest.summarise.standfirst import echo, standfirst, without

TEXT = (
    "The harbour board closed the old pier on Monday. The board's divers had found deep cracks in nine of the pier's pillars. "
    "\"It's over, and I think it's going to be quick,\" said Anna Reed. Crews will moor at the new quay in May."
)
OWN = "Nine pillars have cracks, and no crew was asked."


def told(own: str, **changes: str) -> str:
    of: Article = article(title="Harbour board closes the old pier", text=TEXT, standfirst=own)
    return standfirst(summary(of), article(title=of.title, text=TEXT, standfirst=own, **changes))


@pytest.mark.parametrize(
    "own",
    [
        OWN,
        "Nine pillars have cracks. No crew was asked.",
        "“Nine pillars,” the divers wrote, “have cracks.”",
        "Nobody asked the crews: when did the cracks come?",
    ],
)
def test_a_sound_one_of_the_outlet_is_taken(own: str) -> None:
    assert told(own) == own


@pytest.mark.parametrize(
    "own",
    [
        "",
        "Cracks found.",
        "Nine pillars have cracks and no crew was",
        "Nine pillars have cracks, and no crew was asked...",
        "The old pier is closed by the harbour board.",
        "The harbour board closed the old pier on Monday.",
        "Its over, and I think its going to be quick, Anna Reed told the crews.",
        "The boards own crew was not asked about cracks.",
        "The crews dont know where to go with their boats.",
        "ANNA REED Nine pillars have cracks, and no crew was asked.",
        "Nine pillars (pictured) have cracks, and no crew was asked.",
        "“Nine pillars have cracks, and no crew was asked.",
        "nine pillars have cracks, and no crew was asked.",
    ],
)
def test_a_damaged_or_idle_one_gives_way_to_a_sentence_of_the_summary(own: str) -> None:
    assert told(own) == "The board's divers had found deep cracks in nine of the pier's pillars."


def test_nothing_is_better_than_nonsense() -> None:
    of = article(
        title="Pier shut",
        text="The pier is shut. She wept, and then her crew went home in the rain again.",
        standfirst="",
    )
    assert standfirst(summary(of), of) == ""
    assert standfirst(Summary(), of) == ""


def test_echo_is_most_of_the_shorter_ones_content() -> None:
    assert echo(
        "The old pier closes.", "Harbour board closes the old pier on Monday", language="en"
    )
    assert not echo("The old pier closes.", "Crews moor at the new quay", language="en")
    assert not echo("", "", language="en")


def test_what_stands_above_the_story_is_not_told_in_it() -> None:
    told = summary(article(title="Harbour board closes the old pier", text=TEXT, standfirst=""))
    above = standfirst(
        told, article(title="Harbour board closes the old pier", text=TEXT, standfirst="")
    )
    left = without(told, above, language="en")
    assert above in {sentence.text for sentence in told.sentences}
    assert [sentence.text for sentence in left.sentences] == [
        sentence.text for sentence in told.sentences if sentence.text != above
    ]
    assert sorted(left.order) == list(range(len(left.sentences)))
    assert without(told, "Crews sang.", language="en") == told
