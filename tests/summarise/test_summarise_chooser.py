from __future__ import annotations

import json
import time
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import pytest
from builders import article

from digest.model import Sentence
from digest.summarise import chooser, ranking, summarise, summarise_record
from digest.summarise.chooser import (
    EXPECTED,
    LARGEST,
    POOL,
    SET_NAMES,
    STUMBLES,
    Asked,
    Size,
    Text,
    best_first,
    candidates,
    set_rows,
    size,
    text_of,
)
from digest.summarise.features import NAMES, features
from digest.summarise.methods import default
from digest.summarise.readable import Constraints
from digest.summarise.terms import LEAD, PAIR_NAMES, WORD_NAMES, Additive
from digest.summarise.vectors import vectors
from digest.text.sentences import sentences as split
from digest.text.words import content

FREE = Constraints(barred=frozenset(), needs={})


def text(words: str, scores: list[float] | None = None, title: str = "") -> Text:
    told = article(text=words, title=title)
    found = tuple(split(told))
    table = vectors(found, "en")
    return text_of(
        found,
        np.asarray(scores or [0.5] * len(found)),
        features(found, table, articles=(told,), language="en"),
        table,
        frozenset(content(title, language="en")),
        "en",
    )


def plain(count: int) -> Text:
    """*count* sentences that share no word, each scored lower than the one before."""
    return text(
        " ".join(f"A{number}x b{number}x c{number}x d{number}x." for number in range(count)),
        [1.0 / (2 + number) for number in range(count)],
    )


def asked(
    of: Text,
    wanted: Size,
    reading: Constraints = FREE,
    same: tuple[tuple[int, int], ...] = (),
    openers: frozenset[int] | None = None,
) -> Asked:
    repeats = np.zeros((len(of.lengths),) * 2, dtype=bool)
    for left, right in same:
        repeats[left, right] = repeats[right, left] = True
    return Asked(size=wanted, reading=reading, same=repeats, openers=openers)


def sets(of: Text, wanted: Asked) -> list[set[int]]:
    return [{int(index) for index in row if index >= 0} for row in candidates(of, wanted)]


TWO = Size(count=2, expected=2 * EXPECTED)


def test_the_sets_of_a_size() -> None:
    of = plain(3)
    assert sets(of, asked(of, TWO)) == [{0, 1}, {0, 2}, {1, 2}]


def test_a_set_holds_what_its_sentences_need_and_nothing_barred() -> None:
    of = plain(4)
    reading = Constraints(barred=frozenset({3}), needs={2: frozenset({1})})
    assert sets(of, asked(of, TWO, reading)) == [{0, 1}, {1, 2}]


def test_a_set_says_nothing_twice_and_opens_as_it_may() -> None:
    of = plain(3)
    assert sets(of, asked(of, TWO, same=((0, 1),))) == [{0, 2}, {1, 2}]
    assert sets(of, asked(of, TWO, openers=frozenset({1}))) == [{1, 2}]


def test_sets_of_about_a_number_of_words() -> None:
    of = plain(4)
    assert sets(of, asked(of, Size(least=7, most=9, expected=8))) == [
        {0, 1},
        {0, 2},
        {0, 3},
        {1, 2},
        {1, 3},
        {2, 3},
    ]


def test_only_the_best_form_sets() -> None:
    of = plain(POOL + 2)
    assert set().union(*sets(of, asked(of, TWO))) == set(range(8))
    assert POOL == 8


def test_a_size_in_words_is_as_near_as_that_of_a_covering_set() -> None:
    found = tuple(split(article(text="One two three four five six. " * 4)))
    assert size(found, count=3, words=0) == Size(count=3, expected=45.0)
    assert size(found, count=None, words=100) == Size(least=85.0, most=115.0, expected=100.0)
    assert size(found, count=None, words=10, allowed=12) == Size(least=7, most=12, expected=10.0)


def test_one_row_a_set_one_column_a_name_all_finite() -> None:
    of = text("Boats left the pier. The pier fell. Crews left the boats.", title="Boats left")
    found = candidates(of, asked(of, TWO))
    likely = (np.full(len(of.at.frequency), 0.5), np.full(len(of.pairs.left), 0.5))
    rows = set_rows(of, found, TWO, *likely)
    assert rows.shape == (3, len(SET_NAMES))
    assert np.isfinite(rows).all()
    column = dict(zip(SET_NAMES, rows.T, strict=True))
    # Boats, left, pier and fell; of 30 expected words.
    assert column["word recall"][0] == pytest.approx(4 * 0.5 / 30)
    assert column["word gain"][0] == pytest.approx(2 * 4 * 0.5 / (7 + 30))
    # "boats left" and "left pier", "pier fell"
    assert column["pair recall"][0] == pytest.approx(3 * 0.5 / 30)
    assert column["repeated"][0] == pytest.approx(1 / 4)
    assert column["neighbours"].tolist() == [0.5, 0.0, 0.5]
    assert column["opening"].tolist() == pytest.approx([4 / 15, 4 / 15, 3 / 15])


