"""The named styles of a layer, one for each class field."""

from __future__ import annotations

import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin.cartography.styles import style_layer
from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.fields import Role
from tests import results
from tests.processing.layers import layer

pytestmark = pytest.mark.usefixtures("qgis_app")


def flagged(subjects: dict[str, str]) -> QgsVectorLayer:
    made = layer({"code": ["A", "B"], **{name: [number % 2, 1] for number, name in enumerate(subjects)}})
    return results.state(
        made,
        *(
            results.result(results.PRIORITY, [results.column(name, Role.FLAG)], stem=name, subject=subject)
            for name, subject in subjects.items()
        ),
    )


def shown(made: QgsVectorLayer, style: str) -> str:
    assert made.styleManager().setCurrentStyle(style)
    return made.renderer().classAttribute()


def test_two_flags_of_one_subject_have_a_style_each():
    made = flagged({"pr_1": "My rule", "pr_2": "My rule"})
    style_layer(made, ["pr_2"])
    manager = made.styleManager()
    assert sorted(manager.styles()) == ["Priority My rule (pr_1)", "Priority My rule (pr_2)"]
    assert manager.currentStyle() == "Priority My rule (pr_2)"
    assert shown(made, "Priority My rule (pr_1)") == "pr_1"
    assert shown(made, "Priority My rule (pr_2)") == "pr_2"


def test_a_title_that_reads_like_another_with_its_field():
    made = flagged({"pr_1": "R", "pr_2": "R", "pr_3": "R (pr_1)"})
    style_layer(made, [])
    styles = made.styleManager().styles()
    assert len(styles) == 3
    assert {shown(made, style) for style in styles} == {"pr_1", "pr_2", "pr_3"}


def test_a_subject_of_its_own_is_the_whole_name():
    made = layer({"q": [1, 2], "pr": [0, 1]})
    results.state(
        made,
        results.result(results.SEGMENTS, [results.classes("q", P65)]),
        results.result(results.PRIORITY, [results.column("pr", Role.FLAG)], subject="65+"),
    )
    style_layer(made, ["q"])
    assert sorted(made.styleManager().styles()) == ["65+ isolation", "Priority 65+"]
