"""Reads reStructuredText, by docutils in its safest settings: nothing is inserted or fetched."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stderr
from typing import TYPE_CHECKING

from digest.sources.reading.fields import Fields
from digest.sources.reading.front_matter import read_lines
from digest.sources.reading.html import Content, read_html
from digest.sources.reading.rejections import NotAnArticle

if TYPE_CHECKING:
    from docutils import nodes

#: Characters; docutils needs seconds for more.
LONGEST = 200_000
#: Columns of indentation; each is a call within a call to docutils.
DEEPEST = 200
_SETTINGS = {
    "raw_enabled": False,
    "file_insertion_enabled": False,
    "_disable_config": True,
    "halt_level": 5,
    "report_level": 5,
    "warning_stream": False,
    "traceback": True,
    "initial_header_level": 2,
    "doctitle_xform": True,
    "docinfo_xform": False,
    "smart_quotes": False,
    "trim_footnote_reference_space": True,
    "syntax_highlight": "none",
    "math_output": "html",
    "embed_stylesheet": False,
    "stylesheet_path": None,
    "line_length_limit": LONGEST,
}
_FIELD = re.compile(r"^:([^\W\d_][\w -]{0,40}):(?:[ \t]+(.*))?$")
_ROLE = re.compile(r":(?:[\w.+-]+:)?([\w.+-]+):`([^`<\n]{1,300}?)(?:\s*<[^`>\n]{0,300}>)?`")
_KNOWN_ROLES = {
    *("emphasis", "strong", "literal", "code", "math", "subscript", "superscript", "sub", "sup"),
    *("title-reference", "title", "t", "raw"),
}
_PICTURES = re.compile(r"^(\s*\.\. )(?:thumbnail|picture)::", re.MULTILINE)
_TITLE_LINES = 6


def split_fields(text: str) -> tuple[Fields, str]:
    """The list of fields at the top, below the title if there is one, and *text* without it."""
    lines = text.split("\n")
    start = next(
        (number for number, line in enumerate(lines[:_TITLE_LINES]) if _FIELD.match(line)), None
    )
    if start is None:
        return Fields(), text
    end = start
    while end < len(lines) and (_FIELD.match(lines[end]) or lines[end][:1] in (" ", "\t")):
        end += 1
    block = "\n".join(
        f"{match[1]}: {match[2] or ''}" if (match := _FIELD.match(line)) else line
        for line in lines[start:end]
    )
    return read_lines(block), "\n".join((*lines[:start], "", *lines[end:]))


def read_rst(text: str) -> Content:
    """The words and pictures of *text*.

    Raises NotAnArticle for a text too long or too deep.
    """
    if len(text) > LONGEST:
        raise NotAnArticle(f"{len(text):,} characters, too long for an article in .rst")
    if any(len(line) - len(line.lstrip()) > DEEPEST for line in text.split("\n")):
        raise NotAnArticle("indented too deep for an article")
    from docutils.core import publish_doctree, publish_from_doctree
    from docutils.utils import SystemMessage

    try:
        tree = publish_doctree(_prepared(text), settings_overrides=_SETTINGS)
        _simplify(tree)
        with redirect_stderr(io.StringIO()):  # where docutils writes of formulas it cannot read
            html = publish_from_doctree(tree, writer="html5", settings_overrides=_SETTINGS)
    except (
        SystemMessage,
        AttributeError,
        AssertionError,
        KeyError,
        TypeError,
        IndexError,
    ) as error:
        raise NotAnArticle(f"reStructuredText that cannot be read ({error})") from error
    page = html.decode("utf-8") if isinstance(html, bytes) else str(html)
    return read_html(page.partition("<body")[2].partition(">")[2])


def _prepared(text: str) -> str:
    """*text* with the roles and pictures of other programs as docutils knows them."""
    return _PICTURES.sub(r"\1image::", _ROLE.sub(_plain_role, text))


def _plain_role(match: re.Match[str]) -> str:
    """The words of a role that docutils does not know, such as Sphinx's ``:doc:``."""
    known = match[1].lower() in _KNOWN_ROLES and match[1].lower() != "raw"
    return match[0] if known else match[2].lstrip("~!").strip()


def _simplify(tree: nodes.document) -> None:
    """Boxes as plain paragraphs; tables of contents, messages and what is wrong are removed."""
    from docutils import nodes

    for node in list(tree.findall(nodes.Admonition)):
        node.replace_self(nodes.container("", *map(_unheaded, node.children)))
    for node in list(tree.findall(nodes.problematic)):
        node.parent.replace(node, nodes.Text(node.astext().strip("`:*|_")))
    for kind in (nodes.topic, nodes.sidebar, nodes.system_message, nodes.substitution_definition):
        for node in list(tree.findall(kind)):
            if node.parent is not None:
                node.parent.remove(node)


def _unheaded(node: nodes.Node) -> nodes.Node:
    """A title as a line of its own, since a plain box has none."""
    from docutils import nodes

    return nodes.rubric("", *node.children) if isinstance(node, nodes.title) else node
