from __future__ import annotations

from pathlib import Path

from conftest import FERRY, Digest


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
    plain = digest("build", "posts", "--output", "plain")
    assert plain.last.endswith(".pdf")
    assert not (Path(plain.last).parent / "web").exists()


def test_an_unknown_format_is_named(digest: Digest) -> None:
    asked = digest("build", "posts", "--format", "wep")
    assert asked.code == 2
    assert "web" in asked.err
