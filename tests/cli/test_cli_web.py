from __future__ import annotations

import json
import shutil
from pathlib import Path

from conftest import FERRY, PIER, Digest, post


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


def configured(folder: Path, *lines: str) -> None:
    """Have digest.toml of the magazine say *lines* below [magazine]."""
    file = folder / "digest.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[magazine]", "\n".join(("[magazine]", *lines)), 1), "utf-8")


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
