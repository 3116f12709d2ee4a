"""What the provider offers: algorithms, help, the model, the sample data."""

from __future__ import annotations

import contextlib
import html
import re
import sqlite3
from pathlib import Path

import pytest
from qgis.core import QgsProcessingModelAlgorithm, QgsProcessingParameterDefinition, QgsProject

from medway_isolation_plugin import paths
from medway_isolation_plugin.processing.first_map import file_sources, sample_parameters, sample_values
from medway_isolation_plugin.processing.living_alone import COUNTS
from medway_isolation_plugin.processing.provider import register
from tests.processing.layers import records

ALGORITHMS = [
    "addsampledata",
    "censuschange",
    "checksources",
    "choices",
    "compareindices",
    "compositeindex",
    "convertvintage",
    "estimateneed",
    "explainarea",
    "exportatlas",
    "exportmaps",
    "exporttable",
    "fetchauthority",
    "flagpriority",
    "imdquintiles",
    "indicatoraudit",
    "inequality",
    "isolation_and_health",
    "jsnachapter",
    "livingalone",
    "medway_workflow",
    "panelweights",
    "projectneed",
    "propensities",
    "protecttable",
    "rates",
    "readofficial",
    "recipefromlayer",
    "segmentation",
    "spatialpattern",
    "validateindex",
    "wardsummary",
    "webmap",
    "weightrobustness",
]
MODELS = {"medway_workflow": 7, "isolation_and_health": 6}  # steps


def test_the_algorithms(provider):
    assert sorted(algorithm.name() for algorithm in provider.algorithms()) == ALGORITHMS
    assert (provider.id(), provider.name()) == ("medwayisolation", "Medway Isolation")
    assert not provider.icon().isNull()
    assert provider.icon().pixmap(24, 24).toImage().pixelColor(12, 12).alpha() == 255


def test_a_second_provider_is_not_registered(provider):
    assert register() is None


@pytest.mark.parametrize("name", [name for name in ALGORITHMS if name not in MODELS])
def test_help_describes_every_parameter_and_output(provider, name):
    algorithm = provider.algorithm(name)
    text = html.unescape(re.sub(r"<[^>]+>", "", algorithm.shortHelpString())).lower().replace("’", "'")
    for part in ("what it does", "inputs", "outputs", "method", "which end is worst"):
        assert part in text, part
    if name != "addsampledata":
        assert "methods §" in text
    for definition in algorithm.parameterDefinitions():
        first = re.split(r"[,:(]", definition.description().lower())[0].strip()
        words = [word for word in re.findall(r"[a-z0-9]+", first) if len(word) > 3 or word.isdigit()]
        missing = [word for word in words if word.rstrip("s") not in text]
        assert len(missing) <= len(words) / 2, (
            f"{definition.name()} ({definition.description()}) is not in the help: {missing}"
        )


def test_tags_and_groups(provider):
    for algorithm in provider.algorithms():
        assert algorithm.group()
        assert algorithm.displayName()
        if algorithm.name() not in MODELS:
            assert "isolation" in algorithm.tags()


def test_the_parameters_that_models_and_scripts_name(provider):
    expected = {
        "livingalone": "INPUT CODE_FIELD TABLE TABLE_CODE_FIELD HOUSEHOLDS ALONE_U65 ALONE_65P RESIDENTS_U65 RESIDENTS_65P "
        "DENOMINATOR CONFIDENCE CLASSES RULE OUTPUT",
        "segmentation": "INPUT CODE_FIELD HOUSEHOLDS_TABLE HH_CODE_FIELD HH_TYPE_FIELD HH_COUNT_FIELD HH_BAND_FIELD TYPES_TABLE "
        "TYPE_FIELD PROFILE FORM UNKNOWN CONTRIBUTIONS CLASSES RULE OUTPUT",
        "imdquintiles": "INPUT CODE_FIELD TABLE TABLE_CODE_FIELD SCORE_FIELD RANK_FIELD EDITION LOOKUP CLASSES RULE OUTPUT",
        "flagpriority": "INPUT CRITERIA SCORE_FIELD PEOPLE_FIELD OUTPUT",
    }
    for name, parameters in expected.items():
        there = {definition.name() for definition in provider.algorithm(name).parameterDefinitions()}
        assert set(parameters.split()) <= there
    outputs = {definition.name() for definition in provider.algorithm("livingalone").outputDefinitions()}
    assert {"AREAS", "UNMATCHED", "NULLS", "VALUE_U65", "VALUE_65P"} <= outputs


