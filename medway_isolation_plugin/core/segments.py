"""The border of the segmentation index: the table of types, and households by area and type, checked once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from . import areas
from .areas import Measure, RawTable
from .arrays import Floats, Ints, Texts
from .bands import BANDS, BY_KEY, Band, band_of
from .cells import numbers
from .faults import Faults, InputError, listed
from .grouping import first_rows, numbered
from .profiles import Variable, WeightProfile
from .words import QT_TRANSLATE_NOOP, Phrase


class Form(str, Enum):
    """What a type table's numbers are. A parameter, never guessed (METHODS §2)."""

    PROPORTION = "proportion"
    PERCENT = "percent"
    INDEX = "index"


class UnknownTypes(str, Enum):
    """What to do with households of a type that the type table does not have."""

    ERROR = "error"
    EXCLUDE = "exclude"


_EMPTY = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "(empty)"))
_HIGHEST = {Form.PROPORTION: 1.0, Form.PERCENT: 100.0, Form.INDEX: None}
_SCALE = {Form.PROPORTION: 1.0, Form.PERCENT: 0.01, Form.INDEX: 0.01}


@dataclass(frozen=True)
class TypeTable:
    """Segment types (t,), their propensities by variable (t,) each, and shares of households in a band (t,) each.

    `form` is what the table held; `relative` says that the propensities are relative to an average, not proportions.
    """

    types: Texts
    propensities: Mapping[str, Floats]
    shares: Mapping[str, Floats]
    form: Form
    relative: bool
    warnings: tuple[str, ...] = ()

    @classmethod
    def checked(cls, table: RawTable, profile: WeightProfile, form: Form, share_fields: Mapping[str, str]) -> TypeTable:
        """Check a table of types against the profile that will weight it.

        Parameters
        ----------
        table : RawTable
            One row a type; `cells` holds the profile's fields and the share fields under their own names.
        profile : WeightProfile
            Which fields are used, and their base proportions.
        form : Form
            Proportion 0-1, percent 0-100, or index with 100 = average.
        share_fields : mapping of str to str
            Band key to the field with the share (0-1) of a type's households in the band; may be empty.

        Raises
        ------
        InputError
            Share fields that say that they split at another age than the profile. With all other faults at once: no types,
            a type twice, text, values outside the form's range, bases for some variables only.
        """
        share = QT_TRANSLATE_NOOP("MedwayIsolation", "share of a type's households, {band}")
        profile.check_ages(
            {Phrase(share, band=BY_KEY[key].label()): name for key, name in share_fields.items() if name}
        )
        codes = areas.clean_codes(table.codes)
        rows = np.flatnonzero(codes != "")  # spreadsheets end in empty rows
        types = codes[rows]
        if not len(types):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "The table of types is empty: it needs one row for each segment type."
                )
            )
        faults = Faults()
        twice = areas.duplicates(types)
        if twice:
            faults.add(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "{n} types occur more than once in {table}: {types}. Keep one row each."
                ),
                one="{n} type occurs more than once in {table}: {types}. Keep one row each.",
                n=len(twice),
                table=table.name,
                types=listed(twice),
            )

        def column(name: str, what: str, highest: float | None) -> Floats:
            cells = table.cells[name]
            return numbers([cells[row] for row in rows], Measure(name, name, what, highest=highest), types, faults)

        raw = {
            name: column(name, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "a propensity")), _HIGHEST[form])
            for name in profile.fields()
        }
        shares = {
            band: column(name, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "a share, 0 to 1")), 1.0)
            for band, name in share_fields.items()
            if name
        }
        variables = [variable for weights in profile.bands for variable in weights.variables]
        without = [variable.field for variable in variables if variable.base is None]
        relative = form is Form.INDEX and len(without) == len(variables)
        if form is Form.INDEX and without and not relative:
            faults.add(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "Some variables of the profile have a base proportion and these have none: {names}. Give all or none.",
                ),
                names=listed(dict.fromkeys(without)),
            )
        faults.raise_if_any()
        propensities = {name: values * _SCALE[form] for name, values in raw.items()}
        made = cls(types, propensities, shares, form, relative)
        return replace(made, warnings=tuple(made._cautions(raw, variables)))

    def propensity(self, variable: Variable) -> Floats:
        """Return p_tv, shape (t,): the table's value, times the variable's base proportion where that is an index."""
        values = self.propensities[variable.field]
        return values if self.form is not Form.INDEX or variable.base is None else values * variable.base

    def _cautions(self, raw: Mapping[str, Floats], variables: Sequence[Variable]) -> list[str]:
        cautions: list[str] = []
        if self.form is Form.PERCENT and not any((values > 1.0).any() for values in raw.values()):
            low = QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "No value in the table of types is above 1 although they are said to be percentages: check the form.",
            )
            cautions.append(Phrase(low))
        if self.relative:
            relative = QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The index values have no base proportions, so the scores are relative: compare areas, do not read them "
                "as people.",
            )
            cautions.append(Phrase(relative))
        above = {
            f"{self.types[row]} ({variable.field})": None
            for variable in variables
            if self.form is Form.INDEX and not self.relative
            for row in np.flatnonzero(self.propensity(variable) > 1.0)
        }
        if above:
            template = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Index times base is above 1 for {types}: check the base proportions."
            )
            cautions.append(Phrase(template, types=listed(above)))
        return cautions


