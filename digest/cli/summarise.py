"""``digest summarise``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from digest.cli.common import LANGUAGE, METHOD, common_options, result
from digest.errors import UsageError


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--sentences",
    type=click.IntRange(1),
    metavar="N",
    help="The number of sentences.  [default: 3]",
)
@click.option(
    "--words",
    type=click.IntRange(1),
    metavar="N",
    help="About that many words, in whole sentences.",
)
@click.option(
    "--method",
    type=METHOD,
    default="default",
    show_default=True,
    metavar="NAME",
    help="default, lead, lexrank, textrank, lsa, luhn, edmundson, sumbasic, kl, reduction, or your "
    "own: package.module:name.",
)
@click.option(
    "--language",
    type=LANGUAGE,
    metavar="CODE",
    help="The texts' language.  [default: detected]",
)
@click.option("--jsonl", is_flag=True, help="Read and write one JSON object per line.")
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
    """Summarise single texts: FILES, or standard input.

    A summary's sentences are taken word for word from the text. With --jsonl each line in is {"id",
    "text" or "texts", "title"?, "language"?} and each line out {"id", "sentences": [{"text",
    "source", "start", "end", "rank"}]}.
    """
    from digest.cli import _filters
    from digest.summarise import summarise_record

    if sentences and words:
        raise UsageError("--sentences and --words cannot be combined; pass one of them")
    count = None if words else sentences or 3
    if jsonl:
        for place, record in _filters.records(files):
            given = {"language": language, **record} if language else record
            try:
                summary = summarise_record(given, count=count, words=words, method=method)
            except UsageError as error:
                raise UsageError(f"{place}: {error}") from error
            result(json.dumps(summary, ensure_ascii=False))
        return
    for number, path in enumerate(files or (Path("-"),)):
        text = {
            "id": str(path),
            "text": _filters.whole(path),
            **({"language": language} if language else {}),
        }
        summary = summarise_record(text, count=count, words=words, method=method)
        if len(files) > 1:
            result(("\n" if number else "") + f"{path}:")
        for sentence in summary["sentences"]:
            result(" ".join(sentence["text"].split()))
