"""Issue → HTML and CSS: the only place that knows Jinja2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any

from digest.errors import UsageError
from digest.languages.scripts import ARABIC_DIGITS, PERSIAN_DIGITS, WESTERN
from digest.press.cuts import Cut, cuts, named, stacked
from digest.press.said import said
from digest.press.view import View, linkable
from digest.text.typography import digits, figures, listed
from digest.themes.fonts import Face, faces
from digest.themes.measure import Measurer, right_to_left

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment

    from digest.model import Issue, Page
    from digest.press.glyphs import Glyphs
    from digest.press.pictures import Album
    from digest.themes.theme import Theme

STORIES = "stories.html"
"""The template of every pattern that has none of its own."""

STYLED = re.compile(r"\bs-([\w-]+)")
"""The class of what is set in one of the theme's styles."""

SPOKEN = re.compile(r'\blang="([a-z]+)')
"""The language of a text, without its region."""

COUNTERS = {WESTERN: "", ARABIC_DIGITS: ", arabic-indic", PERSIAN_DIGITS: ", persian"}
"""How CSS counts pages, as the end of a counter()."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An issue as HTML: the whole *document*, and for each of its pages what stands there."""

    document: str
    said: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A style sheet, and the fonts it names: *cuts* to be made, *faces* that are files."""

    text: str
    cuts: tuple[Cut, ...]
    faces: tuple[Face, ...]


def html(issue: Issue, theme: Theme, album: Album, glyphs: Glyphs, created: str) -> Written:
    """The whole issue as one HTML document. Raises UsageError naming the template that is wrong."""
    environment = _environment(theme, glyphs)
    environment.globals.update(theme.speaks(issue.language).functions)
    environment.filters["figures"] = lambda number: figures(str(number), issue.language)
    environment.filters["listed"] = lambda names: listed(names, issue.language)
    view = View(issue, theme, album, Measurer(theme))
    with _blamed(theme):
        pages = [_page(environment, page, view) for page in issue.pages]
        whole = environment.get_template("issue.html").render(
            view=view, issue=issue, theme=theme, pages=pages, created=created
        )
    return Written(document=whole, said=tuple(said(page) for page in pages))


def css(theme: Theme, document: str, *, language: str) -> Sheet:
    """The style sheet of *document*, an issue in *language*: faces, the styles it uses, then the theme's own rules.

    Raises UsageError where the theme's are wrong.
    """
    mirrored, counted = right_to_left(language), COUNTERS[digits(language)]
    environment = _environment(theme)
    environment.globals.update(named=named, stacked=stacked)
    used = set(STYLED.findall(document))

    def set_in(name: str) -> Any:
        """The declarations of the style *name*, for what no template prints: page numbers, running heads."""
        used.add(name)
        return environment.get_template("type.css").module.type(theme.design.style(name), theme)  # type: ignore[attr-defined]

    with _blamed(theme):
        own = environment.get_template("theme.css").render(
            theme=theme, mirrored=mirrored, counted=counted, set_in=set_in
        )
    styles = {name: style for name, style in theme.design.styles.items() if name in used}
    languages = sorted(set(SPOKEN.findall(document)))
    cut = cuts(theme, styles, languages)
    whole = [
        face
        for family in {family: None for stack in theme.fonts.values() for family in stack}
        for face in faces(family)
        if f'"{family}"' in own
    ]
    base = environment.get_template("base.css").render(
        theme=theme, styles=styles, faces=whole, cuts=cut, languages=languages
    )
    return Sheet(text=base + own, cuts=cut, faces=tuple(whole))


@contextmanager
def _blamed(theme: Theme) -> Iterator[None]:
    """Raise UsageError naming the template, and the line, that Jinja2 cannot use."""
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    try:
        yield
    except TemplateError as error:
        drawn = [
            frame
            for frame in extract_tb(error.__traceback__)
            if frame.filename.endswith((".html", ".css"))
        ]
        if isinstance(error, TemplateNotFound):
            where = f"{error.name} is missing"
        elif isinstance(error, TemplateSyntaxError):
            where = f"{error.name}, line {error.lineno}, cannot be used ({error.message})"
        else:
            where = f"{Path(drawn[-1].filename).name}, line {drawn[-1].lineno}, cannot be used ({error})"
        raise UsageError(
            f"theme '{theme.name}': {where}; compare it with the theme atlas"
        ) from error


def _page(environment: Environment, page: Page, view: View) -> Any:
    from markupsafe import Markup

    template = environment.select_template([f"{page.pattern}.html", STORIES])
    return Markup(template.render(page=page, view=view, issue=view.issue, theme=view.theme))  # noqa: S704 - a template's output


def _environment(theme: Theme, glyphs: Glyphs | None = None) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def finished(value: Any) -> Any:
        """Every word that a template prints comes through here."""
        if not isinstance(value, str) or glyphs is None:
            return value
        return (
            type(value)(glyphs.printable(value))
            if isinstance(value, Markup)
            else glyphs.printable(value)
        )

    environment = Environment(
        loader=FileSystemLoader(list(theme.folders)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
        finalize=finished,
        bytecode_cache=_compiled(theme.folders),
    )
    environment.tests["linkable"] = linkable
    environment.tests["right_to_left"] = right_to_left
    return environment


@cache
def _compiled(_: tuple[Path, ...]) -> BytecodeCache:
    """A theme's templates as compiled in this process; one that was edited since is another to it."""
    from jinja2 import BytecodeCache
    from jinja2.bccache import Bucket

    class Compiled(BytecodeCache):
        def __init__(self) -> None:
            self.kept: dict[tuple[str, str], bytes] = {}

        def load_bytecode(self, bucket: Bucket) -> None:
            if code := self.kept.get((bucket.key, bucket.checksum)):
                bucket.bytecode_from_string(code)

        def dump_bytecode(self, bucket: Bucket) -> None:
            self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()

    return Compiled()
