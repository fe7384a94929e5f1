"""Titles without what outlets hang on them, in sentence case, of a headline's length."""

from __future__ import annotations

import pytest

from digest.curate import casing
from digest.curate.casing import Casing, sentence_case, witnessed
from digest.curate.clauses import LONGEST, first_part, headline_of
from digest.curate.headlines import headline, own_title, unfit
from digest.curate.titles import bare
from tests.builders import article

PIER = "Board closes the old pier"


@pytest.mark.parametrize(
    "title",
    [
        "[Updated] Board closes the old pier",
        "Board closes the old pier [Updated]",
        "Board closes the old pier (video)",
        "Board closes the old pier - WATCH",
        "Board closes the old pier | Sport | The Gull",
        "Board closes the old pier - Politics",
        "Board closes the old pier – Gull News",
        "The Gull: Board closes the old pier",
        "Politics: Board closes the old pier",
        "Harbour: Board closes the old pier",
        "Board closes the old pier #pier #harbour",
        "#Board closes the old #pier",
        "Board closes the old pier .",
        "Board closes the old pier.",
        "“Board closes the old pier",
        'Board closes the old pier"',
        "‘Board closes the old pier",
        "Board closes the old pier, by Ada Bell",
        "Harbour news: Harbour: Board closes the old pier",
    ],
)
def test_what_hangs_on_a_title_is_taken_off(title: str) -> None:
    labels = ("Harbour", "Sport")
    assert own_title(article(title=title, source="The Gull", labels=labels)) in (
        PIER,
        f"Harbour: {PIER}",
    )


@pytest.mark.parametrize(
    "title",
    [
        "Harbour: board closes the old pier",
        "Golf: Ada Bell wins the open",
        "Africa: eleven ports are closed",
        "Board closes the old pier - report",
        "Board closes the old pier — harbour master",
        "‘Nobody asked us’, say the crews of the old pier",
        "The crews' pier is closed",
        "Board shuts the pier of St. Ives",
        "iPhone maker buys the old pier",
        "Politics: a life",
        "Pier | Sport",
        "Board closes the pier | and what the crews say",
    ],
)
def test_what_belongs_to_a_title_stays(title: str) -> None:
    assert bare(title, language="en", source="The Gull") == title


@pytest.mark.parametrize("title", ["", "|", ":", "- -", "#", "“", "😀", "x" * 10_000, "| " * 5000])
def test_an_odd_title_is_no_fault(title: str) -> None:
    assert len(bare(title, language="en", source="The Gull")) <= min(len(title), 1000)


def test_a_columnists_name_in_capitals_is_taken_off() -> None:
    text = "The pier of the Harbour Board. NASA and ESA paid."
    assert own_title(article(title="ADA BELL Why the pier fell", text=text)) == "Why the pier fell"
    kept = "NASA ESA satellite falls on the pier"
    assert own_title(article(title=kept, text=text)) == kept


TEXT = (
    "In all, the Harbour Board delays the opening of the old pier. The mayor of Askerby, Ada Bell, "
    "will not pay. In June the board, and NATO, met on Liberation Day, and on liberation. "
    "It met on Liberation Day, and on Liberation Day. "
    "Of the Harbour Board, at Quay Side, at Quay Side, off quay, off quay, off side, off side. "
    "The crews of the Harbour Board met the mayor, who left."
)


@pytest.mark.parametrize(
    ("title", "cased"),
    [
        (
            "HARBOUR BOARD DELAYS THE OPENING OF ASKERBY PIER",
            "Harbour Board delays the opening of Askerby pier",
        ),
        ("Harbour Board Delays Opening of Old Pier", "Harbour Board delays opening of old pier"),
        ("Mayor Ada Bell Will Not Pay in June", "Mayor Ada Bell will not pay in June"),
        ("Board Meets NATO: Mayor’s Crews Marvel", "Board meets NATO: Mayor’s crews marvel"),
        ("Crews Left on Liberation Day", "Crews left on Liberation Day"),
        ("Crews Left Quay Side", "Crews left quay side"),
        ("Board will NOT pay NATO", "Board will not pay NATO"),
        ("Board will not pay the GDR", "Board will not pay the GDR"),
        ("Ada Bell of Askerby", "Ada Bell of Askerby"),
        ("Old Pier", "Old Pier"),
    ],
)
def test_words_are_written_as_the_texts_write_them(title: str, cased: str) -> None:
    seen = witnessed([article(title=title, text=TEXT)])
    assert sentence_case(title, "en", seen) == cased


