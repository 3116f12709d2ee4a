"""Part *Export*: the figures of the report, a table, and a GeoPackage that carries its styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsPrintLayout, QgsVectorLayer
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...cartography.classing import StyleChoice
from ...cartography.exports import Format
from ...cartography.pages import PageSize
from ...core.bands import P65
from ...core.faults import InputError
from ...core.words import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...layers import presence
from ...layers.features import ReadOnce
from ...layers.recognise import indices
from ...layers.staging import StagedFile
from ...processing.provider import PROVIDER_ID
from ..shared import settings, wards
from ..shared.algorithm_run import AlgorithmRun
from ..shared.forms import picked
from ..shared.part import PanelPart
from ..shared.session import Session
from ..shared.slots import WhenSeen, guarded
from . import chapter, figures, own_layouts, share
from .form import ExportForm


@dataclass(frozen=True)
class _Export:
    """An export: where its files go, and what is done when it ends.

    `finish` gets the algorithm's results and says what to tell, `discard` clears up after a failure; `hint` says it before
    what an algorithm of QGIS's own says of its failure.
    """

    folder: Path
    finish: Callable[[dict[str, Any]], str]
    discard: Callable[[], None] = lambda: None
    hint: Callable[[], str] = str


class ExportPart(PanelPart):
    """Writes what is on the map to files; never over an existing one without consent."""

    NAME = "export"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._export = _Export(Path(), lambda _results: "")
        self.run = AlgorithmRun(self)
        self.run.done.connect(self._done)
        self.run.failed.connect(self._failed)
        self.form = ExportForm(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.form)
        self._fill_in()
        self._soon = WhenSeen(self, self._look)
        self._once = ReadOnce()
        form = self.form
        self.run.progressed.connect(lambda percent: form.progress.setValue(int(percent)))
        form.chapter.make.clicked.connect(self.make_chapter)
        form.export_figures.clicked.connect(self.export_figures)
        form.export_atlas.clicked.connect(self.export_atlas)
        form.open_layouts.clicked.connect(self.open_layouts)
        form.export_table.clicked.connect(self.export_table)
        form.export_package.clicked.connect(self.export_package)
        form.share_map.clicked.connect(self.share_map)
        form.cancel.clicked.connect(self.run.cancel)
        form.chapter.previous.fileChanged.connect(self.changed)
        form.chapter.previous.fileChanged.connect(self._soon.start)
        for box in form.figures.values():
            box.toggled.connect(self.changed)
            box.toggled.connect(self._soon.start)
        for line in form.words.values():
            line.textChanged.connect(self.changed)
        self.session.results_changed.connect(self._results_changed)
        for signal in wards.signals(self.session):
            signal.connect(self._soon.start)
        self._soon.start()

    def _fill_in(self) -> None:
        form = self.form
        form.folder.setFilePath(settings.EXPORT_FOLDER.read())
        form.dpi.setValue(settings.EXPORT_DPI.read())
        form.template.setCurrentIndex(max(form.template.findData(settings.EXPORT_TEMPLATE.read()), 0))
        form.inset.setCurrentIndex(max(form.inset.findData(settings.EXPORT_INSET.read()), 0))
        form.printed.setChecked(settings.EXPORT_PRINTED.read())
        form.headings.setChecked(settings.EXPORT_HEADINGS.read())
        chosen = settings.EXPORT_FORMATS.read().split(",")
        for key, box in form.formats.items():
            box.setChecked(key in chosen)

    def close_down(self) -> None:
        """Let go of the session, and cancel what is running."""
        self._soon.stop()
        self.session.results_changed.disconnect(self._results_changed)
        for signal in wards.signals(self.session):
            signal.disconnect(self._soon.start)
        if self.run.running():
            self.run.stop()
            self._export.discard()

    def state(self) -> dict[str, Any]:
        """Return which figures are chosen, what their pages are to say, and the earlier chapter."""
        return {"figures": self._chosen(), "words": self._typed(), "chapter": self.form.chapter.kept()}

    def _chosen(self) -> list[str]:
        return [key for key, box in self.form.figures.items() if box.isChecked()]

    def _wanted(self) -> list[str]:
        """Return those of the chosen figures that can be made now."""
        return [key for key in self._chosen() if self.form.figures[key].isEnabled()]

    def _typed(self) -> dict[str, str]:
        return {name: line.text().strip() for name, line in self.form.words.items() if line.text().strip()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Choose the remembered figures, take up their words, and the earlier chapter."""
        self.form.chapter.restore(state.get("chapter"))
        chosen = state.get("figures")
        if isinstance(chosen, list):
            for key, box in self.form.figures.items():
                box.setChecked(key in chosen)
        typed = state.get("words")
        for name, line in self.form.words.items():
            said = typed.get(name) if isinstance(typed, Mapping) else None
            line.setText(said if isinstance(said, str) else "")

    def _results_changed(self) -> None:
        self._once.forget()
        self._soon.start()

    @guarded
    def _look(self) -> None:
        form, there = self.form, bool(self.session.results())
        form.hint.setText(translate("MedwayIsolation", "There is nothing to export yet. Make a map first (Areas)."))
        form.hint.setVisible(not there)
        for box in (form.target_box, form.share_box, form.table_box, form.package_box):
            box.setVisible(there)
        form.figure_box.setVisible(there and figures.is_there())
        form.chapter.setVisible(there)
        if there:
            form.chapter.look(self.session)
            sources = figures.sources(self.session)
            figures.offer(self.session, sources, form.figures)
            form.allow_atlas(figures.no_atlas(self.session, sources))
            with self._once:
                said = figures.suggested(sources, self._chosen())
            for name, line in form.words.items():
                line.setPlaceholderText(said.get(name, ""))
                line.setToolTip(said.get(name, ""))

    # What can be exported

    @guarded
    def make_chapter(self) -> None:
        """Write the chapter of what the project holds."""
        folder, form = self.form.chosen_folder(), self.form
        given = chapter.parameters(self.session, folder, form.replace.isChecked(), self._typed(), form.dpi.value())
        given.update(form.chapter.earlier())
        self._start(chapter.ALGORITHM, given, _Export(folder, partial(chapter.written, given)))

    @guarded
    def export_figures(self) -> None:
        """Write the chosen figures in the chosen formats."""
        folder = self.form.chosen_folder()
        form = self.form
        chosen = self._wanted()
        formats = [key for key, box in form.formats.items() if box.isChecked()]
        if not chosen or not formats:
            raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "Choose at least one figure and one format."))
        runs = figures.runs(self.session, chosen, self._paper(folder))
        self._run_figures(runs, folder, 0)

    def _paper(self, folder: Path) -> figures.Paper:
        """Return what is chosen for all pages, and remember it."""
        form, (_, stem) = self.form, self._layer()
        formats = [key for key, box in form.formats.items() if box.isChecked()]
        template, inset = picked(form.template), picked(form.inset)
        settings.EXPORT_FORMATS.write(",".join(formats))
        settings.EXPORT_DPI.write(form.dpi.value())
        settings.EXPORT_TEMPLATE.write(template)
        settings.EXPORT_INSET.write(inset)
        settings.EXPORT_PRINTED.write(form.printed.isChecked())
        replace, printed = form.replace.isChecked(), form.printed.isChecked()
        return figures.Paper(formats, template, form.dpi.value(), folder, stem, replace, self._typed(), inset, printed)

    @guarded
    def export_atlas(self) -> None:
        """Write a page for each ward in the chosen formats."""
        folder = self.form.chosen_folder()

        def finish(results: Mapping[str, Any]) -> str:
            return figures.written(int(results["FILE_COUNT"]))

        self._start(figures.ATLAS, figures.atlas_run(self.session, self._paper(folder)), _Export(folder, finish))

    def _run_figures(self, runs: list[dict[str, Any]], folder: Path, written: int) -> None:
        """Run the first of some runs and, when it is done, the others."""

        def finish(results: Mapping[str, Any]) -> str:
            count = written + int(results["FILE_COUNT"])
            if runs[1:]:
                self._run_figures(runs[1:], folder, count)
                return ""
            return figures.written(count)

        self._start(figures.ALGORITHM, runs[0], _Export(folder, finish))

    @guarded
    def open_layouts(self) -> None:
        """Leave the chosen figures in the project as layouts, and open them."""
        form, finished = self.form, []
        chosen = self._wanted()
        if not chosen:
            raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "Choose at least one figure."))
        page = PageSize(picked(form.template))
        settings.EXPORT_TEMPLATE.write(page.value)

        def answer(name: str) -> own_layouts.Answer | None:
            return own_layouts.ask(name, self)

        def write(layout: QgsPrintLayout) -> None:
            finished.extend(self._write(layout))

        style = StyleChoice(printed=form.printed.isChecked())
        with ReadOnce():
            made = own_layouts.leave(self.session, chosen, page, self._typed(), style, answer, write)
        if finished:
            self.exported.emit(figures.written(len(finished)), str(finished[0].parent))
        if made.layouts:
            self.layouts_wanted.emit(made.layouts)
            level = Qgis.MessageLevel.Warning if made.said else Qgis.MessageLevel.Success
            self.message.emit(own_layouts.what_changed(made), level)

    def _write(self, layout: QgsPrintLayout) -> list[Path]:
        """Write a layout of the project as it is in the chosen formats."""
        kinds = [kind for kind in Format if kind is not Format.HTML and self.form.formats[kind.value].isChecked()]
        if not kinds:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "Choose PDF, PNG or SVG: a layout of your own has no accessible form."
                )
            )
        form = self.form
        return own_layouts.write(layout, kinds, self.form.chosen_folder(), form.dpi.value(), form.replace.isChecked())

    @guarded
    def export_table(self) -> None:
        """Write the attributes of the result as a table."""
        layer, stem = self._layer()
        settings.EXPORT_HEADINGS.write(self.form.headings.isChecked())
        target = self._target(f"{stem}.{picked(self.form.table_format)}")
        parameters, finish = figures.table_run(layer, self.form.headings.isChecked(), target)
        self._start(f"{PROVIDER_ID}:exporttable", parameters, _Export(target.parent, finish))

    @guarded
    def export_package(self) -> None:
        """Write both maps with their styles as one GeoPackage."""
        _, stem = self._layer()
        layers = [result.layer() for _, result in self.session.results()]
        presence.check(*layers)
        target = self._target(f"{stem}.gpkg")
        staged = StagedFile(target)
        parameters = {
            "LAYERS": [layer.id() for layer in layers],
            "OUTPUT": str(staged.partial),
            "OVERWRITE": True,
            "SAVE_STYLES": True,
            "SAVE_METADATA": True,
        }

        def finish(_: Mapping[str, Any]) -> str:
            for layer in layers:
                staged.check_whole(layer.featureCount(), layer.isSpatial(), layer.name())
            staged.commit()
            return translate("MedwayIsolation", "{name}: both maps with their styles.").format(name=target.name)

        self._start("native:package", parameters, _Export(target.parent, finish, staged.discard, staged.cut_short))

    @guarded
    def share_map(self) -> None:
        """Write what the map's layer holds as one page to share."""
        target = self._target(f"{self._layer()[1]}_map.html")
        parameters, finish = share.run(self.session, target, self._typed().get("SOURCE", ""))
        self._start(share.ALGORITHM, parameters, _Export(target.parent, finish))

    def _layer(self) -> tuple[QgsVectorLayer, str]:
        """Return the layer whose attributes are exported, and how its files are called: 'living_alone'."""
        result = self.session.result(P65) or next((found for _, found in self.session.results()), None)
        if result is None:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "There is nothing to export yet. Make a map first (Areas).")
            )
        layer = result.layer()
        titles = [index.title for index in indices(layer)]
        stem = re.sub(r"[^a-z0-9]+", "_", (titles[0] if titles else layer.name()).lower()).strip("_")
        return layer, stem or "result"

    def _target(self, name: str) -> Path:
        target = self.form.chosen_folder() / name
        if target.exists() and not self.form.replace.isChecked():
            there = QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{name} is there already. Tick 'Replace existing files', or choose another folder.",
            )
            raise InputError(there, name=name)
        return target

    # Running

    def _start(self, algorithm: str, parameters: dict[str, Any], export: _Export) -> None:
        if self.run.running():
            raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "An export is running. Wait for it, or cancel it."))
        self._export = export
        self.form.set_busy(True)
        self.run.start(algorithm, parameters)

    @guarded
    def _done(self, results: dict[str, Any]) -> None:
        self.form.set_busy(False)
        export = self._export  # what finishes it may start the next
        try:
            text = export.finish(results)
        except InputError:
            export.discard()
            raise
        if text:
            self.exported.emit(text, str(export.folder))

    @guarded
    def _failed(self, text: str) -> None:
        self.form.set_busy(False)
        hint = "" if self.run.cancelled else self._export.hint()
        self._export.discard()
        if self.run.cancelled:
            self.message.emit(text, Qgis.MessageLevel.Info)
        else:
            self.message.emit(f"{hint} {text}".strip(), Qgis.MessageLevel.Warning)
