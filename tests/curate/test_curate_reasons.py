from __future__ import annotations

from digest.curate.reasons import joined_by
from tests.builders import article

DAM = (
    article(
        id="a",
        title="Dam bursts above Lisk",
        text="Engineers of the Orsa Dam said in Lisk that 14 people were missing on Tuesday.",
    ),
    article(
        id="b",
        title="Fourteen missing as the dam bursts",
        text="The water of the Orsa Dam reached Lisk. There 14 people are missing.",
    ),
)
FAIR = (article(id="c", title="Fair in Lisk", text="A fair opened in Lisk. It has 9 stalls."),)


def test_the_names_numbers_and_title_words_in_common_are_named() -> None:
    assert joined_by([DAM, FAIR]) == [
        "joined by names Orsa Dam, Lisk; numbers 14; title words bursts",
        "",
    ]


def test_a_name_that_other_stories_have_as_well_comes_last() -> None:
    towns = tuple(
        article(id=name, title="", text="From Orsa to Lisk a road is built.") for name in "xy"
    )
    told = tuple(
        article(
            id=f"{number}", title=f"{number}", text=f"He went to Orsa and Lisk{number * ' on'}."
        )
        for number in (1, 2)
    )
    lisk = (article(id="l", title="", text="A fair in Lisk."),)
    assert joined_by([told, lisk])[0].startswith("joined by names Orsa, Lisk")
    assert joined_by([towns])[0] == "joined as one text"


def test_texts_without_names_or_numbers_share_words() -> None:
    told = (
        article(id="a", title="Kein Titel", text="der rechen lag, garten", language="de"),
        article(id="b", title="Ohne", text="den rechen fand man dort garten wieder", language="de"),
    )
    assert joined_by([told]) == ["joined by words garten, rechen"]


def test_nothing_that_can_be_named() -> None:
    told = (article(id="a", title="x", text=""), article(id="b", title="y", text=""))
    assert joined_by([told]) == ["joined by what their texts share"]


def test_three_of_each_kind_at_most() -> None:
    names = "He met Anna, Bert, Carl and Dora."
    told = (
        article(id="a", title="One", text=names),
        article(id="b", title="Two", text=f"{names} So he said."),
    )
    assert joined_by([told]) == ["joined by names Anna, Bert, Carl"]
