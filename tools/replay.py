"""Answers of the documented services, page by page, from a server on this machine; nothing is asked of the network.

What is answered is marked by where it comes from: `real`, made from the shared reference data beside the project, or `made up`.
A dataset that is not there is answered as the services answer what they do not know. Faults are put in by name.

Usage: .venv/bin/python tools/replay.py [folder of reference data]
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent))
from replay_faults import JSON, Answer, faulty

ROOT = Path(__file__).resolve().parents[1]
REAL, MADE_UP = "real", "made up"
MOST_FEATURES, MOST_ROWS = 2000, 25000
MEDWAY = "E06000035"


@dataclass(frozen=True)
class Layer:
    """A feature layer: attributes of each feature, its shape, and where they come from."""

    origin: str
    attributes: list[dict[str, Any]]
    shapes: list[Any]  # in GeoJSON, or as such a text
    system: str = "4326"


@dataclass(frozen=True)
class CensusTable:
    """A census table: rows of area code, area name, label and value; `of` tells the areas of an authority."""

    origin: str
    dimension: str
    rows: list[tuple[str, ...]]  # with the year as the fifth, in a table of several
    of: Mapping[str, str]


@dataclass
class Replay:
    """What the server answers; `faults` by a part of the path, `asked` every path that was asked for."""

    layers: dict[str, Layer] = field(default_factory=dict)
    tables: dict[str, CensusTable] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    besides: dict[str, Layer] = field(default_factory=dict)  # further features of the same layers, of another origin
    tables_besides: dict[str, CensusTable] = field(default_factory=dict)
    real_codes: frozenset[str] = frozenset()  # of areas for which nothing made up is answered
    faults: dict[str, str] = field(default_factory=dict)
    fails: dict[str, int] = field(
        default_factory=dict
    )  # how often a fault is still given, for ever where it is not here
    asked: list[str] = field(default_factory=list)
    limit_on_top: bool = (
        False  # where a page says that more are to come: within its properties, or on top as older servers do
    )
    hosts: list[str] = field(default_factory=list)  # to which the catalogue allows to be sent on
    spoilt: Callable[[str, Answer], Answer] | None = None  # makes another answer of any right one, by its path
    megabytes: int = 0  # the largest answer that the catalogue lets in, where it is not as it is
    most_features: int = MOST_FEATURES
    most_rows: int = MOST_ROWS
    address: str = ""
    authorities: list[dict[str, Any]] = field(default_factory=list)  # made up, beside those of the catalogue
    rows: dict[str, int] = field(default_factory=dict)  # of made-up datasets, by their ids

    def catalogue(self, folder: Path) -> Path:
        """Write the plugin's catalogue with this server in place of the services, and return where it is."""
        document = json.loads((ROOT / "resources" / "catalogue.json").read_text(encoding="utf-8"))
        for service in document["services"]:
            service["base"] = f"{self.address}/{service['id']}"
            if self.hosts:
                service["hosts"] = self.hosts
        document["authorities"] += self.authorities
        for dataset in document["datasets"]:
            dataset["rows"] = self.rows.get(dataset["id"], dataset.get("rows", 0))
            if self.megabytes:
                dataset["megabytes"] = self.megabytes
        path = folder / "catalogue.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        return path


# What is real


