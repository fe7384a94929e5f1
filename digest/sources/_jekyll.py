"""Jekyll's Liquid: expand what is certain, leave out the rest and say so; permalinks."""

from __future__ import annotations

import re
from datetime import datetime

from digest.sources._fields import Fields
from digest.sources._names import slug
from digest.sources._refused import Refused
from digest.sources._site import Site

_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_DROPPED = re.compile(r"\{%-?\s*(comment|highlight|capture|style|javascript)\b.*?\{%-?\s*end\1\s*-?%\}", re.DOTALL)
_LISTING = re.compile(r"\{%-?\s*for\s+\w+\s+in\s+(site|paginator|collections?|posts)\b")
_OUTPUT = re.compile(r"\{\{-?(?![<%])\s*(.*?)\s*-?\}\}", re.DOTALL)
_TAG = re.compile(r"\{%-?(?!%)\s*(\w*)(.*?)-?%\}", re.DOTALL)
_QUOTED = re.compile(r"""^["'](.*)["']$""")
_IN_LINK = ("post_url", "link")
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}


def expand(text: str, site: Site) -> tuple[str, tuple[str, ...]]:
    """*text* without Liquid, and a note naming the tags left out. What stands in ``raw`` stays as it is."""
    if "{{" not in text and "{%" not in text:
        return text, ()
    unknown: list[str] = []
    pieces = _RAW.split(text)  # every other piece was raw
    for number in range(0, len(pieces), 2):
        pieces[number] = _expanded(pieces[number], site, unknown)
    notes = (f"Jekyll: left out {', '.join(dict.fromkeys(unknown))}",) if unknown else ()
    return "".join(pieces), notes


def address(site: Site, fields: Fields, name: str, published: datetime | None) -> str:
    """Where Jekyll publishes a post, "" where its permalink cannot be told for certain."""
    pattern = site.permalink or "date"
    pattern = _STYLES.get(pattern, pattern)
    if not site.url or "/" not in pattern or (published is None and ":y" in pattern):
        return ""
    categories = fields.texts("categories", "category")
    values = {":categories": "/".join(slug(category) for category in categories), ":title": name, ":slug": name}
    if published:
        values |= {":year": f"{published:%Y}", ":month": f"{published:%m}", ":day": f"{published:%d}",
                   ":i_month": str(published.month), ":i_day": str(published.day), ":short_year": f"{published:%y}",
                   ":y_day": f"{published:%j}", ":hour": f"{published:%H}", ":minute": f"{published:%M}",
                   ":second": f"{published:%S}"}
    path = re.sub(r":[a-z_]+", lambda part: values.get(part[0], part[0]), pattern)
    return "" if ":" in path else site.url + re.sub(r"/{2,}", "/", f"{site.baseurl}/{path}")


def _expanded(text: str, site: Site, unknown: list[str]) -> str:
    if _LISTING.search(text):
        raise Refused("it is a template that lists other pages")
    text = _DROPPED.sub("", text)
    text = _OUTPUT.sub(lambda match: _output(match[1], site, unknown), text)
    return _TAG.sub(lambda match: _tag(match[1], unknown), text)


def _output(expression: str, site: Site, unknown: list[str]) -> str:
    """``{{ site.url }}``, ``{{ site.baseurl }}`` and ``{{ "/x" | relative_url }}``; anything else is left out."""
    parts = [part.strip() for part in expression.split("|")]
    known = {"site.url": site.url, "site.baseurl": site.baseurl}
    quoted = _QUOTED.match(parts[0])
    if parts[0] not in known and not quoted:
        unknown.append(f"{{{{ {parts[0]} }}}}")
        return ""
    value = quoted[1] if quoted else known[parts[0]]
    for name in parts[1:]:
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
            return {"site.baseurl": site.baseurl, "site.url": site.url}.get(argument, argument) + value
        case _:
            return value


def _tag(name: str, unknown: list[str]) -> str:
    """Links to posts become "#", which a link needs to stay one; other tags go."""
    if name in _IN_LINK:
        return "#"
    if name:
        unknown.append(f"{{% {name} %}}")
    return ""
