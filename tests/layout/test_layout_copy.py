"""A story's copy: which sentences go together, in which paragraphs, on which lines."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import ceil
from typing import Any

import pytest
from builders import article
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_desk import DESIGN, STYLES, Typewriter, design, prose, setter, told
from press_weeks import piece

from digest.layout.breaking import Typesetter
from digest.layout.copy import (
    INITIAL_AIR,
    Paragraph,
    Setting,
    initial_of,
    inset_of,
    loose,
    paragraphs,
    set_paragraph,
)
from digest.layout.costs import COSTS
from digest.layout.lengths import MEASURED_WORDS, Lengths, selections
from digest.model import Sentence, Story, Strip, Summary

BODY = Setting(style="body", width=200.0)


def ranked(story: Story, order: tuple[int, ...], needs: dict[int, tuple[int, ...]]) -> Story:
    """*story* with its sentences in another *order*, some of which need others."""
    of = story.summary.sentences
    every = tuple(needs.get(index, ()) for index in range(len(of)))
    return replace(story, summary=Summary(sentences=of, order=order, needs=every))


def sentences(count: int, words: int = 8) -> Story:
    return told(*(prose(n, words).capitalize() + "." for n in range(count)))


# --- Selections ---


def test_selections_are_all_prefixes_of_the_ranking_and_each_without_a_late_sentence() -> None:
    story = ranked(sentences(4), (2, 0, 3, 1), {})
    assert list(selections(story, COSTS)) == [
        (2,),
        (0, 2),
        (0, 2, 3),
        (2, 3),
        (0, 1, 2, 3),
        (0, 1, 2),
    ]


def test_a_sentence_that_another_needs_is_not_left_out() -> None:
    story = ranked(sentences(4), (0, 1, 2, 3), {2: (1,)})
    without_second = [one for one in selections(story, COSTS) if 2 in one and 1 not in one]
    assert without_second == []
    assert (0, 1, 3) in list(selections(story, COSTS))


def test_a_late_sentence_is_one_of_the_last_few() -> None:
    costs = replace(COSTS, late_sentences=2)
    (whole, *fewer) = list(selections(sentences(8), costs))[-3:]
    assert whole == tuple(range(8))
    assert fewer == [(0, 1, 2, 3, 4, 6, 7), (0, 1, 2, 3, 4, 5, 7)]


def test_the_sentence_of_a_pull_quote_leaves_the_text_with_all_that_rests_on_it() -> None:
    story = ranked(sentences(5), (0, 1, 2, 3, 4), {2: (1,), 3: (2,)})
    quoted = story.summary.sentences[1]
    assert list(selections(story, COSTS, (quoted,)))[-1] == (0, 4)
    assert all(not {1, 2, 3} & set(one) for one in selections(story, COSTS, (quoted,)))


def test_a_text_opens_with_what_a_prefix_opens_with() -> None:
    story = ranked(sentences(5), (3, 1, 0, 2, 4), {})
    assert story.summary.openings() == (3, 1, 0)
    first = story.summary.sentences[0]
    assert {min(one) for one in selections(story, COSTS)} == {0, 1, 3}
    assert list(selections(story, COSTS, (first,)))[-2:] == [(1, 2, 3, 4), (1, 3, 4)]
    opening = story.summary.sentences[1]
    assert all(2 not in one or 0 in one for one in selections(story, COSTS, (opening,)))


def test_a_length_that_the_editor_fixed_allows_one_selection() -> None:
    story = replace(sentences(6), words=16)
    (only,) = selections(story, COSTS)
    assert sum(story.summary.sentences[index].words for index in only) == 16


needy = st.integers(2, 9).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(st.integers(0, count - 1), min_size=count, max_size=count),
    )
)


@settings(max_examples=50, deadline=None)
@given(needy)
def test_no_selection_has_a_sentence_without_those_it_needs(made: tuple[int, list[int]]) -> None:
    count, rests = made
    needs = {index: (on,) for index, on in enumerate(rests) if on < index}
    story = ranked(sentences(count, 4), tuple(range(count)), needs)
    for chosen in selections(story, COSTS):
        assert list(chosen) == sorted(set(chosen))
        assert all(set(needs.get(index, ())) <= set(chosen) for index in chosen)


# --- Paragraphs ---


def texts(story: Story, chosen: tuple[Sentence, ...] | None = None) -> list[str]:
    return [one.text for one in paragraphs(story, chosen or story.summary.sentences)]


def long_enough(count: int) -> Story:
    """Sentences of 24 words each, three a paragraph."""
    return told(*(prose(n, 24).capitalize() + "." for n in range(count)))


def test_paragraphs_are_those_of_the_source() -> None:
    story = long_enough(6)
    said = [one.text for one in story.summary.sentences]
    assert texts(story) == [" ".join(said[:3]), " ".join(said[3:])]


def test_a_short_paragraph_goes_on_with_the_next_one() -> None:
    story = sentences(6)
    some = story.summary.chosen((0, 3, 4, 5))
    assert [len(one.split()) for one in texts(story, some)] == [32]
    more = story.summary.chosen((0, 1, 2, 3))
    assert [len(one.split()) for one in texts(story, more)] == [24, 8]


def test_a_paragraph_ends_with_its_language_however_short() -> None:
    story = sentences(2)
    other = article(id="heron:x", language="fr", text="Le port est fermé.")
    foreign = Sentence(article=other.id, start=0, end=18, text=other.text, paragraph=0)
    both = replace(story, articles=(*story.articles, other))
    (first, second) = paragraphs(both, (story.summary.sentences[0], foreign))
    assert (first.language, second.language) == ("en", "fr")
    assert second.text == "Le port est fermé."


def test_two_articles_of_one_language_may_share_a_paragraph_only_while_it_is_short() -> None:
    for words, count in ((8, 1), (30, 2)):
        story = told(prose(1, words) + ".")
        other = article(id="heron:x", text="The pier is closed.")
        added = Sentence(article=other.id, start=0, end=19, text=other.text, paragraph=0)
        both = replace(story, articles=(*story.articles, other))
        assert len(list(paragraphs(both, (*story.summary.sentences, added)))) == count


def test_a_sentence_begins_with_a_capital_and_has_the_quotation_marks_of_its_language() -> None:
    story = told('and "no" was the answer.')
    assert texts(story) == ["And “no” was the answer."]
    german = replace(story, articles=(replace(story.articles[0], language="de"),))
    assert texts(german) == ["And „no“ was the answer."]


# --- Lines and drop caps ---


def lines_of(*source: str, setting: Setting = BODY, of: Typesetter | None = None) -> list[Strip]:
    typesetter = of or setter()
    last = len(source) - 1
    return [
        set_paragraph(
            Paragraph(text, "en"), setting, typesetter, first=not number, last=number == last
        )
        for number, text in enumerate(source)
    ]


INDENTED = design(styles=STYLES | {"body": replace(STYLES["body"], indent=20.0)})


def test_the_first_paragraph_stands_flush_and_the_others_are_indented() -> None:
    # 40 letters fill a line of 200 points; behind an indent of 20 points 36 do.
    exactly = "x" * 19 + " " + "y" * 20
    of = setter(of=INDENTED)
    first, second, _ = lines_of(exactly, exactly, "end.", of=of)
    assert len(first.lines) == 1
    assert len(second.lines) == 2


def test_the_last_line_of_a_text_keeps_room_for_the_end_mark() -> None:
    exactly = "x" * 19 + " " + "y" * 20
    (alone,) = lines_of(exactly)
    (unmarked,) = lines_of(exactly, setting=replace(BODY, tail=0.0))
    first, last = lines_of(exactly, exactly)
    assert [len(one.lines) for one in (alone, unmarked, first, last)] == [2, 1, 1, 2]


@pytest.mark.parametrize(
    ("text", "initial"),
    [
        ("The board", "T"),
        ("L’heure", "L’"),
        ("“No”", ""),
        ("214 houses", ""),
        ("Judges", ""),
        ("Queues", ""),
        ("", ""),
    ],
)
def test_a_drop_cap_is_a_letter_that_stays_above_its_line(text: str, initial: str) -> None:
    assert initial_of(text, "en") == initial


def test_arabic_has_no_drop_cap() -> None:
    assert initial_of("أعلن المجلس", "ar") == ""


CAPPED = replace(BODY, initial=True)


def test_the_lines_beside_a_drop_cap_are_shorter() -> None:
    text = prose(1, 60).capitalize()
    (capped,), (plain,) = lines_of(text, setting=CAPPED), lines_of(text)
    inset = inset_of(text[0], "en", Typewriter())
    assert inset == 15 + INITIAL_AIR
    room = (200 - inset) / 5
    # The first line holds the drop cap itself besides.
    assert len(capped.lines[0]) - 1 <= room
    assert all(len(line) <= room for line in capped.lines[1 : DESIGN.initial_lines])
    assert max(len(line) for line in capped.lines[DESIGN.initial_lines :]) > room
    assert "".join(capped.lines).replace("‐", "").replace(" ", "") == "".join(plain.lines).replace(
        "‐", ""
    ).replace(" ", "")


def test_a_first_paragraph_lower_than_a_drop_cap_has_none() -> None:
    text = prose(1, 9)
    assert lines_of(text, prose(2, 30), setting=CAPPED) == lines_of(text, prose(2, 30))
    assert len(lines_of(text, prose(2, 30))[0].lines) < DESIGN.initial_lines


def test_a_word_of_one_letter_keeps_its_space_behind_the_drop_cap() -> None:
    (strip,) = lines_of("A " + prose(1, 60), setting=CAPPED)
    assert strip.lines[0].startswith("A ")
    (other,) = lines_of("An" + prose(1, 60), setting=CAPPED)
    assert other.lines[0].startswith("An")


def test_only_the_first_paragraph_has_a_drop_cap() -> None:
    one, other = prose(1, 60).capitalize(), prose(2, 60).capitalize()
    assert lines_of(one, other, setting=CAPPED)[1] == lines_of(one, other)[1]


# --- Loose lines ---

JUSTIFIED = Setting(style="justified", width=200.0)
WIDE = "xxxxxxxxxxxxxxxx yyyyyyyyyyyyyyyy"
"""33 letters with one space: justified to 40, its space is 8 letters wide."""
FULL = "xxxxxxxxxxxxxxxxxxx yyyyyyyyyyyyyyyyyyyy"


def strip(*lines: str) -> Strip:
    return Strip(lines=lines, language="en")


@pytest.mark.parametrize(
    ("copy", "count"),
    [
        ([strip(WIDE, FULL)], 1),
        ([strip(FULL, WIDE)], 0),  # the last line of a paragraph is not justified
        ([strip(FULL, FULL, FULL)], 0),
        ([strip(WIDE, WIDE, FULL), strip(WIDE, FULL)], 3),
        ([strip("x", FULL)], 0),  # a line without a space has none to stretch
    ],
)
def test_loose_lines_are_those_with_wide_word_spaces(copy: list[Strip], count: int) -> None:
    assert loose(copy, JUSTIFIED, setter()) == count


def test_ragged_lines_are_never_loose() -> None:
    assert loose([strip(WIDE, FULL)], BODY, setter()) == 0


def test_lines_beside_a_drop_cap_are_not_counted_as_loose() -> None:
    capped = replace(JUSTIFIED, initial=True)
    assert loose([strip(WIDE, WIDE, WIDE, WIDE, FULL)], JUSTIFIED, setter()) == 4
    assert loose([strip(WIDE, WIDE, WIDE, WIDE, FULL)], capped, setter()) == 1


def test_letters_that_give_way_make_a_line_less_loose() -> None:
    given = STYLES["justified"]
    of = design(styles=STYLES | {"justified": replace(given, give=0.12)})
    assert loose([strip(WIDE, FULL)], JUSTIFIED, setter()) == 1
    assert loose([strip(WIDE, FULL)], JUSTIFIED, setter(of=of)) == 0


def test_an_indented_line_has_less_to_fill() -> None:
    # Of 200 points the line lacks 35; an indent takes 30 of them.
    of = design(styles=STYLES | {"justified": replace(STYLES["justified"], indent=35.0)})
    copy = [strip(FULL, FULL), strip(WIDE, FULL)]
    assert loose(copy, JUSTIFIED, setter()) == 1
    assert loose(copy, JUSTIFIED, setter(of=of)) == 0


# --- Lengths ---


def test_lengths_know_every_selection_up_to_what_is_asked() -> None:
    story = piece(3, sentences=12)
    lengths = Lengths(story, BODY, setter())
    known = lengths.upto(14)
    every = {}
    for chosen in selections(story, COSTS):
        every.setdefault(lengths.count(chosen), chosen)
    assert {n: one for n, one in known.items() if n <= 14} == {
        n: one for n, one in every.items() if n <= 14
    }
    assert len(lengths.upto(999)) == len(every)


def test_extremes_are_the_shortest_and_the_longest_text() -> None:
    story = piece(3, sentences=12)
    lengths = Lengths(story, BODY, setter())
    least, most = lengths.extremes
    assert least == lengths.count(story.summary.order[:1])
    assert most == lengths.count(story.summary.order)
    fixed = Lengths(replace(story, words=30), BODY, setter())
    assert fixed.extremes[0] == fixed.extremes[1] < most


def test_the_end_of_a_long_text_is_estimated_and_not_broken() -> None:
    story, setter_, broken = long_enough(60), setter(), []
    lines_of_paragraph = setter_.lines

    def counted(text: str, *rest: Any) -> tuple[str, ...]:
        broken.append(len(text.split()))
        return lines_of_paragraph(text, *rest)

    setter_.lines = counted  # type: ignore[method-assign]
    lengths = Lengths(story, BODY, setter_)
    most = lengths.extremes[1]
    # The shortest text, and paragraphs of 72 words up to the first that passes the limit.
    assert sum(broken) == 24 + 72 * ceil(MEASURED_WORDS / 72)
    assert most == pytest.approx(lengths.count(story.summary.order), rel=0.03)


@pytest.mark.parametrize("lines", range(1, 40, 6))
def test_a_story_is_short_of_lines_when_its_longest_text_is(lines: int) -> None:
    lengths = Lengths(piece(3, sentences=12), BODY, setter())
    assert lengths.short_of(lines) == (lengths.extremes[1] < lines)


def test_a_copy_has_the_lines_that_were_counted() -> None:
    story = piece(3, sentences=6)
    lengths = Lengths(story, JUSTIFIED, setter())
    for count in range(1, 4):
        for chosen in combinations(range(6), count):
            copy, _ = lengths.copy(chosen)
            assert sum(len(one.lines) for one in copy) == lengths.count(chosen)
