"""``report.txt``: what an issue was made of, and all that was read and not printed, with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from digest.files import write_whole
from digest.model import Article, Issue, Planned, Rejected, Sentence

FILE = "report.txt"


def rejections(rejected: Sequence[Rejected], *, most: int | None = None) -> list[str]:
    """A line for each of the *rejected*, the first *most* of each reason, with a count of the rest."""
    counts: Counter[str] = Counter()
    lines = []
    for left in rejected:
        counts[left.reason] += 1
        if most is None or counts[left.reason] <= most:
            lines.append(str(left))
    if most is not None:
        lines += [
            f"… and {count - most} more: {reason}"
            for reason, count in counts.items()
            if count > most
        ]
    return lines


def render(
    *,
    issue: Issue,
    pages: int,
    rejected: Sequence[Rejected],
    dropped: Sequence[tuple[Sentence, str]],
    warnings: Sequence[str],
    undated: Sequence[Article] = (),
    proof: Iterable[str] = (),
) -> str:
    """The whole report as text, one part a heading; parts without a line are left out."""
    read = [article for story in issue.stories for article in story.articles]
    parts = {
        f"{issue.title}, number {issue.number}, week {issue.week.label}": [
            (
                f"{len(read)} articles by {len({article.source for article in read})} sources told in {len(issue.stories)} stories "
                f"on {pages} pages"
            )
        ],
        "Printed": [
            f"{story.place.value:8}{story.headline}  ({', '.join(story.sources)})"
            for story in issue.stories
        ],
        "Held or dropped by the plan": [_planned(story) for story in issue.left],
        "Read and not used": [str(left) for left in rejected],
        "Without a date, taken into this week": [
            f"{article.path}: {article.title}" for article in undated
        ],
        "Repaired while reading": [
            f"{article.path}: {note}" for article in read for note in article.notes
        ],
        "Sentences left out": [
            f"{sentence.article}, {sentence.start}–{sentence.end}: {reason}: {_short(sentence.text)}"
            for sentence, reason in dropped
        ],
        "Warnings": list(warnings),
        "Proof": list(proof),
    }
    return (
        "\n\n".join(
            "\n".join([heading, "-" * len(heading), *lines])
            for heading, lines in parts.items()
            if lines
        )
        + "\n"
    )


def write(folder: Path, text: str) -> Path:
    """Put the report into *folder*; its path."""
    path = folder / FILE
    write_whole(path, text.encode())
    return path


def _planned(story: Planned) -> str:
    return f"{story.place.value:8}{story.headline}"


def _short(text: str, limit: int = 120) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
