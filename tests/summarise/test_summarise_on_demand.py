from __future__ import annotations

import random

import pytest
from builders import LOREM, article

from digest.summarise.on_demand import read_on_demand
from digest.summarise.readable import Judge, read
from digest.text.sentences import sentences

TEXTS = (
    LOREM,
    (
        "This inquiry, the harbour board said, would close the old pier. It cost nine million crowns. "
        "Board chair Anna Reed lost a boat. Reed said the pier was closed. But nobody had asked. "
        "This inquiry went on. “What now?” The crews left."
    ),
    "See also. It rained. He left. They stayed here.",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_what_is_judged_on_demand_is_what_is_read(text: str, strict: bool, seed: int) -> None:  # noqa: FBT001
    told = [article(id="a", text=text), article(id="b", text=TEXTS[1])]
    found = [sentence for each in told for sentence in sentences(each)]
    whole = read(found, articles=told, every=found, strict=strict)
    lazy = read_on_demand(found, articles=told, every=found, strict=strict)
    indexes = list(range(len(found)))
    random.Random(seed).shuffle(indexes)
    for index in indexes:
        assert lazy.closure(index) == whole.closure(index)
        assert lazy.needs.get(index) == whole.needs.get(index)
    assert lazy.barred == whole.barred
    assert dict(lazy.needs) == dict(whole.needs)
    assert len(lazy.needs) == len(whole.needs)


def test_only_what_is_asked_for_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[int] = []

    def needs(_: Judge, index: int) -> frozenset[int]:
        judged.append(index)
        return frozenset()

    monkeypatch.setattr(Judge, "needs", needs)
    told = article()
    found = sentences(told)
    lazy = read_on_demand(found, articles=[told], every=found)
    assert lazy.closure(2) == {2}
    assert lazy.closure(2) == {2}
    assert judged == [0, 2]
