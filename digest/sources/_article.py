"""A post → an article, or the reason why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.model import Article
from digest.sources import _credit, _dates, _html, _images, _jekyll, _names, _stubs
from digest.sources._characters import line
from digest.sources._fields import Fields
from digest.sources._post import Post
from digest.sources._refused import Refused
from digest.sources._site import JEKYLL, Site
from digest.text import language as languages

_DATES = (
    "publishdate",
    "publish_date",
    "pubdate",
    "published_at",
    "published_on",
    "date_published",
    "published",
    "date",
    "post_date",
    "created_at",
    "created",
    "datetime",
)
_EXPIRES = ("expirydate", "expiry_date", "unpublishdate", "expires")
_STANDFIRST = (
    "standfirst",
    "excerpt",
    "description",
    "summary",
    "subtitle",
    "deck",
    "dek",
    "lead",
    "abstract",
)
_UNPUBLISHED = {"draft", "private", "pending", "hidden", "trash", "future", "auto-draft"}
_PAGE_LAYOUTS = {
    "page",
    "home",
    "default",
    "archive",
    "search",
    "redirect",
    "redirected",
    "category",
    "tag",
    "404",
    "index",
}
_PAGE_NAMES = {
    "about",
    "contact",
    "privacy",
    "imprint",
    "impressum",
    "search",
    "archive",
    "archives",
    "tags",
    "categories",
    "404",
    "index",
    "terms",
    "subscribe",
    "home",
    "feed",
    "sitemap",
}
_SUFFIX_LANGUAGE = re.compile(r"\.([a-z]{2}(?:[-_][A-Za-z]{2,4})?)$")
_SEPARATOR = re.compile(r"[,;]")
_MARKS = re.compile(r"(?<![\w*])(\*\*|\*|__|_|`)(?=\S)(.{1,300}?)(?<=\S)\1(?![\w*])")
_WHOLE = re.compile(r"""[.!?؟](?:["”’»)\]]*)(?=\s|$)""")
_CUT_OFF = re.compile(r"(?:\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&hellip;\]))+$")
_LONGEST_FIELD = 2000  # characters of a title or standfirst that are looked at
_LONGEST_TITLE = 300
_LONGEST_DECK = 100  # characters: below, a standfirst needs no full stop
_LONGEST_STANDFIRST = 600
_SAMPLE_WITH_TITLE = 40  # letters of text below which the title helps to tell the language


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What counts where an article does not say it. *language* is the last resort, *declared* the source's own.

    *among* are the languages that detection may answer.
    """

    zone: ZoneInfo
    language: str
    among: tuple[str, ...] = ()
    declared: str = ""
    section: str = ""


def assemble(post: Post, site: Site, reading: Reading) -> Article:
    """The article in *post*; its id is only the slug, its source "" unless a page names its own.

    Refused: drafts, pages of a site, stubs, expired articles, dates that cannot be read.
    """
    fields = post.fields
    _refuse_unpublished(fields)
    title, made_up = _title(post)
    text = _text(post, title)
    declared = _declared_language(post, reading)
    published = _published(post, declared or site.language or reading.language, reading.zone)
    _refuse_expired(fields, published, reading)
    if published is None and _is_page(post, site):
        raise Refused(
            "it is a page of the site, not a post: it bears no date",
            "give it a date to have it printed",
        )
    language = declared or _language(text, title, site, reading)
    images, missing = _images.resolve(post.images, post.file, site)
    slug = _slug(post, title)
    return Article(
        id=slug,
        source=_html.inline(fields.text("sitename")),
        path=str(post.file),
        title=title,
        text=text,
        language=language,
        url=_address(post, site, published),
        standfirst=_standfirst(post, text),
        byline=_byline(post, site),
        credit=_html.inline(fields.text("credit", "credits")) or _credit.find(text.split("\n\n")),
        published=published,
        section=reading.section or _section(post, site),
        tags=_listed(fields, "tags", "topics", "keywords"),
        images=images,
        notes=(*post.notes, *made_up, *missing),
    )


def _refuse_unpublished(fields: Fields) -> None:
    status = fields.text("status", "post_status").lower()
    if fields.flag("draft") or status in _UNPUBLISHED:
        raise Refused("it is a draft", "publish it to have it printed")
    if fields.flag("published") is False or fields.flag("private"):
        raise Refused("it is not published", "publish it to have it printed")
    if fields.text("redirect_to", "redirect"):
        raise Refused("it only sends its readers to another page")


def _title(post: Post) -> tuple[str, tuple[str, ...]]:
    """The declared title, else the first heading, else the file's name made readable, which is noted."""
    written = post.fields.text("title", "headline", "name") or post.title
    title = _html.inline(_MARKS.sub(r"\2", written[:_LONGEST_FIELD]))
    if len(title) > _LONGEST_TITLE:
        return title[:_LONGEST_TITLE].rpartition(" ")[0] or title[:_LONGEST_TITLE], (
            "title cut, it was longer than any",
        )
    if any(sign.isalnum() for sign in title):
        return title, ()
    name = re.sub(r"[-_]+", " ", _stem(post.file)).strip()
    return name[:1].upper() + name[1:], (
        "no title in letters, made one of the file's name"
        if title
        else "no title, made one of the file's name",
    )


def _text(post: Post, title: str) -> str:
    """The paragraphs parted by an empty line, a first one that repeats the title left out."""
    paragraphs = post.paragraphs
    if paragraphs and paragraphs[0].casefold() == title.casefold():
        paragraphs = paragraphs[1:]
    if not paragraphs:
        raise Refused("it has no text")
    stub = _stubs.verdict(title, paragraphs)
    if stub:
        raise Refused(f"it is {stub}", "save the whole article")
    return "\n\n".join(paragraphs)


def _published(post: Post, language: str, zone: ZoneInfo) -> datetime | None:
    """Front matter beats the file's name; Hugo's publishDate beats its date. Refused: a date that cannot be read."""
    written = next(
        (
            text
            for name in _DATES
            if (text := post.fields.text(name)) and post.fields.flag(name) is None
        ),
        "",
    )
    try:
        if written:
            return _dates.parse(written, zone=zone, language=language)
        for text in post.dates:
            try:
                return _dates.parse(text, zone=zone, language=language)
            except ValueError:
                continue  # a line below a plain text's title that has a number, but is no date
        written = post.file.stem
        return _dates.from_file_name(_own_name(post.file), zone=zone)
    except ValueError as error:
        raise Refused(
            f"its date '{line(written)[:60]}' cannot be read for certain",
            "write it like 2025-07-25 14:30",
        ) from error


def _refuse_expired(fields: Fields, published: datetime | None, reading: Reading) -> None:
    """There is no clock here: an article that outlives its own week is kept, however long ago it expired."""
    written = fields.text(*_EXPIRES)
    if not written or published is None:
        return
    try:
        expires = _dates.parse(written, zone=reading.zone, language=reading.language)
    except ValueError:
        return
    if expires <= published:
        raise Refused("it expired before it was published")


def _is_page(post: Post, site: Site) -> bool:
    """Whether an undated file is a part of a site's furniture: "about", a layout for pages, outside Jekyll's posts."""
    if post.fields.text("layout", "type").lower() in _PAGE_LAYOUTS:
        return True
    if site.kind and _own_name(post.file).lower() in _PAGE_NAMES:
        return True
    return (
        site.kind == JEKYLL
        and (site.root / "_posts").is_dir()
        and not any(part.startswith("_") for part in _below(post.file, site.root))
    )


def _declared_language(post: Post, reading: Reading) -> str:
    """Front matter, the file's name ("story.fr.md"), the source's configuration; "" where none says it."""
    suffix = _SUFFIX_LANGUAGE.search(post.file.stem)
    return (
        languages.normalise(post.fields.text("lang", "language", "locale", "lang_code"))
        or (
            languages.normalise(suffix[1])
            if suffix and suffix[1][:2] in languages.detected()
            else ""
        )
        or languages.normalise(reading.declared)
    )


def _language(text: str, title: str, site: Site, reading: Reading) -> str:
    """The site's language unless the letters are another's; else what the text looks like."""
    if site.language and (site.language == "ar") == languages.is_arabic_script(text):
        return site.language
    sample = text if len(text) >= _SAMPLE_WITH_TITLE else f"{title}. {text}"
    return languages.detect(sample, default=reading.language, among=reading.among)


def _standfirst(post: Post, text: str) -> str:
    """The declared one, cut back to whole sentences where a site cut it off anywhere; "" if nothing whole is left."""
    written = post.fields.text(*_STANDFIRST)[:_LONGEST_FIELD]
    standfirst = (
        _MARKS.sub(r"\2", _html.inline(written)) if written else post.excerpt[:_LONGEST_FIELD]
    )
    standfirst = (
        standfirst.strip(' "')
        if standfirst.startswith('"') and standfirst.endswith('"')
        else standfirst
    )
    trimmed = _CUT_OFF.sub("", standfirst)
    is_whole = _WHOLE.search(trimmed[-3:]) or (
        len(trimmed) <= _LONGEST_DECK and not text.startswith(trimmed)
    )
    if trimmed == standfirst and is_whole and len(trimmed) <= _LONGEST_STANDFIRST:
        return trimmed
    ends = [match.end() for match in _WHOLE.finditer(trimmed[:_LONGEST_STANDFIRST])]
    return trimmed[: ends[-1]] if ends else ""


def _byline(post: Post, site: Site) -> str:
    """The authors' names, keys looked up in the site's own list. An account's name ("rflagg") or address is nobody's."""
    written = post.fields.texts("byline", "author", "authors", "writer") or (
        (post.byline,) if post.byline else ()
    )
    names = []
    for author in written:
        known = site.authors.table(author.lower().replace("-", "_")).text("name")
        name = _html.inline(known or re.sub(r"\s*<?\S+@\S+>?", "", author))
        if name == name.lower() != name.upper() and "-" in name and " " not in name:
            name = name.replace("-", " ").title()
        if name and (" " in name or name != name.lower() or name == name.upper()):
            names.append(re.sub(r"^(?:by|par|por)\s+", "", name, flags=re.IGNORECASE))
    return ", ".join(dict.fromkeys(names))


def _section(post: Post, site: Site) -> str:
    """Front matter's section, then its categories, then the folder the post lies in."""
    folders = [part for part in _below(post.file, site.root) if not _names.says_nothing(part)]
    if post.file.stem.partition(".")[0] == "index":
        folders = folders[:-1]  # a page bundle's folder is the post
    plain = [part for part in _below(post.file, site.root) if part in _names.GENERIC_FOLDERS]
    return _names.section(
        (*_listed(post.fields, "section", "kicker"), *_categories(post.fields), *folders, *plain)
    )


def _categories(fields: Fields) -> tuple[str, ...]:
    """A list, "a, b", or Jekyll's "a b": words in small letters only are several categories."""
    found = _listed(fields, "categories", "category")
    single = fields.values.get("categories")
    if len(found) == 1 and isinstance(single, str) and found[0].islower():
        return tuple(found[0].split())
    return found


def _listed(fields: Fields, *names: str) -> tuple[str, ...]:
    """All that stands under the first of *names* that holds anything, lists and "a, b" alike, each once."""
    items = (
        line(item) for text in fields.texts(*names) for item in _SEPARATOR.split(unescape(text))
    )
    found: dict[str, str] = {}
    for item in filter(None, items):
        found.setdefault(item.casefold(), item)
    return tuple(found.values())


def _address(post: Post, site: Site, published: datetime | None) -> str:
    """Where the article is published, http or https only; "" where that is not certain."""
    written, _ = _jekyll.expand(
        post.fields.text("canonical_url", "canonical", "permalink", "url", "link"), site
    )
    if written.startswith(("http://", "https://")) and " " not in written:
        return written
    if written.startswith("/") and ":" not in written and site.url:
        return f"{site.url}{site.baseurl}{written}"
    if site.kind != JEKYLL or written:
        return ""
    folders = tuple(part for part in _below(post.file, site.root) if not _names.says_nothing(part))
    return _jekyll.address(
        site,
        post.fields.text("slug") or _stem(post.file),
        (*folders, *_categories(post.fields)),
        published,
    )


def _slug(post: Post, title: str) -> str:
    """``slug:``, the permalink's last part, the file's name without its date, or the title: the first that has letters."""
    permalink = post.fields.text("permalink", "url")
    last = (
        permalink.rstrip("/").rpartition("/")[2].partition(".")[0]
        if ":" not in permalink.partition("//")[2]
        else ""
    )
    candidates = (post.fields.text("slug"), last, _stem(post.file), title, "article")
    return next(filter(None, map(_names.slug, candidates)))


def _stem(file: Path) -> str:
    """The file's name without ending, date and, for a page bundle's index, the folder's instead; a language stays."""
    name = file.stem
    if name.partition(".")[0] == "index":
        name = file.parent.name + name.removeprefix("index")
    return re.sub(r"^\d{4}-\d{1,2}-\d{1,2}[-_](?=.)", "", name).replace(".", "-")


def _own_name(file: Path) -> str:
    return file.parent.name if file.stem == "index" else file.stem


def _below(file: Path, root: Path) -> tuple[str, ...]:
    """The folders between *root* and *file*; none where *file* does not lie below it."""
    folder = file.parent
    if not folder.is_relative_to(root):
        folder, root = folder.resolve(), root.resolve()
    return folder.relative_to(root).parts if folder.is_relative_to(root) else ()
