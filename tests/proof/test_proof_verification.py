from __future__ import annotations

from dataclasses import replace

import pytest
from builders import article, image

from digest.model import Article, Place, PlannedStory
from digest.proof import labels
from digest.proof.evidence import CUT, evidence
from digest.proof.letters import as_read, gaps, letters
from digest.proof.passages import Group, Passage
from digest.proof.verification import Verification, verify

BODY = ("Serif", 9.4)
FIRST = "The harbour board closed the old pier on Monday."
SECOND = "Two cranes will be moved before winter."
SAID = (
    'The ferry will cost 1,240 crowns, "as it did in the year before", said Ines Halvard, a clerk.'
)
NAMES = ("From", "page", "Where reports differ", "Quayside Weekly")


def pier(**changes: object) -> Article:
    return replace(
        article(
            text=f"PORT ELLEN (AP) - {FIRST} {SECOND}\n\n{SAID}",
            images=(image(caption="The pier, seen from the quay.", credit="A. Lund"),),
            byline="Mina Okafor",
        ),
        **changes,  # type: ignore[arg-type]
    )


def passage(
    text: str, page: int = 1, kind: tuple[str, float] = BODY, *, tagged: bool = True
) -> Passage:
    return Passage(page=page, text=text, type=kind, tagged=tagged)


def found(*texts: str | Passage, of: Article | None = None) -> Verification:
    told = PlannedStory(
        id="pier",
        place=Place.NEWS,
        section="",
        headline="Old pier closes",
        articles=("gull:pier-closed",),
    )
    known = evidence([of or pier()], [told], NAMES, [pier()] * 30)
    passages = [passage(text) if isinstance(text, str) else text for text in texts]
    return verify(passages, known)


def strays(*texts: str | Passage, of: Article | None = None) -> list[str]:
    return [stray.words for stray in found(*texts, of=of).strays]


@pytest.mark.parametrize(
    ("section", "shown"),
    [
        ("Straße", "STRASSE"),
        ("κοινωνία", "ΚΟΙΝΩΝΙΑ"),
        ("κοινωνία", "ΚΟΙΝΩΝΊΑ"),
        ("Αϊτή", "ΑΪΤΗ"),
        ("Économie", "ÉCONOMIE"),
    ],
)
def test_a_section_is_known_in_capitals(section: str, shown: str) -> None:
    assert strays(shown, of=pier(section=section)) == []
    changed = f"{shown[:-1]}Q"
    assert strays(changed, of=pier(section=section)) == [changed]


def test_capitals_without_accents_stand_for_no_sentence() -> None:
    said = "Η κοινωνία αλλάζει γρήγορα στην πόλη."
    bare = said.replace("ί", "ι")
    assert strays(said, of=pier(text=said)) == []
    assert strays(bare, of=pier(text=said)) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('"Yes," he said -- it\'s 1914-18.', "“Yes,” he said—it’s 1914–18."),
        ("il dit : « Non »", "il dit\u202f: «\u202fNon\u202f»"),
        ("the officers’ flat", "the o\ufb03cers’ \ufb02at"),
        ("a divided word", "a divi\xad\nded word"),
        ("Wait...", "Wait…"),
        ("عام 2025 (قال)", "عام ٢٠٢٥ )قال("),
        ("cafe\u0301", "caf\u00e9"),
    ],
)
def test_typography_changes_no_letter(one: str, other: str) -> None:
    assert letters(one) == letters(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("m2", "m²"),
        ("Ferry", "ferry"),
        ("resign", "re-sign"),
        ("3,400", "34,00"),
        ("a (b)", "a )b("),
        ("cafe", "café"),
    ],
)
def test_a_changed_letter_is_seen(one: str, other: str) -> None:
    assert letters(one) != letters(other)


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("a plain line, 1-2", "a plain line, 1-2"),
        (".2029 ماع لبق", "قبل عام 2029."),
        ("2025 ويلوي 27–21", "21–27 يوليو 2025"),
        ("25% ةبسنب", "بنسبة 25%"),
        (".رتم ٢٫٥ هلوط", "طوله ٢٫٥ متر."),
        ("IBM Plex طخب", "بخط IBM Plex"),
        ("1-2 زاف", "فاز 2-1"),
    ],
)
def test_a_line_that_reads_leftwards_is_read_as_it_was_written(drawn: str, read: str) -> None:
    assert as_read(drawn) == read


