"""The weights that are being edited, for each band, with undo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.bands import Band
from ...i18n import translate
from .schemes import Scheme

try:
    from qgis.PyQt.QtGui import QUndoCommand, QUndoStack
except ImportError:  # Qt 5; Qt 6 has moved them, and QGIS's own names do not follow
    from qgis.PyQt.QtWidgets import QUndoCommand, QUndoStack


class WeightSetting(NamedTuple):
    """A weight, whether its indicator counts, and whether its direction is the other one than in the file."""

    weight: float
    on: bool
    reversed: bool = False


Sets = dict[str, dict[str, WeightSetting]]  # by band key and field


class _Change(QUndoCommand):
    """From one state of the sets to another. Changes with the same `drag` number are one."""

    def __init__(self, sets: WeightSets, before: Sets, after: Sets, text: str, drag: int) -> None:
        super().__init__(text)
        self._sets, self._before, self.after, self._drag = sets, before, after, drag

    def id(self) -> int:
        return self._drag

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802
        self.after = other.after
        return True

    def redo(self) -> None:
        self._sets.put(self.after)

    def undo(self) -> None:
        self._sets.put(self._before)


class WeightSets(QObject):
    """The sets of both bands.

    Signals
    -------
    changed : set of str
        Keys of the bands in which something is other than before.
    """

    changed = pyqtSignal(set)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.linked = False
        self.undo = QUndoStack(self)
        self.undo.setUndoLimit(200)
        self._sets: Sets = {}
        self._own: Sets = {}
        self._drag = 0

    def begin(self, scheme: Scheme) -> None:
        """Take up the weights of a scheme; nothing can be undone yet."""
        self._own = {
            band.key: {one.field: WeightSetting(one.weight, True) for one in scheme.indicators(band)}
            for band in scheme.bands()
        }
        self._sets = {key: dict(settings) for key, settings in self._own.items()}
        self.undo.clear()
        self.changed.emit(set(self._sets))

    def setting(self, band: Band, field: str) -> WeightSetting:
        """Return a weight and its switch."""
        return self._sets[band.key][field]

    def weights(self, band: Band) -> dict[str, float]:
        """Return the weights by field; what is switched off weighs 0."""
        return {field: one.weight if one.on else 0.0 for field, one in self._sets.get(band.key, {}).items()}

    def reversed(self, band: Band) -> frozenset[str]:
        """Return what has another direction than in the file."""
        return frozenset(field for field, one in self._sets.get(band.key, {}).items() if one.reversed)

    def edited(self) -> bool:
        """Say whether anything is other than in the file."""
        return self._sets != self._own

    def set(self, band: Band, field: str, setting: WeightSetting, drag: bool = False) -> None:
        """Change one weight, and the other band's weight of the same field where the bands are linked."""
        after = {key: dict(settings) for key, settings in self._sets.items()}
        for key, settings in after.items():
            if field in settings and (key == band.key or self.linked):
                settings[field] = setting
        self._push(after, translate("MedwayIsolation", "change a weight"), drag)

    def reset(self) -> None:
        """Go back to the weights of the file; this can be undone."""
        self._push(
            {key: dict(settings) for key, settings in self._own.items()},
            translate("MedwayIsolation", "reset the weights"),
        )

    def end_drag(self) -> None:
        """Let the next change be a step of its own."""
        self._drag += 1

    def _push(self, after: Sets, text: str, drag: bool = False) -> None:
        if after != self._sets:
            self.undo.push(_Change(self, self._sets, after, text, self._drag if drag else -1))

    def put(self, sets: Sets) -> None:
        """Take up a state without a step in the history."""
        changed = {key for key in sets if sets[key] != self._sets.get(key)}
        self._sets = sets
        if changed:
            self.changed.emit(changed)

    def state(self) -> dict[str, Any]:
        """Return the sets as plain JSON values."""
        return {key: {field: list(one) for field, one in settings.items()} for key, settings in self._sets.items()}

    def restore(self, state: object) -> None:
        """Take up remembered weights; fields that the scheme does not have, and values of a wrong kind, are ignored."""
        after = {key: dict(settings) for key, settings in self._sets.items()}
        for key, settings in state.items() if isinstance(state, Mapping) else ():
            for field, value in settings.items() if isinstance(settings, Mapping) else ():
                if field in after.get(key, {}) and _is_setting(value):
                    after[key][field] = WeightSetting(float(value[0]), *value[1:])
        self.put(after)


def _is_setting(value: object) -> bool:
    if not isinstance(value, list) or len(value) not in (2, 3) or not all(isinstance(one, bool) for one in value[1:]):
        return False
    weight = value[0]
    return isinstance(weight, (int, float)) and not isinstance(weight, bool) and 0 <= weight <= 1e6