def real(shared: Path) -> Replay:
    """Return what can be answered from the reference data: Medway's areas, wards, lookups and counts, and the indices."""
    data = shared / "data"
    replay = Replay()
    name = {
        "areas_2021": "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5",
        "areas_2011": "LSOA_Dec_2011_Boundaries_Generalised_Clipped_BGC_EW_V3",
        "wards": "WD_MAY_2025_UK_BGC_V2",
        "ward_lookup": "LSOA21_WD24_LAD24_EW_LU",
        "exact": "LSOA11_LSOA21_LAD22_EW_LU_v5",
        "lookup_2011": "LSOA11_WD20_LAD20_EW_LU_v2",
        "lookup_2001": "LSOA01_LSOA11_LAD11_EW_LU_ddfe1cd1c2784c9b991cded95bc915a9",
    }
    for key, file in (("areas_2021", "lsoa21"), ("areas_2011", "lsoa11"), ("wards", "ward25")):
        features = json.loads((data / "medway" / f"{file}.geojson").read_text(encoding="utf-8"))["features"]
        replay.layers[name[key]] = Layer(
            REAL, [one["properties"] for one in features], [one["geometry"] for one in features]
        )
    wards = [
        {"LSOA21CD": row["lsoa21_code"], "LSOA21NM": row["lsoa21_name"], "WD24CD": row["ward24_code"], "WD24NM": row["ward24_name"],
         "LAD24CD": row["ltla24_code"], "LAD24NM": row["ltla24_name"]}
        for row in _csv(data / "lookups" / "lookup_lsoa21_ward24_ltla24.csv.gz")
    ]  # fmt: skip
    exact = _csv(data / "lookups" / "lookup_lsoa11_lsoa21_lad22_exact.csv.gz")
    parents_11 = {row["code"]: row["parent"] for row in _csv(data / "lookups" / "lookup_lsoa11_lad20.csv.gz")}
    oldest = [  # of Medway alone: which authority an area of 2001 was in is known there
        {
            "LSOA01CD": row["lsoa01_code"],
            "LSOA11CD": row["lsoa11_code"],
            "CHGIND": row["change_code"],
            "LAD11CD": MEDWAY,
        }
        for row in _csv(data / "lookups" / "lookup_lsoa01_lsoa11_change.csv.gz")
        if parents_11.get(row["lsoa11_code"]) == MEDWAY
    ]
    old = [
        {
            "LSOA11CD": row["code"],
            "LSOA11NM": row["name"],
            "LAD20CD": row["parent"],
            "LAD20NM": "",
            "WD20CD": "",
            "WD20NM": "",
        }
        for row in _csv(data / "lookups" / "lookup_lsoa11_lad20.csv.gz")
    ]
    for key, rows in (("ward_lookup", wards), ("exact", exact), ("lookup_2011", old), ("lookup_2001", oldest)):
        replay.layers[name[key]] = Layer(REAL, rows, [None] * len(rows))
    parents = {row["LSOA21CD"]: row["LAD24CD"] for row in wards}
    census = _csv(data / "england" / "census2021_lsoa21_ew.csv.gz")
    older = _csv(data / "england" / "census2011_lsoa11_ew.csv.gz")
    new = {
        "NM_2023_1": ("C2021_HHCOMP_15", {
            "Total: All households": "households_total", "One-person household": "one_person_households_all_ages"}),
        "NM_2063_1": ("C2021_CARS_5", {
            "Total: All households": "car_households_total", "No cars or vans in household": "no_car_households"}),
        # Five-year bands are not among the reference data: what they add up to from 65 on is.
        "NM_2020_1": ("C2021_AGE_19", {"Total": "pop_total", "Aged 65 years and over": "pop_65plus"}),
        "NM_2055_1": ("C2021_HEALTH_6", {
            "Total: All usual residents": "health_total", "Bad health": "health_bad", "Very bad health": "health_very_bad"}),
    }  # fmt: skip
    for table, (dimension, labels) in new.items():
        rows = [
            (row["LSOA21CD"], row["LSOA21NM"], label, row[column]) for row in census for label, column in labels.items()
        ]
        replay.tables[table] = CensusTable(REAL, dimension, rows, parents)
    labels = {
        "All categories: Household composition": "households_total",
        "One person household: Total": "one_person_total",
        "One person household: Aged 65 and over": "one_person_65plus",
        "One person household: Other": "one_person_other",
    }
    rows = [(row["LSOA11CD"], row["LSOA11NM"], label, row[column]) for row in older for label, column in labels.items()]
    ages = [
        (row["LSOA11CD"], row["LSOA11NM"], label, str(number))
        for row in older
        for label, number in _bands(
            int(row["pop_total"]), *(int(row[key]) for key in ("pop_65plus", "pop_75plus", "pop_85plus"))
        )
    ]
    cars = {
        "All categories: Car or van availability": "car_households_total",
        "No cars or vans in household": "no_car_households",
    }
    replay.tables["NM_621_1"] = CensusTable(REAL, "CELL", [
        (row["LSOA11CD"], row["LSOA11NM"], label, row[column]) for row in older for label, column in cars.items()
    ], parents_11)  # fmt: skip
    replay.tables["NM_145_1"] = CensusTable(REAL, "CELL", ages, parents_11)
    replay.tables["NM_605_1"] = CensusTable(REAL, "CELL", rows, parents_11)
    mid_year = _csv(data / "england" / "mye2020_lsoa11_ew.csv.gz")
    replay.tables["NM_2010_1"] = CensusTable(REAL, "C_AGE", [
        (row["LSOA11CD"], row["LSOA11NM"], label, row[column], "2020")
        for row in mid_year for label, column in (("All Ages", "pop_total"), ("Aged 65+", "pop_65plus"))
    ], parents_11)  # fmt: skip
    replay.files[_FILE_7_2019] = (REAL, _file_7(_csv(data / "england" / "imd2019_england_lsoa11.csv.gz")))
    replay.files["media/691ded56d140bbbaa59a2a7d/File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv"] = (
        REAL, _file_7(_csv(data / "england" / "imd2025_england_lsoa21.csv.gz"))
    )  # fmt: skip
    replay.files[_FILE_7_2015] = (REAL, _file_7(_csv(data / "england" / "imd2015_england_lsoa11.csv.gz"), 2013))
    replay.files[_ALL_2010] = (REAL, _all_2010(_csv(data / "england" / "imd2010_england_lsoa01.csv.gz")))
    medway = [row for row, parent in (*parents.items(), *parents_11.items()) if parent == MEDWAY]
    replay.real_codes = frozenset((MEDWAY, *medway, *(row["LSOA01CD"] for row in oldest)))
    for key, layer in ((key, replay.layers[name[key]]) for key in ("areas_2021", "areas_2011", "wards", "lookup_2001")):
        replay.rows[key] = len(layer.attributes)
    return replay


