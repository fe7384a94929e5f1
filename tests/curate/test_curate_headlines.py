from __future__ import annotations

from dataclasses import replace

import pytest

from digest.curate import headlines
from digest.curate.headlines import TELLING, bare, faults, headed, headline
from tests.builders import article


def _language(title: str) -> str:
    """The language of one of the titles below."""
    french, arabic = (
        ("En direct", "VIDÉO", "Voici"),
        any("\u0600" <= sign <= "\u06ff" for sign in title),
    )
    return "fr" if title.startswith(french) else "ar" if arabic else "en"


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("New: Board closes the old pier", "Board closes the old pier"),
        ("UPDATE: LIVE: Board closes the old pier", "Board closes the old pier"),
        ("SCOOP: Board closes the old pier", "Board closes the old pier"),
        ("Opinion | The pier was doomed", "The pier was doomed"),
        ("[Video] – the pier comes down", "The pier comes down"),
        ("En direct : le quai ferme", "Le quai ferme"),
        ("VIDÉO. Le quai ferme", "Le quai ferme"),
        ("En direct. Vidéo. Le quai ferme", "Le quai ferme"),
        ("Video.js is new at the pier", "Video.js is new at the pier"),
        ("عاجل: إغلاق الرصيف القديم", "إغلاق الرصيف القديم"),
        ("Board closes the old pier | The Gull", "Board closes the old pier"),
        ("Board closes   the\nold pier - the gull", "Board closes the old pier"),
        ("New pier opens", "New pier opens"),
        (
            "Live music returns: three nights at the pier",
            "Live music returns: three nights at the pier",
        ),
        ("Update: pier", "Update: pier"),
        ("", ""),
    ],
)
def test_labels_and_outlets_are_taken_off(title: str, plain: str) -> None:
    assert bare(title, language=_language(title), source="The Gull") == plain


@pytest.mark.parametrize(
    "worse",
    [
        "New: Board shuts the old pier",
        "Is this the end of the old pier?",
        "You won't believe what divers found under the pier",
        "OLD PIER SHUT BY BOARD AFTER DIVERS FIND CRACKS",
        "Pier shut",
        "10 reasons the pier was closed",
        "Pier closed at last!",
        "Opinion | Closing the pier was wrong",
        "‘Nobody asked us’: crews protest as the pier is shut",
        "Board closes the old pier after divers find cracks in nine pillars, and crews who were never asked call a meeting",
        "Board closes the old pier after...",
        "Board closes the old pier after divers found the",
        "Board closes the old pier:",
        "Divers dont trust the old pier any more",
        "Im the last skipper of the old pier",
        "JO REED Why the old pier had to go",
        "The real reason why the old pier is closed",
        "Find out what divers saw under the pier",
        "Voici pourquoi le vieux quai ferme",
    ],
)
def test_the_plain_headline_wins(worse: str) -> None:
    language = _language(worse)
    told = [
        article(id="a:1", title=worse, language=language),
        article(id="b:2", title="Board closes the old pier", language=language),
    ]
    assert headline(told) == "Board closes the old pier"
    assert faults(worse, language=language) > 0
    assert faults("Board closes the old pier", language=language) == 0


def test_marks_and_letters_are_judged_by_the_text() -> None:
    text = "The pier's end is near. In nine pillars are cracks. It shuts, and the board's divers know it."
    assert (
        faults("Boards divers find nine cracks", language="en", text=text)
        > faults("Board's divers find nine cracks", language="en", text=text)
        == 0
    )
    assert (
        faults("Divers find NINE cracks", language="en", text=text)
        > faults("FIFA finds nine cracks", language="en", text=text)
        == 0
    )


def test_a_damaged_headline_is_taken_where_there_is_no_other() -> None:
    assert (
        headline([article(title="Im the last skipper of the old pier")])
        == "Im the last skipper of the old pier"
    )


def test_among_equals_the_best_articles_headline_is_taken() -> None:
    told = [article(title="Board closes the old pier"), article(title="Old pier to be closed")]
    assert headline(told) == "Board closes the old pier"


def test_the_headline_that_says_what_all_report_is_taken() -> None:
    told = [
        article(
            id="a:1",
            title="They wept, then went to breakfast",
            text="Divers closed the old pier. The board wept.",
        ),
        article(
            id="b:2", title="Board closes the old pier", text="The old pier is closed by the board."
        ),
    ]
    assert headline(told) == "Board closes the old pier"


