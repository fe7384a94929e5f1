from __future__ import annotations

from builders import article, issue, sentences, story

from digest import report


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
    part = text.partition("Left out of the texts, by outlet\n")[2].partition("\n\n")[0]
    assert part.split("\n")[1:] == ["The Gull: 3 (caption 2, byline 1)", "The Tern: 1 (byline 1)"]
