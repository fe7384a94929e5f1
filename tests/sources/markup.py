"""Tells what of its markup is left in a text: used by tests of reading and by the benchmark."""

from __future__ import annotations

import re

LEFT = re.compile(
    r"""\[\[[^\]\n]*\]\]            # wiki links
    |^:::|^!!!\s|^\?\?\?\+?\s|^===\s+"   # boxes and tabs
    |\{\{[<%]|\{%[\s\w]             # shortcodes and templates
    |\]\([^\s()]*\)|!\[[^\]\n]*\]\( # links and pictures
    |^\#{1,6}\s                     # headings
    |\{[:.\#][^}\n]*\}              # lists of attributes
    |</?(?:p|div|span|br|a|b|i|em|strong|img|ul|li|h[1-6])\b[^<>\n]*>   # tags
    |(?<![\w:]):(?:material|fontawesome|octicons|simple)-[\w-]+:        # icons
    |:[a-z-]+:`|^\.\.\s[\w-]+::     # roles and directives
    |\[![a-z]+\][+-]?               # callouts
    |\[\^[^\]\s]+\]                 # notes
    |(?<!\w)\*\*\w|\w\*\*(?!\w)     # emphasis
    |&(?:amp|lt|gt|quot|nbsp|\#\d+);
    |\{/\*|^import\s.*\sfrom\s['"]|^export\s(?:const|default)\b   # MDX
    |--8<--|⸨⸩""",
    re.MULTILINE | re.VERBOSE | re.IGNORECASE,
)


def left(text: str) -> list[str]:
    """The marks of markup in *text*, a title or paragraphs."""
    return LEFT.findall(text)
