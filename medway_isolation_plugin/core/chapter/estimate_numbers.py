"""The numbers of an estimate of need in the ledger: residents, likely people, and the rate as its source gives it."""

from __future__ import annotations

import math

from ..need import sentences
from ..need.basis import Basis, Method
from ..words import QT_TRANSLATE_NOOP, Capitalised, Phrase
from .ledger import ChapterLedger, Lineage

_NAN = float("nan")


def keep(key: str, people: str, basis: Basis, made: Lineage, ledger: ChapterLedger) -> None:
    """Keep all numbers that are said of an estimate; `people` says whom it is of."""
    for name, label, value in _numbers(basis):
        if not math.isnan(value):
            said = Capitalised(Phrase(label, whom=people, what=Phrase(basis.measure)))
            ledger.rounded(f"{key}_{name}", said, value, 0, made)
    _keep_rate(key, people, basis, made, ledger)


def _numbers(basis: Basis) -> list[tuple[str, str, float]]:
    """Return the key, the label and the value of each number of people that is said of an estimate."""
    spread = basis.method is Method.BY_INDEX or basis.controlled
    return [
        ("residents", QT_TRANSLATE_NOOP("MedwayIsolation", "Residents: {whom} (estimate: {what})"), basis.residents),
        ("low", QT_TRANSLATE_NOOP("MedwayIsolation", "{whom} likely to be {what}, low"), basis.low),
        ("middle", QT_TRANSLATE_NOOP("MedwayIsolation", "{whom} likely to be {what}"), basis.central),
        ("high", QT_TRANSLATE_NOOP("MedwayIsolation", "{whom} likely to be {what}, high"), basis.high),
        (
            "expected",
            QT_TRANSLATE_NOOP("MedwayIsolation", "{whom} likely to be {what}, by the rates alone"),
            basis.expected,
        ),
        (
            "counted",
            QT_TRANSLATE_NOOP("MedwayIsolation", "Residents as the areas' own numbers add up: {whom}"),
            basis.counted if basis.scaled else _NAN,
        ),
        (
            "capped",
            QT_TRANSLATE_NOOP("MedwayIsolation", "Areas whose rate was cut at 100 %: {whom} likely to be {what}"),
            basis.capped if spread else _NAN,
        ),
    ]


def _keep_rate(key: str, people: str, basis: Basis, made: Lineage, ledger: ChapterLedger) -> None:
    """Keep the rate as its source gives it."""
    for name, label, value in (
        ("low", QT_TRANSLATE_NOOP("MedwayIsolation", "Rate: {whom} likely to be {what}, low"), basis.rate.low),
        ("middle", QT_TRANSLATE_NOOP("MedwayIsolation", "Rate: {whom} likely to be {what}"), basis.rate.central),
        ("high", QT_TRANSLATE_NOOP("MedwayIsolation", "Rate: {whom} likely to be {what}, high"), basis.rate.high),
    ):
        said = Phrase(label, whom=people, what=Phrase(basis.measure))
        if not math.isnan(value):
            ledger.number(f"{key}_rate_{name}", said, value, sentences.percent(value), made)