def test_a_line_without_letters_reads_as_its_text_does() -> None:
    assert as_read("\u0645\u0627\u0639\n.2014") == "\u0639\u0627\u0645\n2014."
    assert as_read("year\n.2014") == "year\n.2014"
    assert as_read("\u0645\u0627\u0639\nAnna Reed.") == "\u0639\u0627\u0645\nAnna Reed."


def test_the_places_of_spaces_are_known() -> None:
    assert gaps("4, 12 and\n6") == {2, 4, 7, 8}


def test_whole_sentences_are_found_in_any_choice() -> None:
    verified = found(f"{FIRST} {SECOND}", SECOND, f"{SECOND} {SAID}")
    assert verified.sound
    assert verified.found["sentence"] == 5
    assert verified.articles == {"gull:pier-closed"}


def test_a_sentence_is_found_with_its_dateline_and_without() -> None:
    assert found(f"Port Ellen {FIRST}").strays
    assert found(f"PORT ELLEN (AP) – {FIRST}").sound
    assert found(FIRST).sound


def test_a_sentence_may_go_on_in_the_next_columns() -> None:
    assert found("The harbour board", "closed the old", f"pier on Monday. {SECOND}").sound


def test_a_sentence_may_break_behind_a_word_that_is_a_name_too() -> None:
    of = pier(section="Two")
    assert found(f"{FIRST} Two", "cranes will be moved before winter.", of=of).sound
    assert found(f"{FIRST} Two", FIRST, of=of).sound


def test_a_sentence_may_break_behind_its_quotation() -> None:
    quotation, speaker = "“Nobody asked us,”", "said Ada Bell of the crews."
    of = pier(text=f"{FIRST}\n\n{quotation} {speaker}")
    assert found(f"{FIRST} {quotation}", speaker, of=of).sound
    assert found(quotation, speaker, of=of).sound
    comma = pier(text=f"{FIRST}\n\n“Nobody asked us”, {speaker}")
    assert found(f"{FIRST} “Nobody asked us”,", speaker, of=comma).sound
    assert found(f"{FIRST} {quotation}", "said Ida Bell of the crews.", of=of).strays


def test_a_sentence_may_break_behind_its_quotation_and_a_word_that_is_a_name_too() -> None:
    told = "“Nobody asked us”, from all that Ada Bell knows."
    of = pier(text=f"{FIRST} {SECOND}\n\n{told}")
    begun = f"{FIRST} “Nobody asked us”, from"
    assert found(begun, "all that Ada Bell knows.", of=of).sound
    assert len(strays(begun, SECOND, of=of)) == 1
    assert strays(begun, "all that Ida Bell knows.", of=of)


@pytest.mark.parametrize(
    "quotation", ["“Nobody asked us”", "“Who asked us?”", "«\xa0Personne\xa0»"]
)
def test_a_quotation_cut_out_of_its_sentence_is_seen_in_running_text(quotation: str) -> None:
    speaker = " said Ada Bell of the crews."
    of = pier(text=f"{FIRST} {SECOND}\n\n{quotation}{speaker}")
    for cut in (f"{FIRST} {quotation}", quotation, f"{FIRST} {quotation} {SECOND}"):
        assert len(strays(FIRST, cut, SECOND, of=of)) == 1
    large = passage(quotation, kind=("Serif", 18.0))
    assert found(FIRST, large, f"{quotation}{speaker}", of=of).sound


def test_a_name_in_small_letters_opens_no_sentence_that_begins_with_its_last_one() -> None:
    of = pier(section="Two", text=f"{FIRST}\n\nOne ferry is left.")
    assert strays(f"{FIRST} two", "ne ferry is left.", of=of)


