"""What a check of a source advises."""

from __future__ import annotations

from builders import article

from digest.config import SourceConfig
from digest.model import Rejected
from digest.pipeline.checking import EXPECTED, SourceCheck

FEW = "more was left out than read: see the reasons above"


def advice(*reasons: str) -> tuple[str, ...]:
    left = tuple(Rejected(where="a", reason=reason) for reason in reasons)
    given = {"articles": (article(),), "rejected": left, "week": None}
    return SourceCheck(config=SourceConfig(), **given).advice


def test_only_what_could_be_an_article_counts_as_left_out() -> None:
    assert FEW in advice("no text in it", "it has expired, on 2025-01-01")
    assert FEW not in advice("no text in it")
    assert FEW not in advice(*(f"{reason}, no post" for reason in EXPECTED))
