from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from proof_papers import LEADING, LINES, column, layout, paragraph, print_pdf, texts

from digest.proof import proof

if TYPE_CHECKING:
    from pathlib import Path

    from digest.edition import Paragraph, TextColumn

LINE = "This line is long enough to fill a page of ten points"
JUSTIFY = "text-align:justify;text-align-last:justify"
FULL = f"<p style='{JUSTIFY}'>" + "<br>".join([LINE] * LINES) + "</p>"


def fill(path: Path, **changes: Any) -> float:
    fills = proof(path, layout(path, **changes)).fills
    assert fills is not None
    return fills[1]


def faults(
    path: Path, name: str, *patterns: str, columns: tuple[TextColumn, ...] = ()
) -> list[Any]:
    return [
        fault
        for fault in proof(path, layout(path, *patterns, columns=columns)).faults
        if fault.name == name
    ]


def lines_of(count: int, style: str = "") -> str:
    return f"<p style='{style}'>" + "<br>".join([LINE[:30]] * count) + "</p>"


def test_a_full_page_is_full(tmp_path: Path) -> None:
    assert fill(print_pdf(tmp_path / "a.pdf", FULL)) == pytest.approx(1)


def test_a_half_page_is_half_full(tmp_path: Path) -> None:
    path = print_pdf(
        tmp_path / "a.pdf",
        f"<p style='{JUSTIFY}'>{'<br>'.join([LINE] * 15)}</p>",
    )
    assert fill(path) == pytest.approx(0.5, abs=0.02)
    assert [fault.page for fault in faults(path, "low fill")] == [1]


def test_one_column_of_two_fills_half_the_strips(tmp_path: Path) -> None:
    path = print_pdf(
        tmp_path / "a.pdf",
        f"<p style='width:140pt;{JUSTIFY}'>{'<br>'.join([LINE[:23]] * LINES)}</p>",
    )
    assert fill(path) == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(("gap", "full"), [(2, True), (3, False)])
def test_white_over_three_lines_is_empty_wherever_it_is(
    tmp_path: Path,
    gap: int,
    full: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """Of the ink, as a reader sees it: three empty lines are a gap of three and a half."""

    def part(count: int) -> str:
        return f"<p style='{JUSTIFY}'>{'<br>'.join([LINE] * count)}</p>"

    path = print_pdf(
        tmp_path / "a.pdf",
        part(13) + f"<div style='height:{gap * LEADING}pt'></div>" + part(LINES - 13 - gap),
    )
    assert (fill(path) > 0.97) == full


def test_pictures_fill_but_backgrounds_do_not(tmp_path: Path) -> None:
    picture = print_pdf(
        tmp_path / "a.pdf",
        f"<img alt='x' src='picture:900x1170' style='width:300pt;height:{LINES * LEADING}pt'>",
    )
    background = print_pdf(tmp_path / "c.pdf", "<p></p>", style="@page { background: #f3efe6 }")
    assert fill(picture) == pytest.approx(1)
    assert fill(background) == 0


@pytest.mark.parametrize(
    ("high", "text", "filled"),
    [
        (90, "", 90 / (LINES * LEADING)),  # a field of colour for its own sake
        (90, "Three words here", 0.01),  # a panel counts by what stands in it
        (8, "", 0),  # a rule
        (LINES * LEADING, "", 0),  # a ground
    ],
)
def test_a_field_of_colour_counts_where_it_is_small_and_bears_no_text(
    high: float, text: str, filled: float, tmp_path: Path
) -> None:
    path = print_pdf(
        tmp_path / "a.pdf",
        "<div style='height:0;overflow:visible'></div>"
        f"<div style='background:#b3201f;color:#fff;height:{high}pt'>{text}</div>",
    )
    assert fill(path) == pytest.approx(filled, abs=0.01)


def test_only_inner_pages_count(tmp_path: Path) -> None:
    path = print_pdf(
        tmp_path / "a.pdf",
        "<p>Cover</p><div>Contents</div><div>" + FULL + "</div><div>Back</div>",
        style="div { break-before: page }",
    )
    report = proof(path, layout(path, "cover-band", "contents", "news", "back"))
    assert report.fills is not None
    assert set(report.fills) == {3}
    assert dict(report.rows())["fill of inner pages"].startswith("1.00 mean")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (f"<p style='white-space:nowrap'>{LINE * 3}</p>", "off the paper"),
        (f"<p style='white-space:nowrap'>{LINE} and hang well out</p>", "out of the type area"),
        (
            f"<p style='position:absolute;top:{LINES * LEADING + 15}pt'>Too low</p>",
            "out of the type area",
        ),
    ],
)
def test_overflow_is_a_hard_fault(tmp_path: Path, body: str, why: str) -> None:
    path = print_pdf(tmp_path / "a.pdf", body)
    (fault,) = faults(path, "overflow")
    assert fault.hard
    assert why in fault.detail


