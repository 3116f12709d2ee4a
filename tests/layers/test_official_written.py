"""The tables that the writer makes, as real files: every encoding, separator, spreadsheet and archive gives the same table."""

from __future__ import annotations

import os
import random
from collections import Counter

import pytest

from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.official import read
from medway_isolation_plugin.layers import official_files, official_texts
from tests.core.official_files.test_written import MOST_REFUSED, held_against
from tests.official_writer import MAKERS, laid_out
from tests.official_writer.files import write

FILES = int(os.environ.get("MEDWAY_FUZZ_FILES", "52"))  # `make fuzz` writes more


@pytest.mark.parametrize("longest", [512 * 1024, 100], ids=["held whole", "long"])
def test_files_are_read_back_equal_or_refused(tmp_path, monkeypatch, longest):
    """A text that is longer than `longest` is read column by column or chunk by chunk."""
    monkeypatch.setattr(official_texts, "_WHOLE", longest)
    refused: Counter[str] = Counter()
    shapes = sorted(MAKERS)
    for seed in range(2 * 10**6, 2 * 10**6 + FILES):
        rng = random.Random(seed)
        table = MAKERS[shapes[seed % len(shapes)]](rng)
        path = write(rng, laid_out(rng, table), tmp_path)
        said = f"seed {seed}, {table.shape}, {path.name}"
        try:
            tidy = read(official_files.grids(str(path)))
        except InputError as error:
            assert table.truth.refused in str(error), f"{said}: {error}"
            refused[table.shape] += not table.truth.refused and not table.truth.ambiguous
            continue
        differs = held_against(tidy, table.shape, table.truth)
        assert not differs or (table.truth.ambiguous and tidy.warnings), f"{said}: {differs}"
        path.unlink()
    print(f"\nrefused: {dict(refused)} of {FILES}")
    assert sum(refused.values()) <= MOST_REFUSED * FILES, refused
