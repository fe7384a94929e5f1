"""What an article is about, by its labels and by its words."""

from __future__ import annotations

import pytest

from digest.curate import subjects
from digest.curate.subjects import OPENING, named_by, native, says_nothing, subject, subject_of_text
from digest.languages import known, language
from digest.languages.model import SECTIONS
from tests.builders import article

MATCH = "The striker scored twice and the coach praised his team after the match at the stadium."
COURT = "The judge sentenced the driver to prison. Police found the victim near the hospital."


@pytest.mark.parametrize("code", known())
def test_every_shipped_language_names_all_sections(code: str) -> None:
    own = language(code).sections
    assert tuple(own.names) == SECTIONS
    assert set(own.labels) == set(own.words) == set(SECTIONS)


@pytest.mark.parametrize(
    ("label", "sections"),
    [
        ("Sports", {"sport": 1}),
        ("FOREIGN POLICY", {"world": 1}),
        ("Wirtschaft", {"business": 1}),
        ("économie", {"business": 1}),
        ("رياضة", {"sport": 1}),
        ("News/Politics", {"politics": 1}),
        ("World > Middle East", {"world": 1}),
        ("Elbonian Politics", {"politics": 0.5}),
        ("Health & Sport", {"society": 0.25, "sport": 0.25}),
        ("Other media", {}),
        ("Hot dogs", {}),
        ("sport" * 30, {}),
        ("", {}),
    ],
)
def test_a_label_names_its_sections(label: str, sections: dict[str, float]) -> None:
    assert dict(named_by(label)) == sections


@pytest.mark.parametrize(("label", "nothing"), [("News", True), ("Fotos", True), ("Sea", False)])
def test_labels_that_say_how_an_article_is_told(label: str, *, nothing: bool) -> None:
    assert says_nothing(label) is nothing


def test_a_label_is_native_to_its_own_languages_only() -> None:
    assert native("Wirtschaft", "de")
    assert not native("Wirtschaft", "en")
    assert native("Harbour", "de"), "nobody's label stays as it is"


@pytest.mark.parametrize(
    ("text", "language", "section"),
    [
        (MATCH, "en", "sport"),
        (COURT, "en", "society"),
        (
            "L’entraîneur félicite ses joueurs après la victoire en finale du championnat.",
            "fr",
            "sport",
        ),
        (
            "Die Regierung und die Opposition stimmen im Bundestag über das Gesetz ab.",
            "de",
            "politics",
        ),
        (
            "El entrenador y los jugadores celebran la victoria del equipo en el estadio.",
            "es",
            "sport",
        ),
        ("La borsa scende: gli investitori temono i dazi e l’inflazione.", "it", "business"),
        ("فاز الفريق في المباراة وسجل المهاجم هدف البطولة.", "ar", "sport"),
        ("The heron stood in the reeds all morning.", "en", ""),
        ("", "en", ""),
    ],
)
def test_the_words_of_a_text_tell_its_section(text: str, language: str, section: str) -> None:
    assert subject_of_text(article(title="", text=text, language=language)) == section


def test_labels_win_over_the_text_and_the_text_parts_labels() -> None:
    assert subject(article(section="Business", title="", text=MATCH)) == "business"
    assert subject(article(section="", tags=("Business", "Sport"), title="", text=MATCH)) == "sport"


@pytest.mark.parametrize(
    ("address", "section"),
    [
        ("https://gull.example/world/europe/pier-closed", "world"),
        ("https://gull.example/en/science/2025/07/pier", "science"),
        ("https://gull.example/2025/a-science-of-piers/07", ""),
        ("https://gull.example/news/pier-closed", ""),
        ("https://gull.example/2025/sports", ""),
        ("https://gull.example/culture/", "culture"),
        ("https://[gull.example/sport/pier", ""),
        ("", ""),
    ],
)
def test_where_no_label_names_a_section_the_folder_of_the_address_does(
    address: str, section: str
) -> None:
    assert subject(article(title="Pier", text="It is closed.", url=address)) == section
    labelled = article(title="Pier", text="It is closed.", url=address, tags=("Business",))
    assert subject(labelled) == "business"


def test_two_sections_that_are_near_are_not_clear() -> None:
    assert subject_of_text(article(title="", text=f"{MATCH} {COURT}")) == ""


def test_a_title_counts_twice_and_a_word_of_the_text_twice_at_most() -> None:
    weak = "The striker met the coach of the team."
    assert subject_of_text(article(title="", text=weak)) == ""
    assert subject_of_text(article(title="Striker, coach", text="They met.")) == "sport"
    assert subject_of_text(article(title="", text="Goal, goal, goal, goal, goal.")) == ""


def test_only_the_beginning_of_a_text_tells() -> None:
    for words, section in ((OPENING - 30, "sport"), (OPENING, "")):
        assert subject_of_text(article(title="", text="heron " * words + MATCH)) == section


def test_a_label_of_more_than_a_hundred_letters_is_none() -> None:
    for length, named in ((100, True), (101, False)):
        assert bool(named_by("sport".ljust(length, "/"))) is named


def test_the_settings() -> None:
    """Chosen by accuracy on half of a set of labelled news; the other half is in the report."""
    assert (OPENING, subjects.TITLE, subjects.OFTEN) == (250, 2, 2)
    assert (subjects.FEWEST, subjects.LEAD) == (4, 1.5)
