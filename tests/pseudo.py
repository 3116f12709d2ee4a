"""A language in which every text of the plugin is marked, for tests that look for texts that are not translated.

"Rank of {name}" is told as "⟦Ŕáñķ óƒ {name}⟧": what is a letter of English in a text that is seen is data, a name, or was
never told. Lengthened, it shows whether there is room for languages with longer words.
"""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QModelIndex, Qt, QTranslator
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from medway_isolation_plugin import paths

LONGER = 1.4
OF_QGIS = (QgsFieldComboBox, QgsMapLayerComboBox)  # which fill in names of layers and fields, and tips on these
# Names that stand for themselves in every language.
NAMES = (
    "Medway Isolation", "Sample", "PDF", "PNG", "SVG", "HTML", "CSV", "Excel (XLSX)", "DOCX", "ODT", "Viridis", "Cividis", "Magma",
    "IoD 2010", "IoD 2015", "IoD 2019", "IoD 2025", "LSOA 2001", "LSOA 2011", "LSOA 2021", "km", "Alt",
)  # fmt: skip
# Words of what is shown everywhere that are not told yet, by the file that they are made in: the list only ever gets shorter.
NOT_YET = {
    "core/explain.py": r"(?<=: )(higher|lower|equal)$",
    "core/validity/evidence.py": r"Not\s+yet\s+compared\s+with\s+any\s+other\s+measure\."
    r"|Elsewhere this recipe was compared with: .*|This result: ",
}
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀćđéƒĝĥíĵķĺɱñóƥɋŕśťúʋŵẋýžÁɃĆĐÉƑĜĤÍĴĶĹⱮÑÓƤɊŔŚŤÚƲŴẊÝŽ",
)
_KEPT = re.compile(r"(\{[^}]*\}|<[^>]+>|&\w+;)")  # values, tags and entities
_WORD = re.compile(r"(?<!\w)[A-Za-z][A-Za-z'’\-]+(?!\w)")


def marked(text: str, longer: bool = False) -> str:
    """Return a text as it is told in this language."""
    parts = _KEPT.split(text)
    told = "".join(part if number % 2 else part.translate(_LETTERS) for number, part in enumerate(parts))
    more = "~" * round((LONGER - 1) * len(text)) if longer else ""
    return f"⟦{told}{more}⟧"


class PseudoTranslator(QTranslator):
    """Knows every text of the plugin, and none of QGIS."""

    def __init__(self, longer: bool = False) -> None:
        super().__init__()
        self._longer = longer

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return marked(text, self._longer) if context == "MedwayIsolation" else None


@contextmanager
def pseudo(longer: bool = False) -> Iterator[None]:
    """Speak this language in the block."""
    translator = PseudoTranslator(longer)
    QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)


def untold(text: str, data: re.Pattern[str]) -> list[str]:
    """Return the English words of a text that are no data."""
    plain = re.sub(r"<[^>]*>|&\w+;", " ", text)
    return _WORD.findall(data.sub(" ", plain))


def without_later(text: str) -> str:
    """Return a text without the words that are not told yet."""
    for words in NOT_YET.values():
        text = re.sub(words, " ", text, flags=re.M)
    return text


def resources() -> set[str]:
    """Return the titles and labels in the ready weight profiles and recipes, and what sources of rates say: they are data."""

    def below(value: Any) -> Iterator[str]:
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            if isinstance(one, str):
                yield one
            yield from below(one)

    found = set()
    for path in [*paths.PROFILES.glob("*.json"), *paths.RECIPES.glob("*.json")]:
        document = json.loads(path.read_text(encoding="utf-8"))
        found |= {*below(document), document["title"].split(",")[0], *re.findall(r"\(.+?\)", document["title"])}
    with (paths.RESOURCES / "rates" / "published_rates.csv").open(encoding="utf-8") as table:
        found |= {
            row[name] for row in csv.DictReader(table) for name in ("question", "survey", "base", "source") if row[name]
        }
    return found


