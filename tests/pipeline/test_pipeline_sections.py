"""A week of several outlets, each with its own labels, is planned in the magazine's sections."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from digest import pipeline
from digest.config import Config, Magazine
from digest.model import Article, Plan
from digest.pipeline.sections import warn_of_sections
from tests.builders import article

LABELS = (
    ("Elbonia", "Ferries"),
    ("Sports", "Rowing Club"),
    ("FOREIGN POLICY",),
    ("Bell, Ada", "Politics"),
    ("Culture & Lifestyle",),
    ("Hot dogs and frankfurters",),
    ("Wirtschaft",),
    ("gull/us/harbour",),
    ("Harbour fire (2023)",),
    ("Top story",),
)
BIRDS = [
    "heron",
    "stork",
    "goose",
    "puffin",
    "cormorant",
    "gannet",
    "fulmar",
    "petrel",
    "avocet",
    "plover",
]


def articles() -> tuple[Article, ...]:
    return tuple(
        article(
            id=f"gull{number}:a",
            source=f"Gull {number}",
            title=f"The {word} is back",
            text=" ".join(f"{word}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
            section=labels[0],
            labels=labels[1:],
        )
        for number, (labels, word) in enumerate(zip(LABELS, BIRDS, strict=True))
    )


def planned(folder: Path, magazine: Magazine) -> tuple[Plan, pipeline.Material, Config]:
    config = Config(folder=folder, magazine=magazine)
    read = pipeline.material(articles())
    week = pipeline.find_week("2025-W30", config, now=datetime(2025, 8, 1, tzinfo=UTC))
    return pipeline.make_plan(read, week, config).plan, read, config


def test_no_label_is_printed_as_it_comes(tmp_path: Path) -> None:
    plan, _, _ = planned(tmp_path, Magazine())
    assert {story.section for story in plan.stories} == {
        *("", "Sport", "World", "Politics", "Business", "Culture")
    }


def test_the_sections_are_named_in_the_magazines_language(tmp_path: Path) -> None:
    plan, _, _ = planned(tmp_path, Magazine(language="de"))
    assert {"Sport", "Welt", "Politik", "Wirtschaft", "Kultur"} < {
        story.section for story in plan.stories
    }


def test_the_editor_says_what_a_tag_stands_for(tmp_path: Path) -> None:
    magazine = Magazine(sections=("Harbour", "Abroad"), tags={"ferries": "Harbour"})
    plan, _, _ = planned(tmp_path, magazine)
    assert "Harbour" in {story.section for story in plan.stories}


def test_digests_own_sections_are_no_slips(tmp_path: Path) -> None:
    plan, read, config = planned(tmp_path, Magazine())
    story = replace(plan.stories[0], section="Society")
    path = pipeline.plan_path(
        config, pipeline.find_week("2025-W30", config, now=datetime(2025, 8, 1, tzinfo=UTC))
    )
    changed = replace(plan, stories=(story, *plan.stories[1:]))
    assert list(warn_of_sections(changed, read, config, path=path)) == []
    slip = replace(plan, stories=(replace(story, section="Societty"), *plan.stories[1:]))
    assert "Did you mean 'Society'?" in next(iter(warn_of_sections(slip, read, config, path=path)))
