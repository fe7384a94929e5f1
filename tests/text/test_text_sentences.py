from __future__ import annotations

import pytest
from builders import article
from hypothesis import given
from hypothesis import strategies as st

from digest.text.quotation import REACH, balanced, spans, unclosed
from digest.text.sentences import paragraphs, sentences, split

#: One row a case: language, and the sentences whose join with blanks (or "" where marked |) is the text.
CASES = [
    ("en", ["He moved to GULLWIRE.COM in May.", "The board left."]),
    ("en", ["Ferries left by 7 a.m. Skarra time, said Reed.", "She waved."]),
    ("en", ["Ferries left at 7 a.m.", "This time, she waved."]),
    ("en", ["“I am home. It is late.”", "She hung up."]),
    ("en", ['"Why?" she asked.', "Nobody knew."]),
    ("en", ['"Stop the ferry!" Bob Marsh shouted.', "Nobody did."]),
    ("en", ['"Did you ever see the pier?" Mr Bell pressed.', "Nobody had."]),
    ("en", ['"Why the pier?" Reader tom_b wrote.', "Nobody knew."]),
    ("en", ['"We lost -- with a smile!" -- for the third time.', "Nobody laughed."]),
    ("en", ["They signed at 6:50 am.", "Sixty-three ships were waiting."]),
    ("en", ["It came at 4 p.m. (6 p.m. in Northport) on Thursday.", "She left."]),
    ("en", ["Tidewater and Cia. Reed do well.", "She spied for the CIA.", "Nobody knew."]),
    ("en", ['"It is over. We lost."', "The captain left."]),
    ("en", ['The mayor said: "We waited. We hoped."', "Then the pier fell."]),
    ("en", ["Ask No. 1 Harbour Road.", "No.", "Two replied."]),
    ("en", ["Lt. Col. Anna Reed spoke.", "Dr. Bell and Mrs. Cole listened."]),
    ("en", ["Samuel L. Marsh wrote it with J. K. Bell.", "It sold well."]),
    ("en", ["The U.S. Navy came.", "It left."]),
    ("en", ["Boats of Gull GULL.J and Tern TRN.CO left.", "It rained."]),
    ("en", ["She left the BBC.", "|A boat sank."]),
    ("en", ["They met then-Sen. Reed and ex-Gov. Bell.", "It rained."]),
    ("en", ["She covers Canada-U.S. relations.", "It rained."]),
    ("en", ["They moved to the U.S.", "The house was sold."]),
    ("en", ["The shop of Marsh Inc. opened.", "It belongs to Marsh Inc.", "The owner smiled."]),
    ("en", ["He came at 5 p.m. Tuesday.", "She left at 6 p.m.", "Nobody stayed."]),
    ("en", ["The toll rose to 3.5 crowns on Jan. 3 this year.", "Boats paid e.g. four."]),
    ("en", ["The plan (see p. 5. It is long.) was read.", "It passed."]),
    ("en", ["Wait... there is more.", "It came."]),
    ("en", ["Is it true?!", "It is."]),
    ("en", ["1. Swap the boats.", "Then wait."]),
    ("en", ["See www.harbour.example/a.Html for more.", "Write to A.Bell@harbour.example today."]),
    ("en", ["'The players' boats are slow. They should go.'", "Then they went."]),
    ("en", ["‘We lost the boats. All of them.’", "He wept."]),
    ("en", ["It was 'naughty' of him.", "He left."]),
    ("en", ["The '90s were calm.", "The 'naughty nineties' were not."]),
    ("fr", ["M. Dupont a parlé à Mme. Merle.", "Elle a ri."]),
    ("fr", ["« Je suis là. Il est tard. »", "Elle part."]),
    ("fr", ["Le Dr. Roy, p. ex. lui, est venu av. J.-C. pour rire.", "Fin."]),
    ("fr", ["Il est jugé pour vol.", "Selon la police, il a fui."]),
    ("fr", ["Elle vit de son art.", "Le port ferme."]),
    ("de", ["Er kennt diese Art.", "Anna kennt sie auch."]),
    ("fr", ["On ferme les ports, les quais, etc.", "L'enquête est ouverte."]),
    ("fr", ["Que va devenir le port ?", "A défaut d'idée, rien."]),
    ("es", ["El Sr. Ruiz y la Dra. Paz viven en EE. UU. desde 2010.", "¿Qué pasó?", "Nada."]),
    ("es", ["«No sé. Quizá.»", "Se fue."]),
    ("de", ["Er kam z. B. am 3. Oktober.", "Dr. Roth, d.h. der Chef, ging."]),
    ("de", ["„Ich bin da. Es ist spät.“", "Sie ging."]),
    ("de", ["Hans, Eva usw. kamen.", "Die Schiffe blieben."]),
    ("de", ["»Das Boot ist leer.«", "Am 3. Mai bzw. 4. Juni kam die Flut."]),
    ("de", ["„Das Boot ist leer.“", "Der Lotse Dr. med. h. c. Roth ging."]),
    ("de", ["Sie wohnt u. a. in der Karl-Str. 5 und der Hauptstr. 6.", "Er nicht."]),
    ("de", ["Vgl. S. 12, Nr. 5, Bd. IV und z. B. Art. 3.", "Das gilt i. d. R. Jahr für Jahr."]),
    ("de", ["Er rief: »Nein!«", "Dann ging er."]),
    ("de", ["Es trifft z. B. Die Möwe, ein Boot."]),
    ("fr", ["Voir l'art. 5 et le chap. IV, p. 12.", "M. Roy et MM. Merle rient."]),
    ("es", ["La Sra. López lee el art. 5 y la pág. 3.", "“No sé. Quizá.”", "Se fue."]),
    ("it", ["Il sig. Rossi legge pag. 3 e l'art. 5.", "«Non so. Forse.»", "Va via."]),
    ("el", ["Τι έγινε;", "Ο δήμαρχος έφυγε.", "«Θα έρθει;» ρώτησε."]),
    ("hi", ["पुल टूट गया।", "क्या यह सच है?", "हाँ।"]),
    ("ar", ["قال: «سنعود. لن نتأخر».", "ثم غادر.", "”لا نعرف“ قال د. أحمد."]),
    ("ar", ["قال د. أحمد ذلك.", "ثم ذهب؟", "نعم."]),
    ("ar", ["وصلت أ.د. سلمى إلى الميناء.", "غادرت السفن!"]),
]

