from __future__ import annotations

import pytest
from babel import Locale, localedata
from hypothesis import example, given
from hypothesis import strategies as st

from digest.languages.scripts import ARABIC_DIGITS as ARABIC
from digest.languages.scripts import PERSIAN_DIGITS as PERSIAN
from digest.languages.scripts import WESTERN
from digest.text.typography import (
    digits,
    figures,
    joined,
    listed,
    plain,
    raised,
    set_text,
)

N, B = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", 'She said: "It\'s late."', "She said: “It’s late.”"),
        (
            "en",
            "The crews' boats, the '90s and rock 'n' roll",
            "The crews’ boats, the ’90s and rock ’n’ roll",
        ),
        ("en", "\"He said 'no' twice\"", "“He said ‘no’ twice”"),
        ("en", 'A "quoted" word ("this one")', "A “quoted” word (“this one”)"),
        ("en", "wait...and so -- at last -- it came", "wait…and so—at last—it came"),
        ("en", "wait--at last-- it came---so", "wait—at last—it came---so"),
        ("en", "start it with --all or -- all", "start it with --all or—all"),
        ("en", "the plan - a good one - failed", f"the plan{B}– a good one{B}– failed"),
        ("en", "from 1990-95 they paid 4 million", f"from 1990–95 they paid 4{B}million"),
        ("en", "on 2025-07-21 call 555-1234", "on 2025-07-21 call 555-1234"),
        ("en", "Mr. Lund ran 10 km", f"Mr.{B}Lund ran 10{B}km"),
        ("fr", 'Il a dit : "Oui !"', f"Il a dit{B}: «{N}Oui{N}!{N}»"),
        (
            "fr",
            "« Non », dit-elle; 10 000 francs?",
            f"«{N}Non{N}», dit-elle{N}; 10{N}000 francs{N}?",
        ),
        ("fr", "à 12:30, M. Dupont", f"à 12:30, M.{B}Dupont"),
        ("es", 'Dijo "sí" y ¿"no"?', "Dijo «sí» y ¿«no»?"),
        ("de", '"Gut", sagte er', "„Gut“, sagte er"),
        ("ar", 'قال "نعم"', "قال «نعم»"),
        ("ar", "من ٧٨٠ إلى ٨٠٠ متر، ١٬٤٠٠ نسخة، ٢٫٥٪", "من 780 إلى 800 متر، 1,400 نسخة، 2.5%"),
        ("ar-EG", "من 780 إلى ٨٠٠ متر، 1,400 نسخة، 2.5%", "من ٧٨٠ إلى ٨٠٠ متر، ١٬٤٠٠ نسخة، ٢٫٥٪"),
        (
            "ar-EG",
            "COVID-19 في C/2025 على a4.example/2025",
            "COVID-19 في C/2025 على a4.example/2025",
        ),
        ("en", "٧٨٠ is written so", "٧٨٠ is written so"),
        ("xx", '"so"', "“so”"),
    ],
)
def test_marks_and_spaces(language: str, text: str, expected: str) -> None:
    assert set_text(text, language=language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the board met.", "The board met."),
        ('"we waited"', "“We waited”"),
        ("iPhone sales rose", "iPhone sales rose"),
        ("12 boats left", "12 boats left"),
        ("école fermée", "École fermée"),
        ("", ""),
    ],
)
def test_a_capital_after_a_cut_prefix(text: str, expected: str) -> None:
    assert set_text(text, language="en", capitalise=True) == expected


def test_a_country_counts_as_the_common_locale_data_says() -> None:
    signs = {"latn": WESTERN, "arab": ARABIC, "arabext": PERSIAN}
    for name in localedata.locale_identifiers():
        if name.partition("_")[0] in ("ar", "fa"):
            assert digits(name) == signs[Locale.parse(name).default_numbering_system], name


