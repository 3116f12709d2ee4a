"""The command lines of README and docs run as they stand, on small files of the same names; so do the raw files of the sample data."""

from __future__ import annotations

import re
import shlex
import zipfile
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin.processing.provider import PROVIDER_ID
from tests.damage import saved
from tests.processing.layers import layer, records

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_data"
_COMMAND = re.compile(r"^qgis_process ((?:[^\\\n]|\\\n)+)$", re.MULTILINE)
CODES = [f"E0101600{number}" for number in range(1, 10)]
ALONE = "Household composition: One-person household"
TS003 = {
    "date": [2021] * 9,
    "geography": ["Medway 001A"] * 9,
    "geography code": CODES,
    "Household composition: Total; measures: Value": [700 + number for number in range(9)],
    f"{ALONE}; measures: Value": [180 + number for number in range(9)],
    f"{ALONE}: Aged 66 years and over; measures: Value": [60 + 5 * number for number in range(9)],
    f"{ALONE}: Other; measures: Value": [120 - 4 * number for number in range(9)],
}


def commands(text: str) -> list[list[str]]:
    """Return the words of each command line of QGIS in a document."""
    return [shlex.split(found.replace("\\\n", " ")) for found in _COMMAND.findall(text)]


DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
RUNS = [
    pytest.param(words[1], dict(word.lstrip("-").split("=", 1) for word in words[2:]), id=f"{path.name}-{words[1]}")
    for path in DOCUMENTS
    for words in commands(path.read_text(encoding="utf-8"))
    if words[0] == "run"
]


