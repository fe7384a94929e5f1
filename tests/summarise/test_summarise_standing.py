from __future__ import annotations

import numpy as np
import pytest
from builders import article

from digest.summarise import standing
from digest.summarise.standing import BEGINNING, BEHIND, Standing, pointing
from digest.summarise.terms import words
from digest.summarise.vectors import vectors
from digest.text.sentences import sentences as split


def stumbles(text: str, *sets: tuple[int, ...], titled: tuple[str, ...] = ()) -> list[float]:
    found = tuple(split(article(text=text)))
    table = vectors(found, "en")
    known = np.asarray([stem in titled for stem in table.stems.column], dtype=bool)
    wide = max(map(len, sets))
    rows = [(*each, *[-1] * (wide - len(each))) for each in sets]
    judged = Standing(at=words(table), titled=known, pointing=pointing(found, "en"))
    return judged.stumbles(np.asarray(rows)).tolist()


def alone(*, left_out: int = 0, told: int = 0, points: bool = False) -> float:
    """The likelihood of one sentence whose predecessor is left out, as figures of its own."""
    return 1 / (1 + np.exp(1.15 - 0.22 * left_out + 0.33 * told - 1.9 * points))


def test_a_sentence_right_behind_another_one_is_read_with_it() -> None:
    words = "Crews left. Boats sank. Planes came. Trains stood."
    assert stumbles(words, (0, 1), (0, 1, 2), (0,)) == pytest.approx(
        [(BEGINNING + BEHIND) / 2, (BEGINNING + 2 * BEHIND) / 3, BEGINNING]
    )
    assert stumbles(words, (0, 2), (2,)) == pytest.approx([(BEGINNING + alone()) / 2, alone()])


def test_words_left_out_before_a_sentence_and_words_told() -> None:
    words = "Crews left harbours. Boats sank. Boats left harbours. Boats left."
    assert stumbles(words, (2,), (0, 2), (0, 3)) == pytest.approx(
        [
            alone(left_out=3),
            (BEGINNING + alone(left_out=1, told=2)) / 2,
            (BEGINNING + alone(left_out=1, told=1)) / 2,
        ]
    )


def test_a_headline_tells_its_words() -> None:
    words = "Crews left. Boats sank. Crews slept."
    assert stumbles(words, (2,), titled=("crew",)) == pytest.approx([alone(told=1)])


def test_more_words_than_most_say_no_more() -> None:
    names = " ".join(f"noun{chr(102 + place)}" for place in range(standing.MOST + 2))
    words = f"Crews saw {names}. Boats sank. Planes saw {names}."
    assert stumbles(words, (2,)) == pytest.approx([alone(left_out=standing.MOST)])
    told = ("saw", *names.split())
    assert stumbles(words, (2,), titled=told) == pytest.approx([alone(told=standing.MOST)])
    assert standing.MOST == 6


def test_what_points_at_something() -> None:
    words = "Crews left. Boats sank. Trains took these plans."
    assert stumbles(words, (2,)) == pytest.approx([alone(points=True)])


@pytest.mark.parametrize(
    ("text", "language", "points"),
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
def test_pointers_of_a_language(text: str, language: str, *, points: bool) -> None:
    assert pointing(split(article(text=text, language=language)), language).tolist() == [points]


def test_the_constants_are_those_of_the_labels() -> None:
    assert (BEGINNING, BEHIND) == (0.1, 0.055)
