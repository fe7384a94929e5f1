"""What the magazine and its mail say of themselves: an English sentence in, the language's own out, from gettext catalogues.

A catalogue is ``locale/<language>.po`` in templates/ or in a theme's folder. It is compiled in memory, so that there is no
second file which could be older than the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.errors import UsageError
from digest.text.typography import figures

if TYPE_CHECKING:
    from babel.messages import Catalog, Message

FOLDER = "locale"
ENGLISH = "en"
TEMPLATE = "digest.pot"
"""Every message there is, for translators to start from; ``make messages`` writes it."""


@dataclass(frozen=True, slots=True)
class Words:
    """One language's. What it has no words for is said in English; {curly} parts are filled in, numbers in its own digits."""

    catalogue: NullTranslations = field(default_factory=NullTranslations)
    language: str = ENGLISH

    def gettext(self, message: str, /, **filled: object) -> str:
        return self._filled(self.catalogue.gettext(message), filled)

    def pgettext(self, context: str, message: str, /, **filled: object) -> str:
        """*context* tells apart the meanings that an English word has, and translators which one it is."""
        return self._filled(self.catalogue.pgettext(context, message), filled)

    def ngettext(self, one: str, more: str, count: int, /, **filled: object) -> str:
        """The form that goes with *count*: English has two, Arabic six."""
        return self._filled(self.catalogue.ngettext(one, more, count), {"count": count, **filled})

    @property
    def functions(self) -> Mapping[str, Callable[..., str]]:
        """As templates call them."""
        return {"_": self.gettext, "pgettext": self.pgettext, "ngettext": self.ngettext}

    def _filled(self, text: str, parts: Mapping[str, object]) -> str:
        shown = {
            name: figures(str(part), self.language) if isinstance(part, int) else part
            for name, part in parts.items()
        }
        try:
            return text.format(**shown)
        except LookupError as error:
            raise UsageError(
                f'"{text}" is said without {error}; a template must give every part in curly brackets'
            ) from error


def words(*folders: Path) -> Mapping[str, Words]:
    """By language, English always among them: what the catalogues of *folders* say, a later folder's first.

    Raises UsageError for a catalogue that cannot be read, or in which a translation has other {curly} parts than its message.
    """
    found = {ENGLISH: Words()}
    for file in (file for folder in folders for file in _catalogues(folder)):
        catalogue = _compiled(file)
        catalogue.add_fallback(found.get(file.stem, Words()).catalogue)
        found[file.stem] = Words(catalogue)
    return MappingProxyType(found)


def in_language(found: Mapping[str, Words], language: str) -> Words:
    """The words for "fr" or "fr-CA", English where there are none."""
    return replace(found.get(language.partition("-")[0], found[ENGLISH]), language=language)


def refuse_strangers(folder: Path, common: Path) -> None:
    """Raise UsageError when a catalogue of the theme in *folder* translates what neither it nor any theme ever says."""
    files = _catalogues(folder)
    known = {*_messages(_read(common / FOLDER / TEMPLATE)), *_said_in(folder)} if files else set()
    for file in files:
        for context, message in _messages(_read(file)):
            if (context, message) not in known:
                near = "".join(
                    f', as "{text}"'
                    for text in get_close_matches(message, [text for _, text in known], n=1)
                )
                raise UsageError(
                    f'{file}: "{message}"{f" ({context})" if context else ""} is said nowhere; write each message, '
                    f"and its context, as the template has it{near}"
                )


def _catalogues(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*.po"))


def _read(file: Path) -> Catalog:
    from babel import Locale, UnknownLocaleError
    from babel.messages.pofile import PoFileError, read_po

    try:
        locale = Locale.parse(file.stem) if file.suffix == ".po" else None
        with file.open("rb") as lines:
            catalogue = read_po(lines, locale=locale, abort_invalid=True)
    except (PoFileError, UnknownLocaleError, ValueError) as error:
        raise UsageError(
            f"{file} cannot be used as a gettext catalogue ({error}); it must be called after a language, as fr.po, "
            f"and be written like those in templates/{FOLDER}"
        ) from error
    for message in catalogue:
        _check(message, file)
    return catalogue


def _check(message: Message, file: Path) -> None:
    """Every form of a translation has the message's {curly} parts; that for one or two may leave the {count} out."""
    wanted = _parts(_forms(message.id)[-1], file)
    for text in filter(None, _forms(message.string) if message.id else ()):
        found = _parts(text, file)
        if wrong := (wanted - found - {"count"}) | (found - wanted):
            part = min(wrong)
            raise UsageError(
                f'{file}: "{text}" {"lacks" if part in wanted else "has a part of its own,"} {{{part}}}; '
                f'its message is "{_forms(message.id)[0]}"'
            )


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _parts(text: str, file: Path) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError as error:
        raise UsageError(
            f'{file}: "{text}": {error}; a curly bracket that is meant as one is written twice'
        ) from error


def _compiled(file: Path) -> GNUTranslations:
    from babel.messages.mofile import write_mo

    whole = BytesIO()
    write_mo(whole, _read(file))
    whole.seek(0)
    try:
        return GNUTranslations(whole)
    except ValueError as error:
        raise UsageError(
            f"{file}: Plural-Forms cannot be used ({error}); write it as gettext does, or leave it out"
        ) from error


def _messages(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Context and message, the singular one, of every entry."""
    return ((message.context or "", _forms(message.id)[0]) for message in catalogue if message.id)


def _said_in(folder: Path) -> Iterator[tuple[str, str]]:
    """As ``_messages``, of a theme's templates."""
    from babel.messages.extract import extract

    for file in sorted(folder.glob("*.html")):
        with file.open("rb") as lines:
            for _, message, _, context in extract("jinja2.ext:babel_extract", lines):
                yield context or "", _forms(message)[0]