def test_a_sentence_goes_on_in_the_same_type_only() -> None:
    other = passage("closed the old pier on Monday.", kind=("Sans", 7.0))
    assert found("The harbour board", other).strays


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The harbour board closed the old pier on Sunday.", "Sunday."),
        ("The harbour board closes the old pier on Monday.", "closes the old pier on Monday."),
        (f"{FIRST} Nobody was asked. {SECOND}", "Nobody was asked. Two cranes will be m…"),
        ("The harbour board closed the old pier on.", "on."),
        ("Board closed the old pier on Monday.", "Board closed the old pier on Monday."),
        (f"Cranes will be moved before winter. {FIRST}", "Cranes will be moved before winter. Th…"),
        (SAID.replace("1,240", "1,420"), '1,420 crowns, "as it did in the year b…'),
        (SAID.replace(", said", ", Said"), "Said Ines Halvard, a clerk."),
    ],
)
def test_a_change_is_seen_with_its_words(text: str, words: str) -> None:
    assert strays(text, SECOND)[0].replace("“", '"') == words


def test_what_breaks_off_and_never_goes_on_is_seen() -> None:
    (stray,) = found(passage("Two cranes will be", page=7), FIRST).strays
    assert str(stray) == (
        "page 7: “Two cranes will be” is cut off: no sentence of an article ends so"
    )


def test_what_stands_around_sentences_is_named() -> None:
    verified = found(
        "OLD PIER CLOSES",
        "The pier, seen from the quay · A. Lund",
        "From The Gull · page 12",
        "“as it did in the year before”",
        "Where reports differ",
        "Mina Okafor",
        passage("2 Quayside Weekly", page=2, tagged=False),
        "4, 12, 16",
    )
    assert verified.sound
    assert dict(verified.found) == {
        "headline": 1,
        "caption": 1,
        "quotation": 1,
        "furniture": 7,
        "number": 5,
    }


def test_text_outside_the_structure_tree_is_looked_up_too() -> None:
    assert strays(passage("Buy now", tagged=False)) == ["Buy now"]


def test_a_name_is_cut_short_with_a_sign_only() -> None:
    assert found(f"{'The Gull'.replace(' ', '')[:CUT]}…").sound
    assert found(f"{'The Gull'[: CUT - 1]}…").strays
    assert found("The Gu").strays
    assert found("Where reports d…").sound


def test_a_figure_stands_in_a_sentence_on_its_page() -> None:
    large = ("Serif", 30.0)
    assert found(SAID, passage("1,240 crowns", kind=large)).sound
    assert found(SAID, passage("1,420 crowns", kind=large)).strays
    assert found(SAID, passage("240 crowns", kind=large)).strays
    assert found(SAID, passage("1,240 crowns", page=2, kind=large)).strays


def test_a_figure_may_stand_behind_a_year_and_a_comma() -> None:
    of = pier(text="In the spring of 2024, 51.7 per cent of them took the ferry to the island.")
    large = passage("51.7 per cent", kind=("Serif", 30.0))
    assert found(of.text, large, of=of).sound
    assert found(of.text, passage("1.7 per cent", kind=("Serif", 30.0)), of=of).strays


def test_a_phrase_stands_in_no_type_of_running_text() -> None:
    assert found(SAID, passage("1,240 crowns", kind=BODY)).strays


def test_types_that_few_sentences_have_are_not_running_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small = ("Sans", 7.8)
    texts = [*[FIRST] * 40, passage(SAID, kind=small), passage("1,240 crowns", kind=small)]
    assert found(*texts).sound
    monkeypatch.setattr(labels, "RUNNING", 0.02)
    assert found(*texts).strays


def test_a_long_phrase_is_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    label = passage("crowns, “as it did in the year before”, said Ines", kind=("Sans", 7.8))
    assert found(SAID, label).sound
    monkeypatch.setattr(labels, "FIGURE_LETTERS", 30)
    assert found(SAID, label).strays


def test_lines_that_might_be_labels_are_none_together() -> None:
    of = pier(
        text="The board of the harbour has asked the council of the city for a second bridge "
        "over the river, which the ferry crosses forty times on every day of the week."
    )
    lines = of.text.split(" over ")[0], "over the river, which the ferry crosses forty times"
    kind = ("Sans", 7.8)
    assert found(of.text, passage(lines[0], kind=kind), of=of).sound
    assert found(of.text, passage("\n".join(lines), kind=kind), of=of).strays


