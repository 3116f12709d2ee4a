"""Algorithm `compositeindex`."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core import result_sets, went_in
from ..core.composite import engine, index
from ..core.composite.index import Keep
from ..core.report.composite_report import composite_report
from ..core.report.held import more, most
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from ..layers.provenance import Provenance
from .recipe_algorithm import RecipeAlgorithm
from .recipe_parameters import add_recipe
from .reporting import REPORT
from .run import Run

_KEEP = ("KEEP_TREATED", "KEEP_NORMALISED", "KEEP_CONTRIBUTIONS")


class CompositeIndexAlgorithm(RecipeAlgorithm):
    """A composite index from any indicators (METHODS §4)."""

    NAME = "compositeindex"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Composite index")
    TAGS = ("composite", "indicators", "recipe", "normalise", "weights", "iod", "svi")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        add_recipe(self)
        self.add_classes()
        labels = (
            translate("MedwayIsolation", "Keep each indicator's treated values"),
            translate("MedwayIsolation", "Keep each indicator's normalised values"),
            translate("MedwayIsolation", "Keep each indicator's contributions to the score"),
        )
        for name, label in zip(_KEEP, labels):
            self.add(
                QgsProcessingParameterBoolean(
                    name,
                    label,
                    defaultValue=name == "KEEP_CONTRIBUTIONS",
                ),
                advanced=name != "KEEP_CONTRIBUTIONS",
            )
        self.add(
            QgsProcessingParameterString(
                "PREFIX", translate("MedwayIsolation", "First letters of the output fields"), defaultValue=index.PREFIX
            ),
            advanced=True,
        )
        self.add_source()
        self.add_style()
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Composite index")))
        self.add_report()
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "RECIPE_OUT",
                translate("MedwayIsolation", "Save the recipe"),
                translate("MedwayIsolation", "Recipes (*.json)"),
                optional=True,
                createByDefault=False,
            )
        )
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas")),
            ("UNMATCHED", translate("MedwayIsolation", "Areas without a row of indicators")),
            ("NULLS", translate("MedwayIsolation", "Areas without a score")),
            ("INDICATORS_USED", translate("MedwayIsolation", "Indicators")),
        )
        self.addOutput(QgsProcessingOutputString("FINGERPRINT", translate("MedwayIsolation", "Recipe fingerprint")))
        self.addOutput(
            QgsProcessingOutputString("INPUT_FINGERPRINT", translate("MedwayIsolation", "Input fingerprint"))
        )

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        saved = run.optional_file("RECIPE_OUT", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "recipe")))
        read = self.inputs(run)
        keep = Keep(*(run.yes(name) for name in _KEEP))
        result = index.composite(read.areas, read.recipe, keep, run.text("PREFIX"), run.stop_if_cancelled)
        run.warn(*result.warnings)
        provenance = Provenance(read.recipe, engine.input_fingerprint(read.areas))
        evidence = self.evidence(provenance)
        counts = "TABLE" if run.given("TABLE") else "INPUT"
        went = went_in.composite(read.areas, read.recipe, run.stop_if_cancelled)
        made = went_in.stated(result.table.stating(inputs=provenance.inputs), went)
        table = self.stating(run, made, counts)
        table = result_sets.carrying(table, evidence)
        output = self.write_beside(run, read.source, read.rows, table, read.fields)
        title = index.subject(read.recipe)
        abstract = Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Composite index of {n} indicators. Higher = {more}; rank 1 and quantile 1 are the {worst}. "
                "Recipe {fingerprint}.",
            ),
            one="Composite index of {n} indicator. Higher = {more}; rank 1 and quantile 1 are the {worst}. "
            "Recipe {fingerprint}.",
            n=len(result.prepared.recipe.indicators),
            more=more(read.recipe, evidence),
            worst=most(read.recipe, evidence),
            fingerprint=read.recipe.fingerprint(),
        )
        self.describe_output(output, table, title, abstract, table.stated_result().shown(), read.recipe)
        if saved is not None:
            read.recipe.write(saved)
        self.write_report(
            run,
            report,
            lambda: composite_report(result, self.footer(), provenance.named_facts(), read.called, evidence),
        )
        return {
            "OUTPUT": output,
            "REPORT": report.as_posix() if report is not None else None,
            "RECIPE_OUT": str(saved) if saved is not None else None,
            "AREAS": len(read.rows.table.codes),
            "UNMATCHED": result.unmatched,
            "NULLS": result.nulls,
            "INDICATORS_USED": len(result.prepared.recipe.indicators),
            "FINGERPRINT": read.recipe.fingerprint(),
            "INPUT_FINGERPRINT": provenance.inputs,
        }
