"""Algorithm `segmentation`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
)

from .. import paths
from ..core import profiles, segmentation, went_in
from ..core.areas import Measure
from ..core.bands import BANDS
from ..core.faults import InputError
from ..core.profiles import WeightProfile
from ..core.ranking import QuantileRule
from ..core.segments import Form, Households, TypeTable, UnknownTypes
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers.recognise import by_heading
from . import columns, recognised
from .base import Algorithm
from .outputs import study_area_outputs
from .run import Run

DEFAULT_PROFILE = "medway_u65; medway_65p"
_TYPE = by_heading("type")


def bundled_profiles() -> dict[str, Path]:
    """Return the profiles that come with the plugin, by name."""
    return {path.stem: path for path in sorted(paths.PROFILES.glob("*.json"))}


def read_profiles(text: str) -> WeightProfile:
    """Read one or more profiles, named or as files, separated by semicolons."""
    bundled = bundled_profiles()
    named = [part.strip() for part in text.split(";") if part.strip()]
    if not named:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "No weight profile is chosen. Name a file, or one of {names}."),
            names=", ".join(bundled),
        )
    for name in named:
        if name not in bundled and not Path(name).is_file():
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "There is no weight profile '{name}'. Name a file that exists, or one of {names}.",
                ),
                name=name,
                names=", ".join(bundled),
            )
    return profiles.combine([profiles.read(bundled.get(name) or Path(name)) for name in named])


class SegmentationAlgorithm(Algorithm):
    """Segmentation index, the MOSAIC proxy (METHODS §2)."""

    NAME = "segmentation"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Segmentation index")
    TAGS = ("mosaic", "acorn", "oac", "segmentation", "weights", "quintile")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        self.add_households()
        self.add_field(
            "HH_BAND_FIELD",
            translate("MedwayIsolation", "Age band (u65 or 65p, or u66 or 66p) in the households table"),
            "HOUSEHOLDS_TABLE",
            optional=True,
        )
        self.add_download(
            "TYPES_TABLE", translate("MedwayIsolation", "Table of types (a row a type, a column a variable)")
        )
        self.add_field(
            "TYPE_FIELD",
            translate("MedwayIsolation", "Segment type in the table of types"),
            "TYPES_TABLE",
            recognised=_TYPE,
        )
        self.addParameter(
            QgsProcessingParameterFile(
                "PROFILE",
                translate("MedwayIsolation", "Weight profile: a file, or one or two of {names}").format(
                    names=", ".join(bundled_profiles())
                ),
                defaultValue=DEFAULT_PROFILE,
                # With an ending in the filter QGIS would refuse the names of bundled profiles, which have none.
                fileFilter=translate("MedwayIsolation", "Weight profiles (*)"),
            )
        )
        self.add_choice(
            "FORM",
            translate("MedwayIsolation", "Values in the table of types are"),
            [
                translate("MedwayIsolation", "Proportions, 0 to 1"),
                translate("MedwayIsolation", "Percentages, 0 to 100"),
                translate("MedwayIsolation", "Indexes, 100 = average"),
            ],
        )
        self.add_choice(
            "UNKNOWN",
            translate("MedwayIsolation", "Households of a type that is not in the table of types"),
            [
                translate("MedwayIsolation", "Stop with an error"),
                translate("MedwayIsolation", "Exclude them and report their share"),
            ],
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "CONTRIBUTIONS",
                translate("MedwayIsolation", "Add each variable's part of the score"),
                defaultValue=False,
            )
        )
        self.add_classes()
        for band in BANDS:
            self.add_field(
                self._share_name(band.key), translate("MedwayIsolation", "Share (0 to 1) of a type's households that are {band}").format(
                    band=told(band.label())
                ),
                "TYPES_TABLE",
                optional=True, advanced=True,
            )  # fmt: skip
        self.add_source()
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Segmentation index"))
        )
        self.add_style()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas")),
            ("UNMATCHED", translate("MedwayIsolation", "Areas without households in the table")),
            ("NULLS", translate("MedwayIsolation", "Areas without a score in at least one band")),
            ("UNKNOWN_TYPES", translate("MedwayIsolation", "Types that are not in the table of types")),
            ("VALUE_U65", translate("MedwayIsolation", "Study area, under 65: score per household")),
            ("VALUE_65P", translate("MedwayIsolation", "Study area, 65 and over: score per household")),
        )
        self.addOutput(
            QgsProcessingOutputString("METHOD", translate("MedwayIsolation", "Weights and form that were used"))
        )

    @staticmethod
    def _share_name(band: str) -> str:
        return f"SHARE_{band.upper()}_FIELD"

    def compute(self, run: Run) -> dict[str, Any]:
        source = run.source("INPUT")
        profile = read_profiles(run.text("PROFILE"))
        form = run.choice("FORM", Form)
        rows = self.read_areas(run, source)
        households, types = self.tables(run, profile, rows.table.codes)
        result = segmentation.index(
            households,
            types,
            profile,
            classes=run.whole("CLASSES"),
            rule=run.choice("RULE", QuantileRule),
            contributions=run.yes("CONTRIBUTIONS"),
        )
        run.warn(*result.warnings)

        excluding = run.choice("UNKNOWN", UnknownTypes) is UnknownTypes.EXCLUDE
        made = went_in.segmentation(households, types, profile, run.text("HH_COUNT_FIELD"), excluding)
        table = self.stating(run, went_in.stated(result.table, made), "HOUSEHOLDS_TABLE")
        output = self.write_beside(run, source, rows, table)
        method = Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Weights: {title} ({source}). Values of types: {form}. Quantile 1 = most isolated.",
            ),
            title=profile.title,
            source=profile.source,
            form=Phrase(form.value),
        )
        self.describe_output(
            output,
            table,
            Phrase(self.TITLE),
            method,
            table.stated_result().shown(),
        )
        return {
            "OUTPUT": output,
            "AREAS": len(rows.table.codes),
            "UNMATCHED": households.unmatched,
            "NULLS": result.nulls,
            "UNKNOWN_TYPES": len(households.unknown),
            "METHOD": method,
            **study_area_outputs(result.study_area),
        }

    def tables(self, run: Run, profile: WeightProfile, codes: Sequence[object]) -> tuple[Households, TypeTable]:
        """Read and check the table of types, and the households of the areas with these codes."""
        form = run.choice("FORM", Form)
        profile.check_ages(
            {Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "number of households")): run.text("HH_COUNT_FIELD")}
        )
        types = self._types(run, profile, form)
        return self._households(run, codes, types), types

    def _types(self, run: Run, profile: WeightProfile, form: Form) -> TypeTable:
        table = run.source("TYPES_TABLE")
        shares = {band.key: run.text(self._share_name(band.key)) for band in BANDS}
        banded = run.text("HH_BAND_FIELD")
        if banded and any(shares.values()):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The households table has a band field and the table of types has shares of the bands: both would split "
                    "the households. Choose one of the two.",
                )
            )
        fields = {name: name for name in [*profile.fields(), *shares.values()] if name}
        read = columns.read(
            table,
            recognised.needed(run, "TYPE_FIELD", table),
            fields,
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table of types")),
            run.feedback,
        )
        return TypeTable.checked(read.table, profile, form, shares)

    def _households(self, run: Run, codes: Sequence[object], types: TypeTable) -> Households:
        names = {"type": "HH_TYPE_FIELD", "count": "HH_COUNT_FIELD", "band": "HH_BAND_FIELD"}
        source = run.source("HOUSEHOLDS_TABLE")
        for name in ("HH_TYPE_FIELD", "HH_COUNT_FIELD"):
            recognised.needed(run, name, source)
        fields = {key: run.text(name) for key, name in names.items()}
        where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the households table"))
        code_field = self.table_code_field(run, "HH_CODE_FIELD", source, where)
        table = self.read_table(run, "HOUSEHOLDS_TABLE", code_field, fields, where)
        return Households.checked(
            codes,
            table,
            Measure("count", fields["count"], Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "households"))),
            types,
            run.choice("UNKNOWN", UnknownTypes),
            banded=bool(fields["band"]),
        )
