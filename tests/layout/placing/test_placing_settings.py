"""Furniture filled from settings: titles, taglines, outlets and sections of any length fit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from editions import laid_out, layout_file, printed
from press_weeks import week_of

from digest.edition import Edition
from digest.model import Issue, Story
from digest.proof import proof

LONG = {
    "en": {
        "title": "The Amalgamated Provincial Gazette and Mercantile Advertiser of the Northern "
        "Marches, Islands, Harbours and Inland Valleys",
        "tagline": "The week told once, in every valley, on each island and along the coast, " * 4,
        "outlet": "Society for the Quarterly Review of Municipal Affairs and Agricultural "
        "Sciences, {}",
        "section": "Municipal Councils, Public Housing, Regional Economics and Money {}",
        "address": "Northern Marches Publishing Cooperative, Office of the Registrar, " * 6,
    },
    "ar": {
        "title": "الجريدة الإقليمية الموحدة والنشرة التجارية للمناطق الشمالية والجزر والموانئ "
        "والوديان الداخلية وما جاورها من القرى والمدن",
        "tagline": "كل ما جرى في الأسبوع مرة واحدة، في كل واد وعلى كل جزيرة، كما رواه من كانوا "
        * 4,
        "outlet": "المرصد المستقل للموانئ والعبارات والمنارات والسكك الحديدية الساحلية كلها {}",
        "section": "الاقتصاد الكلي الدولي المقارن والسياسة النقدية والمصرفية الحديثة {}",
        "address": "تعاونية النشر الشمالية، مكتب سجل الدوريات، شارع الميناء الطويل، " * 6,
    },
}
WORD = "Internationalisierungsbestrebungsverantwortlichkeitskommission"
"""A section's name without a space."""


def with_long_settings(made: Issue, language: str) -> Issue:
    """*made* with every text that settings fill at its longest."""
    words = LONG[language]

    def long(story: Story, number: int) -> Story:
        articles = tuple(
            replace(one, source=words["outlet"].format("AB"[number % 2])) for one in story.articles
        )
        section = WORD if number == 1 else words["section"].format(number % 3)
        return replace(story, articles=articles, section=section)

    return replace(
        made,
        title=words["title"],
        tagline=words["tagline"],
        address=words["address"],
        website="https://www.the-amalgamated-provincial-gazette-of-the-marches.example.org/weekly",
        stories=tuple(long(one, number) for number, one in enumerate(made.stories)),
    )


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["atlas", "folio"])
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("count", [3, 26])
def test_settings_of_any_length_fit(count: int, language: str, theme: str, tmp_path: Path) -> None:
    long = with_long_settings(week_of(count, language=language), language)
    edition = laid_out(long, theme)
    path = printed(edition, tmp_path / "a.pdf", theme).path
    assert proof(path, layout_file(path, edition)).hard == ()


def texts(edition: Edition, kind: str) -> list[str]:
    return [
        "".join(span.text for span in line)
        for page in edition.pages
        for part in page.parts
        for block in part.blocks
        if block.kind == kind
        for row in block.rows
        for line in row.lines
    ]


def test_a_section_in_the_margin_is_not_cut_within_a_word() -> None:
    """It loses its last words, or is set smaller."""
    edition = laid_out(with_long_settings(week_of(6), "en"), "folio")
    kickers = [text for text in texts(edition, "kicker") if not text.endswith("…")]
    assert kickers
    known = f"{LONG['en']['section']} The long read"
    assert all(word in known for text in kickers for word in text.split())


@pytest.mark.slow
def test_a_long_colophon_leaves_the_list_of_sources_its_place() -> None:
    for theme in ("atlas", "folio"):
        issue = with_long_settings(week_of(26), "en")
        edition = laid_out(replace(issue, address=issue.address * 3), theme)
        back = edition.pages[-1]
        notes = [part for part in back.parts if part.box == "notes"]
        lists = [part for part in back.parts if part.story or part.box in ("back", "sources")]
        top = min(part.area.y for part in notes)
        assert all(part.area.foot <= top + 0.01 for part in lists)
        assert "…" in "".join(texts(edition, "notes"))


@pytest.mark.slow
def test_a_colophon_is_whole_where_the_sources_end_early() -> None:
    address = "Autoridad Portuaria de Vigo, Plaza de la Estrella 1, 36201 Vigo, España " * 4
    issue = replace(week_of(5), language="es", address=address)
    said = " ".join(texts(laid_out(issue, "folio"), "notes"))
    assert f"pertenecen a las fuentes citadas. {address}".strip() in said
