"""What the part *Weights* looks like: its widgets and how they are laid out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ...core.bands import BANDS, Band
from ...i18n import shown, told, translate
from ..shared.field_combo import ElidingCombo
from ..shared.forms import allow
from ..shared.slots import later
from .moves import Move
from .row import WeightRow, scale_top
from .schemes import WeightedIndicator
from .tables import RecipeTable, SegmentTables

MOST_SAID = 180
_SLOW = 200  # milliseconds


class WeightsForm(QWidget):
    """Preset, tables, bands, a row for each indicator, what moved, and the buttons; it decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, WeightRow] = {}
        self.preset = ElidingCombo()
        self.preset.setAccessibleName(translate("MedwayIsolation", "Weight profile or recipe"))
        self.open = QPushButton(translate("MedwayIsolation", "Open…"))
        self.save = QPushButton(translate("MedwayIsolation", "Save…"))
        self.save.setToolTip(translate("MedwayIsolation", "Save these weights as a weight profile or recipe"))
        self.tables = SegmentTables()
        self.table = RecipeTable()
        self.bands = QTabBar()
        self.bands.setAccessibleName(translate("MedwayIsolation", "Age band"))
        self.bands.setExpanding(True)
        for number, band in enumerate(BANDS):
            self.bands.addTab(told(band.title()))
            self.bands.setTabData(number, band.key)
        self.linked = QCheckBox(translate("MedwayIsolation", "Change both bands together"))
        self.undo = QPushButton(translate("MedwayIsolation", "Undo"))
        self.redo = QPushButton(translate("MedwayIsolation", "Redo"))
        self.reset = QPushButton(translate("MedwayIsolation", "Reset"))
        self.status = QLabel()
        self.status.setWordWrap(True)
        self.reading = QProgressBar()
        self.reading.setRange(0, 0)
        self.reading.setAccessibleName(translate("MedwayIsolation", "The tables are being read"))
        self.reading.hide()
        self._slow = later(self, self.reading.show, _SLOW)
        self.moves = QLabel()
        self.moves.setWordWrap(True)
        self.moves.setTextFormat(Qt.TextFormat.RichText)
        self.moves.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.moves.setToolTip(translate("MedwayIsolation", "Choose an area to see it on the map"))
        self.moves.setAccessibleName(translate("MedwayIsolation", "What moved"))
        self.apply = QPushButton(translate("MedwayIsolation", "Apply"))
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(6, 6, 6, 6)
        caption = QLabel(translate("MedwayIsolation", "&Weights"))
        caption.setBuddy(self.preset)
        box.addLayout(_line(caption, self.preset, stretch=1))
        box.addLayout(_line(self.open, self.save))
        box.addWidget(self.tables)
        box.addWidget(self.table)
        box.addWidget(self.bands)
        box.addWidget(self.linked)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        box.addLayout(self._list)
        box.addStretch(1)
        self.scroll = QScrollArea()
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setWidget(inner)
        # What the weights do stays in sight while the sliders are scrolled.
        foot = QVBoxLayout()
        foot.setContentsMargins(6, 0, 6, 6)
        foot.addLayout(_line(self.undo, self.redo, self.reset))
        foot.addWidget(self.status)
        foot.addWidget(self.reading)
        foot.addWidget(self.moves)
        foot.addWidget(self.apply)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroll, 1)
        outer.addLayout(foot)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say no, though its texts wrap: the panel would give it all the height it likes, and Apply would be out of sight."""
        return False

    def band(self) -> Band:
        """Return the band whose weights are shown."""
        return BANDS[max(self.bands.currentIndex(), 0)]

    def show_band(self, band: Band) -> None:
        """Choose a band."""
        self.bands.setCurrentIndex(BANDS.index(band))

    def allow_bands(self, bands: Sequence[Band]) -> None:
        """Let only these bands be chosen; where the chosen one is not among them, go to the first."""
        absent = translate("MedwayIsolation", "These weights are for one band: choose others that have both.")
        for number, band in enumerate(BANDS):
            self.bands.setTabEnabled(number, band in bands)
            self.bands.setTabToolTip(number, "" if band in bands else absent)
        tip = translate("MedwayIsolation", "A weight that is changed in one band is changed in the other too")
        allow(self.linked, tip, "" if len(bands) > 1 else absent)
        if bands and self.band() not in bands:
            self.show_band(bands[0])

    def allow_apply(self, why_not: str) -> None:
        """Let the weights be applied, or say why they cannot be."""
        tip = translate(
            "MedwayIsolation", "Compute the index with these weights, as the toolbox does, and add it as layers"
        )
        allow(self.apply, tip, why_not)

    def allow_undo(self, there: bool) -> None:
        """Let a change be taken back, where there is one."""
        allow(self.undo, "", "" if there else translate("MedwayIsolation", "Nothing to undo: change a weight first."))

    def allow_redo(self, there: bool) -> None:
        """Let a change be made again, where one was taken back."""
        allow(self.redo, "", "" if there else translate("MedwayIsolation", "Nothing to redo: undo a change first."))

    def allow_reset(self, edited: bool) -> None:
        """Let all changes be taken back, where there are any."""
        tip = translate("MedwayIsolation", "Back to the weights of the file")
        same = translate("MedwayIsolation", "The weights are those of the file: change one first.")
        allow(self.reset, tip, "" if edited else same)

    def tell(self, text: str) -> None:
        """Say what the map shows or what is missing; of a long message the beginning, and all of it in the tip."""
        self.status.setText(
            text if len(text) <= MOST_SAID else text[: MOST_SAID - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
        )
        self.status.setToolTip(text if len(text) > MOST_SAID else "")

    def show_reading(self, on: bool) -> None:
        """Show that data is being read, if it takes longer than a moment."""
        if on:
            self._slow.start()
        else:
            self._slow.stop()
            self.reading.hide()

    def show_moves(self, moves: Sequence[Move] | None, worst: str = "") -> None:
        """List the areas whose ranks have moved most, each a link with its number; None where nothing is known.

        `worst` is what rank 1 is most of, empty where that is not known or the evidence does not bear the word.
        """
        line = translate("MedwayIsolation", "{area}: rank {before} \N{RIGHTWARDS ARROW} {after}")
        lines = [
            line.format(
                area=f'<a href="{number}">{escape(move.called)}</a>',
                before=f"{move.before:.0f}",
                after=f"{move.after:.0f}",
            )
            for number, move in enumerate(moves or ())
        ]
        if moves is not None:
            heading = (
                translate("MedwayIsolation", "What moved most (rank 1 = most {what}):").format(what=shown(worst))
                if worst
                else translate("MedwayIsolation", "What moved most (rank 1 = worst):")
            )
            lines.insert(0, heading if lines else translate("MedwayIsolation", "No area has changed its rank."))
        self.moves.setText("<br>".join(lines))

    def show_indicators(self, indicators: Sequence[WeightedIndicator]) -> None:
        """Make a row for each indicator, and for each domain above what is in it."""
        while self._list.count():
            widget = self._list.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        self.rows = {}
        # Weights of domains and of indicators are on scales of their own.
        tops = {kind: scale_top([one.weight for one in indicators if one.is_domain is kind]) for kind in (False, True)}
        before: QWidget = self.linked
        for indicator in indicators:
            row = WeightRow(indicator, tops[indicator.is_domain])
            self._list.addWidget(row)
            self.rows[indicator.field] = row
            self.setTabOrder(before, row.on)
            before = row.number
        self.setTabOrder(before, self.undo)


def _line(*widgets: QWidget, stretch: int = -1) -> QHBoxLayout:
    line = QHBoxLayout()
    for number, widget in enumerate(widgets):
        line.addWidget(widget, int(stretch in (number, -1)))
    return line
