from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import FERRY, PIER, Digest


def post(folder: Path, name: str, title: str, body: str) -> None:
    folder.mkdir(exist_ok=True)
    head = f"---\ntitle: {title}\ndate: 2025-07-23\nlanguage: en\n---\n"
    (folder / f"2025-07-23-{name}.md").write_text(head + body, encoding="utf-8")


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    folder = tmp_path / "posts"
    post(folder, "ferry", "Ferry company doubles its evening sailings", FERRY)
    post(folder, "pier", "Old pier closes after divers find broken piles", PIER)
    return folder


@pytest.mark.slow
def test_an_issue_is_found_again_and_a_changed_article_is_not(digest: Digest, posts: Path) -> None:
    pdf = digest("build", "posts", "--output", "out").last
    sound = digest("verify", pdf, "posts", "--json")
    assert (sound.code, sound.err) == (0, "")
    record = json.loads(sound.out)
    assert record["sound"]
    assert record["found"]["sentence"] > 4
    assert digest("verify", "out/2025-W30", "posts").code == 0

    post(posts, "pier", "Old pier closes", PIER.replace("eleven broken", "twelve broken"))
    changed = digest("verify", pdf, "posts")
    assert changed.code == 1
    assert "eleven broken piles." in changed.out
    assert "not found in the articles" in changed.err


@pytest.mark.slow
def test_web_pages_and_an_e_book_are_found_again(digest: Digest, posts: Path) -> None:
    pdf = Path(digest("build", "posts", "--output", "out", "--format", "all").out.splitlines()[0])
    web, book = pdf.with_name("web"), pdf.with_suffix(".epub")
    for path in (web, book):
        sound = digest("verify", str(path), "posts")
        assert (sound.code, sound.err) == (0, "")
    page = next(path for path in web.glob("*pier*.html"))
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("eleven broken", "twelve broken", 1), encoding="utf-8")
    changed = digest("verify", str(web), "posts")
    assert changed.code == 1
    assert f"{page.name}, line " in changed.out
    assert "of it not found in the articles" in changed.err
    post(posts, "pier", "Old pier closes", PIER.replace("eleven broken", "twelve broken"))
    other = digest("verify", str(book), "posts", "--json")
    assert other.code == 1
    assert any("story" in stray["place"] for stray in json.loads(other.out)["strays"])
    with (web / "search.js").open("a", encoding="utf-8") as script:
        script.write("document.body.append('Buy now')")
    assert "not read: search.js" in digest("verify", str(web), "posts").err


@pytest.mark.slow
def test_an_article_that_has_gone_is_named(digest: Digest, posts: Path) -> None:
    pdf = digest("build", "posts", "--output", "out").last
    (posts / "2025-07-23-pier.md").unlink()
    gone = digest("verify", pdf, "posts")
    assert gone.code == 1
    assert ":pier; its sentences cannot be found" in gone.err
    assert "is not there any more" in gone.out


@pytest.mark.slow
def test_the_library_keeps_the_version_that_was_printed(digest: Digest, posts: Path) -> None:
    Path("digest.toml").write_text('[[source]]\npath = "posts"\n', encoding="utf-8")
    assert digest("collect").code == 0
    assert digest("plan", "--week", "2025-W30").code == 0
    assert digest("build", "--week", "2025-W30").code == 0
    post(posts, "pier", "Old pier closes", PIER.replace("eleven broken", "twelve broken"))
    assert digest("collect").code == 0
    verified = digest("verify")
    assert (verified.code, verified.err) == (0, "")


@pytest.mark.slow
def test_what_cannot_be_verified_is_said_plainly(digest: Digest, posts: Path) -> None:
    assert "no digest.toml here" in digest("verify").err
    assert "nothing.pdf: does not exist" in digest("verify", "nothing.pdf", "posts").err
    assert "holds no PDF" in digest("verify", "posts", "posts").err
    no_pdf = posts / "2025-07-23-pier.md"
    assert "create one with 'digest plan'" in digest("verify", str(no_pdf), "posts").err
    pdf = Path(digest("build", "posts", "--output", "out").last)
    pdf.write_bytes(b"no PDF")
    assert "not a PDF" in digest("verify", str(pdf), "posts").err
    Path("digest.toml").write_text('[[source]]\npath = "posts"\n', encoding="utf-8")
    assert "no issue is built yet" in digest("verify").err


@pytest.mark.slow
def test_an_issue_with_a_letter_and_signs_without_a_font_is_found_again(
    digest: Digest, posts: Path
) -> None:
    digest("plan", "posts", "--output", "out")
    plan = Path("out/2025-W30/issue.toml")
    said = "We stood at the window and saw the rain fall on the quay of the old town. " * 36
    text = plan.read_text(encoding="utf-8").replace('headline = "Old', 'headline = "Old 😀')
    letter = f'letter = """\nDear 😀 readers,\n\n{said}\n"""\nletter_by = "Ann 😀 Reed"\n'
    plan.write_text(letter + text, encoding="utf-8")
    pdf = Path(digest("build", "posts", "--output", "out", "--format", "phone").out.split("\n")[0])
    for path in (pdf, pdf.with_name(f"{pdf.stem}-phone.pdf")):
        sound = digest("verify", str(path), "posts", "--json")
        assert (sound.code, sound.err) == (0, "")
        assert json.loads(sound.out)["found"]["sentence"] > 36
    plan.write_text(letter.replace("the rain", "no rain") + text, encoding="utf-8")
    assert digest("verify", str(pdf), "posts").code == 1
