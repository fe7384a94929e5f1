from __future__ import annotations

import pytest
from builders import article

from digest.errors import UsageError
from digest.summarise import methods, summarise
from digest.text.sentences import sentences

SUMY = ("lexrank", "textrank", "lsa", "luhn", "edmundson", "sumbasic", "kl", "reduction")
ODD = [
    "The boats.",
    "THE PIER IS SHUT. THE BOATS ARE GONE.",
    "12 13 14. 15 16.",
    "The the the. Of of of.",
    "Ja? Nein!",
]


def test_every_method_is_found_by_its_name() -> None:
    assert set(SUMY) | {"default", "lead"} == set(methods.names())


def test_an_unknown_method_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="Unknown method 'lexrnk'. Choose one of .*lexrank"):
        methods.load("lexrnk")


def test_a_method_of_ones_own_is_named_by_its_path() -> None:
    own = methods.load("digest.summarise.methods.default:rank")
    assert own.rank.__name__ == "rank"
    assert own.cover is not None


@pytest.mark.parametrize("method", SUMY)
def test_rates_every_sentence(method: str) -> None:
    told = article(
        text="The harbour board closed the old pier. The old pier of the harbour had stood for long. A ferry "
        "leaves the new quay. The board promised the crews a ferry from the harbour. It rained."
    )
    found = sentences(told)
    scores = methods.load(method).rank(found, articles=(told,), language="en")
    assert len(scores) == len(found)
    assert len(set(scores)) > 1


@pytest.mark.parametrize("method", SUMY)
@pytest.mark.parametrize("text", ODD)
def test_no_text_makes_an_algorithm_fail(method: str, text: str) -> None:
    assert summarise([article(text=text)], method=method).summary.sentences


@pytest.mark.slow
@pytest.mark.parametrize("method", SUMY)
def test_a_thousand_sentences_take_no_age(method: str) -> None:
    text = " ".join(
        f"The board moved crane {number} to quay {number % 7} on a wet day."
        for number in range(400)
    )
    told = article(text=text)
    found = sentences(told)
    assert len(methods.load(method).rank(found, articles=(told,), language="en")) == 400


def test_capitals_are_no_heading() -> None:
    told = article(
        text="THE PIER IS SHUT FOR GOOD.\n\nThe board closed the pier. The cranes will be moved."
    )
    scores = methods.load("lexrank").rank(sentences(told), articles=(told,), language="en")
    assert len(scores) == 3


def test_french_elisions_meet_stop_words() -> None:
    from digest.summarise.methods._sumy import Tokenizer, _stop_words

    words = Tokenizer("fr").to_words("L'homme qu'elle aime")
    assert [word for word in words if word not in _stop_words("fr")] == ["homme", "aime"]


def test_the_default_is_a_summariser_of_sumys() -> None:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers._summarizer import AbstractSummarizer

    from digest.summarise.methods._sumy import Tokenizer
    from digest.summarise.sumy_bridge import DigestSummarizer

    words = Tokenizer("en")
    document = ObjectDocumentModel(
        [
            Paragraph([Sentence("Pier closed", words, is_heading=True)]),
            Paragraph(
                [
                    Sentence("The harbour board closed the old pier.", words),
                    Sentence("It had stood for a century.", words),
                ]
            ),
            Paragraph([Sentence("The cranes of the harbour will be moved.", words)]),
        ]
    )
    summariser = DigestSummarizer(language="english")
    assert isinstance(summariser, AbstractSummarizer)
    (only,) = summariser(document, 1)
    assert only in document.sentences
    assert set(summariser(document, 9)) == set(document.sentences)
