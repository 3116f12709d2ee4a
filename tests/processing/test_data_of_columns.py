"""What the numbers of a table are goes from the reader to every result and file, and decides what leaves the office."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin.core.fields import Data
from medway_isolation_plugin.layers import fields
from tests.processing.layers import layer, records, table

SAMPLE = Path(__file__).parents[2] / "sample_data"
RAW = str(SAMPLE / "census_2011_ks105ew_sample.csv")
SUFFIXES = ["gpkg", "csv", "shp"]


def opened(path: Path) -> QgsVectorLayer:
    made = QgsVectorLayer(str(path), path.stem, "ogr")
    assert made.isValid()
    return made


def sample(name: str) -> QgsVectorLayer:
    return opened_table(SAMPLE / "sample.gpkg", name)


def opened_table(path: Path | str, name: str) -> QgsVectorLayer:
    made = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert made.isValid()
    return made


def kinds(of: QgsVectorLayer) -> dict[str, Data]:
    return {one.name: one.data for one in fields.columns_of(of)}


def cells(output: QgsVectorLayer) -> list[str]:
    return [str(value) for row in records(output) for value in row.values()]


# From the reader to the file


@pytest.mark.parametrize("suffix", ["gpkg", "csv"])
def test_a_census_that_was_read_is_a_published_count_in_its_file(run, tmp_path, suffix):
    path = tmp_path / f"census.{suffix}"
    run("readofficial", FILES=[RAW], READ_AS="nomis_bulk_households", OUTPUT=str(path))
    census = opened(path)
    known = {one.name: one for one in fields.columns_of(census)}
    assert (known["alone_65p"].data, known["alone_65p"].source) == (Data.COUNT, "Census")
    assert set(known) <= set(census.fields().names())
    answer = run("protecttable", INPUT=census, FIELDS=["alone_65p"], OUTPUT="memory:")
    assert [row["alone_65p"] for row in records(answer["OUTPUT"])] == [row["alone_65p"] for row in records(census)]
    assert answer["SUPPRESSED"] == 0
    assert not [said for said in answer["warnings"] if "alone" in said]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_it_survives_as_other_facts_do(run, tmp_path, suffix):
    """An index of a census says that it is of published counts, and so do the census's own columns beside it, in any format."""
    census = run("readofficial", FILES=[RAW], READ_AS="nomis_bulk_households", OUTPUT=str(tmp_path / "census.gpkg"))
    areas = sample("areas")
    path = tmp_path / f"index.{suffix}"
    run(
        "livingalone",
        INPUT=areas,
        CODE_FIELD="code",
        TABLE=opened(Path(census["OUTPUT"])),
        DENOMINATOR=1,
        OUTPUT=str(path),
    )
    (result,) = [one for one in fields.results_of(opened(path)) if one.kind.value == "living_alone"]
    assert (result.data, result.source, result.year) == (Data.COUNT, "Census", "2011")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_counts_of_persons_stay_marked_also_under_names_that_were_cut(run, tmp_path, suffix):
    path = tmp_path / f"rates.{suffix}"
    columns = {"code": SERVICES["code"], "clients_of_the_service": CLIENTS, "people": SERVICES["people"]}
    given = {
        "INPUT": layer(columns),
        "CODE_FIELD": "code",
        "COUNT_FIELD": "clients_of_the_service",
        "BASE_FIELD": "people",
    }
    run("rates", **given, OUTPUT=str(path))
    written = opened(path)
    name = next(one for one in written.fields().names() if one.startswith("clients"))
    assert kinds(written) == {name: Data.UNKNOWN, "people": Data.UNKNOWN}
    out = records(run("exporttable", INPUT=written, FIELDS=[name], HEADINGS=False, OUTPUT="memory:")["OUTPUT"])
    assert [row[name] for row in out][:4] == ["*", "0", "*", "10"]
    # Somebody says that they are published: so are the columns.
    run("rates", **{**given, "INPUT": written, "COUNT_FIELD": name}, OUTPUT=str(tmp_path / f"said.{suffix}"), **CENSUS)
    assert set(kinds(opened(tmp_path / f"said.{suffix}")).values()) == {Data.COUNT}


def test_an_official_file_that_is_given_as_it_is(run):
    made = run("livingalone", INPUT=sample("areas"), CODE_FIELD="code", TABLE=RAW, DENOMINATOR=1, READ_AS="nomis_bulk_households",
               OUTPUT="memory:")["OUTPUT"]  # fmt: skip
    assert fields.results_of(made)[-1].data is Data.COUNT


