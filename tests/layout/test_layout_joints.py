"""Display lines break by sense: not after a small word, not within a name, not within an amount."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_desk import setter

from digest.languages import known, language, words
from digest.layout.breaking import balanced
from digest.layout.display import best_broken, fullest, longer, reaching, smaller
from digest.layout.joints import FEWEST, QUOTED, TITLE_CASE, Joint, bad_breaks, joints

SIGNS = {"=": Joint.BAD, "~": Joint.WEAK, "": Joint.FREE}
#: Headlines as their joints should be: "=" for a bad break, "~" for one that had better not be.
HEADLINES = [
    ("en", "Police in= New= York call off= search for= Robert= F.= Kennedy"),
    ("en", "Thousands leave valley as= the= Orsa= Dam breaks up at= night"),
    ("en", "Flights called off in= Oslo, but= all for= the= best"),
    ("en", "They= are= not= sure that= it= is= 12= people or= three= hundred= cars"),
    ("en", "Rates rise 5= per= cent in= 2026~ Bank chief says"),
    ("en", "Board sells 80 of= 120= boats"),
    ("en", "A= 20th= century trial opens after= a= 40-year= wait"),
    ("en", "Talks with= Mr= Smith fail, Dr.= King says in= May after= all"),
    ("en", "French~ President~ Emmanuel= Macron says no= to= UK~ Prime= Minister= Starmer"),
    ("en", "Police ask President= Macron, Paris says, for= help"),
    ("en", "China’s~ economy slows, Trump’s~ White= House says"),
    ("en", "Critics praise “iron~ dome” of= Charles= de= Gaulle"),
    ("en", "Court frees man who= said “the= end is= near” to= police"),
    ("en", "Trump Calls Governor in= New= York After= Three= Men Die"),
    ("en", "Court clears Boeing~ 737, Euro~ 2024, crew of= 12 in= port"),
    ("en", "A= deal won’t= last: it’s= over"),
    ("en", "Talks go on= – at= last"),
    ("fr", "Le= président= Macron s’est= rendu à= New= York avec= un= homme"),
    ("fr", "Trois= morts et= 12= blessés dans= l’incendie d’un= hôtel, selon= Mme= Dupont"),
    ("fr", "Ce= qu’il= faut savoir d’Emmanuel= Macron"),
    ("fr", "Les= prix baissent de= 5= pour= cent"),
    ("es", "El= presidente= Sánchez no= ha= ido a= Buenos= Aires con= tres= mil= personas"),
    ("es", "Lo= que= se= sabe de= las= elecciones en= Corea del= Norte"),
    ("de", "Am= 3.= Mai stellt Angela= Merkel ihre= Reform vor und= wird im= Bundestag gewählt"),
    ("de", "Wie= die= Deutsche= Bahn in= Bad= Aibling drei= Millionen= Euro spart"),
    ("it", "Il= presidente= Meloni non= va= a= San= Marino con= due= persone"),
    ("it", "Dell’acqua per= la= città e= per= l’altra= città"),
    ("ar", "مقتل ثلاثة= أشخاص في= بيروت وفي= دمشق"),
    ("ar", "رئيس= الوزراء يلتقي محمد= بن= سلمان الذي= لم= يعلن عن= موعد"),
    ("pt", "O= governo não= vai= a= Lisboa com= 12= ministros"),
    ("nl", "De= prijzen van= het= bier gaan op en= de= kroeg is= dicht"),
]


def marked(text: str, code: str) -> str:
    """*text* with a sign behind each word whose line ends ill there."""
    signs = {joint: sign for sign, joint in SIGNS.items()}
    parts = text.split()
    return " ".join(
        word + signs[joint]
        for word, joint in zip(parts, [*joints(parts, code), Joint.FREE], strict=True)
    )


@pytest.mark.parametrize(("code", "headline"), HEADLINES)
def test_a_line_ends_where_the_sense_allows(code: str, headline: str) -> None:
    assert marked(headline.replace("=", "").replace("~", ""), code) == headline


@pytest.mark.parametrize("code", known())
def test_every_language_names_its_small_words(code: str) -> None:
    own = language(code).breaks
    for small in words(f"{own.openers} {own.bound} {own.either}"):
        assert small == small.lower()
        following = "2026" if small in words(own.openers) else "x"
        assert joints((small, following), code) == (Joint.BAD,), small


def test_a_capital_within_a_sentence_shows_a_name() -> None:
    """The month is no auxiliary, but a line may end with no auxiliary."""
    assert joints(["Rates", "rise", "in", "May", "after", "talks"], "en")[3] is Joint.FREE
    assert joints(["Rates", "may", "rise", "after", "long", "talks"], "en")[1] is Joint.BAD


def test_capitals_tell_no_names_in_title_case() -> None:
    for count in (FEWEST + 1, FEWEST):
        found = joints(["Bridge"] * count, "en")
        assert set(found) == {Joint.FREE if count > FEWEST else Joint.BAD}
    rest = round(TITLE_CASE / (1 - TITLE_CASE))
    for count, free in ((rest, True), (rest - 1, False)):
        parts = ["Bridge", *["Bridge"] * count, "closes"]
        assert (joints(parts, "en")[1] is Joint.FREE) is free


def test_short_quotations_stay_together_and_long_ones_need_not() -> None:
    for count in (QUOTED, QUOTED + 1):
        parts = ["says", "“word", *["word"] * (count - 2), "word”", "again"]
        assert (Joint.WEAK in joints(parts, "en")) is (count == QUOTED)


def test_what_closes_stays_with_what_it_closes() -> None:
    assert joints(["non", "»", "dit"], "fr") == (Joint.BAD, Joint.FREE)
    assert joints(["«", "non"], "fr") == (Joint.BAD,)
    assert joints(["out", "—", "president"], "en") == (Joint.BAD, Joint.FREE)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("Thousands leave the", "valley as Orsa", "Dam breaks"), 2),
        (("Thousands leave", "the valley as", "Orsa Dam breaks"), 1),
        (("Thousands leave", "the valley"), 0),
        (("One line of the",), 0),
        ((), 0),
    ],
)
def test_bad_breaks_are_counted(lines: tuple[str, ...], count: int) -> None:
    assert bad_breaks(lines, "en") == count


@pytest.mark.parametrize(
    ("code", "headline", "width", "expected"),
    [
        (
            "en",
            "Germany’s Merz: Israeli attacks on Gaza are no longer justified",
            25,
            ["Germany’s Merz:", "Israeli attacks on Gaza", "are no longer justified"],
        ),
        ("en", "German filmmaker Mascha Schilinski wins Jury Prize", 25, None),
        (
            "fr",
            "Après onze ans de querelle, les deux rives de la baie se partagent l’eau",
            30,
            None,
        ),
        ("es", "El Gobierno de Buenos Aires no ha pagado a los tres mil maestros", 28, None),
        ("de", "Die Deutsche Bahn will in Bad Aibling drei Millionen Euro sparen", 27, None),
        ("it", "Il presidente non va a San Marino con i due ministri della Difesa", 21, None),
        ("ar", "رئيس الوزراء يعلن عن مقتل ثلاثة أشخاص في بيروت وفي دمشق", 24, None),
    ],
)
def test_a_good_break_is_taken_where_one_fits(
    code: str, headline: str, width: float, expected: list[str] | None
) -> None:
    parts = headline.split()
    made = balanced(parts, [float(len(word)) for word in parts], 1.0, width, code)
    assert bad_breaks(made, code) == 0, made
    assert expected in (None, made)


@given(
    parts=st.lists(
        st.sampled_from(["a", "the", "in", "harbour", "Orsa", "Dam", "12", "boats,"]),
        min_size=1,
        max_size=9,
    ),
    width=st.integers(7, 24),
    more=st.integers(0, 2),
)
def test_no_other_lines_would_break_better(parts: list[str], width: int, more: int) -> None:
    """All ways to break a headline into as many lines are tried."""
    made = balanced(parts, [float(len(word)) for word in parts], 1.0, width, "en", more=more)
    few = balanced(parts, [float(len(word)) for word in parts], 1.0, width, "en")
    assert " ".join(made).split() == parts
    assert len(made) == min(len(few) + more, len(parts))
    assert all(len(line) <= width for line in made)
    assert bad_breaks(made, "en") == min(
        bad_breaks(lines, "en") for lines in every_way(parts, width) if len(lines) == len(made)
    )


def every_way(parts: list[str], width: int) -> list[list[str]]:
    ways = []
    for mask in range(2 ** (len(parts) - 1)):
        cuts = [0, *(at for at in range(1, len(parts)) if mask >> (at - 1) & 1), len(parts)]
        lines = [" ".join(parts[start:end]) for start, end in pairwise(cuts)]
        if all(len(line) <= width for line in lines):
            ways.append(lines)
    return ways


# --- Sizes and lines more, with a typewriter whose signs are half a size wide ---


def test_one_line_more_is_taken_only_where_it_breaks_better() -> None:
    of = setter()
    for text, letters, expected in (
        ("police in of in harbour Orsa Orsa", 18, ("police", "in of in harbour", "Orsa Orsa")),
        ("police near of in the harbour", 16, ("police near of", "in the harbour")),
        ("boats come near some quiet piers", 16, ("boats come", "near some quiet", "piers")),
    ):
        width = letters * of.advance("x", "brief-head", "en")
        lines = of.display(text, "brief-head", width, "en")
        assert longer(text, "brief-head", lines, width, "en", of) == expected


def test_a_head_is_smaller_where_that_breaks_better() -> None:
    of = setter()
    text, width = "wants quiet near river old new boats", 200.0
    lines = of.display(text, "news-head", width, "en")
    assert lines == ("wants quiet near", "river old new boats")
    name, less = smaller(text, "news-head", lines, width, "en", of)
    assert (name, less) == ("news-head-88", ("wants quiet near river", "old new boats"))
    # A style without sizes keeps its own, and good lines do.
    assert smaller(text, "brief-head", lines, width, "en", of) == ("brief-head", lines)
    assert smaller(text, "news-head", less, width, "en", of) == ("news-head", less)


def test_the_size_that_fills_lines_is_not_taken_where_it_breaks_badly() -> None:
    made = fullest("Orsa in river find near Dam Dam", "news-head", 130.0, "en", setter())
    assert made == ("news-head", ("Orsa", "in river find", "near Dam Dam"))


def test_a_standfirst_breaks_by_sense_in_as_many_lines_or_one_more() -> None:
    of = setter()
    text = "harbour of river find harbour in wants near the"
    assert of.lines(text, "deck", 100.0, "en")[1] == "find harbour in"
    assert of.sensible(text, "deck", 100.0, "en") == (
        "harbour of river",
        "find harbour",
        "in wants near the",
    )
    text = "boats new find harbour harbour the river council boats"
    full = of.lines(text, "deck", 100.0, "en")
    assert full == ("boats new find har‐", "bour harbour the", "river council boats")
    assert of.sensible(text, "deck", 100.0, "en", 3) == full
    assert of.sensible(text, "deck", 100.0, "en", 4) == (
        "boats new find",
        "harbour harbour",
        "the river",
        "council boats",
    )


def test_a_listed_headline_is_full_unless_it_breaks_badly() -> None:
    of, text = setter(), "wants river police river the police council Orsa Orsa"
    assert of.longest(text, "list-text", 125.0, "en")[1] == "the police council Orsa"
    assert reaching(text, "list-text", 125.0, "en", of)[1:] == ("the police council", "Orsa Orsa")


def test_smaller_sizes_are_tried_up_to_a_reach() -> None:
    tried = [("the", "a"), ("in the", "a"), ("a", "b of", "c"), ("boats", "end")]

    def best(reach: int, lines: list[tuple[str, ...]]) -> tuple[str, ...] | None:
        return best_broken(iter(lines), lambda one: one, "en", reach)

    assert best(3, tried) == ("boats", "end")
    assert best(2, tried) == ("the", "a")
    assert best(3, tried[::-1]) == ("boats", "end")
    assert best(3, []) is None
