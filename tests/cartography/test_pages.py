"""Page templates filled in: nothing overlaps, nothing is cut off, words shrink, faults are told."""

from __future__ import annotations

from itertools import combinations

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFontUtils,
    QgsLayoutItemLabel,
    QgsLayoutItemPage,
    QgsLayoutUtils,
    QgsProject,
    QgsRectangle,
    QgsTextRenderer,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QRectF

from medway_isolation_plugin.cartography import figure_words, pages
from medway_isolation_plugin.cartography.figure_kinds import Health, Index, Over65, Priority, Under65, fields_for
from medway_isolation_plugin.cartography.figures import Pages
from medway_isolation_plugin.cartography.pages import PageSize, Words, template_path
from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.fields import Role, Scope
from tests import results
from tests.processing.layers import layer

SIZES = {PageSize.A4_LANDSCAPE: (297, 210), PageSize.A4_PORTRAIT: (210, 297), PageSize.A3_LANDSCAPE: (420, 297),
         PageSize.A3_PORTRAIT: (297, 420)}  # fmt: skip
LONG = "A title that goes on and on, naming every committee and every partner of the health and wellbeing board, " * 2

pytestmark = pytest.mark.usefixtures("qgis_app")


def areas(**more):
    made = layer({"code": list("ABCDE"), "si_65p_q": [1, 2, 3, 4, 5], "prio": [1, 0, 0, 0, None]}, **more)
    return results.state(made, results.result(results.SEGMENTS, [results.classes("si_65p_q", P65)]))


def wards():
    return layer(
        {"name": ["North", "South"]}, shapes=["POLYGON((0 0,2 0,2 1,0 1,0 0))", "POLYGON((2 0,5 0,5 1,2 1,2 0))"]
    )


def page(size=PageSize.A4_LANDSCAPE, words=None, **more):
    shown = areas(**more)
    maker = Pages(shown, template_path(size), wards() if not more else None, "name" if not more else "")
    words = words or Words("Title", "Subtitle", "Source", "Made on a day", "Recipe abc")
    return maker, maker.layout(Over65.on(shown, "si_65p_q"), words)


def boxes(layout):
    found = {}
    for item in layout.items():
        if hasattr(item, "id") and item.id() and not isinstance(item, QgsLayoutItemPage):
            found[item.id()] = QRectF(item.pos(), pages.box_of(item).size()).united(
                QRectF(item.pos(), item.rect().size())
            )
    return found


@pytest.mark.parametrize("atlas", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_no_item_of_a_template_overlaps_another_or_leaves_the_page(size, atlas):
    project = QgsProject()  # owns the layout
    layout = pages.load(template_path(size, atlas), project)
    found = boxes(layout)
    assert {
        "map",
        "title",
        "subtitle",
        "source",
        "date",
        "fingerprint",
        "legend",
        "ward_key",
        "scalebar",
        "north",
    } <= set(found)
    assert ({"table", "note"} <= set(found)) is atlas
    width, height = SIZES[size]
    for name, box in found.items():
        assert QRectF(0, 0, width, height).contains(box), name
    for (one, first), (other, second) in combinations(found.items(), 2):
        common = first.intersected(second)
        assert common.width() < 0.5 or common.height() < 0.5, (one, other)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("title", ["Wards", LONG, "Unbroken" * 40])
def test_a_filled_page_has_no_overlap_and_every_word_fits(size, title):
    _maker, layout = page(size, Words(title, LONG, LONG + LONG, "Made on 30 September 2026", "Recipe abcdef123456"))
    found = boxes(layout)
    for (one, first), (other, second) in combinations(found.items(), 2):
        common = first.intersected(second)
        assert common.width() < 0.5 or common.height() < 0.5, (one, other)
    for item in layout.items():
        if isinstance(item, QgsLayoutItemLabel):
            needed = item.sizeForText()
            assert needed.width() <= item.rect().width() + 0.1, item.id()
            assert needed.height() <= item.rect().height() + 0.1, item.id()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dpi", [60, 80, 96, 110, 150, 300, 600])
def test_no_line_is_wider_than_its_place_at_any_resolution(size, dpi):
    """QGIS would wrap it once more: a word alone in a line, and the last one below the page's edge."""
    words = Words(LONG, LONG, f"Source: IoD 2015, LSOA 2011. {figure_words.source_line(year=2026)}")
    _maker, layout = page(size, words)
    context = QgsLayoutUtils.createRenderContextForLayout(layout, None, dpi)
    millimetre = context.convertToPainterUnits(1, QgsUnitTypes.RenderUnit.RenderMillimeters)
    for name in ("title", "subtitle", "source"):
        label = layout.itemById(name)
        for line in label.text().split("\n"):
            wide = QgsTextRenderer.textWidth(context, label.textFormat(), [line]) / millimetre
            assert wide <= label.rect().width(), (name, line)


def test_a_short_title_keeps_its_size_and_a_long_one_shrinks_whole():
    _a, short = page()
    _b, long = page(words=Words(LONG))
    assert short.itemById("title").textFormat().size() == 20
    assert 6 <= long.itemById("title").textFormat().size() < 20
    assert " ".join(long.itemById("title").text().split()) == LONG.strip()


def test_the_legend_is_in_order_and_says_which_end_is_worst():
    _maker, layout = page()
    model = layout.itemById("legend").model()
    nodes = [node for tree in model.rootGroup().findLayers() for node in model.layerLegendNodes(tree)]
    words = [node.data(0) for node in nodes]
    assert words == ["1 (most isolated)", "2", "3", "4", "5 (least isolated)", "Wards"]


def test_a_font_that_is_not_there_is_replaced(tmp_path):
    text = template_path(PageSize.A4_LANDSCAPE).read_text(encoding="utf-8")
    assert 'fontFamily="Arial"' in text
    path = tmp_path / "page.qpt"
    path.write_text(text.replace('fontFamily="Arial"', 'fontFamily="No Such Font At All"'), encoding="utf-8")
    shown = areas()
    maker = Pages(shown, path)
    layout = maker.layout(Over65.on(shown, "si_65p_q"), Words("Title"))
    for name in ("title", "source"):
        assert QgsFontUtils.fontFamilyMatchOnSystem(layout.itemById(name).textFormat().font().family())


@pytest.mark.parametrize(
    "content", [None, b"", b"no xml", b"<Layout/>", b"<Composer/>", b"\xff\xfe\x00", b"<Layout><LayoutItem"]
)
def test_a_template_that_is_missing_or_broken(tmp_path, content):
    path = tmp_path / "page.qpt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(
        InputError, match=r"page template .*page\.qpt (cannot be read|is broken).*Choose another template"
    ):
        pages.load(path, QgsProject())