def test_residents_indices_and_projections(run):
    expected = {"residents_by_age": Data.COUNT, "iod2019_file7": Data.INDEX, "projections": Data.ESTIMATE}
    for name, data in expected.items():
        made = run("readofficial", FILES=[str(SAMPLE / f"{name}_sample.csv")], OUTPUT="memory:")["OUTPUT"]
        found = kinds(made)
        numbers = {one.name() for one in made.fields() if one.isNumeric()}
        assert set(found) == numbers
        assert set(found.values()) == {data}, name


def test_the_sample_census_says_it(run):
    census = sample("census")
    assert set(kinds(census)) == set(census.fields().names()) - {"fid", "code"}
    assert set(kinds(census).values()) == {Data.COUNT}
    answer = run("protecttable", INPUT=census, FIELDS=["alone_65p", "no_car"], OUTPUT="memory:")
    assert [row["no_car"] for row in records(answer["OUTPUT"])] == [row["no_car"] for row in records(census)]


def test_converted_counts_are_what_they_were(run, tmp_path):
    lookup = {
        "LSOA11CD": ["E01000001", "E01000002", "E01000003"],
        "LSOA21CD": ["E01000001", "E01035001", "E01035001"],
        "CHGIND": ["U", "M", "M"],
    }
    raw = tmp_path / "c.csv"
    raw.write_text(
        '"date","geography","geography code","Age: All usual residents; measures: Value","Age: Age 65 to 74; measures: Value"\n'
        "2011,A,E01000001,100,3\n2011,B,E01000002,90,2\n2011,C,E01000003,80,1\n"
    )
    census = run("readofficial", FILES=[str(raw)], OUTPUT=str(tmp_path / "c.gpkg"))["OUTPUT"]
    (count,) = [one for one in kinds(opened(Path(census))) if one.startswith("residents")][:1]
    for data, source in (
        (Data.COUNT, opened(Path(census))),
        (None, layer({"code": lookup["LSOA11CD"], count: [3, 2, 1]})),
    ):
        path = tmp_path / f"moved_{data is None}.gpkg"
        run("convertvintage", INPUT=source, CODE_FIELD="code", FIELDS=[count], RATES=["share", count, count], LOOKUP=layer(lookup),
            OUTPUT=str(path))  # fmt: skip
        moved = opened(path)
        assert kinds(moved) == ({count: data, "share": data} if data else {})
        answer = run("protecttable", INPUT=moved, FIELDS=[count], OUTPUT="memory:")
        assert ("*" in cells(answer["OUTPUT"])) is (data is None)


def test_a_join_and_a_copy_say_it_too(qgis_app, run):
    from qgis.core import QgsProject, QgsVectorLayerJoinInfo

    areas, census = sample("areas"), sample("census")
    QgsProject.instance().addMapLayers([areas, census])
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(census)
    join.setJoinFieldName("code")
    join.setTargetFieldName("code")
    join.setPrefix("c_")
    areas.addJoin(join)
    assert kinds(areas)["c_no_car"] is Data.COUNT
    copy = run("exporttable", INPUT=areas, FIELDS=["code", "c_no_car"], HEADINGS=False, OUTPUT="memory:")["OUTPUT"]
    assert kinds(copy) == {"c_no_car": Data.COUNT}
    QgsProject.instance().clear()


def test_what_the_file_of_other_counts_says_is_not_kept(run, tmp_path):
    path = tmp_path / "out.csv"
    run("readofficial", FILES=[RAW], READ_AS="nomis_bulk_households", OUTPUT=str(path))
    clients = tmp_path / "clients.csv"
    clients.write_text("LSOA code,alone_65p,households\nE01016014,3,50\nE01016015,9,60\n")
    run("readofficial", FILES=[str(clients)], OUTPUT=str(path))
    assert kinds(opened(path)) == {}


# Services: nothing says that they are published

AREAS = 24
CLIENTS = [3, 0, 6, 8, 11, *range(23, 42)]
WARDS = ["Alder"] * 2 + ["Birch"] * 4 + ["Cedar"] * 9 + ["Dogwood"] * 9
SERVICES = {
    "code": [f"E0101{number:04}" for number in range(AREAS)],
    "clients": CLIENTS,
    "people": [613 + 7 * number for number in range(AREAS)],
    "flag": [1] * AREAS,
    "ward": WARDS,
}
LOOKUP = {"code": SERVICES["code"], "ward": WARDS}
CENSUS = {"DATA_SOURCE": "Census", "DATA_YEAR": "2011"}


def rates(run, tmp_path, **more):
    page = tmp_path / "rates.html"
    answer = run("rates", INPUT=layer(SERVICES), CODE_FIELD="code", COUNT_FIELD="clients", BASE_FIELD="people", PER=1000,
                 OUTPUT="memory:", REPORT=str(page), **more)  # fmt: skip
    return answer, page.read_text(encoding="utf-8")


