"""Make docs/images/covers-atlas.png and covers-folio.png: every kind of cover that the English
sample week makes, in two rows.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PIL import Image

from digest import layout, pipeline, press, sample
from digest.cli.common import now
from digest.config import Config
from digest.themes import Measurer, Theme, load_theme

IMAGES = Path("docs/images")
DPI, GAP = 40, 10


def main() -> None:
    """Print each picture's path."""
    with tempfile.TemporaryDirectory() as folder:
        issue = _issue(Path(folder))
        for name in ("atlas", "folio"):
            theme = load_theme(name)
            covers = [_cover(issue, theme, kind, Path(folder)) for kind in theme.design.covers]
            target = IMAGES / f"covers-{name}.png"
            _rows([one for one in covers if one]).quantize(128, dither=Image.Dither.NONE).save(
                target, optimize=True
            )
            sys.stdout.write(f"{target}\n")


def _issue(folder: Path) -> pipeline.IssueDraft:
    config = Config(folder=folder, magazine=sample.magazine("en"))
    sample.unpack(folder / "sample")
    read = pipeline.read_articles([str(folder / "sample")], config, week=sample.WEEK, now=now())
    week = pipeline.find_week(sample.WEEK, config, now=now(), articles=read.articles)
    plan = pipeline.make_plan(read, week, config).plan
    return pipeline.edit(plan, read, week, config, load_theme("atlas"))


def _cover(
    draft: pipeline.IssueDraft, theme: Theme, kind: object, folder: Path
) -> Image.Image | None:
    """The cover of that *kind*; None where the week has no material for it."""
    design = replace(theme.design, covers=(kind,))
    one = replace(theme, design=design)
    edition = layout.lay_out(draft.issue, theme=one, measure=Measurer(one))
    if not edition.pages[0].variant:
        return None
    target = folder / "cover.pdf"
    press.print_edition(replace(edition, pages=edition.pages[:1]), theme=one, target=target)
    command = ["pdftoppm", "-r", str(DPI), "-png", "-singlefile", str(target), str(folder / "page")]
    subprocess.run(command, check=True)
    with Image.open(folder / "page.png") as page:
        return page.convert("RGB")


def _rows(covers: list[Image.Image]) -> Image.Image:
    """The covers in two rows."""
    across = -(-len(covers) // 2)
    wide, high = covers[0].width + GAP, covers[0].height + GAP
    picture = Image.new("RGB", (across * wide + GAP, 2 * high + GAP), "#b8b2a6")
    for number, cover in enumerate(covers):
        row, column = divmod(number, across)
        picture.paste(cover, (GAP + column * wide, GAP + row * high))
    return picture


if __name__ == "__main__":
    main()
