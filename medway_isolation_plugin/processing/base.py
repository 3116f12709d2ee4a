"""What all algorithms share: names, help, icon, what INPUT says of itself, and the one way from a core error to the user."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QIcon

from .. import paths
from ..core import column_data, disclosure, result_sets, went_in
from ..core.areas import RawTable, clean_codes
from ..core.column_data import ColumnData
from ..core.composite.model import Recipe
from ..core.faults import InputError
from ..core.fields import Result, Role
from ..core.official import UndecidedError
from ..core.results import ResultTable
from ..core.vintages import Lookup
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers import collector, presence, tables
from ..layers import fields as layer_fields
from ..layers.features import THE_AREAS
from ..layers.recognise import Recogniser
from . import columns, official, reading, recognised
from .columns import Rows
from .destinations import check_outputs
from .dressing import Description, dress
from .input_facts import InputFacts
from .run import Run


class Algorithm(InputFacts):
    """Base of the plugin's algorithms. Subclasses set the class attributes and implement `compute`."""

    NAME = ""
    TITLE = ""
    GROUP = ("indices", QT_TRANSLATE_NOOP("MedwayIsolation", "Isolation indices"))
    TAGS: tuple[str, ...] = ()
    READS_INPUT = True  # what INPUT says about its columns is asked before it runs

    def __init__(self) -> None:
        super().__init__()
        self._outputs: dict[str, Description] = {}
        self._styled = True
        self._results: tuple[Result, ...] = ()
        self._names: tuple[str, ...] = ()
        self._highest: dict[str, int] = {}
        self._columns: tuple[ColumnData, ...] = ()
        self._recognised: dict[str, str] = {}

    def createInstance(self) -> Algorithm:  # noqa: N802
        return type(self)()

    def name(self) -> str:
        return self.NAME

    def displayName(self) -> str:  # noqa: N802
        return told(Phrase(self.TITLE))

    def groupId(self) -> str:  # noqa: N802
        return self.GROUP[0]

    def group(self) -> str:
        return told(Phrase(self.GROUP[1]))

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
            said = presence.gone(layer)
            if said:
                return False, said
        # QGIS would refuse a file that it cannot open as a table, which the reader of official files can.
        files = {name: parameters["INPUT"] for name in self._downloads if official.is_file(parameters.get(name))}
        found: tuple[bool, str] = super().checkParameterValues({**parameters, **files}, context)
        return found

    def prepareAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Read what layers say about their columns and recognise fields that nobody chose, here in their own thread."""
        with Run(self, parameters, context, feedback) as run:
            with suppress(InputError):  # said again where it is read
                self._recognised = recognised.fields(run, self._recognisers_of(downloads=False))
            with suppress(InputError):
                self.read_facts(run)
        return bool(super().prepareAlgorithm(parameters, context, feedback))

    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        try:
            with collector.held(), Run(self, {**parameters, **self._recognised}, context, feedback) as run:
                for name, beside in self._downloads.items():
                    run.read_official(name, beside, self.own_fields(run, name))
                with suppress(InputError):
                    self._recognised.update(recognised.fields(run, self._recognisers_of(downloads=True)))
                run.parameters.update(self._recognised)
                recognised.tell(run, self._recognised)
                self._styled = self.parameterDefinition("STYLE") is None or run.yes("STYLE")
                check_outputs(run)
                # A text alone: one that knows what it is made of is nothing to QGIS, and would be printed empty.
                return {name: told(one) if isinstance(one, str) else one for name, one in self.compute(run).items()}
        except (InputError, QgsProcessingException) as error:
            traceback.clear_frames(error.__traceback__)
            said = told(error)
            if isinstance(error, UndecidedError) and hasattr(feedback, "shapes"):
                feedback.shapes = error.shapes  # for a listener that can ask
        # QGIS keeps the exception. Raised while another is handled it keeps that one too, and what the frames of both hold,
        # layers and whole projects, would live until QGIS ends, and crash it.
        raise QgsProcessingException(said)

    def _recognisers_of(self, downloads: bool) -> dict[str, tuple[str, Recogniser]]:
        """Return how fields of the tables are recognised that may be downloaded files, or of all others."""
        return {name: how for name, how in self._recognisers.items() if (how[0] in self._downloads) is downloads}

    def own_fields(self, run: Run, name: str) -> Sequence[str]:
        """Return the fields that are read from a table under their own names, whatever they mean, also where it is an official file."""
        return ()

    def read_facts(self, run: Run) -> None:
        """Read what INPUT says about its columns."""
        if self.READS_INPUT and self.parameterDefinition("INPUT") is not None:
            self._input = layer_fields.carried(run.layer("INPUT"))

    def compute(self, run: Run) -> dict[str, Any]:
        """Do the work. `InputError` becomes the message that the user reads."""
        raise NotImplementedError

    # Reading

    def read_areas(self, run: Run, source: QgsProcessingFeatureSource, fields: Mapping[str, str] | None = None) -> Rows:
        """Read the areas, their codes and some of their fields, and keep them to be written again."""
        code = recognised.needed(run, "CODE_FIELD", source)
        return columns.read(source, code, fields or {}, THE_AREAS, run.feedback, keep=True)

    def read_table(self, run: Run, name: str, code_field: str, fields: Mapping[str, str], where: str) -> RawTable:
        """Read the table chosen in the parameter `name`, as `columns.read` does."""
        source = run.source(name)
        part = reading.is_part(run.parameters.get(name))
        read = tables.read(part, run.optional_layer(name), code_field, fields, where)
        table = columns.read(source, code_field, fields, where, run.feedback).table if read is None else read
        return official.noted(table, run.official(name))

    def read_lookup(self, run: Run) -> Lookup | None:
        """Read the pairs of codes in LOOKUP, None where none was given."""
        source = run.optional_source("LOOKUP")
        if source is None:
            return None
        old, new = recognised.lookup(run, run.text("LOOKUP_OLD_FIELD"), run.text("LOOKUP_NEW_FIELD"), source)
        where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the lookup"))
        read = self.read_table(run, "LOOKUP", old, {"new": new}, where)
        return Lookup(clean_codes(read.codes), clean_codes(read.cells["new"]))

    def table_code_field(self, run: Run, name: str, source: QgsProcessingFeatureSource, where: str) -> str:
        """Return the field of `source` with area codes: the one chosen, the layer's own name for it, else by its heading."""
        chosen, own = run.text(name), run.text("CODE_FIELD")
        if chosen or own in source.fields().names():
            return chosen or own
        return recognised.area_codes(run, source, own, where, name)

    def stating(self, run: Run, table: ResultTable, counts: str, known: ColumnData | None = None) -> ResultTable:
        """Return a table that says where its data come from: as the user does, else as columns or headings of `counts` do.

        Parameters
        ----------
        counts : str
            The parameter with the table of counts.
        known : ColumnData, optional
            What the columns say that it was made of; with it the result says what its data are.
        """
        said = {"source": "DATA_SOURCE", "year": "DATA_YEAR"}
        given = {name: text for name, key in said.items() if (text := run.text(key))}
        if "source" in given:
            given["edition"] = ""  # which is of the source that a recipe was made for
        if not given and not table.stated_result().source:
            of_columns = known.stated() if known is not None else {}
            given = of_columns or recognised.stated(run, counts)
        table = table.stating(**given)
        if known is None:
            return table
        of_source = column_data.of_source(table.stated_result().source)
        return table.stating(data=column_data.believed(known.data, of_source, run.given("DATA_SOURCE")))

    # What happens to outputs after the thread is done

    def write_beside(
        self,
        run: Run,
        source: QgsProcessingFeatureSource,
        rows: Rows,
        table: ResultTable,
        made_from: Iterable[str] = (),
    ) -> str:
        """Write INPUT's features with a result beside their own fields, and return the output's id.

        An older run of the same index is replaced whole. `made_from` are fields of INPUT that the result was made from.

        Raises
        ------
        InputError
            When a new field would overwrite a part of another result, or what the result was made from would be lost.
        """
        if not source.sourceCrs().isValid() and source.wkbType() != Qgis.WkbType.NoGeometry:
            run.warn(
                translate(
                    "MedwayIsolation",
                    "The areas layer has no coordinate reference system, and so the output has none: set it in the layer's properties.",
                )
            )
        made_from = list(made_from)
        own = [*made_from, run.text("CODE_FIELD")]
        new = table.stating(version=paths.plugin_version()).stated_result()
        results, gone = result_sets.joined(self._input.results, went_in.named(new, self._input.results, own))
        prefixed = self.parameterDefinition("PREFIX") is not None
        advice = Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "Choose other first letters for the output fields (PREFIX).")
            if prefixed
            else QT_TRANSLATE_NOOP("MedwayIsolation", "Rename it in the layer first.")
        )
        table.check_not_replacing(own, advice, gone)
        run.warn(*layer_fields.cut_warnings(source.fields().names(), self._input.results))
        self._highest = layer_fields.highest_classes(rows.features, source.fields(), results)
        self._columns = column_data.beside(self._input.columns, self._counted(run, results[-1], made_from))
        output, self._names = columns.write_beside(run, "OUTPUT", source, rows, table, gone, self._input.headings)
        self._results = results
        return output

    @staticmethod
    def _counted(run: Run, result: Result, made_from: Iterable[str]) -> list[ColumnData]:
        """Return what the counts are that a result was made of, as they stand in the output too: persons, or what a person says."""
        known = disclosure.counts_of_persons([result]) or run.given("DATA_SOURCE")
        if not known or result.only(Role.NUMERATOR) is None:
            return []
        return [ColumnData(name, result.data, result.source, result.year) for name in made_from if name]

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
            (*self._input.joined_recipes, *self._input.recipes),
            self._columns,
        )

    def describe_table(self, destination: str, table: ResultTable, title: str, abstract: str = "") -> None:
        """Remember what the columns of a table without geometry are, that was made from a result and has rows of its own."""
        own = {column.name: column.alias for column in table.columns}
        results = (table.stating(version=paths.plugin_version()).stated_result(),)
        self._outputs[destination] = Description(title, abstract, own, None, results, tuple(own))

    def describe_copy(self, destination: str, title: str, names: Mapping[str, str]) -> None:
        """Remember what the columns of a plain copy of INPUT are; `names` from theirs to those of the copy, in its order."""
        results = went_in.without_fingerprints(result_sets.renamed(self._input.results, names))
        recipes = (*self._input.joined_recipes, *self._input.recipes)
        columns_kept = column_data.renamed(self._input.columns, names)
        self._outputs[destination] = Description(
            title, "", {}, None, results, tuple(names.values()), history=recipes, columns=columns_kept
        )

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:  # noqa: N802
        for destination, description in self._outputs.items():
            layer = QgsProcessingUtils.mapLayerFromString(destination, context)
            if isinstance(layer, QgsVectorLayer):
                dress(layer, description)
        self._outputs = {}
        self.hand_over(context)
        return {}

    def hand_over(self, context: QgsProcessingContext) -> None:
        """Hand over what else was made, in the thread that has the project."""
