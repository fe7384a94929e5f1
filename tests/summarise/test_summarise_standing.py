from __future__ import annotations

from itertools import chain

import numpy as np
import pytest
from builders import article

from digest.summarise import standing
from digest.summarise.features import places
from digest.summarise.standing import (
    BIAS,
    MOST,
    OFF,
    OFF_BIAS,
    OPENING,
    SAID,
    SAID_BIAS,
    WEIGHTS,
    Standing,
    links,
    points,
    standing_of,
)
from digest.summarise.vectors import vectors
from digest.text.sentences import sentences as split


def stood(text: str, *, titled: tuple[str, ...] = (), language: str = "en") -> Standing:
    found = tuple(split(article(text=text, language=language)))
    table = vectors(found, language)
    return standing_of(found, places(found), table, frozenset(titled), language)


def features(text: str, *chosen: int, titled: tuple[str, ...] = ()) -> dict[str, list[float]]:
    """What is known of the *chosen* sentences of *text*, by feature."""
    rows = stood(text, titled=titled).features(np.asarray([chosen]))[0]
    return dict(zip((*WEIGHTS, *SAID, *OFF), rows.T.tolist(), strict=True))


FOUR = "Crews left. Boats sank. Planes came. Trains stood."


def test_where_a_sentence_stands() -> None:
    known = features(FOUR, 0, 1, 3)
    assert known["begins"] == [1, 0, 0]
    assert known["alone"] == [0, 0, 1]
    assert known["opens"] == [0, 0, 0]
    assert known["place"] == np.log([1, 2, 4]).tolist()
    assert features(FOUR, 2)["opens"] == [1]
    assert features(FOUR, 2)["alone"] == [1]


def test_words_told_and_words_new() -> None:
    words = "Crews left harbours. Boats sank. Boats left harbours. Boats left."
    assert features(words, 2)["told"] == [0]
    assert features(words, 2)["new"] == [0]  # all stand before it, left out
    assert features(words, 0, 2)["told"] == [0, 2]
    assert features(words, 0, 1)["new"] == [3, 2]
    assert features(words, 2, titled=("boat",))["told"] == [1]


def test_what_was_said_before() -> None:
    words = "Crews left harbours. Boats sank. “Boats left harbours,” they say. Boats left."
    assert features(words, 0, 1, 3)["again"] == [0, 0, 1]
    assert features(words, 0, 2)["again"] == pytest.approx([0, 2 / 3])
    assert features(words, 3, titled=("boat", "left"))["again"] == [0]  # it opens
    assert features(words, 0, 1, titled=("boat",))["again"] == [0, 0.5]
    assert features(words, 0, 2)["quotation"] == [0, 1]
    assert features(words, 2)["quotation"] == [0]  # it opens
    nearest = features(words, 0, 1, 3)["nearest"]
    assert nearest[0] == 0
    assert nearest[1] == 0
    assert nearest[2] == stood(words).cosine[3][:2].max()


def reported(*texts: str) -> Standing:
    """The sentences of several articles, one after another."""
    articles = [article(id=str(place), text=text) for place, text in enumerate(texts)]
    found = tuple(chain.from_iterable(map(split, articles)))
    table = vectors(found, "en")
    return standing_of(found, places(found), table, frozenset(), "en")


def test_another_outlets_sentence_tells_rather_what_was_told() -> None:
    here = reported("Crews left. Boats sank.", "Planes came. Boats sank.")
    column = [*WEIGHTS, *SAID, *OFF].index("other")
    assert here.features(np.asarray([(0, 1, 2)]))[0][:, column].tolist() == [0, 0, 1]
    # The article of the first choice is read first, and nothing stands before its sentences.
    alone = here.beside([2])
    assert here.beside([2, 3])[1] > alone[1]
    assert here.beside([2, 1])[3] == pytest.approx(alone[3])


def test_what_tells_another_matter() -> None:
    words = "Crews left. Boats sank. Planes came. Trains stood. Crews met Anna Reed. Bells rang."
    known = features(words, 4, 5, titled=("bell",))
    assert known["about"] == [0.25, 0.5]  # of the opening, and of the headline
    assert known["late"] == pytest.approx([4 / 6, 5 / 6])
    assert known["titled"] == [0, 1]
    assert features(words, 3)["about"] == [1]
    assert OPENING == 4


def test_more_of_a_kind_says_no_more() -> None:
    names = " ".join(f"noun{chr(102 + place)}" for place in range(MOST["new"] + 2))
    words = f"Crews saw {names}. Boats sank. Planes saw {names}."
    assert features(words, 0)["new"] == [MOST["new"]]
    assert features(words, 0, 2)["told"] == [0, MOST["told"]]
    assert features("It also left later, however, and still.", 0)["linking"] == [MOST["linking"]]
    assert MOST == {"told": 6, "new": 12, "linking": 2, "surnames": 3, "titled": 3}


def test_what_points_at_something() -> None:
    words = "These boats sank. Trains took these plans. Planes took these boats."
    assert features(words, 0, 1, 2)["pointing"] == [1, 0, 0]
    assert features(words, 0, 2)["pointing"] == [1, 1]


