"""The panel in a language of marked words: all it says is told in it, and all it makes is what it makes in English."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsLayoutFrame,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsProcessingModelAlgorithm,
    QgsProject,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtWidgets import QLabel, QMenu, QWidget

from medway_isolation_plugin.core.bands import BANDS, P65
from medway_isolation_plugin.gui.areas import services
from medway_isolation_plugin.gui.dock import ENTRIES
from medway_isolation_plugin.gui.shared import settings
from medway_isolation_plugin.gui.style.facts_box import FactsDialog
from medway_isolation_plugin.layers import fields
from tests.gui.conftest import Held
from tests.gui.test_geometry import SMALL
from tests.gui.test_greyed import classes, flag, form, mapped, write
from tests.gui.window import Window, dock_in, settle, wait
from tests.pseudo import clipped, of_data, pseudo, resources, seen, spoken, untold, without_later

TYPED = {"isolated"}  # what is kept of a result stands in a dialog to be edited
OF_QGIS = {
    "OK", "Cancel", "Close", "Close All", "Browse", "Select All", "Deselect All", "Scroll Left", "Scroll Right", "Float",
    "Closes the dock widget", "Full path to the file(s), including name and extension", "Undocks and re-attaches the dock widget",
}  # fmt: skip


@dataclass
class Journey:
    """What was seen and made."""

    texts: set[str] = field(default_factory=set)
    legends: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    data: set[str] = field(default_factory=set)
    algorithms: dict[str, set[str]] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)


def look(journey: Journey, dock: Any, window: Window) -> None:
    """Look at every part, in both bands where a part has them."""
    for entry in ENTRIES:
        part = form(dock, entry.name)
        if entry.name == "weights":
            for band in BANDS:
                part.show_band(band)
                settle()
        settle(6)
        journey.texts |= seen([dock])
    journey.texts |= {*window.told(), *seen(window.main.findChildren(QMenu))}


def rows_of(layer: QgsVectorLayer) -> list[list[str]]:
    return [[str(cell) for cell in feature.attributes()] for feature in layer.getFeatures()]


def classes_of(layer: QgsVectorLayer) -> list[str]:
    """Return what is in each class of a layer, in the order of the legend."""
    renderer = layer.renderer()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        return [renderer.classAttribute(), *(str(each.value()) for each in renderer.categories())]
    if isinstance(renderer, QgsRuleBasedRenderer):
        return [rule.filterExpression() for rule in renderer.rootRule().children()]
    return []


def take_stock(journey: Journey) -> None:
    """Remember what the project holds: data by the fields' names, legends, tips and pages."""
    order = QgsProject.instance().layerTreeRoot().layerOrder()
    for number, layer in enumerate(each for each in order if isinstance(each, QgsVectorLayer)):
        journey.made[f"{number} {layer.fields().names()}"] = rows_of(layer), classes_of(layer)
    for layer in QgsProject.instance().mapLayers().values():
        names = layer.fields().names()
        journey.data |= {*names, *(layer.attributeDisplayName(one) for one in range(len(names)))}
        journey.data |= {layer.metadata().title(), layer.metadata().abstract(), layer.source()}
        journey.data |= {result.words for result in fields.results_of(layer)}
        for name in {"name", "code", "ward_name", "group", "kind"} & set(names):
            values = {str(value) for value in layer.uniqueValues(layer.fields().indexOf(name))}
            journey.data |= values | {value.capitalize() for value in values}
        if layer.renderer() is not None:
            journey.legends |= {item.label() for item in layer.renderer().legendSymbolItems()}
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        context.setFeature(next(layer.getFeatures()))
        tip = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
        journey.legends |= {layer.name(), tip}
    for layout in QgsProject.instance().layoutManager().layouts():
        journey.pages.add(layout.name())
        for item in layout.items():
            if isinstance(item, QgsLayoutItemLabel):
                journey.pages.add(item.text())
            elif isinstance(item, QgsLayoutItemLegend):
                journey.pages |= {item.title(), *(node.name() for node in item.model().rootGroup().findLayers())}
            elif isinstance(item, QgsLayoutFrame) and isinstance(item.multiFrame(), QgsLayoutItemAttributeTable):
                journey.pages |= {column.heading() for column in item.multiFrame().columns()}


def export(dock: Any, folder: Path, journey: Journey) -> None:
    """Write figures, an atlas and a table, and remember what is in the files that people read."""
    folder.mkdir()
    shown = form(dock, "export")
    part = dock.parts["export"]
    shown.folder.setFilePath(str(folder))
    for key, box in shown.formats.items():
        box.setChecked(key == "html")
    shown.table_format.setCurrentIndex(1)
    for button in (shown.export_figures, shown.export_atlas, shown.export_table):
        button.click()
        wait(lambda: not part.run.running())
        settle()
    shown.open_layouts.click()
    settle()
    files = sorted(folder.iterdir())
    journey.made["files"] = [path.name for path in files]
    journey.data |= {folder.name, *journey.made["files"]}
    journey.made["table"] = [path.read_text(encoding="utf-8") for path in files if path.suffix == ".csv"]
    for path in files:
        if path.suffix == ".html":
            journey.reports |= spoken(path.read_text(encoding="utf-8"))


