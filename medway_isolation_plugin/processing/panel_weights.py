"""Algorithm `panelweights`."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core import panel
from ..core.areas import Measure, RawTable
from ..core.bands import BANDS
from ..core.faults import InputError
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers import fields as layer_fields
from . import columns
from .base import Algorithm
from .run import Run

_WHERE = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the panel's table"))


class PanelWeightsAlgorithm(Algorithm):
    """A panel's scores to a weight profile (METHODS §2)."""

    NAME = "panelweights"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Weights from a panel")
    GROUP = ("prepare", QT_TRANSLATE_NOOP("MedwayIsolation", "Prepare inputs"))
    TAGS = ("panel", "delphi", "weights", "median", "profile")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_table("INPUT", translate("MedwayIsolation", "Panel's scores (a row a member, a column a variable)"))
        self.add_field("FIELDS", translate("MedwayIsolation", "Variables"), "INPUT", several=True)
        self.add_field("MEMBER_FIELD", translate("MedwayIsolation", "Member, for messages"), "INPUT", optional=True)
        self.addParameter(
            QgsProcessingParameterEnum(
                "BANDS",
                translate("MedwayIsolation", "Bands that the weights are for"),
                [told(band.label()) for band in BANDS],
                allowMultiple=True,
                defaultValue=[0, 1],
            )
        )
        self.addParameter(QgsProcessingParameterString("TITLE", translate("MedwayIsolation", "Title of the profile")))
        self.addParameter(
            QgsProcessingParameterString("SOURCE", translate("MedwayIsolation", "Who scored, and when"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "OUTPUT",
                translate("MedwayIsolation", "Weight profile"),
                translate("MedwayIsolation", "Weight profiles (*.json)"),
            )
        )
        self.add_numbers(
            ("MEMBERS", translate("MedwayIsolation", "Panel members")),
            ("VARIABLES", translate("MedwayIsolation", "Variables")),
        )

    def compute(self, run: Run) -> dict[str, Any]:
        path = run.file("OUTPUT", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "weight profile")))
        source = run.source("INPUT")
        fields = run.texts("FIELDS")
        if not fields:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "No variable is chosen. Choose the fields that hold the panel's scores."
                )
            )
        member = run.text("MEMBER_FIELD")
        columns.check_fields(source, fields, _WHERE)
        headings = layer_fields.headings(source.fields())
        labels = {name: headings[name] or name for name in fields}
        read = columns.read(source, member or fields[0], {name: name for name in fields}, _WHERE, run.feedback)
        unnamed = QT_TRANSLATE_NOOP("MedwayIsolation", "row {number}")
        names = (
            read.table.codes if member else [Phrase(unnamed, number=row + 1) for row in range(len(read.table.codes))]
        )
        profile = panel.weight_profile(
            RawTable(read.table.name, names, read.table.cells),
            [Measure(name, name, labels[name]) for name in fields],
            [BANDS[number] for number in run.enums("BANDS")],
            run.text("TITLE"),
            run.text("SOURCE"),
        )
        run.stop_if_cancelled()
        profile.write(path)
        for variable in profile.bands[0].variables:
            if variable.panel is not None:
                run.info(
                    Phrase(
                        QT_TRANSLATE_NOOP(
                            "MedwayIsolation",
                            "{label}: median {median}, quartiles {lower} to {upper}, {n} scores",
                        ),
                        one="{label}: median {median}, quartiles {lower} to {upper}, {n} score",
                        label=variable.label,
                        median=f"{variable.weight:g}",
                        lower=f"{variable.panel.lower_quartile:g}",
                        upper=f"{variable.panel.upper_quartile:g}",
                        n=variable.panel.n,
                    )
                )
        return {"OUTPUT": path.as_posix(), "MEMBERS": len(names), "VARIABLES": len(fields)}
