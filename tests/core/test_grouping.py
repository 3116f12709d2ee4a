"""Joins and sums by name give what pandas gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core.areas import Measure, duplicates
from medway_isolation_plugin.core.cells import numbers
from medway_isolation_plugin.core.composite.impute import Policy, impute
from medway_isolation_plugin.core.faults import Faults, InputError
from medway_isolation_plugin.core.grouping import first_rows, group_sums, numbered

pd = pytest.importorskip("pandas", reason="compares with pandas")

NAMES = st.lists(st.sampled_from(["", "a", "b", "é", "E01"]), max_size=30)
VALUES = st.one_of(st.integers(0, 1000).map(float), st.just(np.nan))


@given(NAMES)
def test_names_are_numbered_as_they_come(names):
    different, number = numbered(names)
    codes, uniques = pd.factorize(pd.Series(names, dtype=object))
    assert list(different) == list(uniques)
    assert number.tolist() == codes.tolist()


@given(NAMES, NAMES)
def test_the_first_row_of_each_name_is_found(names, wanted):
    expected = [names.index(name) if name in names else -1 for name in wanted]
    assert first_rows(names, wanted).tolist() == expected


@given(st.lists(st.tuples(st.integers(0, 4), VALUES), max_size=30))
def test_sums_leave_missing_values_out(pairs):
    number, values = np.array([n for n, _ in pairs], dtype=np.int64), np.array([v for _, v in pairs], dtype=float)
    expected = pd.Series(values).groupby(number).sum().reindex(range(5)).fillna(0.0)
    assert group_sums(number, values, 5).tolist() == expected.tolist()


@given(NAMES)
def test_duplicates_are_named_once_in_order(codes):
    series = pd.Series(codes, dtype=object)
    expected = [code for code in dict.fromkeys(codes) if code and (series == code).sum() > 1]
    assert duplicates(np.array(codes, dtype=object)) == expected


@given(
    st.lists(st.tuples(st.sampled_from(["g", "h", None]), VALUES), min_size=1, max_size=30),
    st.sampled_from([Policy.MEAN, Policy.MEDIAN]),
)
def test_gaps_are_filled_from_their_own_group(pairs, policy):
    groups = np.array([g for g, _ in pairs], dtype=object)
    x = np.array([v for _, v in pairs], dtype=float)
    found = pd.Series(x).groupby(pd.Series(groups, dtype=object), dropna=True).transform(policy.value)
    np.testing.assert_allclose(impute(x, policy, groups), np.where(np.isnan(x), found, x), rtol=1e-12)


@pytest.mark.parametrize(
    "cells",
    [["1", " 2.5 ", "", None], ["1e3", "-4", "+5", ".5"], [True, "3", ""], ["1", 2, 3.5, float("nan"), ""], [b"3", ""]],
)
def test_text_that_spells_numbers_is_read_as_pandas_reads_it(cells):
    faults = Faults()
    codes = np.array([f"c{row}" for row in range(len(cells))], dtype=object)
    found = numbers(cells, Measure("x", "x", "a count", lowest=None), codes, faults)
    faults.raise_if_any()
    stripped = pd.Series([cell.strip() if isinstance(cell, str) else cell for cell in cells], dtype=object)
    np.testing.assert_array_equal(found, pd.to_numeric(stripped, errors="coerce").astype(float))


@pytest.mark.parametrize("cell", ["1_000", "1,000", "0x10", "٣", "nan", "-", "1 000", [1], object])
def test_what_is_no_number_is_told_of(cell):
    faults = Faults()
    numbers([cell, ""], Measure("x", "x", "a count"), np.array(["c0", "c1"], dtype=object), faults)
    with pytest.raises(InputError, match="holds text where a number is needed, in 1 row"):
        faults.raise_if_any()
