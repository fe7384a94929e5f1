"""What an editor sees while work is long: a line on a real pseudo-terminal, nothing elsewhere."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from loopback_web import Asked, Site, reply, serving
from terminal import Screen, Terminal
from web_sources import item, rss

DIGEST = [sys.executable, "-m", "digest"]
COLLECT = [*DIGEST, "collect"]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/feed": reply(200, rss(item(1)))}) as running:
        yield running


@pytest.fixture
def magazine(tmp_path: Path, site: Site) -> Path:
    """A magazine with a feed on a local server."""
    (tmp_path / "digest.toml").write_text(
        f'[[source]]\ntype = "feed"\nurl = "{site.url("/feed")}"\n'
        f'allow_private = ["localhost:{site.port}"]\n',
        encoding="utf-8",
    )
    return tmp_path


@dataclass
class Slow:
    """A page that is not sent before it is released."""

    go: threading.Event = field(default_factory=threading.Event)

    def __call__(self, connection: object, _asked: Asked) -> None:
        self.go.wait(60)
        connection.sendall(reply(200, rss(item(1))))  # type: ignore[attr-defined]


def drawn(word: str) -> Callable[[Screen], bool]:
    return lambda screen: any(word in text for text in screen.drawn)


def test_a_line_shows_what_is_fetched_and_leaves_no_trace(magazine: Path) -> None:
    terminal = Terminal(COLLECT, magazine)
    code, out = terminal.finish()
    assert code == 0, terminal.screen.text
    assert drawn("reading")(terminal.screen)
    assert drawn("fetching")(terminal.screen)
    assert out == ""
    assert terminal.screen.text.splitlines()[0].startswith("collected: 1 new")
    assert "fetching" not in terminal.screen.text
    assert terminal.screen.cursor_shown


@pytest.mark.slow
def test_a_dumb_terminal_gets_plain_lines(magazine: Path) -> None:
    terminal = Terminal(COLLECT, magazine, settings={"TERM": "dumb"})
    assert terminal.finish()[0] == 0
    assert terminal.screen.drawn == [terminal.screen.text]


@pytest.mark.slow
def test_quiet_is_quiet_on_a_terminal_too(magazine: Path) -> None:
    terminal = Terminal([*COLLECT, "-q"], magazine)
    assert terminal.finish() == (0, "")
    assert terminal.screen.drawn == []


@pytest.mark.slow
def test_cron_sees_no_line(magazine: Path) -> None:
    done = subprocess.run(COLLECT, cwd=magazine, capture_output=True, text=True, check=True)
    assert done.stderr.startswith("collected: 1 new")
    assert "\x1b" not in done.stderr
    assert "fetching" not in done.stderr


@pytest.mark.slow
def test_ctrl_c_leaves_a_clean_terminal(magazine: Path, site: Site) -> None:
    slow = Slow()
    site.pages["/feed"] = slow
    terminal = Terminal(COLLECT, magazine)
    terminal.read(until=lambda _: "/feed" in site.targets and drawn("reading")(terminal.screen))
    terminal.type(b"\x03")
    code, _ = terminal.finish()
    slow.go.set()
    assert code == 130
    assert terminal.screen.text.removeprefix("^C").strip() == "stopped"
    assert terminal.screen.cursor_shown


def test_ctrl_c_stops_a_program_even_where_the_tests_ignore_it(tmp_path: Path) -> None:
    program = [sys.executable, "-c", "import signal; print(signal.getsignal(signal.SIGINT))"]
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as in a job in the background
    try:
        code, out = Terminal(program, tmp_path).finish()
    finally:
        signal.signal(signal.SIGINT, before)
    assert code == 0
    assert "default_int_handler" in out


@pytest.mark.slow
def test_a_process_that_is_killed_leaves_the_cursor(magazine: Path, site: Site) -> None:
    slow = Slow()
    site.pages["/feed"] = slow
    terminal = Terminal(COLLECT, magazine)
    terminal.read(until=drawn("reading"))
    terminal.process.send_signal(signal.SIGKILL)
    assert terminal.finish()[0] == -signal.SIGKILL
    slow.go.set()
    assert terminal.screen.cursor_shown


@pytest.mark.parametrize("width", [12, 80])
@pytest.mark.slow
def test_messages_stand_whole_above_the_line(tmp_path: Path, width: int) -> None:
    people = [f"reader{number}@example.org" for number in range(40)]
    bad = "this line is no address at all and longer than most terminals are wide"
    (tmp_path / "digest.toml").write_text('[magazine]\ntitle = "Quay"\n', encoding="utf-8")
    (tmp_path / "list.csv").write_text("\n".join(["email", *people, bad]), encoding="utf-8")
    terminal = Terminal([*DIGEST, "subscribers", "import", "list.csv"], tmp_path, width=width)
    code, _ = terminal.finish()
    lines = terminal.screen.text.splitlines()
    assert code == 1
    assert lines[0] == "40 added, 0 updated, 0 unchanged, 1 rejected"
    assert f"'{bad}' is not a mail address" in lines[1]
    assert lines[2].startswith("digest: list.csv: 1 line rejected")
    assert len(lines) == 3


@pytest.mark.slow
def test_returned_mail_is_counted(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text('[magazine]\ntitle = "Quay"\n', encoding="utf-8")
    for name in ("new", "cur", "tmp"):
        (tmp_path / "back" / name).mkdir(parents=True)
    for number in range(3):
        (tmp_path / "back" / "new" / str(number)).write_text(
            "Subject: Hello\n\nA letter.\n", encoding="utf-8"
        )
    terminal = Terminal([*DIGEST, "bounces", "back"], tmp_path)
    assert terminal.finish()[0] == 0
    assert drawn("reading returned mail")(terminal.screen)
    assert terminal.screen.text.startswith("3 mails read")


ARTICLE = """\
---
title: "{title}"
date: 2025-07-2{day} 08:00:00 +0000
---

