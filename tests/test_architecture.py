"""The architecture, checked on the syntax trees: who imports whom, and who touches the outside world.

docs/architecture.md explains the order of the packages; a test here checks that it names them all.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import digest

ROOT = Path(digest.__file__).parent
DOCUMENT = ROOT.parent / "docs" / "architecture.md"
MODULES = {
    ".".join(("digest", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): path
    for path in sorted(ROOT.rglob("*.py"))
}
STAGES = (
    "sources",
    "library",
    "curate",
    "summarise",
    "plan",
    "themes",
    "layout",
    "press",
    "formats",
    "proof",
    "mail",
)
PURE = ("languages", "text", "curate", "summarise", "layout", "graphics")
# What every stage may import.
BASE = (
    "model",
    "edition",
    "errors",
    "languages",
    "config",
    "tables",
    "plugins",
    "suggest",
    "tags",
    "files",
    "shelf",
    "progress",
    "languages",
    "text",
)
# Packages beside the flow that stages may import, but that import no stage.
SERVICES = ("graphics", "pictures", "store", "subscribers")
# What no stage may import.
OUTER = ("cli", "pipeline", "report", "sample", "web", "doctor")

# Pure modules that read files of their own package, which are part of the code and never change.
PACKAGE_DATA = {
    "digest.curate._meaning": {"importlib.resources", "open"},  # meaning.npz
    "digest.curate._model": {"importlib.resources", "read_text"},  # events.json
    "digest.languages.lookup": {"pkgutil", "read_text"},  # the language files
    "digest.summarise.trees": {"importlib.resources", "read_text"},  # ranker.json
    "digest.summarise.chooser": {"importlib.resources", "read_text"},  # chooser.json
}
# Each library is imported by one package; fonts are measured in themes and subset in press.
ONE_PACKAGE = {
    "weasyprint": "press",
    "jinja2": "press",
    "uharfbuzz": ("press", "themes"),
    "segno": "press",
    "babel": ("press", "themes", "tags"),
    "PIL": "pictures",
    "cv2": "pictures",
    "sqlalchemy": "store",
    "click": "cli",
    "rich": "cli",
    "sumy": "summarise",
    "lxml": ("sources", "proof"),
    "nh3": "sources",
    "trafilatura": "sources",
    "pyromark": "sources",
    "docutils": "sources",
    "yaml": "sources",
    "dateparser": "sources",
    "httpcore2": "sources",
    "protego": "sources",
    "brotli": "sources",
    "idna": "sources",
    "pdfplumber": "proof",
    "smtplib": "mail",
    "imaplib": "mail",
    "dns": "doctor",
    "email_validator": "subscribers",
    "sentencex": "text",
    "py3langid": "text",
    "tomlkit": "plan",
    "cryptography": "mail",
    "flufl": "mail",
    "alembic": "store",
    "starlette": "web",
    "anyio": "web",
    "pypdfium2": "pictures",
    "fontTools": "press",
    "uvicorn": "web",
}
# What can open a connection, and the only modules that may import it: the client of the sources, whose checks nothing passes by,
# and the sending of mail.
NETWORK = {
    "httpcore2": {"digest.sources.net.transport"},
    # digest.store.runs asks the name of this machine.
    "socket": {"digest.sources.net.names", "digest.mail.smtp_connection", "digest.store.runs"},
    "urllib.request": {"digest.sources.net.proxies"},
    "imaplib": {"digest.mail.mailboxes"},
    "dns": {"digest.doctor.dns"},
    "smtplib": {"digest.mail.smtp_connection", "digest.mail.transports.smtp"},
    # digest.web.together waits for its thread without holding the server up.
    "asyncio": {"digest.web.together"},
    **{name: set() for name in ("http.client", "requests", "urllib3", "httpx2")},
}
SLOW = {"docutils", "cv2", "weasyprint", "sumy", "nltk", "trafilatura", "dateparser", "jinja2"}
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
    "httpcore2",
    "protego",
    "brotli",
}
WORLD = {
    "socket",
    "subprocess",
    "urllib.request",
    "http.client",
    "time",
    "os",
    "io",
    "glob",
    "shutil",
    "tempfile",
    "sqlite3",
    "requests",
    "importlib.resources",
    "pkgutil",
}
# Functions and methods that touch files, by whatever object they are reached.
FILE_FUNCTIONS = {"open", "print", "input", "exit"}
FILE_METHODS = {
    *("read_text", "read_bytes", "write_text", "write_bytes", "open", "touch", "unlink", "mkdir"),
    *("exists", "is_file", "is_dir", "is_symlink", "stat", "lstat", "resolve", "readlink"),
    *("iterdir", "glob", "rglob", "cwd", "home", "expanduser", "samefile", "rmdir"),
}
CLOCKS = {"now", "today", "utcnow"}
CLOCK_OWNERS = {"datetime", "date", "time"}


def package(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


@cache
def nodes_of(tree: ast.Module) -> tuple[ast.AST, ...]:
    """All nodes of *tree*, which every test looks through."""
    return tuple(ast.walk(tree))


@cache
def imports(module: str, *, top_level: bool = False, typing: bool = False) -> tuple[str, ...]:
    """The modules that *module* imports, within functions too unless *top_level*.

    With *typing*, imports in ``if TYPE_CHECKING`` blocks are included.
    """
    return tuple(_imports(tree_of(module), top_level=top_level, typing=typing))


def _imports(tree: ast.Module, *, top_level: bool = False, typing: bool = False) -> Iterator[str]:
    type_only = _type_only(tree)
    for node in tree.body if top_level else nodes_of(tree):
        if id(node) in type_only and not typing:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else node.module for name in names)


def _imported_names(tree: ast.Module) -> Iterator[str]:
    """The full name of each thing that *tree* imports at run time: "importlib.resources.files"."""
    type_only = _type_only(tree)
    for node in nodes_of(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in type_only:
            prefix = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            yield from (f"{prefix}{alias.name}" for alias in node.names)


@cache
def _type_only(tree: ast.Module) -> frozenset[int]:
    """The ids of the nodes within ``if TYPE_CHECKING`` blocks."""
    blocks = (
        node
        for node in nodes_of(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    )
    return frozenset(id(node) for block in blocks for node in ast.walk(block))


def faults(check: Callable[[str], object], modules: Iterable[str] = MODULES) -> dict[str, object]:
    """What *check* finds wrong, by module."""
    return {module: found for module in modules if (found := check(module))}


def used_packages(module: str) -> set[str]:
    return {package(name) for name in imports(module, typing=True) if name.startswith("digest.")}


def test_no_import_cycles() -> None:
    graph = {
        module: {name for name in imports(module, typing=True) if name in MODULES} - {module}
        for module in MODULES
    }
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the modules


def closed_to(here: str) -> set[str]:
    """The packages that the package *here* may not import."""
    closed = {*OUTER, *STAGES, *SERVICES, *BASE} - {here}
    if here in STAGES:
        return {*STAGES[STAGES.index(here) + 1 :], *OUTER}
    if here in ("model", "errors"):
        return closed | {here}
    if here == "languages":
        return closed - {"errors"}
    if here in BASE:
        return {*STAGES, *OUTER, *SERVICES}
    if here in SERVICES:
        return {*STAGES, *OUTER}
    return {"cli", "web", "doctor"} - {here} if here not in ("cli", "", "__main__") else set()


def test_no_stage_imports_a_later_one() -> None:
    assert faults(lambda module: used_packages(module) & closed_to(package(module))) == {}


@pytest.mark.parametrize(
    ("here", "imported"),
    [
        ("sources", "curate"),
        ("mail", "cli"),
        ("model", "text"),
        ("languages", "text"),
        ("text", "store"),
        ("store", "plan"),
        ("pipeline", "cli"),
        ("doctor", "web"),
    ],
)
def test_the_check_of_stages_sees_a_later_one(here: str, imported: str) -> None:
    assert imported in closed_to(here)


def test_every_package_has_a_place() -> None:
    packages = {package(module) for module in MODULES} - {"", "__main__"}
    assert packages - {*STAGES, *BASE, *SERVICES, *OUTER} == set()


def impurities(tree: ast.Module) -> set[str]:
    """The modules and functions in *tree* that reach files, the network, the clock or processes."""
    names = {node.id for node in nodes_of(tree) if isinstance(node, ast.Name)}
    attributes = {node.attr for node in nodes_of(tree) if isinstance(node, ast.Attribute)}
    reached = {
        ".".join(parts)
        for name in _imported_names(tree)
        for parts in (name.split(".")[:1], name.split(".")[:2])
        if ".".join(parts) in WORLD
    }
    return reached | names & FILE_FUNCTIONS | attributes & FILE_METHODS


def test_the_pure_packages_touch_nothing_outside() -> None:
    pure = [module for module in MODULES if package(module) in PURE]
    assert faults(lambda module: impurities(tree_of(module)), pure) == PACKAGE_DATA


@pytest.mark.parametrize(
    "code",
    [
        "open('a')",
        "print('a')",
        "import os",
        "import os.path",
        "from time import monotonic",
        "from urllib.request import urlopen",
        "from importlib import resources",
        "from importlib.resources import files",
        "import importlib.resources",
        "Path('a').read_text()",
        "Path('a').read_bytes()",
        "Path('a').open()",
        "Path('a').exists()",
        "Path('a').is_file()",
        "Path('a').iterdir()",
        "Path('a').glob('*')",
        "Path('a').stat()",
        "Path.cwd()",
        "list(map(Path.read_text, paths))",
        "def inner():\n    import socket",
    ],
)
def test_the_check_of_purity_sees_every_way_out(code: str) -> None:
    assert impurities(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        "Path('a').suffix",
        "from datetime import timedelta",
        "if TYPE_CHECKING:\n    import os",
        "text.replace('a', 'b')",
    ],
)
def test_the_check_of_purity_lets_plain_code_pass(code: str) -> None:
    assert not impurities(ast.parse(code))


def test_type_only_imports_count_for_the_arrows() -> None:
    tree = ast.parse("if TYPE_CHECKING:\n    from digest.mail import notify")
    assert list(_imports(tree)) == []
    assert list(_imports(tree, typing=True)) == ["digest.mail"]


def test_the_document_names_the_packages_that_exist() -> None:
    documented = set(re.findall(r"`digest/([a-z]+)/`", DOCUMENT.read_text(encoding="utf-8")))
    packages = {
        module.split(".")[1]
        for module, path in MODULES.items()
        if path.stem == "__init__" and module != "digest"
    }
    assert documented == packages


def strange_libraries(module: str) -> set[str]:
    """The libraries that *module* imports and that are another package's."""
    here = package(module)
    libraries = {name.split(".")[0] for name in imports(module)}
    return {library for library in libraries if here not in ONE_PACKAGE.get(library, here)}


