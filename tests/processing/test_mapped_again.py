"""Results that went through a poor format, or through nobody's hands that keep facts, and are mapped again."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pandas as pd
import pytest
from qgis.core import QgsCoordinateTransformContext, QgsProject, QgsVectorFileWriter, QgsVectorLayer

from medway_isolation_plugin.cartography.figure_kinds import fields_for
from medway_isolation_plugin.cartography.figures import Pages
from medway_isolation_plugin.cartography.pages import PageSize, Words, template_path
from medway_isolation_plugin.layers import fields
from medway_isolation_plugin.processing.first_map import COUNTS
from tests.processing.layers import records
from tests.processing.test_export_maps import names, pdf_text

FORMATS = ("shp", "fgb", "geojson", "gpkg")


@pytest.fixture
def living(run, sample, tmp_path):
    """Return a function that runs the living-alone index on the sample into a file of a format."""

    def made(suffix, **more):
        output = str(tmp_path / f"made.{suffix}")
        run(
            "livingalone", INPUT=f"{sample}|layername=areas", CODE_FIELD="code", TABLE_CODE_FIELD="code",
            **{"TABLE": f"{sample}|layername=census", **COUNTS, **more}, OUTPUT=output,
        )  # fmt: skip
        return output

    return made


def bare(path: str, target: Path) -> str:
    """Save a layer as QGIS does, without metadata."""
    layer = QgsVectorLayer(path, "made", "ogr")
    options = QgsVectorFileWriter.SaveVectorOptions()
    drivers = {"shp": "ESRI Shapefile", "fgb": "FlatGeobuf", "geojson": "GeoJSON", "gpkg": "GPKG"}
    options.driverName = drivers[target.suffix[1:]]
    error = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(target), QgsCoordinateTransformContext(), options)
    assert error[0] == QgsVectorFileWriter.WriterError.NoError, error
    return str(target)


def page(layer, kind, name):
    """Return the legend of a figure's page, in order."""
    shown = kind.on(layer, name)
    maker = Pages(layer, template_path(PageSize.A4_LANDSCAPE))
    layout = maker.layout(shown, Words(shown.title()))
    model = layout.itemById("legend").model()
    return maker, [node.data(0) for tree in model.rootGroup().findLayers() for node in model.layerLegendNodes(tree)]


def unclassed(layer, name) -> int:
    """Return how many areas with a class the map of a layer hatches."""
    categories = {category.value() for category in layer.renderer().categories()}
    return sum(feature[name] not in categories for feature in layer.getFeatures() if isinstance(feature[name], int))


@pytest.mark.parametrize("kept", [True, False], ids=["as written", "saved without metadata"])
@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("classes", [10, 7, 20])
def test_every_class_is_in_the_legend_and_on_the_map(living, tmp_path, suffix, classes, kept):
    path = living(suffix, CLASSES=classes)
    path = path if kept else bare(path, tmp_path / f"bare.{suffix}")
    layer = QgsVectorLayer(path, "again", "ogr")
    for kind, (name,) in fields_for(layer).items():
        maker, legend = page(layer, kind, name)
        assert unclassed(maker.areas, name) == 0
        first, last = ("1 (most isolated)", f"{classes} (least isolated)") if kept else ("1 (worst)", str(classes))
        # Behind a colon stand the values of a class, where the field that they are in is known.
        rows = [row.split(": ")[0] for row in legend[:classes]]
        assert rows == [first, *(str(number) for number in range(2, classes)), last]


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_atlas_of_deciles_says_deciles(run, living, sample, tmp_path, suffix):
    path = bare(living(suffix, CLASSES=10), tmp_path / f"bare.{suffix}")
    wards = QgsVectorLayer(f"{shutil.copy(sample, tmp_path)}|layername=wards", "wards", "ogr")
    assert wards.setSubsetString("fid <= 2")  # a page is enough
    run(
        "exportatlas", INPUT=path, CODE_FIELD="code", WARDS=wards, WARD_FIELD="name", DPI=60, FOLDER=str(tmp_path / "atlas"),
    )  # fmt: skip
    text = pdf_text(tmp_path / "atlas" / "atlas.pdf", 1)
    assert "Decile (1 =" in text  # the heading goes over two lines
    assert "uintile" not in text.replace("quintile) ", "")