def test_page_furniture_is_not_overflow(tmp_path: Path) -> None:
    path = print_pdf(
        tmp_path / "a.pdf",
        FULL,
        style="@page { @bottom-left { content: 'Folio 3' } @top-right { content: 'City' } }",
    )
    assert faults(path, "overflow") == []


def test_more_lines_than_a_frame_holds(tmp_path: Path) -> None:
    path = print_pdf(tmp_path / "a.pdf", FULL)
    assert len(faults(path, "overflow", columns=(column(10, paragraph(12)),))) == 1
    assert faults(path, "overflow", columns=(column(10, paragraph(10)),)) == []


@pytest.mark.parametrize(
    ("body", "stranded"),
    [
        (lines_of(10) + "<h2>A head at the foot</h2>", 1),
        ("<h2>A head</h2>" + lines_of(10), 0),
        ("<h2>A head over two<br>lines of its own</h2>" + lines_of(10), 0),
        ("<h2>A head</h2><img alt='x' src='picture:300x200' style='width:90pt'>", 0),
        ("<h2>A head</h2><div style='height:100pt'></div>" + lines_of(3), 1),
        (
            "<h2>A page's title</h2><h3>"
            + "<br>".join("One line" for _ in range(7))
            + "</h3>"
            + lines_of(5),
            0,
        ),
        (lines_of(10) + "<h2>A title at the foot</h2><h3>and a head</h3>", 1),
        ("<h2>Left</h2><div style='margin-left:200pt'>" + lines_of(5) + "</div>", 1),
    ],
)
def test_heads_with_nothing_below_them(tmp_path: Path, body: str, stranded: int) -> None:
    assert len(faults(print_pdf(tmp_path / "a.pdf", body), "stranded head")) == stranded


@pytest.mark.parametrize(
    ("paragraphs", "widows", "orphans"),
    [
        ([paragraph(1, opens=False), paragraph(4)], 1, 0),
        ([paragraph(2, opens=False), paragraph(4)], 0, 0),
        ([paragraph(4), paragraph(1, closes=False)], 0, 1),
        ([paragraph(4), paragraph(1)], 0, 0),
        ([paragraph(1, opens=False, closes=False)], 0, 0),
        ([paragraph(1, closes=False)], 0, 1),
    ],
)
def test_widows_and_orphans_are_read_from_the_columns(
    tmp_path: Path, paragraphs: list[Paragraph], widows: int, orphans: int
) -> None:
    path = print_pdf(tmp_path / "a.pdf", FULL)
    report = proof(path, layout(path, columns=(column(10, *paragraphs, source=1),)))
    assert (report.count("widow"), report.count("orphan")) == (widows, orphans)
    bare = proof(path)
    assert (bare.count("widow"), bare.count("orphan")) == (None, None)


def test_a_line_dropped_at_the_foot_of_the_page_is_overflow(tmp_path: Path) -> None:
    lines = [f"Line number {number}, Straße and fiancée" for number in range(60)]
    path = print_pdf(
        tmp_path / "a.pdf",
        "<div style='position:absolute;top:0;text-transform:uppercase'>"
        + "".join(f"<p>{line}</p>" for line in lines)
        + "</div>",
    )
    assert proof(path, layout(path, columns=(texts(*lines[:3]),))).count("overflow") == 0
    report = proof(path, layout(path, columns=(texts(*lines),)))
    (fault,) = (fault for fault in report.faults if "is not printed" in fault.detail)
    assert (fault.name, fault.hard, fault.page) == ("overflow", True, 1)
    assert "Line number" in fault.detail


def test_a_missing_page_lacks_all_its_text(tmp_path: Path) -> None:
    path = print_pdf(tmp_path / "a.pdf", "<p>Here</p>")
    plan = layout(path, "news", "news", columns=(texts("Gone"),), page=2)
    assert [fault.page for fault in proof(path, plan).faults if fault.name == "overflow"] == [2]
