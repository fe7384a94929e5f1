"""Sample issues are found whole in every format, and what is planted in their pages is found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from page_plants import missed, planted_book, planted_site

from digest import pipeline, sample
from digest.config import Config
from digest.model import Article, Plan
from digest.pipeline.printing import BuildResult
from digest.proof.verification import Verification

NOW = datetime(2025, 7, 28, tzinfo=UTC)
PLANTS = 40
"""Changes in each format of each of four issues: 160 in web pages, 160 in e-books."""


@dataclass(frozen=True)
class Issue:
    """A built sample week, and what it was made of."""

    built: BuildResult
    plan: Plan
    articles: tuple[Article, ...]
    config: Config

    def verified(self, path: Path) -> Verification:
        return pipeline.verify(path, self.plan, self.articles, self.config, now=NOW)


def issue(language: str, theme: str, folder: Path) -> Issue:
    sample.unpack(folder / "articles", language)
    config = Config(folder=folder, magazine=replace(sample.magazine(language), theme=theme))
    with pipeline.open_web(config) as web:
        read = pipeline.read_articles(
            [str(folder / "articles")], config, web, week=sample.WEEK, now=NOW
        )
    week = pipeline.find_week(sample.WEEK, config, now=NOW)
    plan = pipeline.make_plan(read, week, config).plan
    built = pipeline.build(plan, read, week, config)
    pipeline.publish(built, config, ("web", "epub"), pipeline.BuildOrders())
    return Issue(built, plan, read.articles, config)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "theme"), [("en", "atlas"), ("fr", "folio"), ("ar", "atlas"), ("ar", "folio")]
)
def test_what_is_planted_in_pages_and_e_books_is_found(
    language: str, theme: str, tmp_path: Path
) -> None:
    made, seed = issue(language, theme, tmp_path), len(language + theme)
    pdf = made.built.pdf
    for whole in (pdf.with_name("web"), pdf.with_suffix(".epub")):
        assert [str(stray) for stray in made.verified(whole).strays] == []
    plants = planted_site(pdf.with_name("web"), pdf.with_name("changed"), PLANTS, seed, language)
    assert len(plants) == PLANTS
    assert missed(plants, made.verified(pdf.with_name("changed"))) == []
    plants = planted_book(pdf.with_suffix(".epub"), pdf.with_name("b.epub"), PLANTS, seed, language)
    assert len(plants) == PLANTS
    assert missed(plants, made.verified(pdf.with_name("b.epub"))) == []
