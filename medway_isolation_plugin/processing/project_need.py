"""Algorithm `projectneed`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingFeatureSource,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..cartography.chart_files import CHART, check_ending, write_chart
from ..core import went_in
from ..core.areas import AreaTable
from ..core.faults import InputError
from ..core.need import course, totals, variants
from ..core.need.basis import Method
from ..core.need.projection import Course, ProjectedVariant, ResidentGroups, Wish, project, spread_of
from ..core.official import by_age
from ..core.report.projection_report import need_chart, projection_report
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from . import columns, official
from .columns import Rows
from .need_algorithm import NeedAlgorithm
from .outputs import known
from .reporting import REPORT
from .run import Run

_METHODS = (Method.SHARE, Method.COHORTS)


class ProjectNeedAlgorithm(NeedAlgorithm):
    """People likely isolated or lonely in years to come, by area, year and variant (METHODS §8)."""

    NAME = "projectneed"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Project need")
    TAGS = ("need", "projection", "snpp", "loneliness", "isolated", "cohort", "people", "jsna")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        self.add_table_of_residents()
        self.add_people()
        self.addParameter(
            QgsProcessingParameterMultipleLayers(
                "PROJECTIONS",
                translate("MedwayIsolation", "Population projections, a file or download a variant"),
                QgsProcessing.SourceType.TypeFile,
            )
        )
        for name, label, several in (
            ("AUTHORITY", translate("MedwayIsolation", "Authority of the areas (name or code)"), False),
            ("VARIANTS", translate("MedwayIsolation", "What the variants are called (one line a file: file=name)"), True),
        ):  # fmt: skip
            self.addParameter(QgsProcessingParameterString(name, label, multiLine=several, optional=True))
        self.add_choice(
            "METHOD",
            translate("MedwayIsolation", "Areas change"),
            [
                translate("MedwayIsolation", "With a constant share of the authority"),
                translate("MedwayIsolation", "As cohorts that grow older"),
            ],
        )
        self.add_groups()
        self.addParameter(
            QgsProcessingParameterNumber(
                "BASE_YEAR",
                translate("MedwayIsolation", "Year that the residents are of (empty: the first of the projection)"),
                optional=True,
                minValue=1900,
                maxValue=2099,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                "YEARS", translate("MedwayIsolation", "Years wanted, such as 2025, 2030-2035 (empty: all)"), optional=True
            )
        )  # fmt: skip
        self.add(
            QgsProcessingParameterBoolean(
                "CONTROL",
                translate("MedwayIsolation", "Areas add up to the authority's projected residents"),
                defaultValue=True,
            ),
            advanced=True,
        )
        self.add_rates()
        self.add_ward_layer()
        self.add_ward_lookup()
        self.add_source()
        for name, label, optional in (
            ("OUTPUT", translate("MedwayIsolation", "Projected need, by area, year and variant"), False),
            ("TOTALS", translate("MedwayIsolation", "By ward and for all areas"), True),
        ):
            self.addParameter(
                QgsProcessingParameterFeatureSink(
                    name, label, QgsProcessing.SourceType.TypeVector, optional=optional, createByDefault=not optional
                )
            )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "CHART",
                translate("MedwayIsolation", "Chart"),
                translate("MedwayIsolation", "Pictures (*.png *.svg)"),
                optional=True,
                createByDefault=False,
            )
        )
        self.add_report()
        self.add_numbers(
            ("PEOPLE_LOW", translate("MedwayIsolation", "Likely people in the last year, first variant: low")),
            ("PEOPLE", translate("MedwayIsolation", "Likely people in the last year, first variant: central")),
            ("PEOPLE_HIGH", translate("MedwayIsolation", "Likely people in the last year, first variant: high")),
            ("VARIANT_COUNT", translate("MedwayIsolation", "Variants")),
            ("BASE", translate("MedwayIsolation", "Year that the first variant starts from")),
        )
        self.addOutput(QgsProcessingOutputString("SENTENCE", translate("MedwayIsolation", "Sentence")))

    def compute(self, run: Run) -> dict[str, Any]:
        report, chart = run.optional_file("REPORT", REPORT), run.optional_file("CHART", Phrase(CHART))
        if chart is not None:
            check_ending(chart)
        source, table = run.source("INPUT"), run.optional_source("TABLE")
        rates = self.rates(run)
        method = run.choice("METHOD", _METHODS)
        fields = self.resident_fields(run, method is Method.COHORTS, table, source)
        people = fields.people
        if method is Method.COHORTS:
            people = self.cohort_ages(run)
        rows, areas = self.read_residents(run, source, table, fields, {})
        residents = ResidentGroups(fields.groups or (people,), np.array([areas.values[key] for key in fields.names]))
        origin = self.origin(run, next(iter(fields.names.values())), table is not None)
        years = variants.years(run.text("YEARS"))
        base = run.whole("BASE_YEAR") if run.given("BASE_YEAR") else 0
        wish = Wish(people, method, self.rate(run, rates), years, base, run.yes("CONTROL"))
        every = self._variants(run)
        courses = [project(one, residents, wish) for one in every]
        warnings = [*areas.warnings, *course.cautions(courses, wish, areas.codes)]
        run.warn(*warnings)
        said = course.sentence(courses, wish)
        run.info(said)
        basis = course.basis_of(courses, wish, rates, origin.get("source", ""), origin.get("year", ""))
        went = went_in.projections(areas, fields.names, wish, every, courses)
        of, title = replace(course.result_of(wish, basis), made_of=went, inputs=went.digest()), self.title_of(wish.rate)
        over = self._levels(run, source, rows, areas)
        answer: dict[str, Any] = {**self._answer(courses), "SENTENCE": said}
        made = {"OUTPUT": course.long_table(areas.codes, courses, of)}
        if run.given("TOTALS"):
            made["TOTALS"] = course.totals_table(courses, over, of)
        for name, written in made.items():
            answer[name] = columns.write_table(run, name, written)
            self.describe_table(answer[name], written, title, said)
        if chart is not None:
            with run.language():
                write_chart(chart, need_chart(courses, title))
        self.write_report(
            run, report, lambda: projection_report(courses, wish, basis, over, warnings, title, self.footer())
        )
        answer["CHART"] = chart.as_posix() if chart is not None else None
        answer["REPORT"] = report.as_posix() if report is not None else None
        return answer

    @staticmethod
    def _answer(courses: Sequence[Course]) -> dict[str, Any]:
        first = courses[0]
        low, central, high = map(known, spread_of(first, first.years[-1]).ends())
        counts = {"VARIANT_COUNT": len(courses), "BASE": first.base}
        return {"PEOPLE_LOW": low, "PEOPLE": central, "PEOPLE_HIGH": high, **counts}

    @staticmethod
    def _variants(run: Run) -> list[ProjectedVariant]:
        paths = run.texts("PROJECTIONS")
        if not paths:
            raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "Choose at least one file of projections (PROJECTIONS)."))  # fmt: skip
        said = run.text("VARIANTS")
        variants.check(paths, said)  # before files are read
        found = []
        for path in paths:
            file = official.file(run, path)
            around = [*Path(path.split("|", 1)[0]).parts[-3:], *(sheet.name for sheet in file.sheets)]
            found.append(by_age.read(file.sheets, run.text("AUTHORITY"), around))
            run.stop_if_cancelled()
        names = variants.names(paths, said, [one.variant for one in found])
        return [ProjectedVariant(name, one) for name, one in zip(names, found)]

    def _levels(self, run: Run, source: QgsProcessingFeatureSource, rows: Rows, areas: AreaTable) -> list[totals.Level]:
        wards = None
        if run.given("WARDS") or run.given("LOOKUP"):
            wards = self.membership(run, source, rows, areas).main
        return totals.levels(len(areas.codes), wards, None)