def test_a_page_of_rates_shows_nothing_of_small_counts(run, tmp_path):
    answer, page = rates(run, tmp_path)
    hidden = [row for row, count in enumerate(CLIENTS) if 1 <= count <= 7]
    shown = re.findall(r"<td[^>]*>([^<]*)</td>", page)
    assert not {f"{1000 * CLIENTS[row] / SERVICES['people'][row]:.1f}" for row in hidden} & set(shown)
    assert not {SERVICES["code"][row] for row in hidden} & set(shown)
    assert all(SERVICES["code"][row] in page for row, count in enumerate(CLIENTS) if count > 7)
    # All that is shown follows from protected counts: 8 of 634 people is printed as 10 of 635.
    row = CLIENTS.index(8)
    assert f"{1000 * 10 / 635:.1f}" in page
    assert f"{1000 * 8 / SERVICES['people'][row]:.1f}" not in page
    assert any("taken for counts of persons" in said and "DATA_SOURCE" in said for said in answer["warnings"])


def test_the_same_page_when_the_small_counts_are_others(run, tmp_path):
    """Nobody can tell 3 and 6 from 5 and 7 by the page: no rate, benchmark, limit or smoothed value is made of them."""
    _, page = rates(run, tmp_path)
    columns = {**SERVICES, "clients": [5, 0, 7, *CLIENTS[3:]]}
    other = tmp_path / "other.html"
    run("rates", INPUT=layer(columns), CODE_FIELD="code", COUNT_FIELD="clients", BASE_FIELD="people", PER=1000, OUTPUT="memory:",
        REPORT=str(other))  # fmt: skip
    assert other.read_text(encoding="utf-8") == page


def test_a_page_of_published_rates_is_as_it_was(run, tmp_path):
    answer, page = rates(run, tmp_path, **CENSUS)
    assert all(code in page for code in SERVICES["code"])
    assert not any("persons" in said for said in answer["warnings"])
    assert fields.results_of(answer["OUTPUT"])[-1].data is Data.COUNT


def test_a_page_on_which_nothing_could_stand_is_refused(refused, tmp_path):
    page = tmp_path / "rates.html"
    said = refused(
        "rates", INPUT=layer({**SERVICES, "clients": [3] * AREAS}), CODE_FIELD="code", COUNT_FIELD="clients", BASE_FIELD="people",
        OUTPUT="memory:", REPORT=str(page),
    )  # fmt: skip
    assert "No area's count may be shown on a page" in said
    assert not page.exists()


def test_a_table_of_rates_hides_the_counts_that_it_was_made_of(run, tmp_path):
    answer, _ = rates(run, tmp_path)
    out = run("exporttable", INPUT=answer["OUTPUT"], HEADINGS=False, OUTPUT="memory:")
    rows = records(out["OUTPUT"])
    small = [row for row, count in zip(rows, CLIENTS) if 1 <= count <= 7]
    assert len(small) == 2
    for row in small:
        assert {str(row[name]) for name in ("clients", "rt", "rt_lo", "rt_hi", "rt_eb", "rt_rk", "rt_n")} == {"*"}


def ward_table(run, tmp_path, clients=CLIENTS, **more):
    page = tmp_path / "wards.html"
    answer = run("wardsummary", INPUT=layer({**SERVICES, "clients": clients}), CODE_FIELD="code", FLAG_FIELD="flag",
                 PEOPLE_FIELD="clients", LOOKUP=layer(LOOKUP), LOOKUP_CODE_FIELD="code", LOOKUP_WARD_FIELD="ward",
                 OUTPUT="memory:", REPORT=str(page), **more)  # fmt: skip
    return answer, {row["ward"]: row for row in records(answer["OUTPUT"])}, page.read_text(encoding="utf-8")


def test_a_ward_of_few_is_hidden_and_cannot_be_taken_from_the_total(run, tmp_path):
    answer, rows, page = ward_table(run, tmp_path)
    sums = {ward: sum(count for count, own in zip(CLIENTS, WARDS) if own == ward) for ward in rows}
    assert sums["Alder"] == 3
    assert (rows["Alder"]["people"], rows["Alder"]["people_sh"]) == ("*", None)
    shown = {ward: int(row["people"]) for ward, row in rows.items() if row["people"] != "*"}
    total = answer["PEOPLE"]
    # Either the total is hidden, or another ward beside it, or rounding leaves all of 1 to 7.
    if total is not None and len(shown) == len(rows) - 1:
        spread = total - sum(shown.values())
        slack = 2 * (len(shown) + 1)
        assert spread - slack <= 1
        assert spread + slack >= 7
    assert all(value % 5 == 0 for value in shown.values())
    assert total != sum(CLIENTS)
    assert f">{sum(CLIENTS)}<" not in page
    assert any("taken for counts of persons" in said for said in answer["warnings"])
    assert "Counts of 1 to 7 are hidden (*)" in page


