"""Finds a language by its code, and reports mistakes in its file."""

from __future__ import annotations

import ast
import pkgutil
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from importlib import import_module, util
from pathlib import Path

from digest.errors import UsageError
from digest.languages._others import OTHERS
from digest.languages.checks import Slip
from digest.languages.model import Language

PACKAGE = "digest.languages"
_CODE = re.compile(r"[a-z]{2,3}")


class LanguageFileError(UsageError):
    """A mistake in a language's file; the message names the file, the line and the key."""

    @classmethod
    def of_pattern(cls, parts: Sequence[str], error: Exception) -> LanguageFileError:
        """The error for the one of *parts*, patterns of language files, that is no regular
        expression.
        """
        broken = next((part for part in parts if not _compiles(part)), "")
        for code in known():
            for key, value in _values(language(code)):
                if broken and value == broken:
                    return cls(_message(code, key, f"'{key}' is no regular expression: {error}"))
        return cls(f"a language file holds a pattern that is no regular expression: {error}")


@lru_cache(maxsize=64)
def base(code: str) -> str:
    """The language without its region: "pt-BR" → "pt"."""
    return re.split(r"[-_]", code.strip().lower(), maxsplit=1)[0]


@cache
def known() -> tuple[str, ...]:
    """The codes of the languages that have a file, English first."""
    package = import_module(PACKAGE)
    codes = (part.name for part in pkgutil.iter_modules(package.__path__))
    return tuple(sorted(filter(_CODE.fullmatch, codes), key=lambda code: (code != "en", code)))


@lru_cache(maxsize=256)
def language(code: str) -> Language:
    """The language *code*, "fr" or "fr-CA"; a language without a file has common data only.

    Raises LanguageFileError where its file has a mistake.
    """
    own = base(code)
    if own in known():
        return _load(own)
    return OTHERS.get(own) or Language(code=own, detected=False)


def every() -> tuple[Language, ...]:
    """All languages of which anything is known."""
    return (
        *map(language, known()),
        *(other for code, other in OTHERS.items() if code not in known()),
    )


@cache
def called(name: str) -> str:
    """The code of the language that is called *name* ("English", "français"); "" for none."""
    return next((each.code for each in every() if name.lower() in each.called), "")


def _load(code: str) -> Language:
    try:
        language = getattr(import_module(f"{PACKAGE}.{code}"), "LANGUAGE", None)
    except SyntaxError as error:
        raise LanguageFileError(f"{error.filename}, line {error.lineno}: {error.msg}") from error
    except TypeError as error:
        raise LanguageFileError(_slip(code, error)) from error
    if not isinstance(language, Language) or language.code != code:
        raise LanguageFileError(
            f"{_file(code)}: a language file holds LANGUAGE = Language(code='{code}', …)"
        )
    return language


def _slip(code: str, error: TypeError) -> str:
    """The mistake in the file of *code*: an unknown field, or a value of the wrong type."""
    if isinstance(error, Slip):
        return _message(code, error.key, str(error))
    quoted = re.search(r"unexpected keyword argument '(\w+)'", str(error))
    if not quoted:
        return f"{_file(code)}: {error}"
    close = _near(quoted[1])
    hint = f". Did you mean '{close}'?" if close else ""
    return _message(code, quoted[1], f"'{quoted[1]}' is no field of a language{hint}")


def _near(key: str) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(key, {name for name, _ in _values(OTHERS["pt"])}, n=1)), "")


def _message(code: str, key: str, problem: str) -> str:
    lines = ", ".join(map(str, _lines(_file(code), key)))
    return f"{_file(code)}{f', line {lines}' if lines else ''}: {problem}"


def _file(code: str) -> Path:
    spec = util.find_spec(f"{PACKAGE}.{code}")
    return Path(spec.origin if spec and spec.origin else f"{code}.py")


def _lines(file: Path, key: str) -> Iterable[int]:
    """The lines of *file* on which *key* is given a value."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [
        node.lineno for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == key
    ]


def _values(of: object) -> Iterator[tuple[str, object]]:
    """Every field within *of* and its value; of a tuple or mapping, each of its values."""
    if not is_dataclass(of):
        return
    for each in fields(of):
        value = getattr(of, each.name)
        yield each.name, value
        inner = value.values() if isinstance(value, dict) else value
        for one in inner if isinstance(inner, tuple) or isinstance(value, dict) else (value,):
            yield each.name, one
            yield from _values(one)


def _compiles(part: str) -> bool:
    try:
        re.compile(part)
    except re.error:
        return False
    return True
