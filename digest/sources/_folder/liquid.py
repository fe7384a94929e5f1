"""Expands Liquid tags, Jekyll's, as far as it is safe, and builds the addresses of posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from digest.sources._folder.holes import close_in_markup, hole
from digest.sources._folder.site import Site
from digest.sources.reading.names import slug
from digest.sources.reading.rejections import NotAnArticle

# No braces inside and a bound on length: a hostile text of open braces must not be searched from
# each to its end.
_OUTPUT = re.compile(r"\{\{(?![<%])([^{}]{0,500})\}\}")
_TAG = re.compile(r"\{%(?!%)-?\s*(\w*)([^{}]{0,500}?)%\}")
_LISTING = re.compile(r"\{%-?\s{0,9}for\s+\w+\s+in\s+(site|paginator|collections?|posts)\b")
_DROPPED = {"comment", "highlight", "capture", "style", "javascript"}
_QUOTED = re.compile(r"""^["'](.*)["']$""")
_IN_LINK = ("post_url", "link")
_PLAIN = re.compile(r"[\w-]+")
_DATE_PARTS = {
    ":year": "%Y",
    ":month": "%m",
    ":day": "%d",
    ":short_year": "%y",
    ":y_day": "%j",
    ":hour": "%H",
    ":minute": "%M",
    ":second": "%S",
}
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}


def expand_liquid(text: str, site: Site) -> tuple[str, tuple[str, ...]]:
    """*text* without Liquid, and a note with the tags that were left out.

    Text within ``raw`` stays as it is. Raises NotAnArticle for a template that lists other pages.
    """
    if "{{" not in text and "{%" not in text:
        return text, ()
    unknown: list[str] = []
    pieces = [
        piece if is_raw else _expanded(piece, site, unknown) for piece, is_raw in _pieces(text)
    ]
    return close_in_markup("".join(pieces)), (
        f"Jekyll: left out {', '.join(dict.fromkeys(unknown))}",
    ) if unknown else ()


def address_of_post(
    site: Site, name: str, categories: tuple[str, ...], published: datetime | None
) -> str:
    """The address at which Jekyll publishes the post in the file *name*; "" when it is not
    certain.
    """
    pattern = site.permalink or "date"
    pattern = _STYLES.get(pattern, pattern)
    if not (site.url and "/" in pattern and _PLAIN.fullmatch(name)) or (
        published is None and ":y" in pattern
    ):
        return ""
    folders = "/".join(dict.fromkeys(slug(category) for category in categories))
    values = {":categories": folders, ":title": name, ":slug": name}
    if published:
        values |= {
            part: f"{published:{form}}" for part, form in _DATE_PARTS.items() if part in pattern
        }
        values |= {":i_month": str(published.month), ":i_day": str(published.day)}
    path = re.sub(r":[a-z_]+", lambda part: values.get(part[0], part[0]), pattern)
    return "" if ":" in path else site.url + re.sub(r"/{2,}", "/", f"{site.baseurl}/{path}")


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of *text* and whether each is raw; comments and code are skipped."""
    start, opened = 0, ""
    for tag in _TAG.finditer(text):
        name = tag[1]
        if not opened and (name == "raw" or name in _DROPPED):
            yield text[start : tag.start()], False
            start, opened = tag.end(), name
        elif opened and name == f"end{opened}":
            if opened == "raw":
                yield text[start : tag.start()], True
            start, opened = tag.end(), ""
    yield text[start:], False


def _expanded(text: str, site: Site, unknown: list[str]) -> str:
    if _LISTING.search(text):
        raise NotAnArticle("a template that lists other pages")
    text = _OUTPUT.sub(lambda match: _output(match, site, unknown), text)
    return _TAG.sub(lambda match: _tag(match, unknown), text)


def _output(match: re.Match[str], site: Site, unknown: list[str]) -> str:
    """Expand ``{{ site.url }}``, ``{{ site.baseurl }}`` and ``{{ "/x" | relative_url }}``.

    Anything else is left out, which leaves a hole in its sentence, and added to *unknown*.
    """
    first, *filters = (part.strip() for part in match[1].strip(" -\n\t").split("|"))
    known = {"site.url": site.url, "site.baseurl": site.baseurl}
    quoted = _QUOTED.match(first)
    if first not in known and not quoted:
        unknown.append(f"{{{{ {first} }}}}")
        return hole(match.string, *match.span())
    value = quoted[1] if quoted else known[first]
    for name in filters:
        value = _filtered(value, name, site)
    return value


def _filtered(value: str, name: str, site: Site) -> str:
    word, _, argument = name.partition(":")
    argument = argument.strip().strip("\"'")
    match word.strip():
        case "relative_url" | "absolute_url":
            front = site.url + site.baseurl if word.strip() == "absolute_url" else site.baseurl
            return f"{front}/{value.lstrip('/')}"
        case "append":
            return value + argument
        case "prepend":
            return {"site.baseurl": site.baseurl, "site.url": site.url}.get(
                argument, argument
            ) + value
        case _:
            return value


def _tag(match: re.Match[str], unknown: list[str]) -> str:
    """The replacement for a tag: "#" for the address of a post, so that the link stays one; else
    a hole in its sentence.
    """
    name = match[1]
    if name in _IN_LINK:
        return "#"
    if name:
        unknown.append(f"{{% {name} %}}")
    return hole(match.string, *match.span())
