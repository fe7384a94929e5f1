from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageFile

from digest.errors import DigestError
from digest.pictures import PictureError, PrintPicture, effective_dpi, inspect, prepare
from digest.pictures.saliency import crop

if TYPE_CHECKING:
    from pathlib import Path

RED, GREEN, BLUE = (200, 30, 30), (30, 160, 60), (30, 60, 180)


def scene(width: int = 600, height: int = 400) -> Image.Image:
    """Left half red, right half blue, a green bar along the top."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    picture.paste(GREEN, (0, 0, width, height // 8))
    return picture


def saved(picture: Image.Image, path: Path, **options: object) -> str:
    picture.save(path, **options)  # type: ignore[arg-type]
    return str(path)


def opened(prepared: PrintPicture) -> Image.Image:
    return Image.open(io.BytesIO(prepared.data))


def near(pixel: object, colour: tuple[int, int, int], by: int = 14) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= by for a, b in zip(pixel, colour, strict=True))


def test_a_turned_photograph_is_upright_and_bare(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "taken at home"
    path = saved(
        scene().transpose(Image.Transpose.ROTATE_90),
        tmp_path / "phone.jpg",
        exif=exif,
        comment=b"secret",
    )
    info = inspect(path)
    assert (info.width, info.height, info.format) == (600, 400, "JPEG")
    made = opened(prepare(path, width_pt=150, height_pt=100))
    assert near(made.getpixel((made.width // 2, 2)), GREEN)
    assert near(made.getpixel((3, made.height - 3)), RED)
    assert not made.getexif()
    assert not {"icc_profile", "comment", "exif"} & made.info.keys()


@pytest.mark.parametrize(
    "mode", ["RGB", "L", "1", "P", "RGBA", "LA", "CMYK", "YCbCr", "I;16", "I", "F", "LAB"]
)
def test_every_mode_becomes_rgb(tmp_path: Path, mode: str) -> None:
    if mode in ("I;16", "I", "F"):
        levels = np.tile(np.linspace(0, 65535, 64), (64, 1))
        picture = Image.fromarray(
            levels.astype({"I;16": np.uint16, "I": np.int32, "F": np.float32}[mode])
        )
    elif mode == "LAB":
        picture = Image.new("LAB", (64, 64), (128, 128, 128))
    else:
        picture = scene(64, 64).convert(mode)
    path = saved(picture, tmp_path / "picture.tiff")
    made = opened(prepare(path, width_pt=20, height_pt=20))
    assert (made.mode, made.format) == ("RGB", "JPEG")
    if mode in ("I;16", "I", "F"):
        row = [made.getpixel((x, 30)) for x in (2, made.width // 2, made.width - 3)]
        assert near(row[1], (128, 128, 128))
        assert near(row[0], (8, 8, 8))
        assert near(row[2], (247, 247, 247))
    if mode in ("RGB", "P", "CMYK", "YCbCr", "RGBA"):
        assert near(made.getpixel((4, 40)), RED, by=20)


def test_sixteen_bit_png_keeps_its_tones(tmp_path: Path) -> None:
    path = saved(Image.fromarray(np.full((40, 40), 0x8080, dtype=np.uint16)), tmp_path / "deep.png")
    assert near(
        opened(prepare(path, width_pt=10, height_pt=10)).getpixel((5, 5)), (128, 128, 128), by=2
    )


def test_transparency_lies_on_white(tmp_path: Path) -> None:
    path = saved(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), tmp_path / "clear.png")
    assert opened(prepare(path, width_pt=10, height_pt=10)).getpixel((5, 5)) == (255, 255, 255)


def test_a_transparent_colour_of_a_palette_lies_on_white(tmp_path: Path) -> None:
    path = saved(Image.new("P", (50, 50), 3), tmp_path / "logo.gif", transparency=3)
    assert opened(prepare(path, width_pt=10, height_pt=10)).getpixel((5, 5)) == (255, 255, 255)


def test_of_an_animation_the_first_frame_counts(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in (RED, GREEN, BLUE)]
    path = saved(frames[0], tmp_path / "wave.gif", save_all=True, append_images=frames[1:])
    assert inspect(path).format == "GIF"
    assert near(opened(prepare(path, width_pt=12, height_pt=9)).getpixel((5, 5)), RED, by=25)


def test_a_profile_is_honoured(tmp_path: Path) -> None:
    """The numbers of a Lab-like wide profile would print dull if they were taken for sRGB."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    broken = saved(scene(), tmp_path / "broken.png", icc_profile=profile)
    assert opened(prepare(broken, width_pt=30, height_pt=20)).mode == "RGB"
    wide = _swapped_primaries()
    path = saved(Image.new("RGB", (60, 60), (255, 0, 0)), tmp_path / "wide.png", icc_profile=wide)
    assert near(
        opened(prepare(path, width_pt=10, height_pt=10)).getpixel((9, 9)), (0, 255, 0), by=6
    )


