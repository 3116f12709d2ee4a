"""The one writer and the one reader of what a layer's columns are: its own, those of joins, those of older versions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from qgis.core import QgsField, QgsFields, QgsLayerMetadata, QgsProject, QgsVectorLayer, QgsVectorLayerJoinInfo
from qgis.PyQt.QtCore import QMetaType

from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.described import Known
from medway_isolation_plugin.core.field_names import results_by_name
from medway_isolation_plugin.core.fields import Result, ResultKind, Role
from medway_isolation_plugin.core.results import Column, Kind, ResultTable
from medway_isolation_plugin.layers import fields, metadata, provenance, writing
from tests import results as facts
from tests.core.composite.made import made as recipe_of
from tests.layers.test_metadata import opened, saved
from tests.processing.layers import layer

COLUMNS = {"code": ["A", "B", "C", "D"], "la_65p": [9.0, 7.0, 5.0, 3.0], "la_65p_q": [1, 1, 2, 2]}
LIVING = facts.result(
    facts.LIVING, [facts.column("la_65p", Role.VALUE, P65), facts.classes("la_65p_q", P65)], classes=2, source="Census"
)
DEPRIVED = facts.result(facts.DEPRIVED, [facts.classes("dep_q")], classes=10, subject="Income")


def stated(columns: dict[str, list] | None = None, *results: Result) -> QgsVectorLayer:
    return facts.state(layer(columns or COLUMNS), *(results or (LIVING,)))


def named(results: tuple[Result, ...]) -> list[tuple[str, str, list[str]]]:
    return [(one.kind.value, one.source, [field.name for field in one.fields]) for one in results]


# Writing and reading


def test_there_is_one_entry_and_it_replaces_older_ones():
    made = stated()
    fields.say(made, [replace(LIVING, source="First")])
    fields.say(made, [replace(LIVING, source="Second")])
    found = [item for item in made.metadata().history() if item.startswith("Medway Isolation results: ")]
    assert len(found) == 1
    assert [one.source for one in fields.results_of(made)] == ["Second"]


def test_where_nothing_is_stated_nothing_is_written():
    made = stated()
    fields.say(made, results_by_name(made.fields().names()))
    assert not [item for item in made.metadata().history() if item.startswith(fields.ENTRY)]
    assert [one.stated for one in fields.results_of(made)] == [False]


@pytest.mark.parametrize("suffix", ["gpkg", "shp", "geojson", "fgb", "csv"])
def test_what_is_said_goes_to_layer_and_file_and_keeps_what_else_lies_there(tmp_path, suffix):
    path = saved(tmp_path / f"a.{suffix}", source=layer(COLUMNS))
    before = QgsLayerMetadata()
    before.setTitle("A title")
    provenance.keep(before, recipe_of(["a", "b"]))
    metadata.save(opened(path), before)
    asked = opened(path)
    assert fields.say(asked, [LIVING])
    assert [one.source for one in fields.results_of(asked) if one.stated] == ["Census"]
    again = opened(path)
    assert [one.source for one in fields.results_of(again) if one.stated] == ["Census"]
    assert provenance.recipe_of(again) == recipe_of(["a", "b"])
    assert metadata.whole(again).title() == metadata.whole(asked).title() == "A title"
    # What the layer itself holds is said too, where its file is gone.
    assert any(item.startswith(fields.ENTRY) for item in asked.metadata().history())


def test_the_file_that_was_made_again_goes_before_what_the_layer_remembers(tmp_path):
    path = saved(tmp_path / "a.gpkg", source=layer(COLUMNS))
    early = opened(path)
    fields.say(early, [LIVING])
    fields.say(opened(path), [replace(LIVING, source="Newer")])
    assert [one.source for one in fields.results_of(early)] == ["Newer"]


def test_columns_that_are_gone_are_not_told_of():
    made = stated({**COLUMNS, "dep_q": [1, 2, 3, 10]}, LIVING, DEPRIVED)
    assert named(fields.results_of(made)) == [
        ("living_alone", "Census", ["la_65p", "la_65p_q"]), ("deprivation", "", ["dep_q"]),
    ]  # fmt: skip
    assert made.dataProvider().deleteAttributes([made.fields().indexOf("dep_q")])
    made.updateFields()
    assert named(fields.results_of(made)) == [("living_alone", "Census", ["la_65p", "la_65p_q"])]


def test_what_is_known_by_name_stands_beside_what_is_stated_and_before_it():
    made = stated({**COLUMNS, "dep_q": [1, 2, 3, 10], "la_65p_rk": [1, 2, 3, 4]}, LIVING)
    found = fields.results_of(made)
    assert [(one.stated, [field.name for field in one.fields]) for one in found] == [
        (False, ["la_65p_rk"]), (False, ["dep_q"]), (True, ["la_65p", "la_65p_q"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-20],
        lambda text: text.replace('"schema_version":1', '"schema_version":2'),
        lambda text: text.replace("medway-isolation/results", "medway-isolation/recipe"),
        lambda text: text.replace('"classes":2', '"classes":NaN'),
        lambda text: text.replace('"name":"la_65p_q"', '"name":"la_65p"'),
        lambda text: "[" * 100_000,
        lambda text: "x" * 2_000_001,
        lambda text: "",
    ],
)
def test_facts_that_cannot_be_read_leave_the_names(damage):
    made = stated()
    changed = QgsLayerMetadata(made.metadata())
    changed.setHistory([fields.ENTRY + damage(item[len(fields.ENTRY) :]) for item in changed.history()])
    made.setMetadata(changed)
    assert [one.stated for one in fields.results_of(made)] == [False]
    found = fields.describe(made, "la_65p_q")
    assert (found.known, found.classes, found.worst) == (Known.NAME, 2, "")


def test_of_two_entries_the_last_that_can_be_read_counts():
    made = stated()
    changed = QgsLayerMetadata(made.metadata())
    changed.setHistory([*changed.history(), fields.ENTRY + "damaged"])
    made.setMetadata(changed)
    assert [one.source for one in fields.results_of(made)] == ["Census"]


def test_layers_without_columns():
    assert fields.results_of(QgsVectorLayer("/nowhere.gpkg", "x", "ogr")) == ()
    assert fields.describe(QgsVectorLayer("/nowhere.gpkg", "x", "ogr"), "la").known is Known.NOTHING


# One column


def test_a_column_is_held_against_what_the_layer_shows():
    made = stated()
    assert fields.describe(made, "la_65p_q").known is Known.WHOLE
    made.setSubsetString("\"code\" < 'C'")
    assert fields.describe(made, "la_65p_q").warning == "2 of 4 areas with a value shown."
    made.setSubsetString("")
    index = made.fields().indexOf("la_65p_q")
    assert made.dataProvider().changeAttributeValues({feature.id(): {index: 3} for feature in made.getFeatures()})
    found = fields.describe(made, "la_65p_q")
    assert (found.known, found.classes) == (Known.NAME, 3)


def test_ten_classes_that_a_table_of_quintiles_inherited_are_not_believed(tmp_path):
    """Saving over a Shapefile keeps the old .qmd: it belongs to every file of its stem and outlives what it described."""
    tenths = layer({"code": list("ABCDEFGHIJ"), "dep_q": list(range(1, 11))})
    path = saved(tmp_path / "a.shp", source=tenths)
    fields.say(opened(path), fields.results_of(facts.state(tenths, DEPRIVED)))
    assert fields.describe(opened(path), "dep_q").classes == 10
    fifths = layer({"code": list("ABCDEFGHIJ"), "dep_q": [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]})
    saved(path, source=fifths)
    found = fields.describe(opened(path), "dep_q")
    assert (found.known, found.classes, found.worst, found.source()) == (Known.NAME, 5, "", "")
    assert "dep_q" in found.warning


def test_text_columns_of_a_csv_file_are_counted_too(tmp_path):
    (tmp_path / "a.csv").write_text('code,la_65p_q\nA,"1"\nB,"2"\nC," "\n', encoding="utf-8")
    (tmp_path / "a.csvt").write_text('"String","String"\n', encoding="utf-8")
    made = opened(tmp_path / "a.csv")
    fields.say(made, [replace(LIVING, fields=(facts.classes("la_65p_q", P65, counts=((1, 1), (2, 1))),))])
    assert fields.describe(opened(tmp_path / "a.csv"), "la_65p_q").known is Known.WHOLE


def test_headings_are_shown_and_never_read():
    made = stated()
    for number in range(made.fields().count()):
        made.setFieldAlias(number, f"random words {number}: decile (1 = most deprived)")
    found = fields.describe(made, "la_65p_q")
    assert (found.classes, found.worst, found.title()) == (2, "isolated", "65+ living alone")
    assert found.heading == "random words 2: decile (1 = most deprived)"
    plain = layer({"x": [1, 2]})
    plain.setFieldAlias(0, "65+ living alone: quintile (1 = most isolated)")
    assert fields.results_of(plain) == ()
    assert fields.describe(plain, "x").known is Known.NOTHING


# Joins in the project


@pytest.fixture
def project(qgis_app):
    made = QgsProject.instance()
    made.clear()
    yield made
    made.clear()


def join(target: QgsVectorLayer, other: QgsVectorLayer, prefix: str | None, field: str = "code") -> bool:
    info = QgsVectorLayerJoinInfo()
    info.setJoinLayer(other)
    info.setJoinFieldName("code")
    info.setTargetFieldName(field)
    info.setUsingMemoryCache(True)
    if prefix is not None:
        info.setPrefix(prefix)
    return target.addJoin(info)


def in_project(project, *layers: QgsVectorLayer) -> tuple[QgsVectorLayer, ...]:
    for number, one in enumerate(layers):
        one.setName(f"layer{number}")
    project.addMapLayers(list(layers))
    return layers


@pytest.mark.parametrize(("prefix", "name"), [("dec_", "dec_la_65p_q"), ("", "la_65p_q"), ("x.y ", "x.y la_65p_q")])
def test_a_joined_column_is_known_by_where_it_comes_from(project, prefix, name):
    areas, other = in_project(project, layer({"code": ["A", "B", "C", "D"]}), stated())
    assert join(areas, other, prefix)
    (found,) = fields.results_of(areas)
    assert (found.source, [field.name for field in found.fields]) == (
        "Census", [name.replace("la_65p_q", "la_65p"), name],
    )  # fmt: skip
    assert fields.describe(areas, name).known is Known.WHOLE


def test_a_join_without_a_prefix_of_its_own_is_called_after_the_layer(project):
    areas, other = in_project(project, layer({"code": ["A", "B", "C", "D"]}), stated())
    assert join(areas, other, None)
    assert fields.describe(areas, "layer1_la_65p_q").worst == "isolated"


def test_a_join_of_a_join(project):
    first, second, third = in_project(
        project, layer({"code": ["A", "B", "C", "D"]}), layer({"code": ["A", "B", "C", "D"]}), stated()
    )
    assert join(second, third, "in_") and join(first, second, "out_")
    found = fields.describe(first, "out_in_la_65p_q")
    assert (found.known, found.classes, found.source()) == (Known.WHOLE, 2, "Census")


def test_one_layer_joined_twice(project):
    areas = layer({"code": ["A", "B", "C", "D"], "before": ["B", "A", "D", "C"]})
    areas, other = in_project(project, areas, stated())
    assert join(areas, other, "now_") and join(areas, other, "then_", "before")
    assert {field.name for one in fields.results_of(areas) for field in one.fields} == {
        "now_la_65p", "now_la_65p_q", "then_la_65p", "then_la_65p_q",
    }  # fmt: skip
    assert all(one.stated for one in fields.results_of(areas))


def test_own_facts_go_before_those_of_a_join_and_a_join_before_names(project):
    own = stated({**COLUMNS, "si_65p_q": [1, 2, 3, 4]}, replace(LIVING, source="Own"))
    own, other = in_project(project, own, stated())
    assert join(own, other, "j_")
    assert [(one.stated, one.source) for one in fields.results_of(own)] == [
        (False, ""),
        (True, "Census"),
        (True, "Own"),
    ]


def test_fewer_areas_through_a_join_are_counted(project):
    areas, other = in_project(project, layer({"code": ["A", "C"]}), stated())
    assert join(areas, other, "")
    assert fields.describe(areas, "la_65p_q").warning == "2 of 4 areas with a value shown."
    many, more = in_project(project, layer({"code": ["A", "A", "A"]}), stated())
    assert join(many, more, "")
    assert fields.describe(many, "la_65p_q").known is Known.NAME  # one value for many areas: not its result any more


def test_a_join_that_is_taken_out_again_leaves_nothing(project):
    areas, other = in_project(project, layer({"code": ["A", "B", "C", "D"]}), stated())
    join(areas, other, "dec_")
    assert fields.results_of(areas)
    areas.removeJoin(other.id())
    assert fields.results_of(areas) == ()


def test_what_a_layer_hands_on_takes_recipes_of_its_joins_with_it(project):
    areas, other = in_project(project, layer({"code": ["A", "B", "C", "D"]}), stated())
    recipe = recipe_of(["a", "b"])
    changed = QgsLayerMetadata(other.metadata())
    provenance.keep(changed, recipe)
    other.setMetadata(changed)
    join(areas, other, "")
    found = fields.carried(areas)
    assert (found.recipes, found.joined_recipes) == ((), (provenance.ENTRY + recipe.to_json(),))
    assert [one.source for one in found.results] == ["Census"]


# Recipes, and results of version 0.1


def test_each_recipe_is_kept_once_the_newest_last():
    made, one, two = QgsLayerMetadata(), recipe_of(["a", "b"]), recipe_of(["a", "c"])
    for recipe in (one, two, one):
        provenance.keep(made, recipe)
    areas = layer(COLUMNS)
    areas.setMetadata(made)
    assert provenance.recipe_entries(areas) == tuple(provenance.ENTRY + recipe.to_json() for recipe in (two, one))
    assert provenance.recipe_of(areas) == one


def test_one_recipe_in_two_spellings_is_one():
    made, recipe = QgsLayerMetadata(), recipe_of(["a", "b"])
    made.setHistory(["something", provenance.ENTRY + recipe.to_json().replace("\n", " "), provenance.ENTRY + "damaged"])
    provenance.keep(made, recipe)
    assert made.history() == ["something", provenance.ENTRY + "damaged", provenance.ENTRY + recipe.to_json()]


def test_results_of_version_0_1_open_as_unknown_and_their_recipes_are_read():
    areas = layer({"code": ["A", "B"], "ci": [1.0, 2.0], "ci_q": [2, 1], "la_65p_q": [1, 2]})
    areas.setFieldAlias(2, "Our index: local decile (1 = most deprived)")
    areas.setFieldAlias(3, "66+ living alone: decile (1 = most isolated)")
    old, recipe = QgsLayerMetadata(), recipe_of(["a", "b"])
    old.addKeywords("medway-isolation", ["recipe-fingerprint:123", "edition:Census 2011", "plugin-version:0.1.0"])
    old.setHistory(["Medway Isolation 0.1.0: Our index.", provenance.ENTRY + recipe.to_json()])
    areas.setMetadata(old)
    for name, kind in (("ci_q", ResultKind.COMPOSITE), ("la_65p_q", ResultKind.LIVING_ALONE)):
        found = fields.describe(areas, name)
        assert (found.known, found.of_kind, found.classes, found.worst) == (Known.NAME, kind, 2, "")
        assert found.unknown().startswith("Known by the name of its field only")
        assert found.in_full() == found.heading == areas.attributeAlias(areas.fields().indexOf(name))
    assert provenance.recipe_of(areas) == recipe
    assert provenance.keyword(areas, "edition") == "Census 2011"
    assert provenance.keyword(areas, "input-fingerprint") == ""


# Names that a Shapefile has cut


def test_a_join_saved_as_a_shapefile_is_warned_of(project, tmp_path):
    areas = layer({"code": ["A", "B", "C", "D"]})
    more = {"la_65p_lo": [1.0] * 4, "la_65p_hi": [2.0] * 4, "la_65p_rk": [1, 2, 3, 4], "la_note": ["", "", "", ""]}
    areas, other = in_project(project, areas, stated({**COLUMNS, **more}))
    join(areas, other, "dec_")
    path = saved(tmp_path / "a.shp", source=areas)
    names = opened(path).fields().names()
    assert "dec_la_65p_q" not in names
    (warning,) = fields.cut_warnings(names)
    assert all(name in warning for name in names if name not in {"code", "dec_la_65p"} and len(name) == 10)
    assert fields.cut_warnings(areas.fields().names()) == ()


# Headings


def test_headings_of_a_geopackage_are_read_though_processing_opens_it_without_its_style(tmp_path):
    path = saved(tmp_path / "a.gpkg", source=layer(COLUMNS))
    styled = opened(path)
    styled.setFieldAlias(styled.fields().indexOf("la_65p"), "A heading")
    metadata.save_style(styled, "s", "")
    bare = QgsVectorLayer(str(path), "x", "ogr", QgsVectorLayer.LayerOptions(loadDefaultStyle=False))
    assert fields.headings(bare.fields(), bare)["la_65p"] == "A heading"


def test_aliases_are_given_where_they_are_lacking():
    made = layer(COLUMNS)
    made.setFieldAlias(1, "Mine")
    assert made.dataProvider().addAttributes([QgsField("c", QMetaType.Type.Int, comment="A comment")])
    made.updateFields()
    fields.set_headings(made, {"code": "Code", "la_65p": "Theirs"})
    assert [fields.heading_of(made, name) for name in made.fields().names()] == ["Code", "Mine", "", "A comment"]


def test_columns_that_stay_are_written_with_their_headings_as_they_are_now():
    """A file of newer GDAL gives its fields the aliases that they were written with."""
    before = QgsFields()
    for name, alias, comment in (("la", "Most isolated", "Most isolated"), ("b", "Old", "Own words"), ("c", "", "")):
        old = QgsField(name, QMetaType.Type.Int, comment=comment)
        old.setAlias(alias)
        before.append(old)
    table = ResultTable(np.array(["A"], dtype=object), (Column("new", "New", Kind.WHOLE, np.array([1.0])),))
    said = {"la": "Most living alone", "b": "Later", "c": "Bare"}
    made = writing.qgs_fields(table, before, (), said)
    assert [(field.name(), field.alias(), field.comment()) for field in made] == [
        ("la", "Most living alone", "Most living alone"), ("b", "Later", "Own words"), ("c", "", ""), ("new", "New", "New"),
    ]  # fmt: skip
    assert [field.alias() for field in before] == ["Most isolated", "Old", ""]
