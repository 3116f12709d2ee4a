"""A chart of a report as a file of its own: the SVG as it is, or drawn as a PNG."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, Qt
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from ..core.faults import InputError
from ..core.files import write_bytes, write_text
from ..core.report.line_chart import alone
from ..core.words import QT_TRANSLATE_NOOP

CHART = QT_TRANSLATE_NOOP("MedwayIsolation", "chart")
_WIDE = 1440  # pixels: twice the units of a chart


def check_ending(path: Path) -> None:
    """Refuse a file that is neither .png nor .svg.

    Raises
    ------
    InputError
        Naming it.
    """
    if path.suffix.lower() not in (".png", ".svg"):
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "A chart is a .png or an .svg file, not {name} (CHART)."), name=path.name
        )  # fmt: skip


def write_chart(path: Path, figure: str) -> None:
    """Write the chart in an HTML figure."""
    if path.suffix.lower() == ".svg":
        write_text(path, alone(figure), CHART)
        return
    write_bytes(path, drawn(figure), CHART)


def drawn(figure: str) -> bytes:
    """Return the chart in an HTML figure as a PNG."""
    return _png(alone(figure))


def _png(svg: str) -> bytes:
    chart = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    size = chart.viewBoxF()
    image = QImage(_WIDE, round(_WIDE * size.height() / size.width()), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chart.render(painter)
    painter.end()
    bytes_of = QBuffer()
    bytes_of.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(bytes_of, "PNG")
    return bytes(bytes_of.data())
