from __future__ import annotations

from builders import article, issue, sentences, story

from digest import report
from digest.model import Rejected


def test_the_report_counts_what_was_left_out_by_outlet_and_kind() -> None:
    gull, tern = article(), article(id="tern:a", source="The Tern")
    first, second = sentences(gull)[:2]
    text = report.render(
        issue=issue(story(gull, tern)),
        pages=2,
        rejected=(),
        warnings=(),
        dropped=[
            (sentences(tern)[0], "byline"),
            (first, "caption"),
            (second, "byline"),
            (second, "caption"),
        ],
    )
    assert "\n2 articles from 2 sources in 1 story on 2 pages\n" in text
    part = text.partition("Left out of the texts, by outlet\n")[2].partition("\n\n")[0]
    assert part.split("\n")[1:] == ["The Gull: 3 (caption 2, byline 1)", "The Tern: 1 (byline 1)"]


def test_reasons_that_differ_in_dates_only_are_listed_together() -> None:
    left = [
        Rejected(where=f"{day}.md", reason=f"of 2025-07-{day}, not of W30") for day in (1, 12, 3)
    ]
    assert report.rejections(left, most=1) == [
        "1.md: of 2025-07-1, not of W30",
        "… and 2 more: of …, not of W…",
    ]
    assert len(report.rejections(left)) == 3


def test_reasons_that_differ_in_numbers_only_are_counted_together() -> None:
    reasons = {"of day 1, not of W30": 2, "of day 12, not of W30": 1, "no text": 1}
    assert report.grouped(reasons) == {"of day …, not of W…": 3, "no text": 1}
    assert report.grouped({"of day 1": 2}) == {"of day 1": 2}
