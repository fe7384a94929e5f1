"""Where in a theme's file something stands: so that an error can name the line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from digest.tables import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Location):
    """A table, or a part of one, in a theme's file.

    *label* is what a message calls it, as "[page]" or "[[pattern]] two, box lower". *first* and
    *last* are the lines of the text that it takes, from 1, *last* inclusive.
    """

    label: str = ""
    first: int = 0
    last: int = 0

    def message(self, problem: str, *, key: str = "") -> str:
        """*problem* behind the file, the line and the label."""
        line = self.line(key)
        place = f"{self.file}, line {line}" if line else self.file
        return f"{place}: {f'{self.label} ' if self.label else ''}{problem}"

    def line(self, key: str) -> int:
        """The line of *key* here, else the first line; 0 for the whole of a file."""
        if key and not self.first:
            return self._line_in_file(key)
        assignment = re.compile(rf"(?:^|[\s{{,])[\"']?{re.escape(key)}[\"']?\s*=")
        for number, line in enumerate(self._lines(), start=max(self.first, 1)):
            if key and assignment.search(line.partition("#")[0]):
                return number
        return self.first

    def _line_in_file(self, key: str) -> int:
        """The line of the table [*key*], or of *key* above the first table.

        0 where it is neither.
        """
        above = True
        for number, line in enumerate(self.text.splitlines(), start=1):
            if re.match(rf"\s*\[\[?\s*{re.escape(key)}\s*\]", line):
                return number
            above = above and not re.match(r"\s*\[", line)
            if above and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return number
        return 0

    def table(self, header: str, index: int = 0) -> Place:
        """The table [*header*], or the one of that *index* from 0 among [[*header*]]."""
        headings = [
            (number, match[1], match[2])
            for number, line in enumerate(self.text.splitlines(), start=1)
            if (match := re.match(r"\s*(\[\[?)\s*([\w.\"-]+)\s*\]", line))
        ]
        own = [number for number, (_, _, name) in enumerate(headings) if name == header]
        if index >= len(own):
            return replace(self, label=f"[{header}]", first=self.line(header), last=0)
        position = own[index]
        first, bracket, _ = headings[position]
        after = headings[position + 1 :]
        last = after[0][0] - 1 if after else len(self.text.splitlines())
        label = f"[[{header}]]" if bracket == "[[" else f"[{header}]"
        return replace(self, label=label, first=first, last=last)

    def entry(self, key: str) -> Place:
        """The value of *key*, a table on one line."""
        line = self.line(key)
        return replace(self, label=f"{self.label} {key}".strip(), first=line, last=line)

    def named(self, name: str, label: str) -> Place:
        """The item of a list that has that *name*, on one line; *label* is added to this one's."""
        wanted = re.compile(rf"\bname\s*=\s*[\"']{re.escape(name)}[\"']")
        for number, line in enumerate(self._lines(), start=max(self.first, 1)):
            if name and wanted.search(line):
                return replace(self, label=f"{self.label}{label}", first=number, last=number)
        return replace(self, label=f"{self.label}{label}")

    def called(self, label: str) -> Place:
        """The same place under another *label*."""
        return replace(self, label=label)

    def _lines(self) -> list[str]:
        lines = self.text.splitlines()
        return lines[max(self.first, 1) - 1 : self.last or len(lines)]