def test_names_are_listed_with_the_comma_of_their_language() -> None:
    assert listed(["أخبار", "بريد"], "ar-TN") == "أخبار، بريد"
    assert listed(["The Gull", "The Heron"], "en") == "The Gull, The Heron"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier at dusk.", f"The pier at dusk{B}· A. Lund"),
        ("The pier", f"The pier{B}· A. Lund"),
        ("And then..", f"And then..{B}· A. Lund"),
        ("", "A. Lund"),
    ],
)
def test_a_middle_dot_follows_no_full_stop(text: str, expected: str) -> None:
    assert joined(text, "A. Lund") == expected


@given(
    st.text(st.sampled_from(list("ابc 019٠٥٩۳٫٬٪.,%-/")), max_size=30),
    st.sampled_from(["ar", "ar-EG", "fa", "ur"]),
)
def test_an_edition_has_one_set_of_digits_and_no_number_changes(text: str, language: str) -> None:
    once = figures(text, language)
    assert plain(once) == plain(text)
    assert figures(once, language) == once
    assert not set(once) & (set(ARABIC + PERSIAN) - set(digits(language)))


WORDS = st.text(st.sampled_from(list("abcéZ 019.,;:!?'\"«»“”‘’()-–—…٢٫٪\u00a0\u202f")), max_size=60)


@given(WORDS, st.sampled_from(["en", "fr", "es", "de", "ar", "ar-EG"]))
def test_no_word_is_changed(text: str, language: str) -> None:
    assert plain(set_text(text, language=language)) == plain(text)


@example('"-\xa0', "fr")
@given(WORDS, st.sampled_from(["en", "fr", "es", "de", "ar", "ar-EG"]))
def test_what_is_set_stays_as_it_is(text: str, language: str) -> None:
    once = set_text(text, language=language)
    assert set_text(once, language=language) == once


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "le 1er mai", "le 1^er^ mai"),
        ("fr", "la 1re, la 2e et les 2es", "la 1^re^, la 2^e^ et les 2^es^"),
        ("fr", "au XXe siècle, sous Ier", "au XX^e^ siècle, sous I^er^"),
        ("fr", "les 1ers, la 2de, le 2nd, la 3ème", "les 1^ers^, la 2^de^, le 2^nd^, la 3^ème^"),
        ("fr", "le no\u00a05 et les nos\u00a06", "le n^o^\u00a05 et les n^os^\u00a06"),
        ("fr", "n°\u00a05", "n°\u00a05"),
        ("fr", "Mme et Mlle Vers, Ces, Les, De, Ire", "Mme et Mlle Vers, Ces, Les, De, Ire"),
        ("fr", "CO2e, 1,5e, 3d, 12est, no", "CO2e, 1,5e, 3d, 12est, no"),
        ("es", "el 1.er piso y el 3er", "el 1.^er^ piso y el 3^er^"),
        ("es", "n.os\u00a03 y 4, 1.º, 2.ª", "n.^os^\u00a03 y 4, 1.º, 2.ª"),
        ("it", "il 1º e la 2ª", "il 1º e la 2ª"),
        ("en", "the 1st, 2nd and 3rd", "the 1st, 2nd and 3rd"),
        ("fr", "", ""),
    ],
)
def test_letters_above_the_line(language: str, text: str, expected: str) -> None:
    parts = raised(text, language)
    assert "".join(f"^{part}^" if up else part for part, up in parts) == expected
    assert "".join(part for part, _ in parts) == text


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "le n° 12, le no 5, nos 6", f"le n°{B}12, le no{B}5, nos{B}6"),
        ("fr", "nos amis, no man", "nos amis, no man"),
        ("es", "el n.º 12, núm. 5, n.os 3", f"el n.º{B}12, núm.{B}5, n.os{B}3"),
        ("it", "il n° 12, n. 5", f"il n°{B}12, n.{B}5"),
        ("en", "No. 12", f"No.{B}12"),
        ("de", "Nr. 12", f"Nr.{B}12"),
    ],
)
def test_a_number_stays_with_its_sign(language: str, text: str, expected: str) -> None:
    assert set_text(text, language=language) == expected
