"""The pages of the magazine's site: HTML, style sheet and fonts, in the theme's look.

The templates are in templates/web. They bring no script, and nothing from another site.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any

from digest.languages import right_to_left
from digest.press.compiled import compiled
from digest.press.cuts import Cut, choose_cut, font_stack
from digest.text.typography import figures
from digest.themes.colours import CONTRAST, contrast, mixed
from digest.themes.theme import Theme, templates

if TYPE_CHECKING:
    from jinja2 import Environment

STYLES = {
    "masthead": ("masthead",),
    "head": ("news-head", "page-title"),
    "text": ("body",),
    "label": ("panel-text", "caption"),
    "label-bold": ("panel-title", "kicker"),
}
"""What is set on the pages, and the theme's styles whose fonts it may get: the first that a theme
has, else its very first.
"""

LEFTWARDS = STYLES | {"text": STYLES["label"]}
"""The same on pages in Arabic letters, whose families are large: text is set as labels are."""

LATIN = (*range(0x20, 0x100), 0x152, 0x153, *range(0x2010, 0x2040), 0x20AC, 0x2190, 0x2192, 0x2212)
MORE_LATIN = tuple(sorted({*range(0x100, 0x180)} - {*LATIN}))
ARABIC = (
    *(0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x653)),
    *(*range(0x660, 0x66E), 0x670, 0x671, *range(0x20, 0x41), 0xAB, 0xB7, 0xBB),
    *(*range(0x200C, 0x2040), 0x2190, 0x2192),
)
"""Letters, vowel signs, digits and marks. Words in Latin letters among them are set in a font of
the reader's machine.
"""
FEATURES = (
    *("ccmp", "locl", "kern", "liga", "calt", "mark", "mkmk"),
    *("isol", "init", "medi", "fina", "rlig", "curs"),
)
"""What browsers do to a text by themselves. Small capitals and other figures stay behind: a page is
to be read on a phone before they have come.
"""
GREEK_AND_CYRILLIC = (*LATIN, *MORE_LATIN, *range(0x370, 0x530))
DARK = {"paper": "#16181b", "panel": "#1f2226", "ink": "#ecebe7", "muted": "#adb0ac"}
"""The colours of grounds and text where a reader's machine is set to dark."""


@dataclass(frozen=True, slots=True)
class File:
    """A style sheet or a font: its name, which changes with its content, and its bytes."""

    name: str
    kind: str
    data: bytes