def test_a_layer_in_degrees_is_drawn_in_metres():
    square = "POLYGON((0.5 51.3,0.6 51.3,0.6 51.4,0.5 51.4,0.5 51.3))"
    maker, layout = page(crs="EPSG:4326", shapes=[square] * 5)
    assert maker.crs.authid() == "EPSG:27700"
    chart, bar = layout.itemById("map"), layout.itemById("scalebar")
    assert chart.crs().authid() == "EPSG:27700"
    # 0.1 degrees of longitude at 51.35 degrees north are 6.97 km; the map shows at least that, and not the earth.
    assert 7000 < chart.extent().width() < 40000
    assert bar.unitLabel() == "km"
    across = 1000 * bar.unitsPerSegment() * 2 / chart.scale() * 1000  # mm on paper
    assert 15 < across < bar.rect().width() + 1


@pytest.mark.parametrize(
    ("lon", "lat", "expected"),
    [(151.0, -33.0, "EPSG:32756"), (-71.0, 42.0, "EPSG:32619"), (179.95, 10.0, "EPSG:32660")],
)
def test_degrees_elsewhere_go_to_the_utm_zone(lon, lat, expected):
    square = f"POLYGON(({lon} {lat},{lon + 0.04} {lat},{lon + 0.04} {lat + 0.04},{lon} {lat}))"
    assert pages.map_crs(areas(crs="EPSG:4326", shapes=[square] * 5)).authid() == expected


def test_a_layer_without_a_system_has_no_scale_bar():
    maker, layout = page(crs=None, shapes=None)
    assert not maker.crs.isValid()
    assert layout.itemById("scalebar") is None
    assert layout.itemById("map").extent().contains(QgsRectangle(0, 0, 5, 1))


@pytest.mark.parametrize("shapes", [[""] * 5, ["POLYGON((1 1,1 1,1 1,1 1))"] * 5])
def test_shapes_that_cover_nothing_still_make_a_page(shapes):
    _maker, layout = page(crs="EPSG:27700", shapes=shapes)
    extent = layout.itemById("map").extent()
    assert extent.width() > 0
    assert extent.isFinite()


def test_the_open_project_is_left_alone():
    before = set(QgsProject.instance().mapLayers())
    maker, _layout = page()
    assert set(QgsProject.instance().mapLayers()) == before
    assert len(maker.project.mapLayers()) == 2


def test_fields_are_found_by_what_they_are():
    made = layer({"x": [1], "si_u65_q": [1], "la_u65_q": [1], "prio": [0], "h": [2], "y": [1], "c": [1], "ci_q": [1]})
    results.state(
        made,
        results.result(results.COMPOSITE, [results.classes("c")], stem="cc", worst="deprived"),
        results.result(results.SEGMENTS, [results.classes("x", P65), results.classes("si_u65_q", U65)]),
        results.result(results.DEPRIVED, [results.classes("h", scope=Scope.NATIONAL)], subject="Income"),
        results.result(results.PRIORITY, [results.column("y", Role.FLAG)], stem="y"),
    )
    assert fields_for(made) == {
        Under65: ["si_u65_q"],
        Over65: ["x"],
        Health: ["h"],
        Priority: ["prio", "y"],
        Index: ["ci_q", "c"],
    }


