"""The algorithm of the map to share: what it writes, how large it is, what it refuses, and shapes and names that are odd."""

from __future__ import annotations

import base64
import hashlib
import html as entities
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin import paths
from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.fields import Data, Role, Scope
from medway_isolation_plugin.layers import fields
from tests import results as facts
from tests.processing.layers import layer
from tests.processing.web_map_layers import four_layers, outlines

SCRIPT = (paths.WEB_MAP / "map.js").read_text(encoding="utf-8")
STRANGE = [
    "</script><script>alert(1)</script>",
    "a \"quoted\" & 'single' name",
    "شارع <b>العربية</b>",
    "",
    "=HYPERLINK(1)",
]


class Parsed(HTMLParser):
    """The cells of the table's rows, the shapes, and every tag and attribute of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.paths: list[dict[str, str]] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self._cell = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        own = dict(attrs)
        if tag == "tr":
            self.rows.append([])
        self._cell = self._cell or tag in {"td", "th"}
        if tag in {"td", "th"}:
            self.rows[-1].append("")
        if tag == "path" and "area" in own.get("class", ""):
            self.paths.append(own)

    def handle_endtag(self, tag):
        self._cell = self._cell and tag not in {"td", "th"}

    def handle_data(self, data):
        if self._cell:
            self.rows[-1][-1] += data


def read(path: Path) -> tuple[str, Parsed]:
    text = path.read_text(encoding="utf-8")
    return text, Parsed(text)


@pytest.fixture
def made(run, tmp_path):
    def make(areas: QgsVectorLayer, **more):
        path = tmp_path / "map.html"
        answer = run("webmap", INPUT=areas, OUTPUT=str(path), **{"DATE": "2026-11-27", **more})
        assert answer["BYTES"] == path.stat().st_size
        return answer, *read(path)

    return make


def test_the_script_is_small_and_asks_for_nothing():
    assert len(SCRIPT.encode()) < 15_000
    for word in (
        "fetch",
        "XMLHttp",
        "import",
        "eval",
        "innerHTML",
        "http",
        "localStorage",
        "document.write",
        "Function(",
    ):
        assert word not in SCRIPT.replace("// The script of a map to share. It asks for nothing", ""), word
    assert max(map(len, SCRIPT.splitlines())) <= 140, "for people to read"


def test_all_four_layers_are_found_by_their_facts(made):
    answer, text, page = made(four_layers(40))
    assert (answer["AREAS"], answer["SUPPRESSED"]) == (40, 0)
    groups = page.rows[0]
    assert groups == [
        "Area",
        "Under 65 living alone",
        "65+ living alone",
        "Health Deprivation and Disability",
        "Priority 65+",
    ]
    assert page.rows[1][:8] == [
        "Name", "Code", "Ward", "% of residents under 65", "%: lower 95 % limit", "%: upper 95 % limit", "Rank (1 = most isolated)",
        "Quintile (1 = most isolated)",
    ]  # fmt: skip
    assert len(page.rows) == 2 + 40
    assert all(len(row) == len(page.rows[1]) for row in page.rows[2:])
    assert page.rows[2][3:8] == ["40.3", "38.5", "42.8", "1", "1"], "the worst comes first"
    assert "Census 2021, split at 65, five classes, 1 = most isolated, published count" in entities.unescape(text)
    assert "IoD 2025" in text and "Rule: both in the worst fifth." in text
    assert "Made on 27 November 2026" in text
    assert "8 of 40 areas are in the worst fifth (class 1, most isolated); they lie in Ward" in text
    assert "one area has no value" in text or "1 area has no value" in text


def test_the_policy_knows_style_and_script(made):
    _, text, page = made(four_layers(12))
    policy = re.search('Content-Security-Policy" content="([^"]+)"', text)[1]
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    for kind in ("style", "script"):
        for body in re.findall(f"<{kind}>(.*?)</{kind}>", text, re.DOTALL):
            hashed = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
            assert f"'sha256-{hashed}'" in policy.split(f"{kind}-src")[1].split(";")[0]
    assert not {"style", "src", "srcset", "onclick", "onload"} & page.attributes
    assert not {"link", "img", "iframe", "object", "base"} & set(page.tags)
    assert "://" not in text.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert text.index("Content-Security-Policy") < text.index("<body>")


def test_coordinates_are_whole_and_few(made):
    answer, _, page = made(four_layers(40))
    assert answer["TOLERANCE_USED"] == 5.0
    for path in page.paths:
        assert re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", path["d"])
    coarse, _, other = made(four_layers(40), TOLERANCE=50)
    assert coarse["TOLERANCE_USED"] == 50
    assert sum(len(path["d"]) for path in other.paths) < sum(len(path["d"]) for path in page.paths)


def crinkled(many: int, corners: int) -> list[str]:
    """Return squares whose sides have many corners, which neighbours share."""
    side = 1000
    columns = int(many**0.5) + 1

    def edge(one: tuple[float, float], other: tuple[float, float]) -> list[tuple[float, float]]:
        low, high = sorted((one, other))
        points = []
        for step in range(corners):
            at = step / corners
            x, y = low[0] + (high[0] - low[0]) * at, low[1] + (high[1] - low[1]) * at
            off = ((step * 7919 + int(x) * 31 + int(y) * 17) % 41 - 20.0) * (step > 0)
            points.append((x + off * (high[1] > low[1]), y + off * (high[0] > low[0])))
        points.append(high)
        return points if (one, other) == (low, high) else points[::-1]

    shapes = []
    for number in range(many):
        x, y = number % columns * side, number // columns * side
        around = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
        ring = [point for one, other in zip(around, around[1:]) for point in edge(one, other)[:-1]]
        shapes.append("POLYGON((" + ", ".join(f"{a:.3f} {b:.3f}" for a, b in [*ring, ring[0]]) + "))")
    return shapes


@pytest.mark.parametrize(("many", "most"), [(200, 400_000), (400, 1_000_000)])
def test_detailed_borders_make_no_large_file(made, many, most):
    """As full boundaries of the Ordnance Survey have them: 400 corners an area."""
    answer, _, page = made(four_layers(shapes=crinkled(many, 100)))
    assert most / 4 < answer["BYTES"] <= most
    assert all("d" in path for path in page.paths)


def test_more_areas_than_a_page_holds_are_refused(refused, tmp_path):
    squares = [f"POLYGON(({x} 0, {x + 1} 0, {x + 1} 1, {x} 1, {x} 0))" for x in range(2001)]
    said = refused("webmap", INPUT=four_layers(shapes=squares), OUTPUT=str(tmp_path / "map.html"))
    assert "The layer has 2,001 areas, and a map to share takes at most 2,000" in said
    assert "Choose the areas of one authority first" in said
    assert not list(tmp_path.iterdir())


def test_one_area(made):
    answer, text, page = made(four_layers(1))
    assert answer["AREAS"] == len(page.paths) == 1
    assert "1 area. The map shows" in text
    assert "1 of 1 area are in the worst fifth" in text or "1 of 1 area is" in text


def test_all_of_one_class(made):
    areas = four_layers(8, la_u65_q=[5] * 8, la_65p_q=[1] * 8)
    _, text, page = made(areas)
    assert {path["class"].split()[1] for path in page.paths} == {"a4"}
    assert "0 of 8 areas are in the worst fifth" in text


def test_strange_names_are_text(made):
    names = [*STRANGE, *"abc"]
    _, _, page = made(four_layers(8, name=names, ward_name=[*STRANGE, *"xyz"]))
    assert sorted(row[0] for row in page.rows[2:]) == sorted(names)
    assert page.tags.count("script") == 1 and "b" not in page.tags
    assert sorted(row[2] for row in page.rows[2:]) == sorted([*STRANGE, *"xyz"])


def test_codes_that_are_no_names_of_parts_of_a_page(made):
    codes = ["mi-map", "a b", "x'y\"", "E01000001", "é", "#", "%41", "<i>"]
    _, text, page = made(four_layers(8, code=codes))
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert "E01000001" in ids and ids.count("mi-map") == 1
    assert sorted(row[1] for row in page.rows[2:]) == sorted(codes)


def test_the_same_code_twice_is_refused(refused, tmp_path):
    said = refused("webmap", INPUT=four_layers(6, code=list("ABCDEA")), OUTPUT=str(tmp_path / "map.html"))
    assert "1 area code occurs more than once: A. Each area must be one row: dissolve the layer" in said


def test_holes_islands_collections_and_areas_without_a_shape(made, run):
    shapes = [
        "POLYGON((0 0, 90 0, 90 90, 0 90, 0 0), (30 30, 60 30, 60 60, 30 60, 30 30))",
        "POLYGON((30 30, 60 30, 60 60, 30 60, 30 30))",
        "MULTIPOLYGON(((100 0, 120 0, 120 20, 100 20, 100 0)), ((140 0, 160 0, 160 20, 140 20, 140 0)))",
        "POLYGON((200 0, 220 20, 220 0, 200 20, 200 0))",
        "",
        "POLYGON((300 0, 300.001 0, 300.001 0.001, 300 0.001, 300 0))",
    ]
    answer, _, page = made(four_layers(shapes=shapes), CODE_FIELD="code")
    drawn = {path.get("id"): path.get("d", "") for path in page.paths}
    assert [drawn[f"E0100000{row}"].count("M") for row in range(6)] == [2, 1, 2, 2, 0, 0]
    assert len(page.rows) == 2 + 6
    assert "1 area has no shape: it is in the table only." in answer["warnings"]
    assert any("smaller than a square of the grid" in said for said in answer["warnings"])


def test_a_collection_of_a_file(made, tmp_path):
    """GeoJSON may hold a polygon, points and lines in one; QGIS makes no polygon layer of it unless others are."""
    import json

    polygon = {"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]]]}
    multi = {"type": "MultiPolygon", "coordinates": [[[[9, 0], [18, 0], [18, 9], [9, 9], [9, 0]]]]}
    features = [
        {"type": "Feature", "properties": {"code": code, "la_65p_q": 1}, "geometry": shape}
        for code, shape in (("A", polygon), ("B", multi))
    ]
    path = tmp_path / "mixed.geojson"
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}), encoding="utf-8")
    _, _, page = made(QgsVectorLayer(str(path), "mixed", "ogr"), FIELDS=["la_65p_q"], CODE_FIELD="code")
    assert all("d" in shape for shape in page.paths)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:27700", None])
def test_degrees_metres_and_no_system(made, crs):
    if crs == "EPSG:4326":
        shapes = [
            f"POLYGON(({x} 51.3, {x + 0.05} 51.3, {x + 0.05} 51.35, {x} 51.35, {x} 51.3))" for x in (-2.0, -1.95, -1.9)
        ]
    else:
        shapes = [f"POLYGON(({x} 0, {x + 3500} 0, {x + 3500} 5560, {x} 5560, {x} 0))" for x in (0, 3500, 7000)]
    areas = layer({"code": list("ABC"), "la_65p_q": [1, 2, 3]}, crs=crs, shapes=shapes)
    facts.state(areas, facts.result(facts.LIVING, [facts.classes("la_65p_q", P65)]))
    answer, text, page = made(areas)
    width, height = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', text).groups())
    assert width / height == pytest.approx(3 * 3500 / 5560, rel=0.03), "as wide as on the ground"
    assert answer["TOLERANCE_USED"] == 5.0
    assert len(page.paths) == 3


def test_wards_of_a_layer_come_before_those_of_the_areas(made):
    areas = four_layers(6, shapes=[f"POLYGON(({x} 0, {x + 1} 0, {x + 1} 1, {x} 1, {x} 0))" for x in range(6)])
    wards = layer(
        {"name": ["West", "East"]}, shapes=["POLYGON((0 0,4 0,4 1,0 1,0 0))", "POLYGON((4 0,8 0,8 1,4 1,4 0))"]
    )
    _, text, page = made(areas, WARDS=wards, WARD_FIELD="name")
    assert sorted(row[2] for row in page.rows[2:]) == ["East"] * 2 + ["West"] * 4
    assert '<path class="ward" d="M' in text
    assert "they lie in West (1)" in text or "they lie in East (1)" in text


def test_words_of_ones_own_and_chosen_fields(made):
    _, text, page = made(
        four_layers(9),
        TITLE="Board paper <7>",
        SOURCE="Our own data",
        FIELDS=["dep_q", "pr_65p"],
        NAME_FIELD="ward_name",
        WARD_FIELD="",
    )
    assert "<h1>Board paper &lt;7&gt;</h1>" in text
    assert "Our own data" in text and "Crown copyright" not in text
    assert page.rows[0] == ["Area", "Health Deprivation and Disability", "Priority 65+"]
    assert page.rows[2][0].startswith("Ward ")
    assert 'data-file="Board_paper__7.csv"' in text


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"DATE": "27 November"}, "'27 November' is no date. Write year, month and day, such as 2026-11-23."),
        ({"DATE": "2026-02-30"}, "is no date"),
        ({"FIELDS": ["la_u65"]}, "The field 'la_u65' holds no classes from 1 to 10 and no priority flag"),
        ({"FIELDS": ["nothing"]}, "nothing"),
    ],
)
def test_what_cannot_be_shown_is_refused(refused, tmp_path, more, said):
    path = tmp_path / "map.html"
    path.write_text("old", encoding="utf-8")
    assert said in refused("webmap", INPUT=four_layers(6), OUTPUT=str(path), **more)
    assert path.read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_layer_without_results_is_refused(refused, tmp_path):
    said = refused("webmap", INPUT=layer({"code": list("AB")}), OUTPUT=str(tmp_path / "map.html"))
    assert "The areas layer holds nothing that a map can show. Run an index first" in said


def test_a_field_of_which_nothing_is_known_is_shown_and_said_to_be_unknown(made):
    _, text, page = made(layer({"code": list("ABCDE"), "fifth": [1, 2, 3, 4, 5]}), FIELDS=["fifth"])
    assert "Where it comes from is not stated: it is no result of Medway Isolation." in text
    assert [row[-1] for row in page.rows[2:]] == list("12345")


def test_the_sentence_says_no_more_than_the_evidence_bears(made):
    """Living alone is a count of fact; an index that was compared with no other measure says so on the page."""
    _, text, _ = made(four_layers(10))
    assert "Not yet compared with any other measure." in text


def test_medway(made, run, shared, tmp_path):
    """Real shapes in degrees: names, islands and mud; the file stays small."""
    areas = QgsVectorLayer(str(shared / "data" / "medway" / "lsoa21.geojson"), "areas", "ogr")
    shapes = [feature.geometry().asWkt() for feature in areas.getFeatures()]
    names = [feature["LSOA21NM"] for feature in areas.getFeatures()]
    answer, text, page = made(four_layers(shapes=shapes, name=names))
    assert answer["AREAS"] == len(page.paths) == 169
    assert answer["BYTES"] < 400_000
    assert all("d" in path for path in page.paths)
    assert "<h1>Isolation and health, Medway</h1>" in text


# Counts of persons

CLIENTS = [0, 1, 3, 7, 8, 12, 13, 152, 40, 61, 22, 5]


def clients(data: Data, counts: bool = True) -> QgsVectorLayer:
    """Clients of a service, of people aged 65 and over; nobody has published them."""
    many = len(CLIENTS)
    residents = [800 + 13 * row for row in range(many)]
    share = [100 * one / of for one, of in zip(CLIENTS, residents)]
    order = sorted(range(many), key=lambda row: -share[row])
    columns = {
        "code": [f"E0100{row:04d}" for row in range(many)],
        "la_65p": share,
        "la_65p_lo": [one * 0.9 for one in share],
        "la_65p_hi": [one * 1.1 for one in share],
        "la_65p_rk": [order.index(row) + 1 for row in range(many)],
        "la_65p_q": [order.index(row) * 5 // many + 1 for row in range(many)],
        **({"la_65p_n": CLIENTS, "la_65p_d": residents} if counts else {}),
    }
    made = layer(columns, shapes=outlines(many))
    roles = [
        facts.column("la_65p", Role.VALUE, P65), facts.column("la_65p_lo", Role.LOWER, P65), facts.column("la_65p_hi", Role.UPPER, P65),
        facts.column("la_65p_rk", Role.RANK, P65, Scope.LOCAL),
        facts.classes("la_65p_q", P65), facts.column("la_65p_n", Role.NUMERATOR, P65),
        facts.column("la_65p_d", Role.DENOMINATOR, P65),
    ]  # fmt: skip
    roles = [one for one in roles if made.fields().lookupField(one.name) >= 0]
    return facts.state(made, facts.result(facts.LIVING, roles, data=data, confidence=0.95, areas=many))


@pytest.mark.parametrize("data", [Data.PERSON, Data.UNKNOWN])
def test_counts_of_persons_are_made_again_of_protected_ones(made, data):
    """A reader who knows all residents learns the protected counts from the shares, and no more."""
    from medway_isolation_plugin.core import disclosure

    answer, text, page = made(clients(data), FIELDS=["la_65p_q"])
    protected = disclosure.protect({"n": np.array(CLIENTS, dtype=float)}).rows
    known = dict(zip([f"E0100{row:04d}" for row in range(12)], protected.counts["n"].tolist()))
    hidden = {code for code, count in known.items() if np.isnan(count)}
    assert {f"E0100{row:04d}" for row in (1, 2, 3, 11)} <= hidden, "what the rule hides is"
    assert answer["SUPPRESSED"] == len(hidden)
    assert page.rows[1][1:] == ["% of residents 65+", "Rank (1 = most isolated)", "Quintile (1 = most isolated)"], (
        "no interval"
    )
    shown = {row[0]: row[1:] for row in page.rows[2:]}
    for row in range(12):
        code, residents = f"E0100{row:04d}", 800 + 13 * row
        if code in hidden:
            assert shown[code] == ["*", "*", "*"]
        else:
            assert float(shown[code][0]) == pytest.approx(100 * known[code] / residents, abs=0.0501)
    ranks = sorted(int(cells[1]) for code, cells in shown.items() if code not in hidden)
    assert ranks == list(range(1, len(ranks) + 1)), "no gap tells the place of a hidden one"
    drawn = {path["id"]: path["class"].split()[1] for path in page.paths}
    assert {drawn[code] for code in hidden} == {"a5"}, "as areas without a value"
    assert "Counts of 1 to 7 are hidden (*), others rounded to the nearest 5" in text
    assert f"{len(hidden)} areas are hidden." in text
    assert "published count" not in text
    for true in ("152", "18.5", "16.96"):
        assert true not in "".join("".join(row) for row in page.rows)


def test_another_rule_and_published_counts(made):
    answer, _, _ = made(clients(Data.PERSON), FIELDS=["la_65p_q"], DISCLOSURE=1)
    few = answer["SUPPRESSED"]
    answer, _, _ = made(clients(Data.PERSON), FIELDS=["la_65p_q"], DISCLOSURE=2, LIMIT=100)
    assert 0 < few < answer["SUPPRESSED"]
    answer, _, page = made(clients(Data.COUNT), FIELDS=["la_65p_q"])
    assert answer["SUPPRESSED"] == 0 and len(page.rows[1]) == 6


def test_persons_without_their_counts_are_refused(refused, made, tmp_path):
    for areas, more in (
        (clients(Data.PERSON, counts=False), {}),
        (clients(Data.UNKNOWN, counts=False), {"PERSON_DATA": True}),
    ):
        said = refused("webmap", INPUT=areas, OUTPUT=str(tmp_path / "map.html"), **more)
        assert "The field 'la_65p_q' is of persons, and the counts that it was made of are not in the layer" in said
    answer, _, _ = made(clients(Data.UNKNOWN, counts=False))
    assert answer["SUPPRESSED"] == 0, "an index of which nothing is known is no count"


def test_flags_whose_rules_count_persons_are_left_out_or_refused(run, refused, made, tmp_path):
    """A flag of `at least 8 clients` would tell which hidden areas have few."""
    areas = clients(Data.PERSON)
    found = run(
        "flagpriority",
        INPUT=areas,
        CODE_FIELD="code",
        CRITERIA=["la_65p_n", ">=", 8],
        PREFIX="many",
        OUTPUT="memory:",
    )["OUTPUT"]
    flag = next(name for name in found.fields().names() if name.startswith("many"))
    said = refused("webmap", INPUT=found, FIELDS=["la_65p_q", flag], OUTPUT=str(tmp_path / "map.html"))
    assert f"The rule of the flag '{flag}' is about counts of persons" in said
    answer, _, page = made(found)
    assert page.rows[0] == ["Area", "65+ living alone"]
    assert any("Left out, because their rules are about counts of persons" in one for one in answer["warnings"])


def test_flags_of_fields_that_somebody_says_are_persons_are_left_out_too(run, refused, made, tmp_path):
    """Nothing says what the field `clients` holds but whoever ticks that the values are counts of persons."""
    areas = layer({"code": [f"E0100{row:04d}" for row in range(12)], "clients": CLIENTS}, shapes=outlines(12))
    areas = run(
        "flagpriority", INPUT=areas, CODE_FIELD="code", CRITERIA=["clients", ">=", 8], PREFIX="many", OUTPUT="memory:"
    )
    said = refused(
        "webmap", INPUT=areas["OUTPUT"], FIELDS=["many"], PERSON_DATA=True, OUTPUT=str(tmp_path / "map.html")
    )
    assert "The rule of the flag 'many' is about counts of persons" in said
    assert not (tmp_path / "map.html").exists()
    _, _, page = made(four_layers(12), PERSON_DATA=True, FIELDS=["dep_q", "pr_65p"])
    assert "Priority 65+" in page.rows[0], "a rule about results that are published or modelled"


# Names of wards


def _named(page: str) -> list[tuple[str, ...]]:
    return [tuple(re.findall("<tspan[^>]*>([^<]*)<", one)) for one in re.findall("<text.*?</text>", page)]


def test_wards_have_their_name_where_it_has_room_and_else_a_number(made):
    """Three wards: a wide one, a square one, and one that is too narrow; a fourth has no areas."""
    shapes = [f"POLYGON(({x} 0, {x + 9} 0, {x + 9} 40, {x} 40, {x} 0))" for x in range(0, 90, 9)]
    wards = layer(
        {"name": ["The <Wide> Ward", "Squarely Upon Water", "Narrowest", "Elsewhere"]},
        shapes=[f"POLYGON(({a} 0,{b} 0,{b} 40,{a} 40,{a} 0))" for a, b in ((0, 60), (63, 76), (81, 84), (200, 300))],
    )
    _, text, _ = made(four_layers(shapes=shapes), WARDS=wards, WARD_FIELD="name")
    assert set(_named(text)) == {("The &lt;Wide&gt; Ward",), ("Squarely", "Upon Water"), ("1",)}, _named(text)
    assert "Wards by their number in the map: 1 Narrowest." in text
    assert "Border of a ward" in text and 'id="mi-names"' in text and "Elsewhere" not in text
    _, text, _ = made(four_layers(shapes=shapes))
    assert not _named(text) and "Border of a ward" not in text and 'id="mi-names"' not in text


def test_each_ward_of_medway_is_named_within_its_borders(made, shared):
    areas = QgsVectorLayer(str(shared / "data" / "medway" / "lsoa21.geojson"), "areas", "ogr")
    shapes = [feature.geometry().asWkt() for feature in areas.getFeatures()]
    there = four_layers(shapes=shapes)
    there.setCrs(areas.crs())
    wards = QgsVectorLayer(str(shared / "data" / "medway" / "ward25.geojson"), "wards", "ogr")
    _, text, _ = made(there, WARDS=wards, WARD_FIELD="WD25NM")
    names = sorted(feature["WD25NM"] for feature in wards.getFeatures())
    told = [entities.unescape(" ".join(lines)) for lines in _named(text)]
    numbered = dict(
        one.split(" ", 1)[::-1]
        for one in entities.unescape(re.search(r"Wards by their number in the map: (.*)\.</p>", text)[1]).split("; ")
    )
    assert sorted([*numbered, *(one for one in told if not one.isdigit())]) == names
    assert sorted(map(int, numbered.values())) == sorted(int(one) for one in told if one.isdigit())
    assert len(numbered) < len(names) / 2, "most have room for their name"


def test_flags_of_results_whose_data_nobody_states_are_left_out_too(run, refused, tmp_path):
    """An index of ours that does not say what it was made of is as unknown as any field."""
    found = run(
        "flagpriority",
        INPUT=clients(Data.UNKNOWN),
        CODE_FIELD="code",
        CRITERIA=["la_65p_n", ">=", 8],
        PREFIX="many",
        OUTPUT="memory:",
    )["OUTPUT"]
    flag = next(name for name in found.fields().names() if name.startswith("many"))
    (result,) = [one for one in fields.results_of(found) if any(field.name == flag for field in one.fields)]
    assert result.data is Data.UNKNOWN
    said = refused("webmap", INPUT=found, FIELDS=[flag], PERSON_DATA=True, OUTPUT=str(tmp_path / "map.html"))
    assert f"The rule of the flag '{flag}' is about counts of persons" in said
    assert not (tmp_path / "map.html").exists()
