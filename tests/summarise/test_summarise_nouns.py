from __future__ import annotations

from dataclasses import replace

import pytest
from builders import article, sentences

from digest.model import Sentence
from digest.summarise.nouns import Nouns


def leans(*texts: str, language: str = "en", title: str = "Gull") -> set[int | None]:
    """What the last of *texts* leans on, by place; None for the sentence before."""
    start, sentences = 0, []
    own = replace(article(text=" ".join(texts)), language=language, title=title)
    for text in texts:
        sentences.append(Sentence(article=own.id, start=start, end=start + len(text), text=text))
        start += len(text) + 1
    return set(Nouns(sentences, [own]).leans(len(texts) - 1)) if texts else set()


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", "A museum opens in Northport.", "Crews painted the museum."),
        ("en", "A study counted boats.", "The study took nine years."),
        ("en", "Three men went on trial.", "Police arrested two of the men in April."),
        ("en", "The Old Pier Museum opens.", "The museum, in the north, is small."),
        ("en", "Crews like the Gull movement.", "Anna Reed leads the movement."),
        ("en", "Crews attacked the plan.", "Anna Reed condemned the attack."),
        ("en", "A new museum opens.", "The museum's director wept."),
        # Its owner introduces it.
        ("en", "Anna Reed's museum opens.", "Crews painted the museum."),
        ("fr", "Anna Reed ouvre son musée.", "La ville a payé le musée."),
        ("en", "The door of the Kampp 23 tomb opens.", "Crews painted the tomb."),
        ("en", "A woman sailed alone.", "The women met again."),
        ("fr", "Un musée ouvre à Brume.", "La ville a payé le musée."),
        ("fr", "Une étude compte les bateaux.", "Selon l'étude, il y en a neuf."),
        ("es", "Un museo abre en Brume.", "La ciudad pagó el museo."),
        ("it", "Un museo apre a Brume.", "Anna Reed ha pagato il museo."),
        ("de", "Ein Museum öffnet in Nordheim.", "Anna Reed bezahlte das Museum."),
    ],
)
def test_a_noun_taken_for_known_leans_on_the_sentence_that_introduces_it(
    language: str, first: str, last: str
) -> None:
    assert leans(first, "Anna Reed sails.", last, language=language) == {0}


def close(*texts: str, title: str = "Gull") -> set[int | None]:
    """What the last of *texts* leans on where a text is printed."""
    own = article(text=" ".join(texts), title=title)
    cut = sentences(own)
    return set(Nouns(cut, [own], close=True).leans(len(cut) - 1))


def test_what_is_pointed_at_stands_right_before_in_print() -> None:
    texts = ("A group met.", "Rain fell.", "Crews wrote that this group said no.")
    assert leans(*texts) == {0}
    assert close(*texts) == {None}


def test_the_last_of_several_things_is_meant_in_print() -> None:
    texts = ("Gull analyst Anna Reed sang.", "Tern analyst Tom Bell wept.", "The analyst said no.")
    assert leans(*texts) == {0}
    assert close(*texts) == {1}
    # One analyst is not what a headline tells of several.
    assert close(*texts, title="Why analysts weep") == {1}
    assert close(*texts, title="Why an analyst weeps") == set()


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        # What follows explains the noun.
        ("en", "A museum opens in Northport.", "Crews painted the museum of Northport."),
        ("en", "A man sailed.", "Anna Reed met the man who sang."),
        # It is a part of another one.
        ("en", "A museum opens in Northport.", "Crews met at the museum café."),
        # Everybody knows it.
        ("en", "A police car came.", "Anna Reed called the police."),
        ("en", "The weather was fine.", "Crews praised the weather."),
        # The sentence introduces it itself.
        ("en", "A museum opens.", "A museum needs walls, and the museum has none."),
        # A participle is no noun.
        ("en", "A poll came, they polled.", "Of those polled, nine sang."),
        ("fr", "Un musée ouvre à Brume.", "La ville a payé le musée de Brume."),
        ("fr", "Un ministre parle.", "La ville a payé le ministre."),
        ("de", "Ein Museum öffnet.", "Anna Reed bezahlte das Museum der Stadt."),
        ("ar", "قال الوزير إن متحفا يفتح.", "يفتح المتحف غدا."),
    ],
)
def test_what_needs_no_introduction(language: str, first: str, last: str) -> None:
    assert leans(first, "Anna Reed sails.", last, language=language) == set()


def test_the_headline_introduces_a_noun() -> None:
    texts = ("A museum opens in Northport.", "Anna Reed sails.", "Crews painted the museum.")
    assert leans(*texts, title="Our museums") == set()
    assert leans(*texts, title="Doors open") == {0}


