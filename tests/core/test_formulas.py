"""Text that a spreadsheet would run."""

from __future__ import annotations

import pytest

from medway_isolation_plugin.core.formulas import defused


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+cmd",
        "-cmd|' /C calc'!A0",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "-",
        "+",
        "--1",
        "-1+1",
        "+44 1634 306000",
        "-.",
        "-1e",
        "-٣",
        "=0.44",
    ],
)
def test_what_begins_like_a_formula_becomes_plain_text(cell):
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["-0.44", "+3", "-1,234.5", "-5%", "-1e-05", "-.5", "", "A", "a=1", "'=1", " =1", -0.44, 3, None, True]
)
def test_numbers_and_other_cells_are_left_alone(cell):
    assert defused(cell) is cell