@pytest.mark.parametrize("number", range(len(MODELS)))
def test_the_models_are_as_the_tool_makes_them(provider, tmp_path, number):
    """A change to an algorithm's parameters must be followed by `make model`."""
    import runpy

    tool = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "make_model.py"))
    fresh = QgsProcessingModelAlgorithm()
    model = tool["MODELS"][number]
    tool["build"](provider, model).toFile(str(tmp_path / "fresh.model3"))
    assert fresh.fromFile(str(tmp_path / "fresh.model3"))
    shipped = QgsProcessingModelAlgorithm()
    assert shipped.fromFile(str(paths.MODELS / f"{model.name}.model3"))
    assert shipped.toVariant() == fresh.toVariant()


@pytest.mark.parametrize(("name", "steps"), MODELS.items())
def test_the_models_steps_get_only_parameters_that_they_have(provider, name, steps):
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(str(paths.MODELS / f"{name}.model3"))
    children = model.childAlgorithms()
    assert len(children) == steps
    for child in children.values():
        there = {definition.name() for definition in child.algorithm().parameterDefinitions()}
        assert set(child.parameterSources()) <= there
    ok, issues = model.validate()
    assert ok, issues


def outputs(tmp_path: Path) -> dict[str, str]:
    return {
        "indices_and_priority_areas": str(tmp_path / "areas.gpkg"),
        "ward_table_under_65": str(tmp_path / "u65.csv"),
        "ward_table_65_and_over": str(tmp_path / "65p.csv"),
        "ward_report_under_65": str(tmp_path / "u65.html"),
        "ward_report_65_and_over": str(tmp_path / "65p.html"),
    }


def test_the_model_runs_on_the_sample_data(run, sample, tmp_path):
    from qgis.core import QgsVectorLayer

    result = run(
        "medway_workflow", **sample_values("medway_workflow", file_sources(str(sample.parent))), **outputs(tmp_path)
    )
    made = QgsVectorLayer(str(tmp_path / "areas.gpkg"), "made", "ogr")
    rows = records(made)
    assert len(rows) == 163
    for row in rows:
        for band in ("u65", "65p"):
            assert row[f"pr_{band}"] == int(row[f"si_{band}_q"] == 1 and row["dep_q"] == 1)
    flagged = [row for row in rows if row["pr_65p"]]
    assert flagged
    assert {row["pr_65p_why"] for row in flagged} == {
        "65+ isolation (placeholder weights) in worst fifth; health in worst fifth"
    }
    assert sorted(row["pr_65p_rk"] for row in flagged) == list(range(1, len(flagged) + 1))
    assert "Sample" in result["CHILD_RESULTS"]["wards_65p"]["SENTENCE"]
    alias = made.attributeAlias(made.fields().indexOf("la_65p_q"))
    assert alias == "65+ living alone: quintile (1 = most isolated)"
    for name in ("u65.html", "65p.html", "u65.csv", "65p.csv"):
        assert "Sample" in (tmp_path / name).read_text(encoding="utf-8")


def test_isolation_and_health_asks_for_little(provider):
    asked = [
        one for one in provider.algorithm("isolation_and_health").parameterDefinitions() if not one.isDestination()
    ]
    assert len([one for one in asked if not one.flags() & one.Flag.FlagAdvanced]) <= 16
    needed = {one.name() for one in asked if not one.flags() & one.Flag.FlagOptional and one.defaultValue() is None}
    assert needed == {"AREAS"}


@pytest.mark.parametrize("chosen", [True, False])
def test_isolation_and_health_is_the_algorithms_one_by_one(run, sample, tmp_path, chosen):
    """With the fields chosen, and with all of them recognised."""
    from qgis.core import QgsVectorLayer

    sources = file_sources(str(sample.parent))
    values = sample_values("isolation_and_health", sources)
    if not chosen:
        values = {name: value for name, value in values.items() if value in sources.values()}
    model = run("isolation_and_health", **values, **outputs(tmp_path))
    code = {"CODE_FIELD": "code", "OUTPUT": "memory:"}
    made = run(
        "livingalone", **code, INPUT=sources["areas"], TABLE=sources["census"], TABLE_CODE_FIELD="code", **COUNTS
    )
    made = run("imdquintiles", **code, INPUT=made["OUTPUT"], TABLE=sources["health"], TABLE_CODE_FIELD="code",
               SCORE_FIELD="health_score", RANK_FIELD="health_rank")  # fmt: skip
    for key, label in (("u65", "under 65"), ("65p", "65+")):
        made = run("flagpriority", **code, INPUT=made["OUTPUT"], CRITERIA=[f"la_{key}_q", "=", "1", "dep_q", "=", "1"],
                   SCORE_FIELD=f"la_{key}", PEOPLE_FIELD=f"la_{key}_n", PREFIX=f"pr_{key}", LABEL=label)  # fmt: skip
    rows = records(QgsVectorLayer(str(tmp_path / "areas.gpkg"), "", "ogr"))
    own = records(made["OUTPUT"])
    assert len(rows) == 163
    assert [{name: row[name] for name in own[0]} for row in rows] == own
    assert sum(row["pr_65p"] for row in rows) > 0
    for key, people in (("u65", "under 65"), ("65p", "aged 65 and over")):
        own_table = tmp_path / f"own_{key}.csv"
        wards = run("wardsummary", CODE_FIELD="code", INPUT=made["OUTPUT"], FLAG_FIELD=f"pr_{key}", PEOPLE_FIELD=f"la_{key}_n",
                    WARDS=sources["wards"], WARD_FIELD="name", OUTPUT=str(own_table),
                    SUBJECT=f"Areas of high isolation among people {people} and poor health")  # fmt: skip
        assert model["CHILD_RESULTS"][f"wards_{key}"]["SENTENCE"] == wards["SENTENCE"]
        assert (tmp_path / f"{key}.csv").read_bytes() == own_table.read_bytes()