def test_who_is_quoted_is_named_as_in_the_article() -> None:
    small, quotation = (
        ("Sans", 7.6),
        passage("“as it did in the year before”", kind=("Serif", 16.0)),
    )
    assert found(quotation, passage("Ines Halvard, a clerk · The Gull", kind=small)).sound
    assert found(quotation, passage("Ines Hallard · The Gull", kind=small)).strays
    assert found(quotation, FIRST, passage("Ines Halvard · The Gull", kind=small)).strays


@pytest.mark.parametrize("heading", ["Old tier closes", "Nobody asked: old pier closes"])
def test_a_heading_with_a_change_in_it_names_its_story_still(heading: str) -> None:
    told = [
        PlannedStory(id=key, place=Place.NEWS, section="", headline=name, articles=(f"gull:{key}",))
        for key, name in (("pier", "Old pier closes"), ("ferry", "New ferry sails"))
    ]
    articles = [pier(id="gull:pier"), pier(id="gull:ferry", text="A ferry sails at noon.")]
    group = (Group("article", whole=True),)

    def judged(title: str) -> list[str]:
        head = replace(passage(title, kind=("Serif", 20.0)), heading=True, groups=group)
        text = replace(passage("A ferry sails at noon."), groups=group)
        known = evidence(articles, told, NAMES, articles)
        return [stray.words for stray in verify([head, text], known).strays]

    assert judged("Old pier closes") == ["A ferry sails at noon."]
    assert judged(heading)[1:] == ["A ferry sails at noon."]
    assert judged("Where reports differ") == []


def test_a_number_that_leads_nowhere_counts_the_articles_read() -> None:
    assert found("page 30").sound
    assert found("page 31").strays
    assert found("page 12400").strays


def test_the_verification_reads_as_data() -> None:
    record = found(FIRST, passage("Nobody was asked.", page=3)).as_dict()
    assert record["found"]["sentence"] == 1
    assert record["articles"] == 1
    assert record["strays"] == [
        {
            "page": 3,
            "words": "Nobody was asked.",
            "reason": "stands in no article",
            "place": "page 3",
            "story": "",
        }
    ]


def test_counts_beside_each_other_are_of_no_story_though_titles_are_numbers() -> None:
    """Files without a title are called by their name, such as "1" and "2"."""
    articles = [pier(id=f"gull:{title}", title=title) for title in ("1", "2")]
    told = [
        PlannedStory(
            id=each.title, place=Place.NEWS, section="", headline=f"Pier {each.title}",
            articles=(each.id,),
        )
        for each in articles
    ]  # fmt: skip
    known = evidence(articles, told, ("From", "articles read", "stories told"), articles)
    block = Group("block")
    groups = [(Group("line"), block), (Group("line"), block)]
    one, two = (
        replace(passage(text), groups=group) for text, group in zip(("1", "2"), groups, strict=True)
    )
    assert verify([one, two], known).sound


def test_an_editors_letter_is_looked_up_and_goes_on_in_the_next_column() -> None:
    said = ("Dear readers, we were at sea.", "It rained on the quay, and nobody left.")
    known = evidence([pier()], [], NAMES, [pier()], letter=said)
    whole = f"{said[0]} {said[1]}"
    assert verify([passage(whole)], known).sound
    parts = [
        passage("Dear readers, we were at sea. It rained"),
        passage("on the quay, and nobody left."),
    ]
    assert verify(parts, known).sound
    assert not verify([passage(whole.replace("nobody", "somebody"))], known).sound


def test_names_and_headlines_may_lack_what_no_font_has() -> None:
    def ways(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((text.replace("😀 ", ""), text)))

    of = pier(title="Old 😀 pier", source="The 😀 Gull", section="Sea 😀 port")
    told = PlannedStory(
        id="pier", place=Place.NEWS, section="", headline="Pier 😀 closes", articles=(of.id,)
    )
    shown = [passage(text) for text in ("Old pier", "The Gull", "Sea port", "Pier closes")]
    known = evidence([of], [told], ("A 😀 Weekly",), [of], ways=ways)
    assert verify([*shown, passage("A Weekly")], known).sound
    assert len(verify(shown, evidence([of], [told], (), [of])).strays) == len(shown)
