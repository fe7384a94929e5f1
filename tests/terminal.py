"""A terminal for the tests: a command runs on a real pseudo-terminal, and what it draws is read."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import termios
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_PARTS = re.compile(r"\x1b\[([?\d;]*)([A-Za-z])|([\r\n])|([^\x1b\r\n]+)")


@dataclass
class Screen:
    """What a terminal shows: *rows* as they stand, *drawn* every piece of text that ever stood there.

    It knows what is used here: new lines, the cursor up, and erasing of lines. Anything else is an error.
    """

    width: int = 80
    rows: list[str] = field(default_factory=lambda: [""])
    drawn: list[str] = field(default_factory=list)
    cursor_shown: bool = True
    _row: int = 0
    _column: int = 0
    _rest: str = ""

    def write(self, text: str) -> None:
        text, self._rest = self._rest + text, ""
        at = 0
        while at < len(text):
            match = _PARTS.match(text, at)
            if match is None:
                self._rest = text[at:]  # a sequence that is not whole yet
                return
            values, command, move, plain = match.groups()
            if plain:
                self._put(plain)
            elif move:
                self._move(move)
            else:
                self._obey(values, command)
            at = match.end()

    @property
    def text(self) -> str:
        """All rows, without the empty ones at the end."""
        return "\n".join(self.rows).rstrip()

    def _put(self, text: str) -> None:
        self.drawn.append(text)
        row = self.rows[self._row].ljust(self._column)
        self.rows[self._row] = row[: self._column] + text + row[self._column + len(text) :]
        self._column += len(text)

    def _move(self, move: str) -> None:
        if move == "\r":
            self._column = 0
            return
        self._row += 1
        if self._row == len(self.rows):
            self.rows.append("")

    def _obey(self, values: str, command: str) -> None:
        if command == "A":
            self._row -= int(values or 1)
        elif command == "K" and values == "2":
            self.rows[self._row] = ""
        elif (values, command) in (("?25", "l"), ("?25", "h")):
            self.cursor_shown = command == "h"
        else:
            assert command == "m", (values, command)


@dataclass
class Terminal:
    """A pseudo-terminal, and the command that runs on it."""

    command: Sequence[str]
    folder: Path
    width: int = 80
    settings: Mapping[str, str] = field(default_factory=dict)
    same_output: bool = False
    """Whether stdout is the terminal too, and not a pipe."""

    def __post_init__(self) -> None:
        self.screen = Screen(self.width)
        self._end, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, self.width, 0, 0))
        environment = {
            name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")
        }
        self.process = subprocess.Popen(
            self.command,
            cwd=self.folder,
            stdin=theirs,
            stdout=theirs if self.same_output else subprocess.PIPE,
            stderr=theirs,
            env={**environment, "TERM": "xterm", "PYTHONUTF8": "1", **self.settings},
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - they are two system calls
        )
        os.close(theirs)

    def read(self, until: Callable[[Screen], bool] = lambda _: False) -> Screen:
        """Read what is drawn until the command closes the terminal, or *until* is so."""
        while not until(self.screen):
            try:
                data = os.read(self._end, 65_536)
            except OSError:  # Linux's way to say that nobody holds the other end
                break
            if not data:
                break
            self.screen.write(data.decode())
        return self.screen

    def type(self, keys: bytes) -> None:
        """Type *keys*, as a person would: b"\\x03" is Ctrl-C."""
        os.write(self._end, keys)

    def finish(self) -> tuple[int, str]:
        """Read to the end; the exit code, and what went to a piped stdout."""
        self.read()
        out = self.process.stdout.read().decode() if self.process.stdout else ""
        code = self.process.wait()
        os.close(self._end)
        return code, out


def _take_terminal() -> None:
    """Make the terminal the one of this session, so that Ctrl-C reaches and stops the process.

    A shell's jobs in the background, such as a run of the tests, ignore Ctrl-C, and so would their children.
    """
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
