"""Rates and inequality through QGIS: benchmarks, style, pages, and what is refused."""

from __future__ import annotations

import re
from html import unescape

import pytest

from medway_isolation_plugin.core.rates import Funnel
from tests.processing.layers import layer, records

CODES = [f"A{number:02}" for number in range(20)]
COLUMNS = {
    "code": CODES,
    "alone": [10 + 4 * number for number in range(20)],
    "people": [200] * 20,
    "score": [float(number % 17) for number in range(20)],
}
RATE = {"COUNT_FIELD": "alone", "BASE_FIELD": "people", "OUTPUT": "memory:"}
NATION = {
    "code": ["N1", "N2", "N3"],
    "alone": [100, 300, 500],
    "people": [1000, 1000, 1000],
    "region": ["North", "South", "South"],
}
TABLE = {
    "BENCHMARK": 2, "BENCHMARK_COUNT_FIELD": "alone", "BENCHMARK_BASE_FIELD": "people", "BENCHMARK_GROUP_FIELD": "region",
    "BENCHMARK_CODE_FIELD": "code",
}  # fmt: skip


def test_the_funnel_is_the_map_and_the_page_has_it(run, tmp_path):
    page = tmp_path / "rates.html"
    answer = run("rates", INPUT=layer(COLUMNS), REPORT=str(page), SUBJECT="Living alone", DATA_SOURCE="Census", **RATE)
    assert answer["BENCHMARK_VALUE"] == pytest.approx(100 * sum(COLUMNS["alone"]) / 4000)
    rows = records(answer["OUTPUT"])
    assert rows[0]["rt"] == pytest.approx(5)
    assert rows[0]["rt_lo2"] < rows[0]["rt_lo"] < 5 < rows[0]["rt_hi"] < rows[0]["rt_hi2"]
    assert 5 < rows[0]["rt_eb"] < answer["BENCHMARK_VALUE"]
    assert sum(row["rt_fun"] != Funnel.WITHIN.value for row in rows) == answer["OUTSIDE"]
    renderer = answer["OUTPUT"].renderer()
    assert renderer.classAttribute() == "rt_fun"
    assert [category.value() for category in renderer.categories()][:5] == [kind.value for kind in Funnel]
    words = page.read_text(encoding="utf-8")
    assert answer["SENTENCE"] in words
    assert words.count("<circle") == 20
    assert words.count("<polyline") == 4


@pytest.mark.parametrize(
    ("given", "rate"),
    [
        ({"BENCHMARK": 1, "BENCHMARK_RATE": 12.5}, 12.5),
        (TABLE, 30),
        ({**TABLE, "BENCHMARK_GROUPS": "South"}, 40),
        ({**TABLE, "BENCHMARK_GROUPS": " North ; South"}, 30),
    ],
)
def test_other_benchmarks(run, given, rate):
    nation = layer(NATION)
    answer = run("rates", INPUT=layer(COLUMNS), BENCHMARK_TABLE=nation, BENCHMARK_NAME="England", **given, **RATE)
    assert answer["BENCHMARK_VALUE"] == pytest.approx(rate)
    assert "around England" in answer["SENTENCE"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"BENCHMARK": 1}, "No rate is given for the benchmark"),
        ({"BENCHMARK": 2}, "choose the table"),
        ({**TABLE, "BENCHMARK_GROUPS": "East"}, "no row of East"),
        ({"OUTER": 0.9}, "not higher than the first"),
        ({"COUNT_FIELD": "people", "BASE_FIELD": "alone"}, "larger than 'alone'"),
    ],
)
def test_what_cannot_be_held_against_anything_is_said(refused, given, said):
    nation = {"BENCHMARK_TABLE": layer(NATION)} if "BENCHMARK_COUNT_FIELD" in given else {}
    assert said in refused("rates", INPUT=layer(COLUMNS), **{**RATE, **given, **nation})


def test_duplicate_codes_and_nulls(run, refused):
    twice = {**COLUMNS, "code": ["A00", "A00", *CODES[2:]]}
    assert "occurs more than once" in refused("rates", INPUT=layer(twice), **RATE)
    holed = {**COLUMNS, "alone": [None, *COLUMNS["alone"][1:]]}
    answer = run("rates", INPUT=layer(holed), **RATE)
    assert answer["AREAS"] == 19
    assert records(answer["OUTPUT"])[0]["rt_note"] == "a count is missing"


