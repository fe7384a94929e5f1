"""A week in Italian, whose articles were written for this test, read from its printed pages."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from builders import article

from digest.cli import execute
from digest.curate.headlines import bare, faults
from digest.languages import language, right_to_left
from digest.summarise.numbers import numbers
from digest.summarise.quotes import quotes
from digest.summarise.references import Openers
from digest.text.boilerplate import clean
from digest.text.language import detect
from digest.text.sentences import sentences
from digest.text.typography import set_text

WEEK = Path(__file__).parent / "settimana"
CATALOGUE = Path(__file__).parents[2] / "templates" / "locale" / "it.po"


@cache
def pages() -> str:
    """The text of the printed week, its divided words joined."""
    import pdfplumber

    folder = Path(mkdtemp())
    arguments = [str(WEEK), "--language", "it", "--title", "La Settimana"]
    with pytest.MonkeyPatch.context() as patch:
        # The articles are short: their stories are printed with all they have.
        patch.setattr("digest.summarise.arrange.LIMIT", 1.0)
        assert execute(["build", *arguments, "--output", str(folder)]) == 0
    (file,) = folder.rglob("*.pdf")
    with pdfplumber.open(file) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    shutil.rmtree(folder)
    return text


def whole() -> str:
    return " ".join(re.sub("[\u00ad\u2010-]\n", "", pages()).split())


@pytest.mark.slow
def test_the_furniture_is_italian() -> None:
    for words in ("21–27 luglio 2025", "Settimanale gratuito", "a pagina 3", "Secondo La Voce"):
        assert words in whole()
    assert "Di Marta Silvani" in whole()
    assert "Dove le fonti divergono" in whole()
    assert "CRONACA" in whole().replace("C R O N ACA", "CRONACA").upper()


@pytest.mark.slow
def test_no_english_word_of_ours_is_left() -> None:
    ours = r"\b(?:the|and|page|week|from|by|source|story|issue|news)\b"
    text = whole().replace("Source Serif", "")  # the name of a font
    assert not re.findall(ours, text, re.IGNORECASE)


@pytest.mark.slow
def test_words_are_divided_as_italian_divides_them() -> None:
    divided = re.findall(r"([a-zà-ù]+)[\u00ad\u2010-]\n", pages())
    assert divided
    assert not [part for part in divided if part.endswith(("q", "h"))]


def test_quotations_stand_in_italian_marks() -> None:
    assert "«Mio nonno" in whole()
    assert "emozione»" in whole()
    assert '"' not in whole()


def test_the_reports_differ_on_the_cost() -> None:
    assert "I lavori costeranno 1.400.000 euro" in whole()
    assert "costeranno 1.250.000 euro" in whole()


def test_italian_runs_from_left_to_right() -> None:
    assert not right_to_left("it-CH")


@pytest.mark.parametrize(
    "text",
    [
        "Il Dott. Nievi ha visto il ponte.",
        "La Sig.ra Timori abita accanto.",
        "Chiedono bus, cartelli ecc. entro luglio.",
        "L'amico di Anna è l'art. 5 della legge.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert len(sentences(article(text=text, language="it"))) == 1


def test_an_abbreviation_ends_one_where_an_opener_follows() -> None:
    text = "Vendono pane, latte ecc. Il mercato apre alle otto."
    assert len(sentences(article(text=text, language="it"))) == 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sono arrivati ventitré operai.", 23),
        ("Trentotto volontari hanno aiutato.", 38),
        ("Il comune spende 1.250.000 euro.", 1_250_000),
        ("La regione darà 2,5 milioni di euro.", 2_500_000),
        ("La piena ha spostato 300 mila metri cubi.", 300_000),
        ("Il prezzo è salito del 12 per cento.", 12),
    ],
)
def test_numbers_are_read(text: str, value: float) -> None:
    assert [number.value for number in numbers(text, language="it")][:1] == [value]


@pytest.mark.parametrize("text", ["La piena del 3 marzo è lontana.", "Anna, 41 anni, è tornata."])
def test_dates_and_ages_are_no_numbers(text: str) -> None:
    assert not list(numbers(text, language="it"))


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Inoltre il comune ha chiuso il ponte.", True),
        ("Per questo motivo il ponte è chiuso.", True),
        ("Il comune ha però aperto un passaggio.", True),
        ("Questa decisione non piace a tutti.", True),
        ("Il comune di Valdora ha chiuso il ponte.", False),
        ("L'amico di Anna ripara le barche.", False),
    ],
)
def test_an_opening_that_leans_on_what_stands_before(text: str, *, back: bool) -> None:
    assert Openers("it").refers_back(text) is back


def test_a_quotation_knows_its_speaker_and_office() -> None:
    told = article(
        language="it",
        title="Il ponte di Valdora",
        text='"Il ponte di Valdora resterà chiuso fino alla fine di settembre", '
        "ha detto Elena Bardi, sindaca di Valdora.",
    )
    (quote,) = quotes(sentences(told), articles=(told,))
    assert quote.speaker == "Elena Bardi, sindaca di Valdora"


def test_marks_elisions_and_spaces() -> None:
    told = set_text('"L\'amico" del Dott. Nievi paga 12 euro', language="it")
    assert told == "«L’amico» del Dott.\u00a0Nievi paga 12\u00a0euro"


def test_an_outlets_furniture_is_left_out() -> None:
    body = "Il comune ha chiuso il ponte lunedì mattina. I lavori dureranno due mesi interi."
    told = article(
        language="it",
        text=f"{body} Leggi anche: il lupo è tornato. Abbonati alla nostra newsletter. Riproduzione riservata.",
    )
    reasons = [reason for _, reason in clean(told, sentences(told)).dropped]
    assert reasons == ["related link", "subscribe call", "rights notice"]


def test_a_headlines_label_and_bait_are_known() -> None:
    assert bare("Ultim'ora: chiuso il ponte", language="it") == "Chiuso il ponte"
    assert faults("Ecco perché il ponte è chiuso", language="it") > 0
    assert faults("Chiuso il ponte di Valdora", language="it") == 0


def test_the_week_is_taken_for_italian() -> None:
    for file in WEEK.rglob("*.md"):
        assert detect(file.read_text(encoding="utf-8").split("---")[2], default="en") == "it"


def test_the_catalogue_is_complete() -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    assert not re.findall(r'msgstr(?:\[\d\])? ""\n(?!")', text.split("\n\n", 1)[1])


def test_region_and_base_share_one_file() -> None:
    assert language("it-CH") == language("it")
