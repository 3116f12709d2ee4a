"""Every documented kind of file, under its published headings, is known and read."""

from __future__ import annotations

import pytest

from medway_isolation_plugin.core.official import read
from tests.core.official_files.documented import ALL


@pytest.mark.parametrize("file", ALL, ids=lambda one: one.name)
def test_a_documented_file_is_read(file):
    tidy = read(file.grids())
    got = {name: dict(zip(tidy.codes, column.tolist())) for name, column in tidy.values.items()}
    assert tidy.shape.id == file.shape
    assert {name: got.get(name) for name in file.expected} == file.expected
    assert {name: tidy.texts[name].tolist() for name in file.texts} == file.texts
