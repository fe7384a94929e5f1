"""``digest summarise``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from digest.cli.common import common_options, result
from digest.errors import UsageError


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--sentences", type=click.IntRange(1), metavar="N", help="How many sentences.  [default: 3]"
)
@click.option(
    "--words", type=click.IntRange(1), metavar="N", help="About how many words, in whole sentences."
)
@click.option(
    "--method",
    default="default",
    show_default=True,
    metavar="NAME",
    help="default, lead, lexrank, textrank, lsa, luhn, edmundson, sumbasic, kl, reduction.",
)
@click.option("--language", metavar="CODE", help="The texts' language.  [default: found out]")
@click.option("--jsonl", is_flag=True, help="One JSON object a line, in and out.")
@common_options
def summarise(
    files: tuple[Path, ...],
    sentences: int | None,
    words: int | None,
    method: str,
    language: str | None,
    *,
    jsonl: bool,
) -> None:
    """Summaries of single texts: FILES, or standard input.

    A summary's sentences stand word for word in their text. With --jsonl each line in is {"id", "text" or "texts",
    "title"?, "language"?} and each line out {"id", "sentences": [{"text", "source", "start", "end", "rank"}]}.
    """
    from digest.cli import _filters
    from digest.summarise import summarise_record

    if sentences and words:
        raise UsageError("--sentences and --words exclude each other; give one")
    count = None if words else sentences or 3
    if jsonl:
        for place, record in _filters.records(files):
            given = {"language": language, **record} if language else record
            try:
                told = summarise_record(given, count=count, words=words, method=method)
            except UsageError as error:
                raise UsageError(f"{place}: {error}") from error
            result(json.dumps(told, ensure_ascii=False))
        return
    for number, path in enumerate(files or (Path("-"),)):
        text = {
            "id": str(path),
            "text": _filters.whole(path),
            **({"language": language} if language else {}),
        }
        told = summarise_record(text, count=count, words=words, method=method)
        if len(files) > 1:
            result(("\n" if number else "") + f"{path}:")
        for sentence in told["sentences"]:
            result(" ".join(sentence["text"].split()))