def test_names_alone_are_no_title_case() -> None:
    """Two thirds of the words are capitalised; in title case at least four fifths are."""
    title = "Mayor Ada Bell pays the crews of Old Askerby"
    seen = witnessed([article(title=title, text="Well, mayor and old, mayor and old, says Ada.")])
    assert sentence_case(title, "en", seen) == title


def test_a_name_that_only_opens_sentences_is_known() -> None:
    title = "Crews Follow Ogun to the Quay"
    own = witnessed([article(title=title, text="Ogun left. Crews stayed.")])
    week = witnessed([article(title=title, text="They were crews, all of them.")])
    assert sentence_case(title, "en", week, own) == "Crews follow Ogun to the quay"


@pytest.mark.parametrize(
    ("title", "cased"),
    [
        ("Board to Part Ways with Anna Wurmbrecht", "Board to part ways with Anna Wurmbrecht"),
        (
            "Board Summons Crews over Wurmbrecht’s Boats",
            "Board summons crews over Wurmbrecht’s boats",
        ),
        # Words that no text has, but that are not rare, or stand behind one that a text has.
        ("Board Severs Ties over Gifts", "Board severs ties over gifts"),
        ("Board Severs Ties over Sailor’s Gifts", "Board severs ties over sailor’s gifts"),
        ("Board of the Pier Wurmbrechts", "Board of the pier wurmbrechts"),
    ],
)
def test_rare_names_that_no_text_has_are_known_by_their_place(title: str, cased: str) -> None:
    seen = witnessed(
        [article(title=title, text="The board, crews and boats, of a pier, and so on.")]
    )
    assert sentence_case(title, "en", seen) == cased


def test_two_capitals_are_initials() -> None:
    seen = witnessed([article(title="US", text="The pier, us and them, and us, and us.")])
    assert sentence_case("US will pay the board", "en", seen) == "US will pay the board"


def test_a_word_that_is_capitalised_as_often_as_small_is_no_name() -> None:
    title = "Board of the Harbour Closes Piers"
    text = "At harbour, in Harbour, on Harbour, by Harbour, by harbour, of piers."
    seen = witnessed([article(title=title, text=text)])
    assert sentence_case(title, "en", seen) == "Board of the harbour closes piers"


def test_the_storys_own_text_knows_better_than_the_week() -> None:
    week = witnessed([article(title="who", text="He asked who came, who left, who stayed.")])
    own = witnessed([article(title="WHO", text="It is, the WHO says, over.")])
    assert sentence_case("It is over, WHO says", "en", week) == "It is over, who says"
    assert sentence_case("It is over, WHO says", "en", week, own) == "It is over, WHO says"


def test_nouns_stay_capitalised_where_the_language_has_it_so() -> None:
    title = "HAFEN SCHLIESST DIE ALTE MOLE"
    seen = witnessed(
        [article(title=title, language="de", text="Es schliesst, was alte Leute kennen.")]
    )
    assert sentence_case(title, "de", seen) == "Hafen schliesst die alte Mole"
    assert sentence_case("Hafen Schließt Die Alte Mole", "de", Casing()).startswith(
        "Hafen Schließt"
    )
    assert sentence_case("إغلاق الرصيف القديم", "ar", Casing()) == "إغلاق الرصيف القديم"


def test_each_limit_of_the_casing_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    late = article(
        title="Old Pier Is Closed Today", text="The board met. " * 200 + "It is, Today, over."
    )
    assert sentence_case(late.title, "en", witnessed([late])).endswith("today")
    monkeypatch.setattr(casing, "REACH", 10_000)
    assert sentence_case(late.title, "en", witnessed([late])).endswith("Today")
    monkeypatch.setattr(casing, "MOST", 0)
    assert sentence_case(late.title, "en", witnessed([late])).endswith("today")


