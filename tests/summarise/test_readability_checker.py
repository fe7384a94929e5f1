"""The checker of readability is measured itself: each fault found, each innocent sentence let pass."""

from __future__ import annotations

from typing import Any

import pytest
import readability


def chosen(text: str, *parts: str) -> list[dict[str, Any]]:
    return [
        {"text": part, "source": 0, "start": text.index(part), "end": text.index(part) + len(part)}
        for part in parts
    ]


def kinds(text: str, *parts: str, language: str = "en") -> list[str]:
    return [
        fault.kind
        for fault in readability.faults([text], chosen(text, *(parts or (text,))), language)
    ]


BEFORE = "Anna Reed closed the pier on Monday."

OPENERS = [
    ("en", "She wept."),
    ("en", "But crews stayed away."),
    ("en", "“They sank,” said Tom Bell."),
    ("en", "The minister also came."),
    ("en", "In addition, a ferry runs."),
    ("en", "That’s all of it."),
    ("en", "One of them sank."),
    ("en", "Both boats sank."),
    ("en", "Meanwhile, crews left."),
    ("fr", "Elle est partie."),
    ("fr", "Cependant, le port reste."),
    ("fr", "C’est la fin."),
    ("fr", "Le maire a également parlé."),
    ("fr", "La veille, il pleuvait."),
    ("es", "Sin embargo, llovió."),
    ("es", "El alcalde también habló."),
    ("es", "Dicho puerto cerró."),
    ("de", "Er ging."),
    ("de", "Außerdem regnete es."),
    ("de", "Diese Boote sanken."),
    ("ar", "لكن السفن بقيت."),
    ("ar", "وأضاف أن الميناء مغلق."),
]


@pytest.mark.parametrize(("language", "sentence"), OPENERS)
def test_an_opener_needs_the_sentence_before(language: str, sentence: str) -> None:
    text = f"{BEFORE} {sentence}"
    assert kinds(text, sentence, language=language) == ["opener"]
    assert kinds(text, BEFORE, sentence, language=language) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "She wept."),
        ("fr", "Il pleut."),
        ("es", "Ella se fue."),
        ("de", "Sie ging."),
        ("ar", "هذا هو الميناء."),
    ],
)
def test_an_article_s_opening_is_judged_as_well(language: str, sentence: str) -> None:
    assert kinds(sentence, language=language) == ["opener"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "This week the pier closes."),
        ("en", "Both Reed and Bell wept."),
        ("en", "So far four boats sank."),
        ("en", "Italy closed a pier."),
        ("en", "Bell, who also sails, wept."),
        ("en", "A boat also known as the Gull sank."),
        ("fr", "Il faut fermer le port."),
        ("fr", "Cette semaine, le port ferme."),
        ("de", "Es gibt einen Hafen."),
        ("fr", "Ilse part."),
    ],
)
def test_a_pronoun_that_stands_for_nothing_is_none(language: str, sentence: str) -> None:
    assert kinds(f"{BEFORE} {sentence}", sentence, language=language) == []


def test_a_credit_or_a_heading_between_two_sentences_parts_them_not() -> None:
    text = f"{BEFORE}\n\nPhoto: Tom Bell\n\nShe wept."
    assert kinds(text, BEFORE, "She wept.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "“We close, said Reed.",
        "We close,” said Reed.",
        '"We close, said Reed.',
        "Reed (38 wept.",
        "Reed 38) wept.",
        "« On ferme, dit Reed.",
        "'My boat is gone, said Reed.",
    ],
)
def test_marks_that_stand_alone(sentence: str) -> None:
    assert "quotation" in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "“We close,” said Reed.",
        '"We close," said Reed.',
        "Reed's boats' sails tore in the '90s.",
        "Reed (38) wept [twice].",
        "« On ferme », dit Reed.",
        "„Wir gehen“, sagte Reed.",
        "'We close,' said Reed.",
        "Rock 'n' roll was played.",
        'The 20" sail tore.',
        "The Goats' pier closed (on Monday).",
        "Lines 8 and 9 (1, 14) closed.",
    ],
)
def test_marks_in_pairs_and_apostrophes(sentence: str) -> None:
    assert kinds(sentence) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The pier was closed by Mr. Reed on Monday.", "The pier was closed by Mr."),
        ("The pier was closed by Mr. Reed on Monday.", "Reed on Monday."),
        ("The pier closed on Monday at noon.", "closed on Monday at noon."),
        ("The pier closed on Monday at noon.", "The pier closed"),
        ("The pier closed.By Tuesday boats sank.", "The pier closed.By Tuesday boats sank."),
        ("“It is late. Go home,” said Reed.", "“It is late."),
        ("A heading\nThe pier closed.", "A heading\nThe pier closed."),
        ("It closed at No. 1 Quay Street.", "It closed at No."),
    ],
)
def test_broken_splits(text: str, part: str) -> None:
    assert "split" in kinds(text, part)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "Varnholm (Corran Press) — the pier closed on Monday. Boats sank.",
            "the pier closed on Monday.",
        ),
        ("In the latest twist, the pier closed on Monday.", "the pier closed on Monday."),
        ("Boats sank in the U.S. on Monday. Crews left.", "Boats sank in the U.S. on Monday."),
        ("Reed has hepatitis A. Bell left.", "Reed has hepatitis A."),
        (
            "Boats sank at harbour.example.com on Monday.",
            "Boats sank at harbour.example.com on Monday.",
        ),
    ],
)
def test_whole_sentences(text: str, part: str) -> None:
    assert "split" not in kinds(text, part)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Subscribe to our newsletter today."),
        ("en", "Click here for the tides."),
        ("en", "Read more: the pier in pictures."),
        ("en", "Tom Bell contributed to this report."),
        ("en", "Photo: Anna Reed, Gull Images."),
        ("en", "By Anna Reed for The Gull."),
        ("en", "FILE - In this May 3 file photo, a pier burns."),
        ("en", "In a shocking twist for sailors, the pier closed."),
        ("fr", "Abonnez-vous à la lettre du port."),
        ("fr", "Lire aussi : le port en images."),
        ("es", "Suscríbete al boletín."),
        ("de", "Abonnieren Sie den Newsletter."),
        ("ar", "اشتركوا مجانا في مجلتنا."),
        ("en", "The views expressed are the author's."),
    ],
)
def test_boilerplate(language: str, sentence: str) -> None:
    assert "boilerplate" in kinds(sentence, language=language)


