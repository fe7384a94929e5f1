"""A language is one file: what is found, what is refused, and what asks it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import article

import digest.languages
from digest.curate.headlines import bare
from digest.languages import LanguageFileError, every, known, language, lookup, pattern, words
from digest.summarise.numbers import numbers
from digest.summarise.references import Openers
from digest.text.sentences import sentences
from digest.text.typography import listed, set_text
from digest.text.words import content_words
from digest.themes import theme
from digest.themes.messages import catalogues as messages
from digest.themes.messages import in_language

HEAD = "from digest.languages.model import Headlines, Language, Numbers, Openings, Typography\n"
#: A small language, with the code of one that Babel knows and digest does not.
ESPERANTO = (
    HEAD
    + """from digest.languages.model import Abbreviations, Vocabulary
LANGUAGE = Language(
    code="eo",
    typography=Typography(double=("‹", "›")),
    abbreviations=Abbreviations(titles="sro"),
    vocabulary=Vocabulary(stop="la kaj"),
    openings=Openings(pronouns="li ŝi"),
    numbers=Numbers(ones={"unu": 1, "du": 2}, tens={"dudek": 20}, joined="{tens} {ones}"),
    headlines=Headlines(labels="rekte"),
)
"""
)

#: Fields of plain text: signs, and forms that are filled in before they are compiled.
NO_PATTERNS = {"group", "hints", "joined", "teens", "mention", "patterns"}
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Writes eo.py where language files are looked for, and forgets it afterwards."""
    monkeypatch.setattr(digest.languages, "__path__", [*digest.languages.__path__, str(tmp_path)])

    def file(text: str) -> Path:
        (tmp_path / "eo.py").write_text(text, encoding="utf-8")
        _forget()
        return tmp_path / "eo.py"

    yield file
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    sys.modules.pop("digest.languages.eo", None)
    known.cache_clear()
    language.cache_clear()


def test_a_language_is_added_by_one_file_and_one_catalogue(write: Write, tmp_path: Path) -> None:
    write(ESPERANTO)
    assert "eo" in known()
    assert set_text('La "ŝipo" venis', language="eo") == "La ‹ŝipo› venis"
    assert content_words("La ŝipo kaj la haveno", language="eo") == ("ŝipo", "haveno")
    assert Openers("eo").refers_back("Li venis per ŝipo.")
    assert [each.value for each in numbers("Venis dudek du ŝipoj.", language="eo")] == [22]
    assert bare("Rekte: la ŝipo venis hodiaŭ", language="eo") == "La ŝipo venis hodiaŭ"
    told = article(text="Venis Sro. Bano per ŝipo.", language="eo")
    assert len(sentences(told)) == 1

    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "eo.po").write_text('msgid "In brief"\nmsgstr "Mallonge"\n')
    assert (
        in_language(messages(theme.templates(), tmp_path), "eo").gettext("In brief") == "Mallonge"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'LANGUAGE = Language(\n    code="eo",\n    openings=Openings(\n        pronuns="li",\n    ),\n)\n',
            r"eo\.py, line 5: 'pronuns' is no field of a language\. Did you mean 'pronouns'\?",
        ),
        (
            'LANGUAGE = Language(\n    code="eo",\n    numbers=Numbers(ones={"unu": "1"}),\n)\n',
            r"eo\.py, line 4: 'ones' must be .*, not \{'unu': '1'\}",
        ),
        (
            'LANGUAGE = Language(\n    code="eo",\n    stemmer=7,\n)\n',
            r"line 4: 'stemmer' must be text",
        ),
        ('LANGUAGE = Language(\n    code="eo"\n    stemmer="x",\n)\n', r"eo\.py, line \d: "),
        ('LANGUAGE = Language(code="xx")\n', r"eo\.py: .* Language\(code='eo', …\)"),
        ("", r"eo\.py: a language file holds LANGUAGE"),
    ],
)
def test_a_slip_is_named_with_file_line_and_key(write: Write, text: str, message: str) -> None:
    write(HEAD + text)
    with pytest.raises(LanguageFileError, match=message):
        language("eo")


def test_a_broken_pattern_is_named_with_file_line_and_key(write: Write) -> None:
    write(
        HEAD + 'LANGUAGE = Language(\n    code="eo",\n    headlines=Headlines(labels="a|(b"),\n)\n'
    )
    with pytest.raises(LanguageFileError, match=r"eo\.py, line 4: 'labels' is no regular expr"):
        pattern("(?:WORDS):", language("eo").headlines.labels)


@pytest.mark.parametrize("code", known())
def test_every_pattern_of_a_language_compiles(code: str) -> None:
    for key, value in lookup._values(language(code)):
        if isinstance(value, str) and key not in NO_PATTERNS:
            pattern("WORDS", value)


@pytest.mark.parametrize("code", known())
def test_a_list_holds_words_and_no_pattern(code: str) -> None:
    own = language(code)
    for text in (own.openings.pronouns, own.vocabulary.stop, own.abbreviations.titles):
        assert text
        assert not {word for word in words(text) if set(word) & set("|()[]\\?")}


def test_a_region_reads_its_languages_file() -> None:
    assert language("fr-CA") == language("fr_BE") == language("FR")


def test_a_language_without_a_file_has_what_is_common() -> None:
    assert language("cy").typography.double == ("“", "”")
    assert language("fa").script.right_to_left
    assert listed(["a", "b"], "fa") == "a، b"
    assert {each.code for each in every()} >= {"pt", "nl", "he"}


def test_only_what_is_asked_for_is_imported() -> None:
    code = (
        "import sys; from digest.languages import language; language('fr'); "
        "print([name for name in sys.modules if name.startswith('digest.languages.') "
        "and len(name.split('.')[2]) == 2])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['digest.languages.fr']"
