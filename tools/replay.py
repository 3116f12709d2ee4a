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

ROOT = Path(__file__).resolve().parents[1]
REAL, MADE_UP = "real", "made up"
MOST_FEATURES, MOST_ROWS = 2000, 25000
MEDWAY = "E06000035"


@dataclass(frozen=True)
class Layer:
    """A feature layer: attributes of each feature, its shape, and where they come from."""

    origin: str
    attributes: list[dict[str, Any]]
    shapes: list[Any]


@dataclass(frozen=True)
class CensusTable:
    """A census table: rows of area code, area name, label and value; `of` tells the areas of an authority."""

    origin: str
    dimension: str
    rows: list[tuple[str, str, str, str]]
    of: Mapping[str, str]


@dataclass
class Replay:
    """What the server answers; `faults` by a part of the path, `asked` every path that was asked for."""

    layers: dict[str, Layer] = field(default_factory=dict)
    tables: dict[str, CensusTable] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
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
        document["authorities"] += self.authorities
        for dataset in document["datasets"]:
            dataset["rows"] = self.rows.get(dataset["id"], dataset.get("rows", 0))
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
    for key, rows in (("ward_lookup", wards), ("exact", exact), ("lookup_2011", old)):
        replay.layers[name[key]] = Layer(REAL, rows, [None] * len(rows))
    parents = {row["LSOA21CD"]: row["LAD24CD"] for row in wards}
    census = _csv(data / "england" / "census2021_lsoa21_ew.csv.gz")
    older = _csv(data / "england" / "census2011_lsoa11_ew.csv.gz")
    new = {
        "NM_2023_1": ("C2021_HHCOMP_15", {
            "Total: All households": "households_total", "One-person household": "one_person_households_all_ages"}),
        "NM_2063_1": ("C2021_CARS_5", {
            "Total: All households": "car_households_total", "No cars or vans in household": "no_car_households"}),
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
    parents_11 = {row["LSOA11CD"]: row["LAD20CD"] for row in older}
    replay.tables["NM_145_1"] = CensusTable(REAL, "CELL", ages, parents_11)
    replay.tables["NM_605_1"] = CensusTable(REAL, "CELL", rows, parents_11)
    replay.files[_FILE_7_2019] = (REAL, _file_7(_csv(data / "england" / "imd2019_england_lsoa11.csv.gz")))
    replay.files["media/691ded56d140bbbaa59a2a7d/File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv"] = (
        REAL, _file_7(_csv(data / "england" / "imd2025_england_lsoa21.csv.gz"))
    )  # fmt: skip
    return replay


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
    parents = dict.fromkeys(codes, "E06099999")
    counts = [one for one, _ in shapes("census")]
    labels = {
        "All categories: Household composition": "households", "One person household: Total": "one_person_households",
        "One person household: Aged 65 and over": "alone_65p", "One person household: Other": "alone_u65",
    }  # fmt: skip
    replay.tables["NM_605_1"] = CensusTable(MADE_UP, "CELL", [
        (code(one["code"]), "", label, str(one[column])) for one in counts for label, column in labels.items()
    ], parents)  # fmt: skip
    replay.tables["NM_145_1"] = CensusTable(MADE_UP, "CELL", [
        (code(one["code"]), "", label, str(number))
        for one in counts for label, number in _bands(one["residents"], one["residents_65p"], one["residents_65p"] // 2, 0)
    ], parents)  # fmt: skip
    health = [{"lsoa11_code": code(one["code"]), "Health_score": str(one["health_score"]), "Health_rank": str(one["health_rank"])}
              for one, _ in shapes("health")]  # fmt: skip
    replay.files[_FILE_7_2019] = (MADE_UP, _file_7(health))
    replay.rows["iod2019"] = len(health)
    return replay


_FILE_7_2019 = (
    "media/5dc407b440f0b6379a7acc8d/File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_3.csv"
)


def _csv(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _file_7(rows: list[dict[str, str]]) -> bytes:
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
    columns = {"lsoa21_code": "LSOA code (2021)", "lsoa11_code": "LSOA code (2011)"}
    columns.update(
        {f"{key}_{kind}": words.format(title) for key, title in titles.items() for kind, words in kinds.items()}
    )
    columns = {key: heading for key, heading in columns.items() if key in rows[0]}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns.values())
    writer.writerows([_whole(row[key]) for key in columns] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _whole(text: str) -> str:
    return text[:-2] if text.endswith(".0") else text


# Answers


def answer(replay: Replay, path: str, query: Mapping[str, str]) -> tuple[int, str, bytes, dict[str, str]]:
    """Return status, type, body and headers of an answer."""
    service, _, rest = path.lstrip("/").partition("/")
    for part, fault in replay.faults.items():
        if part in path:
            faulty = _faulty(fault, lambda: _right(replay, service, rest, query))
            if faulty is not None:
                return faulty
    return _right(replay, service, rest, query)


def _right(replay: Replay, service: str, rest: str, query: Mapping[str, str]) -> tuple[int, str, bytes, dict[str, str]]:
    if service == "geography":
        return 200, "application/json", json.dumps(_arcgis(replay, rest, query)).encode(), {}
    if service == "nomis":
        return 200, "text/csv", _nomis(replay, rest, query), {}
    if rest in replay.files:
        return 200, "text/csv", replay.files[rest][1], {}
    return 404, "text/html", b"<!DOCTYPE html><html><body>Page not found</body></html>", {}


def _faulty(
    fault: str, right: Callable[[], tuple[int, str, bytes, dict[str, str]]]
) -> tuple[int, str, bytes, dict[str, str]] | None:
    """Return an answer with a fault of a name."""
    plain = {
        "empty": (200, "text/csv", b"", {}),
        "html": (200, "text/html", b"<!DOCTYPE html>\n<html><body>We have moved.</body></html>", {}),
        "error": (
            200,
            "application/json",
            b'{"error":{"code":400,"message":"Invalid or missing input parameters.","details":[]}}',
            {},
        ),
        "status": (503, "text/plain", b"busy", {}),
        "redirect": (302, "text/plain", b"", {"Location": "https://elsewhere.example/data"}),
        "endless": (200, "endless", b"", {}),
        "hangs": (200, "hangs", b"", {}),
    }
    if fault in plain:
        return plain[fault]
    status, kind, body, headers = right()
    if fault == "half":
        return status, kind, body[: len(body) // 2], headers
    text = body.decode("utf-8-sig")
    if kind == "application/json":
        document = json.loads(text)
        if "features" in document:
            members = document["features"]
            changed: dict[str, list[Any]] = {
                "short": members[:-1], "repeated": [*members[:-1], members[0]] if len(members) > 1 else members,
                "columns": [{**one, "properties": {"OTHER": 1}} for one in members],
            }  # fmt: skip
            document["features"] = changed.get(fault, members)
            return status, kind, json.dumps(document).encode(), headers
        return None
    lines = text.splitlines()
    changed_lines = {"short": lines[:-1], "columns": [lines[0].replace("OBS_VALUE", "OTHER"), *lines[1:]]}
    return status, kind, "\r\n".join(changed_lines.get(fault, lines)).encode(), headers


def _arcgis(replay: Replay, rest: str, query: Mapping[str, str]) -> dict[str, Any]:
    found = re.fullmatch(r"([^/]+)/FeatureServer/0(/query)?", rest)
    layer = replay.layers.get(found[1]) if found else None
    if found is None or layer is None:
        return {"error": {"code": 400, "message": "Invalid URL", "details": []}}
    if not found[2]:
        return {"maxRecordCount": replay.most_features, "name": found[1]}
    try:
        kept = _where(layer, query.get("where", ""))
    except (KeyError, ValueError):
        return {"error": {"code": 400, "message": "Invalid or missing input parameters.", "details": []}}
    if query.get("returnCountOnly") == "true":
        return {"count": len(kept)}
    order = query.get("orderByFields", "")
    kept.sort(key=lambda row: str(layer.attributes[row].get(order, "")))
    first = int(query.get("resultOffset", "0"))
    limit = min(int(query.get("resultRecordCount", replay.most_features)), replay.most_features)
    wanted = query.get("outFields", "*").split(",")
    some = kept[first : first + limit]
    features = [
        {"type": "Feature",
         "properties": {key: value for key, value in layer.attributes[row].items() if wanted == ["*"] or key in wanted},
         "geometry": _on(layer.shapes[row], query.get("outSR", "4326")) if query.get("returnGeometry") == "true" else None}
        for row in some
    ]  # fmt: skip
    more = first + limit < len(kept)
    return {
        "type": "FeatureCollection",
        "features": features,
        **({"properties": {"exceededTransferLimit": True}} if more else {}),
    }


@cache
def _onto(system: int) -> Any:
    from osgeo import osr

    found = []
    for number in (4326, system):
        found.append(osr.SpatialReference())
        found[-1].ImportFromEPSG(number)
        found[-1].SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return osr.CoordinateTransformation(*found)


def _on(shape: Any, system: str) -> Any:
    """Return a shape in longitude and latitude on another system."""
    from osgeo import ogr

    if shape is None or system == "4326":
        return shape
    made = ogr.CreateGeometryFromJson(json.dumps(shape))
    made.Transform(_onto(int(system)))
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
    return [row for row, one in enumerate(layer.attributes) if one[column] in wanted]


def _nomis(replay: Replay, rest: str, query: Mapping[str, str]) -> bytes:
    found = re.fullmatch(r"dataset/(\w+)\.data\.csv", rest)
    table = replay.tables.get(found[1]) if found else None
    if table is None:
        return b"<!DOCTYPE html><html><body>Nomis</body></html>" if found and found[1] not in _KNOWN_TABLES else b""
    areas = query.get("geography", "").split(",")
    parents = {area[:9] for area in areas if "TYPE" in area}
    rows = [row for row in table.rows if row[0] in areas or table.of.get(row[0]) in parents]
    columns: dict[str, Callable[[tuple[str, ...]], str]] = {
        "geography_code": lambda row: row[0], "geography_name": lambda row: row[1],
        f"{table.dimension.lower()}_name": lambda row: row[2], "obs_value": lambda row: row[3], "record_count": lambda _: str(len(rows)),
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


_KNOWN_TABLES = frozenset(("NM_2020_1", "NM_2031_1", "NM_621_1", "NM_2014_1"))


class _Handler(BaseHTTPRequestHandler):
    replay: Replay

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.replay.asked.append(self.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        status, kind, body, headers = answer(self.replay, unquote(parts.path), query)
        if kind == "hangs":
            threading.Event().wait(30)
            return
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
        self.send_header("Content-Length", str(len(body)))
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
    """Return every dataset that is answered, and whether it is real or made up."""
    for name, layer in replay.layers.items():
        yield name, layer.origin
    for name, table in replay.tables.items():
        yield name, table.origin
    for name, (origin, _) in replay.files.items():
        yield name, origin


if __name__ == "__main__":
    with serving(real(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared")) as running:
        print(running.address)
        for line in origins(running):
            print(*line, sep=": ")
        threading.Event().wait()
