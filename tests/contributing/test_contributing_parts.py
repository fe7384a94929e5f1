"""CONTRIBUTING.md promises that a part is one new file.

Each example on that page is added, and digest is run with it.
"""

from __future__ import annotations

import json
import mailbox
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from builders import copy_tree

import digest
from digest import cli
from digest.themes.theme import templates

ROOT = Path(digest.__file__).parent.parent
PAGE = ROOT / "CONTRIBUTING.md"
EXAMPLE = re.compile(r"^```(?:python|toml|po)\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = "from digest.cli import main; main()"

TEXT = (
    "The harbour board closed the old pier on Monday after divers found broken piles. "
    "The ferry will leave from the new quay until the spring storms are over.\n\n"
    "Two cranes will be moved before winter. "
    "Fishing crews said that nobody had asked them about the new berths."
)
RECORDS = [
    {
        "title": "Old pier closed",
        "html": "<p>" + TEXT.replace("\n\n", "</p><script>no()</script><p>") + "</p>",
        "date": "23 July 2025, 09:30",
        "author": "By Ada Bell <ada@gull.example>",
        "url": "https://gull.example/pier",
        "section": "City",
    },
    {
        "title": "Rovers win again",
        "html": f"<p>{TEXT}</p>",
        "date": "2025-07-24",
        "author": "",
        "url": "https://gull.example/rovers",
        "section": "Sport",
    },
    {
        "title": "No such day",
        "html": f"<p>{TEXT}</p>",
        "date": "2025-02-31",
        "author": "",
        "url": "https://gull.example/day",
        "section": "City",
    },
]
Command = Callable[..., str]


def examples() -> list[tuple[str, str]]:
    """The fenced blocks of the page that begin with a file's name, and that name."""
    return EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))


