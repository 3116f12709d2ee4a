"""The rule by which counts of persons are protected, as parameters."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsProcessingParameterNumber

from ..core import disclosure
from ..core.disclosure import NHS, SMALL, DisclosureRule
from ..core.faults import listed
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from .parameters import ParameterAlgorithm
from .run import Run


def add_rule(algorithm: ParameterAlgorithm, label: str, advanced: bool = False) -> None:
    """DISCLOSURE and LIMIT."""
    algorithm.add_choice(
        "DISCLOSURE",
        label,
        [
            translate("MedwayIsolation", "NHS: 1 to 7 hidden, others to the nearest 5"),
            translate("MedwayIsolation", "1 to 4 hidden, and what tells them"),
            translate("MedwayIsolation", "Below a limit hidden, and what tells them"),
        ],
        advanced=advanced,
    )
    low, high = disclosure.LIMITS
    algorithm.add(
        QgsProcessingParameterNumber(
            "LIMIT",
            translate("MedwayIsolation", "Limit: the least count that is shown"),
            defaultValue=10,
            minValue=low,
            maxValue=high,
        ),
        advanced,
    )


def told_of(names: Sequence[str]) -> str:
    """Return the warning that fields were taken for counts of persons, and how to say that they are none."""
    return Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "Nothing says that these are published counts, so that they are taken for counts of persons, and what leaves is made of "
            "protected counts: {fields}. {rule} Where they are published, name their source (DATA_SOURCE: Census), or take a table that "
            "'Read official files' read.",
        ),
        fields=listed(names, 20),
        rule=NHS.words(),
    )


def rule_of(run: Run) -> DisclosureRule:
    """Return the rule that is chosen."""
    chosen = run.enum("DISCLOSURE")
    return (NHS, SMALL)[chosen] if chosen < 2 else disclosure.below(run.whole("LIMIT"))
