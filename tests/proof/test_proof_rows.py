"""Each row of the report: one fault is put into a page, and only that row changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from proof_papers import HEAVY, column, layout, paragraph, print_pdf

from digest.edition import Paragraph
from digest.proof import proof

LINE = "This line is long enough to fill all the width of a whole page"
OTHER = "This one is about as long as that and fills it with more words"
BODY = (
    '<h1 id="top">Harbour</h1><p>Back to the <a href="#top">top</a>, out to '
    '<a href="https://example.org/a">a page</a>.</p>'
    f"<p class='set'>{'<br>'.join([LINE, OTHER] * 11)}</p><h2>Foot</h2>"
    "<img alt='The pier' src='picture:1000x200' style='width:300pt;height:60pt'>"
)
STYLE = (
    f'@font-face {{ font-family: "Heavy"; src: url("{HEAVY}") }}'
    ".set { text-align: justify; text-align-last: justify } img { display: block }"
)


def rows(path: Path, *paragraphs: Paragraph) -> dict[str, str]:
    """The report on *path* as a table, with one column of *paragraphs* in its layout."""
    columns = (column(10, *(paragraphs or (paragraph(4),))),)
    return dict(proof(path, layout(path, columns=columns)).rows())


def replace(old: str, new: str, **options: Any) -> Callable[[Path], dict[str, str]]:
    def make(folder: Path) -> dict[str, str]:
        assert old in BODY
        return rows(
            print_pdf(folder / "broken.pdf", BODY.replace(old, new, 1), style=STYLE, **options)
        )

    return make


def edit_pdf(edit: Callable[[pikepdf.Pdf], object]) -> Callable[[Path], dict[str, str]]:
    def make(folder: Path) -> dict[str, str]:
        path = print_pdf(folder / "sound.pdf", BODY, style=STYLE)
        with pikepdf.open(path) as pdf:
            edit(pdf)
            pdf.save(folder / "broken.pdf")
        return rows(folder / "broken.pdf")

    return make


def column_of(*paragraphs: Paragraph) -> Callable[[Path], dict[str, str]]:
    return lambda folder: rows(print_pdf(folder / "broken.pdf", BODY, style=STYLE), *paragraphs)


def remove_title(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["dc:title"]


def remove_claim(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["{http://www.aiim.org/pdfua/ns/id/}part"]


def remove_fonts(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


def trim_by(points: float) -> Callable[[pikepdf.Pdf], None]:
    """Cuts the page on the right, through the picture."""

    def trim(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].trimbox = [points, 0, 350, 500]

    return trim


def break_links(pdf: pikepdf.Pdf) -> None:
    for note in pdf.pages[0].Annots:
        if "/Dest" in note:
            note.Dest = pikepdf.String("gone")


PICTURE = "src='picture:1000x200' style='width:300pt;height:60pt'"
BROKEN = {
    "pages": (replace("<h2>", "<h2 style='break-before:page'>"), "1", "2"),
    "title": (edit_pdf(remove_title), "A proof", "none"),
    "language": (edit_pdf(lambda pdf: pdf.Root.__delitem__("/Lang")), "en", "none"),
    "tagged": (edit_pdf(lambda pdf: pdf.Root.__delitem__("/StructTreeRoot")), "yes", "no"),
    "claims": (edit_pdf(remove_claim), "PDF/UA-1", "none"),
    "bookmarks": (replace("<h2>Foot</h2>", "<p>Foot</p>"), "2", "1"),
    "links": (replace('<a href="https://example.org/a">a page</a>', "a page"), "2", "1"),
    "fonts": (replace("<h2>", "<h2 style='font-family:Heavy'>"), "2", "3"),
    "pictures": (
        replace("alt='The pier' ", "alt='' ", pdf_variant=None),
        "1, 1 with alternative text, 240 dpi at least",
        "1, 0 with alternative text, 240 dpi at least",
    ),
    "fill of inner pages": (
        replace(f"<br>{LINE}<br>{OTHER}" * 7, ""),
        "1.00 mean, 1.00 lowest (page 1)",
        "0.52 mean, 0.52 lowest (page 1)",
    ),
    "overflow": (column_of(paragraph(12)), "0", "1"),
    "fields that end at the trim": (edit_pdf(trim_by(10)), "0", "1"),
    "overprint": (replace("<h2>", "<h2 style='margin-top:-10pt'>"), "0", "1"),
    "missing glyphs": (replace("Harbour", "Harbour \U0010fffd"), "0", "1"),
    "signs replaced by �": (replace("Harbour", "Harbour \ufffd"), "0", "1"),
    "dead links": (edit_pdf(break_links), "0", "1"),
    "unembedded fonts": (edit_pdf(remove_fonts), "0", "2"),
    "distorted pictures": (replace("height:60pt", "height:50pt"), "0", "1"),
    "pictures under 150 dpi": (replace("picture:1000x200", "picture:500x100"), "0", "1"),
    "pictures without alternative text": (
        replace("alt='The pier'", "alt=''", pdf_variant=None),
        "0",
        "1",
    ),
    "widows": (column_of(paragraph(1, opens=False)), "0", "1"),
    "orphans": (column_of(paragraph(1, closes=False)), "0", "1"),
    "stranded heads": (replace(f"<img alt='The pier' {PICTURE}>", ""), "0", "1"),
    "hyphen ladders": (
        replace(
            f"{LINE}<br>{OTHER}<br>{LINE}<br>",
            "This line is long enough to fill all the width of a har\u2010<br>" * 3,
        ),
        "0",
        "1",
    ),
    "lines of low contrast": (replace("<h2>", "<h2 style='color:#888'>"), "0", "1"),
    "doubtful links": (replace("https://example.org/a", "http://localhost/a"), "0", "1"),
    "loose justified lines": (
        replace(f"{LINE}<br>{OTHER}<br>{LINE}<br>", "so far apart are they<br>" * 3),
        "0 of 22 (0.0%)",
        "3 of 22 (13.6%)",
    ),
}
"""For each row: a way to break the page, the row of the sound page, the row of the broken one."""
ALSO_CHANGED = {  # rows that necessarily change with it
    "pages": {"fill of inner pages"},
    "tagged": {"pictures"},
    "pictures": {"claims", "pictures without alternative text"},
    "fill of inner pages": {"loose justified lines"},
    "pictures under 150 dpi": {"pictures"},
    "pictures without alternative text": {"claims", "pictures"},
    "fields that end at the trim": {"fill of inner pages", "overflow"},
    "overprint": {"fill of inner pages"},
    "distorted pictures": {"fill of inner pages"},
    "stranded heads": {"pictures", "fill of inner pages"},
    "hyphen ladders": {"loose justified lines"},
    "signs replaced by �": {"fonts", "missing glyphs"},  # by which fonts the system has
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return rows(print_pdf(tmp_path_factory.mktemp("sound") / "sound.pdf", BODY, style=STYLE))


def test_there_is_a_broken_page_for_every_row(sound: dict[str, str]) -> None:
    assert set(sound) - {"bytes"} == set(BROKEN)


@pytest.mark.slow
@pytest.mark.parametrize("row", BROKEN)
def test_a_row_counts_what_is_broken(row: str, sound: dict[str, str], tmp_path: Path) -> None:
    make, before, after = BROKEN[row]
    broken = make(tmp_path)
    assert (sound[row], broken[row]) == (before, after)
    assert {key for key, value in broken.items() if sound[key] != value} - {
        "bytes",
        *ALSO_CHANGED.get(row, ()),
    } == {row}
