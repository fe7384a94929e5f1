"""ROUGE of the default summariser beside the lead, sumy's algorithms and a greedy oracle, with times and intervals.

    python tests/benchmarks/summaries.py --corpora PATH [--sets cnn,bbc] [--methods default,lexrank] [--limit N]

PATH holds ``evaluation/<set>.jsonl``. Without it nothing is measured, and that is no failure. No record of these sets has
trained what ships (`train_summariser.py`).

The lead is the text's first sentences as they stand; "clean lead" leaves bylines, datelines and what else is not the
story away, as the fairer rival where texts come with much of it. sumy's algorithms stand here behind digest's fences
(splitting, cleaning, readability); with ``--raw`` they are measured as sumy has them too ("lexrank*").
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from evaluation import TASKS, Task
from rouge_score import rouge_scorer, tokenizers

from digest.model import Article, Summary
from digest.summarise import summarise_record
from digest.summarise.methods._sumy import rank_with
from digest.text.boilerplate import clean
from digest.text.sentences import sentences, split
from digest.text.words import stem, tokens

Scores = tuple[float, ...]

METRICS = ("rouge1", "rouge2", "rougeLsum")
METHODS = (
    "default",
    "lexrank",
    "textrank",
    "lsa",
    "luhn",
    "edmundson",
    "sumbasic",
    "kl",
    "reduction",
)
SUMY = METHODS[1:]


class ByLanguage(tokenizers.Tokenizer):  # type: ignore[misc] # rouge_score is untyped
    r"""``\w+`` and Snowball: rouge_score's own tokenizer breaks words at accents."""

    def __init__(self, language: str) -> None:
        self.language = language

    def tokenize(self, text: str) -> list[str]:
        return [stem(word, language=self.language) for word in re.findall(r"\w+", text.lower())]


def main() -> int:
    options = _options()
    folder = options.corpora / "evaluation" if options.corpora else None
    if folder is None or not folder.is_dir():
        _say("no corpora at hand (--corpora PATH): nothing measured")
        return 0
    for name in options.sets.split(","):
        path = folder / TASKS[name].file
        if path.exists():
            records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][
                : options.limit
            ]
            measure(
                name,
                records,
                options.methods.split(","),
                raw=options.raw,
            )
        else:
            _say(f"{name}: {path.name} is not there, left out")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, help="folder that holds evaluation/*.jsonl")
    parser.add_argument(
        "--sets", default=",".join(TASKS), help="which, comma-separated (default: all)"
    )
    parser.add_argument(
        "--methods", default=",".join(METHODS), help="which, comma-separated (default: all)"
    )
    parser.add_argument("--limit", type=int, default=100, help="records of each set (default: 100)")
    parser.add_argument(
        "--raw", action="store_true", help="sumy's algorithms as sumy has them, too"
    )
    return parser.parse_args()


def measure(
    name: str,
    records: Sequence[dict[str, Any]],
    methods: Sequence[str],
    *,
    raw: bool,
) -> None:
    """Print one table: R1/R2/RLsum, how far above either lead with the 95 % interval, and CPU time an article."""
    task = TASKS[name]
    _say(
        f"\n{name}: {len(records)} records, {task.count or task.words} {'sentences' if task.count else 'words'}"
    )
    _say(
        f"{'':12}{'R1':>7}{'R2':>7}{'RLsum':>7}   {'above the lead (95 %)':60}{'above the clean lead':20}{'ms':>8}"
    )
    leads: list[list[Scores]] = []
    rivals = [(f"{method}*", _by_sumy(method)) for method in methods if raw and method in SUMY]
    for label, choose in (
        ("lead", _lead),
        ("clean lead", _clean_lead),
        *((method, _by(method)) for method in methods),
        *rivals,
        ("oracle", _oracle),
    ):
        scored = list(_scores(records, task, choose))
        if len(leads) < 2:
            leads.append([scores for scores, _ in scored])
        _print(label, scored, leads)


def _scores(
    records: Sequence[dict[str, Any]], task: Task, choose: Callable[..., str]
) -> Iterator[tuple[Scores, float]]:
    for record in records:
        language = record.get("language", "en")
        scorer = rouge_scorer.RougeScorer(
            list(METRICS),
            use_stemmer=True,
            tokenizer=None if language == "en" else ByLanguage(language),
        )
        began = time.process_time()
        summary = choose(record, task)
        spent = time.process_time() - began
        found = scorer.score("\n".join(record["reference"]), summary)
        yield tuple(100 * found[metric].fmeasure for metric in METRICS), 1000 * spent


def _lead(record: dict[str, Any], task: Task) -> str:
    texts = record.get("texts") or [record["text"]]
    return _first(
        [
            [text[start:end] for start, end in split(text, language=record.get("language", "en"))]
            for text in texts
        ],
        task,
    )


def _clean_lead(record: dict[str, Any], task: Task) -> str:
    articles = [
        Article(
            id="", source="", path="", title="", text=text, language=record.get("language", "en")
        )
        for text in record.get("texts") or [record["text"]]
    ]
    return _first(
        [
            [sentence.text for sentence in clean(article, sentences(article)).sentences]
            for article in articles
        ],
        task,
    )


