"""The panel that explains one area."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from qgis.PyQt.QtWidgets import QTextBrowser, QWidget

from ..core.explain import Facts
from ..core.report.html import rounded
from ..processing.base import translate

MOST_PARTS = 8


class AreaPanel(QTextBrowser):
    """Says why an area is flagged, and what its indices are made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(150)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(translate("Why this area"))
        self.setPlaceholderText(translate("Choose an area in the list: its values are explained here."))

    def explain(self, area: str, reason: str, facts: Sequence[Facts]) -> None:
        """Show an area's reason and facts."""
        parts = [f"<b>{escape(area)}</b>"]
        if reason:
            parts.append(f"<p style='margin:2px 0'>{escape(reason)}</p>")
        parts += [_section(each) for each in facts]
        self.setHtml("".join(parts))


def _section(facts: Facts) -> str:
    lines = [f"{escape(what)}: <b>{escape(value)}</b>" for what, value in facts.lines]
    if facts.parts:
        total = sum(value for _, value in facts.parts)
        lines.append(f"<i>{escape(translate('What the score is made of:'))}</i>")
        lines += [f"{escape(label)} <b>{_percent(value, total)}</b>" for label, value in facts.parts[:MOST_PARTS]]
        rest = [value for _, value in facts.parts[MOST_PARTS:]]
        if rest:
            more = translate("{number} more").format(number=len(rest))
            lines.append(f"{escape(more)} <b>{_percent(sum(rest), total)}</b>")
    return f"<p style='margin:6px 0 0 0'><u>{escape(facts.subject)}</u><br>{'<br>'.join(lines)}</p>"


def _percent(part: float, total: float) -> str:
    return f"{rounded(100.0 * part / total, 1)}&nbsp;%" if total else rounded(part, 3)
