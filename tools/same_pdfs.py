"""Compare the PDFs that two revisions build: the sample weeks and the folders named, in both
themes.

    python tools/same_pdfs.py HEAD~1 HEAD [FOLDER …]

"." stands for the working tree as it is. Prints a line for each PDF and exits with 1 when any two
differ. Commits that only move or rename code must leave every PDF byte for byte the same.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "fr", "ar")
THEMES = ("atlas", "folio")
LOCK = Lock()
RUN = "from digest.cli import main; main()"


def main() -> int:
    """Build both revisions and compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("before", help="a revision")
    parser.add_argument("after", help="a revision, or . for the working tree")
    parser.add_argument(
        "folders", nargs="*", type=Path, help="weeks of articles to build besides the sample"
    )
    parser.add_argument(
        "--cache",
        type=Path,
        default=Path(tempfile.gettempdir()) / "digest-same-pdfs",
        help="where hashes of committed revisions are remembered",
    )
    arguments = parser.parse_args()
    cases = [("demo", language, theme) for language in LANGUAGES for theme in THEMES]
    cases += [
        (str(folder.resolve()), "", theme) for folder in arguments.folders for theme in THEMES
    ]
    with tempfile.TemporaryDirectory() as scratch:
        before, after = (
            _hashes(revision, cases, Path(scratch) / str(number), arguments.cache)
            for number, revision in enumerate((arguments.before, arguments.after))
        )
    differing = 0
    for case in cases:
        same = before[case] == after[case]
        differing += not same
        print(
            "same     " if same else "DIFFERENT",
            *(part for part in case if part),
            before[case][:12],
            after[case][:12],
        )
    print(f"{len(cases) - differing} of {len(cases)} PDFs are the same")
    return int(differing > 0)


def _hashes(
    revision: str, cases: list[tuple[str, str, str]], scratch: Path, cache: Path
) -> dict[tuple[str, str, str], str]:
    tree, known = ROOT, ""
    if revision != ".":
        known = _git("rev-parse", f"{revision}^{{commit}}")
        tree = scratch / "tree"
        _git("worktree", "add", "--detach", "--force", str(tree), known)
    try:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            made = pool.map(
                lambda numbered: _remembered(
                    tree, known, numbered[1], scratch / f"case-{numbered[0]}", cache
                ),
                enumerate(cases),
            )
            return dict(zip(cases, made, strict=True))
    finally:
        if revision != ".":
            _git("worktree", "remove", "--force", str(tree))


def _remembered(
    tree: Path, commit: str, case: tuple[str, str, str], folder: Path, cache: Path
) -> str:
    file = cache / hashlib.sha256("\0".join((commit, *case)).encode()).hexdigest()
    if commit and file.exists():
        return file.read_text(encoding="utf-8")
    made = _hash(tree, case, folder)
    if commit:
        cache.mkdir(parents=True, exist_ok=True)
        file.write_text(made, encoding="utf-8")
    return made


def _hash(tree: Path, case: tuple[str, str, str], folder: Path) -> str:
    """The SHA-256 of one PDF; what went wrong where there is none."""
    what, language, theme = case
    folder.mkdir(parents=True)
    if what == "demo":
        _draw(tree, language, folder / ("" if language == "en" else language) / "sample")
    command = ["demo", "--language", language] if what == "demo" else ["build", what]
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, *command, "--theme", theme, "--output", str(folder)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    pdf = Path(done.stdout.strip().splitlines()[-1]) if done.stdout.strip() else None
    if pdf is None or not pdf.is_file():
        errors = done.stderr.strip().splitlines()
        return f"no PDF: {errors[-1] if errors else done.returncode}"
    return hashlib.sha256(pdf.read_bytes()).hexdigest()


def _draw(tree: Path, language: str, folder: Path) -> None:
    """Unpack a sample week with its pictures, which are drawn once: that takes longer than building
    it.
    """
    with LOCK:
        drawn = (
            Path(tempfile.gettempdir())
            / "digest-same-pdfs"
            / f"{_hash_of(tree / 'digest' / 'sample')}-{language}"
        )
        if not drawn.exists():
            code = (
                "from pathlib import Path; from digest import sample; "
                f"sample.unpack(Path({str(drawn)!r}), {language!r})"
            )
            subprocess.run(
                [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(tree)}, check=True
            )
    shutil.copytree(drawn, folder)


def _hash_of(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def _git(*arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
