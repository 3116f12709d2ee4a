"""What the panel says of the index on the map: one line with its verdict, and the report behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.fields import Role
from medway_isolation_plugin.core.validity.evidence import Evidence, Verdict
from medway_isolation_plugin.gui.style.facts_box import FactsBox
from tests import results
from tests.processing.layers import layer

AGREES = Evidence("A model", "65+", Verdict.AGREES, Verdict.AGREES, 40, 0.8, 0.6, 0.9, 6, 8, 1.6, "65+", "Ayford")
AGAINST = replace(AGREES, yardstick="Another model", verdict=Verdict.CONTRADICTS)


@pytest.fixture
def box(qgis_app):
    return FactsBox()


def areas(*found: Evidence):
    columns = [results.column("si_65p", Role.VALUE, P65, evidence=found), results.classes("si_65p_q", P65)]
    made = layer({"code": ["A", "B"], "si_65p": [1.0, 2.0], "si_65p_q": [2, 1]})
    return results.state(made, results.result(results.SEGMENTS, columns))


def test_an_index_that_was_held_against_nothing_says_so_and_has_no_report(box):
    box.show_layer(areas(), "si_65p_q")
    assert box.verdict.text() == "Verdict: Not yet compared with any other measure."
    assert not box.report_button.isVisibleTo(box)


def test_the_verdict_is_one_line_with_the_report_behind_it(box):
    box.show_layer(areas(AGREES, AGAINST), "si_65p_q")
    assert box.verdict.text() == (
        "Verdict: A model: agrees (6 of 8 worst-fifth areas the same); Another model: contradicts (6 of 8 worst-fifth areas the same)"
    )
    assert box.report_button.isVisibleTo(box)
    page = box.report().read_text(encoding="utf-8")
    assert "In Ayford, the ranking broadly agrees with A model" in page
    assert "Do not use it to target that." in page


def test_a_layer_without_results_has_no_verdict(box):
    box.show_layer(layer({"code": ["A"]}), "code")
    assert box.verdict.text() == ""
    assert not box.isVisibleTo(None)
