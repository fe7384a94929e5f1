"""Fits the numbers of ``digest/summarise/standing.py``: what makes a reader trip over a sentence.

    python tests/benchmarks/train_standing.py --corpora PATH

PATH holds ``evaluation/*.jsonl``. ``standing_labels.jsonl`` beside this script says, of the
sentences of 3,108 summaries, which a reader tripped over: each summary by its set, its article and
the places where its sentences end, each sentence by the kinds of its faults. A language model read
them as a copy editor would, the headline and the summary alone, half of them the summaries of an
earlier version, half chosen at random among the forty sets it thought best. Kinds: P a pronoun, N a
noun, M a name that nobody introduced, C what joins it to a sentence left out, W an opening that is
none; T said twice, which has numbers of its own; F furniture and B broken, which nothing that stands
before a sentence explains, and which are not learnt.

``standing_stories.jsonl`` says the same of the first six sentences of 352 printed stories, merged
ones among them: each by its articles, and its sentences by the number of their article and their
place in it. Kinds: N it needs what is left out, D said twice, O of another matter, F furniture; and
G glued to something, A an opening without the news, V broken, which are not learnt.

Printed are the weights, and what they are worth on articles left out, by eighths: the logarithmic
loss a sentence, and how many pairs of a sound and a faulty sentence they order rightly.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import logistic
import numpy as np
from numpy.typing import NDArray

from digest.model import Article
from digest.summarise.features import headline_words, places
from digest.summarise.standing import OFF, SAID, WEIGHTS, standing_of
from digest.summarise.vectors import vectors
from digest.text.boilerplate import clean
from digest.text.language import detect
from digest.text.repetition import repeated
from digest.text.sentences import sentences

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

LABELS = Path(__file__).with_name("standing_labels.jsonl")
STORIES = Path(__file__).with_name("standing_stories.jsonl")
WEEK = "real-week"
LEARNT, OTHERS = frozenset("PNMCW"), frozenset("FBT")
#: Of printed stories: what is tripped over, said again, and another matter.
KINDS = (frozenset("N"), frozenset("D"), frozenset("OF"))
FOLDS = 8
PENALTY, SAID_PENALTY, OFF_PENALTY = 10.0, 3.0, 3.0


def summaries(folder: Path) -> Iterator[tuple[str, Array, Flags, Flags]]:
    """By summary, its article's id, its sentences' features, which of them a reader trips over, and
    which say something again.
    """
    records: dict[tuple[str, str], dict[str, Any]] = {}
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    for name in sorted({each["set"] for each in labels}):
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            records[name, record["id"]] = record
    for label in labels:
        article = _article(records[label["set"], label["id"]])
        found = clean(article, sentences(article)).sentences
        ends = {sentence.end: index for index, sentence in enumerate(found)}
        chosen = [ends.get(end, -1) for end in label["ends"]]
        if min(chosen) < 0 or chosen != sorted(chosen):
            continue  # cleaned otherwise than when it was read
        title = headline_words([article], article.language)
        table = vectors(found, article.language)
        standing = standing_of(found, places(found), table, title, article.language)
        rows = standing.features(np.asarray([chosen]))[0]
        kinds = [set(each) for each in label["faults"]]
        tripped = [
            bool(each & (LEARNT - {"W"})) or ("W" in each and not each & OTHERS) for each in kinds
        ]
        yield label["id"], rows, np.asarray(tripped), np.asarray(["T" in each for each in kinds])


def stories(folder: Path) -> Iterator[tuple[str, Array, list[str]]]:
    """By printed story, its first article's id, its sentences' features, and their faults."""
    lines = (folder / f"{WEEK}.jsonl").read_text(encoding="utf-8").splitlines()
    articles = {each["id"]: _article(each) for each in map(json.loads, lines)}
    furniture = repeated(list(articles.values()))
    for line in STORIES.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        # The article of the first sentence is read first.
        first = label["ends"][0][0]
        own = [articles[name] for name in label["ids"]]
        own.insert(0, own.pop(first))
        found = [
            sentence
            for article in own
            for sentence in clean(article, sentences(article), furniture).sentences
        ]
        place = {(each.article, each.end): index for index, each in enumerate(found)}
        chosen = [place.get((label["ids"][number], end), -1) for number, end in label["ends"]]
        if min(chosen) < 0 or chosen != sorted(chosen):
            continue  # cleaned otherwise than when it was read
        language = own[0].language
        title = headline_words(own, language)
        table = vectors(tuple(found), language)
        standing = standing_of(found, places(found), table, title, language)
        yield label["ids"][first], standing.features(np.asarray([chosen]))[0], label["faults"]


def _article(record: dict[str, Any]) -> Article:
    return Article(
        id=record["id"],
        source=record.get("source", ""),
        path="",
        title=record.get("title") or "",
        text=record["text"],
        language=detect(record["text"], default="en"),
    )


def fit(rows: Array, tripped: Flags, penalty: float) -> Array:
    """The weight of each column, and the bias."""
    return logistic.fit(rows, tripped, np.ones(len(rows)), penalty=penalty)


def ordered(odds: Array, tripped: Flags) -> float:
    """The share of pairs of a faulty and a sound sentence of which the faulty one has more odds."""
    place = np.empty(len(odds))
    place[np.argsort(odds)] = np.arange(len(odds))
    faulty = int(tripped.sum())
    above = place[tripped].sum() - faulty * (faulty - 1) / 2
    return float(above / (faulty * (len(odds) - faulty)))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder that holds evaluation/")
    folder = parser.parse_args().corpora / "evaluation"
    read: list[tuple[str, Array, Flags, Flags, Flags]] = [
        (name, rows, tripped, again, np.zeros(0, dtype=bool))
        for name, rows, tripped, again in summaries(folder)
    ]
    for name, rows, faults in stories(folder):
        tripped, again, off_matter = (
            np.asarray([each in kinds for each in faults]) for kinds in KINDS
        )
        read.append((name, rows, tripped, again, off_matter))
    printed = [each for each in read if len(each[4])]
    said, off = len(WEIGHTS), len(WEIGHTS) + len(SAID)
    learn(
        "tripped over",
        list(WEIGHTS),
        [(n, rows[:, :said], on) for n, rows, on, *_ in read],
        PENALTY,
    )
    behind = [(name, rows[1:, said:off], on[1:]) for name, rows, _, on, _ in read]
    learn("said again", list(SAID), behind, SAID_PENALTY)
    behind = [(name, rows[1:, off:], on[1:]) for name, rows, *_, on in printed]
    learn("another matter", list(OFF), behind, OFF_PENALTY)


def _fold(name: str, count: int) -> NDArray[np.intp]:
    return np.full(count, crc32(name.encode()) % FOLDS)


def learn(
    what: str, names: list[str], read: list[tuple[str, Array, Flags]], penalty: float
) -> None:
    """Print the weights of the columns, and what they are worth on the folds left out."""
    rows = np.concatenate([each for _, each, _ in read])
    tripped = np.concatenate([each for _, _, each in read])
    folds = np.concatenate([_fold(name, len(each)) for name, _, each in read])
    odds = np.empty(len(rows))
    for fold in range(FOLDS):
        weights = fit(rows[folds != fold], tripped[folds != fold], penalty)
        odds[folds == fold] = rows[folds == fold] @ weights[:-1] + weights[-1]
    loss = float(np.logaddexp(0, np.where(tripped, -odds, odds)).mean())
    sys.stdout.write(
        f"{len(rows)} sentences, {tripped.mean():.3f} {what}; "
        f"left out: loss {loss:.4f}, ordered {ordered(odds, tripped):.3f}\n"
    )
    for name, weight in zip([*names, "bias"], fit(rows, tripped, penalty), strict=True):
        sys.stdout.write(f"{name:10} {weight:6.3f}\n")


if __name__ == "__main__":
    main()
