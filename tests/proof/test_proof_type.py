from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from proof_papers import layout, print_pdf

from digest.proof import proof
from digest.proof.lines import contrast, page_lines
from digest.proof.pdf import read

if TYPE_CHECKING:
    from pathlib import Path

    from digest.proof.lines import Line

WORDS = (
    "the old harbour master of the northern town kept every ledger in a green cupboard "
    "beside a door that nobody used "
)


def lines_of(path: Path) -> list[Line]:
    return [line for page in read(path, path.read_bytes()).pages for line in page_lines(page)]


def faults(path: Path, name: str) -> list[Any]:
    return [fault for fault in proof(path, layout(path)).faults if fault.name == name]


def test_runs_are_joined_into_lines(tmp_path: Path) -> None:
    path = print_pdf(
        tmp_path / "a.pdf",
        "<p>One <b>bold</b> and <a href='https://example.org/'>linked</a> word.<br>Second line.</p>"
        "<p style='columns:2;column-gap:15pt'>"
        "Left here.<br>Left too.<br>Right here.<br>Right too.</p>",
    )
    assert [line.text for line in lines_of(path)] == [
        "One bold and linked word.",
        "Second line.",
        "Left here.",
        "Left too.",
        "Right here.",
        "Right too.",
    ]


def test_a_drop_cap_is_not_part_of_the_line_beside_it(tmp_path: Path) -> None:
    path = print_pdf(
        tmp_path / "a.pdf",
        f"<p><span style='float:left;font-size:48pt;line-height:39pt'>T</span>{WORDS * 2}</p>",
    )
    assert "T" in [line.text for line in lines_of(path)]


def test_word_spaces_are_measured(tmp_path: Path) -> None:
    path = print_pdf(
        tmp_path / "a.pdf",
        "<p>four words in all</p><p style='word-spacing:10pt'>four words in all</p>",
    )
    plain, wide = (line.gaps for line in lines_of(path))
    assert len(plain) == len(wide) == 3
    assert [b - a for a, b in zip(plain, wide, strict=True)] == pytest.approx([1, 1, 1], abs=0.02)


def test_loose_lines_are_counted_among_the_justified(tmp_path: Path) -> None:
    short = "at sea we go on as they do in the old way or so he had it and she is not one to ask"

    def paragraph(width: int, words: str = short) -> str:
        chosen = " ".join(random.Random(4).choices(words.split(), k=150))
        return f"<p style='text-align:justify;width:{width}pt'>{chosen}</p>"

    narrow = proof(print_pdf(tmp_path / "narrow.pdf", paragraph(85, WORDS)))
    wide = proof(print_pdf(tmp_path / "wide.pdf", paragraph(300)))
    ragged = proof(print_pdf(tmp_path / "ragged.pdf", paragraph(300).replace("justify", "start")))
    assert narrow.loose > 3
    assert wide.loose == 0
    assert wide.justified >= 5
    assert ragged.justified == 0


def test_right_to_left_lines_are_justified_too(tmp_path: Path) -> None:
    path = print_pdf(
        tmp_path / "a.pdf",
        f"<p dir='rtl' style='text-align:justify;width:300pt'>{WORDS * 3} {WORDS[40:] * 2}</p>",
    )
    assert proof(path).justified >= 5


@pytest.mark.parametrize(("breaks", "ladders"), [(2, 0), (3, 1), (5, 1)])
def test_three_hyphens_in_a_row_make_a_ladder(tmp_path: Path, breaks: int, ladders: int) -> None:
    body = "<br>".join(["the harbour mas\u2010"] * breaks + ["ters."])
    assert len(faults(print_pdf(tmp_path / "a.pdf", f"<p>{body}</p>"), "hyphen ladder")) == ladders


def test_a_dash_at_the_end_is_not_a_hyphen(tmp_path: Path) -> None:
    path = print_pdf(tmp_path / "a.pdf", "<p>" + "<br>".join(["he said -"] * 4) + "</p>")
    assert faults(path, "hyphen ladder") == []


def test_a_missing_glyph_is_a_hard_fault(tmp_path: Path) -> None:
    path = print_pdf(tmp_path / "a.pdf", "<p>A good line.</p><p>A sign \U0010fffd nobody has.</p>")
    (fault,) = faults(path, "missing glyph")
    assert fault.hard
    assert "A sign" in fault.detail


@pytest.mark.parametrize(
    ("style", "low"),
    [
        ("color:#777", True),
        ("color:#767676", False),
        ("color:#8a8a8a;font-size:20pt", False),
        ("color:#b3201f;background:#f3efe6", False),
        ("color:#fff;background:#b3201f", False),
        ("color:#fff;background:#ffd", True),
        ("color:#fff", True),
    ],
)
def test_contrast_against_the_colour_behind(
    tmp_path: Path,
    style: str,
    low: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    path = print_pdf(tmp_path / "a.pdf", f"<p style='{style};line-height:1.3'>Read me</p>")
    assert bool(faults(path, "low contrast")) == low


def test_contrast_over_a_picture_is_not_guessed(tmp_path: Path) -> None:
    path = print_pdf(
        tmp_path / "a.pdf",
        "<div style='position:relative'><img alt='x' src='picture:300x200' style='width:200pt'>"
        "<p style='position:absolute;top:40pt;left:20pt;color:#fff'>On it</p></div>",
    )
    assert faults(path, "low contrast") == []


def test_contrast_of_black_and_white() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((0.4, 0.4, 0.4), (0.4, 0.4, 0.4)) == 1
