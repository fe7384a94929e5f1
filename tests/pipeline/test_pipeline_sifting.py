"""Which pictures at hand can be printed, in what order, and why the others cannot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import article, issue, story
from PIL import Image as Raster

from digest.model import Image, Issue, Story
from digest.pictures import PictureInfo, alike, refusal
from digest.pipeline import refused_pictures, sift


def drawn(path: Path, size: tuple[int, int] = (640, 420), turn: int = 0) -> Image:
    """A picture of soft blots, of another look for each *turn*."""
    noise = Raster.effect_noise((9, 9), 90).rotate(turn * 90)
    noise.resize(size, Raster.Resampling.BICUBIC).convert("RGB").save(path)
    return Image(src=path.name, path=str(path))


def having(*images: Image, number: int = 1) -> Story:
    one = replace(article(id=f"gull:{number}"), images=images)
    return replace(story(one), id=f"story-{number}", picture=images[0])


def of(*stories: Story) -> Issue:
    return replace(issue(*stories), stories=stories)


def test_a_story_has_all_its_usable_pictures_the_plans_first(tmp_path: Path) -> None:
    one, two = drawn(tmp_path / "one.png"), drawn(tmp_path / "two.png")
    both = replace(having(one, two), picture=two)
    made, warnings = sift(of(both))
    assert made.stories[0].pictures == (two, one)
    assert not made.stories[0].refused
    assert not warnings


def test_a_copy_in_another_size_is_refused(tmp_path: Path) -> None:
    one = drawn(tmp_path / "one.png")
    small = tmp_path / "small.png"
    Raster.open(one.path).resize((320, 210)).save(small)
    made, _ = sift(of(having(one, Image(src="small.png", path=str(small)))))
    assert made.stories[0].pictures == (one,)
    assert "same picture in another file" in made.stories[0].refused[0].reason


def test_a_picture_of_two_stories_is_the_first_ones(tmp_path: Path) -> None:
    one = drawn(tmp_path / "one.png")
    made, _ = sift(of(having(one), having(one, number=2)))
    assert [len(each.pictures) for each in made.stories] == [1, 0]
    assert (
        "another story has the same picture"
        in refused_pictures((*made.stories[:1], having(one, number=2)))[0]
    )


def test_an_unreadable_picture_of_the_plan_is_a_warning(tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.jpg", drawn(tmp_path / "good.png")
    bad.write_bytes(b"no picture")
    made, warnings = sift(of(having(Image(src="bad.jpg", path=str(bad)), good)))
    assert made.stories[0].pictures == (good,)
    assert len(warnings) == 1
    assert "story 'story-1' is printed without it" in warnings[0]


def test_the_editor_may_ask_for_no_picture(tmp_path: Path) -> None:
    made, _ = sift(of(replace(having(drawn(tmp_path / "one.png")), picture=None)))
    assert made.stories[0].pictures == ()
    assert "asks for no picture" in made.stories[0].refused[0].reason


def info(width: int = 640, height: int = 420, plain: float = 0.1, look: int = 0) -> PictureInfo:
    return PictureInfo(width=width, height=height, format="PNG", look=look, plain=plain)


@pytest.mark.parametrize(
    ("picture", "address", "why"),
    [
        (info(), "a/pier.jpg", ""),
        (info(180, 120), "a/pier.jpg", ""),
        (info(179, 120), "a/pier.jpg", "180 × 120 are the least"),
        (info(180, 119), "a/pier.jpg", "180 × 120 are the least"),
        (info(1800, 300), "a/pier.jpg", ""),
        (info(1801, 300), "a/pier.jpg", "banner"),
        (info(plain=0.94), "a/pier.jpg", "empty"),
        (info(plain=0.93), "a/pier.jpg", ""),
        (info(plain=0.5), "a/site-logo.png", "logo"),
        (info(plain=0.49), "a/site-logo.png", ""),
        (info(600, 400, plain=0.25), "https://a.example/icon.png?v=2", "logo"),
        (info(601, 400, plain=0.25), "https://a.example/icon.png", ""),
        (info(plain=0.5), "a/iconic-tower.png", ""),
    ],
)
def test_what_is_too_small_empty_or_a_mark_is_refused(
    picture: PictureInfo, address: str, why: str
) -> None:
    found = refusal(picture, address)
    assert why in found
    assert bool(found) == bool(why)


def test_looks_may_differ_in_a_few_bits() -> None:
    assert alike(info(look=0), info(look=0b11111))
    assert not alike(info(look=0), info(look=0b111111))
    assert not alike(info(), info(height=640))
