"""Breaking, balancing and pouring, with a typewriter for a font: every sign is one point wide."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.layout.breaking import Typesetter, balanced, tracking
from digest.layout.copy import Setting, initial_of, loose
from digest.layout.costs import COSTS
from digest.layout.lists import Item, columned, flush
from digest.layout.pouring import pour
from digest.layout.words import HYPHEN
from digest.model import Frame, Image, Strip
from digest.themes.design import Design, Style


class Typewriter:
    def width(self, text: str, style: str, language: str) -> float:  # noqa: ARG002 - a typewriter has one size
        return float(len(text))

    def divisions(self, word: str, language: str) -> tuple[int, ...]:  # noqa: ARG002 - and no dictionary
        return tuple(range(3, len(word) - 2, 3))

    def size(self, image: Image) -> tuple[int, int] | None:  # noqa: ARG002 - nor pictures
        return None


STYLES = {
    "ragged": Style(family="serif", size=10, leading=13),
    "justified": Style(family="serif", size=10, leading=13, justify=True),
}
DESIGN = Design(
    width=100,
    height=650,
    leading=13,
    lines=50,
    gutters=MappingProxyType({1: 0.0}),
    styles=MappingProxyType(STYLES),
    patterns=(),
    credits=MappingProxyType({}),
)
SETTER = Typesetter(DESIGN, Typewriter())


@pytest.mark.parametrize("style", ["ragged", "justified"])
@given(
    words=st.lists(st.text("abcdefgh", min_size=1, max_size=14), min_size=1, max_size=40),
    width=st.integers(16, 50),
)
def test_lines_keep_every_letter_and_the_measure(style: str, words: list[str], width: int) -> None:
    lines = SETTER.lines(" ".join(words), style, float(width), "en")
    joined = "".join(
        line.removesuffix(HYPHEN) if line.endswith(HYPHEN) else line + " " for line in lines
    )
    assert joined.split() == words
    assert all(len(line) <= width for line in lines)
    assert not lines[-1].endswith(HYPHEN)


def test_tracking_takes_in_what_is_too_long_and_lets_out_what_would_be_loose() -> None:
    assert tracking(-2.0, 7, 40, 10.0, 2.5, 0.15) == -0.05
    assert tracking(3.0, 7, 40, 10.0, 2.5, 0.15) == 0
    assert 0 < tracking(14.0, 7, 40, 10.0, 2.5, 0.15) <= 0.15
    assert tracking(99.0, 7, 40, 10.0, 2.5, 0.15) == 0.15


def test_a_words_own_hyphen_counts_in_a_ladder() -> None:
    lines = SETTER.lines(
        "aa bbbbbb-cccccc dd eeeeee-ffffff gg hhhhhh-iiiiii jj kkkkkk-llllll mm nnnnnn",
        "justified",
        13.0,
        "en",
    )
    divided = [line.endswith(("-", HYPHEN)) for line in lines]
    assert any(divided)
    assert not any(all(divided[start : start + 3]) for start in range(len(divided) - 2)), lines


def test_words_with_a_capital_are_divided_only_when_long() -> None:
    lines = SETTER.lines("aa Mirovan aa Mirovanica aa", "ragged", 8.0, "en")
    assert "Mirovan" in lines
    assert "Mirovanica" not in lines


def test_the_last_word_is_never_divided() -> None:
    lines = SETTER.lines("one two three abcdefghijkl", "ragged", 16.0, "en")
    assert lines[-1] == "abcdefghijkl"


def test_a_short_last_word_gets_the_one_before_it() -> None:
    assert SETTER.lines("seven more words stood here again", "ragged", 27.0, "en") == (
        "seven more words stood",
        "here again",
    )
    assert SETTER.lines("unremarkable circumstance too", "ragged", 26.0, "en")[-1] == "too"


def test_a_drop_cap_takes_its_apostrophe_along() -> None:
    assert initial_of("L’homme qui", "fr") == "L’"
    assert initial_of("Le soir", "fr") == "L"
    assert [initial_of(text, "fr") for text in ("«\u202fNon", "12 navires", "Jeudi")] == [
        "",
        "",
        "",
    ]


def test_a_drop_cap_makes_the_first_lines_shorter() -> None:
    lines = SETTER.lines("aaa " * 40, "ragged", 40.0, "en", 12.0, 3)
    assert [len(line) for line in lines[:4]] == [27, 27, 27, 39]


def test_a_word_wider_than_the_measure_is_cut() -> None:
    assert SETTER.lines("1" * 30, "ragged", 12.0, "en") == ("1" * 12, "1" * 12, "1" * 6)


def test_a_word_wider_than_the_measure_is_divided_by_its_language() -> None:
    for text in ("The Strassenbahn", "The Strassenbahn runs"):
        shown = SETTER.display(text, "ragged", 9.0, "de")
        assert shown[:3] == ("The", f"Strass{HYPHEN}", "enbahn")
        assert SETTER.lines(text, "ragged", 9.0, "de")[:2] == (f"The Str{HYPHEN}", "assenbahn")
    # Where the language divides nothing, and where its parts are wider still, after any letter.
    assert SETTER.display("A https://example.org", "ragged", 9.0, "en")[1:] == (
        "https://e",
        "xample.or",
        "g",
    )
    for lines in (SETTER.display, SETTER.lines):
        assert max(map(len, lines("The Strassenbahn", "ragged", 4.0, "de"))) == 4
        assert max(map(len, lines("a-bbbbbbbbbbbb c", "ragged", 5.0, "en"))) == 5


@pytest.mark.parametrize(
    ("headline", "width", "expected"),
    [
        ("Hosts of challenges—uncertainty", 13.0, ("Hosts of", "challenges—", "uncertainty")),
        ("An end-of-season call", 9.0, ("An", "end-of-", "season", "call")),
        ("gull.example/tides/today", 13.0, ("gull.example/", "tides/today")),
        ("1234567890123456", 13.0, ("1234567890123", "456")),
    ],
)
def test_a_headlines_word_wider_than_the_measure_is_cut_at_its_own_dashes(
    headline: str, width: float, expected: tuple[str, ...]
) -> None:
    assert SETTER.display(headline, "ragged", width, "en") == expected
    assert SETTER.whole(headline, "ragged", width, "en") == ("—" in headline)


@pytest.mark.parametrize(
    ("headline", "width", "expected"),
    [
        (
            "Council says yes to the northern bridge",
            30,
            ["Council says yes", "to the northern bridge"],
        ),
        ("A bridge too low", 30, ["A bridge too low"]),
        ("Ferries back", 8, ["Ferries", "back"]),
        (
            "Fire on the ridge: 1,600 hectares lost, 2,900 neighbours evacuated",
            40,
            ["Fire on the ridge: 1,600 hectares lost,", "2,900 neighbours evacuated"],
        ),
        ("Nine months later 412 boats", 18, ["Nine months later", "412 boats"]),
    ],
)
def test_headlines_break_evenly_and_by_sense(
    headline: str, width: float, expected: list[str]
) -> None:
    words = headline.split()
    assert balanced(words, [float(len(word)) for word in words], 1.0, width, "en") == expected


def frames(*heights: int) -> tuple[Frame, ...]:
    return tuple(
        Frame(columns=3, column=number, line=1, height=height)
        for number, height in enumerate(heights, start=1)
    )


def strip(lines: int, kind: str = "text") -> Strip:
    return Strip(lines=tuple(f"{number}" for number in range(lines)), language="en", kind=kind)


def test_a_paragraph_goes_on_in_the_next_frame() -> None:
    poured = pour([strip(6), strip(1, "source")], frames(4, 3))
    assert [frame.filled for frame in poured.frames] == [4, 3]
    assert not poured.frames[0].strips[0].closes
    assert not poured.frames[1].strips[0].opens


def test_no_first_and_no_last_line_stands_alone() -> None:
    assert [frame.filled for frame in pour([strip(5)], frames(4, 4)).frames] == [3, 2]
    assert [frame.filled for frame in pour([strip(3), strip(4)], frames(4, 4)).frames] == [3, 4]
    assert [frame.filled for frame in pour([strip(3)], frames(2, 3)).frames] == [0, 3]


def test_what_finds_no_room_is_counted() -> None:
    poured = pour([strip(6), strip(4)], frames(6))
    assert (poured.left, poured.holes) == (4, 0)


@given(
    st.lists(st.integers(1, 9), max_size=12), st.lists(st.integers(1, 12), min_size=1, max_size=5)
)
def test_pouring_loses_nothing_and_overfills_nothing(
    paragraphs: list[int], heights: list[int]
) -> None:
    poured = pour([strip(count) for count in paragraphs], frames(*heights))
    assert sum(frame.filled for frame in poured.frames) + poured.left == sum(paragraphs)
    assert sum(frame.filled for frame in poured.frames) + poured.holes == sum(heights)
    for frame in poured.frames:
        assert all(len(one.lines) >= 2 or (one.opens and one.closes) for one in frame.strips)


def entry(number: int) -> Item:
    return Item(height=2, story=f"story-{number}", strips=(strip(2, "headline"),))


@pytest.mark.parametrize(("height", "decks"), [(20, 0), (24, 0), (24, 4), (17, 0)])
def test_a_column_of_the_contents_ends_on_its_last_line(height: int, decks: int) -> None:
    """Four entries and three under a second heading: seventeen lines."""
    items = [
        Item(height=1, gap=1),
        *map(entry, range(4)),
        Item(height=1, gap=1),
        *map(entry, range(4, 7)),
    ]
    said = {f"story-{number}": strip(1) for number in range(decks)}
    made = flush(columned(items, 99)[0], height, said, COSTS.contents_decks)
    line, last = made[-1]
    assert line + last.height - 1 == height
    assert sum(len(item.strips) > 1 for _, item in made) == decks
    assert [item.story for _, item in made] == [item.story for item in items]


@pytest.mark.parametrize(("style", "count"), [("justified", 1), ("ragged", 0)])
def test_a_loose_line_is_counted_and_a_full_one_is_not(style: str, count: int) -> None:
    made = [
        Strip(
            lines=(
                "nine boats left the old pier",
                "two words",
                "nine boats left the old pier",
                "last",
            ),
            language="en",
        )
    ]
    assert loose(made, Setting(style=style, width=30), SETTER) == count
