"""The arrows of the house, read off the syntax trees: who may import whom, and who may touch the world."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import digest

ROOT = Path(digest.__file__).parent
MODULES = {
    ".".join(("digest", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): path
    for path in sorted(ROOT.rglob("*.py"))
}
STAGES = ("sources", "curate", "summarise", "plan", "themes", "layout", "press", "proof", "mail")
PURE = ("languages", "text", "curate", "summarise", "layout")
BASE = (
    "model",
    "errors",
    "languages",
    "config",
    "tables",
    "plugins",
    "files",
    "text",
)  # what every stage may use
OUTER = ("cli", "pipeline", "report", "sample")  # what no stage may use
ONE_ROOM = {  # each of these libraries is known in one room only; fonts are measured in themes and cut in press
    "weasyprint": "press",
    "jinja2": "press",
    "uharfbuzz": ("press", "themes"),
    "segno": "press",
    "babel": ("press", "themes"),
    "PIL": "pictures",
    "cv2": "pictures",
    "sqlalchemy": "store",
    "click": "cli",
    "rich": "cli",
    "sumy": "summarise",
    "lxml": "sources",
    "nh3": "sources",
    "trafilatura": "sources",
    "markdown_it": "sources",
    "yaml": "sources",
    "dateparser": "sources",
    "pdfplumber": "proof",
    "smtplib": "mail",
    "email_validator": "subscribers",
    "sentencex": "text",
    "py3langid": "text",
    "tomlkit": "plan",
}
SLOW = {"cv2", "weasyprint", "sumy", "nltk", "trafilatura", "dateparser", "jinja2"}
HEAVY = SLOW | {
    "scipy",
    "sqlalchemy",
    "PIL",
    "numpy",
    "pikepdf",
    "pdfplumber",
    "lxml",
    "uharfbuzz",
    "rich",
    "babel",
    "tomlkit",
    "py3langid",
    "sentencex",
    "yaml",
}
WORLD = {
    "socket",
    "subprocess",
    "urllib.request",
    "http.client",
    "time",
    "os",
    "shutil",
    "tempfile",
    "sqlite3",
    "requests",
}
CLOCKS = {"now", "today", "utcnow"}


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


@cache
def imports(module: str, *, top_level: bool = False) -> tuple[str, ...]:
    """The modules that *module* imports, those for type checking alone left out; only on its *top level*, or anywhere."""
    return tuple(_imports(tree_of(module), top_level=top_level))


def _imports(tree: ast.Module, *, top_level: bool) -> Iterator[str]:
    nodes = list(ast.walk(tree)) if not top_level else tree.body
    hidden = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in nodes:
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else node.module for name in names)


def test_no_import_cycles() -> None:
    graph = {
        module: {name for name in imports(module) if name in MODULES and name != module}
        for module in MODULES
    }

    def reachable(start: str) -> set[str]:
        seen: set[str] = set()
        ahead = list(graph[start])
        while ahead:
            module = ahead.pop()
            if module not in seen:
                seen.add(module)
                ahead.extend(graph[module])
        return seen

    assert [module for module in MODULES if module in reachable(module)] == []


@pytest.mark.parametrize("module", MODULES)
def test_no_stage_imports_a_later_one(module: str) -> None:
    here = room(module)
    used = {room(name) for name in imports(module) if name.startswith("digest.")}
    if here in STAGES:
        assert not used & set(STAGES[STAGES.index(here) + 1 :])
        assert not used & set(OUTER)
    elif here in ("model", "errors"):
        assert not used
    elif here == "languages":
        assert used <= {"languages", "errors"}
    elif here in BASE:
        assert not used & {*STAGES, *OUTER, "store", "subscribers", "pictures"} - {"text"}
    if here not in ("cli", ""):
        assert "cli" not in used


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) in PURE])
def test_the_middle_is_pure(module: str) -> None:
    assert not set(imports(module)) & WORLD
    tree = tree_of(module)
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"open", "print", "input", "exit"}


@pytest.mark.parametrize("module", MODULES)
def test_one_library_one_room(module: str) -> None:
    libraries = {name.split(".")[0] for name in imports(module)}
    strangers = {
        library for library in libraries if room(module) not in ONE_ROOM.get(library, room(module))
    }
    assert not strangers


@pytest.mark.parametrize("module", MODULES)
def test_slow_libraries_are_imported_where_they_are_needed(module: str) -> None:
    assert not {name.split(".")[0] for name in imports(module, top_level=True)} & SLOW


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from digest.cli import execute; execute(['--help']); "
        f"print([name for name in {sorted(HEAVY)} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) != "cli"])
def test_only_the_command_line_prints_exits_and_reads_the_clock(module: str) -> None:
    tree = tree_of(module)
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [
        call.id
        for call in calls
        if isinstance(call, ast.Name) and call.id in ("print", "exit", "quit")
    ]
    clocks = [
        ast.unparse(call)
        for call in calls
        if isinstance(call, ast.Attribute) and call.attr in CLOCKS
    ]
    assert not [clock for clock in clocks if clock.split(".")[0] in ("datetime", "date", "time")]
    assert not [
        call
        for call in calls
        if isinstance(call, ast.Attribute) and ast.unparse(call) == "sys.exit"
    ]
