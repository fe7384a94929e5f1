"""kill -9 in the middle of a run, again and again: nobody twice, nobody lost in silence."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from mail_desk import pdf, states, store_with
from mail_servers import Scripted, scripted

SENDER = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[3:]
from mail_desk import BODIES, WEEK, clock, config, store_with
from digest.mail import send_issue
folder, port = Path(sys.argv[1]), int(sys.argv[2])
with store_with(folder) as store:
    settings = config(folder, transport="smtp", host="127.0.0.1", port=port, security="none")
    print(send_issue(store, WEEK, folder / "atlas-weekly-31.pdf", BODIES, settings, now=clock).summary())
"""


class Killer:
    """Kills the sender when the server has met *verb* for the *count*-th time since the sender started."""

    def __init__(self, folder: Path, port: int, server: Scripted) -> None:
        self.command = [
            sys.executable,
            "-c",
            SENDER,
            str(folder),
            str(port),
            str(Path(__file__).parent),
            str(Path(__file__).parents[1]),
        ]
        self.server = server

    def run(self, verb: str = "", count: int = 0) -> str:
        process, seen = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True), 0

        def watch(met: str) -> None:
            nonlocal seen
            seen += met == verb
            if met == verb and seen == count:
                process.kill()
                process.wait()

        self.server.watch = watch
        return process.communicate(timeout=60)[0].strip()


def kill_and_check(folder: Path, readers: int, kills: list[tuple[str, int]]) -> None:
    pdf(folder)
    names = [f"r{number:03}" for number in range(readers)]
    with store_with(folder, *names) as store, scripted({}) as (port, server):
        sender = Killer(folder, port, server)
        assert [sender.run(*kill) for kill in kills] == [""] * len(kills)
        sender.run()
        after, got = states(store), [to.partition("@")[0] for to in server.received.recipients]
        assert len(got) == len(set(got))
        assert sorted(after) == names
        assert set(after.values()) <= {"sent", "doubtful"}
        assert {name for name, state in after.items() if state == "sent"} <= set(got)
        # The answer before may still be on its way to the disk: one in doubt for each kill at most.
        dots = [verb for verb, _ in kills].count("dot")
        assert dots <= list(after.values()).count("doubtful") <= len(kills)
        assert sender.run() == ", ".join(
            f"{count} {what}"
            for count, what in (
                (list(after.values()).count("sent"), "already sent or written"),
                (list(after.values()).count("doubtful"), "in doubt"),
            )
            if count
        )


@pytest.mark.slow
def test_a_run_killed_in_the_body_and_at_the_dot(tmp_path: Path) -> None:
    kill_and_check(tmp_path, 6, [("body", 2), ("dot", 2)])


@pytest.mark.slow
def test_a_run_killed_twenty_times(tmp_path: Path) -> None:
    dice = random.Random(1047)
    kills = [
        (dice.choice(["connect", "MAIL", "RCPT", "DATA", "body", "dot"]), dice.randint(1, 4))
        for _ in range(20)
    ]
    kill_and_check(
        tmp_path, 100, [(verb, 1 if verb == "connect" else count) for verb, count in kills]
    )
