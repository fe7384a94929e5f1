from __future__ import annotations

import pytest
from builders import article, summary

from digest.model import Article, Sentence, Summary
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


TITLE = "Northport harbour board closes the old pier for good"
NEWS = "Anna Reed and her board shut a landing of 1952 for ever on Monday after long surveys."
DETAIL = "Divers of the harbour had found nine deep cracks in pillars that carry all the weight."
REST = tuple(
    f"Rain fell on roof {n} of the small town while the gulls slept there." for n in "12345"
)


def above(*texts: str, order: tuple[int, ...] = (), needs: dict[int, int] | None = None) -> str:
    """What stands over a story of *texts*, chosen in this *order*."""
    told = tuple(Sentence(article="a", start=0, end=len(text), text=text) for text in texts)
    rests = tuple((needs[n],) if needs and n in needs else () for n in range(len(told)))
    chosen = Summary(sentences=told, order=order or tuple(range(len(told))), needs=rests)
    return standfirst(chosen, article(title=TITLE, text=" ".join(texts), standfirst=""))


def test_a_sentence_near_the_news_serves() -> None:
    assert above(NEWS, DETAIL, *REST) == DETAIL
    assert above(NEWS, REST[0], DETAIL, *REST[1:]) == DETAIL
    # Neither the fourth to be chosen, nor the fourth to be read.
    assert above(NEWS, DETAIL, *REST, order=(0, 2, 3, 1, 4, 5, 6)) == ""
    assert above(NEWS, *REST[:2], DETAIL, *REST[2:], order=(0, 3, 1, 2, 4, 5, 6)) == ""
    # Only the six best are read for that.
    late = (0, 4, 1, 2, 3, 5, 6)
    assert above(NEWS, *REST[:3], DETAIL, *REST[3:], order=late) == ""
    seldom = (0, 4, 5, 6, 7, 8, 1, 2, 3)
    assert above(NEWS, *REST[:3], DETAIL, *REST[3:], "Bread.", "Milk.", order=seldom) == DETAIL


@pytest.mark.parametrize(
    ("detail", "serves"),
    [
        (DETAIL.replace("all the weight", "it"), True),  # 14 words
        ("Divers of the harbour had found nine deep cracks in pillars under it.", True),
        ("Divers of the harbour had found nine deep cracks in pillars there.", False),
        (DETAIL.replace("harbour", "town"), False),  # nothing of the headline
        (
            "Divers of the harbour found cracks after Monday's long surveys, Anna Reed said there.",
            False,
        ),
        (
            "Divers of the harbour found nine deep cracks after long surveys, Anna Reed said there.",
            True,
        ),
        (DETAIL.replace("nine", "“nine”"), False),
    ],
)
def test_it_shares_little_with_headline_and_news(detail: str, serves: bool) -> None:  # noqa: FBT001
    assert (above(NEWS, detail, *REST) == detail) is serves


def test_a_sentence_that_others_rest_on_stays_in_the_text() -> None:
    assert above(NEWS, DETAIL, *REST, needs={2: 1}) == ""
    assert above(NEWS, DETAIL, *REST, needs={1: 0}) == ""


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
