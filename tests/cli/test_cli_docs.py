from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest import plugins

ROOT = Path(__file__).parents[2]
TROUBLESHOOTING = (ROOT / "docs" / "troubleshooting.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("tool", "page"),
    [
        ("command_reference.py", "commands.md"),
        ("configuration_reference.py", "configuration.md"),
    ],
)
def test_a_generated_page_is_not_stale(tool: str, page: str) -> None:
    fresh = subprocess.run(
        [sys.executable, ROOT / "tools" / tool], capture_output=True, text=True, check=True
    )
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == fresh.stdout, "run: make docs"


@pytest.mark.parametrize("kind", plugins.names("digest.sources"))
def test_the_reference_has_the_keys_of_every_kind_of_source(kind: str) -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert (f'[[source]] type = "{kind}"' in page) == (kind != "folder")


def test_help_lists_only_what_exists() -> None:
    from digest import cli

    for name in cli.COMMANDS:
        assert (ROOT / "digest" / "cli" / f"{name}.py").exists()


@pytest.mark.parametrize("page", ["README.md", "docs/troubleshooting.md"])
def test_a_page_points_at_what_is_there(page: str) -> None:
    file = ROOT / page
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", file.read_text(encoding="utf-8")):
        assert (file.parent / target).exists(), target


@pytest.fixture(scope="module")
def messages() -> list[str]:
    """Every text in the code, with … for each part that is filled in."""
    return [text for file in (ROOT / "digest").rglob("*.py") for text in _texts(file)]


def _texts(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("quoted", re.findall(r"(?m)^> (.+)$", TROUBLESHOOTING))
def test_troubleshooting_quotes_what_digest_says(quoted: str, messages: list[str]) -> None:
    pattern = re.compile(".*".join(map(re.escape, quoted.split("…"))))
    assert any(pattern.search(text) for text in messages)


def test_troubleshooting_names_commands_that_exist() -> None:
    from digest import cli

    named = set(re.findall(r"`digest (?:-c \S+ )?([a-z]+)", TROUBLESHOOTING))
    assert named
    assert named <= set(cli.COMMANDS)
