"""A layer whose source is gone is told of by its name wherever the panel reads one, with nothing of Python's in it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.gui.areas.health_tables import health_inputs
from medway_isolation_plugin.gui.dock import ENTRIES
from medway_isolation_plugin.gui.shared.session import ShownResult
from medway_isolation_plugin.layers import presence
from tests.gui.window import settle, wait, words

PAGES = [entry.name for entry in ENTRIES]
CANNOT = "cannot be read"


@pytest.fixture(params=["while it is open", "before the project was opened"])
def gone(request, mapped, tmp_path) -> Any:
    """The dock, whose project's files are all deleted."""
    project = QgsProject.instance()
    (wards,) = project.mapLayersByName("Sample wards")
    mapped.session.set_wards(wards)
    for name in PAGES:
        mapped.show_page(name)
    settle()
    mapped.show_page("areas")
    project.write(str(tmp_path / "project.qgz"))
    shutil.rmtree(tmp_path / "profile")
    if request.param != "while it is open":
        project.clear()
        settle()
        assert project.read(str(tmp_path / "project.qgz"))
    settle()
    return mapped


def plain(texts: list[str]) -> None:
    assert not [text for text in texts if "That did not work" in text or "Traceback" in text or "sqlite3" in text], (
        texts
    )


def test_every_part_tells_of_it_by_name(gone, window):
    for name in PAGES:
        gone.show_page(name)
        settle(10)
        (said, *_) = window.told()
        assert CANNOT in said and "Sample areas" in said and "65+ living alone" in said, name
        plain(window.told())
    assert CANNOT in words(gone.parts["style"])
    assert CANNOT in gone.parts["weights"].live.missing()
    assert CANNOT in gone.parts["priority"].refresh()


def test_every_button_tells_of_it(gone, window, tmp_path):
    for name in PAGES:
        gone.show_page(name)
    settle(10)
    style, weights, priority, export = (gone.parts[name] for name in ("style", "weights", "priority", "export"))

    def told(work: Any) -> None:
        window.bar.clearWidgets()
        work()
        wait(lambda: not any(part.run.running() for part in (weights, priority, export)))
        settle()
        assert window.told() and CANNOT in window.told()[0], (work, window.told())
        plain(window.told())

    told(gone.parts["areas"].make_map)
    told(lambda: style.form.mode_box.setCurrentIndex(1))
    told(weights.start)
    told(priority.start)
    export.form.folder.setFilePath(str(tmp_path))
    for button in (export.export_figures, export.export_table, export.export_package, export.open_layouts):
        told(button)
    assert {path.name for path in tmp_path.iterdir()} <= {"profile", "project.qgz"}, "no file was exported"


def test_the_ward_sentence_tells_of_it(mapped, tmp_path):
    """Of the flagged layer, and of the wards."""
    mapped.show_page("priority")
    part = mapped.parts["priority"]
    part.form.apply.click()
    wait(lambda: not part.run.running())
    settle()
    (wards,) = QgsProject.instance().mapLayersByName("Sample wards")
    mapped.session.set_wards(wards)
    part.sentence.refresh()
    assert part.sentence.write.isEnabled()
    shutil.rmtree(tmp_path / "profile" / "sample_data")
    part.sentence.refresh()
    assert CANNOT in part.sentence.why.text() and "Sample wards" in part.sentence.why.text()
    assert not part.sentence.write.isEnabled()


def test_the_health_table_is_told_of(mapped, tmp_path):
    project = QgsProject.instance()
    (health,) = project.mapLayersByName("Sample health deprivation")
    bare = QgsVectorLayer("Polygon?crs=EPSG:27700&field=code:string", "bare", "memory")
    assert health_inputs(bare, "code", project).missing != ""
    health.setDataSource(str(tmp_path / "no.gpkg"), health.name(), "ogr")
    said = health_inputs(bare, "code", project).missing
    assert CANNOT in said and "Sample health deprivation" in said


def test_an_official_file_that_is_gone_is_told_of(dock, window, tmp_path):
    dock.parts["areas"].add_files([str(tmp_path / "census.csv")])
    wait(window.told)
    assert "census.csv" in window.told()[0]
    plain(window.told())


def test_the_same_layers_are_told_of_once(gone, window):
    gone.show_page("style")
    window.bar.clearWidgets()
    gone.show_page("export")
    settle()
    assert not [text for text in window.told() if text.startswith("These layers")]


def test_what_is_no_plain_file_is_taken_to_be_there(tmp_path: Path):
    for provider, source in (
        ("postgres", "dbname='x' table=\"y\""),
        ("ogr", "/vsicurl/https://example.org/a.geojson"),
        ("memory", "Point"),
    ):
        assert presence.file_is_there(provider, source)
    assert not presence.file_is_there("ogr", f"{tmp_path}/a.gpkg|layername=a")
    (tmp_path / "a.csv").write_text("code\n", encoding="utf-8")
    assert presence.file_is_there("delimitedtext", f"file://{tmp_path}/a.csv?type=csv")
    assert not presence.file_is_there("delimitedtext", f"file://{tmp_path}/b.csv?type=csv")


def test_a_result_whose_layer_is_gone_is_named(dock, window, tmp_path):
    layer = QgsVectorLayer(str(tmp_path / "gone.gpkg"), "Lost result", "ogr")
    QgsProject.instance().addMapLayer(layer)
    dock.session.set_result(P65, ShownResult(layer.id(), "la_65p", "la_65p_q"))
    dock.show_page("style")
    settle()
    assert "Lost result" in window.told()[0] and CANNOT in window.told()[0]