MORE = "which had been known to all of the crews of the harbour for a long time."


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The old pier is closed.", "The old pier is closed"),
        (
            "The harbour board closed the old pier on Monday, after divers had found cracks in nine of its pillars.",
            "The harbour board closed the old pier on Monday",
        ),
        (
            "The harbour board closed the old pier on Monday because divers had found cracks in nine of its pillars.",
            "The harbour board closed the old pier on Monday",
        ),
        (
            "“We close it,” the board of the harbour said about the old pier and all of its eleven boats and nine sheds.",
            "“We close it,” the board of the harbour said about the old pier and all of its eleven boats",
        ),
        (
            "The harbour board, together with the port of Marend, is preparing to close all of the old piers at once.",
            "The harbour board, together with the port of Marend, is preparing to close all of the old piers",
        ),
        (
            f"The chair of the board said on Monday, after talks with divers, {MORE}",
            "The chair of the board said on Monday, after talks with divers",
        ),
        (
            f"The chair of the old harbour board said, after divers spoke about the pier, that {MORE}",
            "The chair of the old harbour board said, after divers spoke about the pier",
        ),
        (
            f"Ninety years after Anna Reed’s landing, the boards' piers are to be closed, {MORE}",
            "Ninety years after Anna Reed’s landing, the boards' piers are to be closed",
        ),
        (f"A very long time after Anna Reed’s own death, {'harbour' * 20}", ""),
        (
            f'The board of the harbour closed the "old, rotten, long pier of Marend and its sheds", {MORE}',
            'The board of the harbour closed the "old, rotten, long pier of Marend and its sheds"',
        ),
        (
            f'The board of the harbour closed the "old, rotten, {"harbour" * 20}" pier.',
            "The board of the harbour closed",
        ),
        (f"The chair of the harbour’s own board said on Monday that {'harbour' * 20}", ""),
        ("The pier is the place that he fell in,.", "The pier is the place that he fell in"),
        (
            f"The old minister of the island Anna Sa'ar, {MORE}",
            f"The old minister of the island Anna Sa'ar, {MORE.partition(' for a')[0]}",
        ),
        ("The pier is the place that he fell in.", "The pier is the place that he fell in"),
        ("The pier is the place that he fell in", "The pier is the place that he fell"),
        ("/NAMES/", ""),
        ("News in brief from the harbour", ""),
        ("Closed" * 30, ""),
        ("", ""),
    ],
)
def test_a_sentence_is_cut_by_its_sense(sentence: str, told: str) -> None:
    assert headline_of(sentence, "en") == told
    assert len(told) <= LONGEST


@pytest.mark.parametrize("code", ["en", "fr", "es", "de", "it", "ar"])
def test_no_headline_ends_on_a_word_that_leads_on(code: str) -> None:
    from digest.languages import language, words

    verb = min(words(language(code).vocabulary.verbs) or {""})
    for word in words(language(code).typography.small):
        cut = headline_of(f"{verb} {'Harbour ' * 10}{word} {'harbours' * 5}", code)
        assert cut
        assert not cut.endswith(f" {word}")


def test_a_long_title_keeps_its_first_part() -> None:
    title = f"{PIER} after divers found cracks in nine of its pillars - what the crews say about it and why"
    assert first_part(title, "en") == title.partition(" - ")[0]
    assert first_part(f"{PIER} - why", "en") == f"{PIER} - why"
    whole = "harbour " * 15
    assert first_part(whole, "en") == whole


PARAGRAPH = (
    "The harbour board closed the old pier on Monday, after divers had found cracks in nine pillars. "
    "The crews had not been asked. A ferry will sail from the new quay every twenty minutes."
)


