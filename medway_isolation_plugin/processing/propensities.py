"""Algorithm `propensities`."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterNumber,
)

from ..core import profiles, propensities
from ..core.areas import clean_codes
from ..core.faults import InputError
from ..core.matrices import numbered_rows
from ..core.propensities import Propensities, Ratio
from ..core.results import Column, Kind, ResultTable
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from ..layers.recognise import by_heading
from . import columns, recognised
from .base import Algorithm
from .run import Run
from .segmentation import bundled_profiles

_EXAMPLE = ["no_car", "no_car_households", "car_households_total"]


def ratios(cells: list[Any]) -> list[Ratio]:
    """Read the flat list of a three-column matrix: variable, numerator, denominator."""
    found = []
    for number, row in numbered_rows(cells):
        if len(row) < 3 or not all(row):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "Variable {number} is incomplete: it needs a name, a numerator field and a denominator field.",
                ),
                number=number,
            )
        found.append(Ratio(*row))
    return found


def result_table(found: Propensities) -> ResultTable:
    """Return propensities as the table that is written."""
    proportion = QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: proportion (0-1)")
    return ResultTable(
        found.types,
        (
            Column("type", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Segment type")), Kind.TEXT, found.types),
            *(
                Column(name, Phrase(proportion, name=name), Kind.REAL, np.asarray(values))
                for name, values in found.values.items()
            ),
            Column(
                propensities.BASE,
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Households behind the type")),
                Kind.REAL,
                found.base,
            ),
            Column("note", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Note")), Kind.TEXT, found.notes),
        ),
    )


class PropensitiesAlgorithm(Algorithm):
    """Counts by segment type to a table of proportions (METHODS §2, open proxy)."""

    NAME = "propensities"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Table of types from open counts")
    GROUP = ("prepare", QT_TRANSLATE_NOOP("MedwayIsolation", "Prepare inputs"))
    TAGS = ("oac", "output area classification", "propensity", "open data", "census")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_table(
            "INPUT", translate("MedwayIsolation", "Areas or types with counts (each row has a segment type)")
        )
        self.add_field(
            "TYPE_FIELD", translate("MedwayIsolation", "Segment type"), "INPUT", recognised=by_heading("type")
        )
        self.addParameter(
            QgsProcessingParameterMatrix(
                "VARIABLES",
                translate("MedwayIsolation", "Variables"),
                numberRows=1,
                headers=[
                    translate("MedwayIsolation", "Variable (at most 10 characters)"),
                    translate("MedwayIsolation", "Numerator field"),
                    translate("MedwayIsolation", "Denominator field"),
                ],
                defaultValue=_EXAMPLE,
            )
        )
        self.add_choice(
            "PRESET",
            translate("MedwayIsolation", "Variables of a weight profile, from census counts"),
            [translate("MedwayIsolation", "None"), *bundled_profiles()],
        )
        self.add_field(
            "HOUSEHOLDS_FIELD", translate("MedwayIsolation", "Households"), "INPUT", recognised=by_heading("households")
        )
        self.add_field("PARENT_FIELD", translate("MedwayIsolation", "Parent group of the type"), "INPUT", optional=True)
        self.addParameter(
            QgsProcessingParameterNumber(
                "PARENT_CHARACTERS",
                translate(
                    "MedwayIsolation",
                    "Without a parent field: first characters of the type that name its group (0 = no groups)",
                ),
                defaultValue=0,
                minValue=0,
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                "MIN_BASE",
                translate("MedwayIsolation", "Fewest households that a type may rest on"),
                defaultValue=100,
                minValue=0,
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("MedwayIsolation", "Table of types"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.add_numbers(
            ("TYPES", translate("MedwayIsolation", "Types")),
            ("FALLBACKS", translate("MedwayIsolation", "Types that took their group's proportions")),
        )

    def compute(self, run: Run) -> dict[str, Any]:
        source = run.source("INPUT")
        variables = self._variables(run)
        households = recognised.needed(run, "HOUSEHOLDS_FIELD", source)
        parent_field = run.text("PARENT_FIELD")
        characters = run.whole("PARENT_CHARACTERS")
        needed = [households, *(name for ratio in variables for name in (ratio.numerator, ratio.denominator))]
        if parent_field:
            needed.append(parent_field)
        read = columns.read(
            source,
            recognised.needed(run, "TYPE_FIELD", source),
            {name: name for name in needed},
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table of counts")),
            run.feedback,
        )
        parents = read.table.cells[parent_field] if parent_field else None
        if parents is None and characters:
            parents = [code[:characters] for code in clean_codes(read.table.codes)]
        found = propensities.table_of(read.table, parents, variables, households, run.number("MIN_BASE"))
        run.warn(*found.warnings)
        table = result_table(found)
        output = columns.write_table(run, "OUTPUT", table)
        self.describe_output(output, table, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Table of types")))
        return {"OUTPUT": output, "TYPES": len(found.types), "FALLBACKS": found.fallbacks}

    @staticmethod
    def _variables(run: Run) -> list[Ratio]:
        """Return the variables that are listed; with a preset those of its profile, in which rows of one's own come first."""
        cells = run.matrix("VARIABLES")
        chosen = run.enum("PRESET")
        if not chosen:
            return ratios(cells)
        profile = profiles.read(list(bundled_profiles().values())[chosen - 1])
        # The row that stands in a fresh dialog is an example, and no choice.
        found = propensities.preset(profile.fields(), [] if cells == _EXAMPLE else ratios(cells))
        run.info("; ".join(f"{one.name} = {one.numerator} / {one.denominator}" for one in found))
        return found
