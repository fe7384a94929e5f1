from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from proof_papers import layout, print_pdf

from digest.edition import dump
from digest.errors import DigestError, UsageError
from digest.proof import proof, read_layout

if TYPE_CHECKING:
    from pathlib import Path

PIER = '<img alt="The pier" src="picture:300x200" style="width:90pt">'


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = print_pdf(
        tmp_path_factory.mktemp("printed") / "paper.pdf",
        f'<h1 id="top">Harbour</h1><p>Back to the <a href="#top">top</a>, out to '
        f'<a href="https://example.org/a">a page</a>.</p>{PIER}',
    )
    return path.read_bytes()


@pytest.fixture
def paper(printed: bytes, tmp_path: Path) -> Path:
    """A copy of one PDF, which a test may damage."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(printed)
    return path


def names(path: Path) -> list[str]:
    return [fault.name for fault in proof(path).faults]


def test_a_sound_file_has_no_fault(paper: Path) -> None:
    report = proof(paper, layout(paper, "cover"))
    assert report.faults == ()
    assert (report.title, report.language, report.tagged, report.conformance) == (
        "A proof",
        "en",
        True,
        ("PDF/UA-1",),
    )
    assert (report.pages, report.bookmarks, report.links, report.pictures, report.described) == (
        1,
        1,
        2,
        1,
        1,
    )
    assert report.size == paper.stat().st_size
    assert report.dpi == pytest.approx(240, abs=1)


def test_the_report_reads_as_a_table_and_as_data(paper: Path) -> None:
    report = proof(paper)
    rows = dict(report.rows())
    assert rows["pages"] == "1"
    assert rows["dead links"] == "0"
    for unknown in ("fill of inner pages", "overflow", "widows", "orphans", "stranded heads"):
        assert rows[unknown] == "not measured"
    data = json.loads(json.dumps(report.as_dict()))
    assert data["counts"]["dead_link"] == 0
    assert data["counts"]["overflow"] is None
    assert data["fill"] is None
    assert data["sha256"] == layout(paper).pdf_sha256


def test_a_layout_of_another_file_is_ignored(paper: Path) -> None:
    assert proof(paper, replace(layout(paper), pdf_sha256="0" * 64)).fills is None
    assert proof(paper, layout(paper)).fills is not None


def test_links_that_lead_nowhere(paper: Path) -> None:
    with pikepdf.open(paper, allow_overwriting_input=True) as pdf:
        notes = pdf.pages[0].Annots
        notes.append(
            pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Link,
                    Rect=[0, 0, 9, 9],
                    Dest=pikepdf.String("gone"),
                )
            )
        )
        notes.append(
            pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Link,
                    Rect=[0, 0, 9, 9],
                    A=pikepdf.Dictionary(
                        S=pikepdf.Name.GoTo, D=pikepdf.Array([None, pikepdf.Name.Fit])
                    ),
                )
            )
        )
        pdf.save(paper)
    dead = [fault for fault in proof(paper).faults if fault.name == "dead link"]
    assert [(fault.page, fault.hard) for fault in dead] == [(1, True), (1, True)]
    assert "gone" in dead[0].detail


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "doubtful"),
    [
        ("https://example.org/a?b=%20c#d", False),
        ("mailto:desk@example.org", False),
        ("https://93.184.216.34/", False),
        ("http://localhost:8000/", True),
        ("http://192.168.0.4/", True),
        ("https://example/", True),
        ("ftp://example.org/", True),
        ("javascript:alert(1)", True),
        ("https://bank.example@evil.example/", True),
        ("mailto:", True),
        ("https://ex ample.org/", True),
        ("https://[bad/", True),
        ("file:///etc/passwd", True),
    ],
)
def test_addresses_that_may_fail_for_readers(
    paper: Path,
    address: str,
    doubtful: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    with pikepdf.open(paper, allow_overwriting_input=True) as pdf:
        for note in pdf.pages[0].Annots:
            if "/A" in note:
                note.A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address))
        pdf.save(paper)
    assert ("doubtful link" in names(paper)) == doubtful


def test_pictures_too_coarse_distorted_or_without_alternative(tmp_path: Path) -> None:
    path = print_pdf(
        tmp_path / "pictures.pdf",
        '<p>Three.</p><img alt="Coarse" src="picture:90x60" style="width:90pt">'
        '<img alt="Stretched" src="picture:300x200" style="width:90pt;height:90pt">'
        '<img alt="" src="picture:300x200" style="width:90pt">'
        '<img alt="Dot" src="picture:8x8" style="width:5pt">',
        pdf_variant=None,
    )
    faults = proof(path).faults
    assert sorted(fault.name for fault in faults if "picture" in fault.detail) == [
        "distorted picture",
        "low resolution",
        "no alternative text",
    ]
    assert {fault.name for fault in faults if fault.hard} == {"distorted picture", "no conformance"}


def test_an_untagged_file_is_a_hard_fault(tmp_path: Path) -> None:
    path = print_pdf(tmp_path / "bare.pdf", "<p>Bare.</p>", pdf_variant=None, pdf_tags=False)
    hard = {(fault.name, fault.hard) for fault in proof(path).faults} - {("no language", False)}
    assert hard == {("untagged", True), ("no conformance", True)}


def test_a_font_that_is_not_in_the_file(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 300))
    font = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = pdf.make_stream(
        b"BT /F1 12 Tf 40 200 Td (Hello there) Tj T* 3 Tr (hidden) Tj ET Q Q EMC /Nothing Do"
    )
    pdf.save(tmp_path / "plain.pdf")
    assert "unembedded font" in names(tmp_path / "plain.pdf")


def _cut(whole: bytes) -> bytes:
    return whole[: len(whole) * 2 // 3]


@pytest.mark.parametrize(
    ("name", "change", "why"),
    [
        ("letter.pdf", lambda _: b"Dear reader,\n", "is not a PDF"),
        ("empty.pdf", lambda _: b"", "is not a PDF"),
        ("cut.pdf", _cut, "damaged"),
        ("head.pdf", lambda whole: whole[:900], "damaged|not a PDF"),
    ],
)
def test_a_bad_file_is_named(
    tmp_path: Path, paper: Path, name: str, change: object, why: str
) -> None:
    (tmp_path / name).write_bytes(change(paper.read_bytes()))  # type: ignore[operator]
    with pytest.raises(DigestError, match=why) as caught:
        proof(tmp_path / name)
    assert name in str(caught.value)


@pytest.mark.parametrize("password", ["", "secret"])
def test_an_encrypted_file_is_named(tmp_path: Path, paper: Path, password: str) -> None:
    with pikepdf.open(paper) as pdf:
        pdf.save(
            tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="owner", user=password)
        )
    with pytest.raises(DigestError, match=r"locked\.pdf: is encrypted"):
        proof(tmp_path / "locked.pdf")


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        proof(tmp_path / "none.pdf")
    with pytest.raises(DigestError, match="cannot be read"):
        proof(tmp_path)


def test_the_layout_beside_a_pdf(tmp_path: Path) -> None:
    pdf, path = tmp_path / "week.pdf", tmp_path / "week.layout.json"
    assert read_layout(pdf) is None
    pdf.write_bytes(b"a PDF")
    path.write_bytes(dump(layout(pdf)))
    assert read_layout(pdf) == layout(pdf)
    first = '{"version": 1, "pdf_sha256": "0", "page": {}, "pages": []}'
    later = dump(replace(layout(pdf), version=99)).decode()
    for broken in ("[]", "{", "\udcff", first, later):
        path.write_bytes(broken.encode("utf-8", "surrogateescape"))
        with pytest.raises(DigestError, match=r"week\.layout\.json"):
            read_layout(pdf)


def test_metadata_that_are_not_xmp_are_ignored(
    paper: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pikepdf.open(paper, allow_overwriting_input=True) as pdf:
        pdf.Root.Metadata = pdf.make_stream(b"<letter>Dear reader</letter>")
        pdf.save(paper)
    assert "no conformance" in names(paper)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("seed", range(8))
def test_a_file_with_letters_changed_is_read_or_refused(
    tmp_path: Path, paper: Path, seed: int
) -> None:
    with pikepdf.open(paper) as pdf:
        pdf.save(
            tmp_path / "open.pdf",
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    whole, chance = bytearray((tmp_path / "open.pdf").read_bytes()), random.Random(seed)
    for _ in range(12):
        whole[chance.randrange(len(whole))] = chance.choice(b"0123456789/[]<>() RZ")
    (tmp_path / "open.pdf").write_bytes(whole)
    try:
        name = str(proof(tmp_path / "open.pdf").path)
    except DigestError as error:
        name = str(error)
    assert "open.pdf" in name


def test_loops_in_a_hostile_file_end(paper: Path) -> None:
    with pikepdf.open(paper, allow_overwriting_input=True) as pdf:
        root = pdf.Root.StructTreeRoot
        root.K[0].K.append(root.K[0])
        form = pdf.make_stream(
            b"/Again Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9]
        )
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Again=form))
        page = pdf.pages[0]
        page.contents_add(b"/Again Do")
        page.Resources.XObject.Again = form
        entry = pdf.Root.Outlines.First
        entry.Next = entry
        pdf.save(paper)
    assert proof(paper).pages == 1
