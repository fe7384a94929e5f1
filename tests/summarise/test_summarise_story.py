from __future__ import annotations

from dataclasses import replace

import pytest
from builders import article
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Article, Summary
from digest.summarise import summarise
from digest.summarise.ranking import leads, openers
from digest.summarise.readable import read
from digest.summarise.references import Openers
from digest.text.quotation import balanced
from digest.text.sentences import sentences as split

GULL = (
    "The harbour board closed the old pier of Northport on Monday after a survey found its piles rotten. Board chair Anna "
    'Reed told reporters that 40 piles of the pier had lost half their strength. "We could not let another crew tie up '
    'there and hope for the best," said Anna Reed. She promised a ferry every twenty minutes. However, crews said they had '
    "not been asked.\n\nDo the crews have a choice? Skipper Tom Bell has moored at the pier since 1987. Bell said he would "
    "sue the board. The county will pay 2.4 million crowns for two new cranes at the quay.\n\nThe new quay opens in May "
    'and will hold 60 boats. Unclosed "words came. Repairs were due in 2019 but the harbour board had no money for the pier.'
)
TERN = (
    "Northport's old pier was closed on Monday by the harbour board after surveyors found rotten piles under it. A ferry "
    "leaves the new quay every twenty minutes from Tuesday. Shop owners on the pier fear for their trade. The fishing "
    'crews\' union called the closure "a blow to every family that lives off the sea". The minister also visited the '
    "quay. Forty shops and stalls stand on the pier, by the council's count."
)


def gull(**changes: str) -> Article:
    return replace(article(text=GULL), **changes)


def tern(**changes: str) -> Article:
    return replace(article(id="tern:pier", source="The Tern", text=TERN), **changes)


def closed(summary: Summary) -> bool:
    """Whether every prefix of the order holds what its sentences need."""
    held: set[int] = set()
    for index in summary.order:
        if not set(summary.needs[index]) <= held:
            return False
        held.add(index)
    return True


@pytest.mark.slow
@pytest.mark.parametrize("method", ["default", "lead", "lexrank"])
@pytest.mark.parametrize("articles", [(gull(),), (gull(), tern()), (tern(), gull())])
def test_every_prefix_reads_as_a_text(articles: tuple[Article, ...], method: str) -> None:
    summary = summarise(articles, method=method, quote_limit=1.0).summary
    assert closed(summary)
    for length in range(1, len(summary) + 1):
        told = summary.first(length)
        assert not Openers("en").refers_back(told[0].text)
        assert all(balanced(sentence.text) for sentence in told)
        for sentence in told:
            if Openers("en").refers_back(sentence.text):
                before = (
                    next(own for own in articles if own.id == sentence.article)
                    .text[: sentence.start]
                    .rstrip()
                )
                assert any(
                    other.article == sentence.article and before.endswith(other.text)
                    for other in told
                )


def test_sentences_stand_word_for_word_in_their_article_and_in_order() -> None:
    texts = {own.id: own.text for own in (gull(), tern())}
    found = summarise((gull(), tern())).summary.sentences
    assert all(
        sentence.text == texts[sentence.article][sentence.start : sentence.end]
        for sentence in found
    )
    assert list(found) == sorted(
        found, key=lambda sentence: (list(texts).index(sentence.article), sentence.start)
    )


def test_questions_and_unclosed_quotations_are_never_offered() -> None:
    offered = " ".join(
        sentence.text for sentence in summarise((gull(),), quote_limit=1.0).summary.sentences
    )
    assert "choice?" not in offered
    assert "words came" not in offered


def test_a_bare_surname_needs_its_introduction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.summarise.arrange.LIMIT", 1.0)
    summary = summarise((gull(),), quote_limit=1.0).summary
    bell = next(
        number
        for number, sentence in enumerate(summary.sentences)
        if sentence.text.startswith("Bell said")
    )
    needed = [summary.sentences[number].text for number in summary.needs[bell]]
    assert any("Skipper Tom Bell" in text for text in needed)


def test_two_reports_are_told_together_and_nothing_twice() -> None:
    first = summarise((gull(), tern()), quote_limit=1.0).summary.first(5)
    assert len({sentence.article for sentence in first}) == 2
    assert sum("closed" in sentence.text and "pier" in sentence.text for sentence in first) == 1
    summary = summarise(
        (gull(), replace(gull(), id="tern:copy", source="The Tern")), quote_limit=1.0
    ).summary
    assert len({sentence.text for sentence in summary.sentences}) == len(summary.sentences)


@pytest.mark.parametrize("limit", [0.1, 0.25, 0.4])
def test_no_more_of_an_article_is_offered_than_its_limit(limit: float) -> None:
    articles = (article(text=GULL + "\n\n" + TERN), tern(text=TERN + "\n\n" + GULL))
    summary = summarise(articles, quote_limit=limit).summary
    for own in articles:
        words = sum(sentence.words for sentence in summary.sentences if sentence.article == own.id)
        assert words <= limit * own.words or len(summary) == 1
    assert len(summary) >= 1


