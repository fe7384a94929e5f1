"""Every row of the table counts what it is called after: one page is broken in just that way, and that row alone tells of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from proof_papers import layout, printed

from digest.proof import proof

LINE = "This line is long enough to fill all the width of a whole page"
OTHER = "This one is about as long as that and fills it with more words"
BODY = (
    '<h1 id="top">Harbour</h1><p>Back to the <a href="#top">top</a>, out to <a href="https://example.org/a">a page</a>.</p>'
    f"<p class='set'>{'<br>'.join([LINE, OTHER] * 10)}</p><h2>Foot</h2><img alt='The pier' src='picture:1000x200' style='width:300pt;height:60pt'>"
)
STYLE = ".set { text-align: justify; text-align-last: justify } img { display: block }"
STRIPS = [{"lines": 4, "opens": True, "closes": True, "kind": "text"}]


def told(path: Path, **frame: Any) -> dict[str, str]:
    """The table of *path*, whose one frame is *frame*; without any, nothing is known of its layout."""
    return dict(
        proof(
            path, layout(path, frames=[{"lines": 10, "filled": 4, "strips": STRIPS} | frame])
        ).rows()
    )


def replaced(old: str, new: str, **options: Any) -> Callable[[Path], dict[str, str]]:
    def broken(folder: Path) -> dict[str, str]:
        assert old in BODY
        return told(
            printed(folder / "broken.pdf", BODY.replace(old, new, 1), style=STYLE, **options)
        )

    return broken


def edited(edit: Callable[[pikepdf.Pdf], object]) -> Callable[[Path], dict[str, str]]:
    def broken(folder: Path) -> dict[str, str]:
        path = printed(folder / "sound.pdf", BODY, style=STYLE)
        with pikepdf.open(path) as pdf:
            edit(pdf)
            pdf.save(folder / "broken.pdf")
        return told(folder / "broken.pdf")

    return broken


def framed(**frame: Any) -> Callable[[Path], dict[str, str]]:
    return lambda folder: told(printed(folder / "broken.pdf", BODY, style=STYLE), **frame)


def strip(*, opens: bool, closes: bool) -> list[dict[str, Any]]:
    return [{"lines": 1, "opens": opens, "closes": closes, "kind": "text"}]


def untitled(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["dc:title"]


def unclaimed(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["{http://www.aiim.org/pdfua/ns/id/}part"]


def unembedded(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


def nowhere(pdf: pikepdf.Pdf) -> None:
    for note in pdf.pages[0].Annots:
        if "/Dest" in note:
            note.Dest = pikepdf.String("gone")


PICTURE = "src='picture:1000x200' style='width:300pt;height:60pt'"
BROKEN = {
    "pages": (replaced("<h2>", "<h2 style='break-before:page'>"), "1", "2"),
    "title": (edited(untitled), "A proof", "none"),
    "language": (edited(lambda pdf: pdf.Root.__delitem__("/Lang")), "en", "none"),
    "tagged": (edited(lambda pdf: pdf.Root.__delitem__("/StructTreeRoot")), "yes", "no"),
    "claims": (edited(unclaimed), "PDF/UA-1", "none"),
    "bookmarks": (replaced("<h2>Foot</h2>", "<p>Foot</p>"), "2", "1"),
    "links": (replaced('<a href="https://example.org/a">a page</a>', "a page"), "2", "1"),
    "fonts": (replaced("<h2>", "<h2 style='font-family:Proof;font-weight:900'>"), "2", "3"),
    "pictures": (
        replaced("alt='The pier' ", "alt='' ", pdf_variant=None),
        "1, 1 with alternative text, 240 dpi at least",
        "1, 0 with alternative text, 240 dpi at least",
    ),
    "fill of inner pages": (
        replaced(f"<br>{LINE}<br>{OTHER}" * 7, ""),
        "1.00 mean, 1.00 lowest (page 1)",
        "0.45 mean, 0.45 lowest (page 1)",
    ),
    "overflow": (framed(filled=12), "0", "1"),
    "missing glyphs": (replaced("Harbour", "Harbour \U0010fffd"), "0", "1"),
    "dead links": (edited(nowhere), "0", "1"),
    "unembedded fonts": (edited(unembedded), "0", "2"),
    "distorted pictures": (replaced("height:60pt", "height:50pt"), "0", "1"),
    "pictures under 150 dpi": (replaced("picture:1000x200", "picture:500x100"), "0", "1"),
    "pictures without alternative text": (
        replaced("alt='The pier'", "alt=''", pdf_variant=None),
        "0",
        "1",
    ),
    "widows": (framed(strips=strip(opens=False, closes=True)), "0", "1"),
    "orphans": (framed(strips=strip(opens=True, closes=False)), "0", "1"),
    "stranded heads": (replaced(f"<img alt='The pier' {PICTURE}>", ""), "0", "1"),
    "hyphen ladders": (
        replaced(
            f"{LINE}<br>{OTHER}<br>{LINE}<br>",
            "This line is long enough to fill all the width of a har\u2010<br>" * 3,
        ),
        "0",
        "1",
    ),
    "lines of low contrast": (replaced("<h2>", "<h2 style='color:#888'>"), "0", "1"),
    "doubtful links": (replaced("https://example.org/a", "http://localhost/a"), "0", "1"),
    "loose justified lines": (
        replaced(f"{LINE}<br>{OTHER}<br>{LINE}<br>", "so far apart are they<br>" * 3),
        "0 of 20 (0.0%)",
        "3 of 20 (15.0%)",
    ),
}
"""For each row a way to break the page, what the row says of the sound page, and what of the broken one."""
ALONG = {  # what cannot but change with it
    "pages": {"fill of inner pages"},
    "tagged": {"pictures"},
    "pictures": {"claims", "pictures without alternative text"},
    "fill of inner pages": {"loose justified lines"},
    "pictures under 150 dpi": {"pictures"},
    "pictures without alternative text": {"claims", "pictures"},
    "stranded heads": {"pictures", "fill of inner pages"},
    "hyphen ladders": {"loose justified lines"},
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return told(printed(tmp_path_factory.mktemp("sound") / "sound.pdf", BODY, style=STYLE))


def test_there_is_a_broken_page_for_every_row(sound: dict[str, str]) -> None:
    assert set(sound) - {"bytes"} == set(BROKEN)


@pytest.mark.parametrize("row", BROKEN)
def test_a_row_counts_what_is_broken(row: str, sound: dict[str, str], tmp_path: Path) -> None:
    make, before, after = BROKEN[row]
    broken = make(tmp_path)
    assert (sound[row], broken[row]) == (before, after)
    assert {key for key, value in broken.items() if sound[key] != value} - {
        "bytes",
        *ALONG.get(row, ()),
    } == {row}
