"""Which files are one post in several languages, by their folders and their names.

"content/fr/a.md" beside "content/en/a.md", "a.fr.md" beside "a.md".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from digest import tags
from digest.model import Rejected
from digest.sources._folder.site import Site

_CODE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_IN_NAME = re.compile(r"^(.+)\.([a-z]{2}(?:[-_][A-Za-z]{2,4})?)$")
#: Codes that are names of sections too: alone they do not make a folder one of languages.
_AMBIGUOUS = frozenset("ai ml tv uk eu un us it is no in to".split())  # noqa: SIM905 - codes
_I18N = {"i18n", "docusaurus-plugin-content-blog"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file, its site, and the language that its folder or its name says, "" if none does.

    *folder* is the name of the folder of that language.
    """

    file: Path
    site: Site
    language: str = ""
    folder: str = ""


def placed(file: Path, site: Site) -> Found:
    """*file* with the language of its place."""
    folder = _language_folder(str(file.parent), str(site.root))
    if folder is not None:
        return Found(file=file, site=site, language=_tag(folder.name), folder=folder.name)
    match = _IN_NAME.match(file.stem)
    return Found(file=file, site=site, language=_tag(match[2]) if match else "")


def forget_folders() -> None:
    """Look at the folders anew: others may have come beside them since."""
    _language_folder.cache_clear()


@lru_cache(maxsize=64)
def _language_folder(folder: str, root: str) -> Path | None:
    """The nearest folder of a language from *folder* up to the site's *root*.

    Files come folder by folder, and names are quicker to compare than paths.
    """
    place, top = Path(folder), Path(root)
    above = [place, *place.parents][: max(0, len(place.parts) - len(top.parts) + 1)]
    return next(filter(is_language_folder, above), None)


def one_of_each(posts: Sequence[Found], language: str) -> Iterator[Found | Rejected]:
    """Yield *posts*; of the translations of one post only that in *language*, else the one in the
    language of its site, else the first.
    """
    if not any(post.language for post in posts):
        yield from posts
        return
    groups: dict[Path, list[Found]] = defaultdict(list)
    for post in posts:
        groups[_common(post)].append(post)
    for post in posts:
        group = groups[_common(post)]
        chosen = _chosen(group, language) if len(group) > 1 else post
        if chosen is post or not _differ(group):
            yield post
        else:
            yield Rejected(where=str(post.file), reason="a translation", remedy=f"of {chosen.file}")


def _chosen(group: Sequence[Found], language: str) -> Found:
    site = group[0].site.language
    for wanted in (language, "", site):
        for post in group:
            own = post.language or site
            if (wanted and own[:2].lower() == wanted[:2].lower()) or not (wanted or own):
                return post
    return group[0]


def _differ(group: Sequence[Found]) -> bool:
    """Whether the members are in languages of their own: else they are two posts of one name."""
    return len({post.language for post in group}) == len(group)


def _common(post: Found) -> Path:
    """The path without what belongs to the language."""
    parts = post.file.parts
    below = parts[len(post.site.root.parts) :]
    if post.folder:
        below = tuple(part for part in below if part != post.folder and part not in _I18N)
    stem = _IN_NAME.match(post.file.stem)
    if not post.folder and stem and post.language:
        below = (*below[:-1], stem[1] + post.file.suffix)
    if post.site.kind == "docusaurus":
        below = tuple(part for part in below if part not in post.site.posts)
    return post.site.root.joinpath(*below)


@cache
def is_language_folder(folder: Path) -> bool:
    """Whether *folder* is called after a language and stands beside another such folder."""
    if not _is_code(folder.name):
        return False
    try:
        beside = {place.name for place in folder.parent.iterdir() if place.is_dir()}
    except OSError:
        return False
    codes = {name for name in beside if _is_code(name)}
    return len(codes) > 1 and bool(codes - _AMBIGUOUS)


@cache
def _is_code(name: str) -> bool:
    return bool(_CODE.fullmatch(name)) and bool(_tag(name))


@cache
def _tag(name: str) -> str:
    try:
        return tags.check(name)
    except ValueError:
        return ""
