"""One run of an algorithm: what it was given, asked in one word each, and who hears how it goes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from ..core import matrices
from ..core.faults import InputError
from ..core.files import check_folder
from ..core.official import Joined
from ..core.words import QT_TRANSLATE_NOOP, Phrase, language
from ..i18n import lookup, told
from ..layers import official_tables
from . import official, reading

Thing = TypeVar("Thing")
_OPTIONAL = Qgis.ProcessingParameterFlag.Optional
_ENDLESS = 1e300  # a parameter without a limit has one near the largest double


@dataclass(frozen=True)
class OfficialTable:
    """What an official file holds, and the table that algorithms read in its place."""

    joined: Joined
    layer: QgsVectorLayer


class Run:
    """The values of an algorithm's parameters, its layers, and what it says, from its start to its end.

    It ends as a `with` block does: who keeps it longer, a closure or the frames of an error, keeps neither context nor feedback
    alive. These are QGIS's to delete, and it crashes where Python does so later, or in another thread.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
        One whose parameters are defined.
    parameters, context, feedback
        As QGIS hands them over.
    """

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.algorithm = algorithm
        self.parameters = parameters
        self.context = context
        self.feedback = feedback
        self._official: dict[str, OfficialTable] = {}

    def __enter__(self) -> Run:
        return self

    def __exit__(self, *_: object) -> None:
        vars(self).clear()

    # Values

    def given(self, name: str) -> bool:
        """Return whether anything was given; dialogs hand over an empty QVariant for what was left empty on Qt 5."""
        value = self.parameters.get(name)
        return type(value) is not QVariant and value not in (None, "")

    def text(self, name: str) -> str:
        """Return a text or a field's name, empty where none was given."""
        return str(self.algorithm.parameterAsString(self.parameters, name, self.context) or "").strip()

    def texts(self, name: str) -> list[str]:
        """Return several of them."""
        return [str(text) for text in self.algorithm.parameterAsStrings(self.parameters, name, self.context)]

    def whole(self, name: str) -> int:
        """Return a whole number, within its limits as `number` is."""
        self.number(name)
        return int(self.algorithm.parameterAsInt(self.parameters, name, self.context))

    def number(self, name: str) -> float:
        """Return a number; 0 where an algorithm has no such parameter, or none was given where that may be.

        Raises
        ------
        InputError
            Where it is none, or outside the parameter's limits: QGIS lets the text NaN pass, and what an expression gives.
        """
        definition = self.algorithm.parameterDefinition(name)
        found = float(self.algorithm.parameterAsDouble(self.parameters, name, self.context))
        unasked = definition is None or (definition.flags() & _OPTIONAL and not self.given(name))
        if unasked or definition.minimum() <= found <= definition.maximum():
            return found
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{label} ({name}): {value} is no number within its limits, {limits}."),
            label=definition.description(),
            name=name,
            value=f"{found:g}",
            limits=_limits(definition.minimum(), definition.maximum()),
        )

    def yes(self, name: str) -> bool:
        """Return whether an option is on."""
        return bool(self.algorithm.parameterAsBool(self.parameters, name, self.context))

    def enum(self, name: str) -> int:
        """Return the number of what was chosen.

        Raises
        ------
        InputError
            Where there is no such choice: QGIS lets NaN pass, and makes any number of it.
        """
        return self._chosen(name, [self.algorithm.parameterAsEnum(self.parameters, name, self.context)])[0]

    def enums(self, name: str) -> list[int]:
        """Return the numbers of all that was chosen, as `enum` does."""
        return self._chosen(name, self.algorithm.parameterAsEnums(self.parameters, name, self.context))

    def _chosen(self, name: str, numbers: Iterable[int]) -> list[int]:
        definition, value = self.algorithm.parameterDefinition(name), self.parameters.get(name)
        options = range(len(definition.options()))
        chosen = [int(number) for number in numbers]
        endless = isinstance(value, float) and not math.isfinite(value)
        if endless or not set(chosen) <= set(options):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{label} ({name}): {value} is none of the choices. Give a number from 0 to {last}.",
                ),
                label=definition.description(),
                name=name,
                value=repr(value),
                last=options[-1],
            )
        return chosen

    def choice(self, name: str, options: Iterable[Thing]) -> Thing:
        """Return the one of `options`, which are in the parameter's order, that was chosen."""
        return tuple(options)[self.enum(name)]

    def matrix(self, name: str) -> list[str]:
        """Return a matrix as one flat list of texts; nothing where no cell is filled in. Rows may be lists of their own."""
        width = len(self.algorithm.parameterDefinition(name).headers())
        # A matrix that was not given comes as one NULL, which is false.
        cells = [
            str(cell).strip() if cell or cell == 0 else ""
            for cell in matrices.flat(self.algorithm.parameterAsMatrix(self.parameters, name, self.context), width)
        ]
        return cells if any(cells) else []

    # Layers and files: what must be there, and what is None where it was not given

    def source(self, name: str) -> QgsProcessingFeatureSource:
        """Return what features are read from.

        Raises
        ------
        InputError
            In QGIS's words, where there is none.
        """
        layer = self._layer(name)
        if name in self._official:
            source = reading.source_of(self._there(layer, name))
        else:
            source = self._there(self.algorithm.parameterAsSource(self.parameters, name, self.context), name)
        if layer is not None:
            reading.remember(source, layer, reading.is_part(self.parameters.get(name)))
        return source

    def optional_source(self, name: str) -> QgsProcessingFeatureSource | None:
        """Return what features are read from, as `source` does."""
        return self.source(name) if self.given(name) else None

    def sources(self, name: str, like: str) -> list[QgsProcessingFeatureSource]:
        """Return what features are read from of each of several layers, as that of one which the parameter `like` takes."""
        layers = self.algorithm.parameterAsLayerList(self.parameters, name, self.context) if self.given(name) else []
        each = [{**self.parameters, like: layer} for layer in layers]
        return [self._there(self.algorithm.parameterAsSource(one, like, self.context), name) for one in each]

    def layer(self, name: str) -> QgsVectorLayer:
        """Return a layer, also that of a source of which only some features are read.

        Raises
        ------
        InputError
            In QGIS's words, where there is none.
        """
        return self._there(self._layer(name), name)

    def optional_layer(self, name: str) -> QgsVectorLayer | None:
        """Return a layer as `layer` does."""
        return self.layer(name) if self.given(name) else None

    def folder(self, name: str) -> Path:
        """Return a folder."""
        return Path(self.algorithm.parameterAsString(self.parameters, name, self.context)).absolute()

    def file(self, name: str, what: str) -> Path:
        """Return where a file goes; `what` names it in messages.

        Raises
        ------
        InputError
            Before any work, where it could not be written.
        """
        path = Path(self.algorithm.parameterAsFileOutput(self.parameters, name, self.context))
        check_folder(path, what)
        return path

    def optional_file(self, name: str, what: str) -> Path | None:
        """Return where a file goes as `file` does."""
        return self.file(name, what) if self.given(name) else None

    def plain_layer(self, name: str) -> QgsVectorLayer | None:
        """Return the layer that was given as it is, None where there is none, such as a file that QGIS cannot open."""
        value = self.parameters.get(name)
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            value = value.source
        return self.algorithm.parameterAsVectorLayer({**self.parameters, name: value}, name, self.context)

    def _layer(self, name: str) -> QgsVectorLayer | None:
        official = self._official.get(name)
        return official.layer if official is not None else self.plain_layer(name)

    def read_official(self, name: str, beside: str = "", own: Sequence[str] = ()) -> None:
        """Read a table that was given as it was downloaded, and have its tidy table in its place from now on.

        Nothing happens where it is no official file, or has a field that was chosen: it is read as any table is.
        """
        joined = official.read(self, name, beside, own)
        if joined is not None:
            self._official[name] = OfficialTable(joined, official_tables.layer(joined, next(iter(joined.files))))

    def official(self, name: str) -> Joined | None:
        """Return what the official file holds that was given to a parameter, None where it is none."""
        found = self._official.get(name)
        return found.joined if found is not None else None

    def _there(self, found: Thing | None, name: str) -> Thing:
        if found is None:
            raise InputError(self.algorithm.invalidSourceError(self.parameters, name))
        return found

    # What the user hears, and says

    def info(self, text: str) -> None:
        """Say something in the language of QGIS, also while a page of another is made."""
        with language(None):
            self.feedback.pushInfo(told(text))

    def warn(self, *warnings: str) -> None:
        """Warn of something, as `info` does."""
        with language(None):
            for warning in warnings:
                self.feedback.pushWarning(told(warning))

    def language(self) -> AbstractContextManager[None]:
        """Tell texts in the language of LANGUAGE in a `with` block; in that of QGIS where none is chosen."""
        code = str(self.algorithm.parameterAsEnumString(self.parameters, "LANGUAGE", self.context))
        return language(lookup(code)) if code else nullcontext()

    def progress(self, share: float) -> None:
        """Say how much of the work is done, from 0 to 1, and stop where the user has cancelled."""
        self.feedback.setProgress(100.0 * share)
        self.stop_if_cancelled()

    def stop_if_cancelled(self) -> None:
        """Raise when the user has cancelled."""
        reading.stop_if_cancelled(self.feedback)


def _limits(least: float, most: float) -> str:
    if most < _ENDLESS:
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{least} to {most}"), least=f"{least:,.15g}", most=f"{most:,.15g}"
        )
    if least > -_ENDLESS:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{least} or more"), least=f"{least:,.15g}")
    return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "any that is finite"))
