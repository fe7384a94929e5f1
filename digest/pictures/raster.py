"""Decodes picture files into plain RGB with Pillow, and encodes JPEG.

Every file is treated as hostile: limits come before decoding.
"""

from __future__ import annotations

import io
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from digest.pictures.values import PictureError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image, ImageFile

    Pixels: TypeAlias = NDArray[np.uint8]
    Field: TypeAlias = NDArray[np.float32]

Source: TypeAlias = str | Path | bytes

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF")
"""Formats that are read; JPEG includes MPO, which phones write.

Not EPS, PDF or WMF: Pillow starts other programs to read them.
"""
MAX_PIXELS = 100_000_000
MOST_MEMORY = 400_000_000
"""Bytes that decoding one picture may take."""
PIXEL_COST = {
    "1": 10,
    "L": 5,
    "P": 12,
    "RGB": 8,
    "CMYK": 8,
    "YCbCr": 8,
    "RGBA": 13,
    "LA": 13,
    "I;16": 18,
}
"""Bytes that a pixel takes while it is decoded and made opaque, as measured; by the mode."""
DEAREST = 24
"""The same for all other modes, which pass through floating point."""
FORMAT_COST = {"WEBP": 8, "AVIF": 4}
"""Bytes a pixel takes within the decoder beside."""
MIN_SIDE = 8
QUALITY = 82


def codec_versions() -> str:
    """The versions of Pillow and its JPEG library, on which the bytes of a JPEG depend."""
    from PIL import features

    return (
        f"{features.version('pil')} {features.version('jpg')} {features.version('libjpeg_turbo')}"
    )


def file_state(path: str) -> tuple[int, ...]:
    """Values that change when the file at *path* does; () when it cannot be read."""
    try:
        now = Path(path).stat()
    except (OSError, ValueError):
        return ()
    return now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns


@contextmanager
def opened(source: Source) -> Iterator[ImageFile.ImageFile]:
    """Open a picture whose header is valid and whose size is allowed, without decoding it.

    Any error within the ``with`` block, decoding included, becomes a PictureError that names the
    file.
    """
    from PIL import Image, ImageFile, UnidentifiedImageError

    name = "a picture in memory" if isinstance(source, bytes) else str(source)
    _reject_unreadable(source, name)
    # WeasyPrint makes Pillow accept truncated files, for the whole process.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            # Too many pixels are an error below, and odd metadata are dropped.
            warnings.simplefilter("ignore")
            with Image.open(
                io.BytesIO(source) if isinstance(source, bytes) else source, formats=FORMATS
            ) as picture:
                _reject_size(picture.size, name)
                _reject_cost(picture, name)
                yield picture
    except PictureError:
        raise
    except Image.DecompressionBombError as error:
        raise PictureError(
            f"{name}: has far too many pixels; scale it below 100 megapixels"
        ) from error
    except UnidentifiedImageError as error:
        raise PictureError(
            f"{name}: is not a picture that digest can read; save it as JPEG, PNG or WebP"
        ) from error
    except Exception as error:  # a hostile file can make a decoder raise anything
        raise PictureError(
            f"{name}: is damaged or cut short ({_short(error)}); save or download it again"
        ) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _short(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:80]


def _reject_unreadable(source: Source, name: str) -> None:
    if isinstance(source, bytes):
        return
    path = Path(source)
    if path.suffix.lower() in (".svg", ".svgz"):
        raise PictureError(f"{name}: is a drawing (SVG), not a photograph; export it as PNG")
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except FileNotFoundError as error:
        raise PictureError(
            f"{name}: does not exist; add the picture or remove its name from the article"
        ) from error
    except (OSError, ValueError) as error:
        raise PictureError(
            f"{name}: cannot be read ({_short(error)}); check the file and its permissions"
        ) from error
    if not head:
        raise PictureError(f"{name}: is empty; save or download it again")
    if b"<svg" in head.lower():
        raise PictureError(f"{name}: is a drawing (SVG), not a photograph; export it as PNG")


def _reject_size(size: tuple[int, int], name: str) -> None:
    width, height = size
    if width * height > MAX_PIXELS:
        raise PictureError(f"{name}: is {width} × {height} pixels; scale it below 100 megapixels")
    if min(size) < MIN_SIDE:
        raise PictureError(
            f"{name}: is {width} × {height} pixels, too small to print; use a larger one"
        )


def _reject_cost(picture: ImageFile.ImageFile, name: str) -> None:
    if decoding_cost(picture) > MOST_MEMORY:
        width, height = picture.size
        raise PictureError(
            f"{name}: is {width} × {height} pixels, which take too much memory in this kind of "
            f"{picture.format}; scale it down, or save it as an ordinary JPEG"
        )


def decoding_cost(picture: ImageFile.ImageFile) -> int:
    """About how many bytes ``decode`` takes at its peak, known before anything is decoded.

    An ordinary JPEG is decoded at the size that is needed and costs next to nothing. A progressive
    one keeps two bytes for every sample of the whole picture.
    """
    size = picture.width * picture.height
    if picture.format in ("JPEG", "MPO"):
        return int(2 * size * _samples(picture)) if picture.info.get("progressive") else 0
    own = FORMAT_COST.get(picture.format or "", 0)
    return size * (PIXEL_COST.get(picture.mode, DEAREST) + own)


def _samples(picture: ImageFile.ImageFile) -> float:
    """Samples a pixel of a JPEG: 3 for full colour, 1.5 where colour has a quarter of the size."""
    layers: list[tuple[int, int, int, int]] = getattr(picture, "layer", [])
    shares = [wide * high for _, wide, high, _ in layers if wide * high > 0]
    return sum(shares) / max(shares) if shares else 4.0


