"""What the two algorithms on need share: the table of rates, whom the residents are, and where they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qgis.core import QgsProcessingFeatureSource, QgsProcessingParameterMatrix, QgsProcessingParameterString

from .. import paths
from ..core import sources
from ..core.ages import Ages
from ..core.areas import AreaTable, Measure, RawTable, joined
from ..core.bands import BY_KEY, P65, Band
from ..core.faults import InputError
from ..core.need import estimate, published, rate_tables, whom
from ..core.need.estimate import PEOPLE
from ..core.need.published import PublishedRate
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers.features import THE_AREAS
from . import columns, recognised
from .columns import Rows
from .run import Run
from .ward_algorithm import WardAlgorithm

RATES_FILE = paths.RESOURCES / "rates" / "published_rates.csv"
_WHERE = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table of residents"))
_RATES = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table of rates"))


@dataclass(frozen=True)
class ResidentFields:
    """The fields of residents by key, whom each is of, and whom all are."""

    names: dict[str, str]
    groups: tuple[Ages, ...]
    people: Ages


class NeedAlgorithm(WardAlgorithm):
    """Base of the algorithms that put a published rate on residents."""

    GROUP = ("need", QT_TRANSLATE_NOOP("MedwayIsolation", "Need"))

    def add_table_of_residents(self) -> None:
        """TABLE and TABLE_CODE_FIELD."""
        self.add_download(
            "TABLE", translate("MedwayIsolation", "Table of residents (empty: the areas layer has them)"), optional=True
        )
        self.add_field(
            "TABLE_CODE_FIELD", translate("MedwayIsolation", "Area code in the table"), "TABLE", optional=True
        )

    def add_groups(self) -> None:
        """GROUPS: fields of residents by age and sex."""
        self.addParameter(
            QgsProcessingParameterMatrix(
                "GROUPS",
                translate("MedwayIsolation", "Residents by age and sex"),
                headers=[
                    translate("MedwayIsolation", "Field"),
                    translate("MedwayIsolation", "Age from"),
                    translate("MedwayIsolation", "Age to (empty: and over)"),
                    translate("MedwayIsolation", "Sex (f, m or empty)"),
                ],
                optional=True,
            )
        )

    def add_rates(self) -> None:
        """RATES and RATE."""
        self.add_table("RATES", translate("MedwayIsolation", "Table of rates (empty: the bundled one)"), optional=True)
        self.addParameter(
            QgsProcessingParameterString(
                "RATE",
                translate("MedwayIsolation", "Rate, by its id in the table (bundled: {ids})").format(
                    ids=", ".join(rate.id for rate in rate_tables.bundled(RATES_FILE))
                ),
                defaultValue="jsna_isolated_65p",
            )
        )

    def add_people(self) -> None:
        """PEOPLE_FIELD and PEOPLE_AGES."""
        self.add_field(
            "PEOPLE_FIELD", translate("MedwayIsolation", "Residents (empty: those 65+, recognised)"), "INPUT", optional=True
        )  # fmt: skip
        self.add(
            QgsProcessingParameterString(
                "PEOPLE_AGES",
                translate("MedwayIsolation", "Whom the residents are, such as 65+ (empty: by what the field says)"),
                optional=True,
            ),
            advanced=True,
        )

    def own_fields(self, run: Run, name: str) -> Sequence[str]:
        if name != "TABLE":
            return ()
        return [field for field in (run.text("PEOPLE_FIELD"), *run.matrix("GROUPS")[::4]) if field]

    def rates(self, run: Run) -> tuple[PublishedRate, ...]:
        """Return the rates of the table that was given, or of the bundled one."""
        source = run.optional_source("RATES")
        if source is None:
            return rate_tables.bundled(RATES_FILE)
        there = source.fields().names()
        columns.check_fields(source, ["id"], _RATES)
        named = {name: name for name in there if name in rate_tables.COLUMNS and name != "id"}
        return rate_tables.checked(columns.read(source, "id", named, _RATES, run.feedback).table)

    def rate(self, run: Run, rates: Sequence[PublishedRate]) -> PublishedRate:
        """Return the rate that was chosen."""
        return published.named(rates, run.text("RATE"))

    def people_field(
        self, run: Run, table: QgsProcessingFeatureSource | None, source: QgsProcessingFeatureSource
    ) -> str:
        """Return the field of residents: as chosen, else recognised in the table, else in the areas layer.

        Raises
        ------
        InputError
            When the field is not there, or nothing was chosen and neither says it.
        """
        chosen = run.text("PEOPLE_FIELD")
        within = source if table is None else table
        if chosen:  # looked for before anything is asked about it
            columns.check_fields(within, [chosen], THE_AREAS if table is None else _WHERE)
            return chosen
        found = sources.recognise(within.fields().names(), within.sourceName()).heading(
            "residents_65p", "residents_66p"
        )
        if not found:
            return recognised.needed(run, "PEOPLE_FIELD", within)
        recognised.tell(run, {"PEOPLE_FIELD": found})
        return found

    def people_ages(self, run: Run, field: str) -> Ages:
        """Return whom the residents are: as the user says, by the facts of the field, else by its name or heading.

        Raises
        ------
        InputError
            When nothing says it: a rate of other people is never put on them unawares.
        """
        said = run.text("PEOPLE_AGES")
        if said:
            return whom.stated(said, "PEOPLE_AGES")
        of = self.column(field)
        found = _of_band(of.band) if of.stated and of.band is not None else None
        for name in (field, of.heading):
            if found is None:
                found = _by_name(name)
        if found is None:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "Nothing says whom the residents in '{field}' are, and a rate is put on nobody else than whom it is of. Say it "
                    "(PEOPLE_AGES): 65+, under 65, all ages, or a range such as 16-64.",
                ),
                field=field,
            )
        run.info(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "By its name '{field}' holds residents {ages}. Say it if not (PEOPLE_AGES)."),
                field=field,
                ages=whom.told(found),
            )
        )  # fmt: skip
        return found

    def resident_fields(
        self,
        run: Run,
        by_group: bool,
        table: QgsProcessingFeatureSource | None,
        source: QgsProcessingFeatureSource,
    ) -> ResidentFields:
        """Return the fields of residents: one of all, or one for each group of ages.

        Raises
        ------
        InputError
            When no field is given and none recognised, or the groups leave ages out.
        """
        if not by_group:
            field = self.people_field(run, table, source)
            return ResidentFields({PEOPLE: field}, (), self.people_ages(run, field))
        cells = run.matrix("GROUPS")
        if not cells:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "No fields of residents by age are given. List them (GROUPS): field, age from, age to, sex."
                )
            )  # fmt: skip
        rows = [cells[at : at + 4] for at in range(0, len(cells), 4)]
        groups = tuple(whom.group(*row[1:]) for row in rows)
        names = {estimate.group_key(at): row[0] for at, row in enumerate(rows)}
        return ResidentFields(names, groups, whom.together(groups))

    def read_residents(
        self,
        run: Run,
        source: QgsProcessingFeatureSource,
        table: QgsProcessingFeatureSource | None,
        fields: ResidentFields,
        own: Mapping[str, str],
        measures: Sequence[Measure] = (),
        labels: Sequence[str] = (),
    ) -> tuple[Rows, AreaTable]:
        """Read the residents from the table, or from the areas, and the fields `own` of the areas themselves beside them."""
        people = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "residents"))
        wanted = [*(Measure(key, name, people) for key, name in fields.names.items()), *measures]
        if table is None:
            rows = self.read_areas(run, source, {**fields.names, **own})
            read = rows.table
        else:
            code = self.table_code_field(run, "TABLE_CODE_FIELD", table, _WHERE)
            rows = self.read_areas(run, source, own)
            read = self.read_table(run, "TABLE", code, fields.names, _WHERE)
            read = joined(read, RawTable(rows.table.name, rows.table.codes, rows.table.cells)) if own else read
        return rows, AreaTable.checked(rows.table.codes, read, wanted, labels=labels)

    @staticmethod
    def cohort_ages(run: Run) -> Ages:
        """Return whom a projection by cohorts is to be of: as the user says, else 65+; its fields hold younger people too."""
        said = run.text("PEOPLE_AGES")
        return whom.stated(said, "PEOPLE_AGES") if said else _of_band(P65)

    def origin(self, run: Run, field: str, table: bool) -> dict[str, str]:
        """Return where the residents come from: as the user says, by the facts of the field, else by the headings of the table."""
        said = {"source": run.text("DATA_SOURCE"), "year": run.text("DATA_YEAR")}
        if any(said.values()):
            return said
        of = self.column(field)
        if not table and of.stated and of.result is not None:
            return {"source": of.result.source, "year": of.result.year}
        return recognised.stated(run, "TABLE" if table else "INPUT")

    def title_of(self, rate: PublishedRate) -> str:
        """Return what the outputs of an estimate are called."""
        return told(
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "People likely {measure}"), measure=Phrase(rate.measure))
        )


def _of_band(band: Band) -> Ages:
    return Ages(band.age, None) if band.older else Ages(0, band.age - 1)


def _by_name(name: str) -> Ages | None:
    for key in sources.recognise([name]).found:
        if key == "residents":
            return whom.EVERYBODY
        for part in key.split("_"):
            if key.startswith("residents") and part in BY_KEY:
                return _of_band(BY_KEY[part])
    return whom.read(name)