def look_for_a_council(journey: Journey, dock: Any, window: Window) -> None:
    """Type what is one, several and no council, and look at where the data come from."""
    catalogue = services.catalogue()
    journey.data |= {text for one in catalogue.authorities for text in (one.name, one.code)}
    for one in catalogue.datasets:
        service = one.service
        journey.data |= {
            one.title,
            one.name,
            one.by_hand,
            one.note,
            one.seen,
            service.publisher,
            service.title,
            service.page,
        }
        journey.data |= {QUrl(service.base).host(), one.tells, *one.speaks, *one.speaks.values()}
    areas = form(dock, "areas")
    for typed in ("newcastle", "Hartlepol", "xyz", "medw"):
        areas.council.search.setText(typed)
        journey.data.add(typed)
        settle()
        journey.texts |= seen([dock])
    areas.council.where_button.click()
    dialog = areas.given_files.dialog
    journey.data.add(services.chosen())
    for row in (0, 2, dialog.list.topLevelItemCount() - 1):
        dialog.list.setCurrentItem(dialog.list.topLevelItem(row))
        journey.texts |= seen([dialog])
    dialog.tell("a.csv", ["Nomis"], "", [])
    dialog.close()
    areas.council.search.clear()


def travel(folder: Path, provider: Any) -> Journey:
    """Go through the panel from an empty project to the files, and look at everything on the way."""
    journey, project = Journey(), QgsProject.instance()
    project.clear()
    window = Window()
    with dock_in(window) as dock:
        look(journey, dock, window)
        look_for_a_council(journey, dock, window)
        mapped(dock)
        look(journey, dock, window)
        result = dock.session.result(P65)
        known = fields.describe(result.layer(), result.class_field)
        dialog = FactsDialog(known.result, known.classes)
        journey.texts |= seen([dialog])
        for mode in ("natural_breaks", "bivariate"):
            classes(mode)(dock)
            look(journey, dock, window)
            take_stock(journey)
        next(iter(form(dock, "weights").rows.values())).number.setValue(3)
        flag(dock)
        shown = form(dock, "priority")
        wait(lambda: shown.list.model().rowCount())
        shown.list.setCurrentIndex(shown.list.model().index(0, 0))
        write(dock)
        journey.made["flagged"] = shown.list.texts()
        look(journey, dock, window)
        export(dock, folder / "files_of_the_panel", journey)
        look(journey, dock, window)
        take_stock(journey)
    for algorithm in provider.algorithms():
        if isinstance(algorithm, QgsProcessingModelAlgorithm):
            continue  # whose texts are in its file: docs/translations.md
        said = journey.algorithms[algorithm.name()] = {algorithm.displayName(), algorithm.group()}
        for definition in algorithm.parameterDefinitions():
            said |= {definition.description(), *getattr(definition, "options", list)()}
        said |= {output.description() for output in algorithm.outputDefinitions()}
    window.close()
    project.clear()
    return journey


@pytest.fixture(scope="module")
def journeys(
    provider: Any, tmp_path_factory: pytest.TempPathFactory, nowhere: Path
) -> Iterator[tuple[Journey, Journey]]:
    """The same journey in English and in the other language."""
    from medway_isolation_plugin.gui.areas import result_maps
    from medway_isolation_plugin.processing import add_sample_data

    found = []
    for speaking in (nullcontext(), pseudo()):
        folder = tmp_path_factory.mktemp("journey")
        with pytest.MonkeyPatch.context() as patch, speaking:
            patch.setattr(settings, "CATALOGUE", Held(str(nowhere)))
            for module in (add_sample_data, result_maps):
                patch.setattr(module, "default_folder", lambda folder=folder: folder / "profile" / "sample_data")
            provider.refreshAlgorithms()
            found.append(travel(folder, provider))
    provider.refreshAlgorithms()
    yield found[0], found[1]


@pytest.mark.parametrize("where", ["texts", "legends", "pages", "reports"])
def test_every_text_is_told(journeys, where):
    _, other = journeys
    data, shown = of_data({*other.data, *resources()}), getattr(other, where)
    assert sum("⟦" in text for text in shown) > 10
    found = [text for text in sorted(shown - OF_QGIS - TYPED) if untold(without_later(text), data)]
    assert not found, "\n".join(found)


def test_every_word_of_a_dialog_is_told(journeys):
    _, other = journeys
    data = of_data({*other.data, *resources(), "en"})
    assert len(other.algorithms) > 20
    assert [(name, text) for name, texts in other.algorithms.items() for text in texts if untold(text, data)] == []


def test_what_is_made_is_what_is_made_in_english(journeys):
    english, other = journeys
    assert english.made.keys() == other.made.keys()
    for name, made in english.made.items():
        assert made == other.made[name], name


def test_there_is_room_for_longer_words(provider, project):
    window, found = Window(), []
    with pseudo(longer=True), dock_in(window) as dock:
        mapped(dock)
        flag(dock)
        dock.setFloating(True)
        dock.resize(*SMALL)
        for entry in ENTRIES:
            form(dock, entry.name)
            settle(6)
            assert dock.width() <= SMALL[0]
            found += [(entry.name, text) for text in clipped(dock)]
        assert not found, "\n".join(map(str, found))
        result = dock.session.result(P65)
        known = fields.describe(result.layer(), result.class_field)
        dialog = FactsDialog(known.result, known.classes)
        dialog.show()
        settle()
        assert dialog.width() < 1366 and dialog.height() < 768
        assert clipped(dialog) == []
        dialog.close()
        areas = form(dock, "areas")
        areas.council.setCollapsed(False)
        areas.council.search.setText("newcastle")
        settle(6)
        assert dock.width() <= SMALL[0]
        assert clipped(dock) == []
        areas.council.where_button.click()
        settle(6)
        assert areas.given_files.dialog.width() < 1366 and areas.given_files.dialog.height() < 768
        assert clipped(areas.given_files.dialog) == []
    window.close()


def test_what_is_clipped_is_seen(qgis_app):
    label = QLabel("A text that is long")
    label.resize(20, 20)
    label.show()
    holder = QWidget()
    label.setParent(holder)
    holder.show()
    assert clipped(holder) == ["A text that is long"]
    label.setToolTip("A text that is long")
    assert clipped(holder) == []
    holder.close()
