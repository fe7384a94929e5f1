"""Hexo."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from digest.sources._folder.generators.jekyll import Jekyll
from digest.sources._folder.settings import settings_text
from digest.sources._folder.site import Site

_OWN = re.compile(
    r"^(?:new_post_name|skip_render|public_dir|source_dir|render_drafts)\s*:", re.MULTILINE
)
_PICTURE = re.compile(r"\{%\s{0,9}asset_img\s+([^%\n]{1,500}?)\s*%\}")
_POST_LINK = re.compile(
    r"\{%\s{0,9}(?:post|asset)_link\s+(\S{1,300})(?:\s+([^%\n]{1,300}?))?\s*%\}"
)
_CODE = re.compile(
    r"\{%\s{0,9}codeblock\b[^%]{0,300}%\}[\s\S]{0,50000}?\{%\s{0,9}endcodeblock\s{0,9}%\}"
)
#: Blocks whose words are a reader's: quotations and notes.
_WORDS = re.compile(
    r"\{%\s{0,9}(?:end)?(?:blockquote|quote|pullquote|centerquote|cq|note|tabs|label|cond)\b[^%\n]{0,300}%\}"
)


class Hexo(Jekyll):
    """``_config.yml`` with keys of its own, posts in ``source/_posts``."""

    name = "hexo"
    selects = False
    marks: tuple[str, ...] = ()
    rank = 2
    skipped = frozenset({"scaffolds", "themes", "public"})

    def configuration(self, folder: Path, names: frozenset[str]) -> Path | None:
        config = super().configuration(folder, names)
        hexo = config and ("scaffolds" in names or _OWN.search(settings_text(config)))
        return config if hexo else None

    def settled(self, site: Site, config: Path) -> Site:
        settled = super().settled(site, config)
        return replace(settled, permalink="", posts=("source/_posts",))

    def prepared(self, text: str) -> str:
        """Pictures as Markdown, links as their words, code gone."""
        if "{%" not in text:
            return text
        text = _PICTURE.sub(_picture, _CODE.sub("", text))
        text = _POST_LINK.sub(lambda link: (link[2] or "").strip("\"' "), text)
        return _WORDS.sub("", text)


def _picture(match: re.Match[str]) -> str:
    name = next((word for word in match[1].split() if "." in word), "")
    return f"![]({name})" if name else ""


GENERATOR = Hexo()
