"""Make the README's pictures from the sample issue: the cover, and a few spreads, under
docs/images/.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

IMAGES = Path("docs/images")
SPREADS = {"atlas": {"cover": (1,), "spread": (10, 11), "news": (8, 9)}, "folio": {"folio": (8, 9)}}
DPI = 72
GAP = 2  # pixels between the pages of a spread


def main() -> None:
    """Print each picture's path."""
    digest = str(
        Path(sys.executable).with_name("digest")
    )  # of the same environment, on the PATH or not
    for theme, spreads in SPREADS.items():
        built = subprocess.run(
            [digest, "demo", "--theme", theme], check=True, stdout=subprocess.PIPE, text=True
        )
        pdf = built.stdout.splitlines()[-1]
        for name, numbers in spreads.items():
            target = IMAGES / f"{name}.png"
            _spread([_page(pdf, number) for number in numbers]).quantize(
                192, dither=Image.Dither.NONE
            ).save(target, optimize=True)
            sys.stdout.write(f"{target}\n")


def _page(pdf: str, number: int) -> Image.Image:
    with tempfile.TemporaryDirectory() as folder:
        command = [
            "pdftoppm",
            "-r",
            str(DPI),
            "-f",
            str(number),
            "-l",
            str(number),
            "-png",
            "-singlefile",
            pdf,
            f"{folder}/page",
        ]
        subprocess.run(command, check=True)
        with Image.open(f"{folder}/page.png") as page:
            return page.convert("RGB")


def _spread(pages: list[Image.Image]) -> Image.Image:
    width = sum(page.width for page in pages) + GAP * (len(pages) - 1)
    picture = Image.new("RGB", (width, max(page.height for page in pages)), "#b8b2a6")
    left = 0
    for page in pages:
        picture.paste(page, (left, 0))
        left += page.width + GAP
    return picture


if __name__ == "__main__":
    main()
