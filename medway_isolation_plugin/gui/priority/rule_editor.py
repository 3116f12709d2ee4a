"""The rule builder: rows of field, comparison and threshold (METHODS §6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QLocale, pyqtSignal
from qgis.PyQt.QtGui import QDoubleValidator
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.priority import MOST_CRITERIA
from ...core.words import QT_TRANSLATE_NOOP
from ...i18n import shown, translate
from ..shared.field_combo import FieldCombo
from ..shared.forms import allow, picked

# Sign in the rule and in words.
COMPARISONS = (
    ("=", QT_TRANSLATE_NOOP("MedwayIsolation", "is")),
    ("!=", QT_TRANSLATE_NOOP("MedwayIsolation", "is not")),
    ("<", QT_TRANSLATE_NOOP("MedwayIsolation", "is below")),
    ("<=", QT_TRANSLATE_NOOP("MedwayIsolation", "is at most")),
    (">", QT_TRANSLATE_NOOP("MedwayIsolation", "is above")),
    (">=", QT_TRANSLATE_NOOP("MedwayIsolation", "is at least")),
)


class RuleRow(QWidget):
    """One criterion."""

    changed = pyqtSignal()
    removed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = FieldCombo()
        self.comparison = QComboBox()
        for sign, words in COMPARISONS:
            self.comparison.addItem(shown(words), sign)
        self.threshold = QLineEdit()
        validator = QDoubleValidator(self)
        validator.setLocale(QLocale.c())
        validator.setNotation(QDoubleValidator.Notation.StandardNotation)
        self.threshold.setValidator(validator)
        self.threshold.setMinimumWidth(40)
        self.remove = QToolButton()
        self.remove.setText("\N{MULTIPLICATION SIGN}")
        self.remove.setAutoRaise(True)
        self.remove.setToolTip(translate("MedwayIsolation", "Remove this criterion"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.field, 0, 0, 1, 2)
        grid.addWidget(self.remove, 0, 2)
        grid.addWidget(self.comparison, 1, 0)
        grid.addWidget(self.threshold, 1, 1, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self.setTabOrder(self.field, self.comparison)
        self.setTabOrder(self.comparison, self.threshold)
        self.setTabOrder(self.threshold, self.remove)
        self.field.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.comparison.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.threshold.textChanged.connect(lambda _text: self.changed.emit())
        self.remove.clicked.connect(lambda _checked: self.removed.emit())

    def number(self, number: int) -> None:
        """Say for screen readers which criterion this is."""
        for widget, what in (
            (self.field, translate("MedwayIsolation", "Field of criterion {number}")),
            (self.comparison, translate("MedwayIsolation", "Comparison of criterion {number}")),
            (self.threshold, translate("MedwayIsolation", "Threshold of criterion {number}")),
            (self.remove, translate("MedwayIsolation", "Remove criterion {number}")),
        ):
            widget.setAccessibleName(what.format(number=number))

    def cells(self) -> list[str]:
        """Return field, comparison and threshold."""
        return [self.field.field(), picked(self.comparison), self.threshold.text().strip()]

    def set_cells(self, cells: Sequence[object]) -> None:
        """Show field, comparison and threshold."""
        field, comparison, threshold = (str(cell) for cell in cells)
        self.field.set_field(field)
        self.comparison.setCurrentIndex(max(self.comparison.findData(comparison), 0))
        self.threshold.setText(threshold)


class RuleEditor(QWidget):
    """The rows of a rule.

    Signals
    -------
    changed
        The rule is another one.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RuleRow] = []
        self._fields: dict[str, str] = {}
        self._layout = QVBoxLayout()
        self._layout.setSpacing(2)
        self.add = QPushButton(translate("MedwayIsolation", "Add a criterion"))
        self.add.clicked.connect(lambda _checked: self._added())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(self._layout)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        box.addLayout(foot)

    def cells(self) -> list[str]:
        """Return the rule as the flat list that `priority.criteria` and the algorithm read."""
        return [cell for row in self.rows for cell in row.cells()]

    def set_cells(self, cells: Sequence[object]) -> None:
        """Show a rule, given as a flat list; an incomplete last row is left out."""
        while self.rows:
            self._drop(self.rows[-1])
        for start in range(0, min(len(cells), 3 * MOST_CRITERIA) - 2, 3):
            self._append().set_cells(cells[start : start + 3])
        self._after()

    def set_fields(self, fields: Mapping[str, str]) -> None:
        """Offer other fields; the rule stays as it is, even where it names a field that is gone."""
        self._fields = dict(fields)
        for row in self.rows:
            row.field.set_fields(self._fields)

    def _append(self) -> RuleRow:
        row = RuleRow(self)
        row.field.set_fields(self._fields)
        self.setTabOrder(self.rows[-1].remove, row.field) if self.rows else None
        self.setTabOrder(row.remove, self.add)
        self.rows.append(row)
        self._layout.addWidget(row)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._removed(row))
        return row

    def _drop(self, row: RuleRow) -> None:
        self.rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _added(self) -> None:
        row = self._append()
        row.set_cells([next(iter(self._fields), ""), "=", "1"])
        row.field.setFocus()
        self._after()

    def _removed(self, row: RuleRow) -> None:
        self._drop(row)
        self.add.setFocus()
        self._after()

    def _after(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            row.number(number)
        full = translate("MedwayIsolation", "A rule has at most {number} criteria: remove one first.")
        allow(self.add, "", "" if len(self.rows) < MOST_CRITERIA else full.format(number=MOST_CRITERIA))
        self.changed.emit()
