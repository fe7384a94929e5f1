"""The evaluation sets, and how long a summary of each is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A set's file under ``evaluation/``, and the length of its summaries, in sentences or words."""

    file: str
    count: int | None = None
    words: int | None = None


TASKS = {
    "cnn": Task(file="cnn.jsonl", count=3),
    "cnn-dailymail": Task(file="cnn-dailymail.jsonl", count=3),
    "bbc": Task(file="bbc.jsonl", words=165),
    "orangesum": Task(file="orangesum-fr.jsonl", words=32),
    "multinews": Task(file="multinews.jsonl", words=100),
}
