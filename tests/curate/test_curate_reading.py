from __future__ import annotations

import pytest

from digest.curate._reading import BODY, OPENING, language_of, read


def test_the_opening_and_the_body_end_after_so_many_words() -> None:
    reading = read("", " ".join(f"w{number}" for number in range(1000)), language="")
    assert "w89" in reading.opening
    assert "w90" not in reading.opening
    assert "w599" in reading.body
    assert "w600" not in reading.body


def test_a_standfirst_belongs_to_the_opening() -> None:
    text = " ".join(f"w{number}" for number in range(1000))
    reading = read("", text, "Pier shut", language="en")
    assert {"pier", "shut", f"w{OPENING - 1}"} <= set(reading.opening)
    assert {"pier", f"w{BODY - 1}"} <= set(reading.body)
    long = read("", "", text, language="")
    assert f"w{OPENING}" not in long.body, "a standfirst has no more words than an opening"


def test_a_word_of_the_title_counts_three_times() -> None:
    reading = read("Pier shut", "The pier is old.", language="en")
    assert (reading.opening["pier"], reading.opening["shut"], reading.body["old"]) == (4, 3, 1)


def test_the_first_sentence_stands_for_a_missing_title() -> None:
    assert read(" ", "Piers were shut. Crews protest.", language="en").title == {"pier", "shut"}
    long = read("", " ".join(f"w{number}" for number in range(50)), language="")
    assert len(long.title) == 25


def test_names_are_capitalised_runs_inside_a_sentence() -> None:
    text = "Yesterday the mayor, Ilse Brandt, met Jon de la Cruz in Ostby. Nobody else came."
    reading = read("Brandt Meets Cruz", text, language="en")
    assert reading.names == {
        *("ils", "brandt", "ils brandt", "jon", "cruz", "jon de la cruz", "ostbi"),
    }
    assert reading.title_names == {"brandt", "cruz"}


def test_names_in_the_opening_and_in_the_body() -> None:
    reading = read("", f"{'word ' * OPENING}with Ilse", language="en")
    assert (reading.names, reading.all_names) == (set(), {"ils"})


@pytest.mark.parametrize(
    ("text", "cased"),
    [("He met Ilse.", True), ("he met ilse.", False), ("التقى أحمد رئيس البلدية", False)],
)
def test_a_text_without_capitals_has_no_names(text: str, *, cased: bool) -> None:
    assert read("", text, language="en").cased is cased


def test_other_scripts_have_names_too() -> None:
    assert read("", "мэр встретил Ивана", language="ru").all_names == {"ива"}
    assert read("", "ο δήμαρχος είδε τον Γιώργο", language="el").all_names == {"γιώργο"}


def test_months_and_days_of_the_week_are_no_terms() -> None:
    reading = read("", "On Monday in April, he met the board.", language="en")
    assert set(reading.body) == {"met", "board"}
    assert not reading.cased
    assert set(read("", "Le conseil, mardi en avril", language="fr").body) == {"conseil"}


def test_numbers_are_no_dates_and_no_years() -> None:
    text = "On May 26, 2025, 12,000 of 3.5 million; 7 June; 5.5 per cent; le 3 mai; 1\u202f600 ha"
    assert read("", text, language="fr").numbers == {"12000", "3.5", "5.5", "1600"}


def test_scripts_without_spaces_are_read_in_pairs() -> None:
    assert set(read("", "日本首相訪", language="zh").body) >= {"日本", "本首", "首相", "相訪"}
    assert "日" in read("", "A 日", language="zh").body


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Live: storm hits the coast", "en"),
        ("Ukraine updates: strikes hit Kyiv", "en"),
        ("Opinion: shut the pier", "en"),
        ("Morning briefing for Monday", "en"),
        ("The week in pictures", "en"),
        ("Tribune : il faut fermer la jetée", "fr"),
        ("Lluvias en Ostby, en vivo", "es"),
        ("رأي: أغلقوا الرصيف", "ar"),
        ("Liveticker: Sturm an der Küste", "de"),
        ("Rassegna stampa di oggi", "it"),
    ],
)
def test_titles_of_articles_that_report_no_single_event(title: str, language: str) -> None:
    assert read(title, "The pier is shut.", language=language).alone


@pytest.mark.parametrize(
    "title",
    ["Fans live in tents at the pier", "Police comment on the pier", "Mayor of Ostby updates plan"],
)
def test_titles_of_reports_that_use_the_same_words(title: str) -> None:
    assert not read(title, "The pier is shut.", language="en").alone


def test_a_list_of_headlines_is_no_report() -> None:
    lines = ["Pier shut in Ostby", "Loaf wins prize", "Storm fells trees"] * 2
    assert read("Today", "\n".join(lines), language="en").alone
    assert not read("Today", "\n".join(lines[:5]), language="en").alone
    ended = [f"{line}." for line in lines[:3]] + lines[3:]
    assert not read("Today", "\n".join(ended), language="en").alone


def test_the_language_is_that_of_the_stop_words() -> None:
    assert language_of("The pier is shut and the crews are angry") == "en"
    assert language_of("Le port est fermé et les pêcheurs sont en colère") == "fr"
    assert language_of("12345") == ""
