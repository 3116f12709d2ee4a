"""Tables written in the publishers' shapes are read back equal; with one fault in them they are refused or warned of."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest

from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.official import Grid, Tidy, UndecidedError, read
from tests import official_writer
from tests.official_writer import Rows, Truth

FILES = int(os.environ.get("MEDWAY_FUZZ_FILES", "140"))  # `make fuzz` writes more
MOST_REFUSED, LEAST_TOLD = 0.02, 0.99


def grid(rows: Rows) -> Grid:
    width = max(map(len, rows))
    return Grid("Sheet", np.array([row + [""] * (width - len(row)) for row in rows], dtype=object))


def written(seed: int) -> tuple[random.Random, Rows, Truth]:
    rng = random.Random(seed)
    rows, truth = rng.choice(official_writer.SHAPES)(rng)
    return rng, rows, truth


def held_against(tidy: Tidy, truth: Truth) -> str:
    """What differs, '' where nothing does."""
    if tidy.shape.id != truth.shape:
        return f"read as {tidy.shape.id}"
    for name, values in truth.values.items():
        if name not in tidy.values:
            return f"has no {name}"
        got = dict(zip(tidy.codes, tidy.values[name].tolist()))
        if set(got) != set(values):
            return f"{name}: {len(got)} areas instead of {len(values)}"
        for code, value in values.items():
            if (value is None) != (got[code] != got[code]) or (value is not None and abs(got[code] - value) > 1e-9):
                return f"{name} of {code}: {got[code]} instead of {value}"
    return ""


def test_what_is_written_is_read_back_equal_or_refused():
    refused: Counter[str] = Counter()
    for seed in range(FILES):
        rng, rows, truth = written(seed)
        if rng.random() < 0.3:
            rows = official_writer.with_total(rng, rows, truth)
        try:
            differs = held_against(read([grid(rows)]), truth)
        except InputError as error:
            assert str(error), seed
            refused[truth.shape] += not truth.ambiguous
            continue
        assert not differs, f"seed {seed}, {truth.shape}: {differs}"
    assert sum(refused.values()) <= MOST_REFUSED * FILES, refused


def data_rows(rows: Rows, truth: Truth) -> list[int]:
    known = {code.casefold() for values in truth.values.values() for code in values}
    return [
        i for i, row in enumerate(rows) if any(code in cell.casefold() for cell in row for code in _codes(cell, known))
    ]


def _codes(cell: str, known: set[str]) -> list[str]:
    text = cell.casefold().strip()
    return [text[:9]] if text[:9] in known else []


def later_code(rng: random.Random, rows: Rows, truth: Truth) -> Rows | None:
    """A code that was first issued ten years after the table's areas."""
    if truth.shape not in ("iod_file_1", "iod_file_2", "iod_file_7", "nomis_bulk_households"):
        return None
    if any("2021" in cell for row in rows[:40] for cell in row):
        return None
    at = rng.choice(data_rows(rows, truth))
    code = next(cell for cell in rows[at] if cell.strip().casefold().startswith("e01"))
    return [[("E01034500" if cell == code else cell) for cell in row] if i == at else row for i, row in enumerate(rows)]


def percentages(rng: random.Random, rows: Rows, truth: Truth) -> Rows | None:
    """Percentages in place of a column of counts."""
    if truth.shape not in ("plain", "nomis_bulk_households"):
        return None
    head = next(
        i
        for i, row in enumerate(rows)
        if any("alone" in cell.casefold() or "household" in cell.casefold() for cell in row)
    )
    columns = [j for j, cell in enumerate(rows[head]) if "alone" in cell.casefold() or "One person" in cell]
    chosen = rng.choice(columns)
    places = data_rows(rows, truth)
    return [
        [f"{rng.uniform(1, 40):.1f}" if i in places and j == chosen else cell for j, cell in enumerate(row)]
        for i, row in enumerate(rows)
    ]


def shifted(rng: random.Random, rows: Rows, truth: Truth) -> Rows | None:
    """Ranks, scores or counts that stand one column to the right of their headings."""
    if truth.shape not in ("iod_file_2", "iod_file_7"):
        return None
    places = data_rows(rows, truth)
    if len(places) < 8:
        return None
    made = []
    for i, row in enumerate(rows):
        if i not in places:
            made.append(row)
            continue
        numbers = [j for j, cell in enumerate(row) if cell.strip()[:1].isdigit() or cell.strip()[:1] == "-"]
        moved = list(row)
        for here, there in zip(numbers, numbers[1:] + numbers[:1]):
            moved[there] = row[here]
        made.append(moved)
    return made


FAULTS: tuple[Callable[[random.Random, Rows, Truth], Rows | None], ...] = (later_code, percentages, shifted)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_fault_is_never_read_without_a_word(fault):
    tried = silent = 0
    for seed in range(10_000, 10_000 + 4 * FILES):
        rng, rows, truth = written(seed)
        damaged = fault(rng, rows, truth)
        if damaged is None:
            continue
        tried += 1
        try:
            tidy = read([grid(damaged)])
        except (InputError, UndecidedError):
            continue
        silent += not [warning for warning in tidy.warnings if "suppressed" not in warning]
    assert tried >= 20
    assert silent <= (1 - LEAST_TOLD) * tried, f"{silent} of {tried}"
