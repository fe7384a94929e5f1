"""Which formats stand beside a PDF, and of which PDF they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.formats import formats_of, note_formats, revisions_of
from digest.formats.beside import SUFFIX


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    for name in ("a.pdf", "a.epub", "a-phone.pdf", "web/index.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "a.pdf"


def test_a_format_is_of_the_pdf_that_it_was_written_of(pdf: Path) -> None:
    assert not formats_of(pdf, "1").names
    note_formats(pdf, "1", [pdf.with_suffix(".epub")])
    assert formats_of(pdf, "1").names == {"epub"}
    note_formats(pdf, "1", [pdf.parent / "web" / "index.html", pdf.with_name("a-phone.pdf")])
    assert formats_of(pdf, "1").names == {"epub", "web", "phone"}
    assert formats_of(pdf, "1").web == pdf.parent / "web"
    assert not formats_of(pdf, "2").names
    note_formats(pdf, "2", [pdf.with_suffix(".epub")])
    assert formats_of(pdf, "2").names == {"epub"}


def test_what_is_gone_is_not_there(pdf: Path) -> None:
    note_formats(pdf, "1", [pdf.with_suffix(".epub"), pdf.parent / "web" / "index.html"])
    pdf.with_suffix(".epub").unlink()
    (pdf.parent / "web" / "index.html").unlink()
    assert not formats_of(pdf, "1").names


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": 3, "pdf_sha256": "1"}', "\udcff"])
def test_a_damaged_list_is_an_empty_one(pdf: Path, text: str) -> None:
    pdf.with_name(f"a{SUFFIX}").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert not formats_of(pdf, "1").names


def test_revisions_come_in_their_order(pdf: Path) -> None:
    for number in (10, 2):
        later = pdf.with_name(f"a-r{number}.pdf")
        later.with_suffix(".epub").write_text("x", encoding="utf-8")
        note_formats(later, "x", [later.with_suffix(".epub")])
    note_formats(pdf.with_name("b-r3.pdf"), "x", [])
    assert [one.files["epub"].name for one in revisions_of(pdf)] == ["a-r2.epub", "a-r10.epub"]
