"""Faults that people put into official files, one at a time. Each returns the damaged table, or None where it cannot be put in."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from .written import Column, Rows, Written

Fault = Callable[[random.Random, Written], "Written | None"]
_YEAR = re.compile(r"20(?:10|11|12|13|14|15|16|17|19|20|21|22|24|25)")
_OTHER = {"2011": "2021", "2021": "2011", "11": "21", "21": "11", "2001": "2011", "01": "11"}
_TOLD = ("2010", "2015", "2019")  # editions whose headings say by themselves which areas they are on
_COUNTS = ("count",)


def heading_of_another_year(rng: random.Random, written: Written) -> Written | None:
    """The code's heading names another census, or one heading is of another edition than the rest."""
    changed = []
    for number, column in enumerate(written.columns):
        # Codes of the newest areas cannot be older ones; most others are areas of the next census too.
        if column.role == "code" and (written.areas == "2021" or written.year in _TOLD):
            other = re.sub(r"(?<=LSOA)(?:11|21)(?=CD)|\b20[12]1\b", lambda found: _OTHER[found[0]], column.heading)
            if other != column.heading:
                changed.append((number, other))
    for number, column in enumerate(written.columns):
        if written.shape in ("nomis_bulk", "nomis_query", "nomis_bulk_households"):
            other = (
                column.heading.replace("Aged 66 years and over", "Aged 65 and over") if "66" in column.heading else ""
            )
            if other:
                changed.append((number, other))
        if written.shape.startswith("iod_file") and "District" in column.heading:
            changed.append(
                (
                    number,
                    re.sub(
                        r"2013|2019|2024",
                        lambda found: {"2013": "2024", "2019": "2024", "2024": "2013"}[found[0]],
                        column.heading,
                    ),
                )
            )
    if not changed or written.truth.refused or written.truth.ambiguous or written.areas == "lookup":
        return None
    number, other = rng.choice(changed)
    columns = list(written.columns)
    columns[number] = Column(other, columns[number].role)
    return replace(written, columns=columns)


def column_shifted(rng: random.Random, written: Written) -> Written | None:
    """All numbers stand one column beside their headings."""
    at = written.places("count", "rank", "class", "score", "percent")
    if (
        len(at) < 2
        or len(written.rows) < 4
        or written.truth.refused
        or written.shape in _LONG
        or written.shape in _SAME
    ):
        return None
    step = rng.choice((1, -1))
    rows = []
    for row in written.rows:
        moved = list(row)
        for here, there in zip(at, at[step:] + at[:step]):
            moved[there] = row[here]
        rows.append(moved)
    return replace(written, rows=rows)


_LONG = (
    "nomis_api",
    "ons_census_long",
    "ons_census_labels",
    "wimd_long",
    "projections",
    "fingertips",
    "nomis_api_pivoted",
)
# Columns that are all of one kind, between which nothing in the file can tell.
_SAME = ("type_matrix", "type_table", "simd_ranks", "nimdm_2017", "wimd_2014", "wimd_ranks", "iod_file_9")


def code_of_another_vintage(rng: random.Random, written: Written) -> Written | None:
    """The code of one area was first issued for a later census than the table's, or was given up by it."""
    others = {"2001": ["E01033500"], "2011": ["E01034500", "E01000149"], "2021": ["E01000010", "E01000023"], "S2001": ["S01008000"],
              "S2011": ["S01000100"], "W2001": ["W01002001"]}  # fmt: skip
    later = rng.choice(others.get(written.areas, [""]))
    at = written.places("code")
    said = written.year or any(re.search(r"[12]1CD|20[12]1", heading) for heading in written.headings)
    if not (later and at and said) or len(written.rows) < 3 or written.shape in ("type_addresses", "mosaic_address"):
        return None
    place = rng.randrange(len(written.rows))
    rows = [list(row) for row in written.rows]
    rows[place][at[0]] = later
    return replace(written, rows=rows)


def total_among_the_rows(rng: random.Random, written: Written) -> Written | None:
    """A row of the sum of all areas, with a code of the country, of no area, or with the word alone."""
    at, counts = written.places("code"), written.places(*_COUNTS)
    if not at or not counts or written.truth.refused or written.truth.ambiguous:
        return None
    total = list(rng.choice(written.rows))
    for number in written.places("name"):
        total[number] = "Total"
    kind = written.places("type")
    if kind and rng.random() < 0.5:  # the households of all types of an area
        total[kind[0]] = rng.choice(("Total", "All", "All types", "All households"))
        own = [row for row in written.rows if row[at[0]] == total[at[0]]]
        total[counts[0]] = str(sum(_whole(row[counts[0]]) for row in own))
    else:
        total[at[0]] = rng.choice(("Total", "E92000001", "England", "E01999999"))
        for number in counts:
            total[number] = str(sum(_whole(row[number]) for row in written.rows))
    return replace(written, rows=[*written.rows, total])


def _whole(cell: str) -> int:
    text = re.sub(r"\D", "", re.sub(r"[\[(].*", "", cell))
    return int(text) if text else 0


def percentages_for_counts(rng: random.Random, written: Written) -> Written | None:
    """Percentages stand in a column of counts: with a decimal, with a sign, or the whole column of a share of all."""
    counts = written.places(*_COUNTS)
    if not counts or len(written.rows) < 4 or written.truth.refused:
        return None
    rows: Rows = [list(row) for row in written.rows]
    chosen = rng.choice(counts) if written.shape not in _LONG else counts[0]
    how = rng.choice(("{:.1f}", "{:.1f}%", "{:.0f}%", "{:.2f}"))
    for row in rows:
        row[chosen] = how.format(rng.uniform(1, 40))
    return replace(written, rows=rows)


FAULTS: tuple[Fault, ...] = (
    heading_of_another_year, column_shifted, code_of_another_vintage, total_among_the_rows, percentages_for_counts,
)  # fmt: skip
