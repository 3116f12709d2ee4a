"""Authorities by what people type; the catalogue that comes with the plugin, and its faults."""

from __future__ import annotations

import csv
import gzip
import json

import pytest

from medway_isolation_plugin.core.catalogue import document
from medway_isolation_plugin.core.catalogue.document import read_catalogue
from medway_isolation_plugin.core.catalogue.model import What
from medway_isolation_plugin.core.catalogue.names import find_authorities, plain
from medway_isolation_plugin.core.faults import InputError
from tests.conftest import ROOT

SHIPPED = ROOT / "resources" / "catalogue.json"
TYPED = {
    "Medway": "E06000035", "medway council": "E06000035", " MEDWAY ": "E06000035", "E06000035": "E06000035",
    "e06000035": "E06000035", "Medway Unitary Authority": "E06000035", "Hull": "E06000010", "City of Hull": "E06000010",
    "Kingston upon Hull": "E06000010", "Bristol": "E06000023", "City of Bristol": "E06000023", "Bristol City Council": "E06000023",
    "Kings Lynn": "E07000146", "King's Lynn & West Norfolk": "E07000146", "King’s Lynn and West Norfolk": "E07000146",
    "st helens": "E08000013", "Saint Helens": "E08000013", "St. Helens": "E08000013", "Newcastle upon Tyne": "E08000021",
    "Newcastle-upon-Tyne": "E08000021", "Newcastle under Lyme": "E07000195", "Durham": "E06000047", "County Durham": "E06000047",
    "Durham County Council": "E06000047", "Westminster": "E09000033", "City of Westminster": "E09000033",
    "London Borough of Camden": "E09000007", "Kensington & Chelsea": "E09000020", "Royal Borough of Greenwich": "E09000011",
    "Windsor": "E06000040", "Stoke": "E06000021", "Stoke on Trent": "E06000021", "Southend": "E06000033", "Bath": "E06000022",
    "BANES": "E06000022", "B&NES": "E06000022", "BCP": "E06000058", "Bournemouth": "E06000058", "Isle of Wight": "E06000046",
    "Isle of Anglesey": "W06000001", "Anglesey": "W06000001", "Ynys Môn": "W06000001", "Ynys Mon": "W06000001", "Cardiff": "W06000015",
    "Caerdydd": "W06000015", "Cyngor Caerdydd": "W06000015", "Abertawe": "W06000011", "Sir Benfro": "W06000009",
    "Vale of Glamorgan": "W06000014", "Rhondda": "W06000016", "RCT": "W06000016", "York": "E06000014", "City of York": "E06000014",
    "Lincoln": "E07000138", "North Lincolnshire": "E06000013", "Barnsley": "E08000016", "E08000038": "E08000016",
    "Sheffield": "E08000019", "E08000039": "E08000019", "Sheffield City Council": "E08000019", "Telford": "E06000020",
    "East Riding": "E06000011", "City of London": "E09000001", "Herefordshire": "E06000019", "Central Beds": "E06000056",
    "Richmond upon Thames": "E09000027", "Leeds City Council": "E08000035",
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue():
    return read_catalogue(SHIPPED)


@pytest.mark.parametrize(("typed", "code"), TYPED.items())
def test_names_as_people_type_them(catalogue, typed, code):
    assert [one.code for one in find_authorities(typed, catalogue.authorities)] == [code]


def test_every_authority_is_found_by_its_code_and_its_name(catalogue):
    assert len(catalogue.authorities) == 318
    for one in catalogue.authorities:
        for said in (one.code, one.name, f"{one.name} Council", one.name.upper(), *one.also):
            assert find_authorities(said, catalogue.authorities) == [one], said
    assert len({plain(one.name) for one in catalogue.authorities}) == 318


def test_several_and_all(catalogue):
    found = find_authorities("Medway; Hull ;Medway", catalogue.authorities)
    assert [one.name for one in found] == ["Medway", "Kingston upon Hull, City of"]
    assert len(find_authorities(" * ", catalogue.authorities)) == 318
    assert (
        len(find_authorities("England", catalogue.authorities)),
        len(find_authorities("wales", catalogue.authorities)),
    ) == (296, 22)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Newcastle", "may be Newcastle-under-Lyme .*, Newcastle upon Tyne"),
        ("Kingston", "may be Kingston upon Hull, City of .*, Kingston upon Thames"),
        ("Medwey", r"Did you mean Medway \(E06000035\)"),
        ("London", "No authority is called 'London'"),
        ("City", "No authority is called 'City'"),
        ("xyzzy", "Write its name or code"),
        ("", "No authority is named"),
        (" ; ", "No authority is named"),
    ],
)
def test_what_is_not_sure_is_asked(catalogue, typed, words):
    with pytest.raises(InputError, match=words):
        find_authorities(typed, catalogue.authorities)