@dataclass(frozen=True)
class Pages:
    """The pages of a magazine called *title*, at *url*, in its *language*."""

    theme: Theme
    title: str
    tagline: str
    language: str
    url: str
    base: str = ""
    files: dict[str, File] = field(default_factory=dict)

    def html(self, name: str, *, language: str = "", **values: Any) -> str:
        """The page of the template *name* in *language*, that of the magazine where it is ""."""
        spoken = language or self.language
        messages = self.theme.messages(spoken)
        return self._environment.get_template(f"web/{name}").render(
            **messages.functions,
            language=spoken,
            direction="rtl" if right_to_left(spoken) else "ltr",
            title=self.title,
            tagline=self.tagline,
            url=self.url,
            base=self.base,
            style=self.style.name,
            icon=self.icon.name,
            colours=self.theme.colours,
            **values,
        )

    def mail(self, name: str, *, language: str, **values: Any) -> str:
        """A mail of the template *name* in templates/mail."""
        functions = self.theme.messages(language).functions
        return self._environment.get_template(f"mail/{name}").render(
            **functions, language=language, title=self.title, **values
        )

    @property
    def languages(self) -> Mapping[str, str]:
        """The languages in which mails can be had: code and own name."""
        from babel import Locale

        names = {
            code: Locale.parse(code).get_display_name(code) or code
            for code in sorted(self.theme.catalogues)
        }
        return {code: name[:1].upper() + name[1:] for code, name in names.items()}

    @cached_property
    def style(self) -> File:
        """The style sheet; the fonts that it names are made with it and stand in *files*."""
        cuts = {
            use: [self._font(cut) for cut in self._cuts(names)]
            for use, names in (LEFTWARDS if right_to_left(self.language) else STYLES).items()
        }
        text = self._environment.get_template("web/style.css").render(
            colours=self.theme.colours, dark=self._dark(), cuts=cuts, base=self.base
        )
        return self._file("style", "css", "text/css; charset=utf-8", text.encode())

    @cached_property
    def icon(self) -> File:
        """The first letter of the title on the theme's accent."""
        text = self._environment.get_template("web/icon.svg").render(
            letter=self.title.strip()[:1], colours=self.theme.colours
        )
        return self._file("icon", "svg", "image/svg+xml", text.encode())

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

        environment = Environment(
            loader=FileSystemLoader(templates()),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=select_autoescape(["html", "xml", "svg"]),
            bytecode_cache=compiled([templates()]),
        )
        environment.filters["moment"] = _moment
        environment.filters["megabytes"] = _megabytes
        return environment

    def _cuts(self, names: tuple[str, ...]) -> list[Cut]:
        styles = self.theme.design.styles
        style = next(
            (styles[name] for name in names if name in styles), next(iter(styles.values()))
        )
        stack = font_stack(self.theme, style, self.language)
        # The first family has all of Latin, or of Arabic; a browser would fetch the others as well.
        families = stack if GREEK_AND_CYRILLIC in self._letters else stack[:1]
        return [choose_cut(family, style, italic=False, first=stack[0]) for family in families]

    def _font(self, cut: Cut) -> dict[str, Any]:
        """The font files of *cut*, and what the style sheet says of them."""
        files = [
            {
                "name": self._file("font", "woff2", "font/woff2", web_font(cut, letters)).name,
                "letters": ranges(letters),
            }
            for letters in self._letters
        ]
        return {"family": f"{cut.family} {cut.weight}", "files": files}

    @cached_property
    def _letters(self) -> tuple[tuple[int, ...], ...]:
        """What is written on the pages, by the files of a font: a browser fetches those whose
        letters a page has.
        """
        if right_to_left(self.language):
            return (ARABIC,)
        if self.language.partition("-")[0] in ("el", "ru", "uk", "bg", "sr", "mk", "be"):
            return (GREEK_AND_CYRILLIC,)
        return LATIN, MORE_LATIN

    def _file(self, stem: str, ending: str, kind: str, data: bytes) -> File:
        mark = hashlib.sha256(data).hexdigest()[:12]
        file = File(f"{stem}-{mark}.{ending}", kind, data)
        self.files[file.name] = file
        return file

    def _dark(self) -> dict[str, str]:
        """The theme's colours for dark grounds: those of text lightened until it can be read."""
        grounds = DARK["paper"], DARK["panel"]
        return DARK | {
            role: _lightened(self.theme.colours[role], grounds) for role in ("accent", "second")
        }


@cache
def web_font(cut: Cut, letters: tuple[int, ...]) -> bytes:
    """The font file of *cut* with *letters*, packed as WOFF2."""
    from fontTools.ttLib import TTFont

    data = cut.font_file(letters, FEATURES, hinting=False)
    # The time of its making would give the same font another name.
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    font.flavor = "woff2"
    packed = BytesIO()
    font.save(packed)
    return packed.getvalue()


def ranges(letters: Collection[int]) -> str:
    """*letters* as a style sheet names them: "U+20-7E, U+A0"."""
    runs: list[list[int]] = []
    for letter in sorted(letters):
        if runs and letter == runs[-1][1] + 1:
            runs[-1][1] = letter
        else:
            runs.append([letter, letter])
    return ", ".join(
        f"U+{first:X}" + (f"-{last:X}" if last > first else "") for first, last in runs
    )


def _moment(when: datetime | None) -> str:
    """*when* as Atom writes it; the beginning of time where nothing happened yet."""
    return (when or datetime(1970, 1, 1, tzinfo=UTC)).isoformat(timespec="seconds")


def _megabytes(size: int, language: str) -> str:
    """*size* in millions of bytes, at least .1, as *language* writes it."""
    from babel.numbers import format_decimal

    value = max(size / 1_000_000, 0.1)
    return figures(format_decimal(value, format="0.0", locale=language.replace("-", "_")), language)


def _lightened(colour: str, grounds: tuple[str, ...]) -> str:
    """*colour* with as much white as it needs to be read on *grounds*."""
    tints = (mixed(colour, "#ffffff", part / 20) for part in range(21))
    return next(tint for tint in tints if all(contrast(tint, one) >= CONTRAST for one in grounds))
