"""Real files of every edition, cut to each authority of England, under their right name and under wrong ones (METHODS §3)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from medway_isolation_plugin.core import edition_checks
from medway_isolation_plugin.core.areas import RawTable
from medway_isolation_plugin.core.editions import EDITIONS, RANK, SCORE, Edition
from medway_isolation_plugin.core.faults import InputError
from tests.core.test_editions import IOD_2010, IOD_2015, IOD_2019, IOD_2025, SIMD, laid, measured

FILES = {
    IOD_2010: "imd2010_england_lsoa01",
    IOD_2015: "imd2015_england_lsoa11",
    IOD_2019: "imd2019_england_lsoa11",
    IOD_2025: "imd2025_england_lsoa21",
}
CODE_FIELDS = {2001: "LSOA CODE", 2011: "LSOA code (2011)", 2021: "LSOA code (2021)"}


def official(edition: Edition, domain: str, kind: str) -> str:
    """Return a heading in the words of the published files."""
    if kind == "decile":
        return f"{domain} Decile (where 1 is most deprived 10% of LSOAs)"
    if edition is IOD_2010:
        score = f"{domain.upper()} SCORE"
        return score if kind == SCORE else f"RANK OF {score} (where 1 is most deprived)"
    return f"{domain} {kind.capitalize()}" + ("" if kind == SCORE else " (where 1 is most deprived)")


def read(shared: Path, edition: Edition) -> pd.DataFrame:
    """Return an edition's table, with the authority of each area."""
    frame = pd.read_csv(shared / f"data/england/{FILES[edition]}.csv.gz")
    frame = frame.set_index(frame.columns[0])
    folder = shared / "data/lookups"
    if edition.vintage == 2021:
        wards = pd.read_csv(folder / "lookup_lsoa21_ward24_ltla24.csv.gz", dtype=str)
        return frame.assign(authority=wards.set_index("lsoa21_code")["ltla24_code"])
    authorities = pd.read_csv(folder / "lookup_lsoa11_lad20.csv.gz", dtype=str).set_index("code")["parent"]
    if edition.vintage == 2001:
        change = pd.read_csv(folder / "lookup_lsoa01_lsoa11_change.csv.gz", dtype=str)
        authorities = change.drop_duplicates("lsoa01_code").set_index("lsoa01_code")["lsoa11_code"].map(authorities)
    return frame.assign(authority=authorities)


def domains(frame: pd.DataFrame) -> list[str]:
    return [name[: -len("_rank")] for name in frame.columns if name.endswith("_rank")]


def checked(
    frame: pd.DataFrame, edition: Edition, columns: dict[str, str], headings: dict[str, str]
) -> tuple[str, ...]:
    codes = frame.index.to_numpy(object)
    cells = {key: frame[column].tolist() for key, column in columns.items()}
    measures = [measured(key, headings.get(key, "x"), edition) for key in columns]
    return edition_checks.check(codes, RawTable("t", codes, cells), measures, edition, CODE_FIELDS[edition.vintage])


def places(frame: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    yield "England", frame
    yield from frame.groupby("authority")


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_real_files_cut_to_each_authority_give_neither_errors_nor_warnings(shared: Path, edition: Edition):
    frame = read(shared, edition)
    assert frame["authority"].notna().all()
    assert frame["authority"].nunique() in (296, 314)
    for _, part in places(frame):
        for domain in domains(frame):
            columns = {key: f"{domain}_{key}" for key in (SCORE, RANK) if f"{domain}_{key}" in frame}
            headings = {key: official(edition, domain, key) for key in columns}
            for chosen in (columns, *({key: column} for key, column in columns.items())):
                assert checked(part, edition, chosen, headings) == ()


# What was chosen, for what, and what must be said.
WRONG = [("rank", SCORE, "count like ranks"), ("decile", RANK, "such are deciles"), ("decile", SCORE, "such are deciles"),
         ("score", RANK, "they look like scores")]  # fmt: skip


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
@pytest.mark.parametrize(("column", "key", "words"), WRONG)
def test_every_wrong_column_of_every_edition_is_an_error_in_every_authority(
    shared: Path, edition: Edition, column: str, key: str, words: str
):
    """Without any help from the heading. Of fewer than twenty areas, a warning; of one or two, the heading alone speaks."""
    frame = read(shared, edition)
    tried = 0
    for domain in domains(frame):
        if f"{domain}_{column}" not in frame:
            continue
        for _, part in places(frame):
            if len(part) >= 20:
                with pytest.raises(InputError, match=words):
                    checked(part, edition, {key: f"{domain}_{column}"}, {})
                tried += 1
            elif column != "score" and len(part) > 2:
                said = checked(part, edition, {key: f"{domain}_{column}"}, {})
                assert any("count like ranks" in text or "such are deciles" in text for text in said)
            if column != "score":
                heading = {key: official(edition, domain, column)}
                try:
                    said = checked(part, edition, {key: f"{domain}_{column}"}, heading)
                except InputError as error:
                    said = (str(error),)
                assert any(f"its name says {column}" in text for text in said)
    available = [domain for domain in domains(frame) if f"{domain}_{column}" in frame]
    assert tried >= 290 * len(available)
    assert available or (edition is IOD_2019 and column == "score")


def test_ranks_hardly_repeat_in_any_authority(shared: Path):
    """What the limit of nine in ten stands on."""
    lowest = 1.0
    for edition in EDITIONS:
        frame = read(shared, edition)
        for _, part in places(frame):
            if len(part) >= 20:
                lowest = min(lowest, *(part[f"{domain}_rank"].nunique() / len(part) for domain in domains(frame)))
    assert lowest > 0.95


def test_the_real_file_of_one_edition_under_the_name_of_another(shared: Path):
    said = {}
    for edition in EDITIONS:
        frame = read(shared, edition)
        codes = frame.index.to_numpy(object)
        for other in EDITIONS:
            cells = {RANK: frame["IMD_rank"].tolist()}
            try:
                edition_checks.check(codes, RawTable("t", codes, cells), [other.rank_measure("r")], other)
            except InputError as error:
                said[edition.name, other.name] = str(error)
    alike = {("IoD 2015", "IoD 2019"), ("IoD 2019", "IoD 2015")}  # nothing in their values tells them apart
    pairs = {(one.name, other.name) for one in EDITIONS for other in EDITIONS if one is not other}
    assert set(said) == pairs - alike
    assert all("Choose the edition that the table is of" in text for text in said.values())


def test_ranks_with_halves_of_a_tied_file(shared: Path):
    frame = pd.read_csv(shared / "cases/official_files/tied_ranks.csv")
    ranks = frame["SIMD2020v2_Income_Domain_Rank"]
    assert (ranks != np.floor(ranks)).any()
    found = laid(frame["DZ"].tolist(), SIMD, rank=ranks.tolist())
    np.testing.assert_array_equal(found.table["dep_rank"], ranks)
    np.testing.assert_array_equal(found.table["dep_nq"], np.ceil(5 * ranks / 6_976))
    assert found.nulls == 0