def turned_size(picture: Image.Image) -> tuple[int, int]:
    """Width and height after the rotation that the camera recorded (EXIF orientation)."""
    width, height = picture.size
    if picture.format == "PNG" and "exif" not in picture.info:
        # To look for it behind the pixels, Pillow would decode them all.
        return width, height
    return (height, width) if picture.getexif().get(0x0112, 1) in (5, 6, 7, 8) else (width, height)


def decode(picture: ImageFile.ImageFile, least: tuple[int, int]) -> Image.Image:
    """The first frame, decoded, turned upright and without transparency; mode L, RGB or CMYK.

    A JPEG is decoded at a half, a quarter or an eighth of its size where that still has *least*
    pixels, which is much faster. The colour profile stays in ``info`` for ``to_srgb``.
    """
    from PIL import ImageOps

    profile = picture.info.get("icc_profile")
    if picture.format in ("JPEG", "MPO"):
        picture.draft(None, least if turned_size(picture) == picture.size else least[::-1])
    picture.load()
    plain = _opaque(ImageOps.exif_transpose(picture))
    plain.info = {"icc_profile": profile} if profile else {}
    return plain


def _opaque(picture: Image.Image) -> Image.Image:
    """Eight bits a channel, transparency laid on white, palettes resolved."""
    from PIL import Image

    if picture.mode in ("L", "RGB", "CMYK") and "transparency" not in picture.info:
        return picture
    if picture.mode in ("1", "YCbCr", "HSV"):
        return picture.convert("RGB")
    if picture.mode == "LAB":
        return _from_lab(picture)
    if picture.mode[0] in "IF":
        return _eight_bits(picture)
    layered = picture if picture.mode == "RGBA" else picture.convert("RGBA")
    plain = Image.new("RGB", layered.size, "white")
    plain.paste(layered, mask=layered.getchannel("A"))
    return plain


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits or floating point, scaled to 8 bits.

    16 bits are scaled by their full range, all else by the picture's extremes.
    """
    import numpy as np
    from PIL import Image

    levels = np.nan_to_num(np.asarray(picture).astype(np.float64), copy=False)
    low, high = float(levels.min()), float(levels.max())
    if picture.mode != "F" and low >= 0 and high <= 0xFFFF:
        low, high = 0.0, 65535.0
    # In place: an array of this size is dear.
    levels -= low
    levels *= 255 / max(high - low, 1e-9)
    np.clip(np.rint(levels, out=levels), 0, 255, out=levels)
    return Image.fromarray(levels.astype(np.uint8), "L")


def _from_lab(picture: Image.Image) -> Image.Image:
    from PIL import ImageCms

    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(picture, lab, srgb, outputMode="RGB")
    return converted if converted is not None else picture.convert("RGB")


def to_srgb(picture: Image.Image) -> Image.Image:
    """The picture in sRGB, by its own profile when that is valid; ``info`` is emptied."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    result: Image.Image | None = None
    if profile and b"s\0R\0G\0B\0" not in profile and b"sRGB" not in profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            result = ImageCms.profileToProfile(
                picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A broken profile, or one for another colour space: the values are used unchanged.
            result = None
    if result is None:
        result = picture.convert("RGB")
    result.info = {}
    return result


def resized(
    picture: Image.Image, size: tuple[int, int], box: tuple[float, float, float, float]
) -> Image.Image:
    """The part *box* (pixels) scaled to *size*."""
    from PIL import Image

    scaled = picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    scaled.info = dict(picture.info)
    return scaled


def pixels(picture: Image.Image, longest: int) -> Pixels:
    """RGB bytes, height × width × 3, scaled so that the longer side is *longest* at most."""
    import numpy as np
    from PIL import Image

    small = (
        picture.copy()
        if max(picture.size) <= longest
        else picture.resize(_within(picture.size, longest), Image.Resampling.BOX, reducing_gap=2.0)
    )
    return np.asarray(small.convert("RGB"))


def _within(size: tuple[int, int], longest: int) -> tuple[int, int]:
    scale = longest / max(size)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def jpeg(picture: Image.Image, quality: int = QUALITY) -> bytes:
    """A baseline JPEG without metadata; the same picture gives the same bytes."""
    bare: Any = picture.copy()
    bare.info = {}
    buffer = io.BytesIO()
    bare.save(buffer, "JPEG", quality=quality, optimize=True, progressive=False)
    return buffer.getvalue()


def from_pixels(data: Pixels) -> Image.Image:
    """A picture of RGB bytes, height × width × 3."""
    from PIL import Image

    return Image.fromarray(data, "RGB")


def polygon_mask(
    size: tuple[int, int], shapes: Sequence[Sequence[tuple[float, float]]], detail: int = 2
) -> Pixels:
    """The coverage of each pixel by *shapes*, 0 to 255.

    Corners are in pixels; *detail* is the factor of oversampling.
    """
    import numpy as np
    from PIL import Image, ImageDraw

    fine = Image.new("L", (size[0] * detail, size[1] * detail))
    pen = ImageDraw.Draw(fine)
    for shape in shapes:
        pen.polygon([(x * detail, y * detail) for x, y in shape], fill=255)
    return np.asarray(fine.reduce(detail))


def grown(field: Field, size: tuple[int, int]) -> Field:
    """*field* enlarged smoothly to *size* (width, height)."""
    import numpy as np
    from PIL import Image

    enlarged = Image.fromarray(np.ascontiguousarray(field, dtype=np.float32)).resize(
        size, Image.Resampling.BICUBIC
    )
    return np.array(enlarged, dtype=np.float32)


def softened(mask: Pixels, radius: float) -> Pixels:
    """A mask blurred by about *radius* pixels."""
    import numpy as np
    from PIL import Image, ImageFilter

    return np.asarray(Image.fromarray(mask, "L").filter(ImageFilter.GaussianBlur(radius)))