@pytest.mark.parametrize(
    "sentence",
    [
        "VARNHOLM, May 3 (Corran Press) — The pier closed.",
        "(CNN) -- The pier closed.",
        "Varnholm (AP) - The pier closed.",
        "SKARRA, Corran, July 25. The pier closed.",
        "Brume, le 3 mai (AFP) - Le port ferme.",
        "VARNHOLM — The pier closed.",
        "Varnholm, ore. ( ap ) — the pier closed.",
        "القاهرة (رويترز) - أغلق الميناء.",
    ],
)
def test_datelines(sentence: str) -> None:
    assert kinds(sentence) == ["dateline"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Branch (HB) said boats sank.",
        "Reed (38) wept on Monday.",
        "It is called a jetty (or a mole)—a wall of stone.",
        "NATO ships left on Monday.",
        "Varnholm closed its pier on May 3.",
    ],
)
def test_no_datelines(sentence: str) -> None:
    assert "dateline" not in kinds(sentence)


def test_two_sentences_that_say_the_same() -> None:
    first, second = (
        "The harbour board closed the old pier on Monday.",
        "On Monday the board of the harbour closed the old pier.",
    )
    assert kinds(f"{first} {second}", first, second) == ["repeated"]


def test_a_question_wants_its_answer() -> None:
    text = "Why did the pier close? Nobody at the quay knows."
    assert kinds(text, "Why did the pier close?") == ["question"]
    assert kinds(text, "Why did the pier close?", "Nobody at the quay knows.") == []
    assert (
        kinds(
            "Anna Reed asked the board: “Why did the pier close?” Nobody knew.",
            "Anna Reed asked the board: “Why did the pier close?”",
        )
        == []
    )


def test_a_surname_wants_its_introduction() -> None:
    text = "Anna Reed, 38, lost her boat. Crews left the pier, Reed said."
    assert kinds(text, "Crews left the pier, Reed said.") == ["surname"]
    assert kinds(text, "Anna Reed, 38, lost her boat.", "Crews left the pier, Reed said.") == []
    assert (
        kinds(
            "The pier in New Reed burned. Boats sank off Reed's coast.",
            "Boats sank off Reed's coast.",
        )
        == []
    )


@pytest.mark.parametrize(
    ("language", "first", "sentence"),
    [
        ("en", "A study counted boats.", "Crews read the study in May."),
        ("en", "Three men went on trial.", "Police met two of the men in April 2024."),
        ("en", "Anna Reed likes the Old Pier Museum.", "Crews painted the museum."),
        ("fr", "Une étude compte les bateaux.", "Anna Reed a lu l’étude."),
        ("es", "Un museo abre en Brume.", "Anna Reed pagó el museo."),
        ("it", "Un museo apre a Brume.", "Anna Reed ha pagato il museo."),
        ("de", "Ein Museum öffnet.", "Anna Reed bezahlte das Museum."),
    ],
)
def test_a_noun_wants_its_introduction(language: str, first: str, sentence: str) -> None:
    text = f"{BEFORE} {first} Crews wept. {sentence}"
    assert kinds(text, BEFORE, sentence, language=language) == ["noun"]
    assert "noun" not in kinds(text, first, sentence, language=language)


@pytest.mark.parametrize(
    ("first", "sentence"),
    [
        ("A study counted boats.", "Crews read the study of boats."),
        ("A police car came.", "Crews called the police."),
        ("The study counted boats.", "Crews read the study."),
        ("A study counted boats.", "A study came, and crews read the study."),
    ],
)
def test_a_noun_that_needs_none(first: str, sentence: str) -> None:
    assert kinds(f"{BEFORE} {first} {sentence}", BEFORE, sentence) == []


