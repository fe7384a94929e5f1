"""The public helpers for writing a source, as ``digest.sources.reading`` offers them."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from digest import sources
from digest.model import Article
from digest.sources import reading

PIER = "The harbour board closed the old pier on Monday. Two cranes will be moved before winter."


def test_every_public_helper_says_what_it_does() -> None:
    assert [name for name in reading.__all__ if not getattr(reading, name).__doc__] == []


@pytest.mark.parametrize(
    ("source", "absolute"),
    [
        ("pier.jpg", "https://gull.example/news/pier.jpg"),
        ("/img/pier.jpg", "https://gull.example/img/pier.jpg"),
        ("//cdn.example/pier.jpg", "https://cdn.example/pier.jpg"),
        ("https://tern.example/pier.jpg", "https://tern.example/pier.jpg"),
        ("//[half", "//[half"),
    ],
)
def test_pictures_are_seen_from_the_pages_address(source: str, absolute: str) -> None:
    content = reading.read_html(f'<img src="{source}">', "https://gull.example/news/pier.html")
    assert [image.src for image in content.images] == [absolute]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Image", ""),
        ("photo 3", ""),
        ("Bild:", ""),
        ("صورة", ""),
        ("Featured image", ""),
        ("IMG_2034", ""),
        ("old-pier_2.JPG", ""),
        ("Screenshot 2025-07-21 at 09.30.11", ""),
        ("The old pier", "The old pier"),
        ("Ada Bell", "Ada Bell"),
        ("Logo of the port", "Logo of the port"),
    ],
)
def test_words_that_describe_no_picture_are_not_kept(words: str, kept: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        f'---\ntitle: Pier closes\ndate: 2025-07-23\n---\n![{words}](pier.jpg "{words}")\n\n{PIER}\n',
        encoding="utf-8",
    )
    (article,) = sources.read_paths([tmp_path], zone=ZoneInfo("UTC"), language="en")
    assert isinstance(article, Article)
    assert [(image.alt, image.caption) for image in article.images] == [(kept, kept)]


def test_html_becomes_a_title_words_and_pictures() -> None:
    content = reading.read_html(
        "<h1>The <em>pier</em></h1><p>It is closed.</p><script>no()</script><ul><li>For now</ul>"
    )
    assert content.title == "The pier"
    assert content.text == "The pier\n\nIt is closed.\n\nFor now"


@pytest.mark.parametrize(
    ("authors", "byline"),
    [
        ("By Ada Bell <ada@gull.example>", "Ada Bell"),
        (["Ada Bell", "ada-bell", "Par Léa Roux"], "Ada Bell, Léa Roux"),
        ("<a href='/ada'>Ada Bell</a>", "Ada Bell"),
        ("abell", ""),
        ("admin@gull.example", ""),
        ("AFP", ""),
        ("ليلى", "ليلى"),
        ([], ""),
    ],
)
def test_byline(authors: str | list[str], byline: str) -> None:
    assert reading.read_byline(authors) == byline


@pytest.mark.parametrize(
    ("standfirst", "whole"),
    [
        ("The pier is closed. It will open in …", "The pier is closed."),
        ("The pier is closed for […]", ""),
        ("A phrase without a full stop", "A phrase without a full stop"),
        ("The pier is", ""),  # the first words of the text, cut off without dots
        ('"The pier is closed."', "The pier is closed."),
    ],
)
def test_a_standfirst_is_whole_sentences(standfirst: str, whole: str) -> None:
    assert reading.whole_standfirst(standfirst, "The pier is closed for the winter.") == whole


def test_a_refusal_becomes_a_rejection_that_names_its_place() -> None:
    refusal = reading.NotAnArticle("a draft", "publish it to have it printed")
    assert str(refusal.rejected("notes.md")) == "notes.md: a draft; publish it to have it printed"