def everything(shared: Path, sample: Path) -> Replay:
    """Return what is real and, for other places than Medway, what is made up: the fictional borough, boundaries of Wales."""
    replay, invented = real(shared), made_up(sample)
    replay.besides, replay.tables_besides = dict(invented.layers), dict(invented.tables)
    replay.authorities = invented.authorities
    for name, column in (
        ("Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5", "LSOA21CD"),
        ("LSOA_PopCentroids_EW_2021_V4", "LSOA21CD"),
    ):
        codes = sorted(row["LSOA21CD"] for row in replay.layers["LSOA21_WD24_LAD24_EW_LU"].attributes
                       if row["LSOA21CD"].startswith("W"))  # fmt: skip
        some = replay.besides[name]
        shapes = [
            _square(300_000 + 1000 * (number % 50), 250_000 + 1000 * (number // 50)) for number in range(len(codes))
        ]
        if "Centroids" in name:
            shapes = [{"type": "Point", "coordinates": shape["coordinates"][0][0]} for shape in shapes]
        replay.besides[f"{name} of Wales"] = Layer(MADE_UP, [{column: code} for code in codes], shapes, "27700")
        replay.besides[name] = some
    return replay


def _square(x: int, y: int) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[[x, y], [x + 900, y], [x + 900, y + 900], [x, y + 900], [x, y]]]}


def _bands(everybody: int, from_65: int, from_75: int, from_85: int) -> list[tuple[str, int]]:
    """Return residents by the bands of the census that are known, the oldest of which is two bands there."""
    return [
        ("All usual residents", everybody), ("Age 65 to 74", from_65 - from_75), ("Age 75 to 84", from_75 - from_85),
        ("Age 85 and over", from_85),
    ]  # fmt: skip


# What is made up


