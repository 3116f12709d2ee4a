"""Risk and number of people side by side: which estimates of need are drawn, and how far the two maps name the same areas."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..fields import Field, Result, Role
from ..need import sentences
from ..need.basis import Basis, Method
from ..ranking import fraction_name
from ..words import QT_TRANSLATE_NOOP, Phrase, told
from . import estimates
from .facts import NeedMapFacts
from .ledger import ChapterLedger, Lineage
from .material import ChapterLayer


@dataclass(frozen=True)
class NeedMap:
    """An estimate that is drawn: `people` is the field of classes of the number of people, `risk` of the rate where it differs."""

    number: int
    layer: ChapterLayer
    result: Result
    basis: Basis
    people: Field
    risk: Field | None = None

    @property
    def people_key(self) -> str:
        """Return the key of the figure with the number of people."""
        return f"need_people_{self.number}"

    @property
    def risk_key(self) -> str:
        """Return the key of the figure with the risk."""
        return f"need_risk_{self.number}"

    def lineage(self) -> Lineage:
        """Return where the numbers of its figures come from."""
        return estimates.lineage(self.layer, self.result, self.basis)


def drawn(layers: Sequence[ChapterLayer]) -> tuple[tuple[NeedMap, ...], dict[int, tuple[str, ...]]]:
    """Return the estimates that are drawn, and by their number what else would be the same map.

    Rates that are the same everywhere, put on the same residents, make maps that differ by a factor alone: the first is drawn.
    """
    found: list[NeedMap] = []
    same: dict[int, tuple[str, ...]] = {}
    for number, (layer, result, basis) in enumerate(estimates.results(layers), start=1):
        people, risk = (_classes(result, is_risk) for is_risk in (False, True))
        if people is None:
            continue
        own = NeedMap(number, layer, result, basis, people, risk if basis.method is not Method.FLAT else None)
        twin = next((one for one in found if _is_multiple(one, own)), None)
        if twin is None:
            found.append(own)
        elif (what := told(Phrase(basis.measure))) != told(Phrase(twin.basis.measure)):
            same[twin.number] = tuple(dict.fromkeys((*same.get(twin.number, ()), what)))
    return tuple(found), same


def _classes(result: Result, is_risk: bool) -> Field | None:
    return next((one for one in result.fields if one.role is Role.QUANTILE and (one.of is not None) is is_risk), None)


def _is_multiple(first: NeedMap, second: NeedMap) -> bool:
    if first.basis.method is not Method.FLAT or second.basis.method is not Method.FLAT:
        return False
    one, other = (each.layer.numbers(each.result.only(Role.DENOMINATOR)) for each in (first, second))
    return first.layer.codes.tolist() == second.layer.codes.tolist() and np.array_equal(one, other, equal_nan=True)


def facts(layers: Sequence[ChapterLayer], ledger: ChapterLedger) -> tuple[NeedMapFacts, ...]:
    """Return what there is to say of each estimate that is drawn, and keep its numbers."""
    shown, same = drawn(layers)
    return tuple(_facts(one, same.get(one.number, ()), ledger) for one in shown)


def _facts(one: NeedMap, same: tuple[str, ...], ledger: ChapterLedger) -> NeedMapFacts:
    basis, layer, key = one.basis, one.layer, f"need_map_{one.basis.rate.id or one.number}"
    is_high = math.isnan(basis.central)
    role, total = (Role.UPPER, basis.high) if is_high else (Role.VALUE, basis.central)
    numbers = layer.numbers(next((each for each in one.result.fields if each.role is role and each.of is None), None))
    most = layer.numbers(one.people) == 1
    risky = layer.numbers(one.risk) == 1 if one.risk is not None else np.zeros(len(most), dtype=bool)
    people, both = float(np.nansum(numbers[most])), int((most & risky).sum())
    what, made = told(Phrase(basis.measure)), one.lineage()
    for name, label, value, printed in (
        ("people", QT_TRANSLATE_NOOP("MedwayIsolation", "People likely to be {what} in the areas with the most of them"),
         people, sentences.people(people)),
        ("both", QT_TRANSLATE_NOOP("MedwayIsolation", "Areas both of the highest risk and with the most people likely to be {what}"),
         float(both), f"{both:,}"),
    ):  # fmt: skip
        if most.any() and (name == "people" or one.risk is not None):
            ledger.number(f"{key}_{name}", Phrase(label, what=what), value, printed, made)
    return NeedMapFacts(
        key, what, estimates.whom_of(basis), told(fraction_name(one.result.classes)), one.risk is None, is_high, int(most.sum()),
        people, total, int(risky.sum()), both, same,
    )  # fmt: skip
