from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest import config, tables
from digest.config.sample import sample
from digest.errors import ConfigError

WHOLE = """\
store = "sqlite:///week.db"

[magazine]
title = "Quayside Weekly"
language = "fr"
timezone = "Africa/Tunis"
week_starts = "sunday"
quote_limit = 1
sections = ["World", "City"]

[[source]]
path = "_posts"
name = "The Gull"

[[source]]
type = "mypkg.feeds:read"
every = 3

[mail]
from = "Quayside Weekly <week@quayside.example>"
port = 465
security = "tls"
"""


def read(text: str) -> config.Config:
    return config.read(text, file=Path("press/digest.toml"))


def test_everything_is_typed() -> None:
    settings = read(WHOLE)
    assert settings.store == "sqlite:///week.db"
    assert settings.magazine.sections == ("World", "City")
    assert settings.magazine.first_weekday == 6
    assert settings.magazine.quote_limit == 1.0
    assert [source.type for source in settings.sources] == ["folder", "mypkg.feeds:read"]
    assert settings.sources[1].options == {"every": 3}
    assert settings.mail.from_ == "Quayside Weekly <week@quayside.example>"
    assert settings.folder == Path("press").resolve()


def test_an_empty_file_gives_the_defaults() -> None:
    assert read("").magazine == config.Magazine()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[magazine\n", "line 1: this is not TOML"),
        (
            '\n[magazine]\ntitel = "x"\n',
            "line 3: [magazine] Unknown key 'titel'. Did you mean 'title'?",
        ),
        (
            '[magazine]\npages = "24"\n',
            "line 2: [magazine] pages: must be a whole number, not '24'",
        ),
        ("[magazine]\npages = true\n", "line 2: [magazine] pages: must be a whole number"),
        (
            "[magazine]\npages = 0\n",
            "line 2: [magazine] pages: must be a number from 3 to 400, not 0",
        ),
        ("[magazine]\ntitle = ' '\n", "title: is empty"),
        (
            '[magazine]\ntimezone = "../etc"\n',
            "timezone: Unknown time zone '../etc'. Write one such as",
        ),
        ('[magazine]\ntimezone = "Europe/Pariss"\n', "Did you mean 'Europe/Paris'?"),
        (
            '[magazine]\nweek_starts = "mondya"\n',
            "week_starts: Unknown weekday 'mondya'. Did you mean 'monday'?",
        ),
        ("[magazine]\nquote_limit = 0\n", "quote_limit: must be above 0 and at most 1, not 0"),
        ("[magazine]\nsections = [1]\n", "sections: must be a list, each item text"),
        ("magazine = 3\n", "line 1: magazine: must be a table"),
        ('[source]\npath = "a"\n', "source: must be a table: write [[source]]"),
        ('[[source]]\npath = "a"\n[[source]]\nname = "b"\n', "line 3: [source] has no 'path'"),
        ("[mail]\nport = 70000\n", "port: must be a number from 1 to 65535, not 70000"),
        ("[mail]\nconnections = 0\n", "connections: must be a number from 1 to 64, not 0"),
        ("[mail]\nrate = -1\n", "rate: must be a number from 0 to 100000, not -1"),
        ("[mail]\npatience = 1441\n", "patience: must be a number from 0 to 1440, not 1441"),
        ("[mail]\ncommand = []\n", "command: is empty; name the program"),
        (
            '[mail]\nsecurity = "startls"\n',
            "security: Unknown security setting 'startls'. Did you mean 'starttls'?",
        ),
        ('[mail]\npassword = "hunter2"\n', "password: must not be in this file"),
        (
            '[magazine]\nlanguage = "english"\n',
            "line 2: [magazine] language: Unknown language 'english'. Did you mean 'en'?",
        ),
        ('[magazine]\nlanguage = "xx"\n', "Unknown language 'xx'. Write its code, such as en"),
        ('[magazine]\nlanguage = "pt-XX"\n', "Unknown country 'XX' in language 'pt-XX'"),
        ('[magazine]\nsummariser = "lexrnak"\n', "Unknown summary method 'lexrnak'. Did you mean"),
        (
            '[[source]]\npath = "a"\nlanguage = "Frensh"\n',
            "line 3: [source] language: Unknown language 'Frensh'. Did you mean 'fr'?",
        ),
        (
            '[[source]]\ntype = "foldr"\n',
            "type: Unknown source type 'foldr'. Did you mean 'folder'?",
        ),
        ('[[source]]\npath = "a"\npaht = "b"\n', "Unknown key 'paht'. Did you mean 'path'?"),
        (
            '[mail]\ntransport = "smpt"\n',
            "line 2: [mail] transport: Unknown transport 'smpt'. Did you mean 'smtp'?",
        ),
        ('[mail]\ntransport = "smtp"\nhots = "x"\n', "Unknown key 'hots'. Did you mean 'host'?"),
        (
            '[[source]]\npath = "a"\nfrom = "a@example.org"\n',
            "line 3: [source] 'from' is a key of [mail]; put that line above it, without a #",
        ),
        ('[magazine]\nstore = "a"\n', "'store' stands above the first table; move the line"),
        ('[mail]\nlanguage = "a"\n', "'language' is a key of [magazine] or [[source]];"),
        ("[magazin]\npages = 3\n", "Unknown key 'magazin'. Did you mean 'magazine'?"),
        (
            '[magazine]\npages = 8\n[magazine.colours]\nWorld = "red"\n',
            "line 3: [magazine] colours: 'red' of 'World' is not a colour; write it as \"#b3201f\"",
        ),
        ("[magazine]\ncolours = 3\n", "colours: must be a table of texts"),
        ("[magazine]\npages = [\n", "this is not TOML"),
        ("colour = 1\n", "line 1: Unknown key 'colour'. Choose one of: store, output, magazine"),
    ],
)
def test_a_fault_is_named_with_its_line_and_key(text: str, expected: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(text)
    assert expected in str(caught.value)
    assert str(caught.value).startswith("digest.toml")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("pt-BR", "pt-BR"), ("pt_br", "pt-BR"), ("AR-eg", "ar-EG"), ("zh-hant-tw", "zh-Hant-TW")],
)
def test_a_language_is_read_as_bcp_47_writes_it(written: str, read_as: str) -> None:
    settings = read(
        f'[magazine]\nlanguage = "{written}"\n[[source]]\npath = "a"\nlanguage = "{written}"'
    )
    assert (settings.magazine.language, settings.sources[0].language) == (read_as, read_as)


