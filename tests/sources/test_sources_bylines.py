"""Bylines are people."""

from __future__ import annotations

import pytest

from digest.sources.reading.bylines import LONGEST, read_byline


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Ada Bell and Tom Roe", "Ada Bell, Tom Roe"),
        ("Ada Bell, Tom Roe & Léa Roux", "Ada Bell, Tom Roe, Léa Roux"),
        ("Par Léa Roux et Tom Roe", "Léa Roux, Tom Roe"),
        ("Ana Pérez y José Gil", "Ana Pérez, José Gil"),
        ("José Ortega y Gasset", "José Ortega y Gasset"),
        ("Bell, Ada", "Ada Bell"),
        ("Ada Bell, Jr.", "Ada Bell"),
        ("BY ADA BELL", "Ada Bell"),
        ("By Ada BELL and ada-bell", "Ada BELL"),
    ],
)
def test_several_authors_are_parted(author: str, byline: str) -> None:
    assert read_byline(author) == byline


@pytest.mark.parametrize(
    "author",
    [
        "Ada Bell in Paris",
        "Ada Bell, Gull News",
        "Ada Bell, political editor",
        "Ada Bell for The Gull",
        "Ada Bell / AFP",
        "Ada Bell (Reuters)",
        "Ada Bell @adabell",
        "Ada Bell https://gull.example/ada",
        "Reporting by Ada Bell; Editing by Tom Roe",
        "Written by Ada Bell; Photos by Tom Roe",
        "Texte : Ada Bell ; Photos : Tom Roe",
        "Ada Bell – Newsroom",
    ],
)
def test_places_outlets_titles_and_other_work_are_taken_off(author: str) -> None:
    assert read_byline(author) == "Ada Bell"


@pytest.mark.parametrize(
    "author",
    [
        "Staff",
        "Newsroom",
        "Gull Staff Writer",
        "Rédaction",
        "La rédaction",
        "Redaktion",
        "Redacción",
        "هيئة التحرير",
        "خبير اقتصادي",
        "admin",
        "web desk",
        "Guest author",
        "By Reuters",
        "AFP",
        "Agence France-Presse",
        "The Morning Gull Magazine",
        "Harbour University",
        "ada@gull.example",
        "https://gull.example/ada",
        "gull.example",
        "@ada",
        "Editor 3",
        "the man who knew the sea",
        "Ada" + "a" * 38,
        "A" * 10 * LONGEST,
        "One Two Three Four Five Six",
        "😀",
        "",
    ],
)
def test_departments_outlets_and_accounts_are_nobody(author: str) -> None:
    assert read_byline(author) == ""


def test_particles_belong_to_names() -> None:
    names = ["Ludwig von Berg", "Maria de la Cruz", "Luca Di Maio", "Von der Aue Ute"]
    assert read_byline(names) == ", ".join(names)
