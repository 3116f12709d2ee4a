"""Pages in a language other than the window's: their texts are told in it, and nothing else changes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from medway_isolation_plugin.core import words
from medway_isolation_plugin.processing import parameters
from medway_isolation_plugin.processing import run as runs
from tests.processing.conftest import Feedback
from tests.processing.layers import layer, records

HEADS = {"h1", "h2", "caption", "th", "figcaption", "desc"}
SQUARES = [f"POLYGON(({x} 0, {x} 1000, {x + 1000} 1000, {x + 1000} 0, {x} 0))" for x in range(0, 24_000, 1000)]


def marked(text: str, number: int) -> str:
    """Say a text in a language of its own: bracketed."""
    return f"⟦{text}⟧"


@pytest.fixture(autouse=True)
def another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plugin has texts in a second language, and QGIS speaks English."""
    monkeypatch.setattr(parameters, "languages", lambda: ["en", "cy"])
    monkeypatch.setattr(runs, "lookup", lambda code: {"cy": marked, "en": lambda text, number: text}[code])


def without_charts(page: str) -> str:
    """Return a page without its charts, which make room for longer words."""
    return re.sub("<svg.*?</svg>", "", page, flags=re.DOTALL)


class Heads(HTMLParser):
    """The texts over the parts of a page, and its language."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.language = ""
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self._open = tag
        self.language = dict(attrs).get("lang", "") if tag == "html" else self.language

    def handle_endtag(self, tag):
        self._open = ""

    def handle_data(self, data):
        if self._open in HEADS:
            self.found.append(data)


@pytest.fixture
def areas() -> QgsVectorLayer:
    random = np.random.RandomState(3)
    rows = len(SQUARES)
    columns = {name: random.rand(rows).round(3).tolist() for name in ("f1", "f2", "f3")}
    counts = {"count": random.randint(1, 30, rows).tolist(), "base": random.randint(100, 300, rows).tolist()}
    flags = {"prio": [int(row < 4) for row in range(rows)]}
    return layer({"code": [f"A{row:02d}" for row in range(rows)], **columns, **counts, **flags}, shapes=SQUARES)


STEPS = {
    "compositeindex": {"FIELDS": ["f1", "f2", "f3"], "TITLE": "T1"},
    "indicatoraudit": {"FIELDS": ["f1", "f2", "f3"], "TITLE": "T1"},
    "weightrobustness": {"FIELDS": ["f1", "f2", "f3"], "TITLE": "T1", "DRAWS": 20},
    "explainarea": {"FIELDS": ["f1", "f2", "f3"], "TITLE": "T1", "DRAWS": 20, "AREA": "A03"},
    "compareindices": {"FIRST_FIELD": "f1", "SECOND_FIELD": "f2"},
    "choices": {"INDICES": ["f1", "f2"], "HEALTH_FIELDS": ["f3"]},
    "spatialpattern": {"INDEX_FIELD": "f1", "DRAWS": 99, "SHUFFLES": 19},
    "rates": {"COUNT_FIELD": "count", "BASE_FIELD": "base"},
    "protecttable": {"FIELDS": ["count", "base"]},
    "censuschange": {
        "FIRST_COUNT_FIELDS": ["count"],
        "FIRST_BASE_FIELD": "base",
        "SECOND_COUNT_FIELDS": ["prio"],
        "SECOND_BASE_FIELD": "base",
    },
    "validateindex": {
        "INDEX_FIELD": "f1",
        "YARDSTICK_FIELD": "f2",
        "YARDSTICK_WORST": 0,
        "YARDSTICK_AGES": "all ages",
        "YARDSTICK_SOURCE": "S1",
        "BENCHMARKS": ["f3"],
    },
}


@pytest.mark.parametrize("name", list(STEPS))
def test_a_report_is_in_its_language_and_its_numbers_are_the_same(run, areas, tmp_path, name):
    pages, tables, said = {}, {}, {}
    for code in ("", "cy"):
        feedback = Feedback()
        path = tmp_path / f"report{code}.html"
        table = {"TABLE": areas} if name == "validateindex" else {}
        given = {
            **table,
            "INPUT": areas,
            "CODE_FIELD": "code",
            **STEPS[name],
            "REPORT": str(path),
            "LANGUAGE": code or None,
        }
        output = {} if name == "explainarea" else {"OUTPUT": "memory:"}
        answer = run(name, feedback=feedback, **given, **output)
        pages[code] = path.read_text(encoding="utf-8")
        tables[code] = records(answer["OUTPUT"]) if output else answer
        said[code] = feedback.textLog()
    heads = Heads(pages["cy"])
    assert heads.language == "⟦en-GB⟧"
    data = {"T1", "T1: A03", "a", "b", "", "count", "base"}
    assert [text for text in heads.found if "⟦" not in text and text not in data and re.search("[a-z]{2}", text)] == []
    assert len(heads.found) > 5
    told = re.sub("[⟦⟧]", "", without_charts(pages["cy"]))
    assert told.casefold() == without_charts(pages[""]).casefold()  # a mark is what a sentence begins with
    assert "⟦" not in said["cy"], "the log is in the language of QGIS"
    if name != "explainarea":
        assert tables["cy"] == tables[""]


def test_an_error_is_in_the_language_of_qgis(run, areas, tmp_path):
    with words.language(marked), pytest.raises(QgsProcessingException) as caught:
        run("compareindices", INPUT=areas, CODE_FIELD="code", FIRST_FIELD="f1", SECOND_FIELD="f1", OUTPUT="memory:")
    assert str(caught.value) == "⟦Both indices are the field 'f1'. Choose two different fields.⟧"


def test_a_map_is_in_its_language_and_its_files_have_the_same_names(run, areas, tmp_path):
    made = {}
    index = run("compositeindex", INPUT=areas, CODE_FIELD="code", **STEPS["compositeindex"], OUTPUT="memory:")["OUTPUT"]
    for code in ("", "cy"):
        folder = tmp_path / f"maps{code}"
        feedback = Feedback()
        answer = run(
            "exportmaps", feedback=feedback, INPUT=index, FORMATS=[3], FOLDER=str(folder), LANGUAGE=code or None
        )
        made[code] = {Path(path).name: Path(path).read_text(encoding="utf-8") for path in answer["FILES"].split("\n")}
        assert "⟦" not in feedback.textLog()
    assert list(made["cy"]) == list(made[""])
    heads = Heads(next(iter(made["cy"].values())))
    assert heads.language == "⟦en-GB⟧"
    assert "⟦Map⟧" in heads.found
    assert "⟦Every area, the worst first⟧" in heads.found


def test_a_map_to_share_is_in_its_language_and_holds_the_same(run, areas, tmp_path):
    index = run("compositeindex", INPUT=areas, CODE_FIELD="code", **STEPS["compositeindex"], OUTPUT="memory:")["OUTPUT"]
    pages = {}
    for code in ("", "cy"):
        path, feedback = tmp_path / f"map{code}.html", Feedback()
        given = {"DATE": "2026-11-27", "TITLE": "T1", "OUTPUT": str(path), "LANGUAGE": code or None}
        run("webmap", feedback=feedback, INPUT=index, CODE_FIELD="code", **given)
        pages[code] = re.sub(
            "<style>.*?</style>|<script>.*?</script>|<meta[^>]*>", "", path.read_text("utf-8"), flags=re.DOTALL
        )
        assert "⟦" not in feedback.textLog()
    heads = Heads(pages["cy"])
    assert heads.language == "⟦en-GB⟧"
    assert "⟦Map⟧" in heads.found
    assert [text for text in heads.found if "⟦" not in text and re.search("[a-z]{2}", text)] == []
    assert re.sub("[⟦⟧]", "", pages["cy"]).casefold() == pages[""].casefold()


def test_a_language_without_texts_is_refused(refused, areas, tmp_path):
    assert "LANGUAGE" in refused(
        "compareindices", INPUT=areas, CODE_FIELD="code", FIRST_FIELD="f1", SECOND_FIELD="f2", OUTPUT="memory:",
        REPORT=str(tmp_path / "report.html"), LANGUAGE="xx",
    )  # fmt: skip
