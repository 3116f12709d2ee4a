"""The row of buttons at the top of the dock: one for each part, and one for help."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence, QResizeEvent
from qgis.PyQt.QtWidgets import QButtonGroup, QHBoxLayout, QShortcut, QSizePolicy, QToolButton, QWidget

from ..i18n import translate

_BESIDE, _UNDER, _ICON = (
    Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
    Qt.ToolButtonStyle.ToolButtonTextUnderIcon,
    Qt.ToolButtonStyle.ToolButtonIconOnly,
)


class PageBar(QWidget):
    """Buttons with a name under each icon; where there is no room for that, only the chosen one has its name, or none.

    Signals
    -------
    chosen : key
        A page's button was pressed.
    help_wanted
        The help button was pressed.
    """

    chosen = pyqtSignal(str)
    help_wanted = pyqtSignal()

    def __init__(self, pages: Sequence[tuple[str, str, str]], parent: QWidget) -> None:
        """Make a button for each page: its key, its title, its icon in QGIS's theme. `parent` hears Alt+1, Alt+2 and so on."""
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(0)
        for number, (key, title, icon) in enumerate(pages, start=1):
            button = self._button(title, icon)
            button.setObjectName(f"medwayIsolation_page_{key}")
            button.setCheckable(True)
            keys = QKeySequence(f"Alt+{number}")
            shortcut = QShortcut(keys, parent)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
            button.setToolTip(f"{title} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
            button.toggled.connect(self._fit)
            button.clicked.connect(partial(self._clicked, key))
            self._group.addButton(button)
            self.buttons[key] = button
        self._row.addStretch(0)
        self.help_button = self._button(translate("MedwayIsolation", "Help"), "/mActionHelpContents.svg")
        self.help_button.setToolTip(
            translate("MedwayIsolation", "Open the panel's help page, which is on this computer")
        )
        self.help_button.clicked.connect(self.help_wanted)
        self._names, self._icons = self._width(_UNDER), self._width(_ICON)
        widest = max(button.fontMetrics().horizontalAdvance(button.text()) for button in self._all())
        self._one_name = self._icons + widest + 12
        self._fit()

    def _button(self, text: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(QgsApplication.getThemeIcon(icon))
        button.setIconSize(QSize(20, 20))
        button.setText(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        font = button.font()
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * 0.9)
        button.setFont(font)
        self._row.addWidget(button)
        return button

    def _all(self) -> list[QToolButton]:
        return [*self.buttons.values(), self.help_button]

    def _width(self, style: Qt.ToolButtonStyle) -> int:
        """Return how wide the row is with all buttons in one style."""
        total = 4
        for button in self._all():
            before = button.toolButtonStyle()
            button.setToolButtonStyle(style)
            total += button.sizeHint().width()
            button.setToolButtonStyle(before)
        return total

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size without names."""
        return QSize(self._icons, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as many names as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide, roomy = self.width() >= self._names, self.width() >= self._one_name
        for button in self._all():
            style = _UNDER if wide else _BESIDE if roomy and button.isChecked() else _ICON
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)
            grows = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
            button.setSizePolicy(grows, QSizePolicy.Policy.Fixed)

    def _clicked(self, key: str, _checked: bool) -> None:
        self.chosen.emit(key)

    def choose(self, key: str) -> None:
        """Show which page is seen."""
        self.buttons[key].setChecked(True)
