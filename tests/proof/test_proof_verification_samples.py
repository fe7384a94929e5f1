"""The sample issues are found whole, and every change that is planted in them is found."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from editions import printed
from plants import misplaced, planted

from digest import pipeline, sample
from digest.config import Config
from digest.proof.letters import letters

NOW = datetime(2025, 7, 28, tzinfo=UTC)
PLANTS = 17
"""Changes of words, and changes of places, in each of six issues: 102 of each."""


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["atlas", "folio"])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_sample_issue_is_found_whole_and_every_planted_change_is_seen(
    language: str, theme: str, tmp_path: Path
) -> None:
    sample.unpack(tmp_path / "articles", language)
    magazine = replace(sample.magazine(language), theme=theme)
    config = Config(folder=tmp_path, magazine=magazine)
    with pipeline.open_web(config) as web:
        read = pipeline.read_articles(
            [str(tmp_path / "articles")], config, web, week=sample.WEEK, now=NOW
        )
    week = pipeline.find_week(sample.WEEK, config, now=NOW)
    plan = pipeline.make_plan(read, week, config).plan
    built = pipeline.build(plan, read, week, config)

    whole = pipeline.verify(built.pdf, plan, read.articles, config, now=NOW)
    assert [str(stray) for stray in whole.strays] == []
    assert whole.found["sentence"] > 100

    changed, plants = planted(built.edition, PLANTS, seed=len(language + theme))
    assert len(plants) == PLANTS
    assert len({plant.kind for plant in plants}) == 7
    printed(changed, built.pdf, theme)
    broken = pipeline.verify(built.pdf, plan, read.articles, config, now=NOW)
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
    # An issue need not have all that could be misplaced: Folio's sample has no pull quote.
    assert len({plant.kind for plant in plants}) >= 3
    printed(changed, built.pdf, theme)
    broken = pipeline.verify(built.pdf, plan, read.articles, config, now=NOW)
    pages = Counter(stray.page for stray in broken.strays)
    assert not Counter(plant.page for plant in plants) - pages
