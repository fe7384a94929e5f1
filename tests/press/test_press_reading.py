"""What is printed reads back letter for letter, in the proof's reading of the file and in PDFium's, which is Chrome's."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from digest.press.engine import Sources, print_pdf
from digest.press.pdf_strings import replace_codes
from digest.proof.pdf import read
from digest.themes.fonts import face, faces

LATIN = "The officer’s waffle: fi ffl ffi fjord (bracket) [square] 1234,5 naïve café Łódź"
PLAIN = "الأسبوع لا لأن الآلات والإسلام ولا والكهرباء الخ كويكبا بفاليريف بحيرة لمجلس للمحكمة محمد الله 2025 ٢٠٢٥"
MARKED = "تقريبًا شيئًا كِتَابٌ نُشِرَ مُدَرِّس أُمم لًا"
BRACKETS = "(أحمد) «نص» [قوس]"
FAMILIES = {
    "Amiri": f"{PLAIN} {MARKED}",
    "IBM Plex Sans Arabic": f"{PLAIN} {MARKED}",
    "Libre Franklin": LATIN,
    "Newsreader": LATIN,
}


def pressed(target: Path, *texts: tuple[str, str]) -> Path:
    """A page of *texts*, each in a family and in bold too, twice: once each glyph has been met in other words."""
    found = [one for family, _ in texts for one in faces(family) if not one.italic]
    rules = "".join(
        f"@font-face {{ font-family: '{one.family}'; src: url('{one.uri}'); font-weight: {one.weight or 'normal'} }}"
        for one in found
    )
    body = "".join(
        f"<p style=\"font-family: '{family}'; font-weight: {weight}\">{text}</p>"
        for family, text in texts
        for weight in (400, 700, 400)
    )
    way = (
        "rtl"
        if any("\u0600" < letter < "\u0700" for _, text in texts for letter in text)
        else "ltr"
    )
    html = (
        f"<html lang='ar' dir='{way}'><head><title>Words</title></head><body>{body}</body></html>"
    )
    sources = Sources(pictures={}, cuts={}, fonts=frozenset(one.uri for one in found))
    assert print_pdf(html, f"{rules} @page {{ size: A3; margin: 20pt }}", sources, target, 0) == ()
    return target


def test_no_string_is_cut_where_the_pen_does_not_move() -> None:
    shown = replace_codes(b"[<0001>0<0002>-20<0003>10<0004>] TJ", iter(("0a", "0b", "0c", "0d")))
    assert shown == b"[<0a0b>-20<0c>10<0d>] TJ"


def shown(path: Path) -> str:
    """All letters in the order drawn, which is from the left, as the proof reads them."""
    return (
        "".join(run.text for page in read(path, path.read_bytes()).pages for run in page.runs)
        .replace("\u200d", "")
        .replace(" ", "")
    )


@pytest.mark.parametrize(("family", "text"), FAMILIES.items())
def test_every_word_reads_back_wherever_its_glyphs_stood_before(
    family: str, text: str, tmp_path: Path
) -> None:
    there = shown(pressed(tmp_path / "words.pdf", (family, text)))
    for word in text.split():
        way = -1 if unicodedata.bidirectional(word[0]) == "AL" else 1
        assert (
            unicodedata.normalize("NFC", there[::way]).count(unicodedata.normalize("NFC", word))
            >= 3
        ), word


@pytest.mark.parametrize("family", ["Amiri", "IBM Plex Sans Arabic"])
def test_arabic_reads_in_its_own_order_in_a_browser(family: str, tmp_path: Path) -> None:
    path = pressed(tmp_path / "words.pdf", (family, f"{PLAIN} {BRACKETS}"))
    there = "".join(
        pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range().split()
    )  # it makes up spaces at kerned letters
    assert [word for word in f"{PLAIN} {BRACKETS}".split() if there.count(word) < 3] == []


def test_no_code_reads_as_nothing(tmp_path: Path) -> None:
    """Programs would make up a letter for it."""
    path = pressed(tmp_path / "words.pdf", ("Amiri", PLAIN))
    with pikepdf.open(path) as pdf:
        texts = [font.ToUnicode.read_bytes() for font in pdf.pages[0].Resources.Font.values()]
    assert all(b"beginbfchar" in text and b"<>" not in text for text in texts)
    assert "\0" not in shown(path)


def test_a_glyph_that_means_two_things_is_drawn_alike(tmp_path: Path) -> None:
    """A ligature's second letter takes no room: the line is as wide as the face's own advances make it."""
    import uharfbuzz as hb

    font = face("IBM Plex Sans Arabic", weight=400, italic=False)
    path = pressed(tmp_path / "words.pdf", ("IBM Plex Sans Arabic", "لا"))
    buffer = hb.Buffer()
    buffer.add_str("لا")
    buffer.guess_segment_properties()
    made = hb.Font(hb.Face(font.path.read_bytes()))
    hb.shape(made, buffer, {})
    run = read(path, path.read_bytes()).pages[0].runs[0]
    assert run.text == "ال"
    assert run.right - run.left == pytest.approx(
        run.size * sum(one.x_advance for one in buffer.glyph_positions) / made.face.upem, abs=0.02
    )


def test_a_divided_word_is_one_word(tmp_path: Path) -> None:
    path = pressed(
        tmp_path / "words.pdf",
        ("Newsreader", "The har\u2010<br>bour gate, its stone-<br>built walls"),
    )
    assert "har\xadbour" in shown(path)
    assert "stone-built" in shown(path)
    assert (
        "har\ufffebour" in pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
    )  # PDFium's mark within a word
