"""The line at the foot of the terminal that shows how far long work is.

It is drawn on stderr, and only where somebody watches; see ``digest.cli.common.working``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self

from digest.cli._course import Course
from digest.progress import Count, Stage

if TYPE_CHECKING:
    from rich.live import Live
    from rich.table import Table

WIDEST = 30
"""Cells of the bar."""


class Screen:
    """Shows the course of a command within its block, on the last line of the terminal."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self._course = Course(stages)
        self._live: Live | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._hide()

    def begin(self, stage: Stage) -> Count:
        """Show *stage*; see ``digest.progress.Progress``."""
        step = self._course.begin(stage, monotonic())
        self._show()

        def count(done: int, total: int) -> None:
            step.count(done, total, monotonic())

        return count

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Leave the terminal to others within the block."""
        hidden = self._hide()
        try:
            yield
        finally:
            if hidden:
                self._show()

    def _show(self) -> None:
        from rich.console import Console
        from rich.live import Live

        if self._live is None:
            self._live = Live(
                console=Console(stderr=True),
                get_renderable=self._line,
                transient=True,
                redirect_stdout=False,  # it would go to stderr
            )
            self._live.start()
            # rich hides the cursor: a program that is killed or stopped would leave none behind.
            self._live.console.show_cursor()
        self._live.refresh()

    def _hide(self) -> bool:
        """Remove the line; whether there was one."""
        live, self._live = self._live, None
        if live:
            live.stop()
        return live is not None

    def _line(self) -> Table:
        from rich.progress_bar import ProgressBar
        from rich.table import Table

        step, now = self._course.step, monotonic()
        part, left = self._course.part(now), self._course.left(now)
        bar = ProgressBar(
            total=None if part is None else 1.0, completed=part or 0.0, pulse=part is None
        )
        line = Table.grid(padding=(0, 1))
        line.add_column(no_wrap=True)
        line.add_column(max_width=WIDEST)  # which gives way where the terminal is narrow
        line.add_column(no_wrap=True)
        line.add_column(no_wrap=True)
        line.add_row(
            step.stage if step else "",
            bar,
            _counted(step.done, step.total) if step and step.done else "",
            f"{_clock(left)} left" if left and left >= 1 else "",
        )
        return line


def _counted(done: int, total: int) -> str:
    return f"{done:,}/{total:,}" if total else f"{done:,}"


def _clock(seconds: float) -> str:
    """*seconds* as "0:07", "12:30" or "1:02:03"."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