GLUED = [
    ("en", "It never did.By Tuesday it was gone.", ["It never did.", "By Tuesday it was gone."]),
    (
        "en",
        '"It never did."By Tuesday it was gone.',
        ['"It never did."', "By Tuesday it was gone."],
    ),
    (
        "fr",
        'Rien en 2022."La mer va monter", croit une élue.',
        ["Rien en 2022.", '"La mer va monter", croit une élue.'],
    ),
    (
        "fr",
        'Le port "va fermer".Que faire ?Partir.',
        ['Le port "va fermer".', "Que faire ?", "Partir."],
    ),
    (
        "fr",
        "Le port ferme.- Geste social -Il rouvrira.",
        ["Le port ferme.", "- Geste social -", "Il rouvrira."],
    ),
    ("en", "A plan - the new one -Works.", ["A plan - the new one -Works."]),
    ("en", 'It rained. "no boats," she wrote.', ["It rained.", '"no boats," she wrote.']),
    ("fr", "Le port ferme.« Tout va », dit-elle.", ["Le port ferme.", "« Tout va », dit-elle."]),
    (
        "zh",
        "桥坏了。真的吗？是的！价格为3.5元。",
        ["桥坏了。", "真的吗？", "是的！", "价格为3.5元。"],
    ),
    ("zh", "他说：「桥坏了。明天修。」工人来了。", ["他说：「桥坏了。明天修。」", "工人来了。"]),
    (
        "ja",
        "市長は「橋が壊れた。」と述べた。始まった。",
        ["市長は「橋が壊れた。」と述べた。", "始まった。"],
    ),
    ("en", "Westland's Daily    Boats came in.", ["Westland's Daily", "Boats came in."]),
    ("en", "The board   and the crew met.", ["The board   and the crew met."]),
    ("en", "It sank,   The Gull said.", ["It sank,   The Gull said."]),
    ("ar", "أغلق الميناء.غادرت السفن.", ["أغلق الميناء.", "غادرت السفن."]),
]


