"""Write the tables of docs/themes.md anew: each key of a theme, with its default and its meaning.

The tables stand between ``<!-- keys: NAME -->`` and ``<!-- end -->``; all else on the page is
written by hand. A test fails when they are stale.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, Field
from pathlib import Path
from typing import Any

from digest.tables import keys
from digest.themes import covers, paper, patterns, phone, theme_file
from digest.themes.design import Style

PAGE = Path(__file__).resolve().parent.parent / "docs" / "themes.md"
TABLES: dict[str, type[Any]] = {
    "top": theme_file.Top,
    "page": paper.PageTable,
    **theme_file.DIVISIONS,
    "styles": Style,
    "pattern": patterns.Pattern,
    "box": patterns.Box,
    "art": patterns.Art,
    "kind": covers.CoverKind,
    "coverart": covers.CoverArt,
    "coverfield": covers.CoverField,
    "covertext": covers.CoverText,
    "coverteasers": covers.CoverTeasers,
    "phone": phone.PhonePage,
}
MARKED = re.compile(r"(<!-- keys: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def written(text: str) -> str:
    """*text*, the page, with every table as the code states it."""
    return MARKED.sub(lambda match: f"{match[1]}{table(TABLES[match[2]])}{match[3]}", text)


def table(kind: type[Any]) -> str:
    """The keys of *kind* as a Markdown table."""
    rows = ["| Key | Default | Meaning |", "|---|---|---|"]
    for name, field, about in keys(kind):
        rows.append(f"| `{name}` | {_default(field)} | {about.text} |")
    return "\n".join(rows) + "\n"


def _default(field: Field[Any]) -> str:
    if field.default is MISSING:
        return "required"
    if field.default in (None, "", ()):
        return "none"
    return f"`{_toml(field.default)}`"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else f"{value}"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
