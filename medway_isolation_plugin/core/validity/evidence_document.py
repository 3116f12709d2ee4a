"""Evidence as a part of the JSON document of results, and as the facts that an algorithm hands out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from ..documents import Reader
from ..words import QT_TRANSLATE_NOOP
from .evidence import Benchmark, Evidence, Verdict

_TEXTS = ("yardstick", "ages", "index_ages", "place")
_RHOS = ("rho", "low", "high")
_COUNTS = ("areas", "same", "worst")
_MOST, _MOST_LETTERS = 50, 2_000
_LARGEST = 1_000_000_000


def to_document(one: Evidence) -> dict[str, Any]:
    """Return evidence as plain values; what is not known is left out."""
    found: dict[str, Any] = {"verdict": one.verdict.value, "by_figures": one.by_figures.value, "chance": one.chance}
    found.update({key: text[:_MOST_LETTERS] for key in _TEXTS if (text := getattr(one, key))})
    found.update({key: value for key in _RHOS if math.isfinite(value := getattr(one, key))})
    found.update({key: getattr(one, key) for key in _COUNTS})
    if one.benchmarks:
        found["benchmarks"] = [_benchmark_document(each) for each in one.benchmarks[:_MOST]]
    if one.shared:
        found["shared"] = [text[:_MOST_LETTERS] for text in one.shared[:_MOST]]
    return found


def _benchmark_document(one: Benchmark) -> dict[str, Any]:
    tested = {"z": one.z} if math.isfinite(one.z) else {}
    return {"label": one.label[:_MOST_LETTERS], "deprived": one.deprived, **tested}


def read_all(reader: Reader, mapping: Mapping[str, Any], key: str, path: str) -> tuple[Evidence, ...]:
    """Return the evidence in a list of a document, none where there is no such list.

    Raises
    ------
    InputError
        Naming the place of what is impossible.
    """
    return tuple(_read(reader, item, where) for item, where in _listed(reader, mapping, key, path))


def _listed(reader: Reader, mapping: Mapping[str, Any], key: str, path: str) -> list[tuple[object, str]]:
    items, where = mapping.get(key, []), reader.join(path, key)
    if not isinstance(items, list) or len(items) > _MOST:
        raise reader.fault(where, QT_TRANSLATE_NOOP("MedwayIsolation", "must be a list of at most {most}"), most=_MOST)
    return [(item, f"{where}[{number}]") for number, item in enumerate(items)]


def _read(reader: Reader, item: object, path: str) -> Evidence:
    own = reader.mapping(
        item, path, {"verdict", "by_figures", "chance", "benchmarks", "shared", *_TEXTS, *_RHOS, *_COUNTS}
    )
    verdicts = [one.value for one in Verdict]
    figures: dict[str, Any] = {
        key: reader.number(own, key, path, 1.0, -1.0) if key in own else math.nan for key in _RHOS
    }
    counts: dict[str, Any] = {key: reader.whole(own, key, path, 0, _LARGEST) for key in _COUNTS}
    return Evidence(
        yardstick=reader.text(own, "yardstick", path),
        ages=reader.text(own, "ages", path),
        verdict=Verdict(reader.choice(own, "verdict", path, verdicts)),
        by_figures=Verdict(reader.choice(own, "by_figures", path, verdicts)),
        chance=reader.number(own, "chance", path, _LARGEST),
        index_ages=reader.text(own, "index_ages", path, required=False),
        place=reader.text(own, "place", path, required=False),
        benchmarks=tuple(_benchmark(reader, one, at) for one, at in _listed(reader, own, "benchmarks", path)),
        shared=tuple(reader.text({"": one}, "", at) for one, at in _listed(reader, own, "shared", path)),
        **figures,
        **counts,
    )


def _benchmark(reader: Reader, item: object, path: str) -> Benchmark:
    own = reader.mapping(item, path, {"label", "z", "deprived"})
    z = reader.number(own, "z", path, _LARGEST, -_LARGEST) if "z" in own else math.nan
    return Benchmark(reader.text(own, "label", path), z, reader.flag(own, "deprived", path))
