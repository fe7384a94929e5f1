"""What a newcomer does: ``digest build FOLDER``, and all that can be wrong with it."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from conftest import Digest, Outcome, post

from digest.edition import load

WEEK = Path("output") / "2025-W30"


def pdf_text(path: str | Path) -> str:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return " ".join("".join(letter["text"] for letter in page.chars) for page in pdf.pages)


@pytest.fixture(scope="module")
def first() -> list[tuple[Outcome, Path]]:
    """What the first of the tests below has built, and the folder of the posts."""
    return []


@pytest.fixture
def built(
    first: list[tuple[Outcome, Path]], digest: Digest, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Outcome, Path]:
    """The magazine of two posts, built once, in the folder of its output."""
    if not first:
        first.append((digest("build", str(posts.parent)), posts.parent))
    monkeypatch.chdir(first[0][1].parent)
    return first[0]


def test_a_folder_becomes_a_magazine(built: tuple[Outcome, Path]) -> None:
    done, _ = built
    assert done.code == 0, done.err
    assert done.last.endswith(".pdf")
    with pikepdf.open(done.last) as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.pages) >= 2
    assert "midnight" in pdf_text(done.last)
    assert (WEEK / "issue.toml").exists()
    assert "Evening ferries" in (WEEK / "report.txt").read_text(encoding="utf-8")


def test_a_plan_says_why_articles_were_joined_only_when_asked(digest: Digest) -> None:
    from digest import sample

    week = str(Path(sample.__file__).parent / "weeks" / "en")
    assert "joined by" not in digest("plan", week).err
    assert "; joined by names Orsa Dam" in digest("plan", "-v", week).err


def test_every_printed_sentence_stands_in_its_article(built: tuple[Outcome, Path]) -> None:
    from zoneinfo import ZoneInfo

    from digest import sources
    from digest.model import Article

    done, site = built
    layout_path = Path(done.last).with_suffix(".layout.json")
    edition = load(layout_path.read_bytes(), "layout").edition
    articles = {
        found.id: found
        for found in sources.read_paths([site], zone=ZoneInfo("UTC"), language="en")
        if isinstance(found, Article)
    }
    printed = letters(
        pdf_text(layout_path.with_name(layout_path.name.replace(".layout.json", ".pdf")))
    )
    slices = [
        (sentence.article, sentence.start, sentence.end)
        for page in edition.pages
        for part in page.parts
        for sentence in part.sentences
    ]
    assert len(slices) > 4
    for article, start, end in slices:
        text = articles[article].text
        assert text[start:end].strip() == text[start:end]
        assert (
            letters(text[start:end])[1:] in printed
        )  # the first one may be a drop cap, or have become a capital


def letters(text: str) -> str:
    """What typography leaves alone."""
    return re.sub(r"[\W_]", "", text)


@pytest.mark.slow
def test_the_plan_is_obeyed_and_kept(digest: Digest, posts: Path) -> None:
    digest("plan", str(posts.parent))
    plan = WEEK / "issue.toml"
    text = plan.read_text(encoding="utf-8").replace(
        "Evening ferries to run until midnight", "The night boats are back"
    )
    plan.write_text(text, encoding="utf-8")
    done = digest("build", str(posts.parent))
    assert done.code == 0, done.err
    assert "Thenightboatsareback" in "".join(pdf_text(done.last).split()), (
        "the lines of a headline are parted by nothing"
    )
    digest("plan", str(posts.parent))
    assert "The night boats are back" in plan.read_text(encoding="utf-8")


@pytest.mark.slow
def test_what_is_dropped_is_not_printed_but_reported(digest: Digest, posts: Path) -> None:
    digest("plan", str(posts.parent))
    plan = WEEK / "issue.toml"
    before, _, after = plan.read_text(encoding="utf-8").partition('headline = "Old pier')
    head, _, tail = before.rpartition("place = ")
    plan.write_text(
        f'{head}place = "drop"\n{tail.partition(chr(10))[2]}headline = "Old pier{after}',
        encoding="utf-8",
    )
    done = digest("build", str(posts.parent))
    assert done.code == 0, done.err
    assert "broken piles" not in pdf_text(done.last)
    assert "On hold or dropped" in (WEEK / "report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "expected"),
    [
        (["build", "nowhere"], 2, "nowhere"),
        (["build", "empty"], 3, "no article in empty; looked for Markdown"),
        (
            ["build", "quayside", "--week", "2025-W12"],
            3,
            "is from week 2025-W12 (2025-03-17 to 2025-03-23); the newest is from 2025-W30",
        ),
        (["build", "quayside", "--week", "2025-W60"], 2, "2025-W60"),
        (
            ["build", "quayside", "--theme", "gutenberg"],
            2,
            "Unknown theme 'gutenberg'. Choose one of",
        ),
        (["build", "quayside", "--pages", "2"], 2, "--pages"),
        (["build"], 2, "no digest.toml here or in a folder above; create one with 'digest init'"),
        (["build", "-c", "missing.toml"], 2, "missing.toml: cannot be read"),
        (["publish"], 2, "Unknown command 'publish'. Choose one of: demo, init"),
        (["biuld"], 2, "Unknown command 'biuld'. Did you mean 'build'?"),
        (["subscribers", "ad"], 2, "Unknown command 'ad'. Did you mean 'add'?"),
        (["build", "--pagse", "3"], 2, "--pages"),
        (["build", "quayside", "--language", "english"], 2, "Unknown language 'english'. Did you"),
        (["build", "quayside", "--language", "xx"], 2, "Unknown language 'xx'. Write its code"),
        (["summarise", "--language", "frensh"], 2, "Did you mean 'fr'?"),
        (["summarise", "--method", "lexrnak"], 2, "Unknown summary method 'lexrnak'. Did you mean"),
        (["run", "--until", "bild"], 2, "Unknown step 'bild'. Did you mean 'build'?"),
        (["deliveries", "resolve", "sen", "a@example.org"], 2, "Unknown outcome 'sen'. Did you"),
        (["build", "posts", "--title", "A\x07b"], 2, "--title contains the character U+0007"),
        (["deliveries", "list", "--state", "faild"], 2, "Unknown state 'faild'. Did you mean"),
        (["subscribers", "list", "--status", "activ"], 2, "Did you mean 'active'?"),
        (["summarise", "--words", "5", "--sentences", "1"], 2, "cannot be combined"),
    ],
)
def test_wrong_calls_say_what_is_wrong(
    digest: Digest, posts: Path, tmp_path: Path, arguments: list[str], code: int, expected: str
) -> None:
    (tmp_path / "empty").mkdir()
    done = digest(*arguments)
    assert (done.code, done.out) == (code, "")
    assert expected in done.err


@pytest.mark.slow
def test_one_bad_file_does_not_stop_an_issue_and_is_named(digest: Digest, posts: Path) -> None:
    post(posts, "2025-07-24-month.md", title="A month too many", body=PIER_LIKE, date="2025-13-24")
    (posts / "2025-07-24-bytes.md").write_bytes(b"\x00\x01\x02" * 200)
    (posts / "2025-07-24-hollow.md").write_text("---\ntitle: Hollow\n---\n", encoding="utf-8")
    done = digest("build", str(posts.parent))
    assert done.code == 0, done.err
    report = (WEEK / "report.txt").read_text(encoding="utf-8")
    for name in ("2025-07-24-month.md", "2025-07-24-bytes.md", "2025-07-24-hollow.md"):
        assert name in done.err
        assert name in report


PIER_LIKE = (
    "The council will decide in September. Taking the pier down would cost 600,000 crowns. Repairs cost more.\n"
    * 3
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(None, id="missing"),
        pytest.param(b"", id="empty", marks=pytest.mark.slow),
        pytest.param(b"\xff\xd8\xff\xe0 not really", id="cut"),
        pytest.param(b"GIF89a", id="gif", marks=pytest.mark.slow),
    ],
)
def test_a_bad_picture_costs_the_picture_only(
    digest: Digest, posts: Path, content: bytes | None
) -> None:
    post(
        posts,
        "2025-07-24-quay.md",
        title="Quay wins a prize for its lamps",
        body=PIER_LIKE,
        image="/assets/quay.jpg",
    )
    if content is not None:
        (posts.parent / "assets").mkdir()
        (posts.parent / "assets" / "quay.jpg").write_bytes(content)
    done = digest("build", str(posts.parent))
    assert done.code == 0, done.err
    assert "quay.jpg" in done.err


@pytest.mark.slow
def test_a_wrong_edit_leaves_the_good_pdf(digest: Digest, posts: Path) -> None:
    pdf = Path(digest("build", str(posts.parent)).last)
    good = pdf.read_bytes()
    plan = WEEK / "issue.toml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace('words = "fit"', 'words = "lots"', 1),
        encoding="utf-8",
    )
    done = digest("build", str(posts.parent))
    assert done.code == 2
    assert "2025-W30/issue.toml, line" in done.err
    assert '[story] words: must be "fit" or a number of words' in done.err
    assert pdf.read_bytes() == good


def test_a_broken_configuration_is_named(digest: Digest, tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text("[magazine]\npagse = 3\n")
    done = digest("plan")
    assert done.code == 2
    assert "digest.toml, line 2: [magazine] Unknown key 'pagse'. Did you mean 'pages'?" in done.err


@pytest.mark.slow
def test_no_room_left_leaves_the_good_issue(posts: Path, tmp_path: Path) -> None:
    # the language model unpacks itself into a file of its own, which the small limit below would forbid
    code = (
        "from digest.text import language; language.detect = lambda *_, default, **__: default; "
        "from digest.cli import main; main()"
    )
    command = [sys.executable, "-c", code, "build", str(posts.parent)]
    first = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    pdf = Path(first.stdout.strip())
    good, plan = pdf.read_bytes(), (tmp_path / WEEK / "issue.toml").read_bytes()
    post(posts, "2025-07-24-quay.md", title="Quay wins a prize for its lamps", body=PIER_LIKE)

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    second = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, preexec_fn=small_files
    )
    assert second.returncode == 1
    assert "File too large" in second.stderr
    assert "what was there before is untouched" in second.stderr
    assert "Traceback" not in second.stderr
    assert pdf.read_bytes() == good
    assert not [name for name in os.listdir(pdf.parent) if name.endswith(".tmp")]
    assert (
        plan in (tmp_path / WEEK / "issue.toml").read_bytes()
        or (tmp_path / WEEK / "issue.toml").exists()
    )
