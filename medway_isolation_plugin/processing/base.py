"""What all algorithms share: names, help, icon, common parameters, and the one way from a core error to the user."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from .. import paths
from ..core import described, matrices, ranking, result_sets
from ..core.areas import RawTable
from ..core.composite.model import Recipe
from ..core.described import Described
from ..core.faults import InputError
from ..core.fields import Result
from ..core.ranking import QuantileRule
from ..core.results import ResultTable
from ..layers import fields as layer_fields
from ..layers import provenance
from . import columns, csv_tables, recognised
from .dressing import Description, dress
from .staging import check_outputs

RULES = tuple(QuantileRule)


def translate(text: str) -> str:
    """Return `text` in the user's language."""
    return QCoreApplication.translate("MedwayIsolation", text)


@contextmanager
def _collector_held() -> Iterator[None]:
    """Hold Python's cycle collector while many features are made: it would look at all of them again and again."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


class Algorithm(QgsProcessingAlgorithm):
    """Base of the plugin's algorithms. Subclasses set the class attributes and implement `compute`."""

    NAME = ""
    TITLE = ""
    GROUP = ("indices", "Isolation indices")
    TAGS: tuple[str, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self._outputs: dict[str, Description] = {}
        self._styled = True
        self._input = layer_fields.Carried()
        self._results: tuple[Result, ...] = ()
        self._names: tuple[str, ...] = ()
        self._highest: dict[str, int] = {}
        self._feedback: QgsProcessingFeedback | None = None  # while the algorithm runs

    def createInstance(self) -> Algorithm:  # noqa: N802
        return type(self)()

    def name(self) -> str:
        return self.NAME

    def displayName(self) -> str:  # noqa: N802
        return translate(self.TITLE)

    def groupId(self) -> str:  # noqa: N802
        return self.GROUP[0]

    def group(self) -> str:
        return translate(self.GROUP[1])

    def tags(self) -> list[str]:
        return ["isolation", "jsna", "lsoa", *self.TAGS]

    def icon(self) -> QIcon:
        return QIcon(paths.icon_path())

    def shortHelpString(self) -> str:  # noqa: N802
        return (paths.HELP / f"{self.NAME}.html").read_text(encoding="utf-8")

    def checkParameterValues(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Say of a layer of the project whose source is gone what to do; QGIS only says that it was not found."""
        for definition in self.parameterDefinitions():
            layer = context.project().mapLayer(str(parameters.get(definition.name()))) if context.project() else None
            if layer is not None and not layer.isValid():
                return False, translate(
                    "The layer '{name}' cannot be read: its source is gone or has changed ({source}). Repair its data source in "
                    "the layer's properties, or choose another layer."
                ).format(name=layer.name(), source=layer.publicSource())
        found: tuple[bool, str] = super().checkParameterValues(parameters, context)
        return found

    def prepareAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Read what INPUT says about its columns, here in its own thread."""
        if self.parameterDefinition("INPUT") is not None:
            layer = self.vector_layer(parameters, "INPUT", context)
            self._input = layer_fields.carried(layer) if layer is not None else layer_fields.Carried()
        return bool(super().prepareAlgorithm(parameters, context, feedback))

    def vector_layer(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsVectorLayer | None:
        """Return the layer of a source, also where only its selected or filtered features are to be read."""
        value = parameters.get(name)
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            value = value.source
        found = self.parameterAsVectorLayer({**parameters, name: value}, name, context)
        return found if isinstance(found, QgsVectorLayer) else None

    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        self._styled = self.parameterDefinition("STYLE") is None or self.parameterAsBool(parameters, "STYLE", context)
        self._feedback = feedback
        try:
            check_outputs(self, parameters, context)
            with _collector_held():
                return self.compute(parameters, context, feedback)
        except (InputError, QgsProcessingException) as error:
            # QGIS keeps the exception: what its frames hold, layers and whole projects, would live until QGIS ends, and crash it.
            traceback.clear_frames(error.__traceback__)
            raise QgsProcessingException(str(error)) from None
        finally:
            self._feedback = None

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Do the work. `InputError` becomes the message that the user reads."""
        raise NotImplementedError

    # Parameters that several algorithms have

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

    def stating(
        self,
        table: ResultTable,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        counts: QgsProcessingFeatureSource | None = None,
    ) -> ResultTable:
        """Return a table that says where its data come from: as the user does, else as the headings of `counts` do."""
        said = {"source": "DATA_SOURCE", "year": "DATA_YEAR"}
        given = {name: text for name, key in said.items() if (text := self.text(parameters, key, context))}
        own = table.stated_result()
        if not given and not own.source and counts is not None:
            given = recognised.stated(counts, self._feedback)
        return table.stating(**given)

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

    def headings(self) -> dict[str, str]:
        """Return what people read over INPUT's fields, empty where a field has no alias."""
        return dict(self._input.headings)

    def column(self, name: str, cells: Iterable[object] | None = None) -> Described:
        """Return what a field of INPUT is, held against its values where they are given."""
        heading = self._input.headings.get(name) or name
        found = result_sets.field_in(self._input.results, name)
        if found is None:
            return described.unowned(name, heading)
        return described.held(name, heading, *found, described.counts_of(cells) if cells is not None else None)

    def input_recipe(self) -> Recipe | None:
        """Return the newest recipe that INPUT was made with, None where it is no result of one."""
        return provenance.parsed(self._input.recipes, self._input.name)

    def rule(self, parameters: dict[str, Any], context: QgsProcessingContext) -> QuantileRule:
        """Return the quantile rule."""
        return RULES[self.parameterAsEnum(parameters, "RULE", context)]

    def read_areas(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        source: QgsProcessingFeatureSource,
        fields: Mapping[str, str] | None = None,
    ) -> columns.Rows:
        """Read the areas, their codes and some of their fields, and keep them to be written again."""
        code_field = self.text(parameters, "CODE_FIELD", context)
        return columns.read(source, code_field, fields or {}, "the areas layer", feedback, keep=True)

    def read_table(
        self,
        parameters: dict[str, Any],
        name: str,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        code_field: str,
        fields: Mapping[str, str],
        where: str,
    ) -> RawTable:
        """Read the table chosen in the parameter `name`, as `columns.read` does."""
        source = self.source(parameters, name, context)
        layer = self.parameterAsVectorLayer(parameters, name, context)
        read = csv_tables.read(parameters.get(name), layer, code_field, fields, where)
        return columns.read(source, code_field, fields, where, feedback).table if read is None else read

    def table_code_field(
        self,
        parameters: dict[str, Any],
        name: str,
        context: QgsProcessingContext,
        source: QgsProcessingFeatureSource,
        where: str,
    ) -> str:
        """Return the field of `source` with area codes: the one chosen, the layer's own name for it, else by its heading."""
        chosen = self.text(parameters, name, context)
        own = self.text(parameters, "CODE_FIELD", context)
        if chosen or own in source.fields().names():
            return chosen or own
        return recognised.area_codes(source, own, where, name, self._feedback)

    def tell(
        self,
        feedback: QgsProcessingFeedback,
        warnings: tuple[str, ...],
        source: QgsProcessingFeatureSource | None = None,
    ) -> None:
        """Show warnings, and that a layer has no coordinate reference system."""
        for warning in warnings:
            feedback.pushWarning(warning)
        if source is not None and not source.sourceCrs().isValid() and source.wkbType() != Qgis.WkbType.NoGeometry:
            feedback.pushWarning(
                "The areas layer has no coordinate reference system, and so the output has none: set it in the layer's properties."
            )

    # What happens to outputs after the thread is done

    def write_beside(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        source: QgsProcessingFeatureSource,
        rows: columns.Rows,
        table: ResultTable,
    ) -> str:
        """Write INPUT's features with a result beside their own fields, and return the output's id.

        An older run of the same index is replaced whole.

        Raises
        ------
        InputError
            When a new field would overwrite a part of another result.
        """
        results, gone = result_sets.joined(
            self._input.results, table.stating(version=paths.plugin_version()).stated_result()
        )
        self.tell(feedback, layer_fields.cut_warnings(source.fields().names()))
        self._highest = columns.highest_classes(rows, source.fields(), results)
        output, names = columns.write_beside(self, parameters, "OUTPUT", context, feedback, source, rows, table, gone)
        self._results, self._names = results, names
        return output

    def describe_output(
        self,
        destination: str,
        result: ResultTable,
        title: str,
        abstract: str = "",
        style: tuple[str, ...] = (),
        recipe: Recipe | None = None,
    ) -> None:
        """Remember an output's aliases and metadata, and the fields that its styles show, the first one first."""
        own = {column.name: column.alias for column in result.columns}
        shown = style if self._styled else None
        if result.result is None:
            self._outputs[destination] = Description(title, abstract, own, shown, recipe=recipe)
            return
        # Temporary layers lose the aliases of fields that come from the input on the way.
        self._outputs[destination] = Description(
            title,
            abstract,
            {**self._input.headings, **own},
            shown,
            self._results,
            self._names,
            self._highest,
            recipe,
            self._input.recipes,
        )

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:  # noqa: N802
        for destination, description in self._outputs.items():
            layer = QgsProcessingUtils.mapLayerFromString(destination, context)
            if isinstance(layer, QgsVectorLayer):
                dress(layer, description)
        self._outputs = {}
        return {}