def of_data(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds data in a text: these words, the names, and paths."""
    found = {*NAMES, *words}
    escaped = [re.escape(one) for one in sorted(found, key=len, reverse=True) if len(one) > 1]
    return re.compile("|".join([r"(?:/[\w.-]+){2,}", r"\{\w+\}", *(rf"(?<!\w){one}(?!\w)" for one in escaped)]))


def spoken(page: str) -> set[str]:
    """Return the texts of a page of HTML, but for those in its pictures."""
    plain = re.sub(r"<style\b.*?</style>", " ", page, flags=re.S)
    plain = re.sub(r"</tspan>\s*<tspan[^>]*>", " ", plain)  # lines of one text
    return {html.unescape(text).strip() for text in re.split(r"<[^>]*>", plain) if text.strip()}


def cells(model: QAbstractItemModel | None, parent: QModelIndex) -> Iterator[str]:
    """Yield what a model shows, tips too."""
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)  # of a list it is a secret
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
    for row in range(min(model.rowCount(parent), 30)):
        for column in range(columns):
            index = model.index(row, column, parent)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.data(index, role) or "")
            if column == 0 and model.rowCount(index):
                yield from cells(model, index)


def texts(widget: QWidget) -> Iterator[str]:
    """Yield every text of one widget: what is seen, its tips, and what screen readers say."""
    if isinstance(widget, OF_QGIS) or isinstance(widget.parent(), OF_QGIS):
        yield widget.accessibleName()
        return
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.statusTip())
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    elif isinstance(widget, (QPlainTextEdit, QTextEdit)):
        yield from (widget.toPlainText(), widget.placeholderText())
    elif isinstance(widget, QComboBox):
        yield from cells(widget.model(), QModelIndex())
    elif isinstance(widget, QTabBar):
        for number in range(widget.count()):
            yield from (widget.tabText(number), widget.tabToolTip(number))
    elif isinstance(widget, QMenu):
        for action in widget.actions():
            yield from (action.text(), action.toolTip())
    elif isinstance(widget, QAbstractSpinBox):
        yield widget.specialValueText()
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget.parent().parent(), QComboBox):
        yield from cells(widget.model(), QModelIndex())


def clipped(window: QWidget) -> list[str]:
    """Return the texts that are in sight and do not fit where they stand, unless a tip has them whole."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        for text, room in _rooms(widget):
            plain = re.sub(r"&(?!\w+;)", "", text)
            if widget.fontMetrics().horizontalAdvance(plain) > room + 1 and plain not in widget.toolTip():
                found.append(plain)
        if (
            isinstance(widget, QLabel)
            and widget.wordWrap()
            and widget.heightForWidth(widget.width()) > widget.height() + 1
        ):
            found.append(widget.text())
    return found


def _rooms(widget: QWidget) -> Iterator[tuple[str, int]]:
    """Yield the texts of a widget that stand on one line each, and how much room each has."""
    if isinstance(widget, QLabel) and not widget.wordWrap() and "<" not in widget.text():
        yield from ((line, widget.width()) for line in widget.text().splitlines())
    elif isinstance(widget, QToolButton):
        if widget.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly:
            yield widget.text(), widget.width()
    elif isinstance(widget, QAbstractButton):
        around = widget.sizeHint().width() - widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
        yield widget.text(), widget.width() - max(around, 0)
    elif isinstance(widget, QGroupBox):
        yield widget.title(), widget.width() - 20
    elif isinstance(widget, QComboBox):
        yield widget.currentText(), widget.width() - 24
    elif isinstance(widget, QTabBar):
        yield from ((widget.tabText(each), widget.tabRect(each).width()) for each in range(widget.count()))
    elif isinstance(widget, QHeaderView):
        for each in range(widget.count()):
            if not widget.isSectionHidden(each):
                title = widget.model().headerData(each, widget.orientation(), Qt.ItemDataRole.DisplayRole)
                yield str(title or ""), widget.sectionSize(each)
    elif isinstance(widget, QLineEdit):
        yield widget.text() or widget.placeholderText(), widget.width()


def seen(widgets: Iterable[QWidget]) -> set[str]:
    """Return the texts of widgets and of all that is in them."""
    return {text for top in widgets for one in (top, *top.findChildren(QWidget)) for text in texts(one) if text}
