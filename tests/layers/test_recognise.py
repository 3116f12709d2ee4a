"""Which layers are wards, and which field holds the codes of areas, on names and codes as the offices publish them."""

from __future__ import annotations

import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin.layers import recognise
from tests.processing.layers import layer

WARD_CODES = ["E05014449", "E05014450"]
WARD_NAMES = ["All Saints", "Chatham Central"]
LSOAS = ["E01016016", "E01016017"]


def named(columns: dict[str, list[object]], name: str = "boundaries") -> QgsVectorLayer:
    made = layer(columns)
    made.setName(name)
    return made


@pytest.mark.parametrize("two", ["13", "21", "25", "31"])
def test_wards_of_any_year_are_known_by_their_fields(qgis_app, two):
    made = named({f"WD{two}CD": WARD_CODES, f"WD{two}NM": WARD_NAMES, f"LAD{two}CD": ["E06000035"] * 2})
    assert recognise.is_wards(made)
    assert recognise.ward_name_field(made) == f"WD{two}NM"


@pytest.mark.parametrize(
    "name",
    [
        "Wards_December_2025_Boundaries_UK_BGC",
        "Wards (December 2025) Boundaries UK BGC",
        "district_borough_unitary_ward",
        "Sample wards",
        "WARDS",
    ],
)
def test_wards_are_known_by_the_layers_name(qgis_app, name):
    assert recognise.is_wards(named({"code": ["a", "b"], "name": WARD_NAMES}, name))


@pytest.mark.parametrize("name", ["towards_2025", "Wardship", "Edwards", "awards"])
def test_wards_within_another_word_are_none(qgis_app, name):
    assert not recognise.is_wards(named({"code": ["a", "b"], "name": WARD_NAMES}, name))


def test_areas_that_name_their_wards_are_no_wards(qgis_app):
    for codes in ({"LSOA21CD": LSOAS}, {"MSOA21CD": ["E02003314", "E02003315"]}):
        assert not recognise.is_wards(named({**codes, "WD25CD": WARD_CODES, "WD25NM": WARD_NAMES}, "Areas by ward"))
    assert not recognise.is_wards(named({"code": LSOAS, "ward_code": WARD_CODES, "ward_name": WARD_NAMES}))


def test_a_table_of_wards_is_no_layer_of_wards(qgis_app):
    table = QgsVectorLayer("None?field=WD25CD:string&field=WD25NM:string", "wards", "memory")
    assert table.isValid()
    assert not recognise.is_wards(table)


@pytest.mark.parametrize("real", ["ward13", "ward25"])
def test_medways_wards_are_wards_and_its_lsoas_are_not(qgis_app, shared, real):
    folder = shared / "data" / "medway"
    assert recognise.is_wards(QgsVectorLayer(str(folder / f"{real}.geojson"), "x", "ogr"))
    for areas in ("lsoa01", "lsoa11", "lsoa21"):
        made = QgsVectorLayer(str(folder / f"{areas}.geojson"), "x", "ogr")
        assert made.isValid()
        assert not recognise.is_wards(made)


@pytest.mark.parametrize(
    "codes",
    [
        ["E00080001", "W00000001"],
        LSOAS,
        ["S01006506", "S01006507"],
        ["N20000001", "N20000002"],
        ["95GG01S1", "95GG02S1"],
        ["E02003314", "W02000001"],
        ["S02001236", "S02001237"],
        ["N21000001", "N21000002"],
        WARD_CODES,
        ["S13002478", "S13002479"],
        ["N08000101", "N08000102"],
    ],
    ids=lambda codes: codes[0],
)
def test_codes_of_every_country_are_known_by_their_values(qgis_app, codes):
    made = layer({"FID": ["1", "2"], "lad": ["E06000035"] * 2, "odd": codes, "note": ["x", "y"]})
    assert recognise.guess_code_field(made) == "odd"


def test_of_several_codes_those_of_the_finest_areas_are_meant(qgis_app):
    columns = {"a": WARD_CODES, "b": ["E02003314", "E02003315"], "c": LSOAS, "d": ["E06000035"] * 2}
    assert recognise.guess_code_field(layer(columns)) == "c"
    del columns["c"]
    assert recognise.guess_code_field(layer(columns)) == "b"
    # Codes of one's own are finer than the MSOAs beside them.
    assert recognise.guess_code_field(layer({**columns, "code": ["g1", "g2"]})) == "code"


def test_small_areas_come_before_msoas_and_wards_are_no_areas(qgis_app):
    msoas = named({"MSOA21CD": ["E02003314", "E02003315"]})
    wards = named({"WD25CD": WARD_CODES, "WD25NM": WARD_NAMES})
    lsoas = named({"LSOA21CD": LSOAS})
    assert recognise.suitable_layer([wards, msoas, lsoas]) == (lsoas, "LSOA21CD")
    assert recognise.suitable_layer([wards, msoas]) == (msoas, "MSOA21CD")
    assert recognise.suitable_layer([wards]) is None


def test_results_by_ward_are_no_wards(qgis_app, provider):
    from qgis import processing

    wards = named({"WD25CD": WARD_CODES, "WD25NM": WARD_NAMES, "q": [1, 2]}, "Wards")
    made = processing.run(
        "medwayisolation:flagpriority",
        {"INPUT": wards, "CODE_FIELD": "WD25CD", "CRITERIA": ["q", "=", "1"], "OUTPUT": "memory:Wards"},
    )["OUTPUT"]
    assert recognise.is_wards(wards)
    assert not recognise.is_wards(made)
