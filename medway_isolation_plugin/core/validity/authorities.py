"""How an index agrees with a yardstick in each authority, as a table."""

from __future__ import annotations

import numpy as np

from ..results import Column, Kind, ResultTable
from ..words import QT_TRANSLATE_NOOP, Phrase
from .validate import Validation


def authority_table(found: Validation) -> ResultTable:
    """Return the authorities as a table: areas, rank correlation with its interval, overlap of worst fifths, verdict."""
    own = found.authorities
    texts, real, whole = Kind.TEXT, Kind.REAL, Kind.WHOLE
    columns = (
        Column(
            "authority",
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Authority")),
            texts,
            np.array([one.name for one in own], dtype=object),
        ),
        Column(
            "areas",
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas")),
            whole,
            np.array([float(one.areas) for one in own]),
        ),
        Column(
            "rho",
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Rank correlation")),
            real,
            np.array([one.rho for one in own]),
        ),
        Column(
            "rho_low",
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Rank correlation: lower 95 % limit")),
            real,
            np.array([one.low for one in own]),
        ),
        Column(
            "rho_high",
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Rank correlation: upper 95 % limit")),
            real,
            np.array([one.high for one in own]),
        ),
        Column(
            "same",
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst fifth of both")),
            whole,
            np.array([float(one.overlap.same) for one in own]),
        ),
        Column(
            "worst",
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst fifth")),
            whole,
            np.array([float(one.overlap.worst) for one in own]),
        ),
        Column(
            "chance",
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in both by chance")),
            real,
            np.array([one.overlap.chance for one in own]),
        ),
        Column(
            "verdict",
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Verdict")),
            texts,
            np.array([one.verdict.value for one in own], dtype=object),
        ),
    )
    return ResultTable(columns[0].values, columns)