def test_a_summary_opens_with_news() -> None:
    text = f"{BEFORE} The announcement came in a call. In the end, crews sang. (Reed also sings.)"
    assert kinds(text, "The announcement came in a call.") == ["noun"]
    assert kinds(text, BEFORE, "The announcement came in a call.") == []
    assert "weak" in kinds(text, "In the end, crews sang.")
    assert "weak" in kinds(text, "(Reed also sings.)")
    told = readability.faults([text], chosen(text, BEFORE), "en", "Ferry sinks near Port Alder")
    assert [fault.kind for fault in told] == ["missed"]
    assert readability.faults([text], chosen(text, BEFORE), "en", "Reed closes a pier") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Fire at the old quay .",
        "REED ACCUSES CREWS OF SLEEPING Crews sang on Monday.",
        "Anna Reed Closes Northport Pier After Survey Finds Rotten Piles.",
    ],
)
def test_another_story_s_headline(sentence: str) -> None:
    assert kinds(sentence) == ["headline"]


def test_a_name_is_no_headline() -> None:
    assert kinds("Anna Reed met Tom Bell of the Northport Harbour Board in May.") == []


def test_one_fact_in_other_words() -> None:
    one = "The bodies of five sailors were found near Northport, a harbour in the north."
    other = "Five sailors were found dead near Northport harbour on Monday, said Anna Reed."
    assert kinds(f"{one} {other}", one, other) == ["repeated"]


def test_what_stands_for_a_thing_wants_its_name_at_a_summary_s_opening() -> None:
    text = (
        f"A jellyfish lay on the beach. Usually far off, the creature was seen at Brume. {BEFORE}"
    )
    opening = "Usually far off, the creature was seen at Brume."
    assert kinds(text, opening) == ["noun"]
    assert kinds(text, BEFORE) == []
    assert kinds(text, "A jellyfish lay on the beach.", opening) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Tom Bell, a skipper, left, and Anna Reed, chair of the board, right.",
        "Invasion: The ninth boat came on Monday.",
        "Market data provided by Gull.",
        "Advertisement Supported by Anna Reed.",
        "By Anna Reed and Tom Bell Reporting from Northport The pier closed.",
    ],
)
def test_what_an_outlet_leaves_over(sentence: str) -> None:
    assert kinds(sentence) == ["boilerplate"]


def test_no_byline() -> None:
    assert kinds("The pier was closed by Anna Reed on Monday.") == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("GW/12 کپی شد © 2017 Gull Wire.", "boilerplate"),
        ("Thank you for using the Gull Student News!", "boilerplate"),
        ("Anna Reed is a writer for the Gull.", "boilerplate"),
        ("Crews arrive at the old pier in Northport on May 3, 2025.", "boilerplate"),
        ("Paul Varn scored twice last year Paul Varn leaves the club today.", "boilerplate"),
        ("Crews wait for their ferry The board met on Monday.", "boilerplate"),
        ("Arsenal: 2nd of all the clubs that came to the pier.", "boilerplate"),
        ("Judges dismiss state law restricting ferry traffic.", "headline"),
        ("Crews in Northport cursed these plans on Monday.", "noun"),
        ("Critics of the board, who lost in May, then asked for a vote.", "noun"),
    ],
)
def test_what_belongs_to_the_page_and_what_only_the_sentence_before_explains(
    sentence: str, kind: str
) -> None:
    assert kinds(f"{BEFORE} Nobody came. {sentence}", sentence)[:1] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "The four crews that came to the pier were told to leave on Monday.",
        "Anna Reed told those who came that the pier is closed.",
        "It has been claimed that nine boats sank at the pier.",
        "Neither Anna Reed nor Paul Varn came to the pier.",
        "The CEOs of nine ferries came to the pier.",
    ],
)
def test_what_reads_alone(sentence: str) -> None:
    assert kinds(f"{BEFORE} Nobody came. {sentence}", sentence) == []


def test_other_news_far_into_a_text_is_off_its_event() -> None:
    text = f"{BEFORE} The pier is rotten. " + "Crews of the pier left. " * 9
    other = "Painters sell prints in oil."
    parts = (BEFORE, "The pier is rotten.", other)
    assert kinds(f"{text}{other}", *parts) == ["off"]
    assert "off" not in kinds(f"{BEFORE} The pier is rotten. Nobody came. {other} {text}", *parts)


def test_what_was_cut_off_in_front_is_no_broken_start() -> None:
    text = "PORT CLOSES FOR GOOD AFTER STORM Crews left the pier on Monday."
    assert kinds(text, "Crews left the pier on Monday.") == []
    assert kinds("By Anna Reed The board met.", "The board met.") == []
    assert kinds("Young South Korean crews left.", "Korean crews left.") == ["split"]
