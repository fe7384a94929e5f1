"""A sample week that is built as an editor builds it, for the tests of what is made from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from digest import pipeline, sample
from digest.config import Config
from digest.model import Article, Plan
from digest.pipeline.printing import BuildResult
from digest.proof.verification import Verification

NOW = datetime(2025, 7, 28, tzinfo=UTC)


@dataclass(frozen=True)
class SampleIssue:
    """A built sample week, and what it was made of."""

    built: BuildResult
    plan: Plan
    articles: tuple[Article, ...]
    config: Config

    def verified(self, path: Path) -> Verification:
        """The file or folder at *path* compared with the articles."""
        return pipeline.verify(path, self.plan, self.articles, self.config, now=NOW)

    def published(self, *forms: str) -> tuple[Path, ...]:
        """The issue in *forms* too: their paths."""
        return pipeline.publish(self.built, self.config, forms, pipeline.BuildOrders()).paths


def sample_issue(language: str, theme: str, folder: Path) -> SampleIssue:
    """The sample week in *language*, built in *theme* below *folder*."""
    sample.unpack(folder / "articles", language)
    config = Config(folder=folder, magazine=replace(sample.magazine(language), theme=theme))
    with pipeline.open_web(config) as web:
        read = pipeline.read_articles(
            [str(folder / "articles")], config, web, week=sample.WEEK, now=NOW
        )
    week = pipeline.find_week(sample.WEEK, config, now=NOW)
    plan = pipeline.make_plan(read, week, config).plan
    return SampleIssue(pipeline.build(plan, read, week, config), plan, read.articles, config)
