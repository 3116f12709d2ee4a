"""A normalisation that no file of the package knows: registered, it is in dialogs, recipes, reports, documents and the panel."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProject, QgsVectorLayer
from qgis.gui import QgsGui, QgsProcessingGui
from qgis.PyQt.QtWidgets import QComboBox

from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.composite import recipe as recipes
from medway_isolation_plugin.core.composite.normalisations import Normalisation, Number, register, unregister
from medway_isolation_plugin.gui.shared.session import Session
from medway_isolation_plugin.gui.weights.part import WeightsPart
from tests.gui.sample_project import add_tables, algorithm, settle, values
from tests.gui.window import wait

ROOT = Path(__file__).resolve().parents[2]
OFFERING = ["compositeindex", "explainarea", "indicatoraudit", "weightrobustness"]
FIELDS = ("alone_65p", "mobility", "retired")
RECIPE = {
    "schema": "medway-isolation/recipe",
    "schema_version": 1,
    "title": "Shares of the borough",
    "band": "65p",
    "indicators": [
        {"field": "alone_65p", "normalisation": {"method": "share of total", "power": 0.5}},
        {"field": "mobility", "normalisation": "share of total", "weight": 2},
        {"field": "retired", "normalisation": {"method": "share of total", "digits": 4}, "direction": "lower"},
    ],
}
WORDS = "share of the total to the power 0.5: (x / sum)^p"


class ShareOfTotal(Normalisation):
    """(x / sum)^p."""

    name = "share of total"
    choice = "Share of the total"

    power = Number(1.0, "p")

    def formula(self) -> str:
        return f"share of the total to the power {self.power:g}: (x / sum)^p"

    def scale(self, x: np.ndarray) -> np.ndarray:
        return (x / np.nansum(x)) ** self.power

    def scale_reversed(self, x: np.ndarray) -> np.ndarray:
        return (1.0 - x / np.nansum(x)) ** self.power


@pytest.fixture
def registered() -> Iterator[None]:
    register(ShareOfTotal)
    yield
    unregister(ShareOfTotal)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "shares.json"
    path.write_text(json.dumps(RECIPE), encoding="utf-8")
    return path


@pytest.fixture
def tables(provider: Any, sample: Path) -> Iterator[dict[str, QgsVectorLayer]]:
    yield add_tables(sample)
    QgsProject.instance().clear()
    settle()


@pytest.fixture
def census(sample: Path) -> pd.DataFrame:
    """Shares of the total, by pandas, in the order of the table."""
    layer = QgsVectorLayer(f"{sample}|layername=census", "census", "ogr")
    cells = pd.DataFrame(
        [[row["code"], *(row[name] for name in FIELDS)] for row in layer.getFeatures()], columns=["code", *FIELDS]
    ).set_index("code")
    return cells / cells.sum()


def where(sample: Path) -> dict[str, str]:
    return {
        "INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code",
        "TABLE": f"{sample}|layername=census", "TABLE_CODE_FIELD": "code",
    }  # fmt: skip


def by_recipe(census: pd.DataFrame) -> pd.DataFrame:
    """What the recipe's three normalisations give."""
    return pd.DataFrame({
        "alone_65p": np.sqrt(census["alone_65p"]), "mobility": census["mobility"], "retired": (1 - census["retired"]).round(4),
    })  # fmt: skip


def number_of(name: str) -> int:
    """Return the place of the normalisation in an algorithm's list, as the toolbox makes the algorithm."""
    made = QgsApplication.processingRegistry().createAlgorithmById(f"medwayisolation:{name}")
    return made.parameterDefinition("NORMALISATION").options().index("Share of the total")


@pytest.mark.usefixtures("registered")
def test_every_dialog_that_offers_normalisations_offers_it_last(provider):
    offering = [one.name() for one in provider.algorithms() if one.parameterDefinition("NORMALISATION")]
    assert sorted(offering) == OFFERING
    for name in OFFERING:
        made = QgsApplication.processingRegistry().createAlgorithmById(f"medwayisolation:{name}")
        definition = made.parameterDefinition("NORMALISATION")
        wrapper = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(
            definition, QgsProcessingGui.WidgetType.Standard
        )
        context = QgsProcessingContext()
        widget = wrapper.createWrappedWidget(context)
        box = widget if isinstance(widget, QComboBox) else widget.findChild(QComboBox)
        assert [box.itemText(number) for number in range(box.count())] == [
            "Min-max, 0 to 100", "z-score", "Rank", "Percentile rank", "None",
            "Exponential of ranks, as in the Scottish index", "Share of the total",
        ]  # fmt: skip
        box.setCurrentIndex(6)
        assert wrapper.parameterValue() == 6
        widget.deleteLater()


@pytest.mark.usefixtures("registered")
def test_the_number_of_the_list_computes_it(provider, sample, census):
    rows = ["alone_65p", "", "1", "", "mobility", "", "3", ""]
    made = algorithm(
        "compositeindex",
        **where(sample),
        INDICATORS=rows,
        NORMALISATION=number_of("compositeindex"),
        OUTPUT="memory:",
    )
    expected = (census["alone_65p"] + 3 * census["mobility"]) / 4
    found = pd.Series(values(made["OUTPUT"], "code", "ci"))
    pd.testing.assert_series_equal(found, expected, check_names=False, check_index=False, rtol=1e-12)
    assert list(found.index) == list(expected.index)


