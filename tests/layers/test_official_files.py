"""Files of every kind as cells: archives that are not to be trusted, encodings, long texts, spreadsheets."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.official import (
    File,
    UndecidedError,
    UnknownTableError,
    Wishes,
    places,
    read,
    read_all,
)
from medway_isolation_plugin.layers import official_files, official_texts
from tests.official_writer.files import _ods, _xlsx

TABLE = "LSOA11CD,households,alone_65p\nE01000001,600,50\nE01000002,610,51\n"
ROWS = [line.split(",") for line in TABLE.splitlines()]


def zipped(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def values(path: Path) -> dict[str, list[float]]:
    return {name: column.tolist() for name, column in read(official_files.grids(str(path))).values.items()}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv", TABLE.encode("utf-8-sig")),
        ("x.csv", ("sep=;\n" + TABLE.replace(",", ";")).encode()),
        ("x.csv", ("Ynys M\u00f4n\n" + TABLE).encode("cp1252")),
        ("x.txt", TABLE.replace(",", "\t").encode("utf-16")),
        ("x.csv.gz", gzip.compress(TABLE.encode())),
        ("x.zip", zipped(("folder/x.csv", TABLE.encode()), ("__MACOSX/x.csv", b"\0"), ("readme.pdf", b"%PDF"))),
        ("x.xlsx", _xlsx([("Notes", [["Some words"]]), ("Table", ROWS)])),
        ("x.ods", _ods([("Notes", [["Some words"]]), ("Table", ROWS)])),
        ("x.zip", zipped(("x.xlsx", _xlsx([("Table", ROWS)])))),
        ("x.zip", zipped(("x.ods", _ods([("Table", ROWS)])))),
    ],
)
def test_one_table_in_every_kind_of_file(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    assert values(path) == {"households": [600, 610], "alone_65p": [50, 51]}


@pytest.mark.parametrize(
    "member", ["../x.csv", "/x.csv", "C:/x.csv", "..\\x.csv", "a/../../x.csv", "\\\\server\\x.csv"]
)
def test_an_archive_that_climbs_out_of_itself_is_not_read(tmp_path, member):
    path = tmp_path / "x.zip"
    path.write_bytes(zipped((member, TABLE.encode())))
    with pytest.raises(InputError, match="outside of itself"):
        official_files.grids(str(path))


def test_an_archive_of_too_much_is_not_unpacked(tmp_path, monkeypatch):
    path = tmp_path / "x.zip"
    path.write_bytes(zipped(*((f"{number}.csv", b"a") for number in range(501))))
    with pytest.raises(InputError, match="501 files"):
        official_files.grids(str(path))
    monkeypatch.setattr(official_files, "_MOST_BYTES", 40)
    path.write_bytes(zipped(("x.csv", TABLE.encode())))
    packed = tmp_path / "x.csv.gz"
    packed.write_bytes(gzip.compress(TABLE.encode()))
    for large in (path, packed):
        with pytest.raises(InputError, match="larger than"):
            official_files.grids(str(large))


@pytest.mark.parametrize(("name", "content"), [("x.zip", zipped(("x.csv", TABLE.encode()))[:50]),
                                               ("x.csv.gz", gzip.compress(TABLE.encode())[:30]),
                                               ("x.csv", b"code,n\n" + b"\0" * 50), ("x.xlsx", b"PK")])  # fmt: skip
def test_a_damaged_file_is_said_to_be_one(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=f"{name}.*(damaged|cannot be opened)"):
        official_files.grids(str(path))


def test_options_of_gdal_are_put_back(tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(_xlsx([("Table", ROWS)]))
    gdal.SetThreadLocalConfigOption("OGR_XLSX_HEADERS", "FORCE")
    try:
        official_files.grids(str(path))
        assert gdal.GetThreadLocalConfigOption("OGR_XLSX_HEADERS") == "FORCE"
        assert gdal.GetThreadLocalConfigOption("OGR_XLSX_FIELD_TYPES") is None
    finally:
        gdal.SetThreadLocalConfigOption("OGR_XLSX_HEADERS", None)


# The small cases: what each is taken for; one is undecided, and one has headings that may each mean the same.
CASES = {
    "all_text.xlsx": "plain", "codes_colon.csv": "plain", "codes_lower.csv": "plain", "comma.txt": "plain", "heading_twice.csv": "unknown",
    "households_address.csv": "mosaic_address", "households_label.csv": "type_counts",
    "lookup_best_fit.csv": "lookup_best_fit",
    "lookup_exact.csv": "lookup_exact", "nomis_bulk.csv": "undecided", "nomis_query_raw.csv": "nomis_query",
    "notes_first.xlsx": "iod_file_1",
    "plain.csv": "plain", "rank_and_decile.csv": "iod_file_2", "suppressed_dots.csv": "plain", "suppressed_lt5.csv": "plain",
    "suppressed_star.csv": "plain", "thousands.csv": "iod_file_1", "tied_ranks.csv": "plain", "ts003_long.csv": "ons_census_long",
    "types.csv": "type_table",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(CASES))
def test_each_case_is_taken_for_what_it_is(shared, tmp_path, name):
    """Whatever the file is called."""
    path = tmp_path / f"download{Path(name).suffix}"
    path.write_bytes((shared / "cases" / "official_files" / name).read_bytes())
    try:
        taken = read(official_files.grids(str(path))).shape.id
    except UndecidedError as error:
        taken = "undecided"
        assert "READ_AS" in str(error)
    except UnknownTableError as error:
        taken = "unknown"
        assert "may each mean the same" in str(error)
    assert taken == CASES[name]


@pytest.fixture
def households(tmp_path) -> tuple[Path, Path, dict[tuple[str, str], float]]:
    """A table with a row for each of 3,000 households, a lookup of its postcodes, and how many there are by area and type."""
    random = np.random.default_rng(5)
    table, lookup, expected = tmp_path / "households.csv", tmp_path / "postcodes.csv", {}
    area_of = {f"ME{a} {b}{c}A": f"E0100{a:04d}" for a in range(1, 9) for b in range(10) for c in "ABDE"}
    postcodes = list(area_of)
    lines = ["Postcode,(H) Mosaic UK 7 Type Label"]
    for postcode, kind in zip(random.integers(0, len(postcodes), 3000), random.integers(1, 9, 3000)):
        lines.append(f"{postcodes[postcode]},A0{kind} Some Name")
        key = (area_of[postcodes[postcode]], f"A0{kind}")
        expected[key] = expected.get(key, 0) + 1
    table.write_text(
        "\n".join(["Extract", *lines, "ZZ99 9ZZ,A01 Some Name", "", "Source: a publisher"]), encoding="utf-8"
    )
    lookup.write_text("\n".join(["pcds,oa21,lsoa21", *(f"{key.replace(' ', '  ')},E00000001,{area}" for key, area in area_of.items())]),
                      encoding="utf-8")  # fmt: skip
    return table, lookup, expected


@pytest.mark.parametrize("rows", [100, 10**6], ids=["chunks", "one chunk"])
@pytest.mark.parametrize("longest", [0, 10**6], ids=["long", "held whole"])
def test_households_by_postcode_are_counted_by_area_and_type(households, monkeypatch, longest, rows):
    table, lookup, expected = households
    monkeypatch.setattr(official_texts, "_WHOLE", longest)
    monkeypatch.setattr(official_texts, "_ROWS", rows)
    area_of = places(official_files.grids(str(lookup)), None, "lsoa21")
    file = File("x", tuple(official_files.grids(str(table))))
    joined = read_all([file], Wishes(area_of=area_of))
    counts = joined.values["households"].tolist()
    assert dict(zip(zip(joined.codes, joined.texts["type"]), counts)) == expected
    assert joined.warnings == ["x: 1 row is not in the lookup and left out."]
    wanted = frozenset(["E01000003"])
    kept = read_all([file], Wishes(area_of=area_of, keep=wanted))
    assert set(kept.codes) == wanted
    assert kept.values["households"].sum() == sum(count for (area, _), count in expected.items() if area in wanted)


def test_reading_a_long_text_is_stopped_and_says_how_far_it_is(households, monkeypatch):
    pytest.importorskip("pandas")
    table, _, _ = households
    monkeypatch.setattr(official_texts, "_WHOLE", 0)
    monkeypatch.setattr(official_texts, "_ROWS", 500)
    shares: list[float] = []
    read(official_files.grids(str(table), progress=shares.append))
    assert shares == sorted(shares) and len(shares) > 5 and shares[-1] == 1

    def stop() -> None:
        if len(shares) > 9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(official_files.grids(str(table), stop, shares.append))
    assert len(shares) < 14


def test_a_household_without_a_type_is_unclassified_and_a_row_of_all_types_left_out(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("LSOA11CD,Type\nE01000001,A01\nE01000001,\nE01000001,U99\nE01000001,All types\n", encoding="utf-8")
    tidy = read(official_files.grids(str(path)))
    assert dict(zip(tidy.texts["type"], tidy.values["households"])) == {"A01": 1, "unclassified": 1, "U99": 1}
    assert any("all types together" in warning for warning in tidy.warnings)


def test_a_lookup_that_may_mean_several_areas_is_asked_about(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("pcds,lsoa11,lsoa21\nME1 1AA,E01016014,E01016014\nME1 1AB,E01016015,E01033769\n", encoding="utf-8")
    sheets = official_files.grids(str(path))
    with pytest.raises(InputError, match="LOOKUP_CODE_FIELD"):
        places(sheets, None)
    texts = np.array(["me1 1ab", "ZZ1 1ZZ"], dtype=object)
    assert places(sheets, frozenset(["E01033769"]))(texts).tolist() == ["E01033769", ""]
    assert places(sheets, None, "lsoa11")(texts).tolist() == ["E01016015", ""]
