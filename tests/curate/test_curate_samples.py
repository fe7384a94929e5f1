"""The sample weeks of this project, grouped: each story as its labels say, and no other merges."""

from __future__ import annotations

import pytest

from digest.curate.events import group
from tests.benchmarks.labelled import SAMPLES, labelled, sample


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_a_sample_week_merges_what_tells_one_event_and_nothing_else(language: str) -> None:
    found = {
        frozenset(article.id.partition(":")[2] for article in members)
        for members in group(labelled(language, sample(language)).articles)
        if len(members) > 1
    }
    assert found == {frozenset(told.split()) for told in SAMPLES[language]}
