"""The words of pages: each fact once, nothing essential missing, and no two results with the same ones."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils

from medway_isolation_plugin.cartography import accessible, classing, figure_words, kinds
from medway_isolation_plugin.cartography.atlas import value_beside
from medway_isolation_plugin.cartography.figure_kinds import Change, Health, Index, Over65, Priority, Under65, Wards
from medway_isolation_plugin.cartography.map_tips import add_map_tip
from medway_isolation_plugin.cartography.tally import tally_of
from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.core.census_change import ChangeKind
from medway_isolation_plugin.core.described import as_kept
from medway_isolation_plugin.core.fields import ResultKind, Role, Scope
from medway_isolation_plugin.core.made_of import MadeOf, WeightUsed
from medway_isolation_plugin.core.validity.evidence import Evidence, Verdict
from tests import results
from tests.processing.layers import layer

pytestmark = pytest.mark.usefixtures("qgis_app")

SOURCES = [("Census", "2011", ""), ("Census", "2021", ""), ("Census", "", ""), ("", "2021", ""), ("", "", "")]
EDITIONS = ["IoD 2015, LSOA 2011", "IoD 2019, LSOA 2011", "IoD 2025, LSOA 2021", "WIMD 2019", ""]


def every_result():
    """Yield figures of results that differ in edition, year, band, age, base, number of classes, index or weights."""
    bands = [(kind, band.at(age)) for kind, band in ((Under65, U65), (Over65, P65)) for age in (65, 66)]
    for (kind, band), (source, year, _), classes in product(bands, SOURCES, (5, 10)):
        facts = {"source": source, "year": year, "classes": classes, "age_split": band.age}
        for base in ("residents", "households"):
            yield kind, results.LIVING, {**facts, "base": base}, band, Scope.LOCAL, ""
        for base, placeholder, unit in product(
            ("households of the band", "all ages"), (False, True), ("score per household", "score per 100 residents")
        ):
            yield kind, results.SEGMENTS, {**facts, "base": base, "placeholder": placeholder}, band, Scope.LOCAL, unit
        for subject in ("Census isolation index", "Loneliness index"):
            yield kind, results.COMPOSITE, {**facts, "subject": subject}, band, Scope.LOCAL, ""
    for edition, scope, subject, classes in product(
        EDITIONS, (Scope.LOCAL, Scope.NATIONAL), ("Health", "Income"), (5, 10)
    ):
        yield Health, results.DEPRIVED, {"edition": edition, "subject": subject, "classes": classes}, None, scope, ""
    for (source, year, _), subject in product(SOURCES, ("Loneliness index", "Transport index")):
        yield Index, results.COMPOSITE, {"source": source, "year": year, "subject": subject}, None, Scope.LOCAL, ""


def test_no_two_different_results_have_the_same_words():
    found = defaultdict(list)
    for kind, method, facts, band, scope, unit in every_result():
        columns = [results.column("v", Role.VALUE, band, unit=unit), results.classes("q", band, scope)]
        result = results.result(method, columns, **facts)
        shown = kind(as_kept("q", "q", result, columns[1]))
        words = (shown.title(), shown.subtitle(), figure_words.stated_source(shown.of))
        found[words].append((method, facts, band, scope, unit))
    assert sum(map(len, found.values())) > 300
    assert [same for same in found.values() if len(same) > 1] == []


def living(**more):
    """Four areas of one place, of very different sizes, the last one without a value."""
    made = layer(
        {
            "name": ["Medway 001A", "Medway 001B", "Medway 002A", "Medway 002B"],
            "la_65p_n": [10.0, 300.0, 30.0, None],
            "la_65p_d": [100.0, 1000.0, 60.0, None],
            "la_65p": [10.0, 30.0, 50.0, None],
            "la_65p_q": [3, 2, 1, None],
            **more,
        }
    )
    roles = {"la_65p_n": Role.NUMERATOR, "la_65p_d": Role.DENOMINATOR, "la_65p": Role.VALUE}
    columns = [results.column(name, role, P65) for name, role in roles.items()]
    found = results.result(
        results.LIVING, [*columns, results.classes("la_65p_q", P65)], classes=3, source="Census", year="2011"
    )
    return results.state(made, found)


def test_a_page_of_a_share_says_everything_once():
    made = living()
    shown = Over65.on(made, "la_65p_q")
    words = shown.words(made)
    assert words.title == "65+ living alone, Medway"
    assert words.subtitle == "% of residents 65+, in terciles. 4 areas, 1 without data. Medway: 29.3 %."  # 340 of 1160
    assert words.source.startswith("Source: Census 2011. Contains National Statistics data ©")
    assert words.source.endswith(
        "Official data licensed under the Open Government Licence v3.0. Not yet compared with any other measure."
    )
    assert "Place not stated" not in words.source
    assert shown.legend() == "Tercile:\n% of residents 65+"


def test_a_place_of_ones_own_comes_before_that_of_the_areas():
    made = living()
    words = Over65.on(made, "la_65p_q").words(made, "Medway Towns")
    assert words.title == "65+ living alone, Medway Towns"
    assert "Medway Towns: 29.3 %." in words.subtitle


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (["Medway 001A", "Medway 001B", "Swale 001A", "Medway 002B"], "Medway, Swale"),
        (["Medway 001A", "Swale 001B", "Dover 001A", "Thanet 002B"], "Medway, Swale and 2 more"),
        (["Medway 001A", "Medway 001B", "elsewhere", "Medway 002B"], ""),
        (["Medway 001A", None, "Medway 001A", "Medway 002B"], ""),
    ],
)
def test_the_place_is_that_of_all_areas(names, place):
    made = living(name=names)
    assert figure_words.place_of(made) == place
    words = Over65.on(made, "la_65p_q").words(made)
    assert words.title == ("65+ living alone, " + place).removesuffix(", ")
    assert words.source.startswith("Place not stated. Source: Census 2011.") is (place == "")


def test_scores_and_ranks_have_no_benchmark():
    made = layer({"v": [1.0, 2.0], "q": [2, 1], "la_65p_n": [1.0, 2.0], "la_65p_d": [2.0, 3.0]})
    columns = [results.column("v", Role.VALUE), results.classes("q", scope=Scope.NATIONAL)]
    results.state(made, results.result(results.DEPRIVED, columns, subject="Health", classes=2, edition="IoD 2019"))
    shown = Health.on(made, "q")
    assert shown.words(made).subtitle == "Score, in classes of all areas of the country. 2 areas."
    assert shown.legend() == "National class:\nscore"


def test_an_index_published_as_ranks_has_their_ranges_in_the_legend_and_the_table():
    made = layer({"code": list("abcd"), "v": [None] * 4, "rank": [90, 1200, 40, 7], "q": [2, 3, 1, 1]})
    columns = [
        results.column("v", Role.VALUE, unit="national rank"),
        results.column("rank", Role.RANK, scope=Scope.NATIONAL),
        results.classes("q"),
    ]
    results.state(made, results.result(results.DEPRIVED, columns, subject="Health", classes=3, edition="IoD 2019"))
    rows = ["1 (most deprived): 7 to 40", "2: 90", "3 (least deprived): 1,200"]
    assert labels(Health, made, "q") == rows
    shown = Health.on(made, "q")
    text = accessible.text_of(made, shown, shown.words(made))
    assert text.unit == "national rank"
    assert [area.value for area in text.areas] == [7, 40, 90, 1200], "the worst first"
    assert value_beside(made, "q") == "rank", "in an atlas too"
    add_map_tip(made, [shown.of], "code")
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(made))
    context.setFeature(next(made.getFeatures()))
    tip = QgsExpression.replaceExpressionText(made.mapTipTemplate(), context)
    assert tip == "<b>a</b><br>Health: 90 national rank, tercile 2 (1 = worst)"


def test_of_a_part_of_the_areas_the_share_is_said_of_those():
    made = living(name=[None, None, None, None])
    assert "All areas shown: 29.3 %." in Over65.on(made, "la_65p_q").words(made).subtitle


def test_what_is_not_known_is_not_stated():
    made = layer({"la_65p": [1.0, 2.0], "la_65p_q": [2, 1], "prio": [0, None]})
    shown = Over65.on(made, "la_65p_q")
    words = shown.words(made)
    assert words.title == "65+ living alone"
    assert "source, year" in words.source and "not stated" in words.source
    assert tally_of(made, shown.of).ranges == {}
    results.state(made, results.result(results.LIVING, [results.classes("la_65p_q", P65)], source="Census"))
    assert "Source: Census; not stated: year." in Over65.on(made, "la_65p_q").words(made).source
    assert Priority.on(made, "prio").words(made).subtitle == "Rule not stated. 0 of 2 areas meet the rule, 1 undecided."


def test_wards_say_how_many_areas_there_are_and_nothing_of_an_index():
    made = living()
    words = Wards.on(made, "").words(made)
    assert (words.title, words.subtitle) == ("Wards, Medway", "4 areas.")


def labels(kind, made, field):
    from medway_isolation_plugin.cartography.classing import StyleChoice

    kind.on(made, field).draw(made, StyleChoice())
    return [item.label() for item in made.renderer().legendSymbolItems()]


def test_the_legend_has_values_and_no_row_that_no_area_has():
    made = living()
    rows = ["1 (most isolated): 50", "2: 30", "3 (least isolated): 10"]
    assert labels(Over65, made, "la_65p_q") == [*rows, "No data"]
    whole = living(la_65p_q=[3, 2, 1, 1])
    assert labels(Over65, whole, "la_65p_q") == rows
    odd = layer({"prio": [1, 0, 0], "la_65p_q": [1, 2, 9]})
    assert labels(Priority, odd, "prio") == ["Priority area", "Other areas"]
    assert labels(Priority, layer({"prio": [1, 0, None]}), "prio")[-1] == "Undecided (values missing)"


def changed(ways):
    """Areas whose share changed between two censuses in these ways."""
    made = layer({"chg_kind": ways})
    column = results.column("chg_kind", Role.MOVED, unit="2011 to 2021")
    return results.state(
        made,
        results.result(
            ResultKind.CHANGE, [column], stem="chg", subject="Residents 65+", source="Census", year="2011, 2021"
        ),
    )


def test_a_change_between_censuses_has_a_row_and_a_number_of_areas_without_data_where_there_are_any():
    rows = [said for _, _, said in kinds.legend(Role.MOVED)]
    own = [ChangeKind.RISEN.value, ChangeKind.ALIKE.value, ChangeKind.FALLEN.value]
    whole, part = changed(own), changed([*own, None])
    assert labels(Change, whole, "chg_kind") == rows
    assert labels(Change, part, "chg_kind") == [*rows, "No data"]
    assert Change.on(whole, "chg_kind").words(whole).subtitle.endswith(" 3 areas.")
    assert Change.on(part, "chg_kind").words(part).subtitle.endswith(" 4 areas, 1 without data.")
    assert tally_of(part, Change.on(part, "chg_kind").of).empty == 1


def test_two_indices_of_other_weights_have_other_words():
    """Weights of types of households are a profile's, which a page cannot list: it has their fingerprint."""

    def said(band, **weights):
        column = results.classes("q", band)
        own = tuple(WeightUsed(name, weight, slot) for slot, each in weights.items() for name, weight in each.items())
        found = results.result(results.SEGMENTS, [column], made_of=MadeOf(weights=own))
        return figure_words.recipe_line(as_kept("q", "q", found, column))

    first = said(P65, **{"65p": {"a": 1.0, "b": 2.0}, "u65": {"a": 1.0}})
    assert first.startswith("Weights: ")
    assert first == said(P65, **{"65p": {"b": 2.0, "a": 1.0}, "u65": {"a": 5.0}}), "of this band, in any order"
    assert first != said(P65, **{"65p": {"a": 1.0, "b": 2.5}, "u65": {"a": 1.0}})
    assert first != said(U65, **{"65p": {"a": 1.0, "b": 2.0}, "u65": {"a": 1.0}})
    assert said(P65) == ""


