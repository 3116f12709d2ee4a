"""What is known about the results of a layer and what is not, and a way to say it."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingUtils, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ... import paths
from ...core import field_forms, result_sets, statements
from ...core.described import Described
from ...core.faults import InputError
from ...core.fields import COUNTED, Result, ResultKind
from ...core.files import write_text
from ...core.ranking import CLASSES_RANGE
from ...core.report.validity_report import evidence_page
from ...core.validity.evidence import Evidence, in_brief
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import told, translate
from ...layers import fields


class FactsBox(QGroupBox):
    """One line for each result of a layer, a button where something can be said, and the verdict, which may stand elsewhere.

    Signals
    -------
    said
        The layer and its file know more now.
    failed : text
        Why they do not.
    """

    said = pyqtSignal()
    failed = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("MedwayIsolation", "Known and unknown"), parent)
        self._layer: QgsVectorLayer | None = None
        self._field = ""
        column = QVBoxLayout(self)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict = QLabel(self)
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.report_button = QPushButton(translate("MedwayIsolation", "&Report of the verdict…"), self)
        self.report_button.setToolTip(
            translate("MedwayIsolation", "What the index on the map was held against, and how it fared")
        )
        self.report_button.clicked.connect(lambda _checked: self._open_report())
        self.button = QPushButton(translate("MedwayIsolation", "Say &it…"), self)
        self.button.setToolTip(
            translate("MedwayIsolation", "Say what class 1 is most of, the number of classes, source, year or edition")
        )
        self.button.clicked.connect(lambda _checked: self._ask())
        column.addWidget(self.label)
        column.addWidget(self.verdict)
        column.addWidget(self.report_button)
        column.addWidget(self.button)

    def show_layer(self, layer: QgsVectorLayer | None, field: str) -> None:
        """Show what is known of a layer's results; the button is about the one that `field` belongs to."""
        self._layer, self._field = layer, field
        results = fields.results_of(layer) if layer is not None else ()
        found: tuple[Evidence, ...] = ()
        lines = []
        for result in results:
            of = self._described(result)
            lines.append(statements.statement(of.result or result if of is not None else result).line())
            found = of.evidence if of is not None else found
        self.label.setText("\n".join(f"• {told(line)}." for line in lines))
        self.setVisible(bool(lines))
        self.button.setVisible(result_sets.field_in(results, field) is not None)
        self.verdict.setText(
            translate("MedwayIsolation", "Verdict: {verdicts}").format(verdicts=told(in_brief(found))) if lines else ""
        )
        self.report_button.setVisible(bool(found))

    def report(self) -> Path:
        """Write how the shown index fared as a page that QGIS removes when it ends, and return where it is."""
        of = fields.describe(self._layer, self._field)
        footer = translate("MedwayIsolation", "Medway Isolation {version}").format(version=paths.plugin_version())
        path = Path(QgsProcessingUtils.generateTempFilename("verdict.html"))
        write_text(
            path,
            evidence_page(told(of.title()), of.evidence, footer),
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "report")),
        )
        return path

    def _open_report(self) -> None:
        try:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.report())))
        except InputError as error:
            self.failed.emit(told(error))

    def _described(self, result: Result) -> Described | None:
        """Return the shown field as it stands in one result, held against its values, None where it is none of its columns."""
        if self._layer is None or result.field(self._field) is None:
            return None
        return fields.describe(self._layer, self._field, (result,))

    def _ask(self) -> None:
        layer = self._layer
        known = result_sets.field_in(fields.results_of(layer), self._field) if layer is not None else None
        if layer is None or known is None:
            return
        of = fields.describe(layer, self._field, (known[0],))
        dialog = FactsDialog(of.result or known[0], of.classes, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.say(known[0], dialog.facts())

    def say(self, result: Result, facts: dict[str, str | int]) -> None:
        """Keep what a person says about a result, in the layer and in its file."""
        layer = self._layer
        if layer is None:
            return
        counted = [field.name for field in result.fields if field.role in COUNTED]
        try:
            known = statements.said(result, facts, {name: fields.counts_in(layer, name) for name in counted})
        except InputError as error:
            self.failed.emit(told(error))
            return
        held = [known if one == result else one for one in fields.results_of(layer)]
        fields.say(layer, held)
        aliases = {field.name: field_forms.alias_of(known, field) for field in known.fields}
        fields.set_headings(layer, aliases)
        self.show_layer(layer, self._field)
        self.said.emit()


class FactsDialog(QDialog):
    """Asks what is not known of a result; what is known stands in it already."""

    def __init__(self, result: Result, classes: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(
            translate("MedwayIsolation", "What is known of {result}").format(
                result=told(field_forms.whole_title(result))
            )
        )
        form = QFormLayout(self)
        self.texts: dict[str, QLineEdit] = {}
        title = (
            translate("MedwayIsolation", "&Domain")
            if result.kind is ResultKind.DEPRIVATION
            else translate("MedwayIsolation", "&Title")
        )
        rows = [
            ("subject", title, translate("MedwayIsolation", "Health Deprivation and Disability")),
            (
                "worst",
                translate("MedwayIsolation", "Class 1 is &most"),
                translate("MedwayIsolation", "isolated, deprived"),
            ),
            ("source", translate("MedwayIsolation", "&Source"), translate("MedwayIsolation", "Census")),
            ("year", translate("MedwayIsolation", "&Year"), "2021"),
            ("edition", translate("MedwayIsolation", "&Edition"), "IoD 2019"),
        ]
        for name, label, example in rows:
            if name == "subject" and result.kind in field_forms.BANDED:
                continue  # what these are of is in their kind
            edit = QLineEdit(str(getattr(result, name)), self)
            edit.setPlaceholderText(translate("MedwayIsolation", "such as {example}").format(example=example))
            edit.setToolTip(edit.placeholderText())
            self.texts[name] = edit
            form.addRow(label, edit)
        self.classes = QSpinBox(self)
        self.classes.setRange(*CLASSES_RANGE)
        self.classes.setValue(result.classes or max(classes, CLASSES_RANGE[0]))
        form.addRow(translate("MedwayIsolation", "&Number of classes"), self.classes)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    def facts(self) -> dict[str, str | int]:
        """Return what is said."""
        return {**{name: edit.text().strip() for name, edit in self.texts.items()}, "classes": self.classes.value()}
