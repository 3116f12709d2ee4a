"""Addresses: what is asked of a service, from what the catalogue says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote, urlencode

from .model import Dataset, ServiceKind

NATIONAL_GRID = "27700"  # by the service itself: QGIS without the grid of Ordnance Survey is metres off
AREA_OF_EVERY_CENSUS = "E01000001"  # the first small area of all, in use since 2001
PART = 100  # codes in one question: longer ones fail without a word
_SAFE = ",':()*"


def address(dataset: Dataset, name: str) -> str:
    """Return where a dataset stands under one of its names."""
    return f"{dataset.service.base}/{quote(name, safe='/')}"


def layer(dataset: Dataset, name: str) -> str:
    """Return the address of a feature service's first layer."""
    return f"{address(dataset, name)}/FeatureServer/0"


def about(dataset: Dataset, name: str) -> str:
    """Return the question what a layer is: its fields, and how many features it gives at once."""
    return f"{layer(dataset, name)}?f=json"


def where_authority(dataset: Dataset, codes: Sequence[str]) -> str:
    """Return the condition that a row is of one of some authorities; all rows where none is given."""
    return _among(dataset.authority, codes) if codes else "1=1"


def where_codes(dataset: Dataset, codes: Sequence[str]) -> Iterator[str]:
    """Return conditions that together are met by some areas."""
    for start in range(0, len(codes), PART):
        yield _among(dataset.code, codes[start : start + PART])


def _among(field: str, codes: Iterable[str]) -> str:
    quoted = ["'" + code.replace("'", "''") + "'" for code in codes]
    return f"{field}={quoted[0]}" if len(quoted) == 1 else f"{field} IN ({','.join(quoted)})"


def chosen_by(dataset: Dataset) -> tuple[str, ...]:
    """Return the column by which an authority's rows are chosen, where there is one."""
    return (dataset.authority,) if dataset.authority and dataset.service.kind is ServiceKind.ARCGIS else ()


def count(dataset: Dataset, name: str, where: str) -> str:
    """Return the question how many features meet a condition."""
    return f"{layer(dataset, name)}/query?{_written({'where': where, 'returnCountOnly': 'true', 'f': 'json'})}"


def features(dataset: Dataset, name: str, where: str, offset: int, limit: int, shapes: bool) -> str:
    """Return the question for one page of features, in an order that stays, on the national grid."""
    asked = {
        "where": where,
        "outFields": ",".join(
            dict.fromkeys((dataset.code, *dataset.columns, *dataset.values, *dataset.must, *chosen_by(dataset)))
        ),
        "returnGeometry": str(shapes).lower(),
        "outSR": NATIONAL_GRID,
        "orderByFields": dataset.code,
        "resultOffset": str(offset),
        "resultRecordCount": str(limit),
        "f": "geojson",
        **dataset.query,
    }
    return f"{layer(dataset, name)}/query?{_written(asked)}"


def observations(dataset: Dataset, name: str, geography: str, offset: int, limit: int, years: str = "") -> str:
    """Return the question for one page of rows of a census table."""
    query = {key: value.format(years=years) for key, value in dataset.query.items()}
    asked = {"geography": geography, **query, "recordlimit": str(limit), "recordoffset": str(offset)}
    return f"{dataset.service.base}/dataset/{quote(name)}.data.csv?{_written(asked)}"


def geographies(
    dataset: Dataset, authorities: Sequence[str], codes: Sequence[str], everywhere: bool = False
) -> list[list[str]]:
    """Return in which ways the areas of some authorities are named to a census table, the first to be tried first.

    By authority and kind of area; by their codes, which every table knows; all at once where all are wanted.
    """
    by_codes = [",".join(codes[start : start + PART]) for start in range(0, len(codes), PART)]
    ways = [[f"{one}{dataset.authority}" for one in authorities]] if dataset.authority else []
    if everywhere and dataset.everywhere:
        return [[dataset.everywhere], by_codes]
    return [*ways, by_codes]


def _written(asked: dict[str, str]) -> str:
    return urlencode(asked, quote_via=quote, safe=_SAFE)
