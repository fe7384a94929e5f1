"""The filter ``digest summarise --jsonl``: one record in, one record out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from digest.errors import UsageError
from digest.model import Article, Summary
from digest.summarise.story import summary_of
from digest.text.language import detect


def summarise_record(
    record: Mapping[str, Any],
    *,
    count: int | None = None,
    words: int | None = None,
    method: str = "default",
) -> dict[str, Any]:
    """Summarise ``{"id", "text" or "texts", "title"?, "language"?}`` in *count* sentences or near
    *words* words.

    Returns ``{"id", "sentences": [{"text", "source", "start", "end", "rank"}]}``: reading order,
    rank 1 the best, ``text == texts[source][start:end]``. The caller says how much is wanted, so no
    quote limit applies. Raises UsageError where the record is not such a one.
    """
    identity, texts = _identity(record), _texts(record)
    language = _text(record, "language") or detect(texts[0] if texts else "", default="en")
    title = _text(record, "title")
    articles = [
        Article(
            id=str(number), source=str(number), path="", title=title, text=text, language=language
        )
        for number, text in enumerate(texts)
        if text.strip()
    ]
    summary = (
        summary_of(articles, method=method, count=count, words=words) if articles else Summary()
    )
    return {"id": identity, "sentences": _sentences(summary)}


def _sentences(summary: Summary) -> list[dict[str, Any]]:
    rank = {summary.sentences[index]: number for number, index in enumerate(summary.order, start=1)}
    return [
        {
            "text": sentence.text,
            "source": int(sentence.article),
            "start": sentence.start,
            "end": sentence.end,
            "rank": rank[sentence],
        }
        for sentence in summary.sentences
    ]


def _identity(record: Mapping[str, Any]) -> str | int:
    if not isinstance(record, Mapping):
        raise UsageError("a record is a JSON object with 'id' and 'text' (or 'texts')")
    identity = record.get("id")
    if isinstance(identity, bool) or not isinstance(identity, str | int):
        raise UsageError(
            "'id' is missing or neither text nor a whole number; give every record one"
        )
    return identity


def _texts(record: Mapping[str, Any]) -> list[str]:
    if ("text" in record) == ("texts" in record):
        raise UsageError("a record has either 'text' or 'texts'; give one of the two")
    texts = [record["text"]] if "text" in record else record["texts"]
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise UsageError("'text' must be text, and 'texts' a list of texts")
    return texts


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key) or ""
    if not isinstance(value, str):
        raise UsageError(f"'{key}' must be text")
    return value
