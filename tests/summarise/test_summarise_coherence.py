from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest
from builders import article

from digest.model import Article
from digest.summarise import summarise
from digest.summarise.coherence import (
    CLIPS,
    CLIPS_FIRST,
    CLIPS_SHARE,
    MOST_TEASERS,
    off_event,
)
from digest.text.sentences import sentences as split

GULL = (
    "The harbour board closed the old pier of Northport on Monday. A survey found rotten piles "
    "under it. Crews moved sixty boats to the new quay. Shop owners fear for their trade."
)
VOLCANO = "A volcano threw ash over three villages in the mountains."
CHOIR = "Nine choirs of teachers sang loud songs for gardeners in a distant valley."
TERN = (
    "Northport's old pier was closed on Monday, since its piles were rotten. Sixty boats lie at "
    "the quay now, said crews. The harbour board will meet on Friday. Shop owners were told late."
)


def off(*texts: str, **changes: str) -> set[str]:
    """The sentences of the articles *texts* that are not about their event."""
    articles = [
        replace(article(id=f"{name}:pier", source=name, title="Old pier closed", text=text))
        for name, text in zip("abc", texts, strict=False)
    ]
    articles[1:] = [replace(each, **changes) for each in articles[1:]]
    sentences = list(chain.from_iterable(map(split, articles)))
    return {sentences[index].text for index in off_event(articles, sentences)}


def test_sentences_without_name_or_matter_of_the_others_are_off_the_event() -> None:
    assert off(GULL, f"{TERN} {VOLCANO} {CHOIR}") == {VOLCANO, CHOIR}
    # In the best article as well.
    assert off(f"{GULL} {VOLCANO} {CHOIR}", TERN) == {VOLCANO, CHOIR}


@pytest.mark.parametrize(
    "shares",
    [
        # A name.
        "A painter from Northport drew mountains, villages, valleys, choirs and volcanoes.",
        # The headline's matter.
        "Nine choirs of teachers sang songs about a pier for gardeners in a distant valley.",
        # A fifth of its matter.
        "A volcano threw ash over boats and crews.",
    ],
)
def test_what_shares_enough_with_the_others_is_told(shares: str) -> None:
    assert off(GULL, f"{TERN} {VOLCANO} {shares} {CHOIR}") == set()


def test_one_strange_sentence_is_a_detail() -> None:
    assert off(GULL, f"{TERN} {VOLCANO} Crews of Northport like the quay.") == set()


def test_a_short_sentence_is_about_what_the_one_before_is() -> None:
    short = "Rain fell."
    assert off(GULL, f"{TERN} {VOLCANO} {short}") == {VOLCANO, short}
    assert off(GULL, f"{TERN} {short} {VOLCANO}") == set()


def test_an_article_is_about_what_it_opens_with_if_others_are() -> None:
    opening = "A painter drew the harbour board of Northport in oil and sold prints."
    more = "Prints in oil of a painter are dear. A painter sold prints in oil."
    assert off(GULL, f"{opening} {TERN} {more}") == set()
    # Its second sentence opens it as well: the calendar is its own.
    second = "The harbour board of Northport met. The board shows prints in a calendar of birds."
    birds = "Birds fill a calendar with prints. A calendar of prints shows birds."
    assert off(GULL, f"{second} {TERN} {birds}") == set()
    # Whose opening shares nothing reports in its own words: it is not judged.
    strange = "A painter sold prints in oil. Prints in oil are dear. A painter likes oil."
    assert off(GULL, f"{strange} {TERN}") == set()


def test_articles_of_another_language_are_not_judged() -> None:
    assert off(GULL, f"{TERN} {VOLCANO} {CHOIR}", language="fr") == set()


def test_one_article_is_about_what_it_says() -> None:
    assert off(TERN) == set()
    assert off(f"{GULL} {VOLCANO} {CHOIR}") == set()
    assert off_event([], []) == frozenset()


PAINTER = "A painter sells prints in oil to tourists."
CHESS = "Chess players from Corran won medals."


def test_teasers_behind_an_article_do_not_go_on_with_it() -> None:
    assert off(f"{GULL} {VOLCANO} {CHOIR} {PAINTER}") == {VOLCANO, CHOIR, PAINTER}


@pytest.mark.parametrize(
    "goes_on",
    [
        # A name of the story.
        "A painter from Northport sells prints to tourists.",
        # Two of its stems, and not too small a part of its own.
        "A painter sells prints of boats at the quay.",
    ],
)
def test_an_article_ends_with_what_goes_on_with_it(goes_on: str) -> None:
    assert off(f"{GULL} {VOLCANO} {CHOIR} {goes_on}") == set()
    # Behind it, others are too few.
    assert off(f"{GULL} {goes_on} {VOLCANO} {CHOIR}") == set()


def test_an_article_is_no_more_teasers_than_story() -> None:
    teasers = f"{VOLCANO} {CHOIR} {PAINTER} {CHESS}"
    assert off(f"{GULL} {teasers}") == {VOLCANO, CHOIR, PAINTER, CHESS}
    assert off(f"{GULL} {teasers} Bakers of Port Alder sold bread.") == set()
    assert MOST_TEASERS == 0.5


def test_a_page_of_clips_tells_of_one_of_them() -> None:
    own = "The harbour board closed the old pier of Northport. Crews moved sixty boats. "
    clips = [
        f"{first} {second} in a {third}."
        for first, second, third in (
            ("Bakers", "sing", "valley"),
            ("Painters", "dance", "desert"),
            ("Weavers", "sleep", "forest"),
            ("Potters", "swim", "lake"),
            ("Tailors", "run", "tunnel"),
            ("Butchers", "ski", "canyon"),
            ("Gardeners", "climb", "crater"),
            ("Teachers", "skate", "garage"),
        )
    ]
    few = " ".join(clips)
    assert off(f"{own}Boats left. Crews slept. {few}") == {*clips}
    # A quarter may share a word with the headline or the first sentences, a text of a story more.
    assert off(f"{own}Boats left. Crews slept. Crews sang. {few}") == set()
    # In shorter texts nobody can tell.
    assert off(f"{own}Boats left. {' '.join(clips[:-1])} Crews swam.") == set()
    assert (CLIPS, CLIPS_FIRST, CLIPS_SHARE) == (12, 2, 0.25)


def test_two_stems_in_a_long_sentence_are_too_few() -> None:
    long = (
        "Painters, singers, dancers, jugglers, bakers, weavers, potters, tailors, gardeners, "
        "teachers, butchers and clowns sold prints of boats from a quay."
    )
    assert off(f"{GULL} {VOLCANO} {CHOIR} {long}") == {VOLCANO, CHOIR, long}


def test_what_refers_to_something_before_is_no_teaser() -> None:
    later = "He also sells prints. She keeps bees."
    assert off(f"{GULL} {PAINTER} {later}") == set()
    assert off(f"{GULL} {PAINTER} {CHESS} She keeps bees.") == {PAINTER, CHESS, "She keeps bees."}


def story() -> tuple[Article, ...]:
    return (
        article(id="gull:pier", source="Gull", title="Old pier closed", text=GULL),
        article(
            id="tern:pier", source="Tern", title="Pier closed", text=f"{TERN} {VOLCANO} {CHOIR}"
        ),
    )


def test_what_is_off_the_event_is_dropped_with_the_reason() -> None:
    told = summarise(story(), quote_limit=1.0)
    reasons = {sentence.text: reason for sentence, reason in told.dropped}
    assert reasons[VOLCANO] == "not about the story's event"
    assert VOLCANO not in {sentence.text for sentence in told.summary.sentences}
