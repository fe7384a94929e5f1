"""Text over text, rules, pictures and panels, and text outside its box: broken on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest
from proof_papers import box, layout, print_pdf

from digest.edition import Block
from digest.model import Fault
from digest.proof import proof


def found(path: Path, *blocks: Block, name: str = "overprint") -> list[Fault]:
    report = proof(path, layout(path, "news", blocks=blocks))
    assert all(fault.hard for fault in report.faults if fault.name == name)
    return [fault for fault in report.faults if fault.name == name]


def at(top: float, left: float = 0, **more: str) -> str:
    declared = ";".join(f"{name.replace('_', '-')}:{value}" for name, value in more.items())
    return f"style='position:absolute;top:{top}pt;left:{left}pt;{declared}'"


RULE = "height:.5pt;width:300pt;background:#888"
SPARED = {
    "accents and descenders": "<p>Ångström Ételý</p><p style='margin-top:-4pt'>Ûngefähr jgyq</p>",
    "a drop cap": f"<p><span {at(0, font_size='36pt', line_height='36pt')}>L</span></p>"
    f"<p {at(4, 10)}>ooking out to sea</p>",
    "a superscript": "<p>The 2<span style='font-size:6pt;position:relative;top:-3pt'>nde</span> "
    "one</p>",
    "a hanging mark": f"<p {at(0)}>Words</p><p {at(13, -5)}>“Words</p>",
    "lines set close": f"<p {at(0)}>A line that goes on</p><p {at(7.5, 3)}>another so near</p>",
    "a rule beneath": f"<p>Words over a rule</p><div {at(12)}><div style='{RULE}'></div></div>",
    "an underlined link": "<p><a href='https://example.org'><u>Words over a rule</u></a></p>",
    "the border of a box": "<p style='border:.5pt solid #888'>Words in a frame</p>",
    "a border over a text": "<p style='border-top:2pt solid #888;padding-top:2pt'>Words</p>",
}
BROKEN = {
    "a last line through the head beneath": (
        "<p>First things first</p><h1 style='font-size:20pt;margin-top:-9pt'>Second head</h1>",
        "Second head” lies over “First things",
    ),
    "a line between two lines": (
        f"<p {at(0)}>A line that goes on</p><p {at(6.5, 3)}>another so close to it</p>",
        "another so close to it” lies over",
    ),
    "the ends of two lines": (
        f"<p {at(0)}>A line that goes on</p><p {at(2, 70)}>another beside it</p>",
        "another beside it” lies over",
    ),
    "a running head": (
        f"<p {at(-30)}>Here are words of the page</p>",
        "lies over",
    ),
    "a rule": (
        f"<p>Words on a rule</p><div {at(7)}><div style='{RULE}'></div></div>",
        "lies over a rule",
    ),
    "an upright rule": (
        f"<div {at(0, 30, height='40pt', width='.5pt', background='#888')}></div><p>On a rule</p>",
        "lies over a rule",
    ),
    "the border of another box": (
        f"<p>Words on a rule</p><div {at(7, width='99pt', border_top='1pt solid #888')}></div>",
        "lies over a rule",
    ),
}


@pytest.mark.parametrize("page", SPARED)
def test_what_touches_as_type_does_is_no_fault(page: str, tmp_path: Path) -> None:
    assert found(print_pdf(tmp_path / "a.pdf", SPARED[page])) == []


@pytest.mark.parametrize("page", BROKEN)
def test_text_over_text_or_a_rule(page: str, tmp_path: Path) -> None:
    body, why = BROKEN[page]
    style = "@page { @top-left { content: 'Here runs the head'; vertical-align: bottom; "
    path = print_pdf(tmp_path / "a.pdf", body, style=style + "padding-bottom: 16pt } }")
    (fault,) = found(path)
    assert why in fault.detail


PICTURE = "<img alt='x' src='picture:900x600' style='width:300pt;height:200pt'>"
AREA = (0.0, 0.0, 300.0, 200.0)


@pytest.mark.parametrize(
    ("top", "ground", "why"),
    [
        (40, False, "lies over a picture"),
        (40, True, ""),
        (192, False, "runs over the edge of a picture"),
        (205, False, ""),
    ],
)
def test_a_caption_over_a_picture(top: float, ground: bool, why: str, tmp_path: Path) -> None:  # noqa: FBT001
    path = print_pdf(tmp_path / "a.pdf", f"{PICTURE}<p {at(top, 20)}>A pier at dusk</p>")
    faults = found(path, box("", AREA, image=True, ground=ground))
    assert [why in fault.detail for fault in faults] == [True] * bool(why)


def test_a_text_covered_by_a_picture(tmp_path: Path) -> None:
    path = print_pdf(tmp_path / "a.pdf", f"<p>A pier at dusk</p><div {at(0)}>{PICTURE}</div>")
    (fault,) = found(path, box("", AREA, image=True, ground=True))
    assert "covered by a picture" in fault.detail


@pytest.mark.parametrize(
    ("text", "top", "why"),
    [
        ("Words of the panel 3–4 %", 20, ""),
        ("A story’s last line", 20, "lies over a panel it is not part of"),
        ("A story’s last line", -7, "runs over the edge of a panel"),
        ("A story’s last line", -20, ""),
    ],
)
def test_a_story_that_runs_into_a_panel(text: str, top: float, why: str, tmp_path: Path) -> None:
    panel = f"<div {at(100, width='300pt', height='80pt', background='#f3efe6')}></div>"
    path = print_pdf(tmp_path / "a.pdf", f"{panel}<p {at(100 + top)}>{text}</p>")
    own, story = ("Words of the panel 3–4 %", (0, 100, 300, 80)), (text, (0, 0, 300, 90))
    faults = found(path, box(*own), box(*story))
    assert [why in fault.detail for fault in faults] == [True] * bool(why)


@pytest.mark.parametrize(("top", "left", "strays"), [(0, 0, 0), (80, 0, 1), (0, 120, 1)])
def test_text_outside_its_box(top: float, left: float, strays: int, tmp_path: Path) -> None:
    path = print_pdf(tmp_path / "a.pdf", f"<p {at(top, left)}>Words in their box</p>")
    faults = found(path, box("Words in their box", (0, 0, 120, 26)), name="overflow")
    assert ["outside its box" in fault.detail for fault in faults] == [True] * strays
