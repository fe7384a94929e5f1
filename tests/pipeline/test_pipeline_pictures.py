from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image as Raster

from digest import pipeline, sample
from digest.config import Config, Magazine
from digest.model import Image
from digest.pipeline import count_pictures
from digest.pipeline.pictures import BRIEF


@pytest.mark.slow
def test_every_picture_at_hand_is_printed_or_named(tmp_path: Path) -> None:
    sample.unpack(tmp_path / "sample")
    Raster.new("RGB", (90, 60)).save(tmp_path / "small.png")
    config = Config(folder=tmp_path, magazine=replace(Magazine(), pages=8))
    now = datetime(2025, 7, 28, tzinfo=UTC)
    with pipeline.open_web(config) as web:
        read = pipeline.read_articles([str(tmp_path / "sample")], config, web, now=now)
    small = Image(src="small.png", path=str(tmp_path / "small.png"))
    with_one = (replace(each, images=each.images or (small,)) for each in read.articles)
    read = replace(read, articles=tuple(with_one))
    week = pipeline.find_week(sample.WEEK, config, now=now)
    planning = pipeline.make_plan(read, week, config)
    built = pipeline.build(planning.plan, read, week, config)
    count = count_pictures(built.issue, built.edition)
    lines = count.unprinted
    at_hand = {
        (story.id, image.path)
        for story in built.issue.stories
        for article in story.articles
        for image in article.images
        if image.path
    }
    shown = {
        block.image.image.path
        for page in built.edition.pages
        for part in page.parts
        for block in part.blocks
        if block.image and block.image.image
    }
    assert len(lines) == len([path for _, path in at_hand if path not in shown])
    assert count.printed == len({path for _, path in at_hand if path in shown})
    assert any("90 × 60 pixels; 180 × 120 are the least" in line for line in lines)
    assert any(part.box == BRIEF for page in built.edition.pages for part in page.parts)
