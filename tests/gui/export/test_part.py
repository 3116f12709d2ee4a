"""The part *Export*: files appear whole, and never over others without consent."""

from __future__ import annotations

import csv
import re
import sqlite3
import subprocess
from pathlib import Path

import pytest
from qgis import processing
from qgis.core import QgsFeatureRequest, QgsProject, QgsVectorLayer
from qgis.PyQt.QtGui import QImage

from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.gui.export import figures
from medway_isolation_plugin.gui.shared.session import ShownResult
from medway_isolation_plugin.layers import fields
from tests.full_disk import full_disk
from tests.gui.window import settle, wait
from tests.processing.layers import layer
from tests.processing.test_export_atlas import hues
from tests.processing.test_export_maps import names, pdf_text


def run(export, button):
    button.click()
    wait(lambda: not export.run.running())
    settle()


def exported(part, figure, folder):
    """Export one figure of the panel's as PDF."""
    (folder / "out").mkdir(exist_ok=True, parents=True)
    part.form.folder.setFilePath(str(folder / "out"))
    for boxes, wanted in ((part.form.figures, figure), (part.form.formats, "pdf")):
        for key, box in boxes.items():
            box.setChecked(key == wanted)
    run(part, part.form.export_figures)


def test_without_a_map_there_is_nothing_to_export(dock):
    dock.show_page("export")
    settle()
    form = dock.parts["export"].form
    assert "nothing to export yet" in form.hint.text()
    assert not form.table_box.isVisibleTo(form)