def test_wards_of_published_people_are_as_they_were(run, tmp_path):
    answer, rows, _ = ward_table(run, tmp_path, **CENSUS)
    assert rows["Alder"]["people"] == 3
    assert answer["PEOPLE"] == sum(CLIENTS)
    assert not any("persons" in said for said in answer["warnings"])


# The whole chain


def no_number_is_lost(run, made: QgsVectorLayer, tmp_path, lookup, code, ward):
    """Return nothing; tables, rates and wards of an index of published counts hold every number."""
    before = {row["la_65p_n"] for row in records(made)}
    table_out = run("exporttable", INPUT=made, HEADINGS=False, OUTPUT="memory:")
    assert "*" not in cells(table_out["OUTPUT"])
    assert {row["la_65p_n"] for row in records(table_out["OUTPUT"])} == before
    page = tmp_path / "rates.html"
    rated = run("rates", INPUT=made, COUNT_FIELD="la_65p_n", BASE_FIELD="la_65p_d", OUTPUT="memory:", REPORT=str(page))
    assert fields.results_of(rated["OUTPUT"])[-1].data is Data.COUNT
    flagged = run(
        "flagpriority", INPUT=rated["OUTPUT"], CODE_FIELD=code, RULE=["la_65p_q", "is at most", "1"], OUTPUT="memory:"
    )
    people = run("wardsummary", INPUT=flagged["OUTPUT"], CODE_FIELD=code, PEOPLE_FIELD="la_65p_n", LOOKUP=lookup,
                 LOOKUP_CODE_FIELD=code, LOOKUP_WARD_FIELD=ward, OUTPUT="memory:")  # fmt: skip
    worst = sum(row["la_65p_n"] for row in records(made) if row["la_65p_q"] == 1)
    assert people["PEOPLE"] == pytest.approx(worst)
    assert np.nansum([row["people"] for row in records(people["OUTPUT"])]) == pytest.approx(worst)
    said = [*table_out["warnings"], *rated["warnings"], *people["warnings"]]
    assert not [one for one in said if "persons" in one]
    again = run("exporttable", INPUT=rated["OUTPUT"], HEADINGS=False, OUTPUT="memory:")
    assert "*" not in cells(again["OUTPUT"])


def test_the_sample_loses_no_number(run, tmp_path):
    made = run(
        "livingalone", INPUT=sample("areas"), CODE_FIELD="code", TABLE=sample("census"), OUTPUT=str(tmp_path / "a.gpkg")
    )
    index = opened(Path(made["OUTPUT"]))
    assert fields.results_of(index)[-1].data is Data.COUNT
    codes = [row["code"] for row in records(index)]
    no_number_is_lost(
        run, index, tmp_path, layer({"code": codes, "ward": [code[-2:] for code in codes]}), "code", "ward"
    )


def test_medway_loses_no_number(run, unzipped, shared, tmp_path):
    census = table(unzipped("england/census2011_lsoa11_ew.csv.gz"))
    fields_of = {
        "HOUSEHOLDS": "households_total", "ALONE_U65": "one_person_other", "ALONE_65P": "one_person_65plus",
        "RESIDENTS_U65": "pop_under65", "RESIDENTS_65P": "pop_65plus",
    }  # fmt: skip
    made = run("livingalone", INPUT=str(shared / "data" / "medway" / "lsoa11.geojson"), CODE_FIELD="LSOA11CD", TABLE=census,
               TABLE_CODE_FIELD="LSOA11CD", OUTPUT="memory:", **CENSUS, **fields_of)["OUTPUT"]  # fmt: skip
    codes = [row["LSOA11CD"] for row in records(made)]
    lookup = layer({"LSOA11CD": codes, "ward": [code[-2:] for code in codes]})
    no_number_is_lost(run, made, tmp_path, lookup, "LSOA11CD", "ward")


def test_a_written_file_of_a_service_leaks_nothing_through_other_formats(run, tmp_path):
    """QGIS's own copy of a result keeps what its counts are, so that they stay hidden."""
    made = run("livingalone", INPUT=layer({**SERVICES, "other": [60] * AREAS, "old": [300] * AREAS}), CODE_FIELD="code",
               ALONE_65P="clients", ALONE_U65="other", RESIDENTS_65P="old", RESIDENTS_U65="people",
               OUTPUT=str(tmp_path / "a.gpkg"))["OUTPUT"]  # fmt: skip
    out = run("exporttable", INPUT=opened(Path(made)), HEADINGS=False, OUTPUT=str(tmp_path / "b.csv"))
    for row, count in zip(records(table(out["OUTPUT"])), CLIENTS):
        assert (row["clients"] == "*") is (row["la_65p_n"] == "*")
        assert not 1 <= count <= 7 or row["clients"] == "*"
