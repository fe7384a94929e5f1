"""Writes a built issue in its other formats, from the plan and the layout of its PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.progress import Progress, Stage, silent

if TYPE_CHECKING:
    from digest.config import Config
    from digest.pipeline.printing import BuildResult


def publish(
    built: BuildResult, config: Config, form: str, *, progress: Progress = silent
) -> tuple[list[Path], list[str]]:
    """Write the issue that was *built* in the format *form* beside its PDF, in the same theme.

    The paths of what was written, and warnings.
    """
    if form == "pdf":  # it is there already
        return [], []
    progress(Stage.FORMATS)
    from digest.formats import write_epub, write_web
    from digest.formats.web import FOLDER
    from digest.themes import load_theme

    issue, edition, theme = built.issue, built.edition, load_theme(config.magazine.theme)
    paths: list[Path] = []
    warnings: list[str] = []
    if form in ("web", "all"):
        url = config.web.url.rstrip("/")
        site = write_web(
            issue,
            edition,
            theme,
            built.pdf.with_name(FOLDER),
            pdf=f"../{quote(built.pdf.name)}",
            url=f"{url}/issues/{issue.week.label}/{FOLDER}/" if url else "",
        )
        paths.append(site.index)
        warnings += site.warnings
    if form in ("epub", "all"):
        book = write_epub(issue, edition, theme, built.pdf.with_suffix(".epub"))
        paths.append(book.path)
        warnings += book.warnings
    return paths, list(dict.fromkeys(warnings))