def test_a_date_explains_no_noun() -> None:
    assert leans("Three men sang.", "Anna Reed met the men in 2024.") == {0}
    assert leans("Three men sang.", "Anna Reed met the men in Northport.") == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Reed cursed these plans."),
        ("en", "Anna Reed cursed such plans."),
        ("en", "Anna Reed cursed those plans."),
        ("de", "Anna Reed verfluchte solche Pläne."),
        ("fr", "Anna Reed a maudit ces plans."),
        ("es", "Anna Reed maldijo estos planes."),
        ("it", "Anna Reed ha maledetto questi piani."),
        ("de", "Anna Reed verfluchte diese Pläne."),
    ],
)
def test_what_is_pointed_at_stands_in_the_sentence_before(language: str, text: str) -> None:
    assert leans("Crews sailed.", text, language=language) == {None}


def test_some_nouns_speak_of_the_sentence_before_in_other_words() -> None:
    assert leans("Anna Reed resigned.", "Crews heard the announcement on Monday.") == {None}
    assert leans("Thousands filled the square.", "The rally ended at nine.") == {None}
    assert leans("Thousands filled the square.", "Crews left the rally at nine.") == set()
    # A quotation's speaker may mean what the hearer knows.
    assert leans("Anna Reed sang.", '"The rally ended," said Tom Bell.') == set()
    # French has an article for what is general, too.
    assert leans("Anna Reed chante.", "La pluie tombe.", language="fr") == set()


def test_the_first_sentence_with_such_a_noun_introduces_it() -> None:
    texts = ["Thousands sang.", "The rally ended.", "Boats came.", "Crews joined the rally."]
    assert leans(*texts) == {1}


def test_three_words_behind_its_article_a_noun_is_still_known() -> None:
    last = "Crews painted the museum."
    assert leans("Crews like the old sea museum.", last) == set()
    assert leans("Crews like the very old sea museum.", last) == {0}


def test_short_words_are_no_nouns() -> None:
    assert leans("A van came.", "Crews painted the van.") == {0}
    assert leans("An ox came.", "Crews painted the ox.") == set()


def test_nothing_opens_an_article_leaning() -> None:
    assert leans("The rally ended at nine.") == set()
    assert leans() == set()


def takes(text: str, *, title: str = "Gull", language: str = "en", early: bool = False) -> bool:
    """Whether *text*, behind another sentence, takes a thing for known."""
    own = replace(article(text=f"Anna Reed sails. {text}"), language=language, title=title)
    first = Sentence(article=own.id, start=0, end=16, text="Anna Reed sails.")
    last = Sentence(article=own.id, start=17, end=17 + len(text), text=text)
    return Nouns([first, last], [own]).takes(1, early=early)


def test_a_phrase_of_several_words_that_opens_a_sentence_leans() -> None:
    museum = "A museum opens in Northport."
    assert leans(museum, "Rain fell.", "The old Northport sea museum closed at nine.") == {0}
    # Nobody named it: the sentence before speaks of it in other words.
    assert leans(museum, "Rain fell.", "The veteran Gull staffer left at nine.") == {None}
    # A name, and what is explained on the spot.
    assert leans(museum, "Rain fell.", "The Northport Sea Museum closed at nine.") == set()
    assert leans(museum, "Rain fell.", "The old sea museum of Skarra closed.") == set()
    # Within a sentence such a phrase is often a thing that everybody knows.
    assert leans(museum, "Rain fell.", "Crews left the old Northport sea museum.") == set()


def test_a_phrase_is_no_longer_than_five_words() -> None:
    museum = "A museum opens in Northport."
    assert leans(museum, "Rain fell.", "The very big old sea museum closed.") == {0}
    assert leans(museum, "Rain fell.", "The very big bad old sea museum closed.") == set()


def test_behind_a_preposition_a_phrase_opens_a_sentence_as_well() -> None:
    texts = ("Boats left.", "Rain fell.")
    assert leans(*texts, "During the radio interview, Anna Reed wept.") == {None}
    assert leans(*texts, "Boats passed the radio interview.") == set()


def test_what_is_pointed_at_is_not_explained_by_where_it_is() -> None:
    texts = ("Boats left.", "Rain fell.")
    assert leans(*texts, "Anna Reed cursed such attacks on faith.") == {None}
    assert leans(*texts, "Anna Reed cursed those boats that sank.") == set()


def test_what_a_summary_may_begin_with_takes_nothing_for_known() -> None:
    assert takes("Crews painted the old sea museum.")
    assert not takes("Crews painted the old sea museum.", title="Our museums")
    assert not takes("Crews painted an old sea museum.")
    # The first eight words and marks say what an opening is about.
    assert takes("Crews of the Gull and Tern painted the museum.")
    assert not takes("Crews of the Gull and Tern painted the museum.", early=True)
    assert takes("Crews of nine old boats painted the museum.", early=True)
    # Where what is general has an article, an article says nothing.
    assert not takes("Anna Reed a payé le musée.", language="fr")