@pytest.mark.usefixtures("registered")
def test_a_recipe_names_it_and_the_report_prints_its_formula(provider, sample, census, file, tmp_path):
    report, saved, back = (tmp_path / name for name in ("report.html", "saved.json", "back.json"))
    made = algorithm(
        "compositeindex", **where(sample), RECIPE=str(file), KEEP_NORMALISED=True,
        OUTPUT="memory:", REPORT=str(report), RECIPE_OUT=str(saved),
    )  # fmt: skip
    expected = by_recipe(census)
    for number, name in enumerate(FIELDS, start=1):
        found = pd.Series(values(made["OUTPUT"], "code", f"ci_n{number}")).reindex(expected.index)
        np.testing.assert_allclose(found, expected[name], rtol=1e-12)
    score = pd.Series(values(made["OUTPUT"], "code", "ci")).reindex(expected.index)
    np.testing.assert_allclose(score, expected @ [0.25, 0.5, 0.25], rtol=1e-12)
    page = report.read_text(encoding="utf-8")
    assert WORDS in page
    assert "share of the total to the power 1: (x / sum)^p, rounded to 4 digits" in page
    again = recipes.read(saved)
    assert again == recipes.read(file)
    assert again.indicators[0].normalisation == ShareOfTotal(power=0.5)
    # The layer carries the recipe.
    algorithm("recipefromlayer", INPUT=made["OUTPUT"], OUTPUT=str(back))
    assert recipes.read(back) == again


@pytest.mark.usefixtures("registered")
def test_the_audit_correlates_its_values(provider, sample, census, file):
    made = algorithm("indicatoraudit", **where(sample), RECIPE=str(file), OUTPUT="memory:", CORRELATIONS="memory:")
    expected = by_recipe(census).corr()
    found = {(row["first"], row["second"]): row["pearson"] for row in made["CORRELATIONS"].getFeatures()}
    assert len(found) == 3
    for (first, second), pearson in found.items():
        assert pearson == pytest.approx(expected.loc[first, second], rel=1e-9)


@pytest.mark.usefixtures("registered")
def test_the_panel_weighs_with_it_and_applies_it(tables, census, file, tmp_path, monkeypatch):
    from medway_isolation_plugin.gui.weights import apply

    monkeypatch.setattr(apply, "weights_folder", lambda: tmp_path / "kept")
    session = Session()
    session.set_areas(tables["areas"], "code")
    part = WeightsPart(session)
    part.show()
    said: list[str] = []
    part.message.connect(lambda text, _level: said.append(text))
    try:
        assert part.open_files([file])
        wait(lambda: part.live.indices and not part.live.busy())
        assert list(part.form.rows) == list(FIELDS)
        part.form.rows["alone_65p"].number.setValue(5)
        settle()
        index = part.live.indices[P65.key]
        live = pd.Series(index.classes(part.sets.weights(P65))[0], index=list(index.codes))
        expected = (by_recipe(census) @ [5 / 8, 2 / 8, 1 / 8]).reindex(live.index)
        np.testing.assert_allclose(live, expected, rtol=1e-12)
        part.form.apply.click()
        wait(lambda: said and not part.run.running())
        assert said == ["The index was computed with these weights."]
        found = pd.Series(values(session.result(P65).layer(), "code", "ci")).reindex(live.index)
        np.testing.assert_allclose(found, expected, rtol=1e-12)
    finally:
        part.close_down()
        part.deleteLater()


@pytest.mark.usefixtures("registered")
def test_the_table_of_the_documents_lists_it():
    made = runpy.run_path(str(ROOT / "tools" / "make_docs.py"))["normalisations"]()
    assert made.splitlines()[-1] == "| share of total | (x / sum)^p | `power` 1: p |"


def test_without_it_everything_says_what_is_absent(tables, sample, file, tmp_path):
    expected = "indicators[0].normalisation.method is 'share of total'; it must be one of: min-max, "
    register(ShareOfTotal)
    try:
        made = algorithm("compositeindex", **where(sample), RECIPE=str(file), OUTPUT="memory:")["OUTPUT"]
    finally:
        unregister(ShareOfTotal)
    with pytest.raises(QgsProcessingException) as caught:
        algorithm("compositeindex", **where(sample), RECIPE=str(file), OUTPUT="memory:")
    assert f"shares.json: {expected}" in str(caught.value)
    with pytest.raises(QgsProcessingException) as caught:
        algorithm("recipefromlayer", INPUT=made, OUTPUT=str(tmp_path / "back.json"))
    assert expected in str(caught.value)
    session = Session()
    session.set_areas(tables["areas"], "code")
    part = WeightsPart(session)
    part.show()
    said: list[str] = []
    part.message.connect(lambda text, _level: said.append(text))
    try:
        assert not part.open_files([file])
        assert [expected in text for text in said] == [True]
    finally:
        part.close_down()
        part.deleteLater()
