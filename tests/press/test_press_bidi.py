"""Numbers, brackets and foreign names in right-to-left lines, as the printed PDF has them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from editions import laid_out, printed
from press_weeks import week_of

from digest.edition import Edition, Part, TextLine
from digest.press.bidi import ALM, LRI, LRM, PDI, RLI, in_context, isolated, isolated_names
from digest.proof.pdf import read

AMOUNTS = [
    ("25%", f"{LRI}25%{PDI}"),
    ("بلغ 4.2 % من", f"بلغ {LRI}4.2 %{PDI} من"),
    ("نحو $3,000 فقط", f"نحو {LRI}$3,000{PDI} فقط"),
    ("وصلت −5° ليلا", f"وصلت {LRI}−5°{PDI} ليلا"),
    ("من 20–25 مايو", "من 20–25 مايو"),
    ("نحو ٢٥٪ منهم", "نحو ٢٥٪ منهم"),
    ("بلا أرقام", "بلا أرقام"),
]


@pytest.mark.parametrize(("text", "ready"), AMOUNTS)
def test_an_amount_keeps_its_sign(text: str, ready: str) -> None:
    assert isolated(text, leftwards=True) == ready
    assert isolated(text, leftwards=False) == text


def test_a_name_that_reads_the_other_way_stays_together() -> None:
    names = ("Yahoo!", "الجزيرة!")
    assert isolated_names("عن Yahoo! أمس", names, leftwards=True) == f"عن {LRI}Yahoo!{PDI} أمس"
    assert isolated_names("by الجزيرة!", names, leftwards=False) == f"by {RLI}الجزيرة!{PDI}"
    assert isolated_names("عن الجزيرة!", names, leftwards=True) == "عن الجزيرة!"


def test_a_line_knows_what_stands_before_and_after_it() -> None:
    lines = ["2016-17 كان العام", "قال International Monetary –", "– Fund أمس"]
    assert in_context(lines, leftwards=True) == [(ALM, ""), ("", LRM), (LRM, "")]
    assert in_context(lines, leftwards=False) == [("", "")] * 3


def shown(edition: Edition, lines: tuple[str, ...], folder: Path) -> list[str]:
    """*lines* as a paragraph of each column, as they are drawn from the left."""

    def with_lines(part: Part) -> Part:
        if not part.columns or not part.columns[0].paragraphs:
            return part
        column = part.columns[0]
        changed = replace(
            column.paragraphs[0],
            lines=tuple(TextLine(text=line) for line in lines),
            language="ar",
            initial="",
        )
        columns = (replace(column, paragraphs=(changed,)), *part.columns[1:])
        return replace(part, columns=columns)

    pages = tuple(
        replace(page, parts=tuple(map(with_lines, page.parts))) if page.number > 1 else page
        for page in edition.pages
    )
    path = printed(replace(edition, pages=pages), folder / "a.pdf").path
    document = read(path, path.read_bytes())
    assert all(run.missing == 0 for page in document.pages for run in page.runs)
    return [run.text for page in document.pages for run in page.runs]


@pytest.mark.slow
def test_signs_stand_alike_at_every_place_in_a_line(tmp_path: Path) -> None:
    lines = ("25% من السكان في", "المدينة و25% من", "القرى ونحو 25%", "2016-17 كان", "في 2016-17")
    runs = "\n".join(shown(laid_out(week_of(3, language="ar")), lines, tmp_path))
    assert runs.count("25%") >= 3
    assert "%25" not in runs
    assert runs.count("17-2016") + runs.count("2016-17") >= 2
    assert ("17-2016" in runs) is not ("2016-17" in runs)  # one way, wherever it stands
