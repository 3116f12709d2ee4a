"""Cells as officials write them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.official import cells
from medway_isolation_plugin.core.official.cells import MARKS, Below


def texts(*values: str) -> np.ndarray:
    return np.array(values, dtype=object)


def read(*values: str) -> list[float]:
    return cells.numbers(texts(*values)).values.tolist()


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1))
def test_whole_numbers_with_separators_of_thousands(values):
    for mark in (",", " ", "\u2009", "\u00a0", "\u202f", "'"):
        assert read(*(f"{value:,}".replace(",", mark) for value in values)) == values


@given(st.lists(st.decimals(-(10**6), 10**6, places=4), min_size=1))
def test_decimal_commas_are_known_by_a_cell_that_demands_one(values):
    written = [f"{value}".replace(".", ",") for value in values]
    assert read(*written) == pytest.approx([float(value) for value in values])


def test_a_comma_that_may_be_either_separates_thousands():
    assert read("1,234", "12", "999,000") == [1234, 12, 999000]
    assert read("1,234", "12,5") == [1.234, 12.5]
    with pytest.raises(InputError, match="no column of numbers"):
        cells.numbers(texts("12,5", "1.5", "2.5"))


@pytest.mark.parametrize("mark", [*sorted(MARKS), "[c]", "[x]", "[low]", "[z]", "C", "N/A", "[C]", " * "])
def test_no_mark_is_a_zero(mark):
    found = cells.numbers(texts("5", mark, "0"))
    assert np.isnan(found.values[1]) and found.values[[0, 2]].tolist() == [5, 0]
    assert found.marks.tolist() == ["", mark.strip(), ""]
    assert found.marked == 1


def test_a_minus_is_missing_alone_and_a_sign_before_a_figure():
    found = cells.numbers(texts("-0.44", "-", "\u22123", "2"))
    assert found.values[[0, 2, 3]].tolist() == [-0.44, -3, 2] and found.marks[1] == "-"


def test_a_count_below_a_limit_is_empty_unless_a_bound_is_chosen():
    found = cells.numbers(texts("<5", "12", "< 10", "fewer than 3"))
    assert np.isnan(found.values[[0, 2, 3]]).all()
    assert found.with_bounds(Below.LOWER).tolist() == [0, 12, 0, 0]
    assert found.with_bounds(Below.UPPER).tolist() == [4, 12, 9, 2]


def test_notes_behind_numbers_are_kept():
    found = cells.numbers(texts("1,234 [p]", "12(r)", "7 e", "3"))
    assert found.values.tolist() == [1234, 12, 7, 3] and found.flags.tolist() == ["p", "r", "e", ""]


def test_signs_of_per_cent_and_money_and_excel():
    assert cells.numbers(texts("12.5%", "8 %")).percent
    assert read("£1,200", "\u00a3 30", '="45"', "  6 ") == [1200, 30, 45, 6]


def test_a_column_of_words_is_no_column_of_numbers():
    with pytest.raises(InputError, match="'Name' is no column of numbers: 3 cells of 4"):
        cells.numbers(texts("Adur", "Arun", "Ashford", "5"), "Name")
    found = cells.numbers(texts("1", "2", "3", "4", "five"))
    assert np.isnan(found.values[4]) and found.marks[4] == "five"


@given(st.lists(st.text(max_size=12), max_size=30))
def test_no_text_is_read_as_a_number_that_it_is_not(values):
    try:
        found = cells.numbers(texts(*values))
    except InputError:
        return
    for text, value in zip(values, found.values):
        if not np.isnan(value):
            assert any(letter.isdigit() for letter in text)
            assert np.isfinite(value)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("E01016014", "E01016014"),
        ("e01016014", "E01016014"),
        ("E01016014 : Medway 001A", "E01016014"),
        ("E01016014: Medway 001A", "E01016014"),
        ("Medway 001A (E01016014)", "E01016014"),
        ('="E01016014"', "E01016014"),
        ("\ufeffE01016014\u200b", "E01016014"),
        ("  S01006506 ", "S01006506"),
        ("95AA01S1", "95AA01S1"),
        ("SAMPLE-001", "SAMPLE-001"),
        ("E01016014 E01016015", ""),
        ("XE01016014", ""),
        ("Medway", ""),
        ("", ""),
    ],
)
def test_a_code_is_found_whatever_stands_beside_it(cell, code):
    assert cells.area_code(cell) == code
