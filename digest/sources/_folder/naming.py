"""What a post is called: its slug, its section, its tags and its address."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from html import unescape
from pathlib import Path

from digest.sources._folder.liquid import address_of_post, expand_liquid
from digest.sources._folder.post import Post
from digest.sources._folder.site import Site
from digest.sources.reading.characters import one_line
from digest.sources.reading.fields import Fields
from digest.sources.reading.names import (
    PRINTABLE_GENERIC,
    names_nothing,
    section_name,
    slug,
)

AUTHORS = ("byline", "author", "authors", "writer")
"""The fields of an article's authors; the first that has any counts."""

_SEPARATOR = re.compile(r"[,;]")
_DATE_IN_NAME = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}[-_](?=.)")


def slug_of(post: Post, title: str) -> str:
    """The first of these that has letters: ``slug:``, the permalink's last part, the file's name,
    the title.
    """
    permalink = post.fields.text("permalink", "url")
    # A pattern such as /:year/:title/ is the rule of the site, not the name of this post.
    is_pattern = ":" in permalink.partition("//")[2]
    last = "" if is_pattern else permalink.rstrip("/").rpartition("/")[2].partition(".")[0]
    candidates = (post.fields.text("slug"), last, stem_of(post.file), title, "article")
    return next(filter(None, map(slug, candidates)))


def section_of(post: Post, site: Site, labels: tuple[str, ...]) -> str:
    """The first of *labels* that names a section, else a word as general as its folder's."""
    below = folders_below(post.file, site.root)
    generic = [part for part in below if part in PRINTABLE_GENERIC]
    return section_name((*labels, *generic))


def labels_of(post: Post, site: Site) -> tuple[str, ...]:
    """The section in the metadata, the categories and the folders; no author among them."""
    authors = {slug(author) for author in post.fields.texts(*AUTHORS)}
    authors |= {slug(site.author(author)) for author in post.fields.texts(*AUTHORS)}
    below = folders_below(post.file, site.root)
    folders = [part for part in below if not names_nothing(part) and part != post.language_folder]
    if post.file.stem.partition(".")[0] == "index":
        folders = folders[:-1]  # the folder of a page bundle is the post
    declared = items_of(post.fields, "section", "kicker")
    every = (*declared, *_categories(post.fields), *folders)
    return tuple(dict.fromkeys(label for label in every if slug(label) not in authors))


def is_authors_folder(post: Post, site: Site, author: str) -> bool:
    """Whether a folder above *post* is called after *author*, so that this is a name."""
    return author.isalpha() and author in folders_below(post.file, site.root)


def items_of(fields: Fields, *names: str) -> tuple[str, ...]:
    """The items of the first of *names* that has any, each once; a list and "a, b" are alike."""
    items = (
        one_line(item) for text in fields.texts(*names) for item in _SEPARATOR.split(unescape(text))
    )
    unique: dict[str, str] = {}
    for item in filter(None, items):
        unique.setdefault(item.casefold(), item)
    return tuple(unique.values())


def _categories(fields: Fields) -> tuple[str, ...]:
    """A list, "a, b", or Jekyll's "a b": words in small letters only are several categories."""
    items = items_of(fields, "categories", "category")
    single = fields.values.get("categories")
    if len(items) == 1 and isinstance(single, str) and items[0].islower():
        return tuple(items[0].split())
    return items


def address_of(post: Post, site: Site, published: datetime | None) -> str:
    """The http or https address of the published article; "" where it is not certain."""
    written, _ = expand_liquid(
        post.fields.text("canonical_url", "canonical", "permalink", "url", "link"), site
    )
    if written.startswith(("http://", "https://")) and " " not in written:
        return written
    if written.startswith("/") and ":" not in written and site.url:
        return f"{site.url}{site.baseurl}{written}"
    if site.kind != "jekyll" or written:
        return ""
    below = folders_below(post.file, site.root)
    if "_posts" not in below:
        return ""  # a page, or one of a collection with a rule of its own
    folders = below[: below.index("_posts")]
    name = post.fields.text("slug") or stem_of(post.file)
    return address_of_post(site, name, (*folders, *_categories(post.fields)), published)


def stem_of(file: Path) -> str:
    """The file's name without its ending and date; for ``index.md`` that of its folder.

    The code of a language stays, as in "story.fr.md", so that translations have slugs of their own.
    """
    name = file.stem
    if name.partition(".")[0] == "index":
        name = file.parent.name + name.removeprefix("index")
    return _DATE_IN_NAME.sub("", name).replace(".", "-")


def own_name(file: Path) -> str:
    """The file's name without its ending; for ``index.md`` its folder's name."""
    return file.parent.name if file.stem == "index" else file.stem


def folders_below(file: Path, root: Path) -> tuple[str, ...]:
    """The folders between *root* and *file*; none where *file* does not lie below it."""
    return _between(file.parent, root)


@lru_cache(maxsize=1024)
def _between(folder: Path, root: Path) -> tuple[str, ...]:
    if not folder.is_relative_to(root):
        folder, root = folder.resolve(), root.resolve()
    return folder.relative_to(root).parts if folder.is_relative_to(root) else ()
