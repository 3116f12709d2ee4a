"""What forms in a narrow panel are made of."""

from __future__ import annotations

import html
from collections.abc import Iterable

from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBox, QgsFileWidget
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLabel, QToolButton, QWidget

from ...i18n import told, translate


def labelled(text: str, buddy: QWidget) -> QLabel:
    """Return a label whose mnemonic (&) goes to `buddy`, which screen readers call by its text."""
    label = QLabel(text)
    label.setBuddy(buddy)
    if not buddy.accessibleName():
        buddy.setAccessibleName(text.replace("&", ""))
    return label


def name_fold(group: QgsCollapsibleGroupBox) -> None:
    """Have screen readers call the button that folds a group by the group's title."""
    said = translate("MedwayIsolation", "Fold or unfold {title}").format(title=group.title())
    group.findChild(QToolButton, "collapseButton").setAccessibleName(said)


def name_file(widget: QgsFileWidget, name: str, choose: str) -> None:
    """Have screen readers call a line for a file or folder by a name, and its button by what it does."""
    widget.setAccessibleName(name)
    widget.lineEdit().setAccessibleName(name)
    next(each for each in widget.children() if isinstance(each, QToolButton)).setAccessibleName(choose)
    widget.setMinimumWidth(80)


def form_layout(parent: QWidget | None = None) -> QFormLayout:
    """Return a layout of labels with widgets that take all the room there is."""
    layout = QFormLayout(parent)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return layout


def shorten(combo: QComboBox, letters: int) -> None:
    """Let a list ask for room for so many letters only, however long its entries are."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(letters)


def picked(combo: QComboBox) -> str:
    """Return what is chosen of a list that is never empty: its first entry where other code chose none, as a person cannot."""
    return str(combo.itemData(max(combo.currentIndex(), 0)))


def allow(control: QWidget, tip: str, why_not: str) -> None:
    """Let a control be used, with a tip on what it does; or, where there is a reason why not, say that in its place."""
    control.setEnabled(not why_not)
    control.setToolTip(why_not or tip)
    control.setAccessibleDescription(why_not or tip)


def rich_label(parent: QWidget) -> QLabel:
    """Return a label of rich text that wraps in any width and can be copied."""
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setMinimumSize(QSize(10, 10))
    return label


def warning_rows(texts: Iterable[str]) -> str:
    """Return warnings as rich text, each beside a sign; nothing where there are none."""
    icon = QgsApplication.iconPath("mIconWarning.svg")
    rows = [
        f'<tr><td valign="top"><img src="{icon}" width="16" height="16">&nbsp;</td><td>{html.escape(told(text))}</td></tr>'
        for text in texts
    ]
    return f"<table>{''.join(rows)}</table>" if rows else ""
