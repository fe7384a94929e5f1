"""Where text overprints, the pages are composed more plainly and printed again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import copy_tree
from editions import laid_out
from press_weeks import week_of

from digest.edition import Area, EditionPage, Part
from digest.layout.plainer import STEPS, plainer, stories_on, without_patterns
from digest.model import Fault, Issue, Place
from digest.pipeline.mending import mended
from digest.pipeline.printing import BuildResult
from digest.proof import Report, read_layout
from digest.themes import Theme, load_theme

OVER = Fault(name="overprint", page=3, hard=True, detail="“Words” lies over “Other words”")
LINK = Fault(name="dead link", page=3, hard=True, detail="")
ISSUE = week_of(6, picture="pier.jpg")


def pages_of(*patterns: str) -> tuple[EditionPage, ...]:
    """A page a pattern, each with the story of its number."""
    area = Area(x=0, y=0, width=1, height=1)
    return tuple(
        EditionPage(
            number=number,
            pattern=pattern,
            parts=(Part(box="a", area=area, story=f"story-{number}"), Part(box="title", area=area)),
        )
        for number, pattern in enumerate(patterns, start=1)
    )


EDITION = replace(laid_out(week_of(1)), pages=pages_of("cover", "opener", "two", "three"))


class Press:
    """Prints nothing, and finds the faults that it was given, print by print."""

    def __init__(self, folder: Path, *faults: Sequence[Fault]) -> None:
        self.pdf = folder / "issue.pdf"
        self.faults = list(faults)
        self.printed: list[tuple[Issue, Theme]] = []

    def __call__(self, issue: Issue, theme: Theme) -> BuildResult:
        self.printed.append((issue, theme))
        self.pdf.write_bytes(b"print %d" % len(self.printed))
        return BuildResult(
            pdf=self.pdf,
            issue=ISSUE,
            edition=EDITION,
            proof=report(*self.faults[len(self.printed) - 1]),
            dropped=(),
        )


def report(*faults: Fault) -> Report:
    values: dict[str, Any] = dict.fromkeys(Report.__dataclass_fields__, 0)
    return Report(**{**values, "faults": faults, "path": Path("issue.pdf")})


@pytest.mark.parametrize(
    ("faults", "prints", "left"),
    [
        ([[]], 1, b"print 1"),
        ([[LINK]], 1, b"print 1"),  # no composition mends that
        ([[OVER], []], 2, b"print 2"),
        ([[OVER], [OVER], []], 3, b"print 3"),
        ([[OVER], [OVER], [OVER], []], 4, b"print 4"),
        ([[OVER], [OVER, OVER], [OVER], [OVER]], 4, b"print 1"),  # none is better than the first
        ([[OVER, OVER], [OVER], [OVER, OVER], [OVER]], 4, b"print 2"),
    ],
)
def test_the_best_of_a_few_prints_is_kept(
    faults: list[list[Fault]], prints: int, left: bytes, tmp_path: Path
) -> None:
    press, theme = Press(tmp_path, *faults), load_theme("atlas")
    result = mended(press(ISSUE, theme), theme, press)
    assert len(press.printed) == prints <= 1 + STEPS
    assert press.pdf.read_bytes() == left
    assert len(result.proof.hard) == min(len(found) for found in faults)
    assert any("composed more plainly" in line for line in result.edition.warnings) is (
        left != b"print 1"
    )


def test_only_stories_at_fault_lose_something_and_more_the_second_time() -> None:
    assert stories_on(EDITION, {2, 3}) == {"story-2", "story-3"}
    for step in (1, 2):
        made = plainer(ISSUE, {"story-2": step})
        for before, after in zip(ISSUE.stories, made.stories, strict=True):
            assert (after == before) is (before.id != "story-2")
    first, second = (plainer(ISSUE, {"story-2": step}).stories[2] for step in (1, 2))
    assert ISSUE.stories[2].quotes
    assert not first.quotes
    assert first.picture == ISSUE.stories[2].picture
    assert not second.picture
    lead = plainer(ISSUE, {"story-1": 2}).stories[1]
    assert (ISSUE.stories[1].place, lead.place) == (Place.FEATURE, Place.NEWS)


def test_a_fault_that_comes_on_another_page_is_mended_too(tmp_path: Path) -> None:
    other = replace(OVER, page=2)
    press, theme = Press(tmp_path, [OVER], [other], [other], []), load_theme("atlas")
    result = mended(press(ISSUE, theme), theme, press)
    assert not result.proof.hard

    def without(part: str) -> list[set[str]]:
        return [
            {
                after.id
                for before, after in zip(ISSUE.stories, issue.stories, strict=True)
                if getattr(before, part) and not getattr(after, part)
            }
            for issue, _ in press.printed
        ]

    both = {"story-2", "story-3"}
    assert without("quotes") == [set(), {"story-3"}, both, both]
    assert without("picture") == [set(), set(), set(), {"story-2"}]
    assert [each.design == theme.design for _, each in press.printed] == [True, True, True, False]


def test_a_pattern_goes_only_where_another_can_stand_in() -> None:
    design = load_theme("atlas").design
    names = {
        pattern.name for pattern in without_patterns(design, EDITION, frozenset({3, 4})).patterns
    }
    assert {pattern.name for pattern in design.patterns} - names == {"two", "three"}
    alone = replace(
        design, patterns=tuple(one for one in design.patterns if one.name in ("one", "two"))
    )
    last = replace(EDITION, pages=pages_of("one"))
    assert without_patterns(alone, last, frozenset({1})) is alone


@pytest.mark.slow
def test_a_figure_over_the_text_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from digest import cli, sample
    from digest.themes.theme import templates

    # Without pictures, which would stand where the figures do.
    posts = Path(sample.__file__).parent / "weeks" / "en"

    monkeypatch.chdir(tmp_path)
    copy_tree(templates() / "folio", tmp_path / "mine")
    with (tmp_path / "mine" / "theme.css").open("a", encoding="utf-8") as sheet:
        sheet.write(".graphic { margin-top: -40pt !important }")
    assert cli.execute(["-q", "build", str(posts), "--theme", "./mine", "--output", "out"]) == 0
    (pdf,) = Path("out").rglob("*.pdf")
    layout = read_layout(pdf)
    assert layout
    (warning,) = [line for line in layout.edition.warnings if "composed more plainly" in line]
    named = re.search(r"\(page ([\d, ]+) at first\)", warning)
    assert named
    drawn = {
        page.number
        for page in layout.edition.pages
        for part in page.parts
        for block in part.blocks
        if block.kind == "graphic"
    }
    assert drawn.isdisjoint(map(int, named[1].split(", ")))
