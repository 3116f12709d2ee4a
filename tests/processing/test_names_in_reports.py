"""Every report that lists areas calls them by name, with their codes, and with their wards where the layer tells them."""

from __future__ import annotations

import re

import pytest

from tests.processing.layers import layer, records

CENSUS = {"TABLE_CODE_FIELD": "code", "CODE_FIELD": "code"}


@pytest.fixture
def counted(run, sample):
    """Return the sample areas with counts and an index, and the names that reports must use."""
    made = run(
        "compositeindex",
        INPUT=f"{sample}|layername=areas",
        TABLE=f"{sample}|layername=census",
        OUTPUT="memory:",
        **CENSUS,
    )["OUTPUT"]
    alone = run("livingalone", INPUT=made, TABLE=f"{sample}|layername=census", OUTPUT="memory:", **CENSUS)["OUTPUT"]
    return alone, {f"{row['name']} ({row['code']}, {row['ward_name']})" for row in records(alone)}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("choices", {}),
        ("spatialpattern", {"INDEX_FIELD": "ci", "DRAWS": 999, "SHUFFLES": 19, "LEVEL": 0.2, "CONTROL": False}),
        ("rates", {"COUNT_FIELD": "la_65p_n", "BASE_FIELD": "la_65p_d"}),
        ("validateindex", {"INDEX_FIELD": "ci", "YARDSTICK_FIELD": "la_65p", "YARDSTICK_WORST": 0, "YARDSTICK_AGES": "65+"}),
        ("estimateneed", {"PEOPLE_FIELD": "la_65p_d", "METHOD": 3, "INDEX_FIELD": "la_65p"}),
        ("compositeindex", {}),
        ("explainarea", {"AREA": "SAMPLE-001"}),
    ],
)  # fmt: skip
def test_areas_are_called_by_name_code_and_ward(run, sample, counted, tmp_path, name, given):
    areas, names = counted
    page = tmp_path / "page.html"
    census = {"TABLE": areas if name == "validateindex" else f"{sample}|layername=census", **CENSUS}
    more = census if name in ("choices", "compositeindex", "explainarea", "validateindex") else {"CODE_FIELD": "code"}
    output = {} if name == "explainarea" else {"OUTPUT": "memory:"}
    more = {**more, "YARDSTICK_SOURCE": "a count"} if name == "validateindex" else more
    run(name, **{"INPUT": areas, **more, **output, **given}, REPORT=str(page))
    words = page.read_text(encoding="utf-8")
    assert re.search(r"SAMPLE-\d{3}", words)
    bare = re.sub("|".join(map(re.escape, names)), "", words)
    assert not re.search(r"SAMPLE-\d{3}", bare)


def test_codes_alone_stand_where_there_are_no_names(run, tmp_path):
    page = tmp_path / "page.html"
    areas = layer({"code": [f"A{number:02}" for number in range(30)], "n": list(range(30)), "of": [60] * 30})
    run("rates", INPUT=areas, COUNT_FIELD="n", BASE_FIELD="of", OUTPUT="memory:", REPORT=str(page))
    assert ">A29<" in page.read_text(encoding="utf-8")
