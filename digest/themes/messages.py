"""Messages: what the magazine and its mail say of themselves, in the language of the issue.

A catalogue is a gettext file, ``locale/<language>.po``, in templates/ or in a theme's folder. It is
compiled in memory, so that no compiled file can be older than its source.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING

from digest import suggest
from digest.errors import UsageError
from digest.text.typography import figures

if TYPE_CHECKING:
    from babel.messages import Catalog, Message

FOLDER = "locale"
ENGLISH = "en"
TEMPLATE = "digest.pot"
"""Every message of digest, for translators to start from; ``make messages`` writes it."""


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages in one language; a message that has no translation stays English.

    The {curly} parts of a message are filled in, whole numbers in the digits of the language.
    """

    catalogue: NullTranslations = field(default_factory=NullTranslations)
    language: str = ENGLISH

    def gettext(self, message: str, /, **parts: object) -> str:
        """*message* translated."""
        return self._filled(self.catalogue.gettext(message), parts)

    def pgettext(self, context: str, message: str, /, **parts: object) -> str:
        """*message* translated; *context* tells the meanings of an English word apart."""
        return self._filled(self.catalogue.pgettext(context, message), parts)

    def ngettext(self, one: str, more: str, count: int, /, **parts: object) -> str:
        """The form that goes with *count*: English has two, Arabic six."""
        return self._filled(self.catalogue.ngettext(one, more, count), {"count": count, **parts})

    @property
    def functions(self) -> Mapping[str, Callable[..., str]]:
        """The three under the names that templates call them by."""
        return {"_": self.gettext, "pgettext": self.pgettext, "ngettext": self.ngettext}

    def _filled(self, text: str, parts: Mapping[str, object]) -> str:
        values = {
            name: figures(str(part), self.language) if isinstance(part, int) else part
            for name, part in parts.items()
        }
        try:
            return text.format(**values)
        except LookupError as error:
            raise UsageError(
                f'"{text}" needs {error}; the template must pass every part in curly brackets'
            ) from error


def catalogues(*folders: Path) -> Mapping[str, Messages]:
    """The messages by language, English always among them; a later folder's come first.

    Raises UsageError for a catalogue that cannot be read, or in which a translation has other
    {curly} parts than its message.
    """
    by_language = {ENGLISH: Messages()}
    for file in (file for folder in folders for file in _files(folder)):
        catalogue = _translations(file)
        catalogue.add_fallback(by_language.get(file.stem, Messages()).catalogue)
        by_language[file.stem] = Messages(catalogue)
    return MappingProxyType(by_language)


def in_language(by_language: Mapping[str, Messages], language: str) -> Messages:
    """The messages for "fr" or "fr-CA", in English where there is no catalogue."""
    messages = by_language.get(language.partition("-")[0], by_language[ENGLISH])
    return replace(messages, language=language)


def wordings(folder: Path, common: Path, languages: Collection[str]) -> frozenset[str]:
    """The words of every message in English and in *languages*, cut at its {curly} parts.

    Those of a theme's *folder* and those of digest, which stand in *common*.
    """
    files = [*_files(common), *_files(folder)]
    known = {language.partition("-")[0] for language in languages}
    spoken = [file for file in files if file.stem in known]
    texts = [message for _, message in _messages_of_templates(folder)]
    for file in (common / FOLDER / TEMPLATE, *spoken):
        for message in _read(file):
            texts += (*_forms(message.id), *_forms(message.string)) if message.id else ()
    return frozenset(words for text in texts for words, *_ in Formatter().parse(text) if words)


def check_messages(folder: Path, common: Path) -> None:
    """Check that every message in the catalogues of a theme's *folder* is used.

    A message is used by digest itself, whose messages are listed in *common*, or by a template of
    the theme. Raises UsageError with the file, the line and the message that is meant.
    """
    files = _files(folder)
    if not files:
        return
    used = {*_messages(_read(common / FOLDER / TEMPLATE)), *_messages_of_templates(folder)}
    for file in files:
        for message in _read(file):
            key = message.context or "", _forms(message.id)[0] if message.id else ""
            if message.id and key not in used:
                raise UsageError(_unused(file, message, key, used))


def _unused(file: Path, message: Message, key: tuple[str, str], used: set[tuple[str, str]]) -> str:
    context, text = key
    place = f"{file}, line {message.lineno}" if message.lineno else str(file)
    near = suggest.closest(text, (other for _, other in used))
    advice = f'Did you mean "{near}"?' if near else ""
    return (
        f'{place}: no template uses the message "{text}"'
        f"{f' in the context ({context})' if context else ''}; write it, and its context, exactly "
        f"as in templates/{FOLDER}/{TEMPLATE}. {advice}"
    ).rstrip()


def _files(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*.po"))


def _read(file: Path) -> Catalog:
    return _parsed(file, file.read_bytes())


def _parsed(file: Path, content: bytes) -> Catalog:
    from babel import Locale, UnknownLocaleError
    from babel.messages.pofile import PoFileError, read_po

    try:
        locale = Locale.parse(file.stem) if file.suffix == ".po" else None
        catalogue = read_po(BytesIO(content), locale=locale, abort_invalid=True)
    except (PoFileError, UnknownLocaleError, ValueError) as error:
        raise UsageError(
            f"{file} is not a gettext catalogue ({error}); name it after a language, as fr.po, and "
            f"write it like those in templates/{FOLDER}"
        ) from error
    for message in catalogue:
        _check(message, file)
    return catalogue


def _check(message: Message, file: Path) -> None:
    """Check that every form of a translation has the {curly} parts of its message.

    The forms for one and for two may leave {count} out.
    """
    place = f"{file}, line {message.lineno}" if message.lineno else str(file)
    wanted = _parts(_forms(message.id)[-1], place)
    for text in filter(None, _forms(message.string) if message.id else ()):
        parts = _parts(text, place)
        if wrong := (wanted - parts - {"count"}) | (parts - wanted):
            part = min(wrong)
            raise UsageError(
                f'{place}: the translation "{text}" {"lacks" if part in wanted else "adds"} '
                f'{{{part}}}; its message is "{_forms(message.id)[0]}"'
            )


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _parts(text: str, place: str) -> set[str]:
    """The names of the {curly} parts of *text*."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError as error:
        raise UsageError(
            f'{place}: "{text}": {error}; write a curly bracket that is meant as one twice'
        ) from error


@lru_cache(maxsize=64)
def _compiled(file: Path, content: bytes) -> bytes:
    """The *content* of *file* as gettext compiles it; a build asks for it several times."""
    from babel.messages.mofile import write_mo

    whole = BytesIO()
    write_mo(whole, _parsed(file, content))
    return whole.getvalue()


def _translations(file: Path) -> GNUTranslations:
    try:
        return GNUTranslations(BytesIO(_compiled(file, file.read_bytes())))
    except ValueError as error:
        raise UsageError(
            f"{file}: Plural-Forms cannot be used ({error}); write it as gettext does, or leave it "
            "out"
        ) from error


def _messages(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Context and message, the singular one, of every entry."""
    return ((message.context or "", _forms(message.id)[0]) for message in catalogue if message.id)


def _messages_of_templates(folder: Path) -> Iterator[tuple[str, str]]:
    """Context and message of every message that a template in *folder* uses."""
    from babel.messages.extract import extract

    for file in sorted(folder.glob("*.html")):
        with file.open("rb") as lines:
            for _, message, _, context in extract("jinja2.ext:babel_extract", lines):
                yield context or "", _forms(message)[0]
