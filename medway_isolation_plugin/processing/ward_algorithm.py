"""What the algorithms share that count areas by ward."""

from __future__ import annotations

from qgis.core import QgsProcessing, QgsProcessingFeatureSource, QgsProcessingParameterFeatureSource

from ..core import wards
from ..core.areas import AreaTable
from ..core.faults import InputError
from ..core.wards import Membership
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from ..layers.features import THE_WARDS
from ..layers.recognise import ward_name_field
from . import columns, recognised, ward_overlaps
from .reporting import ReportingAlgorithm
from .run import Run

_LOOKUP = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the ward lookup"))


class WardAlgorithm(ReportingAlgorithm):
    """Base of the algorithms that take a layer of wards or a lookup of areas to wards."""

    def add_ward_layer(self) -> None:
        """WARDS and WARD_FIELD."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "WARDS",
                translate("MedwayIsolation", "Wards layer (or give a lookup table)"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            )
        )
        self.add_field(
            "WARD_FIELD",
            translate("MedwayIsolation", "Ward name in the wards layer"),
            "WARDS",
            recognised=ward_name_field,
        )

    def add_ward_lookup(self) -> None:
        """LOOKUP, LOOKUP_CODE_FIELD and LOOKUP_WARD_FIELD."""
        self.add_download("LOOKUP", translate("MedwayIsolation", "Ward lookup table"), optional=True)
        self.add_field("LOOKUP_CODE_FIELD", translate("MedwayIsolation", "Lookup: area code"), "LOOKUP", optional=True)
        self.add_field(
            "LOOKUP_WARD_FIELD", translate("MedwayIsolation", "Lookup: ward name"), "LOOKUP", recognised=ward_name_field
        )

    def membership(
        self, run: Run, source: QgsProcessingFeatureSource, rows: columns.Rows, areas: AreaTable, by_point: bool = False
    ) -> Membership:
        """Return the wards of the areas: by the lookup table where one was given, else by the shapes of the wards.

        Raises
        ------
        InputError
            When neither was given, or no area is in a ward.
        """
        lookup = run.optional_source("LOOKUP")
        if lookup is not None:
            code = self.table_code_field(run, "LOOKUP_CODE_FIELD", lookup, _LOOKUP)
            ward = recognised.needed(run, "LOOKUP_WARD_FIELD", lookup)
            read = columns.read(lookup, code, {"ward": ward}, _LOOKUP, run.feedback)
            return wards.from_lookup(list(areas.codes), read.table.codes, read.table.cells["ward"])
        layer = run.optional_source("WARDS")
        if layer is None:
            raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "Choose a wards layer or a ward lookup table."))
        ward_field = recognised.needed(run, "WARD_FIELD", layer)
        columns.check_fields(layer, [ward_field], THE_WARDS)
        ward_overlaps.check_crs(source, layer)
        united = ward_overlaps.united(run, source, layer, ward_field)
        found = wards.from_overlaps(len(areas.codes), ward_overlaps.overlaps(run, rows, united, by_point))
        if not found.parts:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "No area overlaps a ward. Check that both layers show the same place and have the right coordinate reference system.",
                )
            )
        return found
