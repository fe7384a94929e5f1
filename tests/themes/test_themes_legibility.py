"""What the theme's fonts cannot set is passed over: sentences, then single signs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import article

from digest.model import Image, Story
from digest.summarise import summarise
from digest.themes import Measurer, load_theme
from digest.themes.glyphs import Glyphs
from digest.themes.legibility import legible, tidied, unread

CRANE, HOUSE = "\U0001f3d7", "\u5bb6"
TEXTS = (
    "The board closed the pier in Northport on Monday.",
    f"Crews of the ferry stayed at home in {HOUSE} for a week.",
    "A ferry to the islands runs from Friday.",
)


def told(*texts: str) -> list[str]:
    one = article(text=" ".join(texts))
    unset = unread(one.text, load_theme("atlas"))
    return [s.text for s in summarise((one,), quote_limit=1.0, unset=unset).summary.sentences]


def story(headline: str) -> Story:
    return Story(id="pier", articles=(article(),), headline=headline, language="en")


def test_a_sentence_that_cannot_be_set_is_passed_over() -> None:
    assert told(*TEXTS) == [TEXTS[0], TEXTS[2]]
    one = article(text=" ".join(TEXTS))
    dropped = summarise((one,), quote_limit=1.0, unset=frozenset(HOUSE)).dropped
    assert (TEXTS[1], "a sign in it that no font of the theme has") in [
        (sentence.text, reason) for sentence, reason in dropped
    ]


def test_where_there_is_no_other_it_stays() -> None:
    assert told(TEXTS[1]) == [TEXTS[1]]


def test_a_picture_sign_leaves_its_sentence_and_no_space() -> None:
    text = f"Ferries {CRANE} of the board cost 40 euros {CRANE}."
    assert unread(text, load_theme("atlas")) == frozenset()
    shown = Glyphs(Measurer(load_theme("atlas"))).printable(text)
    assert shown == "Ferries of the board cost 40 euros."


def test_headline_standfirst_title_and_caption() -> None:
    full = replace(
        story(f"Pier {CRANE} closed ({HOUSE}), at last {CRANE}."),
        articles=(article(title=f"Closed {HOUSE}"),),
        standfirst=f"A survey {CRANE} found it",
        picture=Image(src="a.jpg", caption=f"The pier {HOUSE}.", alt=CRANE),
    )
    tidy = legible(full, load_theme("atlas"))
    assert tidy.headline == "Pier closed, at last."
    assert (tidy.standfirst, tidy.articles[0].title) == ("A survey found it", "Closed")
    assert tidy.picture == Image(src="a.jpg", caption="The pier.")
    short = legible(replace(full, headline=f"{HOUSE} pier"), load_theme("atlas"))
    assert short.headline == f"{HOUSE} pier"  # one word alone is no headline


def test_what_has_a_compatible_form_or_no_width_stays() -> None:
    text = "The \ufb01re \u2122 spread.\u200b \uff21 ferry runs."
    assert unread(text, load_theme("atlas")) == frozenset()
    assert legible(story(text), load_theme("atlas")) == story(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"Emoji {CRANE} and more", "Emoji and more"),
        (f"It cost 40 euros {CRANE}.", "It cost 40 euros."),
        (f"“{CRANE}” he said", "he said"),
        ("untouched  text .", "untouched  text ."),
    ],
)
def test_signs_leave_no_space_behind(text: str, left: str) -> None:
    assert tidied(text, {CRANE} if CRANE in text else ()) == left
