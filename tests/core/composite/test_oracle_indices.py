"""Published indices from the shipped recipes: CDC/ATSDR SVI 2020, Indices of Deprivation 2019 and 2025."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from medway_isolation_plugin.core.composite import recipe
from medway_isolation_plugin.core.composite.index import Composite, Keep, composite
from tests.core.composite.made import areas, run

RECIPES = Path(__file__).resolve().parents[3] / "resources" / "recipes"
THEMES = (1, 2, 3, 4)
# As File 7 heads its columns, and as the shared tables do.
DOMAINS = {
    "Income": "Income_rank",
    "Employment": "Employment_rank",
    "Education, Skills and Training": "Education_rank",
    "Health Deprivation and Disability": "Health_rank",
    "Crime": "Crime_rank",
    "Barriers to Housing and Services": "Housing_and_{}_rank",
    "Living Environment": "Environment_rank",
}


@pytest.fixture(scope="module")
def counties(shared: Path) -> pd.DataFrame:
    return pd.read_csv(shared / "oracles/svi/cdc_svi_2020_pa_counties.csv")


@pytest.fixture(scope="module")
def svi(counties: pd.DataFrame) -> Composite:
    return _run("cdc_svi_2020", counties)


@pytest.fixture(scope="module")
def flags(counties: pd.DataFrame) -> Composite:
    return _run("cdc_svi_2020_flags", counties)


def _run(name: str, table: pd.DataFrame) -> Composite:
    how = recipe.read(RECIPES / f"{name}.json")
    return run({field: table[field].tolist() for field in how.fields()}, how)


def test_svi_percentile_ranks(counties, svi):
    for number, one in enumerate(svi.prepared.recipe.indicators):
        expected = counties[one.field.replace("EP_", "EPL_")]
        np.testing.assert_array_equal(svi.prepared.normalised[:, number], expected, err_msg=one.field)


def test_svi_sums_by_theme_and_over_all(counties, svi):
    for number, domain in zip(THEMES, svi.prepared.recipe.domains):
        found = svi.evaluation.domains[domain.name]
        np.testing.assert_allclose(found, counties[f"SPL_THEME{number}"], atol=1e-9)
    np.testing.assert_allclose(svi.evaluation.score, counties["SPL_THEMES"], atol=1e-9)


def test_svi_ranks_of_the_sums(counties, svi):
    for number in THEMES:
        np.testing.assert_array_equal(svi.table[f"ci_d{number}_s"], counties[f"RPL_THEME{number}"])
    np.testing.assert_array_equal(svi.score, counties["RPL_THEMES"])


def test_svi_flags(counties, flags):
    for number, one in enumerate(flags.prepared.recipe.indicators):
        expected = counties[one.field.replace("EP_", "F_")]
        np.testing.assert_array_equal(flags.prepared.normalised[:, number], expected, err_msg=one.field)
    for number, domain in zip(THEMES, flags.prepared.recipe.domains):
        np.testing.assert_array_equal(flags.evaluation.domains[domain.name], counties[f"F_THEME{number}"])
    np.testing.assert_array_equal(flags.score, counties["F_TOTAL"])


def test_svi_contributions_add_up_to_the_sum(counties, svi, flags):
    np.testing.assert_allclose(svi.contributions.sum(axis=1), counties["SPL_THEMES"], atol=1e-9)
    np.testing.assert_array_equal(flags.contributions.sum(axis=1), counties["F_TOTAL"])


def _england(shared: Path, edition: str, name: str, barriers: str) -> tuple[pd.DataFrame, Composite]:
    table = pd.read_csv(shared / f"data/england/{name}.csv.gz")
    how = recipe.read(RECIPES / f"iod_{edition}.json")
    columns = {}
    for one in how.indicators:
        found = [ours for theirs, ours in DOMAINS.items() if one.field.startswith(theirs)]
        assert len(found) == 1, one.field
        columns[one.field] = table[found[0].format(barriers)].to_numpy()
    codes = table.iloc[:, 0].tolist()
    return table, composite(areas(columns, how, codes), how, Keep())


def test_iod_2025_scores(shared):
    table, found = _england(shared, "2025", "imd2025_england_lsoa21", "Services")
    assert len(table) == 33755
    assert (np.round(found.score, 3) == table["IMD_score"]).sum() >= 33753
    np.testing.assert_allclose(found.score, table["IMD_score"], atol=0.001)
    # The published scores have three digits, so that their own ranks have ties.
    assert np.abs(found.evaluation.rank - table["IMD_rank"]).max() <= 2
    assert (found.evaluation.quantile == table["IMD_decile"]).mean() > 0.9999


def test_iod_2019_ranks(shared):
    table, found = _england(shared, "2019", "imd2019_england_lsoa11", "Access")
    assert len(table) == 32844
    away = np.abs(found.evaluation.rank - table["IMD_rank"])
    assert (away == 0).sum() >= 32736
    assert away.max() <= 2
    assert (found.evaluation.quantile == table["IMD_decile"]).mean() > 0.9999
    assert found.table["ci_q"].max() == 10
