"""The panel that explains one area."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QTextBrowser, QWidget

from ...core.explain import Facts
from ...core.report.html import rounded
from ...core.report.numbers import number
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import told, translate

MOST_PARTS = 8


class AreaPanel(QTextBrowser):
    """Says why an area is flagged, and what its indices are made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(150)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(translate("MedwayIsolation", "Why this area"))
        self.setPlaceholderText(
            translate("MedwayIsolation", "Choose an area in the list: its values are explained here.")
        )

        self._hint_stands_out()

    def changeEvent(self, event: QEvent | None) -> None:  # noqa: N802
        """Keep the hint as dark as the text in another theme too: Qt writes it in a grey that is hard to read."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.PaletteChange:
            self._hint_stands_out()

    def _hint_stands_out(self) -> None:
        palette = self.palette()
        text = palette.color(QPalette.ColorRole.Text)
        if palette.color(QPalette.ColorRole.PlaceholderText) != text:
            palette.setColor(QPalette.ColorRole.PlaceholderText, text)
            self.setPalette(palette)

    def explain(self, area: str, reason: str, facts: Sequence[Facts]) -> None:
        """Show an area's reason and facts."""
        parts = [f"<b>{escape(area)}</b>"]
        if reason:
            parts.append(f"<p style='margin:2px 0'>{escape(told(reason))}</p>")
        parts += [_section(each) for each in facts]
        self.setHtml("".join(parts))


def _section(facts: Facts) -> str:
    lines = [f"{escape(told(what))}: <b>{escape(told(value))}</b>" for what, value in facts.lines]
    if facts.parts:
        lines.append(f"<i>{escape(_heading(facts))}</i>")
        shown = list(facts.parts[:MOST_PARTS])
        rest = [value for _, value in facts.parts[MOST_PARTS:]]
        if rest:
            shown.append((Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} more"), n=len(rest)), sum(rest)))
        lines += [f"{escape(told(label))} <b>{_part(value, facts)}</b>" for label, value in shown]
    return f"<p style='margin:6px 0 0 0'><u>{escape(told(facts.subject))}</u><br>{'<br>'.join(lines)}</p>"


def _heading(facts: Facts) -> str:
    if facts.in_percent():
        return translate("MedwayIsolation", "What the score is made of:")
    if facts.adds_up():
        return translate("MedwayIsolation", "What the score is made of, in points:")
    return translate("MedwayIsolation", "What the score is made of, in points (together {total}):").format(
        total=number(facts.total)
    )


def _part(value: float, facts: Facts) -> str:
    if facts.in_percent():
        return f"{rounded(100.0 * value / facts.total, 1)}&nbsp;%"
    largest = max(abs(part) for _, part in facts.parts)
    digits = max(0, 2 - math.floor(math.log10(largest))) if largest else 0
    return f"{'+' if value > 0 else ''}{rounded(value, digits)}"
