"""Layouts to files, each checked to be whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsFeedback,
    QgsLabelPosition,
    QgsLayoutExporter,
    QgsPrintLayout,
    QgsProjectMetadata,
)

from ..core.faults import InputError
from ..core.files import is_reserved, obstacle
from ..core.words import QT_TRANSLATE_NOOP, Phrase, Phrases

DPI_RANGE = (50, 1200)
_TAIL = 2048  # bytes: enough for the end of any of the formats


class Format(str, Enum):
    """A file format, by suffix."""

    PDF = "pdf"
    PNG = "png"
    SVG = "svg"
    HTML = "html"  # the accessible form of a page


_ENDS = {Format.PDF: b"%%EOF", Format.PNG: b"IEND", Format.SVG: b"</svg>", Format.HTML: b"</html>"}


def export(layout: QgsPrintLayout, path: Path, kind: Format, dpi: int = 300) -> list[QgsLabelPosition]:
    """Write one page.

    Returns
    -------
    list of QgsLabelPosition
        The labels on its maps; those that found no room too, where the project's label engine collects them.

    Raises
    ------
    InputError
        When it cannot be written, or is not whole once it is.
    """
    exporter = QgsLayoutExporter(layout)
    with quiet():
        if kind is Format.PDF:
            outcome = exporter.exportToPdf(str(path), pdf_settings(dpi))
        elif kind is Format.PNG:
            outcome = exporter.exportToImage(str(path), image_settings(dpi))
        else:
            outcome = exporter.exportToSvg(str(path), svg_settings(dpi))
    check(outcome, path, kind)
    # A map that is hidden has none.
    return [label for found in exporter.labelingResults().values() if found is not None for label in found.allLabels()]


def export_atlas_pdf(layout: QgsPrintLayout, path: Path, dpi: int, feedback: QgsFeedback | None = None) -> None:
    """Write every page of an atlas into one PDF; raises InputError as `export` does."""
    with quiet():
        outcome, _ = QgsLayoutExporter.exportToPdf(layout.atlas(), str(path), pdf_settings(dpi), feedback)
    if feedback is not None and feedback.isCanceled():
        return
    check(outcome, path, Format.PDF)
    with quiet():
        _say(path, layout.project().metadata())
    check(outcome, path, Format.PDF)


def _say(path: Path, about: QgsProjectMetadata) -> None:
    """Put author and subject into a PDF of several pages, which QGIS leaves out of those; GDAL appends them where it can."""
    try:
        document = gdal.OpenEx(str(path), gdal.OF_UPDATE | gdal.OF_RASTER, allowed_drivers=["PDF"])
    except RuntimeError:  # a GDAL that reads no PDF, where it is told to raise errors
        document = None
    if document is not None:
        for name, said in (("TITLE", about.title()), ("AUTHOR", about.author()), ("SUBJECT", about.abstract())):
            document.SetMetadataItem(name, said)


def pdf_settings(dpi: int) -> QgsLayoutExporter.PdfExportSettings:
    """Return settings for a PDF whose text can be searched."""
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = dpi
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    return settings


def image_settings(dpi: int) -> QgsLayoutExporter.ImageExportSettings:
    """Return settings for an image."""
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = dpi
    return settings


def svg_settings(dpi: int) -> QgsLayoutExporter.SvgExportSettings:
    """Return settings for an SVG whose text is text."""
    settings = QgsLayoutExporter.SvgExportSettings()
    settings.dpi = dpi
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    return settings


@contextmanager
def quiet() -> Iterator[None]:
    """Keep GDAL from saying on the terminal that a PNG cannot hold coordinates, which QGIS tries to write."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


def check(outcome: QgsLayoutExporter.ExportResult, path: Path, kind: Format) -> None:
    """Refuse a file that QGIS could not write, or that ends too early, as on a full disk.

    Raises
    ------
    InputError
        Saying what to do.
    """
    results = QgsLayoutExporter.ExportResult
    if outcome == results.MemoryError:
        large = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The page {name} is too large for this computer's memory. Choose a smaller resolution or page.",
        )
        raise InputError(large, name=path.name)
    if outcome == results.Canceled:
        return
    if outcome != results.Success or not whole(path, kind):
        cut = Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The page {name} could not be written whole."), name=path.name
        )
        other = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Choose another folder or format."))
        raise InputError(Phrases([cut, obstacle(path.parent) or other]))


def whole(path: Path, kind: Format) -> bool:
    """Return whether a file is there and ends as its format does."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _TAIL))
            return _ENDS[kind] in file.read()
    except OSError:
        return False


def safe_name(text: str) -> str:
    """Return text as a part of a file name that every system takes: 'St. Mary's / Park' becomes 'St_Mary_s_Park'."""
    name = re.sub(r"[^\w-]+", "_", text, flags=re.UNICODE).strip("_")[:80] or "page"
    return f"{name}_" if is_reserved(name) else name
