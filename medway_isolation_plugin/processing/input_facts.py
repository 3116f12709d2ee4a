"""What INPUT says of itself: headings, what its columns are, and whose counts they hold."""

from __future__ import annotations

from collections.abc import Iterable

from ..core import column_data, described, result_sets
from ..core.column_data import ColumnData
from ..core.composite.model import Recipe
from ..core.described import Described
from ..core.fields import Data
from ..layers import fields as layer_fields
from ..layers import provenance
from .parameters import ParameterAlgorithm
from .run import Run


class InputFacts(ParameterAlgorithm):
    """Base of the algorithms: what was read of INPUT before they run."""

    def __init__(self) -> None:
        super().__init__()
        self._input = layer_fields.Carried()

    def headings(self) -> dict[str, str]:
        """Return what people read over INPUT's fields, empty where a field has no alias."""
        return dict(self._input.headings)

    def column(self, name: str, cells: Iterable[object] | None = None) -> Described:
        """Return what a field of INPUT is, held against its values where they are given; without them it is believed."""
        heading = self._input.headings.get(name) or name
        found = result_sets.field_in(self._input.results, name)
        if found is None:
            return described.unowned(name, heading)
        if cells is None:
            return described.as_kept(name, heading, *found)
        return described.held(name, heading, *found, described.counts_of(cells))

    def data_of(self, name: str) -> ColumnData | None:
        """Return what a field of INPUT counts, and whose: by its result, else by what is kept of the column; None where nothing is."""
        of = self.column(name)
        if of.result is not None and of.stated:
            return ColumnData(name, of.result.data, of.result.source, of.result.year)
        return next((one for one in self._input.columns if one.name == name), None)

    def kind_of(self, run: Run, name: str) -> Data:
        """Return what a field of INPUT counts: by the source that a person names, by its facts, else by its own heading."""
        said = column_data.of_source(run.text("DATA_SOURCE"))
        known = self.data_of(name) or column_data.of_heading(name)
        return column_data.believed(known.data if known is not None else Data.UNKNOWN, said, True)

    def input_recipe(self) -> Recipe | None:
        """Return the newest recipe that INPUT was made with, None where it is no result of one."""
        return provenance.parsed(self._input.recipes, self._input.name)
