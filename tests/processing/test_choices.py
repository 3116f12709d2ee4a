"""How much hangs on the choice, through QGIS on the sample data."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin.core.choices import Often
from tests.processing.layers import layer, records

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"


@pytest.fixture
def health(run, sample):
    return run(
        "imdquintiles", INPUT=f"{sample}|layername=areas", CODE_FIELD="code", TABLE=f"{sample}|layername=health",
        TABLE_CODE_FIELD="code", SCORE_FIELD="health_score", RANK_FIELD="health_rank", OUTPUT="memory:",
    )["OUTPUT"]  # fmt: skip


def test_every_shipped_choice_of_the_sample(run, sample, health, tmp_path):
    page = tmp_path / "choices.html"
    census = f"{sample}|layername=census"
    answer = run("choices", INPUT=health, TABLE=census, HEALTH_FIELDS=["dep_rank"], REPORT=str(page), OUTPUT="memory:")
    assert 0 < answer["ALL"] < answer["MOST"] < answer["ANY"] < answer["AREAS"] == 163
    assert answer["CHOICES"] >= 24
    rows = records(answer["OUTPUT"])
    kinds = [row["ch_kind"] for row in rows]
    assert kinds.count(Often.ALL.value) == answer["ALL"] == sum(row["ch_n"] == answer["CHOICES"] for row in rows)
    assert kinds.count(Often.ALL.value) + kinds.count(Often.MOST.value) == answer["MOST"]
    assert kinds.count(Often.NONE.value) == 163 - answer["ANY"]
    renderer = answer["OUTPUT"].renderer()
    assert [category.value() for category in renderer.categories()][:4] == [kind.value for kind in Often]
    words = page.read_text(encoding="utf-8")
    for said in (
        answer["SENTENCE"],
        "per household",
        "z-score",
        "geometric mean",
        "says little more than deprived",
        "By chance",
    ):
        assert said in words
    # The rank of deprivation says of itself that 1 is the worst: turned round, nothing would be alike.
    turned = run("choices", INPUT=health, TABLE=census, HEALTH_FIELDS=["dep_rank"], HEALTH_WORST=1, OUTPUT="memory:")
    assert answer["LITTLE_MORE"] > 0 == turned["LITTLE_MORE"]


def test_one_band_and_fields_of_one_s_own(run, sample, health):
    census = f"{sample}|layername=census"
    both = run("choices", INPUT=health, TABLE=census, OUTPUT="memory:")
    young, old = (run("choices", INPUT=health, TABLE=census, BAND=band, OUTPUT="memory:") for band in (1, 2))
    assert young["CHOICES"] + old["CHOICES"] == both["CHOICES"]
    more = run("choices", INPUT=health, TABLE=census, BAND=2, INDICES=["dep_score"], OUTPUT="memory:")
    assert more["CHOICES"] == old["CHOICES"] + 1


def test_tables_of_other_editions_vary_the_edition(run, sample, refused, tmp_path):
    areas, census = f"{sample}|layername=areas", f"{sample}|layername=census"
    alone = run("choices", INPUT=areas, CODE_FIELD="code", TABLE=census, BAND=2, OUTPUT="memory:")
    page = tmp_path / "editions.html"
    # The same counts again in other areas, as of another census, and the indices of deprivation as they are published.
    counts = records(QgsVectorLayer(census, "census", "ogr"))
    columns = {name: [row[name] for row in counts] for name in counts[0] if name != "fid"}
    later = layer({**columns, "code": [*columns["code"][1:], "SAMPLE-999"]})
    later.setName("Census of later")
    published = QgsVectorLayer(str(SAMPLE / "iod2019_file7_sample.csv"), "IoD 2019", "ogr")
    answer = run("choices", INPUT=areas, CODE_FIELD="code", TABLE=census, BAND=2, EDITIONS=[later, published], REPORT=str(page),
                 OUTPUT="memory:")  # fmt: skip
    assert answer["CHOICES"] == 2 * alone["CHOICES"]
    assert answer["ALL"] <= alone["ALL"] and answer["ANY"] > alone["ANY"]
    words = page.read_text(encoding="utf-8")
    for said in (
        "Open isolation index, 65 and over, Census of later; as in the recipe",
        "Health Deprivation and Disability (IoD 2019)",
        "Index of Multiple Deprivation (IoD 2019)",
    ):
        assert said in words, said
    notes = [row["ch_note"] for row in records(answer["OUTPUT"])]
    assert notes.count("not every choice has a value") == 1
    nothing = layer({"code": ["SAMPLE-001"], "other": [1]})
    assert "holds neither the counts" in refused(
        "choices", INPUT=areas, CODE_FIELD="code", TABLE=census, EDITIONS=[nothing], OUTPUT="memory:"
    )
    elsewhere = layer({**columns, "code": [f"X{number}" for number in range(len(counts))]})
    assert "codes" in refused(
        "choices", INPUT=areas, CODE_FIELD="code", TABLE=census, EDITIONS=[elsewhere], OUTPUT="memory:"
    )


def test_recipes_that_the_data_do_not_hold_are_named(run, refused):
    columns = {
        "code": [f"A{number}" for number in range(10)],
        "alone_65p": [number % 7 for number in range(10)],
        "residents_65p": [100 + number for number in range(10)],
        "households": [300] * 10,
    }
    answer = run("choices", INPUT=layer(columns), OUTPUT="memory:")
    assert answer["CHOICES"] == 2  # by residents, by households
    assert any("Census isolation index" in warning and "no field" in warning for warning in answer["warnings"])
    assert "nothing to hold beside each other" in refused(
        "choices", INPUT=layer({"code": ["A1", "A2"]}), OUTPUT="memory:"
    )
    twice = {**columns, "code": ["A0", "A0", *columns["code"][2:]]}
    assert "occurs more than once" in refused("choices", INPUT=layer(twice), OUTPUT="memory:")