def test_a_short_text_may_be_offered_further() -> None:
    assert len(summarise((article(),), quote_limit=0.1).summary) >= 3


def test_quotation_with_its_speaker_and_figure_with_its_unit() -> None:
    told = summarise((gull(),), quote_limit=1.0)
    quote = told.quotes[0]
    assert quote.text == "We could not let another crew tie up there and hope for the best"
    assert quote.speaker == "Anna Reed"
    assert quote.text in quote.sentence.text
    assert ("2.4 million crowns", "for two new cranes at the quay") in {
        (figure.value, figure.label) for figure in told.figures
    }
    assert all(figure.value in figure.sentence.text for figure in told.figures)


def test_standfirst_does_not_repeat_the_first_sentence() -> None:
    told = summarise(
        (gull(standfirst="A survey finds the piles beyond saving, and the county pays."),)
    )
    assert told.standfirst == "A survey finds the piles beyond saving, and the county pays."
    echoing = "The harbour board closed the old pier of Northport on Monday after a survey found its piles rotten."
    assert summarise((gull(standfirst=echoing),)).standfirst != echoing


def test_what_was_left_out_is_given_back_with_its_reason() -> None:
    tail = "\n\nHarbour Wire via The Associated Press, gull.example\nSubscribe to receive our FREE weekly PDF magazine"
    told = summarise((gull(), tern(text=TERN + tail)))
    assert [reason for _, reason in told.dropped] == ["credit", "subscribe call"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\u200f\u200b",
        "One sentence.",
        "no stop at all " * 60,
        "ALL CAPITALS HERE. MORE OF THEM STILL.",
        "1-0\n2-1\n3-3",
        "He came. She left. They stayed.",
        "O sea,\nO sand,\nO stone",
        "Why? What for? Who knows?",
        "(((((((",
        '"""""',
        "قال. ثم مضى. وهو هنا.",
        "Ala ma kota. Kot ma mleko. Mleko jest białe.",
        ". . . .",
        "The\u200d pier\u200f fell\u200b down.",
    ],
)
@pytest.mark.parametrize("language", ["en", "ar", "xx", ""])
def test_no_text_is_too_odd(text: str, language: str) -> None:
    told = summarise((article(text=text, language=language),))
    assert closed(told.summary)
    assert bool(told.summary.sentences) == any(letter.isalnum() for letter in text)


def test_no_articles_no_summary() -> None:
    assert len(summarise(()).summary) == 0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "The board of Northport met on Monday.",
                "He left.",
                '"We go," she said.',
                "However, it rained on the boats.",
                "Why now?",
                "Anna Reed runs the quay in Northport.",
                "Reed smiled at the crews of the boats.",
                'He said "no. Never.',
                "\n\n",
                "Crews wait",
                "According to the board, 40 boats left the quay.",
                "This is the end (of it).",
                "Subscribe now!",
            ]
        ),
        max_size=14,
    )
)
def test_any_text_gives_readable_prefixes(parts: list[str]) -> None:
    told = article(text=" ".join(parts))
    summary = summarise((told,), quote_limit=1.0).summary
    assert closed(summary)
    assert sorted(summary.order) == list(range(len(summary.sentences)))
    assert all(
        sentence.text == told.text[sentence.start : sentence.end] for sentence in summary.sentences
    )


@pytest.mark.slow
def test_three_thousand_sentences_are_no_trouble() -> None:
    text = " ".join(
        f"The board of pier {number} met {number % 13} crews and {number % 7} skippers."
        for number in range(3000)
    )
    assert len(summarise((article(text=text),), quote_limit=0.01).summary)


def test_a_first_name_and_an_owner_need_their_introduction_too() -> None:
    told = article(
        text="The pier burned on Monday and nobody knows why it did. Anna Reed, 38, lost her boat in the fire at the quay. "
        "Anna sailed every day of the year. The fire took Reed's nets as well as the boat she had built."
    )
    summary = summarise([told], quote_limit=1.0).summary
    texts = [sentence.text for sentence in summary.sentences]
    introduced = next(index for index, text in enumerate(texts) if text.startswith("Anna Reed"))
    assert all(
        introduced in summary.needs[index] for index, text in enumerate(texts) if index > introduced
    )


def test_an_article_s_opening_leans_on_no_topic() -> None:
    told = article(
        text="Ships began to move again at the port on Thursday. The port handles four fifths of the trade of the land. "
        "The cannery told its crews on Monday to stay at home until May."
    )
    assert summarise([told], quote_limit=1.0).summary.sentences[0].text.startswith("Ships began")