def test_the_model_in_batch_with_two_denominators(run, sample, tmp_path):
    shares = []
    for denominator in (0, 1):
        (tmp_path / str(denominator)).mkdir()
        values = sample_values("medway_workflow", file_sources(str(sample.parent)))
        run("medway_workflow", DENOMINATOR=denominator, **values, **outputs(tmp_path / str(denominator)))
        from qgis.core import QgsVectorLayer

        rows = records(QgsVectorLayer(str(tmp_path / str(denominator) / "areas.gpkg"), "", "ogr"))
        shares.append(sum(row["la_65p_d"] for row in rows))
    assert shares[0] < shares[1]


def test_add_sample_data(run, tmp_path):
    project = QgsProject.instance()
    project.clear()
    try:
        result = run("addsampledata", FOLDER=str(tmp_path / "sample"))
        assert result["LAYERS"] == 8
        group = project.layerTreeRoot().findGroup("Medway Isolation: sample data (fictional)")
        names = [node.name() for node in group.findLayers()]
        assert names[:3] == ["Sample services", "Sample wards", "Sample areas"]
        assert all(layer.isValid() for layer in project.mapLayers().values())
        assert project.mapLayersByName("Sample wards")[0].labelsEnabled()
        assert project.mapLayersByName("Sample services")[0].renderer().type() == "categorizedSymbol"
        filled = sample_parameters("livingalone", project)
        assert filled["INPUT"] == project.mapLayersByName("Sample areas")[0].id()
        assert run("livingalone", **filled, OUTPUT="memory:")["AREAS"] == 163
        again = run("addsampledata", FOLDER=str(tmp_path / "sample"))
        assert again["LAYERS"] == 8
        assert len(project.mapLayers()) == 8
    finally:
        project.clear()


def test_sample_data_never_overwrites_other_files_unasked(run, refused, tmp_path):
    (tmp_path / "sample.gpkg").write_bytes(b"somebody's own")
    message = refused("addsampledata", FOLDER=str(tmp_path))
    assert "other files named sample.gpkg" in message
    assert [path.name for path in tmp_path.iterdir()] == ["sample.gpkg"]
    assert (tmp_path / "sample.gpkg").read_bytes() == b"somebody's own"
    QgsProject.instance().clear()
    assert run("addsampledata", FOLDER=str(tmp_path), REPLACE=True)["LAYERS"] == 8
    QgsProject.instance().clear()


def test_sample_data_that_was_only_opened_is_no_other_file(run, refused, tmp_path):
    """QGIS leaves a GeoPackage with another journal and another count of writes where it ends, or is slow to close it."""
    run("addsampledata", FOLDER=str(tmp_path))
    QgsProject.instance().clear()
    path = tmp_path / "sample.gpkg"
    with contextlib.closing(sqlite3.connect(path)) as opened:
        assert opened.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    assert path.read_bytes() != (paths.SAMPLE_DATA / path.name).read_bytes()
    assert run("addsampledata", FOLDER=str(tmp_path))["LAYERS"] == 8
    QgsProject.instance().clear()
    with contextlib.closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("UPDATE panel SET fid = fid + 100")
    assert "other files named sample.gpkg" in refused("addsampledata", FOLDER=str(tmp_path))


def test_without_the_sample_data_the_dialog_is_not_filled_in(provider):
    QgsProject.instance().clear()
    assert sample_parameters("livingalone", QgsProject.instance()) == {}


def test_advanced_parameters(provider):
    flag = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    definition = provider.algorithm("livingalone").parameterDefinition("AGE_SPLIT")
    assert definition.flags() & flag
