"""Rules in renderers belong to QGIS alone: one that Python has made crashes QGIS after its renderer is replaced."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from qgis.core import QgsFillSymbol, QgsRuleBasedRenderer
from qgis.PyQt import sip

from medway_isolation_plugin.cartography import choices
from medway_isolation_plugin.cartography.choices import Mode, StyleChoice
from medway_isolation_plugin.cartography.rules import ELSE, Rule, by_rules
from tests.processing.layers import layer

PACKAGE = Path(__file__).resolve().parents[2] / "medway_isolation_plugin"
RULE = Rule(QgsFillSymbol.createSimple({"color": "#440154"}), '"v" > 1', "high")

pytestmark = pytest.mark.usefixtures("qgis_app")


def python_made(renderer: QgsRuleBasedRenderer) -> list[bool]:
    return [sip.ispycreated(rule) for rule in [renderer.rootRule(), *renderer.rootRule().children()]]


def test_a_rule_that_python_constructs_keeps_a_part_in_python():
    root = QgsRuleBasedRenderer.Rule(None)
    root.appendChild(QgsRuleBasedRenderer.Rule(RULE.symbol.clone()))
    assert python_made(QgsRuleBasedRenderer(root)) == [True, True], "else the other tests here cannot fail"


def test_the_renderer_holds_rules_of_qgis_only():
    made = by_rules([RULE, Rule(RULE.symbol, ELSE, "rest")])
    assert python_made(made) == [False, False, False]
    first, rest = made.rootRule().children()
    assert (first.filterExpression(), first.label(), first.symbol().color().name()) == ('"v" > 1', "high", "#440154")
    assert (rest.isElse(), rest.label()) == (True, "rest")


def test_a_rule_serves_more_than_once():
    twice = [by_rules([RULE]), by_rules([RULE])]
    del twice[0]
    assert twice[0].rootRule().children()[0].symbol().color().name() == "#440154"
    assert RULE.symbol.color().name() == "#440154"


@pytest.mark.parametrize("mode", list(Mode))
def test_every_style_with_its_outline(mode):
    areas = layer({"code": ["A", "B", "C"], "v": [1.0, 2.0, None], "q": [2, 1, None], "pr": [0, 1, 0]})
    plain = choices.renderer(areas, "v", "q", StyleChoice(mode))
    outlined = choices.with_priority_outline(plain, areas, "pr")
    for made in (plain, outlined):
        if isinstance(made, QgsRuleBasedRenderer):
            assert not any(python_made(made))
    assert len(outlined.rootRule().children()) > 2


def test_two_way_map():
    areas = layer({"code": ["A", "B"], "q": [2, 1], "h": [1, 2]})
    assert python_made(choices.bivariate_renderer(areas, "q", "h")) == [False] * 11


def test_no_other_code_constructs_rules():
    places = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r"(Renderer|Labeling)\.Rule\(", path.read_text(encoding="utf-8"))
    }
    assert places == {"cartography/rules.py"}
