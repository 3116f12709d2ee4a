"""Parameters that several algorithms have."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterType,
)

from ..core import ranking
from ..i18n import languages, translate
from ..layers.recognise import Recogniser, by_heading, guess_code_field


class FieldParameter(QgsProcessingParameterField):
    """A field of any name. QGIS takes a name with a semicolon for two, and refuses it where one field is asked for.

    In the file of a model it has a type of its own, by which it is made again.
    """

    TYPE = "medwayisolation:field"

    def toVariantMap(self) -> dict[str, Any]:  # noqa: N802
        """Return what stands in the file of a model."""
        return {**super().toVariantMap(), "parameter_type": self.TYPE}

    def checkValueIsAcceptable(self, value: Any, context: QgsProcessingContext | None = None) -> bool:  # noqa: N802
        one_name = isinstance(value, str) and bool(value) and not self.allowMultiple()
        return one_name or bool(super().checkValueIsAcceptable(value, context))

    def clone(self) -> FieldParameter:
        """Return a copy: batch and the model designer work with copies."""
        return FieldParameter(self)


class FieldType(QgsProcessingParameterType):
    """Makes such parameters by their type: QGIS asks for it when it reads a model."""

    def create(self, name: str) -> FieldParameter:
        return FieldParameter(name)

    def name(self) -> str:
        return translate("MedwayIsolation", "Field of any name")

    def description(self) -> str:
        return translate("MedwayIsolation", "A field of a layer, also one with a semicolon in its name.")

    def id(self) -> str:
        return FieldParameter.TYPE

    def flags(self) -> Qgis.ProcessingParameterTypeFlags:
        return Qgis.ProcessingParameterTypeFlags()  # the model designer offers QGIS's own, and copies of these

    def className(self) -> str:  # noqa: N802
        return str(FieldParameter.__name__)

    def pythonImportString(self) -> str:  # noqa: N802
        return f"from {__name__} import {FieldParameter.__name__}"

    def acceptedPythonTypes(self) -> list[str]:  # noqa: N802
        return ["str"]

    def acceptedStringValues(self) -> list[str]:  # noqa: N802
        return [translate("MedwayIsolation", "Field name")]


class ParameterAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that adds common parameters."""

    def __init__(self) -> None:
        super().__init__()
        # Parameters of fields that are recognised where nobody chose one: whose field it is, and how.
        self._recognisers: dict[str, tuple[str, Recogniser]] = {}
        # Parameters of tables that may be official files as they were downloaded, and of the file that belongs to each.
        self._downloads: dict[str, str] = {}

    def add_areas(self) -> None:
        """INPUT and CODE_FIELD."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "INPUT", translate("MedwayIsolation", "Areas"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]
            )
        )
        self.add_code_field()

    def add_code_field(self) -> None:
        """CODE_FIELD."""
        self.add_field(
            "CODE_FIELD",
            translate("MedwayIsolation", "Area code (empty: recognised)"),
            "INPUT",
            recognised=guess_code_field,
        )

    def add_download(self, name: str, label: str, optional: bool = False, beside: str = "") -> None:
        """A table that may be an official file as it was downloaded; `beside` is the parameter of one that belongs to it."""
        self.add_table(name, label, optional)
        self._downloads[name] = beside
        if self.parameterDefinition("READ_AS") is None:
            self.add(
                QgsProcessingParameterString(
                    "READ_AS",
                    translate("MedwayIsolation", "Read a downloaded file as (file name=shape; empty: recognised)"),
                    multiLine=True,
                    optional=True,
                ),
                advanced=True,
            )

    def add_table(self, name: str, label: str, optional: bool = False) -> None:
        """A table, with or without geometry."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(name, label, [QgsProcessing.SourceType.TypeVector], optional=optional)
        )

    def add_field(
        self, name: str, label: str, parent: str, optional: bool = False, default: str | None = None,
        several: bool = False, advanced: bool = False, recognised: Recogniser | None = None,
    ) -> None:  # fmt: skip
        """A field of the layer chosen in `parent`. Text fields are offered for counts too: CSV files are often all text.

        One that is `recognised` in its layer where nobody chose it may be left empty.
        """
        if recognised is not None:
            self._recognisers[name] = (parent, recognised)
        parameter = FieldParameter(
            name,
            label,
            defaultValue=default,
            parentLayerParameterName=parent,
            type=Qgis.ProcessingFieldParameterDataType.Any,
            allowMultiple=several,
            optional=optional or recognised is not None,
        )
        self.add(parameter, advanced)

    def add_choice(self, name: str, label: str, options: list[str], default: int = 0, advanced: bool = False) -> None:
        """One of a few options, by number."""
        self.add(
            QgsProcessingParameterEnum(
                name,
                label,
                options,
                defaultValue=default,
            ),
            advanced,
        )

    def add_households(self, optional: bool = False) -> None:
        """HOUSEHOLDS_TABLE, HH_CODE_FIELD, HH_TYPE_FIELD and HH_COUNT_FIELD."""
        table = "HOUSEHOLDS_TABLE"
        self.add_download(table, translate("MedwayIsolation", "Households by area and type"), optional)
        self.add_field(
            "HH_CODE_FIELD", translate("MedwayIsolation", "Area code in the households table"), table, optional=True
        )
        self.add_field(
            "HH_TYPE_FIELD",
            translate("MedwayIsolation", "Segment type in the households table"),
            table,
            recognised=by_heading("type"),
        )
        self.add_field(
            "HH_COUNT_FIELD",
            translate("MedwayIsolation", "Number of households"),
            table,
            recognised=by_heading("households", "count"),
        )

    def add_classes(self) -> None:
        """CLASSES and RULE."""
        low, high = ranking.CLASSES_RANGE
        self.addParameter(
            QgsProcessingParameterNumber(
                "CLASSES",
                translate("MedwayIsolation", "Number of classes (5 = quintiles; 1 = worst)"),
                defaultValue=5,
                minValue=low,
                maxValue=high,
            )
        )
        self.add_choice(
            "RULE",
            translate("MedwayIsolation", "Quantile rule"),
            [
                translate("MedwayIsolation", "England (Indices of Deprivation)"),
                translate("MedwayIsolation", "Wales and Scotland (WIMD, SIMD)"),
                translate("MedwayIsolation", "OHID Fingertips"),
            ],
        )

    def add_source(self) -> None:
        """DATA_SOURCE and DATA_YEAR: where the counts come from, for the pages."""
        for name, label in (
            ("DATA_SOURCE", translate("MedwayIsolation", "Source of the data (such as Census 2021)")),
            ("DATA_YEAR", translate("MedwayIsolation", "Year of the data")),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), advanced=True)

    def add_language(self) -> None:
        """LANGUAGE: that of a page, which need not be that of the window."""
        self.add(
            QgsProcessingParameterEnum(
                "LANGUAGE",
                translate("MedwayIsolation", "Language of the page, by its code (none chosen: that of QGIS)"),
                languages(),
                optional=True,
                usesStaticStrings=True,
            ),
            advanced=True,
        )

    def add_style(self) -> None:
        """STYLE: whether the output arrives with the plugin's colours and legend."""
        self.add(
            QgsProcessingParameterBoolean(
                "STYLE", translate("MedwayIsolation", "Style the output layer"), defaultValue=True
            ),
            advanced=True,
        )

    def add_numbers(self, *outputs: tuple[str, str]) -> None:
        """Number outputs, which models and qgis_process can use: name and label of each."""
        for name, label in outputs:
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def add(self, parameter: QgsProcessingParameterDefinition, advanced: bool = False) -> None:
        """Add a parameter, among the advanced ones if so said."""
        if advanced:
            parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(parameter)
