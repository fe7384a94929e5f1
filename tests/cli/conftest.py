from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from digest import cli


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        return self.out.splitlines()[-1]


Digest = Callable[..., Outcome]


@pytest.fixture
def digest(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Digest:
    """The command line, run in a folder of its own: digest("build", "posts")."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Outcome:
        capsys.readouterr()
        code = cli.execute(list(arguments))
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert "internal error" not in said.err
        return Outcome(code, said.out, said.err)

    return run


FERRY = """\
The ferry company will double its evening sailings from the new quay, the harbour board said on Wednesday. Two boats will
leave every hour until midnight. A ticket costs three crowns, as it did before.

"We have waited nine years for this," said Ines Halvard, who leads the island's council. She expects the first boat to be
full. The board put the cost at 4.2 million crowns a year.

Shopkeepers on the mainland welcomed the timetable. Lorry drivers asked for an early boat as well, and the board promised
an answer by the end of August. The last evening boat was cut in 2016 to save fuel.
"""
PIER = """\
Engineers closed the old pier on Tuesday after divers found eleven broken piles. The pier was built in 1931. It carried
fish, and later holidaymakers, to the island of Sell.

"Nobody should stand on it, not even to take a picture," said Tom Arkwright, the harbour's chief engineer. He wants it
taken down before the winter storms. A petition to keep it has 2,300 signatures.

The council will decide in September. Taking the pier down would cost 600,000 crowns, repairs four times as much, the
engineer told the board.
"""


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """A Jekyll site with two posts of week 2025-W30."""
    folder = tmp_path / "quayside" / "_posts"
    folder.mkdir(parents=True)
    post(folder, "2025-07-23-ferry.md", title="Evening ferries to run until midnight", body=FERRY)
    post(
        folder,
        "2025-07-22-pier.md",
        title="Old pier closed after divers find broken piles",
        body=PIER,
    )
    return folder


def post(folder: Path, name: str, *, title: str, body: str, **front_matter: str) -> Path:
    lines = [
        f'title: "{title}"',
        "categories: [City]",
        *(f"{key}: {value}" for key, value in front_matter.items()),
    ]
    path = folder / name
    path.write_text("\n".join(["---", *lines, "---", "", body]), encoding="utf-8")
    return path


@pytest.fixture
def magazine(digest: Digest, tmp_path: Path) -> Path:
    """A magazine with two posts, two readers and an outbox."""
    assert digest("init").code == 0
    post(
        tmp_path / "articles",
        "2025-07-23-ferry.md",
        title="Evening ferries to run until midnight",
        body=FERRY,
    )
    post(
        tmp_path / "articles",
        "2025-07-22-pier.md",
        title="Old pier closed after divers find broken piles",
        body=PIER,
    )
    file = tmp_path / "digest.toml"
    text = re.sub(
        r"(?m)^#(\[mail\]|from|postal_address|editor)", r"\1", file.read_text(encoding="utf-8")
    )
    file.write_text(re.sub("(?m)^title = .*", 'title = "Quayside Weekly"', text), encoding="utf-8")
    for reader in ("ada@example.org", "bob@example.org"):
        assert digest("subscribers", "add", reader).code == 0
    return tmp_path
