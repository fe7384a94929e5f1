"""Lines of an edition with the invisible marks that lines of two directions need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.press.bidi import in_context, isolated, isolated_names

if TYPE_CHECKING:
    from digest.edition import Edition, Line, Span, TextLine


def names_of(edition: Edition) -> tuple[str, ...]:
    """The names that stay as they are written: the magazine's and its outlets'."""
    return tuple(
        sorted({name for story in edition.stories for name in story.sources} | {edition.title})
    )


def directed_row(
    lines: Sequence[Line],
    leftwards: bool,  # noqa: FBT001 - a filter
    names: tuple[str, ...],
) -> tuple[Line, ...]:
    """The lines of a row that reads *leftwards* or not, ready to be printed."""

    def ready(span: Span) -> Span:
        text = isolated(isolated_names(span.text, names, leftwards=leftwards), leftwards=leftwards)
        return span if text == span.text else replace(span, text=text)

    texts = ["".join(span.text for span in line) for line in lines]
    marked = in_context(texts, leftwards=leftwards)
    return tuple(
        _between([ready(span) for span in line], start, end)
        for line, (start, end) in zip(lines, marked, strict=True)
    )


def directed_text(
    lines: Sequence[TextLine],
    leftwards: bool,  # noqa: FBT001 - a filter
) -> list[tuple[TextLine, str]]:
    """Each line of a paragraph with its text, ready to be printed."""
    marked = in_context([line.text for line in lines], leftwards=leftwards)
    return [
        (line, f"{start}{isolated(line.text, leftwards=leftwards)}{end}")
        for line, (start, end) in zip(lines, marked, strict=True)
    ]


def _between(spans: list[Span], start: str, end: str) -> Line:
    if spans and start:
        spans[0] = replace(spans[0], text=f"{start}{spans[0].text}")
    if spans and end:
        spans[-1] = replace(spans[-1], text=f"{spans[-1].text}{end}")
    return tuple(spans)
