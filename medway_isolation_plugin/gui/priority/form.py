"""What the part *Priority* looks like: its widgets and how they are laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...core import priority
from ...core.bands import BANDS
from ...core.explain import Facts
from ...core.priority import Join
from ...core.words import QT_TRANSLATE_NOOP
from ...i18n import shown, told, translate
from ..shared.field_combo import ElidingCombo, FieldCombo
from ..shared.forms import allow, form_layout, picked
from ..shared.layer_combo import LayerCombo
from .area_panel import AreaPanel
from .flagged_list import FlaggedList
from .rule_editor import RuleEditor

_JOINS = {
    Join.ALL: QT_TRANSLATE_NOOP("MedwayIsolation", "All criteria"),
    Join.ANY: QT_TRANSLATE_NOOP("MedwayIsolation", "Any criterion"),
    Join.AT_LEAST: QT_TRANSLATE_NOOP("MedwayIsolation", "At least"),
}


class PriorityForm(QWidget):
    """Layer, rule, fields, what is flagged and why, and the buttons; it decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layers = LayerCombo()
        self.presets = QPushButton(translate("MedwayIsolation", "Rule to begin with"))
        menu = QMenu(self.presets)
        self.preset_actions: dict[str, QAction] = {}
        for band in BANDS:
            text = translate("MedwayIsolation", "{band}: isolation and health both in the worst class").format(
                band=told(band.title())
            )
            self.preset_actions[band.key] = menu.addAction(text)
        self.presets.setMenu(menu)
        self.join = ElidingCombo()
        self.join.setAccessibleName(translate("MedwayIsolation", "How many criteria an area must meet"))
        for join in Join:  # in the order of the algorithm's choice
            self.join.addItem(shown(_JOINS[join]), join.value)
        self.at_least = QSpinBox()
        self.at_least.setRange(1, priority.MOST_CRITERIA)
        self.at_least.setAccessibleName(translate("MedwayIsolation", "At least this many criteria"))
        self.at_least.hide()
        self.join.currentIndexChanged.connect(lambda _row: self.at_least.setVisible(self.how_many() is Join.AT_LEAST))
        self.editor = RuleEditor()
        self.score = FieldCombo(translate("MedwayIsolation", "(none)"))
        self.people = FieldCombo(translate("MedwayIsolation", "(none)"))
        self.label = QLineEdit()
        self.label.setPlaceholderText(translate("MedwayIsolation", "such as 65+"))
        self.label.setMaxLength(60)
        self.count = QLabel()
        self.count.setWordWrap(True)
        self.count.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.count.setAccessibleName(translate("MedwayIsolation", "What the rule flags"))
        self.list = FlaggedList()
        self.list.setMinimumHeight(130)
        self.panel = AreaPanel()
        self.apply = QPushButton(translate("MedwayIsolation", "Apply"))
        self.dialog = QPushButton(translate("MedwayIsolation", "Toolbox…"))
        self._lay_out()

    def allow_apply(self, why_not: str) -> None:
        """Let the rule be applied, or say why it cannot be."""
        tip = translate("MedwayIsolation", "Make a layer of the flagged areas, as the algorithm 'Priority areas' does")
        allow(self.apply, tip, why_not)

    def allow_dialog(self, why_not: str) -> None:
        """Let the algorithm's dialog be opened, or say why it cannot be."""
        allow(
            self.dialog,
            translate("MedwayIsolation", "Open the algorithm 'Priority areas' with this rule filled in"),
            why_not,
        )

    def _lay_out(self) -> None:
        def form(*rows: tuple[str, QWidget]) -> QFormLayout:
            made = form_layout()
            made.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
            for text, widget in rows:
                made.addRow(text, widget)  # makes the label the widget's buddy
            return made

        meets = QWidget()
        line = QHBoxLayout(meets)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.join, 1)
        line.addWidget(self.at_least)
        foot = QHBoxLayout()
        foot.setContentsMargins(6, 0, 6, 6)
        foot.addWidget(self.apply, 1)
        foot.addWidget(self.dialog)
        inner = QWidget()
        self._inner = box = QVBoxLayout(inner)
        box.setContentsMargins(6, 6, 6, 6)
        box.addLayout(form((translate("MedwayIsolation", "&Layer"), self.layers)))
        box.addWidget(self.presets)
        box.addLayout(form((translate("MedwayIsolation", "Area &meets"), meets)))
        box.addWidget(self.editor)
        box.addLayout(
            form(
                (translate("MedwayIsolation", "&Order by"), self.score),
                (translate("MedwayIsolation", "&People"), self.people),
                (translate("MedwayIsolation", "&Name"), self.label),
            )
        )
        box.addWidget(self.count)
        box.addWidget(self.list, 2)
        box.addWidget(self.panel, 1)
        self.scroll = QScrollArea()
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setWidget(inner)
        # Apply stays in sight while the rule is scrolled.
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroll, 1)
        outer.addLayout(foot)
        order = [self.layers, self.presets, self.join, self.at_least, self.editor, self.score, self.people, self.label,
                 self.list, self.panel, self.apply, self.dialog]  # fmt: skip
        for before, after in zip(order, order[1:]):
            self.setTabOrder(before, after)

    def explain(self, area: str, reason: str, facts: Sequence[Facts]) -> None:
        """Explain an area, and have the explanation in sight."""
        self.panel.explain(area, reason, facts)
        self.scroll.ensureVisible(0, self.panel.geometry().bottom(), 0, 6)

    def add(self, below: QWidget) -> None:
        """Put a widget below all others that are scrolled."""
        self._inner.addWidget(below)

    def how_many(self) -> Join:
        """Return how many criteria an area must meet."""
        return Join(picked(self.join))

    def state(self) -> dict[str, Any]:
        """Return the rule and its fields, as plain JSON values."""
        return {
            "rule": self.editor.cells(),
            "join": self.how_many().value,
            "at_least": self.at_least.value(),
            "score": self.score.field(),
            "people": self.people.field(),
            "label": self.label.text(),
        }

    def fill_in(self, state: Mapping[str, Any]) -> None:
        """Take up a remembered rule; what is of a wrong kind is ignored."""
        rule = state.get("rule")
        if isinstance(rule, list) and all(isinstance(cell, (str, int, float)) for cell in rule):
            self.editor.set_cells(rule)
        number = self.join.findData(state.get("join"))
        if number >= 0:
            self.join.setCurrentIndex(number)
        if type(state.get("at_least")) is int:
            self.at_least.setValue(state["at_least"])
        for key, combo in (("score", self.score), ("people", self.people)):
            if isinstance(state.get(key), str):
                combo.set_field(state[key])
        if isinstance(state.get("label"), str):
            self.label.setText(state["label"])
