"""Edition → HTML and CSS: the only place that knows Jinja2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any

from digest.errors import UsageError
from digest.languages import right_to_left
from digest.languages.scripts import ARABIC_DIGITS, PERSIAN_DIGITS, WESTERN
from digest.press.compiled import compiled
from digest.press.cuts import Cut, cut_family, font_stack, theme_cuts
from digest.press.directed import directed_row, directed_text, names_of
from digest.press.drawings import drawing
from digest.text.typography import digits, listed, raised
from digest.themes.fonts import Face, face, faces
from digest.themes.measure import RAISED_BY, RAISED_SIZE, has_raised

if TYPE_CHECKING:
    from jinja2 import Environment

    from digest.edition import Area, Edition, EditionPage
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
class Sheet:
    """A style sheet, and the fonts it names: *cuts* to be made, *faces* that are files."""

    text: str
    cuts: tuple[Cut, ...]
    faces: tuple[Face, ...]


def html(edition: Edition, theme: Theme, album: Album, created: str) -> str:
    """The whole edition as one HTML document.

    Raises UsageError naming the template that is wrong.
    """
    environment = _environment(theme)
    environment.globals.update(theme.messages(edition.language).functions)
    environment.globals.update(edition=edition, theme=theme, created=created, album=album)
    environment.filters["at"] = lambda area: _at(area, mirrored=edition.right_to_left)
    environment.filters["address"] = album.address
    environment.filters["drawing"] = drawing
    environment.filters["directed"] = partial(directed_row, names=names_of(edition))
    environment.filters["directed_text"] = directed_text
    environment.filters["raised"] = raised
    environment.filters["listed"] = lambda names: listed(names, edition.language)
    with blamed(theme):
        pages = [_page(environment, page) for page in edition.pages]
        return environment.get_template("issue.html").render(pages=pages)


def _at(area: Area, *, mirrored: bool) -> str:
    """The CSS that puts an absolute box into *area*."""
    side = "right" if mirrored else "left"
    return (
        f"{side}:{area.x:.2f}pt;top:{area.y:.2f}pt;"
        f"width:{area.width:.2f}pt;height:{area.height:.2f}pt"
    )


def css(theme: Theme, document: str, *, language: str, bleed: float = 0.0) -> Sheet:
    """The style sheet of *document*, an issue in *language*: faces, the styles it uses, then the
    theme's own rules. Grounds reach *bleed* points beyond the paper.

    Raises UsageError where the theme's are wrong.
    """
    mirrored, counted = right_to_left(language), COUNTERS[digits(language)]
    environment = _environment(theme)
    environment.globals.update(named=cut_family, stacked=font_stack, bleed=bleed)
    environment.globals.update(
        raising='class="up"' in document,
        has_raised=lambda style: has_raised(
            face(theme.fonts[style.family][0], weight=style.weight, italic=style.italic)
        ),
        raised_size=RAISED_SIZE,
        raised_by=RAISED_BY / RAISED_SIZE,
    )
    used = set(STYLED.findall(document))

    def set_in(name: str) -> Any:
        """The declarations of the style *name*, for what no template prints: page numbers, running
        heads.
        """
        used.add(name)
        return environment.get_template("type.css").module.type(theme.design.style(name), theme)  # type: ignore[attr-defined]

    with blamed(theme):
        own = environment.get_template("theme.css").render(
            theme=theme, mirrored=mirrored, counted=counted, set_in=set_in
        )
    styles = {name: style for name, style in theme.design.styles.items() if name in used}
    languages = sorted(set(SPOKEN.findall(document)))
    cut = theme_cuts(theme, styles, languages)
    whole = [
        face
        for family in {family: None for stack in theme.fonts.values() for family in stack}
        for face in faces(family)
        if f'"{family}"' in own
    ]
    base = environment.get_template("base.css").render(
        theme=theme, styles=styles, faces=whole, cuts=cut, languages=languages, mirrored=mirrored
    )
    return Sheet(text=base + own, cuts=cut, faces=tuple(whole))


@contextmanager
def blamed(theme: Theme) -> Iterator[None]:
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
            name, line = Path(drawn[-1].filename).name, drawn[-1].lineno
            where = f"{name}, line {line}, cannot be used ({error})"
        raise UsageError(
            f"theme '{theme.name}': {where}; compare it with the theme atlas"
        ) from error


def _page(environment: Environment, page: EditionPage) -> Any:
    from markupsafe import Markup

    template = environment.select_template([f"{page.pattern}.html", STORIES])
    return Markup(template.render(page=page))  # noqa: S704 - a template's output


def _environment(theme: Theme) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(list(theme.folders)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
        bytecode_cache=compiled(theme.folders),
    )
    environment.tests["right_to_left"] = right_to_left
    return environment
