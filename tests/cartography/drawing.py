"""Layers drawn small, to look at their colours."""

from __future__ import annotations

from qgis.core import QgsMapRendererSequentialJob, QgsMapSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

SIDE = 60


def drawn(layer: QgsVectorLayer) -> QImage:
    """Draw a layer of unit squares in a row, each `SIDE` pixels wide."""
    extent = layer.extent()
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setBackgroundColor(QColor("white"))
    settings.setOutputSize(QSize(round(extent.width()) * SIDE, SIDE))
    settings.setExtent(extent)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def colours(layer: QgsVectorLayer) -> list[str]:
    """Return the colour in the middle of each square, 'hatched' where its pixels differ."""
    image = drawn(layer)
    found = []
    for number in range(image.width() // SIDE):
        middle = range(SIDE // 3, SIDE - SIDE // 3)
        seen = {image.pixelColor(number * SIDE + x, y).name() for x in middle for y in middle}
        found.append(seen.pop() if len(seen) == 1 else "hatched")
    return found


def outlined(layer: QgsVectorLayer, number: int) -> bool:
    """Return whether a square has the outline of priority areas: its colour near the left edge, at half the height."""
    image = drawn(layer)
    near = [image.pixelColor(number * SIDE + x, SIDE // 2) for x in range(5)]
    return any(each.red() > 110 and each.green() < 60 and 40 < each.blue() < 110 for each in near)
