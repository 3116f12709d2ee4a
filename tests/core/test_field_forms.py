"""Names and aliases of every kind of column: as models, styles and projects of version 0.1 know them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from medway_isolation_plugin.core import field_forms
from medway_isolation_plugin.core.fields import Field, Part, Result, ResultKind, Role

GOLDEN = Path(__file__).parent / "golden"
_SPEC = importlib.util.spec_from_file_location("golden_cases", GOLDEN / "cases.py")
cases = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(cases)

# What differs from version 0.1 on purpose. Counts that split at 66 were written under the names of 65.
# The table of an edition that may average ties has ranks with halves, whatever its data are.
HALVES = {"deprivation", "deprivation, income, 7 classes"}
RENAMED = {"living alone, split at 66": lambda name: name.replace("u65", "u66").replace("65p", "66p")}


def golden() -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for line in (GOLDEN / "columns.tsv").read_text(encoding="utf-8").splitlines():
        case, name, holds, alias = line.split("\t")
        kind = "real" if case in HALVES and name == "dep_rank" else holds
        found.setdefault(case, []).append((RENAMED.get(case, str)(name), kind, alias))
    return found


TABLES = dict(cases.cases())


@pytest.mark.parametrize("case", list(TABLES))
def test_names_and_aliases_are_those_of_version_0_1(case):
    assert [(one.name, one.kind.value, one.alias) for one in TABLES[case].columns] == golden()[case]


def test_every_kind_of_column_is_in_the_list():
    seen = {
        (table.result.kind, field.role, field.scope, field.of.part if field.of is not None else None)
        for table in TABLES.values()
        for field in table.result.fields
    }
    assert seen == set(field_forms.FORMS)
    # 51 columns of version 0.1: those of the first and the second compared index are one kind each. 55 are newer.
    assert len(field_forms.FORMS) == 51 - 2 + 55


def test_no_two_columns_of_a_result_have_one_name():
    for table in TABLES.values():
        names = [field.name for field in table.result.fields]
        assert len(set(names)) == len(names)
        assert max(map(len, names)) <= 10


@pytest.mark.parametrize("case", list(TABLES))
def test_a_result_says_what_its_columns_are(case):
    table = TABLES[case]
    for column, field in zip(table.columns, table.result.fields):
        assert column.name == field.name == field_forms.name_of(table.result, field)
        assert column.alias == field_forms.alias_of(table.result, field)


def test_households_of_no_band_are_not_called_65_and_over():
    result = Result(ResultKind.SEGMENTATION, "si", worst="isolated", classes=5, base="all ages")
    field = Field("si_65p_q", Role.QUANTILE, cases.P65, scope=field_forms.Scope.LOCAL)
    assert field_forms.alias_of(result, field) == "Isolation, all ages, weights for 65+: quintile (1 = most isolated)"


def test_a_part_is_told_by_what_it_is_of():
    table = TABLES["composite"]
    parts = [field for field in table.result.fields if field.role is Role.PART]
    assert [(field.of.part, field.of.number, field.of.label) for field in parts] == [
        (Part.INDICATOR, 1, "Label of a"), (Part.INDICATOR, 2, "Label of b"), (Part.INDICATOR, 3, "Label of c"),
        (Part.INDICATOR, 4, "Label: of d"),
    ]  # fmt: skip
