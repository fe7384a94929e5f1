"""What a picture will take in memory is known before it is decoded, and too much is refused."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import Any

import pytest
from PIL import Image

from digest.pictures import PictureError, measure, raster
from digest.pictures.raster import decoding_cost, opened

MEMORY = """
import re, sys
from pathlib import Path
from digest.pictures import raster
def peak():  # of this process; getrusage's figure would begin at the parent's
    return 1024 * int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
data = sys.stdin.buffer.read()
with raster.opened(data) as picture:
    estimate, before = raster.decoding_cost(picture), peak()
    raster.decode(picture, (64, 64))
print(estimate, peak() - before)
"""


def saved(form: str, mode: str, size: tuple[int, int] = (3000, 2000), **options: Any) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size).save(file, form, **options)
    return file.getvalue()


def cost(data: bytes) -> int:
    with opened(data) as picture:
        return decoding_cost(picture)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "mode", "options"),
    [
        ("JPEG", "RGB", {}),
        ("JPEG", "RGB", {"progressive": True}),
        ("JPEG", "RGB", {"progressive": True, "subsampling": 0}),
        ("JPEG", "CMYK", {"progressive": True}),
        ("PNG", "RGB", {}),
        ("PNG", "RGBA", {}),
        ("PNG", "I;16", {}),
        ("GIF", "P", {}),
        ("WEBP", "RGB", {}),
        ("TIFF", "F", {}),
    ],
)
def test_the_estimate_is_near_what_is_used(form: str, mode: str, options: dict[str, Any]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEMORY],
        input=saved(form, mode, **options),
        capture_output=True,
        check=True,
    )
    estimate, used = map(int, done.stdout.split())
    assert used < 1.15 * estimate + 12_000_000
    assert estimate < 2 * used + 12_000_000


def test_a_progressive_jpeg_costs_more_than_an_ordinary_one() -> None:
    assert cost(saved("JPEG", "RGB")) == 0
    assert cost(saved("JPEG", "RGB", progressive=True)) == 18_000_000
    assert cost(saved("JPEG", "RGB", progressive=True, subsampling=0)) == 36_000_000
    assert cost(saved("JPEG", "L", progressive=True)) == 12_000_000


def test_too_dear_a_picture_is_refused_and_told_how_to_save_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert raster.MOST_MEMORY == 400_000_000
    data = saved("PNG", "RGB", (100, 100))
    monkeypatch.setattr(raster, "MOST_MEMORY", 80_000)
    assert (measure(data).width, measure(data).format) == (100, "PNG")
    monkeypatch.setattr(raster, "MOST_MEMORY", 79_999)
    with pytest.raises(PictureError, match="100 × 100 pixels, which take too much memory in this"):
        measure(data)


def test_measuring_reads_the_header_alone() -> None:
    data = saved("PNG", "RGB")
    assert measure(data[:100]).width == 3000


def test_a_picture_is_measured_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    info = measure(saved("JPEG", "RGB", (60, 40), exif=exif))
    assert (info.width, info.height) == (40, 60)


@pytest.mark.parametrize("wrong", [b"", b"no picture", b"<svg/>", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_refused(wrong: bytes) -> None:
    with pytest.raises(PictureError):
        measure(wrong)
