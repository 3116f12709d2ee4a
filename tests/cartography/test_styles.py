"""The named styles of a layer, one for each class field."""

from __future__ import annotations

import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin.cartography.styles import style_layer
from tests.processing.layers import layer

pytestmark = pytest.mark.usefixtures("qgis_app")


def flagged(aliases: dict[str, str]) -> QgsVectorLayer:
    made = layer({"code": ["A", "B"], **{name: [number % 2, 1] for number, name in enumerate(aliases)}})
    for name, alias in aliases.items():
        made.setFieldAlias(made.fields().indexOf(name), alias)
    return made


def shown(made: QgsVectorLayer, style: str) -> str:
    assert made.styleManager().setCurrentStyle(style)
    return made.renderer().classAttribute()


def test_two_flags_of_one_subject_have_a_style_each():
    alias = "My rule: priority area (1 = yes, 0 = no)"
    made = flagged({"pr_1": alias, "pr_2": alias})
    style_layer(made, ["pr_2"])
    manager = made.styleManager()
    assert sorted(manager.styles()) == ["My rule (pr_1)", "My rule (pr_2)"]
    assert manager.currentStyle() == "My rule (pr_2)"
    assert shown(made, "My rule (pr_1)") == "pr_1"
    assert shown(made, "My rule (pr_2)") == "pr_2"


def test_a_title_that_reads_like_another_with_its_field():
    tail = ": priority area (1 = yes, 0 = no)"
    made = flagged({"pr_1": "R" + tail, "pr_2": "R" + tail, "pr_3": "R (pr_1)" + tail})
    style_layer(made, [])
    styles = made.styleManager().styles()
    assert len(styles) == 3
    assert {shown(made, style) for style in styles} == {"pr_1", "pr_2", "pr_3"}


def test_a_subject_of_its_own_is_the_whole_name():
    made = flagged({"q": "65+ isolation: quintile (1 = most isolated)", "pr": "Rule: priority area (1 = yes, 0 = no)"})
    style_layer(made, ["q"])
    assert sorted(made.styleManager().styles()) == ["65+ isolation", "Rule"]