def test_a_plug_in_gets_the_keys_that_are_its_own() -> None:
    settings = read(
        '[mail]\nport = 25\ntransport = "mypkg.mod:post"\nregion = "north"\nretries = 3'
    )
    assert settings.mail.options == {"region": "north", "retries": 3}
    assert settings.mail.port == 25


def test_sections_have_colours() -> None:
    settings = read('[magazine.colours]\nWorld = "#1f4e79"\n"Arts & Books" = "#7a1f5c"')
    assert settings.magazine.colours == {"World": "#1f4e79", "Arts & Books": "#7a1f5c"}


def test_every_key_has_a_description_and_an_example_that_is_valid() -> None:
    from digest.config.keys import Top

    for kind in (config.Magazine, config.SourceConfig, config.MailConfig, Top):
        for name, field, about in tables.keys(kind):
            assert about.text, name
            assert about.example is not None, name
            assert about.check is None or about.check(about.example) == about.example
            assert field.name in kind.__annotations__


def test_the_file_of_init_has_every_key_and_loads_with_all_of_them_in_use() -> None:
    text = sample("Quayside Weekly")
    assert read(text).magazine == config.Magazine(title="Quayside Weekly")
    settings = read(re.sub(r"(?m)^#(?! )", "", text))
    assert settings.mail.from_
    for kind in (config.Magazine, config.SourceConfig, config.MailConfig):
        for name, _, _ in tables.keys(kind):
            assert re.search(rf"(?m)^#?(\[magazine\.)?{name}\b", text), name


def test_the_nearest_file_above_is_found(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert config.find(below) is None or tmp_path not in (config.find(below) or Path()).parents
    (tmp_path / "digest.toml").write_text("")
    assert config.find(below) == tmp_path / "digest.toml"


def test_a_file_that_is_not_there_or_not_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        config.load(tmp_path / "digest.toml")
    (tmp_path / "digest.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="is not UTF-8"):
        config.load(tmp_path / "digest.toml")
