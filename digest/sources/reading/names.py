"""Readable names of sources and sections, slugs, and the folder names that say nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from digest.languages import every

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
}
# Sections that say nothing, and what can still be printed of them.
_PRINTABLE_GENERIC = {"news": "News", "latest": "News", "featured": "News", "blog": "Blog"}
_INITIALS = {"ai", "ml", "tv", "uk", "eu", "un", "usa"}
_DATED_FOLDER = re.compile(
    r"(19|20)\d{2}([-_]?\d{2}){0,2}|\d{1,2}|(19|20)\d{2}-w\d{2}", re.IGNORECASE
)
_DATE_IN_NAME = re.compile(
    r"[-_ ]?(19|20)\d{2}([-_]\d{2}){0,2}$|^(19|20)\d{2}[-_]\d{2}[-_]\d{2}[-_]", re.IGNORECASE
)
_NOT_WORD = re.compile(r"[^\w]+|_+")
_LONGEST_SLUG = 80


def says_nothing(folder: str) -> bool:
    """Whether a folder's name is neither a source nor a section: ``_posts``, ``2025``, ``05``."""
    return (
        folder.lower() in GENERIC_FOLDERS
        or folder.startswith(("_", "."))
        or bool(_DATED_FOLDER.fullmatch(folder))
    )


def source_name(folder: str) -> str:
    """The name of a source from its folder's: "the-daily-gull" is "The Daily Gull".

    Dates are removed; a domain ("gull.example") stays as it is.
    """
    name = _DATE_IN_NAME.sub("", folder).strip(" -_") or folder
    if "." in name and " " not in name:
        return name
    words = re.sub(r"[-_]+", " ", name).split()
    return " ".join(word if word != word.lower() else word[:1].upper() + word[1:] for word in words)


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
        ):
            return _titled(name)
    lowered = {name.lower() for name in named}
    return next((printed for name, printed in _PRINTABLE_GENERIC.items() if name in lowered), "")


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
def _generic_sections() -> frozenset[str]:
    """Sections that say nothing, in any language."""
    own = (section for language in every() for section in language.reading.sections)
    return frozenset((*_PRINTABLE_GENERIC, *own))
