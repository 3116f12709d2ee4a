"""Algorithms in a language of marked words: the same numbers, rows and files as in English, and reports that are told."""

from __future__ import annotations

import re
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin import paths
from tests.conftest import ROOT
from tests.processing.layers import records
from tests.pseudo import of_data, pseudo, resources, spoken, untold, without_later

_CUT = re.compile(r"\w*…\w*")  # where a chart leaves out the middle of a name
RATE = {"COUNT_FIELD": "la_65p_n", "BASE_FIELD": "la_65p_d"}
YARDSTICK = {
    "YARDSTICK_FIELD": "health_score",
    "YARDSTICK_WORST": 1,
    "YARDSTICK_AGES": "all ages",
    "YARDSTICK_SOURCE": "Alone 2021",
}
NEED = {"PEOPLE_FIELD": "la_65p_d", "RATE": "jsna_lonely_65p"}
TITLES = (
    "Census isolation index, 65 and over",
    "Census isolation index, under 65",
)  # of recipes, as a choice names them
# Reports whose texts are not all told yet: the list only ever gets shorter.
NOT_YET: set[str] = set()


SAMPLE = ROOT / "sample_data"


def steps(sample: Path, index: Any, health: Any, folder: Path) -> dict[str, dict[str, Any]]:
    """Return parameters of algorithms that write a layer, a report or a document."""
    places = {"INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code"}
    census = {**places, "TABLE": f"{sample}|layername=census", "READY_RECIPE": 4}
    page = {"REPORT": str(folder / "report.html")}
    own = {"INPUT": health, "CODE_FIELD": "code"}
    rule = {"CRITERIA": ["la_65p_q", "=", "1", "dep_q", "<=", "2"], "LABEL": "Two", "SCORE_FIELD": "la_65p"}
    made = {
        "compositeindex": {**census, **page, "RECIPE_OUT": str(folder / "recipe.json")},
        "indicatoraudit": {**census, **page},
        "weightrobustness": {**census, **page, "DRAWS": 20},
        "explainarea": {**census, **page, "AREA": "SAMPLE-001", "DRAWS": 20},
        "compareindices": {**own, **page, "FIRST_FIELD": "la_65p", "SECOND_FIELD": "dep_rank", "SECOND_WORST": 1},
        "spatialpattern": {**own, **page, "INDEX_FIELD": "la_65p", "DRAWS": 99, "SHUFFLES": 19},
        "rates": {**own, **page, **RATE, "SUBJECT": "Alone"},
        "inequality": {**own, **page, **RATE, "DEPRIVATION_FIELD": "dep_score", "GROUPS": 5},
        "choices": {
            **own,
            **page,
            "TABLE": f"{sample}|layername=census",
            "HEALTH_FIELDS": ["dep_rank"],
            "EDITIONS": [str(SAMPLE / "iod2019_file7_sample.csv")],
        },
        "validateindex": {**own, **page, **YARDSTICK, "INDEX_FIELD": "la_65p", "TABLE": f"{sample}|layername=health"},
        "wardsummary": {**places, **page, "INPUT": index, "WARDS": f"{sample}|layername=wards"},
        "flagpriority": {**own, **rule},
        "estimateneed": {
            **own,
            **page,
            **NEED,
            "METHOD": 3,
            "INDEX_FIELD": "la_65p",
            "WARDS": f"{sample}|layername=wards",
        },
        "projectneed": {
            **own,
            **page,
            **NEED,
            "PROJECTIONS": [str(paths.SAMPLE_DATA / "projections_sample.csv")],
            "YEARS": "2011-2013",
        },
    }
    return {name: {**parameters, "OUTPUT": "memory:"} for name, parameters in made.items()}


@pytest.fixture
def index(run, sample):
    """Living alone of the sample, with health and a rule's flags."""
    places = {"INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code"}
    made = run("livingalone", **places, TABLE=f"{sample}|layername=census", TABLE_CODE_FIELD="code", OUTPUT="memory:")
    table = {"TABLE": f"{sample}|layername=health", "TABLE_CODE_FIELD": "code"}
    fields = {"SCORE_FIELD": "health_score", "RANK_FIELD": "health_rank"}
    health = run("imdquintiles", **{**places, "INPUT": made["OUTPUT"]}, **table, **fields, OUTPUT="memory:")["OUTPUT"]
    rule = {"CRITERIA": ["la_65p_q", "=", "1", "dep_q", "=", "1"], "LABEL": "One"}
    flagged = run("flagpriority", INPUT=health, CODE_FIELD="code", **rule, OUTPUT="memory:")["OUTPUT"]
    return flagged, health


def lines(label: str) -> set[str]:
    """Return what a label may be in a chart, which breaks it over two lines."""
    words = label.split()
    return {" ".join(part) for cut in range(len(words)) for part in (words[:cut], words[cut:])}


def bare(text: str) -> str:
    """Return a label in a chart without number, marks and what kind of thing it names."""
    return re.sub(r"^[⟦\d ]+|\(?⟦.*|⟧", "", text).strip()


def answered(run: Any, name: str, parameters: dict[str, Any], folder: Path) -> tuple[dict[str, Any], set[str]]:
    """Return what must be equal in every language, and what the report says."""
    answer = run(name, **parameters)
    kept = {
        key: records(value) if isinstance(value, QgsVectorLayer) else value
        for key, value in answer.items()
        if isinstance(value, (QgsVectorLayer, int, float))
    }
    kept |= {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    pages = [path.read_text(encoding="utf-8") for path in folder.glob("*.html")]
    return kept, {text for page in pages for text in spoken(page)}


def test_the_same_is_made_and_reports_are_told(run, sample, index, tmp_path):
    layers = [index[0], index[1], *(QgsVectorLayer(f"{sample}|layername={one}") for one in ("census", "wards"))]
    names = {name for layer in layers for name in layer.fields().names()}
    names |= {str(feature[key]) for layer in layers for feature in layer.getFeatures() for key in ("code", "name")
              if key in layer.fields().names()}  # fmt: skip
    broken = set().union(*(lines(label) for label in resources() if len(label) < 80))
    typed = {*TITLES, "Alone", "Two", "One", "all ages", "report.html", "Sample"}
    data = of_data({*names, *(word for name in names for word in name.split()), *resources(), *broken, *typed})
    wrong: dict[str, list[str]] = {}
    for name, parameters in steps(sample, *index, tmp_path).items():
        found = []
        for speaking in (nullcontext(), pseudo()):
            for left in tmp_path.glob("re*"):
                left.unlink()
            with speaking:
                found.append(answered(run, name, parameters, tmp_path))
        (english, _), (other, said) = found
        assert english == other, name
        # The words of a choice, not the heading in the data that reads like them.
        assert not any("Health Deprivation and Disability (" in text for text in said), name
        untold_there = sorted(
            text for text in said if bare(text) not in broken and untold(without_later(_CUT.sub(" ", text)), data)
        )
        if untold_there and name not in NOT_YET:
            wrong[name] = untold_there
    assert not wrong, "\n".join(f"{name}: {text}" for name, texts in wrong.items() for text in texts)
    assert re.search("⟦", "".join(said)) or not said
