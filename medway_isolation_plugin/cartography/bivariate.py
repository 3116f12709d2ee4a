"""Isolation by health, three by three: which areas are badly off in both.

Quantiles become thirds so that the dark corner is the default priority rule (METHODS §6): *high* is the worst fifth (class
1 of 5), what is left is halved into *middle* (2 and 3) and *low* (4 and 5). Other numbers of classes likewise.
"""

from __future__ import annotations

from qgis.core import QgsExpression, QgsRuleBasedRenderer, QgsVectorLayer
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QImage, QPainter

from ..core.words import capitalised
from ..i18n import shown, translate
from ..layers import fields
from . import classing, print_style
from .renderers import NO_DATA_LABEL
from .rules import ELSE, Rule, by_rules
from .symbols import dotted, fill, hatched

# Rows: isolation high, middle, low; columns: health bad, middle, good. Stevens' blue and orange-brown, seen as different
# by the common kinds of colour-blindness: they differ in lightness and along blue to yellow.
PALETTE = (
    ("#3f2949", "#435786", "#4885c1"),
    ("#77324c", "#806a8a", "#89a1c8"),
    ("#ae3a4e", "#bc7c8f", "#cabed0"),
)


def thirds(classes: int) -> tuple[int, int]:
    """Return the last class that is high and the last that is in the middle, of `classes` quantiles (1 = worst)."""
    high = max(1, classes // 5)
    return high, high + (classes - high + 1) // 2


def third_labels(classes: int) -> tuple[str, str, str]:
    """Return which classes each third holds: ('1', '2-3', '4-5')."""
    high, middle = thirds(classes)
    spans = ((1, high), (high + 1, middle), (middle + 1, classes))
    return tuple(str(first) if first == last else f"{first}-{last}" for first, last in spans)  # type: ignore[return-value]


def bivariate_renderer(
    layer: QgsVectorLayer,
    isolation_class_field: str,
    health_class_field: str,
    outline: float = 0.1,
    printed: bool = False,
) -> QgsRuleBasedRenderer:
    """Return the renderer of two quantile fields (1 = worst): nine classes, both worst first, and a hatched one.

    `printed` draws greys and hatches, for printers without colour.

    Raises
    ------
    InputError
        When a field is missing.
    """
    names, cuts = [], []
    borne = fields.describe(layer, isolation_class_field).bears_words
    for field in (isolation_class_field, health_class_field):
        classing.check_field(layer, field)
        names.append(QgsExpression.quotedColumnRef(field))
        cuts.append(classing.classes_in(layer, fields.describe(layer, field)))
    spans = [_spans(classes) for classes in cuts]
    words = (
        (
            translate("MedwayIsolation", "isolation high"),
            translate("MedwayIsolation", "isolation middle"),
            translate("MedwayIsolation", "isolation low"),
        )
        if borne
        else (
            translate("MedwayIsolation", "index high"),
            translate("MedwayIsolation", "index middle"),
            translate("MedwayIsolation", "index low"),
        ),
        (
            translate("MedwayIsolation", "health poor"),
            translate("MedwayIsolation", "health middle"),
            translate("MedwayIsolation", "health good"),
        ),
    )
    marks = [third_labels(classes) for classes in cuts]
    rules = []
    for row in range(3):
        for column in range(3):
            condition = " AND ".join(
                f"{name} >= {span[place][0]} AND {name} <= {span[place][1]}"
                for name, span, place in zip(names, spans, (row, column))
            )
            label = translate("MedwayIsolation", "{isolation} ({classes}), {health} ({others})").format(
                isolation=words[0][row], classes=marks[0][row], health=words[1][column], others=marks[1][column]
            )
            label = capitalised(label)
            colour = fill(PALETTE[row][column], outline)
            rules.append(Rule(print_style.two_way(row, column, outline) if printed else colour, condition, label))
    return by_rules([*rules, Rule(dotted() if printed else hatched(), ELSE, shown(NO_DATA_LABEL))])


def _spans(classes: int) -> tuple[tuple[int, int], ...]:
    high, middle = thirds(classes)
    return (1, high), (high + 1, middle), (middle + 1, classes)


def bivariate_legend(
    classes: tuple[int, int] = (5, 5), side: int = 240, ink: str = "#0b0c0c", borne: bool = True, printed: bool = False
) -> QImage:
    """Return the 3 x 3 legend as a square picture of `side` pixels on a transparent ground.

    Worst of both is at the top right: isolation rises upwards, poor health to the right, as the arrows say.

    Parameters
    ----------
    classes : tuple of int
        How many quantiles isolation and health have.
    ink : str
        Colour of the words; a light one for dark themes.
    borne : bool
        Whether the evidence of the index bears the word isolated.
    printed : bool
        Draw greys and hatches, as the renderer does.
    """
    picture = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont()
    font.setPixelSize(max(7, side // 17))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    margin, marks = side * 0.1, side * 0.13
    left = margin + marks
    cell = (side - left - side * 0.02) / 3
    top = side * 0.02
    across, up = third_labels(classes[1]), third_labels(classes[0])
    for row in range(3):
        for place in range(3):
            column = 2 - place  # poor health on the right
            box = QRectF(left + place * cell, top + row * cell, cell - 1, cell - 1)
            if printed:
                painter.drawImage(box, print_style.two_way(row, column, 0).asImage(QSize(int(cell), int(cell))))
                painter.drawRect(box)  # the palest class is as pale as a page
            else:
                painter.fillRect(box, QBrush(QColor(PALETTE[row][column])))
        painter.drawText(
            QRectF(margin, top + row * cell, marks * 0.9, cell),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            up[row],
        )
    for place in range(3):
        painter.drawText(
            QRectF(left + place * cell, top + 3 * cell, cell, marks * 0.7),
            int(Qt.AlignmentFlag.AlignCenter),
            across[2 - place],
        )
    below = QRectF(left, top + 3 * cell + marks * 0.6, 3 * cell, margin)
    painter.drawText(
        below, int(Qt.AlignmentFlag.AlignCenter), translate("MedwayIsolation", "poorer health") + " \u2192"
    )
    painter.translate(QPointF(0, top + 3 * cell))
    painter.rotate(-90)
    painter.drawText(
        QRectF(0, 0, 3 * cell, margin * 0.9),
        int(Qt.AlignmentFlag.AlignCenter),
        (translate("MedwayIsolation", "more isolated") if borne else translate("MedwayIsolation", "worse by the index"))
        + " \u2192",
    )
    painter.end()
    return picture