def _first(cut: Sequence[Sequence[str]], task: Task) -> str:
    """The first sentence of every text, then the second of every text, to the length wanted."""
    interleaved = [
        sentence
        for place in range(max(map(len, cut)))
        for part in cut
        for sentence in part[place : place + 1]
    ]
    if task.words is None:
        return "\n".join(interleaved[: task.count])
    chosen: list[str] = []
    for sentence in interleaved:
        words = sum(len(text.split()) for text in chosen)
        if chosen and abs(words + len(sentence.split()) - task.words) >= abs(words - task.words):
            break
        chosen.append(sentence)
    return "\n".join(chosen)


def _by(method: str) -> Callable[..., str]:
    def choose(record: dict[str, Any], task: Task) -> str:
        given = {
            key: value
            for key, value in record.items()
            if key in ("id", "text", "texts", "title", "language")
        }
        told = summarise_record(given, count=task.count, words=task.words, method=method)
        return "\n".join(sentence["text"] for sentence in told["sentences"])

    return choose


def _by_sumy(method: str) -> Callable[..., str]:
    """*method* over the text's sentences as they stand, without cleaning and readability; to the length wanted, best first."""

    def choose(record: dict[str, Any], task: Task) -> str:
        articles = [
            Article(
                id=str(place),
                source="",
                path="",
                title=record.get("title") or "",
                text=text,
                language=record.get("language", "en"),
            )
            for place, text in enumerate(record.get("texts") or [record["text"]])
        ]
        pool = [sentence for article in articles for sentence in sentences(article)]
        ratings = rank_with(method, pool, articles=articles, language=articles[0].language)
        best = sorted(range(len(pool)), key=lambda place: -ratings[place])
        summary = Summary(sentences=tuple(pool), order=tuple(best))
        chosen = summary.first(task.count) if task.count else summary.near(task.words or 0)
        return "\n".join(sentence.text for sentence in chosen)

    return choose


def _oracle(record: dict[str, Any], task: Task) -> str:
    """Greedy on the mean of unigram and bigram F1, until it falls or the length is reached."""
    language = record.get("language", "en")
    texts = record.get("texts") or [record["text"]]
    pool = [text[start:end] for text in texts for start, end in split(text, language=language)]
    wanted = _grams(" ".join(record["reference"]), language)
    grams = [_grams(sentence, language) for sentence in pool]
    chosen: list[int] = []
    best = 0.0
    while len(chosen) < (task.count or len(pool)):
        held = sum((grams[index] for index in chosen), Counter[tuple[str, ...]]())
        value, index = max((_f1(held + grams[index], wanted), index) for index in range(len(pool)))
        words = sum(len(pool[each].split()) for each in [*chosen, index])
        if value <= best or index in chosen or (task.words and chosen and words > 1.1 * task.words):
            break
        best = value
        chosen.append(index)
    return "\n".join(pool[index] for index in sorted(chosen))


def _grams(text: str, language: str) -> Counter[tuple[str, ...]]:
    stems = [stem(word, language=language) for word in tokens(text, language=language)]
    return Counter([(word,) for word in stems] + list(pairwise(stems)))


def _f1(found: Counter[tuple[str, ...]], wanted: Counter[tuple[str, ...]]) -> float:
    total = 0.0
    for size in (1, 2):
        common = sum(
            min(number, wanted[gram]) for gram, number in found.items() if len(gram) == size
        )
        all_of = sum(
            number for each in (found, wanted) for gram, number in each.items() if len(gram) == size
        )
        total += 2 * common / all_of if all_of else 0.0
    return total / 2


def _print(
    label: str, scored: Sequence[tuple[Scores, float]], leads: Sequence[Sequence[Scores]]
) -> None:
    means = [sum(scores[place] for scores, _ in scored) / len(scored) for place in range(3)]
    above = [
        [
            _interval(
                [
                    scores[place] - base[place]
                    for (scores, _), base in zip(scored, lead, strict=True)
                ]
            )
            for place in range(3)
        ]
        for lead in leads
    ]
    told = (
        " ".join(f"{middle:+.1f} ({low:+.1f}..{high:+.1f})" for low, middle, high in above[0])
        if label != "lead"
        else ""
    )
    clean = (
        " ".join(f"{middle:+.1f}" for _, middle, _ in above[1])
        if len(above) > 1 and label != "clean lead"
        else ""
    )
    times = sorted(spent for _, spent in scored)
    _say(
        f"{label:12}"
        + "".join(f"{mean:7.2f}" for mean in means)
        + f"   {told:60}{clean:20}{times[len(times) // 2]:8.2f}"
    )


def _interval(values: Sequence[float], *, rounds: int = 1000) -> tuple[float, float, float]:
    """The mean of *values* between its bootstrap 2.5 % and 97.5 % points."""
    dice = random.Random(7)
    means = sorted(sum(dice.choices(values, k=len(values))) / len(values) for _ in range(rounds))
    return means[int(0.025 * rounds)], sum(values) / len(values), means[int(0.975 * rounds)]


if __name__ == "__main__":
    raise SystemExit(main())