def test_one_library_one_package() -> None:
    assert faults(strange_libraries) == {}


@pytest.mark.parametrize(("library", "modules"), NETWORK.items())
def test_only_the_client_and_the_mail_open_connections(library: str, modules: set[str]) -> None:
    users = {
        module
        for module in MODULES
        for name in imports(module)
        if name == library or name.startswith(f"{library}.")
    }
    assert users <= modules


def test_slow_libraries_are_imported_where_they_are_needed() -> None:
    def early(module: str) -> set[str]:
        return {name.split(".")[0] for name in imports(module, top_level=True)} & SLOW

    assert faults(early) == {}


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from digest.cli import execute; execute(['--help']); "
        f"print([name for name in {sorted(HEAVY)} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def outward_calls(tree: ast.Module) -> list[str]:
    """The calls in *tree* that print, exit or read the clock."""
    calls = [node.func for node in nodes_of(tree) if isinstance(node, ast.Call)]
    plain = [call.id for call in calls if isinstance(call, ast.Name)]
    dotted = [
        ast.unparse(call)
        for call in calls
        if isinstance(call, ast.Attribute) and call.attr in {"exit", *CLOCKS}
    ]
    return [
        *(name for name in plain if name in ("print", "exit", "quit")),
        *(name for name in dotted if name == "sys.exit"),
        *(
            name
            for name in dotted
            if name.rpartition(".")[2] in CLOCKS and name.split(".")[0] in CLOCK_OWNERS
        ),
    ]


def test_only_the_command_line_prints_exits_and_reads_the_clock() -> None:
    others = [module for module in MODULES if package(module) != "cli"]
    assert faults(lambda module: outward_calls(tree_of(module)), others) == {}


@pytest.mark.parametrize(
    "code", ["print('a')", "exit(1)", "sys.exit()", "datetime.now(UTC)", "date.today()"]
)
def test_the_check_of_calls_sees_each(code: str) -> None:
    assert outward_calls(ast.parse(code))
