"""Files as they were downloaded, in every parameter of every algorithm that takes a table, with no field of it chosen."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from osgeo import gdal
from qgis.core import QgsProcessingContext

from medway_isolation_plugin.processing.ready_recipes import READY
from tests.processing.layers import records, table

SAMPLE = Path(__file__).parents[2] / "sample_data"
LIVING_ALONE = 1 + READY.index("living_alone_65p")
SHAPES = ["codes_colon.csv", "codes_lower.csv", "comma.txt", "all_text.xlsx"]
RECIPES = ["compositeindex", "indicatoraudit", "weightrobustness", "explainarea", "choices"]


@pytest.fixture
def of_recipe(run, cases, tmp_path):
    """Run an algorithm of recipes on the areas of the cases and a table; return what it answers without the names of its outputs."""

    def answer(name: str, path: object, **more: Any) -> dict[str, Any]:
        given = {
            "compositeindex": {"READY_RECIPE": LIVING_ALONE, "OUTPUT": "memory:"},
            "indicatoraudit": {"READY_RECIPE": LIVING_ALONE, "OUTPUT": "memory:"},
            "weightrobustness": {"READY_RECIPE": LIVING_ALONE, "DRAWS": 20, "OUTPUT": "memory:"},
            "explainarea": {"READY_RECIPE": LIVING_ALONE, "AREA": "E01000003", "REPORT": str(tmp_path / "area.html")},
            "choices": {"OUTPUT": "memory:"},
        }[name]
        made = run(name, INPUT=str(cases / "areas.geojson"), TABLE=path, **{**given, **more})
        rows = records(made["OUTPUT"]) if "OUTPUT" in made else []
        return {**{key: value for key, value in made.items() if isinstance(value, (int, float))}, "rows": rows}

    return answer


@pytest.mark.parametrize("name", RECIPES)
@pytest.mark.parametrize("shape", SHAPES)
def test_an_algorithm_of_recipes_reads_a_file_as_its_tidy_table(of_recipe, cases, name, shape):
    found = of_recipe(name, str(cases / shape))
    assert found == of_recipe(name, str(cases / "plain.csv"))
    assert found["rows"] or name == "explainarea"


def test_a_layer_of_the_project_is_read_as_its_file(of_recipe, cases):
    expected = of_recipe("compositeindex", str(cases / "plain.csv"))
    assert of_recipe("compositeindex", table(cases / "codes_colon.csv")) == expected


def test_one_suppressed_cell_is_missing_in_a_composite_index(run, of_recipe, cases):
    found = {row["LSOA21CD"]: row for row in of_recipe("compositeindex", str(cases / "suppressed_star.csv"))["rows"]}
    expected = {row["LSOA21CD"]: row for row in of_recipe("compositeindex", str(cases / "plain.csv"))["rows"]}
    assert found["E01000001"]["ci"] is None and expected["E01000001"]["ci"] is not None
    assert found["E01000002"]["ci"] == expected["E01000002"]["ci"]


def test_counts_that_stand_in_two_files_are_put_together(of_recipe, cases, tmp_path):
    """Downloads of Nomis are all called bulk.csv: neither is taken for the other."""
    residents = tmp_path / "nomis_bulk.csv"
    lines = [line.split(",") for line in (cases / "plain.csv").read_text(encoding="utf-8").splitlines()]
    residents.write_text("".join(f"{row[0]},{row[4]},{row[5]}\n" for row in lines), encoding="utf-8")
    found = of_recipe("compositeindex", str(cases / "nomis_bulk.csv"), MORE_FILES=[str(residents)])
    assert found == of_recipe("compositeindex", str(cases / "plain.csv"))


def test_more_files_without_a_first_are_refused(refused, cases):
    said = refused(
        "compositeindex", INPUT=str(cases / "areas.geojson"), READY_RECIPE=LIVING_ALONE, MORE_FILES=[str(cases / "plain.csv")],
        OUTPUT="memory:",
    )  # fmt: skip
    assert "Give the first of the files as TABLE" in said


OWN = {"clubs; open": ["1,234", "..", "7", "12"], "minutes to a bus": ["3.5", "4", "n/a", "1"]}
CODES = ["E01000001", "E01000002", "E01000003", "E01000004"]


def own_table(path: Path) -> Path:
    """Write counts that the plugin knows beside columns that only a recipe does, as officials write cells."""
    columns = {"LSOA21CD : name": [f"{code} : Sample" for code in CODES], "alone_65p": [1, 2, 3, 4], **OWN}
    rows = [columns.keys(), *zip(*columns.values())]
    text = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    path.write_text(f"Our own table\n\n{text}", encoding="utf-16")
    return path


def test_columns_that_only_the_recipe_knows_are_read_beside_the_official_ones(run, cases, tmp_path):
    cells = [cell for name in ("clubs; open", "alone_65p", "minutes to a bus") for cell in (name, "higher", "", "")]
    made = run(
        "compositeindex", INPUT=str(cases / "areas.geojson"), TABLE=str(own_table(tmp_path / "own.csv")), INDICATORS=cells,
        KEEP_VALUES=True, OUTPUT="memory:",
    )  # fmt: skip
    rows = {row["LSOA21CD"]: row for row in records(made["OUTPUT"])}
    scored = [code for code, row in rows.items() if row["ci"] is not None]
    assert scored == ["E01000001", "E01000004"]
    assert any("2 cells are suppressed or missing" in warning for warning in made["warnings"])


def sheets(path: Path, **of_sheet: str) -> Path:
    """Write a workbook whose first sheet has notes, and others the tables of some files."""
    book = gdal.GetDriverByName("XLSX").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    for name, text in {"Notes": "Notes\nRead this first\n", **of_sheet}.items():
        rows = [line.split(",") for line in text.splitlines()]
        sheet = book.CreateLayer(name)
        for number in range(len(rows[0])):
            sheet.CreateField(gdal.ogr.FieldDefn(f"c{number}"))
        for row in rows:
            feature = gdal.ogr.Feature(sheet.GetLayerDefn())
            for number, cell in enumerate(row):
                feature.SetField(number, cell)
            sheet.CreateFeature(feature)
    return path


@pytest.mark.parametrize("mark", ["|", "|layername="])
def test_one_sheet_of_several_may_be_named(run, of_recipe, cases, tmp_path, mark):
    plain = (cases / "plain.csv").read_text(encoding="utf-8")
    book = sheets(tmp_path / "book.xlsx", Old=plain.replace(",50,", ",40,"), New=plain)
    expected = of_recipe("compositeindex", str(cases / "plain.csv"))
    assert of_recipe("compositeindex", f"{book}{mark}New") == expected
    assert of_recipe("compositeindex", f"{book}{mark}Old") != expected
    told = run("readofficial", FILES=[f"{book}{mark}Old", f"{book}{mark}New"], VARIABLES="households", OUTPUT="memory:")
    assert [line.split(":")[0] for line in told["SHAPES"].splitlines()] == ["book.xlsx, Old", "book.xlsx, New"]


def test_a_yardstick_may_stand_in_a_file_as_it_was_downloaded(run, cases):
    """The ranks have thousands, and the field is called by its heading or by its canonical name."""
    index = run("livingalone", INPUT=str(cases / "areas.geojson"), TABLE=str(cases / "plain.csv"), OUTPUT="memory:")[
        "OUTPUT"
    ]
    given = {
        "INPUT": index, "CODE_FIELD": "LSOA21CD", "INDEX_FIELD": "la_65p", "TABLE": str(cases / "thousands.csv"), "YARDSTICK_WORST": 1,
        "YARDSTICK_AGES": "all ages", "YARDSTICK_SOURCE": "Indices 2019", "OUTPUT": "memory:",
    }  # fmt: skip
    answers = [
        run("validateindex", **given, YARDSTICK_FIELD=name)
        for name in ("Index of Multiple Deprivation (IMD) Rank", "imd_rank")
    ]
    assert answers[0]["AREAS"] == 12 and answers[0]["RHO"] == answers[1]["RHO"]


def test_a_benchmark_may_stand_in_a_file_as_it_was_downloaded(run, cases, tmp_path):
    whole = records(table(cases / "plain.csv"))
    share = 100 * sum(int(row["alone_65p"]) for row in whole) / sum(int(row["households"]) for row in whole)
    areas = run(
        "livingalone",
        INPUT=str(cases / "areas.geojson"),
        TABLE=str(cases / "plain.csv"),
        DENOMINATOR=1,
        OUTPUT="memory:",
    )
    layer = areas["OUTPUT"]
    given = {
        "INPUT": layer,
        "CODE_FIELD": "LSOA21CD",
        "COUNT_FIELD": "la_65p_n",
        "BASE_FIELD": "la_65p_d",
        "BENCHMARK": 2,
    }
    made = run(
        "rates", **given, BENCHMARK_TABLE=str(cases / "all_text.xlsx"), BENCHMARK_COUNT_FIELD="alone_65p",
        BENCHMARK_BASE_FIELD="households", OUTPUT="memory:",
    )  # fmt: skip
    assert made["BENCHMARK_VALUE"] == pytest.approx(share)


def test_the_benchmark_s_fields_are_those_that_mean_the_same_as_the_areas(run, cases, tmp_path):
    layer = tmp_path / "areas.geojson"
    shutil.copy(cases / "areas.geojson", layer)
    joined = run("readofficial", FILES=[str(cases / "plain.csv")], INPUT=str(layer), OUTPUT="memory:")["OUTPUT"]
    made = run(
        "rates", INPUT=joined, CODE_FIELD="code", COUNT_FIELD="alone_65p", BASE_FIELD="households", BENCHMARK=2,
        BENCHMARK_TABLE=str(cases / "nomis_bulk.csv"), READ_AS="nomis_bulk_households", OUTPUT="memory:",
    )  # fmt: skip
    assert made["BENCHMARK_VALUE"] == pytest.approx(
        100 * sum(row["alone_65p"] for row in records(joined)) / sum(row["households"] for row in records(joined))
    )


@pytest.mark.parametrize("authority", ["Medway", "E06000035"])
def test_one_authority_of_a_national_file_is_kept(run, tmp_path, authority):
    path = tmp_path / "file.csv"
    head = "LSOA code (2011),LSOA name (2011),Local Authority District code (2019),Local Authority District name (2019)"
    rank = "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)"
    path.write_text(
        f"{head},{rank}\nE01016014,Medway 001A,E06000035,Medway,100\nE01016015,Medway 001B,E06000035,Medway,200\n"
        "E01000001,City of London 001A,E09000001,City of London,29199\n",
        encoding="utf-8",
    )
    made = run("readofficial", FILES=[str(path)], AUTHORITY=authority, OUTPUT="memory:")
    assert [row["code"] for row in records(made["OUTPUT"])] == ["E01016014", "E01016015"]


def test_a_model_takes_files_as_they_were_downloaded(provider, run, tmp_path):
    """Also one that QGIS cannot open as a table."""
    raw = SAMPLE / "census_2011_ks105ew_sample.csv"
    counts = tmp_path / "counts.txt"
    counts.write_text(raw.read_text(encoding="utf-8"), encoding="utf-16")
    given = {"AREAS": f"{SAMPLE / 'sample.gpkg'}|layername=areas", "WARDS": f"{SAMPLE / 'sample.gpkg'}|layername=wards"}
    outputs = {
        one.name(): "TEMPORARY_OUTPUT"
        for one in provider.algorithm("isolation_and_health").destinationParameterDefinitions()
    }
    files = {"COUNTS": str(counts), "DEPRIVATION": str(SAMPLE / "iod2019_file7_sample.csv")}
    model = provider.algorithm("isolation_and_health").create()
    assert model.checkParameterValues({**given, **files, **outputs}, QgsProcessingContext()) == (True, "")
    made = run("isolation_and_health", **given, **files, **outputs)["CHILD_RESULTS"]
    plain = run("livingalone", INPUT=given["AREAS"], TABLE=str(raw), OUTPUT="memory:")
    assert made["livingalone"]["VALUE_65P"] == plain["VALUE_65P"]
    assert made["health"]["NULLS"] == 0


@pytest.mark.parametrize("name", ["compositeindex", "choices", "livingalone", "isolation_and_health", "readofficial"])
def test_what_is_undecided_is_an_error_that_names_what_decides(provider, refused, cases, name):
    """The same is said in the toolbox, in batch, in models and on the command line."""
    areas, bulk = str(cases / "areas.geojson"), str(cases / "nomis_bulk.csv")
    given = {"INPUT": areas, "TABLE": bulk, "OUTPUT": "memory:"}
    if name == "isolation_and_health":
        outputs = provider.algorithm(name).destinationParameterDefinitions()
        given = {"AREAS": areas, "COUNTS": bulk, **{one.name(): "TEMPORARY_OUTPUT" for one in outputs}}
    if name == "readofficial":
        given = {"FILES": [bulk], "OUTPUT": "memory:"}
    if name == "compositeindex":
        given["READY_RECIPE"] = LIVING_ALONE
    said = refused(name, **given)
    assert "READ_AS: nomis_bulk_households or nomis_bulk_persons" in said


def test_a_model_hands_on_what_a_file_is_to_be_read_as(provider, cases):
    for name in ("medway_workflow", "isolation_and_health"):
        steps = provider.algorithm(name).childAlgorithms()
        sources = {key: steps["livingalone"].parameterSources()[key][0] for key in ("READ_AS", "RESIDENTS_TABLE")}
        assert {key: one.parameterName() for key, one in sources.items()} == {key: key for key in sources}
        assert all(provider.algorithm(name).parameterDefinition(key) is not None for key in sources)


def test_of_a_long_file_the_counts_and_the_recipe_s_own_columns_are_read(run, cases, tmp_path):
    """It is longer than what is read whole, and what it counts is told by all of its rows."""
    lines = (cases / "nomis_bulk.csv").read_text(encoding="utf-8").splitlines()
    few = [f'{line},"{at % 5}"' for at, line in enumerate(lines[1:])]
    many = [f'2011,"A place with a name that makes it long","E01{at:06}",600,50,130,"9"' for at in range(100, 12000)]
    path = tmp_path / "a.csv"
    path.write_text("\n".join([f'{lines[0]},"clubs"', *few, *many]) + "\n", encoding="utf-8")
    assert path.stat().st_size > 512 * 1024
    made = run(
        "compositeindex", INPUT=str(cases / "areas.geojson"), TABLE=str(path), INDICATORS=["clubs", "lower", "", ""], OUTPUT="memory:"
    )  # fmt: skip
    assert made["NULLS"] == 0
    assert run("readofficial", FILES=[str(path)], OUTPUT="memory:")["SHAPES"].startswith("a.csv: nomis_bulk_households")


@pytest.mark.parametrize("cell", ["1e308", "1" + "0" * 40, "9007199254740993"])
def test_numbers_that_no_field_of_whole_numbers_holds_are_kept_as_real_ones(run, tmp_path, cell):
    path = tmp_path / "large.csv"
    path.write_text(f"LSOA code,residents\nE01000001,{cell}\nE01000002,1\nE01000003,2\n")
    answer = run("readofficial", FILES=[str(path)], OUTPUT="memory:")
    assert float(next(answer["OUTPUT"].getFeatures())["residents"]) == pytest.approx(float(cell))