@pytest.fixture
def folder(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files of the names that the documents use, where the commands are run."""
    areas = layer({"LSOA21CD": CODES, "LSOA21NM": [f"Medway 001{letter}" for letter in "ABCDEFGHI"]})
    saved(areas, tmp_path / "lsoa21.gpkg")
    saved(layer({"name": ["Sample Harbour"]}, shapes=["POLYGON((0 0, 9 0, 9 1, 0 1, 0 0))"]), tmp_path / "wards.gpkg")
    rows = [TS003.keys(), *zip(*TS003.values())]
    text = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    (tmp_path / "census2021-ts003-lsoa.csv").write_text(text, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "census2021-ts003-lsoa.zip", "w") as packed:
        packed.writestr("census2021-ts003-lsoa.csv", text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_command_lines():
    assert [words[1] for words in commands((ROOT / "README.md").read_text(encoding="utf-8")) if words[0] == "run"]
    assert commands("```sh\nqgis_process run a:b \\\n  --X=1 --Y='two words'\n```") == [
        ["run", "a:b", "--X=1", "--Y=two words"]
    ]


def test_the_first_section_on_real_data_is_three_lines_long():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.split("### Real files, as they were downloaded\n\n")[1].split("\n\n")[0]
    assert len(section.splitlines()) == 3
    assert text.index("### Real files") < min(text.index("### Five figures"), text.index("### From the command line"))


def test_what_is_enabled_is_the_plugin():
    words = [
        words for path in DOCUMENTS for words in commands(path.read_text(encoding="utf-8")) if words[0] == "plugins"
    ]
    assert words and all(each == ["plugins", "enable", "medway_isolation_plugin"] for each in words)
    assert (ROOT / "medway_isolation_plugin" / "__init__.py").is_file()


def last_year(run: Any) -> None:
    """Make the results of a chapter, and the chapter that there was before."""
    index = run("livingalone", INPUT="lsoa21.gpkg", TABLE="census2021-ts003-lsoa.csv", OUTPUT="alone.gpkg")["OUTPUT"]
    run("flagpriority", INPUT=index, CRITERIA=["la_66p_q", "<=", "2"], OUTPUT="priority.gpkg")
    for what in ("isolated", "lonely"):
        need = {
            "CODE_FIELD": "LSOA21CD",
            "PEOPLE_FIELD": "la_66p_d",
            "RATE": f"jsna_{what}_65p",
            "OUTPUT": f"{what}.gpkg",
        }
        run("estimateneed", INPUT=index, **need)
    run("jsnachapter", RESULTS="priority.gpkg", FOLDER="last_year")


@pytest.mark.parametrize(("name", "given"), RUNS)
def test_a_command_line_runs_as_it_stands(run, folder, name, given):
    if "isolation.gpkg" in given.values() and given.get("OUTPUT") != "isolation.gpkg":
        run("livingalone", INPUT="lsoa21.gpkg", TABLE="census2021-ts003-lsoa.csv", OUTPUT="isolation.gpkg")
    if "priority.gpkg" in given.values():
        last_year(run)
    provider, algorithm = name.split(":")
    assert provider == PROVIDER_ID
    before = set(folder.rglob("*"))
    answer = run(algorithm, **given)
    assert set(folder.rglob("*")) - before
    if "OUTPUT" in given:
        made = records(QgsVectorLayer(str(folder / given["OUTPUT"]), "", "ogr"))
        assert [row["la_66p_n"] for row in made] == TS003[f"{ALONE}: Aged 66 years and over; measures: Value"]
        assert answer["NULLS"] == 0


def raw(name: str) -> str:
    return str(SAMPLE / f"{name}_sample.csv")


def sheet(name: str) -> str:
    return f"{SAMPLE / 'sample.gpkg'}|layername={name}"


@pytest.fixture
def rows_of(run) -> Any:
    """Run an algorithm on the sample's areas, and return its rows without what differs in every run."""

    def rows(algorithm: str, **given: Any) -> list[dict[str, Any]]:
        return records(run(algorithm, INPUT=sheet("areas"), **given, OUTPUT="memory:")["OUTPUT"])

    return rows


def test_the_raw_census_file_of_the_sample_runs_without_a_choice_of_fields(rows_of):
    made = rows_of("livingalone", TABLE=raw("census_2011_ks105ew"), RESIDENTS_TABLE=raw("residents_by_age"))
    assert made == rows_of("livingalone", CODE_FIELD="code", TABLE=sheet("census"), TABLE_CODE_FIELD="code")
    assert len(made) == 163


def test_the_raw_residents_of_the_sample_are_read_by_themselves(run):
    made = records(run("readofficial", FILES=[raw("residents_by_age")], OUTPUT="memory:")["OUTPUT"])
    assert len(made) == 163 and all(row["residents"] == row["residents_u65"] + row["residents_65p"] for row in made)


def test_the_raw_indices_of_the_sample_run_without_a_choice_of_fields(rows_of):
    made = rows_of("imdquintiles", TABLE=raw("iod2019_file7"))
    chosen = {"SCORE_FIELD": "health_score", "RANK_FIELD": "health_rank", "TABLE_CODE_FIELD": "code"}
    assert made == rows_of("imdquintiles", CODE_FIELD="code", TABLE=sheet("health"), **chosen)
    assert {row["dep_q"] for row in made} == {1, 2, 3, 4, 5}


def test_the_raw_segments_of_the_sample_run_without_a_choice_of_fields(rows_of):
    files = {"HOUSEHOLDS_TABLE": raw("households_by_type"), "TYPES_TABLE": raw("types")}
    made = rows_of("segmentation", **files)
    chosen = {
        "HH_CODE_FIELD": "code", "HH_TYPE_FIELD": "type", "HH_COUNT_FIELD": "households", "TYPE_FIELD": "type", "CODE_FIELD": "code",
    }  # fmt: skip
    assert made == rows_of(
        "segmentation", HOUSEHOLDS_TABLE=sheet("households_by_type"), TYPES_TABLE=sheet("types"), **chosen
    )
    assert all(row["si_65p"] is not None for row in made)


def test_the_raw_ward_lookup_of_the_sample_runs_without_a_choice_of_fields(run, sample):
    index = run("livingalone", INPUT=sheet("areas"), TABLE=sheet("census"), TABLE_CODE_FIELD="code", OUTPUT="memory:")
    flagged = run("flagpriority", INPUT=index["OUTPUT"], CRITERIA=["la_65p_q", "=", "1"], OUTPUT="memory:")["OUTPUT"]
    given = {"INPUT": flagged, "CODE_FIELD": "code", "OUTPUT": "memory:"}
    made = run("wardsummary", **given, LOOKUP=raw("ward_lookup"))
    chosen = {"LOOKUP_CODE_FIELD": "LSOA11CD", "LOOKUP_WARD_FIELD": "WD25NM"}
    expected = run("wardsummary", **given, LOOKUP=raw("ward_lookup"), **chosen)
    assert "Sample Arcade" in made["SENTENCE"]
    assert made["SENTENCE"] == expected["SENTENCE"]
