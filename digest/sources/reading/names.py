"""Readable names of sources and sections, slugs, and the folder names that say nothing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice

from digest.languages import called, every
from digest.languages.agencies import AGENCIES

# Folders that hold articles and say nothing about them.
GENERIC_FOLDERS = {
    "content",
    "posts",
    "_posts",
    "post",
    "news",
    "articles",
    "article",
    "blog",
    "src",
    "source",
    "output",
    "docs",
    "files",
    "texts",
    "pages",
    "input",
    "data",
    "week",
    "weeks",
    "web",
    "www",
    "html",
    "htdocs",
    "site",
    "sites",
    "static",
    "dist",
    "build",
    "export",
    "exports",
    "archive",
    "archives",
    "index",
    "home",
    "feed",
    "feeds",
    "rss",
    "import",
    "imports",
    "author",
    "authors",
}
# Folders that hold several outlets' texts, or anything at all. They name no outlet, though they may
# name a section.
CONTAINERS = {
    "articles",
    "backup",
    "backups",
    "collection",
    "collections",
    "content",
    "contents",
    "corpora",
    "corpus",
    "dataset",
    "datasets",
    "desktop",
    "documents",
    "download",
    "downloads",
    "dump",
    "dumps",
    "example",
    "examples",
    "fixtures",
    "folder",
    "git",
    "github",
    "inbox",
    "mnt",
    "opt",
    "project",
    "projects",
    "repos",
    "repositories",
    "root",
    "sample",
    "samples",
    "shared",
    "sources",
    "srv",
    "stories",
    "temp",
    "test",
    "tests",
    "tmp",
    "var",
    "website",
    "websites",
    "work",
    "workspace",
}
# Sections that say nothing, and what can still be printed of them.
PRINTABLE_GENERIC = {"news": "News", "latest": "News", "featured": "News", "blog": "Blog"}
# Names that are written in capitals, though some are codes of a language too.
_INITIALS = {"ai", "ml", "tv", "uk", "eu", "un", "usa"}
_DATED_FOLDER = re.compile(
    r"(19|20)\d{2}([-_]?\d{2}){0,2}|\d{1,2}|(19|20)\d{2}-w\d{2}", re.IGNORECASE
)
_DATE_IN_NAME = re.compile(
    r"[-_ ]?(19|20)\d{2}(?:([-_]\d{2}){0,2}|\d{4}|[-_]?w\d{2})$"
    r"|^(19|20)\d{2}(?:[-_]\d{2}[-_]\d{2}|\d{4}|[-_]?w\d{2})[-_ ]",
    re.IGNORECASE,
)
_NOT_WORD = re.compile(r"[^\w]+|_+")
_LONGEST_SLUG = 80
_LONGEST_INITIALS = 4
_VOWEL = re.compile(r"[aeiou]|y$")
_REGION = re.compile(r"[-_][a-z]{2,4}$", re.IGNORECASE)
# What stands before the name in an address: "www", a language, a kind of page.
_FIRST_LABEL = re.compile(r"^(?:www\d?|web|m|amp|edition|news)\.(?=[^.]+\.)", re.IGNORECASE)
# Endings of addresses below which names are given: "co.uk", "com.eg", and plain ones.
_ENDING = re.compile(r"(?:\.(?:com?|org|net|ac|gov|edu))?\.[^.]+$", re.IGNORECASE)
_FEWEST_WITNESSES = 2
_WITNESSES = 200
_REACH = 3000  # characters at each end of a text in which an outlet names itself


def says_nothing(folder: str) -> bool:
    """Whether a folder's name is neither a source nor a section: ``_posts``, ``2025``, ``05``."""
    return (
        folder.lower() in GENERIC_FOLDERS
        or folder.startswith(("_", "."))
        or bool(_DATED_FOLDER.fullmatch(folder))
    )


@lru_cache(maxsize=4096)
def is_language(name: str) -> bool:
    """Whether *name* is a language: "en", "pt-BR", "English"."""
    plain = name.strip().lower()
    if plain in _INITIALS:
        return False
    return _REGION.sub("", plain) in _language_codes() or bool(called(plain))


@lru_cache(maxsize=4096)
def names_nothing(folder: str) -> bool:
    """Whether a folder's name is neither a source nor a section; that of a language is none."""
    return says_nothing(folder) or is_language(_DATE_IN_NAME.sub("", folder))


@lru_cache(maxsize=4096)
def names_no_outlet(folder: str) -> bool:
    """Whether a folder's name is not an outlet's: it says nothing, or is that of a container."""
    undated = _DATE_IN_NAME.sub("", folder).lower().strip(" -_")
    return names_nothing(folder) or names_nothing(undated) or undated in CONTAINERS