def test_an_index_that_is_called_deprived_is_not_health():
    made = layer({"ci_q": [1, 2]})
    results.state(made, results.result(results.COMPOSITE, [results.classes("ci_q")], worst="deprived", subject="IoD"))
    assert fields_for(made) == {Index: ["ci_q"]}


def test_both_ages_in_a_layer_the_newest_is_the_figure_and_says_its_age():
    made = layer({"la_65p_q": [1, 2], "la_66p_q": [1, 2], "la_u66_q": [2, 1]})
    older = results.result(results.LIVING, [results.classes("la_65p_q", P65)], age_split=65)
    newer = results.result(
        results.LIVING, [results.classes("la_66p_q", P65.at(66)), results.classes("la_u66_q", U65.at(66))], age_split=66
    )
    results.state(made, older, newer)
    found = fields_for(made)
    assert found == {Under65: ["la_u66_q"], Over65: ["la_66p_q"]}
    over, under = (kind.on(made, found[kind][0]) for kind in (Over65, Under65))
    assert (over.name, under.name) == ("66_and_over", "under_66")
    assert over.title() == "66+ living alone"
    assert under.title() == "Under 66 living alone"
    results.state(made, newer, older)
    assert fields_for(made)[Over65] == ["la_65p_q"]


def test_a_recipe_is_named_only_where_there_is_one():
    made = layer({"ci_q": [1, 2], "la_65p_q": [1, 2]})
    living = results.result(results.LIVING, [results.classes("la_65p_q", P65)])
    index = results.result(results.COMPOSITE, [results.classes("ci_q")], recipe="abcdef123456", subject="Census index")
    results.state(made, living, index)
    assert figure_words.recipe_line(Index.on(made, "ci_q").of) == "Recipe: Census index (abcdef123456)"
    assert figure_words.recipe_line(Over65.on(made, "la_65p_q").of) == ""
    assert figure_words.recipe_line(None) == ""
    long = results.result(results.COMPOSITE, [results.classes("ci_q")], recipe="abcdef123456", subject="Word " * 30)
    results.state(made, long)
    assert figure_words.recipe_line(Index.on(made, "ci_q").of).endswith("Word Word… (abcdef123456)")


def test_each_flag_says_its_own_rule():
    made = layer({"prio": [1, 0], "pr_65p": [0, 1]})
    one = results.result(results.PRIORITY, [results.column("prio", Role.FLAG)], words="health in worst fifth")
    other = results.result(
        results.PRIORITY,
        [results.column("pr_65p", Role.FLAG)],
        stem="pr_65p",
        subject="65+",
        words="Residents is above 20",
    )
    results.state(made, one, other)
    first, second = (Priority.on(made, name) for name in ("prio", "pr_65p"))
    assert first.subtitle() == "Rule: health in worst fifth."
    assert second.subtitle() == "Rule: Residents is above 20."
    assert second.title() == "Priority areas: 65+"


def test_a_page_says_where_the_data_come_from_or_that_it_does_not_know():
    made = layer({"la_65p_q": [1, 2], "dep_q": [1, 2]})
    assert figure_words.source_line(made, Health.on(made, "dep_q").of, 2026).startswith(
        "Known by the name of its field only; not stated: what class 1 is most of, how many classes there are, source, year, "
        "edition. Contains National Statistics data"
    )
    living = results.result(results.LIVING, [results.classes("la_65p_q", P65)], source="Census", year="2011")
    health = results.result(results.DEPRIVED, [results.classes("dep_q")], edition="IoD 2019, LSOA 2011")
    results.state(made, living, health)
    assert figure_words.source_line(made, Over65.on(made, "la_65p_q").of).startswith("Source: Census 2011. Cont")
    assert figure_words.source_line(made, Health.on(made, "dep_q").of).startswith("Source: IoD 2019, LSOA 2011.")
    results.state(made, results.result(results.LIVING, [results.classes("la_65p_q", P65)]))
    assert figure_words.source_line(made, Over65.on(made, "la_65p_q").of).startswith("Source not stated. Cont")


def test_households_of_all_ages_are_not_called_65_and_over():
    made = layer({"si_65p_q": [1, 2]})
    results.state(made, results.result(results.SEGMENTS, [results.classes("si_65p_q", P65)], base="all ages"))
    shown = Over65.on(made, "si_65p_q")
    assert shown.title() == "Likely social isolation, all ages (weights for 65+)"
    assert "65 and over" not in shown.subtitle()
    assert shown.name == "all_ages_weights_65_and_over"
    assert shown.subtitle().endswith("the maps of the two bands differ only by their weights.")


def test_a_map_is_never_of_degrees_by_mistake():
    assert not pages.map_crs(areas(crs="EPSG:4326", shapes=["POLYGON((0 51,1 51,1 52,0 51))"] * 5)).isGeographic()
    assert pages.map_crs(areas()) == QgsCoordinateReferenceSystem("EPSG:27700")
