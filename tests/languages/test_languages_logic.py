"""No table of a language's words stands in the logic: that asks ``digest.languages``."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

import digest
from digest.languages import known, language, words

ROOT = Path(digest.__file__).parent
PACKAGES = ("text", "curate", "summarise", "layout", "sources", "press", "themes")
MODULES = sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
#: What may stand where it does, and why.
EXCEPTIONS = {
    "sources/reading/names.py": "initials that are written in capitals: AI, EU, UN",
}
_CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\u[0-9a-f]{4}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ALTERNATIVES = re.compile(r"[^\W\d_]+(?:\|[^\W\d_]+){2,}")


@cache
def nodes_of(source: str) -> tuple[ast.AST, ...]:
    """All nodes of the code *source*, which every test looks through."""
    return tuple(ast.walk(ast.parse(source)))


def strings(nodes: Sequence[ast.AST]) -> Iterator[tuple[int, str]]:
    """Every text in the code with its line, docstrings and error messages left out."""
    plain = {
        id(node.value)
        for node in nodes
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in plain:
            yield node.lineno, node.value


def lists(nodes: Sequence[ast.AST]) -> Iterator[tuple[int, list[str]]]:
    """Every list, tuple or set of three texts or more, and every alternation of as many words."""
    for node in nodes:
        if isinstance(node, ast.List | ast.Tuple | ast.Set) and len(node.elts) >= 3:
            texts = [each.value for each in node.elts if isinstance(each, ast.Constant)]
            yield node.lineno, [text for text in texts if isinstance(text, str)]
    for line, text in strings(nodes):
        for match in _ALTERNATIVES.finditer(text):
            yield line, match.group().split("|")


@cache
def function_words() -> frozenset[str]:
    stops = frozenset[str]().union(*(words(language(code).vocabulary.stop) for code in known()))
    return frozenset(word for word in stops if len(word) > 1)


def tables(source: str) -> list[str]:
    """What in *source* is a word with a letter that is not English, or a list of function words."""
    nodes = nodes_of(source)
    foreign = [
        f"line {line}: {word}"
        for line, text in strings(nodes)
        if not text.isascii()
        for word in _WORD.findall(_CLASS.sub(" ", text))
        if not word.isascii() and word.isalpha()
    ]
    listed = [
        f"line {line}: {found}"
        for line, each in lists(nodes)
        if len(found := sorted({text.lower() for text in each} & function_words())) >= 3
    ]
    return foreign + listed


def faults(check: Callable[[str], Sequence[object]]) -> dict[str, Sequence[object]]:
    """What *check* finds wrong in each module's code, by the file's name."""
    each = {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in MODULES}
    return {name: found for name, code in each.items() if (found := check(code))}


def test_no_table_of_words_stands_in_the_logic() -> None:
    assert faults(tables).keys() == EXCEPTIONS.keys()


def questions(source: str) -> list[str]:
    """The comparisons in *source* with a language's code; English is what others fall back to."""
    codes = {*known(), *(f"{code}-" for code in known())} - {"en"}
    return [
        f"line {node.lineno}"
        for node in nodes_of(source)
        if isinstance(node, ast.Compare)
        and any(isinstance(side, ast.Constant) and side.value in codes for side in node.comparators)
    ]


def test_no_logic_asks_for_a_language_by_its_code() -> None:
    assert faults(questions) == {}


def test_a_question_is_seen() -> None:
    assert questions('x = code == "fr"') == ["line 1"]


@pytest.mark.parametrize(
    "source",
    [
        'x = re.compile("(?:selon|d’après)")',
        'x = {"le", "la", "les"}',
        'x = "der|die|das"',
        'x = "رويترز"',
    ],
)
def test_a_table_is_seen(source: str) -> None:
    assert tables(source)


@pytest.mark.parametrize(
    "source", ['x = "[a-zà-ÿœ]+"', '"""Où et là."""', 'x = "for the week"', 'x = ("a", "b", "c")']
)
def test_what_is_no_table_is_let_pass(source: str) -> None:
    assert tables(source) == []