def test_the_second_report_tells_what_is_new() -> None:
    first = article(
        id="gull:tour",
        source="The Gull",
        title="Anna Reed wins the Marrow Tour",
        text=(
            "Anna Reed won the Marrow Tour on Sunday by six seconds ahead of Tess Quill. In the descent of Kell Pass Anna Reed gave her front "
            "wheel to Tess Quill and lost 38 seconds. The tour is 951 kilometres long. Next year it starts in Ostby."
        ),
    )
    second = article(
        id="tern:tour",
        source="The Tern",
        title="Reed wins by six seconds",
        text=(
            "Victory by six seconds went to Anna Reed on Sunday. A puncture stopped Tess Quill in the descent of Kell Pass, and a front wheel "
            "came from Anna Reed. Bakers of Castelmor carried the trophy home in a bread cart."
        ),
    )
    told = [
        sentence.text for sentence in summarise((first, second), quote_limit=1.0).summary.sentences
    ]
    assert any("bread cart" in text for text in told)
    assert sum("six seconds" in text for text in told) == 1
    assert sum("Kell Pass" in text for text in told) == 1


def test_a_story_begins_with_a_sentence_that_can_open_it() -> None:
    told = summarise((gull(),), quote_limit=1.0).summary
    assert all(
        told.first(count)[0].text == told.sentences[0].text for count in range(1, len(told) + 1)
    )


def test_headlines_among_the_sentences_are_not_chosen() -> None:
    links = " Fire at the old quay of Northport ."
    told = summarise((gull(text=GULL + links),), quote_limit=1.0).summary.sentences
    assert told
    assert not any(sentence.text.endswith(" .") for sentence in told)
    # A text all of whose words stand apart has sentences that end so.
    apart = gull(text="Crews sank the boat . Anna Reed closed the old pier . Rain fell on it .")
    own = split(apart)
    assert len(own) == 3
    assert read(own, articles=[apart], every=own).barred == frozenset()


SCENE = (
    "Nobody looks up as the bell rings. The ropes lie in neat coils along the wall. Anna Reed's harbour board closed the old pier of Northport "
    "on Monday after a survey. A ferry leaves the new quay every twenty minutes from Tuesday. Forty shops stand on the pier."
)


NEWS = "Northport's old pier closed by harbour board"


def first_choices(text: str, headline: str) -> list[str] | None:
    """The sentences with which a story beneath *headline* may be told in one; None for any."""
    one = gull(text=text, title=headline)
    own = split(one)
    reading = read(own, articles=[one], every=own)
    chosen = leads(own, [one], reading, openers(own, [one], reading), headline)
    return None if chosen is None else [own[index].text for index in sorted(chosen)]


def test_a_story_of_one_sentence_tells_what_its_headline_announces() -> None:
    assert first_choices(SCENE, NEWS) == [split(gull(text=SCENE))[2].text]
    assert first_choices(SCENE, "Lemons") is None
    # An opening with a name or a number tells something.
    named = SCENE.replace("Nobody looks up", "Nobody greets Tom Bell on the old pier")
    assert "Nobody greets" in (first_choices(named, NEWS) or [""])[0]
    told = summarise((gull(text=SCENE),), quote_limit=1.0, headline=NEWS).summary
    assert "harbour board" in told.first(1)[0].text


@pytest.mark.parametrize(
    ("opening", "headline", "opens"),
    [
        ("Nobody greets Tom Bell", NEWS, False),
        ("Nobody greets Tom Bell on the pier", NEWS, False),
        ("Nobody greets Tom Bell on the old pier", NEWS, True),
        ("Nobody greets Tom Bell", "Lemons of Northport's harbour", True),
        ("Nobody greets Tom Bell", "Lemons of Northport's harbour board", False),
        ("Nobody greets Tom Bell on the pier", "Pier of Northport's harbour", True),
    ],
)
def test_a_scene_gives_way_to_a_sentence_with_more_of_the_headline(
    opening: str,
    headline: str,
    opens: bool,  # noqa: FBT001
) -> None:
    text = SCENE.replace("Nobody looks up", opening)
    (first, *_) = summarise((gull(text=text, title=headline),), quote_limit=1.0).summary.sentences
    assert first.text.startswith(opening) is opens


def test_the_news_is_looked_for_near_the_beginning() -> None:
    few, many = (" ".join(f"Rain fell on roof {n} of a town." for n in range(x)) for x in (6, 9))
    near = SCENE.replace("The ropes lie", f"{few} The ropes lie")
    far = SCENE.replace("The ropes lie", f"{many} The ropes lie")
    vague = "Northport pier crews"  # too little for a sentence to be an opening by itself
    assert first_choices(near, vague)
    assert first_choices(far, vague) is None


def test_an_article_opens_with_its_lead_though_a_mark_is_lost() -> None:
    lead = 'The board said on Monday that the old pier is "closed for good.'
    row = "- Old pier and boats, 1952."
    text = f"{lead}\n\nIt opened in 1952 with a band.\n\n{row}\n\nIt leaked for many years."
    told = article(text=text, title="Old pier is closed for good")
    texts = [sentence.text for sentence in summarise([told], quote_limit=1.0).summary.sentences]
    assert texts[0] == lead
    # What is no sentence stays barred.
    assert row not in texts
