"""Tables written in the publishers' shapes are read back equal; with one fault in them they are refused or warned of."""

from __future__ import annotations

import os
import random
from collections import Counter

import numpy as np
import pytest

from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.official import Grid, Tidy, grids, read
from medway_isolation_plugin.core.official.reader import shapes_of
from medway_isolation_plugin.core.source_shapes import BY_ID
from tests.core.official_files.test_shapes import UNDECIDED
from tests.official_writer import FAULTS, MAKERS, Truth, Written, laid_out
from tests.official_writer.faults import heading_of_another_year
from tests.official_writer.written import Rows

FILES = int(os.environ.get("MEDWAY_FUZZ_FILES", "208"))  # `make fuzz` writes more
MOST_REFUSED, LEAST_TOLD = 0.02, 0.99


def grid(name: str, rows: Rows) -> Grid:
    width = max(map(len, rows))
    return Grid(name, np.array([row + [""] * (width - len(row)) for row in rows], dtype=object))


def written(seed: int) -> tuple[random.Random, Written]:
    """A table of the shape whose turn it is."""
    rng = random.Random(seed)
    shapes = sorted(MAKERS)
    return rng, MAKERS[shapes[seed % len(shapes)]](rng)


def held_against(tidy: Tidy, shape: str, truth: Truth) -> str:
    """What differs, '' where nothing does."""
    if tidy.shape.id != shape:
        return f"read as {tidy.shape.id}"
    if truth.pairs:
        return _pairs(tidy, truth)
    if truth.texts:
        return _texts(tidy, truth)
    for name, values in truth.values.items():
        if name not in tidy.values:
            return f"has no {name}, but {', '.join(tidy.values)}"
        got = dict(zip(tidy.codes, tidy.values[name].tolist()))
        if set(got) != set(values):
            return f"{name}: {len(got)} areas instead of {len(values)}"
        for code, value in values.items():
            if (value is None) != (got[code] != got[code]) or (value is not None and abs(got[code] - value) > 1e-6):
                return f"{name} of {code}: {got[code]} instead of {value}"
    return ""


def _pairs(tidy: Tidy, truth: Truth) -> str:
    types = tidy.texts["type"]
    if tidy.shape.id == "type_table":
        got = {
            (name, kind): value for name, column in tidy.values.items() for kind, value in zip(types, column.tolist())
        }
    else:
        counts = tidy.values.get("households", np.ones(len(types))).tolist()
        got = {(code, kind): count for code, kind, count in zip(tidy.codes, types, counts)}
    wrong = [key for key in {*got, *truth.pairs} if got.get(key) != truth.pairs.get(key)]
    return f"{wrong[0]}: {got.get(wrong[0])} instead of {truth.pairs.get(wrong[0])}" if wrong else ""


def _texts(tidy: Tidy, truth: Truth) -> str:
    missing = [heading for heading in truth.headings if heading not in tidy.texts]
    if missing:
        return f"has no {missing[0]}"
    got = sorted(zip(*(tidy.texts[heading].tolist() for heading in truth.headings)))
    return "" if got == sorted(truth.texts) else f"{got[0]} instead of {sorted(truth.texts)[0]}"


def taken_for(shape: str, number: int) -> Counter[str]:
    """What some written files of a shape are taken for: shapes that nothing but their numbers tells apart stand together."""
    found: Counter[str] = Counter()
    for seed in range(number):
        rng = random.Random(seed)
        tables = [table for name, rows in laid_out(rng, MAKERS[shape](rng)) if (table := grids.find(grid(name, rows)))]
        found[" or ".join(one.id for table in tables for one in shapes_of(table)) or "none"] += 1
    return found


@pytest.mark.parametrize("shape", sorted(MAKERS))
def test_written_files_are_taken_for_no_other_shape(shape):
    assert taken_for(shape, 5) == {" or ".join(sorted(UNDECIDED.get(shape, {shape}))): 5}


def test_every_shape_is_written():
    assert set(MAKERS) == set(BY_ID)


def test_what_is_written_is_read_back_equal_or_refused():
    refused: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for seed in range(FILES):
        rng, table = written(seed)
        sheets = laid_out(rng, table)
        unambiguous = not table.truth.refused and not table.truth.ambiguous
        tried[table.shape] += unambiguous
        try:
            tidy = read([grid(name, rows) for name, rows in sheets])
        except InputError as error:
            assert table.truth.refused in str(error), f"seed {seed}, {table.shape}: {error}"
            refused[table.shape] += unambiguous
            continue
        assert not table.truth.refused, f"seed {seed}, {table.shape}: read, though {table.truth.refused}"
        differs = held_against(tidy, table.shape, table.truth)
        told = table.truth.ambiguous and tidy.warnings
        assert told or not differs, f"seed {seed}, {table.shape}: {differs}"
    shown = ", ".join(f"{shape} {refused[shape]} of {number}" for shape, number in sorted(tried.items()))
    print(f"\nrefused of the unambiguous: {sum(refused.values())} of {sum(tried.values())} ({shown})")
    assert sum(refused.values()) <= MOST_REFUSED * sum(tried.values()), refused


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_fault_is_never_read_without_a_word(fault):
    """Where all values are read as they are, nothing is wrong but what the headings say."""
    tried: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for seed in range(10**6, 10**6 + 20 * FILES):
        rng, table = written(seed)
        damaged = fault(rng, table)
        if damaged is None:
            continue
        tried[table.shape] += 1
        try:
            tidy = read([grid(name, rows) for name, rows in laid_out(rng, damaged, total=False)])
        except InputError:
            continue
        told = [warning for warning in tidy.warnings if "suppressed" not in warning]
        harmless = fault is not heading_of_another_year and not held_against(tidy, table.shape, table.truth)
        silent[table.shape] += not told and not harmless
        if sum(tried.values()) >= FILES // len(FAULTS) + 1:
            break
    print(f"\n{fault.__name__}: {sum(silent.values())} of {sum(tried.values())} without a word", dict(silent))
    assert sum(tried.values()) >= 20
    assert sum(silent.values()) <= (1 - LEAST_TOLD) * sum(tried.values()), silent