def cut(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in split(text, language=language)]


@pytest.mark.parametrize(("language", "wanted"), CASES)
def test_cuts_where_a_sentence_ends_and_nowhere_else(language: str, wanted: list[str]) -> None:
    assert cut(" ".join(wanted), language) == wanted


@pytest.mark.parametrize(("language", "text", "wanted"), GLUED)
def test_takes_glued_sentences_apart(language: str, text: str, wanted: list[str]) -> None:
    assert cut(text, language) == wanted


def test_parts_of_a_page_are_apart_where_its_breaks_are_lost() -> None:
    text = "Gull version \r    Boats left the pier."
    assert [text[start:end] for start, end in split(text, language="en")] == [
        "Gull version",
        "Boats left the pier.",
    ]


def test_an_unclosed_quotation_does_not_swallow_the_paragraph() -> None:
    assert cut('He saw "quote here. More came. And more.', "en") == [
        'He saw "quote here.',
        "More came.",
        "And more.",
    ]


def test_a_quotation_opened_afresh_closes_the_one_before() -> None:
    text = '"I stumbled," she said. "I had no luck. "I feel there is more. I can go faster." The crowd cheered.'
    assert cut(text, "en") == [
        '"I stumbled," she said.',
        '"I had no luck.',
        '"I feel there is more. I can go faster."',
        "The crowd cheered.",
    ]


def test_paragraphs_always_part_and_hard_wrapped_lines_never() -> None:
    wrapped = (
        "The harbour board closed the old pier on Monday after a survey that took\n"
        "three weeks and cost nine crowns. It was dear.\n\nA heading\n\nThe end."
    )
    assert cut(wrapped, "en") == [
        wrapped.partition(" It was")[0],
        "It was dear.",
        "A heading",
        "The end.",
    ]
    assert len(list(paragraphs("One line.\nAnother line.\nA third"))) == 3


def test_sentences_know_article_place_and_paragraph() -> None:
    told = article()
    found = sentences(told)
    assert [sentence.paragraph for sentence in found] == [0, 0, 0, 1, 1]
    assert all(sentence.text == told.text[sentence.start : sentence.end] for sentence in found)
    assert {sentence.article for sentence in found} == {told.id}


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200f\u200b"])
def test_nothing_comes_of_nothing(text: str) -> None:
    assert cut(text, "en") == ([text] if text == "\u200f\u200b" else [])


@given(
    st.text(alphabet="aB. ?\"“”'’()\n«»د1,", max_size=120),
    st.sampled_from(["en", "fr", "de", "ar", "xx"]),
)
def test_no_character_but_white_space_is_lost(text: str, language: str) -> None:
    cuts = split(text, language=language)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in cuts)
    assert [end for _, end in cuts] == sorted(end for _, end in cuts)
    assert "".join("".join(text[start:end] for start, end in cuts).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("“All is well,” she said.", True),
        ("She said “all is well.", False),
        ("All is well,” she said.", False),
        ("It (the pier) fell.", True),
        ("It (the pier fell.", False),
        ("the pier) fell.", False),
        ('"All is well," she said.', True),
        ('It is well," she said.', False),
        ("The players' boats sank.", True),
        ("« Tout va », dit-elle.", True),
        ("« Tout va, dit-elle.", False),
        ("»Alles ist gut«, sagte sie.", True),
        ("„Alles ist gut“, sagte sie.", True),
        ("Alles ist gut“, sagte sie.", False),
        ("Alles ist gut«, sagte sie.", False),
        ("Det är ”bra” nu.", True),
        ('The pumpkin is 71" wide.', True),
        ("The 6'2\" guard passed the 5' 11\" one.", True),
        ("She is 5’11” tall.", True),
        ('"I am 6\'2" and fast," he said.', True),
        ('"I fit a 12" pipe," he said.', True),
        ('"We won in 12" was his boast.', True),
        ('He left in 2012" and won.', False),
        ("「桥坏了。」", True),
        ("「桥坏了。", False),
    ],
)
def test_balance(text: str, whole: bool) -> None:  # noqa: FBT001
    assert balanced(text) is whole


