"""Sample issues are found whole in every format, and what is planted in their pages is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_plants import missed, planted_book, planted_site
from sample_issue import sample_issue

PLANTS = 40
"""Changes in each format of each of four issues: 160 in web pages, 160 in e-books."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "theme"), [("en", "atlas"), ("fr", "folio"), ("ar", "atlas"), ("ar", "folio")]
)
def test_what_is_planted_in_pages_and_e_books_is_found(
    language: str, theme: str, tmp_path: Path
) -> None:
    made, seed = sample_issue(language, theme, tmp_path), len(language + theme)
    made.published("web", "epub")
    pdf = made.built.pdf
    for whole in (pdf.with_name("web"), pdf.with_suffix(".epub")):
        assert [str(stray) for stray in made.verified(whole).strays] == []
    plants = planted_site(pdf.with_name("web"), pdf.with_name("changed"), PLANTS, seed, language)
    assert len(plants) == PLANTS
    assert missed(plants, made.verified(pdf.with_name("changed"))) == []
    plants = planted_book(pdf.with_suffix(".epub"), pdf.with_name("b.epub"), PLANTS, seed, language)
    assert len(plants) == PLANTS
    assert missed(plants, made.verified(pdf.with_name("b.epub"))) == []
