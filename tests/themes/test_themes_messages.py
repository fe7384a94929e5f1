"""What the magazine says: every catalogue whole, and a theme's own read as strictly."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po
from builders import copy_tree
from editions import document, laid_out
from press_weeks import week_of

from digest.errors import UsageError
from digest.layout.placing.compositor import Compositor
from digest.layout.placing.contents import figures
from digest.themes import Measurer, load_theme
from digest.themes import theme as themes
from digest.themes.messages import ENGLISH, TEMPLATE, Messages, catalogues, in_language

LOCALE = themes.templates() / "locale"
LANGUAGES = sorted(file.stem for file in LOCALE.glob("*.po"))
WORDS = catalogues(themes.templates())


def catalogue(name: str) -> Catalog:
    with (LOCALE / name).open("rb") as lines:
        return read_po(lines, locale=None if name == TEMPLATE else Path(name).stem)


def own(folder: Path, said: str, *, language: str = "fr", template: str = "") -> Path:
    """A copy of Folio with a catalogue of its own, and a template that says something."""
    mine = copy_tree(themes.templates() / "folio", folder / "mine")
    (mine / "locale").mkdir()
    (mine / "locale" / f"{language}.po").write_text(said, encoding="utf-8")
    (mine / "mine.html").write_text(template, encoding="utf-8")
    return mine


def test_the_languages_there_are() -> None:
    assert {"ar", "es", "fr"} <= set(LANGUAGES)
    assert set(WORDS) == {*LANGUAGES, ENGLISH}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_is_complete(language: str) -> None:
    translated = catalogue(f"{language}.po")
    assert {(message.context, message.id) for message in translated} == {
        (message.context, message.id) for message in catalogue(TEMPLATE)
    }
    for message in translated:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), message.id
        assert not (message.id and message.fuzzy), message.id
        assert not isinstance(message.id, tuple) or len(forms) == translated.num_plurals, message.id


def test_the_catalogues_are_not_stale(tmp_path: Path) -> None:
    fresh = copy_tree(LOCALE, tmp_path / "locale")
    subprocess.run(
        [sys.executable, Path(__file__).parents[2] / "tools" / "messages.py", fresh], check=True
    )
    for file in fresh.iterdir():
        assert file.read_text(encoding="utf-8") == (LOCALE / file.name).read_text(
            encoding="utf-8"
        ), "run: make messages"


def test_words_are_filled_in() -> None:
    assert WORDS["fr"].gettext("No. {number}", number=31) == "Nº 31"
    assert in_language(WORDS, "fr-CA").catalogue is WORDS["fr"].catalogue
    assert in_language(WORDS, "xx").gettext("No. {number}", number=31) == "No. 31"
    with pytest.raises(UsageError, match=r'"Nº \{number\}" needs .number.'):
        WORDS["fr"].gettext("No. {number}")


def test_one_word_may_mean_two_things() -> None:
    assert WORDS["fr"].pgettext("before the names of a story's sources", "From") == "D’après"
    assert WORDS["fr"].gettext("From") == "From"


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 1, "story told"),
        ("en", 2, "stories told"),
        ("fr", 1, "sujet traité"),
        ("fr", 2, "sujets traités"),
        ("ar", 1, "خبر"),
        ("ar", 2, "خبران"),
        ("ar", 3, "أخبار"),
        ("ar", 10, "أخبار"),
        ("ar", 11, "خبرًا"),
        ("ar", 99, "خبرًا"),
        ("ar", 100, "خبر"),
        ("ar", 103, "أخبار"),
    ],
)
def test_a_count_has_the_form_its_language_asks_for(language: str, count: int, said: str) -> None:
    assert WORDS[language].ngettext("story told", "stories told", count) == said


def test_a_theme_says_things_in_its_own_words(tmp_path: Path) -> None:
    mine = own(
        tmp_path,
        'msgid "In brief"\nmsgstr "Margins"\n',
        language="en",
        template='{{ _("Slowly") }}',
    )
    (mine / "locale" / "fr.po").write_text('msgid "Slowly"\nmsgstr "Lentement"\n')
    (mine / "locale" / "pt.po").write_text(
        'msgctxt "before the names of a story\'s sources"\nmsgid "From"\nmsgstr "Da"\n'
    )
    theme = load_theme(str(mine))
    assert [theme.messages(language).gettext("In brief") for language in ("en", "fr", "pt")] == [
        "Margins",
        "En bref",
        "In brief",
    ]
    assert [theme.messages(language).gettext("Slowly") for language in ("en", "fr")] == [
        "Slowly",
        "Lentement",
    ]
    assert [theme.design.credit(language) for language in ("en", "fr", "pt")] == [
        "From",
        "D’après",
        "Da",
    ]
    assert load_theme("folio").messages("en").gettext("In brief") == "In brief"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            'msgid "No. {number}"\nmsgstr "Nº"\n',
            r'fr.po, line \d+: the translation "Nº" lacks \{number\}; its message is "No. \{number\}"',
        ),
        (
            'msgid "In brief"\nmsgstr "{number} en bref"\n',
            r"fr.po, line \d+: .* adds \{number\}",
        ),
        (
            'msgid "In brief"\nmsgstr "En {bref"\n',
            r'fr.po, line \d+: "En \{bref": .*meant as one twice',
        ),
        (
            'msgid "In breif"\nmsgstr "En bref"\n',
            r'fr.po, line 1: no template uses the message "In breif"; .*Did you mean "In brief"\?',
        ),
        (
            'msgctxt "a page"\nmsgid "In brief"\nmsgstr "En bref"\n',
            r'fr.po, line \d: no template uses the message "In brief" in the context \(a page\)',
        ),
        ('[fr]\nbriefs = "En bref"\n', r"fr.po is not a gettext catalogue"),
        (
            'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=many;\\n"\n\nmsgid "In brief"\nmsgstr "En bref"\n',
            r"fr.po.*[Pp]lural",
        ),
    ],
)
def test_a_wrong_catalogue_is_told_what_is_wrong(said: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=told):
        load_theme(str(own(tmp_path, said)))


def test_a_catalogue_is_called_after_a_language(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nosuch.po .*name it after a language, as fr.po"):
        load_theme(str(own(tmp_path, "", language="nosuch")))


def test_a_form_for_one_may_leave_its_count_out(tmp_path: Path) -> None:
    said = 'msgid "{count} boat"\nmsgid_plural "{count} boats"\nmsgstr[0] "un bateau"\nmsgstr[1] "{count} bateaux"\n'
    theme = load_theme(
        str(own(tmp_path, said, template='{{ ngettext("{count} boat", "{count} boats", 2) }}'))
    )
    assert [
        theme.messages("fr").ngettext("{count} boat", "{count} boats", count) for count in (1, 2)
    ] == ["un bateau", "2 bateaux"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["atlas", "folio"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_issue_speaks_its_language_throughout(name: str, language: str) -> None:
    theme = load_theme(name)
    issue = replace(week_of(6), language=language)
    edition = laid_out(issue, theme)
    page = document(edition, theme)
    words = " ".join(text for one in edition.pages for text in one.texts())
    for message in (
        "In this issue",
        "Sources",
        "How summaries are made",
        "What this issue was made from",
    ):
        assert WORDS[language].gettext(message) in words
        assert f">{message}<" not in page or WORDS[language].gettext(message) == message


def test_translations_are_escaped_like_all_text() -> None:
    theme = load_theme("atlas")
    issue = week_of(6)
    assert "people&#39;s" in document(laid_out(issue, theme), theme)


def test_the_issue_counts_what_it_was_made_from() -> None:
    theme, issue = load_theme("atlas"), week_of(6)
    said = dict(
        reversed(figure)
        for figure in figures(Compositor(replace(issue, language="ar"), (), theme, Measurer(theme)))
    )
    assert said["أخبار"] == len(issue.stories)
    assert Messages().ngettext("source", "sources", 1) == "source"
