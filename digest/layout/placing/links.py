"""Source lines: the names of outlets in lines that are broken already, linked to their articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.layout.placing.compositor import linkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edition import Line, Span
    from digest.layout.placing.compositor import Compositor
    from digest.model import Story

SPACE = re.compile(r"(?:\\?\s)+")
"""White space, plain or as ``re.escape`` writes it: a name may be set with no-break spaces."""


def linked(lines: Sequence[str], story: Story, compositor: Compositor) -> tuple[Line, ...]:
    """*lines* with each outlet's name as a link; a name over two lines is a link on each."""
    addresses = {
        SPACE.sub(" ", article.source.strip()): article.url
        for article in reversed(story.articles)
        if linkable(article.url) and article.source.strip()
    }
    if not addresses:
        return compositor.plain(lines)
    names = "|".join(
        SPACE.sub(r"\\s", re.escape(name)) for name in sorted(addresses, key=len, reverse=True)
    )
    spans: list[list[Span]] = [[]]
    for part in re.split(f"({names})", "\n".join(lines)):
        link = addresses.get(SPACE.sub(" ", part), "")
        for number, text in enumerate(part.split("\n")):
            if number:
                spans.append([])
            if text:
                spans[-1].append(compositor.span(text, link=link))
    return tuple(map(tuple, spans))


def outlet(
    story: Story,
    article: str,
    compositor: Compositor,
    *,
    width: float = 0.0,
    style: str = "source",
    **more: str,
) -> Span:
    """The name of the outlet that published *article*, linked to it.

    It is cut with an ellipsis where it is wider than *width* points in *style*; 0 for any width.
    """
    source = next(one for one in story.articles if one.id == article)
    link = source.url if linkable(source.url) else ""
    name = compositor.shortened(source.source, style, width) if width else source.source
    return compositor.span(name, link=link, **more)
