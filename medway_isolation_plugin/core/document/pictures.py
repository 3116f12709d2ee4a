"""Pictures as files: what kind one is, how large it is on paper."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP
from .model import PIXELS_PER_INCH, Picture

_MM = 25.4  # of an inch
_MOST_PIXELS = 30_000  # along a side


@dataclass(frozen=True)
class PictureKind:
    """What a picture is as a file: the ending of its name and its type, its size in pixels and pixels to the inch."""

    ending: str
    media_type: str
    width: int
    height: int
    per_inch: float = PIXELS_PER_INCH


def pixels(content: bytes) -> PictureKind:
    """Return what kind of a file a picture is.

    Raises
    ------
    InputError
        Where it is neither a PNG nor a JPEG nor a GIF file.
    """
    found = None
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            found = _png(content)
        elif content.startswith(b"\xff\xd8\xff"):
            found = _jpeg(content)
        elif content[:6] in (b"GIF87a", b"GIF89a"):
            found = PictureKind("gif", "image/gif", *struct.unpack("<HH", content[6:10]))
    except (struct.error, IndexError):
        found = None
    if found is None or not 0 < found.width <= _MOST_PIXELS or not 0 < found.height <= _MOST_PIXELS:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "A picture is damaged, or is not a PNG, JPEG or GIF file. Save it as a PNG file and put it in again.",
            )
        )
    return found


def _png(content: bytes) -> PictureKind | None:
    if content[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", content[16:24])
    place, per_inch = 8, PIXELS_PER_INCH
    while place + 8 <= len(content):
        length, name = struct.unpack(">I4s", content[place : place + 8])
        if name == b"pHYs":
            across, _, unit = struct.unpack(">IIB", content[place + 8 : place + 17])
            per_inch = across * _MM / 1000 if unit == 1 and across else PIXELS_PER_INCH
        if name in (b"pHYs", b"IDAT", b"IEND"):
            break
        place += 12 + length
    return PictureKind("png", "image/png", width, height, per_inch)


def _jpeg(content: bytes) -> PictureKind | None:
    place = 2
    while content[place] == 0xFF:
        marker = content[place + 1]
        if marker == 0xFF:  # filling
            place += 1
            continue
        (length,) = struct.unpack(">H", content[place + 2 : place + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return PictureKind("jpeg", "image/jpeg", width, height)
        place += 2 + length
    return None


def size(picture: Picture, room: float, tallest: float = 200.0) -> tuple[float, float]:
    """Return width and height of a picture on paper in millimetres, no wider than `room` and no taller than `tallest`."""
    kind = pixels(picture.content)
    width = picture.width or kind.width / kind.per_inch * _MM
    height = picture.height or width * kind.height / kind.width
    scale = min(1.0, room / width, tallest / height)
    return width * scale, height * scale