def test_the_table_has_plain_headings(export, window, tmp_path):
    export.form.table_format.setCurrentIndex(1)
    run(export, export.form.export_table)
    with (tmp_path / "out" / "living_alone.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 163
    assert "fid" not in rows[0]
    assert rows[0]["code"] == "SAMPLE-001"
    assert {row["65+ living alone: quintile (1 = most isolated)"] for row in rows} == set("12345")
    assert "living_alone.csv: 163 rows written." in window.told()[0]


def test_the_table_as_a_spreadsheet_with_field_names(export, tmp_path):
    export.form.headings.setChecked(False)
    run(export, export.form.export_table)
    made = QgsVectorLayer(str(tmp_path / "out" / "living_alone.xlsx"), "", "ogr")
    assert made.featureCount() == 163
    assert "la_65p_q" in made.fields().names()


def test_the_geopackage_looks_the_same_elsewhere(export, tmp_path):
    export.session.result(U65).layer().setOpacity(0.5)
    run(export, export.form.export_package)
    path = tmp_path / "out" / "living_alone.gpkg"
    elsewhere = QgsProject()
    for band, field, opacity in ((U65, "la_u65_q", 0.5), (P65, "la_65p_q", 1.0)):
        name = export.session.result(band).layer().name()
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        elsewhere.addMapLayer(layer)
        assert layer.renderer().classAttribute() == field
        assert layer.renderer().categories()[0].symbol().color().name() == "#440154"
        assert layer.opacity() == pytest.approx(opacity)
        assert layer.attributeAlias(layer.fields().indexOf(field)).endswith("quintile (1 = most isolated)")
        assert layer.featureCount() == 163


@pytest.mark.parametrize("name", ['the "new" one', "l'autre", "a?b=c&d", "Ward: 1/2"])
def test_the_geopackage_of_a_layer_with_another_name(export, window, tmp_path, name):
    export.session.result(P65).layer().setName(name)
    run(export, export.form.export_package)
    assert "both maps with their styles" in window.told()[0]
    with sqlite3.connect(tmp_path / "out" / "living_alone.gpkg") as made:
        tables = [row[0] for row in made.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")]
    made.close()
    assert len(tables) == 2


def test_nothing_is_written_over_without_consent(export, window, tmp_path):
    target = tmp_path / "out" / "living_alone.gpkg"
    target.write_text("mine", encoding="utf-8")
    run(export, export.form.export_package)
    assert "living_alone.gpkg is there already. Tick 'Replace existing files'" in window.told()[0]
    assert target.read_text(encoding="utf-8") == "mine"
    export.form.replace.setChecked(True)
    run(export, export.form.export_package)
    assert target.read_bytes().startswith(b"SQLite format 3")
    assert [path.name for path in target.parent.iterdir()] == ["living_alone.gpkg"]


def test_the_folder_is_gone(export, window, tmp_path):
    (tmp_path / "out").rmdir()
    run(export, export.form.export_table)
    assert f"The folder {tmp_path / 'out'} does not exist" in window.told()[0]


def test_no_folder_is_chosen(export, window):
    export.form.folder.setFilePath("")
    run(export, export.form.export_package)
    assert "Choose the folder to write to" in window.told()[0]


def test_the_folder_is_not_to_be_written(export, window):
    """A folder in which nobody, not even an administrator, can make a file."""
    if not Path("/proc/self").is_dir():
        pytest.skip("needs /proc")
    export.form.folder.setFilePath("/proc/self")
    for button in (export.form.export_package, export.form.export_table):
        run(export, button)
        assert "choose a folder that you may write to" in window.told()[0]
        assert export.form.export_table.isEnabled()


@pytest.mark.parametrize(
    ("button", "name", "limit"),
    [
        ("export_table", "living_alone.xlsx", 5_000),
        ("export_package", "living_alone.gpkg", 150_000),
        ("export_figures", "living_alone_65_and_over.pdf", 5_000),
    ],
)
def test_a_full_disk(export, window, tmp_path, button, name, limit):
    """What was there is still there."""
    old = tmp_path / "out" / name
    old.write_text("mine", encoding="utf-8")
    export.form.replace.setChecked(True)
    with full_disk(limit):
        run(export, getattr(export.form, button))
    said = window.told()[0]
    assert "written" in said and "Traceback" not in said, said
    assert "free space" in said, said
    assert [path.name for path in old.parent.iterdir()] == [name]
    assert old.read_text(encoding="utf-8") == "mine"
    assert getattr(export.form, button).isEnabled()


def test_cancelled_in_time_nothing_is_written(export, window, tmp_path):
    old = tmp_path / "out" / "living_alone.gpkg"
    old.write_text("mine", encoding="utf-8")
    export.form.replace.setChecked(True)
    export.form.export_package.click()
    assert export.form.cancel.isVisibleTo(export)
    assert not export.form.export_table.isEnabled()
    export.form.cancel.click()
    wait(lambda: not export.run.running())
    settle()
    assert "Cancelled: nothing was written" in window.told()[0]
    assert [path.name for path in old.parent.iterdir()] == ["living_alone.gpkg"]
    assert old.read_text(encoding="utf-8") == "mine"
    assert export.form.export_table.isEnabled()


def test_a_formula_in_the_data_stays_text(dock, tmp_path):
    made = layer({"code": ["=1+1", "b"], "la_65p": [1.0, None], "la_65p_q": [1, None]})
    QgsProject.instance().addMapLayer(made)
    dock.session.set_result(P65, ShownResult(made.id(), "la_65p", "la_65p_q"))
    dock.show_page("export")
    part = dock.parts["export"]
    part.form.folder.setFilePath(str(tmp_path))
    part.form.table_format.setCurrentIndex(1)
    run(part, part.form.export_table)
    (path,) = tmp_path.glob("*.csv")
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1:] == [["'=1+1", "1", "1"], ["b", "", ""]]


def test_what_was_chosen_is_remembered_for_the_next_session(export):
    from medway_isolation_plugin.gui.shared import settings

    export.form.headings.setChecked(False)
    run(export, export.form.export_table)
    assert settings.EXPORT_HEADINGS.read() is False
    assert settings.EXPORT_FOLDER.read() == export.form.folder.filePath()


def test_the_change_between_two_results_is_offered_once_they_are_compared(export, tmp_path):
    box = export.form.figures["change"]
    assert (box.isEnabled(), box.toolTip()) == (
        False,
        "There is no comparison yet: run Compare two indices, in the Processing Toolbox.",
    )
    made = processing.run(
        "medwayisolation:compareindices",
        {
            "INPUT": export.session.result(P65).layer(),
            "CODE_FIELD": "code",
            "FIRST_FIELD": "la_u65",
            "SECOND_FIELD": "la_65p",
            "OUTPUT": "memory:",
        },
    )
    QgsProject.instance().addMapLayer(made["OUTPUT"])
    wait(box.isEnabled)
    assert box.toolTip() == ""
    exported(export, "change", tmp_path)
    assert names(tmp_path / "out") == ["living_alone_change.pdf"]
    text = pdf_text(tmp_path / "out" / "living_alone_change.pdf")
    assert text.startswith("Change from Under 65 living alone to 65+ living alone, Sample ")
    for words in ("Quintiles moved", "3 to 4 towards more isolated", "Same quintile", "3 to 4 towards less isolated"):
        assert words in text
    assert "No data" not in text


def test_health_is_offered_once_it_is_there_and_no_longer_when_it_is_gone(export, sample):
    areas = {"INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code", "OUTPUT": "memory:"}
    counts = {"TABLE": f"{sample}|layername=census", "TABLE_CODE_FIELD": "code"}
    alone = processing.run("medwayisolation:livingalone", {**areas, **counts})["OUTPUT"]
    with_both = [result.layer_id for _, result in export.session.results()]
    QgsProject.instance().addMapLayer(alone)
    for band in (U65, P65):
        export.session.set_result(band, ShownResult(alone.id(), f"la_{band.key}", f"la_{band.key}_q"))
    QgsProject.instance().removeMapLayers(with_both)
    box = export.form.figures["health"]
    wait(lambda: not box.isEnabled())
    assert (box.isEnabled(), box.toolTip()) == (
        False,
        "The maps have no health yet: press Add health quintiles in the part Areas.",
    )
    made = processing.run(
        "medwayisolation:imdquintiles",
        {**areas, "TABLE": f"{sample}|layername=health", "TABLE_CODE_FIELD": "code", "RANK_FIELD": "health_rank"},
    )["OUTPUT"]
    QgsProject.instance().addMapLayer(made)
    wait(box.isEnabled)
    QgsProject.instance().removeMapLayer(made.id())
    wait(lambda: not box.isEnabled())
    assert box.toolTip() == "The maps have no health yet: press Add health quintiles in the part Areas."


def test_the_wards_that_are_chosen_in_style_are_exported(mapped, export, project):
    (own,) = project.mapLayersByName("Sample wards")
    other = own.clone()
    other.setName("Divisions")
    project.addMapLayer(other)
    mapped.show_page("style")
    settle()
    mapped.parts["style"].form.ward_layer.setLayer(other)
    settle()

    def wards() -> set[str]:
        paper = figures.Paper(["pdf"], "a4_landscape", 96, Path(), "x", False, {})
        return {each["WARDS"] for each in figures.runs(export.session, ["wards"], paper)}

    assert wards() == {other.id()}
    project.removeMapLayer(other.id())
    mapped.show_page("export")
    box = export.form.figures["wards"]
    wait(lambda: not box.isEnabled())
    assert box.toolTip() == "The layer of wards was removed: choose another one in Style, under Look."
    mapped.parts["style"].form.ward_layer.setLayer(own)
    wait(box.isEnabled)
    assert wards() == {own.id()}
    again = own.clone()
    project.removeMapLayer(own.id())
    wait(lambda: not box.isEnabled())
    assert box.toolTip().startswith("The project has no layer of wards: add one")
    project.addMapLayer(again)
    wait(box.isEnabled)
    assert wards() == {again.id()}, "no other was left for which it could be mistaken"
    mapped.show_page("style")
    wait(lambda: mapped.parts["style"].form.ward_layer.currentLayer() == again)


def test_wards_are_offered_once_a_layer_is_called_so(export, project):
    """The reason names that way: 'or with wards in its name'."""
    (own,) = project.mapLayersByName("Sample wards")
    project.removeMapLayer(own.id())
    zones = layer({"name": ["North", "South"]})
    zones.setName("Zones")
    project.addMapLayer(zones)
    box = export.form.figures["wards"]
    wait(lambda: not box.isEnabled())
    assert "or with wards in its name" in box.toolTip()
    zones.setName("Wards of the borough")
    wait(box.isEnabled)
    assert export.form.export_atlas.isEnabled()
    zones.setName("Zones")
    wait(lambda: not box.isEnabled())


def test_a_page_says_what_is_written_here_and_shows_before_what_it_would_say(export, tmp_path):
    for key, box in export.form.figures.items():
        box.setChecked(key == "65_and_over")
    settle()
    lines = export.form.words
    assert {name: line.placeholderText() for name, line in lines.items()} == {
        "PLACE": "Sample",
        "TITLE": "65+ living alone, Sample",
        "SUBTITLE": "% of residents 65+, in quintiles. 163 areas. Sample: 32.1 %.",
        "SOURCE": "Source not stated. Fictional sample data that comes with Medway Isolation; not a real place. "
        "Not yet compared with any other measure.",
    }
    exported(export, "65_and_over", tmp_path / "own")
    text = pdf_text(tmp_path / "own" / "out" / "living_alone_65_and_over.pdf")
    text = re.sub(r"Made on \d+ \w+ \d{4} ", "", text)  # it stands beside the first line of the source
    assert all(line.placeholderText() in text for name, line in lines.items() if name != "PLACE")

    lines["PLACE"].setText("Sample Borough")
    lines["SOURCE"].setText("Our own count of 2024")
    exported(export, "65_and_over", tmp_path / "typed")
    text = pdf_text(tmp_path / "typed" / "out" / "living_alone_65_and_over.pdf")
    assert text.startswith("65+ living alone, Sample Borough ")
    assert "Our own count of 2024" in text and "Fictional" not in text


def test_the_words_are_kept_with_the_project(export):
    export.form.words["TITLE"].setText("Board paper 7")
    state = export.state()
    assert state["words"] == {"TITLE": "Board paper 7"}
    export.restore({})
    assert export.form.words["TITLE"].text() == ""
    export.restore(state)
    assert export.form.words["TITLE"].text() == "Board paper 7"
    export.restore({"words": {"TITLE": 7, "SOURCE": "ours"}})
    assert [line.text() for line in export.form.words.values()] == ["", "", "", "ours"]


def test_the_print_style_and_the_inset_are_on_the_page_and_remembered(export, tmp_path):
    from medway_isolation_plugin.gui.shared import settings

    form = export.form
    exported(export, "65_and_over", tmp_path / "colour")
    form.printed.setChecked(True)
    form.inset.setCurrentIndex(form.inset.findData("always"))
    exported(export, "65_and_over", tmp_path / "print")
    assert (settings.EXPORT_PRINTED.read(), settings.EXPORT_INSET.read()) == (True, "always")
    found = {}
    for name in ("colour", "print"):
        page = tmp_path / name / "out" / "living_alone_65_and_over.pdf"
        subprocess.run(["pdftoppm", "-r", "40", "-png", "-singlefile", str(page), str(tmp_path / name)], check=True)
        image = QImage(f"{tmp_path / name}.png")
        found[name] = hues(image) > 0, len(re.findall(r"\bk?m\b", pdf_text(page)))
    assert found == {"colour": (True, 1), "print": (False, 2)}


def test_an_atlas_has_what_is_chosen_and_wants_wards(export, project, tmp_path, window):
    form = export.form
    for key, box in form.formats.items():
        box.setChecked(key == "svg")
    run(export, form.export_atlas)
    assert "an atlas has no SVG" in window.told()[-1]
    for key, box in form.formats.items():
        box.setChecked(key in ("png", "html"))
    form.printed.setChecked(True)
    form.dpi.setValue(72)
    run(export, form.export_atlas)
    made = names(tmp_path / "out")
    assert len([name for name in made if name.endswith(".html")]) == 22 == len(made) - 22
    assert hues(QImage(str(tmp_path / "out" / made[1]))) == 0
    text = (tmp_path / "out" / made[0]).read_text(encoding="utf-8")
    assert "of residents 65+" in text, "the map's own result"
    project.removeMapLayers([one.id() for one in project.mapLayersByName("Sample wards")])
    wait(lambda: not form.export_atlas.isEnabled())
    assert form.export_atlas.toolTip().startswith("The project has no layer of wards: ")


def test_a_map_to_share(export, window, tmp_path):
    """Of the layer with most of the maps, with the wards of the project; never over another without consent."""
    run(export, export.form.share_map)
    path = tmp_path / "out" / "living_alone_map.html"
    text = path.read_text(encoding="utf-8")
    assert "Content-Security-Policy" in text
    assert text.count("<tr>") == 163 + 2
    assert "65+ living alone" in text
    assert "living_alone_map.html: 163 areas on a page of" in window.told()[0]
    run(export, export.form.share_map)
    assert "living_alone_map.html is there already. Tick 'Replace existing files'" in window.told()[-1]
    assert path.read_text(encoding="utf-8") == text
    assert len(list(path.parent.iterdir())) == 1


def test_a_map_to_share_says_what_is_in_another_layer(export, window, project):
    """A page is of one layer: what is left out, and how to have all on one, is said."""
    made = export.session.result(P65)
    copy = made.layer().materialize(QgsFeatureRequest())
    fields.hand_on(made.layer(), copy)
    names = copy.fields().names()
    copy.dataProvider().deleteAttributes([at for at, name in enumerate(names) if "u65" in name])
    copy.updateFields()
    project.addMapLayer(copy)
    export.session.set_result(P65, ShownResult(copy.id(), made.value_field, made.class_field))
    run(export, export.form.share_map)
    said = window.told()[-1]
    assert "Not on it, because they are in another layer: " in said
    assert "let each result be made of the layer that holds the one before" in said
