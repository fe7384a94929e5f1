"""docs/themes.md is complete: every table of keys as the code has it, every name that it promises."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from digest.themes import load_theme, templates
from digest.themes.colours import ROLES
from digest.themes.theme_file import STYLES

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
TOOL = runpy.run_path(str(ROOT / "tools" / "theme_reference.py"))


def test_the_tables_of_keys_are_not_stale() -> None:
    assert TOOL["written"](GUIDE) == GUIDE, "run: python tools/theme_reference.py"


def test_every_kind_of_table_is_in_the_guide() -> None:
    assert set(re.findall(r"<!-- keys: (\w+) -->", GUIDE)) == set(TOOL["TABLES"])


@pytest.mark.parametrize("name", sorted({*STYLES, *ROLES}))
def test_every_style_and_colour_is_in_the_guide(name: str) -> None:
    assert f"`{name}`" in GUIDE


def test_every_common_template_is_in_the_guide() -> None:
    files = {file.name for file in (templates() / "common").glob("*.*")}
    assert {name for name in files if f"`{name}`" not in GUIDE} == set()


def test_every_macro_of_parts_is_in_the_guide() -> None:
    text = (templates() / "common" / "parts.html").read_text(encoding="utf-8")
    macros = set(re.findall(r"{% macro (\w+)\(", text))
    assert {name for name in macros if f"`{name}(" not in GUIDE} == set()


def test_every_kind_of_block_and_role_is_in_the_guide() -> None:
    source = "".join(
        file.read_text(encoding="utf-8")
        for file in sorted((ROOT / "digest" / "layout" / "placing").glob("*.py"))
    )
    kinds = set(re.findall(r'Block\(\s*kind="([\w-]+)"', source))
    assert kinds >= {"head", "panel", "advert", "band"}
    assert {kind for kind in kinds if f"`{kind}`" not in GUIDE} == set()
    roles = set(re.findall(r'role="([\w-]+)"', source))
    assert {role for role in roles if f"`{role}`" not in GUIDE} == set()


def test_the_whole_example_of_a_pattern_in_a_file_of_its_own() -> None:
    assert load_theme(str(Path(__file__).parent / "third")).design.pattern("four").boxes