def test_a_rule_names_the_sources_of_its_fields():
    from medway_isolation_plugin.core.priority import Criterion, sources_of

    def criterion(edition):
        column = results.classes("q")
        return Criterion(
            "q", "=", 1, as_kept("q", "q", results.result(results.DEPRIVED, [column], edition=edition), column)
        )

    assert sources_of([criterion("IoD 2019"), criterion("IoD 2019")]) == "IoD 2019"
    assert sources_of([criterion("IoD 2019"), criterion("IoD 2025")]) == "IoD 2019; IoD 2025"
    assert sources_of([criterion("IoD 2019"), criterion("")]) == "IoD 2019; the source of other fields is not stated"
    assert sources_of([criterion("")]) == ""


def test_change_says_what_it_is_of():
    made = layer({"cmp_q1": [5, 2], "cmp_q2": [1, 1]})
    assert Change.on(made, "cmp_q2").words(made).subtitle.endswith("A move is relative to the other areas. 2 areas.")


def held(method, verdict=None):
    """Return the figure of an index for people 65+ that was held against a yardstick, or against nothing."""
    found = (
        () if verdict is None else (Evidence("A model", "65+", verdict, verdict, 40, 0.1, -0.2, 0.4, 2, 8, 1.6, "65+"),)
    )
    columns = [results.column("v", Role.VALUE, P65, evidence=found), results.classes("q", P65)]
    return Over65(as_kept("q", "q", results.result(method, columns), columns[1]))


