"""What `make demo` does before anything of ours is installed; tools/bare_system.py tries it on a bare system."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from digest.press import libraries

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tools"
EARLY = (TOOLS / "check_system.py", TOOLS / "set_up.py", ROOT / "digest/press/libraries.py")


@pytest.fixture
def check_system(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    import check_system

    return check_system


@pytest.fixture
def set_up(check_system: ModuleType) -> ModuleType:
    import set_up

    return set_up


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, check_system: ModuleType) -> ModuleType:
    """A Debian with nothing but python3."""
    found = check_system.importlib.util.find_spec
    monkeypatch.setattr(
        check_system.importlib.util,
        "find_spec",
        lambda name, *rest: None if name == "ensurepip" else found(name, *rest),
    )
    monkeypatch.setattr(check_system, "_load_libraries", lambda: libraries)
    monkeypatch.setattr(check_system, "_venv_of_this_python", lambda command: command)
    monkeypatch.setattr(libraries, "missing_libraries", lambda: ["libpango-1.0", "libfontconfig"])
    monkeypatch.setattr(libraries, "system", lambda: "debian")
    return check_system


def test_all_that_is_missing_is_named_at_once_with_one_line_to_paste(bare: ModuleType) -> None:
    assert bare.problems().splitlines() == [
        "This system lacks",
        "  - Python's module venv",
        "  - Pango (libpango-1.0, libfontconfig)",
        "Install it as root, or with sudo, by this line:",
        "apt-get install python3-venv libpango-1.0-0 libpangoft2-1.0-0",
    ]


def test_the_readme_shows_that_line(bare: ModuleType) -> None:
    packages = bare.problems().splitlines()[-1].removeprefix("apt-get install ")
    assert f"apt-get install make {packages}\n" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_an_old_python_is_named_and_how_to_use_another(
    bare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bare.sys, "version_info", (3, 9, 2))
    lines = bare.problems().splitlines()
    assert f"  - Python 3.11 or newer ({sys.executable} is Python 3.9.2)" in lines
    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0" in lines
    assert lines[-1].endswith("name it: make PYTHON=python3.12 demo")


def test_a_python_beside_the_systems_own_gets_its_own_venv(
    check_system: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_system.os.path, "realpath", lambda path: path)
    monkeypatch.setattr(check_system.sys, "version_info", (3, 13, 1))
    line = "apt-get install python3-venv"
    monkeypatch.setattr(check_system.sys, "executable", "/usr/bin/python3")
    assert check_system._venv_of_this_python(line) == "apt-get install python3-venv"
    monkeypatch.setattr(check_system.sys, "executable", "/usr/bin/python3.13")
    assert check_system._venv_of_this_python(line) == "apt-get install python3.13-venv"


def test_a_system_with_everything_gets_no_word(check_system: ModuleType) -> None:
    """Run as make does, by a Python that knows nothing of this checkout."""
    done = subprocess.run(
        [sys.executable, "-I", TOOLS / "check_system.py"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("file", EARLY, ids=lambda file: file.name)
def test_what_runs_first_needs_no_package_and_no_new_python(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"), feature_version=(3, 7))
    imports = {
        name.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for name in node.names
    } | {
        (node.module or "").split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
    }
    assert imports <= sys.stdlib_module_names | {"check_system"}


def test_nothing_is_created_where_something_is_missing(
    set_up: ModuleType, bare: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["set_up.py", str(tmp_path / "venv")])
    monkeypatch.setattr(set_up.subprocess, "run", None)
    assert set_up.main() == 1
    assert list(tmp_path.iterdir()) == []


def test_an_environment_is_set_up_once_and_again_when_the_pins_or_its_place_change(
    set_up: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[list[str]] = []

    def run(step: list[str], *, check: bool) -> subprocess.CompletedProcess[bytes]:
        steps.append(step)
        folder.mkdir(exist_ok=True)
        return subprocess.CompletedProcess(step, 0)

    folder, pins = tmp_path / "ün venv", tmp_path / "constraints.txt"
    pins.touch()
    monkeypatch.setattr(sys, "argv", ["set_up.py", str(folder)])
    monkeypatch.setattr(set_up, "INPUTS", (pins,))
    monkeypatch.setattr(set_up.subprocess, "run", run)
    assert set_up.main() == 0
    assert "--clear" in steps[0]
    done = len(steps)
    assert set_up.main() == 0
    assert len(steps) == done

    later = (folder / ".ready").stat().st_mtime + 10
    os.utime(pins, (later, later))
    assert set_up.main() == 0
    assert len(steps) == 2 * done
    assert "--clear" not in steps[done]

    monkeypatch.setattr(set_up, "ROOT", tmp_path / "moved")
    assert set_up.main() == 0
    assert "--clear" in steps[2 * done]


def test_a_step_that_fails_is_named_and_the_next_make_starts_again(
    set_up: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["set_up.py", str(tmp_path / "venv")])
    monkeypatch.setattr(
        set_up.subprocess, "run", lambda step, **_: subprocess.CompletedProcess(step, 1)
    )
    assert set_up.main() == 1
    assert f"failed: {sys.executable} -m venv" in capsys.readouterr().err
    assert not (tmp_path / "venv" / ".ready").exists()


def test_a_folder_that_cannot_be_created_is_named_with_the_next_step(
    set_up: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(sys, "argv", ["set_up.py", str(tmp_path / "file" / "venv")])
    monkeypatch.setattr(set_up.subprocess, "run", None)
    assert set_up.main() == 1
    said = capsys.readouterr().err
    assert f"{tmp_path}/file/venv cannot be created (Not a directory)" in said
    assert "make VENV=" in said


def writable_folder(**environment: str) -> str:
    return subprocess.run(
        ["sh", TOOLS / "writable_folder.sh"],
        cwd=TOOLS,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()


def test_a_read_only_checkout_uses_the_users_cache(tmp_path: Path) -> None:
    home = tmp_path / "my home"
    home.mkdir()
    folder = Path(writable_folder(HOME=str(home)))
    assert folder.parent == home / ".cache" / "digest"
    assert folder.is_dir()
    assert Path(writable_folder(XDG_CACHE_HOME=str(tmp_path))).parent == tmp_path / "digest"


def test_without_a_home_it_uses_a_temporary_folder_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    own = tmp_path / f"digest-{os.getuid()}"
    for environment in ({}, {"HOME": str(tmp_path / "file")}):
        folder = Path(writable_folder(TMPDIR=str(tmp_path), **environment))
        assert folder.parent == own
        assert own.stat().st_mode & 0o077 == 0


def test_a_temporary_folder_that_somebody_else_may_have_made_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / f"digest-{os.getuid()}").symlink_to(tmp_path / "theirs")
    assert writable_folder(TMPDIR=str(tmp_path)) == ""
