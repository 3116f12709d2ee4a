"""Computes the index with edited weights, through the algorithm that the toolbox has."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...cartography import choices
from ...core.bands import Band
from ...core.faults import InputError
from ...core.files import write_text
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import told, translate
from ...layers.recognise import indices
from ...processing.provider import PROVIDER_ID
from ..shared.algorithm_run import AlgorithmRun
from ..shared.session import Session
from .schemes import WEIGHT_FILE, RecipeScheme, Scheme


def weights_folder() -> Path:
    """Return the folder in the user's profile where weights that were applied are kept, so that a run can be repeated."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "medway_isolation" / "weights"


def keep(document: str, what: str) -> Path:
    """Write a document under a name that its contents give it, and return where it is.

    Raises
    ------
    InputError
        When it cannot be written.
    """
    folder = weights_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        unmade = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The folder {folder} cannot be made: {why}. Save the weights elsewhere and use the toolbox.",
        )
        raise InputError(unmade, folder=folder, why=error.strerror) from error
    path = folder / f"{what}_{hashlib.sha256(document.encode('utf-8')).hexdigest()[:12]}.json"
    write_text(path, document, Phrase(WEIGHT_FILE))
    return path


def _recipe(scheme: RecipeScheme, band: Band, names: Sequence[str]) -> dict[str, Any]:
    """Return the parameters that are a band's own."""
    own = [cell for pair in scheme.otherwise(band, names).items() for cell in pair]
    return {"PREFIX": "ci", "RECIPE": str(keep(scheme.document(band), f"recipe_{band.slot}")), "FIELD_NAMES": own}


class WeightsRun(QObject):
    """Runs once for a profile, or once for each band's recipe.

    Signals
    -------
    done
        The session has its new results.
    failed : text
        Why there is none.
    """

    done = pyqtSignal()
    failed = pyqtSignal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run = AlgorithmRun(self)
        self._run.done.connect(self._finished)
        self._run.failed.connect(self._stopped)
        self._todo: list[tuple[list[Band], dict[str, Any]]] = []
        self._scheme: Scheme | None = None

    def running(self) -> bool:
        """Say whether a run is under way."""
        return self._run.running()

    def start(self, scheme: Scheme, parameters: Mapping[str, Any]) -> None:
        """Compute the index of every band of a scheme; ends in `done` or `failed`."""
        self._scheme = scheme
        own = {**parameters, "OUTPUT": "TEMPORARY_OUTPUT"}
        try:
            if isinstance(scheme, RecipeScheme):
                self._todo = [([band], {**own, **_recipe(scheme, band, own["FIELD_NAMES"])}) for band in scheme.bands()]
            else:
                path = keep(scheme.document(scheme.bands()[0]), "profile")
                self._todo = [(scheme.bands(), {**own, "PROFILE": str(path), "CONTRIBUTIONS": True})]
        except InputError as error:
            self.failed.emit(told(error))
            return
        self._next()

    def _next(self) -> None:
        if self._scheme is None:
            return
        if not self._todo:
            self.done.emit()
            return
        self._run.start(f"{PROVIDER_ID}:{self._scheme.algorithm}", self._todo[0][1])

    def _finished(self, results: dict[str, Any]) -> None:
        bands, _ = self._todo.pop(0)
        layer = results.get("OUTPUT")
        if self._scheme is None or not isinstance(layer, QgsVectorLayer):
            self._stopped(translate("MedwayIsolation", "The index has made no layer."))
            return
        title = layer.name()
        for number, band in enumerate(reversed(bands)):
            # One layer for each band, so that both maps can be looked at side by side.
            own = layer if not number else layer.clone()
            own.setName(
                translate("MedwayIsolation", "{title}, {band}").format(
                    title=title, band=told(self._scheme.true_band(band).label())
                )
            )
            if number:
                QgsProject.instance().addMapLayer(own)
            found = next((index.results[band.slot] for index in indices(own)[::-1] if band.slot in index.results), None)
            if found is not None:
                choices.show(own, found.value_field, found.class_field)
            self._session.set_result(band, found)
        self._next()

    def _stopped(self, why: str) -> None:
        self._todo = []
        self.failed.emit(why)

    def stop(self) -> None:
        """Give up what is under way."""
        self._todo = []
        self._run.stop()