def test_what_a_reader_is_likely_to_trip_over_is_worth_less() -> None:
    of = plain(4)
    flat = Additive(edges=(), values=(), bias=0.0)
    found = candidates(of, asked(of, TWO))
    likely = (np.zeros(len(of.at.frequency)), np.zeros(len(of.pairs.left)))
    none = _Unlikely(words=flat, pairs=flat, weights=np.zeros(len(SET_NAMES)), given=likely)
    worth = dict(zip(map(tuple, found.tolist()), none.values(of, found, TWO), strict=True))
    assert worth[0, 1] == pytest.approx(-STUMBLES * float(of.standing.stumbles(found[:1])[0]))
    assert worth[0, 1] > worth[1, 2] > worth[1, 3]
    assert STUMBLES == 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unlikely(chooser.Chooser):
    given: tuple[np.ndarray, np.ndarray]

    def likely(self, text: Text) -> tuple[np.ndarray, np.ndarray]:  # noqa: ARG002
        return self.given


def test_words_and_pairs_of_a_text() -> None:
    of = text("Boats left. Crews left boats. Boats left the pier.", title="Crews")
    rows = dict(zip(WORD_NAMES, of.word_rows.T, strict=True))
    boats, left, crews, pier = range(4)
    assert np.exp(rows["frequency"]).round().tolist() == [3, 3, 1, 1]
    assert np.exp(rows["sentences"]).round().tolist() == [3, 3, 1, 1]
    assert rows["opens"].tolist() == [1, 1, 0, 0]
    assert rows["title"][crews] == 1
    assert rows["title"][[boats, left, pier]].sum() == 0
    assert rows["scores"][boats] == pytest.approx(1.5)
    assert rows["best score"][pier] == pytest.approx(0.5)
    pairs = {
        (int(a), int(b)): int(n)
        for a, b, n in zip(of.pairs.left, of.pairs.right, of.pairs.at.frequency, strict=True)
    }
    assert pairs == {(boats, left): 2, (crews, left): 1, (left, boats): 1, (left, pier): 1}


def test_three_sentences_lead() -> None:
    of = text("Boats left. Boats fell. Boats sank. Boats burn. Boats stay.")
    assert of.word_rows[0, WORD_NAMES.index("lead")] == 3 == LEAD


@pytest.mark.parametrize("words", ["One.", "The the. Of of.", "1 2 3. 4 5 6."])
def test_hardly_any_text(words: str) -> None:
    of = text(words)
    trained = chooser.trained()
    assert trained is not None
    found = candidates(of, asked(of, Size(count=1, expected=15)))
    assert np.isfinite(trained.values(of, found, Size(count=1, expected=15))).all()


def test_tables_are_looked_up_and_added() -> None:
    one = Additive(
        edges=(np.asarray([1.0, 2.0]), np.asarray([0.0])),
        values=(np.asarray([0.0, 1.0, 2.0]), np.asarray([-1.0, 1.0])),
        bias=0.5,
    )
    rows = np.asarray([[1.0, 0.0], [1.5, 0.1], [2.1, 0.0]])
    assert one.probability(rows) == pytest.approx(1 / (1 + np.exp([0.5, -2.5, -1.5])))


def test_the_best_set_comes_first_and_equal_ones_as_they_stand() -> None:
    of = plain(3)
    names = ("word gain", "first")
    # Far more than anybody stumbles.
    weights = np.asarray([100.0 * (name == names[1]) for name in SET_NAMES])
    flat = Additive(
        edges=(np.asarray([]),) * len(WORD_NAMES),
        values=(np.asarray([0.0]),) * len(WORD_NAMES),
        bias=0.0,
    )
    pairs = Additive(
        edges=(np.asarray([]),) * len(PAIR_NAMES),
        values=(np.asarray([0.0]),) * len(PAIR_NAMES),
        bias=0.0,
    )
    late = chooser.Chooser(words=flat, pairs=pairs, weights=weights)
    found = list(best_first(of, candidates(of, asked(of, TWO)), TWO, late))
    assert found == [{1, 2}, {0, 1}, {0, 2}]
    assert not list(best_first(of, np.zeros((0, 1), dtype=np.intp), TWO, late))


def test_the_trained_chooser_is_numbers_and_names_of_features() -> None:
    told = json.loads(files("digest.summarise").joinpath(chooser.FILE).read_text(encoding="utf-8"))
    assert set(told["weights"]) == set(SET_NAMES)
    assert set(told["words"]["tables"]) == set(WORD_NAMES)
    assert set(told["pairs"]["tables"]) == set(PAIR_NAMES)
    assert "made by" in told
    assert chooser.trained() is not None


@pytest.mark.parametrize("name", ["SET_NAMES", "WORD_NAMES", "PAIR_NAMES"])
def test_a_file_for_other_features_is_not_used(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(chooser, name, ("something else",))
    chooser.trained.cache_clear()
    try:
        assert chooser.trained() is None
    finally:
        chooser.trained.cache_clear()


def test_a_table_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="one value more"):
        chooser.additive({"bias": 0.0, "tables": {"a": [[1.0], [1.0]]}}, ("a",))