def test_names_that_nobody_introduced() -> None:
    words = "Anna Reed left. Boats sank. The crews saw Reed. They called Mr Reed. Mr Hale stood."
    assert features(words, 2)["surnames"] == [1]
    assert features(words, 0, 2)["surnames"] == [0, 0]
    assert features(words, 2, titled=("reed",))["surnames"] == [0]
    assert features(words, 4)["surnames"] == [0]  # nobody left out is called so
    assert features(words, 3, 4)["addressed"] == [1, 1]
    assert features(words, 0, 3)["addressed"] == [0, 0]


def test_what_each_feature_says() -> None:
    """The constants are those that the labels give."""
    assert BIAS == -2.7
    assert WEIGHTS == {
        "alone": 0.9,
        "begins": 0.5,
        "opens": 1.0,
        "told": -0.31,
        "new": -0.055,
        "pointing": 0.9,
        "linking": 0.7,
        "surnames": 0.4,
        "addressed": 2.2,
        "place": 0.55,
    }
    assert SAID_BIAS == -6.3
    assert SAID == {"again": 4.8, "nearest": 11.2, "quotation": 1.5, "other": 1.5}
    assert OFF_BIAS == -3.2
    assert OFF == {"about": -1.4, "late": 1.5, "titled": -0.64}


def test_the_part_of_a_set_that_a_reader_trips_over() -> None:
    here = stood(FOUR)
    sets = np.asarray([(0, 1), (0, 3), (3, -1)])
    begun = 1 / (1 + np.exp(2.7 - 0.5 + 0.055 * 2))
    behind = 1 / (1 + np.exp(2.7 + 0.055 * 2 - 0.55 * np.log(2)))
    apart = 1 / (1 + np.exp(2.7 - 0.9 + 0.055 * 2 - 0.55 * np.log(4)))
    opens = 1 / (1 + np.exp(2.7 - 0.9 - 1.0 + 0.055 * 2 - 0.55 * np.log(4)))
    new = 1 - 1 / (1 + np.exp(6.3))

    def tripped(each: float, place: int) -> float:
        return 1 - (1 - each) * new * (1 - 1 / (1 + np.exp(3.2 + 1.4 - 1.5 * place / 4)))

    begun, behind, apart, opens = map(tripped, (begun, behind, apart, opens), (0, 1, 3, 3))
    assert here.stumbles(sets).tolist() == pytest.approx(
        [(begun + behind) / 2, (begun + apart) / 2, opens]
    )


def test_a_set_that_says_something_twice_pays() -> None:
    here = stood("Crews left harbours. Crews left harbours again. Boats sank near piers.")
    twice, once = here.stumbles(np.asarray([(0, 1), (0, 2)]))
    assert twice - once > 0.25
    assert here.beside([0])[1] > here.beside([0])[2]


@pytest.mark.parametrize("chosen", [(0, 2), (1, 3, 4), (2, 3), (4,)])
def test_a_sentence_beside_others_is_as_likely_as_in_their_set(chosen: tuple[int, ...]) -> None:
    words = (
        "Anna Reed left the pier. The crews saw these boats of hers later. Reed called Mr Hale. "
        "Boats sank. The pier also fell on Mr Reed."
    )
    here = stood(words, titled=("boat",))
    *others, last = chosen
    both = here.stumbles(np.asarray([chosen])) * len(chosen)
    without = here.stumbles(np.asarray([others])) * len(others) if others else np.zeros(1)
    assert here.beside(others)[last] == pytest.approx(float((both - without)[0]))


def test_a_sentence_before_the_chosen_ones_opens() -> None:
    here = stood(FOUR)
    assert here.beside([2])[1] > here.beside([0, 2])[1]
    assert here.beside([])[0] < here.beside([])[1]


@pytest.mark.parametrize(
    ("text", "language", "pointing"),
    [
        ("The board dropped these plans.", "en", True),
        ("The board met this week.", "en", False),
        ('"These plans are bad," Anna Reed said.', "en", False),
        ("They said that plans changed.", "en", False),
        ("Le conseil a retiré ce projet.", "fr", True),
        ("Le conseil se réunit ce mardi.", "fr", False),
        ("On ne sait pas ce qui change.", "fr", False),
        ("Der Rat lehnte diesen Plan ab.", "de", True),
        ("El consejo aprobó estos planes.", "es", True),
        ("Il consiglio approva questi piani.", "it", True),
        ("Rada odrzuciła plany.", "pl", False),
    ],
)
def test_pointers_of_a_language(text: str, language: str, *, pointing: bool) -> None:
    assert points(text, language) == pointing


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("The board also met, and later left.", "en", 2),
        ('"We also met," Anna Reed said.', "en", 0),
        ("Le conseil s’est alors réuni.", "fr", 1),
        ("Der Rat kam jedoch später.", "de", 2),
        ("El consejo también votó.", "es", 1),
        ("Il consiglio ha anche votato.", "it", 1),
        ("Rada także głosowała.", "pl", 0),
    ],
)
def test_links_of_a_language(text: str, language: str, count: int) -> None:
    assert links(text, language) == count


def test_hardly_any_text() -> None:
    assert (
        standing.standing_of((), np.zeros(0), vectors((), "en"), frozenset(), "en").beside([]).size
        == 0
    )
    assert stood("1 2 3.").beside([]).shape == (1,)