The harbour board said on Wednesday that boat number {day} will sail until midnight. Two crews were hired for it in May.

A ticket costs three crowns, as it did before. The board put the cost at 4.2 million crowns a year.
"""


@pytest.fixture
def quay(tmp_path: Path) -> Path:
    """A magazine with articles and readers, whose mail goes to files."""
    (tmp_path / "articles").mkdir()
    for day in (1, 2, 3):
        path = tmp_path / "articles" / f"boat-{day}.md"
        path.write_text(ARTICLE.format(title=f"Boat {day} sails late", day=day), encoding="utf-8")
    (tmp_path / "digest.toml").write_text(
        '[magazine]\ntitle = "Quay"\n\n[[source]]\npath = "articles"\n\n'
        '[mail]\nfrom = "Quay <quay@example.org>"\npostal_address = "1 Quay Street, Sell"\n',
        encoding="utf-8",
    )
    readers = "\n".join(["email", *(f"reader{number}@example.org" for number in range(25))])
    (tmp_path / "list.csv").write_text(readers, encoding="utf-8")
    for command in (["subscribers", "import", "list.csv"], ["collect"]):
        subprocess.run([*DIGEST, *command], cwd=tmp_path, capture_output=True, check=True)
    return tmp_path


@pytest.mark.slow
def test_an_issue_goes_through_every_stage_to_the_mail(quay: Path) -> None:
    week = ["--week", "2025-W30"]
    built = Terminal([*DIGEST, "build", *week, "--format", "web"], quay)
    code, out = built.finish()
    assert code == 0, built.screen.text
    stages = ["choosing", "summarising", "laying out", "preparing pictures", "printing", "proofing"]
    texts = [text.strip() for text in built.screen.drawn]
    assert [texts.index(stage) for stage in stages] == sorted(
        texts.index(stage) for stage in stages
    )
    assert "writing other formats" in texts
    assert any(text.endswith("left") for text in texts)
    assert not any(line.startswith(tuple(stages)) for line in built.screen.text.splitlines())
    assert out.splitlines()[-1].endswith("index.html")

    asked = Terminal([*DIGEST, "send", *week], quay, same_output=True)
    asked.read(until=drawn("Send 2025-W30 to 25 subscribers"))
    assert "proofing" not in asked.screen.text
    asked.type(b"y\n")
    code, _ = asked.finish()
    assert code == 0, asked.screen.text
    assert drawn("mailing")(asked.screen)
    assert asked.screen.text.splitlines()[-1].endswith(".pdf")
    assert asked.screen.cursor_shown
