"""What the panel makes of a layer comes from facts: random words in place of every alias change nothing but headings."""

from __future__ import annotations

import random

from qgis.core import QgsProject

from medway_isolation_plugin.core.bands import BANDS
from medway_isolation_plugin.gui.priority import rule_presets
from medway_isolation_plugin.gui.shared import outlines
from medway_isolation_plugin.layers import recognise
from tests.gui.sample_project import indexed


def told(layer):
    found = recognise.indices(layer)
    rules = [rule_presets.preset_cells(layer, band, None) for band in BANDS]
    return (
        [(index.title, list(index.results), [one.class_field for one in index.results.values()]) for index in found],
        [(flag.field, flag.title) for flag in outlines.flags([layer])],
        rules,
        [rule_presets.people_field(layer, str(rule[0]), band) for rule, band in zip(rules, BANDS)],
        [rule_presets.score_field(layer, str(rule[0])) for rule in rules],
        [rule_presets.prefix(layer, label) for label in ("65+", "Under 65", "Another")],
    )


def test_the_panel_recognises_orders_and_names_by_facts(provider, sample):
    layer = indexed(sample)
    QgsProject.instance().addMapLayer(layer)
    before = told(layer)
    generator = random.Random(3)
    for number in range(layer.fields().count()):
        layer.setFieldAlias(number, "".join(generator.choice("qwertz: (=1)") for _ in range(18)))
    assert told(layer) == before
    indices, flags, rules, *_ = before
    assert [title for title, _, _ in indices] == ["Living alone", "Isolation"]
    assert [bands for _, bands, _ in indices] == [["u65", "65p"]] * 2
    assert sorted(field for field, _ in flags) == ["pr_65p", "pr_u65"]
    assert rules[1] == ["si_65p_q", "=", 1, "dep_q", "=", 1]
    QgsProject.instance().clear()