def test_each_dataset_says_what_tells_it_from_its_neighbour(catalogue):
    assert {one.what for one in catalogue.datasets} == set(What)
    for one in catalogue.datasets:
        assert one.must, one.id
        assert one.seen, one.id
        assert one.by_hand, one.id
        assert one.service.base.startswith("https://")
        assert one.tells, one.id
        assert set(one.speaks) <= {one.name, *one.others}, one.id
        assert bool(one.others) == bool(one.speaks), one.id
    exact = next(one for one in catalogue.datasets if one.id == "lookup_exact")
    assert (exact.rows, "CHGIND" in exact.must, exact.values["CHGIND"]) == (35796, True, ("U", "S", "M", "X"))
    both = next(one for one in catalogue.datasets if one.id == "iod2025")
    assert len(both.speaks) == 2
    assert [address.split("/")[1] for address in both.speaks] == [
        "691ded56d140bbbaa59a2a7d",
        "68ff5daabcb10f6bf9bef911",
    ]
    assert [one.year for one in catalogue.of(What.DEPRIVATION)] == [2025, 2019, 2015, 2010]


def test_no_two_datasets_could_be_taken_for_each_other(catalogue):
    """What must be there of one is not allowed, or not there, in its neighbours: by name, vintage, columns, texts or rows."""
    alike = [
        (one.id, other.id)
        for one in catalogue.datasets
        for other in catalogue.datasets
        if one.id < other.id
        and one.what is other.what
        and (one.must, one.values, one.vintage, one.rows) == (other.must, other.values, other.vintage, other.rows)
    ]
    assert alike == []


def test_the_schema_says_what_the_reader_reads():
    schema = json.loads((ROOT / "resources" / "catalogue.schema.json").read_text(encoding="utf-8"))
    parts = schema["properties"]
    for key, known in (
        ("services", document._SERVICE),
        ("datasets", document._DATASET),
        ("authorities", document._AUTHORITY),
    ):
        assert set(parts[key]["items"]["properties"]) == known
    assert set(parts) == document._TOP
    shipped = json.loads(SHIPPED.read_text(encoding="utf-8"))
    validator = pytest.importorskip("jsonschema", reason="needs jsonschema").Draft202012Validator(schema)
    assert [fault.message for fault in validator.iter_errors(shipped)] == []
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    every = set.union(document._SERVICE, document._DATASET, document._AUTHORITY)
    assert [key for key in sorted(every) if f"`{key}`" not in page] == []


def test_lookups_of_every_year_know_each_authority_by_some_code(catalogue, shared):
    every = {code for one in catalogue.authorities for code in (one.code, *one.also, *one.was)}
    for name, column in (
        ("lookup_lsoa11_lad20", "parent"),
        ("lookup_lsoa11_lsoa21_lad22_exact", "LAD22CD"),
        ("lookup_lsoa21_ward24_ltla24", "ltla24_code"),
    ):
        with gzip.open(shared / "data/lookups" / f"{name}.csv.gz", "rt", encoding="utf-8-sig") as stream:
            there = {row[column] for row in csv.DictReader(stream)}
        assert len(there) in {336, 331, 318}
        assert there <= every, name


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: d["services"][0].update(kind="ftp"), r"services\[1\].kind is 'ftp'; it must be one of"),
        (lambda d: d["datasets"][0].update(service="x"), r"datasets\[1\].service is 'x'"),
        (lambda d: d["datasets"][0].update(rows=-1), r"datasets\[1\].rows is -1"),
        (lambda d: d["datasets"][0].update(must="x"), r"datasets\[1\].must must be a list of texts"),
        (lambda d: d["datasets"][1].update(id=d["datasets"][0]["id"]), "occurs twice"),
        (lambda d: d["datasets"][0].update(colour="red"), r"datasets\[1\].colour is not known here"),
        (lambda d: d.update(schema_version=2), "made by a newer version"),
        (lambda d: d.update(authorities=[]), "authorities must be a list with at least one entry"),
    ],
)
def test_a_faulty_catalogue_names_the_place(tmp_path, change, words):
    shipped = json.loads(SHIPPED.read_text(encoding="utf-8"))
    change(shipped)
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(shipped), encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_catalogue(path)