def test_inequality(run, tmp_path, refused):
    page = tmp_path / "inequality.html"
    given = {**RATE, "DEPRIVATION_FIELD": "score", "GROUPS": 5}
    answer = run("inequality", INPUT=layer(COLUMNS), REPORT=str(page), **given)
    assert answer["SII_LOW"] < answer["SII"] < answer["SII_HIGH"]
    turned = run("inequality", INPUT=layer(COLUMNS), DEPRIVATION_WORST=1, **given)
    assert turned["SII"] == pytest.approx(-answer["SII"])
    rows = records(answer["OUTPUT"])
    assert [row["group"] for row in rows] == [1, 2, 3, 4, 5]
    assert sum(row["areas"] for row in rows) == 20
    assert "Slope index of inequality" in page.read_text(encoding="utf-8")
    same = {**COLUMNS, "score": [1.0] * 20}
    assert "fewer than three groups" in refused("inequality", INPUT=layer(same), **given)
    assert "fewer than the 50 groups" in refused("inequality", INPUT=layer(COLUMNS), **{**given, "GROUPS": 50})


CLIENTS = {
    **COLUMNS,
    "alone": [1, 0, 1, 2, *(9 + number for number in range(16))],
    "score": [float(n) for n in range(20)],
}
GROUPS = {**RATE, "DEPRIVATION_FIELD": "score", "GROUPS": 5, "DEPRIVATION_WORST": 1}


def cells(page, heading):
    """Return the rows of the table under a heading of a page."""
    text = page.read_text(encoding="utf-8")
    table = re.search(rf"<caption>{heading}</caption>(.*?)</table>|<h2>{heading}</h2>(.*?)</table>", text, re.S)
    assert table is not None, text[:500]
    rows = re.findall(r"<tr.*?</tr>", table[0], re.S)
    return [
        [unescape(re.sub("<.*?>", "", cell)).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)]
        for row in rows
    ]


def test_a_page_of_inequality_shows_no_small_group_of_persons(run, tmp_path):
    page = tmp_path / "inequality.html"
    answer = run("inequality", INPUT=layer(CLIENTS), REPORT=str(page), **GROUPS)
    rows = records(answer["OUTPUT"])
    assert rows[0]["count"] == 4, "the table is for the office"
    head, *shown = cells(page, "Groups")
    count, rate = head.index("Count"), next(place for place, name in enumerate(head) if name.startswith("Rate,"))
    middle = next(name for name in head if name.startswith("Middle on the scale"))
    hidden = [row for row in shown if row[count] == "–"]
    assert hidden == [shown[0]], "the page has no total that would tell it"
    assert all(row[rate] == "–" for row in hidden)
    assert [row[head.index(middle)] for row in shown] == ["0.900", "0.700", "0.500", "0.300", "0.100"], "of all people"
    assert [float(row[count]) % 5 for row in shown if row not in hidden] == [0.0] * 4
    text = page.read_text(encoding="utf-8")
    assert "1 to 7" in text
    assert "1 group is hidden (–): it is no part of the line" in text
    assert any("taken for counts of persons" in warning for warning in answer["warnings"])
    assert answer["SENTENCE"] not in text, "the true slope is one equation more"
    published = run("inequality", INPUT=layer(CLIENTS), REPORT=str(page), DATA_SOURCE="Census 2021", **GROUPS)
    assert published["warnings"] == []
    assert published["SENTENCE"] == answer["SENTENCE"]
    assert published["SENTENCE"] in page.read_text(encoding="utf-8")
    assert cells(page, "Groups")[1][count] == "4"


def test_where_too_few_groups_may_be_shown_the_page_is_refused(refused, tmp_path):
    page = tmp_path / "inequality.html"
    few = {**CLIENTS, "alone": [1] * 20}
    assert "Fewer than three groups" in refused("inequality", INPUT=layer(few), REPORT=str(page), **GROUPS)
    assert not page.exists()


def test_the_audit_has_what_holds_indicators_together(run, tmp_path):
    columns = {**COLUMNS, "other": [number * number % 11 for number in range(20)]}
    page = tmp_path / "audit.html"
    answer = run(
        "indicatoraudit", INPUT=layer(columns), CODE_FIELD="code", FIELDS=["alone", "score", "other"], OUTPUT="memory:",
        REPORT=str(page),
    )  # fmt: skip
    rows = records(answer["OUTPUT"])
    assert all(row["vif"] >= 1 and 0 <= row["kmo"] <= 1 and -1 <= row["r_index"] <= 1 for row in rows)
    assert 0 <= answer["KMO"] <= 1
    assert 0 <= answer["BARTLETT_P"] <= 1
    assert "Bartlett&#x27;s test" in page.read_text(encoding="utf-8")
