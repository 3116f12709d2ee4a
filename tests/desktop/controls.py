"""What a person meets in the panel: its controls, how a screen reader calls them, which are grey and why, what is cut off."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

KINDS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTabBar, QTextEdit,
)  # fmt: skip
OWNERS = (QComboBox, QAbstractSpinBox, QAbstractItemView)  # what these are made of is no control of its own


def controls(window: QWidget, hidden: bool = False) -> Iterator[QWidget]:
    """Give the controls of a window or a part, hidden ones too where wanted; not those that Qt makes inside of another one."""
    for widget in window.findChildren(QWidget):
        around = widget.parentWidget()
        inside = any(isinstance(each, OWNERS) for each in (around, around.parentWidget()))
        if not isinstance(widget, KINDS) or isinstance(widget, QScrollBar) or inside:
            continue
        if hidden or widget.isVisibleTo(window):
            yield widget


def name_of(widget: QWidget, window: QWidget) -> str:
    """Return how a screen reader calls a control: its own name, else its label's, else what stands on it."""
    labels = [label.text() for label in window.findChildren(QLabel) if label.buddy() is widget]
    shown = widget.text() if isinstance(widget, QAbstractButton) else ""
    return (widget.accessibleName() or "".join(labels) or shown).replace("&", "").strip()


def greyed(window: QWidget) -> list[tuple[str, str]]:
    """Return name and reason of each control that is seen but cannot be used; to the mouse and to a screen reader alike."""
    found = [each for each in controls(window) if not each.isEnabled() and each.parentWidget().isEnabled()]
    alike = [each.toolTip() if each.toolTip() == each.accessibleDescription() else "" for each in found]
    return [(name_of(each, window), why) for each, why in zip(found, alike)]


def cut_off(window: QWidget) -> list[str]:
    """Return the texts that do not fit where they stand."""
    found = []
    for widget in window.findChildren(QWidget):
        if not (widget.isVisible() and isinstance(widget, (QLabel, QAbstractButton))):
            continue
        plain = widget.text().replace("&", "")
        if not plain or "<" in plain:
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            high = widget.heightForWidth(widget.width())
            if high > widget.height() + 1:
                found.append(f"{plain} is {high} high in {widget.height()}")
        elif widget.fontMetrics().horizontalAdvance(plain) > widget.width() + 1:
            found.append(f"{plain} is cut off at {widget.width()}")
    return found
