"""The results' layers while weights move: coloured by classes that are in no field, and put back afterwards."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject

from ...cartography.choices import LiveColouring, StyleChoice
from ...core.arrays import Floats
from ...core.bands import Band
from ...layers import fields
from ...layers.recognise import ShownResult
from ..shared.session import Session


class LiveLayers(QObject):
    """Recolours the result of each band. What the layers showed before comes back when the project is saved."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._choice = session.style
        self._colourings: dict[str, tuple[ShownResult, LiveColouring]] = {}
        QgsProject.instance().writeProject.connect(self.put_back)

    def show(self, band: Band, codes: Iterable[str], quantile: Floats, number: int) -> bool:
        """Colour a band's result; returns False where there is no layer to colour."""
        result = self._session.result(band)
        if result is None or self._session.code_field not in result.layer().fields().names():
            return False
        layer = result.layer()
        known = self._colourings.get(band.key)
        if known is None or known[0] != result:
            self._put_back(band.key)
            for key, (other, _) in list(self._colourings.items()):
                if other.layer_id == result.layer_id:  # one layer for both bands shows one of them at a time
                    self._put_back(key)
            of = fields.describe(layer, result.class_field)
            known = (result, LiveColouring(layer, self._session.code_field, of, number, self._choice))
            self._colourings[band.key] = known
        return known[1].show(dict(zip(codes, quantile.tolist())))

    def set_choice(self, choice: StyleChoice) -> None:
        """Use another ramp and outline from the next change of a weight on; the classes are always the quantile's."""
        self.put_back()
        self._choice = choice

    def shown(self, band: Band) -> bool:
        """Say whether a band's layer shows live colours."""
        known = self._colourings.get(band.key)
        return known is not None and known[1].shown

    def put_back(self, *_document: object) -> None:
        """Show again what the layers showed before."""
        for key in list(self._colourings):
            self._put_back(key)

    def put_back_band(self, band: Band) -> None:
        """Show again what a band's layer showed before."""
        self._put_back(band.key)

    def _put_back(self, key: str) -> None:
        known = self._colourings.pop(key, None)
        if known is not None and known[0].optional_layer() is not None:
            known[1].put_back()

    def close_down(self) -> None:
        """Put everything back and hear no more of the project."""
        self.put_back()
        QgsProject.instance().writeProject.disconnect(self.put_back)
