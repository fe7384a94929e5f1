"""The sample issues are found whole, and every change that is planted in them is found."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from editions import printed
from plants import misplaced, planted
from sample_issue import sample_issue

from digest.proof.letters import letters

PLANTS = 17
"""Changes of words, and changes of places, in each of six issues: 102 of each."""


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["atlas", "folio"])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_sample_issue_is_found_whole_and_every_planted_change_is_seen(
    language: str, theme: str, tmp_path: Path
) -> None:
    made = sample_issue(language, theme, tmp_path)
    built = made.built

    whole = made.verified(built.pdf)
    assert [str(stray) for stray in whole.strays] == []
    assert whole.found["sentence"] > 100

    changed, plants = planted(built.edition, PLANTS, seed=len(language + theme))
    assert len(plants) == PLANTS
    assert len({plant.kind for plant in plants}) == 7
    printed(changed, built.pdf, theme)
    broken = made.verified(built.pdf)
    missed = [
        plant
        for plant in plants
        if not any(
            stray.page == plant.page
            and letters(stray.words.removesuffix("…"))[:20]
            in letters(plant.text.replace("\u2010 ", ""))
            for stray in broken.strays
        )
    ]
    assert missed == []

    changed, plants = misplaced(built.edition, PLANTS, seed=len(language + theme))
    assert len(plants) == PLANTS
    assert len({plant.kind for plant in plants}) == 4
    printed(changed, built.pdf, theme)
    broken = made.verified(built.pdf)
    pages = Counter(stray.page for stray in broken.strays)
    assert not Counter(plant.page for plant in plants) - pages
