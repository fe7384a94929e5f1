"""``report.txt``: the articles in an issue, and what was left out, with the reason."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from digest.files import write_whole
from digest.model import Article, Issue, PlannedStory, Rejected, Sentence

FILE = "report.txt"

_NUMBERS = re.compile(r"\d+(?:[.,:-]\d+)*")


def rejections(rejected: Sequence[Rejected], *, most: int | None = None) -> list[str]:
    """A line for each of the *rejected*.

    *most*: the number of lines per reason; a last line counts the others. Reasons that differ in
    numbers only, such as dates, are one.
    """
    by_reason: dict[str, list[Rejected]] = defaultdict(list)
    for item in rejected:
        by_reason[_NUMBERS.sub("0", item.reason) if most is not None else ""].append(item)
    lines: list[str] = []
    for items in by_reason.values():
        lines += map(str, items[:most])
        if most is not None and len(items) > most:
            lines.append(
                f"… and {len(items) - most} more: {_common_reason([item.reason for item in items])}"
            )
    return lines


def grouped(reasons: Mapping[str, int]) -> Counter[str]:
    """How often each of *reasons* was given; those that differ in numbers only are one."""
    alike: dict[str, Counter[str]] = defaultdict(Counter)
    for reason, count in reasons.items():
        alike[_NUMBERS.sub("0", reason)][reason] += count
    return Counter({_common_reason(some): some.total() for some in alike.values()})


def _common_reason(reasons: Collection[str]) -> str:
    """The one of *reasons*, with "…" for the numbers where they differ in these."""
    reason = next(iter(reasons))
    return reason if len(set(reasons)) == 1 else _NUMBERS.sub("…", reason)


def render(
    *,
    issue: Issue,
    pages: int,
    rejected: Sequence[Rejected],
    dropped: Sequence[tuple[Sentence, str]],
    warnings: Sequence[str],
    undated: Sequence[Article] = (),
    further: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """The whole report as text. Parts without a line are left out.

    *further* are parts by their headings.
    """
    read = [article for story in issue.stories for article in story.articles]
    parts = {
        f"{issue.title}, number {issue.number}, week {issue.week.label}": [
            (
                f"{_counted(len(read), 'article', 'articles')} from "
                f"{_counted(len({article.source for article in read}), 'source', 'sources')} in "
                f"{_counted(len(issue.stories), 'story', 'stories')} on "
                f"{_counted(pages, 'page', 'pages')}"
            )
        ],
        "Printed": [
            f"{story.place.value:8}{story.headline}  ({', '.join(story.sources)})"
            for story in issue.stories
        ],
        "On hold or dropped by the plan": [_plan_line(story) for story in issue.left],
        "Skipped": [str(left) for left in rejected],
        "Articles read": [f"{article.path or article.url}: {article.title}" for article in read],
        "No date, so included in this week": [
            f"{article.path}: {article.title}" for article in undated
        ],
        "Fixed automatically; please check": [
            f"{article.path}: {note}" for article in read for note in article.notes
        ],
        "Left out of the texts, by outlet": _by_outlet(dropped, read),
        "Sentences left out": [
            f"{sentence.article}, {sentence.start}–{sentence.end}: {reason}: "
            f"{_shortened(sentence.text)}"
            for sentence, reason in dropped
        ],
        "Warnings": list(warnings),
        **(further or {}),
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
    """Write the report to *folder* and return its path."""
    path = folder / FILE
    write_whole(path, text.encode())
    return path


def _counted(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"


def _plan_line(story: PlannedStory) -> str:
    return f"{story.place.value:8}{story.headline}"


def _by_outlet(dropped: Sequence[tuple[Sentence, str]], read: Sequence[Article]) -> list[str]:
    """A line for each outlet: how many pieces of its texts were left out, and of which kinds."""
    outlets = {article.id: article.source for article in read}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence, reason in dropped:
        counts[outlets.get(sentence.article, sentence.article)][reason] += 1
    most = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    return [f"{outlet}: {kinds.total()} ({_kinds(kinds)})" for outlet, kinds in most]


def _kinds(counts: Counter[str]) -> str:
    """The kinds, the most frequent first: "caption 3, byline 1"."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{kind} {count}" for kind, count in ordered)


def _shortened(text: str, limit: int = 120) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
