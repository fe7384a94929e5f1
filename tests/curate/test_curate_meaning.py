from __future__ import annotations

import io
from importlib.resources import files

import numpy as np
import pytest

from digest.curate import events
from digest.curate._evidence import NAMES, evidence
from digest.curate._meaning import FILE, KNOWN, checksum, meanings, trained
from digest.curate._reading import read
from tests.builders import article

FIRE = "Flames swept through a warehouse and firefighters fought the blaze all night long."
BLAZE = "A huge fire destroyed the storage building; crews battled the inferno until morning."
BANK = "The central bank raised interest rates again, since prices keep rising too fast."


def nearness(first: str, second: str) -> float:
    known = meanings([read("", text, language="en") for text in (first, second)])
    return float(known.openings[0] @ known.openings[1])


def test_one_matter_in_other_words_is_nearer_than_another_matter() -> None:
    assert nearness(FIRE, BLAZE) > 0.5 > nearness(FIRE, BANK) + 0.2


def test_a_text_means_what_it_means() -> None:
    assert nearness(FIRE, FIRE) == pytest.approx(1)


@pytest.mark.parametrize("language", ["fr", "de", "ar", ""])
def test_the_meaning_of_other_languages_is_unknown(language: str) -> None:
    found = meanings([read("Fire", FIRE, language=language)])
    assert not found.known[0]
    assert not found.openings.any()


def test_a_region_changes_no_meaning() -> None:
    assert meanings([read("Fire", FIRE, language="en-GB")]).known[0]


@pytest.mark.parametrize(("words", "known"), [(KNOWN - 1, False), (KNOWN, True)])
def test_few_words_say_too_little(words: int, *, known: bool) -> None:
    text = " ".join(["fire", "bank", "river", "school", "police"][:words])
    assert bool(meanings([read("", text, language="en")]).known[0]) is known


def test_words_that_nobody_knows_change_nothing() -> None:
    strange = " ".join(f"qx{number}zzv" for number in range(20))
    assert not meanings([read("", strange, language="en")]).known[0]


def test_the_evidence_is_neutral_where_one_meaning_is_unknown() -> None:
    pair = [article(id="a", text=FIRE, language="en"), article(id="b", text=FIRE, language="fr")]
    known = evidence(pair, events.readings(pair))
    left, right = np.array([0]), np.array([1])
    row = dict(zip(NAMES, known.of(left, right)[0], strict=True))
    assert (row["meaning"], row["title meant"]) == (0, 0)
    assert not known.meant(left, right)[0]


def test_a_title_is_compared_with_the_other_opening() -> None:
    pair = [
        article(id="a", title="Blaze destroys warehouse", text=BANK, language="en"),
        article(id="b", title="Rates", text=f"{FIRE} {FIRE}", language="en"),
    ]
    known = evidence(pair, events.readings(pair))
    row = dict(zip(NAMES, known.of(np.array([0]), np.array([1]))[0], strict=True))
    assert row["title meant"] > row["meaning"] > 0


def test_the_shipped_vectors_are_small_and_hold_no_words() -> None:
    data = files("digest.curate").joinpath(FILE).read_bytes()
    assert len(data) < 1_000_000
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        assert {name: stored[name].dtype.kind for name in stored.files} == {
            "stems": "u",
            "vectors": "i",
            "scale": "f",
        }
    assert checksum("fire") in trained().row
