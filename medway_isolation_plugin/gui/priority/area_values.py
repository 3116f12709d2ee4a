"""The values of a layer's areas, each field read once, for answers while a rule is being written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from qgis.core import (
    NULL,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from qgis.PyQt import sip

from ...core import described, priority, result_sets, sources
from ...core.areas import RawTable
from ...core.arrays import Texts
from ...core.described import Described, unowned
from ...core.explain import Facts, explain
from ...core.fields import COUNTED, Result
from ...core.priority import Criterion, Flags, Join
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...layers import fields as layer_fields
from ...layers import presence
from ...layers.recognise import area_name_field
from ...processing import columns, flag_priority, reading


class AreaValues:
    """Reads a layer's fields through `processing.columns`, and keeps what it has read until `forget`."""

    def __init__(self, layer: QgsVectorLayer, code_field: str) -> None:
        self.layer = layer
        self.code_field = code_field
        self._name_field = area_name_field(layer.fields(), code_field)
        self._codes: Sequence[object] = ()
        self._cells: dict[str, Sequence[object]] = {}

    def forget(self) -> None:
        """Read everything again when it is next asked for."""
        self._codes, self._cells = (), {}

    def labels(self) -> dict[str, str]:
        """Return what people read over each field, empty where it has no alias."""
        return {name: layer_fields.heading_of(self.layer, name) for name in self.layer.fields().names()}

    def results(self) -> tuple[Result, ...]:
        """Return the results that the layer holds."""
        return layer_fields.results_of(self.layer)

    def columns(self, used: Iterable[str] = (), also: Iterable[str] = ()) -> dict[str, Described]:
        """Return what each field is; those in `used` are held against their values, the others taken as nobody's.

        Fields in `also` are read in the same pass through the layer, as they are asked for next.
        """
        presence.check(self.layer)
        results, labels = self.results(), self.labels()
        known = {
            name: of for name in used if name in labels and (of := result_sets.field_in(results, name)) is not None
        }
        counted = [name for name, (_, field) in known.items() if field.role in COUNTED]
        cells = (
            self.table({name: name for name in (*counted, *also, self._name_field) if name in labels}).cells
            if counted
            else {}
        )
        return {
            name: described.held(name, heading or name, *known[name], described.counts_of(cells.get(name, ())))
            if name in known
            else unowned(name, heading)
            for name, heading in labels.items()
        }

    def table(self, fields: Mapping[str, str]) -> RawTable:
        """Return codes and cells, by key, of some fields.

        Raises
        ------
        InputError
            When the layer lacks one of them, or the code field.
        """
        names = list(dict.fromkeys(fields.values()))
        wanted = [name for name in names if name not in self._cells]
        if wanted or not self._cells:
            self.keep(self.reading(wanted)(QgsProcessingFeedback()))
            if not self._cells.keys() >= set(names):
                self.keep(self.reading(names)(QgsProcessingFeedback()))
        return RawTable(
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the areas layer")),
            self._codes,
            {key: self._cells[name] for key, name in fields.items()},
        )

    def unread(self, fields: Iterable[str]) -> list[str]:
        """Return those of the layer's fields that are still to be read, of these and the names of the areas."""
        there = [] if sip.isdeleted(self.layer) else self.layer.fields().names()
        wanted = dict.fromkeys((*fields, self._name_field))
        return [name for name in wanted if name in there and name not in self._cells]

    def reading(self, names: Sequence[str]) -> Callable[[QgsProcessingFeedback], RawTable]:
        """Return what reads some fields, in any thread; `keep` takes what that returns."""
        source, wanted = reading.source_of(self.layer), {name: name for name in names}
        return lambda feedback: (
            columns.read(
                source,
                self.code_field,
                wanted,
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the areas layer")),
                feedback,
            ).table
        )

    def keep(self, read: RawTable) -> None:
        """Keep what was read."""
        if len(read.codes) != len(self._codes):
            # The layer has changed without a word: what was read before does not belong to these rows.
            self._cells = {}
        self._codes = read.codes
        self._cells.update(read.cells)

    def flags(self, rule: Sequence[Criterion], join: Join, at_least: int, score: str = "", people: str = "") -> Flags:
        """Return the flags of a rule, as the algorithm `flagpriority` gives them.

        Raises
        ------
        InputError
            When a field is missing or holds text, or the rule is impossible.
        """
        fields = flag_priority.fields_of(rule, score, people)
        return priority.flag(flag_priority.checked(self.table(fields), fields, self.labels()), rule, join, at_least)

    def cells(self, field: str) -> Sequence[object]:
        """Return what a field holds, row by row, in the order of the flags."""
        return self.table({field: field}).cells[field]

    def called(self, codes: Texts, rows: Sequence[int]) -> list[str]:
        """Return what people call the areas of some rows: names before codes, where the layer has names."""
        names = self.cells(self._name_field) if self._name_field else None
        return [sources.named(str(codes[row]), names and names[row]) for row in rows]

    def numbers(self, field: str, rows: Sequence[int]) -> list[float | None]:
        """Return a field's numbers in some rows, None where missing or where no field is named."""
        cells = self.cells(field) if field else None
        return [None if cells is None or cells[row] is None else float(str(cells[row])) for row in rows]

    def feature(self, row: int) -> QgsFeature | None:
        """Return the feature of a row, None where it is gone."""
        if not 0 <= row < len(self._codes) or self._codes[row] is None:
            return None
        request = QgsFeatureRequest()
        request.setFilterExpression(QgsExpression.createFieldEqualityExpression(self.code_field, self._codes[row]))
        return next(iter(self.layer.getFeatures(request)), None)

    def attributes(self, row: int) -> dict[str, object]:
        """Return all values of a row by field, None where missing."""
        feature = self.feature(row)
        if feature is None:
            return {}
        names = self.layer.fields().names()
        return {name: None if value == NULL else value for name, value in zip(names, feature.attributes())}

    def explained(self, row: int, fields: Iterable[str]) -> list[Facts]:
        """Return what is to be said of a row: some fields, and the results that they belong to."""
        named = [name for name in fields if name]
        return explain(self.results(), self.labels(), self.attributes(row), named)