def silenced(text: str) -> list[str]:
    return [text[start:end] for start, end in unclosed(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a slip silences its own sentence
        (
            'It fell. "All is well, said the mayor. Boats came. They left.',
            ['"All is well, said the mayor.'],
        ),
        (
            'It fell. "All is well, he said. Boats came. "We left," she said.',
            ['"All is well, he said.'],
        ),
        ('The "old pier fell. Boats came. "We left," she said.', ['"old pier fell.']),
        ("Er sagte: „Alles ist gut. Boote kamen. Sie gingen.", ["„Alles ist gut."]),
        # a long quotation is opened again in each paragraph
        ('She said: "We came. We saw.\n\n"We left. We slept."', ['"We came. We saw.']),
        ('"We came. We saw.\n\nBoats left.', ['"We came.']),
        ('"We came, said the crew. Boats left.\n\n"We slept."', ['"We came, said the crew.']),
        ("« Nous venons. Il pleut.\n\n« Nous partons. »", ["« Nous venons. Il pleut."]),
        # … or within one, where the paragraphs were lost
        ('"We came. We saw. "We left. We slept." It rained.', ['"We came. We saw. ']),
    ],
)
def test_an_opening_mark_without_its_partner_silences_what_it_may_quote(
    text: str, wanted: list[str]
) -> None:
    assert silenced(text) == wanted


def test_a_quotation_is_opened_again_soon_or_was_a_slip() -> None:
    near, far = "We came. " + "We saw it all. " * 30, "We came. " + "We saw it all. " * 40
    assert len(near) < REACH < len(far)
    assert silenced(f'"{near}"We left."') == [f'"{near}']
    assert silenced(f'"{far}"We left."') == ['"We came.']


def test_a_quotation_in_a_quotation_is_found_too() -> None:
    text = "\"She called it 'a mess. A shame.' and left,\" he said."
    assert [text[span.start : span.end] for span in spans(text)] == [
        text[:-9],
        "'a mess. A shame.'",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # An agency's list, run into one paragraph.
        (
            "What is known: - Nobody was hurt at all. - 12 boats came in late. Two sank.",
            ["What is known: - Nobody was hurt at all.", "- 12 boats came in late.", "Two sank."],
        ),
        (
            "The board met. - Nobody was hurt at all. - 12 boats came in late. Two sank.",
            ["The board met.", "Nobody was hurt at all.", "12 boats came in late.", "Two sank."],
        ),
        (
            "The board met.- Nobody was hurt at all.- 12 boats came in late. Two sank.",
            [
                "The board met.",
                "- Nobody was hurt at all.",
                "- 12 boats came in late.",
                "Two sank.",
            ],
        ),
        # People speaking: one of them says four words.
        (
            "She came in. - Nobody was hurt at all. - I saw the boats. Two sank.",
            ["She came in.", "- Nobody was hurt at all.", "- I saw the boats.", "Two sank."],
        ),
        # An agency's crosshead, with a space behind it.
        (
            "The board met. - New talks - Crews were not asked.",
            ["The board met.", "- New talks -", "Crews were not asked."],
        ),
        ("The board met.• Gas Prices fall.", ["The board met.", "• Gas Prices fall."]),
        ("The pier • The board met.", ["The pier • The board met."]),
    ],
)
def test_items_of_a_list_run_into_its_paragraph(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in split(text, language="en")] == wanted
