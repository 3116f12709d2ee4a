"""Parameters that several algorithms have: how they are added, and how their values are read."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ..core import matrices, ranking
from ..core.ranking import QuantileRule
from ..i18n import translate

RULES = tuple(QuantileRule)


class ParameterAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that adds common parameters and reads values of parameters."""

    def add_areas(self) -> None:
        """INPUT and CODE_FIELD."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "INPUT", translate("Areas"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]
            )
        )
        self.add_field("CODE_FIELD", "Area code", "INPUT")

    def add_table(self, name: str, label: str, optional: bool = False) -> None:
        """A table, with or without geometry."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                name, translate(label), [QgsProcessing.SourceType.TypeVector], optional=optional
            )
        )

    def add_field(
        self, name: str, label: str, parent: str, optional: bool = False, default: str | None = None,
        several: bool = False, advanced: bool = False,
    ) -> None:  # fmt: skip
        """A field of the layer chosen in `parent`. Text fields are offered for counts too: CSV files are often all text."""
        parameter = QgsProcessingParameterField(
            name,
            translate(label),
            defaultValue=default,
            parentLayerParameterName=parent,
            type=Qgis.ProcessingFieldParameterDataType.Any,
            allowMultiple=several,
            optional=optional,
        )
        self.add(parameter, advanced)

    def add_choice(self, name: str, label: str, options: list[str], default: int = 0, advanced: bool = False) -> None:
        """One of a few options, by number."""
        self.add(
            QgsProcessingParameterEnum(
                name, translate(label), [translate(option) for option in options], defaultValue=default
            ),
            advanced,
        )

    def add_classes(self) -> None:
        """CLASSES and RULE."""
        low, high = ranking.CLASSES_RANGE
        self.addParameter(
            QgsProcessingParameterNumber(
                "CLASSES",
                translate("Number of classes (5 = quintiles; 1 = worst)"),
                defaultValue=5,
                minValue=low,
                maxValue=high,
            )
        )
        self.add_choice(
            "RULE",
            "Quantile rule",
            ["England (Indices of Deprivation)", "Wales and Scotland (WIMD, SIMD)", "OHID Fingertips"],
        )

    def add_source(self) -> None:
        """DATA_SOURCE and DATA_YEAR: where the counts come from, for the pages."""
        for name, label in (
            ("DATA_SOURCE", "Source of the data (such as Census 2021)"),
            ("DATA_YEAR", "Year of the data"),
        ):
            self.add(QgsProcessingParameterString(name, translate(label), optional=True), advanced=True)

    def add_style(self) -> None:
        """STYLE: whether the output arrives with the plugin's colours and legend."""
        self.add(
            QgsProcessingParameterBoolean("STYLE", translate("Style the output layer"), defaultValue=True),
            advanced=True,
        )

    def add_numbers(self, *outputs: tuple[str, str]) -> None:
        """Number outputs, which models and qgis_process can use: name and label of each."""
        for name, label in outputs:
            self.addOutput(QgsProcessingOutputNumber(name, translate(label)))

    def add(self, parameter: QgsProcessingParameterDefinition, advanced: bool = False) -> None:
        """Add a parameter, among the advanced ones if so said."""
        if advanced:
            parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(parameter)

    # Reading values

    def source(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource:
        """Return a source, or raise QGIS's own message."""
        found = self.parameterAsSource(parameters, name, context)
        if found is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        return found

    def text(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        """Return a text or a field name, empty where none was given."""
        return str(self.parameterAsString(parameters, name, context) or "").strip()

    def matrix(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> list[str]:
        """Return a matrix as one flat list of texts; nothing where no cell is filled in. Rows may be lists of their own."""
        width = len(self.parameterDefinition(name).headers())
        # A matrix that was not given comes as one NULL, which is false.
        cells = [
            str(cell).strip() if cell or cell == 0 else ""
            for cell in matrices.flat(self.parameterAsMatrix(parameters, name, context), width)
        ]
        return cells if any(cells) else []

    def vector_layer(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsVectorLayer | None:
        """Return the layer of a source, also where only its selected or filtered features are to be read."""
        value = parameters.get(name)
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            value = value.source
        found = self.parameterAsVectorLayer({**parameters, name: value}, name, context)
        return found if isinstance(found, QgsVectorLayer) else None

    def rule(self, parameters: dict[str, Any], context: QgsProcessingContext) -> QuantileRule:
        """Return the quantile rule."""
        return RULES[self.parameterAsEnum(parameters, "RULE", context)]
