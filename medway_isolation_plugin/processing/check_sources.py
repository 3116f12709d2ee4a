"""Algorithm `checksources`."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ..core.catalogue.faults import AnswerError
from ..core.catalogue.model import Catalogue, Dataset
from ..core.faults import InputError, listed
from ..core.report.package_report import sources_report
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from ..layers import writing
from ..layers.answer_cache import AnswerCache
from ..layers.fetching import Fetcher
from ..layers.network import Network
from . import columns
from .catalogue_algorithm import CatalogueAlgorithm
from .reporting import REPORT
from .run import Run

HOLDS, MOVED, FAILED = "holds", "moved", "failed"


@dataclass(frozen=True)
class Checked:
    """How one dataset answered: the state, the name under which it did, and what is to be edited in the catalogue."""

    dataset: Dataset
    state: str
    name: str
    said: str


class CheckSourcesAlgorithm(CatalogueAlgorithm):
    """What of the catalogue of services holds: each is asked for its smallest answer."""

    NAME = "checksources"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Check the data services")
    TAGS = ("services", "catalogue", "nomis", "open geography", "network")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_catalogue()
        self.addParameter(
            QgsProcessingParameterString(
                "SERVICES", translate("MedwayIsolation", "Services, by their ids with ; (empty: all)"), optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("MedwayIsolation", "What holds"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.add_report()
        self.add_numbers(
            ("CHECKED", translate("MedwayIsolation", "Datasets asked for")),
            ("HOLDS", translate("MedwayIsolation", "As the catalogue says")),
            ("MOVED", translate("MedwayIsolation", "Under another of their names")),
            ("FAILED", translate("MedwayIsolation", "Not there")),
        )

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        catalogue = self.catalogue(run)
        wanted = _chosen(run.text("SERVICES"), catalogue)
        checked = []
        with tempfile.TemporaryDirectory() as folder:
            fetcher = Fetcher(Network(run.stop_if_cancelled), AnswerCache(Path(folder), 0.0))
            for number, dataset in enumerate(wanted):
                run.progress(number / len(wanted))
                checked.append(_check(fetcher, dataset, catalogue.authorities[0].code))
                run.info(
                    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{id}: {said}"), id=dataset.id, said=checked[-1].said)
                )
        output = columns.write_rows(run, "OUTPUT", *_rows(checked))
        many = Counter(one.state for one in checked)
        rows = [[one.dataset.title, one.dataset.service.title, one.state, one.name, one.said] for one in checked]
        self.write_report(run, report, lambda: sources_report(Phrase(self.TITLE), rows, self.footer()))
        return {
            "OUTPUT": output,
            "REPORT": report.as_posix() if report is not None else None,
            "CHECKED": len(checked),
            "HOLDS": many[HOLDS],
            "MOVED": many[MOVED],
            "FAILED": many[FAILED],
        }


def _chosen(services: str, catalogue: Catalogue) -> list[Dataset]:
    known = [one.id for one in catalogue.services]
    ids = [part.strip() for part in services.split(";") if part.strip()] or known
    if unknown := [name for name in ids if name not in known]:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The catalogue has no service {names}. Its services are: {known} (SERVICES)."
            ),
            names=listed(map(repr, unknown)),
            known=listed(known),
        )
    return [one for one in catalogue.datasets if one.service.id in ids]


def _check(fetcher: Fetcher, dataset: Dataset, area: str) -> Checked:
    faults: list[str] = []
    for name in (dataset.name, *dataset.others):
        try:
            rows = fetcher.probe(dataset, name, area)
        except AnswerError as error:
            faults.append(error.args[0])
            continue
        if faults:
            said = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Answers under '{name}': put that first in the catalogue (name of '{id}')."
            )
            return Checked(dataset, MOVED, name, Phrase(said, name=name, id=dataset.id))
        if rows and dataset.rows and rows != dataset.rows:
            said = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Has {found} rows, not {wanted}: look what changed, then edit rows of '{id}'."
            )
            values = {"found": f"{rows:,}", "wanted": f"{dataset.rows:,}", "id": dataset.id}
            return Checked(dataset, MOVED, name, Phrase(said, **values))
        return Checked(dataset, HOLDS, name, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "As the catalogue says.")))
    return Checked(dataset, FAILED, "", faults[0])


def _rows(checked: list[Checked]) -> Any:
    def texts(values: list[str]) -> Any:
        return np.array(values, dtype=object)

    return writing.named_rows(
        {
            "id": texts([one.dataset.id for one in checked]),
            "title": texts([one.dataset.title for one in checked]),
            "service": texts([one.dataset.service.id for one in checked]),
            "state": texts([one.state for one in checked]),
            "name": texts([one.name for one in checked]),
            "said": texts([str(one.said) for one in checked]),
            "by_hand": texts([one.dataset.by_hand for one in checked]),
            "sure": texts([one.dataset.sure for one in checked]),
        },
        {},
        {},
    )