def example(name: str, number: int = 0) -> str:
    return [text for file, text in examples() if file == name][number]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package, to which a test may add a file, and its templates."""
    copy = tmp_path_factory.mktemp("checkout")
    copy_tree(ROOT / "digest", copy / "digest")
    copy_tree(templates(), copy / "templates", dirs_exist_ok=True)
    return copy


@pytest.fixture
def in_tree(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run digest from the copied package, in a folder of its own; what it said."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", RUN, *arguments],
            env={**os.environ, "PYTHONPATH": str(tree), "PYTHONSAFEPATH": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    return run


@pytest.fixture
def outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Run digest itself, with the test's folder among those that Python imports from."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))

    def run(*arguments: str) -> str:
        code = cli.execute(list(arguments))
        said = capsys.readouterr()
        assert code == 0, said.err
        return said.out + said.err

    return run


def add(folder: Path, name: str) -> None:
    """Write the example called *name* as the one new file below *folder*."""
    file = folder / name
    assert not file.exists()
    file.write_text(example(name), encoding="utf-8")


def test_every_example_names_its_file() -> None:
    assert [name for name, _ in examples()] == [
        "digest/sources/jsonl.py",
        "digest.toml",
        "digest/summarise/methods/longest.py",
        "digest/mail/transports/maildir.py",
        "mine/theme.toml",
        "mine/theme.toml",
        "digest/languages/pt.py",
        "templates/locale/pt.po",
    ]


# --- A source -----------------------------------------------------------------------------------


def write_week(folder: Path, toml: str) -> None:
    (folder / "digest.toml").write_text(toml, encoding="utf-8")
    lines = [json.dumps(record) for record in RECORDS]
    (folder / "week.jsonl").write_text("\n".join(lines), encoding="utf-8")


def check_the_source(run: Command) -> None:
    said = run("sources", "check", "-v")
    assert "1 article + 2 left out" in said
    assert "The Gull 1" in said
    assert "week.jsonl:2: not of the section City" in said, "the option 'only' was not passed on"
    assert "week.jsonl:3: cannot be read" in said
    run("collect")
    run("plan", "--week", "2025-W30")
    plan = Path("output/2025-W30/issue.toml").read_text(encoding="utf-8")
    assert '"Old pier closed"' in plan
    assert "Rovers" not in plan


@pytest.mark.slow
def test_a_source_is_one_file(tree: Path, in_tree: Command, tmp_path: Path) -> None:
    add(tree, "digest/sources/jsonl.py")
    write_week(tmp_path, example("digest.toml"))
    assert "jsonl" in in_tree("sources", "--kinds").split()
    check_the_source(in_tree)


def test_a_source_may_be_of_another_package(outside: Command, tmp_path: Path) -> None:
    (tmp_path / "gullsource").mkdir()
    (tmp_path / "gullsource" / "jsonl.py").write_text(
        example("digest/sources/jsonl.py"), encoding="utf-8"
    )
    write_week(tmp_path, example("digest.toml").replace('"jsonl"', '"gullsource.jsonl:read"'))
    check_the_source(outside)


# --- A summarising method -----------------------------------------------------------------------

LONG = "A second sentence is by far the longest one of the three that stand in this text."


def check_the_method(run: Command, name: str) -> None:
    Path("text.txt").write_text(
        f"A short one opens the text. {LONG} The last is short, too.", encoding="utf-8"
    )
    told = run("summarise", "--method", name, "--sentences", "1", "--language", "en", "text.txt")
    assert told.strip() == LONG


def test_a_method_is_one_file(tree: Path, in_tree: Command) -> None:
    add(tree, "digest/summarise/methods/longest.py")
    check_the_method(in_tree, "longest")


def test_a_method_may_be_of_another_package(outside: Command, tmp_path: Path) -> None:
    (tmp_path / "gullmethod.py").write_text(
        example("digest/summarise/methods/longest.py"), encoding="utf-8"
    )
    check_the_method(outside, "gullmethod:rank")


# --- A theme, a page pattern, a transport ---------------------------------------------------------


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """A site with one post of week 2025-W30."""
    folder = tmp_path / "quayside"
    folder.mkdir()
    post = f"---\ntitle: Old pier closed\ndate: 2025-07-23\nsection: City\n---\n\n{TEXT}\n"
    (folder / "pier.md").write_text(post, encoding="utf-8")
    return folder


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """The ``theme.toml`` of a copied theme, as ``cp -r templates/atlas mine`` makes it."""
    copy_tree(templates() / "atlas", tmp_path / "mine")
    return tmp_path / "mine" / "theme.toml"


@pytest.mark.slow
def test_a_theme_is_one_folder(outside: Command, posts: Path, theme: Path) -> None:
    text = theme.read_text(encoding="utf-8")
    for line in example("mine/theme.toml").splitlines():
        key = line.partition(" = ")[0]
        text, count = re.subn(rf"^{key} = .*$", line, text, flags=re.MULTILINE)
        assert count == 1, key
    theme.write_text(text, encoding="utf-8")
    outside("build", str(posts), "--theme", "./mine")
    (pdf,) = Path("output").rglob("*.pdf")
    accent = tuple(int("0b5d3b"[at : at + 2], 16) / 255 for at in (0, 2, 4))
    assert any(close(colour, accent) for colour in colours(pdf))


def colours(pdf: Path) -> set[tuple[float, ...]]:
    """The colours that a PDF sets for filling, red, green and blue from 0 to 1."""
    with pikepdf.open(pdf) as document:
        return {
            tuple(float(operand) for operand in operands)
            for page in document.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) in ("rg", "scn") and len(operands) == 3
        }


def close(colour: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(one - two) < 0.005 for one, two in zip(colour, other, strict=True))


@pytest.mark.slow
def test_a_page_pattern_is_one_table(outside: Command, posts: Path, theme: Path) -> None:
    pattern = example("mine/theme.toml", 1)
    # The only pattern left, so that layout cannot choose another one for the page.
    before = theme.read_text(encoding="utf-8").partition("[[pattern]]")[0]
    theme.write_text(before + pattern, encoding="utf-8")
    outside("build", str(posts), "--theme", "./mine")
    (layout,) = Path("output").rglob("*.layout.json")
    pages = json.loads(layout.read_text(encoding="utf-8"))["edition"]["pages"]
    assert "tower" in [page["pattern"] for page in pages]


def check_the_transport(build: Command, send: Command, posts: Path, name: str) -> None:
    build("build", str(posts), "--week", "2025-W30")
    Path("digest.toml").write_text(
        '[mail]\nfrom = "The Gull <week@gull.example>"\npostal_address = "1 Quay, Sell"\n'
        f'transport = "{name}"\noutbox = "readers"\n',
        encoding="utf-8",
    )
    send("send", "--week", "2025-W30", "--to", "ada@gull.example")
    (mail,) = mailbox.Maildir("readers")
    assert "ada@gull.example" in mail["To"]


@pytest.mark.slow
def test_a_transport_is_one_file(
    tree: Path, in_tree: Command, outside: Command, posts: Path
) -> None:
    add(tree, "digest/mail/transports/maildir.py")
    check_the_transport(outside, in_tree, posts, "maildir")


@pytest.mark.slow
def test_a_transport_may_be_of_another_package(
    outside: Command, posts: Path, tmp_path: Path
) -> None:
    (tmp_path / "gullmail.py").write_text(
        example("digest/mail/transports/maildir.py"), encoding="utf-8"
    )
    check_the_transport(outside, outside, posts, "gullmail:open_transport")


# --- A language -----------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_language_is_one_file_and_one_catalogue(
    tree: Path, in_tree: Command, tmp_path: Path
) -> None:
    text = "O porto fechou o cais na segunda-feira. A obra custa mil euros, disse o eng. Luís Sá."
    (tmp_path / "cais.txt").write_text(f"O cais antigo está fechado\n\n{text}\n", encoding="utf-8")
    summary = ("summarise", "--language", "pt", "--sentences", "9", "cais.txt")
    before = in_tree(*summary).splitlines()
    add(tree, "digest/languages/pt.py")
    add(tree, "templates/locale/pt.po")
    after = in_tree(*summary).splitlines()
    # Without the file, the sentence ends at the abbreviation.
    assert before[-1].endswith("disse o eng.")
    assert after[-1].endswith("disse o eng. Luís Sá.")
    in_tree("build", "cais.txt", "--week", "2025-W30", "--language", "pt")
    (pdf,) = Path("output").rglob("*.pdf")
    assert "Fontes" in words(pdf)


def words(pdf: Path) -> list[str]:
    import pdfplumber

    with pdfplumber.open(pdf) as document:
        return [word["text"] for page in document.pages for word in page.extract_words()]
