"""What map tips say over a result."""

from __future__ import annotations

import pytest
from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsVectorLayer

from medway_isolation_plugin.cartography import choices
from medway_isolation_plugin.cartography.choices import Mode, StyleChoice
from medway_isolation_plugin.cartography.map_tips import add_map_tip
from medway_isolation_plugin.cartography.styles import style_layer
from medway_isolation_plugin.core import described
from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.fields import Role
from tests import results
from tests.processing.layers import layer

pytestmark = pytest.mark.usefixtures("qgis_app")
COLUMNS = {
    "LSOA11CD": ["E01016001", "E01016002", "E01016003", "E01016004"],
    "LSOA11NM": ["Medway <1>", "Medway 001B", None, " "],
    "v": [32.14, None, 0.0, 1.0],
    "q": [1, None, 5, 3],
    "pr": [1, 0, None, 0],
}


def dressed() -> QgsVectorLayer:
    made = layer(COLUMNS)
    results.state(
        made,
        results.result(results.LIVING, [results.column("v", Role.VALUE, P65), results.classes("q", P65)]),
        results.result(results.PRIORITY, [results.column("pr", Role.FLAG, P65)], stem="pr", subject="65+ [% 1 %]"),
    )
    style_layer(made, ["q"])
    return made


def tips(made: QgsVectorLayer) -> list[str]:
    found = []
    for feature in made.getFeatures():
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(made))
        context.setFeature(feature)
        found.append(QgsExpression.replaceExpressionText(made.mapTipTemplate(), context))
    return found


def test_a_tip_says_name_code_value_unit_and_class():
    made = dressed()
    title = made.styleManager().currentStyle()
    first, second, third, fourth = (tip.split("<br>") for tip in tips(made))
    assert first[0] == "<b>Medway &lt;1> (E01016001)</b>"
    assert first[1] == f"{title}: 32.1 % of residents 65+, quintile 1 (1 = worst)"
    assert first[2].endswith("65+ [ % 1 %]: yes")
    assert second == ["<b>Medway 001B (E01016002)</b>", f"{title}: no data", first[2].replace("yes", "no")]
    assert third[0] == "<b>E01016003</b>", "no name"
    assert third[1] == f"{title}: 0 % of residents 65+, quintile 5 (1 = worst)"
    assert third[2].endswith(": no data")
    assert fourth[0] == "<b>E01016004</b>", "an empty name"


def test_a_tip_says_the_class_of_the_map_that_is_shown():
    made = dressed()
    title = made.styleManager().currentStyle()
    by_classes = tips(made)
    for limits in ((0.0, 1.0, 32.14), (0.0, 20.0, 40.0)):
        choices.show(made, "v", "q", StyleChoice(Mode.NATURAL_BREAKS), limits, priority_field="pr")
        rows = [item.label() for item in made.renderer().legendSymbolItems()]
        first, second, third, fourth = (tip.split("<br>")[1] for tip in tips(made))
        assert first == f"{title}: 32.1 % of residents 65+, class {rows[0]}"
        assert second == f"{title}: no data"
        assert third == f"{title}: 0 % of residents 65+, class {rows[1]}"
        assert fourth == f"{title}: 1 % of residents 65+, class {rows[1]}"
        assert rows[0].startswith("1: ") and rows[0].endswith(" (most isolated)")
    kept = made.clone()
    assert tips(kept) == tips(made)
    choices.show(made, "v", "q")
    assert tips(made) == by_classes


def test_each_named_style_says_its_own_classes():
    made = dressed()
    manager = made.styleManager()
    by_classes, own = tips(made), manager.currentStyle()
    other = next(style for style in manager.styles() if style != own)
    choices.show(made, "v", "q", StyleChoice(Mode.EQUAL_INTERVAL, 3))
    by_limits = tips(made)
    assert by_limits != by_classes
    assert manager.setCurrentStyle(other)
    assert tips(made) == by_classes
    assert manager.setCurrentStyle(own)
    assert tips(made) == by_limits


def test_a_tip_of_somebodys_own_is_not_changed_by_a_style():
    made = layer(COLUMNS)
    made.setMapTipTemplate("mine")
    choices.show(made, "v", "q", StyleChoice(Mode.EQUAL_INTERVAL, 3))
    assert made.mapTipTemplate() == "mine"


def test_every_named_style_has_the_tip_and_a_tip_of_somebodys_own_stays():
    made = dressed()
    said = made.mapTipTemplate()
    manager = made.styleManager()
    assert len(manager.styles()) == 2
    for style in manager.styles():
        assert manager.setCurrentStyle(style)
        assert made.mapTipTemplate() == said
    made = layer(COLUMNS)
    made.setMapTipTemplate("mine")
    add_map_tip(made, [described.unowned("q", "Class")])
    assert made.mapTipTemplate() == "mine"


def test_the_tip_is_kept_in_a_geopackage(provider, sample, tmp_path):
    from qgis import processing

    from medway_isolation_plugin.processing.first_map import file_sources, sample_values

    path = str(tmp_path / "made.gpkg")
    values = sample_values("livingalone", file_sources(str(sample.parent)))
    processing.run("medwayisolation:livingalone", {**values, "OUTPUT": path})
    opened = QgsVectorLayer(path, "made", "ogr")
    area = next(opened.getFeatures())
    assert tips(opened)[0].startswith(f"<b>{area['name']} ({area['code']})</b><br>")
