"""Passages: the texts of a finished issue, one by one, whatever the format that holds them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """What encloses passages: an entry of a list, a block, a link.

    *whole*: all of a story, which its heading names; else what it leads to tells its story.
    """

    name: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """The place of a sentence in its article, as a page shows it: the words *before* and *behind*
    it there, and its *number* on the page.
    """

    number: int
    before: str = ""
    behind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The text of one paragraph, heading or the like, on *page* of a PDF or in a *file*.

    *line* is its line there, 0 where that is unknown, *part* the attribute or the key that holds
    it. *type* is the font and the size of most of it, or what its element is called. *tagged*: the
    structure tree has it; what it does not have is page furniture, or should be. *runs_on*: its
    last sentence may go on in a later passage.

    *groups* enclose it, the nearest first. *names* are places of the issue that it stands at,
    *targets* those that it leads to, *addresses* where it leads beyond the issue. *heading*: it
    names what its groups are about. *paged* are the numbers that links of it consist of, each with
    the page that it leads to. *numbers* are those that may stand in it, None where that
    depends on where it leads. *trace*: it is a sentence at its place, and its text that sentence.
    *mark* is the number of the trace of its last sentence, *of* that of the trace it is about.
    """

    page: int = 0
    text: str
    type: tuple[str, float]
    tagged: bool = True
    runs_on: bool = True
    file: str = ""
    line: int = 0
    part: str = ""
    groups: tuple[Group, ...] = ()
    names: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    heading: bool = False
    paged: tuple[tuple[int, int], ...] = ()
    numbers: frozenset[int] | None = None
    trace: Trace | None = None
    mark: int = 0
    of: int = 0

    @property
    def sheet(self) -> str:
        """The page or the file that it stands in."""
        return self.file or str(self.page)

    @property
    def place(self) -> str:
        """Where it stands, for a message: "page 3", "pier.html, line 40, alt"."""
        line = f"line {self.line}" if self.line else ""
        return ", ".join(filter(None, (self.file or f"page {self.page}", line, self.part)))