@pytest.mark.parametrize(
    "title",
    [PARAGRAPH, "pier, harbour, board", "#pier, #harbour, old quay", "Board closes the old pier and…",
     "https://gull.example/pier.html", "pier-closed.html", "123", "😀", "S19", "2025 07 21", "7b1e04ac", "img_0012"],
)  # fmt: skip
def test_an_unfit_title_is_replaced(title: str) -> None:
    assert unfit(title, "en")
    other = article(id="b:2", title="Old pier shut", text="Nothing else is known of it.")
    assert headline([article(title=title), other]) == "Old pier shut"
    told = headline([article(title=title)])
    assert told.removesuffix(", after divers had found cracks in nine pillars") == (
        "The harbour board closed the old pier on Monday"
    )


@pytest.mark.parametrize("title", ["F-35 lands", "e-Auto 2", "No", "北京 8", "Über 30"])
def test_one_word_makes_a_title(title: str) -> None:
    assert not unfit(title, "en")


def test_a_list_of_phrases_is_no_list_of_tags() -> None:
    assert not unfit("Board closes the pier, crews protest loudly, mayor says nothing", "en")


def test_a_paragraph_of_tags_gives_no_headline() -> None:
    tags = "Old harbour, pier board, " * 8
    assert headline([article(title=tags)]) == "The harbour board closed the old pier on Monday"


def test_what_comes_late_in_a_text_heads_no_story() -> None:
    long = "Closed" * 30
    text = f"{long} pier. {long} quay. {long} port. The board closed the pier."
    assert headline([article(title="", text=text)]) == ""


def test_a_headline_in_capitals_is_set_small() -> None:
    told = headline([article(title="HARBOUR BOARD CLOSES THE OLD PIER")])
    assert told == "Harbour board closes the old pier"


def test_a_pun_stands_back() -> None:
    told = [
        article(
            id="a:1", title="Peer pressure drops", text="Divers found cracks. The quay is shut."
        ),
        article(
            id="b:2", title="Divers found cracks", text="Divers found cracks. The quay is shut."
        ),
    ]
    assert headline(told) == "Divers found cracks"


def test_without_a_title_and_a_text_there_is_no_headline() -> None:
    assert headline([article(title="", text="")]) == ""
    assert headline([]) == ""


REST = "and nobody in the whole of Port Alder knew by noon on Monday what would become of it all"


@pytest.mark.parametrize(
    ("language", "sentence", "told"),
    [
        # A phrase in front of the main clause goes.
        ("en", "As boats came back to the quay after a long night at sea on Monday, the board of Port Alder closed the old pier.", "The board of Port Alder closed the old pier"),
        ("en", "Waiting for the boats at the quay after a long night at sea on Monday, the board of Port Alder closed the old pier.", "The board of Port Alder closed the old pier"),
        ("fr", "Au lendemain de la tempête qui a frappé le port pendant trois jours et deux nuits, la mairie a fermé le vieux quai.", "La mairie a fermé le vieux quai"),
        # An aside, a relative clause and a participle have no main clause.
        ("en", f"Anna Reed, the mayor who closed the old pier of Port Alder in May, left on Monday, {REST}.", "Anna Reed, the mayor who closed the old pier of Port Alder in May, left on Monday"),
        ("en", "Anna Reed, the mayor who closed the old pier of Port Alder and all its cranes in the winter before last, left on Monday.", ""),
        ("en", "The man whom crews accused of closing the old pier of Port Alder and all its cranes before last winter left on Monday.", ""),
        ("fr", "La tempête, qui a frappé le vieux quai et tout le port de la ville pendant trois jours et deux nuits, a cessé lundi.", ""),
        # It leans on another sentence, or has no verb.
        ("en", "It closed the old pier.", ""),
        ("en", "Instead, the board closed the old pier.", ""),
        ("fr", "Une certaine angoisse sur le quai.", ""),
        ("en", "The board closed the old pier.", "The board closed the old pier"),
    ],
)  # fmt: skip
def test_a_main_clause_heads_a_story(language: str, sentence: str, told: str) -> None:
    assert headline_of(sentence, language, main=True) == told
    assert headline_of(sentence, language) or not told
