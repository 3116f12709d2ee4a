"""What went into a result stays with it in files, is known again, and does not go out with copies that hide counts."""

from __future__ import annotations

import hashlib
import itertools

import numpy as np
import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin.core.fields import Result, ResultKind
from medway_isolation_plugin.core.made_of import Fingerprints, Rounded, pairs_used, rounded
from medway_isolation_plugin.layers import fields
from tests.processing.layers import layer
from tests.processing.test_chapter_changes import BASE

CODES = np.array(["E2", "E1", "E3", "E4"], dtype=object)


def result(made: QgsVectorLayer, kind: ResultKind) -> Result:
    return next(one for one in fields.results_of(made) if one.kind is kind)


@pytest.fixture
def alone(run, tmp_path) -> QgsVectorLayer:
    path = str(tmp_path / "alone.gpkg")
    run("livingalone", INPUT=layer(BASE), CODE_FIELD="code", OUTPUT=path)
    return QgsVectorLayer(path, "alone", "ogr")


def test_a_file_keeps_what_went_in(alone):
    found = result(alone, ResultKind.LIVING_ALONE)
    assert [(one.name, one.shown, one.band) for one in found.made_of.columns] == [
        ("alone_u65", "numerator", "u65"), ("residents_u65", "denominator", "u65"),
        ("alone_65p", "numerator", "65p"), ("residents_65p", "denominator", "65p"),
    ]  # fmt: skip
    own = Fingerprints(np.array(BASE["code"], dtype=object)).of(np.array(BASE["alone_65p"], dtype=float))
    assert found.made_of.columns[2].digest == own
    assert found.inputs == found.made_of.digest()


def test_a_column_says_which_result_it_is_of(run, alone):
    flagged = run("flagpriority", INPUT=alone, CRITERIA=["la_65p_q", "=", 1], OUTPUT="memory:", CODE_FIELD="code")[
        "OUTPUT"
    ]
    (column,) = result(flagged, ResultKind.PRIORITY).made_of.columns
    assert (column.name, column.of) == ("la_65p_q", "living_alone la")


def test_a_copy_that_is_given_away_holds_no_fingerprint(run, alone, tmp_path):
    """Where every other count is known, the few that are hidden could be tried out until the fingerprint is right."""
    path = str(tmp_path / "shared.gpkg")
    run("exporttable", INPUT=alone, HEADINGS=False, OUTPUT=path)
    shared = result(QgsVectorLayer(path, "shared", "ogr"), ResultKind.LIVING_ALONE)
    assert shared.made_of.columns == ()
    assert shared.inputs == ""


def test_the_order_of_rows_is_no_change():
    values = np.array([1.5, np.nan, -0.0, 2.25])
    first = Fingerprints(CODES).used("x", values)
    for order in itertools.permutations(range(4)):
        assert Fingerprints(CODES[list(order)]).used("x", values[list(order)]) == first
    assert Fingerprints(CODES).of(np.array([1.5, np.nan, 0.0, 2.25])) == first.digest
    assert Fingerprints(CODES).of(np.array([1.5, 0.0, 0.0, 2.25])) != first.digest
    assert Fingerprints(np.array(["E2", "E1", "E3", "E5"], dtype=object)).of(values) != first.digest


def test_rounding_is_known_from_fingerprints_alone():
    made = Fingerprints(CODES)
    fine = np.array([12.345, 0.125, 7.0625, -3.715])
    for digits in range(3):
        even = made.used("x", np.round(fine, digits))
        up = made.used("x", np.copysign(np.floor(np.abs(fine) * 10**digits + 0.5 + 1e-9), fine) / 10**digits)
        for rough in (even, up):  # as programs round, and as spreadsheets do
            assert rounded(made.used("x", fine), rough) == Rounded(digits, True)
            assert rounded(rough, made.used("x", fine)) == Rounded(digits, False)
    assert rounded(made.used("x", fine), made.used("x", fine + 0.001)) is None
    # One number of four that has more decimals is another number.
    whole = np.array([3.0, 4.0, 5.0, 6.0])
    assert rounded(made.used("x", whole), made.used("x", np.array([3.4, 4.0, 5.0, 6.0]))) is None


def test_rows_of_a_long_table_are_known_in_any_order_and_way_of_counting():
    types = np.array(["B", "A"], dtype=object)
    first = pairs_used(
        "n", (CODES, np.array([0, 0, 1, 3])), (types, np.array([0, 1, 1, -1])), np.array([5.0, 2.0, 1.0, 4.0])
    )
    turned = pairs_used(
        "n", (CODES[::-1], np.array([0, 2, 3, 3, 3])), (types[::-1], np.array([-1, 0, 0, 1, 1])), np.array([4.0, 1.0, 2.0, 3.0, 2.0])
    )  # fmt: skip
    assert first == turned
    other = pairs_used(
        "n", (CODES, np.array([0, 0, 1, 3])), (types, np.array([0, 1, 0, -1])), np.array([5.0, 2.0, 1.0, 4.0])
    )
    assert other.digest != first.digest
    assert len(first.digest) == 12 and first.digest != hashlib.sha256(b"").hexdigest()[:12]