@pytest.mark.parametrize("method", [results.SEGMENTS, results.COMPOSITE, results.LIVING])
def test_a_page_says_what_its_index_was_held_against(method):
    areas = living()
    assert held(method).words(areas, "Ayford").source.endswith(" Not yet compared with any other measure.")
    said = held(method, Verdict.AGREES).words(areas, "Ayford").source
    assert "Here, the ranking broadly agrees with A model, a model for 65+: 2 of the 8 " in said


@pytest.mark.parametrize("verdict", [Verdict.NO_EVIDENCE, Verdict.CONTRADICTS])
@pytest.mark.parametrize("method", [results.SEGMENTS, results.COMPOSITE])
def test_words_that_evidence_does_not_bear_are_on_no_page_and_in_no_legend(method, verdict):
    figure = held(method, verdict)
    assert "Likely" not in figure.title()
    assert figure.title() == "Index for people 65+, not shown to be of isolation"
    assert classing.quantile_labels(figure.of, 5) == ["1 (worst)", "2", "3", "4", "5 (best)"]
    assert held(method, Verdict.PARTLY).title() == "Likely social isolation among people aged 65 and over"
    assert classing.quantile_labels(held(method, Verdict.PARTLY).of, 5)[0] == "1 (most isolated)"


def test_living_alone_keeps_its_own_words():
    figure = held(results.LIVING, Verdict.CONTRADICTS)
    assert figure.title() == "65+ living alone"
    assert classing.quantile_labels(figure.of, 5)[0] == "1 (most living alone)"
