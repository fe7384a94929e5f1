from __future__ import annotations

import pytest
from builders import article, sentences

from digest.summarise.surnames import introductions, lone_names


def introduced(text: str) -> dict[str, int]:
    told = article(text=text, title="Gull")
    return {name: index for (_, name), index in introductions(sentences(told), [told]).items()}


def test_offices_stand_before_a_first_name() -> None:
    assert introduced("Crews met Westland Attorney General Anna Reed.") == {"Reed": 0, "Anna": 0}
    # Up to three words may be first names.
    assert introduced("Crews met Mary Anna Louise Reed.") == {"Reed": 0, "Mary": 0}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Crews met Reed, and Bell's boat sank.", ["Crews", "Reed", "Bell"]),
        ("Crews met Mr Reed on Skarra Bay.", ["Crews", "Reed"]),
        ("Mr. Reed sang for Old Tom Bell.", ["Reed", "Reed"]),
    ],
)
def test_names_that_stand_alone(text: str, names: list[str]) -> None:
    assert list(lone_names(text)) == names