def made_up(sample: Path) -> Replay:
    """Return a fictional borough as the services would give it, on areas of 2011: the sample data under codes that nobody has."""
    from osgeo import ogr, osr

    ogr.UseExceptions()
    package = ogr.Open(str(sample))
    onto = osr.SpatialReference()
    onto.ImportFromEPSG(4326)
    onto.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)

    def code(text: str) -> str:
        number = int(re.sub(r"\D", "", text))
        return f"E05099{number:03}" if "W" in text else f"E01099{number:03}"

    def shapes(name: str) -> list[tuple[dict[str, Any], Any]]:
        found = []
        for feature in package.GetLayer(name):
            shape = feature.GetGeometryRef()
            if shape is not None:
                shape.TransformTo(onto)
            found.append((feature.items(), json.loads(shape.ExportToJson()) if shape is not None else None))
        return found

    replay = Replay(authorities=[{"code": "E06099999", "name": "Sample Borough"}])
    areas, wards = shapes("areas"), shapes("wards")
    codes = [code(one["code"]) for one, _ in areas]
    own = {"LAD20CD": "E06099999", "LAD20NM": "Sample Borough"}
    replay.layers["LSOA11_WD20_LAD20_EW_LU_v2"] = Layer(MADE_UP, [
        {"LSOA11CD": area, "LSOA11NM": one["name"], "WD20CD": code(one["ward_code"]), "WD20NM": one["ward_name"], **own}
        for area, (one, _) in zip(codes, areas)
    ], [None] * len(areas))  # fmt: skip
    replay.layers["LSOA_Dec_2011_Boundaries_Generalised_Clipped_BGC_EW_V3"] = Layer(
        MADE_UP,
        [{"LSOA11CD": area, "LSOA11NM": one["name"]} for area, (one, _) in zip(codes, areas)],
        [shape for _, shape in areas],
    )
    replay.layers["WD_MAY_2025_UK_BGC_V2"] = Layer(MADE_UP, [
        {"WD25CD": code(one["code"]), "WD25NM": one["name"], "LAD25CD": "E06099999"} for one, _ in wards
    ], [shape for _, shape in wards])  # fmt: skip
    # The borough has the same areas in 2021, so that nothing changed.
    new = {"LAD25CD": "E06099999", "LAD25NM": "Sample Borough"}
    replay.layers["LSOA21_WD25_LAD25_EW_LU_v2"] = Layer(MADE_UP, [
        {"LSOA21CD": area, "LSOA21NM": one["name"], "WD25CD": code(one["ward_code"]), "WD25NM": one["ward_name"], **new}
        for area, (one, _) in zip(codes, areas)
    ], [None] * len(areas))  # fmt: skip
    replay.layers["Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5"] = Layer(
        MADE_UP,
        [{"LSOA21CD": area, "LSOA21NM": one["name"]} for area, (one, _) in zip(codes, areas)],
        [shape for _, shape in areas],
    )
    replay.layers["LSOA11_LSOA21_LAD22_EW_LU_v5"] = Layer(
        MADE_UP,
        [{"LSOA11CD": area, "LSOA21CD": area, "CHGIND": "U", "LAD22CD": "E06099999"} for area in codes],
        [None] * len(codes),
    )
    for name, column in (
        ("LSOA_PopCentroids_EW_2021_V4", "LSOA21CD"),
        ("LSOA_Dec_2011_PWC_in_England_and_Wales_2022", "lsoa11cd"),
    ):
        middles = [ogr.CreateGeometryFromJson(json.dumps(shape)).PointOnSurface().ExportToJson() for _, shape in areas]
        replay.layers[name] = Layer(MADE_UP, [{column: area} for area in codes], [json.loads(one) for one in middles])
    parents = dict.fromkeys(codes, "E06099999")
    counts = [one for one, _ in shapes("census")]

    def table(dimension: str, labels: Mapping[str, Callable[[Mapping[str, int]], int]]) -> CensusTable:
        rows = [(code(one["code"]), "", label, str(of(one))) for one in counts for label, of in labels.items()]
        return CensusTable(MADE_UP, dimension, rows, parents)

    replay.tables["NM_605_1"] = table("CELL", {
        "All categories: Household composition": lambda one: one["households"],
        "One person household: Total": lambda one: one["one_person_households"],
        "One person household: Aged 65 and over": lambda one: one["alone_65p"],
        "One person household: Other": lambda one: one["alone_u65"],
    })  # fmt: skip
    replay.tables["NM_145_1"] = CensusTable(MADE_UP, "CELL", [
        (code(one["code"]), "", label, str(number))
        for one in counts for label, number in _bands(one["residents"], one["residents_65p"], one["residents_65p"] // 2, 0)
    ], parents)  # fmt: skip
    replay.tables["NM_2023_1"] = table("C2021_HHCOMP_15", {
        "Total: All households": lambda one: one["households"],
        "One-person household": lambda one: one["one_person_households"],
        "One-person household: Aged 66 years and over": lambda one: one["alone_65p"] * 95 // 100,
        "One-person household: Other": lambda one: one["one_person_households"] - one["alone_65p"] * 95 // 100,
    })  # fmt: skip
    replay.tables["NM_2020_1"] = table("C2021_AGE_19", {
        "Total": lambda one: one["residents"], "Aged 65 years and over": lambda one: one["residents_65p"],
    })  # fmt: skip
    for name in ("NM_2014_1", "NM_2010_1"):
        replay.tables[name] = CensusTable(MADE_UP, "C_AGE", [
            (code(one["code"]), "", label, str(one[column] + (year - 2011) * grows), str(year))
            for one in counts for year in range(2011, 2025)
            for label, column, grows in (("All Ages", "residents", 5), ("Aged 65+", "residents_65p", 2))
        ], parents)  # fmt: skip
    health = [{"lsoa11_code": code(one["code"]), "Health_score": str(one["health_score"]), "Health_rank": str(one["health_rank"])}
              for one, _ in shapes("health")]  # fmt: skip
    replay.files[_FILE_7_2019] = (MADE_UP, _file_7(health))
    replay.rows["iod2019"] = len(health)
    return replay


_FILE_7_2015 = (
    "government/uploads/system/uploads/attachment_data/file/467774/"
    "File_7_ID_2015_All_ranks__deciles_and_scores_for_the_Indices_of_Deprivation__and_population_denominators.csv"
)
_ALL_2010 = "government/uploads/system/uploads/attachment_data/file/15240/1871702.csv"
_FILE_7_2019 = (
    "media/5dc407b440f0b6379a7acc8d/File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_3.csv"
)


def _csv(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _file_7(rows: list[dict[str, str]], districts: int = 0) -> bytes:
    """Return the indices under the headings of File 7."""
    titles = {
        "IMD": "Index of Multiple Deprivation (IMD)", "Income": "Income", "Employment": "Employment",
        "Education": "Education, Skills and Training", "Health": "Health Deprivation and Disability", "Crime": "Crime",
        "Housing_and_Services": "Barriers to Housing and Services", "Housing_and_Access": "Barriers to Housing and Services",
        "Environment": "Living Environment",
    }  # fmt: skip
    kinds = {
        "score": "{0} Score", "rank": "{0} Rank (where 1 is most deprived)",
        "decile": "{0} Decile (where 1 is most deprived 10% of LSOAs)",
    }  # fmt: skip
    districts = districts or (2024 if "lsoa21_code" in rows[0] else 2019)
    rows = [{**row, "district": row.get("lad13_code", "")} for row in rows]
    columns = {
        "lsoa21_code": "LSOA code (2021)",
        "lsoa11_code": "LSOA code (2011)",
        "district": f"Local Authority District code ({districts})",
    }
    columns.update(
        {f"{key}_{kind}": words.format(title) for key, title in titles.items() for kind, words in kinds.items()}
    )
    columns = {key: heading for key, heading in columns.items() if key in rows[0]}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns.values())
    writer.writerows([_whole(row[key]) for key in columns] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _all_2010(rows: list[dict[str, str]]) -> bytes:
    """Return the indices of 2010 under their headings: scores and ranks, no deciles."""
    titles = {
        "IMD": ("IMD SCORE", "IMD SCORE"), "Income": ("INCOME SCORE",) * 2, "Employment": ("EMPLOYMENT SCORE",) * 2,
        "Health": ("HEALTH DEPRIVATION AND DISABILITY SCORE",) * 2, "Education": ("EDUCATION SKILLS AND TRAINING SCORE",) * 2,
        "Housing_and_Access": ("BARRIERS TO HOUSING AND SERVICES SCORE",) * 2, "Crime": ("CRIME AND DISORDER SCORE", "CRIME SCORE"),
        "Environment": ("LIVING ENVIRONMENT SCORE",) * 2,
    }  # fmt: skip
    columns = {"lsoa01_code": "LSOA CODE", "none": "PRE 2009 LA CODE"}
    for key, (score, rank) in titles.items():
        columns[f"{key}_score"] = score
        columns[f"{key}_rank"] = f"RANK OF {rank} (where 1 is most deprived)"
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns.values())
    writer.writerows([_whole(row.get(key, "")) for key in columns] for row in rows)
    return text.getvalue().encode()


def _whole(text: str) -> str:
    return text[:-2] if text.endswith(".0") else text


# Answers


def answer(replay: Replay, path: str, query: Mapping[str, str]) -> Answer:
    """Return status, type, body and headers of an answer."""
    service, _, rest = path.lstrip("/").partition("/")
    for part, fault in replay.faults.items():
        if part in path and replay.fails.get(part, 1) > 0:
            given = _faulty(replay, fault, part, lambda: _right(replay, service, rest, query))
            if given is not None:
                return given
    right = _right(replay, service, rest, query)
    return replay.spoilt(path, right) if replay.spoilt is not None else right


def _faulty(replay: Replay, fault: str, part: str, right: Callable[[], Answer]) -> Answer | None:
    if part in replay.fails:
        replay.fails[part] -= 1
    if fault == "moved":  # to the same server by another name, which a catalogue may allow
        return 302, "text/plain", b"", {"Location": f"{replay.address.replace('127.0.0.1', 'localhost')}/moved"}
    return faulty(fault, right)


def _right(replay: Replay, service: str, rest: str, query: Mapping[str, str]) -> Answer:
    if service == "geography":
        return 200, JSON, json.dumps(_arcgis(replay, rest, query)).encode(), {}
    if service == "nomis":
        return 200, "text/csv", _nomis(replay, rest, query), {}
    if rest in replay.files:
        return 200, "text/csv", replay.files[rest][1], {}
    return 404, "text/html", b"<!DOCTYPE html><html><body>Page not found</body></html>", {}


_NOT_AVAILABLE: dict[str, Any] = {"error": {"code": 404, "message": "not available", "details": []}}


def _is_real(replay: Replay, asked: str) -> bool:
    """Whether a question is about areas for which nothing made up is answered."""
    return not replay.real_codes.isdisjoint(re.findall(r"[EW]\d{8}", asked))


def _parts(replay: Replay, name: str, where: str) -> list[Layer]:
    """Return a layer's features by their origins: what is made up never where real areas are asked for."""
    more = [layer for key, layer in replay.besides.items() if key in (name, f"{name} of Wales")]
    own = [replay.layers[name]] if name in replay.layers else []
    return own if _is_real(replay, where) else [*own, *more]


def _arcgis(replay: Replay, rest: str, query: Mapping[str, str]) -> dict[str, Any]:
    found = re.fullmatch(r"([^/]+)/FeatureServer/0(/query)?", rest)
    where = query.get("where", "")
    parts = _parts(replay, found[1], where) if found else []
    if found is None or not parts:
        known = found is not None and found[1] in replay.besides
        return _NOT_AVAILABLE if known else {"error": {"code": 400, "message": "Invalid URL", "details": []}}
    if not found[2]:
        fields = dict.fromkeys(key for one in parts for key in (one.attributes[0] if one.attributes else {}))
        return {"maxRecordCount": replay.most_features, "name": found[1], "fields": [{"name": name} for name in fields]}
    try:
        kept = [(one, row) for one in parts for row in _where(one, where)]
    except (KeyError, ValueError):
        return {"error": {"code": 400, "message": "Invalid or missing input parameters.", "details": []}}
    if query.get("returnCountOnly") == "true":
        return {"count": len(kept)}
    order = query.get("orderByFields", "")
    kept.sort(key=lambda one: str(one[0].attributes[one[1]].get(order, "")))
    first = int(query.get("resultOffset", "0"))
    limit = min(int(query.get("resultRecordCount", replay.most_features)), replay.most_features)
    wanted = query.get("outFields", "*").split(",")
    system = query.get("outSR", "4326")
    shapes = query.get("returnGeometry") == "true"
    features = [
        {"type": "Feature",
         "properties": {key: value for key, value in one.attributes[row].items() if wanted == ["*"] or key in wanted},
         "geometry": _on(one.shapes[row], one.system, system) if shapes else None}
        for one, row in kept[first : first + limit]
    ]  # fmt: skip
    more: dict[str, Any] = {"exceededTransferLimit": True} if first + limit < len(kept) else {}
    said = more if replay.limit_on_top else {"properties": more} if more else {}
    return {"type": "FeatureCollection", "features": features, **said}


@cache
def _onto(before: int, after: int) -> Any:
    from osgeo import osr

    found = []
    for number in (before, after):
        found.append(osr.SpatialReference())
        found[-1].ImportFromEPSG(number)
        found[-1].SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return osr.CoordinateTransformation(*found)


def _on(shape: Any, before: str, after: str) -> Any:
    """Return a shape on another system."""
    from osgeo import ogr

    if isinstance(shape, str):
        shape = json.loads(shape)
    if shape is None or before == after:
        return shape
    made = ogr.CreateGeometryFromJson(json.dumps(shape))
    made.Transform(_onto(int(before), int(after)))
    return json.loads(made.ExportToJson())


def _where(layer: Layer, where: str) -> list[int]:
    if where == "1=1":
        return list(range(len(layer.attributes)))
    found = re.fullmatch(r"(\w+)(?:='([^']*)'| IN \((.*)\))", where)
    if found is None:
        raise ValueError(where)
    wanted = {found[2]} if found[3] is None else set(re.findall(r"'([^']*)'", found[3]))
    column = found[1]
    if layer.attributes and column not in layer.attributes[0]:
        raise KeyError(column)
    return [row for row, one in enumerate(layer.attributes) if one.get(column) in wanted]


def _nomis(replay: Replay, rest: str, query: Mapping[str, str]) -> bytes:
    found = re.fullmatch(r"dataset/(\w+)\.data\.csv", rest)
    name = found[1] if found else ""
    geography = query.get("geography", "")
    more = [replay.tables_besides[name]] if name in replay.tables_besides and not _is_real(replay, geography) else []
    tables = [*([replay.tables[name]] if name in replay.tables else []), *more]
    if not tables:
        known = name in _KNOWN_TABLES or name in replay.tables_besides
        return b"<!DOCTYPE html><html><body>Nomis</body></html>" if found and not known else b""
    areas = set(geography.split(","))
    parents = {area[:9] for area in areas if "TYPE" in area}
    whole = any(area.startswith("2092957703TYPE") for area in areas)
    years = {year for year in query.get("date", "").split(",") if year.isdigit()}
    rows = [
        row
        for table in tables
        for row in table.rows
        if (whole or row[0] in areas or table.of.get(row[0]) in parents)
        and (not years or len(row) < 5 or row[4] in years)
    ]
    columns: dict[str, Callable[[tuple[str, ...]], str]] = {
        "geography_code": lambda row: row[0], "geography_name": lambda row: row[1],
        f"{tables[0].dimension.lower()}_name": lambda row: row[2], "obs_value": lambda row: row[3],
        "date_name": lambda row: row[4] if len(row) > 4 else "", "record_count": lambda _: str(len(rows)),
    }  # fmt: skip
    wanted = [name for name in query.get("select", ",".join(columns)).lower().split(",") if name in columns]
    first, limit = int(query.get("recordoffset", "0")), min(int(query.get("recordlimit", MOST_ROWS)), replay.most_rows)
    if not rows:
        return b""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow([name.upper() for name in wanted])
    writer.writerows([columns[name](row) for name in wanted] for row in rows[first : first + limit])
    return text.getvalue().encode()


_KNOWN_TABLES = frozenset(("NM_2020_1", "NM_2031_1", "NM_621_1", "NM_2014_1", "NM_2010_1", "NM_2055_1"))


class _Handler(BaseHTTPRequestHandler):
    replay: Replay

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.replay.asked.append(self.path)
        if parts.path == "/":
            self._send(200, JSON, json.dumps([*map(list, origins(self.replay))]).encode(), {})
            return
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        status, kind, body, headers = answer(self.replay, unquote(parts.path), query)
        if kind == "hangs":
            threading.Event().wait(30)
            return
        if kind == "slow":  # a byte now and then, for ever
            self.send_response(200)
            self.end_headers()
            with _gone():
                while True:
                    self.wfile.write(b"0")
                    self.wfile.flush()
                    threading.Event().wait(0.05)
            return
        self._send(status, kind, body, headers)

    def _send(self, status: int, kind: str, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        if kind == "endless":
            self.end_headers()
            with _gone():
                while True:
                    self.wfile.write(b"0" * 65536)
            return
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body) + (1000 if kind == "cut" else 0)))
        self.end_headers()
        with _gone():
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def _gone() -> Iterator[None]:
    """Let somebody hang up."""
    try:
        yield
    except OSError:
        return


@contextmanager
def serving(replay: Replay) -> Iterator[Replay]:
    """Answer on a free port of this machine while the block runs."""
    handler = type("Handler", (_Handler,), {"replay": replay})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    replay.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield replay
    finally:
        server.shutdown()
        server.server_close()


def origins(replay: Replay) -> Iterable[tuple[str, str]]:
    """Return every dataset that is answered, and whether it is real or made up; a line for each where it is both."""
    for name, layer in (*replay.layers.items(), *replay.besides.items()):
        yield name, layer.origin
    for name, table in (*replay.tables.items(), *replay.tables_besides.items()):
        yield name, table.origin
    for name, (origin, _) in replay.files.items():
        yield name, origin


if __name__ == "__main__":
    with serving(real(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared")) as running:
        print(running.address)
        for line in origins(running):
            print(*line, sep=": ")
        threading.Event().wait()