def test_without_any_title_the_text_opens() -> None:
    text = "The old pier is closed after divers found cracks in nine pillars."
    assert headline([article(title="", text=text)]) == text.rstrip(".")
    assert headline([article(title="", text="")]) == ""


def test_without_any_title_a_later_sentence_with_a_main_clause_heads_the_story() -> None:
    second = "Divers closed the old pier."
    text = f"It was a long day at the quay. They had waited there. {second} {second}"
    assert headline([article(title="", text=text)]) == second.rstrip(".")
    # The fourth sentence is no news any more; then the first one has to do.
    late = f"It was a long day at the quay. They had waited there. It rained. {second}"
    assert headline([article(title="", text=late)]) == "It was a long day at the quay"


@pytest.mark.parametrize(
    "furniture",
    [
        "MAREND, May 26. /TASS/. ",
        "Subscribe now and enjoy unlimited access to the stories that matter. ",
        "All rights reserved. ",
    ],
)
def test_a_title_that_is_a_paragraph_is_told_without_its_furniture(furniture: str) -> None:
    title = f"{furniture}Divers closed the old pier on Monday, which {'had stood there ' * 8}for ninety years"
    told = headline([article(title=title, text="Nothing else is known.")])
    assert told == "Divers closed the old pier on Monday"


def test_a_sentence_that_heads_a_story_keeps_its_case() -> None:
    text = "Chancellor Edna Holm Met Anna Sa'ar in Marend on Monday."
    assert headline([article(title="", text=text)]) == text.rstrip(".")
    paragraph = f"Divers Have Closed Old Pier. {text} {'Nobody Was Asked. ' * 6}"
    assert headline([article(title=paragraph, text=text)]) == "Divers have closed old pier"


@pytest.mark.parametrize(
    ("wire", "language"),
    [
        ("Incendie de la lande : 1 600 hectares détruits, 2 900 habitants évacués", "fr"),
        ("حريق السنديان: النار تلتهم ١٦٠٠ هكتار", "ar"),
    ],
)
def test_a_number_that_no_other_report_gives_is_no_headline(wire: str, language: str) -> None:
    own = (
        "La lande brûle, et la forêt avait été prévenue"
        if language == "fr"
        else "ليلة طويلة في غابة السنديان"
    )
    told = [
        article(
            id="a:1",
            title=own,
            text="Un incendie a pris la lande." if language == "fr" else "حريق في السنديان.",
            language=language,
        ),
        article(
            id="b:2",
            title=wire,
            text="Le vent tombe." if language == "fr" else "هدأت الريح.",
            language=language,
        ),
    ]
    assert headline(told) == own


def test_each_text_is_read_as_often_however_many_reports_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    plain = headlines.content

    def counted(text: str, *, language: str) -> list[str]:
        read.append(text)
        return plain(text, language=language)

    monkeypatch.setattr(headlines, "content", counted)

    def reads(count: int) -> int:
        read.clear()
        headline([article(id=f"gull:{n}", title=f"Pier {n} is closed now") for n in range(count)])
        return len(read)

    assert reads(40) == 4 * reads(10)


def test_a_department_is_no_headline() -> None:
    told = [
        article(id="a:1", title="Cyclisme : Anne Roche gagne le Tour", language="fr"),
        article(id="b:2", title="Anne Roche gagne le Tour", language="fr"),
    ]
    assert headline(told) == "Anne Roche gagne le Tour"


def test_a_script_without_capitals_does_not_shout() -> None:
    assert (
        faults("إغلاق الرصيف القديم في الميناء", language="ar", text="الرصيف القديم في الميناء.")
        == 0
    )


def test_the_report_that_tells_what_the_headline_announces_comes_first() -> None:
    toll = article(
        id="gull:1",
        title="Toll at the ferry landing climbs to 36",
        text="Six more people were found under the beams. " * 12,
    )
    blame = article(
        id="tern:2",
        title="Mayor blames harbour board for collapse",
        text="The mayor blamed the harbour board for the collapse under which people were found.",
    )
    title, articles = headed([toll, blame])
    assert title == "Mayor blames harbour board for collapse"
    assert articles == (blame, toll)
    # Where the best report opens with most of the headline's words, it stays in front.
    told = replace(toll, text=f"The mayor and the harbour board waited. {toll.text}")
    assert headed([told, blame])[1][0] == blame
    told = replace(toll, text=f"The mayor blamed the harbour board. {toll.text}")
    assert headed([told, blame])[1] == (told, blame)
    assert TELLING == 0.7
    # Nor does a report in another language come first.
    assert headed([toll, replace(blame, language="fr")])[1][0] == toll
