"""Algorithm `compositeindex`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.composite import engine, index
from ..core.composite.index import Keep
from ..core.files import check_folder, write_text
from ..core.report.composite_report import composite_report
from ..i18n import translate
from ..layers.provenance import Provenance
from .recipe_algorithm import RecipeAlgorithm

_KEEP = ("KEEP_TREATED", "KEEP_NORMALISED", "KEEP_CONTRIBUTIONS")


class CompositeIndexAlgorithm(RecipeAlgorithm):
    """A composite index from any indicators (METHODS §4)."""

    NAME = "compositeindex"
    TITLE = "Composite index"
    TAGS = ("composite", "indicators", "recipe", "normalise", "weights", "iod", "svi")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_recipe()
        self.add_classes()
        for name, label in zip(_KEEP, ("treated values", "normalised values", "contributions to the score")):
            self.add(
                QgsProcessingParameterBoolean(
                    name, translate(f"Keep each indicator's {label}"), defaultValue=name == "KEEP_CONTRIBUTIONS"
                ),
                advanced=name != "KEEP_CONTRIBUTIONS",
            )
        self.add(
            QgsProcessingParameterString(
                "PREFIX", translate("First letters of the output fields"), defaultValue=index.PREFIX
            ),
            advanced=True,
        )
        self.add_source()
        self.add_style()
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", translate("Composite index")))
        self.add_report()
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "RECIPE_OUT",
                translate("Save the recipe"),
                translate("Recipes (*.json)"),
                optional=True,
                createByDefault=False,
            )
        )
        self.add_numbers(
            ("AREAS", "Areas"),
            ("UNMATCHED", "Areas without a row of indicators"),
            ("NULLS", "Areas without a score"),
            ("INDICATORS_USED", "Indicators"),
        )
        self.addOutput(QgsProcessingOutputString("FINGERPRINT", translate("Recipe fingerprint")))
        self.addOutput(QgsProcessingOutputString("INPUT_FINGERPRINT", translate("Input fingerprint")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        report = self.report_path(parameters, context)
        saved = self.parameterAsFileOutput(parameters, "RECIPE_OUT", context)
        if saved:
            check_folder(Path(saved), "recipe")
        read = self.inputs(parameters, context, feedback)
        keep = Keep(*(self.parameterAsBoolean(parameters, name, context) for name in _KEEP))
        result = index.composite(read.areas, read.recipe, keep, self.text(parameters, "PREFIX", context))
        self.tell(feedback, result.warnings, read.source)
        provenance = Provenance(read.recipe, engine.input_fingerprint(read.areas))
        counts = self.parameterAsSource(parameters, "TABLE", context) or read.source
        table = self.stating(result.table.stating(inputs=provenance.inputs), parameters, context, counts)
        output = self.write_beside(parameters, context, feedback, read.source, read.rows, table, read.fields)
        title = index.subject(read.recipe)
        abstract = (
            f"Composite index of {len(result.prepared.recipe.indicators)} indicators. Higher = more {read.recipe.meaning}; rank 1 "
            f"and quantile 1 are the most {read.recipe.meaning}. Recipe {read.recipe.fingerprint()}."
        )
        self.describe_output(output, table, title, abstract, table.stated_result().shown(), read.recipe)
        if saved:
            read.recipe.write(Path(saved))
        if report is not None:
            write_text(report, composite_report(result, self.footer(), provenance.named_facts()), "report")
        return {
            "OUTPUT": output,
            "REPORT": str(report) if report is not None else None,
            "RECIPE_OUT": saved or None,
            "AREAS": len(read.rows.table.codes),
            "UNMATCHED": result.unmatched,
            "NULLS": result.nulls,
            "INDICATORS_USED": len(result.prepared.recipe.indicators),
            "FINGERPRINT": read.recipe.fingerprint(),
            "INPUT_FINGERPRINT": provenance.inputs,
        }
