"""One column as it stands: what is kept about it is believed as far as the values of the layer bear it out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medway_isolation_plugin.core import described
from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.described import Known, counts_of, held, unowned
from medway_isolation_plugin.core.fields import Field, Of, Part, Result, ResultKind, Role, Scope

FIFTHS = ((1, 20), (2, 20), (3, 20), (4, 20), (5, 19))
TENTHS = tuple((number, 10) for number in range(1, 11))
CLASS = Field("la_65p_q", Role.QUANTILE, P65, Scope.LOCAL, counts=FIFTHS)
RESULT = Result(
    ResultKind.LIVING_ALONE, "la", worst="isolated", classes=5, source="Census", year="2011", fields=(CLASS,)
)  # fmt: skip


def hold(values, result: Result = RESULT, field: Field = CLASS):
    return held(field.name, "words over it", result, field, None if values is None else dict(values))


def test_equal_counts_are_known_whole():
    found = hold(FIFTHS)
    assert (found.known, found.classes, found.worst, found.warning, found.unknown()) == (
        Known.WHOLE, 5, "isolated", "", "",
    )  # fmt: skip
    assert found.in_full() == "65+ living alone: quintile (1 = most isolated)"


@pytest.mark.parametrize("kept", [(), FIFTHS])
@pytest.mark.parametrize("stated", [True, False])
def test_a_number_higher_than_any_number_of_classes_makes_no_classes(kept, stated):
    """A style of two thousand million classes would take all memory."""
    field = replace(CLASS, counts=kept)
    found = hold(((1, 20), (2**31 - 1, 1)), replace(RESULT, fields=(field,), stated=stated), field)
    assert (found.known, found.classes) == (Known.NAME, 0)


@pytest.mark.parametrize("values", [((1, 20),), ((1, 1), (5, 3)), (), ((1, 20), (2, 20), (3, 20), (4, 20), (5, 18))])
def test_fewer_areas_are_known_and_counted(values):
    found = hold(values)
    assert (found.known, found.classes, found.worst) == (Known.PART, 5, "isolated")
    assert found.warning == f"{sum(dict(values).values())} of 99 areas with a value shown."
    assert found.cautions() == (found.warning,)
    assert found.stated


@pytest.mark.parametrize(
    ("values", "highest", "said"),
    [
        (((1, 21), (2, 20), (3, 20), (4, 20), (5, 18)), 5, "1: 21, 2: 20"),
        (((1, 20), (6, 1)), 6, "6: 1"),
        (((0, 3),), 0, "0: 3"),
        (TENTHS, 10, "1: 10, 2: 10, 3: 10, 4: 10, 5: 10 and more found"),
        (None, 0, "no whole numbers found"),
    ],
)
def test_contradicting_counts_leave_only_the_name(values, highest, said):
    found = hold(values)
    assert (found.known, found.stated, found.worst, found.classes) == (Known.NAME, False, "", highest)
    assert "the field 'la_65p_q' does not fit its values (1: 20, 2: 20, 3: 20, 4: 20, 5: 19 kept" in found.warning
    assert said in found.warning
    assert found.result.source == found.result.year == ""
    assert (found.role, found.band, found.of_kind) == (Role.QUANTILE, P65, ResultKind.LIVING_ALONE)
    assert (
        found.unknown()
        == "Known by the name of its field only; not stated: what class 1 is most of, how many classes there are, source, year."
    )
    assert found.cautions() == (found.warning, found.unknown())
    assert found.title() == "65+ living alone"
    assert found.in_full() == "words over it"


def test_ten_classes_said_for_quintiles_are_not_believed():
    """A Shapefile saved over another keeps the old facts: 1 to 5 would 'fit' among 1 to 10."""
    tenths = replace(RESULT, classes=10)
    found = hold(FIFTHS, tenths, replace(CLASS, counts=TENTHS))
    assert (found.known, found.classes, found.worst) == (Known.NAME, 5, "")
    assert "10" in found.warning and "5: 19" in found.warning


@pytest.mark.parametrize(
    ("said", "values", "known", "classes"),
    [
        (5, FIFTHS, Known.WHOLE, 5),
        (5, ((1, 3), (4, 1)), Known.WHOLE, 5),
        (0, TENTHS, Known.WHOLE, 10),
        (5, TENTHS, Known.NAME, 10),
        (5, None, Known.NAME, 0),
    ],
)
def test_where_no_counts_are_kept_classes_are_never_fewer_than_the_highest_value(said, values, known, classes):
    found = hold(values, replace(RESULT, classes=said), replace(CLASS, counts=()))
    assert (found.known, found.classes) == (known, classes)
    assert (found.worst == "") is (known is Known.NAME)


def test_known_by_name_only_counts_the_classes():
    bare = Result(ResultKind.LIVING_ALONE, "la", age_split=65, fields=(CLASS,), stated=False)
    found = hold(TENTHS, bare, replace(CLASS, counts=()))
    assert (found.known, found.classes, found.worst, found.warning) == (Known.NAME, 10, "", "")
    assert found.is_class and found.lowest_is_worst and not found.is_flag


def test_flags_are_held_against_their_values_too():
    flag = Field("prio", Role.FLAG, counts=((0, 80), (1, 4)))
    rule = Result(ResultKind.PRIORITY, "prio", "65+", words="isolation in worst fifth", members=1, fields=(flag,))
    assert hold(((0, 80), (1, 4)), rule, flag).known is Known.WHOLE
    assert hold(((1, 4),), rule, flag).known is Known.PART
    assert hold(((1, 5),), rule, flag).known is Known.NAME
    assert hold(((1, 4),), rule, flag).classes == 0
    assert hold(((1, 5),), rule, flag).unknown() == "Known by the name of its field only; not stated: source, year."


def test_a_value_is_believed_without_counting():
    value = Field("la_65p", Role.VALUE, P65)
    found = hold(None, replace(RESULT, base="residents"), value)
    assert (found.known, found.classes, found.lowest_is_worst) == (Known.WHOLE, 0, False)
    assert found.in_full() == "65+ living alone, % of residents 65+"


def test_unknown_of_a_deprivation_index_names_the_edition():
    field = Field("dep_score", Role.VALUE)
    found = hold(None, Result(ResultKind.DEPRIVATION, "dep", stated=False), field)
    assert found.unknown() == "Known by the name of its field only; not stated: source, year, edition."


def test_a_column_of_nobody():
    found = unowned("income", "")
    assert (found.known, found.heading, found.title(), found.in_full()) == (Known.NOTHING, "income", "income", "income")
    assert (found.unknown(), found.worst, found.role, found.band, found.scope) == ("", "", None, None, Scope.NONE)
    assert unowned("income", "Income, £").title() == "Income, £"


def test_a_domain_is_titled_by_its_label_and_by_its_heading_where_that_is_lost():
    field = Field("ci_d1", Role.VALUE, of=Of(Part.DOMAIN, 1, "Health"))
    result = Result(ResultKind.COMPOSITE, "ci", "Our index", "deprived", 5)
    assert hold(None, result, field).title() == "Health"
    assert hold(None, result, replace(field, of=Of(Part.DOMAIN, 1, ""))).title() == "words over it"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([1, 1.0, "1", " 2 ", 2], {1: 3, 2: 2}),
        ([None, float("nan"), object(), "", "  "], {}),
        ([], {}),
        ([1, 1.5], None),
        (["1", "two"], None),
        ([float("inf")], None),
        (["1e400"], None),
        ([-1, 0], {-1: 1, 0: 1}),
    ],
)
def test_cells_are_counted_as_files_give_them(cells, expected):
    assert counts_of(cells) == expected


def test_the_words_for_many_values_are_short():
    said = described.held("x", "", replace(RESULT, classes=99), CLASS, dict.fromkeys(range(1, 100), 50)).warning
    assert len(said) < 300
