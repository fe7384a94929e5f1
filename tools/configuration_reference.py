"""Print docs/configuration.md: every key of digest.toml and issue.toml, from its own field."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field
from typing import Any, get_args, get_origin, get_type_hints

from digest.config.keys import LibraryConfig, Magazine, MailConfig, SourceConfig, Top, WebConfig
from digest.config.sample import default, toml, toml_key
from digest.plan.keys import Block, Head
from digest.sources._feed.options import FeedOptions
from digest.sources._ghost.source import GhostOptions
from digest.sources._mail.source import MailOptions
from digest.sources._opml.source import OpmlOptions
from digest.sources._pages.source import PagesOptions
from digest.sources._sitemap.source import SitemapOptions
from digest.sources._wordpress.exports import WxrOptions
from digest.sources._wordpress.source import WordPressOptions
from digest.sources.net.access import AccessOptions
from digest.tables import KINDS, Key, keys

HEAD = """\
# Configuration

Written by `make docs` from the fields in `digest/config/keys.py`, `digest/plan/keys.py` and the
kinds in `digest/sources`; a test fails when it is stale. `digest init` writes a `digest.toml` with
the same descriptions.

A flag beats the environment (`DIGEST_THEME` sets `[magazine] theme`), that beats the file, that the
default. A mistake is named with its file, line and key.
"""

OPTIONS = {
    SourceConfig: """\
Most types have keys of their own, listed below; `folder` has none. The keys of a type that you
wrote are passed on to it, as `config.options`. Any other unknown key is a mistake.
""",
    AccessOptions: """\
Beside the keys of every source, those of the types `feed`, `opml`, `sitemap`, `pages`, `wordpress`
and `ghost`. [fetching.md](fetching.md) says what they permit.
""",
    MailConfig: """\
Other keys are passed on to a transport of your own, as `config.options`. `outbox` and `smtp` have
none: there an unknown key is a mistake. The password is never in this file: set
`DIGEST_SMTP_PASSWORD` or name a `password_file`.
""",
}

BESIDE = "Beside the keys of every source:"

TYPES: Mapping[str, type[Any]] = {
    "feed": FeedOptions,
    "opml": OpmlOptions,
    "sitemap": SitemapOptions,
    "pages": PagesOptions,
    "wordpress": WordPressOptions,
    "wxr": WxrOptions,
    "ghost": GhostOptions,
    "mail": MailOptions,
}
"""The keys of each type of source that has its own."""

PARTS = (
    (
        "digest.toml",
        "The magazine: one file, in the magazine's folder.",
        (
            ("Above the first table", "", Top),
            ("[magazine]", "", Magazine),
            ("[[source]]", "One table for each place that articles come from.", SourceConfig),
            ("[[source]] that reads the web", "", AccessOptions),
            *((f'[[source]] type = "{kind}"', BESIDE, keys) for kind, keys in TYPES.items()),
            ("[library]", "How long is kept what no issue printed.", LibraryConfig),
            ("[mail]", "Needed only to send.", MailConfig),
            ("[web]", "Needed only for the readers' pages.", WebConfig),
        ),
    ),
    (
        "issue.toml",
        (
            "The plan of one issue, in `output/<week>/`. `digest plan` writes it; what you change "
            "in it is kept."
        ),
        (
            ("Above the first story", "", Head),
            ("[[story]]", "One table for each story, in the order they are printed.", Block),
        ),
    ),
)


def reference() -> str:
    """The whole page."""
    lines = [HEAD]
    for file, text, tables in PARTS:
        lines += [f"## {file}\n", f"{text}\n"]
        for header, about, kind in tables:
            lines.append(f"### {file}: {header}\n")
            lines += [f"{part}\n" for part in (about, OPTIONS.get(kind, "").strip()) if part]
            lines += _table(kind, header)
    return "\n".join(lines)


def _table(kind: type[Any], header: str) -> Iterator[str]:
    hints = get_type_hints(kind)
    for name, field, about in keys(kind):
        yield f"#### {name}\n"
        yield f"{_sentence(about.text)}\n"
        yield f"- Type: {_kind(hints[field.name])}"
        yield f"- Default: {_default(field)}\n"
        yield f"```toml\n{_example(name, about, header)}\n```\n"


def _sentence(text: str) -> str:
    return textwrap.fill(text[0].upper() + text[1:].rstrip(".") + ".", 100)


def _kind(hint: Any) -> str:
    if get_origin(hint) is tuple:
        return "list of texts"
    if get_origin(hint) is Mapping:
        return "table of texts"
    if hint in KINDS:
        return KINDS[hint]
    return " or ".join(KINDS[part] for part in get_args(hint) if part in KINDS)


def _default(field: Field[Any]) -> str:
    value = default(field)
    if value is MISSING:
        return "none; the key must be there"
    return "not set" if value is None else f"`{toml(value)}`"


def _example(name: str, about: Key, header: str) -> str:
    if isinstance(about.example, Mapping):
        lines = (f"{toml_key(part)} = {toml(value)}" for part, value in about.example.items())
        return "\n".join([f"{header[:-1]}.{name}]", *lines])
    return f"{name} = {toml(about.example)}"


if __name__ == "__main__":
    print(reference(), end="")
