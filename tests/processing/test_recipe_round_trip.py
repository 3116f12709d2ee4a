"""A result can be read back and made again: from files, projects and memory, whatever happened to them meanwhile."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from medway_isolation_plugin.core.composite import recipe as recipes
from medway_isolation_plugin.layers import fields, provenance
from tests.processing.layers import layer, made_up, records

MATRIX = ["f1", "higher", "2", "Social", "f2", "", "1", "Social", "clubs", "lower", "3", ""]


@pytest.fixture
def made(run):
    """Return a function that makes the index in a place, and gives what the algorithm answers."""

    def make(output: str = "memory:", **changes):
        given = {"INPUT": layer(made_up()), "CODE_FIELD": "code", "TITLE": "Our index", "INDICATORS": MATRIX}
        return run("compositeindex", **{**given, "OUTPUT": output, **changes})

    return make


def scores(layer_: QgsVectorLayer) -> dict[str, tuple[float, int, int]]:
    return {row["code"]: (row["ci"], row["ci_rk"], row["ci_q"]) for row in records(layer_)}


@pytest.mark.parametrize("name", ["memory:", "TEMPORARY_OUTPUT", "i.gpkg", "i.shp", "i.geojson", "i.fgb"])
def test_the_recipe_comes_back_from_every_kind_of_layer(run, made, tmp_path, name):
    where = str(tmp_path / name) if "." in name else name
    first = made(where)
    back = run("recipefromlayer", INPUT=first["OUTPUT"], OUTPUT=str(tmp_path / "back.json"))
    assert back["FINGERPRINT"] == first["FINGERPRINT"] == recipes.read(tmp_path / "back.json").fingerprint()
    assert back["INPUT_FINGERPRINT"] == first["INPUT_FINGERPRINT"]
    assert back["TITLE"] == "Our index"
    again = run("compositeindex", INPUT=first["OUTPUT"], CODE_FIELD="code", OUTPUT="memory:")
    assert again["FINGERPRINT"] == first["FINGERPRINT"]
    assert again["INPUT_FINGERPRINT"] == first["INPUT_FINGERPRINT"]
    assert scores(again["OUTPUT"]) == scores(made()["OUTPUT"])


def test_a_table_without_geometry_keeps_the_recipe_in_a_geopackage(run, made, tmp_path):
    plain = QgsVectorLayer("None?field=code:string&field=f1:double&field=f2:double&field=clubs:integer", "t", "memory")
    columns = made_up()
    from qgis.core import QgsFeature

    features = []
    for cells in zip(columns["code"], columns["f1"], columns["f2"], columns["clubs"]):
        feature = QgsFeature(plain.fields())
        feature.setAttributes(list(cells))
        features.append(feature)
    assert plain.dataProvider().addFeatures(features)[0]
    first = made(str(tmp_path / "t.gpkg"), INPUT=plain)
    back = run("recipefromlayer", INPUT=str(tmp_path / "t.gpkg"), OUTPUT=str(tmp_path / "back.json"))
    assert back["FINGERPRINT"] == first["FINGERPRINT"]


def test_a_csv_without_what_lies_beside_it_has_no_recipe_and_the_message_says_why(refused, made, tmp_path):
    made(str(tmp_path / "i.csv"))
    (tmp_path / "i.qmd").unlink()
    said = refused("recipefromlayer", INPUT=str(tmp_path / "i.csv"), OUTPUT=str(tmp_path / "back.json"))
    assert "'i' holds no recipe" in said
    assert "CSV" in said
    assert sorted(item.name for item in tmp_path.iterdir()) == ["i.csv"]


def test_the_recipe_of_a_saved_project_is_read_again(run, made, tmp_path, qgis_processing):
    first = made(str(tmp_path / "i.gpkg"))
    project = QgsProject.instance()
    project.clear()
    opened = QgsVectorLayer(f"{tmp_path / 'i.gpkg'}|layername=i", "Opened", "ogr")
    project.addMapLayer(opened)
    assert project.write(str(tmp_path / "p.qgz"))
    project.clear()
    assert project.read(str(tmp_path / "p.qgz"))
    again = project.mapLayersByName("Opened")[0]
    try:
        back = run("recipefromlayer", INPUT=again.id(), OUTPUT=str(tmp_path / "back.json"))
        assert back["FINGERPRINT"] == first["FINGERPRINT"]
        assert fields.results_of(again)[-1].edition == ""
    finally:
        project.clear()


def test_a_file_made_again_since_it_was_opened_gives_its_new_recipe(run, made, tmp_path):
    path = tmp_path / "i.geojson"
    made(str(path))
    opened = QgsVectorLayer(str(path), "Opened", "ogr")
    opened.loadDefaultMetadata()
    old = provenance.recipe_of(opened)
    changed = [*MATRIX[:2], "5", *MATRIX[3:]]
    new = made(str(path), INDICATORS=changed)
    assert provenance.recipe_of(opened).fingerprint() == new["FINGERPRINT"] != old.fingerprint()


def test_a_layer_copied_to_another_folder_still_has_its_recipe(run, made, tmp_path):
    first = made(str(tmp_path / "i.gpkg"))
    (tmp_path / "elsewhere").mkdir()
    copied = Path(shutil.copy(tmp_path / "i.gpkg", tmp_path / "elsewhere" / "renamed.gpkg"))
    back = run("recipefromlayer", INPUT=str(copied), OUTPUT=str(tmp_path / "back.json"))
    assert back["FINGERPRINT"] == first["FINGERPRINT"]


def test_a_result_never_overwrites_what_it_was_made_from(run, refused, made, tmp_path):
    """An index of an index: with the same field names the recipe would be of values that are gone."""
    first = made()["OUTPUT"]
    path = tmp_path / "second.gpkg"
    path.write_bytes(b"as it was")
    given = {"INPUT": first, "CODE_FIELD": "code", "FIELDS": ["ci", "f3"], "OUTPUT": str(path)}
    said = refused("compositeindex", **given)
    assert "made from 'ci' and would be written over it" in said
    assert "PREFIX" in said
    assert path.read_bytes() == b"as it was"
    answer = run("compositeindex", **given, PREFIX="both")
    again = run("compositeindex", INPUT=str(path), CODE_FIELD="code", PREFIX="x", OUTPUT="memory:")
    assert [row["x"] for row in records(again["OUTPUT"])] == [row["both"] for row in records(again["OUTPUT"])]
    assert again["FINGERPRINT"] == answer["FINGERPRINT"]


def test_ready_recipes_are_kept_as_they_were_run(run, sample, tmp_path):
    where = {"INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code", "TABLE": f"{sample}|layername=census"}
    path = str(tmp_path / "i.gpkg")
    first = run("compositeindex", **where, READY_RECIPE=4, OUTPUT=path)
    opened = QgsVectorLayer(path, "i", "ogr")
    opened.loadDefaultMetadata()
    assert fields.results_of(opened)[-1].edition == "Census 2011"
    again = run("compositeindex", **{**where, "INPUT": path}, OUTPUT="memory:")
    assert (again["FINGERPRINT"], again["INPUT_FINGERPRINT"]) == (first["FINGERPRINT"], first["INPUT_FINGERPRINT"])
    assert scores(again["OUTPUT"]) == scores(opened)


def test_a_spoilt_recipe_in_a_layer_is_named(refused, made, tmp_path):
    first = made()["OUTPUT"]
    metadata = first.metadata()
    metadata.setHistory([item.replace('"clubs"', '"f1"') for item in metadata.history()])
    first.setMetadata(metadata)
    said = refused("recipefromlayer", INPUT=first, OUTPUT=str(tmp_path / "back.json"))
    assert "The recipe of the layer" in said
    assert "indicators[2].field 'f1' occurs twice" in said
    assert not list(tmp_path.iterdir())


def test_batches_of_titles_give_one_result_each(provider, tmp_path):
    """As the batch dialog does: the same algorithm object, one run after the other."""
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

    algorithm = QgsApplication.processingRegistry().algorithmById("medwayisolation:compositeindex").create()
    found = []
    for number, ticked in enumerate((["f1", "f2"], ["f3", "f4"])):
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        parameters = {
            "INPUT": layer(made_up()), "CODE_FIELD": "code", "FIELDS": ticked, "TITLE": f"Index {number}",
            "OUTPUT": str(tmp_path / f"{number}.gpkg"),
        }  # fmt: skip
        answer, well = algorithm.run(parameters, context, feedback)
        assert well, feedback.textLog()
        found.append(answer["FINGERPRINT"])
    assert len(set(found)) == 2
    for number in range(2):
        opened = QgsVectorLayer(str(tmp_path / f"{number}.gpkg"), "i", "ogr")
        assert provenance.recipe_of(opened).title == f"Index {number}"
        assert provenance.recipe_of(opened).fingerprint() == found[number]
