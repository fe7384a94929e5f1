from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from digest.press.compiled import compiled


def render(folder: Path) -> str:
    environment = Environment(loader=FileSystemLoader(folder), bytecode_cache=compiled([folder]))
    return environment.get_template("page.html").render()


def test_a_template_is_compiled_once_until_it_is_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    compile_ = Environment.compile

    def counted(self: Environment, source: str, *more: object, **others: object) -> object:
        made.append(source)
        return compile_(self, source, *more, **others)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", counted)
    page = tmp_path / "page.html"
    page.write_text("one")
    assert [render(tmp_path), render(tmp_path)] == ["one", "one"]
    assert made == ["one"]
    page.write_text("two")
    assert render(tmp_path) == "two"
    assert made == ["one", "two"]


def test_templates_of_one_name_in_two_folders_are_two(tmp_path: Path) -> None:
    for name in ("mine", "yours"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text(name)
    assert [render(tmp_path / name) for name in ("mine", "yours")] == ["mine", "yours"]