TEXT = " ".join(
    f"Boat number {number} left the old pier of {place} with {number * 7} crates of {kind}."
    for number, (kind, place) in enumerate(
        zip(
            ("cod", "salt", "rope", "tar", "coal", "grain", "wine", "wool", "tin", "hay"),
            ("Ash", "Bray", "Cole", "Dunn", "Esk", "Firth", "Gill", "Holm", "Inch", "Jura"),
            strict=True,
        ),
        start=3,
    )
)


def chosen(monkeypatch: pytest.MonkeyPatch, *found: frozenset[int]) -> None:
    """Let the default choose the sets *found*."""
    monkeypatch.setattr(default, "choose", lambda *_, **__: iter(found))


def numbers(told: dict[str, list[dict[str, str]]]) -> list[int]:
    return [int(sentence["text"].split()[2]) - 3 for sentence in told["sentences"]]


def test_what_is_chosen_together_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    record = {"id": 1, "text": TEXT, "language": "en"}
    chosen(monkeypatch, frozenset({1, 4, 6}))
    assert numbers(summarise_record(record, count=3)) == [1, 4, 6]
    assert numbers(summarise_record(record, words=30)) == [1, 4, 6]


def test_a_story_of_any_length_opens_with_three_chosen_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Asked] = []

    def choose(*_: object, asked_of: list[Asked] = asked, **given: Asked) -> object:
        asked_of.append(given["asked"])
        return iter([frozenset({0, 4, 6})])

    monkeypatch.setattr(default, "choose", choose)
    told = summarise([article(text=TEXT, title="")], quote_limit=0.8).summary
    first = sorted(told.sentences[index].start for index in told.order[:3])
    assert first == [
        sentence.start
        for index, sentence in enumerate(split(article(text=TEXT)))
        if index in {0, 4, 6}
    ]
    assert asked[0].size.count == ranking.OPENING == 3
    assert asked[0].size.most == pytest.approx(0.8 * len(TEXT.split()), abs=1)
    assert asked[0].openers


def test_a_set_that_does_not_fit_gives_way_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    record = {"id": 1, "text": TEXT, "language": "en"}
    twice = f"{TEXT} {TEXT.split('. ')[0]}."
    bad = frozenset({0, 10})  # the same sentence twice
    chosen(monkeypatch, bad, frozenset({1, 4}))
    assert numbers(summarise_record({**record, "text": twice}, count=2)) == [1, 4]
    chosen(monkeypatch, *[bad] * ranking.TRIED, frozenset({1, 4}))
    assert numbers(summarise_record({**record, "text": twice}, count=2)) != [1, 4]
    assert ranking.TRIED == 5


def test_a_set_that_is_not_closed_or_barred_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    words = f"{TEXT} It sank there with all its crates of hay. Why did the boat sink there?"
    record = {"id": 1, "text": words, "language": "en"}
    chosen(monkeypatch, frozenset({1, 10}), frozenset({2, 11}), frozenset({3, 4}))
    assert numbers(summarise_record(record, count=2)) == [3, 4]


def test_of_several_articles_none_are_chosen_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(default, "choose", lambda *_, **__: 1 / 0)
    told = summarise_record({"id": 1, "texts": [TEXT, TEXT[:200]], "language": "en"}, count=3)
    assert told["sentences"]


def test_many_sentences_are_chosen_one_after_another() -> None:
    told = article(text=TEXT)
    found = split(told)
    many = asked(plain(len(found)), Size(count=LARGEST + 1, expected=100))
    assert not list(default.choose(found, articles=[told], language="en", asked=many))
    some = asked(plain(len(found)), Size(count=LARGEST, expected=100))
    assert list(default.choose(found, articles=[told], language="en", asked=some))
    assert LARGEST == 8


def test_without_its_numbers_sentences_are_chosen_one_after_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(default.chooser, "trained", lambda: None)
    told = summarise_record({"id": 1, "text": TEXT, "language": "en"}, count=3)
    assert len(told["sentences"]) == 3


@pytest.mark.parametrize("words", ["", " ", "Boats.", "Boats left the old pier."])
def test_texts_with_hardly_a_sentence(words: str) -> None:
    for wanted in ({"count": 3}, {"words": 32}, {}):
        told = summarise_record({"id": 1, "text": words, "language": "en"}, **wanted)
        assert len(told["sentences"]) <= 1


@pytest.mark.slow
def test_a_thousand_sentences_are_quick_and_come_out_alike() -> None:
    record = {"id": 1, "text": " ".join([TEXT] * 100), "language": "en"}
    summarise_record(record, count=3)
    began = time.process_time()
    assert summarise_record(record, count=3) == summarise_record(record, count=3)
    assert time.process_time() - began < 8


def test_the_features_of_sets_are_those_of_sentences() -> None:
    assert {"place", "capitals", "words", *chooser.SURFACE[1:]} <= set(NAMES)
    assert isinstance(Sentence(article="a", start=0, end=1, text="x").words, int)
