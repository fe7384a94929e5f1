from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from digest.layout.captions import three_lines

NARROW: Any = SimpleNamespace(advance=lambda text, *_: len(text))


@pytest.mark.parametrize(
    ("lines", "cut"),
    [
        (("a", "b", "c"), ("a", "b", "c")),
        (("a", "b", "cd ef", "g"), ("a", "b", "cd ef…")),
        (("a", "b", "cd efgh", "i"), ("a", "b", "cd…")),
        (("a", "b", "cd ef\u2010", "g"), ("a", "b", "cd…")),
    ],
)
def test_a_caption_of_more_than_three_lines_says_that_it_is_cut(
    lines: tuple[str, ...], cut: tuple[str, ...]
) -> None:
    assert three_lines(lines, 6, "en", NARROW) == cut