def _swapped_primaries() -> bytes:
    """sRGB with its red and green primaries changed for each other: a made-up device."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = data.replace(b"sRGB", b"made").replace(
        "sRGB".encode("utf-16-be"), "made".encode("utf-16-be")
    )
    return data.replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")


def test_never_enlarged_never_over_its_resolution_never_distorted(tmp_path: Path) -> None:
    path = saved(scene(600, 400), tmp_path / "a.jpg")
    for width_pt, height_pt in [(511, 300), (160.3, 117), (60, 600), (600, 60), (7, 9)]:
        made = prepare(path, width_pt=width_pt, height_pt=height_pt)
        assert made.width <= 600
        assert made.height <= 400
        assert made.dpi <= 200
        assert abs(made.width / made.height / (width_pt / height_pt) - 1) < 0.012
        assert opened(made).size == (made.width, made.height)


@pytest.mark.parametrize(
    ("size", "slot"), [((4000, 300), (272.0, 120.2)), ((290, 3900), (118.0, 250.0))]
)
def test_a_picture_whose_thumbnail_is_a_few_pixels_across_is_not_distorted(
    size: tuple[int, int], slot: tuple[float, float], tmp_path: Path
) -> None:
    made = prepare(
        saved(scene(*size), tmp_path / "panorama.png"), width_pt=slot[0], height_pt=slot[1]
    )
    assert made.width / made.height == pytest.approx(slot[0] / slot[1], rel=0.006)


def test_effective_resolution_counts_the_tighter_side(tmp_path: Path) -> None:
    info = inspect(saved(scene(600, 400), tmp_path / "a.jpg"))
    assert effective_dpi(info, 288, 72) == pytest.approx(150)
    assert effective_dpi(info, 72, 288) == pytest.approx(100)


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    path = saved(scene(), tmp_path / "a.png")
    assert prepare(path, width_pt=99, height_pt=99) == prepare(path, width_pt=99, height_pt=99)


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_crop_keeps_what_matters(side: str) -> None:
    field = np.full((80, 128, 3), 120, dtype=np.uint8)
    at = 20 if side == "left" else 96
    field[20:50, at : at + 14] = np.random.default_rng(1).integers(0, 255, (30, 14, 3))
    left, _, right, _ = crop(field, 0.8)
    assert left <= at / 128
    assert right >= (at + 14) / 128


@pytest.mark.parametrize("ratio", [0.2, 0.7, 1.0, 1.6, 8.0])
def test_a_crop_has_the_shape_asked_for(ratio: float) -> None:
    left, top, right, bottom = crop(np.asarray(scene(120, 90)), ratio)
    assert 0 <= left < right <= 1 + 1e-9
    assert 0 <= top < bottom <= 1 + 1e-9
    assert (right - left) * 120 / ((bottom - top) * 90) == pytest.approx(ratio)


def _bomb(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
        )

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


def _half(picture: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    noise = np.random.default_rng(2).integers(0, 255, (200, 300, 3), dtype=np.uint8)
    Image.blend(picture.resize((300, 200)), Image.fromarray(noise), 0.5).save(buffer, kind)
    return buffer.getvalue()[: len(buffer.getvalue()) // 2]


BAD = {
    "empty.jpg": (b"", "is empty"),
    "text.jpg": (b"<html>not found</html>", "not a picture that digest can read"),
    "cut.jpg": (_half(scene(), "JPEG"), "damaged or cut short"),
    "cut.png": (_half(scene(), "PNG"), "damaged or cut short"),
    "cut.webp": (_half(scene(), "WEBP"), "digest reads|damaged"),
    "drawing.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
    "drawing.png": (b"<?xml version='1.0'?><svg/>", "SVG"),
    "huge.png": (_bomb(20_000, 20_000), "too many pixels|megapixels"),
    "large.png": (_bomb(11_000, 10_000), "megapixels"),
    "dot.png": (_bomb(1, 1), "too small"),
    "line.png": (_bomb(400, 1), "too small"),
    "script.eps": (
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99 99\n",
        "not a picture that digest can read",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_picture_is_named(tmp_path: Path, name: str) -> None:
    data, why = BAD[name]
    path = tmp_path / name
    path.write_bytes(data)
    for look in (lambda: inspect(str(path)), lambda: prepare(str(path), width_pt=50, height_pt=50)):
        with pytest.raises(PictureError, match=why) as caught:
            look()
        assert name in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_cut_picture_is_found_even_where_weasyprint_is_loaded(tmp_path: Path) -> None:
    """WeasyPrint tells Pillow to be lenient, for the whole process."""
    path = tmp_path / "cut.jpg"
    path.write_bytes(BAD["cut.jpg"][0])
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        with pytest.raises(PictureError, match="cut short"):
            inspect(str(path))
        assert ImageFile.LOAD_TRUNCATED_IMAGES
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


@pytest.mark.parametrize("path", ["nowhere.jpg", ".", "", "nul\0byte.jpg"])
def test_what_is_no_file_is_named(path: str) -> None:
    with pytest.raises(DigestError):
        inspect(path)


def test_damaged_everywhere_never_escapes(tmp_path: Path) -> None:
    """A picture with one byte changed is a picture or a PictureError, never another exception."""
    whole = bytearray(io.BytesIO(_half(scene(), "PNG")).getvalue())
    chance = np.random.default_rng(3)
    for number in range(60):
        path = tmp_path / f"odd-{number}.png"
        odd = bytearray(whole)
        odd[int(chance.integers(8, min(len(odd), 400)))] = int(chance.integers(0, 255))
        path.write_bytes(odd)
        with pytest.raises(PictureError):
            inspect(str(path))
