"""Web pages from templates/pages, in the look of a theme.

A theme's own web/*.html take the place of the common ones; its web.css follows the common sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from digest.languages import right_to_left
from digest.press.compiled import compiled
from digest.press.render import blamed
from digest.text.typography import listed
from digest.themes.colours import CONTRAST, contrast, mixed
from digest.themes.theme import templates

if TYPE_CHECKING:
    from digest.themes.theme import Theme

NIGHT = {"paper": "#16171a", "panel": "#212327", "ink": "#ecebe7", "muted": "#b0b1ac"}
"""The grounds of dark pages, and their text; the other colours are the theme's, made lighter."""
WHITE = "#ffffff"
STEP = 0.08
"""The part of white by which a colour grows lighter at a time until it can be read."""


class Renderer:
    """Renders the pages of an issue in *language*, in the look of *theme*.

    *kind* is the folder of the templates, "pages" or "epub".
    """

    def __init__(self, theme: Theme, language: str, kind: str = "pages") -> None:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

        self.theme = theme
        folders = theme.folder / kind, templates() / kind
        self.environment = Environment(
            loader=FileSystemLoader(folders),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=select_autoescape(["html", "xhtml", "xml", "opf"]),
            bytecode_cache=compiled(folders),
        )
        self.environment.tests["right_to_left"] = right_to_left
        self.environment.filters["listed"] = lambda names: listed(names, language)
        self.environment.globals.update(theme.messages(language).functions)
        self.environment.globals.update(theme=theme)

    def render(self, name: str, values: Mapping[str, Any]) -> str:
        """The template *name* with *values*. Raises UsageError where it is wrong."""
        with blamed(self.theme):
            return self.environment.get_template(name).render(values)

    def sheet(self, sections: Sequence[str]) -> str:
        """The style sheet: the common one, then the theme's own. *sections* are their colours."""
        own = self.theme.folder / "web.css"
        colours = self.theme.colours
        common = self.render(
            "style.css",
            {
                "night": {role: by_night(colour) for role, colour in colours.items()} | NIGHT,
                "sections": {colour: by_night(colour) for colour in sections},
            },
        )
        return common + (own.read_text(encoding="utf-8") if own.is_file() else "")


def by_night(colour: str) -> str:
    """*colour*, lighter until it can be read on the grounds of dark pages."""
    part = 0.0
    while contrast(lit := mixed(colour, WHITE, min(part, 1.0)), NIGHT["panel"]) < CONTRAST:
        part += STEP
    return lit