@dataclass(frozen=True)
class Households:
    """Households by area and type, one row each.

    `area` (m,) row of the layer; `type` (m,) row of the type table, -1 where unknown; `count` (m,), NaN where missing;
    `band` (m,) index into BANDS, or None where the table has no bands; `age_split` the age that those split at, else 0.
    `codes` (n,) and `reasons` (n,) describe the layer's areas as in AreaTable.
    """

    codes: Texts
    reasons: Texts
    area: Ints
    type: Ints
    count: Floats
    band: Ints | None
    unknown: tuple[str, ...]
    warnings: tuple[str, ...]
    age_split: int = 0

    @classmethod
    def checked(
        cls,
        layer_codes: Sequence[object],
        table: RawTable,
        count: Measure,
        types: TypeTable,
        on_unknown: UnknownTypes,
        banded: bool = False,
    ) -> Households:
        """Match household rows to the layer's areas and to the types. Rows of other areas are ignored.

        Parameters
        ----------
        layer_codes : sequence, shape (n,)
        table : RawTable
            `codes` are area codes; `cells` holds 'type', 'count' and, when `banded`, 'band'.
        count : Measure
            Names the count's field in messages.
        types : TypeTable
        on_unknown : UnknownTypes
            What to do with types that `types` does not have.
        banded : bool
            Whether the table has a band for each row.

        Raises
        ------
        InputError
            No area matches, text or negative counts, unknown bands or bands of two ages, unknown types (when they are an
            error).
        """
        row_codes, code_of_row = _factorised(table.codes)
        codes, first, reasons, warnings = areas.match(layer_codes, RawTable(table.name, list(row_codes)))
        area_of_code = np.full(len(row_codes), -1)
        area_of_code[first[first >= 0]] = np.flatnonzero(first >= 0)
        area_all = area_of_code[code_of_row]
        used = np.flatnonzero(area_all >= 0)
        area = area_all[used]

        faults = Faults()
        cells = table.cells["count"]
        counts = numbers([cells[row] for row in used], count, codes[area], faults)
        type_cells = table.cells["type"]
        names, type_of_row = _factorised([type_cells[row] for row in used])
        of_type = first_rows(types.types, names)[type_of_row]
        band, age = _band_rows([table.cells["band"][row] for row in used], faults) if banded else (None, 0)
        lost = (of_type < 0) & ~(counts == 0)
        unknown = sorted({names[i] or _EMPTY for i in type_of_row[lost]})
        if unknown and on_unknown is UnknownTypes.ERROR:
            faults.add(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{n} segment types in {table} are not in the table of types: {types}. Check that both are of the same "
                    "segmentation and year, or choose to exclude these households.",
                ),
                one="{n} segment type in {table} is not in the table of types: {types}. Check that both are of the same "
                "segmentation and year, or choose to exclude these households.",
                n=len(unknown),
                table=table.name,
                types=listed(unknown),
            )
        faults.raise_if_any()
        found = list(warnings)
        if unknown:
            template = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Households of types that are not in the table of types were excluded: {types}."
            )
            found.append(Phrase(template, types=listed(unknown)))
        keys = (area * len(names) + type_of_row) * len(BANDS) + (0 if band is None else band)
        twice = len(keys) - len(np.unique(keys))
        if twice:
            template = QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{n} rows repeat an area and type that came before in {table}: their households were added.",
            )
            one = "{n} row repeats an area and type that came before in {table}: their households were added."
            found.append(Phrase(template, one=one, n=twice, table=table.name))
        return cls(codes, reasons, area, of_type, counts, band, tuple(unknown), tuple(found), age)

    @property
    def unmatched(self) -> int:
        """How many areas found no row."""
        return areas.unmatched(self.reasons)


def _factorised(cells: Sequence[object]) -> tuple[Texts, Ints]:
    """Return unique cleaned codes and each row's index among them; cleaning each spelling once keeps long tables fast."""
    spellings, rows = numbered(cells)
    cleaned, again = numbered(areas.clean_codes(spellings))
    return cleaned, again[rows]


def _band_rows(cells: Sequence[object], faults: Faults) -> tuple[Ints, int]:
    """Return each row's index into BANDS, and the age that the bands split at."""
    found, rows = numbered(cells)
    spellings = areas.clean_codes(found)
    number_of: list[int] = []
    wrong = []
    ages = set()
    for spelling in spellings:
        try:
            band = band_of(spelling)
            number_of.append(band_index(band))
            ages.add(band.age)
        except InputError:
            wrong.append(spelling or _EMPTY)
            number_of.append(-1)
    if wrong:
        faults.add(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The band field holds {bands}: write u65 (under 65) or 65p (65 and over) in every row, or u66 and 66p for counts "
                "split at 66.",
            ),
            bands=listed(wrong),
        )
    if len(ages) > 1:
        faults.add(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The band field holds bands that split at different ages ({bands}): all must split at one.",
            ),
            bands=listed(spellings),
        )
    return np.asarray(np.array(number_of, dtype=np.int64)[rows]), max(ages, default=0)


def band_index(band: Band) -> int:
    """Return the number of a band in `Households.band`."""
    return BANDS.index(band.at(BANDS[0].age))