@pytest.mark.parametrize("suffix", FORMATS)
def test_counts_at_66_are_never_called_65(run, sample, living, tmp_path, suffix):
    census = pd.DataFrame(records(QgsVectorLayer(f"{sample}|layername=census", "census", "ogr")))
    at_66 = {name: name.replace("65", "66") for name in COUNTS.values()}
    census.rename(columns=at_66).drop(columns="fid").to_csv(tmp_path / "census.csv", index=False)
    fields_at_66 = {name: at_66[field] for name, field in COUNTS.items()}
    path = living(suffix, TABLE=str(tmp_path / "census.csv"), AGE_SPLIT=1, **fields_at_66)
    path = bare(path, tmp_path / f"bare.{suffix}")
    run("exportmaps", INPUT=path, FOLDER=str(tmp_path / "maps"), FORMATS=[0], DPI=60)
    assert names(tmp_path / "maps") == ["map_66_and_over.pdf", "map_under_66.pdf"]
    text = pdf_text(tmp_path / "maps" / "map_66_and_over.pdf")
    assert "66+ living alone" in text
    assert "65" not in text.replace("2026", "")


@pytest.mark.parametrize("suffix", FORMATS)
def test_deprivation_is_never_called_isolation(run, sample, tmp_path, suffix):
    output = str(tmp_path / f"health.{suffix}")
    run(
        "imdquintiles", INPUT=f"{sample}|layername=areas", CODE_FIELD="code", TABLE=f"{sample}|layername=health",
        TABLE_CODE_FIELD="code", SCORE_FIELD="health_score", RANK_FIELD="health_rank", OUTPUT=output,
    )  # fmt: skip
    path = bare(output, tmp_path / f"bare.{suffix}")
    run("exportmaps", INPUT=path, FOLDER=str(tmp_path / "maps"), FORMATS=[0], DPI=60)
    assert names(tmp_path / "maps") == ["map_health.pdf"]
    text = pdf_text(tmp_path / "maps" / "map_health.pdf")
    assert "isolated" not in text
    assert "1 (worst)" in text


def test_words_in_place_of_every_alias_change_nothing_but_headings(run, sample, tmp_path):
    """Pages, legends and their order come from facts."""
    made = run("livingalone", INPUT=f"{sample}|layername=areas", CODE_FIELD="code", TABLE=f"{sample}|layername=census",
               TABLE_CODE_FIELD="code", **COUNTS, CLASSES=10, OUTPUT="memory:")["OUTPUT"]  # fmt: skip
    made = run("imdquintiles", INPUT=made, CODE_FIELD="code", TABLE=f"{sample}|layername=health", TABLE_CODE_FIELD="code",
               SCORE_FIELD="health_score", RANK_FIELD="health_rank", OUTPUT="memory:")["OUTPUT"]  # fmt: skip
    rule = ["la_65p_q", "=", "1", "dep_q", "=", "1"]
    made = run("flagpriority", INPUT=made, CODE_FIELD="code", CRITERIA=rule, LABEL="65+", OUTPUT="memory:")["OUTPUT"]

    def told(layer):
        found = fields_for(layer)
        pages = {}
        for kind, chosen in found.items():
            for name in chosen:
                shown = kind.on(layer, name)
                _maker, legend = page(layer, kind, name)
                pages[name] = (shown.title(), shown.subtitle(), shown.legend(), legend)
        again = run("flagpriority", INPUT=layer, CODE_FIELD="code", CRITERIA=rule, LABEL="65+", OUTPUT="memory:")[
            "OUTPUT"
        ]
        reasons = sorted(str(feature["prio_why"]) for feature in again.getFeatures())
        return found, pages, reasons

    before = told(made)
    generator = random.Random(1)
    for number in range(made.fields().count()):
        made.setFieldAlias(number, "".join(generator.choice("abcdefgh: (=1)") for _ in range(20)))
    assert told(made) == before
    assert len(before[1]) == 4
    assert "65+ living alone in worst tenth; health in worst fifth" in before[2]


def test_facts_about_another_table_are_not_believed(run, living, tmp_path):
    """A .qmd outlives the file that it described: QGIS's Save As over a Shapefile keeps it."""
    path = living("shp", CLASSES=10)
    quintiles = living("gpkg", CLASSES=5)
    bare(quintiles, Path(path))
    assert Path(path).with_suffix(".qmd").exists()
    layer = QgsVectorLayer(path, "again", "ogr")
    of = fields.describe(layer, "la_65p_q")
    assert (of.stated, of.classes) == (False, 5)
    assert "does not fit its values" in of.warning
    answer = run("exportmaps", INPUT=path, FOLDER=str(tmp_path / "maps"), FORMATS=[0], DPI=60)
    assert any("does not fit its values" in warning for warning in answer["warnings"])
    assert "10" not in pdf_text(tmp_path / "maps" / "map_65_and_over.pdf").replace("2026", "").split("km")[0]


def test_a_part_of_the_areas_keeps_what_is_known(living):
    layer = QgsVectorLayer(living("gpkg", CLASSES=10), "again", "ogr")
    layer.setSubsetString("la_65p_q <= 3")
    of = fields.describe(layer, "la_65p_q")
    assert (of.stated, of.classes, of.worst) == (True, 10, "isolated")
    assert "of 163 areas with a value shown" in of.warning
    QgsProject.instance().clear()
