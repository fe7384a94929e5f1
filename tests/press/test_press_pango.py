"""What happens on a system that lacks WeasyPrint's libraries."""

from __future__ import annotations

import ast
import ctypes.util
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from digest.errors import MissingLibrary
from digest.press import libraries, pango
from digest.press.pango import require_pango

WITHOUT_PANGO = """
import ctypes
real = ctypes.CDLL
def load(name, *rest, **more):
    if name and "pango" in str(name).lower():
        raise OSError(f"cannot load library '{name}': no such file")
    return real(name, *rest, **more)
ctypes.CDLL = load
from digest.cli import main
main()
"""

WITHOUT_SUBSETTER = """
from cffi import FFI
real = FFI.dlopen
def dlopen(self, name, *rest):
    if name and "harfbuzz-subset" in name.lower():
        raise OSError(f"cannot load library '{name}': no such file")
    return real(self, name, *rest)
FFI.dlopen = dlopen
import weasyprint.text.ffi
assert weasyprint.text.ffi.harfbuzz_subset is None
from digest.cli import main
main()
"""


def build(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "pier.txt").write_text(
        "Old pier closed\n\nDivers found broken piles. The pier was closed on Tuesday.",
        encoding="utf-8",
    )
    return subprocess.run(
        [sys.executable, "-c", program, "build", "--week", "2025-W30", "pier.txt"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_all_libraries_that_are_missing_are_named_with_the_command_that_installs_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load(name: str) -> None:
        raise OSError(f"cannot load library '{name}'")

    monkeypatch.setattr(libraries.ctypes, "CDLL", load)
    with pytest.raises(MissingLibrary) as raised:
        require_pango()
    message = str(raised.value)
    assert all(name in message for name in libraries.LIBRARIES)
    assert message.endswith(f"install it with: {libraries.install_command()}")


def test_a_library_that_only_the_systems_tables_name_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As on macOS, where Homebrew's folder is none of the loader's."""

    def load(name: str) -> None:
        if not name.startswith("/opt/"):
            raise OSError(f"cannot load library '{name}'")

    monkeypatch.setattr(libraries.ctypes, "CDLL", load)
    monkeypatch.setattr(
        libraries.ctypes.util,
        "find_library",
        lambda name: f"/opt/lib{name}.dylib" if name in ("gobject-2.0", "pango-1.0") else None,
    )
    assert libraries.missing_libraries() == ["libharfbuzz", "libfontconfig", "libpangoft2-1.0"]


@pytest.mark.parametrize("knows_all", [True, False])
def test_no_tables_are_asked_where_the_loader_knows_all_libraries(
    monkeypatch: pytest.MonkeyPatch, *, knows_all: bool
) -> None:
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: f"/opt/{name}")
    monkeypatch.setattr(pango, "loader_knows_all", lambda: knows_all)
    with pango._by_name():
        assert ctypes.util.find_library("pango") == (None if knows_all else "/opt/pango")
    assert ctypes.util.find_library("pango") == "/opt/pango"


@pytest.mark.slow  # the same through the whole command line, in a process of its own
def test_without_pango_the_command_that_installs_it_is_named(tmp_path: Path) -> None:
    done = build(WITHOUT_PANGO, tmp_path)
    assert done.returncode == 1
    assert "this system lacks libpango-1.0, libpangoft2-1.0; install it with: " in done.stderr
    assert libraries.install_command() in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


@pytest.mark.slow  # test_press_subset covers what it tries, without a process of its own
def test_without_the_systems_subsetter_an_issue_is_printed_without_a_warning(
    tmp_path: Path,
) -> None:
    done = build(WITHOUT_SUBSETTER, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "warning" not in done.stderr.lower()
    assert "fontTools" not in done.stderr


def test_the_libraries_looked_for_are_those_that_weasyprint_cannot_do_without() -> None:
    found = importlib.util.find_spec("weasyprint")
    assert found is not None
    assert found.origin is not None
    source = (Path(found.origin).parent / "text" / "ffi.py").read_text(encoding="utf-8")
    required = [
        tuple(ast.literal_eval(name) for name in call.args[1:])
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "_dlopen"
        and not call.keywords
    ]
    assert sorted(required) == sorted(libraries.LIBRARIES.values())


@pytest.mark.parametrize(
    ("release", "line"),
    [
        ("ID=debian", "apt-get install python3-venv libpango-1.0-0 libpangoft2-1.0-0"),
        (
            'ID=ubuntu\nID_LIKE="debian"',
            "apt-get install python3-venv libpango-1.0-0 libpangoft2-1.0-0",
        ),
        (
            'ID=linuxmint\nID_LIKE="ubuntu debian"',
            "apt-get install python3-venv libpango-1.0-0 libpangoft2-1.0-0",
        ),
        ("NAME=Fedora\nID=fedora", "dnf install python3 pango"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"', "dnf install python3 pango"),
        ("ID=alpine", "apk add python3 pango"),
        ("ID=arch", "pacman -S --needed python pango"),
        (
            'ID="opensuse-leap"\nID_LIKE="suse opensuse"',
            "zypper install python3 libpango-1_0-0",
        ),
    ],
)
def test_each_system_has_its_line(
    release: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(libraries, "OS_RELEASE", tmp_path / "os-release")
    (tmp_path / "os-release").write_text(release + "\n", encoding="utf-8")
    assert libraries.install_command(python=True) == line


def test_a_system_of_no_kind_known_gets_a_line_for_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(libraries, "OS_RELEASE", tmp_path / "missing")
    lines = libraries.install_command().splitlines()
    assert lines[0] == "apt-get install libpango-1.0-0 libpangoft2-1.0-0"
    assert len(lines) == 5


def test_only_what_is_missing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert libraries.install_command() == "brew install pango"
    assert libraries.install_command(python=True, pango=False) == "brew install python"
    assert libraries.install_command(pango=False) == ""
