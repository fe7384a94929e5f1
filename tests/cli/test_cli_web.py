from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import FERRY, PIER, Digest, post


@pytest.mark.slow
def test_web_pages_stand_beside_the_pdf(digest: Digest, tmp_path: Path) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    head = "---\ntitle: Ferry company doubles its sailings\ndate: 2025-07-23\nlanguage: en\n---\n"
    (folder / "2025-07-23-ferry.md").write_text(head + FERRY, encoding="utf-8")
    built = digest("build", "posts", "--output", "out", "--format", "web")
    assert built.code == 0
    pdf, index = map(Path, built.out.splitlines()[-2:])
    assert index == pdf.parent / "web" / "index.html"
    text = index.read_text(encoding="utf-8")
    assert f'href="../{pdf.name}"' in text
    assert "Ferry company doubles its sailings" in text
    assert json.loads(pdf.with_suffix(".formats.json").read_text())["files"] == ["web/index.html"]
    plain = digest("build", "posts", "--output", "plain")
    assert plain.last.endswith(".pdf")
    assert not (Path(plain.last).parent / "web").exists()


@pytest.mark.slow
def test_a_phones_pdf_stands_beside_the_pdf(digest: Digest, tmp_path: Path) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    head = "---\ntitle: Ferry company doubles its sailings\ndate: 2025-07-23\nlanguage: en\n---\n"
    (folder / "2025-07-23-ferry.md").write_text(head + FERRY, encoding="utf-8")
    built = digest("build", "posts", "--output", "out", "--format", "phone")
    assert built.code == 0
    pdf, phone = map(Path, built.out.splitlines()[-2:])
    assert phone == pdf.with_name(f"{pdf.stem}-phone.pdf")
    assert digest("proof", str(phone)).code == 0
    listed = (pdf.parent / "articles.html").read_bytes()
    assert digest("build", "posts", "--output", "out").last == str(pdf)
    assert (pdf.parent / "articles.html").read_bytes() == listed  # of the PDF's own pages
    assert phone.exists()


@pytest.mark.slow
def test_a_hard_fault_of_a_phones_pdf_is_named(
    digest: Digest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from digest.model import Fault
    from digest.pipeline import phone as phones
    from digest.pipeline.printing import print_and_proof

    def faulty(*given: Any, **more: Any) -> Any:
        built = print_and_proof(*given, **more)
        fault = Fault(name="dead link", page=2, hard=True, detail="nowhere")
        return replace(built, proof=replace(built.proof, faults=(fault,)))

    monkeypatch.setattr(phones, "print_and_proof", faulty)
    (tmp_path / "ferry.md").write_text(f"---\ntitle: Ferry\ndate: 2025-07-23\n---\n{FERRY}")
    built = digest("build", "ferry.md", "--output", "out", "--format", "all")
    assert built.code == 1
    assert "phone: proof: dead link, page 2: nowhere" in built.err
    assert "-phone.pdf: hard faults in the proof: 1 (dead link, page 2)" in built.err
    assert built.last.endswith("-phone.pdf")  # written all the same


def configured(folder: Path, *lines: str) -> None:
    """Have digest.toml of the magazine say *lines* below [magazine]."""
    file = folder / "digest.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[magazine]", "\n".join(("[magazine]", *lines)), 1), "utf-8")


@pytest.mark.slow
def test_a_run_writes_the_formats_of_the_configuration(digest: Digest, magazine: Path) -> None:
    configured(magazine, 'formats = ["pdf", "web", "epub"]')
    week = ("--week", "2025-W30", "--until", "build")
    first = digest("run", *week)
    assert first.code == 0, first.err
    pdf = Path(first.last)
    index, book = pdf.parent / "web" / "index.html", pdf.with_suffix(".epub")
    assert index.is_file()
    assert book.is_file()
    assert "up to date" in digest("run", *week).err
    shutil.rmtree(index.parent)
    again = digest("run", *week)
    assert "built again for web" in again.err
    assert index.is_file()
    assert digest("build", *week[:2], "--format", "pdf").out.splitlines() == [str(pdf)]


def test_a_format_that_is_none_is_named(digest: Digest, magazine: Path) -> None:
    configured(magazine, 'formats = ["wep"]')
    asked = digest("build")
    assert asked.code == 2
    assert "Did you mean 'web'" in asked.err


@pytest.mark.slow
def test_pages_name_the_issues_before(digest: Digest, tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    for day, text in (("2025-07-23", FERRY), ("2025-07-16", PIER)):
        post(tmp_path / "posts", f"{day}-a.md", title=f"News of {day}", body=text, date=day)
    for week in ("2025-W29", "2025-W30"):
        built = digest("build", "posts", "--week", week, "--output", "out", "--format", "web")
        assert built.code == 0, built.err
    lists = sorted((tmp_path / "out").glob("*/web/search.json"))
    earlier = [json.loads(path.read_text(encoding="utf-8"))["earlier"] for path in lists]
    assert earlier == [[], ["../../2025-W29/web/"]]
    assert (lists[1].parent / earlier[1][0] / "search.json").is_file()


def test_an_unknown_format_is_named(digest: Digest) -> None:
    asked = digest("build", "posts", "--format", "wep")
    assert asked.code == 2
    assert "web" in asked.err