def source_name(folder: str) -> str:
    """The name of a source from its folder's or its host's: "the-daily-gull" is "The Daily Gull".

    Dates are removed; initials are capitals ("bbc.co.uk" is "BBC"); any other domain stays as it
    is ("gull.example").
    """
    name = _DATE_IN_NAME.sub("", folder).strip(" -_") or folder
    if "." in name and " " not in name:
        return _domain_name(name)
    words = re.sub(r"[-_]+", " ", name).split()
    return " ".join(map(_capitalised, words))


def _domain_name(domain: str) -> str:
    """The name in a *domain* where it is initials, else the domain without "www" or a language."""
    bare = _FIRST_LABEL.sub("", domain)
    first, _, rest = bare.partition(".")
    if is_language(first) and "." in rest:
        bare = rest
    name = _ENDING.sub("", bare)
    return _capitalised(name) if _is_initials(name) else bare


def spelled(name: str, texts: Iterable[str]) -> str:
    """*name* as the outlet's own *texts* write it: "Lemonde" is "Le Monde", "Tass" is "TASS".

    *name* itself where fewer than two texts have it.
    """
    letters = [letter for letter in _ENDING.sub("", name).casefold() if letter.isalnum()]
    if not 2 <= len(letters) <= _LONGEST_SLUG:
        return name
    written = re.compile(
        r"(?<!\w)" + r"[ \-]?".join(map(re.escape, letters)) + r"(?!\w)", re.IGNORECASE
    )
    spellings = Counter(
        spelling
        for text in islice(texts, _WITNESSES)
        # Each once, in the order of the text: of two that are as frequent the first one counts.
        for spelling in dict.fromkeys(
            (*written.findall(text[:_REACH]), *written.findall(text[-_REACH:]))
        )
        if spelling[0].isupper() and not _shouts(spelling)
    )
    ((best, count),) = spellings.most_common(1) or [(name, 0)]
    return best if count >= _FEWEST_WITNESSES else name


def _shouts(name: str) -> bool:
    """Whether *name* is set in capitals and is too long for initials."""
    return name.isupper() and max(map(len, re.split(r"[ -]", name))) > _LONGEST_INITIALS


def _capitalised(word: str) -> str:
    if word != word.lower():
        return word
    if agency := _agencies().get(word):
        return agency
    return word.upper() if _is_initials(word) else word[:1].upper() + word[1:]


def _is_initials(word: str) -> bool:
    """Whether *word* is a few Latin letters without a vowel, which nobody can say as a word."""
    short = 2 <= len(word) <= _LONGEST_INITIALS and word.isascii() and word.isalpha()
    return short and not _VOWEL.search(word.lower())


@lru_cache(maxsize=4096)
def section_name(candidates: tuple[str, ...]) -> str:
    """The first of *candidates* that names a section, made readable.

    Without one, "News" or "Blog" where a candidate is as general as that; else "".
    """
    named = [re.sub(r"[-_\s]+", " ", candidate.split("/")[0]).strip() for candidate in candidates]
    for name in named:
        if (
            re.search(r"\w", name)
            and name.lower() not in _generic_sections()
            and not name.isdigit()
            and not is_language(name)
        ):
            return _titled(name)
    lowered = {name.lower() for name in named}
    return next((printed for name, printed in PRINTABLE_GENERIC.items() if name in lowered), "")


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """*text* in small letters, digits and hyphens, 80 characters at most.

    Letters keep their script; Latin ones lose their accents. "" when there is no letter or digit.
    """
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.lower())
        if not unicodedata.combining(letter)
    )
    words = _NOT_WORD.sub("-", unicodedata.normalize("NFC", plain)).strip("-")
    if len(words) <= _LONGEST_SLUG:
        return words
    return words[:_LONGEST_SLUG].rpartition("-")[0] or words[:_LONGEST_SLUG]


def _titled(name: str) -> str:
    """Capitalise: "ai ml" becomes "AI ML", "world news" "World news"; "openSUSE" and "US" stay."""
    if name != name.lower():
        return name.capitalize() if name.isupper() and len(name) > 4 else name
    if name == "us":
        return "US"
    words = [word.upper() if word in _INITIALS else word for word in name.split()]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


@cache
def _language_codes() -> frozenset[str]:
    return frozenset(language.code for language in every())


@cache
def _agencies() -> dict[str, str]:
    """News agencies as they write themselves, by their names in small letters."""
    names = sorted(filter(str.isalpha, AGENCIES.split("|")), key=str.isupper)
    return {name.lower(): name for name in names}


@cache
def _generic_sections() -> frozenset[str]:
    """Sections that say nothing, in any language."""
    own = (section for language in every() for section in language.reading.sections)
    return frozenset((*PRINTABLE_GENERIC, *own))
