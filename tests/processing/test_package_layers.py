"""The layers of an authority's package in a project: grouped, in order, under their titles, and as the plugin draws them."""

from __future__ import annotations

import pytest
from processing.gui.Postprocessing import handleAlgorithmResults
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer

from medway_isolation_plugin.cartography import ramps
from medway_isolation_plugin.processing import package_layers
from tests.processing.services import answers, boxes


@pytest.fixture
def project(qgis_app):
    made = QgsProject.instance()
    made.clear()
    yield made
    made.clear()


def with_wards(replay):
    square = {"type": "Polygon", "coordinates": [[[-1, 54], [-0.9, 54], [-0.9, 54.1], [-1, 54]]]}
    replay.layers["WD_MAY_2025_UK_BGC_V2"] = answers.Layer(
        answers.MADE_UP, [{"WD25CD": "E05000001", "WD25NM": "Ward", "LAD25CD": "E06000001"}], [square]
    )
    point = {"type": "Point", "coordinates": [-1, 54]}
    replay.layers["LSOA_PopCentroids_EW_2021_V4"] = answers.Layer(
        answers.MADE_UP,
        [{"LSOA21CD": row["LSOA21CD"]} for row in replay.layers["LSOA21_WD25_LAD25_EW_LU_v2"].attributes],
        [point] * 9,
    )
    return replay


def in_toolbox(replay, folder, project, **more):
    """Run the algorithm as its dialog does, and have the dialog's own code load what it made; return the package."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("medwayisolation:fetchauthority")
    package = folder / "package.gpkg"
    parameters = {
        "AUTHORITY": "Hartlepool", "WHAT": [0, 1, 2, 3, 6], "CATALOGUE": str(replay.catalogue(folder)), "CACHE": str(folder / "cache"),
        "OUTPUT": str(package), **more,
    }  # fmt: skip
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    context.setProject(project)
    with answers.serving(replay):
        parameters["CATALOGUE"] = str(replay.catalogue(folder))
        _, successful = algorithm.run(parameters, context, feedback)
    assert successful, feedback.textLog()
    assert handleAlgorithmResults(algorithm, context, feedback, parameters)
    return package, feedback.textLog()


@pytest.fixture
def loaded(provider, tmp_path, project):
    return in_toolbox(with_wards(boxes(9)), tmp_path, project)


def test_the_toolbox_loads_them_in_a_group_and_in_order(loaded, project):
    (group,) = project.layerTreeRoot().children()
    assert group.name() == "Hartlepool"
    assert [node.name() for node in group.children()] == [
        "Wards", "Population-weighted centroids", "Areas", "Census counts, 2021", "Lookup to wards", "Lookup 2011 to 2021", "Sources",
    ]  # fmt: skip
    assert all(layer.isValid() for layer in project.mapLayers().values())


def symbol(layer):
    return layer.renderer().symbol().symbolLayer(0)


def test_they_are_drawn_as_the_plugin_draws_them_wherever_they_are_opened(loaded, project):
    package, _ = loaded
    for opened in (
        {layer.name(): layer for layer in project.mapLayers().values()},
        {
            title: QgsVectorLayer(f"{package}|layername={name}", title, "ogr")
            for name, title in package_layers.LAYERS.items()
        },
    ):
        wards = opened["Wards"]
        assert symbol(wards).brushStyle() == 0, "outlines: what lies below is seen"
        assert wards.labeling().settings().fieldName == "WD25NM"
        assert symbol(opened["Areas"]).fillColor().name() == ramps.BACKGROUND
        assert symbol(opened["Population-weighted centroids"]).size() == 1.4


def test_the_log_says_what_was_never_tried(loaded):
    assert "None of these services was ever tried live" in loaded[1]


def test_nothing_is_left_beside_the_package(loaded, tmp_path):
    there = {path.name for path in tmp_path.iterdir()} - {"cache", "catalogue.json"}
    assert {name for name in there if not name.endswith(("-wal", "-shm"))} == {"package.gpkg"}


def test_neither_loaded_nor_styled_where_that_is_not_wanted(provider, tmp_path, project):
    package, _ = in_toolbox(with_wards(boxes(9)), tmp_path, project, LOAD=False, STYLE=False)
    assert project.mapLayers() == {}
    assert QgsVectorLayer(f"{package}|layername=wards", "", "ogr").labeling() is None


def test_the_panel_adds_them_with_centroids_unticked(loaded, project):
    package, _ = loaded
    project.clear()
    added = package_layers.add(package, "Hartlepool", project)
    (group,) = project.layerTreeRoot().children()
    assert [(node.name(), node.isVisible()) for node in group.children()] == [
        ("Wards", True), ("Population-weighted centroids", False), ("Areas", True),
        ("Census counts, 2021", True), ("Lookup to wards", True), ("Lookup 2011 to 2021", True), ("Sources", True),
    ]  # fmt: skip
    assert set(added) == {"wards", "centroids", "areas", "counts_2021", "lookup_wards", "lookup_lsoa", "sources"}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("wards_file", "Wards, from a file"),
        ("counts_2021_file_2", "Census counts, 2021, from a file 2"),
        ("odd", "odd"),
        ("a_file", "a_file"),
    ],
)
def test_what_a_file_gave_beside_a_service_says_so(name, title):
    assert package_layers.title_of(name) == title
